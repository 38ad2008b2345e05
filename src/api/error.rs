//! What can go wrong with a call: the API's own errors apart from the network's and from answers that
//! can't be read. Wording for people is `components::explain`'s.

use serde_json::Value;
use thiserror::Error;

use super::call::Effect;
use super::connection::Region;

/// A call that didn't end well.
#[derive(Clone, Debug, Error, PartialEq)]
#[error("{action}: {cause}")]
pub struct Error {
    /// The method that was called.
    pub action: &'static str,
    /// Whether it would have changed anything.
    pub effect: Effect,
    /// The scopes of which the method needs one.
    pub scopes: &'static [&'static str],
    /// What went wrong.
    pub cause: Cause,
    /// How often it was sent: more than once only if it changes nothing.
    pub attempts: u32,
    /// What a second look found, after a write whose outcome was unknown.
    pub aftermath: Aftermath,
}

/// What a second look found.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Aftermath {
    /// Nobody looked, or there was no need to.
    #[default]
    NotChecked,
    /// It is being looked up now.
    Looking,
    /// The write doesn't show, or not yet: a change may take two minutes to.
    NotSeen,
    /// Looking failed too.
    Unclear,
    /// Looking failed, because the token isn't accepted any more.
    TokenRefused,
}

/// What went wrong with a call.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum Cause {
    /// The API answered with an error of its own.
    #[error("{0}")]
    Api(Box<ApiError>),
    /// An error status with a body that isn't the API's, such as a proxy's HTML page.
    #[error("http status {status}: {excerpt:?}")]
    Http {
        /// The HTTP status code.
        status: u16,
        /// Seconds of a readable `Retry-After` header.
        retry_after: Option<u32>,
        /// The beginning of the body.
        excerpt: String,
    },
    /// A success status with a body that isn't what the method documents.
    #[error("unreadable answer: {reason}: {excerpt:?}")]
    Unreadable {
        /// What is missing or wrong.
        reason: String,
        /// The beginning of the body.
        excerpt: String,
    },
    /// No answer at all.
    #[error("{0}")]
    Transport(#[from] TransportError),
}

/// An error as the API words it: `{"error": {"type", "message", "data"?}}`.
#[derive(Clone, Debug, Error, PartialEq)]
#[error("{} (http status {status}): {message}", kind.as_str())]
pub struct ApiError {
    /// The HTTP status code; for display only.
    pub status: u16,
    /// `type`, which decides.
    pub kind: ErrorType,
    /// `message`
    pub message: String,
    /// `data`
    pub data: Option<Value>,
    /// Seconds of a readable `Retry-After` header.
    pub retry_after: Option<u32>,
}

wire_enum! {
    /// The documented error types.
    pub enum ErrorType {
        /// The token is missing, wrong or expired.
        Authentication = "authentication",
        /// The token lacks a scope, or the bot is another application's.
        Authorization = "authorization",
        /// The request breaks a rule.
        Validation = "validation",
        /// No such bot.
        NotFound = "not_found",
        /// No such group.
        GroupNotFound = "group_not_found",
        /// It exists already, maybe by our own earlier attempt.
        AlreadyExists = "already_exists",
        /// A quota is used up.
        LimitReached = "limit_reached",
        /// The license has ended.
        LicenseExpired = "license_expired",
        /// There is no such license.
        LicenseNotFound = "license_not_found",
        /// The license is for another version of the product.
        WrongProductVersion = "wrong_product_version",
        /// Another region is responsible; `data.region` names it.
        MisdirectedRequest = "misdirected_request",
        /// Too many requests in a short time.
        TooManyRequests = "too_many_requests",
        /// Something broke inside the service.
        Internal = "internal",
        /// The service gave up after 15 seconds.
        RequestTimeout = "request_timeout",
        /// The service can't be used now.
        ServiceUnavailable = "service_unavailable",
        /// There is no such version of the API.
        UnsupportedVersion = "unsupported_version",
        /// The request is too large.
        EntityTooLarge = "entity_too_large",
    }
}

/// Why no answer came.
#[derive(Clone, Copy, Debug, Error, PartialEq, Eq)]
pub enum TransportError {
    /// The browser had no network to begin with; nothing was sent.
    #[error("the browser is offline")]
    Offline,
    /// The panel was signed out in the meantime; nothing was sent.
    #[error("there is no connection")]
    SignedOut,
    /// The base URL isn't one that a browser can call; nothing was sent.
    #[error("the base url is not valid")]
    BadUrl,
    /// The page's own policy doesn't let it call there; nothing was sent.
    #[error("the page's policy forbids the call")]
    Forbidden,
    /// Nothing answers at the address.
    #[error("nothing answers at the address")]
    Unreachable,
    /// Something answers, but the browser may not read it (CORS).
    #[error("the browser refused the answer (cors)")]
    Refused,
    /// The connection broke before the answer was complete.
    #[error("the connection broke")]
    ConnectionLost,
    /// The same, because the browser's own network went.
    #[error("the network went before the answer came")]
    NetworkLost,
    /// No complete answer within the time-out.
    #[error("no answer in time")]
    TimedOut,
}

impl TransportError {
    fn may_have_been_sent(self) -> bool {
        !matches!(
            self,
            Self::Offline | Self::SignedOut | Self::BadUrl | Self::Forbidden
        )
    }
}

impl Error {
    /// The API's own error, if it is one.
    #[must_use]
    pub fn api(&self) -> Option<&ApiError> {
        match &self.cause {
            Cause::Api(error) => Some(error),
            _ => None,
        }
    }

