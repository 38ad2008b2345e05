//! What is odd, unfinished, doubtful or locked.

use bot_agents_panel::state::draft::{FiltersDraft, FiltersView};
use leptos::prelude::*;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{Builder, bot, two_rows};
use crate::ui::stage::{press_ctrl, settle};

/// Filters with parts of every kind that the builder doesn't know, between some that it does.
fn odd() -> Value {
    let text = r#"{
        "z_new": {"b": 90071992547409931234, "a": [1.50, null]},
        "chat_properties": {
            "source": {"type": {"values": ["facebook"]}, "when": {"after": "2020"}},
            "empty": {},
            "list": {"deep": {"values": [[1]]}}
        },
        "author_type": "system",
        "only_my_chats": "yes"
    }"#;
    serde_json::from_str(text).expect("it is JSON")
}

#[wasm_bindgen_test]
async fn what_is_not_known_is_shown_with_the_reason_and_stays_as_it_came() {
    let builder = Builder::of(odd()).await;
    assert_eq!(builder.rows(), 7);
    for (row, reason, shown) in [
        (0, "“z_new” is not a filter", "90071992547409931234"),
        (2, "“after” is not an operator", "\"2020\""),
        (3, "it is empty", "{}"),
        (4, "value 1 is not a text", "[\n"),
        (5, "the author is neither", "\"system\""),
        (6, "“only_my_chats” is neither true nor false", "\"yes\""),
    ] {
        let text = builder.row(row).text_content().expect("a text");
        assert!(text.contains(reason), "{text}");
        assert!(text.contains(shown), "{text}");
        assert!(text.contains("It stays as it came."), "{text}");
    }
    assert!(!builder.is_changed());

    builder.add_value(1, "twitter").await;
    let mut wanted = odd();
    wanted["chat_properties"]["source"]["type"] = json!({"values": ["facebook", "twitter"]});
    builder.assert_sent(&wanted);
    builder.look_at("json").await;
    assert_eq!(builder.area().value(), format!("{wanted:#}"));
    builder.look_at("rows").await;
    builder.assert_sent(&wanted);
}

#[wasm_bindgen_test]
async fn an_unknown_part_can_be_moved_copied_and_removed_like_a_row() {
    let builder = Builder::of(json!({"new": [1], "only_my_chats": true})).await;
    builder.menu(0, "Move down").await;
    builder.part(1, "remove").click();
    settle().await;
    builder.assert_sent(&json!({"only_my_chats": true}));
    builder.undo().await;
    builder.assert_sent(&json!({"new": [1], "only_my_chats": true}));
}

#[wasm_bindgen_test]
async fn filters_of_another_shape_stay_until_they_are_dropped() {
    for loaded in [json!(["a", {"b": 1}]), json!("all of them"), json!(7)] {
        let builder = Builder::of(loaded.clone()).await;
        assert_eq!(builder.rows(), 0);
        let notice = builder.stage.find(".notice").text_content();
        let notice = notice.expect("a text");
        assert!(notice.contains("Filters are a JSON object"), "{notice}");
        assert!(!builder.is_changed());
        builder.assert_sent(&loaded);

        builder.look_at("json").await;
        assert_eq!(builder.area().value(), format!("{loaded:#}"));
        builder.look_at("rows").await;
        builder.assert_sent(&loaded);

        builder.click(".notice .button:last-child").await;
        assert!(builder.stage.try_find(".notice").is_none());
        builder.assert_focus(&builder.id("filters"));
        assert_eq!(builder.sent(), Ok(None));
        assert!(builder.is_changed());
    }
}

#[wasm_bindgen_test]
async fn what_a_row_lacks_is_said_once_it_was_left() {
    let builder = Builder::empty().await;
    builder
        .click(&format!("#{}", builder.id("filter-add")))
        .await;
    builder.type_into(0, "namespace", "source").await;
    let name = builder.part(0, "name");
    name.focus().expect("it takes the focus");
    settle().await;
    assert_eq!(builder.notes(0), Vec::<String>::new(), "still in the row");
    assert!(builder.sent().is_err());
    builder.leave().await;
    assert_eq!(
        builder.notes(0),
        ["Enter the property’s name.", "Enter at least one value."]
    );
    builder.type_into(0, "name", "type").await;
    assert_eq!(builder.notes(0), ["Enter at least one value."]);
    builder.add_value(0, "facebook").await;
    assert_eq!(builder.notes(0), Vec::<String>::new());
    builder
        .assert_sent(&json!({"chat_properties": {"source": {"type": {"values": ["facebook"]}}}}));
}

