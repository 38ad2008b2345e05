//! Findings about filters: what is surely impossible, what surely isn't, and what is only doubtful.

use serde_json::{Value, json};

use super::super::Rule;
use super::{assert_rules, assert_says, changed, found, with_actions};

/// The healthy bot with one action, which asks for the chat's properties.
fn filtered(action: &str, filters: Value) -> Value {
    let action =
        json!({"name": action, "filters": filters, "additional_data": ["chat_properties"]});
    with_actions(json!([action]))
}

fn chat(namespace: &str, name: &str, condition: Value) -> Value {
    json!({"chat_properties": {namespace: {name: condition}}})
}

#[track_caller]
fn assert_never(filters: Value, why: &str) {
    let text = format!("{why}, so “incoming_event” is never sent.");
    let bot = filtered("incoming_event", filters);
    assert_says(&bot, Rule::FilterNeverMatches, &text);
}

#[track_caller]
fn assert_fine(filters: Value) {
    assert_rules(&filtered("incoming_event", filters), &[]);
}

#[test]
fn a_list_of_no_values_never_matches() {
    assert_never(
        chat("source", "type", json!({"values": []})),
        "The filter on “type” names no value that it could have",
    );
    assert_never(
        json!({"event_properties": {"a": {"b.c": {"values": []}}}}),
        "The filter on “b.c” names no value that it could have",
    );
    assert_never(
        json!({"chat_member_ids": {"agents_any": []}}),
        "The filter asks for one of no agents",
    );
    assert_fine(json!({"chat_member_ids": {"agents_any": [""]}}));
    assert_fine(chat("source", "type", json!({"values": [""]})));
}

#[test]
fn only_numbers_that_a_property_cannot_hold_never_match() {
    let values = |values: Value| chat("shop", "cart", json!({"values": values}));
    let why = "The filter on “cart” names only numbers beyond the 32 bits of a property";
    assert_never(values(json!([2_147_483_648_u64, -2_147_483_649_i64])), why);
    assert_fine(values(json!([2_147_483_647, -2_147_483_648])));
    // A text of digits is a text.
    assert_fine(values(json!(["2147483648"])));
    let mixed = filtered(
        "incoming_event",
        values(json!([1, 2_147_483_648_u64, 2_147_483_649_u64])),
    );
    assert_rules(&mixed, &[Rule::LongNumber]);
    let excluded = chat(
        "shop",
        "cart",
        json!({"exclude_values": [2_147_483_648_u64]}),
    );
    assert_rules(&filtered("incoming_event", excluded), &[Rule::LongNumber]);
}

#[test]
fn own_chats_only_and_none_of_them_never_match() {
    let both = |mine: bool, condition: Value| {
        let filters = chat("source", "client_id", condition);
        changed(filters, "/only_my_chats", json!(mine))
    };
    let why = "“only_my_chats” asks for chats of this application, which the filter on “source.client_id” shuts out";
    assert_never(both(true, json!({"values": ["other", "another"]})), why);
    assert_never(both(true, json!({"exclude_values": ["other", "me"]})), why);
    assert_never(both(true, json!({"exists": false})), why);
    assert_fine(both(true, json!({"values": ["other", "me"]})));
    assert_fine(both(true, json!({"exclude_values": ["other"]})));
    assert_fine(both(true, json!({"exists": true})));
    // The list that names nothing is one finding, not two.
    assert_rules(
        &filtered("incoming_event", both(true, json!({"values": []}))),
        &[Rule::FilterNeverMatches],
    );
    let any = filtered("incoming_event", both(false, json!({"values": ["other"]})));
    assert_rules(&any, &[Rule::FilterAlwaysHolds]);

    // Whose bot it is decides, and where that isn't known nothing is sure.
    let theirs = filtered("incoming_event", both(true, json!({"values": ["other"]})));
    assert_rules(
        &changed(theirs.clone(), "/application/client_id", json!("other")),
        &[],
    );
    assert_rules(&changed(theirs, "/application", Value::Null), &[]);
    let missing = filtered("incoming_event", both(true, json!({"exists": false})));
    let unowned = changed(missing, "/application", Value::Null);
    assert_rules(&unowned, &[Rule::FilterNeverMatches]);

    // Another property of the same name is another property.
    let mut elsewhere = chat("shop", "client_id", json!({"exists": false}));
    elsewhere = changed(elsewhere, "/only_my_chats", json!(true));
    elsewhere = changed(
        elsewhere,
        "/event_properties",
        json!({"source": {"client_id": {"exists": false}}}),
    );
    assert_fine(elsewhere);
}

