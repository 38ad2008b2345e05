//! What is said about taking bot agents out as a file.

use super::common::counted;
use crate::format;

/// Opens the dialog.
pub const EXPORT: &str = "Export";
/// The title of the dialog about several.
#[must_use]
pub fn title(count: usize) -> String {
    format!("Export {}", bots(count))
}

/// Closes the dialog.
pub const CLOSE: &str = "Close";
/// Ends the reading early.
pub const STOP: &str = "Stop";
/// Reads those that weren’t.
pub const READ_REST: &str = "Read the others";
/// Saves the file.
pub const DOWNLOAD: &str = "Download";
/// Copies what the file would hold.
pub const COPY: &str = "Copy the JSON";
/// Whether the secrets go along.
pub const SECRETS: &str = "Include secret keys";
/// What that means.
pub const SECRETS_HINT: &str = "Left out unless you tick this. Webhook URLs go along as they are, with any key in them, such as ?token=…";
/// The warning once it is ticked.
pub const SECRETS_TITLE: &str = "The file will hold secret keys";
/// What somebody could do with them.
pub const SECRETS_WARNING: &str = "Whoever has it can send your services webhooks that look like LiveChat’s. Keep it where you keep passwords, and don’t send it by mail or chat.";
/// What the file is for.
pub const ABOUT: &str = "A JSON file with everything that the API returns, ids included. “Import” reads it, here or for another license.";
/// How far the reading is, for those who don’t see the bar.
pub const PROGRESS: &str = "Bot agents read";
/// Which couldn’t be read.
pub const FAILED: &str = "Couldn’t be read";
/// The browser refused the file.
pub const NOT_SAVED: &str = "The browser refused to save a file. Copy the JSON instead.";

/// So many bot agents.
#[must_use]
pub fn bots(count: usize) -> String {
    counted(count, "bot agent", "bot agents")
}

/// How far the reading is.
#[must_use]
pub fn reading(done: usize, all: usize) -> String {
    let done = format::number(done as u64);
    format!("Reading {done} of {} …", bots(all))
}

/// What is ready to be saved, and what isn’t.
#[must_use]
pub fn ready(read: usize, missing: usize) -> String {
    match missing {
        0 => format!("{} ready.", bots(read)),
        missing => {
            let missing = format::number(missing as u64);
            format!("{} ready, {missing} left out.", bots(read))
        }
    }
}
