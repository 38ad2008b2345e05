//! The filter module as a program, for continuous integration: `cargo run -q --example filter`.
//!
//! Reads one JSON object per line, `{"action", "filters", "payload"?, "context"?}`, and answers each
//! line with one; see `command.rs`. The exit status is 0 when every line was read.

mod command;

use std::io::{self, Write};
use std::process::ExitCode;

fn main() -> ExitCode {
    let mut output = io::BufWriter::new(io::stdout().lock());
    let done = command::run(io::stdin().lock(), &mut output).and_then(|()| output.flush());
    match done {
        Ok(()) => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("filter: {error}");
            ExitCode::FAILURE
        }
    }
}
