//! One walk through the built panel in each engine that people use beside Chromium, which the end-to-end tests are for:
//! `cargo test --test engines`, after `make build`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic)]

mod driver;
#[path = "../support/lib.rs"]
mod support;

use driver::Engine;
use serde_json::Value;
use support::{Find, Panel, journey_in, wait_until};
use thirtyfour::Key;

#[tokio::test]
async fn the_panel_works_in_firefox() {
    walk_in(Engine::Firefox).await;
}

#[tokio::test]
async fn the_panel_works_in_webkit() {
    walk_in(Engine::WebKit).await;
}

async fn walk_in(engine: Engine) {
    let driver = engine.start().await;
    journey_in(driver.session.clone(), async |panel| {
        wide(panel).await;
        panel.goto("/").await;
        panel.button("Open the demo").click().await;
        panel.heading("Bot agents").shown().await;
        a_dialog_is_no_higher_than_needed(panel).await;
        the_list_follows_the_window(panel).await;

        panel.link("Night watch (observer)").click().await;
        panel.heading("Night watch (observer)").shown().await;
        for part in [
            "Webhooks", "JSON", "Webhooks", "Code", "Webhooks", "Settings",
        ] {
            panel.tab(part).await;
        }
        panel.tab("Webhooks").await;
        a_filter_is_built(panel).await;
        panel.tab("Settings").await;
        panel.text("1 unsaved change").shown().await;
    })
    .await;
}

async fn a_dialog_is_no_higher_than_needed(panel: &Panel) {
    panel.ctrl("k").await;
    let quick = panel.dialog("Quick actions");
    quick
        .field("Search bot agents and actions")
        .press("dark")
        .await;
    quick.every("option").counts(1).await;
    is_true(
        panel,
        "the dialog to be as high as one action needs",
        "return document.querySelector('dialog[open]').offsetHeight < innerHeight / 2",
    )
    .await;
    panel.press(Key::Escape).await;
    quick.gone().await;
}

/// Rows turn into cards, and what was a line of links can still be pressed.
async fn the_list_follows_the_window(panel: &Panel) {
    resize(panel, 360).await;
    is_true(
        panel,
        "the list to turn into cards that fit",
        "const row = document.querySelector('.bots-table tbody tr');
         const page = document.documentElement;
         return getComputedStyle(row).display === 'grid' && page.scrollWidth <= page.clientWidth",
    )
    .await;
    is_true(
        panel,
        "the links of the top bar to be high enough",
        "return [...document.querySelectorAll('.topbar__nav a')].every((link) => link.offsetHeight >= 24)",
    )
    .await;
    wide(panel).await;
}

async fn a_filter_is_built(panel: &Panel) {
    let card = panel.role("region", "incoming_chat_thread");
    card.button("Add condition").click().await;
    let row = card.role("group", "Condition 1");
    row.field("Namespace").press("so").await;
    row.every("option").containing("source").click().await;
    row.field("Namespace").holds("source").await;
    row.every("listbox").gone().await;
    row.field("Property name").press("type").await;
    row.field("Values").press("facebook" + Key::Enter).await;
    let sentence = card.text("Sent when the chat’s source.type is facebook.");
    sentence.shown().await;

    card.role("radio", "JSON").click().await;
    card.field("Filters as JSON").shown().await;
    card.role("radio", "Visual").click().await;
    sentence.shown().await;
    row.field("Namespace").holds("source").await;
}

async fn wide(panel: &Panel) {
    resize(panel, 1280).await;
}

/// As near to a width as the browser's own controls allow, in any case on the same side of 640 px.
async fn resize(panel: &Panel, width: u32) {
    let resized = panel.driver.set_window_rect(0, 0, width, 900).await;
    resized.expect("a window that can be resized");
    let side = if width < 640 { "<" } else { ">" };
    let script = format!("return innerWidth {side} 640");
    is_true(panel, &format!("a window of {width} px"), &script).await;
}

async fn is_true(panel: &Panel, wish: &str, script: &str) {
    wait_until(wish.to_owned(), async || match panel.run(script).await {
        Value::Bool(true) => Ok(()),
        other => Err(format!("it is {other}")),
    })
    .await;
}
