//! The sandbox's engine, one request at a time.
#![allow(clippy::unwrap_used, clippy::expect_used)]
#![cfg(not(target_arch = "wasm32"))]

#[path = "sandbox/engine/access.rs"]
mod access;
#[path = "sandbox/engine/methods.rs"]
mod methods;
#[path = "sandbox/engine/propagation.rs"]
mod propagation;
#[path = "sandbox/engine/special.rs"]
mod special;
#[path = "sandbox/engine/store.rs"]
mod store;
#[path = "sandbox/engine/support.rs"]
mod support;
#[path = "sandbox/engine/validation.rs"]
mod validation;
