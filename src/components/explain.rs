//! The one place that words errors for people: what happened, what was kept, what to do.

mod web_page;

use crate::api::transport::TIME_OUT;
use crate::api::{Aftermath, ApiError, Cause, Error, ErrorType, TransportError};
use crate::format;
use crate::messages::errors as words;
use web_page::page_title;

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
        words::line(&self.title, &self.text)
    }
}

impl Doing {
    fn failed(self) -> &'static str {
        match self {
            Self::Connecting => words::CONNECTING,
            Self::Listing => words::LISTING,
            Self::Opening => words::OPENING,
            Self::Creating => words::CREATING,
            Self::Saving => words::SAVING,
            Self::ChangingStatus => words::CHANGING_STATUS,
            Self::SettingPriority => words::SETTING_PRIORITY,
            Self::Removing => words::REMOVING,
            Self::Importing => words::IMPORTING,
        }
    }

    /// What is still there, for those who were in the middle of something.
    fn kept(self) -> &'static str {
        match self {
            Self::Creating | Self::Saving => words::KEPT,
            Self::Removing => words::NOTHING_REMOVED,
            Self::ChangingStatus => words::AS_BEFORE,
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
        words::OUTCOME_UNKNOWN.to_owned()
    } else {
        doing.failed().to_owned()
    };
    let text = match &error.cause {
        Cause::Api(api) => api_text(error, api, doing),
        Cause::Http {
            status, excerpt, ..
        } => format!("{}{}", http_text(*status, excerpt, doing), asked(error)),
        Cause::Unreadable { reason, excerpt } => unreadable_text(reason, excerpt, doing),
        Cause::Transport(transport) => {
            format!(
                "{}{}",
                transport_text(*transport, error.attempts, doing),
                asked(error)
            )
        }
    };
    let text = match error.aftermath {
        Aftermath::NotChecked => text,
        Aftermath::Looking => words::looking(&text),
        Aftermath::NotSeen => format!("{text} {}", not_seen(doing)),
        Aftermath::Unclear | Aftermath::TokenRefused => words::not_found_out(&text, unclear(doing)),
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
        ErrorType::Authentication => words::AUTHENTICATION.to_owned(),
        ErrorType::Authorization => words::authorization(
            &scope_in(&api.message).unwrap_or_else(|| error.scopes.join(words::OR)),
        ),
        ErrorType::Validation => words::VALIDATION.to_owned(),
        ErrorType::NotFound => not_found(doing),
        ErrorType::GroupNotFound => words::GROUP_NOT_FOUND.to_owned(),
        ErrorType::AlreadyExists => words::ALREADY_EXISTS.to_owned(),
        ErrorType::LimitReached => words::LIMIT_REACHED.to_owned(),
        ErrorType::LicenseExpired => words::LICENSE_EXPIRED.to_owned(),
        ErrorType::LicenseNotFound => words::LICENSE_NOT_FOUND.to_owned(),
        ErrorType::WrongProductVersion => words::WRONG_PRODUCT.to_owned(),
        ErrorType::MisdirectedRequest => words::MISDIRECTED.to_owned(),
        ErrorType::TooManyRequests => match api.retry_after {
            Some(seconds) => words::too_many_requests_for(seconds),
            None => words::TOO_MANY_REQUESTS.to_owned(),
        },
        ErrorType::Internal | ErrorType::RequestTimeout | ErrorType::ServiceUnavailable => {
            words::api_problem(&again(error, doing))
        }
        ErrorType::UnsupportedVersion => words::NO_SUCH_VERSION.to_owned(),
        ErrorType::EntityTooLarge => words::TOO_LARGE.to_owned(),
        ErrorType::Unknown(kind) => words::unknown_error(kind),
    };
    let said = said(&api.message, &text);
    format!("{text}{said}")
}

/// What there isn't: only a call about one bot can miss one.
fn not_found(doing: Doing) -> String {
    match doing {
        Doing::Connecting | Doing::Listing | Doing::Creating => {
            format!("{}{}", words::NO_SUCH_CALL, advice(doing))
        }
        _ => words::NOT_FOUND.to_owned(),
    }
}

/// The scope that the API itself names, which knows whose bot it is.
fn scope_in(message: &str) -> Option<String> {
    let is_scope = |word: &&str| word.contains("--") && word.contains(':');
    let mut parts = message.split(|c: char| !(c.is_ascii_alphanumeric() || "-:_".contains(c)));
    parts.find(is_scope).map(str::to_owned)
}

