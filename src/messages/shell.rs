//! What stands around every page.

/// The name of the panel.
pub const PANEL: &str = "Bot agents";
/// The title of the tab.
#[must_use]
pub fn title(page: &str) -> String {
    format!("{page} · {PANEL}")
}

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
/// The window that signing in left behind.
pub const SIGNED_IN: &str = "Signed in";
/// What to do with that window.
pub const CLOSE_WINDOW: &str =
    "The panel goes on in the window you came from. You can close this one.";
/// Where one is.
pub const DEMO: &str = "Demo workspace";
/// After resetting.
pub const DEMO_IS_RESET: &str = "The demo workspace is as it was at first.";
/// A button.
pub const RESET_DEMO: &str = "Reset the demo";
/// The title of a dialog.
pub const ASK_RESET: &str = "Reset the demo workspace?";
/// What resetting does.
pub const RESET_MEANS: &str = "The twelve bot agents come back as they were at first. What you made or changed here goes away.";
/// The start of a banner; why follows.
pub const CONNECTION_OFF: &str = "This connection can’t be used.";
/// The start of a banner; why follows.
pub const CHANGES_OFF: &str = "Changes are off.";

/// The start of a banner.
#[must_use]
pub fn expires_at(time: &str) -> String {
    format!("Your access token expires at {time}.")
}

/// The rest of that banner.
pub const EXPIRES_NEXT: &str =
    "Sign in again to go on without a break. Everything you entered stays.";
/// A button and the title of a dialog.
pub const SIGN_IN_AGAIN: &str = "Sign in again";
/// Why to sign in again; the next but one follows.
pub const TOKEN_REFUSED: &str = "The access token isn’t accepted any more.";
/// Why to sign in again; the next follows.
pub const TOKEN_EXPIRES: &str = "The access token expires soon.";
/// What was kept.
pub const ENTRIES_STAY: &str = "Everything you entered is still here.";
/// The ways to sign in again.
pub const WINDOW_OR_TOKEN: &str =
    "Sign in again in a window of its own, or paste a new token, and go on.";
/// A button.
pub const SIGN_IN_LIVECHAT: &str = "Sign in with LiveChat";
/// A button.
pub const SIGN_IN: &str = "Sign in";
/// Why the demo asks.
pub const DEMO_REFUSED: &str = "The demo refused its own token, because an entry that starts with “sandbox:” asked for that. Everything you entered is still here.";
/// A button.
pub const GO_ON: &str = "Go on";
/// Where the panel stopped, if that isn’t known.
pub const UNKNOWN_PLACE: &str = "an unknown place";

/// The details of why the panel stopped, to be sent to whoever cares for it.
#[must_use]
pub fn stopped_at(version: &str, place: &str, message: &str) -> String {
    format!("Bot agents {version} stopped at {place}: {message}")
}
