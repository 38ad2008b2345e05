//! Words for people stand in the catalogue only: a text elsewhere that reads like some is a breach.
//!
//! Seen as words: two words beside each other, a capital with small letters behind it, anything in an
//! attribute that is shown, and what stands bare between two tags. Not seen: what is compared with, class names, and what only developers read.

use proc_macro2::{Literal, TokenStream, TokenTree};

use crate::not_words::KEPT;

/// The modules that say something to people. What `api` says of itself is for developers.
const SPEAKING: &[&str] = &[
    "model",
    "filter",
    "health",
    "state",
    "ui",
    "components",
    "pages",
    "app",
];

/// Attributes that are shown or read out, the last parts of their names.
const SHOWN: &[&str] = &[
    "alt",
    "description",
    "hint",
    "label",
    "placeholder",
    "title",
];

/// Attributes of Rust that hold words for people: errors and what a component says by itself.
const TELLING: &[&str] = &["error", "prop"];

/// Macros and calls that only tell developers something.
const FOR_DEVELOPERS: &[&str] = &[
    "assert",
    "assert_eq",
    "debug_assert",
    "debug_log",
    "expect",
    "panic",
    "unreachable",
];

/// The words for people in a file, each with its line.
pub fn stray_words(file: &str, module: &str, tokens: TokenStream) -> Vec<(usize, String)> {
    if !SPEAKING.contains(&module) || is_test(file) {
        return Vec::new();
    }
    let mut found = Vec::new();
    search(tokens, &mut found);
    let is_kept = |text: &str| {
        let mut kept = KEPT.iter();
        kept.any(|(where_, it, _)| *where_ == file && *it == text)
    };
    found
        .into_iter()
        .filter(|(_, text)| !is_kept(text))
        .map(|(line, text)| (line, format!("“{text}” belongs in src/messages")))
        .collect()
}

fn is_test(file: &str) -> bool {
    file.ends_with("/tests.rs") || file.contains("/tests/")
}

fn search(tokens: TokenStream, found: &mut Vec<(usize, String)>) {
    let tokens: Vec<TokenTree> = tokens.into_iter().collect();
    for (at, token) in tokens.iter().enumerate() {
        match token {
            TokenTree::Group(group) if !is_for_developers(&tokens, at) => {
                if is_view(&tokens, at) {
                    found.extend(bare_words(group.stream()));
                }
                search(group.stream(), found);
            }
            TokenTree::Literal(literal) if !is_compared(&tokens, at) => {
                let text = said(literal).filter(|text| are_words(text, attribute(&tokens, at)));
                found.extend(text.map(|text| (literal.span().start().line, text)));
            }
            _ => {}
        }
    }
}

/// The tokens before `at`, nearest first, as text.
fn before(tokens: &[TokenTree], at: usize) -> impl Iterator<Item = String> {
    tokens[..at].iter().rev().map(ToString::to_string)
}

/// Whether the group at `at` is an attribute, a test, or what a crash says.
fn is_for_developers(tokens: &[TokenTree], at: usize) -> bool {
    let [one, two, three] = {
        let mut before = before(tokens, at);
        [(); 3].map(|()| before.next().unwrap_or_default())
    };
    if one == "#" || (one == "!" && two == "#") {
        let attribute = tokens[at].to_string();
        let name = attribute.trim_start_matches('[').trim_start();
        return !TELLING.iter().any(|telling| name.starts_with(telling));
    }
    let is_test = two == "mod" && three.replace(' ', "") == "[cfg(test)]";
    let name = if one == "!" { two } else { one };
    is_test || FOR_DEVELOPERS.contains(&name.as_str())
}

/// Whether the group at `at` is what a `view!` shows.
fn is_view(tokens: &[TokenTree], at: usize) -> bool {
    before(tokens, at).take(2).eq(["!", "view"])
}

/// Words right behind a tag, which a view shows as they stand: names of constants as well, where the
/// braces around them were forgotten.
fn bare_words(view: TokenStream) -> Vec<(usize, String)> {
    let tokens: Vec<TokenTree> = view.into_iter().collect();
    let words = tokens.windows(3).filter_map(|three| match three {
        [front, TokenTree::Punct(end), TokenTree::Ident(word)] => {
            let ends_a_tag = end.as_char() == '>' && !matches!(&*front.to_string(), "=" | "-");
            ends_a_tag.then(|| (word.span().start().line, word.to_string()))
        }
        _ => None,
    });
    words.collect()
}

/// Whether the literal at `at` is a pattern or an operand of a comparison: such a text comes from
/// somewhere, and goes nowhere.
fn is_compared(tokens: &[TokenTree], at: usize) -> bool {
    let after: String = tokens[at + 1..]
        .iter()
        .take(2)
        .map(ToString::to_string)
        .collect();
    let is_operand = |text: &str| text.starts_with("==") || text.starts_with("!=");
    let front: Vec<String> = before(tokens, at).take(2).collect();
    let front: String = front.into_iter().rev().collect();
    after.starts_with("=>")
        || after.starts_with('|') && !after.starts_with("||")
        || after.starts_with("if")
        || is_operand(&after)
        || is_operand(&front)
}

/// The last part of the attribute's name that the value at `at` is for, such as `label`.
fn attribute(tokens: &[TokenTree], at: usize) -> String {
    match at.checked_sub(2).and_then(|start| tokens.get(start..at)) {
        Some([TokenTree::Ident(name), TokenTree::Punct(equals)]) if equals.as_char() == '=' => {
            name.to_string()
        }
        _ => String::new(),
    }
}

/// What a literal says, if it is a text, as it is written.
fn said(literal: &Literal) -> Option<String> {
    let written = literal.to_string();
    let (prefix, rest) = written.split_once('"')?;
    let is_text = matches!(prefix.trim_end_matches('#'), "" | "r");
    let (text, _) = rest.rsplit_once('"')?;
    is_text.then(|| text.to_owned())
}

fn are_words(text: &str, attribute: String) -> bool {
    if attribute == "class" || are_classes(text) {
        return false;
    }
    let own = without_values(text);
    if !own.contains(char::is_alphabetic) {
        return false;
    }
    SHOWN.contains(&attribute.as_str())
        || stand_beside_each_other(text, &own)
        || starts_with_a_capital(text)
}

/// Class names, with one among them that nothing but a class is called.
fn are_classes(text: &str) -> bool {
    let in_class = |letter: char| {
        letter.is_ascii_lowercase() || letter.is_ascii_digit() || " -_{}".contains(letter)
    };
    text.chars().all(in_class) && (text.contains("--") || text.contains("__"))
}

/// A text without what a format puts in.
fn without_values(text: &str) -> String {
    let mut inside = false;
    let outside = |letter: &char| {
        inside = (inside || *letter == '{') && *letter != '}';
        !inside && *letter != '}'
    };
    text.chars().filter(outside).collect()
}

/// Two words with a space between, either of which may be a value that is put in; or one at the edge of a
/// piece of a sentence.
fn stand_beside_each_other(text: &str, own: &str) -> bool {
    let letters: Vec<char> = text.chars().collect();
    let is_word = |letter: char| letter.is_alphabetic() || "{}’".contains(letter);
    let two = |three: &[char]| is_word(three[0]) && three[1] == ' ' && is_word(three[2]);
    letters.windows(3).any(two) || own.trim() != own
}

fn starts_with_a_capital(text: &str) -> bool {
    let mut letters = text.chars();
    letters.next().is_some_and(char::is_uppercase) && letters.next().is_some_and(char::is_lowercase)
}
