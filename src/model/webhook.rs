//! Webhooks: where they go, which actions trigger them, and what the documentation allows for each.

use serde_json::Value;

use super::object::{Json, Object, Reader, Rest, member};
use crate::messages::meanings as words;

/// A bot's webhooks (`webhooks`). When they are sent, `url`, `secret_key` and `actions` all go along.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Webhooks {
    /// `url`: where the webhooks are sent.
    pub url: Option<String>,
    /// `secret_key`: travels inside the body of every webhook, so that the receiver knows its sender.
    pub secret_key: Option<String>,
    /// `actions`: what triggers a webhook.
    pub actions: Option<Vec<Action>>,
    /// Members that aren't modelled.
    pub rest: Rest,
}

impl Json for Webhooks {
    fn from_json(value: &Value) -> Option<Self> {
        let mut object = Reader::new(value)?;
        Some(Self {
            url: object.member("url"),
            secret_key: object.member("secret_key"),
            actions: object.member("actions"),
            rest: object.rest(),
        })
    }

    fn to_json(&self) -> Value {
        self.rest.weave([
            ("url", member(self.url.as_ref())),
            ("secret_key", member(self.secret_key.as_ref())),
            ("actions", member(self.actions.as_ref())),
        ])
    }
}

/// One triggering action (`webhooks.actions[]`).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Action {
    /// `name`
    pub name: ActionName,
    /// `filters`: conditions that must all hold, or the webhook isn't sent.
    pub filters: Option<Filters>,
    /// `additional_data`: what arrives with the webhook besides its own data.
    pub additional_data: Option<Vec<AdditionalData>>,
    /// Members that aren't modelled.
    pub rest: Rest,
}

impl Action {
    /// An action with neither filters nor additional data.
    #[must_use]
    pub fn new(name: ActionName) -> Self {
        Self {
            name,
            filters: None,
            additional_data: None,
            rest: Rest::default(),
        }
    }
}

impl Json for Action {
    fn from_json(value: &Value) -> Option<Self> {
        let mut object = Reader::new(value)?;
        Some(Self {
            name: object.member("name")?,
            filters: object.member("filters"),
            additional_data: object.member("additional_data"),
            rest: object.rest(),
        })
    }

    fn to_json(&self) -> Value {
        self.rest.weave([
            ("name", Some(self.name.to_json())),
            ("filters", member(self.filters.as_ref())),
            ("additional_data", member(self.additional_data.as_ref())),
        ])
    }
}

/// The filters of an action, as the JSON object that travels.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Filters(pub Object);

impl Json for Filters {
    fn from_json(value: &Value) -> Option<Self> {
        Object::from_json(value).map(Self)
    }

    fn to_json(&self) -> Value {
        self.0.to_json()
    }
}

wire_enum! {
    /// What can be asked to arrive with a webhook (`additional_data[]`).
    pub enum AdditionalData {
        /// The properties of the chat.
        ChatProperties = "chat_properties",
        /// Who may see the chat.
        Access = "access",
        /// The id of the thread.
        ThreadId = "thread_id",
    }
}

wire_enum! {
    /// What triggers a webhook (`webhooks.actions[].name`).
    pub enum ActionName {
        /// A chat thread begins.
        IncomingChatThread = "incoming_chat_thread",
        /// A chat thread ends.
        ThreadClosed = "thread_closed",
        /// Someone joins a chat.
        ChatUserAdded = "chat_user_added",
        /// Someone leaves a chat.
        ChatUserRemoved = "chat_user_removed",
        /// A message or another event arrives in a chat.
        IncomingEvent = "incoming_event",
        /// A button of a rich message is pressed.
        IncomingRichMessagePostback = "incoming_rich_message_postback",
        /// Properties of a chat are set.
        ChatPropertiesUpdated = "chat_properties_updated",
        /// Properties of a chat are deleted.
        ChatPropertiesDeleted = "chat_properties_deleted",
        /// Properties of a thread are set.
        ChatThreadPropertiesUpdated = "chat_thread_properties_updated",
        /// Properties of a thread are deleted.
        ChatThreadPropertiesDeleted = "chat_thread_properties_deleted",
        /// A thread is tagged.
        ChatThreadTagged = "chat_thread_tagged",
        /// A tag is taken off a thread.
        ChatThreadUntagged = "chat_thread_untagged",
        /// An agent's status changes.
        AgentStatusChanged = "agent_status_changed",
        /// An agent is deleted.
        AgentDeleted = "agent_deleted",
        /// Someone has seen the chat up to a point.
        LastSeenTimestampUpdated = "last_seen_timestamp_updated",
    }
}

