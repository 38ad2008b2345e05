//! The pool, fed with the sandbox's answer and its bots.

use serde_json::json;

use super::*;
use crate::api::{Effect, Request};
use crate::model::object::Json;
use crate::sandbox::{Sandbox, tokens};

const SCOPES: [Scope; 3] = [Scope::Chat, Scope::Thread, Scope::Event];

fn configured(configs: &Value) -> Pool {
    let mut pool = Pool::default();
    pool.set_configs(PropertyConfigs::from_json(configs).unwrap());
    pool
}

/// A bot with one action for each of the filters.
fn bot(id: &str, filters: &[Value]) -> Bot {
    let actions: Vec<_> = filters
        .iter()
        .map(|filters| json!({"name": "incoming_event", "filters": filters}))
        .collect();
    let bot = json!({"id": id, "webhooks": {"url": "u", "secret_key": "s", "actions": actions}});
    Bot::from_json(&bot).unwrap()
}

fn names(pool: &Pool, scope: Scope, namespace: &str) -> Vec<String> {
    let properties = pool.properties(scope, namespace).into_iter();
    properties.map(|known| known.name).collect()
}

fn values(pool: &Pool, scope: Scope, namespace: &str, name: &str) -> Vec<Value> {
    let values = pool.values(scope, namespace, name);
    values.iter().map(Scalar::to_json).collect()
}

#[test]
fn the_namespace_for_tests_is_there_before_anything_is_read() {
    let pool = Pool::default();
    for scope in SCOPES {
        assert_eq!(pool.namespaces(scope), ["test"]);
        let kinds: Vec<_> = pool
            .properties(scope, "test")
            .into_iter()
            .map(|known| (known.name, known.kind, known.note))
            .collect();
        assert_eq!(
            kinds,
            TEST_PROPERTIES.map(|(name, kind)| (name.to_owned(), Some(kind), Note::Test))
        );
    }
    assert_eq!(
        values(&pool, Scope::Chat, "test", "bool_property"),
        [json!(true), json!(false)]
    );
    assert!(values(&pool, Scope::Chat, "test", "int_property").is_empty());
    assert!(pool.properties(Scope::Chat, "source").is_empty());
    assert!(pool.agents().is_empty());
}

#[test]
fn the_license_comes_first_and_what_it_configures_is_told() {
    let pool = configured(&json!({
        "source": {"type": {"type": "string", "domain": ["facebook", "twitter", 1, "facebook", null]}},
        "routing": {"queue.routing_priority": {"type": "int", "range": {"from": -10, "to": 10}}},
        "test": {"int_property": {"type": "int", "range": {"to": 5}}},
    }));
    assert_eq!(pool.namespaces(Scope::Chat), ["source", "routing", "test"]);
    assert_eq!(
        names(&pool, Scope::Chat, "test"),
        [
            "int_property",
            "bool_property",
            "string_property",
            "tokenized_string_property"
        ]
    );
    assert_eq!(pool.properties(Scope::Chat, "test")[0].note, Note::License);

    let priority = pool.properties(Scope::Chat, "routing").remove(0);
    assert_eq!(
        priority,
        Known {
            namespace: "routing".into(),
            name: "queue.routing_priority".into(),
            kind: Some(PropertyType::Int),
            domain: Vec::new(),
            range: Some(Range {
                from: Some(-10),
                to: Some(10)
            }),
            note: Note::License,
        }
    );
    let types = &pool.properties(Scope::Chat, "source")[0];
    assert_eq!(types.domain.len(), 5, "as configured");
    assert_eq!(
        values(&pool, Scope::Chat, "source", "type"),
        [json!("facebook"), json!("twitter"), json!(1)]
    );
}

#[test]
fn locations_say_where_a_property_may_stand_if_they_can_be_read() {
    let pool = configured(&json!({"n": {
        "chat and event": {"type": "int", "locations": {"chat": {}, "event": {}}},
        "thread": {"type": "int", "locations": {"thread": {}, "moon": {}}},
        "none": {"type": "int"},
        "a list": {"type": "int", "locations": ["chat"]},
        "empty": {"type": "int", "locations": {}},
        "unknown": {"type": "int", "locations": {"moon": {}}},
    }}));
    let everywhere = ["none", "a list", "empty", "unknown"];
    for (scope, first) in [
        (Scope::Chat, "chat and event"),
        (Scope::Thread, "thread"),
        (Scope::Event, "chat and event"),
    ] {
        let mut expected = vec![first];
        expected.extend(everywhere);
        assert_eq!(names(&pool, scope, "n"), expected, "{scope:?}");
    }
}

