//! The small change of English: values, lists and names as they stand in a sentence.

use serde_json::Value;

use super::scalar::Scalar;
use super::tree::{Clause, Entry, Kind, Property};
use crate::messages::common::isolated;
use crate::messages::filter as words;
use crate::model::unseen;

/// How many items of a list are named before the rest is counted.
const NAMED: usize = 6;
/// How much of a text is shown.
const SHOWN: usize = 60;

/// A text: bare where it can't be mistaken, in quotes otherwise, so that `“1”` is not `1`.
pub(super) fn text(text: &str) -> String {
    let short: String = text.chars().take(SHOWN).collect();
    let cut = if short.len() < text.len() { "…" } else { "" };
    let short = unseen::shown(&short);
    let short = isolated(&short);
    if is_plain(text) {
        format!("{short}{cut}")
    } else {
        format!("“{short}{cut}”")
    }
}

fn is_plain(text: &str) -> bool {
    let plain = |letter: char| letter.is_alphanumeric() || "-_.@/:+".contains(letter);
    let mistakable = ["true", "false", "null", "or", "and", "nor", "yes", "no", ""].contains(&text);
    let starts_well = text.starts_with(char::is_alphanumeric);
    let ends_well = text.ends_with(char::is_alphanumeric);
    let number = text.starts_with(|first: char| first.is_numeric())
        && !text.contains(|letter: char| letter.is_alphabetic() && !"eE".contains(letter));
    starts_well && ends_well && !number && !mistakable && text.chars().all(plain)
}

/// A value of a filter.
pub(super) fn scalar(scalar: &Scalar) -> String {
    match scalar {
        Scalar::Text(it) => text(it),
        Scalar::Int(int) => cut_number(int.as_str()),
        Scalar::Bool(yes) => yes.to_string(),
    }
}

/// A value of a payload. Never walks into it, so its depth doesn't matter.
pub(super) fn value(value: &Value) -> String {
    match value {
        Value::String(it) => text(it),
        Value::Number(number) => cut_number(number.as_str()),
        Value::Bool(yes) => yes.to_string(),
        Value::Null => "null".to_owned(),
        Value::Array(_) => words::A_LIST.to_owned(),
        Value::Object(_) => words::AN_OBJECT.to_owned(),
    }
}

/// The type of a value with its article, for telling `“1”` and `1` apart in words.
pub(super) fn type_of(value: &Value) -> &'static str {
    match value {
        Value::String(_) => words::A_TEXT,
        Value::Number(_) => words::A_NUMBER,
        Value::Bool(_) => words::TRUE_OR_FALSE,
        Value::Null => "null",
        Value::Array(_) => words::A_LIST,
        Value::Object(_) => words::AN_OBJECT,
    }
}

fn cut_number(digits: &str) -> String {
    match digits.get(..SHOWN) {
        Some(start) if digits.len() > SHOWN => format!("{start}…"),
        _ => digits.to_owned(),
    }
}

/// The values of a list: “a, b or c”.
pub(super) fn values(entries: &[Entry], conjunction: &str) -> String {
    list(
        entries.iter().map(|entry| scalar(&entry.scalar)),
        conjunction,
    )
}

/// A list in one breath; of a long one the first few and how many more.
pub(super) fn list(items: impl ExactSizeIterator<Item = String>, conjunction: &str) -> String {
    let total = items.len();
    let named = if total > NAMED + 1 { NAMED } else { total };
    let mut items: Vec<String> = items.take(named).collect();
    if named < total {
        items.push(words::more(total - named));
    }
    match items.split_last() {
        None => words::NOTHING.to_owned(),
        Some((only, [])) => only.clone(),
        Some((last, others)) => format!("{} {conjunction} {last}", others.join(", ")),
    }
}

/// A property with its owner: “the chat’s source.type”.
pub(super) fn property(property: &Property) -> String {
    let owner = property.scope.owner();
    let name = property_name(&property.namespace, &property.name);
    words::property(owner, &name)
}

/// Namespace and name, set apart wherever a dot between them could mislead.
pub(super) fn property_name(namespace: &str, name: &str) -> String {
    let part = |part: &str| {
        if part.is_empty() {
            "…".to_owned()
        } else {
            text(part)
        }
    };
    let clear = |part: &str| is_plain(part) && !part.contains(['.', '/']);
    let separator = if clear(namespace) && clear(name) {
        "."
    } else {
        " / "
    };
    format!("{}{separator}{}", part(namespace), part(name))
}

/// What a clause is about.
pub(super) fn about(clause: &Clause) -> String {
    match &clause.kind {
        Kind::Property(it) => property(it),
        Kind::ChatMembers(_) => words::WHO_IS_IN_CHAT.to_owned(),
        Kind::AuthorType(_) => words::THE_AUTHOR.to_owned(),
        Kind::OnlyMyChats(_) => words::WHOSE_CHATS.to_owned(),
        Kind::Kept(kept) => path(&kept.path),
    }
}

/// A path into the filters.
pub(super) fn path(path: &[String]) -> String {
    let parts: Vec<String> = path.iter().map(|part| text(part)).collect();
    parts.join(" / ")
}

/// With a capital at the start.
pub(super) fn sentence(text: &str) -> String {
    let mut letters = text.chars();
    match letters.next() {
        Some(first) => first.to_uppercase().chain(letters).collect(),
        None => String::new(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn texts_that_could_be_mistaken_stand_in_quotes() {
        for plain in [
            "facebook",
            "a-b_c",
            "anna@example.com",
            "5c98f",
            "v1.2",
            "1st",
            "été",
        ] {
            assert_eq!(text(plain), plain);
        }
        for quoted in [
            "", "1", "-1", "1.5", "1e5", "true", "or", "a b", "a,", "a, b", "…",
        ] {
            assert_eq!(text(quoted), format!("“{quoted}”"));
        }
    }

    #[test]
    fn lists_are_said_in_one_breath() {
        let say = |number: usize| list((0..number).map(|item| item.to_string()), "or");
        assert_eq!(say(0), "nothing");
        assert_eq!(say(1), "0");
        assert_eq!(say(2), "0 or 1");
        assert_eq!(say(7), "0, 1, 2, 3, 4, 5 or 6");
        assert_eq!(say(1000), "0, 1, 2, 3, 4, 5 or 994 more");
    }

    #[test]
    fn names_with_dots_are_set_apart() {
        assert_eq!(property_name("source", "type"), "source.type");
        assert_eq!(
            property_name("routing", "queue.priority"),
            "routing / queue.priority"
        );
        assert_eq!(property_name("", "type"), "… / type");
    }
}
