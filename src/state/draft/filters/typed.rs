//! Filters as a person types them: read, or why they can't be, in a sentence.

use crate::filter::{self, ParseError};
use crate::model::object::Object;

/// The most UTF-16 units of JSON that can be typed: far more than filters need, and quick to read.
pub const LONGEST_JSON: u32 = 100_000;

/// What a text says; nothing is an empty object.
pub(super) fn read(text: &str) -> Result<Object, String> {
    if text.trim().is_empty() {
        return Ok(Object::new());
    }
    if text.encode_utf16().count() >= LONGEST_JSON as usize {
        return Err(format!(
            "Cut: the panel reads at most {LONGEST_JSON} characters of filters."
        ));
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
        } => format!("This isn’t valid JSON yet: {message} (line {line}, column {column})."),
        ParseError::NotAnObject => {
            "Filters must be a JSON object, such as {\"only_my_chats\": true}.".to_owned()
        }
        ParseError::Repeated(repeated) => format!(
            "“{}” is already in this object, and only one can be kept (line {}, column {}).",
            repeated.name, repeated.line, repeated.column
        ),
    }
}
