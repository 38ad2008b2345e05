//! The same change to many bots: what is selected, what is asked, how far it is, and what came of it.

use super::bots::count;
use super::common::{counted, isolated};
use crate::format;

/// What can be done with what is selected, for those who don't see it.
pub const SELECTED_ACTIONS: &str = "Selected bot agents";
/// Asks for a status.
pub const SET_STATUS: &str = "Set status …";
/// Asks whether to remove.
pub const REMOVE: &str = "Remove …";
/// Selects nothing.
pub const CLEAR: &str = "Clear selection";
/// Why no status can be set.
pub const ONLY_OTHERS: &str = "Only its own application can change a bot agent’s status.";

/// How many are selected.
#[must_use]
pub fn selected(count: usize) -> String {
    format!("{} selected", format::number(count as u64))
}

/// How many are selected, and how many of them are out of sight.
#[must_use]
pub fn selected_with_hidden(count: usize, hidden: usize) -> String {
    let hidden = format::number(hidden as u64);
    format!("{}, {hidden} of them not shown", selected(count))
}

/// How much of a name is told where there are others.
const NAME: usize = 40;

/// Some names out of all: the first few, and how many more there are.
#[must_use]
pub fn some_of(names: &[&str], few: usize) -> String {
    let quoted: Vec<_> = names.iter().take(few).map(|name| quoted(name)).collect();
    let rest = names.len().saturating_sub(few);
    match (rest, quoted.split_last()) {
        (_, None) => String::new(),
        (0, Some((only, []))) => only.clone(),
        (0, Some((last, others))) => format!("{} and {last}", others.join(", ")),
        _ => format!(
            "{} and {} more",
            quoted.join(", "),
            format::number(rest as u64)
        ),
    }
}

fn quoted(name: &str) -> String {
    let mut letters = name.chars();
    let start: String = letters.by_ref().take(NAME).collect();
    let more = if letters.next().is_some() { "…" } else { "" };
    format!("“{}{more}”", isolated(&start))
}

/// Asks which status so many bots should get.
#[must_use]
pub fn ask_status(bots: usize) -> String {
    format!("Set the status of {}", count(bots))
}

/// Asks whether so many bots should be removed.
#[must_use]
pub fn ask_removal(bots: usize) -> String {
    format!("Remove {}?", count(bots))
}

/// The choice of a status.
pub const NEW_STATUS: &str = "New status";
/// Sets it.
pub const CONFIRM_STATUS: &str = "Set status";
/// What removing several means.
pub const REMOVAL_CONSEQUENCE: &str =
    "They stop getting chats and webhooks. Their settings can’t be brought back.";
/// No status was chosen yet.
pub const CHOOSE_STATUS: &str = "Choose a status.";
/// Closes the dialog.
pub const CLOSE: &str = "Close";
/// Closes the dialog while the work goes on.
pub const GO_ON_BEHIND: &str = "Hide";
/// Has nothing new begun.
pub const STOP: &str = "Stop";
/// Shows the work that goes on.
pub const SHOW: &str = "Show";

/// Removes.
#[must_use]
pub fn confirm_removal(bots: usize) -> String {
    format!("Remove {}", count(bots))
}

/// Has the number typed, so that no press by mistake removes many.
#[must_use]
pub fn type_number(bots: usize) -> String {
    format!("Type {bots} to confirm")
}

/// The number isn't that of the bots.
#[must_use]
pub fn wrong_number(bots: usize) -> String {
    format!("Enter {bots}, the number of bot agents to remove.")
}

/// What isn't ours stays as it is.
#[must_use]
pub fn others_stay(others: usize) -> String {
    match others {
        1 => "1 more belongs to another application and stays as it is: only its own application can \
              change it."
            .to_owned(),
        others => format!(
            "{} more belong to other applications and stay as they are: only their own application can \
             change them.",
            format::number(others as u64)
        ),
    }
}

/// What removing needs of those that aren't ours; the name of the scope follows, then a full stop.
#[must_use]
pub fn others_need(others: usize) -> String {
    match others {
        1 => "1 of them belongs to another application. Removing it needs the scope ".to_owned(),
        others => format!(
            "{} of them belong to other applications. Removing those needs the scope ",
            format::number(others as u64)
        ),
    }
}

/// The status is being set.
#[must_use]
pub fn setting_status(bots: usize, status: &str) -> String {
    format!("Setting {} to “{status}”", count(bots))
}

/// The bots are being removed.
#[must_use]
pub fn removing(bots: usize) -> String {
    format!("Removing {}", count(bots))
}

/// How far the work is.
#[must_use]
pub fn progress(over: usize, all: usize) -> String {
    format!(
        "{} of {}",
        format::number(over as u64),
        format::number(all as u64)
    )
}

