//! Filters as a person types them: read, or why they can't be, in a sentence.

use super::FiltersDraft;
use crate::filter::{self, NodeId, ParseError};
use crate::messages::entry as words;
use crate::model::object::Object;

/// The most UTF-16 units of JSON that can be typed: far more than filters need, and quick to read.
pub const LONGEST_JSON: u32 = 100_000;

impl FiltersDraft {
    /// The rows that keep them from being sent: what they ask for so far isn't what they will.
    #[must_use]
    pub fn unfinished(&self) -> Vec<NodeId> {
        let problems = self.problems().into_iter();
        problems.map(|problem| problem.clause).collect()
    }
}

/// What a text says; nothing is an empty object.
pub(super) fn read(text: &str) -> Result<Object, String> {
    if text.trim().is_empty() {
        return Ok(Object::new());
    }
    if text.encode_utf16().count() >= LONGEST_JSON as usize {
        return Err(words::filters_too_long(LONGEST_JSON as usize));
    }
    filter::parse(text).map_err(|error| sentence(&error))
}

/// Why a text isn't filters.
pub(super) fn sentence(error: &ParseError) -> String {
    match error {
        ParseError::Syntax {
            line,
            column,
            message,
        } => words::not_json(message, *line, *column),
        ParseError::TooDeep(deepest) => words::too_deep(*deepest),
        ParseError::NotAnObject => words::FILTERS_NOT_OBJECT.to_owned(),
        ParseError::Repeated(repeated) => {
            words::repeated(&repeated.name, repeated.line, repeated.column)
        }
    }
}
