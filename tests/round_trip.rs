//! Nothing is lost: whatever a bot holds comes back as it was, however it is edited elsewhere.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use bot_agents_panel::model::object::Json;
use bot_agents_panel::model::{Action, AdditionalData, Bot, BotUpdate, Status};
use bot_agents_panel::state::BotDraft;
use proptest::prelude::*;
use serde_json::{Map, Number, Value, json};

/// How many cases each property is tried on.
const CASES: u32 = 10_000;

/// The names that the model knows, so that known members of odd shapes come up often.
const KNOWN_NAMES: &[&str] = &[
    "id",
    "name",
    "avatar",
    "status",
    "max_chats_count",
    "default_group_priority",
    "groups",
    "priority",
    "webhooks",
    "url",
    "secret_key",
    "actions",
    "filters",
    "additional_data",
    "application",
    "client_id",
];

fn any_name() -> impl Strategy<Value = String> {
    prop_oneof![
        prop::sample::select(KNOWN_NAMES).prop_map(str::to_owned),
        "[a-z_.\"\\\\é🤖]{0,6}",
    ]
}

/// Numbers of any size, with every digit that was written.
fn any_number() -> impl Strategy<Value = Value> {
    prop_oneof![
        any::<i64>().prop_map(Value::from),
        any::<u64>().prop_map(Value::from),
        "-?[1-9][0-9]{18,40}".prop_map(|digits| number(&digits)),
        "-?(0|[1-9][0-9]{0,3})\\.[0-9]{1,20}".prop_map(|digits| number(&digits)),
        "[1-9]e-?[0-9]{1,3}".prop_map(|digits| number(&digits)),
    ]
}

fn number(digits: &str) -> Value {
    Value::Number(digits.parse::<Number>().unwrap())
}

fn any_json() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any_number(),
        ".{0,8}".prop_map(Value::from),
        Just(Value::from("accepting chats")),
        Just(Value::from("first")),
    ];
    leaf.prop_recursive(4, 32, 5, |inner| {
        prop_oneof![
            prop::collection::vec(inner.clone(), 0..4).prop_map(Value::Array),
            prop::collection::vec((any_name(), inner), 0..6).prop_map(object),
        ]
    })
}

fn object(members: Vec<(String, Value)>) -> Value {
    Value::Object(members.into_iter().collect())
}

