//! Fifty clauses, long lists and a large payload: far below what a person would notice.

use std::time::{Duration, Instant};

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

/// The quickest of several runs, so that a busy machine doesn't count.
fn quickest(mut run: impl FnMut()) -> Duration {
    let mut time = || {
        let start = Instant::now();
        run();
        start.elapsed()
    };
    (0..20).map(|_| time()).min().unwrap()
}

#[test]
fn fifty_clauses_are_judged_edited_and_read_at_once() {
    let json = clauses(50, 10);
    let text = json.to_string();
    let filter = Filter::from_json(json.as_object().unwrap());
    let body = payload(200);
    let context = Context::default();
    let judged = quickest(|| {
        let evaluation = evaluate(
            &ActionName::IncomingChatThread,
            &filter,
            Some(&body),
            &context,
        );
        assert_eq!(evaluation.clauses.len(), 50);
    });
    let clause = filter.clauses()[25].id;
    let mut history = History::new(filter.clone());
    let mut typed = String::new();
    let edited = quickest(|| {
        typed.push('x');
        history.apply(&Edit::SetName {
            clause,
            text: typed.clone(),
        });
        assert!(history.filter().problems().is_empty());
        assert!(!history.filter().explain().is_empty());
    });
    let read = quickest(|| {
        assert_eq!(
            Filter::from_json(&parse(&text).unwrap()).clauses().len(),
            50
        );
    });
    println!("fifty clauses: judged {judged:?}, edited {edited:?}, read {read:?}");
    // A build without optimisation; the release takes a tenth of it.
    for time in [judged, edited, read] {
        assert!(time < Duration::from_millis(10), "{time:?}");
    }
}

#[test]
fn large_filters_and_payloads_stay_linear() {
    let json = clauses(5_000, 2);
    let filter = Filter::from_json(json.as_object().unwrap());
    let body = payload(20_000);
    let mut history = History::new(filter);
    let start = Instant::now();
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
    // Squares of these sizes would take minutes.
    assert!(
        start.elapsed() < Duration::from_secs(10),
        "{:?}",
        start.elapsed()
    );
}
