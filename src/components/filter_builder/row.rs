//! One row: what it is about, and the controls that this asks for.

use std::sync::Arc;

use leptos::prelude::*;

use super::FiltersCell;
use super::property::PropertyParts;
use super::row_select::RowSelect;
use super::rows::{AllRows, RowNotes};
use super::values::Values;
use crate::components::KeptJson;
use crate::filter::{self, AuthorType, Clause, Edit, Kept, Kind, MemberMode, NodeId, Subject};
use crate::messages::filter_builder as words;
use crate::ui::{IconButton, IconName, Menu, MenuItem, SelectOption, focus_soon, on_leave};

/// What kind of controls a row has; they are rebuilt only when this changes.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
enum Shape {
    Property,
    ChatMembers,
    AuthorType,
    OnlyMyChats,
    Kept,
    /// The row is gone; its controls go with the next frame.
    #[default]
    Gone,
}

impl Shape {
    fn of(clause: &Clause) -> Self {
        match clause.kind {
            Kind::Property(_) => Self::Property,
            Kind::ChatMembers(_) => Self::ChatMembers,
            Kind::AuthorType(_) => Self::AuthorType,
            Kind::OnlyMyChats(_) => Self::OnlyMyChats,
            Kind::Kept(_) => Self::Kept,
        }
    }
}

/// A row of the builder.
#[derive(Clone, Copy)]
pub struct RowCell {
    /// Where the filters are.
    pub filters: FiltersCell,
    /// Which of their clauses.
    pub id: NodeId,
    /// The clause as it changes; typing in one row changes no other's.
    pub clause: Memo<Option<Arc<Clause>>>,
    /// What is known about all rows.
    pub all: AllRows,
}

impl RowCell {
    /// Something of the clause, as it changes.
    pub fn watch<T: Default>(self, get: impl FnOnce(&Clause) -> T) -> T {
        self.clause
            .with(|clause| clause.as_deref().map(get).unwrap_or_default())
    }

    /// The id of a part of the row in the page.
    #[must_use]
    pub fn part(self, part: &str) -> String {
        self.filters.row_id(self.id, part)
    }
}

/// One condition.
#[component]
pub fn Row(
    /// Where the filters are.
    cell: FiltersCell,
    /// Which of their clauses.
    id: NodeId,
    /// What is known about all of them.
    all: AllRows,
) -> impl IntoView {
    let clause = Memo::new(move |_| cell.watch(|filters| filters.filter().clause(id).cloned()));
    let row = RowCell {
        filters: cell,
        id,
        clause,
        all,
    };
    let shape = Memo::new(move |_| row.watch(Shape::of));
    let number = Memo::new(move |_| {
        let at = all.ids.with(|ids| ids.iter().position(|it| *it == id));
        at.map_or(0, |at| at + 1)
    });
    let left = RwSignal::new(false);
    let leave = on_leave(move || {
        cell.end_typing();
        left.set(true);
    });
    let strict = Signal::derive(move || left.get() || cell.tried.get());
    view! {
        <div
            class="filter-row"
            role="group"
            aria-label=move || words::condition(number.get())
            on:focusout=leave
        >
            <div class="filter-row__parts">
                <Show when=move || !matches!(shape.get(), Shape::Kept | Shape::Gone)>
                    <Subjects row />
                </Show>
                {move || match shape.get() {
                    Shape::Property => view! { <PropertyParts row /> }.into_any(),
                    Shape::ChatMembers => view! { <Mode row /> <Values row label=words::AGENTS_IDS /> }.into_any(),
                    Shape::AuthorType => view! { <Author row /> }.into_any(),
                    Shape::OnlyMyChats => view! { <Mine row /> }.into_any(),
                    Shape::Kept => view! { <KeptPart row /> }.into_any(),
                    Shape::Gone => ().into_any(),
                }}
            </div>
            <RowActions row number />
            <RowNotes row strict />
        </div>
    }
}

