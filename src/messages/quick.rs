//! Quick actions and keyboard shortcuts.

/// The dialog of quick actions.
pub const TITLE: &str = "Quick actions";
/// The field in it.
pub const SEARCH: &str = "Search bot agents and actions";
/// Nothing fits what was typed.
pub const NOTHING: &str = "Nothing fits. Try a part of a name, or another word.";
/// Goes to a page.
pub const GO_TO_BOTS: &str = "Go to the bot agents";
/// Goes to a page.
pub const GO_TO_ROUTING: &str = "Go to routing";
/// Goes to a page.
pub const GO_TO_IMPORT: &str = "Import bot agents";
/// Goes to a page.
pub const GO_TO_SETTINGS: &str = "Go to the settings";
/// Goes to the form of a new bot.
pub const NEW_BOT: &str = "New bot agent";
/// Opens the log.
pub const OPEN_LOG: &str = "Open the API log";
/// Opens the list of shortcuts.
pub const SHOW_KEYS: &str = "Show keyboard shortcuts";
/// Beside a theme.
pub const THEME: &str = "Theme";
/// Switches the theme.
pub const USE_SYSTEM: &str = "Use the system’s theme";
/// Switches the theme.
pub const USE_LIGHT: &str = "Use the light theme";
/// Switches the theme.
pub const USE_DARK: &str = "Use the dark theme";

/// The dialog of shortcuts.
pub const KEYS_TITLE: &str = "Keyboard shortcuts";
/// The key that is held down.
pub const CTRL: &str = "Ctrl";
/// The key that leaves.
pub const ESC: &str = "Esc";
/// What a key does.
pub const KEY_QUICK: &str = "Quick actions: go to a bot agent, switch the theme and more";
/// What a key does.
pub const KEY_HELP: &str = "This list of shortcuts";
/// What a key does.
pub const KEY_SEARCH: &str = "Search the list of bot agents";
/// What a key does.
pub const KEY_SAVE: &str = "Save what was changed";
/// What a key does.
pub const KEY_UNDO: &str = "Undo and redo in the filter builder";
/// What a key does.
pub const KEY_CLOSE: &str = "Close a dialog or a menu";
/// Single keys are off.
pub const KEYS_OFF: &str = "Single keys are turned off in the settings.";

/// How many things fit what was typed.
#[must_use]
pub fn found(count: usize) -> String {
    super::common::counted(count, "result", "results")
}
