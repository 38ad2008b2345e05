//! The cards of a bot agent’s form: identity, routing, groups, webhooks and their actions.

use super::common::isolated;

/// A card.
pub const IDENTITY: &str = "Identity";
/// Under its heading.
pub const IDENTITY_MEANS: &str = "What customers and agents see in a chat.";
/// A field.
pub const NAME: &str = "Name";
/// A field.
pub const AVATAR: &str = "Avatar URL";
/// Below it.
pub const AVATAR_HINT: &str =
    "Sent as you write it. Shown here with https:// in front if it has no scheme.";
/// A card.
pub const ROUTING: &str = "Routing";
/// Under its heading.
pub const ROUTING_MEANS: &str = "Whether the bot agent is logged in, and which chats it gets.";
/// A field.
pub const STATUS: &str = "Status";
/// A field.
pub const LIMIT: &str = "Chat limit";
/// Below it, for a new bot agent.
pub const LIMIT_HINT_NEW: &str =
    "How many chats the bot agent takes at once. The API’s default is 6.";
/// Below it.
pub const LIMIT_HINT: &str = "How many chats the bot agent takes at once.";
/// A field.
pub const DEFAULT_PRIORITY: &str = "Default group priority";
/// Below it, for a new bot agent.
pub const PRIORITY_HINT_NEW: &str = "For groups without a priority of their own. Set by a second request, since creating a bot agent can’t set it.";
/// Below it.
pub const PRIORITY_HINT: &str = "For groups without a priority of their own.";
/// A choice.
pub const NOT_SET: &str = "Not set";
/// A choice.
pub const UNKNOWN: &str = "Unknown – the API doesn’t say";

/// A choice.
#[must_use]
pub fn priority_and_meaning(priority: &str, meaning: &str) -> String {
    format!("{priority} – {meaning}")
}

/// A card.
pub const GROUPS: &str = "Groups";
/// Under its heading.
pub const GROUPS_MEAN: &str =
    "The bot agent gets chats of these groups. Group 0 holds every agent.";
/// No rows.
pub const NO_GROUP: &str = "The bot agent is in no group.";
/// A button.
pub const ADD_GROUP: &str = "Add group";
/// A field.
pub const GROUP: &str = "Group";
/// A field.
pub const PRIORITY: &str = "Priority";

/// A button.
#[must_use]
pub fn remove_group(number: &str) -> String {
    format!("Remove group {number}")
}

/// A row, for those who don’t see it.
#[must_use]
pub fn group(number: &str) -> String {
    format!("Group {number}")
}

/// A card.
pub const WEBHOOKS: &str = "Webhooks";
/// Under its heading.
pub const WEBHOOKS_MEAN: &str = "What your service is told about, sent to it as it happens.";
/// No webhooks.
pub const NO_WEBHOOKS: &str =
    "This bot agent has no webhooks, so no service is told about its chats.";
/// A button.
pub const ADD_WEBHOOKS: &str = "Add webhooks";
/// A button.
pub const LEAVE_OUT: &str = "Remove webhooks";
/// A field.
pub const URL: &str = "URL";
/// A heading.
pub const ACTIONS: &str = "Actions";
/// No actions.
pub const NO_ACTIONS: &str = "Without an action, no webhook is ever sent.";
/// A button.
pub const ADD_ACTION: &str = "Add action";
/// The title of a dialog.
pub const ADD_AN_ACTION: &str = "Add an action";
/// Under it.
pub const ADD_MEANS: &str =
    "Your service is told whenever one of these happens. Filters can narrow it down.";
/// In an action’s menu.
pub const DUPLICATE: &str = "Duplicate";
/// In an action’s menu.
pub const MOVE_UP: &str = "Move up";
/// In an action’s menu.
pub const MOVE_DOWN: &str = "Move down";
/// Folded away.
pub const PAYLOAD: &str = "Payload that will arrive";
/// What that is.
pub const PAYLOAD_MEANS: &str = "a sample, with the additional data chosen above";
/// Over the sample.
pub const SAMPLE_PAYLOAD: &str = "Sample payload";
/// The title of a notice.
pub const TWIN: &str = "There is another card of this action";
/// What that means.
pub const TWIN_MEANS: &str = "That is allowed, but the documentation doesn’t say whether a chat that both let through is sent once or twice.";
/// A group of boxes.
pub const DATA: &str = "Additional data";
/// Below a box.
pub const DATA_NOT_DOCUMENTED: &str = "Not documented for this action";
/// No boxes.
pub const NO_DATA: &str = "None is documented for this action.";

/// The button of an action’s menu.
#[must_use]
pub fn more_for(action: &str) -> String {
    let action = isolated(action);
    format!("More for {action}")
}

/// A button.
#[must_use]
pub fn remove_action(action: &str) -> String {
    let action = isolated(action);
    format!("Remove action {action}")
}

/// A field.
pub const SECRET: &str = "Secret key";
/// Below it.
pub const SECRET_HINT: &str =
    "Arrives inside every webhook, so that your service can tell who sent it.";
/// After generating one.
pub const SECRET_MADE: &str = "A new secret key is in the field. Copy it to your service.";
/// After trying to.
pub const NO_RANDOM: &str = "The browser couldn’t make a secret key. Enter one of your own.";
/// A button.
pub const GENERATE: &str = "Generate";
/// Folded away.
pub const CHANGE_GUIDE: &str = "Change it without losing webhooks";
/// The first step.
pub const GUIDE_BOTH: &str = "Let your service accept both the old secret key and the new one.";
/// The second step.
pub const GUIDE_SAVE: &str =
    "Save here. It takes up to 2 minutes until every webhook has the new one.";
/// The third step.
pub const GUIDE_FORGET: &str = "Let your service forget the old one.";
/// A button.
pub const GENERATE_ANOTHER: &str = "Generate another";
/// The title of a dialog.
pub const ASK_REPLACE: &str = "Replace the secret key?";
/// What that does.
pub const REPLACE_MEANS: &str = "Webhooks carry one secret key at a time: with the save, the old one stops. Let your service accept both before you save, or it refuses webhooks.";
/// When it does.
pub const REPLACE_LATER: &str = "Nothing is sent before you save.";

/// Shows a secret.
#[must_use]
pub fn show(what: &str) -> String {
    format!("Show {what}")
}

/// Hides a secret.
#[must_use]
pub fn hide(what: &str) -> String {
    format!("Hide {what}")
}

/// Copies a secret.
#[must_use]
pub fn copy(what: &str) -> String {
    format!("Copy {what}")
}

/// After trying to copy a masked text, which can’t be copied by keyboard.
pub const SECRET_COPY_REFUSED: &str =
    "The browser refused to copy. Show it, and copy it by keyboard.";

/// Something that the form has no field for; `reason` follows “this”.
#[must_use]
pub fn kept(reason: &str) -> String {
    format!("The form can’t show this{reason}. It stays as it came.")
}

/// That reason.
#[must_use]
pub fn because(reason: &str) -> String {
    format!(": {reason}")
}
