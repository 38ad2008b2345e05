use bot_agents_panel::ui::{focus_soon, rescue_focus};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::stage::{Stage, has_focus, settle};

#[wasm_bindgen_test]
async fn what_was_just_added_takes_the_focus() {
    let added = RwSignal::new(false);
    let stage = Stage::show(move || {
        let add = move |_| {
            added.set(true);
            focus_soon("added");
        };
        view! {
            <button on:click=add>"Add"</button>
            <Show when=move || added.get()><input id="added" /></Show>
        }
    })
    .await;
    let _ = stage.find("button").focus();
    stage.find("button").click();
    settle().await;
    assert!(has_focus(&stage.find("#added")));
}

#[wasm_bindgen_test]
async fn the_heading_takes_the_focus_only_from_what_is_gone() {
    let there = RwSignal::new(true);
    let stage = Stage::show(move || {
        view! {
            <h1 tabindex="-1">"Bots"</h1>
            <Show when=move || there.get()><button>"Remove"</button></Show>
        }
    })
    .await;
    let button = stage.find("button");
    let _ = button.focus();
    rescue_focus();
    settle().await;
    assert!(has_focus(&button));

    there.set(false);
    rescue_focus();
    settle().await;
    assert!(has_focus(&stage.find("h1")));
}
