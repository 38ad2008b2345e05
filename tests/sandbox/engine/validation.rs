//! What is refused, with which words.

use bot_agents_panel::sandbox::{Sandbox, tokens};
use serde_json::{Value, json};

use super::support::*;

/// Sends a payload that is refused, and asserts the message and that nothing changed.
#[track_caller]
fn refused(action: &str, payload: &Value, message: &str) {
    let mut sandbox = Sandbox::new(1);
    let before = sandbox.clone();
    let response = reply(&mut sandbox, tokens::FULL, action, payload);
    assert_error(&response, 400, "validation", message);
    assert_eq!(sandbox, before);
}

#[test]
fn each_member_of_a_bot_is_checked() {
    const STATUS: &str =
        "`status` must be one of `accepting chats`, `not accepting chats`, `offline`";
    const COUNT: &str = "`max_chats_count` must be a whole number, 0 or more";
    const PRIORITY: &str = "`groups[1].priority` must be one of `first`, `normal`, `last`";
    const GROUP_ID: &str = "`groups[0].id` must be a whole number, 0 or more";
    let first_group = json!({"id": 0, "priority": "first"});
    for (member, value, message) in [
        ("name", json!(1), "`name` must be a string"),
        ("name", json!([]), "`name` must be a string"),
        ("name", json!(""), "`name` must not be empty"),
        ("avatar", json!(1), "`avatar` must be a string"),
        ("status", json!("busy"), STATUS),
        ("status", json!(true), "`status` must be a string"),
        ("max_chats_count", json!("6"), COUNT),
        ("max_chats_count", json!(6.5), COUNT),
        ("max_chats_count", json!(-1), COUNT),
        ("max_chats_count", json!(2_147_483_648_u64), COUNT),
        ("groups", json!({}), "`groups` must be an array"),
        ("groups", json!([0]), "`groups[0]` must be an object"),
        (
            "groups",
            json!([{"priority": "first"}]),
            "`groups[0].id` is required",
        ),
        ("groups", json!([{"id": -1, "priority": "first"}]), GROUP_ID),
        (
            "groups",
            json!([{"id": "0", "priority": "first"}]),
            GROUP_ID,
        ),
        (
            "groups",
            json!([first_group, {"id": 1}]),
            "`groups[1].priority` is required",
        ),
        (
            "groups",
            json!([first_group, {"id": 1, "priority": "supervisor"}]),
            PRIORITY,
        ),
        ("webhooks", json!([]), "`webhooks` must be an object"),
        ("webhooks", json!({}), "`webhooks.url` is required"),
        (
            "webhooks",
            json!({"url": "u"}),
            "`webhooks.secret_key` is required",
        ),
        (
            "webhooks",
            json!({"url": "u", "secret_key": "s"}),
            "`webhooks.actions` is required",
        ),
        (
            "webhooks",
            json!({"url": "", "secret_key": "s", "actions": []}),
            "`webhooks.url` must not be empty",
        ),
        (
            "webhooks",
            json!({"url": "u", "secret_key": 1, "actions": []}),
            "`webhooks.secret_key` must be a string",
        ),
        (
            "webhooks",
            json!({"url": "u", "secret_key": "s", "actions": {}}),
            "`webhooks.actions` must be an array",
        ),
    ] {
        let mut create = json!({"name": "N", "status": "offline"});
        create[member] = value.clone();
        refused("create_bot_agent", &create, message);
        refused(
            "update_bot_agent",
            &json!({"id": JOHN, (member): value}),
            message,
        );
    }
}

#[test]
fn required_members_are_missed() {
    refused("create_bot_agent", &json!({}), "`name` is required");
    refused(
        "create_bot_agent",
        &json!({"name": null, "status": "offline"}),
        "`name` is required",
    );
    refused(
        "create_bot_agent",
        &json!({"name": "N"}),
        "`status` is required",
    );
    refused(
        "update_bot_agent",
        &json!({"name": "N"}),
        "`id` is required",
    );
    refused(
        "update_bot_agent",
        &json!({"id": 5}),
        "`id` must be a string",
    );
    refused("remove_bot_agent", &json!({}), "`bot_agent_id` is required");
    refused(
        "get_bot_agent_details",
        &json!({"id": JOHN}),
        "`bot_agent_id` is required",
    );
    refused(
        "get_bot_agents",
        &json!({"all": 1}),
        "`all` must be true or false",
    );
    refused(
        "get_property_configs",
        &json!({"all": "yes"}),
        "`all` must be true or false",
    );
    refused(
        "update_bot_agent",
        &json!({"id": JOHN, "default_group_priority": "highest"}),
        "`default_group_priority` must be one of `first`, `normal`, `last`, `supervisor`",
    );
}

fn with_action(action: &Value) -> Value {
    json!({"id": JOHN, "webhooks": {"url": "u", "secret_key": "s", "actions": [action]}})
}

