//! A short mark beside something.

use leptos::prelude::*;

use super::{Icon, IconName, Tone};

/// A word or two in a tinted frame.
#[component]
pub fn Badge(
    /// How it is meant.
    #[prop(optional)]
    tone: Tone,
    /// An icon before the text.
    #[prop(optional, into)]
    icon: Option<IconName>,
    /// The text.
    children: Children,
) -> impl IntoView {
    view! {
        <span class=format!("badge badge--{}", tone.modifier())>
            {icon.map(|name| view! { <Icon name /> })}
            <span>{children()}</span>
        </span>
    }
}
