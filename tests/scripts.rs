//! The words that the scripts in `.ci/` share.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used)]

use std::fs;
use std::path::Path;
use std::process::{Command, Output};

/// Runs a line of bash after `.ci/lib.sh`, with a file that holds this text as its first argument. Returns what came of
/// both.
fn run(name: &str, text: &str, line: &str) -> (Output, String) {
    let file = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    fs::write(&file, text).expect("target/ can be written");
    let output = Command::new("bash")
        .args(["-c", &format!(". .ci/lib.sh; {line}"), "bash"])
        .arg(&file)
        .current_dir(env!("CARGO_MANIFEST_DIR"))
        .output()
        .expect("bash starts");
    let text = fs::read_to_string(&file).expect("it is still there");
    (output, text)
}

#[test]
fn a_text_is_swapped_wherever_it_stands() {
    let text = "import('./part.wasm')\n'./part.wasm', './partxwasm'\n";
    let (output, swapped) = run("swapped", text, "swap \"$1\" ./part.wasm './p-$&.wasm'");
    assert!(output.status.success(), "{output:?}");
    assert_eq!(
        swapped,
        "import('./p-$&.wasm')\n'./p-$&.wasm', './partxwasm'\n"
    );
}

#[test]
fn a_text_that_is_not_there_ends_the_script() {
    let (output, left) = run("not-swapped", "a", "swap \"$1\" b c; echo went on");
    assert!(!output.status.success());
    assert!(output.stdout.is_empty(), "{output:?}");
    assert!(String::from_utf8_lossy(&output.stderr).contains("There is no b in "));
    assert_eq!(left, "a");
}
