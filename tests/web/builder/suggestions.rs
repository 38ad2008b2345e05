use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{Builder, bot, texts_in};
use crate::ui::stage::{choose, press, settle};

/// The builder of an action without filters, beside a bot whose filters are known.
async fn builder() -> Builder {
    let known = bot(
        "incoming_event",
        &json!({
            "chat_properties": {"source": {
                "type": {"values": ["facebook", "twitter", "1", 1]},
                "client_id": {"values": ["x"]},
            }},
            "event_properties": {"lang": {"code": {"values": ["pl"]}}},
            "chat_member_ids": {"agents": ["anna@example.com"]},
        }),
    );
    let builder = Builder::show(bot("incoming_event", &json!({})), false, Some(known)).await;
    builder
        .click(&format!("#{}", builder.id("filter-add")))
        .await;
    builder
}

/// What is offered at a part of the first row.
async fn offered(builder: &Builder, part: &str) -> Vec<String> {
    let input = builder.part(0, part);
    input.focus().expect("it takes the focus");
    press(&input, "ArrowDown");
    settle().await;
    let list = builder
        .stage
        .find(&format!("#{}-list", builder.part_id(0, part)));
    let offered = texts_in(&list, "[role=option]");
    press(&input, "Escape");
    settle().await;
    offered
}

#[wasm_bindgen_test]
async fn namespaces_names_and_values_of_other_bots_are_offered() {
    let builder = builder().await;
    assert_eq!(offered(&builder, "namespace").await, ["test", "source"]);
    let anywhere = offered(&builder, "name").await;
    assert!(
        anywhere
            .iter()
            .any(|name| name.starts_with("source › type")),
        "{anywhere:?}"
    );
    builder.type_into(0, "namespace", "source").await;
    let names = offered(&builder, "name").await;
    assert!(names[0].starts_with("type"), "{names:?}");
    assert!(names[1].starts_with("client_id"), "{names:?}");
    assert_eq!(names.len(), 2);

    builder.type_into(0, "name", "type").await;
    assert_eq!(
        offered(&builder, "values").await,
        ["facebook", "twitter", "“1”", "1"]
    );
    let entry = builder.part(0, "values");
    for _ in 0..2 {
        press(&entry, "ArrowDown");
        press(&entry, "ArrowDown");
        press(&entry, "ArrowDown");
        settle().await;
        press(&entry, "Enter");
        settle().await;
    }
    assert_eq!(builder.chips(0), ["“1”", "1"], "chosen with their types");
    assert_eq!(
        offered(&builder, "values").await,
        ["facebook", "twitter"],
        "what is there isn't offered again"
    );
    builder.assert_sent(&json!({"chat_properties": {"source": {"type": {"values": ["1", 1]}}}}));
}

#[wasm_bindgen_test]
async fn a_property_is_chosen_with_its_namespace() {
    let builder = builder().await;
    builder.type_into(0, "name", "client").await;
    let name = builder.part(0, "name");
    press(&name, "ArrowDown");
    press(&name, "Enter");
    settle().await;
    assert_eq!(builder.value(0, "namespace"), "source");
    assert_eq!(builder.value(0, "name"), "client_id");
    builder.undo().await;
    assert_eq!(builder.value(0, "namespace"), "", "in one step");
}

#[wasm_bindgen_test]
async fn each_scope_has_its_own_and_agents_too() {
    let builder = builder().await;
    choose(&builder.part(0, "what"), "event_properties");
    settle().await;
    assert_eq!(offered(&builder, "namespace").await, ["test", "lang"]);
    choose(&builder.part(0, "what"), "chat_member_ids");
    settle().await;
    assert_eq!(offered(&builder, "values").await, ["anna@example.com"]);
}

#[wasm_bindgen_test]
async fn the_type_of_a_known_property_is_the_type_of_its_values() {
    let builder = builder().await;
    builder.type_into(0, "namespace", "test").await;
    builder.type_into(0, "name", "int_property").await;
    assert_eq!(builder.value(0, "type"), "number");
    assert!(
        builder
            .row(0)
            .text_content()
            .is_some_and(|text| text.contains("a whole number")),
        "it is said too"
    );
    builder.add_value(0, "7").await;
    builder.assert_sent(&json!({"chat_properties": {"test": {"int_property": {"values": [7]}}}}));
    builder.type_into(0, "name", "bool_property").await;
    assert_eq!(offered(&builder, "values").await, ["true", "false"]);
}
