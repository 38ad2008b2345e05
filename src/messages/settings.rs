//! The page of the panel's own settings.

/// The name of the page.
pub const TITLE: &str = "Settings";
/// Where they are kept.
pub const ABOUT: &str =
    "How the panel looks and works in this browser. Nothing here changes a bot agent.";
/// The part about looks.
pub const LOOKS: &str = "Appearance";
/// What it is for.
pub const LOOKS_TEXT: &str = "Colours, and how close together rows stand.";
/// The choice of colours.
pub const THEME: &str = "Theme";
/// The theme of the system.
pub const SYSTEM: &str = "System";
/// What it does.
pub const SYSTEM_MEANING: &str = "Light or dark, as your system is set";
/// The light theme.
pub const LIGHT: &str = "Light";
/// What it does.
pub const LIGHT_MEANING: &str = "Dark text on a light page";
/// The dark theme.
pub const DARK: &str = "Dark";
/// What it does.
pub const DARK_MEANING: &str = "Light text on a dark page";
/// The choice of density.
pub const DENSITY: &str = "Density";
/// Room around rows.
pub const COMFORTABLE: &str = "Comfortable";
/// What it does.
pub const COMFORTABLE_MEANING: &str = "Room around each row";
/// Rows close together.
pub const COMPACT: &str = "Compact";
/// What it does.
pub const COMPACT_MEANING: &str = "More rows on the screen";
/// The part about keys.
pub const KEYS: &str = "Keyboard";
/// What it is for.
pub const KEYS_TEXT: &str = "Everything can be done by keyboard. These keys save a few steps.";
/// Turns single keys on or off.
pub const SINGLE_KEYS: &str = "Single-key shortcuts";
/// Why somebody would turn them off.
pub const SINGLE_KEYS_HINT: &str =
    "Turn them off if you control the browser by voice, or press keys by accident.";
/// The part about groups.
pub const GROUPS: &str = "Names for groups";
/// What it is for.
pub const GROUPS_TEXT: &str = "The API knows groups by number. Names given here are shown beside the numbers, in this browser only.";
/// There are no names yet.
pub const NO_NAMES: &str = "No group has a name yet.";
/// The number of a group.
pub const NUMBER: &str = "Group number";
/// The name of a group.
pub const NAME: &str = "Name";
/// Adds a name.
pub const ADD_NAME: &str = "Add name";
/// The number is missing.
pub const NOT_A_GROUP: &str = "Enter the number of a group, such as 7.";
/// The name is missing.
pub const NO_NAME: &str = "Enter a name for the group.";
/// The part about forgetting.
pub const FORGET: &str = "Forget everything";
/// What it is for.
pub const FORGET_TEXT: &str = "Leaves this browser as if the panel had never been opened here.";
/// What is forgotten.
pub const FORGET_WHAT: &str = "The connection, the access token, unsaved changes, the demo workspace and the settings on this page are \
     forgotten. The token stays valid, and the bot agents stay as they are.";
/// The question before that.
pub const FORGET_TITLE: &str = "Forget everything?";
/// It is done.
pub const FORGOTTEN: &str = "Everything was forgotten.";

/// Takes a group’s name away.
#[must_use]
pub fn remove_name(number: u64) -> String {
    format!("Remove the name of group {number}")
}
