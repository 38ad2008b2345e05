use bot_agents_panel::ui::{Tab, TabList, TabPanel};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::stage::{Stage, focused, has_focus, press, settle};

async fn parts(selected: RwSignal<&'static str>, note: RwSignal<Option<String>>) -> Stage {
    Stage::show(move || {
        let tab = |key, label, note| Tab { key, label, note };
        let tabs = vec![
            tab("filter", "Filter", Signal::stored(None)),
            tab("samples", "Samples", note.into()),
            tab("json", "JSON", Signal::stored(None)),
        ];
        view! {
            <TabList id="parts" label="Parts of the action" tabs selected />
            <TabPanel id="parts" key="filter" selected><p id="filter">"Clauses"</p></TabPanel>
            <TabPanel id="parts" key="samples" selected><p id="samples">"Payloads"</p></TabPanel>
            <TabPanel id="parts" key="json" selected><p id="json">"Text"</p></TabPanel>
        }
    })
    .await
}

/// What the selected tab, the only tab stop and the only content on the page are.
#[track_caller]
fn assert_selected(stage: &Stage, key: &str) {
    let tab = format!("parts-{key}");
    let panel = format!("parts-{key}-panel");
    for one in ["[aria-selected=true]", "[role=tab][tabindex='0']"] {
        assert_eq!(stage.count(one), 1, "{one}");
        assert_eq!(stage.find(one).id(), tab, "{one}");
    }
    assert_eq!(stage.count("[role=tabpanel]:not([hidden])"), 1);
    assert_eq!(stage.find("[role=tabpanel]:not([hidden])").id(), panel);
    assert_eq!(stage.count("[role=tabpanel] p"), 1);
    assert_eq!(stage.find("[role=tabpanel] p").id(), key);
}

#[wasm_bindgen_test]
async fn tabs_and_panels_are_tied() {
    let stage = parts(RwSignal::new("filter"), RwSignal::default()).await;
    assert_eq!(
        stage
            .find("[role=tablist]")
            .get_attribute("aria-label")
            .as_deref(),
        Some("Parts of the action")
    );
    for key in ["filter", "samples", "json"] {
        let panel = stage
            .find(&format!("#parts-{key}"))
            .get_attribute("aria-controls")
            .expect("the tab controls something");
        let tab = stage
            .find(&format!("#{panel}"))
            .get_attribute("aria-labelledby");
        assert_eq!(tab, Some(format!("parts-{key}")));
    }
    assert_selected(&stage, "filter");
}

#[wasm_bindgen_test]
async fn a_click_selects_and_only_what_is_selected_exists() {
    let selected = RwSignal::new("filter");
    let stage = parts(selected, RwSignal::default()).await;
    stage.find("#parts-json").click();
    settle().await;
    assert_eq!(selected.get_untracked(), "json");
    assert_selected(&stage, "json");

    selected.set("samples");
    settle().await;
    assert_selected(&stage, "samples");
}

#[wasm_bindgen_test]
async fn the_keys_select_and_move_the_focus() {
    let stage = parts(RwSignal::new("filter"), RwSignal::default()).await;
    let _ = stage.find("#parts-filter").focus();
    for (key, selected) in [
        ("ArrowRight", "samples"),
        ("ArrowRight", "json"),
        ("ArrowRight", "filter"),
        ("ArrowLeft", "json"),
        ("Home", "filter"),
        ("End", "json"),
        ("ArrowLeft", "samples"),
    ] {
        let event = press(&focused(), key);
        settle().await;
        assert!(event.default_prevented(), "{key} doesn't scroll");
        assert!(
            has_focus(&stage.find(&format!("#parts-{selected}"))),
            "after {key}"
        );
        assert_selected(&stage, selected);
    }
    assert!(!press(&focused(), "ArrowDown").default_prevented());
}

#[wasm_bindgen_test]
async fn an_unknown_selection_leaves_the_first_tab_to_be_reached() {
    let selected = RwSignal::new("gone");
    let stage = parts(selected, RwSignal::default()).await;
    assert_eq!(stage.count("[aria-selected=true]"), 0);
    assert_eq!(stage.count("[role=tabpanel] p"), 0);
    let first = stage.find("[role=tab][tabindex='0']");
    assert_eq!(first.id(), "parts-filter");
    let _ = first.focus();
    press(&first, "ArrowRight");
    settle().await;
    assert_selected(&stage, "filter");
}

#[wasm_bindgen_test]
async fn a_note_comes_and_goes_without_a_new_tab() {
    let note = RwSignal::new(Some("3/4".to_owned()));
    let stage = parts(RwSignal::new("filter"), note).await;
    let tab = stage.find("#parts-samples");
    assert_eq!(tab.text_content().as_deref(), Some("Samples 3/4"));
    note.set(None);
    settle().await;
    assert_eq!(tab.text_content().as_deref(), Some("Samples"));
    assert!(tab.is_same_node(Some(&stage.find("#parts-samples"))));
}
