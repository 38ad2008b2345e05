//! Journeys through the built panel in a real browser: `cargo test --test e2e`, after `make build`.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic)]

#[path = "../accounts/server.rs"]
mod accounts;
#[path = "../sandbox/server.rs"]
mod server;
#[path = "../support/lib.rs"]
mod support;
mod workspace;

mod api_log;
mod axe;
mod bad_input;
mod beginning;
mod bench;
mod builder;
mod bulk;
mod code;
mod connecting;
mod creating;
mod errors;
mod faults;
mod folder;
mod frames;
mod harness;
mod health;
mod hostile;
mod hosting;
mod keyboard;
mod keyboard_only;
mod last_resort;
mod late_answers;
mod leaving;
mod long_list;
mod looks;
mod methods;
mod odd_events;
mod parts;
mod pointer;
mod policy;
mod presets;
mod propagation;
mod quick_actions;
mod review;
mod routing;
mod scopes;
mod secret;
mod settings;
mod sign_in;
mod sign_out;
mod smoke;
mod starting;
mod tabs;
mod together;
mod transfer;
mod writes;
