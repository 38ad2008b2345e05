//! Changes that reads do not see at once.

use bot_agents_panel::sandbox::{RestoreError, Sandbox, tokens};
use serde_json::{Value, json};

use super::support::*;

fn delayed(reads: u64) -> Sandbox {
    Sandbox::new(1).with_propagation(reads)
}

fn create(sandbox: &mut Sandbox, name: &str) -> String {
    let payload = json!({"name": name, "status": "offline"});
    let created = ok(sandbox, "create_bot_agent", &payload);
    created["bot_agent_id"].as_str().unwrap().to_owned()
}

fn update(sandbox: &mut Sandbox, id: &str, name: &str) {
    done(
        sandbox,
        "update_bot_agent",
        &json!({"id": id, "name": name}),
    );
}

fn remove(sandbox: &mut Sandbox, id: &str) {
    done(sandbox, "remove_bot_agent", &json!({"bot_agent_id": id}));
}

/// The name in the bot's details, if a read of them finds the bot.
fn name(sandbox: &mut Sandbox, id: &str) -> Option<String> {
    let payload = json!({"bot_agent_id": id});
    let response = reply(sandbox, tokens::FULL, "get_bot_agent_details", &payload);
    if response.status == 404 {
        return None;
    }
    let body: Value = serde_json::from_str(&response.body).unwrap();
    Some(body["bot_agent"]["name"].as_str().unwrap().to_owned())
}

/// The name in the list, if a read of that shows the bot.
fn listed_name(sandbox: &mut Sandbox, id: &str) -> Option<String> {
    let list = listed(sandbox, tokens::FULL, &json!({"all": true}));
    let bot = list.iter().find(|bot| bot["id"] == id)?;
    Some(bot["name"].as_str().unwrap().to_owned())
}

#[test]
fn changes_are_seen_at_once_unless_asked_otherwise() {
    for mut sandbox in [Sandbox::new(1), delayed(0)] {
        let id = create(&mut sandbox, "New");
        assert_eq!(name(&mut sandbox, &id).as_deref(), Some("New"));
        update(&mut sandbox, &id, "Newer");
        assert_eq!(listed_name(&mut sandbox, &id).as_deref(), Some("Newer"));
        remove(&mut sandbox, &id);
        assert_eq!(name(&mut sandbox, &id), None);
    }
}

#[test]
fn a_created_bot_is_absent_for_as_many_reads_as_asked() {
    let mut sandbox = delayed(3);
    let id = create(&mut sandbox, "New");
    assert_eq!(name(&mut sandbox, &id), None);
    assert_eq!(listed_name(&mut sandbox, &id), None);
    // Reading another bot is a read too.
    assert_eq!(name(&mut sandbox, JOHN).as_deref(), Some("John Doe"));
    assert_eq!(name(&mut sandbox, &id).as_deref(), Some("New"));
    assert_eq!(listed_name(&mut sandbox, &id).as_deref(), Some("New"));
}

#[test]
fn an_unseen_bot_is_answered_like_one_that_does_not_exist() {
    let mut sandbox = delayed(1);
    let id = create(&mut sandbox, "New");
    let payload = json!({"bot_agent_id": id});
    let response = reply(
        &mut sandbox,
        tokens::FULL,
        "get_bot_agent_details",
        &payload,
    );
    let message = format!("there is no bot agent `{id}`");
    assert_error(&response, 404, "not_found", &message);
}

#[test]
fn an_update_is_unseen_in_the_list_and_in_the_details() {
    let mut sandbox = delayed(2);
    update(&mut sandbox, JOHN, "Jane");
    assert_eq!(name(&mut sandbox, JOHN).as_deref(), Some("John Doe"));
    assert_eq!(listed_name(&mut sandbox, JOHN).as_deref(), Some("John Doe"));
    assert_eq!(listed_name(&mut sandbox, JOHN).as_deref(), Some("Jane"));
    assert_eq!(name(&mut sandbox, JOHN).as_deref(), Some("Jane"));
}

#[test]
fn a_removed_bot_is_still_there_at_its_place() {
    let mut sandbox = delayed(2);
    let before = listed(&mut sandbox, tokens::FULL, &json!({"all": true}));
    remove(&mut sandbox, NEWER);
    let after = listed(&mut sandbox, tokens::FULL, &json!({"all": true}));
    assert_eq!(after, before);
    assert!(name(&mut sandbox, NEWER).is_some());
    assert_eq!(name(&mut sandbox, NEWER), None);
    assert_eq!(listed_name(&mut sandbox, NEWER), None);
}

#[test]
fn each_change_has_reads_of_its_own() {
    let mut sandbox = delayed(2);
    update(&mut sandbox, JOHN, "One");
    assert_eq!(name(&mut sandbox, JOHN).as_deref(), Some("John Doe"));
    update(&mut sandbox, JOHN, "Two");
    assert_eq!(name(&mut sandbox, JOHN).as_deref(), Some("John Doe"));
    assert_eq!(name(&mut sandbox, JOHN).as_deref(), Some("One"));
    assert_eq!(name(&mut sandbox, JOHN).as_deref(), Some("Two"));
}

