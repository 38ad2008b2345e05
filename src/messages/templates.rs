//! What a new bot agent can begin as.

/// The choice.
pub const CHOICE: &str = "Start from";
/// What becomes of what was entered.
pub const CHOICE_HELP: &str = "Fills in the form below. What you have entered stays.";
/// An empty form.
pub const BLANK: &str = "Blank";
/// What the empty form is for.
pub const BLANK_MEANING: &str = "Only the usual: group 0 with normal priority, up to 6 chats";
/// A bot that reacts to words.
pub const KEYWORD_BOT: &str = "Keyword bot";
/// What a bot that reacts to words is for.
pub const KEYWORD_BOT_MEANING: &str =
    "Is sent every message of a customer, to react to words such as “pizza”";
/// A bot for some channels.
pub const CHANNEL_ROUTER: &str = "Channel router";
/// What a bot for some channels is for.
pub const CHANNEL_ROUTER_MEANING: &str =
    "Is told when a chat from Facebook or Twitter begins, to pass it on";
/// A bot that only looks on.
pub const OBSERVER: &str = "Observer";
/// What a bot that only looks on is for.
pub const OBSERVER_MEANING: &str =
    "Is told of every chat as it goes on; as supervisor it never gets one";
