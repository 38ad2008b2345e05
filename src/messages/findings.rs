//! What keeps a bot agent from working: every finding, in a sentence or two.

use crate::format;

/// A part of a shape that isn’t documented; the parts of this sentence are below.
#[must_use]
pub fn not_understood(what: &str, consequence: &str) -> String {
    format!("The panel can’t read {what} and keeps it as it came, so {consequence}.")
}

/// What can’t be read.
#[must_use]
pub fn the_filters(action: &str) -> String {
    format!("the filters of {action}")
}

/// What can’t be read.
#[must_use]
pub fn the_data(action: &str) -> String {
    format!("the additional data of {action}")
}

/// What can’t be read.
pub const THE_STATUS: &str = "the status";
/// What can’t be read.
pub const THE_CHAT_LIMIT: &str = "the chat limit";
/// What can’t be read.
pub const THE_DEFAULT_PRIORITY: &str = "the default group priority";
/// What can’t be read.
pub const THE_GROUPS: &str = "the groups";
/// What can’t be read.
pub const THE_WEBHOOKS: &str = "the webhooks";
/// What can’t be read.
pub const THE_ACTIONS: &str = "the actions";
/// What can’t be read.
pub const THE_URL: &str = "the URL";
/// What can’t be read.
pub const THE_SECRET: &str = "the secret key";
/// What isn’t known because of that.
pub const WHEN_SENT_UNKNOWN: &str = "when it is sent isn’t known";
/// What isn’t known because of that.
pub const WHAT_ARRIVES_UNKNOWN: &str = "what arrives with it isn’t known";
/// What isn’t known because of that.
pub const WHETHER_CHATS_UNKNOWN: &str = "whether it gets chats isn’t known";
/// What isn’t known because of that.
pub const HOW_MANY_CHATS_UNKNOWN: &str = "how many chats it takes isn’t known";
/// What isn’t known because of that.
pub const WHEN_CHATS_UNKNOWN: &str = "when it gets chats isn’t known";
/// What isn’t known because of that.
pub const WHOSE_CHATS_UNKNOWN: &str = "whose chats it gets isn’t known";
/// What isn’t known because of that.
pub const WHAT_SENT_UNKNOWN: &str = "what they send isn’t known";
/// What isn’t known because of that.
pub const TRIGGERS_UNKNOWN: &str = "what triggers the webhooks isn’t known";
/// What isn’t known because of that.
pub const TARGET_UNKNOWN: &str = "where the webhooks go isn’t known";
/// What isn’t known because of that.
pub const SECRET_UNKNOWN: &str = "what your service has to compare isn’t known";

/// A filter that nothing can match; `why` is one of the next four.
#[must_use]
pub fn never_sent(why: &str, action: &str) -> String {
    format!("{why}, so {action} is never sent.")
}

/// Why nothing matches, without a full stop.
#[must_use]
pub fn names_no_value(property: &str) -> String {
    format!("The filter on {property} names no value that it could have")
}

/// Why nothing matches, without a full stop.
#[must_use]
pub fn names_long_numbers(property: &str) -> String {
    format!("The filter on {property} names only numbers beyond the 32 bits of a property")
}

/// Why nothing matches, without a full stop.
pub const ASKS_FOR_NOBODY: &str = "The filter asks for one of no agents";
/// Why nothing matches, without a full stop.
pub const SHUTS_OUT_OWN: &str = "“only_my_chats” asks for chats of this application, which the filter on “source.client_id” shuts out";

/// A filter that everything matches.
#[must_use]
pub fn lets_all_through(condition: &str, action: &str) -> String {
    format!(
        "The filter “{condition}” lets everything through: {action} is sent as if it weren’t there."
    )
}

/// A filter by what the service doesn’t get to see.
#[must_use]
pub fn not_carried(action: &str) -> String {
    format!(
        "LiveChat filters {action} by properties of the chat, but the webhook doesn’t carry them: your service sees them only when chat_properties is asked for."
    )
}

/// No name.
pub const ACTION_WITHOUT_NAME: &str = "An action has no name, so nothing can trigger it.";

/// An action that isn’t documented.
#[must_use]
pub fn unknown_action(action: &str) -> String {
    format!("The documentation doesn’t list the action {action}, so when it is sent isn’t known.")
}

/// A filter that can’t be read.
#[must_use]
pub fn filter_kept(path: &str, reason: &str) -> String {
    format!("The panel can’t read the filter at {path} and keeps it as it came: {reason}.")
}

