//! The parts of a bot and their values in words, wherever changes are shown.

use std::borrow::Cow;
use std::sync::Arc;

use serde_json::Value;

use crate::filter::{Clause, Filter, Kind};
use crate::messages::review as words;
use crate::model::Status;
use crate::model::diff::Place;
use crate::model::merge::Part;
use crate::model::object::Object;
use crate::model::secret::{self, masked};
use crate::model::unseen;

/// Where something differs.
pub fn place_name(place: &Place) -> String {
    match place {
        Place::Part(part) => part_name(part),
        Place::InAction { name, twin, path } => {
            // The clause names itself; that it is a filter goes without saying.
            let path = path
                .strip_prefix(&["filters".to_owned()])
                .filter(|it| !it.is_empty())
                .unwrap_or(path);
            let action = part_name(&Part::Action(name.clone(), *twin));
            let names: Vec<_> = path.iter().map(|name| member_in_path(name)).collect();
            words::in_action(&action, &names.join("."))
        }
    }
}

/// A name in a path, in quotes if it wouldn't be one otherwise: a property's may have dots.
fn member_in_path(name: &str) -> Cow<'_, str> {
    let is_plain = |letter: char| letter.is_alphanumeric() || matches!(letter, '_' | '-');
    if !name.is_empty() && name.chars().all(is_plain) {
        name.into()
    } else {
        Value::from(name).to_string().into()
    }
}

/// What a part is called, as in the form.
pub fn part_name(part: &Part) -> String {
    match part {
        Part::Member(name) => member_name(name).to_owned(),
        Part::Group(id, twins) => numbered(words::group(id), *twins),
        Part::Webhooks(name) => match name.as_str() {
            "url" => words::URL.to_owned(),
            secret::NAME => words::SECRET.to_owned(),
            "actions" => words::ACTIONS.to_owned(),
            other => format!("webhooks.{}", member_in_path(other)),
        },
        Part::Action(name, twins) => numbered(words::action(name), *twins),
    }
}

fn member_name(name: &str) -> &str {
    match name {
        "name" => words::NAME,
        "avatar" => words::AVATAR,
        "status" => words::STATUS,
        "max_chats_count" => words::CHAT_LIMIT,
        "default_group_priority" => words::DEFAULT_PRIORITY,
        "groups" => words::GROUPS,
        "webhooks" => words::WEBHOOKS,
        other => other,
    }
}

/// Tells those of one name apart.
fn numbered(name: String, before: usize) -> String {
    match before {
        0 => name,
        before => words::number(&name, before + 1),
    }
}

/// What was there before a change, for people; a secret is not shown.
pub fn before_text(place: &Place, value: Option<&Value>) -> String {
    match value {
        None => words::NOT_SET.to_owned(),
        Some(secret) if place.is_secret() => secret_text(secret, words::old_secret),
        value => after_text(place, value),
    }
}

/// What is there after a change, for people; a secret is not shown.
pub fn after_text(place: &Place, value: Option<&Value>) -> String {
    match (place, value) {
        (Place::Part(part), value) => value_text(part, value),
        (Place::InAction { .. }, None) => words::REMOVED.to_owned(),
        (place, Some(secret)) if place.is_secret() => secret_text(secret, words::new_secret),
        (Place::InAction { path, .. }, Some(value)) => inner_text(path, value),
    }
}

/// A value for people, or that somebody took it away; a secret is not shown.
pub fn value_text(part: &Part, value: Option<&Value>) -> String {
    let Some(value) = value else {
        return words::REMOVED.to_owned();
    };
    match (part, value) {
        (part, secret) if part.is_secret() => secret_text(secret, words::new_secret),
        (Part::Member(name), Value::String(status)) if name == "status" => {
            Status::from(status.as_str()).label().to_owned()
        }
        (Part::Group(..), Value::Object(group)) => match group.get("priority") {
            Some(Value::String(priority)) if group.len() == 2 => priority.clone(),
            _ => pretty(value),
        },
        (_, Value::String(text)) if text.is_empty() => words::EMPTY.to_owned(),
        (_, Value::String(text)) => unseen::shown(text).into_owned(),
        _ => pretty(value),
    }
}

fn secret_text(secret: &Value, of_length: fn(usize) -> String) -> String {
    match secret {
        Value::String(secret) => of_length(secret.chars().count()),
        _ => words::ODD_SECRET.to_owned(),
    }
}

/// A value inside an action: clauses as sentences, lists with commas, everything else as JSON.
fn inner_text(path: &[String], value: &Value) -> String {
    match (path, value) {
        ([filters, clause @ ..], value) if filters == "filters" => {
            clause_text(clause, value).unwrap_or_else(|| pretty(value))
        }
        (_, Value::Array(items)) if items.is_empty() => words::NONE.to_owned(),
        (_, Value::Array(items)) if items.iter().all(Value::is_string) => {
            let texts = items.iter().filter_map(Value::as_str);
            texts.map(unseen::shown).collect::<Vec<_>>().join(", ")
        }
        (_, value) => pretty(value),
    }
}

/// A clause in English; nothing for one that the filter builder doesn't know.
fn clause_text(path: &[String], value: &Value) -> Option<String> {
    let nest = |value, name: &String| Value::Object(Object::from_iter([(name.clone(), value)]));
    let filters = path.iter().rev().fold(value.clone(), nest);
    let filter = Filter::from_json(filters.as_object()?);
    let known = |clause: &Arc<Clause>| !matches!(clause.kind, Kind::Kept(_));
    let clauses = filter.clauses();
    (!clauses.is_empty() && clauses.iter().all(known)).then(|| {
        let phrases: Vec<_> = clauses.iter().map(|clause| clause.phrase()).collect();
        phrases.join(", ")
    })
}

