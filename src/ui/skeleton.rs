//! What stands where something is still loading, in the size of what will come.

use leptos::prelude::*;

use crate::messages::ui as words;

/// Lines of text that are still loading.
#[component]
pub fn Skeleton(
    /// How many lines.
    #[prop(default = 1)]
    lines: usize,
    /// What is announced.
    #[prop(default = words::LOADING.into(), into)]
    label: String,
) -> impl IntoView {
    view! {
        <div class="skeleton" role="status">
            <span class="visually-hidden">{label}</span>
            {bars(lines)}
        </div>
    }
}

/// A word or two that weren't read yet. It announces nothing by itself, since there may be many.
#[component]
pub fn SkeletonBar() -> impl IntoView {
    view! { <span class="skeleton skeleton--inline" role="img" aria-label=words::NOT_READ></span> }
}

/// A table that is still loading.
#[component]
pub fn SkeletonTable(
    /// How many rows.
    rows: usize,
    /// How many columns.
    columns: usize,
    /// What is announced.
    #[prop(default = words::LOADING.into(), into)]
    label: String,
) -> impl IntoView {
    let row =
        || view! { <div class="skeleton-table__row" aria-hidden="true">{bars(columns)}</div> };
    view! {
        <div class="skeleton-table" role="status">
            <span class="visually-hidden">{label}</span>
            {(0..rows).map(|_| row()).collect_view()}
        </div>
    }
}

fn bars(count: usize) -> impl IntoView {
    (0..count)
        .map(|_| view! { <span class="skeleton__bar" aria-hidden="true"></span> })
        .collect_view()
}
