//! What keeps a bot from working, as people see it: a list on the bot's page, and a mark in the list.

mod card;
mod items;
mod mark;

pub use card::HealthCard;
pub use mark::{Health, HealthMark};

use crate::health::Severity;
use crate::ui::{IconName, Tone};

/// How a severity looks.
fn look(severity: Severity) -> (Tone, IconName) {
    match severity {
        Severity::Blocks => (Tone::Danger, IconName::Error),
        Severity::Doubtful => (Tone::Warning, IconName::Warning),
        Severity::Hint => (Tone::Neutral, IconName::Info),
    }
}
