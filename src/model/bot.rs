//! The bot agent: as `get_bot_agent_details` returns it, and the four members of the list.

use serde_json::Value;

use super::group::{Membership, Priority};
use super::id::{BotId, ClientId};
use super::object::{Json, Reader, Rest, member};
use super::webhook::Webhooks;
use crate::messages::meanings as words;

wire_enum! {
    /// Whether a bot is logged in and gets chats (`status`).
    pub enum Status {
        /// Logged in, and the router sends it chats.
        AcceptingChats = "accepting chats",
        /// Logged in, and the router sends it none.
        NotAcceptingChats = "not accepting chats",
        /// Not logged in.
        Offline = "offline",
    }
}

impl Status {
    /// The value as a person reads it.
    #[must_use]
    pub fn label(&self) -> &str {
        match self {
            Self::AcceptingChats => words::ACCEPTING_CHATS,
            Self::NotAcceptingChats => words::NOT_ACCEPTING_CHATS,
            Self::Offline => words::OFFLINE,
            Self::Unknown(text) => text,
        }
    }

    /// What the value does, in one line; empty for one that isn't documented.
    #[must_use]
    pub fn meaning(&self) -> &'static str {
        match self {
            Self::AcceptingChats => words::ACCEPTING_CHATS_MEANS,
            Self::NotAcceptingChats => words::NOT_ACCEPTING_CHATS_MEANS,
            Self::Offline => words::OFFLINE_MEANS,
            Self::Unknown(_) => "",
        }
    }
}

/// A bot agent with everything that `get_bot_agent_details` tells.
///
/// Only the id is sure to be there: any other member may be absent, which means *unknown*, or of a
/// shape we can't read, and is then kept in [`rest`](Self::rest).
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Bot {
    /// `id`
    pub id: BotId,
    /// `name`: the display name.
    pub name: Option<String>,
    /// `avatar`: a URL, without a scheme in the documentation's samples.
    pub avatar: Option<String>,
    /// `status`
    pub status: Option<Status>,
    /// `max_chats_count`: how many chats the bot takes at once; 6 when never given.
    pub max_chats_count: Option<i64>,
    /// `default_group_priority`: for groups without a priority of their own.
    pub default_group_priority: Option<Priority>,
    /// `groups`
    pub groups: Option<Vec<Membership>>,
    /// `webhooks`
    pub webhooks: Option<Webhooks>,
    /// `application`: who owns the bot.
    pub application: Option<Application>,
    /// Members that aren't modelled.
    pub rest: Rest,
}

impl Bot {
    /// The name, or the id of a bot that has none.
    #[must_use]
    pub fn display_name(&self) -> &str {
        display_name(self.name.as_deref(), &self.id)
    }

    /// The application that owns the bot, where the API tells.
    #[must_use]
    pub fn owner(&self) -> Option<&ClientId> {
        self.application.as_ref()?.client_id.as_ref()
    }

    /// Members that `get_bot_agent_details` isn't documented to tell. That one of them isn't there says nothing
    /// about the bot.
    pub const UNTOLD: [&str; 1] = ["default_group_priority"];

    /// The bot with what it [doesn't tell](Self::UNTOLD) as another state of it has that.
    #[must_use]
    pub fn with_untold_of(self, other: &Self) -> Self {
        let told = self.default_group_priority;
        Self {
            default_group_priority: told.or_else(|| other.default_group_priority.clone()),
            ..self
        }
    }
}

impl Json for Bot {
    fn from_json(value: &Value) -> Option<Self> {
        let mut object = Reader::new(value)?;
        Some(Self {
            id: object.member("id")?,
            name: object.member("name"),
            avatar: object.member("avatar"),
            status: object.member("status"),
            max_chats_count: object.member("max_chats_count"),
            default_group_priority: object.member("default_group_priority"),
            groups: object.member("groups"),
            webhooks: object.member("webhooks"),
            application: object.member("application"),
            rest: object.rest(),
        })
    }

    fn to_json(&self) -> Value {
        self.rest.weave([
            ("id", Some(self.id.to_json())),
            ("name", member(self.name.as_ref())),
            ("avatar", member(self.avatar.as_ref())),
            ("status", member(self.status.as_ref())),
            ("max_chats_count", member(self.max_chats_count.as_ref())),
            (
                "default_group_priority",
                member(self.default_group_priority.as_ref()),
            ),
            ("groups", member(self.groups.as_ref())),
            ("webhooks", member(self.webhooks.as_ref())),
            ("application", member(self.application.as_ref())),
        ])
    }
}

/// The application that owns a bot (`application`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Application {
    /// `client_id`
    pub client_id: Option<ClientId>,
    /// Members that aren't modelled.
    pub rest: Rest,
}

impl Json for Application {
    fn from_json(value: &Value) -> Option<Self> {
        let mut object = Reader::new(value)?;
        Some(Self {
            client_id: object.member("client_id"),
            rest: object.rest(),
        })
    }

    fn to_json(&self) -> Value {
        self.rest
            .weave([("client_id", member(self.client_id.as_ref()))])
    }
}

/// A bot as `get_bot_agents` lists it.
///
/// Nothing of it is ever sent back, so members beyond the four are left out.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct BotSummary {
    /// `id`
    pub id: BotId,
    /// `name`
    pub name: Option<String>,
    /// `avatar`
    pub avatar: Option<String>,
    /// `status`
    pub status: Option<Status>,
}

impl BotSummary {
    /// The name, or the id of a bot that has none.
    #[must_use]
    pub fn display_name(&self) -> &str {
        display_name(self.name.as_deref(), &self.id)
    }

    /// A bot of which nothing is known but this.
    #[must_use]
    pub fn to_bot(&self) -> Bot {
        Bot {
            id: self.id.clone(),
            name: self.name.clone(),
            avatar: self.avatar.clone(),
            status: self.status.clone(),
            ..Bot::default()
        }
    }

    /// Reads one entry of the list; `None` without an id.
    #[must_use]
    pub fn from_json(value: &Value) -> Option<Self> {
        let mut object = Reader::new(value)?;
        Some(Self {
            id: object.member("id")?,
            name: object.member("name"),
            avatar: object.member("avatar"),
            status: object.member("status"),
        })
    }
}

fn display_name<'a>(name: Option<&'a str>, id: &'a BotId) -> &'a str {
    name.filter(|name| !name.trim().is_empty())
        .unwrap_or(id.as_str())
}
