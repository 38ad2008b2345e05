//! One call of an API method as a value: what to send, and how to read the answer.

use serde_json::Value;

use super::error::{Aftermath, Cause, Error};

/// Whether a call changes anything. Only reads are ever repeated without asking.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Effect {
    /// Changes nothing.
    Read,
    /// Creates, changes or removes something.
    Write,
}

/// A method of the API that answers with a `T`.
#[derive(Clone, Debug)]
pub struct Call<T> {
    /// The last part of the URL, such as `get_bot_agents`.
    pub action: &'static str,
    /// Whether it changes anything.
    pub effect: Effect,
    /// The access scopes of which any one is enough.
    pub scopes: &'static [&'static str],
    /// The payload, without its wrapper.
    pub payload: Value,
    /// Reads the unwrapped answer, or says what is missing. An empty answer comes as `null`.
    pub read: fn(&Value) -> Result<T, String>,
    /// Reads the usual answer from its text, where a tree of it might be too large; nothing for any other, which
    /// is then for `read`.
    pub at_once: Option<fn(&str) -> Option<T>>,
}

impl<T> Call<T> {
    /// The error of this call that has this cause.
    #[must_use]
    pub fn error(&self, cause: Cause) -> Error {
        Error {
            action: self.action,
            effect: self.effect,
            scopes: self.scopes,
            cause,
            attempts: 1,
            aftermath: Aftermath::NotChecked,
        }
    }
}
