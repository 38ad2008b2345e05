//! The panel's own settings: looks, keys, names for groups, and forgetting everything.

mod group_names;

use leptos::prelude::*;

use crate::components::Title;
use crate::messages::common::CANCEL;
use crate::messages::settings as words;
use crate::state::{Density, Preferences, Theme};
use crate::ui::{Button, ButtonKind, Card, Checkbox, Dialog, PageHeading, RadioCards, RadioOption};

use group_names::GroupNamesCard;

/// The page of the settings.
#[component]
pub fn SettingsPage(
    /// The keys and what they do.
    keys: ViewFn,
    /// Forgets everything.
    on_forget: Callback<()>,
) -> impl IntoView {
    view! {
        <Title text=words::TITLE />
        <PageHeading title=words::TITLE subtitle=|| words::ABOUT />
        <div class="settings">
            <Looks />
            <Card title=words::KEYS description=words::KEYS_TEXT>
                {keys.run()}
                <SingleKeys />
            </Card>
            <GroupNamesCard />
            <Forget on_forget />
        </div>
    }
    .into_any()
}

#[component]
fn Looks() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let themes = vec![
        RadioOption::new(Theme::System.as_str(), words::SYSTEM, words::SYSTEM_MEANING),
        RadioOption::new(Theme::Light.as_str(), words::LIGHT, words::LIGHT_MEANING),
        RadioOption::new(Theme::Dark.as_str(), words::DARK, words::DARK_MEANING),
    ];
    let densities = vec![
        RadioOption::new(
            Density::Comfortable.as_str(),
            words::COMFORTABLE,
            words::COMFORTABLE_MEANING,
        ),
        RadioOption::new(
            Density::Compact.as_str(),
            words::COMPACT,
            words::COMPACT_MEANING,
        ),
    ];
    let set_theme = move |text: String| {
        if let Some(theme) = Theme::parse(&text) {
            preferences.set_theme(theme);
        }
    };
    let set_density = move |text: String| {
        if let Some(density) = Density::parse(&text) {
            preferences.set_density(density);
        }
    };
    view! {
        <Card title=words::LOOKS description=words::LOOKS_TEXT>
            <RadioCards
                id="theme"
                label=words::THEME
                value=Signal::derive(move || preferences.theme().as_str().to_owned())
                on_change=set_theme
                options=themes
            />
            <RadioCards
                id="density"
                label=words::DENSITY
                value=Signal::derive(move || preferences.density().as_str().to_owned())
                on_change=set_density
                options=densities
            />
        </Card>
    }
}

#[component]
fn SingleKeys() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    view! {
        <Checkbox
            id="single-keys"
            label=words::SINGLE_KEYS
            hint=words::SINGLE_KEYS_HINT
            checked=Signal::derive(move || preferences.single_keys())
            on_change=move |on| preferences.set_single_keys(on)
        />
    }
}

#[component]
fn Forget(on_forget: Callback<()>) -> impl IntoView {
    let asking = RwSignal::new(false);
    let forget = move |_| {
        asking.set(false);
        on_forget.run(());
    };
    let footer = move || {
        view! {
            <Button attr:autofocus=true on:click=move |_| asking.set(false)>{CANCEL}</Button>
            <Button kind=ButtonKind::Danger on:click=forget>{words::FORGET}</Button>
        }
    };
    view! {
        <Card title=words::FORGET description=words::FORGET_TEXT>
            <p class="muted">{words::FORGET_WHAT}</p>
            <div class="cluster">
                <Button kind=ButtonKind::Danger on:click=move |_| asking.set(true)>{words::FORGET} " …"</Button>
            </div>
        </Card>
        <Dialog open=asking title=words::FORGET_TITLE danger=true footer=ViewFn::from(footer)>
            <p>{words::FORGET_WHAT}</p>
        </Dialog>
    }
}
