//! Undo and redo by key, and where the focus is afterwards.

use leptos::prelude::*;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use super::{Builder, two_rows};
use crate::ui::stage::{Failures, focused, press_ctrl, press_with, settle, type_text};

/// Presses a key together with Ctrl where the focus is. Returns whether it was used.
async fn press_at_focus(key: &str, shift: bool) -> bool {
    let event = press_ctrl(&focused(), key, shift);
    settle().await;
    event.default_prevented()
}

#[wasm_bindgen_test]
async fn the_usual_keys_undo_and_redo_anywhere_in_the_rows() {
    let builder = Builder::of(two_rows()).await;
    builder.type_into(0, "namespace", "s").await;
    builder.type_into(0, "namespace", "so").await;
    builder.type_into(1, "name", "other").await;
    assert!(press_at_focus("z", false).await);
    assert_eq!(builder.value(1, "name"), "int_property");
    assert!(press_at_focus("z", false).await);
    assert_eq!(
        builder.value(0, "namespace"),
        "source",
        "typing is one step"
    );
    assert!(!builder.is_changed());
    builder.assert_focus(&builder.part_id(1, "name"));

    assert!(press_at_focus("Z", true).await);
    assert_eq!(builder.value(0, "namespace"), "so");
    assert!(press_at_focus("y", false).await);
    assert_eq!(builder.value(1, "name"), "other");
}

#[wasm_bindgen_test]
async fn text_in_the_entry_has_the_browsers_own_undo() {
    let builder = Builder::of(two_rows()).await;
    builder.add_value(0, "telegram").await;
    builder.type_into(0, "values", "ema").await;
    assert!(!press_at_focus("z", false).await);
    assert_eq!(builder.chips(0).len(), 3);
    assert_eq!(builder.value(0, "values"), "ema");
    builder.type_into(0, "values", "").await;
    assert!(press_at_focus("z", false).await);
    assert_eq!(builder.chips(0), ["facebook", "twitter"]);
}

#[wasm_bindgen_test]
async fn undoing_a_row_away_leaves_the_focus_in_the_builder() {
    let builder = Builder::empty().await;
    let add = format!("#{}", builder.id("filter-add"));
    for part in ["what", "namespace", "values"] {
        builder.click(&add).await;
        builder.part(0, part).focus().expect("it takes the focus");
        settle().await;
        assert!(press_at_focus("z", false).await);
        assert_eq!(builder.rows(), 0);
        builder.assert_focus(&builder.id("filters"));
        assert!(press_at_focus("y", false).await, "the keys still work");
        assert_eq!(builder.rows(), 1);
        assert!(press_at_focus("z", false).await);
    }
}

#[wasm_bindgen_test]
async fn the_last_undo_by_its_button_leaves_the_focus_in_the_builder() {
    let builder = Builder::empty().await;
    builder
        .click(&format!("#{}", builder.id("filter-add")))
        .await;
    let button = builder.stage.find("[aria-label='Undo in the filters']");
    button.focus().expect("it takes the focus");
    button.click();
    settle().await;
    assert!(button.matches(":disabled").expect("a valid selector"));
    builder.assert_focus(&builder.id("filters"));
}

#[wasm_bindgen_test]
async fn going_from_the_page_with_the_focus_in_a_row_breaks_nothing() {
    let failures = Failures::watch();
    for (part, text) in [
        ("values", "half"),
        ("values", ""),
        ("namespace", "so"),
        ("more", ""),
    ] {
        let builder = Builder::of(two_rows()).await;
        let at = builder.part(0, part);
        at.focus().expect("it takes the focus");
        if !text.is_empty() {
            type_text(&at, text);
        }
        settle().await;
        drop(builder);
        settle().await;
    }
    for text in ["half", ""] {
        let builder = Builder::of(json!({"chat_member_ids": {"agents": ["a"]}})).await;
        builder.type_into(0, "values", text).await;
        builder.draft.update(|draft| {
            let filters = &mut draft.action_mut(builder.key).expect("it is there").filters;
            filters.set_view(bot_agents_panel::state::draft::FiltersView::Json);
        });
        settle().await;
        builder.area().focus().expect("it takes the focus");
        builder
            .draft
            .update(|draft| draft.remove_action(builder.key));
        settle().await;
    }
    assert_eq!(failures.count(), 0);
}

/// Presses a key as a layout has it. Returns whether it was used.
async fn press_on_layout(key: &str, code: &str, held: &[&str]) -> bool {
    let event = press_with(&focused(), key, |init| {
        init.set_code(code);
        init.set_ctrl_key(held.contains(&"Control"));
        init.set_meta_key(held.contains(&"Meta"));
        init.set_alt_key(held.contains(&"Alt"));
        init.set_shift_key(held.contains(&"Shift"));
    });
    settle().await;
    event.default_prevented()
}

#[wasm_bindgen_test]
async fn the_keys_work_on_layouts_without_latin_letters() {
    let builder = Builder::of(two_rows()).await;
    builder.type_into(0, "namespace", "so").await;
    for (undo, redo, redo_by_y) in [("я", "Я", "н"), ("ζ", "Ζ", "υ")] {
        assert!(press_on_layout(undo, "KeyZ", &["Control"]).await, "{undo}");
        assert_eq!(builder.value(0, "namespace"), "source");
        assert!(press_on_layout(redo, "KeyZ", &["Control", "Shift"]).await);
        assert_eq!(builder.value(0, "namespace"), "so");
        assert!(press_on_layout(undo, "KeyZ", &["Meta"]).await);
        assert!(press_on_layout(redo_by_y, "KeyY", &["Control"]).await);
        assert_eq!(builder.value(0, "namespace"), "so");
    }
    // On AZERTY, W is where Z is elsewhere.
    assert!(!press_on_layout("w", "KeyZ", &["Control"]).await);
    assert!(press_on_layout("z", "KeyW", &["Control"]).await);
    assert_eq!(builder.value(0, "namespace"), "source");
}

#[wasm_bindgen_test]
async fn the_keys_take_exactly_what_they_name() {
    let builder = Builder::of(two_rows()).await;
    builder.type_into(0, "namespace", "so").await;
    for held in [
        &[][..],
        &["Shift"],
        &["Alt"],
        &["Control", "Alt"],
        &["Control", "Meta"],
        &["Control", "Shift", "Alt"],
    ] {
        assert!(!press_on_layout("z", "KeyZ", held).await, "{held:?}");
        assert_eq!(builder.value(0, "namespace"), "so", "{held:?}");
    }
    assert!(press_on_layout("z", "KeyZ", &["Control"]).await);
    assert!(!press_on_layout("Y", "KeyY", &["Control", "Shift"]).await);
    assert_eq!(builder.value(0, "namespace"), "source");
}
