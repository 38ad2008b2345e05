//! What the page of a new bot agent says.

use super::common::{PROPAGATION, isolated};

/// The heading.
pub const TITLE: &str = "New bot agent";
/// The title of the note about a draft from before.
pub const KEPT: &str = "Your draft is still here";
/// What the draft from before is.
pub const KEPT_HELP: &str = "You began this bot agent earlier and haven’t created it yet.";
/// What the draft from before is, where something else was asked for.
pub const KEPT_INSTEAD: &str = "You began another bot agent earlier and haven’t created it yet, so it stands here instead of what you asked for now. Starting over gives it up.";
/// Gives up the draft from before.
pub const START_OVER: &str = "Start over";
/// Leads back to the list.
pub use super::common::CANCEL;
/// Sends the new bot agent.
pub const CREATE: &str = "Create bot agent";

/// The name of a copy.
#[must_use]
pub fn copy_name(name: &str) -> String {
    format!("Copy of {name}")
}

/// The title of the note about a copy.
#[must_use]
pub fn copy_of(name: &str) -> String {
    let name = isolated(name);
    format!("A copy of “{name}”")
}

/// What becomes of the copy's status.
pub const COPY_OFFLINE: &str =
    "It begins offline, so that it takes no chats before you have looked through it.";
/// What becomes of the copy's secret.
pub const COPY_SECRET: &str = "Its webhooks got a secret key of their own, made just now: copy it to the service that they go to.";
/// The copy needs a secret.
pub const COPY_NO_SECRET: &str =
    "The secret key wasn’t copied, and the browser couldn’t make a new one: enter one of your own.";

/// What of the original isn’t in the copy, because the panel has never heard of it.
#[must_use]
pub fn copy_left_out(members: &[&str]) -> String {
    let it = if members.len() == 1 { "it" } else { "them" };
    let members = members.join(", ");
    format!("Not copied, because the panel doesn’t know {it}: {members}.")
}

/// What stayed when another template was chosen.
#[must_use]
pub fn stayed(template: &str, parts: &str) -> String {
    format!("{template}: filled in. Kept as you entered: {parts}.")
}

/// Another template was chosen, and nothing had been entered.
#[must_use]
pub fn filled_in(template: &str) -> String {
    format!("{template}: filled in.")
}

/// Leads to a bot agent.
#[must_use]
pub fn open(name: &str) -> String {
    let name = isolated(name);
    format!("Open “{name}”")
}

/// The title of the note about an earlier attempt.
pub const ARRIVED: &str = "Your earlier attempt has arrived";

/// What became of an earlier attempt while the form has changed.
#[must_use]
pub fn arrived(name: &str) -> String {
    let name = isolated(name);
    format!(
        "“{name}” exists, without what you changed here since. Nothing more was sent. Change it on its own page, or create another one from here."
    )
}

/// That it was created, and how that is known.
#[must_use]
pub fn created(name: &str, found_later: bool) -> String {
    let name = isolated(name);
    let how = if found_later {
        " The answer got lost, but reading the list again showed it."
    } else {
        ""
    };
    format!("“{name}” was created.{how}")
}

/// That it was created whole.
#[must_use]
pub fn created_whole(created: &str) -> String {
    format!("{created} {PROPAGATION}")
}

/// That it was created, but for what a second request should have set.
#[must_use]
pub fn created_in_part(created: &str, problem: &str) -> String {
    format!("{created} {problem} You can set it on the page of the bot agent.")
}
