//! What stands at a URL that isn't one of the panel's.

use leptos::prelude::*;

use crate::components::Title;
use crate::messages::connect as words;
use crate::paths;
use crate::state::Bots;
use crate::ui::{ButtonKind, EmptyState, IconName, LinkButton, PageHeading};

/// Says so, and offers the list.
#[component]
pub fn NotFoundPage() -> impl IntoView {
    let bots = expect_context::<Bots>();
    let actions = move || {
        view! {
            <LinkButton kind=ButtonKind::Primary href=paths::bots(&bots.last_query())>{words::GO_TO_BOTS}</LinkButton>
        }
    };
    view! {
        <Title text=words::NOT_FOUND />
        <PageHeading title=words::NOT_FOUND />
        <EmptyState icon=IconName::Search title=words::NOTHING_HERE actions=ViewFn::from(actions)>
            <p>{words::LINK_MAY_BE_OLD}</p>
        </EmptyState>
    }
}
