//! A sample of what arrives at the webhook URL, per action: one order in a pizza shop.
//!
//! `data` is a JSON file per action under `sample/`, and what several of them share is a file of its
//! own. All are about the same chat, thread and people, so that the actions can be compared.

use serde_json::Value;

use super::object::{Json, Object};
use super::webhook::{ActionName, AdditionalData};
use crate::messages::meanings as words;

/// The id of the thread in every sample.
const THREAD_ID: &str = "QXHG7TP3NC";
/// What stands where the secret key arrives.
/// What stands for the secret.
pub const SECRET_KEY: &str = words::YOUR_SECRET;

const CHAT_PROPERTIES: &str = include_str!("sample/chat_properties.json");
const ACCESS: &str = include_str!("sample/access.json");

/// The whole body of a webhook, with the additional data that is asked for, in that order. Additional
/// data that isn't documented is passed over.
///
/// `None` for an action that isn't documented.
#[must_use]
pub fn sample(action: &ActionName, additional: &[AdditionalData]) -> Option<Object> {
    let mut body = Object::new();
    body.insert("webhook_id".into(), webhook_id(action)?.into());
    body.insert("secret_key".into(), SECRET_KEY.into());
    body.insert("action".into(), action.to_json());
    body.insert("data".into(), data(action)?);
    let additional: Object = additional.iter().filter_map(piece).collect();
    if !additional.is_empty() {
        body.insert("additional_data".into(), additional.into());
    }
    Some(body)
}

/// Plausible and steady: the action's place in the documentation makes the last two digits.
fn webhook_id(action: &ActionName) -> Option<String> {
    let place = ActionName::KNOWN.iter().position(|known| known == action)?;
    Some(format!("d3f9a1c64b7e4c02b5a8f06e17c94e{:02x}", place + 1))
}

fn data(action: &ActionName) -> Option<Value> {
    let mut data: Value = serde_json::from_str(data_text(action)?).ok()?;
    // A chat that arrives whole brings the properties that the other actions bring when asked.
    if let Some(properties) = data.pointer_mut("/chat/properties") {
        *properties = serde_json::from_str(CHAT_PROPERTIES).ok()?;
    }
    Some(data)
}

fn data_text(action: &ActionName) -> Option<&'static str> {
    Some(match action {
        ActionName::IncomingChatThread => include_str!("sample/incoming_chat_thread.json"),
        ActionName::ThreadClosed => include_str!("sample/thread_closed.json"),
        ActionName::ChatUserAdded => include_str!("sample/chat_user_added.json"),
        ActionName::ChatUserRemoved => include_str!("sample/chat_user_removed.json"),
        ActionName::IncomingEvent => include_str!("sample/incoming_event.json"),
        ActionName::IncomingRichMessagePostback => {
            include_str!("sample/incoming_rich_message_postback.json")
        }
        ActionName::ChatPropertiesUpdated => include_str!("sample/chat_properties_updated.json"),
        ActionName::ChatPropertiesDeleted => include_str!("sample/chat_properties_deleted.json"),
        ActionName::ChatThreadPropertiesUpdated => {
            include_str!("sample/chat_thread_properties_updated.json")
        }
        ActionName::ChatThreadPropertiesDeleted => {
            include_str!("sample/chat_thread_properties_deleted.json")
        }
        ActionName::ChatThreadTagged => include_str!("sample/chat_thread_tagged.json"),
        ActionName::ChatThreadUntagged => include_str!("sample/chat_thread_untagged.json"),
        ActionName::AgentStatusChanged => include_str!("sample/agent_status_changed.json"),
        ActionName::AgentDeleted => include_str!("sample/agent_deleted.json"),
        ActionName::LastSeenTimestampUpdated => {
            include_str!("sample/last_seen_timestamp_updated.json")
        }
        ActionName::Unknown(_) => return None,
    })
}

