//! `cargo +nightly fuzz run filters`: see `checks.rs`.
#![no_main]

#[allow(dead_code, reason = "the other target takes the rest")]
#[path = "../checks.rs"]
mod checks;

libfuzzer_sys::fuzz_target!(|bytes: &[u8]| checks::filters(bytes));
