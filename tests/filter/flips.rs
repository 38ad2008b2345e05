//! The smallest change that turns a clause around, by hand: its words, and the clause after it.

use bot_agents_panel::filter::{Context, Filter, evaluate};
use bot_agents_panel::model::ActionName;
use serde_json::{Value, json};

/// Judges one clause of a thread that begins in a chat of anna and bob, from the client `me`, whose
/// `shop.plan` is gold and `shop.level` 1.0.
#[track_caller]
fn assert_flip(filters: Value, text: &str, after: Value) {
    let mut filter = Filter::from_json(filters.as_object().unwrap());
    let properties = json!({
        "shop": {"plan": "gold", "level": serde_json::from_str::<Value>("1.0").unwrap()},
        "source": {"client_id": "me"},
    });
    let users = json!([{"id": "anna"}, {"id": "bob"}]);
    let body = json!({"data": {"chat": {"properties": properties, "users": users}}});
    let context = Context {
        client_id: Some("other".to_owned()),
        ..Context::default()
    };
    let evaluation = evaluate(
        &ActionName::IncomingChatThread,
        &filter,
        Some(&body),
        &context,
    );
    let flip = evaluation.clauses[0].flip.clone().expect("a flip");
    assert_eq!(flip.text, text);
    assert_eq!(filter.apply(&flip.edit).refused, None);
    assert_eq!(Value::Object(filter.to_json()), after);
}

/// What is told of a clause that wants `wanted` where `found` is: expected, found, why and the flip.
fn told(wanted: &str, found: &str) -> [String; 4] {
    let filters = json!({"chat_properties": {"shop": {"plan": {"values": [wanted]}}}});
    let filter = Filter::from_json(filters.as_object().unwrap());
    let body = json!({"data": {"chat": {"properties": {"shop": {"plan": found}}}}});
    let action = ActionName::IncomingChatThread;
    let evaluation = evaluate(&action, &filter, Some(&body), &Context::default());
    let clause = &evaluation.clauses[0];
    let flip = clause.flip.clone().expect("a flip");
    [&clause.expected, &clause.found, &clause.reason, &flip.text].map(Clone::clone)
}

#[test]
fn a_difference_that_cannot_be_seen_is_shown_in_every_sentence() {
    for (wanted, found, shown) in [
        (
            "VIP customer",
            "VIP\u{a0}customer",
            "“VIP⟨no-break space⟩customer”",
        ),
        (
            "VIP customer",
            "VIP \u{200b}customer",
            "“VIP ⟨zero width space⟩customer”",
        ),
        ("José", "Jose\u{301}", "“Jose\u{301}⟨decomposed letters⟩”"),
    ] {
        let [expected, value, reason, flip] = told(wanted, found);
        assert!(!expected.contains('⟨'), "{expected}");
        assert_eq!(value, shown);
        assert!(reason.contains(shown), "{reason}");
        assert_eq!(flip, format!("Add {shown} to the values."));
        let [expected, ..] = told(found, wanted);
        assert_eq!(expected, shown);
    }
}

#[test]
fn values_from_right_to_left_turn_nothing_around_them() {
    let [_, _, reason, flip] = told("שלום!", "אבג");
    assert_eq!(
        reason,
        "The chat’s shop.plan is \u{2068}אבג\u{2069}; it has to be “\u{2068}שלום!\u{2069}”."
    );
    assert_eq!(flip, "Add \u{2068}אבג\u{2069} to the values.");
}

