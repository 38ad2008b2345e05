//! A message that stays in the page, beside what it is about.

use leptos::prelude::*;

use super::{Icon, Tone};

/// A message with an icon, an optional title and optional actions.
#[component]
pub fn Notice(
    /// How it is meant.
    #[prop(optional)]
    tone: Tone,
    /// What happened, in a few words.
    #[prop(optional, into)]
    title: Option<String>,
    /// Announces it when it appears: at once if it is a warning or worse, else when convenient.
    #[prop(optional)]
    live: bool,
    /// What was kept, and what to do.
    children: Children,
    /// Buttons or links below.
    #[prop(optional, into)]
    actions: Option<ViewFn>,
) -> impl IntoView {
    let role = live.then_some(if tone.is_urgent() { "alert" } else { "status" });
    view! {
        <div class=format!("notice notice--{}", tone.modifier()) role=role>
            <Icon name=tone.icon() />
            <div class="notice__content">
                {title.map(|title| view! { <p class="notice__title">{title}</p> })}
                <div class="notice__text">{children()}</div>
                {actions.map(|actions| view! { <div class="notice__actions">{actions.run()}</div> })}
            </div>
        </div>
    }
}
