//! Every special input, through every way in.

use std::time::Duration;

use bot_agents_panel::sandbox::special::EFFECTS;
use bot_agents_panel::sandbox::{Outcome, Sandbox, tokens};
use serde_json::{Value, json};

use super::support::*;

const ACTIONS: [&str; 6] = [
    "create_bot_agent",
    "remove_bot_agent",
    "update_bot_agent",
    "get_bot_agents",
    "get_bot_agent_details",
    "get_property_configs",
];

/// The effects that answer with an error: name, status, type.
const ERRORS: [(&str, u16, &str); 19] = [
    ("authentication", 401, "authentication"),
    ("authorization", 403, "authorization"),
    ("validation", 400, "validation"),
    ("not_found", 404, "not_found"),
    ("group_not_found", 404, "group_not_found"),
    ("already_exists", 409, "already_exists"),
    ("limit_reached", 403, "limit_reached"),
    ("license_expired", 402, "license_expired"),
    ("license_not_found", 404, "license_not_found"),
    ("wrong_product_version", 403, "wrong_product_version"),
    ("misdirected_request", 400, "misdirected_request"),
    ("misdirected_unknown", 400, "misdirected_request"),
    ("too_many_requests", 429, "too_many_requests"),
    ("internal", 500, "internal"),
    ("request_timeout", 504, "request_timeout"),
    ("service_unavailable", 503, "service_unavailable"),
    ("unsupported_version", 400, "unsupported_version"),
    ("entity_too_large", 413, "entity_too_large"),
    ("unknown_type", 400, "quota_paused"),
];

fn payload_of(action: &str) -> Value {
    match action {
        "create_bot_agent" => json!({"name": "N", "status": "offline"}),
        "update_bot_agent" => json!({"id": JOHN, "name": "N"}),
        "remove_bot_agent" | "get_bot_agent_details" => json!({"bot_agent_id": JOHN}),
        _ => json!({"all": true}),
    }
}

/// Every way to give this special input to this action: token and payload.
fn ways(action: &str, input: &str) -> Vec<(String, Value)> {
    let mut ways = vec![(input.to_owned(), payload_of(action))];
    let members: &[&str] = match action {
        "create_bot_agent" => &["name"],
        "update_bot_agent" => &["id", "name"],
        "remove_bot_agent" | "get_bot_agent_details" => &["bot_agent_id"],
        _ => &[],
    };
    for member in members {
        let mut payload = payload_of(action);
        payload[*member] = json!(input);
        ways.push((tokens::FULL.to_owned(), payload));
    }
    ways
}

/// Runs one effect through every action and every way in; the check gets the outcome, the sandbox
/// before and after, and what the same request does without the effect.
#[track_caller]
fn for_every_way(effect: &str, check: impl Fn(&Outcome, bool, &str)) {
    for action in ACTIONS {
        for (token, payload) in ways(action, &format!("sandbox:{effect}")) {
            let mut sandbox = Sandbox::new(1);
            let before = sandbox.clone();
            let outcome = send(&mut sandbox, &token, action, &payload);
            let plain = reply(
                &mut before.clone(),
                tokens::FULL,
                action,
                &payload_of(action),
            );
            check(&outcome, sandbox != before, &plain.body);
        }
    }
}

#[test]
fn every_effect_is_documented_and_tested() {
    let documentation: Vec<&str> = include_str!("../../../src/sandbox/special.rs")
        .lines()
        .filter(|line| line.starts_with("//! | `"))
        .collect();
    let tested = [
        "html",
        "bad_gateway",
        "drop",
        "drop_after",
        "delay",
        "hang",
        "empty",
        "empty_object",
        "wrapped",
        "malformed",
    ];
    for (effect, _) in EFFECTS {
        let row = format!("`{effect}`");
        assert!(
            documentation.iter().any(|line| line.contains(&row)),
            "{effect}"
        );
        let is_error = ERRORS.iter().any(|(name, ..)| name == effect);
        assert!(is_error || tested.contains(effect), "{effect}");
    }
    assert_eq!(EFFECTS.len(), ERRORS.len() + tested.len());
}

#[test]
fn each_error_type_can_be_provoked_in_each_method() {
    for (effect, status, kind) in ERRORS {
        for_every_way(effect, |outcome, changed, _| {
            let response = outcome.response.as_ref().expect("an answer");
            let (got_status, got_kind, message) = error(response);
            assert_eq!((got_status, got_kind.as_str()), (status, kind));
            assert!(!message.is_empty());
            assert!(!changed, "{effect}");
            assert_eq!(response.retry_after, (status == 429).then_some(1));
        });
    }
    let token = "sandbox:misdirected_unknown";
    let response = reply(&mut Sandbox::new(1), token, "get_bot_agents", &json!({}));
    assert!(response.body.contains("\"data\":{\"region\":\"mars\"}"));
}

#[test]
fn pages_that_are_not_json_keep_their_status_and_change_nothing() {
    for (effect, status) in [("html", 200), ("bad_gateway", 502)] {
        for_every_way(effect, |outcome, changed, _| {
            let response = outcome.response.as_ref().expect("an answer");
            assert_eq!(response.status, status);
            assert!(response.body.starts_with('<'));
            assert!(!changed);
        });
    }
}