/// How far the work is, bot by bot.
pub const BOT_BY_BOT: &str = "Bot by bot";

/// How many bots there are besides those with a line.
#[must_use]
pub fn others_unlisted(bots: usize) -> String {
    format!("and {} more", format::number(bots as u64))
}

/// Not begun.
pub const WAITING: &str = "Waiting";
/// Under way.
pub const RUNNING: &str = "Under way …";
/// Removed.
pub const REMOVED: &str = "Removed";
/// Its status was set.
pub const SET: &str = "Set";
/// It was as wanted before.
pub const ALREADY: &str = "Nothing to change";
/// It failed.
pub const FAILED: &str = "Failed";
/// Nobody knows.
pub const UNKNOWN: &str = "Outcome unknown";

/// Nothing new is begun any more.
pub const STOPPING: &str = "Stopping: what is under way finishes, nothing new begins.";

/// Somebody else was faster.
#[must_use]
pub fn overtaken(status: &str) -> String {
    let status = isolated(status);
    format!("Someone else set it to {status} in the meantime. Nothing was sent.")
}

/// The work is over.
pub const FINISHED: &str = "Finished";
/// The work is over, and no bot has the status.
pub const NONE_SET: &str = "No status was set";
/// The work is over, and every bot is still there.
pub const NONE_REMOVED: &str = "Nothing was removed";
/// The work was stopped.
pub const STOPPED: &str = "Stopped";
/// Why the work was stopped, if the connection was at fault.
#[must_use]
pub fn stopped_because(reason: &str) -> String {
    format!("Nothing new was begun after this. {reason}")
}

/// So many bots were removed.
#[must_use]
pub fn removed_count(bots: usize) -> String {
    format!("{} removed", counted(bots, "bot agent", "bot agents"))
}

/// So many bots have the status.
#[must_use]
pub fn set_count(bots: usize, status: &str) -> String {
    format!(
        "{} set to “{status}”",
        counted(bots, "bot agent", "bot agents")
    )
}

/// So many bots failed.
#[must_use]
pub fn failed_count(bots: usize) -> String {
    format!("{} failed", format::number(bots as u64))
}

/// Of so many bots nobody knows.
#[must_use]
pub fn unknown_count(bots: usize) -> String {
    match bots {
        1 => "1 outcome unknown".to_owned(),
        bots => format!("{} outcomes unknown", format::number(bots as u64)),
    }
}

/// So many bots weren't begun.
#[must_use]
pub fn waiting_count(bots: usize) -> String {
    format!("{} not begun", format::number(bots as u64))
}

/// A change takes its time.
pub use super::common::PROPAGATION;
/// What to do about an outcome that nobody knows.
pub const LOOK_AGAIN: &str = "Look before you try again: it may have worked.";

/// Tries what failed again.
pub const RETRY: &str = "Try the failed ones again";
/// Goes on with what wasn't begun.
pub const GO_ON: &str = "Go on with the rest";
/// Copies the summary.
pub const COPY: &str = "Copy the summary";

/// How the work ended, and how many bots are how far.
#[must_use]
pub fn headline(end: &str, tally: &str) -> String {
    format!("{end}: {tally}")
}

/// Not begun before the end.
pub const NOT_BEGUN: &str = "Not begun";

/// What became of a bot, and why.
#[must_use]
pub fn with_reason(outcome: &str, reason: &str) -> String {
    format!("{outcome}. {reason}")
}

/// One line of the copied summary.
#[must_use]
pub fn line(name: &str, id: &str, outcome: &str) -> String {
    let name = isolated(name);
    format!("{name} ({id}): {outcome}")
}

/// The page is about to be left in the middle of the work.
pub const LEAVING: &str = "The work isn’t finished";
/// What leaving means.
pub const LEAVING_TEXT: &str =
    "If you leave this page now, what is under way finishes and nothing new begins.";
/// Doesn't leave.
pub const STAY: &str = "Stay";
/// Leaves.
pub const STOP_AND_LEAVE: &str = "Stop and leave";

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_is_cut() {
        let name = "ä".repeat(NAME);
        assert_eq!(some_of(&[&name], 3), format!("“{name}”"));
        assert_eq!(some_of(&[&format!("{name}x")], 3), format!("“{name}…”"));
    }

    #[test]
    fn a_few_names_stand_for_all() {
        for (names, text) in [
            (&[][..], ""),
            (&["A"][..], "“A”"),
            (&["A", "B"][..], "“A” and “B”"),
            (&["A", "B", "C"][..], "“A”, “B” and “C”"),
            (&["A", "B", "C", "D"][..], "“A”, “B”, “C” and 1 more"),
        ] {
            assert_eq!(some_of(names, 3), text);
        }
    }
}
