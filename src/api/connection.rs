//! Where the API is and how to speak to it.

use std::fmt;

use super::oauth::Grant;
use super::v3_0;
use crate::model::ClientId;

/// The base URL of the vendor's service.
pub const DEFAULT_BASE_URL: &str = "https://api.livechatinc.com";

/// Where people sign in to the vendor's service.
pub const DEFAULT_ACCOUNTS_URL: &str = "https://accounts.livechat.com";

/// The version of the Configuration API that is asked for.
pub const DEFAULT_API_VERSION: &str = v3_0::VERSION;

/// The versions whose methods for bots are those that the panel calls.
pub const API_VERSIONS: [&str; 2] = [v3_0::VERSION, "v3.1"];

/// Everything that a request needs besides its call.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Connection {
    /// Scheme and host, or a path on this page's own host; with or without a slash at the end.
    pub base_url: String,
    /// The version in the URL, one of [`API_VERSIONS`].
    pub api_version: String,
    /// The access token.
    pub token: Token,
    /// A region chosen by the person; otherwise the token tells.
    pub region: Option<Region>,
    /// Whether the payload goes inside `{"payload": …}`, as documented for v3.0.
    pub wrap_requests: bool,
    /// The application that the token belongs to, if the person told us.
    pub client_id: Option<ClientId>,
    /// Where people sign in and tokens are revoked; written like the base URL.
    pub accounts_url: String,
    /// How the token was granted; `None` for a pasted one.
    pub grant: Option<Grant>,
    /// When the token expires, in milliseconds since 1970, if that is known.
    pub expires_at: Option<u64>,
    /// The organization or license that the token belongs to, where the accounts server told.
    pub organization: Option<String>,
}

impl Connection {
    /// A connection to the vendor's service with its documented defaults.
    #[must_use]
    pub fn new(token: Token) -> Self {
        Self {
            base_url: DEFAULT_BASE_URL.to_owned(),
            api_version: DEFAULT_API_VERSION.to_owned(),
            token,
            region: None,
            wrap_requests: true,
            client_id: None,
            accounts_url: DEFAULT_ACCOUNTS_URL.to_owned(),
            grant: None,
            expires_at: None,
            organization: None,
        }
    }

    /// The region that requests must name, if any.
    #[must_use]
    pub fn region(&self) -> Option<Region> {
        self.region.or_else(|| self.token.region())
    }
}

/// An access token. Its text never shows up in debugging output.
#[derive(Clone, PartialEq, Eq)]
pub struct Token(String);

impl Token {
    /// Takes a token as pasted: surrounding white space and a leading `Bearer` are dropped.
    #[must_use]
    pub fn new(text: &str) -> Self {
        let text = text.trim();
        let bare = text
            .split_once(char::is_whitespace)
            .filter(|(scheme, _)| scheme.eq_ignore_ascii_case("bearer"))
            .map_or(text, |(_, token)| token.trim());
        Self(bare.to_owned())
    }

    /// The secret text, for the `Authorization` header.
    #[must_use]
    pub fn reveal(&self) -> &str {
        &self.0
    }

    /// Whether the text can stand in a header.
    #[must_use]
    pub fn is_well_formed(&self) -> bool {
        !self.0.is_empty() && self.0.chars().all(|c| c.is_ascii_graphic())
    }

    /// The data centre that the token's prefix names.
    fn region(&self) -> Option<Region> {
        let marked = |name: &str| {
            let rest = self.0.strip_prefix(name)?;
            rest.starts_with(['-', ':']).then_some(())
        };
        marked("fra").map(|()| Region::Fra)
    }
}

impl fmt::Debug for Token {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Token(…)")
    }
}

/// A data centre of the vendor (`X-Region`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Region {
    /// Dallas, the default, which needs no header.
    Dal,
    /// Frankfurt.
    Fra,
}

impl Region {
    /// Every region.
    pub const ALL: [Self; 2] = [Self::Dal, Self::Fra];

    /// The text on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Dal => "dal",
            Self::Fra => "fra",
        }
    }

    /// Reads the text on the wire; nothing but the documented regions is ever sent anywhere.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|region| region.as_str() == text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_token_names_its_region() {
        for (token, region) in [
            ("fra-x", Some(Region::Fra)),
            ("fra:x", Some(Region::Fra)),
            ("frax", None),
            ("dal-x", None),
            ("", None),
        ] {
            assert_eq!(
                Connection::new(Token::new(token)).region(),
                region,
                "{token}"
            );
        }
    }

    #[test]
    fn a_pasted_token_is_tidied() {
        for pasted in ["abc", "  abc\n", "Bearer abc", "bearer   abc "] {
            assert_eq!(Token::new(pasted).reveal(), "abc", "{pasted:?}");
        }
        assert!(!Token::new(" ").is_well_formed());
        assert!(!Token::new("a b").is_well_formed());
        assert!(!Token::new("a\u{e4}").is_well_formed());
    }

    #[test]
    fn a_token_is_not_printed() {
        let connection = Connection::new(Token::new("very-secret"));
        assert!(!format!("{connection:?}").contains("very-secret"));
    }
}
