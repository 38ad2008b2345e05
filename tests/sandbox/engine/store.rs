//! The seed, generated bots, tokens, snapshots and reset.

use bot_agents_panel::sandbox::tokens::{self, TOKENS};
use bot_agents_panel::sandbox::{RestoreError, Sandbox};
use serde_json::{Value, json};

use super::support::*;

#[test]
fn the_seed_holds_twelve_bots_and_shows_every_value() {
    let sandbox = Sandbox::new(1);
    assert_eq!(sandbox.bots().len(), 12);
    let text = json!(sandbox.bots()).to_string();
    for value in [
        "accepting chats",
        "not accepting chats",
        "offline",
        "first",
        "normal",
        "last",
        "supervisor",
        "incoming_chat_thread",
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
        "agent_status_changed",
        "agent_deleted",
        "last_seen_timestamp_updated",
        "chat_properties",
        "access",
        "thread_id",
        "thread_properties",
        "event_properties",
        "exists",
        "values",
        "exclude_values",
        "agents",
        "agents_any",
        "agents_exclude",
        "author_type",
        "only_my_chats",
    ] {
        assert!(text.contains(&format!("\"{value}\"")), "{value}");
    }
}

#[test]
fn the_seed_passes_its_own_validation() {
    let mut sandbox = Sandbox::new(1);
    let before = sandbox.clone();
    for bot in before.bots() {
        let token = match bot["application"]["client_id"].as_str() {
            Some(tokens::CLIENT_ID) => tokens::FULL,
            _ => tokens::SECOND_APPLICATION,
        };
        let response = reply(&mut sandbox, token, "update_bot_agent", &json!(bot));
        assert_eq!(response.status, 200, "{}: {}", bot["name"], response.body);
    }
    assert_eq!(sandbox, before);
}

#[test]
fn any_number_of_bots_can_be_asked_for() {
    for count in [0, 3, 12, 13, 200] {
        let sandbox = Sandbox::with_bots(1, count);
        assert_eq!(sandbox.bots().len(), count);
        let mut ids: Vec<_> = sandbox
            .bots()
            .iter()
            .map(|bot| bot["id"].as_str())
            .collect();
        ids.sort_unstable();
        ids.dedup();
        assert_eq!(ids.len(), count, "ids repeat");
    }
    assert_eq!(Sandbox::with_bots(1, 12), Sandbox::new(1));
}

#[test]
fn generated_bots_pass_validation_and_some_belong_to_another_application() {
    let mut sandbox = Sandbox::with_bots(1, 200);
    let mut foreign = 0;
    for bot in Sandbox::with_bots(1, 200).bots() {
        let token = if bot["application"]["client_id"] == tokens::CLIENT_ID {
            tokens::FULL
        } else {
            foreign += 1;
            tokens::SECOND_APPLICATION
        };
        let response = reply(&mut sandbox, token, "update_bot_agent", &json!(bot));
        assert_eq!(response.status, 200, "{}: {}", bot["name"], response.body);
    }
    assert_eq!(foreign, 21);
}

#[test]
fn every_token_is_listed_once_and_looks_like_no_other() {
    for (index, token) in TOKENS.iter().enumerate() {
        for other in &TOKENS[index + 1..] {
            assert!(!other.text.contains(token.text) && !token.text.contains(other.text));
        }
    }
}

#[test]
fn a_snapshot_restores_everything() {
    let mut sandbox = Sandbox::new(u64::MAX);
    ok(
        &mut sandbox,
        "create_bot_agent",
        &json!({"name": "New", "status": "offline"}),
    );
    reply(
        &mut sandbox,
        "sandbox:internal:3",
        "get_bot_agents",
        &json!({}),
    );
    let text = sandbox.snapshot().to_string();
    let mut restored = Sandbox::restore(&text.parse().unwrap()).unwrap();
    assert_eq!(restored, sandbox);
    assert_eq!(restored.snapshot().to_string(), text);
    let payload = json!({"name": "Next", "status": "offline"});
    assert_eq!(
        ok(&mut restored, "create_bot_agent", &payload),
        ok(&mut sandbox, "create_bot_agent", &payload)
    );
}

#[test]
fn what_is_no_snapshot_is_refused() {
    let snapshot = Sandbox::new(1).snapshot();
    let without = |name: &str, value: Value| {
        let mut snapshot = snapshot.clone();
        snapshot[name] = value;
        Sandbox::restore(&snapshot)
    };
    assert_eq!(Sandbox::restore(&json!(null)), Err(RestoreError::Version));
    assert_eq!(Sandbox::restore(&json!({})), Err(RestoreError::Version));
    assert_eq!(without("version", json!(2)), Err(RestoreError::Version));
    assert_eq!(without("ids", json!(-1)), Err(RestoreError::Member("ids")));
    assert_eq!(
        without("used", json!([])),
        Err(RestoreError::Member("used"))
    );
    assert_eq!(
        without("bots", json!({})),
        Err(RestoreError::Member("bots"))
    );
    assert_eq!(
        without("bots", json!([{}])),
        Err(RestoreError::Member("bots"))
    );
}

#[test]
fn reset_puts_the_seed_back_and_never_repeats_an_id() {
    let mut sandbox = Sandbox::new(1);
    let payload = json!({"name": "New", "status": "offline"});
    let first = ok(&mut sandbox, "create_bot_agent", &payload);
    done(
        &mut sandbox,
        "remove_bot_agent",
        &json!({"bot_agent_id": JOHN}),
    );
    sandbox.reset();
    assert_eq!(sandbox.bots(), Sandbox::new(1).bots());
    assert_ne!(ok(&mut sandbox, "create_bot_agent", &payload), first);
}

#[test]
fn whether_anything_changed_is_told_without_comparing_everything() {
    let new = json!({"name": "New", "status": "offline"});
    for reads in [0, 2] {
        let mut sandbox = Sandbox::new(1).with_propagation(reads);
        for (token, action, payload) in [
            (tokens::FULL, "get_bot_agents", &json!({})),
            (tokens::FULL, "create_bot_agent", &new),
            (tokens::FULL, "create_bot_agent", &json!({})),
            (tokens::FULL, "get_bot_agents", &json!({})),
            (tokens::FULL, "get_bot_agents", &json!({})),
            (tokens::FULL, "get_bot_agents", &json!({})),
            (tokens::FULL, "get_bot_agents", &json!({})),
            ("sandbox:internal:1", "get_bot_agents", &json!({})),
            ("sandbox:internal:1", "get_bot_agents", &json!({})),
        ] {
            let before = sandbox.snapshot();
            send(&mut sandbox, token, action, payload);
            let changed = sandbox.snapshot() != before;
            assert_eq!(sandbox.take_changed(), changed, "{action} {payload}");
            assert!(!sandbox.take_changed(), "told once");
        }
    }
}
