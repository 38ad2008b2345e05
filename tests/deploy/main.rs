//! What is said about deploying the panel, checked against each other: the configuration of every host, the
//! page of a release and the README all tell the same policy, headers and caching. Each host's own code reads
//! its own.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

mod caddy;
mod compressed;
#[path = "../support/deploy.rs"]
#[allow(dead_code, reason = "the hosts of the end-to-end tests take the rest")]
mod deploy;
mod routed;

use deploy::{CONFIGURATION, POLICY, header, headers};

/// The files of a site, and whether the name of each changes with its content.
const FILES: [(&str, bool); 10] = [
    ("bot-agents-panel-0123456789abcdef.js", true),
    ("bot-agents-panel-0123456789abcdef_bg.wasm", true),
    ("part-json-0123456789abcdef.wasm", true),
    ("main-0123456789abcdef.css", true),
    ("part-styles-0123456789abcdef.css", true),
    ("favicon-0123456789abcdef.svg", true),
    ("boot.js", false),
    ("frame.js", false),
    ("config.json", false),
    ("index.html", false),
];

/// What the panel promises to live under, directive by directive.
const PROMISED: [(&str, &str); 10] = [
    ("default-src", "'none'"),
    ("script-src", "'self' 'wasm-unsafe-eval'"),
    ("style-src", "'self'"),
    ("img-src", "'self' https: data:"),
    ("font-src", "'self'"),
    (
        "connect-src",
        "'self' https://api.livechatinc.com https://accounts.livechat.com",
    ),
    ("form-action", "'none'"),
    ("base-uri", "'self'"),
    ("object-src", "'none'"),
    ("frame-ancestors", "'none'"),
];

fn directives(policy: &str) -> Vec<(&str, &str)> {
    let parts = policy.split("; ");
    parts
        .map(|part| part.split_once(' ').expect("a value"))
        .collect()
}

fn documented_policy() -> &'static str {
    header(&headers(CONFIGURATION), POLICY)
}

#[test]
fn the_servers_policy_is_the_promised_one() {
    assert_eq!(directives(documented_policy()), PROMISED);
}

/// A folder of this package.
fn package() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// An empty folder for a test to write to.
fn empty_folder(name: &str) -> PathBuf {
    let folder = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
    let _ = fs::remove_dir_all(&folder);
    fs::create_dir_all(&folder).expect("target/ can be written");
    folder
}

/// Runs one of the scripts that finish a build.
fn after_build(script: &str, profile: &str, staging: &Path) {
    let mut command = Command::new(package().join(".ci").join(script));
    command.env("TRUNK_PROFILE", profile);
    printed(command.env("TRUNK_STAGING_DIR", staging));
}

/// What a program prints, which must succeed.
#[track_caller]
fn printed(command: &mut Command) -> String {
    let output = command.output().expect("the program starts");
    let problem = String::from_utf8_lossy(&output.stderr);
    assert!(output.status.success(), "{command:?}: {problem}");
    String::from_utf8(output.stdout).expect("a text")
}

/// Runs the build's own script on the page.
#[test]
fn a_releases_page_carries_the_policy_as_far_as_a_page_can() {
    let staging = empty_folder("policy");
    let page = staging.join("index.html");
    fs::copy(package().join("index.html"), &page).expect("the page is there");
    after_build("add-policy", "release", &staging);

    let page = fs::read_to_string(page).expect("the page is there");
    let begin = r#"<meta http-equiv="Content-Security-Policy" content=""#;
    let (before, rest) = page.split_once(begin).expect("the page has a policy");
    let (policy, after) = rest.split_once("\" />").expect("its end");
    assert!(!after.contains(begin), "the page has one policy");
    for governed in ["<base", "<link", "<script", "<body"] {
        assert!(!before.contains(governed), "{governed} before the policy");
    }
    let expected: Vec<_> = PROMISED
        .into_iter()
        .filter(|(name, _)| *name != "frame-ancestors")
        .map(|(name, value)| match name {
            "connect-src" => (name, "'self' https: http://127.0.0.1:* http://localhost:*"),
            _ => (name, value),
        })
        .collect();
    assert_eq!(directives(policy), expected);
}

#[test]
fn the_readme_lists_the_servers_headers() {
    let readme = include_str!("../../README.md");
    let lines: Vec<_> = readme.lines().map(str::trim).collect();
    for (name, value) in headers(CONFIGURATION) {
        let header = format!("{name}: {value}");
        let shown = lines.contains(&header.as_str());
        assert!(shown, "the README lists {header}");
    }
    // Without `Cross-Origin-Opener-Policy`: a sign-in's window goes to another site, and is closed by ours.
    let names: Vec<_> = headers(CONFIGURATION)
        .into_iter()
        .map(|(name, _)| name)
        .collect();
    let wanted = [
        "Content-Security-Policy",
        "X-Content-Type-Options",
        "Referrer-Policy",
        "Cross-Origin-Resource-Policy",
    ];
    assert_eq!(names, wanted);
}
