//! Undo and redo, and what makes one step.

use std::sync::Arc;

use bot_agents_panel::filter::{Clause, Edit, Filter, Operator, Scope, Subject};
use serde_json::{Value, json};

use super::{assert_json, clause, history, plan, problems, text, value};

#[test]
fn the_seed_filter_is_built_step_by_step_and_unbuilt() {
    let mut history = history(json!({}));
    let added = history.apply(&Edit::Add {
        subject: Subject::Property(Scope::Chat),
        at: None,
    });
    let clause = added.added.unwrap();
    assert_eq!(
        problems(&history),
        [
            "Enter the property’s namespace.",
            "Enter the property’s name.",
            "Enter at least one value."
        ]
    );
    for typed in ["s", "so", "source"] {
        history.apply(&Edit::SetNamespace {
            clause,
            text: typed.to_owned(),
        });
    }
    for typed in ["t", "type"] {
        history.apply(&Edit::SetName {
            clause,
            text: typed.to_owned(),
        });
    }
    for kind in ["facebook", "twitter"] {
        history.apply(&Edit::AddValue {
            clause,
            value: text(kind),
        });
    }
    assert_json(
        &history,
        json!({"chat_properties": {"source": {"type": {"values": ["facebook", "twitter"]}}}}),
    );
    assert!(problems(&history).is_empty());

    // One step per field and per value, not per letter.
    let mut states = Vec::new();
    while history.undo() {
        states.push(Value::Object(history.filter().to_json()).to_string());
    }
    assert_eq!(
        states,
        [
            r#"{"chat_properties":{"source":{"type":{"values":["facebook"]}}}}"#,
            r#"{"chat_properties":{"source":{"type":{"values":[]}}}}"#,
            r#"{"chat_properties":{"source":{"":{"values":[]}}}}"#,
            r#"{"chat_properties":{"":{"":{"values":[]}}}}"#,
            "{}",
        ]
    );
    while history.redo() {}
    assert_json(
        &history,
        json!({"chat_properties": {"source": {"type": {"values": ["facebook", "twitter"]}}}}),
    );
}

#[test]
fn a_new_edit_forgets_what_was_undone() {
    let mut history = plan(json!({"exists": true}));
    let id = clause(&history, 0);
    history.apply(&Edit::SetOperator {
        clause: id,
        operator: Operator::Missing,
    });
    history.undo();
    assert!(history.can_redo());
    history.apply(&Edit::SetName {
        clause: id,
        text: "level".to_owned(),
    });
    assert!(!history.can_redo() && !history.redo());
    assert_json(
        &history,
        json!({"chat_properties": {"shop": {"level": {"exists": true}}}}),
    );
}

#[test]
fn leaving_a_field_ends_its_step_and_typing_back_leaves_none() {
    let mut history = plan(json!({"exists": true}));
    let clause = clause(&history, 0);
    let name = |text: &str| Edit::SetName {
        clause,
        text: text.to_owned(),
    };
    history.apply(&name("plan2"));
    history.apply(&name("plan"));
    assert!(!history.can_undo());

    history.apply(&name("plans"));
    history.end_typing();
    history.apply(&name("plan"));
    assert!(history.undo() && history.undo() && !history.undo());
}

#[test]
fn editing_the_json_keeps_the_ids_of_what_is_still_there() {
    let mut history = history(
        json!({"author_type": "agent", "chat_properties": {"a": {"x": {"values": [1, 2]}, "y": {"exists": true}}}}),
    );
    let (author, x, two) = (
        clause(&history, 0),
        clause(&history, 1),
        value(&history, 1, 1),
    );
    let json = json!({"chat_properties": {"a": {"x": {"exclude_values": [1, 3, 4]}}, "b": {"y": {"exists": true}}}, "author_type": "customer"});
    history.apply(&Edit::ReplaceAll(json.as_object().unwrap().clone()));
    assert_json(&history, json);
    assert_eq!(
        (
            clause(&history, 2),
            clause(&history, 0),
            value(&history, 0, 1)
        ),
        (author, x, two)
    );
    assert!(history.undo());
    assert_eq!(clause(&history, 0), author);
}

#[test]
fn editing_the_json_keeps_what_a_row_was_before() {
    let mut history = plan(json!({"exists": true}));
    let id = clause(&history, 0);
    let author = Edit::SetSubject {
        clause: id,
        subject: Subject::AuthorType,
    };
    history.apply(&author);
    let json = json!({"author_type": "agent"});
    history.apply(&Edit::ReplaceAll(json.as_object().unwrap().clone()));
    history.apply(&Edit::SetSubject {
        clause: id,
        subject: Subject::Property(Scope::Chat),
    });
    assert_json(
        &history,
        json!({"chat_properties": {"shop": {"plan": {"exists": true}}}}),
    );
}

/// How many clauses, and how many lists of values, one filter doesn't share with another: what was copied.
fn copied(now: &Filter, before: &Filter) -> (usize, usize) {
    let shared = |clause: &&Arc<Clause>| before.clauses().iter().any(|it| Arc::ptr_eq(it, clause));
    let list = |clause: &Arc<Clause>| clause.kind.entries().as_ptr();
    let own: Vec<_> = now.clauses().iter().filter(|it| !shared(it)).collect();
    let lists = own.iter().filter(|clause| {
        let is_shared = before.clauses().iter().any(|it| list(it) == list(clause));
        !clause.kind.entries().is_empty() && !is_shared
    });
    (own.len(), lists.count())
}

#[test]
fn an_edit_copies_only_the_clause_that_it_changes() {
    let many: Vec<_> = (0..1_000).map(|number| format!("agent {number}")).collect();
    let filters = |name: &str| {
        json!({
            "chat_properties": {"shop": {"plan": {"values": many}, name: {"values": many}}},
            "chat_member_ids": {"agents_any": many},
            "only_my_chats": true,
        })
    };
    let mut history = history(filters("city"));
    let (plan, agent) = (clause(&history, 0), value(&history, 2, 500));
    let set_name = |text: &str| Edit::SetName {
        clause: plan,
        text: text.into(),
    };
    let replace = |text_of: &str| Edit::ReplaceValue {
        value: agent,
        with: text(text_of),
    };
    let typed = Edit::ReplaceAll(filters("town").as_object().unwrap().clone());
    for (edit, clauses, lists) in [
        // The first letter of a name and the next one.
        (set_name("p"), 1, 0),
        (set_name("pl"), 1, 0),
        (replace("a"), 1, 1),
        (replace("b"), 1, 1),
        (Edit::RemoveValues(vec![agent]), 1, 1),
        (
            Edit::Move {
                clause: plan,
                to: 9,
            },
            0,
            0,
        ),
        (
            Edit::SetOperator {
                clause: plan,
                operator: Operator::NoneOf,
            },
            1,
            0,
        ),
        // What can't be matched by its place is new.
        (typed, 3, 3),
    ] {
        // As the draft that is kept at each change.
        let before = history.clone();
        history.apply(&edit);
        assert_eq!(
            copied(history.filter(), before.filter()),
            (clauses, lists),
            "{edit:?}"
        );
        history.undo();
        assert_eq!(
            copied(history.filter(), before.filter()).1,
            0,
            "undoing {edit:?}"
        );
        history.redo();
    }
}
