//! The list of bots.

use super::common::{counted, isolated};
use crate::format;

/// The name of the page, in the browser's title.
pub const TITLE: &str = "Bots";
/// The heading of the page.
pub const HEADING: &str = "Bot agents";
/// Leads to the form of a new bot.
pub const NEW: &str = "New bot agent";
/// The list is being read.
pub const LOADING: &str = "Loading the bot agents …";

/// The list has no bots.
pub const NONE: &str = "No bot agents yet";
/// The license has no bots.
pub const NONE_AT_ALL: &str =
    "This license has no bot agents. Create the first one to let a service take part in chats.";
/// The application has no bots.
pub const NONE_OF_OURS: &str =
    "This application has no bot agents yet. Others of the license may have some.";
/// Shows the bots of every application.
pub const SHOW_ALL: &str = "Show all applications";
/// No bot is as wanted.
pub const NO_MATCH: &str = "No bot agent matches";
/// Why no bot is shown, here and below.
pub const NO_MATCH_SEARCH: &str = "None of them fits the search.";
/// Only a status is asked for.
pub const NO_MATCH_STATUS: &str = "None of them has this status.";
/// Both are asked for.
pub const NO_MATCH_BOTH: &str = "None of them fits both the search and the status.";
/// Shows every bot again.
pub const CLEAR_QUERY: &str = "Clear search and filter";

/// How many bots there are.
#[must_use]
pub fn count(count: usize) -> String {
    counted(count, "bot agent", "bot agents")
}

/// How many bots of all of them are shown.
#[must_use]
pub fn count_of(shown: usize, total: usize) -> String {
    format!("{} of {}", format::number(shown as u64), count(total))
}

/// What the table lists.
#[must_use]
pub fn caption(shown: usize) -> String {
    format!("Bot agents: {}", format::number(shown as u64))
}

/// What is searched.
pub const SEARCH: &str = "Search by name or id";
/// The choice between one's own bots and all.
pub const WHOSE: &str = "Whose bot agents";
/// One's own bots.
pub const MINE: &str = "Mine";
/// The bots of every application.
pub const ALL: &str = "All";
/// Every status.
pub const ANY_STATUS: &str = "Any status";
/// Reads the list again.
pub const READ_AGAIN: &str = "Read the list again";
/// The order of the list.
pub const ORDER: &str = "Order";
/// By name.
pub const BY_NAME: &str = "Name, A to Z";
/// By name, backwards.
pub const BY_NAME_BACKWARDS: &str = "Name, Z to A";
/// By status.
pub const BY_STATUS: &str = "Accepting chats first";
/// By status, backwards.
pub const BY_STATUS_BACKWARDS: &str = "Offline first";

/// The column of the bots themselves.
pub const BOT: &str = "Bot agent";
/// The column of the status, and its filter.
pub const STATUS: &str = "Status";
/// The column of how many chats a bot takes.
pub const LIMIT: &str = "Chat limit";
/// The column of the groups.
pub const GROUPS: &str = "Groups";
/// The column of where the webhooks go.
pub const WEBHOOK: &str = "Webhook";
/// The column of the health.
pub const HEALTH: &str = "Health";
/// The column of whose bot it is.
pub const OWNER: &str = "Owner";
/// The column of what can be done.
pub const ACTIONS: &str = "Actions";

/// The bot is our own application's.
pub const OURS: &str = "This application";
/// The bot is another application's.
pub const NOT_OURS: &str = "Another application";

/// Something about a bot that isn't known, or isn't there.
pub const NOTHING: &str = "–";
/// What a member says that the API didn't tell.
pub const NOT_TOLD: &str = "The API doesn’t say";
/// A bot that belongs to no group.
pub const NO_GROUPS: &str = "None";
/// A bot that gets no webhooks.
pub const NO_WEBHOOK: &str = "None";

/// Why nothing more is known about a bot that was created here a moment ago.
pub const JUST_CREATED: &str =
    "It was created a moment ago. It may take up to 2 minutes until the API shows it.";

/// Why something about a bot isn't known.
#[must_use]
pub fn not_known(reason: &str) -> String {
    format!("Not known. {reason}")
}

/// A group, by its name or number, and when the bot gets its chats, such as `7 first`.
#[must_use]
pub fn group(group: &str, priority: &str) -> String {
    format!("{group} {priority}")
}

/// Groups that there is no room for.
#[must_use]
pub fn more_groups(count: usize) -> String {
    format!("+{}", format::number(count as u64))
}

/// What is behind the groups that there is no room for.
#[must_use]
pub fn all_groups(more: &str, count: usize, name: &str) -> String {
    let name = isolated(name);
    format!(
        "{more}: all {} groups of {name}",
        format::number(count as u64)
    )
}

/// How many actions trigger a webhook.
#[must_use]
pub fn actions(count: usize) -> String {
    counted(count, "action", "actions")
}

/// What can be done with a bot.
#[must_use]
pub fn actions_for(name: &str) -> String {
    let name = isolated(name);
    format!("Actions for {name}")
}

/// Opens a bot.
pub const OPEN: &str = "Open";
/// Begins a new bot as a copy.
pub const DUPLICATE: &str = "Duplicate";
/// Copies a bot's id.
pub const COPY_ID: &str = "Copy id";
/// Removes a bot.
pub const REMOVE: &str = "Remove …";
/// The id couldn't be copied.
pub const NOT_COPIED: &str =
    "The browser refused to copy. The id stands below the name: copy it by keyboard.";

/// An id is on the clipboard.
#[must_use]
pub fn copied(name: &str) -> String {
    let name = isolated(name);
    format!("The id of “{name}” was copied.")
}

/// Selects a bot.
#[must_use]
pub fn select(name: &str) -> String {
    let name = isolated(name);
    format!("Select {name}")
}

/// Selects every bot that is shown.
#[must_use]
pub fn select_all(count: usize) -> String {
    match count {
        1 => "Select the 1 bot agent shown".to_owned(),
        count => format!(
            "Select all {} bot agents shown",
            format::number(count as u64)
        ),
    }
}