#[wasm_bindgen_test]
async fn what_rows_lack_is_said_when_a_send_is_tried() {
    let builder = Builder::empty().await;
    let add = format!("#{}", builder.id("filter-add"));
    builder.click(&add).await;
    builder.click(&add).await;
    builder.tried.set(true);
    settle().await;
    assert_eq!(builder.notes(0).len(), 3);
    let repeated = &builder.notes(1)[3];
    assert!(
        repeated.starts_with("There is already a row about"),
        "{repeated}"
    );

    builder.look_at("json").await;
    let listed = super::texts_in(
        &builder.stage.find(".filter-builder"),
        ".filter-builder > .filter-notes > li",
    );
    assert_eq!(
        listed,
        [
            "Enter the property’s namespace.",
            "Enter the property’s name.",
            "Enter at least one value.",
            repeated.as_str(),
        ],
        "each is said once"
    );
}

#[wasm_bindgen_test]
async fn what_came_unfinished_may_go_back_and_is_not_complained_of() {
    let odd = json!({"chat_member_ids": {"agents_any": []}, "chat_properties": {"": {"": {"values": []}}}});
    let builder = Builder::of(odd.clone()).await;
    builder.tried.set(true);
    settle().await;
    assert_eq!(builder.notes(0), Vec::<String>::new());
    assert_eq!(builder.notes(1), Vec::<String>::new());
    builder.assert_sent(&odd);
    assert!(!builder.is_changed());
}

#[wasm_bindgen_test]
async fn what_is_not_documented_for_the_action_is_doubted_in_its_row() {
    let filters = json!({
        "chat_member_ids": {"agents": ["a"]},
        "chat_properties": {"a": {"b": {"exists": true}, "c": {"values": [99_999_999_999_u64]}}},
    });
    let builder = Builder::show(bot("agent_deleted", &filters), false, None).await;
    let doubt = "The documentation lists no chat_properties filter for agent_deleted: LiveChat may refuse or ignore it.";
    let long = "99999999999 is longer than the 32 bits that the documentation allows: it is kept, but may never match.";
    assert_eq!(builder.notes(0), Vec::<String>::new());
    assert_eq!(builder.notes(1), [doubt]);
    assert_eq!(builder.notes(2), [doubt, long]);
    assert_eq!(
        super::texts_in(&builder.part(1, "what"), "option:checked"),
        ["Chat property (not documented here)"]
    );
    builder.assert_sent(&filters);

    builder.look_at("json").await;
    let listed = || {
        super::texts_in(
            &builder.stage.find(".filter-builder"),
            ".filter-builder > .filter-notes > li",
        )
    };
    assert_eq!(listed(), [doubt, long], "each is said once");
    builder.type_json("{\"only_my_chats\": true}").await;
    assert_eq!(listed().len(), 1);
    builder.type_json("{}").await;
    assert_eq!(listed(), Vec::<String>::new());
}

#[wasm_bindgen_test]
async fn the_same_doubt_twice_in_a_row_is_said_once() {
    let long = json!({"chat_properties": {"a": {"b": {"values": [99_999_999_999_u64, 99_999_999_999_u64, 1]}}}});
    let builder = Builder::of(long).await;
    assert_eq!(builder.notes(0).len(), 1);
    builder.part(0, "operator");
    crate::ui::stage::choose(&builder.part(0, "operator"), "exists");
    settle().await;
    assert_eq!(builder.notes(0).len(), 0);
}

#[wasm_bindgen_test]
async fn an_action_that_is_not_documented_is_doubted_as_a_whole() {
    let builder = Builder::show(bot("chat_exploded", &two_rows()), false, None).await;
    let said = super::texts_in(
        &builder.stage.find(".filter-builder"),
        ".filter-builder > .filter-notes > li",
    );
    assert_eq!(said.len(), 1, "{said:?}");
    assert!(said[0].contains("doesn’t list the action"), "{said:?}");
}

#[wasm_bindgen_test]
async fn a_locked_builder_can_be_looked_at_and_nothing_else() {
    let builder = Builder::show(bot("incoming_event", &odd()), true, None).await;
    let before = builder.read(Clone::clone);
    let enabled = builder.stage.count(
        "input:enabled:not([type=radio]), select:enabled, textarea:enabled, .value-chip:enabled, \
         .filter-row__actions > .icon-button:last-of-type:enabled",
    );
    assert_eq!(enabled, 0);
    for entry in ["Duplicate", "Move up", "Move down"] {
        builder.menu(1, entry).await;
    }
    for at in [
        "[aria-label='Remove condition 1']",
        "[aria-label='Undo in the filters']",
    ] {
        builder.click(at).await;
    }
    builder
        .click(&format!("#{}", builder.id("filter-add")))
        .await;
    press_ctrl(&builder.row(1), "z", false);
    settle().await;
    builder.look_at("json").await;
    assert!(builder.area().disabled());
    builder.look_at("rows").await;
    assert!(builder.read(|now| *now == before));
    assert_eq!(builder.read(FiltersDraft::view), FiltersView::Rows);
    assert!(!builder.is_changed());

    let list = json!([1]);
    let builder = Builder::show(bot("incoming_event", &list), true, None).await;
    builder.click(".notice .button:last-child").await;
    builder.assert_sent(&list);
}