#[test]
fn changes_without_a_read_between_them_are_seen_together() {
    let mut sandbox = delayed(1);
    update(&mut sandbox, JOHN, "One");
    update(&mut sandbox, JOHN, "Two");
    assert_eq!(name(&mut sandbox, JOHN).as_deref(), Some("John Doe"));
    assert_eq!(name(&mut sandbox, JOHN).as_deref(), Some("Two"));
}

#[test]
fn writes_meet_the_bots_as_they_are() {
    let mut sandbox = delayed(100);
    let id = create(&mut sandbox, "New");
    assert_eq!(sandbox.bot(&id).unwrap()["name"], "New");
    update(&mut sandbox, &id, "Newer");
    assert_eq!(sandbox.bot(&id).unwrap()["name"], "Newer");
    remove(&mut sandbox, &id);
    let payload = json!({"bot_agent_id": id});
    let again = reply(&mut sandbox, tokens::FULL, "remove_bot_agent", &payload);
    let message = format!("there is no bot agent `{id}`");
    assert_error(&again, 404, "not_found", &message);
}

#[test]
fn what_is_refused_is_neither_a_change_nor_a_read() {
    let mut sandbox = delayed(1);
    let wrong = json!({"id": JOHN, "name": 1});
    let refused = reply(&mut sandbox, tokens::FULL, "update_bot_agent", &wrong);
    assert_eq!(refused.status, 400);
    assert_eq!(sandbox, delayed(1));

    update(&mut sandbox, JOHN, "Jane");
    let pending = sandbox.clone();
    let list = json!({});
    for token in [tokens::NO_BOTS, tokens::EXPIRED, "sandbox:internal"] {
        let refused = reply(&mut sandbox, token, "get_bot_agents", &list);
        assert!(refused.status >= 400, "{token}");
    }
    ok(&mut sandbox, "get_property_configs", &list);
    assert_eq!(sandbox, pending);
    assert_eq!(name(&mut sandbox, JOHN).as_deref(), Some("John Doe"));
    assert_eq!(name(&mut sandbox, JOHN).as_deref(), Some("Jane"));
}

#[test]
fn a_change_whose_answer_is_lost_stays_unseen_too() {
    let mut sandbox = delayed(1);
    let payload = json!({"bot_agent_id": JOHN});
    let outcome = send(
        &mut sandbox,
        "sandbox:drop_after",
        "remove_bot_agent",
        &payload,
    );
    assert_eq!(outcome.response, None);
    assert_eq!(name(&mut sandbox, JOHN).as_deref(), Some("John Doe"));
    assert_eq!(name(&mut sandbox, JOHN), None);
}

#[test]
fn a_snapshot_keeps_what_is_unseen() {
    let mut sandbox = delayed(2);
    update(&mut sandbox, JOHN, "One");
    name(&mut sandbox, JOHN);
    update(&mut sandbox, JOHN, "Two");
    let text = sandbox.snapshot().to_string();
    let mut restored = Sandbox::restore(&text.parse().unwrap()).unwrap();
    assert_eq!(restored, sandbox);
    for seen in ["John Doe", "One", "Two"] {
        assert_eq!(name(&mut restored, JOHN).as_deref(), Some(seen));
    }
    update(&mut restored, JOHN, "Three");
    assert_eq!(name(&mut restored, JOHN).as_deref(), Some("Two"));
}

#[test]
fn a_snapshot_without_propagation_is_of_a_prompt_sandbox() {
    let mut snapshot = Sandbox::new(1).snapshot();
    snapshot.as_object_mut().unwrap().remove("propagation");
    assert_eq!(Sandbox::restore(&snapshot), Ok(Sandbox::new(1)));
}

#[test]
fn a_snapshot_with_broken_propagation_is_refused() {
    for broken in [
        json!(null),
        json!({"reads": -1, "unseen": []}),
        json!({"reads": 1}),
        json!({"reads": 1, "unseen": [{"reads_left": 1}]}),
        json!({"reads": 1, "unseen": [{"reads_left": 1, "before": [{}]}]}),
        json!({"reads": 1, "unseen": [{"before": []}]}),
    ] {
        let mut snapshot = Sandbox::new(1).snapshot();
        snapshot["propagation"] = broken.clone();
        let restored = Sandbox::restore(&snapshot);
        assert_eq!(
            restored,
            Err(RestoreError::Member("propagation")),
            "{broken}"
        );
    }
}

#[test]
fn reset_is_seen_at_once_and_later_changes_take_time_again() {
    let mut sandbox = delayed(1);
    remove(&mut sandbox, JOHN);
    name(&mut sandbox, JOHN);
    sandbox.reset();
    assert_eq!(name(&mut sandbox, JOHN).as_deref(), Some("John Doe"));
    update(&mut sandbox, JOHN, "Jane");
    assert_eq!(name(&mut sandbox, JOHN).as_deref(), Some("John Doe"));
    assert_eq!(name(&mut sandbox, JOHN).as_deref(), Some("Jane"));
}
