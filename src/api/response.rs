//! What comes back: one HTTP response as a plain value, decoded without I/O.

use serde_json::Value;

use super::call::Call;
use super::error::{ApiError, Cause, Error, ErrorType};
use super::exchange::beginning;
use crate::model::decode;
use crate::model::secret;

/// How many characters of an unreadable body are kept for display.
const EXCERPT_LENGTH: usize = 300;

/// How many bytes of it are looked at, so that a secret at its end is known by what follows.
const EXCERPT_READ: usize = 4 * 1024;

/// An HTTP response with its whole body.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Response {
    /// The HTTP status code.
    pub status: u16,
    /// The seconds of a `Retry-After` header, where the browser lets us read it.
    pub retry_after: Option<u32>,
    /// The body as it came; may be empty or anything else than JSON.
    pub body: String,
}

impl Response {
    /// Reads the answer to a call: wrapped in `payload` or not, empty or not. What an error quotes of it has
    /// every secret covered, and these, which went along with the request: there are proxies that show it
    /// in their error pages.
    ///
    /// # Errors
    /// The API's own error, an error status with another body, or an answer that isn't what the
    /// method documents.
    pub fn decode<T>(&self, call: &Call<T>, secrets: &[String]) -> Result<T, Error> {
        let fail = |cause| call.error(cause);
        let fine = (200..300).contains(&self.status);
        if fine && let Some(answer) = call.at_once.and_then(|read| read(&self.body)) {
            return Ok(answer);
        }
        let parsed = self.parse();
        if let Some(error) = parsed
            .as_ref()
            .ok()
            .and_then(|value| self.api_error(value, secrets))
        {
            return Err(fail(Cause::Api(Box::new(error))));
        }
        if !fine {
            return Err(fail(self.foreign_error(secrets)));
        }
        parsed
            .map_err(|error| error.to_string())
            .and_then(|answer| (call.read)(unwrap(&answer)))
            .map_err(|reason| {
                let excerpt = self.excerpt(secrets);
                fail(Cause::Unreadable { reason, excerpt })
            })
    }

    /// The body as JSON; an empty one as `null`.
    fn parse(&self) -> Result<Value, serde_json::Error> {
        if self.body.trim().is_empty() {
            return Ok(Value::Null);
        }
        decode::parse(&self.body)
    }

    fn api_error(&self, body: &Value, secrets: &[String]) -> Option<ApiError> {
        let error = unwrap(body).get("error")?;
        let kind = secret::covered(error.get("type")?.as_str()?, secrets).to_ascii_lowercase();
        let message = error.get("message").and_then(Value::as_str);
        Some(ApiError {
            status: self.status,
            kind: ErrorType::from(kind.as_str()),
            message: secret::covered(message.unwrap_or_default(), secrets),
            data: error.get("data").and_then(|data| {
                let covered = secret::covered(&data.to_string(), secrets);
                serde_json::from_str(&covered).ok()
            }),
            retry_after: self.retry_after,
        })
    }

    fn foreign_error(&self, secrets: &[String]) -> Cause {
        Cause::Http {
            status: self.status,
            retry_after: self.retry_after,
            excerpt: self.excerpt(secrets),
        }
    }

    fn excerpt(&self, secrets: &[String]) -> String {
        let body = beginning(self.body.trim(), EXCERPT_READ, secrets);
        let mut letters = body.chars();
        let mut excerpt: String = letters.by_ref().take(EXCERPT_LENGTH).collect();
        if letters.next().is_some() {
            excerpt.push('…');
        }
        excerpt
    }
}

/// The answer inside a `payload` wrapper, or the answer itself.
fn unwrap(answer: &Value) -> &Value {
    answer
        .get("payload")
        .filter(|payload| payload.is_object())
        .unwrap_or(answer)
}
