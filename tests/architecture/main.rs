//! Holds the architecture: which module may import which, where words for people stand, what styles may not say, and a
//! few rules about files.
//!
//! It reads `src/` as tokens, so comments don't count but macro bodies do, and names the file and line of
//! each breach.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used)]

mod catalogue;
mod css;
mod not_words;
mod styles;
mod the_checker;
mod words;

use std::collections::BTreeSet;
use std::fmt;
use std::fs;
use std::path::Path;

use proc_macro2::{TokenStream, TokenTree};

/// Each module of the crate with the modules it may import besides itself, lowest first.
#[rustfmt::skip]
const MODULES: &[(&str, &[&str])] = &[
    ("parts", &[]),
    ("event", &[]),
    ("format", &[]),
    ("messages", &["format"]),
    ("model", &["format", "messages"]),
    ("routing", &["messages", "model"]),
    ("filter", &["messages", "model"]),
    ("transfer", &["format", "model", "filter"]),
    ("health", &["messages", "model", "filter"]),
    ("api", &["messages", "model", "filter"]),
    ("samples", &["messages", "model", "api"]),
    ("sandbox", &["messages", "model", "filter", "api"]),
    ("paths", &["model"]),
    ("state", &["parts", "event", "format", "messages", "model", "routing", "filter", "transfer", "health", "api", "samples", "sandbox", "paths"]),
    ("ui", &["parts", "event", "format", "messages"]),
    ("components", &["parts", "event", "format", "messages", "model", "routing", "filter", "transfer", "health", "api", "samples", "sandbox", "paths", "state", "ui"]),
    ("pages", &["parts", "event", "format", "messages", "model", "routing", "filter", "transfer", "health", "api", "samples", "sandbox", "paths", "state", "ui", "components"]),
    ("app", &["parts", "event", "format", "messages", "model", "routing", "filter", "transfer", "health", "api", "samples", "sandbox", "paths", "state", "ui", "components", "pages"]),
    ("main", &["app"]),
    ("lib", &[]),
];

/// Modules that know neither browser nor user interface, so that they run anywhere.
const PURE: &[&str] = &[
    "messages", "model", "routing", "filter", "transfer", "health", "api", "samples", "sandbox",
    "paths",
];
/// The crates that know a browser.
const BROWSER: &[&str] = &[
    "gloo_net",
    "gloo_timers",
    "js_sys",
    "leptos",
    "wasm_bindgen",
    "web_sys",
];
/// The one file in which requests leave the panel.
const TRANSPORT: &str = "src/api/transport.rs";

const CRATE_NAME: &str = "bot_agents_panel";
const LONGEST_FILE: usize = 400;

#[test]
fn the_source_keeps_the_architecture() {
    let mut breaches = Vec::new();
    let mut files = 0;
    visit(
        Path::new(env!("CARGO_MANIFEST_DIR")).join("src").as_path(),
        &mut |path| {
            let name = path
                .strip_prefix(env!("CARGO_MANIFEST_DIR"))
                .unwrap()
                .to_str()
                .unwrap();
            breaches.extend(breaches_in(name, &fs::read_to_string(path).unwrap()));
            files += 1;
        },
    );

    assert!(files > 0, "no Rust file found under src/");
    let list: Vec<String> = breaches.iter().map(ToString::to_string).collect();
    assert!(
        list.is_empty(),
        "the architecture is broken:\n{}",
        list.join("\n")
    );
}

/// Calls `check` for each Rust file under `folder`.
fn visit(folder: &Path, check: &mut impl FnMut(&Path)) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            visit(&path, check);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            check(&path);
        }
    }
}

/// One broken rule, where it is broken.
struct Breach {
    file: String,
    line: usize,
    what: String,
}

impl fmt::Display for Breach {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(formatter, "{}:{}: {}", self.file, self.line, self.what)
    }
}

