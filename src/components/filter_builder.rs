//! The filters of an action: as rows to fill in, or as JSON, with what they mean in English.

mod cell;
mod json;
mod property;
mod row;
mod row_select;
mod rows;
mod suggest;
mod values;

use leptos::{ev, prelude::*};

use crate::event::Shortcut;
use crate::filter;
use crate::messages::filter_builder as words;
use crate::state::draft::{FiltersDraft, FiltersView};
use crate::ui::{Icon, IconButton, IconName, Segmented, SelectOption, rescue_focus_to};

pub use cell::FiltersCell;
use json::JsonEditor;
use rows::Rows;

/// The keys of the two views in their switch.
const ROWS: &str = "rows";
const JSON: &str = "json";

/// The builder of one action's filters.
#[component]
pub fn FilterBuilder(
    /// Where the filters are.
    cell: FiltersCell,
) -> impl IntoView {
    let view_kind = Memo::new(move |_| cell.watch(FiltersDraft::view));
    let title_id = cell.id("filters-title");
    let labelled_by = title_id.clone();
    view! {
        <section class="filter-builder" aria-labelledby=labelled_by on:keydown=move |event| undo_key(cell, &event)>
            <div class="filter-builder__head">
                <h5 class="filter-builder__title" id=title_id>{words::FILTERS}</h5>
                <HistoryButtons cell />
                <Segmented
                    label=words::SHOW_AS
                    value=Signal::derive(move || view_key(view_kind.get()).to_owned())
                    on_change=move |key: String| {
                        let view = if key == JSON { FiltersView::Json } else { FiltersView::Rows };
                        cell.edit(|filters| filters.set_view(view));
                    }
                    options=vec![SelectOption::new(ROWS, words::VISUAL), SelectOption::new(JSON, words::JSON)]
                />
            </div>
            <Rows cell />
            <Show when=move || view_kind.get() == FiltersView::Json>
                <JsonEditor cell />
            </Show>
            <Meaning cell />
        </section>
    }
}

fn view_key(view: FiltersView) -> &'static str {
    match view {
        FiltersView::Rows => ROWS,
        FiltersView::Json => JSON,
    }
}

#[component]
fn HistoryButtons(cell: FiltersCell) -> impl IntoView {
    let undo_off = Signal::derive(move || cell.locked.get() || !cell.watch(FiltersDraft::can_undo));
    let redo_off = Signal::derive(move || cell.locked.get() || !cell.watch(FiltersDraft::can_redo));
    view! {
        <div class="filter-builder__history">
            <IconButton
                icon=IconName::Undo
                label=words::UNDO
                disabled=undo_off
                on:click=move |_| take_step(cell, FiltersDraft::undo)
            />
            <IconButton
                icon=IconName::Redo
                label=words::REDO
                disabled=redo_off
                on:click=move |_| take_step(cell, FiltersDraft::redo)
            />
        </div>
    }
}

/// Undo and redo by their usual keys, wherever in the rows the person is. A text area keeps its own.
fn undo_key(cell: FiltersCell, event: &ev::KeyboardEvent) {
    let in_rows = cell.read(FiltersDraft::view) == FiltersView::Rows;
    if let Some(step) = history_step(event)
        && in_rows
        && !cell.locked.get_untracked()
    {
        event.prevent_default();
        take_step(cell, step);
    }
}

/// What the usual keys for undo and redo ask for; nothing for any other key.
fn history_step(event: &ev::KeyboardEvent) -> Option<fn(&mut FiltersDraft)> {
    let shortcut = Shortcut::of(event)?;
    match (shortcut.letter, shortcut.shift) {
        ('z', false) => Some(FiltersDraft::undo),
        ('z', true) | ('y', false) => Some(FiltersDraft::redo),
        _ => None,
    }
}

/// Undoes or redoes. The row that has the focus may go with it, and its button be off after it.
fn take_step(cell: FiltersCell, step: fn(&mut FiltersDraft)) {
    cell.edit(step);
    rescue_focus_to(cell.id("filters"));
}

/// When the webhook is sent, in English, and what is doubtful about the filters as a whole.
#[component]
fn Meaning(cell: FiltersCell) -> impl IntoView {
    let sentence = Memo::new(move |_| {
        cell.watch(|filters| {
            let readable = filters.unreadable().is_none();
            readable.then(|| filters.filter().explain_without(&filters.unfinished()))
        })
    });
    let action = cell.action();
    let warnings = Memo::new(move |_| {
        cell.watch(|filters| {
            let warnings = filter::warnings(&action, filters.filter());
            let json = filters.view() == FiltersView::Json;
            // In the rows, each row has its own.
            let shown = warnings
                .iter()
                .filter(|warning| json || warning.clause().is_none());
            each_once(shown.map(ToString::to_string))
        })
    });
    view! {
        <p class="filter-builder__sentence">{sentence}</p>
        <Show when=move || !warnings.with(Vec::is_empty)>
            <ul class="filter-notes">
                <For each=move || warnings.get() key=Clone::clone let:text>
                    <Note warning=true text />
                </For>
            </ul>
        </Show>
    }
}

/// Texts without those that were there before: a list on the page can't hold the same twice.
fn each_once(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut distinct = Vec::new();
    for text in texts {
        if !distinct.contains(&text) {
            distinct.push(text);
        }
    }
    distinct
}

/// A line about a row: what is wrong with it, or doubtful.
#[component]
fn Note(
    /// Whether it is only doubtful.
    warning: bool,
    /// What.
    text: String,
) -> impl IntoView {
    let icon = if warning {
        IconName::Warning
    } else {
        IconName::Error
    };
    view! {
        <li class="filter-notes__item" class:filter-notes__item--warning=warning>
            <Icon name=icon />
            <span>{text}</span>
        </li>
    }
}
