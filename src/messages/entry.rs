//! What is typed or pasted and can’t be read, and where suggestions come from.

use super::common::isolated;
use crate::format;

/// A payload beyond the limit.
#[must_use]
pub fn payload_too_long(limit: usize) -> String {
    let limit = format::number(limit as u64);
    format!(
        "Cut: a payload of at most {limit} characters can be tried here. Leave out what the filters don’t look at."
    )
}

/// Filters beyond the limit.
#[must_use]
pub fn filters_too_long(limit: usize) -> String {
    let limit = format::number(limit as u64);
    format!("Cut: the panel reads at most {limit} characters of filters.")
}

/// A text that isn’t JSON, or isn’t yet.
#[must_use]
pub fn not_json(problem: &str, line: usize, column: usize) -> String {
    let line = format::number(line as u64);
    let column = format::number(column as u64);
    format!("This isn’t JSON yet: {problem} (line {line}, column {column}).")
}

/// JSON with more levels than are read.
#[must_use]
pub fn too_deep(deepest: usize) -> String {
    format!("The panel reads JSON that is nested at most {deepest} levels deep.")
}

/// Another kind of JSON than a payload.
pub const PAYLOAD_NOT_OBJECT: &str =
    "A payload is a JSON object, such as {\"action\": \"incoming_event\"}.";
/// Another kind of JSON than filters.
pub const FILTERS_NOT_OBJECT: &str =
    "Filters are a JSON object, such as {\"only_my_chats\": true}.";

/// Two members of one name.
#[must_use]
pub fn repeated(name: &str, line: usize, column: usize) -> String {
    let name = isolated(name);
    let line = format::number(line as u64);
    let column = format::number(column as u64);
    format!(
        "“{name}” is already in this object, and only one can be kept (line {line}, column {column})."
    )
}

/// A value that is still being typed.
#[must_use]
pub fn not_taken(text: &str) -> String {
    let text = isolated(text);
    format!("“{text}” is typed, but not added as a value yet.")
}

/// A problem with filters, beside those of other fields.
#[must_use]
pub fn filters(problem: &str) -> String {
    format!("Filters: {problem}")
}

/// Where a suggestion comes from.
pub const FROM_LICENSE: &str = "Configured in this license";
/// Where a suggestion comes from.
pub const FROM_TEST: &str = "For tests, in every license";
/// Where a suggestion comes from.
pub const FROM_FILTER: &str = "Used in another filter";

/// The numbers allowed.
#[must_use]
pub fn between(from: &str, to: &str) -> String {
    format!("{from} to {to}")
}

/// The numbers allowed.
#[must_use]
pub fn from(least: &str) -> String {
    format!("{least} or more")
}

/// The numbers allowed.
#[must_use]
pub fn up_to(most: &str) -> String {
    format!("{most} or less")
}

/// The numbers allowed.
pub const ANY_NUMBER: &str = "any";
