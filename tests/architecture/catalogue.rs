//! Every text of the catalogue is said somewhere. The compiler can't tell: to it they are public.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use crate::{Word, after_colons, text, visit, words};

/// An item of the catalogue: its area and its name.
type Item = (String, String);

#[test]
fn every_text_is_said_somewhere() {
    let mut there = BTreeSet::new();
    let mut said = BTreeSet::new();
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    visit(&root, &mut |path| {
        let source = fs::read_to_string(path).expect("a file of ours");
        let words = words(source.parse().expect("Rust"));
        if let Ok(file) = path.strip_prefix(root.join("messages")) {
            let area = file.with_extension("").display().to_string();
            let items = items(&words);
            said.extend(said_at_home(&words, &items, &area));
            there.extend(items.into_iter().map(|item| (area.clone(), item)));
        }
        said.extend(said_in(&words));
    });
    assert!(there.len() > 500, "only {} texts were found", there.len());
    let unsaid: Vec<_> = there
        .difference(&said)
        .map(|(area, item)| format!("{area}::{item}"))
        .collect();
    assert!(unsaid.is_empty(), "nobody says\n{}", unsaid.join("\n"));
}

/// What a file of the catalogue offers.
fn items(words: &[Word]) -> Vec<String> {
    let is_item =
        |at: usize| text(words, at) == "pub" && matches!(text(words, at + 1), "const" | "fn");
    let places = (0..words.len()).filter(|at| is_item(*at));
    places.map(|at| text(words, at + 2).to_owned()).collect()
}

/// The items that others in the same file use.
fn said_at_home(words: &[Word], items: &[String], area: &str) -> Vec<Item> {
    let count = |item: &str| words.iter().filter(|word| word.text == item).count();
    let used = items.iter().filter(|item| count(item) > 1);
    used.map(|item| (area.to_owned(), item.clone())).collect()
}

/// The items that a file uses, by whichever name it knows their area.
fn said_in(words: &[Word]) -> Vec<Item> {
    let mut said = Vec::new();
    let mut areas = BTreeMap::new();
    for at in 0..words.len() {
        if matches!(text(words, at), "messages" | "super")
            && let Some(start) = after_colons(words, at + 1)
        {
            for branch in branches(words, start) {
                take_in(words, branch, &mut areas, &mut said);
            }
        }
    }
    for at in 0..words.len() {
        if let (Some(area), Some(item)) = (areas.get(text(words, at)), after_colons(words, at + 1))
        {
            said.push((area.clone(), text(words, item).to_owned()));
        }
    }
    said
}

/// Where the branches of a use tree begin; the path itself if it doesn't part here.
fn branches(words: &[Word], start: usize) -> Vec<usize> {
    if text(words, start) != "{" {
        return vec![start];
    }
    let mut depth = 0;
    let mut found = Vec::new();
    for at in start..words.len() {
        match text(words, at) {
            "{" => depth += 1,
            "}" => depth -= 1,
            _ if depth == 1 && matches!(text(words, at - 1), "{" | ",") => found.push(at),
            _ => {}
        }
        if depth == 0 {
            break;
        }
    }
    found
}

/// Takes in an area that begins at `at`: under which name it is known, or what of it is used right there.
fn take_in(words: &[Word], at: usize, areas: &mut BTreeMap<String, String>, said: &mut Vec<Item>) {
    let area = text(words, at).to_owned();
    match (after_colons(words, at + 1), text(words, at + 1)) {
        (Some(items), _) => {
            let items = branches(words, items);
            said.extend(
                items
                    .into_iter()
                    .map(|item| (area.clone(), text(words, item).to_owned())),
            );
        }
        (None, "as") => drop(areas.insert(text(words, at + 2).to_owned(), area)),
        (None, _) => drop(areas.insert(area.clone(), area)),
    }
}

#[test]
fn each_way_to_say_something_is_seen() {
    let said = |source: &str| said_in(&words(source.parse().expect("Rust")));
    let item = |area: &str, item: &str| (area.to_owned(), item.to_owned());
    for source in [
        "use crate::messages::bot as words; fn f() { words::NAME }",
        "use crate::messages::bot; fn f() { bot::NAME }",
        "use crate::messages::bot::NAME;",
        "use crate::messages::bot::{NAME};",
        "use crate::messages::{bot as b, shell}; fn f() { b::NAME }",
        "fn f() { crate::messages::bot::NAME }",
    ] {
        assert!(said(source).contains(&item("bot", "NAME")), "{source}");
    }
    for source in [
        "use crate::messages::shell as words; fn f() { words::NAME }",
        "fn f() { NAME }",
    ] {
        assert!(!said(source).contains(&item("bot", "NAME")), "{source}");
    }
}