#[test]
fn each_member_of_an_action_is_checked() {
    refused(
        "update_bot_agent",
        &with_action(&json!({})),
        "`webhooks.actions[0].name` is required",
    );
    let payload = with_action(&json!({"name": "incoming_chat"}));
    let response = reply(
        &mut Sandbox::new(1),
        tokens::FULL,
        "update_bot_agent",
        &payload,
    );
    let (status, kind, message) = error(&response);
    assert_eq!((status, kind.as_str()), (400, "validation"));
    assert!(
        message.starts_with(
            "`webhooks.actions[0].name` must be one of `incoming_chat_thread`, `thread_closed`"
        ),
        "{message}"
    );
    for (data, message) in [
        (
            json!("access"),
            "`webhooks.actions[0].additional_data` must be an array",
        ),
        (
            json!(["access", 1]),
            "`webhooks.actions[0].additional_data[1]` must be a string",
        ),
        (
            json!(["mood"]),
            "`webhooks.actions[0].additional_data[0]` must be one of `chat_properties`, `access`, `thread_id`",
        ),
    ] {
        let action = json!({"name": "incoming_event", "additional_data": data});
        refused("update_bot_agent", &with_action(&action), message);
    }
}

#[test]
fn filters_follow_the_grammar() {
    const ONE_CLAUSE: &str =
        "[\"a\"][\"b.c\"]` needs exactly one of `exists`, `values`, `exclude_values`";
    const ONE_LIST: &str =
        "chat_member_ids` needs exactly one of `agents`, `agents_any`, `agents_exclude`";
    const VALUE: &str = "must be a string, a whole number of 32 bits, true or false";
    let property = |scope: &str, clause: Value| json!({ (scope): {"a": {"b.c": clause}} });
    for (filters, message) in [
        (json!([]), "` must be an object".to_owned()),
        (
            json!({"chat_properties": []}),
            ".chat_properties` must be an object".to_owned(),
        ),
        (
            json!({"chat_properties": {"a": 1}}),
            ".chat_properties[\"a\"]` must be an object".to_owned(),
        ),
        (
            property("chat_properties", json!(true)),
            ".chat_properties[\"a\"][\"b.c\"]` must be an object".to_owned(),
        ),
        (
            property("chat_properties", json!({})),
            format!(".chat_properties{ONE_CLAUSE}"),
        ),
        (
            property(
                "thread_properties",
                json!({"exists": true, "values": ["x"]}),
            ),
            format!(".thread_properties{ONE_CLAUSE}"),
        ),
        (
            property("event_properties", json!({"exists": "yes"})),
            ".event_properties[\"a\"][\"b.c\"].exists` must be true or false".to_owned(),
        ),
        (
            property("chat_properties", json!({"values": "x"})),
            ".chat_properties[\"a\"][\"b.c\"].values` must be an array".to_owned(),
        ),
        (
            property("chat_properties", json!({"values": ["x", 1.5]})),
            format!(".chat_properties[\"a\"][\"b.c\"].values[1]` {VALUE}"),
        ),
        (
            property(
                "chat_properties",
                json!({"exclude_values": [2_147_483_648_i64]}),
            ),
            format!(".chat_properties[\"a\"][\"b.c\"].exclude_values[0]` {VALUE}"),
        ),
        (
            property("chat_properties", json!({"values": [null]})),
            format!(".chat_properties[\"a\"][\"b.c\"].values[0]` {VALUE}"),
        ),
        (json!({"chat_member_ids": {}}), format!(".{ONE_LIST}")),
        (
            json!({"chat_member_ids": {"agents": [], "agents_any": []}}),
            format!(".{ONE_LIST}"),
        ),
        (
            json!({"chat_member_ids": {"agents": "anna"}}),
            ".chat_member_ids.agents` must be an array".to_owned(),
        ),
        (
            json!({"chat_member_ids": {"agents": [1]}}),
            ".chat_member_ids.agents[0]` must be a string".to_owned(),
        ),
        (
            json!({"author_type": "bot"}),
            ".author_type` must be one of `customer`, `agent`".to_owned(),
        ),
        (
            json!({"only_my_chats": 1}),
            ".only_my_chats` must be true or false".to_owned(),
        ),
    ] {
        let action = json!({"name": "incoming_event", "filters": filters});
        let message = format!("`webhooks.actions[0].filters{message}");
        refused("update_bot_agent", &with_action(&action), &message);
    }
}

#[test]
fn filters_at_the_edge_of_the_grammar_pass() {
    for filters in [
        json!({}),
        json!({"weekday": ["mon"]}),
        json!({"chat_properties": {}}),
        json!({"chat_properties": {"a": {"b": {"values": [i32::MIN, i32::MAX, "", false]}}}}),
        json!({"chat_properties": {"a": {"b": {"values": [], "case_sensitive": false}}}}),
        json!({"chat_properties": {"a": {"b": {"exists": false}}}, "only_my_chats": false}),
    ] {
        let mut sandbox = Sandbox::new(1);
        let payload = with_action(&json!({"name": "agent_deleted", "filters": filters}));
        done(&mut sandbox, "update_bot_agent", &payload);
        let stored = &sandbox.bot(JOHN).unwrap()["webhooks"]["actions"][0]["filters"];
        assert_eq!(stored, &filters);
    }
}
