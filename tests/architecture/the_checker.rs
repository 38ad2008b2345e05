//! The rules seen to fail, on small files that break them and on close ones that don't.

use std::fs;
use std::path::Path;

use crate::not_words::KEPT;
use crate::{LONGEST_FILE, breaches_in, dependencies, dependencies_in};

/// Checks a file that has one line of documentation before `source`.
#[track_caller]
fn assert_breaches(file: &str, source: &str, expected: &[&str]) {
    let found: Vec<String> = breaches_in(file, &format!("//! Doc.\n{source}"))
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(found, expected, "in {file}:\n{source}");
}

#[test]
fn accepts_imports_that_run_downhill() {
    assert_breaches(
        "src/api/client.rs",
        "use crate::{model::{Bot, BotId}, api::error::Error};",
        &[],
    );
    assert_breaches(
        "src/pages/bots.rs",
        "use crate::{api, ui::Button, state};\nuse leptos::prelude::*;",
        &[],
    );
    assert_breaches("src/main.rs", "use bot_agents_panel::app::App;", &[]);
    assert_breaches("src/lib.rs", "pub mod model;\npub mod app;", &[]);
    assert_breaches(
        "src/model/bot.rs",
        "mod tests { use super::*; use super::super::webhook; }",
        &[],
    );
}

#[test]
fn refuses_imports_that_run_uphill() {
    assert_breaches(
        "src/model/bot.rs",
        "\nuse crate::api::Client;",
        &["src/model/bot.rs:3: `model` may not import `api`"],
    );
    assert_breaches(
        "src/state.rs",
        "use crate::{\n    model::Bot,\n    pages::{bots, connect},\n};",
        &["src/state.rs:4: `state` may not import `pages`"],
    );
    assert_breaches(
        "src/sandbox/store.rs",
        "fn f() { let _ = crate::state::bots(); }",
        &["src/sandbox/store.rs:2: `sandbox` may not import `state`"],
    );
    assert_breaches(
        "src/paths.rs",
        "use crate::filter::Tree;",
        &["src/paths.rs:2: `paths` may not import `filter`"],
    );
}

#[test]
fn sees_through_super_groups_and_macros() {
    assert_breaches(
        "src/api/client.rs",
        "use super::super::{app, model};",
        &["src/api/client.rs:2: `api` may not import `app`"],
    );
    assert_breaches(
        "src/model.rs",
        "use super::filter::Tree;",
        &["src/model.rs:2: `model` may not import `filter`"],
    );
    assert_breaches(
        "src/components/pill.rs",
        "view! {\n <A href=crate::pages::url()/> }",
        &["src/components/pill.rs:3: `components` may not import `pages`"],
    );
}

#[test]
fn does_not_read_comments_and_strings() {
    assert_breaches(
        "src/model.rs",
        "/// See [`crate::api`] and gloo_net::http.\nconst A: &str = r#\"crate::app::App,local_storage\"#;",
        &[],
    );
}

#[test]
fn ui_knows_only_leptos_and_itself() {
    assert_breaches(
        "src/ui/button.rs",
        "use leptos::{prelude::*, wasm_bindgen::JsCast};\nuse super::icon;\nuse crate::ui::field;",
        &[],
    );
    assert_breaches(
        "src/ui/button.rs",
        "use crate::model::Bot;\nuse thiserror::Error;\nuse std::fmt;",
        &[
            "src/ui/button.rs:2: `ui` may not import `model`",
            "src/ui/button.rs:3: `ui` knows only leptos, not `thiserror`",
        ],
    );
    assert_breaches(
        "src/ui/focus.rs",
        "use leptos::web_sys::{self, Window};\nfn f() { leptos::web_sys::window(); }",
        &[],
    );
    assert_breaches(
        "src/ui/focus.rs",
        "use web_sys::Window;\nfn f() { web_sys::window(); }",
        &[
            "src/ui/focus.rs:2: `ui` knows only leptos, not `web_sys`",
            "src/ui/focus.rs:3: `ui` knows only leptos, not `web_sys`",
        ],
    );
    assert_breaches(
        "src/state.rs",
        "use crate::ui::Toast;",
        &["src/state.rs:2: `state` may not import `ui`"],
    );
}

