//! The kinds of findings, each with an id that stays and with how bad it is.

use crate::messages::health as words;

/// How bad a finding is, the worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Something that was set up can't work.
    Blocks,
    /// Probably a mistake.
    Doubtful,
    /// May well be meant, and is good to know.
    Hint,
}

impl Severity {
    /// Every severity, the worst first.
    pub const ALL: [Self; 3] = [Self::Blocks, Self::Doubtful, Self::Hint];

    /// The severity in a word or two.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Blocks => words::BLOCKS,
            Self::Doubtful => words::DOUBTFUL,
            Self::Hint => words::HINT,
        }
    }
}

/// Declares the rules as a table of variant, id and severity.
macro_rules! rules {
    ($($(#[$meta:meta])* $rule:ident = $id:literal, $severity:ident;)+) => {
        /// What kind of thing was found.
        #[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
        pub enum Rule {
            $($(#[$meta])* $rule,)+
        }

        impl Rule {
            /// Every rule, in the order of the form.
            pub const ALL: &'static [Self] = &[$(Self::$rule),+];

            /// A name for programs, which stays the same from version to version.
            #[must_use]
            pub fn id(self) -> &'static str {
                match self {
                    $(Self::$rule => $id,)+
                }
            }

            /// How bad a finding of this kind is.
            #[must_use]
            pub fn severity(self) -> Severity {
                match self {
                    $(Self::$rule => Severity::$severity,)+
                }
            }
        }
    };
}

rules! {
    /// Webhooks are set up and the bot is offline.
    OfflineWithWebhooks = "offline-with-webhooks", Blocks;
    /// Logged in, and the router sends it no chats.
    NotAcceptingChats = "not-accepting-chats", Hint;
    /// A status that the documentation doesn't list.
    UnknownStatus = "unknown-status", Doubtful;
    /// A chat limit of 0 or less.
    NoChatLimit = "chat-limit-zero", Doubtful;
    /// The priority is `supervisor` wherever the bot could get chats.
    SupervisorEverywhere = "supervisor-everywhere", Doubtful;
    /// A priority that the documentation doesn't list.
    UnknownPriority = "unknown-priority", Doubtful;
    /// In no group.
    NoGroups = "no-groups", Hint;
    /// One group more than once.
    DuplicateGroup = "duplicate-group", Doubtful;
    /// No webhooks at all.
    NoWebhooks = "no-webhooks", Hint;
    /// Webhooks without a URL.
    UrlMissing = "url-missing", Blocks;
    /// A URL that isn't one of the web.
    UrlNotHttp = "url-not-http", Blocks;
    /// A URL with `http://`.
    PlainHttpUrl = "plain-http-url", Hint;
    /// Webhooks without a secret.
    SecretMissing = "secret-missing", Doubtful;
    /// A secret that is soon guessed.
    SecretShort = "secret-short", Doubtful;
    /// Webhooks that nothing triggers.
    NoActions = "webhooks-without-action", Doubtful;
    /// One action twice, so that some webhooks are sure to be sent twice.
    SentTwice = "sent-twice", Doubtful;
    /// One action twice, with filters that differ.
    DuplicateAction = "duplicate-action", Hint;
    /// An action that the documentation doesn't list.
    UnknownAction = "unknown-action", Doubtful;
    /// A filter that nothing can match.
    FilterNeverMatches = "filter-never-matches", Blocks;
    /// A filter that the documentation doesn't list for its action.
    FilterNotDocumented = "filter-not-documented", Doubtful;
    /// A number beyond the 32 bits that the documentation allows.
    LongNumber = "number-too-long", Doubtful;
    /// A filter that everything matches.
    FilterAlwaysHolds = "filter-always-holds", Hint;
    /// A filter by properties that the webhook doesn't carry.
    PropertiesNotCarried = "properties-not-carried", Hint;
    /// Additional data that the documentation doesn't list for its action.
    DataNotDocumented = "data-not-documented", Doubtful;
    /// A member in a shape that the panel can't read.
    NotUnderstood = "not-understood", Doubtful;
}
