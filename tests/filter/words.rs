//! Explanations and warnings, word by word.

use bot_agents_panel::filter::{Filter, payload_warning, warnings};
use bot_agents_panel::model::ActionName;
use serde_json::{Value, json};

fn filter(filters: Value) -> Filter {
    Filter::from_json(filters.as_object().unwrap())
}

#[track_caller]
fn assert_phrase(filters: Value, phrase: &str) {
    let filter = filter(filters);
    assert_eq!(filter.clauses()[0].phrase(), phrase);
    assert_eq!(filter.explain(), format!("Sent when {phrase}."));
}

#[test]
fn each_clause_has_a_phrase() {
    let chat = |condition: Value| json!({"chat_properties": {"source": {"type": condition}}});
    let members = |mode: &str, agents: Value| json!({"chat_member_ids": {mode: agents}});
    assert_phrase(
        chat(json!({"values": ["facebook"]})),
        "the chat’s source.type is facebook",
    );
    assert_phrase(
        chat(json!({"values": ["1", 1, "a b", true]})),
        "the chat’s source.type is “1”, 1, “a b” or true",
    );
    assert_phrase(
        chat(json!({"values": []})),
        "the chat’s source.type is one of no values",
    );
    assert_phrase(
        chat(json!({"exclude_values": ["fax"]})),
        "the chat’s source.type is not fax",
    );
    assert_phrase(
        chat(json!({"exclude_values": ["fax", ""]})),
        "the chat’s source.type is neither fax nor “”",
    );
    assert_phrase(
        chat(json!({"exclude_values": [1, 2, 3]})),
        "the chat’s source.type is none of 1, 2 or 3",
    );
    assert_phrase(
        chat(json!({"exclude_values": []})),
        "the chat’s source.type is anything at all",
    );
    assert_phrase(
        chat(json!({"exists": true})),
        "the chat’s source.type exists",
    );
    assert_phrase(
        chat(json!({"exists": false})),
        "the chat’s source.type doesn’t exist",
    );
    assert_phrase(
        json!({"thread_properties": {"a": {"b.c": {"exists": true}}}}),
        "the thread’s a / b.c exists",
    );
    assert_phrase(
        json!({"event_properties": {"": {"": {"exists": true}}}}),
        "the event’s … / … exists",
    );
    assert_phrase(
        members("agents_any", json!(["anna"])),
        "anna is in the chat",
    );
    assert_phrase(
        members("agents_any", json!(["anna", "bob"])),
        "at least one of anna or bob is in the chat",
    );
    assert_phrase(
        members("agents_any", json!([])),
        "at least one of no agents is in the chat",
    );
    assert_phrase(
        members("agents_exclude", json!(["anna@example.com"])),
        "anna@example.com is not in the chat",
    );
    assert_phrase(
        members("agents_exclude", json!(["anna", "bob", "cy"])),
        "none of anna, bob or cy is in the chat",
    );
    assert_phrase(
        members("agents_exclude", json!([])),
        "anyone is in the chat",
    );
    assert_phrase(
        members("agents", json!(["anna", "bob", "cy"])),
        "anna, bob and cy are in the chat",
    );
    assert_phrase(
        json!({"author_type": "customer"}),
        "the author is a customer",
    );
    assert_phrase(
        json!({"author_type": "agent"}),
        "the author is an agent or a bot agent",
    );
    assert_phrase(
        json!({"only_my_chats": true}),
        "the chat comes from this application",
    );
    assert_phrase(
        json!({"only_my_chats": false}),
        "the chat comes from any application",
    );
    assert_phrase(
        json!({"tags": ["vip"]}),
        "whatever tags asks for holds (kept as it is)",
    );
}

#[test]
fn a_filter_is_one_sentence() {
    assert_eq!(
        filter(json!({})).explain(),
        "Sent every time: nothing is filtered."
    );
    let seed = json!({
        "chat_properties": {"source": {"type": {"values": ["facebook", "twitter"]}}},
        "chat_member_ids": {"agents_exclude": ["anna@example.com"]},
    });
    assert_eq!(
        filter(seed).explain(),
        "Sent when the chat’s source.type is facebook or twitter, and anna@example.com is not in the chat."
    );
}

