//! Reading: what is kept and why, and texts that aren't filters.

use bot_agents_panel::filter::{
    DEEPEST, Edit, Filter, History, Kind, ParseError, Scope, Subject, parse,
};
use serde_json::{Value, json};

#[track_caller]
fn assert_kept(filters: Value, path: &[&str], reason: &str) {
    let filter = Filter::from_json(filters.as_object().unwrap());
    let [clause] = filter.clauses() else {
        panic!("not one clause: {filter:?}");
    };
    let Kind::Kept(kept) = &clause.kind else {
        panic!("understood: {clause:?}");
    };
    assert_eq!(kept.path, path);
    assert_eq!(kept.reason.to_string(), reason);
    assert_eq!(
        Value::Object(filter.to_json()).to_string(),
        filters.to_string()
    );
}

/// Services in Go write every member, those that aren't set as null.
#[test]
fn null_is_what_is_not_set_and_goes_back_in_its_place() {
    let filters = json!({
        "only_my_chats": null,
        "chat_properties": {
            "a": null,
            "b": {"c": null, "d": {"exists": null, "values": ["x"], "exclude_values": null}},
        },
        "author_type": "agent",
        "thread_properties": null,
        "chat_member_ids": {"agents": null, "agents_any": ["me"]},
    });
    let mut filter = Filter::from_json(filters.as_object().unwrap());
    let kinds: Vec<_> = filter
        .clauses()
        .iter()
        .map(|it| it.kind.subject())
        .collect();
    assert_eq!(
        kinds,
        [
            Some(Subject::Property(Scope::Chat)),
            Some(Subject::AuthorType),
            Some(Subject::ChatMembers)
        ]
    );
    let written = |filter: &Filter| Value::Object(filter.to_json()).to_string();
    assert_eq!(written(&filter), filters.to_string());

    // A condition takes its own along, and whatever is asked for comes in place of null.
    filter.apply(&Edit::Remove(filter.clauses()[0].id));
    filter.apply(&Edit::Add {
        subject: Subject::OnlyMyChats,
        at: None,
    });
    let property = filter.apply(&Edit::Add {
        subject: Subject::Property(Scope::Thread),
        at: None,
    });
    filter.apply(&Edit::SetProperty {
        clause: property.added.unwrap(),
        namespace: "n".into(),
        name: "m".into(),
    });
    assert_eq!(
        written(&filter),
        json!({
            "only_my_chats": true,
            "chat_properties": {"a": null, "b": {"c": null}},
            "author_type": "agent",
            "thread_properties": {"n": {"m": {"values": []}}},
            "chat_member_ids": {"agents": null, "agents_any": ["me"]},
        })
        .to_string()
    );
}

#[test]
fn a_typed_null_can_be_undone() {
    let filters = json!({"author_type": "agent"});
    let mut history = History::new(Filter::from_json(filters.as_object().unwrap()));
    let typed = json!({"only_my_chats": null, "author_type": "agent"});
    history.apply(&Edit::ReplaceAll(typed.as_object().unwrap().clone()));
    assert_eq!(Value::Object(history.filter().to_json()), typed);
    assert!(history.undo());
    assert_eq!(Value::Object(history.filter().to_json()), filters);
}