/// Additional data that the action may not take.
#[must_use]
pub fn data_not_documented(data: &str, action: &str) -> String {
    format!(
        "The documentation lists no additional data {data} for {action}: LiveChat may refuse or ignore it."
    )
}

/// A status.
pub const NOT_ACCEPTING: &str =
    "It is not accepting chats: it is logged in, and the router sends it none.";
/// A status.
pub const OFFLINE: &str = "It is offline: webhooks are set up, but the bot agent isn’t logged in and can’t take part in chats.";

/// A status that isn’t documented.
#[must_use]
pub fn unknown_status(status: &str) -> String {
    format!(
        "The documentation doesn’t list the status {status}, so whether it gets chats isn’t known."
    )
}

/// A chat limit of 0 or less.
#[must_use]
pub fn no_chat_limit(limit: i64) -> String {
    format!("The chat limit is {limit}, so the router gives it no chats.")
}

/// Supervisor wherever it could get chats; `why` is one of the next two.
#[must_use]
pub fn never_routed(why: &str) -> String {
    format!("{why}, so the router never gives it a chat.")
}

/// Why it gets no chat, without a full stop.
pub const SUPERVISOR_BY_DEFAULT: &str =
    "The default group priority is supervisor and no group has one of its own";
/// Why it gets no chat, without a full stop.
pub const SUPERVISOR_IN_GROUPS: &str = "Its priority is supervisor in every group it is listed in";

/// A priority that isn’t documented; `whose` is one of the next two.
#[must_use]
pub fn unknown_priority(priority: &str, whose: &str) -> String {
    format!("The documentation doesn’t list {priority} {whose}, so when it gets chats isn’t known.")
}

/// Whose priority.
pub const AS_DEFAULT: &str = "as the default group priority";

/// Whose priority.
#[must_use]
pub fn as_in_group(group: &str) -> String {
    format!("as the priority in group {group}")
}

/// In no group.
pub const NO_GROUPS: &str = "It is listed in no group. Most likely it gets chats as everyone in group 0 does, with the default group priority; the API’s documentation doesn’t say.";

/// One group in several rows that are alike.
#[must_use]
pub fn group_twice(group: &str) -> String {
    format!("Group {group} is listed more than once, each time the same.")
}

/// One group in several rows that differ.
#[must_use]
pub fn group_twice_differing(group: &str) -> String {
    format!(
        "Group {group} is listed more than once, and not the same each time: which one counts isn’t documented."
    )
}

/// No webhooks.
pub const NO_WEBHOOKS: &str =
    "It has no webhooks, so no service is told about its chats and none can answer.";
/// Webhooks that nothing triggers.
pub const NO_ACTIONS: &str =
    "The webhooks have no action, so nothing triggers them and none is sent.";
/// Webhooks without a URL.
pub const NO_URL: &str = "The webhooks have no URL, so there is nowhere to send them.";
/// A URL that isn’t one of the web.
pub const URL_NOT_HTTP: &str =
    "The URL doesn’t start with https:// or http://, so the webhooks can’t be sent.";
/// A URL with `http://`.
pub const PLAIN_HTTP: &str =
    "The URL starts with http://, so the webhooks travel in plain text, the secret key among them.";
/// Webhooks without a secret.
pub const NO_SECRET: &str =
    "The webhooks have no secret key, so your service can’t tell whether LiveChat sent them.";

/// A secret that is soon guessed.
#[must_use]
pub fn short_secret(length: usize) -> String {
    let length = format::number(length as u64);
    format!(
        "The secret key has fewer than {length} characters: whoever guesses it can send webhooks in LiveChat’s name."
    )
}

/// One action in two cards that are alike.
#[must_use]
pub fn sent_twice(action: &str) -> String {
    format!(
        "The action {action} is there twice, each time the same: each of its webhooks may be sent twice."
    )
}

/// One action in two cards, one of which takes all of the other’s.
#[must_use]
pub fn overlapping(action: &str) -> String {
    format!(
        "The action {action} is there twice, and what passes the one filter passes the other: such webhooks may be sent twice."
    )
}

/// One action in two cards that differ.
#[must_use]
pub fn there_twice(action: &str) -> String {
    format!(
        "The action {action} is there twice with different filters: a webhook that passes both may be sent twice."
    )
}
