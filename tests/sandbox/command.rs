//! The command line: flags in, a running server and its introduction out.

use std::process::ExitCode;

use bot_agents_panel::sandbox::Sandbox;
use bot_agents_panel::sandbox::tokens::TOKENS;

use crate::server::{self, Options, Running};

const USAGE: &str = "\
usage: sandbox [--port N] [--bots N] [--propagation N] [--untold] [--no-cors]

  --port N         listens on this port of 127.0.0.1; on a free one when not given
  --bots N         starts with this many bot agents; with 12 when not given
  --propagation N  after each change, N reads still answer as if it had not happened; 0 when not given
  --untold         details leave out default_group_priority, as in the documentation
  --no-cors        forbids pages of other origins to read the answers";

/// New ids repeat from run to run, so that notes and bug reports stay true.
const SEED: u64 = 1;

/// What the flags ask for.
#[derive(Debug)]
pub struct Arguments {
    /// How to start the server.
    pub options: Options,
    /// How many bots it holds.
    pub bots: usize,
    /// How many reads after a change do not see it.
    pub propagation: u64,
    /// Whether details leave out what the documentation's sample doesn't have.
    pub untold: bool,
}

/// Runs the server until the process is ended.
pub fn run() -> ExitCode {
    let arguments = match parse(std::env::args().skip(1)) {
        Ok(arguments) => arguments,
        Err(problem) => {
            eprintln!("{problem}\n\n{USAGE}");
            return ExitCode::from(2);
        }
    };
    let mut sandbox =
        Sandbox::with_bots(SEED, arguments.bots).with_propagation(arguments.propagation);
    if arguments.untold {
        sandbox = sandbox.with_untold_priorities();
    }
    match server::start(sandbox, arguments.options) {
        Ok(running) => serve(&running, arguments.propagation),
        Err(error) => {
            let port = arguments.options.port;
            eprintln!("cannot listen on 127.0.0.1:{port}: {error}");
            ExitCode::FAILURE
        }
    }
}

/// Reads the flags.
///
/// # Errors
///
/// With one line that names the flag that cannot be read.
pub fn parse(mut arguments: impl Iterator<Item = String>) -> Result<Arguments, String> {
    let mut parsed = Arguments {
        options: Options::default(),
        bots: 12,
        propagation: 0,
        untold: false,
    };
    while let Some(flag) = arguments.next() {
        match flag.as_str() {
            "--port" => parsed.options.port = number(&flag, arguments.next())?,
            "--bots" => parsed.bots = number(&flag, arguments.next())?,
            "--propagation" => parsed.propagation = number(&flag, arguments.next())?,
            "--untold" => parsed.untold = true,
            "--no-cors" => parsed.options.cors = false,
            _ => return Err(format!("unknown argument `{flag}`")),
        }
    }
    Ok(parsed)
}

fn number<T: std::str::FromStr>(flag: &str, value: Option<String>) -> Result<T, String> {
    let value = value.ok_or_else(|| format!("`{flag}` needs a number"))?;
    value
        .parse()
        .map_err(|_| format!("`{flag}` cannot be `{value}`"))
}

fn serve(running: &Running, propagation: u64) -> ! {
    println!("Sandbox of the Configuration API: {}", running.base_url());
    if propagation > 0 {
        println!("After each change, {propagation} reads still answer as if it had not happened.");
    }
    println!("\nAccess tokens:");
    for token in TOKENS {
        println!("  {:<34} {}", token.text, token.about);
    }
    println!("\nTo see a failure, use a token, a bot id or a bot name such as sandbox:internal;");
    println!("all of them are listed at the top of src/sandbox/special.rs.");
    loop {
        std::thread::park();
    }
}
