//! What is said about the code that the panel writes, and in it.

/// Which call the code makes.
pub const CALL: &str = "Call";
/// Which language it is in.
pub const LANGUAGE: &str = "Language";
/// Lists only the bots of one's own application.
pub const MINE: &str = "mine";
/// Lists the bots of all applications.
pub const ALL: &str = "all";

/// A call and which of its kinds it is, such as `get_bot_agents – mine`.
#[must_use]
pub fn kind(call: &str, kind: &str) -> String {
    format!("{call} – {kind}")
}

/// What the block with the code of a call holds.
pub const CODE: &str = "Code of the call";
/// What the block with a receiver holds, and the heading above it.
pub const RECEIVER: &str = "Webhook receiver";
/// What a receiver does.
pub const RECEIVER_DOES: &str = "A small service that takes the webhooks of this bot agent: it checks the secret key in constant time and has a place for each action.";
/// Where a receiver has its secrets from; the names of the variables go around.
pub const RECEIVER_SECRETS: [&str; 3] = [
    "It reads the secret key from the environment variable ",
    ". To replace the key, give it the new one as ",
    " first: it accepts both, so no webhook is refused in between.",
];
/// There is no receiver for a shell.
pub const NO_RECEIVER: &str = "curl only sends. Choose another language to see a webhook receiver.";

/// Where the code has its token from; the name of the variable goes between.
pub const TOKEN: [&str; 2] = [
    "The code reads an access token from the environment variable ",
    ". Make one in the Developer Console; the one you are signed in with is never written into code.",
];
/// Where the code has the secret from; the name of the variable goes between.
pub const SECRET: [&str; 2] = [
    "It reads the secret key of the webhooks from ",
    ", and sends nothing without it.",
];
/// The demo can't be called from outside.
pub const DEMO: &str = "The demo is only in this browser, so the code calls LiveChat’s own service, which doesn’t know these bot agents.";

/// What the details call does.
pub const DETAILS: &str = "Everything about this bot agent.";
/// What the list call does, for one's own application.
pub const LIST_MINE: &str = "The bot agents of the application that the token belongs to.";
/// What the list call does, for all applications.
pub const LIST_ALL: &str = "The bot agents of every application.";
/// What the creating call does.
pub const CREATE: &str = "A new bot agent with the configuration of this one.";
/// The same, and what it can't take.
pub const CREATE_IN_PART: &str = "A new bot agent with the configuration of this one, but without default_group_priority: only update_bot_agent takes that.";
/// What the changing call does.
pub const UPDATE: &str = "Your unsaved changes, as Save would send them.";
/// The same without unsaved changes.
pub const UPDATE_STATUS: &str =
    "Nothing is unsaved, so this sets the status as it is. Change it to what you need.";
/// What the removing call does.
pub const REMOVE: &str = "Removes this bot agent for good.";
/// What the call for properties does.
pub const PROPERTIES: &str = "The properties that filters can ask for.";

/// How a program is kept and started, above it, such as `Save it as a.py, then run: python3 a.py`.
#[must_use]
pub fn save_as(file: &str, command: &str) -> String {
    ["Save it as ", file, ", then run: ", command, " ", file].concat()
}

/// What has to be in the manifest of a program in Rust, above the dependencies.
pub const CARGO: &str = "In Cargo.toml, under [dependencies]:";
/// Why there may be two secrets, in a receiver.
pub const TWO_SECRETS: &str =
    "While the secret is being replaced, WEBHOOK_SECRET_NEXT holds the new one: both are accepted.";
/// Why secrets are compared as they are, in a receiver.
pub const CONSTANT_TIME: &str = "Takes as long for a wrong secret as for the right one.";
/// What to put in a receiver.
pub const HANDLE: &str = "Your own code goes here; the answer is already on its way.";
/// An action that a receiver has no place for.
pub const NOT_EXPECTED: &str = "Not expected:";
/// A receiver is ready; its port follows.
pub const LISTENING: &str = "Listening on port";
