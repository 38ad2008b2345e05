//! Words what went wrong while signing in or revoking a token, as [`explain`](super::explain) does for
//! the API.

use super::explain::{Doing, Explanation, explain};
use crate::api::oauth::AccountsError;
use crate::api::{SignInError, TransportError};
use crate::messages::sign_in as words;

/// Words why signing in failed.
#[must_use]
pub fn explain_sign_in(error: &SignInError) -> Explanation {
    let text = match error {
        SignInError::Api(error) => return explain(error, Doing::Connecting),
        SignInError::Insecure => words::INSECURE.to_owned(),
        SignInError::TooOften => words::TOO_OFTEN.to_owned(),
        SignInError::Blocked => words::BLOCKED.to_owned(),
        SignInError::NotBegun => words::NOT_BEGUN.to_owned(),
        SignInError::NoState | SignInError::WrongState => words::STRANGE.to_owned(),
        SignInError::Refused { error, description } if error == "access_denied" => {
            words::not_granted(&said(description))
        }
        SignInError::Refused { error, description } => words::refused(error, &said(description)),
        SignInError::Incomplete => words::INCOMPLETE.to_owned(),
        SignInError::Exchange(error) => accounts_text(error),
        SignInError::OtherClient => words::OTHER_CLIENT.to_owned(),
        SignInError::OtherAccount => words::OTHER_ACCOUNT.to_owned(),
    };
    Explanation {
        title: words::FAILED.to_owned(),
        text,
    }
}

/// Words why a token wasn't revoked.
#[must_use]
pub fn explain_revocation(error: &AccountsError) -> Explanation {
    let cause = accounts_text(error);
    Explanation {
        title: words::NOT_REVOKED.to_owned(),
        text: words::stays_valid(&cause),
    }
}

fn accounts_text(error: &AccountsError) -> String {
    match error {
        AccountsError::Answered {
            status,
            error,
            description,
        } => {
            let name = if error.is_empty() {
                String::new()
            } else {
                words::and_error(error)
            };
            words::accounts_answered(&status.to_string(), &name, &said(description))
        }
        AccountsError::Unreadable => words::ACCOUNTS_UNREADABLE.to_owned(),
        AccountsError::Transport(error) => transport_text(*error).to_owned(),
    }
}

fn said(description: &str) -> String {
    let description = description.trim().trim_end_matches('.');
    if description.is_empty() {
        String::new()
    } else {
        words::it_says(description)
    }
}

fn transport_text(error: TransportError) -> &'static str {
    match error {
        TransportError::Offline => words::OFFLINE,
        TransportError::BadUrl => words::ACCOUNTS_BAD_URL,
        TransportError::Forbidden => words::ACCOUNTS_FORBIDDEN,
        TransportError::Unreachable => words::ACCOUNTS_UNREACHABLE,
        TransportError::Refused => words::ACCOUNTS_REFUSED,
        TransportError::TimedOut => words::ACCOUNTS_NO_ANSWER,
        TransportError::SignedOut
        | TransportError::ConnectionLost
        | TransportError::NetworkLost => words::ACCOUNTS_LOST,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_the_server_says_is_quoted_once() {
        for (description, text) in [
            ("", "Access wasn’t granted."),
            (
                "The user said no.",
                "Access wasn’t granted. The reason given: “The user said no”.",
            ),
        ] {
            let error = SignInError::Refused {
                error: "access_denied".into(),
                description: description.into(),
            };
            assert_eq!(explain_sign_in(&error).text, text);
        }
    }

    #[test]
    fn an_error_without_a_name_still_has_its_status() {
        let error = AccountsError::Answered {
            status: 502,
            error: String::new(),
            description: String::new(),
        };
        assert_eq!(
            explain_sign_in(&SignInError::Exchange(error)).text,
            "The accounts server answered with status 502."
        );
    }
}
