//! The access tokens that the sandbox knows, and what each may do.

/// The application that owns most of the seed's bots.
pub const CLIENT_ID: &str = "asXdesldiAJSq9padj";
/// The application that owns the rest.
pub const SECOND_CLIENT_ID: &str = "Qv7mTnPzK2rYhL4wXc";

/// May do everything.
pub const FULL: &str = "sandbox-full-Zk3QpX81vB";
/// Reads the bots of its own application.
pub const MY_RO: &str = "sandbox-my-ro-Wm5RtY92cN";
/// Reads and writes the bots of its own application.
pub const MY_RW: &str = "sandbox-my-rw-Lp7SdU03xM";
/// Reads every bot.
pub const ALL_RO: &str = "sandbox-all-ro-Hj9FgI14zK";
/// Reads and removes every bot, writes those of its own application.
pub const ALL_RW: &str = "sandbox-all-rw-Tn2VbO25qJ";
/// Everything but property configs.
pub const NO_PROPERTIES: &str = "sandbox-no-properties-Ce4GhA36wH";
/// Property configs only: no bot may be read.
pub const NO_BOTS: &str = "sandbox-no-bots-Ru6JkS47eG";
/// Everything, for the second application.
pub const SECOND_APPLICATION: &str = "sandbox-second-app-Xi8LzD58rF";
/// No longer valid.
pub const EXPIRED: &str = "sandbox-expired-Bo1ZxF69tD";
/// Everything, in the European data centre: needs `X-Region: fra`.
pub const FRANKFURT: &str = "fra-sandbox-full-Yq3CvG70yS";
/// Everything, in the European data centre although the token does not look so.
pub const MOVED: &str = "sandbox-moved-Df5BnH81uA";

/// One access token.
#[derive(Debug)]
pub struct Token {
    /// What stands behind `Bearer`.
    pub text: &'static str,
    /// What it may do, for people.
    pub about: &'static str,
    /// The application that it was issued to.
    pub client_id: &'static str,
    /// The scopes that were granted.
    pub scopes: &'static [&'static str],
    /// Whether its time has passed.
    pub expired: bool,
    /// The `X-Region` header that it needs.
    pub region: Option<&'static str>,
}

const ALL_SCOPES: &[&str] = &[
    "agents-bot--all:rw",
    "agents-bot--my:rw",
    "properties--all:ro",
];

const EVERYTHING: Token = Token {
    text: FULL,
    about: "everything",
    client_id: CLIENT_ID,
    scopes: ALL_SCOPES,
    expired: false,
    region: None,
};

/// Every token, the one with all rights first.
pub const TOKENS: &[Token] = &[
    EVERYTHING,
    Token {
        text: MY_RO,
        about: "reads the bots of its own application",
        scopes: &["agents-bot--my:ro", "properties--my:ro"],
        ..EVERYTHING
    },
    Token {
        text: MY_RW,
        about: "reads and writes the bots of its own application",
        scopes: &["agents-bot--my:rw", "properties--my:ro"],
        ..EVERYTHING
    },
    Token {
        text: ALL_RO,
        about: "reads every bot",
        scopes: &["agents-bot--all:ro", "properties--all:ro"],
        ..EVERYTHING
    },
    Token {
        text: ALL_RW,
        about: "reads and removes every bot, writes those of its own application",
        scopes: &["agents-bot--all:rw", "properties--all:ro"],
        ..EVERYTHING
    },
    Token {
        text: NO_PROPERTIES,
        about: "everything but property configs",
        scopes: &["agents-bot--all:rw", "agents-bot--my:rw"],
        ..EVERYTHING
    },
    Token {
        text: NO_BOTS,
        about: "property configs only",
        scopes: &["properties--all:ro"],
        ..EVERYTHING
    },
    Token {
        text: SECOND_APPLICATION,
        about: "everything, for a second application",
        client_id: SECOND_CLIENT_ID,
        ..EVERYTHING
    },
    Token {
        text: EXPIRED,
        about: "nothing: it has expired",
        expired: true,
        ..EVERYTHING
    },
    Token {
        text: FRANKFURT,
        about: "everything, with the header X-Region: fra",
        region: Some("fra"),
        ..EVERYTHING
    },
    Token {
        text: MOVED,
        about: "everything, with X-Region: fra although it does not look so",
        region: Some("fra"),
        ..EVERYTHING
    },
];

impl Token {
    /// Whether a granted scope covers the needed one: `all` covers `my`, `rw` covers `ro`.
    #[must_use]
    pub fn allows(&self, needed: &str) -> bool {
        self.scopes.iter().any(|granted| implies(granted, needed))
    }
}

fn implies(granted: &str, needed: &str) -> bool {
    let (Some(granted), Some(needed)) = (parts(granted), parts(needed)) else {
        return false;
    };
    granted.0 == needed.0
        && (granted.1 == needed.1 || granted.1 == "all")
        && (granted.2 == needed.2 || granted.2 == "rw")
}

/// `agents-bot--my:rw` as resource, reach and mode.
fn parts(scope: &str) -> Option<(&str, &str, &str)> {
    let (resource, rest) = scope.split_once("--")?;
    let (reach, mode) = rest.split_once(':')?;
    Some((resource, reach, mode))
}
