//! Leaving changes behind, and putting them together with somebody else’s.

use super::common::counted;
use crate::format;

/// A button.
pub const STAY: &str = "Stay";
/// A button.
pub const DISCARD: &str = "Discard and leave";
/// A button.
pub const KEEP: &str = "Keep the draft and leave";
/// The title of a dialog.
pub const NOT_SAVED: &str = "Your changes aren’t saved";
/// What to do.
pub const NOT_SAVED_MEANS: &str = "Keep them as a draft, and they are here when you come back. The draft is gone once you reload or close this tab.";
/// A button.
pub const KEEP_EDITING: &str = "Keep editing";
/// A button.
pub const SAVE_RESULT: &str = "Save the result";
/// The title of a dialog.
pub const OVERTAKEN: &str = "Changed by someone else";
/// What that means.
pub const OVERTAKEN_MEANS: &str = "While you were editing, this bot agent was changed somewhere else. Nothing has been sent, and everything you entered is still here.";
/// A heading.
pub const THEIR_CHANGES: &str = "Their changes, which stay";
/// A heading.
pub const YOUR_CHANGES: &str = "Your changes";
/// A choice.
pub const YOURS: &str = "Yours";
/// A choice.
pub const THEIRS: &str = "Theirs";

/// How many choices are still to be made.
#[must_use]
pub fn choose(count: usize) -> String {
    format!(
        "Choose {} above to go on.",
        counted(count, "value", "values")
    )
}

/// A part of a bot agent; `which` follows it where there are several.
#[must_use]
pub fn group(id: &str, which: &str) -> String {
    format!("Group {id}{which}")
}

/// A part of a bot agent, likewise.
#[must_use]
pub fn action(name: &str, which: &str) -> String {
    format!("Action {name}{which}")
}

/// Which of several.
#[must_use]
pub fn number(place: usize) -> String {
    let place = format::number(place as u64);
    format!(" (number {place})")
}

/// A part of a bot agent.
pub const WEBHOOK_URL: &str = "Webhook URL";
/// A part of a bot agent.
pub const SECRET: &str = "Secret key";
/// A part of a bot agent.
pub const ACTIONS: &str = "Actions";
/// A part of a bot agent.
pub const NAME: &str = "Name";
/// A part of a bot agent.
pub const AVATAR: &str = "Avatar URL";
/// A part of a bot agent.
pub const STATUS: &str = "Status";
/// A part of a bot agent.
pub const CHAT_LIMIT: &str = "Chat limit";
/// A part of a bot agent.
pub const DEFAULT_PRIORITY: &str = "Default group priority";
/// A part of a bot agent.
pub const GROUPS: &str = "Groups";
/// A part of a bot agent.
pub const WEBHOOKS: &str = "Webhooks";
/// A value that is no more.
pub const REMOVED: &str = "Removed";
/// A text without a character.
pub const EMPTY: &str = "Empty";

/// A secret.
#[must_use]
pub fn another_secret(length: usize) -> String {
    let length = counted(length, "character", "characters");
    format!("Another secret key of {length}, not shown")
}
