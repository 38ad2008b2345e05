//! Buttons, and links that look like one.
//!
//! Handlers are spread on at the call site: `<Button on:click=save>"Save"</Button>`.

use leptos::{ev, prelude::*};

use super::{Icon, IconName, live, live_if};

/// How much weight a button has.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum ButtonKind {
    /// The one main action of a view.
    Primary,
    /// Any other action.
    #[default]
    Secondary,
    /// An action beside content, without a border.
    Ghost,
    /// Destroys something.
    Danger,
}

impl ButtonKind {
    fn class(self) -> &'static str {
        match self {
            Self::Primary => "button button--primary",
            Self::Secondary => "button button--secondary",
            Self::Ghost => "button button--ghost",
            Self::Danger => "button button--danger",
        }
    }
}

/// A button. While busy it keeps its place, width and focus, and swallows clicks and submits.
#[component]
pub fn Button(
    /// Its weight.
    #[prop(optional)]
    kind: ButtonKind,
    /// An icon before the text.
    #[prop(optional, into)]
    icon: Option<IconName>,
    /// Whether the action is under way.
    #[prop(optional, into)]
    busy: Signal<bool>,
    /// Whether the action is unavailable.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Whether it submits the form that it is in.
    #[prop(optional)]
    submit: bool,
    /// Draws it smaller, for use inside a table or a card.
    #[prop(optional)]
    small: bool,
    /// The text.
    children: Children,
) -> impl IntoView {
    // Listening in the capture phase puts this before every handler spread on at the call site.
    let swallow = move |event: ev::MouseEvent| {
        if busy.get_untracked() {
            event.prevent_default();
            event.stop_immediate_propagation();
        }
    };
    let spinner = || view! { <span class="button__spinner" aria-hidden="true"></span> }.into_any();
    view! {
        <button
            type=if submit { "submit" } else { "button" }
            class=kind.class()
            class:button--small=small
            disabled=disabled
            aria-busy=move || busy.get().then_some("true")
            on:click:capture=swallow
        >
            {icon.map(|name| view! { <Icon name /> })}
            <span class="button__label">{children()}</span>
            {live_if(move || busy.get().then(spinner))}
        </button>
    }
}

/// A square button that shows only an icon.
#[component]
pub fn IconButton(
    /// The icon; it may change without the button losing the focus.
    #[prop(into)]
    icon: Signal<IconName>,
    /// What it does: its accessible name, also shown as a tooltip.
    #[prop(into)]
    label: Signal<String>,
    /// Whether the action is unavailable.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    view! {
        <button type="button" class="icon-button" aria-label=label title=label disabled=disabled>
            {live(move || view! { <Icon name=icon.get() /> }.into_any())}
        </button>
    }
}

/// A link that looks like a button, for going somewhere.
#[component]
pub fn LinkButton(
    /// Where it goes.
    #[prop(into)]
    href: String,
    /// Its weight.
    #[prop(optional)]
    kind: ButtonKind,
    /// An icon before the text.
    #[prop(optional, into)]
    icon: Option<IconName>,
    /// The text.
    children: Children,
) -> impl IntoView {
    view! {
        <a href=href class=kind.class()>
            {icon.map(|name| view! { <Icon name /> })}
            <span class="button__label">{children()}</span>
        </a>
    }
}
