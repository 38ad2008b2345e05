//! Anything at all, and things that often nearly fit: filters, payloads, contexts and edits.

use bot_agents_panel::model::ActionName;
use proptest::collection::vec;
use proptest::option;
use proptest::prelude::*;
use proptest::sample::select;
use serde_json::{Number, Value, json};

/// The words of the grammar, so that nearly right shapes come up often.
const WORDS: &[&str] = &[
    "chat_properties",
    "thread_properties",
    "event_properties",
    "chat_member_ids",
    "author_type",
    "only_my_chats",
    "exists",
    "values",
    "exclude_values",
    "agents",
    "agents_any",
    "agents_exclude",
    "customer",
];
const NAMESPACES: &[&str] = &["source", "shop", "a.b"];
const NAMES: &[&str] = &["type", "client_id", "x.y"];
const PEOPLE: &[&str] = &["anna", "bob", "me"];

pub fn object(members: Vec<(String, Value)>) -> Value {
    Value::Object(members.into_iter().collect())
}

fn text(words: &'static [&'static str]) -> impl Strategy<Value = String> + Clone {
    select(words).prop_map(str::to_owned)
}

fn any_name() -> impl Strategy<Value = String> {
    prop_oneof![2 => text(WORDS), 1 => "[a-z_.\"\\\\é🤖]{0,5}"]
}

/// Numbers of any size, with every digit that was written.
fn any_number() -> impl Strategy<Value = Value> {
    let digits = prop_oneof![
        Just("-0".to_owned()),
        any::<i64>().prop_map(|number| number.to_string()),
        "-?[1-9][0-9]{18,40}",
        "-?(0|[1-9][0-9]{0,3})\\.[0-9]{1,20}",
        "[1-9]e-?[0-9]{1,3}",
    ];
    digits.prop_map(|digits| number(&digits))
}

fn number(digits: &str) -> Value {
    Value::Number(digits.parse::<Number>().unwrap())
}

/// Any JSON object, with the grammar's words in wrong places.
pub fn any_object() -> impl Strategy<Value = Value> {
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        any_number(),
        ".{0,6}".prop_map(Value::from),
        text(WORDS).prop_map(Value::from),
    ];
    let json = leaf.prop_recursive(4, 24, 4, |inner| {
        prop_oneof![
            vec(inner.clone(), 0..4).prop_map(Value::Array),
            vec((any_name(), inner), 0..4).prop_map(object),
        ]
    });
    vec((any_name(), json), 0..6).prop_map(object)
}

/// A value as filters and payloads hold them, few enough to meet.
fn scalar() -> impl Strategy<Value = Value> {
    select(vec![
        json!("me"),
        json!("1"),
        json!("true"),
        json!(""),
        json!(1),
        json!(0),
        json!(true),
        json!(false),
        number("12345678901234567890123"),
    ])
}

fn condition() -> impl Strategy<Value = Value> {
    let list = || vec(prop_oneof![20 => scalar(), 1 => Just(json!(1.0))], 0..4);
    prop_oneof![
        4 => list().prop_map(|list| json!({"values": list})),
        4 => list().prop_map(|list| json!({"exclude_values": list})),
        4 => any::<bool>().prop_map(|yes| json!({"exists": yes})),
        1 => list().prop_map(|list| json!({"values": list, "exists": true})),
        2 => list().prop_map(|list| json!({"exists": null, "values": list, "exclude_values": null})),
        1 => select(vec![json!({}), json!(1), json!({"exists": 1}), json!({"values": 1}), json!({"like": []}), json!({"exists": null})]),
        1 => Just(json!(null)),
    ]
}

fn properties(value: impl Strategy<Value = Value> + Clone) -> impl Strategy<Value = Value> {
    let names = vec((text(NAMES), value), 0..3).prop_map(object);
    let namespace =
        prop_oneof![15 => names, 1 => select(vec![json!(1), json!(["type"]), json!(null)])];
    vec((text(NAMESPACES), namespace), 0..3).prop_map(object)
}

fn people() -> impl Strategy<Value = Value> {
    vec(text(PEOPLE), 0..4).prop_map(Value::from)
}