#[test]
fn connections_drop_before_or_after_the_work() {
    for_every_way("drop", |outcome, changed, _| {
        assert_eq!(outcome.response, None);
        assert!(!changed);
    });
    for action in ACTIONS {
        let mut sandbox = Sandbox::new(1);
        let before = sandbox.clone();
        let outcome = send(
            &mut sandbox,
            "sandbox:drop_after",
            action,
            &payload_of(action),
        );
        assert_eq!(outcome.response, None);
        assert_eq!(sandbox != before, !action.starts_with("get_"), "{action}");
    }
}

#[test]
fn answers_come_late_after_the_work() {
    for (effect, seconds) in [("delay", 3), ("hang", 30)] {
        for action in ACTIONS {
            let mut sandbox = Sandbox::new(1);
            let before = sandbox.clone();
            let token = format!("sandbox:{effect}");
            let outcome = send(&mut sandbox, &token, action, &payload_of(action));
            assert_eq!(outcome.delay, Duration::from_secs(seconds));
            assert_eq!(outcome.response.expect("an answer").status, 200);
            assert_eq!(sandbox != before, !action.starts_with("get_"), "{action}");
        }
    }
}

#[test]
fn answers_are_rewritten_after_the_work() {
    for_every_way("empty", |outcome, _, _| assert_eq!(body(outcome), ""));
    for_every_way("empty_object", |outcome, _, _| {
        assert_eq!(body(outcome), "{}");
    });
    for_every_way("malformed", |outcome, _, plain| {
        assert!(serde_json::from_str::<Value>(body(outcome)).is_err());
        assert!(!body(outcome).is_empty());
        assert!(plain.is_empty() || plain.starts_with(body(outcome)));
    });
    for action in ACTIONS {
        let mut sandbox = Sandbox::new(1);
        let plain = reply(
            &mut sandbox.clone(),
            tokens::FULL,
            action,
            &payload_of(action),
        )
        .body;
        let outcome = send(&mut sandbox, "sandbox:wrapped", action, &payload_of(action));
        let inner = if plain.is_empty() {
            json!({})
        } else {
            plain.parse().unwrap()
        };
        let wrapped: Value = body(&outcome).parse().unwrap();
        assert_eq!(wrapped, json!({ "payload": inner }));
    }
}

#[track_caller]
fn body(outcome: &Outcome) -> &str {
    let response = outcome.response.as_ref().expect("an answer");
    assert_eq!(response.status, 200, "{}", response.body);
    &response.body
}

#[test]
fn errors_are_not_rewritten() {
    let payload = json!({"bot_agent_id": "none"});
    let response = reply(
        &mut Sandbox::new(1),
        "sandbox:empty",
        "remove_bot_agent",
        &payload,
    );
    assert_error(&response, 404, "not_found", "there is no bot agent `none`");
}

#[test]
fn a_number_limits_an_effect_to_the_first_requests() {
    let mut sandbox = Sandbox::new(1);
    let mut statuses = |id: &str| {
        [(); 4].map(|()| {
            let payload = json!({ "bot_agent_id": id });
            reply(
                &mut sandbox,
                tokens::FULL,
                "get_bot_agent_details",
                &payload,
            )
            .status
        })
    };
    assert_eq!(statuses("sandbox:internal:2"), [500, 500, 200, 200]);
    assert_eq!(statuses("sandbox:internal:0"), [200; 4]);
    assert_eq!(statuses("sandbox:internal"), [500; 4]);
}

#[test]
fn an_action_limits_an_effect_to_that_action() {
    let mut sandbox = Sandbox::new(1);
    let token = "sandbox:internal:1@update_bot_agent";
    for (action, status) in [
        ("get_bot_agents", 200),
        ("get_bot_agent_details", 200),
        ("update_bot_agent", 500),
        ("update_bot_agent", 200),
    ] {
        assert_eq!(
            reply(&mut sandbox, token, action, &payload_of(action)).status,
            status
        );
    }
}

#[test]
fn a_special_id_stands_for_the_first_bot() {
    let mut sandbox = Sandbox::new(1);
    assert_eq!(details(&mut sandbox, "sandbox:delay:0")["id"], JOHN);
    let payload = json!({"bot_agent_id": "sandbox:drop_after"});
    let outcome = send(&mut sandbox, tokens::FULL, "remove_bot_agent", &payload);
    assert_eq!(outcome.response, None);
    assert_eq!(sandbox.bot(JOHN), None);

    let response = reply(
        &mut Sandbox::with_bots(1, 0),
        tokens::FULL,
        "get_bot_agent_details",
        &json!({"bot_agent_id": "sandbox:delay:0"}),
    );
    assert_eq!(response.status, 404);
}

#[test]
fn a_text_that_only_resembles_a_special_input_is_plain() {
    for name in [
        "sandbox:",
        "sandbox:nothing",
        "sandbox:internal:x",
        "Sandbox:internal",
    ] {
        let mut sandbox = Sandbox::new(1);
        ok(
            &mut sandbox,
            "create_bot_agent",
            &json!({"name": name, "status": "offline"}),
        );
        assert_eq!(sandbox.bots().last().unwrap()["name"], name);
    }
}
