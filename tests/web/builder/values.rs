use bot_agents_panel::model::Bot;
use bot_agents_panel::state::BotDraft;
use leptos::prelude::*;
use leptos::web_sys::HtmlElement;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use super::{Builder, texts_in, two_rows};
use crate::ui::stage::{choose, paste, press, settle, type_text};

fn with_values(values: &Value) -> Value {
    json!({"chat_properties": {"source": {"type": {"values": values}}}})
}

impl Builder {
    /// A chip of the first row, counted from 0.
    fn chip(&self, place: usize) -> HtmlElement {
        let id = self.read(|filters| filters.filter().clauses()[0].kind.entries()[place].id);
        self.stage
            .find(&format!("#{}-chip-{id}", self.part_id(0, "values")))
    }

    /// What is wrong with the first row's values.
    fn refusal(&self) -> Option<String> {
        let error = self
            .stage
            .try_find(&format!("#{}-error", self.part_id(0, "values")))?;
        error.text_content().filter(|text| !text.is_empty())
    }

    fn report(&self) -> String {
        texts_in(&self.row(0), ".filter-row__report").concat()
    }

    async fn paste(&self, text: &str) -> bool {
        let entry = self.part(0, "values");
        entry.focus().expect("it takes the focus");
        let taken = paste(&entry, text);
        settle().await;
        taken
    }

    async fn enter(&self) {
        press(&self.part(0, "values"), "Enter");
        settle().await;
    }
}

#[wasm_bindgen_test]
async fn values_of_each_type_look_different_and_are_sent_so() {
    let builder = Builder::of(with_values(&json!(["1", 1, "true", true, -7, "a b"]))).await;
    assert_eq!(
        builder.chips(0),
        ["“1”", "1", "“true”", "true", "-7", "“a b”"]
    );
    let look = |place| {
        let chip = builder.chip(place);
        (chip.class_name(), chip.get_attribute("aria-label"))
    };
    for (place, class, name) in [
        (0, "", "“1”, text"),
        (1, "chip--number", "1, number"),
        (2, "", "“true”, text"),
        (3, "chip--bool", "true, yes or no"),
    ] {
        let (classes, label) = look(place);
        assert_eq!(label.as_deref(), Some(name));
        assert_eq!(classes.contains("chip--"), !class.is_empty(), "{classes}");
        assert!(classes.contains(class), "{classes}");
    }
    assert!(!builder.is_changed());
}

#[wasm_bindgen_test]
async fn a_value_is_taken_as_the_type_chosen() {
    let builder = Builder::of(with_values(&json!(["a"]))).await;
    assert_eq!(builder.value(0, "type"), "text");
    for (kind, text) in [("text", "1"), ("number", "1"), ("bool", "no")] {
        builder.type_into(0, "values", text).await;
        choose(&builder.part(0, "type"), kind);
        builder
            .part(0, "values")
            .focus()
            .expect("it takes the focus");
        settle().await;
        builder.enter().await;
        assert_eq!(builder.value(0, "values"), "");
        assert_eq!(
            builder.sent().map(|_| ()),
            Ok(()),
            "{kind} {text} was taken"
        );
    }
    builder.assert_sent(&with_values(&json!(["a", "1", 1, false])));
    assert_eq!(builder.value(0, "type"), "bool", "the last choice stays");
}

#[wasm_bindgen_test]
async fn a_chip_is_edited_in_its_place_and_its_type_changed() {
    let builder = Builder::of(with_values(&json!(["a", "1", "b"]))).await;
    builder.chip(1).click();
    settle().await;
    builder.assert_focus(&builder.part_id(0, "values"));
    assert_eq!(builder.value(0, "values"), "1");
    assert_eq!(builder.value(0, "type"), "text");
    choose(&builder.part(0, "type"), "number");
    settle().await;
    builder.enter().await;
    builder.assert_sent(&with_values(&json!(["a", 1, "b"])));
    assert_eq!(builder.value(0, "type"), "text", "as the last in the list");

    builder.chip(1).click();
    settle().await;
    assert_eq!(builder.value(0, "type"), "number");
    type_text(&builder.part(0, "values"), "x");
    builder.enter().await;
    assert_eq!(
        builder.refusal().as_deref(),
        Some("“x” is not a whole number.")
    );
    builder.assert_sent(&with_values(&json!(["a", 1, "b"])));
    press(&builder.part(0, "values"), "Escape");
    settle().await;
    assert_eq!(builder.refusal(), None);
    assert_eq!(builder.chips(0), ["a", "1", "b"]);
}

