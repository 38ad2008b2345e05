//! Runs programs, each in a process of its own.

use std::fs;
use std::path::PathBuf;
use std::process::{Child, Command, Output, Stdio};
use std::sync::atomic::{AtomicUsize, Ordering};

use bot_agents_panel::samples::Language;

/// What runs the programs of a language, and how their files end.
pub fn runner(language: Language) -> (&'static [&'static str], &'static str) {
    match language {
        Language::Curl => (&["bash"], "sh"),
        Language::JavaScript => (&["node"], "mjs"),
        Language::Python => (&["python3"], "py"),
        Language::Go => (&["go", "run"], "go"),
        Language::Rust => panic!("programs in Rust are compiled with the tests"),
    }
}

/// Writes a program to a file of its own.
pub fn write(source: &str, extension: &str) -> PathBuf {
    static FILES: AtomicUsize = AtomicUsize::new(0);
    let folder = PathBuf::from(env!("CARGO_TARGET_TMPDIR")).join("samples");
    fs::create_dir_all(&folder).expect("target/ can be written");
    let number = FILES.fetch_add(1, Ordering::Relaxed);
    let file = folder.join(format!("{number}.{extension}"));
    fs::write(&file, source).expect("target/ can be written");
    file
}

/// A command without the variables that programs read, and that asks no proxy.
pub fn command(words: &[&str]) -> Command {
    let mut command = Command::new(words[0]);
    command.args(&words[1..]).stdin(Stdio::null());
    for name in [
        "LIVECHAT_TOKEN",
        "WEBHOOK_SECRET",
        "WEBHOOK_SECRET_2",
        "WEBHOOK_SECRET_NEXT",
        "PORT",
        "http_proxy",
        "HTTP_PROXY",
        "all_proxy",
        "ALL_PROXY",
    ] {
        command.env_remove(name);
    }
    command
}

/// Runs a program to its end.
pub fn run(words: &[&str], source: &str, extension: &str, env: &[(&str, &str)]) -> Output {
    let file = write(source, extension);
    let output = command(words).arg(&file).envs(env.iter().copied()).output();
    let output = output.unwrap_or_else(|error| panic!("{words:?} can’t be run: {error}"));
    fs::remove_file(&file).expect("it is there");
    output
}

/// A process that ends with this.
pub struct Running(pub Child);

impl Drop for Running {
    fn drop(&mut self) {
        // It may have ended by itself.
        let _ = self.0.kill();
        let _ = self.0.wait();
    }
}

/// What a process said on both its outputs.
pub fn said(output: &Output) -> String {
    let out = String::from_utf8_lossy(&output.stdout);
    let err = String::from_utf8_lossy(&output.stderr);
    format!("{out}{err}")
}
