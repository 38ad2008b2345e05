//! What goes together, what is for a person to choose, and that nothing gets lost.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use bot_agents_panel::model::Bot;
use bot_agents_panel::model::merge::{By, Comparison, Part, Side};
use bot_agents_panel::model::object::Json;
use proptest::prelude::*;
use serde_json::{Value, json};

fn comparison(base: &Value, mine: &Value, theirs: &Value) -> Comparison {
    let bot = |value: &Value| {
        let mut value = value.clone();
        value["id"] = json!("b");
        Bot::from_json(&value).unwrap()
    };
    Comparison::new(bot(base), bot(mine), bot(theirs))
}

fn merged(comparison: &Comparison, side: Side) -> Value {
    let mut merged = comparison.merged(|_| side).to_json();
    merged.as_object_mut().unwrap().shift_remove("id");
    merged
}

fn changes(comparison: &Comparison) -> Vec<(Part, By)> {
    let differences = comparison.differences().into_iter();
    differences.map(|it| (it.part, it.by)).collect()
}

fn member(name: &str) -> Part {
    Part::Member(name.into())
}

fn webhooks(name: &str) -> Part {
    Part::Webhooks(name.into())
}

fn action(name: &str, twin: usize) -> Part {
    Part::Action(name.into(), twin)
}

/// Checks what goes together by itself.
#[track_caller]
fn together(base: &Value, mine: &Value, theirs: &Value, wanted: &Value) {
    let comparison = comparison(base, mine, theirs);
    for side in [Side::Mine, Side::Theirs] {
        let merged = merged(&comparison, side);
        assert_eq!(merged.to_string(), wanted.to_string());
    }
    let open = |(_, by): &(Part, By)| *by == By::Both;
    assert!(!changes(&comparison).iter().any(open), "nothing to choose");
}

#[test]
fn different_members_go_together() {
    together(
        &json!({"name": "A", "status": "offline", "new": 1}),
        &json!({"name": "B", "status": "offline", "new": 1}),
        &json!({"name": "A", "status": "accepting chats", "new": 2, "newer": [3]}),
        &json!({"name": "B", "status": "accepting chats", "new": 2, "newer": [3]}),
    );
}

#[test]
fn the_same_change_by_both_is_none_to_choose() {
    let (before, after) = (json!({"name": "A"}), json!({"name": "B"}));
    together(&before, &after, &after, &after);
    let comparison = comparison(&before, &after, &after);
    assert_eq!(changes(&comparison), [(member("name"), By::BothAlike)]);
}

#[test]
fn different_groups_go_together() {
    together(
        &json!({"groups": [{"id": 0, "priority": "normal"}, {"id": 1, "priority": "first"}, {"id": 2}]}),
        &json!({"groups": [{"id": 0, "priority": "last"}, {"id": 1, "priority": "first"}, {"id": 2}, {"id": 8}]}),
        &json!({"groups": [{"id": 0, "priority": "normal"}, {"id": 1, "priority": "first", "x": 1}, {"id": 9}]}),
        &json!({"groups": [{"id": 0, "priority": "last"}, {"id": 1, "priority": "first", "x": 1}, {"id": 9}, {"id": 8}]}),
    );
}

#[test]
fn different_actions_and_members_of_webhooks_go_together() {
    together(
        &json!({"webhooks": {"url": "https://a.example", "secret_key": "s", "actions": [{"name": "x"}, {"name": "y"}]}}),
        &json!({"webhooks": {"url": "https://b.example", "secret_key": "s", "actions": [{"name": "x", "filters": {}}, {"name": "y"}]}}),
        &json!({"webhooks": {"url": "https://a.example", "secret_key": "t", "odd": 1, "actions": [{"name": "z"}, {"name": "x"}]}}),
        &json!({"webhooks": {"url": "https://b.example", "secret_key": "t", "odd": 1, "actions": [{"name": "z"}, {"name": "x", "filters": {}}]}}),
    );
}