#[test]
fn filters_that_let_everything_through() {
    for filters in [
        json!({"only_my_chats": false}),
        json!({"chat_member_ids": {"agents_exclude": []}}),
        json!({"chat_member_ids": {"agents": []}}),
        chat("source", "type", json!({"exclude_values": []})),
    ] {
        assert_rules(
            &filtered("incoming_event", filters),
            &[Rule::FilterAlwaysHolds],
        );
    }
    assert_fine(json!({"chat_member_ids": {"agents_exclude": ["anna@example.com"]}}));
    assert_fine(chat("source", "type", json!({"exclude_values": ["email"]})));
    assert_says(
        &filtered(
            "incoming_event",
            chat("source", "type", json!({"exclude_values": []})),
        ),
        Rule::FilterAlwaysHolds,
        "The filter “the chat’s source.type is anything at all” lets everything through: “incoming_event” is sent as if it weren’t there.",
    );
}

#[test]
fn filters_that_are_not_documented_for_their_action() {
    assert_says(
        &filtered("thread_closed", json!({"author_type": "agent"})),
        Rule::FilterNotDocumented,
        "The documentation lists no author_type filter for thread_closed: LiveChat may refuse or ignore it.",
    );
    // The service may ignore it, so that it can't match is not sure.
    let empty = json!({"event_properties": {"a": {"b": {"values": []}}}});
    assert_rules(
        &filtered("thread_closed", empty.clone()),
        &[Rule::FilterNotDocumented],
    );
    assert_rules(&filtered("brand_new", empty), &[Rule::UnknownAction]);
    let thread = json!({"thread_properties": {"routing": {"continuous": {"exists": false}}}});
    assert_rules(&filtered("thread_closed", thread), &[]);
}

#[test]
fn properties_that_the_webhook_does_not_carry() {
    let filters = chat("source", "type", json!({"values": ["facebook"]}));
    let silent = |name: &str, data: Value| {
        with_actions(json!([{"name": name, "filters": filters, "additional_data": data}]))
    };
    assert_says(
        &silent("incoming_event", json!(["access"])),
        Rule::PropertiesNotCarried,
        "LiveChat filters “incoming_event” by properties of the chat, but the webhook doesn’t carry them: your service sees them only when chat_properties is asked for.",
    );
    assert_rules(
        &silent("thread_closed", json!([])),
        &[Rule::PropertiesNotCarried],
    );
    // What begins a chat brings them by itself; what is about an agent has none.
    assert_rules(&silent("incoming_chat_thread", json!([])), &[]);
    assert_rules(
        &silent("agent_deleted", json!([])),
        &[Rule::FilterNotDocumented],
    );
    assert_rules(&silent("incoming_event", json!(["chat_properties"])), &[]);
    assert_rules(
        &silent("incoming_event", json!("odd")),
        &[Rule::NotUnderstood],
    );
}

#[test]
fn what_cannot_be_read_says_where_and_why() {
    assert_says(
        &filtered("incoming_event", json!({"weekday": ["mon"]})),
        Rule::NotUnderstood,
        "The panel can’t read the filter at “weekday” and keeps it as it came: “weekday” is not a filter that the documentation knows.",
    );
    assert_says(
        &filtered("incoming_event", chat("a", "b.c", json!({"like": 1}))),
        Rule::NotUnderstood,
        "The panel can’t read the filter at “chat_properties” › “a” › “b.c” and keeps it as it came: “like” is not an operator that the documentation knows.",
    );
    assert_rules(
        &filtered("incoming_event", json!([])),
        &[Rule::NotUnderstood],
    );
    assert_rules(
        &filtered("incoming_event", json!({"only_my_chats": 1})),
        &[Rule::NotUnderstood],
    );
}

#[test]
fn a_finding_names_its_clause() {
    let filters = json!({"author_type": "customer", "only_my_chats": false});
    let bot = filtered("incoming_event", filters.clone());
    let read = crate::filter::Filter::from_json(filters.as_object().unwrap());
    let finding = found(&bot).remove(0);
    assert_eq!(finding.clause, Some(read.clauses()[1].id));
    assert_eq!(finding.action, Some(0));
}
