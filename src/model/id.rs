//! Typed ids, so that a bot's id is never taken for an application's.

use std::sync::Arc;

use serde_json::Value;

use super::object::Json;

/// Declares an id that is an opaque string. A copy of one costs nothing: a list has many, and many keep them.
macro_rules! text_id {
    ($(#[$meta:meta])* $name:ident) => {
        $(#[$meta])*
        #[derive(Clone, Debug, Default, PartialEq, Eq, Hash)]
        pub struct $name(pub Arc<str>);

        impl $name {
            /// The id as the API writes it.
            #[must_use]
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl From<&str> for $name {
            fn from(text: &str) -> Self {
                Self(text.into())
            }
        }

        impl From<String> for $name {
            fn from(text: String) -> Self {
                Self(text.into())
            }
        }

        impl Json for $name {
            fn from_json(value: &Value) -> Option<Self> {
                value.as_str().map(Self::from)
            }

            fn to_json(&self) -> Value {
                self.as_str().into()
            }
        }
    };
}

text_id! {
    /// The id of a bot agent: a random hash. `bot_agent_id` in most methods, `id` in `update_bot_agent`.
    BotId
}

text_id! {
    /// The id of an application in the Developers Platform, which owns bot agents.
    ClientId
}

/// The number of a group. Group 0 is a real group that every agent belongs to.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct GroupId(pub u64);

impl GroupId {
    /// The group whose number was entered; `None` for a text that is no number.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        text.trim().parse().map(Self).ok()
    }
}

impl Json for GroupId {
    fn from_json(value: &Value) -> Option<Self> {
        value.as_u64().map(Self)
    }

    fn to_json(&self) -> Value {
        self.0.into()
    }
}
