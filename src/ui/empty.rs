//! What stands where there is nothing to list.

use leptos::prelude::*;

use super::{Icon, IconName};

/// Says why there is nothing here, and what to do next.
#[component]
pub fn EmptyState(
    /// A picture of what would be here.
    icon: IconName,
    /// What there isn't.
    #[prop(into)]
    title: String,
    /// Why, and what to do.
    children: Children,
    /// Buttons or links for the next step.
    #[prop(optional, into)]
    actions: Option<ViewFn>,
) -> impl IntoView {
    view! {
        <div class="empty-state">
            <span class="empty-state__icon"><Icon name=icon large=true /></span>
            <h2 class="empty-state__title">{title}</h2>
            <div class="empty-state__text">{children()}</div>
            {actions.map(|actions| view! { <div class="empty-state__actions">{actions.run()}</div> })}
        </div>
    }
}
