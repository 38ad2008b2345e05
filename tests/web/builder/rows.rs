use leptos::prelude::*;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{Builder, assert_same, elements_in, two_rows};
use crate::ui::stage::{choose, settle};

#[wasm_bindgen_test]
async fn rows_show_what_was_loaded_and_change_nothing() {
    let builder = Builder::of(json!({
        "author_type": "customer",
        "event_properties": {"a.b": {"c.d": {"exists": false}}},
        "chat_member_ids": {"agents_exclude": ["anna@example.com"]},
        "only_my_chats": false,
    }))
    .await;
    assert_eq!(builder.rows(), 4);
    for (row, part, value) in [
        (0, "what", "author_type"),
        (0, "operator", "customer"),
        (1, "what", "event_properties"),
        (1, "namespace", "a.b"),
        (1, "name", "c.d"),
        (1, "operator", "missing"),
        (2, "what", "chat_member_ids"),
        (2, "operator", "agents_exclude"),
        (3, "what", "only_my_chats"),
        (3, "operator", "false"),
    ] {
        assert_eq!(builder.value(row, part), value, "{part} of row {row}");
    }
    assert_eq!(builder.chips(2), ["anna@example.com"]);
    assert_eq!(builder.chips(1).len(), 0, "nothing to compare with");
    assert!(!builder.is_changed());
}

#[wasm_bindgen_test]
async fn typing_rebuilds_neither_the_row_nor_another() {
    let builder = Builder::of(two_rows()).await;
    let (first, second) = (builder.row(0), builder.row(1));
    let in_second = elements_in(&second);
    // Marks come and go around them, as that there are suggestions.
    let mut in_first = elements_in(&first);
    in_first.retain(|element| !element.id().is_empty());
    for (part, text) in [("namespace", "s"), ("name", "t"), ("name", "ty")] {
        builder.type_into(0, part, text).await;
        assert_same(&builder.row(1), &in_second);
    }
    builder.add_value(0, "telegram").await;
    assert_eq!(builder.chips(0), ["facebook", "twitter", "telegram"]);
    assert_same(&builder.row(1), &in_second);
    assert!(in_first.len() > 10, "every control has an id");
    for kept in in_first {
        let now = builder.stage.find(&format!("#{}", kept.id()));
        assert!(now.is_same_node(Some(&kept)), "{} was rebuilt", kept.id());
    }
    assert!(builder.row(0).is_same_node(Some(&first)));
    builder.assert_sent(&json!({"chat_properties": {
        "s": {"ty": {"values": ["facebook", "twitter", "telegram"]}},
        "test": {"int_property": {"exclude_values": [7]}},
    }}));
}

#[wasm_bindgen_test]
async fn each_row_is_named_by_its_place() {
    let builder = Builder::of(two_rows()).await;
    let names = || [0, 1].map(|row| builder.row(row).get_attribute("aria-label"));
    let numbered = ["Condition 1", "Condition 2"].map(|name| Some(name.to_owned()));
    assert_eq!(names(), numbered);
    builder.menu(0, "Move down").await;
    assert_eq!(names(), numbered);
    builder
        .stage
        .find("[aria-label='Remove condition 2']")
        .click();
    settle().await;
    assert_eq!(builder.value(0, "namespace"), "test");
}

#[wasm_bindgen_test]
async fn a_new_row_gets_the_focus_and_says_nothing_yet() {
    let builder = Builder::empty().await;
    assert!(builder.stage.try_find(".filter-rows__none").is_some());
    builder
        .click(&format!("#{}", builder.id("filter-add")))
        .await;
    assert!(builder.stage.try_find(".filter-rows__none").is_none());
    builder.assert_focus(&builder.part_id(0, "what"));
    assert_eq!(builder.value(0, "what"), "chat_properties");
    assert_eq!(builder.notes(0), Vec::<String>::new());
    builder
        .click(&format!("#{}", builder.id("filter-add")))
        .await;
    builder.assert_focus(&builder.part_id(1, "what"));
}

#[wasm_bindgen_test]
async fn of_a_row_that_is_not_finished_nothing_is_claimed() {
    let builder = Builder::of(json!({"author_type": "agent"})).await;
    let sentence = || {
        let sentence = builder.stage.find(".filter-builder__sentence");
        sentence.text_content().unwrap_or_default()
    };
    builder
        .click(&format!("#{}", builder.id("filter-add")))
        .await;
    assert_eq!(
        sentence(),
        "Sent when the author is an agent or a bot agent, and a condition holds that isn’t finished yet."
    );
    builder.type_into(1, "namespace", "source").await;
    builder.type_into(1, "name", "type").await;
    assert!(
        sentence().ends_with("isn’t finished yet."),
        "{}",
        sentence()
    );
    builder.add_value(1, "facebook").await;
    assert!(
        sentence().ends_with("source.type is facebook."),
        "{}",
        sentence()
    );
}

#[wasm_bindgen_test]
async fn removing_goes_to_the_row_that_stands_there_then_to_the_last_then_to_adding() {
    let builder = Builder::of(json!({
        "author_type": "agent", "only_my_chats": true, "chat_member_ids": {"agents": ["a"]},
    }))
    .await;
    let third = builder.row(2);
    let elements = elements_in(&third);
    builder.part(1, "remove").click();
    settle().await;
    builder.assert_focus(&builder.part_id(1, "remove"));
    assert!(builder.row(1).is_same_node(Some(&third)));
    assert_same(&third, &elements);
    builder.assert_sent(&json!({"author_type": "agent", "chat_member_ids": {"agents": ["a"]}}));

    builder.part(1, "remove").click();
    settle().await;
    builder.assert_focus(&builder.part_id(0, "remove"));
    builder.part(0, "remove").click();
    settle().await;
    builder.assert_focus(&builder.id("filter-add"));
    assert_eq!(builder.sent(), Ok(None));
}

