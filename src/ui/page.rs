//! The heading of a page, and the card that holds one part of it.

use leptos::prelude::*;

use super::{effect, focus::focus_heading, id::unique_id};

/// The heading of a page. It takes the focus when the page appears, so that a screen reader says
/// where one is and Tab goes on from the top.
#[component]
pub fn PageHeading(
    /// The heading.
    #[prop(into)]
    title: Signal<String>,
    /// A line below the heading.
    #[prop(optional, into)]
    subtitle: Option<ViewFn>,
    /// The page's actions, at the end of the line.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    effect(focus_heading);
    view! {
        <div class="page-heading">
            <div class="page-heading__text">
                <h1 class="page-heading__title" tabindex="-1">{title}</h1>
                {subtitle.map(|subtitle| view! { <div class="page-heading__subtitle">{subtitle.run()}</div> })}
            </div>
            {children.map(|actions| view! { <div class="page-heading__actions">{actions()}</div> })}
        </div>
    }
}

/// A part of a page. With a description, its heading stands beside the content where there is room.
#[component]
pub fn Card(
    /// The heading.
    #[prop(optional, into)]
    title: Option<String>,
    /// What the part is for.
    #[prop(optional, into)]
    description: Option<String>,
    /// The id of the section.
    #[prop(optional, into)]
    id: Option<String>,
    /// The content.
    children: Children,
) -> impl IntoView {
    let heading_id = title.is_some().then(|| unique_id("card"));
    let split = description.is_some();
    let head = title.map(|title| {
        view! {
            <div class="card__head">
                <h2 class="card__title" id=heading_id.clone()>{title}</h2>
                {description.map(|text| view! { <p class="card__description">{text}</p> })}
            </div>
        }
    });
    view! {
        <section class="card" class:card--split=split id=id aria-labelledby=heading_id>
            {head}
            <div class="card__body">{children()}</div>
        </section>
    }
}