/// Everything that is wrong with one file, given its path from the root of the package.
fn breaches_in(file: &str, source: &str) -> Vec<Breach> {
    let mut found: Vec<(usize, String)> = Vec::new();

    if !source.starts_with("//!") {
        found.push((
            1,
            "the file should start with a `//!` that says what belongs here".into(),
        ));
    }
    let lines = source.lines().count();
    if lines > LONGEST_FILE {
        found.push((
            LONGEST_FILE + 1,
            format!("{lines} lines, more than {LONGEST_FILE}"),
        ));
    }

    let path: Vec<&str> = file
        .trim_start_matches("src/")
        .trim_end_matches(".rs")
        .split('/')
        .collect();
    match MODULES.iter().find(|(module, _)| *module == path[0]) {
        None => found.push((
            1,
            format!("`{}` has no place in the order of modules", path[0]),
        )),
        Some((module, allowed)) => match source.parse() {
            Ok(tokens) => {
                found.extend(words::stray_words(
                    file,
                    module,
                    TokenStream::clone(&tokens),
                ));
                let words = words(tokens);
                found.extend(imports_uphill(&words, module, allowed, path.len()));
                found.extend(foreign_crates(&words, module, file));
                found.extend(stray_storage(&words, module));
                found.extend(throwing_accessors(&words, file));
            }
            Err(error) => found.push((1, format!("this is not Rust: {error}"))),
        },
    }

    found.sort();
    found
        .into_iter()
        .map(|(line, what)| Breach {
            file: file.into(),
            line,
            what,
        })
        .collect()
}

/// A token that isn't a literal, and its line.
struct Word {
    text: String,
    line: usize,
}

/// All words of a file in order, groups flattened into their brackets and contents.
fn words(tokens: TokenStream) -> Vec<Word> {
    let mut words = Vec::new();
    flatten(tokens, &mut words);
    words
}

fn flatten(tokens: TokenStream, words: &mut Vec<Word>) {
    for token in tokens {
        let line = token.span().start().line;
        match token {
            TokenTree::Group(group) => {
                words.push(Word {
                    text: "{".into(),
                    line,
                });
                flatten(group.stream(), words);
                words.push(Word {
                    text: "}".into(),
                    line: group.span_close().start().line,
                });
            }
            TokenTree::Literal(_) => {}
            other => words.push(Word {
                text: other.to_string(),
                line,
            }),
        }
    }
}

fn text(words: &[Word], at: usize) -> &str {
    words.get(at).map_or("", |word| word.text.as_str())
}

/// Where the words after a `::` at `at` start, if there is one.
fn after_colons(words: &[Word], at: usize) -> Option<usize> {
    (text(words, at) == ":" && text(words, at + 1) == ":").then_some(at + 2)
}