/// Filters that mostly fit the grammar.
pub fn filters() -> impl Strategy<Value = Value> {
    let asked = || properties(condition().boxed());
    let members = (
        select(vec![
            "agents",
            "agents_any",
            "agents_exclude",
            "agents_none",
        ]),
        people(),
    )
        .prop_map(|(mode, people)| json!({mode: people}));
    let clause = prop_oneof![
        4 => asked().prop_map(|it| ("chat_properties", it)),
        1 => asked().prop_map(|it| ("thread_properties", it)),
        1 => asked().prop_map(|it| ("event_properties", it)),
        3 => members.prop_map(|it| ("chat_member_ids", it)),
        1 => select(vec!["customer", "agent", "agent", "bot"]).prop_map(|it| ("author_type", json!(it))),
        1 => any::<bool>().prop_map(|it| ("only_my_chats", json!(it))),
        1 => Just(("only_my_chats", json!("no"))),
        1 => people().prop_map(|it| ("chat_member_ids", json!({"agents": null, "agents_any": it}))),
        1 => select(WORDS).prop_map(|word| (word, json!(null))),
        1 => scalar().prop_map(|it| ("unknown", it)),
    ];
    vec(clause, 0..4).prop_map(|clauses| {
        object(
            clauses
                .into_iter()
                .map(|(key, value)| (key.to_owned(), value))
                .collect(),
        )
    })
}

/// Properties as a payload carries them: bare, wrapped, sometimes odd.
fn carried() -> impl Strategy<Value = Value> {
    let odd = select(vec![
        json!(null),
        json!({"value": null}),
        json!([1]),
        json!({"x": 1}),
        number("1.0"),
        number("1e0"),
    ]);
    let value = prop_oneof![
        6 => scalar(),
        4 => scalar().prop_map(|value| json!({"value": value})),
        2 => odd,
    ];
    properties(value.boxed())
}

/// A webhook body that may carry anything anywhere, or no object.
pub fn body() -> impl Strategy<Value = Value> {
    let users = vec(
        prop_oneof![8 => text(PEOPLE).prop_map(|id| json!({"id": id})), 1 => Just(json!({}))],
        0..4,
    );
    let data = (
        option::weighted(0.8, carried()),
        option::of(carried()),
        option::of(carried()),
        option::of(carried()),
        option::of(users),
        option::of(text(PEOPLE)),
    )
        .prop_map(|(chat, thread, event, changed, users, person)| {
            let mut data = json!({"chat": {"thread": {}}, "event": {}});
            let mut set = |pointer: &str, name: &str, value: Option<Value>| {
                if let Some(value) = value {
                    data.pointer_mut(pointer).unwrap()[name] = value;
                }
            };
            set("/chat", "properties", chat);
            set("/chat/thread", "properties", thread);
            set("/event", "properties", event);
            set("", "properties", changed);
            set("/chat", "users", users.map(Value::from));
            set("", "user", person.map(|id| json!({"id": id})));
            data
        });
    let envelope = select(vec!["data", "data", "payload", "none"]);
    (envelope, data, option::of(carried())).prop_map(|(envelope, data, additional)| {
        let mut body = json!({envelope: data});
        if let Some(properties) = additional {
            body["additional_data"] = json!({"chat_properties": properties});
        }
        body
    })
}

/// What may be stated.
pub fn context() -> impl Strategy<Value = Value> {
    let rarely = |strategy: BoxedStrategy<Value>| option::weighted(0.2, strategy);
    (
        rarely(people().boxed()),
        rarely(
            select(vec!["customer", "agent"])
                .prop_map(Value::from)
                .boxed(),
        ),
        rarely(text(PEOPLE).prop_map(Value::from).boxed()),
        rarely(carried().boxed()),
        rarely(carried().boxed()),
        rarely(carried().boxed()),
        option::of(select(vec![
            json!([["shop", "type"]]),
            json!([["source", "client_id"], ["a.b", "x.y"]]),
        ])),
    )
        .prop_map(
            |(members, author, client, chat, thread, event, tokenized)| {
                let stated = [
                    ("chat_member_ids", members),
                    ("author_type", author),
                    ("client_id", client),
                    ("chat_properties", chat),
                    ("thread_properties", thread),
                    ("event_properties", event),
                    ("tokenized", tokenized),
                ];
                let stated = stated
                    .into_iter()
                    .filter_map(|(name, value)| Some((name.to_owned(), value?)));
                object(stated.collect())
            },
        )
}

/// An action, those with places of their own more often.
pub fn action() -> impl Strategy<Value = ActionName> {
    let all: Vec<ActionName> = ActionName::KNOWN
        .iter()
        .cloned()
        .chain(["new".into()])
        .collect();
    prop_oneof![2 => Just(ActionName::IncomingChatThread), 3 => select(all)]
}
