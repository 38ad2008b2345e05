//! The one place that words errors for people: what happened, what was kept, what to do.

use crate::api::transport::TIME_OUT;
use crate::api::{Aftermath, ApiError, Cause, Error, ErrorType, TransportError};

/// What the person was doing when it failed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Doing {
    /// Connecting to an API.
    Connecting,
    /// Looking at the list.
    Listing,
    /// Opening one bot.
    Opening,
    /// Creating a bot from the form.
    Creating,
    /// Saving the form of a bot.
    Saving,
    /// Changing a status in the list.
    ChangingStatus,
    /// Setting what `create_bot_agent` can't take, right after it.
    SettingPriority,
    /// Removing a bot.
    Removing,
    /// Bringing one in from a file.
    Importing,
}

/// An error in words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Explanation {
    /// What happened, in a few words.
    pub title: String,
    /// Why, what was kept and what to do.
    pub text: String,
}

impl Explanation {
    /// Title and text in one line, for a toast.
    #[must_use]
    pub fn line(&self) -> String {
        format!("{}. {}", self.title, self.text)
    }
}

impl Doing {
    fn failed(self) -> &'static str {
        match self {
            Self::Connecting => "Couldn’t connect",
            Self::Listing => "Couldn’t load the bot agents",
            Self::Opening => "Couldn’t load this bot agent",
            Self::Creating => "The bot agent wasn’t created",
            Self::Saving => "The changes weren’t saved",
            Self::ChangingStatus => "The status wasn’t changed",
            Self::SettingPriority => "Its default group priority wasn’t set",
            Self::Removing => "The bot agent wasn’t removed",
            Self::Importing => "The bot agent wasn’t imported",
        }
    }

    /// What is still there, for those who were in the middle of something.
    fn kept(self) -> &'static str {
        match self {
            Self::Creating | Self::Saving => " Everything you entered is still here.",
            Self::Removing => " Nothing was removed.",
            Self::ChangingStatus => " It is as it was before.",
            Self::Connecting
            | Self::Listing
            | Self::Opening
            | Self::SettingPriority
            | Self::Importing => "",
        }
    }
}

/// Words an error.
#[must_use]
pub fn explain(error: &Error, doing: Doing) -> Explanation {
    let title = if error.outcome_unknown() {
        "The outcome is unknown".to_owned()
    } else {
        doing.failed().to_owned()
    };
    let text = match &error.cause {
        Cause::Api(api) => api_text(error, api, doing),
        Cause::Http {
            status, excerpt, ..
        } => format!("{}{}", http_text(*status, excerpt, doing), asked(error)),
        Cause::Unreadable { reason, excerpt } => unreadable_text(reason, excerpt),
        Cause::Transport(transport) => {
            format!(
                "{}{}",
                transport_text(error, *transport, doing),
                asked(error)
            )
        }
    };
    let text = match error.aftermath {
        Aftermath::NotChecked => text,
        Aftermath::Looking => format!("{text} Now it is read again, to see whether it arrived."),
        Aftermath::NotSeen => format!("{text} {}", not_seen(doing)),
        Aftermath::Unclear | Aftermath::TokenRefused => {
            format!(
                "{text} Whether it arrived couldn’t be found out, {}",
                unclear(doing)
            )
        }
    };
    let on_screen = matches!(doing, Doing::Creating | Doing::Saving);
    let kept = if on_screen || !(error.outcome_unknown() || error.is_not_found()) {
        doing.kept()
    } else {
        ""
    };
    Explanation {
        title,
        text: format!("{text}{kept}"),
    }
}

