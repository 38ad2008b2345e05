//! The second look at a write of which no answer came.

use crate::api::error::{Aftermath, Error};

/// What a second look found, after a write that failed without a clear answer.
pub(super) enum Look<T> {
    Found(T),
    NotSeen,
    /// What was read doesn't tell.
    NotTold,
    Failed(Error),
}

impl<T> Look<T> {
    /// What was found, or the failure with what is known of it now.
    pub(super) fn settle(self, failure: Error) -> Result<T, Error> {
        let aftermath = match self {
            Self::Found(found) => return Ok(found),
            Self::NotSeen => Aftermath::NotSeen,
            Self::Failed(error) if error.is_authentication() => Aftermath::TokenRefused,
            Self::NotTold | Self::Failed(_) => Aftermath::Unclear,
        };
        Err(Error {
            aftermath,
            ..failure
        })
    }
}
