//! What is kept in this browser, which other tabs keep things in too.

use bot_agents_panel::model::GroupId;
use bot_agents_panel::state::{Preferences, Theme};
use leptos::prelude::*;
use leptos::web_sys::{Event, Storage};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::ui::stage::{Stage, settle};

const NAMES: &str = "bot-agents-panel/group-names";
const THEME: &str = "bot-agents-panel/theme";

fn storage() -> Storage {
    let storage = window().local_storage().expect("storage isn't blocked");
    storage.expect("there is one")
}

/// Keeps something as another tab does. The browser tells only the others of it.
fn keep_elsewhere(key: &str, value: &str) {
    storage().set_item(key, value).expect("there is room");
}

/// Preferences for as long as the stage is there, with nothing kept before.
async fn fresh() -> (Preferences, Stage) {
    for key in [NAMES, THEME] {
        storage().remove_item(key).expect("it can be removed");
    }
    let made = StoredValue::new(None);
    let stage = Stage::show(move || made.set_value(Some(Preferences::load()))).await;
    (made.get_value().expect("they were made"), stage)
}

#[wasm_bindgen_test]
async fn naming_a_group_keeps_the_names_that_another_tab_gave() {
    let (preferences, _stage) = fresh().await;
    preferences.name_group(GroupId(1), "Ours");
    keep_elsewhere(NAMES, r#"{"1":"Ours","3":"Theirs"}"#);
    preferences.name_group(GroupId(7), "Ours too");
    let kept = storage().get_item(NAMES).expect("it can be read");
    assert_eq!(
        kept.as_deref(),
        Some(r#"{"1":"Ours","3":"Theirs","7":"Ours too"}"#)
    );
    let shown = untrack(|| preferences.group_name(GroupId(3)));
    assert_eq!(shown.as_deref(), Some("Theirs"));
}

#[wasm_bindgen_test]
async fn what_another_tab_chooses_is_taken_and_nothing_else_written() {
    let (preferences, _stage) = fresh().await;
    preferences.name_group(GroupId(1), "Ours");
    keep_elsewhere(THEME, "dark");
    keep_elsewhere(NAMES, r#"{"2":"Theirs"}"#);
    // As odd as an event can be: what it tells isn't looked at.
    let event = Event::new("storage").expect("the event can be made");
    window()
        .dispatch_event(&event)
        .expect("the event can be sent");
    settle().await;
    assert_eq!(untrack(|| preferences.theme()), Theme::Dark);
    assert_eq!(untrack(|| preferences.group_name(GroupId(1))), None);
    assert_eq!(
        untrack(|| preferences.group_name(GroupId(2))).as_deref(),
        Some("Theirs")
    );
    preferences.set_single_keys(true);
    assert_eq!(
        storage()
            .get_item(THEME)
            .expect("it can be read")
            .as_deref(),
        Some("dark")
    );
    preferences.forget();
}