/// A member that must be there, and what it may hold.
type Required = (&'static str, fn() -> BoxedStrategy<Value>);

/// A list of objects, as groups and actions are.
fn any_list(required: &'static [Required]) -> BoxedStrategy<Value> {
    let item = (
        required
            .iter()
            .map(|(_, value)| value())
            .collect::<Vec<_>>(),
        prop::collection::vec((any_name(), any_json()), 0..4),
    )
        .prop_map(move |(values, others)| {
            let names = required.iter().map(|(name, _)| (*name).to_owned());
            let mut members: Map<String, Value> = others.into_iter().collect();
            members.extend(names.zip(values));
            Value::Object(members)
        });
    prop::collection::vec(item, 0..4)
        .prop_map(Value::Array)
        .boxed()
}

fn any_text() -> BoxedStrategy<Value> {
    "[a-z_]{0,6}".prop_map(Value::from).boxed()
}

fn any_group_number() -> BoxedStrategy<Value> {
    any::<u64>().prop_map(Value::from).boxed()
}

fn any_webhooks() -> impl Strategy<Value = Value> {
    let actions = any_list(&[("name", any_text)]);
    let members = (
        prop::collection::vec((any_name(), any_json()), 0..4),
        actions,
    );
    members.prop_map(|(others, actions)| {
        let mut members: Map<String, Value> = others.into_iter().collect();
        members.insert("actions".into(), actions);
        Value::Object(members)
    })
}

/// A bot: any object with an id, often with groups and webhooks that look right from afar.
fn any_bot() -> impl Strategy<Value = Value> {
    let groups = any_list(&[("id", any_group_number), ("priority", any_text)]);
    (
        prop::collection::vec((any_name(), any_json()), 0..8),
        prop::option::of(groups),
        prop::option::of(any_webhooks()),
        "[0-9a-f]{32}",
    )
        .prop_map(|(others, groups, webhooks, id)| {
            let mut members: Map<String, Value> = others.into_iter().collect();
            members.insert("id".into(), id.into());
            members.extend(groups.map(|groups| ("groups".to_owned(), groups)));
            members.extend(webhooks.map(|webhooks| ("webhooks".to_owned(), webhooks)));
            Value::Object(members)
        })
}

/// JSON compared to the letter: order of members and digits of numbers included.
#[track_caller]
fn assert_same(left: &Value, right: &Value) {
    assert_eq!(left.to_string(), right.to_string());
}

/// The object without one member.
fn without(value: &Value, name: &str) -> Value {
    let members = value.as_object().unwrap().iter();
    let others = members.filter(|(key, _)| *key != name);
    Value::Object(others.map(|(k, v)| (k.clone(), v.clone())).collect())
}

#[test]
fn what_is_null_is_edited_as_what_is_not_set() {
    let bot = json!({"id": "b", "avatar": null, "groups": null, "webhooks": {
        "secret_key": null, "url": "https://a.example", "actions": [
            {"name": "x", "filters": null, "additional_data": null},
            {"name": "y", "filters": null, "additional_data": null}]}});
    let mut draft = BotDraft::from_bot(Bot::from_json(&bot).unwrap());
    draft.add_group();
    let webhooks = draft.webhooks.as_mut().unwrap();
    webhooks.secret_key = "s".into();
    let row = &mut webhooks.actions[0];
    assert_eq!(row.kept_additional_data(), None);
    assert_eq!(row.filters.unreadable(), None);
    row.filters
        .apply(&bot_agents_panel::filter::Edit::ReplaceAll(
            json!({"only_my_chats": true}).as_object().unwrap().clone(),
        ));
    row.set_additional_data(&AdditionalData::Access, true);
    let members = draft.update().unwrap().members().into_iter();
    let sent = members.map(|(name, value)| (name.to_owned(), value));
    assert_same(
        &object(sent.collect()),
        &json!({"groups": [{"id": 0, "priority": "normal"}], "webhooks": {
            "secret_key": "s", "url": "https://a.example", "actions": [
                {"name": "x", "filters": {"only_my_chats": true}, "additional_data": ["access"]},
                {"name": "y", "filters": null, "additional_data": null}]}}),
    );
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(CASES) })]

    /// Reading and writing changes nothing.
    #[test]
    fn a_bot_comes_back_as_it_was(json in any_bot()) {
        let bot = Bot::from_json(&json).unwrap();
        assert_same(&bot.to_json(), &json);
    }

    /// Editing one member leaves every other one alone, in its place.
    #[test]
    fn an_edit_elsewhere_touches_nothing_else(json in any_bot(), name in "[a-z]{1,5}") {
        let mut bot = Bot::from_json(&json).unwrap();
        bot.name = Some(name.clone());
        bot.status = Some(Status::Offline);
        let edited = bot.to_json();
        prop_assert_eq!(&edited["name"], &Value::from(name));
        let rest = |json: &Value| without(&without(json, "name"), "status");
        assert_same(&rest(&edited), &rest(&json));
    }

    /// A form that nobody touched sends nothing; one that was edited sends only that member.
    #[test]
    fn a_form_sends_only_what_was_edited(json in any_bot(), name in "[a-z]{1,5}") {
        let bot = Bot::from_json(&json).unwrap();
        let mut draft = BotDraft::from_bot(bot.clone());
        prop_assert_eq!(draft.update().unwrap(), BotUpdate::new(bot.id.clone()));
        prop_assert_eq!(&draft.saved(), &bot);

        draft.name.clone_from(&name);
        let update = draft.update().unwrap();
        let expected = (bot.name != Some(name.clone())).then(|| ("name", Value::from(name)));
        prop_assert_eq!(update.members(), Vec::from_iter(expected));
    }

    /// Webhooks go whole. Adding an action sends every other one exactly as it came.
    #[test]
    fn an_added_action_leaves_the_others_alone(webhooks in any_webhooks()) {
        let json = object(vec![("id".into(), "b".into()), ("webhooks".into(), webhooks.clone())]);
        let mut draft = BotDraft::from_bot(Bot::from_json(&json).unwrap());
        draft.add_action("incoming_event");
        let sent = draft.saved().webhooks.unwrap();
        assert_same(&without(&sent.to_json(), "actions"), &without(&webhooks, "actions"));
        let actions = sent.actions.unwrap();
        let (added, others) = actions.split_last().unwrap();
        prop_assert_eq!(added, &Action::new("incoming_event".into()));
        assert_same(&others.iter().map(Json::to_json).collect(), &webhooks["actions"]);
    }
}
