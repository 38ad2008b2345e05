//! What the accounts server put into the address when it sent the person back.

use std::fmt;

use crate::api::connection::Token;
use crate::model::percent::decode_pair;
use crate::model::secret;

/// Members that make an address an answer.
const MARKS: [&str; 4] = ["code", "access_token", "error", "state"];

/// Everything that an answer may put into a query, and that must not stay in the address.
const MEMBERS: [&str; 13] = [
    "code",
    "access_token",
    "error",
    "state",
    "token_type",
    "expires_in",
    "scope",
    "refresh_token",
    "id_token",
    "error_description",
    "error_uri",
    "account_id",
    "organization_id",
];

/// How many characters of a description are kept.
const LONGEST_DESCRIPTION: usize = 300;

/// An answer and the query without it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Arrived {
    /// What the server said.
    pub answer: Answer,
    /// What else was in the query, with its `?`; empty if nothing was.
    pub query: String,
}

/// What the accounts server said. Nothing of it can be believed before an attempt has
/// [judged](super::Attempt::judge) it: anybody can make an address.
#[derive(Clone, PartialEq, Eq)]
pub struct Answer {
    /// `state`, unless it is missing or there more than once.
    pub state: Option<String>,
    /// `error` and `error_description`
    pub refusal: Option<(String, String)>,
    /// `code`, which only the query may hold.
    pub code: Option<String>,
    /// `access_token`, which only the fragment may hold.
    pub token: Option<Token>,
    /// `expires_in`, in seconds.
    pub expires_in: Option<u64>,
    /// `organization_id`
    pub organization: Option<String>,
}

impl Answer {
    /// Reads an address by its query and its fragment, with or without `?` and `#`. `None` if it holds
    /// nothing of an answer.
    #[must_use]
    pub fn read(query: &str, fragment: &str) -> Option<Arrived> {
        let query = Pairs::read(query.trim_start_matches('?'));
        let fragment = Pairs::read(fragment.trim_start_matches('#'));
        if !query.is_answer() && !fragment.is_answer() {
            return None;
        }
        let either = |name| one(query.get(name), fragment.get(name));
        let refusal = either("error").map(|error| {
            let description = either("error_description").unwrap_or_default();
            (excerpt(&error), excerpt(&description))
        });
        Some(Arrived {
            answer: Self {
                state: either("state"),
                refusal,
                code: query.get("code").only(),
                token: fragment.get("access_token").only().map(|t| Token::new(&t)),
                expires_in: either("expires_in").and_then(|seconds| seconds.parse().ok()),
                organization: either("organization_id"),
            },
            query: query.without_answer(),
        })
    }
}

impl fmt::Debug for Answer {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("Answer(…)")
    }
}

/// The beginning of a text from outside.
pub(super) fn excerpt(text: &str) -> String {
    let text = secret::masked_text(text.trim());
    text.chars().take(LONGEST_DESCRIPTION).collect()
}

/// The pairs of a query or a fragment, in order: the text of each, its name, and its value.
struct Pairs<'a>(Vec<(&'a str, String, String)>);

/// How often a name is there.
enum Found {
    Never,
    Once(String),
    Often,
}

impl Found {
    fn only(self) -> Option<String> {
        match self {
            Self::Once(value) => Some(value),
            Self::Never | Self::Often => None,
        }
    }
}

/// The one value that is there in either place.
fn one(query: Found, fragment: Found) -> Option<String> {
    match (query, fragment) {
        (Found::Once(value), Found::Never) | (Found::Never, Found::Once(value)) => Some(value),
        _ => None,
    }
}

impl<'a> Pairs<'a> {
    fn read(text: &'a str) -> Self {
        let pairs = text.split('&').filter(|pair| !pair.is_empty());
        Self(
            pairs
                .map(|pair| {
                    let (name, value) = decode_pair(pair);
                    (pair, name, value)
                })
                .collect(),
        )
    }

    fn get(&self, wanted: &str) -> Found {
        let mut values = self.0.iter().filter(|(_, name, _)| name == wanted);
        match (values.next(), values.next()) {
            (None, _) => Found::Never,
            (Some((_, _, value)), None) => Found::Once(value.clone()),
            (Some(_), Some(_)) => Found::Often,
        }
    }

    fn is_answer(&self) -> bool {
        self.0
            .iter()
            .any(|(_, name, _)| MARKS.contains(&name.as_str()))
    }

    fn without_answer(&self) -> String {
        let others = self
            .0
            .iter()
            .filter(|(_, name, _)| !MEMBERS.contains(&name.as_str()));
        let rest: Vec<&str> = others.map(|(pair, ..)| *pair).collect();
        if rest.is_empty() {
            String::new()
        } else {
            format!("?{}", rest.join("&"))
        }
    }
}