#[test]
fn filters_add_what_is_in_them_after_everything_else_and_only_once() {
    let mut pool = configured(&json!({
        "app": {"vip.level": {"type": "int", "domain": [1, 2], "locations": {"chat": {}}}},
    }));
    assert!(pool.learn(&bot("a", &[
        json!({
            "chat_properties": {"app": {"vip.level": {"values": [3, 2]}}, "": {"odd": {"exists": true}}},
            "event_properties": {"app": {"vip.level": {"values": [7]}, "seen": {"exists": true}}},
            "chat_member_ids": {"agents_any": ["anna@example.com", "omar@example.com"]},
        }),
        json!({"chat_properties": {"other": {"x": {"exclude_values": ["1", 1, true]}}}}),
    ])));
    assert!(pool.learn(&bot(
        "b",
        &[json!({
            "chat_properties": {"other": {"x": {"values": [1, "2"]}}},
            "chat_member_ids": {"agents": ["omar@example.com", "lena@example.com"]},
        })]
    )));

    assert_eq!(pool.namespaces(Scope::Chat), ["app", "test", "other"]);
    assert_eq!(pool.namespaces(Scope::Event), ["test", "app"]);
    assert_eq!(pool.namespaces(Scope::Thread), ["test"]);
    assert_eq!(
        values(&pool, Scope::Chat, "app", "vip.level"),
        [json!(1), json!(2), json!(3)]
    );
    assert_eq!(
        values(&pool, Scope::Event, "app", "vip.level"),
        [json!(1), json!(2), json!(7)]
    );
    assert_eq!(
        values(&pool, Scope::Chat, "other", "x"),
        [json!("1"), json!(1), json!(true), json!("2")]
    );
    assert_eq!(
        pool.agents(),
        ["anna@example.com", "omar@example.com", "lena@example.com"]
    );
    let there = pool.properties(Scope::Event, "app");
    assert_eq!(there[0].note, Note::Filter);
    assert_eq!(
        there[0].kind,
        Some(PropertyType::Int),
        "as configured elsewhere"
    );
    assert_eq!(there[1].kind, None);
}

#[test]
fn a_bot_that_is_read_again_replaces_what_it_had() {
    let mut pool = Pool::default();
    let with = |value: &str| json!({"chat_properties": {"n": {"p": {"values": [value]}}}});
    let first = bot("a", &[with("old")]);
    assert!(pool.learn(&first));
    assert!(!pool.learn(&first), "nothing is new");
    assert!(pool.learn(&bot("b", &[with("other")])));
    assert!(pool.learn(&bot("a", &[with("new")])));
    assert_eq!(
        values(&pool, Scope::Chat, "n", "p"),
        [json!("new"), json!("other")]
    );
    assert!(pool.learn(&bot("a", &[])));
    assert_eq!(values(&pool, Scope::Chat, "n", "p"), [json!("other")]);
}

#[test]
fn what_is_not_understood_adds_nothing() {
    let mut pool = Pool::default();
    pool.learn(&bot(
        "a",
        &[json!({
            "weekday": ["mon"],
            "author_type": "customer",
            "only_my_chats": true,
            "chat_properties": {"n": {"p": {"values": ["x"], "case_sensitive": false}}},
        })],
    ));
    assert_eq!(pool.namespaces(Scope::Chat), ["test"]);
    assert!(pool.agents().is_empty());
}

#[test]
fn texts_that_are_split_into_words_are_known() {
    let pool = configured(&json!({
        "shop": {"note": {"type": "tokenized_string"}, "plan": {"type": "string"}},
        "test": {"tokenized_string_property": {"type": "string"}},
    }));
    assert_eq!(pool.tokenized(), [("shop".to_owned(), "note".to_owned())]);
    let test = ("test".to_owned(), "tokenized_string_property".to_owned());
    assert_eq!(Pool::default().tokenized(), [test]);
}

#[test]
fn ranges_are_read_and_said() {
    for (range, expected) in [
        (json!({"from": -10, "to": 10}), Some("-10 to 10")),
        (json!({"from": 0}), Some("0 or more")),
        (json!({"to": 5, "from": null}), Some("5 or less")),
        (json!({"from": "a"}), None),
        (json!({}), None),
    ] {
        let read = Range::read(range.as_object().unwrap());
        let said = read.map(|range| range.to_string());
        assert_eq!(said.as_deref(), expected, "{range}");
    }
}

#[test]
fn the_sandbox_has_types_a_domain_and_a_range_to_show() {
    let outcome = Sandbox::new(1).handle(&Request {
        url: "/v3.0/configuration/action/get_property_configs".into(),
        headers: vec![("Authorization", format!("Bearer {}", tokens::FULL))],
        body: "{}".into(),
        effect: Effect::Read,
    });
    let answer = outcome.response.unwrap().body;
    let pool = configured(&serde_json::from_str(&answer).unwrap());
    let client = tokens::CLIENT_ID;
    let namespaces = pool.namespaces(Scope::Chat);
    for namespace in ["test", "source", "routing", client] {
        assert!(namespaces.iter().any(|one| one == namespace), "{namespace}");
    }
    assert_eq!(names(&pool, Scope::Chat, "source"), ["type", "client_id"]);
    assert!(
        values(&pool, Scope::Chat, "source", "type")
            .starts_with(&[json!("facebook"), json!("twitter")])
    );
    let routing = pool.properties(Scope::Chat, "routing");
    let priority = &routing[0];
    assert_eq!(priority.name, "queue.routing_priority");
    assert_eq!(priority.range.unwrap().to_string(), "-10 to 10");
    assert!(names(&pool, Scope::Event, "source").is_empty());
}