#[test]
fn webhooks_that_both_began_go_together_where_they_agree() {
    let comparison = comparison(
        &json!({}),
        &json!({"webhooks": {"url": "https://a.example", "actions": [{"name": "x"}]}}),
        &json!({"webhooks": {"url": "https://b.example", "actions": [{"name": "y"}]}}),
    );
    assert_eq!(
        changes(&comparison),
        [
            (webhooks("url"), By::Both),
            (action("y", 0), By::Theirs),
            (action("x", 0), By::Mine),
        ]
    );
    assert_eq!(
        merged(&comparison, Side::Mine),
        json!({"webhooks": {"url": "https://a.example", "actions": [{"name": "y"}, {"name": "x"}]}})
    );
}

#[test]
fn what_both_changed_is_for_a_person_to_choose() {
    let comparison = comparison(
        &json!({"name": "A", "webhooks": {"actions": [{"name": "x"}, {"name": "y"}]}}),
        &json!({"name": "B", "webhooks": {"actions": [{"name": "x", "filters": {}}]}}),
        &json!({"name": "C", "webhooks": {"actions": [{"name": "y", "filters": {}}]}}),
    );
    assert_eq!(
        changes(&comparison),
        [
            (member("name"), By::Both),
            (action("y", 0), By::Both),
            (action("x", 0), By::Both),
        ]
    );
    let removed = &comparison.differences()[1];
    assert_eq!(removed.base, Some(json!({"name": "y"})));
    assert_eq!(removed.mine, None, "taken away");
    assert_eq!(merged(&comparison, Side::Mine)["name"], "B");
    assert_eq!(
        merged(&comparison, Side::Mine)["webhooks"],
        json!({"actions": [{"name": "x", "filters": {}}]})
    );
    assert_eq!(
        merged(&comparison, Side::Theirs)["webhooks"],
        json!({"actions": [{"name": "y", "filters": {}}]})
    );
    let mine_but_for_y = comparison.merged(|part| match part {
        Part::Action(name, _) if name == "y" => Side::Theirs,
        _ => Side::Mine,
    });
    assert_eq!(
        mine_but_for_y.to_json()["webhooks"],
        json!({"actions": [{"name": "y", "filters": {}}, {"name": "x", "filters": {}}]})
    );
}

#[test]
fn twins_are_told_apart_by_their_place() {
    let comparison = comparison(
        &json!({"webhooks": {"actions": [{"name": "x"}, {"name": "x", "filters": {"a": 1}}]}}),
        &json!({"webhooks": {"actions": [{"name": "x"}, {"name": "x", "filters": {"a": 2}}]}}),
        &json!({"webhooks": {"actions": [{"name": "x"}, {"name": "x", "filters": {"a": 3}}]}}),
    );
    assert_eq!(changes(&comparison), [(action("x", 1), By::Both)]);
}

#[test]
fn another_order_by_one_of_both_counts() {
    let list = |names: [&str; 3]| json!({"webhooks": {"actions": names.map(|name| json!({"name": name}))}});
    let (before, after) = (list(["x", "y", "z"]), list(["z", "x", "y"]));
    together(&before, &after, &before, &after);
    together(&before, &before, &after, &after);
}

#[test]
fn a_list_that_can_not_be_read_is_chosen_whole() {
    let comparison = comparison(
        &json!({"groups": [{"id": 0}]}),
        &json!({"groups": [{"id": 0}, {"id": 1}]}),
        &json!({"groups": [{"id": 0}, "odd"]}),
    );
    assert_eq!(changes(&comparison), [(member("groups"), By::Both)]);
    assert_eq!(
        merged(&comparison, Side::Theirs),
        json!({"groups": [{"id": 0}, "odd"]})
    );
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

#[test]
fn what_the_api_does_not_tell_was_removed_by_nobody() {
    const PRIORITY: &str = "default_group_priority";
    let (silent, last) = (json!({"name": "A"}), json!({"name": "A", PRIORITY: "last"}));
    let untold = comparison(&last, &last, &silent);
    assert!(!untold.is_overtaken());
    assert_eq!(changes(&untold), []);
    let told_at_last = comparison(&silent, &silent, &last);
    assert!(!told_at_last.is_overtaken());

    let mine = json!({"name": "A", PRIORITY: "first"});
    let set = comparison(&last, &mine, &silent);
    assert_eq!(changes(&set), [(member(PRIORITY), By::Mine)]);
    let both = comparison(&silent, &mine, &last);
    assert_eq!(changes(&both), [(member(PRIORITY), By::Both)]);
}