fn api_text(error: &Error, api: &ApiError, doing: Doing) -> String {
    let text = match &api.kind {
        ErrorType::Authentication => {
            "The access token isn’t valid or has expired. Sign in with a new one.".to_owned()
        }
        ErrorType::Authorization => format!(
            "The access token may not do this. It needs the scope {}.",
            scope_in(&api.message).unwrap_or_else(|| error.scopes.join(" or "))
        ),
        ErrorType::Validation => "The API refused it.".to_owned(),
        ErrorType::NotFound => "There is no such bot agent any more.".to_owned(),
        ErrorType::GroupNotFound => "One of the groups doesn’t exist.".to_owned(),
        ErrorType::AlreadyExists => {
            "It exists already. It may come from an earlier attempt, so look at the list first."
                .to_owned()
        }
        ErrorType::LimitReached => "A limit of the license is reached.".to_owned(),
        ErrorType::LicenseExpired => {
            "The license has expired. Nothing can be changed until it is renewed.".to_owned()
        }
        ErrorType::LicenseNotFound => {
            "The API doesn’t know this license. Nothing can be changed with this token.".to_owned()
        }
        ErrorType::WrongProductVersion => {
            "The license runs another version of the product. Nothing can be changed from here."
                .to_owned()
        }
        ErrorType::MisdirectedRequest => {
            "The license lives in another region. Choose the region in the advanced settings."
                .to_owned()
        }
        ErrorType::TooManyRequests => match api.retry_after {
            Some(seconds) => {
                let unit = if seconds == 1 { "second" } else { "seconds" };
                format!("Too many requests in a short time. Try again in {seconds} {unit}.")
            }
            None => "Too many requests in a short time. Try again in a minute.".to_owned(),
        },
        ErrorType::Internal | ErrorType::RequestTimeout | ErrorType::ServiceUnavailable => {
            format!("The service has a problem.{}", again(error, doing))
        }
        ErrorType::UnsupportedVersion => format!(
            "This API doesn’t offer version {} of the Configuration API.",
            crate::api::v3_0::VERSION
        ),
        ErrorType::EntityTooLarge => "The request is too large.".to_owned(),
        ErrorType::Unknown(kind) => format!("The API answered with the error “{kind}”."),
    };
    let said = said(&api.message, &text);
    format!("{text}{said}")
}

/// The scope that the API itself names, which knows whose bot it is.
fn scope_in(message: &str) -> Option<String> {
    let is_scope = |word: &&str| word.contains("--") && word.contains(':');
    let mut words = message.split(|c: char| !(c.is_ascii_alphanumeric() || "-:_".contains(c)));
    words.find(is_scope).map(str::to_owned)
}

/// What the API itself said, unless that is what was just said.
fn said(message: &str, text: &str) -> String {
    let message = message.trim().trim_end_matches('.');
    let repeated = text.to_lowercase().starts_with(&message.to_lowercase());
    if repeated {
        String::new()
    } else {
        format!(" The API says: “{message}”.")
    }
}

fn again(error: &Error, doing: Doing) -> String {
    match doing {
        _ if error.outcome_unknown() => String::new(),
        Doing::Connecting | Doing::Listing | Doing::Opening => {
            format!("{} Try again in a moment.", asked(error))
        }
        _ => " Try again in a moment.".to_owned(),
    }
}

/// How often it was tried, if more than once.
fn asked(error: &Error) -> &'static str {
    match error.attempts {
        0 | 1 => "",
        2 => " It was asked twice.",
        _ => " It was asked three times.",
    }
}

/// What to do when a second look doesn't show what was sent. Creating looks by itself.
fn not_seen(doing: Doing) -> &'static str {
    match doing {
        Doing::Creating => {
            "Reading the list again doesn’t show it so far. A change may take up to 2 minutes to show. \
             “Create bot agent” looks once more before it sends anything."
        }
        _ => {
            "Reading it again doesn’t show it so far. A change may take up to 2 minutes to show, so look \
             again before you send it again."
        }
    }
}

fn unclear(doing: Doing) -> &'static str {
    match doing {
        Doing::Creating => "and nothing is sent before it is. “Create bot agent” looks again.",
        _ => "so look before you send it again.",
    }
}

fn http_text(status: u16, excerpt: &str, doing: Doing) -> String {
    let advice = match doing {
        Doing::Connecting => " Check the base URL in the advanced settings.",
        _ => " Something between this browser and the API may be in the way.",
    };
    let answer = if excerpt.is_empty() {
        "an empty page".to_owned()
    } else {
        format!("“{excerpt}”")
    };
    format!("The answer was status {status} with {answer}, which isn’t the API’s.{advice}")
}

fn unreadable_text(reason: &str, excerpt: &str) -> String {
    let answer = if excerpt.is_empty() {
        "It was empty".to_owned()
    } else {
        format!("It began with “{excerpt}”")
    };
    format!("The answer isn’t what the API documents: {reason}. {answer}.")
}

