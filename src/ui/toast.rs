//! Short messages about what was just done, in a corner of the window.

use leptos::prelude::*;

use super::{Icon, IconButton, IconName, Tone, keyed};
use crate::messages::ui as words;

/// One toast.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ToastItem {
    /// Unique among all toasts of the session.
    pub id: u64,
    /// How it is meant.
    pub tone: Tone,
    /// What happened.
    pub text: String,
}

/// Shows the toasts and announces each. It must always be in the document: a live region that comes
/// together with its text is not announced.
#[component]
pub fn ToastRegion(
    /// The toasts, oldest first.
    #[prop(into)]
    toasts: Signal<Vec<ToastItem>>,
    /// Asks to take away the toast with this id.
    #[prop(into)]
    on_dismiss: Callback<u64>,
) -> impl IntoView {
    let toast = move |ToastItem { id, tone, text }| {
        view! {
            <div class=format!("toast toast--{}", tone.modifier())>
                <Icon name=tone.icon() />
                <p class="toast__text">{text}</p>
                <IconButton icon=IconName::Close label=words::DISMISS on:click=move |_| on_dismiss.run(id) />
            </div>
        }
        .into_any()
    };
    view! {
        <section class="toast-region" aria-label=words::NOTIFICATIONS>
            <div class="toast-region__list" role="status" aria-live="polite" aria-atomic="false">
                {keyed(move || toasts.get(), |item| item.id.to_string(), toast)}
            </div>
        </section>
    }
}
