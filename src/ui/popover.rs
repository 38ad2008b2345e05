//! A small button that unfolds a little more beside it.
//!
//! A native popover, as the menu is: it lies in the top layer and closes on Esc and on a press elsewhere.

use leptos::prelude::*;

use super::id::unique_id;

/// A button with more behind it.
#[component]
pub fn Popover(
    /// What the button shows, such as `+2`.
    #[prop(into)]
    text: String,
    /// What is behind it, for those who can't see what it stands beside.
    #[prop(into)]
    label: Signal<String>,
    /// What unfolds.
    children: Children,
) -> impl IntoView {
    let id = unique_id("popover");
    view! {
        <button type="button" class="popover-button" aria-label=label title=label popovertarget=id.clone()>
            {text}
        </button>
        <div class="menu popover" id=id popover="auto">{children()}</div>
    }
}
