//! The programs in Rust. They are kept as files, so that cargo compiles them with these tests, by the real
//! crates; each runs in a process of its own, which is this very test program.
//!
//! After a change of the programs, `WRITE_SAMPLES=1 cargo test --test samples written` writes the files.

use std::env;
use std::fs;
use std::path::Path;
use std::process::Command;

use bot_agents_panel::samples::{Language, call, receiver};

use crate::calls::{assert_did_what_the_panel_does, by_the_panel, sandbox};
use crate::cases::{Case, OTHER_SECRET, SECRET, cases, two_secrets};
use crate::receivers;
use crate::run::{command, said};

/// Where the kept programs send their requests. There is no such host: a proxy leads to the sandbox.
const BASE_URL: &str = "http://sandbox.test";

/// Which program a process runs.
const PROGRAM: &str = "PROGRAM";

/// Declares the kept programs.
macro_rules! programs {
    ($($name:ident)+) => {
        /// The text of each kept program.
        const KEPT: &[(&str, &str)] =
            &[$((stringify!($name), include_str!(concat!("rust/", stringify!($name), ".rs")))),+];

        $(#[allow(clippy::pedantic)]
        mod $name {
            include!(concat!("rust/", stringify!($name), ".rs"));

            pub fn run() -> bool {
                super::went_well(main())
            }
        })+

        /// Runs a program, and says whether it went well.
        fn run_program(name: &str) -> bool {
            match name {
                $(stringify!($name) => $name::run(),)+
                _ => panic!("there is no program {name}"),
            }
        }
    };
}

programs! {
    mine all details create update webhooks bare region remove properties refused two_secrets receiver
}

/// What the `main` of a program may return.
trait Ending {
    fn went_well(self) -> bool;
}

impl Ending for std::process::ExitCode {
    fn went_well(self) -> bool {
        self == Self::SUCCESS
    }
}

impl Ending for () {
    fn went_well(self) -> bool {
        true
    }
}

fn went_well<T: Ending>(result: Result<T, Box<dyn std::error::Error>>) -> bool {
    match result {
        Ok(ending) => ending.went_well(),
        Err(error) => {
            eprintln!("Error: {error:?}");
            false
        }
    }
}

/// This very test program as one of the kept ones.
fn program(name: &str) -> Command {
    let own = env::current_exe().expect("it has a path");
    let mut command = command(&[own.to_str().expect("a plain path")]);
    command
        .args(["--exact", "rust::one_program", "--ignored", "--nocapture"])
        .env(PROGRAM, name);
    command
}

#[test]
#[ignore = "the tests below start it, each in a process of its own"]
fn one_program() {
    let name = env::var(PROGRAM).expect("the name of a program");
    if !run_program(&name) {
        std::process::exit(1);
    }
}

fn all_cases() -> Vec<Case> {
    let mut cases = cases(BASE_URL);
    cases.push(two_secrets(BASE_URL));
    cases
}

#[test]
fn what_is_written_is_what_was_compiled() {
    let file = |name: &str| name.replace(' ', "_");
    let calls = all_cases().into_iter();
    let calls = calls.map(|case| (file(case.name), call(Language::Rust, &case.request)));
    let own = receiver(Language::Rust, &receivers::actions()).expect("there is one");
    let written: Vec<_> = calls.chain([("receiver".to_owned(), own)]).collect();
    if env::var_os("WRITE_SAMPLES").is_some() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/samples/rust");
        for (name, source) in &written {
            fs::write(folder.join(format!("{name}.rs")), source).expect("it can be written");
        }
    }
    let names: Vec<_> = written.iter().map(|(name, _)| name.as_str()).collect();
    let kept: Vec<_> = KEPT.iter().map(|(name, _)| *name).collect();
    assert_eq!(names, kept);
    for ((name, source), (_, kept)) in written.iter().zip(KEPT) {
        assert_eq!(source, kept, "{name}: see the top of this file");
        assert!(![SECRET, OTHER_SECRET].iter().any(|it| source.contains(it)));
    }
}

#[test]
fn rust_does_what_the_panel_does() {
    for case in all_cases() {
        let name = case.name.replace(' ', "_");
        let server = sandbox();
        let output = program(&name)
            .env("http_proxy", server.base_url())
            .env("LIVECHAT_TOKEN", case.token)
            .envs(case.secrets.iter().copied())
            .output()
            .expect("it starts");
        let (answer, _) = by_the_panel(&case);
        let said = said(&output);
        let is_good = (200..300).contains(&answer.status);
        assert_eq!(output.status.success(), is_good, "{name}: {said}");
        assert!(said.contains(&answer.body), "{name}: {said}");
        assert_did_what_the_panel_does(&server, &case);
    }
}

#[test]
fn rust_sends_nothing_without_its_variables() {
    let server = sandbox();
    let mut names = vec!["LIVECHAT_TOKEN"];
    names.extend(two_secrets(BASE_URL).secrets.iter().map(|(name, _)| *name));
    for missing in names.clone() {
        let output = program("two_secrets")
            .env("http_proxy", server.base_url())
            .envs(names.iter().map(|name| (*name, "x")))
            .env(missing, "")
            .output()
            .expect("it starts");
        assert!(!output.status.success());
        assert!(said(&output).contains(missing), "{}", said(&output));
    }
    assert_eq!(server.requests().len(), 0);
}

#[test]
fn the_receiver_in_rust_lets_nobody_else_in() {
    receivers::check(program("receiver"));
    receivers::check_without_secret(program("receiver"));
}
