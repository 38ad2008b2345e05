//! Whatever two people make of a bot, merging loses nothing of it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use bot_agents_panel::model::Bot;
use bot_agents_panel::model::merge::{By, Comparison, Side};
use bot_agents_panel::model::object::Json;
use proptest::prelude::*;
use serde_json::{Value, json};

fn comparison(base: &Value, mine: &Value, theirs: &Value) -> Comparison {
    let bot = |value: &Value| {
        let mut value = value.clone();
        value["id"] = json!("b");
        Bot::from_json(&value).unwrap()
    };
    Comparison {
        base: bot(base),
        mine: bot(mine),
        theirs: bot(theirs),
    }
}

fn merged(comparison: &Comparison, side: Side) -> Value {
    let mut merged = comparison.merged(|_| side).to_json();
    merged.as_object_mut().unwrap().shift_remove("id");
    merged
}

fn group() -> impl Strategy<Value = Value> {
    let priority = prop::sample::select(vec!["first", "last"]);
    (0..4_u8, priority).prop_map(|(id, priority)| json!({"id": id, "priority": priority}))
}

fn an_action() -> impl Strategy<Value = Value> {
    let name = prop::sample::select(vec!["x", "y", "z"]);
    (name, 0..3_u8).prop_map(|(name, value)| json!({"name": name, "filters": {"a": value}}))
}

/// Anything a bot may have, in few values, so that much of it is often equal.
fn state() -> impl Strategy<Value = Value> {
    let odd = prop_oneof![9 => Just(None), 1 => Just(Some(json!("odd")))];
    let webhooks = (0..3_u8, prop::collection::vec(an_action(), 0..4))
        .prop_map(|(url, actions)| json!({"url": url.to_string(), "actions": actions}));
    let parts = (
        prop::option::of(0..3_u8),
        prop::option::of(prop::collection::vec(group(), 0..4)),
        prop::option::of(webhooks),
        odd,
    );
    parts.prop_map(|(name, groups, webhooks, odd)| {
        let mut bot = json!({});
        if let Some(name) = name {
            bot["name"] = json!(name.to_string());
        }
        if let Some(groups) = groups {
            bot["groups"] = json!(groups);
        }
        if let Some(webhooks) = webhooks {
            bot["webhooks"] = webhooks;
        }
        if let Some(odd) = odd {
            bot["groups"] = odd;
        }
        bot
    })
}

/// Every group and action.
fn items(bot: &Value) -> impl Iterator<Item = &Value> {
    let lists = [&bot["groups"], &bot["webhooks"]["actions"]];
    lists.into_iter().filter_map(Value::as_array).flatten()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn what_only_one_changed_comes_out_as_that_one_wants_it(base in state(), changed in state()) {
        for side in [Side::Mine, Side::Theirs] {
            let mine = comparison(&base, &changed, &base);
            prop_assert_eq!(merged(&mine, side), changed.clone());
            let theirs = comparison(&base, &base, &changed);
            prop_assert_eq!(merged(&theirs, side), changed.clone());
            let both = comparison(&base, &changed, &changed);
            prop_assert_eq!(merged(&both, side), changed.clone());
        }
    }

    #[test]
    fn a_merge_leaves_nothing_to_choose(base in state(), mine in state(), theirs in state()) {
        let first = comparison(&base, &mine, &theirs);
        for side in [Side::Mine, Side::Theirs] {
            let merged = merged(&first, side);
            let again = comparison(&theirs, &merged, &theirs);
            prop_assert!(again.differences().iter().all(|it| it.by == By::Mine));
            for item in items(&merged) {
                prop_assert!(items(&mine).chain(items(&theirs)).any(|known| known == item));
            }
        }
    }
}
