//! What the service checks before it acts: required members, types and enumerations.
//!
//! The first problem ends the check, as in the API: one message that names the path. Members that
//! nobody knows pass; values that nobody knows pass only where the bot already holds them. A member that is
//! `null` counts as absent, at every level.

mod filters;

use serde_json::{Map, Value};

use super::refusal::Refusal;

type Checked<T = ()> = Result<T, Refusal>;

const STATUSES: &[&str] = &["accepting chats", "not accepting chats", "offline"];
const GROUP_PRIORITIES: &[&str] = &["first", "normal", "last"];
const DEFAULT_PRIORITIES: &[&str] = &["first", "normal", "last", "supervisor"];
const ADDITIONAL_DATA: &[&str] = &["chat_properties", "access", "thread_id"];
const ACTIONS: &[&str] = &[
    "incoming_chat_thread",
    "thread_closed",
    "chat_user_added",
    "chat_user_removed",
    "incoming_event",
    "incoming_rich_message_postback",
    "chat_properties_updated",
    "chat_properties_deleted",
    "chat_thread_properties_updated",
    "chat_thread_properties_deleted",
    "chat_thread_tagged",
    "chat_thread_untagged",
    "agent_status_changed",
    "agent_deleted",
    "last_seen_timestamp_updated",
];

/// Checks the payload of `create_bot_agent`.
pub fn new_bot(payload: &Map<String, Value>) -> Checked {
    required(payload, "", "name")?;
    required(payload, "", "status")?;
    Checker { stored: None }.bot(payload)
}

/// Checks the payload of `update_bot_agent` against the bot as it is.
pub fn changes(payload: &Map<String, Value>, stored: &Map<String, Value>) -> Checked {
    Checker {
        stored: Some(stored),
    }
    .bot(payload)?;
    match given(payload, "default_group_priority") {
        Some(priority) => Checker {
            stored: Some(stored),
        }
        .one_of(
            priority,
            "default_group_priority",
            DEFAULT_PRIORITIES,
            &["default_group_priority"],
        ),
        None => Ok(()),
    }
}

/// A member, of which `null` counts as absent.
pub fn given<'a>(members: &'a Map<String, Value>, name: &str) -> Option<&'a Value> {
    members.get(name).filter(|value| !value.is_null())
}

/// A required text, such as a bot's id.
pub fn required_text<'a>(payload: &'a Map<String, Value>, name: &str) -> Checked<&'a str> {
    text(required(payload, "", name)?, name)
}

/// An optional `true` or `false`; `false` when absent.
pub fn optional_flag(payload: &Map<String, Value>, name: &str) -> Checked<bool> {
    given(payload, name).map_or(Ok(false), |value| flag(value, name))
}

/// Checks a bot's members; knows the bot as it is, if there is one.
struct Checker<'a> {
    stored: Option<&'a Map<String, Value>>,
}

