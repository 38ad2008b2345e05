//! What the review of changes says: every difference once, and nothing where only an order differs.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

use std::collections::BTreeSet;

use bot_agents_panel::model::Bot;
use bot_agents_panel::model::diff::{Place, changes};
use bot_agents_panel::model::merge::Part;
use bot_agents_panel::model::object::Json;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Value, json};

fn bot(members: &Value) -> Bot {
    let mut members = members.clone();
    members["id"] = json!("b");
    Bot::from_json(&members).unwrap()
}

/// Each line as text: the place, what was there and what is there now.
fn lines(before: &Value, after: &Value) -> Vec<String> {
    let show = |value: Option<Value>| value.map_or_else(|| "–".to_owned(), |it| it.to_string());
    let changes = changes(&bot(before), &bot(after)).into_iter();
    changes
        .map(|it| {
            format!(
                "{}: {} > {}",
                place(&it.place),
                show(it.before),
                show(it.after)
            )
        })
        .collect()
}

fn place(place: &Place) -> String {
    match place {
        Place::Part(Part::Member(name)) => name.clone(),
        Place::Part(Part::Group(id, twin)) => format!("group {id}#{twin}"),
        Place::Part(Part::Webhooks(name)) => format!("webhooks.{name}"),
        Place::Part(Part::Action(name, twin)) => format!("action {name}#{twin}"),
        Place::InAction { name, twin, path } => format!("{name}#{twin}/{}", path.join("/")),
    }
}

#[track_caller]
fn says(before: &Value, after: &Value, wanted: &[&str]) {
    assert_eq!(lines(before, after), wanted, "{before} > {after}");
}

/// The same with the actions of webhooks.
#[track_caller]
fn actions(before: &Value, after: &Value, wanted: &[&str]) {
    let of = |actions: &Value| json!({"webhooks": {"url": "u", "actions": actions}});
    says(&of(before), &of(after), wanted);
}

/// The same with the filters of one action.
#[track_caller]
fn filters(before: &Value, after: &Value, wanted: &[&str]) {
    let of = |filters: &Value| json!([{"name": "a", "filters": filters}]);
    actions(&of(before), &of(after), wanted);
}

