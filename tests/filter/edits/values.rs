//! Values and agents: one by one, by type, and pasted as a list.

use bot_agents_panel::filter::{Edit, History, LIST_LIMIT, MemberMode, Scalar, ScalarType};
use serde_json::{Value, json};

use super::{assert_json, clause, history, plan, problems, refusal, text, value};

#[test]
fn values_are_replaced_retyped_and_removed_one_by_one() {
    let mut history = plan(json!({"values": ["1", "gold", "1", 0]}));
    let retype = |history: &mut History, at, to| {
        let value = value(history, 0, at);
        refusal(&history.apply(&Edit::SetValueType { value, to }))
    };
    assert_eq!(retype(&mut history, 2, ScalarType::Int), "");
    assert_eq!(
        retype(&mut history, 1, ScalarType::Int),
        "“gold” is not a whole number, so it stays as it is."
    );
    assert_eq!(
        retype(&mut history, 1, ScalarType::Bool),
        "“gold” is neither true nor false, so it stays as it is."
    );
    assert_eq!(retype(&mut history, 3, ScalarType::Bool), "");
    assert_json(
        &history,
        json!({"chat_properties": {"shop": {"plan": {"values": ["1", "gold", 1, false]}}}}),
    );
    assert_eq!(retype(&mut history, 3, ScalarType::Int), "");
    assert_eq!(retype(&mut history, 3, ScalarType::Text), "");
    history.apply(&Edit::ReplaceValue {
        value: value(&history, 0, 1),
        with: text("tin"),
    });
    history.apply(&Edit::RemoveValues(vec![
        value(&history, 0, 0),
        value(&history, 0, 2),
    ]));
    assert_json(
        &history,
        json!({"chat_properties": {"shop": {"plan": {"values": ["tin", "0"]}}}}),
    );
}

#[test]
fn a_list_takes_a_value_once_and_only_so_many() {
    let mut history = plan(json!({"values": ["1"]}));
    let id = clause(&history, 0);
    let mut add = |value| refusal(&history.apply(&Edit::AddValue { clause: id, value }));
    assert_eq!(add(text("1")), "That is already in the list.");
    assert_eq!(add(Scalar::from_json(&json!(1)).unwrap()), "");
    let lines: Vec<String> = (0..LIST_LIMIT).map(|number| format!("v{number}")).collect();
    history.apply(&Edit::Paste {
        clause: id,
        text: lines.join("\n"),
        kind: ScalarType::Text,
        at: None,
    });
    let mut add = |value| refusal(&history.apply(&Edit::AddValue { clause: id, value }));
    assert_eq!(add(text("more")), "A list takes at most 1,000 values.");
}

#[test]
fn agents_are_always_texts() {
    let mut history = history(json!({"chat_member_ids": {"agents_any": ["anna"]}}));
    let id = clause(&history, 0);
    let one = || Scalar::from_json(&json!(1)).unwrap();
    history.apply(&Edit::AddValue {
        clause: id,
        value: one(),
    });
    history.apply(&Edit::ReplaceValue {
        value: value(&history, 0, 0),
        with: Scalar::Bool(true),
    });
    history.apply(&Edit::SetValueType {
        value: value(&history, 0, 1),
        to: ScalarType::Int,
    });
    history.apply(&Edit::Paste {
        clause: id,
        text: "[1, 2, \"\"]".to_owned(),
        kind: ScalarType::Int,
        at: None,
    });
    history.apply(&Edit::SetMode {
        clause: id,
        mode: MemberMode::All,
    });
    assert_json(
        &history,
        json!({"chat_member_ids": {"agents": ["true", "1", "2", ""]}}),
    );
    assert_eq!(
        problems(&history),
        ["One of the agents’ ids is empty: fill it in, or remove it."]
    );
}

#[track_caller]
fn assert_pasted(pasted: &str, kind: ScalarType, values: Value, report: &str) {
    let mut history = plan(json!({"values": ["a"]}));
    let clause = clause(&history, 0);
    let outcome = history.apply(&Edit::Paste {
        clause,
        text: pasted.to_owned(),
        kind,
        at: None,
    });
    assert_json(
        &history,
        json!({"chat_properties": {"shop": {"plan": {"values": values}}}}),
    );
    assert_eq!(outcome.pasted.unwrap().to_string(), report);
}

#[test]
fn pasted_lists_say_what_became_of_them() {
    use ScalarType::{Bool, Int, Text};
    assert_pasted("b", Text, json!(["a", "b"]), "1 value added.");
    assert_pasted(
        "b c, d;e\tf\r\n\r\n g ,",
        Text,
        json!(["a", "b c", "d", "e", "f", "g"]),
        "5 values added.",
    );
    assert_pasted(
        "a,b,b",
        Text,
        json!(["a", "b"]),
        "1 value added. 2 were already in the list.",
    );
    assert_pasted(
        "\"b\",\"1\"",
        Text,
        json!(["a", "b", "1"]),
        "2 values added.",
    );
    assert_pasted(
        "1, 02, x, 2.5",
        Int,
        json!(["a", 1, 2]),
        "2 values added. 2 were left out for being of another type, x first.",
    );
    assert_pasted(
        "yes no",
        Bool,
        json!(["a"]),
        "0 values added. 1 was left out for being of another type, “yes no” first.",
    );
    assert_pasted(
        "[\"b, c\", 1, true, null]",
        Text,
        json!(["a", "b, c", 1, true]),
        "3 values added. 1 was left out for being of another type, null first.",
    );
    assert_pasted(
        "\"Doe, John\",\"say \"\"hi\"\"\"\n\"two\nlines\" ; \"\"",
        Text,
        json!(["a", "Doe, John", "say \"hi\"", "two\nlines"]),
        "3 values added.",
    );
    assert_pasted(
        "\"open, \"half\" way, 5\"",
        Text,
        json!(["a", "\"open", "\"half\" way", "5\""]),
        "3 values added.",
    );
    assert_pasted(" \n", Text, json!(["a"]), "0 values added.");
}

#[test]
fn a_huge_paste_is_cut_and_says_so() {
    let mut history = plan(json!({"values": []}));
    let clause = clause(&history, 0);
    let text: Vec<String> = (0..10_000).map(|number| number.to_string()).collect();
    let edit = Edit::Paste {
        clause,
        text: text.join("\n"),
        kind: ScalarType::Int,
        at: None,
    };
    let outcome = history.apply(&edit);
    assert_eq!(
        outcome.pasted.unwrap().to_string(),
        "1,000 values added. 9,000 were left out: a list takes at most 1,000 values."
    );
    assert_eq!(
        history.filter().clauses()[0].kind.entries().len(),
        LIST_LIMIT
    );
    assert!(history.undo());
    assert_json(
        &history,
        json!({"chat_properties": {"shop": {"plan": {"values": []}}}}),
    );
}

#[test]
fn several_values_take_the_place_of_one() {
    let mut history = plan(json!({"values": ["a", "b", "c"]}));
    let outcome = history.apply(&Edit::Paste {
        clause: clause(&history, 0),
        text: "x, c, y".to_owned(),
        kind: ScalarType::Text,
        at: Some(value(&history, 0, 1)),
    });
    assert_eq!(
        outcome.pasted.unwrap().to_string(),
        "2 values added. 1 was already in the list."
    );
    assert_json(
        &history,
        json!({"chat_properties": {"shop": {"plan": {"values": ["a", "x", "y", "c"]}}}}),
    );
    assert!(history.undo(), "in one step");
    assert!(!history.can_undo());
}
