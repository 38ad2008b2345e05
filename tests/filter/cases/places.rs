//! Where each action's payload tells a property, and what isn't known where it doesn't.

use serde_json::{Value, json};

use super::{Case, chat, property, thread, when};

const NOT_CARRIED: &str = "The payload doesn’t carry the chat’s properties: ask for them as additional data, or enter them.";

fn facebook() -> Value {
    chat("source", "type", json!({"values": ["facebook", "twitter"]}))
}

fn of_type(kind: &str) -> Value {
    json!({"source": {"type": kind}})
}

fn level(scope: &str) -> Value {
    property(scope, "shop", "level", json!({"values": [3]}))
}

fn at_level(level: u8) -> Value {
    json!({"shop": {"level": {"value": level}}})
}

/// The additional data of every action that can ask for chat properties.
fn additional() -> impl Iterator<Item = Case> {
    [
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
        "last_seen_timestamp_updated",
    ]
    .into_iter()
    .flat_map(|action| {
        let case = || when(action, facebook()).data(json!({"chat_id": "c"}));
        [
            case()
                .additional(of_type("twitter"))
                .sent("The chat’s source.type is twitter, as asked for."),
            case()
                .additional(of_type("telegram"))
                .not_sent("The chat’s source.type is telegram; it has to be facebook or twitter."),
        ]
    })
}

/// Actions that tell nothing of the chat's properties by themselves.
fn silent() -> impl Iterator<Item = Case> {
    [
        "thread_closed",
        "chat_user_added",
        "chat_user_removed",
        "incoming_event",
        "incoming_rich_message_postback",
        "chat_thread_properties_updated",
        "chat_thread_properties_deleted",
        "chat_thread_tagged",
        "chat_thread_untagged",
        "last_seen_timestamp_updated",
        "some_new_action",
    ]
    .into_iter()
    .map(|action| {
        when(action, facebook())
            .data(json!({"chat_id": "c", "properties": of_type("facebook")}))
            .cannot_tell(NOT_CARRIED)
    })
}

fn chat_properties() -> Vec<Case> {
    let updated = || when("chat_properties_updated", facebook());
    let deleted = || when("chat_properties_deleted", facebook());
    vec![
        when("incoming_chat_thread", facebook())
            .data(thread(of_type("facebook")))
            .sent("The chat’s source.type is facebook, as asked for."),
        when("incoming_chat_thread", facebook())
            .data(json!({"chat": {"id": "c"}}))
            .cannot_tell(NOT_CARRIED),
        when("incoming_chat_thread", facebook())
            .data(json!({"chat": {"properties": "none"}}))
            .cannot_tell(NOT_CARRIED),
        when("incoming_chat_thread", facebook())
            .data(thread(json!({"source": "facebook"})))
            .cannot_tell("Where the chat’s source.type should be there is something that isn’t a property."),
        updated()
            .data(json!({"properties": {"source": {"type": {"value": "twitter"}}}}))
            .sent("The chat’s source.type is twitter, as asked for."),
        updated()
            .data(json!({"properties": {"source": {"lang": {"value": "en"}}}}))
            .cannot_tell("The payload tells only the properties that just changed, and the chat’s source.type isn’t one of them."),
        updated()
            .data(json!({"properties": {"source": {"lang": {"value": "en"}}}}))
            .additional(of_type("fax"))
            .not_sent("The chat’s source.type is fax; it has to be facebook or twitter."),
        deleted()
            .data(json!({"properties": {"source": ["type"]}}))
            .cannot_tell("The payload says that the chat’s source.type was just deleted, and whether filters look before or after that isn’t documented."),
        deleted()
            .data(json!({"properties": {"source": ["lang"]}}))
            .cannot_tell("The payload tells only the properties that just changed, and the chat’s source.type isn’t one of them."),
        // Names hold dots; a path never does.
        when("incoming_chat_thread", chat("routing", "queue.priority", json!({"values": [3]})))
            .data(thread(json!({"routing": {"queue.priority": 3, "queue": {"priority": 4}}})))
            .sent("The chat’s routing / queue.priority is 3, as asked for."),
        when("incoming_chat_thread", chat("routing.queue", "priority", json!({"exists": true})))
            .data(thread(json!({"routing": {"queue.priority": 3}})))
            .not_sent("The chat’s routing.queue / priority isn’t set."),
    ]
}

