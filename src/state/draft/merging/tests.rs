//! What becomes of a draft when its bot changes.

use serde_json::{Value, json};

use super::*;
use crate::model::object::Json;
use crate::state::draft::tests::{assert_sends, draft, set_filters};

#[test]
fn what_was_typed_during_a_save_survives_it() {
    let mut draft = draft(&json!({"id": "b", "name": "A", "max_chats_count": 6}));
    draft.name = "B".into();
    let (submitted, update) = (draft.clone(), draft.update().unwrap());
    draft.max_chats_count = "9".into();

    let read = Bot::from_json(&json!({"id": "b", "name": "B", "max_chats_count": 6})).unwrap();
    let after = draft.after_saving(&submitted, &update, Some(read));
    assert_eq!(after.name, "B");
    assert_sends(&after, &json!({"max_chats_count": 9}));
}

#[test]
fn a_save_stays_in_view_while_the_api_still_shows_the_old_bot() {
    let mut draft = draft(&json!({"id": "b", "name": "A", "status": "offline"}));
    draft.name = "B".into();
    let update = draft.update().unwrap();
    let stale =
        Bot::from_json(&json!({"id": "b", "name": "A", "status": "accepting chats"})).unwrap();
    for read in [Some(stale), None] {
        let after = draft.after_saving(&draft, &update, read);
        assert_eq!(
            (after.name.as_str(), after.loaded.display_name()),
            ("B", "B")
        );
        assert_sends(&after, &json!({}));
    }
}

#[test]
fn a_kept_draft_moves_onto_the_bot_as_it_is_now() {
    let mut draft = draft(&json!({"id": "b", "name": "A", "status": "offline", "groups": []}));
    draft.name = "Mine".into();
    draft.add_group();
    let now = json!({"id": "b", "name": "A", "status": "accepting chats", "groups": [], "new": 1});
    let moved = draft.onto(&Bot::from_json(&now).unwrap()).unwrap();
    assert_eq!(moved.status, "accepting chats");
    assert_eq!(moved.loaded.to_json(), now);
    assert_sends(
        &moved,
        &json!({"name": "Mine", "groups": [{"id": 0, "priority": "normal"}]}),
    );
}

#[test]
fn a_merged_draft_asks_for_what_was_agreed_on_top_of_what_is_there() {
    let base = json!({
        "id": "b", "name": "A", "avatar": "a.png", "max_chats_count": 6, "odd": 1,
        "groups": [{"id": 0, "priority": "normal", "x": 1}],
        "webhooks": {"url": "https://a.example", "secret_key": "s", "y": 2, "actions": [
            {"name": "incoming_event", "filters": {"only_my_chats": true}, "z": 3},
            {"name": "thread_closed"},
        ]},
    });
    let bot = |value: &Value| Bot::from_json(value).unwrap();
    let mut draft = draft(&base);
    draft.name = "B".into();
    draft.add_action("chat_user_added");
    draft.remove_action(draft.webhooks.as_ref().unwrap().actions[1].key);
    let mut theirs = base.clone();
    theirs.as_object_mut().unwrap().shift_remove("avatar");
    theirs["odd"] = json!(2);
    theirs["groups"] = json!([{"id": 7}, {"id": 0, "priority": "last", "x": 1}]);
    theirs["webhooks"]["y"] = json!(4);
    theirs["webhooks"]["actions"][0]["filters"] = json!({"author_type": "customer"});
    let comparison = draft.compared_with(bot(&theirs));
    let wanted = comparison.merged(|part| unreachable!("{part:?}"));
    let merged = draft.merged(bot(&theirs), wanted.clone());
    assert_eq!(merged.saved(), wanted);
    assert_eq!(merged.changed_members(), ["name", "webhooks"]);
    assert_sends(
        &merged,
        &json!({"name": "B", "webhooks": {"url": "https://a.example", "secret_key": "s", "y": 4, "actions": [
            {"name": "incoming_event", "filters": {"author_type": "customer"}, "z": 3},
            {"name": "chat_user_added"},
        ]}}),
    );
}

#[test]
fn what_a_merge_leaves_alone_keeps_its_past() {
    let base = json!({"id": "b", "name": "A", "webhooks": {"url": "https://a.example", "secret_key": "s", "actions": [
        {"name": "incoming_event", "filters": {}},
    ]}});
    let bot = |value: &Value| Bot::from_json(value).unwrap();
    let mut draft = draft(&base);
    let key = draft.webhooks.as_ref().unwrap().actions[0].key;
    let edit = crate::filter::Edit::ReplaceAll(
        json!({"only_my_chats": true}).as_object().unwrap().clone(),
    );
    draft.action_mut(key).unwrap().filters.apply(&edit);
    let theirs = Bot {
        name: Some("B".into()),
        ..bot(&base)
    };
    let wanted = Bot {
        webhooks: draft.saved().webhooks,
        ..theirs.clone()
    };
    let merged = draft.merged(theirs, wanted);
    assert_eq!(merged.changed_members(), ["webhooks"]);
    assert!(merged.action(key).unwrap().filters.can_undo());
}

