//! What is said about deploying the panel, checked against each other: the server's configuration, the
//! page of a release and the README all tell the same policy.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::expect_used, clippy::panic)]

use std::fs;
use std::path::Path;
use std::process::Command;

#[path = "support/deploy.rs"]
#[allow(dead_code, reason = "the hosts of the end-to-end tests take the rest")]
mod deploy;

use deploy::{CONFIGURATION, POLICY, header, headers};

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

/// Runs the build's own script on the page.
#[test]
fn a_releases_page_carries_the_policy_as_far_as_a_page_can() {
    let package = Path::new(env!("CARGO_MANIFEST_DIR"));
    let staging = Path::new(env!("CARGO_TARGET_TMPDIR")).join("policy");
    fs::create_dir_all(&staging).expect("target/ can be written");
    let page = staging.join("index.html");
    fs::copy(package.join("index.html"), &page).expect("the page is there");
    let run = Command::new(package.join(".ci/add-policy"))
        .env("TRUNK_PROFILE", "release")
        .env("TRUNK_STAGING_DIR", &staging)
        .status();
    assert!(run.expect("the script starts").success());

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
    let readme = include_str!("../README.md");
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
