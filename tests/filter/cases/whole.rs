//! Whole filters: several clauses, envelopes, no payload, and parts that are kept.

use serde_json::{Value, json};

use super::{Case, chat, thread, when};

const YES: &str = "The chat’s a.x is 1, as asked for.";
const NO: &str = "The chat’s a.y is 2; it has to be 3.";

/// A thread begins in a chat where `a.x` is 1 and `a.y` is 2.
fn begun(filters: Value) -> Case {
    when("incoming_chat_thread", filters).data(thread(json!({"a": {"x": 1, "y": 2}})))
}

fn together() -> Vec<Case> {
    let yes = || json!({"values": [1]});
    let no = || json!({"values": [3]});
    vec![
        begun(json!({})).sent(""),
        when("thread_closed", json!({})).sent(""),
        begun(json!({"chat_properties": {"a": {"x": yes()}}, "chat_member_ids": {"agents_exclude": ["z"]}})).sent(YES),
        // One that doesn't hold decides, whatever isn't known.
        begun(json!({"chat_properties": {"a": {"x": yes(), "y": no()}}})).not_sent(NO),
        begun(json!({"author_type": "agent", "chat_properties": {"a": {"y": no()}}})).not_sent(NO),
        begun(json!({"chat_properties": {"a": {"y": no()}}, "some_new_filter": 1})).not_sent(NO),
        // Nothing decides when one isn't known and the others hold.
        begun(json!({"chat_properties": {"a": {"x": yes()}}, "author_type": "agent"}))
            .cannot_tell("The payload doesn’t tell who the author is: choose it to find out."),
    ]
}

fn envelopes() -> Vec<Case> {
    let asked = || {
        when(
            "incoming_event",
            json!({"event_properties": {"a": {"x": {"exists": true}}}}),
        )
    };
    let event = || json!({"event": {"properties": {"a": {"x": 1}}}});
    let no_data = "The payload has no object under “data” or “payload”.";
    vec![
        asked().body(json!({"payload": event()})).sent("The event’s a.x is set, to 1."),
        asked().body(json!({"data": event(), "payload": {}})).sent("The event’s a.x is set, to 1."),
        asked().body(json!({"data": null, "payload": event()})).sent("The event’s a.x is set, to 1."),
        asked().body(event()).cannot_tell(no_data),
        asked().body(json!({})).cannot_tell(no_data),
        asked().body(json!([1, 2])).cannot_tell(no_data),
        asked().body(json!({"data": "text"})).cannot_tell(no_data),
        asked().cannot_tell("There is no payload to look at, and nothing else tells."),
        when("incoming_event", chat("a", "x", json!({"values": [1]})))
            .body(json!({"additional_data": {"chat_properties": {"a": {"x": 1}}}}))
            .sent(YES),
        when("incoming_event", chat("a", "x", json!({"values": [1]})))
            .body(json!({"data": {}, "additional_data": ["chat_properties"]}))
            .cannot_tell("The payload doesn’t carry the chat’s properties: ask for them as additional data, or enter them."),
    ]
}

fn kept() -> Vec<Case> {
    vec![
        begun(json!({"tags": ["vip"]}))
            .cannot_tell("This part is kept as it is: “tags” is not a filter that the documentation knows."),
        begun(chat("a", "x", json!({"values": [1], "exists": true})))
            .cannot_tell("This part is kept as it is: it has several operators, and the documentation allows one."),
        begun(chat("a", "x", json!({"greater_than": 0})))
            .cannot_tell("This part is kept as it is: “greater_than” is not an operator that the documentation knows."),
        begun(chat("a", "x", json!({"values": [1, 1.5]})))
            .cannot_tell("This part is kept as it is: value 2 is not a text, a whole number, true or false."),
        begun(chat("a", "x", json!({})))
            .cannot_tell("This part is kept as it is: it says nothing about what to compare."),
        begun(json!({"chat_properties": {}})).cannot_tell("This part is kept as it is: it is empty."),
        begun(json!({"author_type": "bot"}))
            .cannot_tell("This part is kept as it is: the author is neither “customer” nor “agent”."),
        begun(json!({"only_my_chats": "yes"}))
            .cannot_tell("This part is kept as it is: “only_my_chats” is neither true nor false."),
        begun(json!({"chat_member_ids": {"agents_any": ["a", 1]}}))
            .cannot_tell("This part is kept as it is: agent 2 is not a text."),
    ]
}

pub fn cases() -> Vec<Case> {
    let mut cases = together();
    cases.extend(envelopes());
    cases.extend(kept());
    cases
}
