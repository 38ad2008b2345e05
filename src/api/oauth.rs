//! Signing in with OAuth 2: the way to the accounts server and back as plain values.
//!
//! An [`Attempt`] makes the URL to go to, judges the [`Answer`] that comes back, and makes the request
//! that turns a code into a token. Going there, sending and remembering is `state::sign_in`'s.

mod accounts;
mod answer;
mod attempt;
mod error;

pub use accounts::{AccountsRequest, Granted, TokenFacts, read_revocation, revocation};
pub use answer::{Answer, Arrived};
pub use attempt::{Attempt, Proof};
pub use error::{AccountsError, SignInError};

/// How the accounts server hands a token over.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Grant {
    /// It gives a code, which is exchanged for the token with PKCE.
    #[default]
    Code,
    /// It puts the token itself behind the address; for clients that can't do better.
    Implicit,
}

impl Grant {
    /// Every grant, the better one first.
    pub const ALL: [Self; 2] = [Self::Code, Self::Implicit];

    /// The `response_type` that asks for it.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Code => "code",
            Self::Implicit => "token",
        }
    }

    /// Reads a `response_type`.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|grant| grant.as_str() == text)
    }
}
