//! What is wrong with the file `config.json` beside the panel.

use super::common::isolated;

/// The heading above the problem.
pub const TITLE: &str = "The file config.json can’t be used";
/// What happens instead.
pub const INSTEAD: &str = "The panel works with its own defaults. Please tell those who run it.";
/// A member that nobody knows.
#[must_use]
pub fn unknown(line: usize, name: &str) -> String {
    let name = isolated(name);
    format!("Line {line}: there is no setting “{name}”.")
}

/// A member that should be a text.
#[must_use]
pub fn not_a_text(line: usize, name: &str) -> String {
    format!("Line {line}: “{name}” has to be a text in quotes.")
}

/// A member that should be yes or no.
#[must_use]
pub fn not_a_choice(line: usize, name: &str) -> String {
    format!("Line {line}: “{name}” has to be true or false.")
}

/// A text that isn't one of a few.
#[must_use]
pub fn not_one_of(line: usize, name: &str, choices: &str) -> String {
    format!("Line {line}: “{name}” has to be one of {choices}.")
}

/// A version of the API that the panel doesn’t speak.
#[must_use]
pub fn other_version(line: usize, name: &str, version: &str, spoken: &str) -> String {
    format!(
        "Line {line}: “{name}” is “{version}”. The panel speaks only {spoken}: other versions have other methods for bot agents."
    )
}

/// A member that should be a list.
#[must_use]
pub fn not_a_list(line: usize, name: &str) -> String {
    format!("Line {line}: “{name}” has to be a list in square brackets.")
}

/// Something in a list of origins that isn't one.
#[must_use]
pub fn not_an_origin(line: usize, name: &str) -> String {
    format!(
        "Line {line}: “{name}” may list only origins, such as https://portal.example or http://localhost:3000."
    )
}

/// A URL that won't do.
#[must_use]
pub fn bad_url(line: usize, name: &str, problem: &str) -> String {
    format!("Line {line}: “{name}”. {problem}")
}

/// The text is no JSON object.
#[must_use]
pub fn not_readable(problem: &str) -> String {
    format!("It isn’t a JSON object: {problem}.")
}
