//! The line above the table: how many bots there are, how many are selected, what can be done with them,
//! and the work that goes on while its dialog is closed.

use leptos::prelude::*;

use super::bulk::progress::ProgressBar;
use super::bulk::{BulkWork, Kind};
use super::parts;
use super::selecting::Selecting;
use crate::messages::bulk as words;
use crate::messages::export::EXPORT;
use crate::model::BotId;
use crate::state::{Bots, Bulk, Session};
use crate::ui::{Bar, Button, ButtonKind, lazy_when, rescue_focus, tell_of_bar};

/// Counts, and acts on what is selected.
#[component]
pub fn BulkBar(
    /// What is shown and what is selected.
    selecting: Selecting,
    /// The work on many bots.
    work: BulkWork,
    /// Takes the bots that the person wants as a file.
    export: RwSignal<Option<Vec<BotId>>>,
    /// How many bots there are to see.
    count: Signal<String>,
) -> impl IntoView {
    let selected = Memo::new(move |_| selecting.count());
    let hidden = Memo::new(move |_| selecting.hidden());
    let said = move || match (selected.get(), hidden.get()) {
        (0, _) => String::new(),
        (selected, 0) => words::selected(selected),
        (selected, hidden) => words::selected_with_hidden(selected, hidden),
    };
    let has_selection = Memo::new(move |_| selected.get() > 0);
    let is_behind = Memo::new(move |_| work.is_behind());
    let acts = Acts {
        selecting,
        work,
        export,
        has_selection,
        is_behind,
    };
    let is_active = move || has_selection.get() || is_behind.get();
    tell_of_bar(Bar::Bulk, is_active);
    view! {
        <div class="bulk-bar" class:bulk-bar--active=is_active>
            <p class="bulk-bar__count" role="status">{count}</p>
            <p class="bulk-bar__selected" role="status">{said}</p>
            {lazy_when(is_active, parts::bulk_acts, acts)}
        </div>
    }
}

/// What acting on bots needs.
#[derive(Clone, Copy)]
pub struct Acts {
    selecting: Selecting,
    work: BulkWork,
    export: RwSignal<Option<Vec<BotId>>>,
    has_selection: Memo<bool>,
    /// Whether work goes on while its dialog is closed.
    is_behind: Memo<bool>,
}

/// What can be done with what is selected, and the work that goes on behind.
#[component]
pub fn BulkActs(
    /// What acting needs.
    acts: Acts,
) -> impl IntoView {
    let Acts {
        selecting,
        work,
        export,
        has_selection,
        is_behind,
    } = acts;
    view! {
        <Show when=move || is_behind.get()>
            <Behind work />
        </Show>
        <Show when=move || has_selection.get() && !(is_behind.get() && work.is_running())>
            <Actions selecting work export />
        </Show>
    }
}

/// What can be done with what is selected.
#[component]
fn Actions(
    selecting: Selecting,
    work: BulkWork,
    export: RwSignal<Option<Vec<BotId>>>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let bots = expect_context::<Bots>();
    let stopped = Memo::new(move |_| session.is_stopped());
    let has_own = Memo::new(move |_| {
        let lists = [bots.list(false), bots.list(true)];
        selecting.any(|id| lists.iter().flatten().any(|list| list.mine.contains(id)))
    });
    let clear = move |_| {
        selecting.clear();
        rescue_focus();
    };
    view! {
        <div class="bulk-bar__actions" role="group" aria-label=words::SELECTED_ACTIONS>
            <Show when=move || !has_own.get()>
                <span class="bulk-bar__reason" id="bulk-reason">{words::ONLY_OTHERS}</span>
            </Show>
            <Button
                small=true
                disabled=Signal::derive(move || stopped.get() || !has_own.get())
                attr:aria-describedby="bulk-reason"
                on:click=move |_| work.ask(Kind::SetStatus, selecting)
            >
                {words::SET_STATUS}
            </Button>
            <Button small=true on:click=move |_| export.set(Some(selecting.chosen()))>{EXPORT}</Button>
            <Button small=true disabled=stopped on:click=move |_| work.ask(Kind::Remove, selecting)>
                {words::REMOVE}
            </Button>
            <Button small=true kind=ButtonKind::Ghost on:click=clear>{words::CLEAR}</Button>
        </div>
    }
}

/// The work that goes on behind, or ended there.
#[component]
fn Behind(work: BulkWork) -> impl IntoView {
    let counts = Memo::new(move |_| work.with(Bulk::counts).unwrap_or_default());
    let is_running = Memo::new(move |_| work.is_running());
    view! {
        <div class="bulk-bar__actions">
            <span>{move || work.title()}</span>
            <ProgressBar work counts />
            <Button small=true on:click=move |_| work.show()>{words::SHOW}</Button>
            <Show when=move || is_running.get()>
                <Button small=true on:click=move |_| work.stop()>{words::STOP}</Button>
            </Show>
        </div>
    }
}
