//! One of a few, chosen in a row.

use leptos::prelude::*;

use super::row::RowCell;
use crate::filter::{Clause, Edit, NodeId};
use crate::ui::{SelectField, SelectOption};

/// A choice that edits the row's clause.
#[component]
pub fn RowSelect(
    /// The row.
    row: RowCell,
    /// Which part of the row it is, for its id.
    part: &'static str,
    /// The label, which is not shown.
    label: &'static str,
    /// The value that the clause has.
    chosen: fn(&Clause) -> String,
    /// What choosing a value does to the clause; nothing for one that isn't offered.
    edit: fn(NodeId, &str) -> Option<Edit>,
    /// What is offered.
    options: Vec<SelectOption>,
) -> impl IntoView {
    let choose = move |value: String| {
        if let Some(edit) = edit(row.id, &value) {
            row.filters.apply(&edit);
        }
    };
    view! {
        <SelectField
            id=row.part(part)
            label
            hide_label=true
            value=Signal::derive(move || row.watch(chosen))
            on_change=choose
            options=Signal::stored(options)
            disabled=row.filters.locked
        />
    }
}
