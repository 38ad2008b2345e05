use bot_agents_panel::ui::{CodeBlock, Notice, ToastItem, ToastRegion, Tone};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::stage::{Stage, settle};

fn toast(id: u64, text: &str) -> ToastItem {
    ToastItem {
        id,
        tone: Tone::Success,
        text: text.to_owned(),
    }
}

#[wasm_bindgen_test]
async fn the_region_is_there_before_its_toasts_and_takes_them_away_one_by_one() {
    let toasts = RwSignal::new(Vec::new());
    let stage = Stage::show(move || {
        let dismiss = move |id| toasts.write().retain(|toast: &ToastItem| toast.id != id);
        view! { <ToastRegion toasts on_dismiss=dismiss /> }
    })
    .await;
    let region = stage.find("[aria-live=polite]");
    assert_eq!(region.get_attribute("role").as_deref(), Some("status"));
    assert_eq!(stage.count(".toast"), 0);

    toasts.set(vec![toast(1, "Pizza bot was removed."), toast(2, "Saved.")]);
    settle().await;
    assert!(
        stage.find("[aria-live=polite]").is_same_node(Some(&region)),
        "the region is the same"
    );
    assert!(
        region
            .text_content()
            .is_some_and(|text| text.contains("Pizza bot was removed."))
    );
    let second = stage.find(".toast:nth-child(2)");

    stage
        .find(".toast:first-child [aria-label=Dismiss]")
        .click();
    settle().await;
    assert_eq!(toasts.get_untracked(), [toast(2, "Saved.")]);
    assert!(
        stage.find(".toast").is_same_node(Some(&second)),
        "the other one isn't built anew"
    );
}

#[wasm_bindgen_test]
async fn a_live_notice_interrupts_only_when_it_must() {
    for (tone, role) in [
        (Tone::Danger, "alert"),
        (Tone::Warning, "alert"),
        (Tone::Info, "status"),
        (Tone::Success, "status"),
    ] {
        let stage = Stage::show(move || view! { <Notice tone live=true>"Text"</Notice> }).await;
        assert_eq!(
            stage.find(".notice").get_attribute("role").as_deref(),
            Some(role),
            "{tone:?}"
        );
    }
    let stage = Stage::show(|| view! { <Notice tone=Tone::Danger>"Text"</Notice> }).await;
    assert!(!stage.find(".notice").has_attribute("role"));
}

/// The page has neither the focus nor the permission here, so either outcome may come; both are told.
#[wasm_bindgen_test]
async fn copying_says_what_happened_and_selects_the_text_when_refused() {
    let stage =
        Stage::show(|| view! { <CodeBlock text="{\"id\": 1}" label="Request body" /> }).await;
    assert_eq!(
        stage.find("button").get_attribute("aria-label").as_deref(),
        Some("Copy request body")
    );
    stage.find("button").click();
    settle().await;
    let outcome = stage
        .find("[role=status]")
        .text_content()
        .unwrap_or_default();
    let selected = window()
        .get_selection()
        .expect("there is a selection")
        .map(|selection| String::from(selection.to_string()));
    if outcome == "Copied" {
        assert_ne!(selected.as_deref(), Some("{\"id\": 1}"));
    } else {
        assert!(
            outcome.starts_with("The browser refused to copy"),
            "{outcome:?}"
        );
        assert_eq!(selected.as_deref(), Some("{\"id\": 1}"));
    }
}
