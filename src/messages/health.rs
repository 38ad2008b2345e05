//! The card and the mark that say how a bot agent is, and what puts a finding right.

use super::common::{counted, isolated};
use crate::format;

/// How bad a finding is.
pub const BLOCKS: &str = "Can’t work";
/// How bad a finding is.
pub const DOUBTFUL: &str = "Doubtful";
/// How bad a finding is.
pub const HINT: &str = "Good to know";
/// A button that puts something right, here and below.
pub const ACCEPT_CHATS: &str = "Accept chats";
/// Sets the chat limit to the usual one.
pub const SET_USUAL_LIMIT: &str = "Set it to 6";
/// Removes the other rows about a group.
pub const KEEP_ONCE: &str = "Keep it once";
/// Changes how the URL starts.
pub const USE_HTTPS: &str = "Use https://";
/// Removes one of two actions.
pub const REMOVE_ACTION: &str = "Remove this one";
/// Removes a row of a filter.
pub const REMOVE_FILTER: &str = "Remove the filter";
/// Asks for the chat’s properties as additional data.
pub const ASK_FOR_PROPERTIES: &str = "Ask for them";
/// Asks for a piece of additional data no more.
pub const LEAVE_OUT: &str = "Leave it out";
/// What was put right, without a full stop, here and below.
pub const STATUS_DONE: &str = "The status is now accepting chats";
/// The chat limit.
pub const LIMIT_DONE: &str = "The chat limit is now 6";

/// The rows about a group.
#[must_use]
pub fn group_done(group: &str) -> String {
    format!("Group {group} is now listed once")
}

/// The URL.
pub const HTTPS_DONE: &str = "The URL now starts with https://";
/// One of two actions.
pub const ACTION_DONE: &str = "The second of the two actions was removed";
/// A row of a filter.
pub const FILTER_DONE: &str = "The filter was removed";
/// Additional data.
pub const PROPERTIES_DONE: &str = "chat_properties is now asked for";

/// Additional data.
#[must_use]
pub fn data_done(data: &str) -> String {
    format!("{data} is no longer asked for")
}

/// The heading of the card.
pub const TITLE: &str = "Health";
/// Under the heading.
pub const DESCRIPTION: &str = "What keeps it from working, as the form is now.";

/// After something was put right by taking a change back.
#[must_use]
pub fn done_as_saved(done: &str) -> String {
    format!("{done} – as it was saved.")
}

/// After something was put right in the form.
#[must_use]
pub fn done_not_saved(done: &str) -> String {
    format!("{done} – not saved yet.")
}

/// Actions that aren’t judged.
#[must_use]
pub fn unfinished(actions: &str) -> String {
    format!("Not judged while the filters are being typed: {actions}.")
}

/// No findings, and nothing else that is doubtful.
pub const FINE: &str = "Nothing stands in its way.";
/// No findings but those that are good to know.
pub const FINE_BUT_HINTS: &str = "Nothing is wrong with it; some things are good to know.";
/// No findings, and the URL is doubtful.
pub const FINE_BUT_URL: &str = "Nothing is wrong with it but what is said at its URL.";

/// How many findings are folded away.
#[must_use]
pub fn hints(count: usize) -> String {
    let count = format::number(count as u64);
    format!("{count} good to know")
}

/// Leads to the field that a finding is about.
#[must_use]
pub fn go_to(place: &str) -> String {
    format!("Go to {place}")
}

/// A place in the form, here and below.
#[must_use]
pub fn group(number: &str) -> String {
    format!("group {number}")
}

/// A place in the form.
pub const STATUS: &str = "status";
/// A place in the form.
pub const CHAT_LIMIT: &str = "chat limit";
/// A place in the form.
pub const GROUPS: &str = "groups";
/// A place in the form.
pub const DEFAULT_PRIORITY: &str = "default group priority";
/// A place in the form.
pub const WEBHOOKS: &str = "webhooks";
/// A place in the form.
pub const URL: &str = "URL";
/// A place in the form.
pub const SECRET: &str = "secret key";
/// A place in the form.
pub const ACTIONS: &str = "actions";

/// A bot that couldn’t be read.
#[must_use]
pub fn not_known(reason: &str) -> String {
    format!("Not known. {reason}")
}

/// Whose health it is, for those who don’t see the row.
#[must_use]
pub fn health_of(name: &str) -> String {
    let name = isolated(name);
    format!("Health of {name}:")
}

/// How many findings keep it from working.
#[must_use]
pub fn stop_it(count: usize) -> String {
    counted(count, "stops it", "stop it")
}

/// How many findings are doubtful.
#[must_use]
pub fn to_look_at(count: usize) -> String {
    counted(count, "to look at", "to look at")
}

/// Nothing was found that stops it.
pub const OK: &str = "OK";
/// All there is to tell.
pub const NOTHING_FOUND: &str = "Nothing was found";

/// How many findings there are of one severity.
#[must_use]
pub fn of_severity(count: usize, severity: &str) -> String {
    let count = format::number(count as u64);
    format!("{count} {severity}")
}