#[wasm_bindgen_test]
async fn what_is_refused_stays_says_why_and_keeps_the_form_from_being_sent() {
    let builder = Builder::of(with_values(&json!([1]))).await;
    builder.type_into(0, "values", "two").await;
    builder.enter().await;
    let why = Some("“two” is not a whole number.".to_owned());
    assert_eq!(builder.refusal(), why);
    builder.leave().await;
    assert_eq!(builder.value(0, "values"), "two");
    assert_eq!(builder.refusal(), why);
    assert!(builder.sent().unwrap_err().contains("“two” is typed"));
    assert!(builder.is_changed());

    builder.type_into(0, "values", "").await;
    assert_eq!(builder.refusal(), None);
    builder.leave().await;
    builder.assert_sent(&with_values(&json!([1])));
    assert!(!builder.is_changed());
}

#[wasm_bindgen_test]
async fn what_was_refused_can_be_sent_once_it_is_taken_as_another_type() {
    let builder = Builder::of(with_values(&json!([1]))).await;
    builder.add_value(0, "two").await;
    assert!(builder.sent().is_err());
    choose(&builder.part(0, "type"), "text");
    builder
        .part(0, "values")
        .focus()
        .expect("it takes the focus");
    builder.enter().await;
    builder.assert_sent(&with_values(&json!([1, "two"])));
    assert_eq!(builder.refusal(), None);
}

#[wasm_bindgen_test]
async fn a_value_that_is_there_is_not_added_again() {
    let builder = Builder::of(with_values(&json!(["1", "a"]))).await;
    builder.type_into(0, "values", "a").await;
    builder.enter().await;
    assert_eq!(
        builder.refusal().as_deref(),
        Some("That is already in the list.")
    );
    assert_eq!(builder.value(0, "values"), "a");
    builder.type_into(0, "values", "b").await;
    assert_eq!(builder.refusal(), None, "it was about what stood there");
}

#[wasm_bindgen_test]
async fn refused_text_waits_while_the_json_is_looked_at() {
    let builder = Builder::of(with_values(&json!([1]))).await;
    builder.type_into(0, "values", "two").await;
    builder.look_at("json").await;
    assert!(builder.sent().is_err());
    let said = builder.stage.find(".filter-notes").text_content();
    assert!(
        said.is_some_and(|said| said.contains("“two”")),
        "it says what holds it up"
    );
    builder.look_at("rows").await;
    assert_eq!(builder.value(0, "values"), "two");
    assert!(
        builder.refusal().is_some(),
        "it still says that it isn't taken"
    );
}

#[wasm_bindgen_test]
async fn refused_text_holds_nothing_up_where_no_values_are_compared() {
    let builder = Builder::of(with_values(&json!([1]))).await;
    builder.add_value(0, "two").await;
    choose(&builder.part(0, "operator"), "exists");
    settle().await;
    builder.assert_sent(&json!({"chat_properties": {"source": {"type": {"exists": true}}}}));
    choose(&builder.part(0, "operator"), "one-of");
    settle().await;
    assert_eq!(builder.value(0, "values"), "two");
    assert!(builder.sent().is_err());
}

#[wasm_bindgen_test]
async fn starting_over_forgets_refused_text() {
    let builder = Builder::of(with_values(&json!([1]))).await;
    builder.add_value(0, "two").await;
    builder
        .draft
        .update(|draft| *draft = BotDraft::from_bot(Bot::clone(&draft.loaded)));
    settle().await;
    assert_eq!(builder.value(0, "values"), "");
    assert_eq!(builder.refusal(), None);
    builder
        .part(0, "values")
        .focus()
        .expect("it takes the focus");
    builder.leave().await;
    assert!(!builder.is_changed());
}

