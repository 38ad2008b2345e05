//! The session of one account: the token by which whoever waits for an answer sees whether it is still wanted.

use std::future::Future;

use leptos::prelude::*;

use super::{Session, signed_out};
use crate::api::{Client, Error};

/// A session as long as the account is the same.
#[derive(Clone, Copy)]
pub struct Pinned {
    pub(super) session: Session,
    pub(super) generation: Option<u32>,
}

impl Pinned {
    /// Whether the account is still the same.
    #[must_use]
    pub fn is_current(self) -> bool {
        self.generation.is_some() && self.session.generation.try_get_value() == self.generation
    }

    /// Carries out a call as [`Session::run`] does, unless there is another account by now.
    ///
    /// # Errors
    /// Those of the call, or that the connection is over.
    pub async fn run<T, F>(self, call: impl FnOnce(Client) -> F) -> Result<T, Error>
    where
        F: Future<Output = Result<T, Error>>,
    {
        if !self.is_current() {
            return Err(signed_out());
        }
        self.session.run(call).await
    }
}
