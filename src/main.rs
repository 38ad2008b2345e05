//! Entry point of the panel: the panic hook, the look at the address, and the mount, nothing else.

use bot_agents_panel::app::{App, Arrival, last_resort};
use leptos::prelude::*;
use wasm_bindgen::prelude::wasm_bindgen;

#[cfg(target_arch = "wasm32")]
#[global_allocator]
static ALLOCATOR: talc::wasm::WasmDynamicTalc = talc::wasm::new_wasm_dynamic_allocator();

fn main() {
    last_resort::install();
}

/// Puts the panel into the page: `src/boot.js` says when.
#[wasm_bindgen]
pub fn show() {
    // First of all, because it may carry a token.
    let arrival = Arrival::take();
    leptos::mount::mount_to_body(move || view! { <App arrival=arrival.clone() /> });
}
