//! What is said about bringing bot agents in from a file.

use super::common::{counted, isolated};
use crate::format;

/// Leads to the page.
pub const IMPORT: &str = "Import";
/// The heading of the page.
pub const TITLE: &str = "Import bot agents";
/// Leads back to the list.
pub const ALL_BOTS: &str = "All bot agents";
/// What happens first.
pub const ABOUT: &str = "Choose a file that was exported here, or paste JSON. You then see a plan, bot agent by bot agent; nothing is changed before you carry it out.";
/// The control for a file.
pub const FILE: &str = "File with bot agents";
/// That a file can be dropped.
pub const DROP: &str = "Or drop it here. It stays in this browser.";
/// The field to paste into.
pub const PASTE: &str = "Or paste JSON";
/// What may be pasted.
pub const PASTE_HINT: &str =
    "An exported file, a list of bot agents, a single one, or the API’s answer about one.";
/// Makes the plan.
pub const PLAN: &str = "Show the plan";
/// The title of what is wrong with the text.
pub const UNREADABLE: &str = "This can’t be imported";
/// There was nothing to read.
pub const EMPTY: &str = "There is nothing in it. Choose a file, or paste JSON.";
/// JSON without bots.
pub const NO_BOTS: &str = "It is JSON, but there are no bot agents in it. An exported file, a list of bot agents, a single one, or the API’s answer about one would do.";
/// The browser couldn’t read the file.
pub const FILE_UNREADABLE: &str = "The browser couldn’t read the file. Choose it again.";
/// The file is in an encoding that nothing in it names.
pub const OTHER_ENCODING: &str = "The file isn’t in UTF-8, which JSON is written in. It may be in Windows-1252, as older programs write it: save it as UTF-8, and choose it again.";

/// More files than one.
#[must_use]
pub fn several_files(count: u32) -> String {
    format!(
        "{count} files were dropped at once, and none of them was read. Choose them one after the other."
    )
}

/// The license is being read.
pub const PLANNING: &str = "Comparing with the bot agents of the license …";
/// The heading above the plan.
pub const PLAN_TITLE: &str = "Plan";
/// The heading above what came of it.
pub const RESULT_TITLE: &str = "Result";
/// Goes back to choosing a file.
pub const START_OVER: &str = "Choose another file";
/// Ends the import early.
pub const STOP: &str = "Stop";
/// It ends after what is being sent.
pub const STOPPING: &str = "Stopping after the one that is being sent …";
/// How far the import is, for those who don’t see the bar.
pub const PROGRESS: &str = "Bot agents done";
/// A bot is created.
pub const CREATE: &str = "Create";
/// A bot is changed.
pub const UPDATE: &str = "Update";
/// A bot is left alone.
pub const SKIP: &str = "Skip";
/// A further bot is created although there is one already.
pub const CREATE_ANOTHER: &str = "Create as new";
/// The bot is there, just like this.
pub const SAME: &str = "Same";
/// Something keeps the bot from being imported as a matter of course.
pub const CONFLICT: &str = "Conflict";
/// The bot is there with the same id.
pub const BY_ID: &str = "Found by its id.";
/// The bot is there with the same name.
pub const BY_NAME: &str = "Found by its name, not by its id.";
/// Another one of the file stands for the same bot.
pub const TWICE: &str = "The file has this bot agent more than once. Choose what becomes of each.";
/// The bot belongs to another application.
pub const FOREIGN: &str =
    "The bot agent with this id belongs to another application, and only that one can change it.";
/// The bot that it stands for couldn’t be read.
pub const UNREAD: &str =
    "The bot agent that it stands for couldn’t be read. Show the plan again to try once more.";
/// It can’t be sent.
pub const INVALID: &str = "It can’t be sent as it is:";
/// There is no secret in the file.
pub const NEW_SECRET: &str =
    "The file has no secret key for its webhooks. A new one is made when the bot agent is created.";
/// There is no secret in the file.
pub const KEPT_SECRET: &str =
    "The file has no secret key for its webhooks. The bot agent keeps the one it has.";
/// The default group priority takes a call of its own.
pub const SECOND_CALL: &str =
    "Its default group priority is set by a second call, right after it is created.";
/// What would change.
pub const CHANGES: &str = "What changes";
/// What the API documents no way to set.
#[must_use]
pub fn unsent(members: &[String]) -> String {
    let it = if members.len() == 1 { "it" } else { "them" };
    let members = members.join(", ");
    format!("Not sent, because the API documents no way to set {it}: {members}.")
}

/// So many of one name.
#[must_use]
pub fn ambiguous(count: usize) -> String {
    let bots = counted(count, "bot agent has", "bot agents have");
    format!("{bots} this name, and none has this id.")
}

/// From one value to another.
#[must_use]
pub fn change(before: &str, after: &str) -> String {
    let before = isolated(before);
    let after = isolated(after);
    format!("{before} → {after}")
}

/// A bot of the file that has neither a name nor an id.
pub const NAMELESS: &str = "(no name)";
/// There was no value.
pub const NOTHING: &str = "nothing";

/// What is chosen for a bot, for those who don’t see where the control stands.
#[must_use]
pub fn choice_of(name: &str) -> String {
    let name = isolated(name);
    format!("What to do with {name}")
}

/// What the file is too large for.
#[must_use]
pub fn too_large(bytes: usize) -> String {
    let bytes = format::number(bytes as u64);
    format!(
        "It has {bytes} bytes, and 10,000,000 are read at most. Export fewer bot agents at a time."
    )
}