/// A piece of additional data, under its name.
fn piece(asked: &AdditionalData) -> Option<(String, Value)> {
    let value = match asked {
        AdditionalData::ChatProperties => serde_json::from_str(CHAT_PROPERTIES).ok()?,
        AdditionalData::Access => serde_json::from_str(ACCESS).ok()?,
        AdditionalData::ThreadId => THREAD_ID.into(),
        AdditionalData::Unknown(_) => return None,
    };
    Some((asked.as_str().to_owned(), value))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The members of `data` that the contract lists, nested ones by their path.
    const MEMBERS: [(&str, &[&str]); 15] = [
        ("incoming_chat_thread", &["chat"]),
        ("thread_closed", &["chat_id", "thread_id", "user_id"]),
        (
            "chat_user_added",
            &["chat_id", "thread_id", "user", "user_type"],
        ),
        (
            "chat_user_removed",
            &["chat_id", "thread_id", "user_id", "user_type"],
        ),
        ("incoming_event", &["chat_id", "thread_id", "event"]),
        (
            "incoming_rich_message_postback",
            &["user_id", "chat_id", "thread_id", "event_id", "postback"],
        ),
        ("chat_properties_updated", &["chat_id", "properties"]),
        ("chat_properties_deleted", &["chat_id", "properties"]),
        (
            "chat_thread_properties_updated",
            &["chat_id", "thread_id", "properties"],
        ),
        (
            "chat_thread_properties_deleted",
            &["chat_id", "thread_id", "properties"],
        ),
        ("chat_thread_tagged", &["chat_id", "thread_id", "tag"]),
        ("chat_thread_untagged", &["chat_id", "thread_id", "tag"]),
        ("agent_status_changed", &["agent_id", "status"]),
        ("agent_deleted", &["agent_id"]),
        (
            "last_seen_timestamp_updated",
            &["user_id", "chat_id", "timestamp"],
        ),
    ];

    fn body(action: &str, additional: &[AdditionalData]) -> Value {
        sample(&action.into(), additional).unwrap().into()
    }

    fn keys<'a>(value: &'a Value, pointer: &str) -> Vec<&'a str> {
        let object = value.pointer(pointer).and_then(Value::as_object);
        let keys = object.unwrap_or_else(|| panic!("{pointer} is no object"));
        keys.keys().map(String::as_str).collect()
    }

    #[test]
    fn every_documented_action_has_a_sample_with_the_members_of_the_contract() {
        let names: Vec<_> = ActionName::KNOWN.iter().map(ActionName::as_str).collect();
        assert_eq!(names, MEMBERS.map(|(name, _)| name));
        for (name, members) in MEMBERS {
            let body = body(name, &[]);
            let envelope = ["webhook_id", "secret_key", "action", "data"];
            assert_eq!(keys(&body, ""), envelope, "{name}");
            assert_eq!(keys(&body, "/data"), members, "{name}");
            assert_eq!(body["action"], name);
            assert_eq!(body["secret_key"], words::YOUR_SECRET);
        }
        assert_eq!(sample(&"brand_new".into(), &[]), None);
    }

    #[test]
    fn what_is_nested_has_the_members_of_the_contract() {
        for (name, pointer, members) in [
            (
                "incoming_chat_thread",
                "/data/chat",
                &["id", "users", "properties", "thread"][..],
            ),
            (
                "incoming_chat_thread",
                "/data/chat/thread",
                &["id", "events", "properties"],
            ),
            (
                "incoming_event",
                "/data/event",
                &["id", "type", "author_id", "text", "properties"],
            ),
            (
                "incoming_rich_message_postback",
                "/data/postback",
                &["id", "toggled"],
            ),
        ] {
            assert_eq!(keys(&body(name, &[]), pointer), members, "{name} {pointer}");
        }
    }

    #[test]
    fn properties_have_the_shape_of_their_action() {
        for (name, deleted) in [
            ("chat_properties_updated", false),
            ("chat_thread_properties_updated", false),
            ("chat_properties_deleted", true),
            ("chat_thread_properties_deleted", true),
        ] {
            let body = body(name, &[]);
            for namespace in body["data"]["properties"].as_object().unwrap().values() {
                if deleted {
                    let names = namespace.as_array().unwrap();
                    assert!(names.iter().all(Value::is_string), "{name}");
                } else {
                    let values = namespace.as_object().unwrap().values();
                    assert!(values.map(|it| keys(it, "")).all(|it| it == ["value"]));
                }
            }
        }
    }

    #[test]
    fn additional_data_is_what_was_asked_for_in_that_order() {
        use AdditionalData::{Access, ChatProperties, ThreadId};
        for name in ActionName::KNOWN {
            let name = name.as_str();
            let asked = [
                Access,
                "mood".into(),
                ThreadId,
                ChatProperties.clone(),
                Access,
            ];
            let all = body(name, &asked);
            let expected = ["access", "thread_id", "chat_properties"];
            assert_eq!(keys(&all, "/additional_data"), expected, "{name}");
            let one = body(name, &[ChatProperties]);
            assert_eq!(keys(&one, "/additional_data"), ["chat_properties"]);
            assert_eq!(body(name, &["mood".into()]), body(name, &[]));
        }
    }

    #[test]
    fn every_sample_is_about_the_same_chat_and_thread() {
        let known = |place: &Value, expected: &str| place.is_null() || place == expected;
        for name in ActionName::KNOWN {
            let body = body(name.as_str(), &[AdditionalData::ThreadId]);
            let data = &body["data"];
            assert!(known(&data["chat_id"], "QXHG7TP2MB"), "{name:?}");
            assert!(known(&data["thread_id"], THREAD_ID), "{name:?}");
            assert_eq!(body["additional_data"]["thread_id"], THREAD_ID);
        }
        let whole = body("incoming_chat_thread", &[AdditionalData::ChatProperties]);
        let chat = &whole["data"]["chat"];
        assert_eq!(
            (&chat["id"], &chat["thread"]["id"]),
            (&"QXHG7TP2MB".into(), &THREAD_ID.into())
        );
        assert_eq!(
            chat["properties"],
            whole["additional_data"]["chat_properties"]
        );
    }
}
