//! Who is in the chat, who wrote the event, and whose chat it is.

use serde_json::{Value, json};

use super::{Case, when};

const NO_MEMBERS: &str = "The payload doesn’t tell who is in the chat: enter everyone to find out.";

fn members(mode: &str, agents: &[&str]) -> Value {
    json!({"chat_member_ids": {mode: agents}})
}

fn begun(filters: Value, users: &[&str]) -> Case {
    let users: Vec<Value> = users.iter().map(|id| json!({"id": id})).collect();
    when("incoming_chat_thread", filters).data(json!({"chat": {"users": users}}))
}

fn chat_members() -> Vec<Case> {
    vec![
        begun(members("agents_any", &["anna", "bob"]), &["bob", "c1"]).sent("bob is in the chat."),
        begun(members("agents_any", &["anna", "bob"]), &["c1"]).not_sent("None of anna or bob is in the chat."),
        begun(members("agents_any", &[]), &["c1"]).not_sent("No agent is named."),
        begun(members("agents_exclude", &["anna", "bob"]), &["anna", "bob"]).not_sent("anna and bob are in the chat and excluded."),
        begun(members("agents_exclude", &["anna"]), &["c1"]).sent("anna is not in the chat."),
        begun(members("agents", &["anna", "bob"]), &["bob", "anna"]).sent("anna and bob are in the chat."),
        begun(members("agents", &["anna", "bob"]), &["bob"]).not_sent("anna is not in the chat."),
        begun(members("agents", &[]), &["bob"]).sent("No agent is named."),
        when("incoming_chat_thread", members("agents_any", &["anna"]))
            .data(json!({"chat": {}}))
            .cannot_tell("The payload has no list of the chat’s users: enter everyone to find out."),
        when("incoming_chat_thread", members("agents_any", &["anna"]))
            .data(json!({"chat": {"users": [{"id": "bob"}, {"name": "Anna"}]}}))
            .cannot_tell("The payload has users without an id: enter everyone to find out."),
        when("chat_user_added", members("agents_any", &["anna", "bob"]))
            .data(json!({"user": {"id": "anna"}, "user_type": "agent"}))
            .sent("anna is in the chat."),
        when("chat_user_added", members("agents_exclude", &["anna"]))
            .data(json!({"user": {"id": "anna"}, "user_type": "agent"}))
            .not_sent("anna is in the chat and excluded."),
        when("chat_user_added", members("agents", &["anna", "bob"]))
            .data(json!({"user": {"id": "anna"}, "user_type": "agent"}))
            .cannot_tell("The payload tells only who was added, not who else is in the chat: enter everyone to find out."),
        when("chat_user_added", members("agents_exclude", &["bob"]))
            .data(json!({"user": {"id": "anna"}, "user_type": "agent"}))
            .cannot_tell("The payload tells only who was added, not who else is in the chat: enter everyone to find out."),
        when("chat_user_removed", members("agents_any", &["anna"]))
            .data(json!({"user_id": "anna", "user_type": "agent"}))
            .cannot_tell("The payload tells only who was removed, not who is in the chat: enter everyone to find out."),
        when("incoming_event", members("agents_exclude", &["anna"]))
            .data(json!({"event": {"author_id": "anna"}}))
            .cannot_tell(NO_MEMBERS),
        when("thread_closed", members("agents", &["anna"]))
            .data(json!({"user_id": "anna"}))
            .cannot_tell(NO_MEMBERS),
        when("last_seen_timestamp_updated", members("agents_any", &["anna"]))
            .data(json!({"user_id": "anna", "timestamp": 1}))
            .cannot_tell(NO_MEMBERS),
        when("chat_thread_tagged", members("agents_any", &["anna"]))
            .data(json!({"tag": "t"}))
            .stated(json!({"chat_member_ids": ["anna", "c1"]}))
            .sent("anna is in the chat."),
        when("chat_thread_untagged", members("agents_any", &["anna"]))
            .stated(json!({"chat_member_ids": []}))
            .not_sent("anna is not in the chat."),
        when("agent_status_changed", members("agents_any", &["anna"]))
            .data(json!({"agent_id": "anna", "status": "accepting chats"}))
            .cannot_tell("The action agent_status_changed is about an agent, not about a chat, and what this filter looks at then isn’t documented."),
        when("agent_status_changed", members("agents_exclude", &["anna"]))
            .stated(json!({"chat_member_ids": ["bob"]}))
            .sent("anna is not in the chat."),
    ]
}

fn authors() -> Vec<Case> {
    let by = |author: &str| when("incoming_event", json!({"author_type": author}));
    vec![
        by("customer")
            .stated(json!({"author_type": "customer"}))
            .sent("The author is a customer, as asked for."),
        by("agent")
            .stated(json!({"author_type": "customer"}))
            .not_sent("The author is a customer; it has to be an agent or a bot agent."),
        by("agent")
            .data(json!({"event": {"author_id": "b5e9"}}))
            .cannot_tell("The payload names the author, b5e9, but not whether that is a customer or an agent: choose which to find out."),
        by("agent")
            .data(json!({"event": {}}))
            .cannot_tell("The payload doesn’t tell who the author is: choose it to find out."),
        by("agent").cannot_tell("There is no payload to look at, and nothing else tells."),
    ]
}

fn own_chats() -> Vec<Case> {
    let mine = || when("incoming_chat_thread", json!({"only_my_chats": true}));
    let from = |client: &str| json!({"chat": {"properties": {"source": {"client_id": client}}}});
    let me = || json!({"client_id": "me"});
    vec![
        mine().data(from("me")).stated(me()).sent("The chat’s source.client_id is me, this application."),
        mine().data(from("them")).stated(me()).not_sent("The chat’s source.client_id is them, not this application, me."),
        mine()
            .data(from("me"))
            .cannot_tell("The chat’s source.client_id is me; enter this application’s client id to find out whether that is it."),
        mine()
            .data(json!({"chat": {"properties": {}}}))
            .not_sent("The chat’s source.client_id isn’t set; it has to be this application."),
        when("thread_closed", json!({"only_my_chats": true}))
            .data(json!({"chat_id": "c"}))
            .stated(me())
            .cannot_tell("The payload doesn’t carry the chat’s properties: ask for them as additional data, or enter them."),
        when("chat_user_removed", json!({"only_my_chats": true}))
            .stated(json!({"client_id": "me", "chat_properties": {"source": {"client_id": {"value": "me"}}}}))
            .sent("The chat’s source.client_id is me, this application."),
        when("agent_deleted", json!({"only_my_chats": true}))
            .data(json!({"agent_id": "a"}))
            .stated(me())
            .cannot_tell("The action agent_deleted is about an agent, not about a chat, and what this filter looks at then isn’t documented."),
        when("incoming_chat_thread", json!({"only_my_chats": false}))
            .data(from("them"))
            .stated(me())
            .sent("Chats of any application count."),
    ]
}

pub fn cases() -> Vec<Case> {
    let mut cases = chat_members();
    cases.extend(authors());
    cases.extend(own_chats());
    cases
}
