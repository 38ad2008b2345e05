//! What the page of one bot agent says, and what is said while one is read.

use super::common::{PROPAGATION, counted, isolated};

/// The heading while the bot agent is unknown.
pub const TITLE: &str = "Bot agent";
/// The bot agent is being read.
pub const LOADING: &str = "Loading the bot agent …";
/// The API doesn’t list what was created here.
pub const CREATED_JUST_NOW: &str = "The bot agent was created a moment ago";
/// How long that may last.
pub const CREATED_JUST_NOW_HELP: &str = "It may take up to 2 minutes until the API shows it.";
/// Reads again.
pub const LOOK_AGAIN: &str = "Look again";
/// The heading where there is none.
pub const NOT_FOUND: &str = "Bot agent not found";
/// That the API knows none of this id.
pub const NO_SUCH_ID: &str = "There is no bot agent with this id";
/// Why that may be.
pub const NO_SUCH_ID_HELP: &str = "It may have been removed, or the link is incomplete.";
/// Leads to the list.
pub const GO_TO_LIST: &str = "Go to the bot agents";

/// Leads back to the list.
pub const BACK: &str = "All bot agents";
/// Leads to the form of a copy.
pub const DUPLICATE: &str = "Duplicate";
/// Asks whether to remove the bot agent.
pub const REMOVE: &str = "Remove";
/// Copies the id.
pub const COPY_ID: &str = "Copy id";
/// The bot agent belongs to the application in use.
pub const MINE: &str = "This application";
/// The bot agent belongs to another application.
pub const OTHER: &str = "Another application";
/// The title of the note about a bot agent of another application.
pub const NOT_OURS: &str = "This bot agent can’t be changed from here";

/// Whose it is; the owner's id stands behind, where it is known.
pub const NOT_OURS_OWNER: &str = "It belongs to another application.";
/// Why it can't be changed.
pub const NOT_OURS_REASON: &str =
    "The API lets only the application that owns a bot agent change it.";
/// What can be done all the same; the name of the scope follows, then a full stop.
pub const NOT_OURS_REMOVAL: &str = "Removing it needs the scope ";
/// Stands before the owner's id.
pub const OWNER: &str = "Owner:";

/// The title of the note about a draft from before.
pub const DRAFT: &str = "Unsaved changes";
/// The draft is from an earlier visit.
pub const DRAFT_KEPT: &str = "You left this page without saving. Your changes are still here.";
/// The draft is from an earlier visit, and the bot agent has changed.
pub const DRAFT_OVERTAKEN: &str = "You left this page without saving, and the bot agent has changed since. Your changes are still here; saving sends only what you changed.";
/// The draft is from an earlier visit, and collides with what has changed.
pub const DRAFT_CONFLICT: &str = "You left this page without saving, and what somebody changed since may collide with your changes. They are still here as you left them; you’ll be asked before anything is saved.";

/// What the links between the parts are, for those who don't see them.
pub const TABS: &str = "Parts of the bot agent";
/// The part with identity, routing and groups.
pub const SETTINGS: &str = "Settings";
/// The part with the webhooks.
pub const WEBHOOKS: &str = "Webhooks";
/// The part with the JSON.
pub const JSON: &str = "JSON";
/// The part with calls to copy.
pub const CODE: &str = "Code";
/// That something in a part isn't saved.
pub const TAB_CHANGED: &str = "Unsaved changes";

/// The title of a part other than the first: its name behind that of the bot agent.
#[must_use]
pub fn title_of(name: &str, part: &str) -> String {
    let name = isolated(name);
    format!("{name} – {part}")
}

/// What the part with the JSON shows.
pub const JSON_MEANING: &str =
    "What the API returned, with everything the panel doesn’t know. The secret key is masked.";
/// The JSON as the API returned it.
pub const AS_RETURNED: &str = "As the API returned it";
/// The JSON as it would be once the changes were saved.
pub const AFTER_SAVING: &str = "After saving";
/// What the part with calls shows.
pub const CODE_MEANING: &str = "Each call as a small program. The access token and the secret key are read from the environment.";
/// The bot agent as JSON.
pub const CONFIGURATION: &str = "Current configuration";

/// How many members changed.
#[must_use]
pub fn changes(count: usize) -> String {
    counted(count, "unsaved change", "unsaved changes")
}

/// Names the bar that appears when something changed.
pub const SAVE_BAR: &str = "Unsaved changes";
/// Shows what would be sent.
pub const REVIEW: &str = "Review";
/// Sends the changes.
pub const SAVE: &str = "Save";
/// Gives the changes up.
pub const DISCARD: &str = "Discard";
/// The changes were sent and answered.
#[must_use]
pub fn saved() -> String {
    format!("Saved. {PROPAGATION}")
}

/// The changes were sent, and found when the answer stayed out.
#[must_use]
pub fn saved_found() -> String {
    format!(
        "The answer got lost, but reading it again showed that your changes were saved. {PROPAGATION}"
    )
}

/// Somebody else's changes leave nothing to send.
pub const ALREADY_SO: &str = "The bot agent already is as you chose. Nothing was sent.";
/// What is said on another page about a save that found somebody else's changes.
pub const OVERTAKEN: &str = "The changes weren’t saved: the bot agent was changed by someone else in the meantime. Your draft is kept; open the bot agent to decide.";