#[test]
fn members_are_told_one_by_one() {
    says(&json!({}), &json!({}), &[]);
    says(
        &json!({"name": "A", "status": "offline"}),
        &json!({"name": "B", "status": "offline"}),
        &[r#"name: "A" > "B""#],
    );
    says(
        &json!({"name": "A", "status": "offline"}),
        &json!({"status": "offline", "name": "A"}),
        &[],
    );
    says(
        &json!({"max_chats_count": 6}),
        &json!({"max_chats_count": 7, "avatar": "a"}),
        &["max_chats_count: 6 > 7", r#"avatar: – > "a""#],
    );
    says(&json!({"name": "A"}), &json!({}), &[r#"name: "A" > –"#]);
    // Of a shape that can't be read, and unknown: as a whole, and lists as they are.
    says(
        &json!({"status": {"x": 1}, "odd": [1, 2]}),
        &json!({"status": "offline", "odd": [2, 1]}),
        &[r#"status: {"x":1} > "offline""#, "odd: [1,2] > [2,1]"],
    );
}

#[test]
fn groups_are_known_by_their_id() {
    let groups = |groups: Value| json!({"groups": groups});
    let first = json!({"id": 1, "priority": "first"});
    let last = json!({"id": 1, "priority": "last"});
    let other = json!({"id": 2, "priority": "normal"});
    says(
        &groups(json!([first, other])),
        &groups(json!([other, first])),
        &[],
    );
    says(
        &groups(json!([first, other])),
        &groups(json!([other, last])),
        &[r#"group 1#0: {"id":1,"priority":"first"} > {"id":1,"priority":"last"}"#],
    );
    says(
        &groups(json!([first])),
        &groups(json!([first, other])),
        &[r#"group 2#0: – > {"id":2,"priority":"normal"}"#],
    );
    says(
        &groups(json!([first, other])),
        &groups(json!([other])),
        &[r#"group 1#0: {"id":1,"priority":"first"} > –"#],
    );
    // Twins: the same ones first, whatever their order.
    says(
        &groups(json!([first, last])),
        &groups(json!([last, first])),
        &[],
    );
    says(
        &groups(json!([first, last])),
        &groups(json!([last])),
        &[r#"group 1#0: {"id":1,"priority":"first"} > –"#],
    );
    says(
        &groups(json!([first])),
        &groups(json!([first, first])),
        &[r#"group 1#1: – > {"id":1,"priority":"first"}"#],
    );
    says(&json!({}), &groups(json!([])), &["groups: – > []"]);
    says(
        &json!({"groups": [{"name": "x"}]}),
        &json!({"groups": [{"name": "y"}]}),
        &[r#"groups: [{"name":"x"}] > [{"name":"y"}]"#],
    );
}

#[test]
fn webhooks_are_told_member_by_member() {
    says(
        &json!({"webhooks": {"url": "u", "secret_key": "s"}}),
        &json!({"webhooks": {"secret_key": "t", "url": "u"}}),
        &[r#"webhooks.secret_key: "s" > "t""#],
    );
    says(
        &json!({}),
        &json!({"webhooks": {"url": "u", "actions": [{"name": "a"}]}}),
        &[
            r#"webhooks.url: – > "u""#,
            r#"action a#0: – > {"name":"a"}"#,
        ],
    );
    says(&json!({}), &json!({"webhooks": {}}), &["webhooks: – > {}"]);
    says(
        &json!({"webhooks": "odd"}),
        &json!({"webhooks": {"url": "u"}}),
        &[r#"webhooks: "odd" > {"url":"u"}"#],
    );
    says(
        &json!({"webhooks": {"v": [1]}}),
        &json!({"webhooks": {"v": [1, 1]}}),
        &["webhooks.v: [1] > [1,1]"],
    );
}

#[test]
fn actions_are_known_by_their_name() {
    let plain = |name: &str| json!({"name": name});
    actions(
        &json!([plain("a"), plain("b")]),
        &json!([plain("b"), plain("a")]),
        &[],
    );
    actions(
        &json!([plain("a")]),
        &json!([plain("b")]),
        &[
            r#"action a#0: {"name":"a"} > –"#,
            r#"action b#0: – > {"name":"b"}"#,
        ],
    );
    actions(
        &json!([{"name": "a", "additional_data": ["x", "y"], "odd": 1}]),
        &json!([{"name": "a", "odd": 2, "additional_data": ["y", "x"]}]),
        &["a#0/odd: 1 > 2"],
    );
    actions(
        &json!([{"name": "a", "additional_data": ["x"]}]),
        &json!([{"name": "a"}]),
        &[r#"a#0/additional_data: ["x"] > –"#],
    );
    actions(
        &json!([{"name": "a"}, {"name": "a", "filters": {"only_my_chats": true}}]),
        &json!([{"name": "a", "filters": {"only_my_chats": true}}, {"name": "a", "odd": 1}]),
        &["a#0/odd: – > 1"],
    );
    actions(
        &json!([{"name": "a"}, {"name": "a"}]),
        &json!([{"name": "a"}, {"name": "a", "odd": 1}]),
        &["a#1/odd: – > 1"],
    );
    actions(
        &json!(["a"]),
        &json!([]),
        &[r#"webhooks.actions: ["a"] > []"#],
    );
}

#[test]
fn filters_are_told_clause_by_clause() {
    let property = |value: Value| json!({"chat_properties": {"source": {"type": value}}});
    filters(
        &property(json!({"values": ["a", "b"]})),
        &property(json!({"values": ["b", "a", "b"]})),
        &[],
    );
    filters(
        &property(json!({"values": ["1"]})),
        &property(json!({"values": [1]})),
        &[r#"a#0/filters/chat_properties/source/type: {"values":["1"]} > {"values":[1]}"#],
    );
    filters(
        &property(json!({"values": ["a"]})),
        &property(json!({"exclude_values": ["a"]})),
        &[
            r#"a#0/filters/chat_properties/source/type: {"values":["a"]} > {"exclude_values":["a"]}"#,
        ],
    );
    filters(
        &json!({"author_type": "customer"}),
        &json!({"only_my_chats": true, "author_type": "agent"}),
        &[
            r#"a#0/filters/author_type: "customer" > "agent""#,
            "a#0/filters/only_my_chats: – > true",
        ],
    );
    filters(
        &json!({"chat_member_ids": {"agents_any": ["x", "y"]}}),
        &json!({"chat_member_ids": {"agents_any": ["y", "x"]}}),
        &[],
    );
    filters(
        &json!({"chat_member_ids": {"agents_any": ["x"]}}),
        &json!({"chat_member_ids": {"agents": ["x"]}}),
        &[r#"a#0/filters/chat_member_ids: {"agents_any":["x"]} > {"agents":["x"]}"#],
    );
    filters(
        &json!({"chat_properties": {"n": {"a": {"exists": true}}}}),
        &json!({"chat_properties": {"n": {"b.c": {"exists": true}}, "m": {}}}),
        &[
            r#"a#0/filters/chat_properties/n/a: {"exists":true} > –"#,
            r#"a#0/filters/chat_properties/n/b.c: – > {"exists":true}"#,
            "a#0/filters/chat_properties/m: – > {}",
        ],
    );
    filters(
        &json!({"chat_properties": "odd"}),
        &property(json!({"exists": true})),
        &[r#"a#0/filters/chat_properties: "odd" > {"source":{"type":{"exists":true}}}"#],
    );
    // A list outside a clause has an order.
    filters(
        &json!({"other": [1, 2]}),
        &json!({"other": [2, 1]}),
        &["a#0/filters/other: [1,2] > [2,1]"],
    );
    actions(
        &json!([{"name": "a"}]),
        &json!([{"name": "a", "filters": {}}]),
        &["a#0/filters: – > {}"],
    );
}

fn values() -> impl Strategy<Value = Value> {
    vec(select(vec![json!("1"), json!(1), json!(true)]), 0..3).prop_map(Value::from)
}

fn filters_of_an_action() -> impl Strategy<Value = Value> {
    let key = select(vec!["values", "exclude_values"]);
    let property = (key, values()).prop_map(|(key, values)| json!({ key: values }));
    (option::of(property), option::of(values()), any::<bool>()).prop_map(
        |(property, members, mine)| {
            let mut filters = json!({});
            if let Some(property) = property {
                filters["chat_properties"] = json!({"n": {"a": property}});
            }
            if let Some(members) = members {
                filters["chat_member_ids"] = json!({"agents_any": members});
            }
            if mine {
                filters["only_my_chats"] = json!(true);
            }
            filters
        },
    )
}

fn action() -> impl Strategy<Value = Value> {
    let data = vec(select(vec!["x", "y"]), 0..3);
    (
        select(vec!["a", "b"]),
        option::of(filters_of_an_action()),
        option::of(data),
    )
        .prop_map(|(name, filters, data)| {
            let mut action = json!({"name": name});
            if let Some(filters) = filters {
                action["filters"] = filters;
            }
            if let Some(data) = data {
                action["additional_data"] = json!(data);
            }
            action
        })
}

fn any_bot() -> impl Strategy<Value = Value> {
    let group = (0..2_u8, select(vec!["first", "last"]))
        .prop_map(|(id, priority)| json!({"id": id, "priority": priority}));
    let webhooks = (option::of(vec(action(), 0..4)), select(vec!["u", "v"]));
    let parts = (
        option::of(select(vec!["A", "B"])),
        option::of(vec(group, 0..4)),
        option::of(webhooks),
    );
    parts.prop_map(|(name, groups, webhooks)| {
        let mut bot = json!({"id": "b"});
        if let Some(name) = name {
            bot["name"] = json!(name);
        }
        if let Some(groups) = groups {
            bot["groups"] = json!(groups);
        }
        if let Some((actions, url)) = webhooks {
            bot["webhooks"] = json!({"url": url});
            if let Some(actions) = actions {
                bot["webhooks"]["actions"] = json!(actions);
            }
        }
        bot
    })
}

/// The bot with every list in one order, and sets without repetition: an independent idea of what means
/// the same.
fn ordered(value: &Value, name: &str) -> Value {
    match value {
        Value::Object(members) => {
            let sorted = members
                .iter()
                .map(|(name, value)| (name.clone(), ordered(value, name)));
            let mut sorted: Vec<_> = sorted.collect();
            sorted.sort_by(|a, b| a.0.cmp(&b.0));
            Value::Object(sorted.into_iter().collect())
        }
        Value::Array(items) => {
            let mut items: Vec<_> = items.iter().map(|item| ordered(item, "")).collect();
            items.sort_by_key(ToString::to_string);
            if !["groups", "actions"].contains(&name) {
                let set: BTreeSet<_> = items.iter().map(ToString::to_string).collect();
                return set.into_iter().collect();
            }
            Value::Array(items)
        }
        other => other.clone(),
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2_000))]

    #[test]
    fn there_are_lines_exactly_if_something_differs(before in any_bot(), after in any_bot()) {
        let same = ordered(&before, "") == ordered(&after, "");
        let lines = lines(&before, &after);
        prop_assert_eq!(lines.is_empty(), same, "{:?}", lines);
    }

    #[test]
    fn an_order_alone_makes_no_line(bot in any_bot()) {
        let other = reversed(&bot);
        prop_assert_eq!(lines(&bot, &other), Vec::<String>::new());
    }

    #[test]
    fn the_way_back_has_as_many_lines(before in any_bot(), after in any_bot()) {
        prop_assert_eq!(lines(&before, &after).len(), lines(&after, &before).len());
    }
}

fn reversed(value: &Value) -> Value {
    match value {
        Value::Object(members) => {
            let members = members.iter().rev();
            let turned = members.map(|(name, value)| (name.clone(), reversed(value)));
            Value::Object(turned.collect())
        }
        Value::Array(items) => items.iter().rev().map(reversed).collect(),
        other => other.clone(),
    }
}
