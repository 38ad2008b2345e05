//! The doors: the demo workspace, signing in, and an access token.

mod license;
mod settings;

use leptos::prelude::*;

use crate::components::Title;
use crate::messages::config as words;
use crate::state::{Bots, Config, Session, SignIn, Suggestions};
use crate::ui::{Button, ButtonKind, Icon, IconName, Notice, PageHeading, Tone};
use license::LicenseDoors;

/// The page where one connects.
#[component]
pub fn ConnectPage() -> impl IntoView {
    let config = expect_context::<Config>();
    let problem = config.problem.map(|problem| {
        view! {
            <Notice tone=Tone::Warning title=words::TITLE live=true>
                <p>{problem} " " {words::INSTEAD}</p>
            </Notice>
        }
    });
    view! {
        <Title text="Connect" />
        <div class="connect">
            <div class="connect__hero">
                <span class="brand__mark"><Icon name=IconName::Bot /></span>
                <PageHeading title="Manage your bot agents" />
                <p>
                    "See which bots take chats, change how chats reach them, and set up their webhooks."
                </p>
            </div>
            {problem}
            <div class="connect__doors">
                {config.demo.then(|| view! { <DemoDoor /> })}
                <LicenseDoors />
            </div>
            <p class="connect__foot">
                "The panel has no server of its own: requests go straight from this browser to the API."
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
                "Demo workspace"
            </h2>
            <p class="connect__door-text">
                "Twelve bot agents that live in this browser. Change and break what you like: nothing leaves this page, and one button puts everything back."
            </p>
            <ul class="connect__points">
                <Point>"Change a status, a group or a webhook, and see the exact request first."</Point>
                <Point>"Create and remove bot agents, and look at those of another application."</Point>
                <Point>
                    "Rename one to " <code>"sandbox:internal"</code> " to see what happens when the API fails."
                </Point>
            </ul>
            <Button kind=ButtonKind::Primary on:click=open>"Open the demo"</Button>
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
