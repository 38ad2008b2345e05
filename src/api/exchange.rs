//! One sending of a call and what came of it, for those who watch. Token and secrets are left out.

use std::time::Duration;

use super::call::{Call, Effect};
use super::connection::Token;
use super::error::TransportError;
use super::request::Request;
use super::response::Response;
use crate::model::secret;

/// How much of a body is kept, in bytes.
const KEPT: usize = 64 * 1024;

/// What stands where the token was.
const BLANK: &str = "…";

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
}

impl Sending {
    pub(super) fn new<T>(call: &Call<T>, attempt: u32, begun: Duration, request: &Request) -> Self {
        Self {
            action: call.action,
            effect: call.effect,
            attempt,
            begun,
            request: request.clone(),
        }
    }

    /// What came of it by now. The request's own secrets are covered in the answer, too.
    pub(super) fn ended(
        self,
        token: &Token,
        now: Duration,
        result: &Result<Response, TransportError>,
    ) -> Exchange {
        let body = serde_json::from_str(&self.request.body);
        let mut covered = body.map_or_else(|_| Vec::new(), |body| secret::found(&body));
        let token = token.reveal().to_owned();
        covered.push(token.clone());
        let outcome = match result {
            Ok(response) => Ok(Reply {
                status: response.status,
                body: Body::new(&response.body, &covered),
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
            url: blotted(self.request.url, &covered),
            headers,
            sent: Body::new(&self.request.body, &[token]),
            outcome,
        }
    }
}

impl Body {
    fn new(text: &str, covered: &[String]) -> Self {
        // Blotted before it is cut, so that no secret is cut in two.
        let whole = text.len() <= KEPT;
        let end = text.floor_char_boundary(KEPT + longest(covered));
        let kept = blotted(text[..end].to_owned(), covered);
        let kept = secret::masked_text(&kept);
        let kept = if whole {
            kept
        } else {
            kept[..kept.floor_char_boundary(KEPT)].to_owned()
        };
        Self {
            text: kept,
            size: text.len(),
            is_cut: !whole,
        }
    }
}

fn longest(texts: &[String]) -> usize {
    texts.iter().map(String::len).max().unwrap_or_default()
}

/// The text with each of these blotted out.
fn blotted(text: String, covered: &[String]) -> String {
    let there = covered.iter().filter(|secret| !secret.is_empty());
    there.fold(text, |text, secret| {
        if text.contains(secret.as_str()) {
            text.replace(secret.as_str(), BLANK)
        } else {
            text
        }
    })
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
