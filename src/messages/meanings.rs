//! A bot agent’s status, priorities, actions and what they mean.

/// A status.
pub const ACCEPTING_CHATS: &str = "Accepting chats";
/// A status.
pub const NOT_ACCEPTING_CHATS: &str = "Not accepting chats";
/// A status.
pub const OFFLINE: &str = "Offline";
/// What a status means.
pub const ACCEPTING_CHATS_MEANS: &str = "Logged in; the router sends it chats";
/// What a status means.
pub const NOT_ACCEPTING_CHATS_MEANS: &str = "Logged in; the router sends it no chats";
/// What a status means.
pub const OFFLINE_MEANS: &str = "Not logged in";
/// What a priority means.
pub const FIRST_MEANS: &str = "Gets chats before everyone else in the group";
/// What a priority means.
pub const NORMAL_MEANS: &str = "Gets chats after agents with first";
/// What a priority means.
pub const LAST_MEANS: &str = "Gets chats only when nobody with first or normal has a free slot";
/// What a priority means.
pub const SUPERVISOR_MEANS: &str = "Is never assigned a chat";
/// A kind of actions.
pub const CHATS: &str = "Chats";
/// A kind of actions.
pub const CHAT_USERS: &str = "Chat users";
/// A kind of actions.
pub const EVENTS: &str = "Events";
/// A kind of actions.
pub const PROPERTIES: &str = "Properties";
/// A kind of actions.
pub const THREAD_TAGS: &str = "Thread tags";
/// A kind of actions.
pub const STATUS: &str = "Status";
/// A kind of actions.
pub const OTHER: &str = "Other";
/// When this action is sent.
pub const INCOMING_CHAT_THREAD: &str = "A chat thread begins";
/// When this action is sent.
pub const THREAD_CLOSED: &str = "A chat thread ends";
/// When this action is sent.
pub const CHAT_USER_ADDED: &str = "Someone joins a chat";
/// When this action is sent.
pub const CHAT_USER_REMOVED: &str = "Someone leaves a chat";
/// When this action is sent.
pub const INCOMING_EVENT: &str = "A message or another event arrives in a chat";
/// When this action is sent.
pub const INCOMING_RICH_MESSAGE_POSTBACK: &str = "A button of a rich message is pressed";
/// When this action is sent.
pub const CHAT_PROPERTIES_UPDATED: &str = "Properties of a chat are set";
/// When this action is sent.
pub const CHAT_PROPERTIES_DELETED: &str = "Properties of a chat are deleted";
/// When this action is sent.
pub const CHAT_THREAD_PROPERTIES_UPDATED: &str = "Properties of a thread are set";
/// When this action is sent.
pub const CHAT_THREAD_PROPERTIES_DELETED: &str = "Properties of a thread are deleted";
/// When this action is sent.
pub const CHAT_THREAD_TAGGED: &str = "A thread is tagged";
/// When this action is sent.
pub const CHAT_THREAD_UNTAGGED: &str = "A tag is taken off a thread";
/// When this action is sent.
pub const AGENT_STATUS_CHANGED: &str = "An agent’s status changes";
/// When this action is sent.
pub const AGENT_DELETED: &str = "An agent is deleted";
/// When this action is sent.
pub const LAST_SEEN_TIMESTAMP_UPDATED: &str = "Someone has seen the chat up to a point";
/// Stands in a sample where the secret of the webhooks goes.
pub const YOUR_SECRET: &str = "<your secret key>";