#[component]
fn RowActions(row: RowCell, number: Memo<usize>) -> impl IntoView {
    let cell = row.filters;
    let menu_id = row.part("more");
    let label = Signal::derive(move || words::more_for(number.get()));
    let duplicate = move |()| {
        if let Some(added) = cell.apply(&Edit::Duplicate(row.id)).added {
            focus_soon(cell.row_id(added, "more"));
        }
    };
    let shift = move |by: isize| {
        // Counted from 1, so this is where it stands plus or minus one.
        let to = (number.get_untracked() - 1).saturating_add_signed(by);
        cell.apply(&Edit::Move { clause: row.id, to });
        // Moving an element takes the focus from it.
        focus_soon(row.part("more"));
    };
    let first = Signal::derive(move || cell.locked.get() || number.get() <= 1);
    let last = Signal::derive(move || {
        let count = row.all.ids.with(Vec::len);
        cell.locked.get() || number.get() >= count
    });
    view! {
        <div class="filter-row__actions">
            <Menu label button_id=menu_id>
                <MenuItem icon=IconName::Copy disabled=cell.locked on_press=duplicate>{words::DUPLICATE}</MenuItem>
                <MenuItem icon=IconName::SortUp disabled=first on_press=move |()| shift(-1)>{words::MOVE_UP}</MenuItem>
                <MenuItem icon=IconName::SortDown disabled=last on_press=move |()| shift(1)>{words::MOVE_DOWN}</MenuItem>
            </Menu>
            <IconButton
                icon=IconName::Trash
                label=Signal::derive(move || words::remove(number.get()))
                disabled=cell.locked
                attr:id=row.part("remove")
                on:click=move |_| remove(row)
            />
        </div>
    }
}

/// Takes the row away; the focus goes to the one that stands there now.
fn remove(row: RowCell) {
    let cell = row.filters;
    let next = cell.read(|filters| {
        let clauses = filters.filter().clauses();
        let at = clauses.iter().position(|clause| clause.id == row.id)?;
        let next = clauses
            .get(at + 1)
            .or_else(|| clauses.get(at.checked_sub(1)?))?;
        Some(next.id)
    });
    cell.apply(&Edit::Remove(row.id));
    focus_soon(match next {
        Some(next) => cell.row_id(next, "remove"),
        None => cell.id("filter-add"),
    });
}

#[component]
fn Subjects(row: RowCell) -> impl IntoView {
    let action = row.filters.action();
    let option = |subject: Subject| {
        let label = if filter::is_documented(&action, subject) {
            subject.label().to_owned()
        } else {
            words::not_documented(subject.label())
        };
        SelectOption::new(subject.key(), label)
    };
    view! {
        <RowSelect
            row
            part="what"
            label=words::WHAT
            chosen=|clause| clause.kind.subject().map_or_else(String::new, |it| it.key().to_owned())
            edit=|clause, key| {
                let subject = Subject::ALL.into_iter().find(|subject| subject.key() == key)?;
                Some(Edit::SetSubject { clause, subject })
            }
            options=Subject::ALL.into_iter().map(option).collect()
        />
    }
}

#[component]
fn Mode(row: RowCell) -> impl IntoView {
    let option = |mode: MemberMode| SelectOption::new(mode.key(), mode.label());
    view! {
        <RowSelect
            row
            part="operator"
            label=words::HOW_MANY
            chosen=|clause| match &clause.kind {
                Kind::ChatMembers(members) => members.mode.key().to_owned(),
                _ => String::new(),
            }
            edit=|clause, key| {
                let mode = MemberMode::ALL.into_iter().find(|mode| mode.key() == key)?;
                Some(Edit::SetMode { clause, mode })
            }
            options=MemberMode::ALL.into_iter().map(option).collect()
        />
    }
}

#[component]
fn Author(row: RowCell) -> impl IntoView {
    let options = vec![
        SelectOption::new(AuthorType::Customer.as_str(), words::IS_CUSTOMER),
        SelectOption::new(AuthorType::Agent.as_str(), words::IS_AGENT),
    ];
    view! {
        <RowSelect
            row
            part="operator"
            label=words::WHO
            chosen=|clause| match &clause.kind {
                Kind::AuthorType(author) => author.as_str().to_owned(),
                _ => String::new(),
            }
            edit=|clause, text| {
                let author = AuthorType::from_wire(text)?;
                Some(Edit::SetAuthorType { clause, author })
            }
            options
        />
    }
}

#[component]
fn Mine(row: RowCell) -> impl IntoView {
    let options = vec![
        SelectOption::new("true", words::OWN_CHATS),
        SelectOption::new("false", words::ALL_CHATS),
    ];
    view! {
        <RowSelect
            row
            part="operator"
            label=words::WHETHER
            chosen=|clause| match clause.kind {
                Kind::OnlyMyChats(mine) => mine.to_string(),
                _ => String::new(),
            }
            edit=|clause, text| Some(Edit::SetOnlyMyChats { clause, mine: text == "true" })
            options
        />
    }
}

/// What the builder doesn't know: shown, and left as it is.
#[component]
fn KeptPart(row: RowCell) -> impl IntoView {
    let kept = Memo::new(move |_| {
        row.watch(|clause| match &clause.kind {
            Kind::Kept(kept) => Some(kept.clone()),
            _ => None,
        })
    });
    let shown = |Kept { path, json, reason }: Kept| {
        view! {
            <div class="filter-row__kept">
                <KeptJson name=path.join(" › ") value=json reason=reason.to_string() />
            </div>
        }
    };
    move || kept.get().map(shown)
}
