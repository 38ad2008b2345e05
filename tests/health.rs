//! Health over many bots: the sandbox's own, and any that can be put together.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use bot_agents_panel::health::{Finding, Rule, Severity, findings, summary};
use bot_agents_panel::model::object::Json;
use bot_agents_panel::model::{ActionName, Bot};
use bot_agents_panel::state::BotDraft;
use proptest::collection::vec;
use proptest::prelude::*;
use proptest::sample::{select, subsequence};
use serde_json::{Value, json};

/// What is found about one of the sandbox's bots.
fn seeded(name: &str) -> Vec<Finding> {
    let seed: Value = serde_json::from_str(include_str!("../src/sandbox/seed.json")).unwrap();
    let mut bots = seed["bots"].as_array().unwrap().iter();
    let bot = bots.find(|bot| bot["name"] == name).unwrap();
    findings(&Bot::from_json(bot).unwrap())
}

fn rules(findings: &[Finding]) -> Vec<Rule> {
    findings.iter().map(|finding| finding.rule).collect()
}

#[test]
fn the_documentation_s_own_bot_is_only_told_about_its_url() {
    assert_eq!(rules(&seeded("John Doe")), [Rule::PlainHttpUrl]);
    assert_eq!(summary(&seeded("John Doe")).worst(), Some(Severity::Hint));
}

#[test]
fn the_sandbox_s_bots_show_what_there_is_to_find() {
    assert_eq!(rules(&seeded("Pizza bot")), []);
    assert_eq!(
        rules(&seeded("Night watch (observer)")),
        [
            Rule::NoChatLimit,
            Rule::SupervisorEverywhere,
            Rule::NotAcceptingChats,
            Rule::NoGroups,
        ]
    );
    assert_eq!(
        rules(&seeded("Beta tester")),
        [
            Rule::UnknownStatus,
            Rule::UnknownPriority,
            Rule::UnknownPriority,
            Rule::UnknownAction,
            Rule::NotUnderstood,
            Rule::DataNotDocumented,
        ]
    );
}

/// Conditions of every kind: fine, impossible, empty and odd.
fn filters() -> impl Strategy<Value = Value> {
    let clauses = vec![
        ("author_type", json!("agent")),
        ("author_type", json!("system")),
        ("only_my_chats", json!(true)),
        ("only_my_chats", json!(false)),
        ("only_my_chats", json!("no")),
        ("chat_member_ids", json!({"agents_any": []})),
        ("chat_member_ids", json!({"agents_exclude": []})),
        (
            "chat_properties",
            json!({"source": {"client_id": {"values": ["other"]}, "type": {"values": []}}}),
        ),
        (
            "thread_properties",
            json!({"a": {"b.c": {"exclude_values": []}, "d": {"values": [9_999_999_999_u64]}}}),
        ),
        (
            "event_properties",
            json!({"a": {"b": {"values": [1, 9_999_999_999_u64]}}, "c": {}}),
        ),
        ("weekday", json!(["mon"])),
    ];
    let count = clauses.len();
    let clauses = subsequence(clauses, 0..=count);
    let object = clauses.prop_map(|clauses| {
        let clauses = clauses.into_iter();
        Value::Object(
            clauses
                .map(|(key, value)| (key.to_owned(), value))
                .collect(),
        )
    });
    prop_oneof![9 => object, 1 => Just(json!("odd"))]
}

fn action() -> impl Strategy<Value = Value> {
    let names = ActionName::KNOWN.iter().map(ActionName::as_str);
    let names: Vec<_> = names.chain(["brand_new", " "]).collect();
    let data = vec(
        select(vec!["chat_properties", "access", "thread_id", "mood"]),
        0..4,
    );
    let data = prop_oneof![9 => data.prop_map(Value::from), 1 => Just(json!({"odd": 1}))];
    let filters = prop::option::of(filters());
    (select(names), filters, data).prop_map(|(name, filters, data)| {
        let mut action = json!({"x": 1, "name": name, "additional_data": data});
        if let Some(filters) = filters {
            action["filters"] = filters;
        }
        action
    })
}

fn any_of(values: &[Value]) -> impl Strategy<Value = Value> + use<> {
    select(values.to_vec())
}

fn bot() -> impl Strategy<Value = Value> {
    let priorities = || select(vec!["first", "last", "supervisor", "vip"]);
    let group = (0_u64..3, priorities()).prop_map(|(id, it)| json!({"id": id, "priority": it}));
    let status = [
        "accepting chats",
        "not accepting chats",
        "offline",
        "napping",
    ];
    let urls = [
        "",
        "a",
        "http://a.example",
        "http://a:80",
        "https://a.example",
    ];
    let webhooks = (
        any_of(&urls.map(Value::from)),
        any_of(&["", "short", "0123456789abcdef"].map(Value::from)),
        vec(action(), 0..4),
    )
        .prop_map(|(url, secret, actions)| {
            json!({"url": url, "y": null, "secret_key": secret, "actions": actions})
        });
    (
        any_of(&status.map(Value::from)),
        any_of(&[json!(null), json!(-1), json!(0), json!(6), json!("six")]),
        priorities(),
        vec(group, 0..5),
        prop_oneof![9 => webhooks, 1 => Just(json!(null)), 1 => Just(json!("odd"))],
    )
        .prop_map(|(status, limit, default, groups, webhooks)| {
            json!({
                "z": 1, "id": "b", "status": status, "max_chats_count": limit,
                "default_group_priority": default, "groups": groups, "webhooks": webhooks,
                "application": {"client_id": "me"},
            })
        })
}

fn count(findings: &[Finding], rule: Rule) -> usize {
    findings
        .iter()
        .filter(|finding| finding.rule == rule)
        .count()
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(1_000) })]

    /// Every fix leaves fewer findings of its kind, and as many members of the bot as there were.
    #[test]
    fn every_fix_helps(json in bot()) {
        let bot = Bot::from_json(&json).unwrap();
        let before = findings(&bot);
        prop_assert!(before.is_sorted_by_key(|finding| finding.severity));
        for finding in &before {
            let Some(fix) = &finding.fix else { continue };
            let after = fix.apply(&bot);
            let left = findings(&after);
            prop_assert!(count(&left, finding.rule) < count(&before, finding.rule), "{finding:?}");
            let members = |bot: &Value| bot.as_object().map(|it| it.keys().cloned().collect::<Vec<_>>());
            prop_assert_eq!(members(&after.to_json()), members(&json));
        }
    }

    /// A fix carried out in a form makes of its bot what it makes of the bot itself.
    #[test]
    fn a_form_follows_every_fix(json in bot()) {
        let bot = Bot::from_json(&json).unwrap();
        for fix in findings(&bot).into_iter().filter_map(|finding| finding.fix) {
            let mut draft = BotDraft::from_bot(bot.clone());
            draft.amend(|bot| fix.apply(bot));
            prop_assert_eq!(draft.saved().to_json(), fix.apply(&bot).to_json(), "{:?}", fix);
            prop_assert_eq!(&*draft.loaded, &bot);
        }
    }

    /// Putting right one thing after the other comes to an end.
    #[test]
    fn fixes_run_out(json in bot()) {
        let mut bot = Bot::from_json(&json).unwrap();
        for _ in 0..100 {
            match findings(&bot).into_iter().find_map(|finding| finding.fix) {
                Some(fix) => bot = fix.apply(&bot),
                None => return Ok(()),
            }
        }
        prop_assert!(false, "still to be fixed: {bot:?}");
    }
}