/// The headings under which the documentation lists the actions.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ActionGroup {
    /// Chats beginning and ending.
    Chats,
    /// People joining and leaving.
    ChatUsers,
    /// Messages and other events.
    Events,
    /// Properties of chats and threads.
    Properties,
    /// Tags of threads.
    ThreadTags,
    /// Agents' status.
    Status,
    /// Everything else.
    Other,
}

impl ActionGroup {
    /// Every heading, in the documentation's order.
    pub const ALL: [Self; 7] = [
        Self::Chats,
        Self::ChatUsers,
        Self::Events,
        Self::Properties,
        Self::ThreadTags,
        Self::Status,
        Self::Other,
    ];

    /// The heading.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Chats => words::CHATS,
            Self::ChatUsers => words::CHAT_USERS,
            Self::Events => words::EVENTS,
            Self::Properties => words::PROPERTIES,
            Self::ThreadTags => words::THREAD_TAGS,
            Self::Status => words::STATUS,
            Self::Other => words::OTHER,
        }
    }
}

impl ActionName {
    /// The heading under which the documentation lists the action.
    #[must_use]
    pub fn group(&self) -> ActionGroup {
        match self {
            Self::IncomingChatThread | Self::ThreadClosed => ActionGroup::Chats,
            Self::ChatUserAdded | Self::ChatUserRemoved => ActionGroup::ChatUsers,
            Self::IncomingEvent | Self::IncomingRichMessagePostback => ActionGroup::Events,
            Self::ChatPropertiesUpdated
            | Self::ChatPropertiesDeleted
            | Self::ChatThreadPropertiesUpdated
            | Self::ChatThreadPropertiesDeleted => ActionGroup::Properties,
            Self::ChatThreadTagged | Self::ChatThreadUntagged => ActionGroup::ThreadTags,
            Self::AgentStatusChanged | Self::AgentDeleted => ActionGroup::Status,
            Self::LastSeenTimestampUpdated | Self::Unknown(_) => ActionGroup::Other,
        }
    }

    /// When the webhook is sent, in one line; empty for an action that isn't documented.
    #[must_use]
    pub fn meaning(&self) -> &'static str {
        match self {
            Self::IncomingChatThread => words::INCOMING_CHAT_THREAD,
            Self::ThreadClosed => words::THREAD_CLOSED,
            Self::ChatUserAdded => words::CHAT_USER_ADDED,
            Self::ChatUserRemoved => words::CHAT_USER_REMOVED,
            Self::IncomingEvent => words::INCOMING_EVENT,
            Self::IncomingRichMessagePostback => words::INCOMING_RICH_MESSAGE_POSTBACK,
            Self::ChatPropertiesUpdated => words::CHAT_PROPERTIES_UPDATED,
            Self::ChatPropertiesDeleted => words::CHAT_PROPERTIES_DELETED,
            Self::ChatThreadPropertiesUpdated => words::CHAT_THREAD_PROPERTIES_UPDATED,
            Self::ChatThreadPropertiesDeleted => words::CHAT_THREAD_PROPERTIES_DELETED,
            Self::ChatThreadTagged => words::CHAT_THREAD_TAGGED,
            Self::ChatThreadUntagged => words::CHAT_THREAD_UNTAGGED,
            Self::AgentStatusChanged => words::AGENT_STATUS_CHANGED,
            Self::AgentDeleted => words::AGENT_DELETED,
            Self::LastSeenTimestampUpdated => words::LAST_SEEN_TIMESTAMP_UPDATED,
            Self::Unknown(_) => "",
        }
    }

    /// The additional data documented for the action. Advice, not law: what came otherwise is kept.
    #[must_use]
    pub fn additional_data(&self) -> &'static [AdditionalData] {
        use AdditionalData::{Access, ChatProperties, ThreadId};
        match self {
            Self::ChatUserAdded => &[ChatProperties, Access, ThreadId],
            Self::IncomingEvent => &[ChatProperties, Access],
            Self::AgentStatusChanged | Self::AgentDeleted | Self::Unknown(_) => &[],
            _ => &[ChatProperties],
        }
    }
}