fn pretty(value: &Value) -> String {
    format!("{:#}", masked(value.clone()))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn parts_are_called_as_in_the_form_and_values_are_readable() {
        let action = Part::Action("incoming_event".into(), 1);
        for (part, value, name, text) in [
            (Part::Member("name".into()), json!("Ann"), "Name", "Ann"),
            (
                Part::Member("name".into()),
                json!("A\u{a0}nn"),
                "Name",
                "A⟨no-break space⟩nn",
            ),
            (Part::Member("name".into()), json!(""), "Name", "Empty"),
            (
                Part::Member("status".into()),
                json!("accepting chats"),
                "Status",
                "Accepting chats",
            ),
            (
                Part::Member("max_chats_count".into()),
                json!(0),
                "Chat limit",
                "0",
            ),
            (
                Part::Group("7".into(), 0),
                json!({"id": 7, "priority": "first"}),
                "Group 7",
                "first",
            ),
            (
                Part::Group("7".into(), 0),
                json!({"id": 7}),
                "Group 7",
                "{\n  \"id\": 7\n}",
            ),
            (
                action,
                json!({"name": "incoming_event"}),
                "Action incoming_event (number 2)",
                "{\n  \"name\": \"incoming_event\"\n}",
            ),
            (
                Part::Webhooks("x".into()),
                json!(null),
                "webhooks.x",
                "null",
            ),
        ] {
            assert_eq!(part_name(&part), name);
            assert_eq!(value_text(&part, Some(&value)), text);
        }
        let gone = Part::Member("avatar".into());
        assert_eq!(value_text(&gone, None), "Removed");
    }

    #[test]
    fn a_secret_is_never_shown() {
        let secret = json!("hunter2-hunter2");
        let own = value_text(&Part::Webhooks("secret_key".into()), Some(&secret));
        let whole = json!({"url": "https://a.example", "secret_key": secret});
        let whole = value_text(&Part::Member("webhooks".into()), Some(&whole));
        let odd = value_text(
            &Part::Webhooks("secret_key".into()),
            Some(&json!(["hunter2"])),
        );
        let place = Place::Part(Part::Webhooks("secret_key".into()));
        let before = before_text(&place, Some(&json!("hunter2-hunter2")));
        assert_eq!(before, "A secret key of 15 characters, not shown");
        for text in [own, whole, odd, before] {
            assert!(!text.contains("hunter2"), "{text}");
        }
    }

    #[test]
    fn a_secret_is_not_shown_where_the_api_has_none_today_either() {
        let inside = |path: &[&str]| Place::InAction {
            name: "incoming_event".into(),
            twin: 0,
            path: path.iter().map(|&name| name.to_owned()).collect(),
        };
        for place in [
            inside(&["secret_key"]),
            inside(&["filters", "secret_key"]),
            inside(&["filters", "chat_properties", "source", "secret_key"]),
            Place::Part(Part::Member("secret_key".into())),
        ] {
            for secret in [
                json!("hunter2"),
                json!(["hunter2"]),
                json!({"values": ["hunter2"]}),
            ] {
                let before = before_text(&place, Some(&secret));
                let after = after_text(&place, Some(&secret));
                for text in [before, after] {
                    assert!(!text.contains("hunter2"), "{place:?}: {text}");
                }
            }
            assert_eq!(before_text(&place, None), "Not set");
            assert_eq!(after_text(&place, None), "Removed");
        }
        let old = before_text(&inside(&["secret_key"]), Some(&json!("hunter2")));
        assert_eq!(old, "A secret key of 7 characters, not shown");
    }

    #[test]
    fn what_differs_inside_an_action_reads_as_in_the_builder() {
        let inside = |path: &str| Place::InAction {
            name: "incoming_event".into(),
            twin: 0,
            path: path.split('/').map(str::to_owned).collect(),
        };
        for (path, value, name, text) in [
            (
                "filters/chat_properties/source/type",
                json!({"values": ["facebook", "twitter"]}),
                "Action incoming_event: chat_properties.source.type",
                "the chat’s source.type is facebook or twitter",
            ),
            (
                "filters/author_type",
                json!("customer"),
                "Action incoming_event: author_type",
                "the author is a customer",
            ),
            (
                "filters/strange",
                json!({"a": 1}),
                "Action incoming_event: strange",
                "{\n  \"a\": 1\n}",
            ),
            ("filters", json!({}), "Action incoming_event: filters", "{}"),
            (
                "additional_data",
                json!(["access", "thread_id"]),
                "Action incoming_event: additional_data",
                "access, thread_id",
            ),
            (
                "additional_data",
                json!([]),
                "Action incoming_event: additional_data",
                "None",
            ),
        ] {
            assert_eq!(place_name(&inside(path)), name);
            assert_eq!(after_text(&inside(path), Some(&value)), text);
        }
        for (name, shown) in [("a.b", "\"a.b\""), ("", "\"\""), ("é-1", "é-1")] {
            assert_eq!(
                place_name(&inside(&format!("filters/chat_properties/ns/{name}"))),
                format!("Action incoming_event: chat_properties.ns.{shown}")
            );
        }
        assert_eq!(before_text(&inside("filters"), None), "Not set");
        assert_eq!(after_text(&inside("filters"), None), "Removed");
    }
}
