//! Words for people stand in the catalogue only: a string elsewhere that reads like some is a breach.

use proc_macro2::{TokenStream, TokenTree};

use crate::not_words::{KEPT, NOT_YET};

/// The modules that may say something to people, and have to take it from the catalogue.
const SPEAKING: &[&str] = &[
    "model",
    "filter",
    "health",
    "api",
    "state",
    "ui",
    "components",
    "pages",
    "app",
];

/// Attributes whose value is read out or shown, however short it is.
const SHOWN: &[&str] = &["alt", "label", "placeholder", "title"];

/// What ends the panel or tells its developer something; nobody else reads it.
const FOR_MACHINES: &[&str] = &[
    "assert",
    "debug_assert",
    "debug_log",
    "expect",
    "panic",
    "unreachable",
];

/// The strings of one file that read like words for people.
pub fn stray_words(file: &str, module: &str, tokens: TokenStream) -> Vec<(usize, String)> {
    if !SPEAKING.contains(&module) || is_test(file) || NOT_YET.contains(&file) {
        return Vec::new();
    }
    let mut found = Vec::new();
    search(tokens, &mut found);
    found.retain(|(_, text)| !KEPT.iter().any(|(kept, _)| kept == text));
    found
        .into_iter()
        .map(|(line, text)| (line, format!("“{text}” belongs in src/messages")))
        .collect()
}

fn is_test(file: &str) -> bool {
    file.ends_with("/tests.rs") || file.contains("/tests/")
}

fn search(tokens: TokenStream, found: &mut Vec<(usize, String)>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    let mut at = 0;
    while let Some(token) = tokens.get(at) {
        match token {
            TokenTree::Group(group) if !is_passed_over(&tokens, at) => {
                search(group.stream(), found);
            }
            TokenTree::Literal(literal) => {
                let text = string(&literal.to_string());
                if text.is_some_and(|text| reads_like_words(&text, attribute(&tokens, at))) {
                    let line = literal.span().start().line;
                    found.push((line, string(&literal.to_string()).unwrap_or_default()));
                }
            }
            _ => {}
        }
        at += 1;
    }
}

/// Whether nobody but developers reads what a group holds: attributes, tests, reasons of a crash.
fn is_passed_over(tokens: &[TokenTree], at: usize) -> bool {
    let before = |back: usize| {
        at.checked_sub(back)
            .map_or_else(String::new, |at| tokens[at].to_string())
    };
    let TokenTree::Group(group) = &tokens[at] else {
        return false;
    };
    let is_attribute = before(1) == "#" || before(1) == "!" && before(2) == "#";
    if is_attribute {
        return !group.stream().to_string().starts_with("error");
    }
    let name = if before(1) == "!" {
        before(2)
    } else {
        before(1)
    };
    FOR_MACHINES.contains(&name.as_str()) || is_test_module(tokens, at)
}

/// Whether the group at `at` is the body of `#[cfg(test)] mod tests`.
fn is_test_module(tokens: &[TokenTree], at: usize) -> bool {
    at >= 4
        && tokens[at - 2].to_string() == "mod"
        && tokens[at - 3].to_string().replace(' ', "") == "[cfg(test)]"
}

/// The name of the attribute that the value at `at` is for, such as `class` or `aria-label`.
fn attribute(tokens: &[TokenTree], at: usize) -> String {
    match at.checked_sub(2).and_then(|start| tokens.get(start..at)) {
        Some([TokenTree::Ident(name), TokenTree::Punct(equals)]) if equals.as_char() == '=' => {
            name.to_string()
        }
        _ => String::new(),
    }
}

/// What a literal says, if it is a string.
fn string(literal: &str) -> Option<String> {
    let start = literal.find('"')?;
    let prefix = literal[..start].trim_end_matches('#');
    if !matches!(prefix, "" | "r") {
        return None;
    }
    let end = literal.rfind('"')?;
    literal.get(start + 1..end).map(str::to_owned)
}

fn reads_like_words(text: &str, attribute: String) -> bool {
    if attribute == "class" || is_class_list(text) {
        return false;
    }
    let shown = SHOWN.contains(&attribute.as_str()) && text.chars().any(char::is_alphabetic);
    shown || has_two_words(text) || is_capitalised(text)
}

/// Class names, at least one of which only a class can be called.
fn is_class_list(text: &str) -> bool {
    let is_class = |character: char| {
        character.is_ascii_lowercase() || character.is_ascii_digit() || " -_".contains(character)
    };
    text.chars().all(is_class) && (text.contains("--") || text.contains("__"))
}

fn has_two_words(text: &str) -> bool {
    let characters: Vec<char> = text.chars().collect();
    characters
        .windows(3)
        .any(|three| three[0].is_alphabetic() && three[1] == ' ' && three[2].is_alphabetic())
}

fn is_capitalised(text: &str) -> bool {
    let mut characters = text.chars();
    characters.next().is_some_and(char::is_uppercase)
        && characters.next().is_some_and(char::is_lowercase)
}