impl Checker<'_> {
    fn bot(&self, payload: &Map<String, Value>) -> Checked {
        if let Some(name) = given(payload, "name") {
            text(name, "name")?;
        }
        if let Some(avatar) = given(payload, "avatar")
            && !avatar.is_string()
        {
            return problem("avatar", "must be a string");
        }
        if let Some(status) = given(payload, "status") {
            self.one_of(status, "status", STATUSES, &["status"])?;
        }
        if let Some(count) = given(payload, "max_chats_count") {
            chats_count(count)?;
        }
        if let Some(groups) = given(payload, "groups") {
            each_object(groups, "groups", |group, path| self.group(group, path))?;
        }
        given(payload, "webhooks").map_or(Ok(()), |webhooks| self.webhooks(webhooks))
    }

    fn group(&self, group: &Map<String, Value>, path: &str) -> Checked {
        if required(group, path, "id")?.as_u64().is_none() {
            return problem(&join(path, "id"), "must be a whole number, 0 or more");
        }
        self.one_of(
            required(group, path, "priority")?,
            &join(path, "priority"),
            GROUP_PRIORITIES,
            &["groups", "priority"],
        )
    }

    fn webhooks(&self, webhooks: &Value) -> Checked {
        let webhooks = object(webhooks, "webhooks")?;
        for name in ["url", "secret_key"] {
            text(
                required(webhooks, "webhooks", name)?,
                &join("webhooks", name),
            )?;
        }
        let actions = required(webhooks, "webhooks", "actions")?;
        each_object(actions, "webhooks.actions", |action, path| {
            self.action(action, path)
        })
    }

    fn action(&self, action: &Map<String, Value>, path: &str) -> Checked {
        self.one_of(
            required(action, path, "name")?,
            &join(path, "name"),
            ACTIONS,
            &["webhooks", "actions", "name"],
        )?;
        if let Some(filters) = given(action, "filters") {
            self.filters(filters, &join(path, "filters"))?;
        }
        let Some(data) = given(action, "additional_data") else {
            return Ok(());
        };
        let path = join(path, "additional_data");
        each(data, &path, |item, path| {
            self.one_of(
                item,
                path,
                ADDITIONAL_DATA,
                &["webhooks", "actions", "additional_data"],
            )
        })
    }

    /// A text out of a list, or one that the bot already holds at this place.
    fn one_of(&self, value: &Value, path: &str, allowed: &[&str], place: &[&str]) -> Checked {
        let Some(text) = value.as_str() else {
            return problem(path, "must be a string");
        };
        if allowed.contains(&text) || self.holds(text, place) {
            return Ok(());
        }
        problem(path, &format!("must be one of `{}`", allowed.join("`, `")))
    }

    fn holds(&self, text: &str, place: &[&str]) -> bool {
        let Some((first, rest)) = place.split_first() else {
            return false;
        };
        self.stored
            .and_then(|bot| bot.get(*first))
            .is_some_and(|value| contains(value, text, rest))
    }
}

/// Whether the text stands at this place, in any element of the arrays on the way.
fn contains(value: &Value, text: &str, place: &[&str]) -> bool {
    match (value, place.split_first()) {
        (Value::Array(items), _) => items.iter().any(|item| contains(item, text, place)),
        (Value::String(found), None) => found == text,
        (Value::Object(members), Some((first, rest))) => members
            .get(*first)
            .is_some_and(|value| contains(value, text, rest)),
        _ => false,
    }
}

fn chats_count(value: &Value) -> Checked {
    let in_range = value
        .as_i64()
        .is_some_and(|count| (0..=i64::from(i32::MAX)).contains(&count));
    if in_range {
        return Ok(());
    }
    problem("max_chats_count", "must be a whole number, 0 or more")
}

fn problem<T>(path: &str, what: &str) -> Checked<T> {
    Err(Refusal::validation(format!("`{path}` {what}")))
}

fn join(path: &str, name: &str) -> String {
    if path.is_empty() {
        name.to_owned()
    } else {
        format!("{path}.{name}")
    }
}

fn required<'a>(members: &'a Map<String, Value>, path: &str, name: &str) -> Checked<&'a Value> {
    match given(members, name) {
        Some(value) => Ok(value),
        None => problem(&join(path, name), "is required"),
    }
}

fn text<'a>(value: &'a Value, path: &str) -> Checked<&'a str> {
    match value.as_str() {
        Some("") => problem(path, "must not be empty"),
        Some(text) => Ok(text),
        None => problem(path, "must be a string"),
    }
}

fn flag(value: &Value, path: &str) -> Checked<bool> {
    match value.as_bool() {
        Some(flag) => Ok(flag),
        None => problem(path, "must be true or false"),
    }
}

fn object<'a>(value: &'a Value, path: &str) -> Checked<&'a Map<String, Value>> {
    match value.as_object() {
        Some(members) => Ok(members),
        None => problem(path, "must be an object"),
    }
}

fn each(value: &Value, path: &str, check: impl Fn(&Value, &str) -> Checked) -> Checked {
    let Some(items) = value.as_array() else {
        return problem(path, "must be an array");
    };
    items
        .iter()
        .enumerate()
        .try_for_each(|(index, item)| check(item, &format!("{path}[{index}]")))
}

fn each_object(
    value: &Value,
    path: &str,
    check: impl Fn(&Map<String, Value>, &str) -> Checked,
) -> Checked {
    each(value, path, |item, path| check(object(item, path)?, path))
}