#[test]
fn a_property_takes_or_loses_the_value_that_decides() {
    let plan = |condition: Value| json!({"chat_properties": {"shop": {"plan": condition}}});
    let flip = |before, text, after| assert_flip(plan(before), text, plan(after));
    flip(
        json!({"values": ["tin"]}),
        "Add gold to the values.",
        json!({"values": ["tin", "gold"]}),
    );
    flip(
        json!({"values": []}),
        "Add gold to the values.",
        json!({"values": ["gold"]}),
    );
    flip(
        json!({"values": ["gold", 1, "gold"]}),
        "Remove gold from the values.",
        json!({"values": [1]}),
    );
    flip(
        json!({"exclude_values": ["tin"]}),
        "Add gold to the values.",
        json!({"exclude_values": ["tin", "gold"]}),
    );
    flip(
        json!({"exclude_values": ["tin", "gold"]}),
        "Remove gold from the values.",
        json!({"exclude_values": ["tin"]}),
    );
    flip(
        json!({"exists": true}),
        "Change “exists” to “doesn’t exist”.",
        json!({"exists": false}),
    );
    flip(
        json!({"exists": false}),
        "Change “doesn’t exist” to “exists”.",
        json!({"exists": true}),
    );
}

#[test]
fn the_operator_changes_where_no_value_can() {
    let one =
        |name: &str, condition: Value| json!({"chat_properties": {"shop": {name: condition}}});
    // No list is left empty.
    assert_flip(
        one("plan", json!({"values": ["gold", "gold"]})),
        "Change “is one of” to “is none of”.",
        one("plan", json!({"exclude_values": ["gold", "gold"]})),
    );
    assert_flip(
        one("plan", json!({"exclude_values": ["gold"]})),
        "Change “is none of” to “is one of”.",
        one("plan", json!({"values": ["gold"]})),
    );
    // A property that isn’t set has no value to add.
    assert_flip(
        one("other", json!({"values": ["gold"]})),
        "Change “is one of” to “is none of”.",
        one("other", json!({"exclude_values": ["gold"]})),
    );
    // A filter holds no fraction.
    assert_flip(
        one("level", json!({"values": [2]})),
        "Change “is one of” to “is none of”.",
        one("level", json!({"exclude_values": [2]})),
    );
    // A list that is too long takes no more.
    let many: Vec<Value> = (0..1000).map(Value::from).collect();
    assert_flip(
        one("plan", json!({"values": many})),
        "Change “is one of” to “is none of”.",
        one("plan", json!({"exclude_values": many})),
    );
}

#[test]
fn members_change_how_many_or_who() {
    let members = |mode: &str, agents: &[&str]| json!({"chat_member_ids": {mode: agents}});
    let any = "Change “at least one of” to “none of”.";
    let none = "Change “none of” to “at least one of”.";
    let all = "Change “all of” to “none of”.";
    assert_flip(
        members("agents_any", &["anna", "cy"]),
        any,
        members("agents_exclude", &["anna", "cy"]),
    );
    assert_flip(
        members("agents_any", &["cy"]),
        any,
        members("agents_exclude", &["cy"]),
    );
    assert_flip(
        members("agents_exclude", &["anna"]),
        none,
        members("agents_any", &["anna"]),
    );
    assert_flip(
        members("agents_exclude", &["cy"]),
        none,
        members("agents_any", &["cy"]),
    );
    assert_flip(
        members("agents", &["anna", "bob"]),
        all,
        members("agents_exclude", &["anna", "bob"]),
    );
    assert_flip(
        members("agents", &["cy", "di"]),
        all,
        members("agents_exclude", &["cy", "di"]),
    );
    assert_flip(
        members("agents", &["anna", "cy", "bob", "di"]),
        "Remove cy and di from the agents.",
        members("agents", &["anna", "bob"]),
    );
    assert_flip(
        members("agents", &[]),
        "Change “all of” to “at least one of”.",
        members("agents_any", &[]),
    );
}

#[test]
fn whose_chats_count_changes_where_that_makes_a_difference() {
    let mine = |mine: bool| json!({"only_my_chats": mine});
    assert_flip(
        mine(true),
        "Let chats of any application count.",
        mine(false),
    );
    assert_flip(
        mine(false),
        "Let only chats of this application count.",
        mine(true),
    );
}