#[test]
fn long_texts_and_lists_are_cut_in_sentences_only() {
    let long = "x".repeat(200);
    let values: Vec<Value> = (0..1000).map(Value::from).collect();
    let filters =
        json!({"chat_properties": {"a": {"b": {"values": values}, "c": {"values": [long]}}}});
    assert_eq!(
        filter(filters).explain(),
        format!(
            "Sent when the chat’s a.b is 0, 1, 2, 3, 4, 5 or 994 more, and the chat’s a.c is {}….",
            "x".repeat(60)
        )
    );
}

/// The table of the contract: members, own chats, author, and properties of chat, thread and event.
const DOCUMENTED: &[(&str, &str)] = &[
    ("incoming_chat_thread", "MY..CT."),
    ("thread_closed", "MY..CT."),
    ("chat_user_added", "MY..C.."),
    ("chat_user_removed", "MY..C.."),
    ("incoming_event", "MYA.C.E"),
    ("incoming_rich_message_postback", "MY..C.E"),
    ("chat_properties_updated", "MY..C.."),
    ("chat_properties_deleted", "MY..C.."),
    ("chat_thread_properties_updated", "MY..C.."),
    ("chat_thread_properties_deleted", "MY..C.."),
    ("chat_thread_tagged", "MY..C.."),
    ("chat_thread_untagged", "MY..C.."),
    ("agent_status_changed", "M......"),
    ("agent_deleted", "M......"),
    ("last_seen_timestamp_updated", "MY..C.."),
];

#[test]
fn what_is_not_documented_for_an_action_is_warned_of() {
    let property = || json!({"a": {"b": {"exists": true}}});
    let all = [
        ("M", "chat_member_ids", json!({"agents": ["a"]})),
        ("Y", "only_my_chats", json!(true)),
        ("A", "author_type", json!("agent")),
        ("C", "chat_properties", property()),
        ("T", "thread_properties", property()),
        ("E", "event_properties", property()),
    ];
    assert_eq!(DOCUMENTED.len(), ActionName::KNOWN.len());
    for (action, documented) in DOCUMENTED {
        for (letter, key, condition) in &all {
            let found = warnings(
                &ActionName::from(*action),
                &filter(json!({*key: condition})),
            );
            let found: Vec<String> = found.iter().map(ToString::to_string).collect();
            let expected = format!(
                "The documentation lists no {key} filter for {action}: LiveChat may refuse or ignore it."
            );
            let expected = if documented.contains(letter) {
                vec![]
            } else {
                vec![expected]
            };
            assert_eq!(found, expected, "{action} {key}");
        }
    }
}

#[test]
fn unknown_actions_long_numbers_and_samples_of_others_are_warned_of() {
    let say = |action: &str, filters: Value| {
        let found = warnings(&action.into(), &filter(filters));
        found.iter().map(ToString::to_string).collect::<Vec<_>>()
    };
    assert_eq!(
        say("new_action", json!({"author_type": "agent", "odd": 1})),
        [
            "The documentation doesn’t list the action new_action, so which filters it takes isn’t known."
        ]
    );
    let numbers = json!({"chat_properties": {"a": {"b": {"values": [2_147_483_647, -2_147_483_648_i64, 2_147_483_648_u64]}}}});
    assert_eq!(
        say("incoming_event", numbers),
        [
            "2147483648 is longer than the 32 bits that the documentation allows: it is kept, but may never match."
        ]
    );
    let action = ActionName::IncomingEvent;
    assert_eq!(
        payload_warning(&action, &json!({"action": "incoming_event"})),
        None
    );
    assert_eq!(payload_warning(&action, &json!({"data": {}})), None);
    assert_eq!(
        payload_warning(&action, &json!({"action": "thread_closed"}))
            .unwrap()
            .to_string(),
        "The sample is one of thread_closed, not of incoming_event."
    );
}
