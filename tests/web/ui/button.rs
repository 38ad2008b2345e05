use std::sync::{
    Arc,
    atomic::{AtomicU32, Ordering},
};

use bot_agents_panel::ui::{Button, IconButton, IconName};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::stage::{Stage, settle};

#[wasm_bindgen_test]
async fn busy_button_swallows_clicks_and_keeps_its_width() {
    let busy = RwSignal::new(false);
    let clicks = RwSignal::new(0);
    let stage = Stage::show(move || {
        view! { <Button busy icon=IconName::Add on:click=move |_| *clicks.write() += 1>"Save changes"</Button> }
    })
    .await;
    let button = stage.find("button");
    let width = button.offset_width();

    button.click();
    assert_eq!(
        clicks.get_untracked(),
        1,
        "an idle button reports its click"
    );

    busy.set(true);
    settle().await;
    button.click();
    assert_eq!(clicks.get_untracked(), 1, "a busy button reports none");
    assert_eq!(button.get_attribute("aria-busy").as_deref(), Some("true"));
    assert!(stage.try_find(".button__spinner").is_some());
    assert_eq!(button.text_content().as_deref(), Some("Save changes"));
    // The spinner has no style here, so only a label that went away would change the width.
    assert!(button.offset_width() >= width);

    busy.set(false);
    settle().await;
    button.click();
    assert_eq!(clicks.get_untracked(), 2);
    assert!(!button.has_attribute("aria-busy"));
}

#[wasm_bindgen_test]
async fn busy_button_swallows_the_submit_of_its_form() {
    let busy = RwSignal::new(true);
    let submits = Arc::new(AtomicU32::new(0));
    let counter = Arc::clone(&submits);
    let stage = Stage::show(move || {
        let count = move |event: leptos::ev::SubmitEvent| {
            event.prevent_default();
            counter.fetch_add(1, Ordering::Relaxed);
        };
        view! { <form on:submit=count><Button submit=true busy>"Create bot"</Button></form> }
    })
    .await;

    stage.find("button").click();
    assert_eq!(submits.load(Ordering::Relaxed), 0);

    busy.set(false);
    settle().await;
    stage.find("button").click();
    assert_eq!(submits.load(Ordering::Relaxed), 1);
}

#[wasm_bindgen_test]
async fn disabled_follows_its_signal() {
    let disabled = RwSignal::new(true);
    let stage = Stage::show(move || view! { <Button disabled>"Save"</Button> }).await;
    assert!(stage.find("button").has_attribute("disabled"));
    disabled.set(false);
    settle().await;
    assert!(!stage.find("button").has_attribute("disabled"));
}

#[wasm_bindgen_test]
async fn icon_button_has_a_name_and_hides_its_icon() {
    let stage = Stage::show(|| view! { <IconButton icon=IconName::Close label="Close" /> }).await;
    assert_eq!(
        stage.find("button").get_attribute("aria-label").as_deref(),
        Some("Close")
    );
    assert_eq!(
        stage.find("svg").get_attribute("aria-hidden").as_deref(),
        Some("true")
    );
}
