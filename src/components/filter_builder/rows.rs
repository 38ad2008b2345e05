//! The filters as rows: the list of them, and adding one.

use std::sync::Arc;

use leptos::prelude::*;

use super::row::{Row, RowCell};
use super::{FiltersCell, Note};
use crate::filter::{self, Clause, Edit, NodeId, Scope, Subject};
use crate::messages::filter_builder as words;
use crate::state::draft::{FiltersDraft, FiltersView};
use crate::ui::{Button, ButtonKind, IconName, Notice, Tone, effect, focus_soon};

/// Something to say about a row.
#[derive(Clone, Debug, PartialEq)]
pub struct RowNote {
    /// The row.
    pub row: NodeId,
    /// Whether it is only doubtful, and can be sent all the same.
    pub warning: bool,
    /// What.
    pub text: String,
}

/// What is looked up once for all rows, so that a letter typed in one of many has each look only for its own clause
/// in the draft.
#[derive(Clone, Copy)]
pub struct AllRows {
    /// Which there are, in order.
    pub ids: Memo<Vec<NodeId>>,
    /// What is to be said about them: to know what repeats another, every row has to be looked at.
    pub notes: Memo<Vec<RowNote>>,
    /// What stands in the entries of lists and couldn't be taken as a value.
    pub entered: Memo<Vec<(NodeId, String)>>,
}

/// How many rows are built at a time. Many at once would keep the page from answering.
const AT_ONCE: usize = 6;

/// From how many rows on those out of sight are left out of the layout, which would take too long.
const LONG: usize = 12;

/// The rows, or why they can't be shown. They stay while the JSON is looked at: building many anew takes
/// longer than a click should.
#[component]
pub fn Rows(
    /// Where the filters are.
    cell: FiltersCell,
) -> impl IntoView {
    let shown = Memo::new(move |_| cell.watch(FiltersDraft::view) == FiltersView::Rows);
    let unreadable = Memo::new(move |_| {
        let reason = cell.watch(FiltersDraft::unreadable);
        reason.filter(|_| shown.get())
    });
    // Only one of the two views may have the id at a time.
    let id = move || shown.get().then(|| cell.id("filters"));
    view! {
        <div class="filter-rows" id=id tabindex="-1" hidden=move || !shown.get()>
            {move || match unreadable.get() {
                Some(reason) => view! { <Unreadable cell reason /> }.into_any(),
                None => view! { <List cell shown /> }.into_any(),
            }}
        </div>
    }
}

#[component]
fn List(cell: FiltersCell, shown: Memo<bool>) -> impl IntoView {
    let ids = Memo::new(move |_| {
        let id = |clause: &Arc<Clause>| clause.id;
        cell.watch(|filters| {
            filters
                .filter()
                .clauses()
                .iter()
                .map(id)
                .collect::<Vec<_>>()
        })
    });
    let built = a_few_at_a_time(ids);
    let long = move || built.with(Vec::len) > LONG;
    let opening = opening(shown);
    let action = cell.action();
    let all = AllRows {
        ids,
        notes: Memo::new(move |_| cell.watch(|filters| notes(filters, &action))),
        entered: Memo::new(move |_| cell.watch(|filters| filters.entered().to_vec())),
    };
    let add = move |_| {
        let edit = Edit::Add {
            subject: suggested_subject(cell),
            at: None,
        };
        if let Some(added) = cell.apply(&edit).added {
            focus_soon(cell.row_id(added, "what"));
        }
    };
    view! {
        <Show when=move || ids.with(Vec::is_empty)>
            <p class="filter-rows__none">{words::NO_CONDITIONS}</p>
        </Show>
        <div class="filter-rows__list" class:filter-rows__list--long=long class:filter-rows__list--opening=opening>
            <For each=move || built.get() key=|id| *id let:id>
                <Row cell id all />
            </For>
        </div>
        <div class="cluster">
            <Button
                kind=ButtonKind::Ghost
                icon=IconName::Add
                small=true
                disabled=cell.locked
                attr:id=cell.id("filter-add")
                on:click=add
            >
                {words::ADD_CONDITION}
            </Button>
        </div>
    }
}

