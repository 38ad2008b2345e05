//! The grammar of an action's `filters`.

use serde_json::{Map, Value};

use super::{Checked, Checker, each, flag, given, join, object, problem};

const PROPERTY_SCOPES: [&str; 3] = ["chat_properties", "thread_properties", "event_properties"];
const CLAUSES: [&str; 3] = ["exists", "values", "exclude_values"];
const MEMBER_LISTS: [&str; 3] = ["agents", "agents_any", "agents_exclude"];
const AUTHOR_TYPES: &[&str] = &["customer", "agent"];

impl Checker<'_> {
    /// Which filter suits which action is advice in the documentation, so it is not checked.
    pub(super) fn filters(&self, filters: &Value, path: &str) -> Checked {
        let filters = object(filters, path)?;
        for scope in PROPERTY_SCOPES {
            if let Some(namespaces) = given(filters, scope) {
                properties(namespaces, &join(path, scope))?;
            }
        }
        if let Some(members) = given(filters, "chat_member_ids") {
            member_ids(members, &join(path, "chat_member_ids"))?;
        }
        if let Some(author) = given(filters, "author_type") {
            self.one_of(
                author,
                &join(path, "author_type"),
                AUTHOR_TYPES,
                &["webhooks", "actions", "filters", "author_type"],
            )?;
        }
        match given(filters, "only_my_chats") {
            Some(mine) => flag(mine, &join(path, "only_my_chats")).map(|_| ()),
            None => Ok(()),
        }
    }
}

fn properties(namespaces: &Value, path: &str) -> Checked {
    for (namespace, names) in set(object(namespaces, path)?) {
        let path = keyed(path, namespace);
        for (name, clause) in set(object(names, &path)?) {
            property(clause, &keyed(&path, name))?;
        }
    }
    Ok(())
}

fn property(clause: &Value, path: &str) -> Checked {
    let clause = object(clause, path)?;
    let (kind, value) = only_one(clause, CLAUSES, path)?;
    let path = join(path, kind);
    if kind == "exists" {
        return flag(value, &path).map(|_| ());
    }
    each(value, &path, property_value)
}

fn property_value(value: &Value, path: &str) -> Checked {
    let fits = match value {
        Value::String(_) | Value::Bool(_) => true,
        Value::Number(number) => number
            .as_i64()
            .is_some_and(|number| i32::try_from(number).is_ok()),
        _ => false,
    };
    if fits {
        return Ok(());
    }
    problem(
        path,
        "must be a string, a whole number of 32 bits, true or false",
    )
}

fn member_ids(members: &Value, path: &str) -> Checked {
    let (kind, ids) = only_one(object(members, path)?, MEMBER_LISTS, path)?;
    each(ids, &join(path, kind), |id, path| match id {
        Value::String(_) => Ok(()),
        _ => problem(path, "must be a string"),
    })
}

/// The one member out of three alternatives.
fn only_one<'a>(
    members: &'a Map<String, Value>,
    alternatives: [&'static str; 3],
    path: &str,
) -> Checked<(&'static str, &'a Value)> {
    let mut given = alternatives
        .into_iter()
        .filter_map(|name| given(members, name).map(|value| (name, value)));
    match (given.next(), given.next()) {
        (Some(only), None) => Ok(only),
        _ => problem(
            path,
            &format!("needs exactly one of `{}`", alternatives.join("`, `")),
        ),
    }
}

/// The members that aren't `null`.
fn set(members: &Map<String, Value>) -> impl Iterator<Item = (&String, &Value)> {
    members.iter().filter(|(_, value)| !value.is_null())
}

/// A path into a namespace or a property, whose names may hold dots.
fn keyed(path: &str, key: &str) -> String {
    format!("{path}[\"{key}\"]")
}