#[test]
fn main_knows_only_the_app() {
    assert_breaches(
        "src/main.rs",
        "use bot_agents_panel::{app::App, model::Bot};",
        &["src/main.rs:2: `main` may not import `model`"],
    );
}

#[test]
fn requests_leave_in_one_file_only() {
    assert_breaches("src/api/transport.rs", "use gloo_net::http::Request;", &[]);
    assert_breaches(
        "src/api/client.rs",
        "use gloo_net::http::Request;",
        &["src/api/client.rs:2: `gloo_net` belongs in src/api/transport.rs"],
    );
    assert_breaches(
        "src/app.rs",
        "fn f() { gloo_net::http::Request::get(\"/\"); }",
        &["src/app.rs:2: `gloo_net` belongs in src/api/transport.rs"],
    );
}

#[test]
fn the_lower_modules_do_not_know_the_browser() {
    assert_breaches(
        "src/model/bot.rs",
        "use leptos::prelude::*;",
        &["src/model/bot.rs:2: `model` is pure and may not know `leptos`"],
    );
    assert_breaches(
        "src/model/bot.rs",
        "use web_sys::Window;",
        &["src/model/bot.rs:2: `model` is pure and may not know `web_sys`"],
    );
    assert_breaches("src/state.rs", "use web_sys::Storage;", &[]);
}

#[test]
fn storage_is_touched_under_state_only() {
    assert_breaches(
        "src/state/session.rs",
        "fn f() { window().local_storage(); }",
        &[],
    );
    assert_breaches(
        "src/pages/settings.rs",
        "fn f() {\n window().session_storage(); }",
        &["src/pages/settings.rs:3: browser storage belongs under src/state"],
    );
}

#[test]
fn files_are_introduced_placed_and_short() {
    let found: Vec<String> = breaches_in("src/helpers.rs", &"\n".repeat(LONGEST_FILE + 1))
        .iter()
        .map(ToString::to_string)
        .collect();
    assert_eq!(
        found,
        [
            "src/helpers.rs:1: `helpers` has no place in the order of modules",
            "src/helpers.rs:1: the file should start with a `//!` that says what belongs here",
            "src/helpers.rs:401: 401 lines, more than 400",
        ]
    );
    assert_breaches("src/model.rs", &"\n".repeat(LONGEST_FILE - 1), &[]);
    assert_eq!(breaches_in("src/model.rs", "//! Doc.\nfn f( {").len(), 1);
}

#[test]
fn words_for_people_stand_in_the_catalogue_only() {
    for (source, text) in [
        ("const A: &str = \"two words\";", "two words"),
        ("const A: &str = r#\"Go on\"#;", "Go on"),
        ("const A: &str = \"Save\";", "Save"),
        ("fn f() { format!(\"{count} more\"); }", "{count} more"),
        ("fn f() { view! { <b>\" of \"</b> } }", " of "),
        ("fn f() { view! { <i aria-label=\"close\"></i> } }", "close"),
        ("fn f() { view! { <Card title=\"groups\" /> } }", "groups"),
        ("fn f() { g(\"badge\", \"is offline\") }", "is offline"),
        ("fn f() { view! { <p>Hello</p> } }", "Hello"),
        ("fn f() { view! { <Icon />words::FINE } }", "words"),
        ("#[error(\"it broke\")] struct Broken;", "it broke"),
        (
            "fn f(#[prop(default = \"Loading …\")] text: &str) {}",
            "Loading …",
        ),
    ] {
        let breach = format!("src/pages/bots/list.rs:2: “{text}” belongs in src/messages");
        assert_breaches("src/pages/bots/list.rs", source, &[&breach]);
        assert_breaches("src/messages/bots.rs", source, &[]);
    }
    assert_breaches(
        "src/state.rs",
        "fn f() {\n g(\"One\");\n}\nmod inner { const B: &str = \"other one\"; }",
        &[
            "src/state.rs:3: “One” belongs in src/messages",
            "src/state.rs:5: “other one” belongs in src/messages",
        ],
    );
}

