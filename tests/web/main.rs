//! What needs a browser's DOM but not the whole panel: runs in headless Chromium by
//! `cargo test --target wasm32-unknown-unknown --test web`.
#![cfg(target_arch = "wasm32")]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

use wasm_bindgen_test::wasm_bindgen_test_configure;

mod builder;
mod code;
mod environment;
mod form;
mod health;
mod preferences;
mod secret;
mod ui;
#[path = "../webhook_url/cases.rs"]
mod webhook_url;

wasm_bindgen_test_configure!(run_in_browser);
