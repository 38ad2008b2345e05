//! The page that shows who gets the next chat.

use super::common::{PROPAGATION, counted, isolated};

/// The name of the page.
pub const TITLE: &str = "Routing";
/// What the page is for.
pub const ABOUT: &str = "Which bot agent gets a chat is decided per group, by priority. Change a priority below and read what it \
     does; nothing is sent before you save.";
/// What the sentences can't know.
pub const PEOPLE: &str =
    "People in a group aren’t listed: the API for bot agents doesn’t tell who they are.";
/// Loading the list.
pub const LOADING: &str = "Loading the bot agents …";
/// The heading above the sentences.
pub const WHO_IS_NEXT: &str = "Who gets the next chat";
/// The heading above the table.
pub const PRIORITIES: &str = "Priorities";
/// The table, for those who don't see it.
pub const TABLE: &str = "Bot agents and their priority in each group";
/// The head of the first column.
pub const BOT: &str = "Bot agent";
/// The head of the column with the status.
pub const STATUS: &str = "Status";
/// The head of the column with the chat limit.
pub const LIMIT: &str = "Chat limit";
/// There are no bots to show.
pub const NO_BOTS: &str = "There is no bot agent yet";
/// What to do about that.
pub const NO_BOTS_TEXT: &str = "Create one, and set here when it gets chats.";
/// Adds a column.
pub const ADD_GROUP: &str = "Add a group";
/// The number of the group to add.
pub const GROUP_NUMBER: &str = "Group number";
/// What is entered there is no group.
pub const NOT_A_GROUP: &str = "Enter the number of a group, such as 7.";
/// The group is a column already.
pub const GROUP_IS_THERE: &str = "This group is in the table already.";
/// The button beside it.
pub const ADD: &str = "Add";
/// The bot is not in the group.
pub const OUTSIDE: &str = "–";
/// The bot belongs to another application.
pub const OTHERS: &str = "Of another application, which alone can change it";
/// Its groups came in a shape that can't be edited.
pub const UNREADABLE: &str = "Its groups came in a form that can’t be edited here";
/// Saves.
pub const SAVE: &str = "Save";
/// Gives up the changes.
pub const DISCARD: &str = "Discard";
/// Shows what saving sends.
pub const REVIEW: &str = "What this sends";
/// What is unfolded there.
pub const REQUESTS: &str = "Requests";
/// A list of groups would become empty.
pub const LAST_GROUP: &str =
    "It would be in no group at all, and what the API does then isn’t documented. Keep it in one.";
/// The notice above failures.
pub const NOT_SAVED: &str = "Some changes weren’t saved";
/// The rest is still there.
pub const KEPT: &str = "These changes are still in the table.";
/// Reads more bots.
pub const READ_MORE: &str = "Read more bot agents";
/// A mark for a changed cell.
pub const CHANGED: &str = "changed";

/// How many bots were read so far.
#[must_use]
pub fn reading(read: usize, all: usize) -> String {
    let all = counted(all, "bot agent", "bot agents");
    format!(
        "{} of {all} read so far",
        crate::format::number(read as u64)
    )
}

/// How many couldn't be read.
#[must_use]
pub fn unread(count: usize) -> String {
    let bots = counted(count, "bot agent", "bot agents");
    format!("{bots} couldn’t be read and aren’t counted in the sentences.")
}

/// A group, by its number.
#[must_use]
pub fn group(number: u64) -> String {
    format!("Group {number}")
}

/// A group that the person has named.
#[must_use]
pub fn named_group(name: &str, number: u64) -> String {
    let name = isolated(name);
    format!("{name} (group {number})")
}

/// What a cell is, for those who don't see row and column.
#[must_use]
pub fn cell(bot: &str, group: &str) -> String {
    let bot = isolated(bot);
    let group = isolated(group);
    format!("Priority of {bot} in {group}")
}

/// The choice of taking part by the default, which may not be known.
#[must_use]
pub fn by_default(priority: Option<&str>) -> String {
    match priority {
        Some(priority) => format!("{priority} (default)"),
        None => "Unknown default".to_owned(),
    }
}

/// How much is unsaved.
#[must_use]
pub fn unsaved(changes: usize, bots: usize) -> String {
    let changes = counted(changes, "unsaved change", "unsaved changes");
    format!("{changes} to {}", counted(bots, "bot agent", "bot agents"))
}

