//! What stands around every page.

/// The name of the panel.
pub const PANEL: &str = "Bot agents";
/// Leads past the top bar.
pub const SKIP: &str = "Skip to the content";
/// What the main links are, for those who don't see them.
pub const MAIN_LINKS: &str = "Main";
/// Leads to the list.
pub const BOTS: &str = "Bots";
/// Leads to the page that shows who gets the next chat.
pub const ROUTING: &str = "Routing";
/// Leads to the form of a new bot.
pub const NEW_BOT: &str = "New bot agent";

/// Leads to the settings.
pub const SETTINGS: &str = "Settings";

/// What the theme button changes, and how it is set.
#[must_use]
pub fn theme(theme: &str) -> String {
    format!("Theme: {theme}")
}

/// The theme follows the system.
pub const THEME_SYSTEM: &str = "as the system";
/// The light theme.
pub const THEME_LIGHT: &str = "light";
/// The dark theme.
pub const THEME_DARK: &str = "dark";
