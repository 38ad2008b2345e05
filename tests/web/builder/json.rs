use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{Builder, two_rows};
use crate::ui::stage::settle;

#[wasm_bindgen_test]
async fn rows_and_json_are_the_same_filters() {
    let builder = Builder::of(two_rows()).await;
    builder.look_at("json").await;
    assert_eq!(builder.rows(), 0);
    assert_eq!(builder.area().value(), format!("{:#}", two_rows()));
    let area = builder.area();
    builder
        .type_json("{\"author_type\":\"agent\",\n\n \"only_my_chats\":true}")
        .await;
    assert!(builder.area().is_same_node(Some(&area)));
    builder.assert_sent(&json!({"author_type": "agent", "only_my_chats": true}));
    builder.look_at("rows").await;
    assert_eq!(builder.rows(), 2);
    assert_eq!(builder.value(0, "operator"), "agent");

    builder.look_at("json").await;
    builder.type_json("").await;
    assert_eq!(builder.sent(), Ok(None));
    builder.type_json("{}").await;
    builder.assert_sent(&json!({}));
    builder.look_at("rows").await;
    assert_eq!(builder.rows(), 0);
    builder.assert_sent(&json!({}));
}

#[wasm_bindgen_test]
async fn looking_at_it_another_way_changes_nothing() {
    for filters in [two_rows(), json!({}), json!({"a": [2.50, null]})] {
        let builder = Builder::of(filters.clone()).await;
        for view in ["json", "rows", "json"] {
            builder.look_at(view).await;
            assert!(!builder.is_changed());
            builder.assert_sent(&filters);
        }
    }
}

#[wasm_bindgen_test]
async fn a_mistake_says_where_and_the_text_is_kept() {
    let builder = Builder::of(two_rows()).await;
    builder.look_at("json").await;
    let text = "{\n  \"only_my_chats\": tru\n}";
    builder.type_json(text).await;
    let error = builder
        .stage
        .find(&format!("#{}-error", builder.id("filters")));
    let said = "This isn’t JSON yet: expected ident (line 2, column 23).";
    assert_eq!(error.text_content().as_deref(), Some(said));
    assert_eq!(builder.area().value(), text);
    assert_eq!(builder.sent(), Err(said.to_owned()));

    builder.look_at("rows").await;
    assert_eq!(builder.rows(), 0);
    let notice = builder
        .stage
        .find(".notice")
        .text_content()
        .expect("a text");
    assert!(
        notice.contains(said) && notice.contains("Your text is kept"),
        "{notice}"
    );
    assert_eq!(builder.sent(), Err(said.to_owned()));
    assert_eq!(
        builder
            .stage
            .count(".filter-builder__history button:enabled"),
        0,
        "undoing would lose the text"
    );
    builder.click(".notice .button:first-child").await;
    assert_eq!(builder.area().value(), text);
    builder.assert_focus(&builder.id("filters"));

    builder.type_json("{\n  \"only_my_chats\": true\n}").await;
    builder.look_at("rows").await;
    assert_eq!(builder.rows(), 1);
    builder.assert_sent(&json!({"only_my_chats": true}));
}

#[wasm_bindgen_test]
async fn a_text_that_is_dropped_gives_way_to_the_last_rows() {
    let builder = Builder::of(two_rows()).await;
    builder.look_at("json").await;
    builder.type_json("{\"only_my_chats\": true}").await;
    builder.type_json("{\"only_my_chats\": true").await;
    builder.look_at("rows").await;
    builder.click(".notice .button:last-child").await;
    assert_eq!(builder.rows(), 1);
    builder.assert_focus(&builder.id("filters"));
    builder.assert_sent(&json!({"only_my_chats": true}));
    builder.undo().await;
    builder.assert_sent(&two_rows());
}

#[wasm_bindgen_test]
async fn what_would_be_lost_is_refused() {
    let builder = Builder::empty().await;
    builder.look_at("json").await;
    for (text, said) in [
        ("[1]", "Filters are a JSON object"),
        (
            "{\"a\": 1, \"a\": 2}",
            "“a” is already in this object, and only one can be kept (line 1, column 10).",
        ),
    ] {
        builder.type_json(text).await;
        let refused = builder.sent().expect_err("it can't be sent");
        assert!(refused.contains(said), "{refused}");
        assert_eq!(builder.area().value(), text);
    }
}

#[wasm_bindgen_test]
async fn undo_and_redo_go_across_rows_and_json() {
    let builder = Builder::of(json!({"only_my_chats": true})).await;
    builder
        .click(&format!("#{}", builder.id("filter-add")))
        .await;
    builder.type_into(0, "operator", "").await;
    crate::ui::stage::choose(&builder.part(1, "what"), "author_type");
    settle().await;
    builder.assert_sent(&json!({"only_my_chats": true, "author_type": "customer"}));

    builder.look_at("json").await;
    // Letter by letter is one step.
    for text in [
        "{\"author_type\":",
        "{\"author_type\": \"agent\"",
        "{\"author_type\": \"agent\"}",
    ] {
        builder.type_json(text).await;
    }
    builder.undo().await;
    assert_eq!(
        builder.area().value(),
        "{\n  \"only_my_chats\": true,\n  \"author_type\": \"customer\"\n}"
    );
    builder.look_at("rows").await;
    builder.redo().await;
    builder.assert_sent(&json!({"author_type": "agent"}));
    for _ in 0..3 {
        builder.undo().await;
    }
    builder.assert_sent(&json!({"only_my_chats": true}));
    assert!(!builder.is_changed());
    assert_eq!(
        builder
            .stage
            .count("[aria-label='Undo in the filters']:enabled"),
        0
    );
    builder.look_at("json").await;
    for _ in 0..3 {
        builder.redo().await;
    }
    assert_eq!(builder.area().value(), "{\n  \"author_type\": \"agent\"\n}");
    assert_eq!(
        builder
            .stage
            .count("[aria-label='Redo in the filters']:enabled"),
        0
    );
}
