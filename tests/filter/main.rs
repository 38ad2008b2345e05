//! The webhook filter: tables by hand, and properties over many cases against a naive reference.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic)]

mod cases;
mod command;
mod edits;
mod flips;
mod generate;
mod json;
mod large;
mod program;
mod properties;
mod reference;
mod samples;
mod words;
