//! What stands at a URL that isn't one of the panel's.

use leptos::prelude::*;

use crate::components::Title;
use crate::paths;
use crate::ui::{ButtonKind, EmptyState, IconName, LinkButton, PageHeading};

/// Says so, and offers the list.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    let actions = || {
        view! {
            <LinkButton kind=ButtonKind::Primary href=paths::bots("")>"Go to the bot agents"</LinkButton>
        }
    };
    view! {
        <Title text="Page not found" />
        <PageHeading title="Page not found" />
        <EmptyState icon=IconName::Search title="There is nothing at this address" actions=ViewFn::from(actions)>
            <p>"The link may be incomplete or out of date."</p>
        </EmptyState>
    }
}
