//! `deploy/Caddyfile`, as Caddy itself understands it (`.ci/setup test` installs it). That it does what it says
//! is for the end-to-end tests.

use std::collections::BTreeMap;
use std::process::Command;

use serde_json::Value;

use crate::deploy::{CADDYFILE, CONFIGURATION, headers};
use crate::{package, printed};

fn caddy(command: &[&str]) -> String {
    let mut caddy = Command::new("caddy");
    printed(caddy.args(command).arg(package().join("deploy/Caddyfile")))
}

/// Everything that is set on an answer, wherever it stands.
fn set_on_answers(adapted: &Value, found: &mut BTreeMap<String, Vec<String>>) {
    match adapted {
        Value::Object(members) => {
            let set = members
                .get("response")
                .and_then(|response| response.get("set"));
            for (name, values) in set.and_then(Value::as_object).into_iter().flatten() {
                let values = values.as_array().expect("a list").iter();
                let values = values.map(|value| value.as_str().expect("a text").to_owned());
                found.entry(name.clone()).or_default().extend(values);
            }
            members
                .values()
                .for_each(|member| set_on_answers(member, found));
        }
        Value::Array(items) => items.iter().for_each(|item| set_on_answers(item, found)),
        _ => {}
    }
}

#[test]
fn caddy_sends_what_nginx_sends() {
    let adapted = caddy(&["adapt", "--adapter", "caddyfile", "--validate", "--config"]);
    let adapted = serde_json::from_str(&adapted).expect("JSON");
    let mut sent = BTreeMap::new();
    set_on_answers(&adapted, &mut sent);

    let mut expected: BTreeMap<_, _> = headers(CONFIGURATION)
        .into_iter()
        .map(|(name, value)| (name.to_owned(), vec![value.to_owned()]))
        .collect();
    let mut cached = vec![
        "no-cache".to_owned(),
        "public, max-age=31536000, immutable".into(),
    ];
    for value in &cached {
        assert!(
            CONFIGURATION.contains(value.as_str()),
            "nginx sends {value}"
        );
    }
    let kept = sent
        .get_mut("Cache-Control")
        .expect("it says how long to keep what");
    kept.sort();
    cached.sort();
    expected.insert("Cache-Control".into(), cached);
    assert_eq!(sent, expected);
}

#[test]
fn caddy_and_nginx_keep_the_same_names() {
    let (_, rest) = CONFIGURATION.split_once("\"~").expect("a pattern");
    let (pattern, _) = rest.split_once('"').expect("its end");
    let line = format!("path_regexp {pattern}");
    assert!(CADDYFILE.lines().any(|ours| ours.trim() == line), "{line}");
}

#[test]
fn the_file_is_laid_out_as_caddy_would() {
    assert_eq!(caddy(&["fmt"]), CADDYFILE);
}