/// What the API itself said, unless that is what was just said.
fn said(message: &str, text: &str) -> String {
    let message = message.trim().trim_end_matches('.');
    let repeated = text.to_lowercase().starts_with(&message.to_lowercase());
    if repeated {
        String::new()
    } else {
        words::api_says(message)
    }
}

fn again(error: &Error, doing: Doing) -> String {
    match doing {
        _ if error.outcome_unknown() => String::new(),
        Doing::Connecting | Doing::Listing | Doing::Opening => {
            format!("{}{}", asked(error), words::TRY_AGAIN_SOON)
        }
        _ => words::TRY_AGAIN_SOON.to_owned(),
    }
}

/// How often it was tried, if more than once.
fn asked(error: &Error) -> &'static str {
    match error.attempts {
        0 | 1 => "",
        2 => words::ASKED_TWICE,
        _ => words::ASKED_THRICE,
    }
}

/// What to do when a second look doesn't show what was sent. Creating looks by itself.
fn not_seen(doing: Doing) -> &'static str {
    match doing {
        Doing::Creating => words::CREATION_NOT_SEEN,
        _ => words::NOT_SEEN,
    }
}

fn unclear(doing: Doing) -> &'static str {
    match doing {
        Doing::Creating => words::UNCLEAR_CREATION,
        _ => words::UNCLEAR,
    }
}

/// What to do where something else than the API answers.
fn advice(doing: Doing) -> &'static str {
    match doing {
        Doing::Connecting => words::CHECK_BASE_URL,
        _ => words::SOMETHING_BETWEEN,
    }
}

fn http_text(status: u16, excerpt: &str, doing: Doing) -> String {
    let advice = advice(doing);
    let answer = match page_title(excerpt) {
        Some(title) if !title.is_empty() => words::titled_page(title),
        _ if excerpt.is_empty() => words::EMPTY_PAGE.to_owned(),
        _ => words::page(excerpt),
    };
    words::foreign(&status.to_string(), &answer, advice)
}

fn unreadable_text(reason: &str, excerpt: &str, doing: Doing) -> String {
    if let Some(title) = page_title(excerpt) {
        return format!("{}{}", words::web_page(title), advice(doing));
    }
    let answer = if excerpt.is_empty() {
        words::IT_WAS_EMPTY.to_owned()
    } else {
        words::it_began(excerpt)
    };
    words::unreadable(reason, &answer)
}

/// Words why there was no answer to the first sending of a request or to a later one.
#[must_use]
pub fn explain_transport(transport: TransportError, attempt: u32) -> String {
    transport_text(transport, attempt, Doing::Listing)
}

fn transport_text(transport: TransportError, attempts: u32, doing: Doing) -> String {
    match transport {
        TransportError::Offline => words::OFFLINE.to_owned(),
        TransportError::SignedOut => words::SIGNED_OUT.to_owned(),
        TransportError::BadUrl => words::BAD_URL.to_owned(),
        TransportError::Forbidden => words::FORBIDDEN.to_owned(),
        TransportError::Unreachable if doing == Doing::Connecting => words::NOTHING_ANSWERS.into(),
        TransportError::Unreachable => words::UNREACHABLE.to_owned(),
        TransportError::Refused => words::REFUSED.to_owned(),
        TransportError::ConnectionLost => words::CONNECTION_LOST.to_owned(),
        TransportError::NetworkLost => words::NETWORK_LOST.to_owned(),
        // A repetition has less time than the first attempt.
        TransportError::TimedOut if attempts > 1 => words::NO_ANSWER.to_owned(),
        TransportError::TimedOut => words::no_answer_within(&format::number(TIME_OUT.as_secs())),
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
                &["The API has a problem", "still here"],
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
    fn a_web_page_is_told_by_its_title() {
        let mut error = api("internal", Effect::Read);
        error.cause = Cause::Unreadable {
            reason: "expected value at line 1 column 1".into(),
            excerpt: "<html><title>Guest network</title>".into(),
        };
        let text = explain(&error, Doing::Connecting).text;
        assert!(
            text.starts_with("A web page answered: “Guest network”."),
            "{text}"
        );
        assert!(!text.contains("expected value"), "{text}");
    }

    #[test]
    fn what_is_not_found_is_worded_for_where_it_happens() {
        let error = api("not_found", Effect::Read);
        for (doing, part) in [
            (Doing::Connecting, "Check the base URL"),
            (Doing::Listing, "doesn’t know this call"),
            (Doing::Opening, "no such bot agent any more"),
        ] {
            let text = explain(&error, doing).text;
            assert!(text.contains(part), "{text}");
        }
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
