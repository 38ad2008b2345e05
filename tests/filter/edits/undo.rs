//! Undo and redo, and what makes one step.

use bot_agents_panel::filter::{Edit, Operator, Scope, Subject};
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