#[test]
fn what_is_no_word_for_people_may_stand_anywhere() {
    for source in [
        "/// Two words.\nconst A: &str = \"max_chats_count\";",
        "fn f() { view! { <p class=\"muted small\">{text}</p> } }",
        "fn f() { g(\"button button--small\", format!(\"tone tone--{}\", a)) }",
        "fn f() { view! { <For each=move || a.get() key=|it| it.key let:it>{it}</For> } }",
        "fn f() { match key { \"Enter\" => 1, \"Tab\" | \"Escape\" if a => 2 } }",
        "fn f() -> bool { key == \"Enter\" || \"Home\" != key }",
        "fn f() { format!(\"{a}-{b}\"); g(\"M4 12h16M4 6h16\", \" \", \" · \", \"agents-bot--my:rw\") }",
        "#[expect(dead_code, reason = \"not yet used\")] fn f() {}",
        "fn f() { panic!(\"this never happens\"); a.expect(\"was set before\"); }",
        "#[cfg(test)]\nmod tests { fn f() { g(\"Two words\") } }",
        "fn f() { g(b\"Two words\", 'A') }",
    ] {
        assert_breaches("src/ui/piece.rs", source, &[]);
    }
    for file in [
        "src/state/draft/tests.rs",
        "src/health/tests/filters.rs",
        "src/sandbox/store.rs",
    ] {
        assert_breaches(file, "fn f() { g(\"Two words\") }", &[]);
    }
}

#[test]
fn a_text_is_excepted_in_its_file_and_as_long_as_it_stands_there() {
    let [(file, text, _), ..] = KEPT else {
        panic!("nothing is excepted");
    };
    let source = format!("fn f() {{ view! {{ <i title=\"{text}\"></i> }} }}");
    assert_breaches(file, &source, &[]);
    let breach = format!("src/ui/piece.rs:2: “{text}” belongs in src/messages");
    assert_breaches("src/ui/piece.rs", &source, &[&breach]);

    for (file, text, _) in KEPT {
        let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(file);
        let source = fs::read_to_string(path).unwrap();
        assert!(
            source.contains(&format!("\"{text}\"")),
            "“{text}” isn’t in {file} any more"
        );
    }
}

#[test]
fn reads_the_dependencies_from_the_manifest() {
    let names = dependencies();
    for name in ["leptos", "gloo_net", "serde_json", "web_sys"] {
        assert!(names.contains(name), "{name} is missing in {names:?}");
    }
    assert!(
        !names.contains("tokio"),
        "a dev-dependency is listed in {names:?}"
    );
}

#[test]
fn reads_dependencies_in_every_way_to_write_them() {
    let manifest = "\
[package]
name = \"panel\"

[dependencies]
# serde = \"1\"
plain=\"1\"
wasm-bindgen = { version = \"1\", features = [
    \"spans\",
] }
dotted.version = \"1\"

[dependencies.web-sys] # with a table of its own
version = \"0.3\"

[target.'cfg(target_arch = \"wasm32\")'.dependencies]
gloo-net = \"0.7\"

[target.'cfg(unix)'.dependencies.js-sys]
version = \"0.3\"

[target.'cfg(unix)'.dev-dependencies]
tokio = \"1\"

[dev-dependencies.axum]
version = \"1\"
";
    let expected = [
        "plain",
        "wasm_bindgen",
        "dotted",
        "web_sys",
        "gloo_net",
        "js_sys",
    ];
    assert_eq!(
        dependencies_in(manifest),
        expected.map(str::to_owned).into()
    );
}

#[test]
fn what_an_event_may_lack_is_read_in_one_file() {
    assert_breaches(
        "src/ui/menu.rs",
        "fn f(event: &KeyboardEvent) {\n event.key(); event.origin();\n event.alt_key(); subject.key(); key(event);\n}",
        &[
            "src/ui/menu.rs:3: `event.key()` throws where it is missing: it belongs in src/event.rs",
            "src/ui/menu.rs:3: `event.origin()` throws where it is missing: it belongs in src/event.rs",
        ],
    );
    assert_breaches(
        "src/event.rs",
        "fn f(event: &KeyboardEvent) { event.key(); }",
        &[],
    );
}
