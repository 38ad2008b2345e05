//! A bot’s status: what it shows as, and what is said when it is changed in the list.

use super::common::{PROPAGATION, isolated};

/// A status that the API didn't tell.
pub const UNKNOWN: &str = "Unknown";
/// What to press to set a status that arrow keys chose.
pub const ENTER_TO_SET: &str = "Enter to set";
/// Why the status of a bot can't be changed here.
pub const NOT_OURS: &str = "Only its own application can change it.";
/// What stands for a status that isn't known, within a sentence.
pub const SOMETHING_ELSE: &str = "something else";

/// Whose status it is.
#[must_use]
pub fn of(name: &str) -> String {
    let name = isolated(name);
    format!("Status of {name}")
}

/// Why a bot's status wasn't changed.
#[must_use]
pub fn failed(name: &str, reason: &str) -> String {
    let name = isolated(name);
    format!("“{name}”: {reason}")
}

/// A status was changed.
#[must_use]
pub fn changed(name: &str, status: &str) -> String {
    let name = isolated(name);
    format!("“{name}” is now {status}. {PROPAGATION}")
}

/// A status was changed, although the answer didn't say so.
#[must_use]
pub fn changed_unanswered(name: &str, status: &str) -> String {
    let name = isolated(name);
    format!(
        "“{name}” is now {status}. The answer got lost, but reading it again showed the change. \
         {PROPAGATION}"
    )
}

/// Somebody else was faster.
#[must_use]
pub fn overtaken(name: &str, status: &str) -> String {
    let name = isolated(name);
    format!(
        "“{name}” was set to {status} by someone else in the meantime. Nothing was sent; choose again \
         if you still want to change it."
    )
}
