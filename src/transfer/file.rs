//! The file: a JSON object that says what it is, with the bots in it.

use serde_json::{Value, json};
use thiserror::Error;

use crate::filter::{DEEPEST, ParseError, Repeated, check_depth, parse_json, repeated_members};
use crate::model::Bot;
use crate::model::object::{Json, Object};
use crate::model::secret;

/// What `format` says.
pub const FORMAT: &str = "bot-agents";
/// The only version so far.
pub const VERSION: u64 = 1;
/// The largest text that is read, in bytes.
pub const LARGEST: usize = 10_000_000;
/// How deep a file may be nested: filters as deep as they can be typed, and what stands around them.
const DEEPEST_FILE: usize = DEEPEST + 16;

/// What is said about a file besides its bots.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct File {
    /// When it was made, as in `2026-11-21T14:05:00.000Z`.
    pub exported_at: String,
    /// The base URL of the API that the bots are from, or the demo's name.
    pub source: String,
    /// Whether the secrets go along.
    pub with_secrets: bool,
}

/// Why a text holds no bots. Lines and columns count from 1.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum ReadError {
    /// There is nothing.
    #[error("there is nothing in it")]
    Empty,
    /// More than is read.
    #[error("it has {0} bytes")]
    TooLarge(usize),
    /// It isn't JSON.
    #[error("line {line}, column {column}: {message}")]
    Syntax {
        /// The line.
        line: usize,
        /// The column.
        column: usize,
        /// What is wrong there.
        message: String,
    },
    /// It is nested deeper than so many levels.
    #[error("it is nested more than {0} levels deep")]
    TooDeep(usize),
    /// A member stands twice in one object, and only one could be kept.
    #[error("{0}")]
    Repeated(Repeated),
    /// It is JSON, but neither a file of bots nor a bot.
    #[error("there are no bot agents in it")]
    NoBots,
    /// A file of a version that nobody here knows.
    #[error("its version is {0}")]
    Version(String),
    /// Something among the bots isn't one; counted from 1.
    #[error("number {0} is no bot agent")]
    NotABot(usize),
}

/// Writes a file.
#[must_use]
pub fn write(file: &File, bots: &[Bot]) -> String {
    let bot = |bot: &Bot| {
        let bot = bot.to_json();
        if file.with_secrets {
            bot
        } else {
            secret::left_out(bot)
        }
    };
    let whole = json!({
        "format": FORMAT,
        "version": VERSION,
        "exported_at": file.exported_at,
        "source": file.source,
        "bots": bots.iter().map(bot).collect::<Vec<_>>(),
    });
    format!("{whole:#}\n")
}

/// Reads a file, a list of bots, one bot, or the API's own answer about one. A bot without an id gets an
/// empty one.
///
/// # Errors
/// When there are no bots in the text, with the place of the first thing that is wrong.
pub fn read(text: &str) -> Result<Vec<Bot>, ReadError> {
    if text.len() > LARGEST {
        return Err(ReadError::TooLarge(text.len()));
    }
    // Some editors put an invisible mark in front.
    let text = text.trim_start_matches('\u{feff}');
    if text.trim().is_empty() {
        return Err(ReadError::Empty);
    }
    check_depth(text, DEEPEST_FILE).map_err(syntax)?;
    let value = parse_json(text).map_err(syntax)?;
    if let Some(repeated) = repeated_members(text).into_iter().next() {
        return Err(ReadError::Repeated(repeated));
    }
    let bots = bots_in(&value)?;
    let bots: Vec<Bot> = bots
        .iter()
        .enumerate()
        .map(|(index, bot)| read_bot(bot).ok_or(ReadError::NotABot(index + 1)))
        .collect::<Result<_, _>>()?;
    if bots.is_empty() {
        Err(ReadError::NoBots)
    } else {
        Ok(bots)
    }
}

fn syntax(error: ParseError) -> ReadError {
    match error {
        ParseError::Syntax {
            line,
            column,
            message,
        } => ReadError::Syntax {
            line,
            column,
            message,
        },
        ParseError::TooDeep(deepest) => ReadError::TooDeep(deepest),
        ParseError::Repeated(repeated) => ReadError::Repeated(repeated),
        ParseError::NotAnObject => ReadError::NoBots,
    }
}

fn bots_in(value: &Value) -> Result<&[Value], ReadError> {
    let object = match value {
        Value::Array(bots) => return Ok(bots),
        Value::Object(object) => object,
        _ => return Err(ReadError::NoBots),
    };
    if let Some(format) = object.get("format") {
        check_format(format, object.get("version"))?;
        let bots = object.get("bots").and_then(Value::as_array);
        return bots.map(Vec::as_slice).ok_or(ReadError::NoBots);
    }
    if let Some(payload) = object.get("payload").filter(|it| it.is_object()) {
        return bots_in(payload);
    }
    if let Some(bot) = object.get("bot_agent") {
        return Ok(std::slice::from_ref(bot));
    }
    if looks_like_a_bot(object) {
        return Ok(std::slice::from_ref(value));
    }
    Err(ReadError::NoBots)
}

fn check_format(format: &Value, version: Option<&Value>) -> Result<(), ReadError> {
    if format != FORMAT {
        return Err(ReadError::NoBots);
    }
    match version {
        Some(version) if version.as_u64() == Some(VERSION) => Ok(()),
        version => Err(ReadError::Version(
            version.map_or_else(|| "missing".to_owned(), Value::to_string),
        )),
    }
}

/// Any JSON object could be a bot; with neither name nor id nobody meant it to be one.
fn looks_like_a_bot(object: &Object) -> bool {
    let is_text = |name: &str| object.get(name).is_some_and(Value::is_string);
    is_text("name") || is_text("id")
}

fn read_bot(value: &Value) -> Option<Bot> {
    let object = value
        .as_object()
        .filter(|object| looks_like_a_bot(object))?;
    if object.get("id").is_some_and(|id| !id.is_null()) {
        return Bot::from_json(value);
    }
    let mut object = object.clone();
    object.insert("id".to_owned(), "".into());
    Bot::from_json(&Value::Object(object))
}
