//! What is stated beside a payload, since no payload tells everything.

use serde_json::Value;
use thiserror::Error;

use crate::messages::filter_doubts as words;
use crate::model::object::Object;

use super::tree::AuthorType;

/// What a person states about the situation. It goes before what the payload says.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Context {
    /// Everyone who is in the chat, and no one else.
    pub chat_member_ids: Option<Vec<String>>,
    /// Who wrote the event.
    pub author_type: Option<AuthorType>,
    /// The client id of this application.
    pub client_id: Option<String>,
    /// The chat's properties. Added to those of the payload; all there are where it carries none.
    pub chat_properties: Option<Object>,
    /// The thread's properties, likewise.
    pub thread_properties: Option<Object>,
    /// The event's properties, likewise.
    pub event_properties: Option<Object>,
    /// The properties whose texts the service splits into words, by namespace and name: the license knows them,
    /// nobody states them.
    pub tokenized: Vec<(String, String)>,
}

/// A member of another shape than it should have.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{}", words::must_be(member, expected))]
pub struct ContextError {
    /// The member.
    pub member: &'static str,
    /// What it should be.
    pub expected: &'static str,
}

impl Context {
    /// The members there are.
    pub const MEMBERS: [&str; 6] = [
        "chat_member_ids",
        "author_type",
        "client_id",
        "chat_properties",
        "thread_properties",
        "event_properties",
    ];

    /// Reads it from JSON. A member that is `null` counts as left out; unknown ones are passed over.
    ///
    /// # Errors
    ///
    /// When a member has another shape than it should have.
    pub fn from_json(context: &Object) -> Result<Self, ContextError> {
        Ok(Self {
            chat_member_ids: read(context, "chat_member_ids", words::TEXTS, |value| {
                let text = |id: &Value| id.as_str().map(str::to_owned);
                value.as_array()?.iter().map(text).collect()
            })?,
            author_type: read(context, "author_type", words::AUTHORS, |value| {
                AuthorType::from_wire(value.as_str()?)
            })?,
            client_id: read(context, "client_id", words::A_TEXT, |value| {
                value.as_str().map(str::to_owned)
            })?,
            chat_properties: properties(context, "chat_properties")?,
            thread_properties: properties(context, "thread_properties")?,
            event_properties: properties(context, "event_properties")?,
            tokenized: Vec::new(),
        })
    }
}

fn properties(context: &Object, member: &'static str) -> Result<Option<Object>, ContextError> {
    read(context, member, words::AN_OBJECT, |value| {
        value.as_object().cloned()
    })
}

fn read<T>(
    context: &Object,
    member: &'static str,
    expected: &'static str,
    convert: impl FnOnce(&Value) -> Option<T>,
) -> Result<Option<T>, ContextError> {
    match context.get(member) {
        None | Some(Value::Null) => Ok(None),
        Some(value) => convert(value)
            .map(Some)
            .ok_or(ContextError { member, expected }),
    }
}