/// How saving went.
#[must_use]
pub fn saved(bots: usize) -> String {
    let bots = counted(bots, "bot agent", "bot agents");
    format!("Saved the groups of {bots}. {PROPAGATION}")
}

/// Somebody else changed a cell in the meantime.
#[must_use]
pub fn overtaken(group: &str, now: &str) -> String {
    let group = isolated(group);
    format!(
        "{group} was set to “{now}” by someone else in the meantime. Nothing was sent; the table shows it now, \
         so choose again."
    )
}

/// A bot and what kept it from being saved.
#[must_use]
pub fn failed(bot: &str, why: &str) -> String {
    let bot = isolated(bot);
    format!("“{bot}”: {why}")
}

/// Names in a row: `A`, `A or B`, `A, B or C`.
#[must_use]
pub fn either(names: &[String]) -> String {
    list(names, "or")
}

/// Names in a row: `A`, `A and B`, `A, B and C`.
#[must_use]
pub fn both(names: &[String]) -> String {
    list(names, "and")
}

fn list(names: &[String], word: &str) -> String {
    match names {
        [] => String::new(),
        [one] => one.clone(),
        [rest @ .., last] => format!("{} {word} {last}", rest.join(", ")),
    }
}

/// Stands at the end of a row of names for those that aren't named.
#[must_use]
pub fn more(count: usize) -> String {
    format!("{} more", crate::format::number(count as u64))
}

/// Somebody who isn't a bot, in a row of names.
pub const A_PERSON: &str = "a person";

/// A name with the number of chats that the bot takes at once.
#[must_use]
pub fn with_limit(name: &str, limit: i64) -> String {
    format!("{name} (up to {limit} at once)")
}

/// Nobody but people takes part.
pub const ONLY_PEOPLE: &str = "No bot agent takes chats of this group now; they go to people.";

/// These are first.
#[must_use]
pub fn first(names: &str) -> String {
    format!("The next chat goes to {names}, before everyone else in the group.")
}

/// These, people among them, share; and no bot is before them.
#[must_use]
pub fn normal_next(names: &str) -> String {
    format!("The next chat goes to {names}, unless a person with first has a free slot.")
}

/// These come after the first.
#[must_use]
pub fn normal_after(names: &str) -> String {
    format!("When no one with first has a free slot, it goes to {names}.")
}

/// People alone come after the first.
pub const PEOPLE_AFTER: &str = "When no one with first has a free slot, it goes to a person.";

/// People come first of all.
pub const PEOPLE_NEXT: &str = "The next chat goes to a person.";

/// These come last.
#[must_use]
pub fn last(names: &str) -> String {
    format!("Only when no one with first or normal has a free slot, it goes to {names}.")
}

/// These aren't logged in.
#[must_use]
pub fn offline(names: &str, one: bool) -> String {
    format!(
        "{names} {} offline and {} no chats.",
        verb(one, "is", "are"),
        verb(one, "gets", "get")
    )
}

/// These are logged in but take none.
#[must_use]
pub fn paused(names: &str, one: bool) -> String {
    format!(
        "{names} {} accepting chats now and {} none.",
        verb(one, "isn’t", "aren’t"),
        verb(one, "gets", "get")
    )
}

/// These have a limit of nought, or of less.
#[must_use]
pub fn full(names: &str, one: bool) -> String {
    format!(
        "{names} {} no chats, because {} none.",
        verb(one, "gets", "get"),
        verb(one, "its chat limit allows", "their chat limits allow")
    )
}

/// These only look on.
#[must_use]
pub fn supervisors(names: &str, one: bool) -> String {
    format!(
        "{names} {} and {} never assigned a chat.",
        verb(one, "is a supervisor", "are supervisors"),
        verb(one, "is", "are")
    )
}

/// Of these it isn't known whether they take part.
#[must_use]
pub fn unclear(names: &str, one: bool) -> String {
    format!(
        "Where {names} {} can’t be told: the API doesn’t say, or uses words that the panel doesn’t know.",
        verb(one, "stands", "stand")
    )
}

fn verb<'a>(one: bool, singular: &'a str, plural: &'a str) -> &'a str {
    if one { singular } else { plural }
}
