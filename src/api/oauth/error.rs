//! What can go wrong on the way to a token. Wording for people is `components::explain_sign_in`'s.

use thiserror::Error;

use crate::api::error::{Error as ApiError, TransportError};

/// Why signing in didn't end with a connection.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum SignInError {
    /// The browser gives neither random numbers nor a hash here.
    #[error("the page isn't served over https")]
    Insecure,
    /// Too many redirects in a short time.
    #[error("too many redirects")]
    TooOften,
    /// The browser opened no window.
    #[error("the window was blocked")]
    Blocked,
    /// An answer came although nobody waits for one in this tab: it was used already, or is to
    /// something that wasn't begun here.
    #[error("no sign-in is under way in this tab")]
    NotBegun,
    /// The answer has no `state`, or more than one.
    #[error("the state is missing")]
    NoState,
    /// The answer has another `state` than the one that was sent.
    #[error("the state is another")]
    WrongState,
    /// The accounts server refused, or the person did there.
    #[error("refused: {error}")]
    Refused {
        /// `error`
        error: String,
        /// `error_description`, which may be empty.
        description: String,
    },
    /// The answer has neither what was asked for nor an error.
    #[error("the answer is incomplete")]
    Incomplete,
    /// The accounts server didn't give a token for the code.
    #[error("no token for the code: {0}")]
    Exchange(AccountsError),
    /// The token was issued to another application.
    #[error("the token is another application's")]
    OtherClient,
    /// The token belongs to another account than the one in use.
    #[error("the token is another account's")]
    OtherAccount,
    /// The API didn't accept the token.
    #[error("{0}")]
    Api(Box<ApiError>),
}

/// Why a request to the accounts server failed.
#[derive(Clone, Debug, Error, PartialEq, Eq)]
pub enum AccountsError {
    /// It answered with an error.
    #[error("http status {status}: {error}")]
    Answered {
        /// The HTTP status code.
        status: u16,
        /// `error`, empty if there is none that can be shown.
        error: String,
        /// `error_description`, empty if there is none that can be shown.
        description: String,
    },
    /// It answered with something else than what is documented.
    #[error("unreadable answer")]
    Unreadable,
    /// It didn't answer.
    #[error("{0}")]
    Transport(#[from] TransportError),
}
