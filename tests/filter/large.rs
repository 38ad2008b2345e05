//! Thousands of clauses, long lists and a large payload are judged, edited and read as a few are. Nothing is timed
//! here: steps that grow with the square of these sizes would take minutes. `make bench` measures what people notice.

use bot_agents_panel::filter::{Context, Edit, Filter, History, evaluate, parse};
use bot_agents_panel::model::ActionName;
use serde_json::{Value, json};

fn clauses(number: usize, values: usize) -> Value {
    let values: Vec<Value> = (0..values).map(|at| format!("value {at}").into()).collect();
    let names = (0..number).map(|at| (format!("name{at}"), json!({"values": values})));
    json!({"chat_properties": {"shop": Value::Object(names.collect())}})
}

fn payload(number: usize) -> Value {
    let names = (0..number).map(|at| (format!("name{at}"), json!({"value": "value 3"})));
    let users: Vec<Value> = (0..number)
        .map(|at| json!({"id": format!("user{at}")}))
        .collect();
    let properties = json!({"shop": Value::Object(names.collect())});
    json!({"data": {"chat": {"properties": properties, "users": users}}})
}

#[test]
fn large_filters_and_payloads_are_read_judged_and_edited() {
    let json = clauses(5_000, 2);
    let filter = Filter::from_json(&parse(&json.to_string()).unwrap());
    let body = payload(20_000);
    let mut history = History::new(filter);
    let evaluation = evaluate(
        &ActionName::IncomingChatThread,
        history.filter(),
        Some(&body),
        &Context::default(),
    );
    assert_eq!(evaluation.clauses.len(), 5_000);
    history.apply(&Edit::ReplaceAll(json.as_object().unwrap().clone()));
    assert_eq!(history.filter().problems().len(), 0);
    let everyone: Vec<Value> = (0..20_000).map(|at| format!("nobody{at}").into()).collect();
    let members = json!({"chat_member_ids": {"agents_exclude": everyone}});
    let filter = Filter::from_json(members.as_object().unwrap());
    let evaluation = evaluate(
        &ActionName::IncomingChatThread,
        &filter,
        Some(&body),
        &Context::default(),
    );
    assert_eq!(evaluation.verdict.as_str(), "sent");
}
