//! The doors: the demo workspace, signing in, and an access token.

mod license;
mod settings;

use leptos::prelude::*;

use crate::components::Title;
use crate::messages::config;
use crate::messages::connect as words;
use crate::state::{Bots, Config, Session, SignIn, Suggestions};
use crate::ui::{Button, ButtonKind, Icon, IconName, Notice, PageHeading, Tone};
use license::LicenseDoors;

/// The page where one connects.
#[component]
pub fn ConnectPage() -> impl IntoView {
    let presets = Config::load();
    let problem = presets.problem.map(|problem| {
        view! {
            <Notice tone=Tone::Warning title=config::TITLE live=true>
                <p>{problem} " " {config::INSTEAD}</p>
            </Notice>
        }
    });
    view! {
        <Title text=words::CONNECT />
        <div class="connect">
            <div class="connect__hero">
                <span class="brand__mark"><Icon name=IconName::Bot /></span>
                <PageHeading title=words::HEADING />
                <p>
                    {words::INTRODUCTION}
                </p>
            </div>
            {problem}
            <div class="connect__doors">
                {presets.demo.then(|| view! { <DemoDoor /> })}
                <LicenseDoors presets=presets.settings />
            </div>
            <p class="connect__foot">
                {words::NO_SERVER}
            </p>
        </div>
    }
}

#[component]
fn DemoDoor() -> impl IntoView {
    let session = expect_context::<Session>();
    let sign_in = expect_context::<SignIn>();
    let bots = expect_context::<Bots>();
    let suggestions = expect_context::<Suggestions>();
    let open = move |_| {
        bots.clear();
        suggestions.clear();
        sign_in.dismiss();
        session.open_demo();
    };
    view! {
        <section class="connect__door connect__door--demo" aria-labelledby="door-demo">
            <h2 class="connect__door-title" id="door-demo">
                <Icon name=IconName::Play large=true />
                {words::DEMO}
            </h2>
            <p class="connect__door-text">
                {words::DEMO_MEANS}
            </p>
            <ul class="connect__points">
                <Point>{words::DEMO_CHANGE}</Point>
                <Point>{words::DEMO_CREATE}</Point>
                <Point>
                    {words::DEMO_RENAME_TO} <code>"sandbox:internal"</code> {words::DEMO_TO_SEE}
                </Point>
            </ul>
            <Button kind=ButtonKind::Primary on:click=open>{words::OPEN_DEMO}</Button>
        </section>
    }
}

/// One thing to try in the demo.
#[component]
fn Point(children: Children) -> impl IntoView {
    view! {
        <li>
            <Icon name=IconName::Check />
            <span>{children()}</span>
        </li>
    }
}