/// A bot with webhooks, which a colleague changes while a draft of it is kept.
fn shared() -> Value {
    json!({
        "id": "b", "name": "A", "max_chats_count": 6, "groups": [{"id": 0, "priority": "normal"}],
        "webhooks": {"url": "https://a.example", "secret_key": "old", "actions": [
            {"name": "incoming_event", "filters": {"only_my_chats": true}},
            {"name": "thread_closed"},
        ]},
    })
}

#[test]
fn a_kept_draft_takes_nothing_back_that_a_colleague_changed() {
    let mut draft = draft(&shared());
    draft.webhooks.as_mut().unwrap().url = "https://mine.example".into();
    draft.add_group();
    let mut now = shared();
    now["groups"] = json!([{"id": 0, "priority": "last"}]);
    now["webhooks"]["secret_key"] = json!("rotated");
    now["webhooks"]["actions"] = json!([
        {"name": "chat_user_added"},
        {"name": "incoming_event", "filters": {"author_type": "customer"}},
    ]);
    let moved = draft.onto(&Bot::from_json(&now).unwrap()).unwrap();
    assert_sends(
        &moved,
        &json!({
            "groups": [{"id": 0, "priority": "last"}, {"id": 1, "priority": "normal"}],
            "webhooks": {"url": "https://mine.example", "secret_key": "rotated", "actions": [
                {"name": "chat_user_added"},
                {"name": "incoming_event", "filters": {"author_type": "customer"}},
            ]},
        }),
    );
}

#[test]
fn a_kept_draft_that_collides_or_cannot_be_read_stays_on_its_own_bot() {
    let bot = |value: &Value| Bot::from_json(value).unwrap();
    let mut now = shared();
    now["name"] = json!("Theirs");
    let mut named = draft(&shared());
    named.name = "Mine".into();
    assert_eq!(named.onto(&bot(&now)), None);
    assert!(named.compared_with(bot(&now)).has_conflicts());

    let mut typing = draft(&shared());
    let key = typing.webhooks.as_ref().unwrap().actions[0].key;
    set_filters(&mut typing, key, "{\"author");
    assert_eq!(typing.onto(&bot(&now)), None);
    let mut limit = draft(&shared());
    limit.max_chats_count = "many".into();
    assert_eq!(limit.onto(&bot(&now)), None);
}

#[test]
fn what_is_typed_during_a_save_takes_nothing_back_either() {
    let mut draft = draft(&shared());
    draft.name = "B".into();
    let (submitted, update) = (draft.clone(), draft.update().unwrap());
    draft.webhooks.as_mut().unwrap().url = "https://mine.example".into();
    let mut read = shared();
    read["name"] = json!("B");
    read["webhooks"]["secret_key"] = json!("rotated");
    let mut wanted = read["webhooks"].clone();
    wanted["url"] = json!("https://mine.example");
    let after = draft.after_saving(&submitted, &update, Some(Bot::from_json(&read).unwrap()));
    assert_sends(&after, &json!({"webhooks": wanted}));

    // What collides stays on the bot as it was submitted, so that the next save asks.
    read["webhooks"]["url"] = json!("https://theirs.example");
    let theirs = Bot::from_json(&read).unwrap();
    let after = draft.after_saving(&submitted, &update, Some(theirs.clone()));
    assert_eq!(after.webhooks.as_ref().unwrap().url, "https://mine.example");
    assert!(after.compared_with(theirs).has_conflicts());
}

#[test]
fn a_merge_keeps_what_is_typed_and_the_keys_of_rows() {
    let mut draft = draft(&shared());
    draft.max_chats_count = "many".into();
    draft.add_group();
    draft.groups[1].id = "seven".into();
    let keys: Vec<_> = draft
        .webhooks
        .as_ref()
        .unwrap()
        .actions
        .iter()
        .map(|row| row.key)
        .collect();
    set_filters(&mut draft, keys[1], "{\"author");
    let mut now = shared();
    now["max_chats_count"] = json!(9);
    now["groups"] = json!([{"id": 0, "priority": "last"}]);
    now["webhooks"]["actions"] = json!([
        {"name": "incoming_event", "filters": {}}, {"name": "incoming_event"},
    ]);
    let now = Bot::from_json(&now).unwrap();
    let merged = draft.merged(now.clone(), now);
    assert_eq!(merged.max_chats_count, "many");
    let groups: Vec<_> = merged
        .groups
        .iter()
        .map(|row| (row.key, row.id.as_str()))
        .collect();
    assert_eq!(
        groups,
        [(draft.groups[0].key, "0"), (draft.groups[1].key, "seven")]
    );
    assert_eq!(merged.groups[0].priority, "last");
    let actions = &merged.webhooks.as_ref().unwrap().actions;
    let names: Vec<_> = actions.iter().map(|row| row.name.as_str()).collect();
    assert_eq!(names, ["incoming_event", "incoming_event", "thread_closed"]);
    assert_eq!((actions[0].key, actions[2].key), (keys[0], keys[1]));
    assert_eq!(actions[2].filters.text(), "{\"author");
}