/// Where the JSON is broken.
#[must_use]
pub fn syntax(line: usize, column: usize, message: &str) -> String {
    format!("It isn’t JSON. Line {line}, column {column}: {message}.")
}

/// A member stands twice in one object.
#[must_use]
pub fn repeated(line: usize, column: usize, name: &str) -> String {
    let name = isolated(name);
    format!(
        "Line {line}, column {column}: “{name}” is already in this object, and only one could be kept."
    )
}

/// A file of a later version.
#[must_use]
pub fn version(version: &str) -> String {
    let version = isolated(version);
    format!(
        "Its format has version {version}, and only version 1 can be read here. A newer panel may do."
    )
}

/// One of the entries isn’t a bot.
#[must_use]
pub fn not_a_bot(number: usize) -> String {
    format!(
        "Entry {number} isn’t a bot agent: it has neither a name nor an id, or its id isn’t text."
    )
}

fn number(count: usize) -> String {
    format::number(count as u64)
}

/// What is about to happen, in numbers.
#[must_use]
pub fn summary(create: usize, update: usize, skip: usize) -> String {
    let [create, update, skip] = [create, update, skip].map(number);
    format!("{create} to create, {update} to update, {skip} to leave as they are.")
}

/// Carries the plan out.
#[must_use]
pub fn carry_out(count: usize) -> String {
    format!("Import {}", counted(count, "bot agent", "bot agents"))
}

/// How far it is.
#[must_use]
pub fn running(done: usize, all: usize) -> String {
    let done = number(done);
    format!(
        "{done} of {} done.",
        counted(all, "bot agent", "bot agents")
    )
}

/// What came of it, in numbers.
#[must_use]
pub fn result(created: usize, updated: usize, same: usize) -> String {
    let [created, updated, same] = [created, updated, same].map(number);
    format!("{created} created, {updated} updated, {same} the same or skipped")
}

/// What didn’t go well, in numbers.
#[must_use]
pub fn not_done(failed: usize, unknown: usize, not_begun: usize) -> String {
    let parts = [
        (failed, "failed"),
        (unknown, "with an unknown outcome"),
        (not_begun, "not begun"),
    ];
    let parts = parts.into_iter().filter(|(count, _)| *count > 0);
    parts.fold(String::new(), |text, (count, what)| {
        format!("{text}, {} {what}", number(count))
    })
}

/// A change takes its time.
pub use super::common::PROPAGATION;
/// The bot was created.
pub const CREATED: &str = "Created";
/// The bot was changed.
pub const UPDATED: &str = "Updated";
/// It is being sent.
pub const UNDER_WAY: &str = "Sending …";
/// Nothing was sent for it.
pub const NOT_BEGUN: &str = "Not begun";
/// It was to be skipped.
pub const SKIPPED: &str = "Skipped";
/// It wasn’t done.
pub const FAILED: &str = "Failed";
/// Leads to a bot that was created.
pub const OPEN: &str = "Open";
/// Nobody knows.
pub const UNKNOWN: &str = "Outcome unknown";
/// The answer got lost, but the bot is as it should be.
pub const FOUND_LATER: &str = "The answer got lost, but reading again showed that it was done.";
/// Somebody changed the bot.
pub const OVERTAKEN: &str = "It was changed elsewhere since the plan was made. Nothing was sent. Make a new plan to see how it is now.";
/// There is no secret.
pub const NO_SECRET: &str = "The browser couldn’t make a secret key. Nothing was sent.";
/// What to do about it.
pub const LOOK_FIRST: &str =
    "Look at the list in 2 minutes before you import it again: it may show then.";

/// Secrets were made.
pub const SECRETS_TITLE: &str = "Give your services their new secret keys";
/// They are nowhere else.
pub const SECRETS_TEXT: &str = "The file had none for these, so new ones were made. They are forgotten once you choose another file or close this tab.";
/// Saves them.
pub const SECRETS_DOWNLOAD: &str = "Download the secret keys";
/// The browser refused.
pub const SECRETS_NOT_SAVED: &str =
    "The browser refused to save a file. Copy the secret keys one by one.";

/// Copies one secret.
#[must_use]
pub fn copy_secret(name: &str) -> String {
    let name = isolated(name);
    format!("Copy the secret key of {name}")
}

/// Shows further lines of the plan.
pub const SHOW_MORE: &str = "Show more";

/// How many lines of the plan are shown.
#[must_use]
pub fn shown(shown: usize, all: usize) -> String {
    let shown = format::number(shown as u64);
    format!(
        "The first {shown} of {} are shown.",
        counted(all, "bot agent", "bot agents")
    )
}

/// How far the reading for the plan is, for those who don’t see the bar.
pub const READING: &str = "Bot agents compared";

/// How many bots of the license were read for the plan.
#[must_use]
pub fn compared(read: usize, all: usize) -> String {
    let read = format::number(read as u64);
    format!(
        "Comparing: {read} of {} …",
        counted(all, "bot agent", "bot agents")
    )
}

/// The title of the question before new secrets are forgotten.
pub const SECRETS_UNSAVED: &str = "The new secret keys aren’t saved";
/// What would be lost.
pub const SECRETS_UNSAVED_TEXT: &str = "New secret keys were made during the import, and you haven’t downloaded or copied all of them. Without them your services can’t check the webhooks of the new bot agents.";
/// Forgets them all the same.
pub const SECRETS_DISCARD: &str = "Discard the secret keys";
