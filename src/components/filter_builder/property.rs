//! The parts of a row about a property: namespace, name, operator and values.

use leptos::prelude::*;

use super::row::RowCell;
use super::row_select::RowSelect;
use super::suggest;
use super::values::Values;
use crate::filter::{Edit, Kind, Operator, Property};
use crate::messages::filter_builder as words;
use crate::ui::{Combobox, SelectOption, Suggestion};

/// Namespace, name, operator, and the values if the operator takes any.
#[component]
pub fn PropertyParts(
    /// The row.
    row: RowCell,
) -> impl IntoView {
    let takes_values = Memo::new(move |_| watch(row, |property| property.operator.takes_values()));
    view! {
        <Namespace row />
        <Name row />
        <Operators row />
        <Show when=move || takes_values.get()>
            <Values row label=words::VALUES />
        </Show>
    }
}

/// Something of the property, as it changes.
fn watch<T: Default>(row: RowCell, get: impl FnOnce(&Property) -> T) -> T {
    row.watch(|clause| match &clause.kind {
        Kind::Property(property) => get(property),
        _ => T::default(),
    })
}

#[component]
fn Namespace(row: RowCell) -> impl IntoView {
    let set = move |text: String| {
        row.filters.apply(&Edit::SetNamespace {
            clause: row.id,
            text,
        });
    };
    view! {
        <Combobox
            id=row.part("namespace")
            label=words::NAMESPACE
            hide_label=true
            placeholder=words::NAMESPACE
            value=Signal::derive(move || watch(row, |property| property.namespace.clone()))
            on_input=set
            suggestions=suggest::namespaces(row)
            on_choose=move |chosen: Suggestion| set(chosen.value)
            disabled=row.filters.locked
        />
    }
}

#[component]
fn Name(row: RowCell) -> impl IntoView {
    let set = move |text: String| {
        row.filters.apply(&Edit::SetName {
            clause: row.id,
            text,
        });
    };
    let choose = move |chosen: Suggestion| {
        if let Some((namespace, name)) = suggest::property_of(&chosen) {
            row.filters.apply(&Edit::SetProperty {
                clause: row.id,
                namespace,
                name,
            });
        }
    };
    view! {
        <Combobox
            id=row.part("name")
            label=words::PROPERTY_NAME
            hide_label=true
            placeholder=words::NAME
            value=Signal::derive(move || watch(row, |property| property.name.clone()))
            on_input=set
            suggestions=suggest::names(row)
            on_choose=choose
            disabled=row.filters.locked
        />
    }
}

#[component]
fn Operators(row: RowCell) -> impl IntoView {
    let option = |operator: Operator| SelectOption::new(key(operator), operator.label());
    view! {
        <RowSelect
            row
            part="operator"
            label=words::OPERATOR
            chosen=|clause| match &clause.kind {
                Kind::Property(property) => key(property.operator).to_owned(),
                _ => String::new(),
            }
            edit=|clause, chosen| {
                let operator = Operator::ALL.into_iter().find(|operator| key(*operator) == chosen)?;
                Some(Edit::SetOperator { clause, operator })
            }
            options=Operator::ALL.into_iter().map(option).collect()
        />
    }
}

fn key(operator: Operator) -> &'static str {
    match operator {
        Operator::OneOf => "one-of",
        Operator::NoneOf => "none-of",
        Operator::Exists => "exists",
        Operator::Missing => "missing",
    }
}
