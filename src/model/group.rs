//! Groups: which ones a bot belongs to, and when it gets their chats.

use serde_json::Value;

use super::id::GroupId;
use super::object::{Json, Reader, Rest};
use crate::messages::meanings as words;

wire_enum! {
    /// When an agent gets a group's chats (`groups[].priority`, `default_group_priority`).
    pub enum Priority {
        /// Before everyone else in the group: bots before people.
        First = "first",
        /// After those with `first`.
        Normal = "normal",
        /// Only when nobody with `first` or `normal` has a free slot.
        Last = "last",
        /// Never: no chats are assigned. Documented for `default_group_priority` only.
        Supervisor = "supervisor",
    }
}

impl Priority {
    /// The values documented for a single group, which leave out `supervisor`.
    pub const IN_GROUP: &'static [Self] = &[Self::First, Self::Normal, Self::Last];

    /// What the value does, in one line; empty for one that isn't documented.
    #[must_use]
    pub fn meaning(&self) -> &'static str {
        match self {
            Self::First => words::FIRST_MEANS,
            Self::Normal => words::NORMAL_MEANS,
            Self::Last => words::LAST_MEANS,
            Self::Supervisor => words::SUPERVISOR_MEANS,
            Self::Unknown(_) => "",
        }
    }
}

/// A bot's place in one group (`groups[]`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Membership {
    /// The group.
    pub id: GroupId,
    /// When the bot gets the group's chats.
    pub priority: Priority,
    /// Members that aren't modelled.
    pub rest: Rest,
}

impl Membership {
    /// A membership with nothing but the two documented members.
    #[must_use]
    pub fn new(id: GroupId, priority: Priority) -> Self {
        Self {
            id,
            priority,
            rest: Rest::default(),
        }
    }
}

impl Json for Membership {
    fn from_json(value: &Value) -> Option<Self> {
        let mut object = Reader::new(value)?;
        Some(Self {
            id: object.member("id")?,
            priority: object.member("priority")?,
            rest: object.rest(),
        })
    }

    fn to_json(&self) -> Value {
        self.rest.weave([
            ("id", Some(self.id.to_json())),
            ("priority", Some(self.priority.to_json())),
        ])
    }
}
