//! What the general pieces say by themselves: buttons, lists of suggestions, lists of values.

use super::common::counted;
use crate::format;

/// Closes a dialog.
pub const CLOSE: &str = "Close";
/// Takes a message away.
pub const DISMISS: &str = "Dismiss";
/// Where messages appear, for those who don’t see it.
pub const NOTIFICATIONS: &str = "Notifications";
/// Empties a search.
pub const CLEAR_SEARCH: &str = "Clear search";
/// While something is read.
pub const LOADING: &str = "Loading …";
/// Something about a bot that isn't known yet.
pub const NOT_READ: &str = "Not read yet";
/// After copying.
pub const COPIED: &str = "Copied";
/// After trying to copy.
pub const COPY_REFUSED: &str = "The browser refused to copy. Copy the text by keyboard.";

/// Copies something.
#[must_use]
pub fn copy(what: &str) -> String {
    format!("Copy {what}")
}

/// How many things keep a form, or a part of it, from being sent.
#[must_use]
pub fn need_attention(count: usize) -> String {
    counted(count, "thing needs attention", "things need attention")
}

/// How many suggestions there are, for those who don’t see them.
#[must_use]
pub fn suggestions(count: usize) -> String {
    counted(count, "suggestion", "suggestions")
}

/// The suggestions that don’t fit.
#[must_use]
pub fn more_suggestions(count: usize) -> String {
    format!("{} more: keep typing", format::number(count as u64))
}

/// Shows the rest of very many values.
#[must_use]
pub fn show_all(count: usize) -> String {
    format!("Show all {}", format::number(count as u64))
}

/// How to work on a value.
pub const VALUE_KEYS: &str = "Press Enter to edit, Delete to remove.";

/// Values that went, for those who don’t see it.
#[must_use]
pub fn removed(values: &str) -> String {
    format!("Removed {values}")
}

/// Values that came.
#[must_use]
pub fn added(values: &str) -> String {
    format!("Added {values}")
}

/// Values that are others now.
#[must_use]
pub fn changed(values: &str) -> String {
    format!("Changed to {values}")
}

/// Several values.
#[must_use]
pub fn values(count: usize) -> String {
    counted(count, "value", "values")
}

/// A part of the panel couldn't be fetched.
pub const NOT_FETCHED: &str = "This part of the panel didn’t arrive";

/// What was kept, and what to do.
pub const NOT_FETCHED_WHY: &str = "The connection may be down, or the panel was updated meanwhile. \
    Nothing was lost. Try again; if that doesn’t help, save what you can and reload the page.";