/// The rows as far as they are built: a few more with each frame.
fn a_few_at_a_time(ids: Memo<Vec<NodeId>>) -> Memo<Vec<NodeId>> {
    // Always a few more than there are once all are built, so that a row that is added is there at once.
    let limit = RwSignal::new(AT_ONCE);
    effect(move || {
        let wanted = ids.with(Vec::len) + AT_ONCE;
        let built = limit.get();
        if built > wanted {
            limit.set(wanted);
        } else if built < wanted {
            request_animation_frame(move || {
                // The rows may be gone by then.
                limit.try_set(wanted.min(built + AT_ONCE));
            });
        }
    });
    Memo::new(move |_| ids.with(|ids| ids.iter().copied().take(limit.get()).collect()))
}

/// Whether the rows were hidden until just now: the first of a long list are laid out a frame before the others.
fn opening(shown: Memo<bool>) -> ReadSignal<bool> {
    let (opening, set_opening) = signal(false);
    let done = move || {
        // The list may be gone by then.
        set_opening.try_set(false);
    };
    effect(move || {
        if shown.get() {
            request_animation_frame(move || request_animation_frame(done));
        } else {
            set_opening.set(true);
        }
    });
    opening
}

/// What a new row is about: a property, if the action knows any.
fn suggested_subject(cell: FiltersCell) -> Subject {
    let property = Subject::Property(Scope::Chat);
    let action = cell.action();
    let mut documented = Subject::ALL.into_iter();
    documented
        .find(|subject| filter::is_documented(&action, *subject))
        .unwrap_or(property)
}

fn notes(filters: &FiltersDraft, action: &crate::model::ActionName) -> Vec<RowNote> {
    let problems = filters.problems().into_iter().map(|problem| RowNote {
        row: problem.clause,
        warning: false,
        text: problem.kind.to_string(),
    });
    let warnings = filter::warnings(action, filters.filter()).into_iter();
    let warnings = warnings.filter_map(|warning| {
        Some(RowNote {
            row: warning.clause()?,
            warning: true,
            text: warning.to_string(),
        })
    });
    problems.chain(warnings).collect()
}

/// Filters that can't be shown as rows: they stay as they are until the person decides.
#[component]
fn Unreadable(cell: FiltersCell, reason: String) -> impl IntoView {
    let edit = move |_| {
        cell.edit(|filters| filters.set_view(FiltersView::Json));
        focus_soon(cell.id("filters"));
    };
    let give_up = move |_| {
        cell.edit(FiltersDraft::give_up_text);
        focus_soon(cell.id("filters"));
    };
    view! {
        <Notice tone=Tone::Warning title=words::NO_ROWS>
            <p>{reason}</p>
            <p>{words::TEXT_KEPT}</p>
            <div class="cluster">
                <Button small=true on:click=edit>{words::EDIT_JSON}</Button>
                <Button kind=ButtonKind::Ghost small=true disabled=cell.locked on:click=give_up>
                    {words::DROP_TEXT}
                </Button>
            </div>
        </Notice>
    }
}

/// The notes below a row.
#[component]
pub fn RowNotes(
    /// The row.
    row: RowCell,
    /// Whether what is missing is said, and not only what is doubtful.
    strict: Signal<bool>,
) -> impl IntoView {
    let own = Memo::new(move |_| {
        let strict = strict.get();
        let shown = |note: &&RowNote| note.row == row.id && (note.warning || strict);
        let mut own: Vec<RowNote> = Vec::new();
        row.all.notes.with(|notes| {
            for note in notes.iter().filter(shown) {
                // The same may be doubtful about two equal values.
                if !own.contains(note) {
                    own.push(note.clone());
                }
            }
        });
        own
    });
    view! {
        <Show when=move || !own.with(Vec::is_empty)>
            <ul class="filter-notes">
                <For each=move || own.get() key=|note| note.text.clone() let:note>
                    <Note warning=note.warning text=note.text />
                </For>
            </ul>
        </Show>
    }
}
