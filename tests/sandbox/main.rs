//! The sandbox as a program: `cargo run --example sandbox -- --port 4000 --bots 200`.

#[cfg(not(target_arch = "wasm32"))]
mod command;
#[cfg(not(target_arch = "wasm32"))]
mod server;

#[cfg(not(target_arch = "wasm32"))]
fn main() -> std::process::ExitCode {
    command::run()
}

/// Servers do not exist in a browser; this keeps `--all-targets` checks working there.
#[cfg(target_arch = "wasm32")]
fn main() {}
