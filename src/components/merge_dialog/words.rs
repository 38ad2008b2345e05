//! The parts of a bot and their values in words.

use serde_json::Value;

use crate::components::request_preview::masked;
use crate::model::Status;
use crate::model::merge::Part;

/// What a part is called, as in the form.
#[must_use]
pub fn part_name(part: &Part) -> String {
    match part {
        Part::Member(name) => member_name(name).to_owned(),
        Part::Group(id, twins) => format!("Group {id}{}", which(*twins)),
        Part::Webhooks(name) => match name.as_str() {
            "url" => "Webhook URL".to_owned(),
            "secret_key" => "Secret key".to_owned(),
            "actions" => "Actions".to_owned(),
            other => format!("webhooks.{other}"),
        },
        Part::Action(name, twins) => format!("Action {name}{}", which(*twins)),
    }
}

fn member_name(name: &str) -> &str {
    match name {
        "name" => "Name",
        "avatar" => "Avatar URL",
        "status" => "Status",
        "max_chats_count" => "Chat limit",
        "default_group_priority" => "Default group priority",
        "groups" => "Groups",
        "webhooks" => "Webhooks",
        other => other,
    }
}

/// Tells those of one name apart.
fn which(before: usize) -> String {
    match before {
        0 => String::new(),
        before => format!(" (number {})", before + 1),
    }
}

/// A value for people, or that somebody took it away; a secret is not shown.
#[must_use]
pub fn value_text(part: &Part, value: Option<&Value>) -> String {
    let Some(value) = value else {
        return "Removed".to_owned();
    };
    match (part, value) {
        (Part::Webhooks(name), Value::String(secret)) if name == "secret_key" => {
            let length = secret.chars().count();
            format!("Another secret key of {length} characters, not shown")
        }
        (Part::Member(name), Value::String(status)) if name == "status" => {
            Status::from(status.as_str()).label().to_owned()
        }
        (Part::Group(..), Value::Object(group)) => match group.get("priority") {
            Some(Value::String(priority)) if group.len() == 2 => priority.clone(),
            _ => pretty(value),
        },
        (_, Value::String(text)) if text.is_empty() => "Empty".to_owned(),
        (_, Value::String(text)) => text.clone(),
        _ => pretty(value),
    }
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
        for text in [own, whole] {
            assert!(!text.contains("hunter2"), "{text}");
        }
    }
}
