//! The table of data. Up to 640 px wide its rows turn into cards, each cell labelled by its
//! `data-label`.

use std::cell::Cell;
use std::rc::Rc;

use leptos::{ev, html, prelude::*};

use super::{Icon, IconName, id::unique_id, live};
use crate::event::has_shift;

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
    /// How many rows there are with the heads, if not all of them are in the page.
    #[prop(optional, into)]
    row_count: Option<Signal<usize>>,
    /// The table itself, for whoever measures it.
    #[prop(optional)]
    table: NodeRef<html::Table>,
    /// The `thead` and `tbody`.
    children: Children,
) -> impl IntoView {
    let id = unique_id("table");
    view! {
        <div class="data-table" class:data-table--scrolls=scrolls role="region" aria-labelledby=id.clone() tabindex="0">
            <table
                class="data-table__table"
                node_ref=table
                aria-rowcount=move || row_count.map(|count| count.get().to_string())
            >
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
                {live(move || view! { <Icon name=icon() /> }.into_any())}
            </button>
        </th>
    }
}

/// How a box to select rows was pressed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct SelectPress {
    /// Whether it is ticked now.
    pub selected: bool,
    /// Whether everything from the last press to here is meant, as with Shift.
    pub range: bool,
}

/// A box that selects a row, or all rows.
#[component]
pub fn SelectBox(
    /// What it selects.
    #[prop(into)]
    label: Signal<String>,
    /// Whether it is selected.
    #[prop(into)]
    selected: Signal<bool>,
    /// Whether only a part of it is.
    #[prop(optional, into)]
    partly: Signal<bool>,
    /// It was pressed.
    #[prop(into)]
    on_press: Callback<SelectPress>,
) -> impl IntoView {
    // Firefox doesn't tell Shift with a click that a key made.
    let key_had_shift = Rc::new(Cell::new(false));
    let note_shift = {
        let key_had_shift = key_had_shift.clone();
        move |event: ev::KeyboardEvent| key_had_shift.set(has_shift(&event))
    };
    let press = move |event: ev::MouseEvent| {
        on_press.run(SelectPress {
            selected: event_target_checked(&event),
            range: key_had_shift.take() || event.shift_key(),
        });
    };
    view! {
        <input
            type="checkbox"
            class="checkbox__control"
            aria-label=label
            prop:checked=selected
            prop:indeterminate=partly
            on:keydown=note_shift
            on:click=press
        />
    }
}
