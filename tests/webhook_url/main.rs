//! Webhook URLs, parsed natively. The same cases run in the browser, by its own parser.
#![cfg(not(target_arch = "wasm32"))]

mod cases;