    /// The type of the API's own error, if it is one.
    #[must_use]
    pub fn kind(&self) -> Option<&ErrorType> {
        self.api().map(|error| &error.kind)
    }

    /// The token is missing, wrong or expired: the person must sign in again.
    #[must_use]
    pub fn is_authentication(&self) -> bool {
        self.kind() == Some(&ErrorType::Authentication) || self.aftermath == Aftermath::TokenRefused
    }

    /// The token may not do this.
    #[must_use]
    pub fn is_authorization(&self) -> bool {
        self.kind() == Some(&ErrorType::Authorization)
    }

    /// There is no such bot.
    #[must_use]
    pub fn is_not_found(&self) -> bool {
        self.kind() == Some(&ErrorType::NotFound)
    }

    /// There is nothing left to remove, so a removal counts as done.
    #[must_use]
    pub fn is_gone(&self) -> bool {
        matches!(
            self.kind(),
            Some(ErrorType::NotFound | ErrorType::GroupNotFound)
        )
    }

    /// Whether the person may try the same again: not what the token or the API can't do at all.
    #[must_use]
    pub fn may_be_retried(&self) -> bool {
        !self.is_authorization() && !self.is_fatal()
    }

    /// What is shown may be out of date, so it is worth reading again.
    #[must_use]
    pub fn asks_for_refresh(&self) -> bool {
        matches!(
            self.kind(),
            Some(ErrorType::NotFound | ErrorType::GroupNotFound | ErrorType::AlreadyExists)
        )
    }

    /// Nothing can be changed with this license.
    #[must_use]
    pub fn stops_writing(&self) -> bool {
        matches!(
            self.kind(),
            Some(
                ErrorType::LicenseExpired
                    | ErrorType::LicenseNotFound
                    | ErrorType::WrongProductVersion
            )
        )
    }

    /// The connection as a whole is of no use.
    #[must_use]
    pub fn is_fatal(&self) -> bool {
        self.kind() == Some(&ErrorType::UnsupportedVersion)
    }

    /// Whether every other call would fail for the same reason, so that going on is of no use.
    #[must_use]
    pub fn concerns_connection(&self) -> bool {
        let cut_off = matches!(
            self.cause,
            Cause::Transport(
                TransportError::SignedOut | TransportError::Offline | TransportError::NetworkLost
            )
        );
        cut_off || self.is_authentication() || self.is_fatal() || self.stops_writing()
    }

    /// The region to which the request should have gone.
    #[must_use]
    pub fn redirect(&self) -> Option<Region> {
        let error = self.api()?;
        if error.kind != ErrorType::MisdirectedRequest {
            return None;
        }
        Region::parse(error.data.as_ref()?.get("region")?.as_str()?)
    }

    /// Whether the same read may well succeed in a moment.
    #[must_use]
    pub fn is_transient(&self) -> bool {
        match &self.cause {
            Cause::Api(error) => {
                error.kind == ErrorType::TooManyRequests || is_service_fault(&error.kind)
            }
            Cause::Http { status, .. } => *status >= 500 || *status == 429,
            Cause::Transport(error) => matches!(
                error,
                TransportError::ConnectionLost | TransportError::NetworkLost
            ),
            Cause::Unreadable { .. } => false,
        }
    }

    /// Whether a write may have taken effect although it failed.
    #[must_use]
    pub fn outcome_unknown(&self) -> bool {
        self.effect == Effect::Write
            && match &self.cause {
                Cause::Api(error) => is_service_fault(&error.kind),
                Cause::Http { status, .. } => *status >= 500,
                Cause::Transport(error) => error.may_have_been_sent(),
                Cause::Unreadable { .. } => true,
            }
    }

    /// Seconds that the service asks us to wait, where the browser lets us read it.
    #[must_use]
    pub fn retry_after(&self) -> Option<u32> {
        match &self.cause {
            Cause::Api(error) => error.retry_after,
            Cause::Http { retry_after, .. } => *retry_after,
            Cause::Unreadable { .. } | Cause::Transport(_) => None,
        }
    }
}

fn is_service_fault(kind: &ErrorType) -> bool {
    matches!(
        kind,
        ErrorType::Internal | ErrorType::RequestTimeout | ErrorType::ServiceUnavailable
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    fn error(cause: Cause) -> Error {
        Error {
            action: "get_bot_agent",
            effect: Effect::Read,
            scopes: &[],
            cause,
            attempts: 1,
            aftermath: Aftermath::NotChecked,
        }
    }

    fn api(kind: &str) -> Error {
        error(Cause::Api(Box::new(ApiError {
            status: 400,
            kind: ErrorType::from(kind),
            message: kind.to_owned(),
            data: None,
            retry_after: None,
        })))
    }

    #[test]
    fn only_what_every_call_would_fail_of_concerns_the_connection() {
        let refused = Error {
            aftermath: Aftermath::TokenRefused,
            ..api("internal")
        };
        let transport = |cause| error(Cause::Transport(cause));
        for (error, concerns) in [
            (api("authentication"), true),
            (refused, true),
            (api("license_expired"), true),
            (api("license_not_found"), true),
            (api("wrong_product_version"), true),
            (api("unsupported_version"), true),
            (transport(TransportError::SignedOut), true),
            (transport(TransportError::Offline), true),
            (transport(TransportError::NetworkLost), true),
            (api("authorization"), false),
            (api("validation"), false),
            (api("not_found"), false),
            (api("internal"), false),
            (api("too_many_requests"), false),
            (transport(TransportError::TimedOut), false),
            (transport(TransportError::ConnectionLost), false),
        ] {
            assert_eq!(error.concerns_connection(), concerns, "{error}");
        }
    }
}
