//! The programs that the panel writes: each is run, and does what the panel itself would do.
//!
//! Commands for curl, programs for Node and for Python are written for hostile values and run against the
//! sandbox. Those in Rust are kept under `rust/`, so that cargo compiles them with these tests. Programs in
//! Go are run where there is a `go`; everywhere, what their literals say is compared.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic, clippy::unwrap_used)]

#[path = "../sandbox/server.rs"]
mod server;

mod calls;
mod cases;
mod go;
mod properties;
mod receivers;
mod run;
mod rust;