#[wasm_bindgen_test]
async fn a_copy_stands_right_behind_and_gets_the_focus() {
    let builder = Builder::of(two_rows()).await;
    let second = builder.row(1);
    builder.menu(0, "Duplicate").await;
    assert_eq!(builder.rows(), 3);
    builder.assert_focus(&builder.part_id(1, "more"));
    assert_eq!(builder.value(1, "name"), "type");
    assert_eq!(builder.chips(1), ["facebook", "twitter"]);
    assert!(builder.row(2).is_same_node(Some(&second)));
    assert!(
        builder.sent().unwrap_err().contains("already a row"),
        "two about one property can't be sent"
    );

    builder.type_into(1, "name", "client_id").await;
    builder.add_value(1, "x").await;
    assert_eq!(
        builder.chips(0),
        ["facebook", "twitter"],
        "it is another list"
    );
    builder.assert_sent(&json!({"chat_properties": {
        "source": {
            "type": {"values": ["facebook", "twitter"]},
            "client_id": {"values": ["facebook", "twitter", "x"]},
        },
        "test": {"int_property": {"exclude_values": [7]}},
    }}));
}

#[wasm_bindgen_test]
async fn moving_keeps_the_row_and_the_focus() {
    let builder = Builder::of(json!({"author_type": "agent", "only_my_chats": true})).await;
    let (author, mine) = (builder.row(0), builder.row(1));
    builder.menu(0, "Move down").await;
    assert!(builder.row(0).is_same_node(Some(&mine)));
    assert!(builder.row(1).is_same_node(Some(&author)));
    builder.assert_focus(&builder.part_id(1, "more"));
    builder.menu(1, "Move down").await;
    assert!(builder.row(1).is_same_node(Some(&author)), "it is the last");
    assert!(!builder.is_changed(), "the order means nothing");
    builder.menu(1, "Move up").await;
    assert!(builder.row(0).is_same_node(Some(&author)));
    builder.assert_focus(&builder.part_id(0, "more"));
    builder.menu(0, "Move up").await;
    assert!(
        builder.row(0).is_same_node(Some(&author)),
        "it is the first"
    );
}

#[wasm_bindgen_test]
async fn being_about_something_else_and_back_keeps_everything() {
    let builder = Builder::of(two_rows()).await;
    let namespace = builder.part(0, "namespace");
    choose(&builder.part(0, "what"), "event_properties");
    settle().await;
    assert!(
        builder.part(0, "namespace").is_same_node(Some(&namespace)),
        "the controls are the same for every property"
    );
    choose(&builder.part(0, "what"), "chat_member_ids");
    settle().await;
    builder.add_value(0, "anna").await;
    assert_eq!(builder.chips(0), ["anna"]);
    choose(&builder.part(0, "what"), "author_type");
    settle().await;
    assert_eq!(builder.value(0, "operator"), "customer");
    choose(&builder.part(0, "what"), "chat_member_ids");
    settle().await;
    assert_eq!(builder.chips(0), ["anna"]);

    choose(&builder.part(0, "what"), "chat_properties");
    settle().await;
    assert_eq!(builder.value(0, "namespace"), "source");
    assert_eq!(builder.value(0, "name"), "type");
    assert_eq!(builder.chips(0), ["facebook", "twitter"]);
    builder.assert_sent(&two_rows());
    assert!(!builder.is_changed());
}

#[wasm_bindgen_test]
async fn another_operator_and_back_keeps_the_values() {
    let builder = Builder::of(two_rows()).await;
    for (operator, condition) in [
        (
            "none-of",
            json!({"exclude_values": ["facebook", "twitter"]}),
        ),
        ("exists", json!({"exists": true})),
        ("missing", json!({"exists": false})),
        ("one-of", json!({"values": ["facebook", "twitter"]})),
    ] {
        choose(&builder.part(0, "operator"), operator);
        settle().await;
        let mut wanted = two_rows();
        wanted["chat_properties"]["source"]["type"] = condition;
        builder.assert_sent(&wanted);
    }
    assert_eq!(builder.chips(0), ["facebook", "twitter"]);
}

#[wasm_bindgen_test]
async fn who_is_in_the_chat_keeps_them_in_every_mode() {
    let builder = Builder::of(json!({"chat_member_ids": {"agents": ["7", "b"]}})).await;
    for mode in ["agents_any", "agents_exclude", "agents"] {
        choose(&builder.part(0, "operator"), mode);
        settle().await;
        builder.assert_sent(&json!({"chat_member_ids": {mode: ["7", "b"]}}));
    }
    assert!(
        builder
            .row(0)
            .query_selector("[aria-label='Type of the value']")
            == Ok(None),
        "ids are texts"
    );
}

#[wasm_bindgen_test]
async fn moving_the_focus_wakes_nothing_that_shows_the_draft() {
    let builder = Builder::of(two_rows()).await;
    let woken = StoredValue::new(0);
    let draft = builder.draft;
    Effect::new(move |_| {
        draft.track();
        woken.update_value(|woken| *woken += 1);
    });
    settle().await;
    for part in ["namespace", "name", "operator"] {
        builder.part(0, part).focus().expect("it takes the focus");
        settle().await;
    }
    builder.leave().await;
    assert_eq!(woken.get_value(), 1, "it ran once, at first");
    // It is the end of a step all the same.
    builder.type_into(0, "name", "ty").await;
    builder.leave().await;
    builder.type_into(0, "name", "typ").await;
    draft.update(|draft| {
        let row = draft.action_mut(builder.key).expect("the action is there");
        row.filters.undo();
    });
    settle().await;
    assert_eq!(builder.value(0, "name"), "ty");
}
