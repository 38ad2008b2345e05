//! Getting a token and giving it back: the doors, what went wrong at them, signing out.

use super::common::isolated;

/// A page that isn’t served over https.
pub const INSECURE: &str = "Browsers allow a safe sign-in only on pages that are served over https. Open the panel over https, or paste an access token.";
/// Sent to and fro.
pub const TOO_OFTEN: &str = "This tab was sent to the sign-in page twice within 30 seconds, so it stops here. Check the client id and the redirect URI, wait half a minute and try again, or paste an access token.";
/// No window.
pub const BLOCKED: &str = "The browser blocked the window for signing in. Allow windows of this site and try again, or paste an access token.";
/// An answer to nothing.
pub const NOT_BEGUN: &str = "The address you came from carries the answer to a sign-in that was used already or wasn’t begun in this tab. Nothing of it was used. Sign in from here.";
/// An answer to something else.
pub const STRANGE: &str = "The answer isn’t to the sign-in that was begun in this tab, so nothing of it was used. If you didn’t follow a strange link, try again.";
/// An answer without a token.
pub const INCOMPLETE: &str = "The sign-in page sent back neither what was asked for nor an error. Check in the advanced settings how the token is handed over.";
/// A token of another application.
pub const OTHER_CLIENT: &str =
    "The token that came back belongs to another application, so it wasn’t used. Try again.";

/// A token of somebody else for a connection that goes on.
pub const OTHER_ACCOUNT: &str = "This token belongs to another account or application: it shows none of the bot agents that you work with here. It wasn’t used, and everything you entered is still here. Sign in with the same account, or sign out and connect with this token.";

/// Somebody pressed no.
#[must_use]
pub fn not_granted(said: &str) -> String {
    format!("Access wasn’t granted.{said}")
}

/// Another error of the sign-in page.
#[must_use]
pub fn refused(error: &str, said: &str) -> String {
    let error = isolated(error);
    format!("The sign-in page answered with “{error}”.{said}")
}

/// The heading over one of these.
pub const FAILED: &str = "Couldn’t sign in";
/// The heading over why.
pub const NOT_REVOKED: &str = "You are signed out, but the token wasn’t revoked";

/// A token that wasn’t revoked, after why.
#[must_use]
pub fn stays_valid(cause: &str) -> String {
    format!(
        "{cause} The token stays valid until it expires; to end it, revoke it in the Developer Console."
    )
}

/// An error of the accounts server.
#[must_use]
pub fn accounts_answered(status: &str, name: &str, said: &str) -> String {
    format!("The accounts server answered with status {status}{name}.{said}")
}

/// The name of that error, after the status.
#[must_use]
pub fn and_error(error: &str) -> String {
    let error = isolated(error);
    format!(" and “{error}”")
}

/// Something else than the accounts server answered.
pub const ACCOUNTS_UNREADABLE: &str =
    "The accounts server’s answer isn’t what it documents. Check the accounts URL.";

/// What the accounts server itself says; follows a sentence.
#[must_use]
pub fn it_says(description: &str) -> String {
    let description = isolated(description);
    format!(" The reason given: “{description}”.")
}

/// No network.
pub const OFFLINE: &str = "This browser is offline.";
/// An accounts URL that can’t be one.
pub const ACCOUNTS_BAD_URL: &str = "The accounts URL isn’t one that a browser can call.";
/// Nobody there.
pub const ACCOUNTS_UNREACHABLE: &str =
    "The accounts server can’t be reached. Check the accounts URL, and your network.";
/// A call that the page itself may not make.
pub const ACCOUNTS_FORBIDDEN: &str = "This page’s own policy doesn’t allow calls to the accounts server. Those who run this panel can add it to connect-src in the Content-Security-Policy.";
/// An answer that the browser keeps from the panel.
pub const ACCOUNTS_REFUSED: &str = "The browser refused the accounts server’s answer, because that server doesn’t allow this page to read it (CORS).";
/// No answer.
pub const ACCOUNTS_NO_ANSWER: &str = "The accounts server gave no answer in time.";
/// A connection that broke.
pub const ACCOUNTS_LOST: &str = "The connection to the accounts server broke.";
/// A field.
pub const TOKEN: &str = "Access token";
/// An empty field.
pub const TOKEN_MISSING: &str = "Paste an access token.";
/// Something else in the field.
pub const TOKEN_SPACES: &str =
    "An access token has no spaces or special characters. Paste it once more.";
/// A button.
pub const LEAVE_DEMO: &str = "Leave the demo";
/// A button.
pub const SIGN_OUT: &str = "Sign out";
/// The title of a dialog.
pub const ASK_LEAVE: &str = "Leave without saving?";
/// The title of a dialog.
pub const ASK_SIGN_OUT: &str = "Sign out?";
/// A button.
pub const LEAVE: &str = "Leave without saving";
/// A button.
pub const SIGN_OUT_AND_REVOKE: &str = "Sign out and revoke";
/// A button.
pub const STAY: &str = "Stay";
/// What is lost by leaving.
pub const UNSAVED: &str = "Some changes haven’t been saved. They are forgotten when you leave.";
/// Something is being sent.
pub const UNDER_WAY: &str = "Changes are being sent right now. What is on its way can still take effect; the rest isn’t begun any more, and what came of it isn’t told.";

/// What signing out does.
pub const ABOUT_TOKEN: &str = "This tab forgets the access token and everything it read. The token itself stays valid, and the bot agents tied to it stay as they are.";
/// A box to tick.
pub const REVOKE: &str = "Revoke the token as well";
/// After signing out.
pub const REVOKED: &str = "You are signed out, and the token is revoked.";

/// What revoking does; starts with the name of the accounts server.
#[must_use]
pub fn revoking_means(accounts: &str) -> String {
    let accounts = isolated(accounts);
    format!(
        "{accounts} then makes the token invalid everywhere. The bot agents that were created or updated with it go offline, because they are tied to it."
    )
}