/// The first segment of each path of a use tree that starts at `at`: one, or one per branch.
fn first_segments(words: &[Word], at: usize) -> Vec<&Word> {
    if text(words, at) != "{" {
        return words.get(at).into_iter().collect();
    }
    let mut segments = Vec::new();
    let mut depth = 0;
    for (index, word) in words.iter().enumerate().skip(at) {
        match word.text.as_str() {
            "{" => depth += 1,
            "}" => depth -= 1,
            _ if depth == 1 && matches!(text(words, index - 1), "{" | ",") => segments.push(word),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    segments
}

/// Imports of modules that aren't below this one. `depth` is how far the file is from the crate root.
fn imports_uphill(
    words: &[Word],
    module: &str,
    allowed: &[&str],
    depth: usize,
) -> Vec<(usize, String)> {
    let mut found = Vec::new();
    for at in 0..words.len() {
        let Some(start) = path_from_root(words, at, depth) else {
            continue;
        };
        for segment in first_segments(words, start) {
            let name = segment.text.as_str();
            let is_module = MODULES.iter().any(|(other, _)| *other == name);
            if is_module && name != module && !allowed.contains(&name) {
                found.push((segment.line, format!("`{module}` may not import `{name}`")));
            }
        }
    }
    found
}

/// If a path from the crate's root starts at `at`, where its first segment is.
fn path_from_root(words: &[Word], at: usize, depth: usize) -> Option<usize> {
    match text(words, at) {
        "crate" | CRATE_NAME => after_colons(words, at + 1),
        "super" if at == 0 || text(words, at - 1) != ":" => {
            let mut start = after_colons(words, at + 1)?;
            for _ in 1..depth {
                if text(words, start) != "super" {
                    return None;
                }
                start = after_colons(words, start + 1)?;
            }
            Some(start)
        }
        _ => None,
    }
}

/// Crates that this module has no business with.
fn foreign_crates(words: &[Word], module: &str, file: &str) -> Vec<(usize, String)> {
    let dependencies = dependencies();
    let mut found = Vec::new();
    for word in path_starts(words) {
        let name = word.text.as_str();
        if !dependencies.contains(name) {
            continue;
        }
        if name == "gloo_net" && file != TRANSPORT {
            found.push((word.line, format!("`gloo_net` belongs in {TRANSPORT}")));
        } else if module == "ui" && name != "leptos" {
            found.push((word.line, format!("`ui` knows only leptos, not `{name}`")));
        } else if PURE.contains(&module) && file != TRANSPORT && BROWSER.contains(&name) {
            found.push((
                word.line,
                format!("`{module}` is pure and may not know `{name}`"),
            ));
        }
    }
    found
}

/// The first word of each path. In a use tree that is what follows `use`, not what its branches hold.
fn path_starts(words: &[Word]) -> Vec<&Word> {
    let mut starts = Vec::new();
    let mut in_use = false;
    for (at, word) in words.iter().enumerate() {
        match word.text.as_str() {
            "use" => {
                in_use = true;
                starts.extend(first_segments(words, at + 1));
            }
            ";" => in_use = false,
            _ if in_use => {}
            _ if after_colons(words, at + 1).is_some()
                && (at == 0 || text(words, at - 1) != ":") =>
            {
                starts.push(word);
            }
            _ => {}
        }
    }
    starts
}

/// The crates that the panel is built from, as they are called in Rust.
fn dependencies() -> BTreeSet<String> {
    dependencies_in(include_str!("../../Cargo.toml"))
}

/// The dependencies of a manifest, those of single targets included.
fn dependencies_in(manifest: &str) -> BTreeSet<String> {
    let manifest: toml::Table = manifest.parse().unwrap();
    let of_targets = manifest
        .get("target")
        .and_then(toml::Value::as_table)
        .into_iter()
        .flat_map(toml::Table::values)
        .filter_map(|target| target.get("dependencies"));
    of_targets
        .chain(manifest.get("dependencies"))
        .filter_map(toml::Value::as_table)
        .flat_map(toml::Table::keys)
        .map(|name| name.replace('-', "_"))
        .collect()
}

/// Browser storage outside `state`.
fn stray_storage(words: &[Word], module: &str) -> Vec<(usize, String)> {
    words
        .iter()
        .filter(|word| {
            module != "state" && matches!(word.text.as_str(), "local_storage" | "session_storage")
        })
        .map(|word| {
            (
                word.line,
                "browser storage belongs under src/state".to_owned(),
            )
        })
        .collect()
}

/// The one file that reads texts of events, which may be missing.
const EVENTS: &str = "src/event.rs";

/// Accessors of events that throw where the event lacks what its type promises.
fn throwing_accessors(words: &[Word], file: &str) -> Vec<(usize, String)> {
    let called = words.windows(5).filter(|five| {
        let [event, dot, member, open, close] = [0, 1, 2, 3, 4].map(|at| five[at].text.as_str());
        event == "event"
            && (dot, open, close) == (".", "{", "}")
            && matches!(
                member,
                "key"
                    | "code"
                    | "key_code"
                    | "is_composing"
                    | "repeat"
                    | "origin"
                    | "pointer_type"
                    | "input_type"
            )
    });
    let breaches = called.filter(|_| file != EVENTS).map(|five| {
        let what = format!(
            "`event.{}()` throws where it is missing: it belongs in {EVENTS}",
            five[2].text
        );
        (five[2].line, what)
    });
    breaches.collect()
}
