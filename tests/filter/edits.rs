//! Edits and problems, by hand.

mod undo;
mod values;

use bot_agents_panel::filter::{
    AuthorType, Edit, Filter, History, LIST_LIMIT, MemberMode, NodeId, Operator, Outcome, Scalar,
    ScalarType, Scope, Subject,
};
use serde_json::{Value, json};

fn history(filters: Value) -> History {
    History::new(Filter::from_json(filters.as_object().unwrap()))
}

/// A filter of one property, `shop.plan`, of the chat.
fn plan(condition: Value) -> History {
    history(json!({"chat_properties": {"shop": {"plan": condition}}}))
}

fn clause(history: &History, at: usize) -> NodeId {
    history.filter().clauses()[at].id
}

fn value(history: &History, clause: usize, at: usize) -> NodeId {
    history.filter().clauses()[clause].kind.entries()[at].id
}

fn problems(history: &History) -> Vec<String> {
    let problems = history.filter().problems();
    problems
        .iter()
        .map(|problem| problem.kind.to_string())
        .collect()
}

fn refusal(outcome: &Outcome) -> String {
    outcome
        .refused
        .as_ref()
        .map(ToString::to_string)
        .unwrap_or_default()
}

fn text(text: &str) -> Scalar {
    Scalar::Text(text.to_owned())
}

#[track_caller]
fn assert_json(history: &History, expected: Value) {
    assert_eq!(
        Value::Object(history.filter().to_json()).to_string(),
        expected.to_string()
    );
}

#[test]
fn passing_over_an_operator_or_a_subject_loses_nothing() {
    let mut history = plan(json!({"values": ["gold", 1]}));
    let id = clause(&history, 0);
    for (operator, expected) in [
        (Operator::NoneOf, json!({"exclude_values": ["gold", 1]})),
        (Operator::Exists, json!({"exists": true})),
        (Operator::Missing, json!({"exists": false})),
        (Operator::OneOf, json!({"values": ["gold", 1]})),
    ] {
        history.apply(&Edit::SetOperator {
            clause: id,
            operator,
        });
        assert_json(
            &history,
            json!({"chat_properties": {"shop": {"plan": expected}}}),
        );
    }
    for (subject, expected) in [
        (
            Subject::Property(Scope::Thread),
            json!({"thread_properties": {"shop": {"plan": {"values": ["gold", 1]}}}}),
        ),
        (
            Subject::ChatMembers,
            json!({"chat_member_ids": {"agents_any": []}}),
        ),
        (Subject::AuthorType, json!({"author_type": "customer"})),
        (Subject::OnlyMyChats, json!({"only_my_chats": true})),
        (
            Subject::Property(Scope::Event),
            json!({"event_properties": {"shop": {"plan": {"values": ["gold", 1]}}}}),
        ),
    ] {
        history.apply(&Edit::SetSubject {
            clause: id,
            subject,
        });
        assert_json(&history, expected);
        assert_eq!(clause(&history, 0), id);
    }
}

#[test]
fn clauses_move_and_double() {
    let mut history = history(
        json!({"author_type": "agent", "chat_properties": {"a": {"x": {"values": [1, 1]}}}, "odd": {}}),
    );
    let property = clause(&history, 1);
    history.apply(&Edit::Move {
        clause: property,
        to: 0,
    });
    assert_json(
        &history,
        json!({"chat_properties": {"a": {"x": {"values": [1, 1]}}}, "author_type": "agent", "odd": {}}),
    );
    history.apply(&Edit::Move {
        clause: property,
        to: 99,
    });
    assert_eq!(clause(&history, 2), property);

    let copy = history.apply(&Edit::Duplicate(property)).added.unwrap();
    assert_eq!(clause(&history, 3), copy);
    assert_eq!(
        problems(&history),
        [
            "There is already a row about the chat’s a.x, and only one can be sent: put them together or remove one."
        ]
    );
    history.apply(&Edit::SetName {
        clause: copy,
        text: "y".to_owned(),
    });
    assert!(problems(&history).is_empty());
    history.apply(&Edit::Remove(property));
    assert_json(
        &history,
        json!({"author_type": "agent", "odd": {}, "chat_properties": {"a": {"y": {"values": [1, 1]}}}}),
    );
}

#[test]
fn edits_of_another_kind_of_clause_change_nothing() {
    let mut history = history(json!({"author_type": "agent", "odd": [1]}));
    let before = history.filter().clone();
    for clause in [clause(&history, 0), clause(&history, 1)] {
        for edit in [
            Edit::SetNamespace {
                clause,
                text: "x".to_owned(),
            },
            Edit::SetName {
                clause,
                text: "x".to_owned(),
            },
            Edit::SetProperty {
                clause,
                namespace: "x".to_owned(),
                name: "x".to_owned(),
            },
            Edit::SetOperator {
                clause,
                operator: Operator::Exists,
            },
            Edit::SetMode {
                clause,
                mode: MemberMode::All,
            },
            Edit::SetOnlyMyChats {
                clause,
                mine: false,
            },
            Edit::AddValue {
                clause,
                value: text("x"),
            },
            Edit::Paste {
                clause,
                text: "x".to_owned(),
                kind: ScalarType::Text,
                at: None,
            },
            Edit::RemoveValues(vec![clause]),
        ] {
            assert_eq!(history.apply(&edit), Outcome::default(), "{edit:?}");
        }
    }
    history.apply(&Edit::SetAuthorType {
        clause: clause(&history, 1),
        author: AuthorType::Customer,
    });
    assert_eq!(history.filter(), &before);
    assert!(!history.can_undo());
}

#[test]
fn what_came_longer_or_emptier_than_allowed_may_go_back() {
    let many: Vec<Value> = (0..2 * LIST_LIMIT).map(Value::from).collect();
    let mut history =
        history(json!({"chat_properties": {"a": {"x": {"values": []}, "y": {"values": many}}}}));
    let saved = history.filter().clone();
    assert_eq!(problems(&history), ["Enter at least one value."]);
    assert!(saved.problems_since(&saved).is_empty());

    let id = clause(&history, 0);
    history.apply(&Edit::SetName {
        clause: id,
        text: "z".to_owned(),
    });
    assert_eq!(history.filter().problems_since(&saved).len(), 1);
}

#[test]
fn a_part_that_is_kept_stays_beside_every_edit() {
    let mut history = history(
        json!({"before": [1.10], "chat_properties": {"a": {"x": {"values": [1], "n": 1}, "y": {"exists": true}}, "b": {}}}),
    );
    let y = clause(&history, 2);
    history.apply(&Edit::SetOperator {
        clause: y,
        operator: Operator::Missing,
    });
    assert_json(
        &history,
        json!({"before": [1.10], "chat_properties": {"a": {"x": {"values": [1], "n": 1}, "y": {"exists": false}}, "b": {}}}),
    );

    // A row in an empty namespace fills it; one in the place of a kept part is told.
    history.apply(&Edit::SetProperty {
        clause: y,
        namespace: "b".to_owned(),
        name: "x".to_owned(),
    });
    assert!(problems(&history).is_empty());
    assert_json(
        &history,
        json!({"before": [1.10], "chat_properties": {"a": {"x": {"values": [1], "n": 1}}, "b": {"x": {"exists": false}}}}),
    );
    history.apply(&Edit::SetNamespace {
        clause: y,
        text: "a".to_owned(),
    });
    assert_eq!(problems(&history).len(), 1);
    assert_json(
        &history,
        json!({"before": [1.10], "chat_properties": {"a": {"x": {"values": [1], "n": 1}}, "b": {}}}),
    );
}
