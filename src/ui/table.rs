//! The table of data. Up to 640 px wide its rows turn into cards, each cell labelled by its
//! `data-label`.

use leptos::prelude::*;

use super::{Icon, IconName, id::unique_id};

/// Which way a column is sorted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SortDirection {
    /// Smallest first.
    Ascending,
    /// Largest first.
    Descending,
}

/// A table in a frame that scrolls when there is no room.
#[component]
pub fn DataTable(
    /// What the table lists, for screen readers.
    #[prop(into)]
    caption: Signal<String>,
    /// Scrolls where there is no room, instead of turning rows into cards.
    #[prop(optional)]
    scrolls: bool,
    /// The `thead` and `tbody`.
    children: Children,
) -> impl IntoView {
    let id = unique_id("table");
    view! {
        <div class="data-table" class:data-table--scrolls=scrolls role="region" aria-labelledby=id.clone() tabindex="0">
            <table class="data-table__table">
                <caption class="visually-hidden" id=id.clone()>{caption}</caption>
                {children()}
            </table>
        </div>
    }
}

/// The heading of a column that can be sorted by.
#[component]
pub fn SortHeader(
    /// The heading.
    #[prop(into)]
    label: String,
    /// Which way the column is sorted now, if it is.
    #[prop(into)]
    direction: Signal<Option<SortDirection>>,
    /// Asks to sort by this column, or the other way round.
    #[prop(into)]
    on_sort: Callback<()>,
) -> impl IntoView {
    let aria_sort = move || match direction.get() {
        Some(SortDirection::Ascending) => "ascending",
        Some(SortDirection::Descending) => "descending",
        None => "none",
    };
    let icon = move || match direction.get() {
        Some(SortDirection::Ascending) => IconName::SortUp,
        Some(SortDirection::Descending) => IconName::SortDown,
        None => IconName::Sort,
    };
    view! {
        <th scope="col" aria-sort=aria_sort>
            <button type="button" class="sort-button" on:click=move |_| on_sort.run(())>
                <span>{label}</span>
                {move || view! { <Icon name=icon() /> }}
            </button>
        </th>
    }
}
