//! One sending of a call and what came of it, for those who watch. Token and secrets are left out.

use std::time::Duration;

use serde_json::Value;

use super::call::{Call, Effect};
use super::connection::Token;
use super::error::TransportError;
use super::request::Request;
use super::response::Response;
use crate::model::secret;

/// How much of a body is kept, in bytes.
const KEPT: usize = 64 * 1024;

/// One sending of a call and what came of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exchange {
    /// The method of the API.
    pub action: &'static str,
    /// Whether it would change anything.
    pub effect: Effect,
    /// How often this call has been sent, counted from 1.
    pub attempt: u32,
    /// When it was sent, by the transport's clock.
    pub begun: Duration,
    /// How long it took until the answer was there, or there was none.
    pub took: Duration,
    /// The URL.
    pub url: String,
    /// The headers but `Authorization`.
    pub headers: Vec<(&'static str, String)>,
    /// What was sent.
    pub sent: Body,
    /// What came back.
    pub outcome: Result<Reply, TransportError>,
}

/// An answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reply {
    /// The HTTP status code.
    pub status: u16,
    /// What came.
    pub body: Body,
}

/// A body as it is kept.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Body {
    /// The text with token and secrets covered, and its end left out if it is long.
    pub text: String,
    /// How many bytes it had.
    pub size: usize,
    /// Whether its end was left out.
    pub is_cut: bool,
}

impl Exchange {
    /// Whether it didn't end well: no answer, or one with an error status.
    #[must_use]
    pub fn has_failed(&self) -> bool {
        let ended_well = |reply: &Reply| (200..300).contains(&reply.status);
        !self.outcome.as_ref().is_ok_and(ended_well)
    }
}

/// A call that is being sent.
pub(super) struct Sending {
    pub(super) action: &'static str,
    pub(super) effect: Effect,
    pub(super) attempt: u32,
    pub(super) begun: Duration,
    pub(super) request: Request,
    pub(super) payload: Value,
}

impl Sending {
    pub(super) fn new<T>(call: &Call<T>, attempt: u32, begun: Duration, request: &Request) -> Self {
        Self {
            action: call.action,
            effect: call.effect,
            attempt,
            begun,
            request: request.clone(),
            payload: call.payload.clone(),
        }
    }

    /// What came of it by now. The request's own secrets are covered in the answer, too.
    pub(super) fn ended(
        self,
        token: &Token,
        now: Duration,
        result: &Result<Response, TransportError>,
    ) -> Exchange {
        let secrets = secrets_of(&self.payload, token);
        let outcome = match result {
            Ok(response) => Ok(Reply {
                status: response.status,
                body: Body::new(&response.body, &secrets),
            }),
            Err(error) => Err(*error),
        };
        let mut headers = self.request.headers;
        headers.retain(|(name, _)| *name != "Authorization");
        Exchange {
            action: self.action,
            effect: self.effect,
            attempt: self.attempt,
            begun: self.begun,
            took: now.saturating_sub(self.begun),
            url: secret::covered(&self.request.url, &secrets),
            headers,
            sent: Body::new(&self.request.body, &secrets),
            outcome,
        }
    }
}

impl Body {
    fn new(text: &str, secrets: &[String]) -> Self {
        let whole = text.len() <= KEPT;
        Self {
            text: beginning(text, KEPT, secrets),
            size: text.len(),
            is_cut: !whole,
        }
    }
}

/// What must not show up in anything that tells of a request: its token, and the secrets in its payload.
pub(super) fn secrets_of(payload: &Value, token: &Token) -> Vec<String> {
    let mut secrets = secret::found(payload);
    secrets.push(token.reveal().to_owned());
    secrets
}

/// The beginning of a text from outside, with every secret covered.
pub(super) fn beginning(text: &str, bytes: usize, secrets: &[String]) -> String {
    // Covered before it is cut, so that no secret is cut in two.
    let longest = secrets.iter().map(String::len).max().unwrap_or_default();
    let end = text.floor_char_boundary(bytes + 2 * longest);
    let mut covered = secret::covered(&text[..end], secrets);
    if text.len() > bytes {
        covered.truncate(covered.floor_char_boundary(bytes));
    }
    covered
}

#[cfg(test)]
mod tests {
    use super::*;

    fn body(text: &str) -> Body {
        Body::new(text, &["t0ken-of-mine".into()])
    }

    #[test]
    fn a_long_body_is_cut_between_characters_and_keeps_its_size() {
        let text = "ä".repeat(KEPT);
        let body = body(&text);
        assert!(body.is_cut);
        assert_eq!(body.size, text.len());
        assert_eq!(body.text.len(), KEPT);
    }

    #[test]
    fn what_is_cut_shows_no_part_of_a_secret() {
        for distance in 0..24 {
            let filler = "x".repeat(KEPT - distance);
            for secret in ["t0ken-of-mine", r#""secret_key":"t0p-s3cr3t""#] {
                let text = format!("{filler}{secret}{filler}");
                let shown = body(&text).text;
                let tail = &shown[shown.floor_char_boundary(shown.len().saturating_sub(40))..];
                assert!(!tail.contains("t0"), "{distance}: {tail}");
            }
        }
    }

    #[test]
    fn a_body_of_exactly_the_limit_stays_whole() {
        let body = body(&"x".repeat(KEPT));
        assert!(!body.is_cut);
        assert_eq!(body.text.len(), KEPT);
    }
}
