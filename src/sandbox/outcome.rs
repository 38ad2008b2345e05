//! What the engine tells its door to do.

use std::time::Duration;

use crate::api::response::Response;

/// What a door does with a request: wait, then answer or close the connection.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Outcome {
    /// How long to wait first; usually zero.
    pub delay: Duration,
    /// The answer; without one the connection is closed.
    pub response: Option<Response>,
}

impl Outcome {
    pub(super) fn reply(response: impl Into<Response>) -> Self {
        Self {
            delay: Duration::ZERO,
            response: Some(response.into()),
        }
    }

    pub(super) fn dropped() -> Self {
        Self {
            delay: Duration::ZERO,
            response: None,
        }
    }
}
