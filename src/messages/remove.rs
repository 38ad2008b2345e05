//! Removing one bot.

use super::common::{PROPAGATION, isolated};

/// Removes.
pub const CONFIRM: &str = "Remove bot agent";
/// What removing means.
pub const CONSEQUENCE: &str =
    "The bot agent stops getting chats and webhooks. Its settings can’t be brought back.";
/// What removing somebody else's bot needs; the name of the scope follows, then a full stop.
pub const NOT_OURS: &str = "It belongs to another application. Removing it needs the scope ";

/// Asks about a bot.
#[must_use]
pub fn question(name: &str) -> String {
    let name = isolated(name);
    format!("Remove “{name}”?")
}

/// A bot was removed.
#[must_use]
pub fn removed(name: &str) -> String {
    let name = isolated(name);
    format!("“{name}” was removed. {PROPAGATION}")
}

/// Why a bot wasn't removed.
#[must_use]
pub fn failed(name: &str, reason: &str) -> String {
    let name = isolated(name);
    format!("“{name}”: {reason}")
}
