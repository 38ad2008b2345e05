//! Filters as text: where a syntax error is, and members that stand twice in one object.

use std::collections::HashSet;

use serde_json::Value;
use thiserror::Error;

use crate::messages::filter_doubts as words;
use crate::model::decode;
use crate::model::object::Object;

/// How deep filters may be nested: far deeper than any are, and so little that the request and the file that
/// they are put into can be read.
pub const DEEPEST: usize = 64;

/// Why a text is no filters. Lines and columns count from 1, columns in characters.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ParseError {
    /// It isn't JSON.
    #[error("{}", words::syntax(*line, *column, message))]
    Syntax {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
        /// What is wrong there.
        message: String,
    },
    /// It is nested deeper than so many levels.
    #[error("{}", words::too_deep(*.0))]
    TooDeep(usize),
    /// It is JSON, but not an object.
    #[error("{}", words::HAVE_TO_BE_OBJECT)]
    NotAnObject,
    /// Only one of two equal members could be kept.
    #[error("{0}")]
    Repeated(Repeated),
}

/// A member that stands twice in one object.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{}", words::repeated_member(name, *line, *column))]
pub struct Repeated {
    /// The member.
    pub name: String,
    /// Where it stands again.
    pub line: usize,
    /// Where it stands again.
    pub column: usize,
}

/// Reads a JSON object, refusing one whose text says more than can be kept.
///
/// # Errors
///
/// With the line and column of the first thing that is wrong.
pub fn parse(text: &str) -> Result<Object, ParseError> {
    check_depth(text, DEEPEST)?;
    let object = parse_any(text)?;
    match repeated_members(text).into_iter().next() {
        Some(repeated) => Err(ParseError::Repeated(repeated)),
        None => Ok(object),
    }
}

/// Reads a JSON object. Of members that stand twice the last counts.
///
/// # Errors
///
/// When it isn't JSON, with line and column, or isn't an object.
pub fn parse_any(text: &str) -> Result<Object, ParseError> {
    match parse_json(text)? {
        Value::Object(object) => Ok(object),
        _ => Err(ParseError::NotAnObject),
    }
}

/// Reads any JSON. Of members that stand twice the last counts.
///
/// # Errors
///
/// When it isn't JSON, with line and column.
pub fn parse_json(text: &str) -> Result<Value, ParseError> {
    decode::parse(text).map_err(|error| syntax_error(text, &error))
}

/// Refuses a text, of JSON or not, that is nested deeper than this.
///
/// # Errors
///
/// When it is.
pub fn check_depth(text: &str, deepest: usize) -> Result<(), ParseError> {
    let bytes = text.as_bytes();
    let (mut at, mut depth) = (0, 0_usize);
    while let Some(&byte) = bytes.get(at) {
        at += 1;
        match byte {
            b'"' => at = end_of_string(bytes, at),
            b'{' | b'[' => depth += 1,
            b'}' | b']' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth > deepest {
            return Err(ParseError::TooDeep(deepest));
        }
    }
    Ok(())
}

fn syntax_error(text: &str, error: &serde_json::Error) -> ParseError {
    let whole = error.to_string();
    let message = whole
        .rsplit_once(" at line ")
        .map_or(whole.as_str(), |(message, _)| message)
        .replace("EOF while parsing", words::ENDS_INSIDE);
    let (line, column) = place(text, error.line(), error.column());
    ParseError::Syntax {
        line,
        column,
        message,
    }
}

/// Line and column as an editor counts them: the parser counts bytes, and a line break as column 0 of the
/// next line.
fn place(text: &str, line: usize, column: usize) -> (usize, usize) {
    let line_text = |line: usize| text.split('\n').nth(line - 1).unwrap_or_default();
    if column == 0 && line > 1 {
        return (line - 1, line_text(line - 1).chars().count() + 1);
    }
    let characters = line_text(line.max(1)).char_indices();
    let up_to = characters.take_while(|(index, _)| *index < column).count();
    (line.max(1), up_to.max(1))
}

/// The members that stand twice in one object, of a text that is JSON. JSON libraries, this one
/// included, keep only the last of them.
#[must_use]
pub fn repeated_members(text: &str) -> Vec<Repeated> {
    let mut repeated = Vec::new();
    // The members so far of each object we are in; nothing for an array.
    let mut open: Vec<Option<HashSet<String>>> = Vec::new();
    let (mut line, mut line_start) = (1, 0);
    let mut key_comes = false;
    let mut at = 0;
    let bytes = text.as_bytes();
    while let Some(&byte) = bytes.get(at) {
        let start = at;
        at += 1;
        match byte {
            b'"' => {
                at = end_of_string(bytes, at);
                let Some(Some(names)) = open.last_mut() else {
                    continue;
                };
                let Some(name) = key_comes.then(|| unescaped(text, start, at)).flatten() else {
                    continue;
                };
                key_comes = false;
                if !names.insert(name.clone()) {
                    repeated.push(Repeated {
                        name,
                        line,
                        column: text[line_start..start].chars().count() + 1,
                    });
                }
            }
            b'{' => {
                open.push(Some(HashSet::new()));
                key_comes = true;
            }
            b'[' => open.push(None),
            b'}' | b']' => {
                open.pop();
            }
            b',' => key_comes = true,
            b'\n' => {
                line += 1;
                line_start = at;
            }
            _ => {}
        }
    }
    repeated
}

/// Where a string ends that begins before `at`.
fn end_of_string(bytes: &[u8], mut at: usize) -> usize {
    while let Some(byte) = bytes.get(at) {
        match byte {
            b'"' => return at + 1,
            b'\\' => at += 2,
            _ => at += 1,
        }
    }
    bytes.len()
}

fn unescaped(text: &str, start: usize, end: usize) -> Option<String> {
    let name = decode::parse(text.get(start..end)?).ok()?;
    name.as_str().map(str::to_owned)
}
