//! What changed or would change about a bot agent: its parts, their values, and the request.

use super::common::isolated;

/// The heading of the review.
pub const TITLE: &str = "Review the changes";
/// Only the order of things differs.
pub const ORDER_ONLY: &str = "Only the order of things differs, which means the same.";
/// What stood there before.
pub const BEFORE: &str = "Before";
/// What stands there with the changes.
pub const AFTER: &str = "After";
/// Something was entered that can't be read.
pub const UNREADABLE: &str = "What was entered can’t be read yet.";
/// The heading of the request.
pub const REQUEST: &str = "Request";
/// What is left out of the request shown.
pub const REQUEST_HELP: &str =
    "Exactly what saving sends, but the access token and the secret key aren’t shown.";
/// Nothing can be sent yet.
pub const NOT_READY: &str =
    "Something in the form needs attention before this can be sent. Save shows what.";
/// Closes the review.
pub const KEEP_EDITING: &str = "Keep editing";
/// What stands in place of the token.
pub const TOKEN: &str = "<access token>";
/// Shows a request that is folded away.
pub const WHAT_IS_SENT: &str = "What this sends";

/// `name`
pub const NAME: &str = "Name";
/// `avatar`
pub const AVATAR: &str = "Avatar URL";
/// `status`
pub const STATUS: &str = "Status";
/// `max_chats_count`
pub const CHAT_LIMIT: &str = "Chat limit";
/// `default_group_priority`
pub const DEFAULT_PRIORITY: &str = "Default group priority";
/// `groups`
pub const GROUPS: &str = "Groups";
/// `webhooks`
pub const WEBHOOKS: &str = "Webhooks";
/// `webhooks.url`
pub const URL: &str = "Webhook URL";
/// `webhooks.secret_key`
pub const SECRET: &str = "Secret key";
/// `webhooks.actions`
pub const ACTIONS: &str = "Actions";

/// One of the groups.
#[must_use]
pub fn group(id: &str) -> String {
    format!("Group {id}")
}

/// One of the actions.
#[must_use]
pub fn action(name: &str) -> String {
    let name = isolated(name);
    format!("Action {name}")
}

/// A part of which there is another of the same name before it.
#[must_use]
pub fn number(part: &str, number: usize) -> String {
    format!("{part} (number {number})")
}

/// Something inside an action, by its path.
#[must_use]
pub fn in_action(action: &str, path: &str) -> String {
    let path = isolated(path);
    format!("{action}: {path}")
}

/// There was no value.
pub const NOT_SET: &str = "Not set";
/// There is no value any more.
pub const REMOVED: &str = "Removed";
/// An empty text.
pub const EMPTY: &str = "Empty";
/// An empty list.
pub const NONE: &str = "None";
/// A secret of a shape that isn't documented.
pub const ODD_SECRET: &str = "A secret key that isn’t a text, not shown";

/// The secret that was there.
#[must_use]
pub fn old_secret(length: usize) -> String {
    format!("A secret key of {length} characters, not shown")
}

/// The secret that takes its place.
#[must_use]
pub fn new_secret(length: usize) -> String {
    format!("Another secret key of {length} characters, not shown")
}