#[wasm_bindgen_test]
async fn a_pasted_list_becomes_values() {
    let builder = Builder::of(with_values(&json!(["a"]))).await;
    assert!(builder.paste("b\nc, a;\"d\"\t b").await);
    assert_eq!(builder.chips(0), ["a", "b", "c", "d"]);
    assert_eq!(
        builder.report(),
        "3 values added. 2 were already in the list."
    );
    assert_eq!(builder.value(0, "values"), "");
    builder.assert_focus(&builder.part_id(0, "values"));

    assert!(builder.paste(r#"["1", 1, true, 1.5]"#).await);
    builder.assert_sent(&with_values(&json!(["a", "b", "c", "d", "1", 1, true])));
    assert!(
        builder.report().contains("1 was left out"),
        "{}",
        builder.report()
    );
    builder.undo().await;
    builder.undo().await;
    assert_eq!(builder.chips(0), ["a"], "each list in one step");
    assert!(!builder.paste("single").await, "left to the browser");
}

#[wasm_bindgen_test]
async fn what_is_typed_is_read_as_what_is_pasted() {
    let builder = Builder::of(with_values(&json!(["a"]))).await;
    builder.type_into(0, "values", "facebook, twitter").await;
    builder.leave().await;
    assert_eq!(builder.chips(0), ["a", "facebook", "twitter"]);
    assert_eq!(
        builder.report(),
        "2 values added. A value with a comma in it stands in quotes."
    );
    builder.undo().await;
    assert_eq!(builder.chips(0), ["a"], "in one step");

    builder.add_value(0, "twitter,").await;
    builder.add_value(0, "\"Doe, John\"").await;
    assert!(builder.paste("\"Roe, Jane\"").await);
    let both = json!(["a", "twitter", "Doe, John", "Roe, Jane"]);
    builder.assert_sent(&with_values(&both));

    builder.add_value(0, " , ").await;
    let why = builder.refusal().expect("it says why");
    assert!(why.contains("no value between"), "{why}");
    assert!(builder.sent().is_err(), "it isn't passed over");
}

#[wasm_bindgen_test]
async fn a_value_with_a_comma_stays_one_when_it_is_edited() {
    let builder = Builder::of(with_values(&json!(["Doe, John", "b"]))).await;
    builder.chip(0).click();
    settle().await;
    assert_eq!(builder.value(0, "values"), "\"Doe, John\"");
    builder.leave().await;
    assert!(!builder.is_changed());

    builder.chip(1).click();
    settle().await;
    type_text(&builder.part(0, "values"), "x, y");
    builder.enter().await;
    builder.assert_sent(&with_values(&json!(["Doe, John", "x", "y"])));
}

#[wasm_bindgen_test]
async fn of_very_many_pasted_values_the_first_thousand_are_taken() {
    let builder = Builder::of(with_values(&json!(["first"]))).await;
    let list: Vec<String> = (0..10_000).map(|number| format!("tag-{number}")).collect();
    assert!(builder.paste(&list.join("\n")).await);
    assert_eq!(
        builder.report(),
        "999 values added. 9,001 were left out: a list takes at most 1,000 values."
    );
    let values =
        builder.sent().unwrap().unwrap()["chat_properties"]["source"]["type"]["values"].clone();
    let values = values.as_array().expect("a list");
    assert_eq!(values.len(), 1000);
    assert_eq!(values[999], "tag-998");
    assert_eq!(builder.chips(0).len(), 100, "the rest is on demand");

    builder.type_into(0, "values", "one more").await;
    builder.enter().await;
    assert_eq!(
        builder.refusal().as_deref(),
        Some("A list takes at most 1,000 values.")
    );
}

#[wasm_bindgen_test]
async fn a_text_that_is_too_long_to_be_a_list_is_refused() {
    let builder = Builder::of(two_rows()).await;
    let text = "0123456,\n".repeat(120_000);
    assert!(
        builder.paste(&text).await,
        "the browser doesn't paste it either"
    );
    let why = builder.refusal().expect("it says why");
    assert!(
        why.contains("1,080 kB") && why.contains("Nothing was pasted"),
        "{why}"
    );
    builder.assert_sent(&two_rows());
    builder.type_into(0, "values", "x").await;
    assert_eq!(builder.refusal(), None);
}
