//! Whatever JSON a request holds, each language's literal says the same.

use bot_agents_panel::api::{Effect, Request};
use bot_agents_panel::samples::{Language, call};
use proc_macro2::TokenStream;
use proptest::prelude::*;
use serde_json::{Value, json};

use crate::go;

/// How many bodies are tried.
const CASES: u32 = 500;

fn text() -> impl Strategy<Value = String> {
    prop_oneof![
        ".{0,12}",
        "[\"'`$\\\\{}#%!\n\r\t/*\u{7f}\u{85}\u{2028}\u{202e}\u{feff}]{0,8}",
        prop::collection::vec(any::<char>(), 0..6).prop_map(|it| it.into_iter().collect()),
    ]
}

/// JSON of all shapes, without a member that is taken for a secret.
fn any_json() -> impl Strategy<Value = Value> {
    let number = "-?(0|[1-9][0-9]{0,29})(\\.[0-9]{1,4})?";
    let leaf = prop_oneof![
        Just(Value::Null),
        any::<bool>().prop_map(Value::from),
        number.prop_map(|digits| serde_json::from_str(&digits).expect("a number")),
        text().prop_map(Value::from),
    ];
    leaf.prop_recursive(4, 24, 5, |inner| {
        let members = prop::collection::vec((text(), inner.clone()), 0..5);
        prop_oneof![
            prop::collection::vec(inner, 0..5).prop_map(Value::from),
            members.prop_map(|members| Value::Object(members.into_iter().collect())),
        ]
    })
}

fn request(url: &str, body: &Value) -> Request {
    Request {
        url: url.to_owned(),
        headers: vec![("Content-Type", "application/json".to_owned())],
        body: body.to_string(),
        effect: Effect::Write,
    }
}

#[test]
fn a_body_that_is_too_deep_to_be_read_is_not_left_out_and_keeps_its_secret() {
    let filters = format!("{}1{}", "{\"a\":".repeat(130), "}".repeat(130));
    let request = Request {
        body: format!(r#"{{"filters":{filters},"secret_key":"s3cret"}}"#),
        ..request("https://a.example", &Value::Null)
    };
    for language in Language::ALL {
        let source = call(language, &request);
        assert!(
            source.contains(&"{\"a\":".repeat(130)) || source.contains(&"{\\\"a\\\":".repeat(130)),
            "{source}"
        );
        assert!(!source.contains("s3cret"), "{source}");
    }
}

#[track_caller]
fn assert_says(literal: &str, body: &Value) {
    let said: Value = serde_json::from_str(literal).expect("JSON");
    assert_eq!(said.to_string(), body.to_string());
}

/// What stands between two texts of a program.
fn cut<'a>(source: &'a str, before: &str, after: &str) -> &'a str {
    let (_, rest) = source.split_once(before).expect("it begins");
    let (text, _) = rest.rsplit_once(after).expect("it ends");
    text
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(CASES) })]

    #[test]
    fn every_literal_says_the_body(body in any_json(), url in text()) {
        let body = json!({"payload": body});
        let url = format!("{url}/get_bot_agents");
        let request = request(&url, &body);

        let python = call(Language::Python, &request);
        let literal = cut(&python, "body = r\"\"\"", "\"\"\"\n\nrequest");
        prop_assert!(!literal.contains("\"\"\""), "{}", literal);
        assert_says(literal, &body);

        let curl = call(Language::Curl, &request);
        let literal = cut(&curl, "<<'JSON'\n", "\nJSON\n");
        prop_assert!(literal.lines().all(|line| line != "JSON"));
        assert_says(literal, &body);

        let go = go::tokens(&call(Language::Go, &request));
        let literal = go::evaluated(go::between(&go, &["body", ":", "="], "request"), &[]);
        assert_says(&literal, &body);
        prop_assert!(go.contains(&go::Token::Text(url.clone())));

        let rust = call(Language::Rust, &request);
        prop_assert!(rust.parse::<TokenStream>().is_ok(), "{}", rust);
        let literal = cut(&rust, "let body = r#", "#;\n    let answer");
        assert_says(literal.trim_matches('#').trim_matches('"'), &body);
    }
}
