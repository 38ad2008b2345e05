//! What a row offers while typing: from what the license knows, and from the filters of other bots.

use std::sync::Arc;

use leptos::prelude::*;
use serde_json::{Value, json};

use super::row::RowCell;
use crate::filter::{Kind, Scalar, ScalarType, Scope};
use crate::messages::filter_builder as words;
use crate::model::PropertyType;
use crate::state::suggestions::{Known, Pool, Suggestions};
use crate::ui::Suggestion;

/// The namespaces known.
pub fn namespaces(row: RowCell) -> Signal<Vec<Suggestion>> {
    let scope = Memo::new(move |_| about(row).map(|(scope, ..)| scope));
    from_pool(move |pool| {
        let namespaces = scope.get().map(|scope| pool.namespaces(scope));
        let namespaces = namespaces.unwrap_or_default().into_iter();
        namespaces.map(plain).collect()
    })
}

/// The properties known in the row's namespace; in any, while none is given.
pub fn names(row: RowCell) -> Signal<Vec<Suggestion>> {
    let place = Memo::new(move |_| about(row).map(|(scope, namespace, _)| (scope, namespace)));
    from_pool(move |pool| {
        let Some((scope, namespace)) = place.get() else {
            return Vec::new();
        };
        if !namespace.is_empty() {
            let known = pool.properties(scope, &namespace);
            return known
                .into_iter()
                .map(|known| property(known, false))
                .collect();
        }
        let namespaces = pool.namespaces(scope);
        let known = namespaces
            .iter()
            .flat_map(|namespace| pool.properties(scope, namespace));
        known.map(|known| property(known, true)).collect()
    })
}

/// The values or agents known, without those that the row has.
pub fn values(row: RowCell, editing: RwSignal<Option<u64>>) -> Signal<Vec<Suggestion>> {
    let place = Memo::new(move |_| about(row));
    from_pool(move |pool| {
        let known: Vec<Scalar> = match place.get() {
            Some((scope, namespace, name)) => pool.values(scope, &namespace, &name),
            None => pool.agents().into_iter().map(Scalar::Text).collect(),
        };
        let editing = editing.get();
        row.watch(|clause| {
            let listed = |value: &Scalar| {
                let mut entries = clause.kind.entries().iter();
                entries.any(|entry| entry.scalar == *value && Some(entry.id.number()) != editing)
            };
            let offered = known.into_iter().filter(|value| !listed(value));
            offered.map(|value| value_suggestion(&value)).collect()
        })
    })
}

/// The type that the property's values have, where the license says so.
pub fn value_type(row: RowCell) -> Option<ScalarType> {
    let (scope, namespace, name) = about(row)?;
    let pool = use_pool()?.get();
    value_type_in(&pool, scope, &namespace, &name)
}

/// What the license says about the property's values, in a line.
pub fn about_values(row: RowCell) -> Option<String> {
    let (scope, namespace, name) = about(row)?;
    let pool = use_pool()?.get();
    let known = find(&pool, scope, &namespace, &name)?;
    let kind = match known.kind.as_ref().and_then(scalar_type)? {
        ScalarType::Text => words::A_TEXT,
        ScalarType::Int => words::A_NUMBER,
        ScalarType::Bool => words::YES_OR_NO,
    };
    let only = Some(known.domain.len()).filter(|count| *count > 0);
    let only = only.map(words::listed).unwrap_or_default();
    let range = known
        .range
        .map(|range| words::in_range(&range.to_string()))
        .unwrap_or_default();
    Some(words::license_says(kind, &only, &range))
}

/// The namespace and the name of a property that was suggested.
pub fn property_of(suggestion: &Suggestion) -> Option<(String, String)> {
    serde_json::from_str::<[String; 2]>(&suggestion.value)
        .ok()
        .map(|[namespace, name]| (namespace, name))
}

/// A value that was suggested.
pub fn scalar_of(suggestion: &Suggestion) -> Option<Scalar> {
    let value: Value = serde_json::from_str(&suggestion.value).ok()?;
    Scalar::from_json(&value)
}

fn use_pool() -> Option<ReadSignal<Arc<Pool>>> {
    use_context::<Suggestions>().map(Suggestions::pool)
}

fn from_pool(
    offer: impl Fn(&Pool) -> Vec<Suggestion> + Send + Sync + 'static,
) -> Signal<Vec<Suggestion>> {
    let Some(pool) = use_pool() else {
        return Signal::stored(Vec::new());
    };
    Signal::derive(move || pool.with(|pool| offer(pool)))
}

/// The property that the row is about.
fn about(row: RowCell) -> Option<(Scope, String, String)> {
    row.watch(|clause| match &clause.kind {
        Kind::Property(property) => Some((
            property.scope,
            property.namespace.clone(),
            property.name.clone(),
        )),
        _ => None,
    })
}

fn find(pool: &Pool, scope: Scope, namespace: &str, name: &str) -> Option<Known> {
    let known = pool.properties(scope, namespace);
    known.into_iter().find(|known| known.name == name)
}

fn value_type_in(pool: &Pool, scope: Scope, namespace: &str, name: &str) -> Option<ScalarType> {
    find(pool, scope, namespace, name)?
        .kind
        .as_ref()
        .and_then(scalar_type)
}

fn scalar_type(kind: &PropertyType) -> Option<ScalarType> {
    match kind {
        PropertyType::Int => Some(ScalarType::Int),
        PropertyType::String | PropertyType::TokenizedString => Some(ScalarType::Text),
        PropertyType::Bool => Some(ScalarType::Bool),
        PropertyType::Unknown(_) => None,
    }
}

fn property(known: Known, with_namespace: bool) -> Suggestion {
    let kind = known.kind.as_ref().map_or("", PropertyType::as_str);
    let note = [kind, known.note.text()];
    let note = note.into_iter().filter(|part| !part.is_empty());
    Suggestion {
        value: json!([known.namespace, known.name]).to_string(),
        label: if with_namespace {
            format!("{} › {}", known.namespace, known.name)
        } else {
            known.name
        },
        note: note.collect::<Vec<_>>().join(" · "),
    }
}

fn value_suggestion(value: &Scalar) -> Suggestion {
    Suggestion {
        value: value.to_json().to_string(),
        label: value.label(),
        note: String::new(),
    }
}

fn plain(text: String) -> Suggestion {
    Suggestion {
        value: text.clone(),
        label: text,
        note: String::new(),
    }
}