#[test]
fn what_is_not_understood_is_kept_with_its_reason() {
    let property = |condition: Value| json!({"event_properties": {"a": {"b.c": condition}}});
    let at = &["event_properties", "a", "b.c"];
    assert_kept(
        json!({"tags": 1}),
        &["tags"],
        "“tags” is not a filter that the documentation knows",
    );
    assert_kept(
        json!({"": {}}),
        &[""],
        "“” is not a filter that the documentation knows",
    );
    assert_kept(
        json!({"chat_properties": {}}),
        &["chat_properties"],
        "it is empty",
    );
    assert_kept(
        json!({"chat_properties": {"a": {}}}),
        &["chat_properties", "a"],
        "it is empty",
    );
    assert_kept(
        json!({"chat_properties": [1]}),
        &["chat_properties"],
        "this is not an object",
    );
    assert_kept(
        json!({"chat_properties": {"a.b": "c"}}),
        &["chat_properties", "a.b"],
        "this is not an object",
    );
    assert_kept(property(json!("facebook")), at, "this is not an object");
    assert_kept(
        property(json!({})),
        at,
        "it says nothing about what to compare",
    );
    assert_kept(
        property(json!({"like": "x"})),
        at,
        "“like” is not an operator that the documentation knows",
    );
    assert_kept(
        property(json!({"values": [], "exclude_values": []})),
        at,
        "it has several operators, and the documentation allows one",
    );
    assert_kept(
        property(json!({"note": 1, "values": []})),
        at,
        "it holds “note” besides its operator",
    );
    assert_kept(
        property(json!({"exists": "true"})),
        at,
        "“exists” is neither true nor false",
    );
    assert_kept(
        property(json!({"values": "x"})),
        at,
        "“values” is not a list",
    );
    assert_kept(
        property(json!({"values": ["x", null]})),
        at,
        "value 2 is not a text, a whole number, true or false",
    );
    assert_kept(
        property(json!({"values": [1.0]})),
        at,
        "value 1 is not a text, a whole number, true or false",
    );
    assert_kept(
        property(json!({"exclude_values": [[1]]})),
        at,
        "value 1 is not a text, a whole number, true or false",
    );
    assert_kept(
        json!({"chat_member_ids": []}),
        &["chat_member_ids"],
        "this is not an object",
    );
    assert_kept(
        json!({"chat_member_ids": {"agents_any": "a"}}),
        &["chat_member_ids"],
        "“agents_any” is not a list",
    );
    assert_kept(
        json!({"chat_member_ids": {"agents_any": [], "agents": []}}),
        &["chat_member_ids"],
        "it has several operators, and the documentation allows one",
    );
    assert_kept(
        json!({"chat_member_ids": {"agents_some": []}}),
        &["chat_member_ids"],
        "“agents_some” is not an operator that the documentation knows",
    );
    assert_kept(
        json!({"chat_member_ids": {"agents": ["a", null]}}),
        &["chat_member_ids"],
        "agent 2 is not a text",
    );
    assert_kept(
        json!({"author_type": "Agent"}),
        &["author_type"],
        "the author is neither “customer” nor “agent”",
    );
    assert_kept(
        json!({"only_my_chats": 1}),
        &["only_my_chats"],
        "“only_my_chats” is neither true nor false",
    );
}

#[test]
fn big_numbers_and_equal_values_are_understood() {
    let text =
        r#"{"chat_properties":{"a":{"b":{"values":[12345678901234567890123,-0,"1",1,1,""]}}}}"#;
    let filter = Filter::from_json(&parse(text).unwrap());
    assert_eq!(filter.clauses()[0].kind.entries().len(), 6);
    assert_eq!(Value::Object(filter.to_json()).to_string(), text);
}

#[track_caller]
fn assert_refused(text: &str, message: &str) {
    assert_eq!(parse(text).unwrap_err().to_string(), message);
}

#[test]
fn texts_that_are_no_filters_say_where() {
    assert_refused("", "line 1, column 1: the text ends inside a value");
    assert_refused("{\n  \"a\": 1,\n}", "line 3, column 1: trailing comma");
    assert_refused(
        "{\n\"a\": \n",
        "line 2, column 6: the text ends inside a value",
    );
    assert_refused("{\"é🤖\" 1}", "line 1, column 7: expected `:`");
    assert_refused("{\"a\": tru}", "line 1, column 10: expected ident");
    assert_refused("{\"a\": 1} x", "line 1, column 10: trailing characters");
    assert_refused("[1]", "the filters have to be a JSON object");
    assert_refused(
        "{\"a\": {\"b\": 1,\n \"\\u0062\": [{\"b\": 2}]}}",
        "line 2, column 2: “b” is already in this object",
    );
    assert_refused(
        r#"{"a\"": 1, "a": 2, "a\"": 3}"#,
        "line 1, column 20: “a\"” is already in this object",
    );
    assert!(parse(r#"{"a": {"a": ["a", "a", {"a": "{\"a\\"}], "b": "a"}, "c": "b"}"#).is_ok());
}

#[test]
fn deep_nesting_is_refused_or_kept_and_never_walked_into() {
    let nested = |depth: usize| {
        format!(
            "{}1{}",
            "{\"chat_properties\":".repeat(depth),
            "}".repeat(depth)
        )
    };
    for depth in [DEEPEST + 1, 120, 100_000] {
        let error = parse(&nested(depth)).unwrap_err();
        assert_eq!(error, ParseError::TooDeep(DEEPEST));
    }
    // Brackets in texts, or side by side, are none of the depth.
    assert!(parse(&format!("{{\"a\": \"{}\"}}", "[".repeat(100))).is_ok());
    assert!(parse(&format!("{{\"a\": [{}{{}}]}}", "{},".repeat(100))).is_ok());
    let text = nested(DEEPEST);
    let filter = Filter::from_json(&parse(&text).unwrap());
    assert_eq!(filter.clauses().len(), 1);
    assert_eq!(Value::Object(filter.to_json()).to_string(), text);
}
