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

/// Which of several.
#[must_use]
pub fn number(place: usize) -> String {
    let place = format::number(place as u64);
    format!(" (number {place})")
}
