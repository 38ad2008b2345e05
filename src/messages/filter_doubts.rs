//! What is wrong with a filter or doubtful about it: as rows, as values, as JSON.

use super::common::{counted, isolated};
use crate::format;

/// What a row still needs, here and below.
pub const NAMESPACE_MISSING: &str = "Enter the property’s namespace.";
/// No name.
pub const NAME_MISSING: &str = "Enter the property’s name.";
/// No value.
pub const VALUES_MISSING: &str = "Enter at least one value.";
/// No agent.
pub const AGENTS_MISSING: &str = "Enter the id of at least one agent.";
/// An id without a character.
pub const AGENT_EMPTY: &str = "One of the agents’ ids is empty: fill it in, or remove it.";

/// Two rows in one place.
#[must_use]
pub fn repeats(about: &str) -> String {
    format!(
        "There is already a row about {about}, and only one can be sent: put them together or remove one."
    )
}

/// Something doubtful, here and below.
#[must_use]
pub fn unknown_action(action: &str) -> String {
    let action = isolated(action);
    format!(
        "The documentation doesn’t list the action {action}, so which filters it takes isn’t known."
    )
}

/// A filter that its action may not take.
#[must_use]
pub fn filter_not_documented(filter: &str, action: &str) -> String {
    let action = isolated(action);
    format!(
        "The documentation lists no {filter} filter for {action}: LiveChat may refuse or ignore it."
    )
}

/// A number beyond the limit.
#[must_use]
pub fn long_number(digits: &str) -> String {
    format!(
        "{digits} is longer than the 32 bits that the documentation allows: it is kept, but may never match."
    )
}

/// A payload of another action.
#[must_use]
pub fn other_action(sample: &str, action: &str) -> String {
    let sample = isolated(sample);
    let action = isolated(action);
    format!("The sample is one of {sample}, not of {action}.")
}

/// Why a part is kept as it is, without a full stop, here and below.
#[must_use]
pub fn unknown_filter(name: &str) -> String {
    let name = isolated(name);
    format!("“{name}” is not a filter that the documentation knows")
}

/// Something else than an object.
pub const NOT_AN_OBJECT: &str = "this is not an object";
/// Nothing inside.
pub const EMPTY: &str = "it is empty";
/// No operator.
pub const NO_OPERATOR: &str = "it says nothing about what to compare";

/// Another operator.
#[must_use]
pub fn unknown_operator(name: &str) -> String {
    let name = isolated(name);
    format!("“{name}” is not an operator that the documentation knows")
}

/// Two operators.
pub const SEVERAL_OPERATORS: &str = "it has several operators, and the documentation allows one";

/// A member too many.
#[must_use]
pub fn extra_member(name: &str) -> String {
    let name = isolated(name);
    format!("it holds “{name}” besides its operator")
}

/// Not a yes or no.
#[must_use]
pub fn not_a_bool(text: &str) -> String {
    let text = isolated(text);
    format!("“{text}” is neither true nor false")
}

/// Neither a text, nor a number, nor a yes or no.
#[must_use]
pub fn not_a_value(json: &str) -> String {
    format!("{json} is neither a text, nor a whole number, nor true or false")
}

/// Not a list.
#[must_use]
pub fn not_a_list(name: &str) -> String {
    let name = isolated(name);
    format!("“{name}” is not a list")
}

/// A value of another type, by its place.
#[must_use]
pub fn odd_value(number: usize) -> String {
    let number = format::number(number as u64);
    format!("value {number} is not a text, a whole number, true or false")
}

/// An agent of another type, by its place.
#[must_use]
pub fn odd_agent(number: usize) -> String {
    let number = format::number(number as u64);
    format!("agent {number} is not a text")
}

/// Another author.
pub const UNKNOWN_AUTHOR: &str = "the author is neither “customer” nor “agent”";

/// A value that can’t become a number, without a full stop.
#[must_use]
pub fn not_a_number(text: &str) -> String {
    let text = isolated(text);
    format!("“{text}” is not a whole number")
}

/// How many values a pasted list brought.
#[must_use]
pub fn added(count: usize) -> String {
    format!("{} added.", counted(count, "value", "values"))
}

/// Values that were there; follows another sentence.
#[must_use]
pub fn repeated(count: usize) -> String {
    format!(" {} already in the list.", were(count))
}

/// Values of another type; follows another sentence.
#[must_use]
pub fn unfit(count: usize, first: &str) -> String {
    format!(
        " {} left out for being of another type, {first} first.",
        were(count)
    )
}

/// Values beyond the limit; follows another sentence.
#[must_use]
pub fn cut(count: usize, limit: usize) -> String {
    let limit = counted(limit, "value", "values");
    format!(" {} left out: a list takes at most {limit}.", were(count))
}

fn were(count: usize) -> String {
    counted(count, "was", "were")
}

/// A value that can’t become another type, after why.
#[must_use]
pub fn stays(problem: &str) -> String {
    format!("{problem}, so it stays as it is.")
}

/// A value that is there.
pub const LISTED: &str = "That is already in the list.";

/// A full list.
#[must_use]
pub fn full(limit: usize) -> String {
    format!(
        "A list takes at most {}.",
        counted(limit, "value", "values")
    )
}

/// Where a text stops being JSON.
#[must_use]
pub fn syntax(line: usize, column: usize, problem: &str) -> String {
    let line = format::number(line as u64);
    let column = format::number(column as u64);
    format!("line {line}, column {column}: {problem}")
}

/// More levels than are read.
#[must_use]
pub fn too_deep(deepest: usize) -> String {
    format!("it is nested more than {deepest} levels deep")
}

/// A list or a value in place of filters.
pub const HAVE_TO_BE_OBJECT: &str = "the filters have to be a JSON object";

/// Two members of one name.
#[must_use]
pub fn repeated_member(name: &str, line: usize, column: usize) -> String {
    let name = isolated(name);
    let line = format::number(line as u64);
    let column = format::number(column as u64);
    format!("line {line}, column {column}: “{name}” is already in this object")
}

/// What the JSON parser calls EOF while parsing.
pub const ENDS_INSIDE: &str = "the text ends inside";

/// A member of another shape.
#[must_use]
pub fn must_be(member: &str, expected: &str) -> String {
    format!("`{member}` must be {expected}")
}

/// A shape.
pub const TEXTS: &str = "a list of texts";
/// A shape.
pub const AUTHORS: &str = "`customer` or `agent`";
/// A shape.
pub const A_TEXT: &str = "a text";
/// A shape.
pub const AN_OBJECT: &str = "an object";