fn threads_and_events() -> Vec<Case> {
    let updated = || when("chat_thread_properties_updated", level("thread_properties"));
    vec![
        when("incoming_chat_thread", level("thread_properties"))
            .data(json!({"chat": {"properties": at_level(1), "thread": {"properties": at_level(3)}}}))
            .sent("The thread’s shop.level is 3, as asked for."),
        when("incoming_chat_thread", level("thread_properties"))
            .data(thread(at_level(3)))
            .cannot_tell("The payload doesn’t carry the thread’s properties: enter them to find out."),
        when("thread_closed", level("thread_properties"))
            .data(json!({"chat_id": "c", "thread_id": "t"}))
            .additional(at_level(3))
            .cannot_tell("The payload doesn’t carry the thread’s properties: enter them to find out."),
        when("thread_closed", level("thread_properties"))
            .data(json!({"chat_id": "c", "thread_id": "t"}))
            .stated(json!({"thread_properties": at_level(4)}))
            .not_sent("The thread’s shop.level is 4; it has to be 3."),
        updated()
            .data(json!({"properties": at_level(2)}))
            .not_sent("The thread’s shop.level is 2; it has to be 3."),
        when("chat_thread_properties_deleted", level("thread_properties"))
            .data(json!({"properties": {"shop": ["level"]}}))
            .cannot_tell("The payload says that the thread’s shop.level was just deleted, and whether filters look before or after that isn’t documented."),
        when("incoming_event", level("event_properties"))
            .data(json!({"event": {"id": "e", "properties": at_level(3)}}))
            .sent("The event’s shop.level is 3, as asked for."),
        when("incoming_event", level("event_properties"))
            .data(json!({"event": {"id": "e", "properties": {}}}))
            .not_sent("The event’s shop.level isn’t set; it has to be 3."),
        when("incoming_event", level("event_properties"))
            .data(json!({"event": {"id": "e"}}))
            .cannot_tell("The payload doesn’t carry the event’s properties: enter them to find out."),
        when("incoming_rich_message_postback", level("event_properties"))
            .data(json!({"event_id": "e", "postback": {"id": "p", "toggled": true}}))
            .cannot_tell("The payload doesn’t carry the event’s properties: enter them to find out."),
        when("incoming_rich_message_postback", level("event_properties"))
            .data(json!({"event_id": "e"}))
            .stated(json!({"event_properties": at_level(3)}))
            .sent("The event’s shop.level is 3, as asked for."),
    ]
}

fn stated() -> Vec<Case> {
    let begun = |kind| when("incoming_chat_thread", facebook()).data(thread(of_type(kind)));
    vec![
        when("incoming_event", facebook())
            .stated(json!({"chat_properties": of_type("facebook")}))
            .sent("The chat’s source.type is facebook, as asked for."),
        // What is stated is all there is, where the payload carries nothing.
        when("incoming_event", facebook())
            .data(json!({"event": {"id": "e"}}))
            .stated(json!({"chat_properties": {}}))
            .not_sent("The chat’s source.type isn’t set; it has to be facebook or twitter."),
        // It goes before the payload, and leaves alone what it doesn't mention.
        begun("facebook")
            .stated(json!({"chat_properties": of_type("fax")}))
            .not_sent("The chat’s source.type is fax; it has to be facebook or twitter."),
        begun("facebook")
            .stated(json!({"chat_properties": {"source": {"lang": "en"}}}))
            .sent("The chat’s source.type is facebook, as asked for."),
        when("agent_deleted", facebook())
            .data(json!({"agent_id": "a"}))
            .cannot_tell("The action agent_deleted is about an agent, not about a chat, and what this filter looks at then isn’t documented."),
        when("agent_deleted", facebook())
            .stated(json!({"chat_properties": of_type("facebook")}))
            .sent("The chat’s source.type is facebook, as asked for."),
    ]
}

pub fn cases() -> Vec<Case> {
    let mut cases = chat_properties();
    cases.extend(additional());
    cases.extend(silent());
    cases.extend(threads_and_events());
    cases.extend(stated());
    cases
}