fn transport_text(error: &Error, transport: TransportError, doing: Doing) -> String {
    let connecting = doing == Doing::Connecting;
    match transport {
        TransportError::Offline => "This browser is offline. Nothing was sent.".to_owned(),
        TransportError::SignedOut => {
            "The panel was signed out in the meantime. Nothing was sent.".to_owned()
        }
        TransportError::BadUrl => {
            "The base URL isn’t one that a browser can call. Nothing was sent.".to_owned()
        }
        TransportError::Unreachable if connecting => {
            "Nothing answers at the base URL. Check it in the advanced settings, and your network."
                .to_owned()
        }
        TransportError::Unreachable => "The API can’t be reached. Check your network.".to_owned(),
        TransportError::Refused => "The browser refused the answer, because the API doesn’t allow \
            this page to read it (CORS). Use a base URL that allows it, such as a proxy on this \
            page’s own host."
            .to_owned(),
        TransportError::ConnectionLost => {
            "The connection broke before the answer was there.".to_owned()
        }
        // A repetition has less time than the first attempt.
        TransportError::TimedOut if error.attempts > 1 => "No answer came in time.".to_owned(),
        TransportError::TimedOut => {
            format!("No answer came within {} seconds.", TIME_OUT.as_secs())
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Effect;

    fn api(kind: &str, effect: Effect) -> Error {
        Error {
            action: "update_bot_agent",
            effect,
            scopes: &["agents-bot--my:rw", "agents-bot--all:rw"],
            cause: Cause::Api(Box::new(ApiError {
                status: 400,
                kind: ErrorType::from(kind),
                message: "as the API says.".into(),
                data: None,
                retry_after: Some(3),
            })),
            attempts: 1,
            aftermath: Aftermath::NotChecked,
        }
    }

    #[track_caller]
    fn assert_says(error: &Error, doing: Doing, title: &str, parts: &[&str]) {
        let explanation = explain(error, doing);
        assert_eq!(explanation.title, title);
        for part in parts {
            assert!(
                explanation.text.contains(part),
                "{} lacks {part:?}",
                explanation.text
            );
        }
    }

    #[test]
    fn a_missing_scope_is_named() {
        assert_says(
            &api("authorization", Effect::Write),
            Doing::Saving,
            "The changes weren’t saved",
            &[
                "agents-bot--my:rw or agents-bot--all:rw",
                "as the API says",
                "still here",
            ],
        );
    }

    #[test]
    fn a_write_that_may_have_happened_is_not_called_a_failure() {
        for doing in [Doing::Creating, Doing::Saving] {
            assert_says(
                &api("internal", Effect::Write),
                doing,
                "The outcome is unknown",
                &["The service has a problem", "still here"],
            );
        }
        let removal = explain(&api("internal", Effect::Write), Doing::Removing);
        assert!(
            !removal.text.contains("Nothing was removed"),
            "{}",
            removal.text
        );
    }

    #[test]
    fn the_scope_that_the_api_names_counts() {
        let mut error = api("authorization", Effect::Write);
        if let Cause::Api(api) = &mut error.cause {
            api.message = "the access token lacks the scope `agents-bot--all:rw`".into();
        }
        assert_says(
            &error,
            Doing::Removing,
            "The bot agent wasn’t removed",
            &["It needs the scope agents-bot--all:rw."],
        );
    }

    #[test]
    fn what_the_api_says_is_not_said_twice() {
        let mut error = api("license_expired", Effect::Write);
        if let Cause::Api(api) = &mut error.cause {
            api.message = "the license has expired".into();
        }
        let text = explain(&error, Doing::Saving).text;
        assert_eq!(
            text.to_lowercase().matches("has expired").count(),
            1,
            "{text}"
        );
    }

    #[test]
    fn every_documented_error_type_has_words_of_its_own() {
        let mut texts: Vec<_> = ErrorType::KNOWN
            .iter()
            .map(|kind| explain(&api(kind.as_str(), Effect::Read), Doing::Opening).text)
            .collect();
        texts.sort();
        texts.dedup();
        // `internal`, `request_timeout` and `service_unavailable` share theirs.
        assert_eq!(texts.len(), ErrorType::KNOWN.len() - 2);
    }
}
