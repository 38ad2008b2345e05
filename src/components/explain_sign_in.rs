//! Words what went wrong while signing in or revoking a token, as [`explain`](super::explain) does for
//! the API.

use super::explain::{Doing, Explanation, explain};
use crate::api::oauth::AccountsError;
use crate::api::{SignInError, TransportError};

/// Words why signing in failed.
#[must_use]
pub fn explain_sign_in(error: &SignInError) -> Explanation {
    let text = match error {
        SignInError::Api(error) => return explain(error, Doing::Connecting),
        SignInError::Insecure => "The browser offers what a safe sign-in needs only on pages that are \
            served over https. Open the panel over https, or paste an access token."
            .to_owned(),
        SignInError::TooOften => "This tab was sent to the sign-in page twice within 30 seconds, so it \
            stops here. Check the client id and the redirect URI, wait half a minute and try again, or \
            paste an access token."
            .to_owned(),
        SignInError::Blocked => "The browser blocked the window for signing in. Allow windows of this \
            site and try again, or paste an access token."
            .to_owned(),
        SignInError::NotBegun => "The address you came from carries the answer to a sign-in that was \
            used already or wasn’t begun in this tab. Nothing of it was used. Sign in from here."
            .to_owned(),
        SignInError::NoState | SignInError::WrongState => "The answer isn’t to the sign-in that was \
            begun in this tab, so nothing of it was used. If you didn’t follow a strange link, try \
            again."
            .to_owned(),
        SignInError::Refused { error, description } if error == "access_denied" => {
            format!("Access wasn’t granted.{}", said(description))
        }
        SignInError::Refused { error, description } => {
            format!("The sign-in page answered with “{error}”.{}", said(description))
        }
        SignInError::Incomplete => "The sign-in page sent back neither what was asked for nor an error. \
            Check in the advanced settings how the token is handed over."
            .to_owned(),
        SignInError::Exchange(error) => accounts_text(error),
        SignInError::OtherClient => "The token that came back belongs to another application, so it \
            wasn’t used. Try again."
            .to_owned(),
    };
    Explanation {
        title: "Couldn’t sign in".to_owned(),
        text,
    }
}

/// Words why a token wasn't revoked.
#[must_use]
pub fn explain_revocation(error: &AccountsError) -> Explanation {
    let cause = accounts_text(error);
    Explanation {
        title: "You are signed out, but the token wasn’t revoked".to_owned(),
        text: format!(
            "{cause} It stays valid until it expires; to end it, revoke it in the Developer Console."
        ),
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
                format!(" and “{error}”")
            };
            format!(
                "The accounts server answered with status {status}{name}.{}",
                said(description)
            )
        }
        AccountsError::Unreadable => {
            "The accounts server’s answer isn’t what it documents. Check the accounts URL."
                .to_owned()
        }
        AccountsError::Transport(error) => transport_text(*error).to_owned(),
    }
}

fn said(description: &str) -> String {
    let description = description.trim().trim_end_matches('.');
    if description.is_empty() {
        String::new()
    } else {
        format!(" It says: “{description}”.")
    }
}

fn transport_text(error: TransportError) -> &'static str {
    match error {
        TransportError::Offline => "This browser is offline.",
        TransportError::BadUrl => "The accounts URL isn’t one that a browser can call.",
        TransportError::Unreachable => {
            "The accounts server can’t be reached. Check the accounts URL, and your network."
        }
        TransportError::Refused => {
            "The browser refused the accounts server’s answer, because that server doesn’t allow this \
             page to read it (CORS)."
        }
        TransportError::TimedOut => "The accounts server gave no answer in time.",
        TransportError::SignedOut | TransportError::ConnectionLost => {
            "The connection to the accounts server broke."
        }
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
                "Access wasn’t granted. It says: “The user said no”.",
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
