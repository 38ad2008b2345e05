//! The one way in which bots are changed: read, compare, write, and tell the stores what came of it.
//!
//! The API replaces whatever it gets and has no versions, so nothing is sent before the bot was read again and
//! whoever asked has compared it with what they saw. What was sent is never sent again by itself: a write without an
//! answer is looked up. Nothing of it reaches another account than the one in which it was begun.

use leptos::prelude::*;

use super::bots::Bots;
use super::details::{Details, Reading};
use super::drafts::{Attempt, Drafts};
use super::session::{Pinned, Session};
use crate::api::{Aftermath, Created, Effect, Error, Evidence};
use crate::model::{BotId, BotUpdate, NewBot};

/// What writing goes through, and what learns from it.
#[derive(Clone, Copy)]
pub struct Writes {
    pub(super) session: Session,
    pub(super) bots: Bots,
    pub(super) details: Details,
    pub(super) drafts: Drafts,
}

/// What became of an update.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Updated {
    /// It was sent, and took effect.
    Sent(Evidence),
    /// The bot is as wanted already; nothing was sent.
    Already,
}

/// Why a bot wasn't updated.
#[derive(Clone, Debug, PartialEq)]
pub enum NotUpdated<R> {
    /// Whoever asked looked at the bot as it is now, and would rather not.
    Declined(R),
    /// The API refused, or nobody knows.
    Failed(Error),
}

impl<R> From<Error> for NotUpdated<R> {
    fn from(error: Error) -> Self {
        Self::Failed(error)
    }
}

impl Writes {
    /// By what the whole panel shares.
    #[must_use]
    pub fn from_context() -> Self {
        Self {
            session: expect_context(),
            bots: expect_context(),
            details: expect_context(),
            drafts: expect_context(),
        }
    }

    /// Reads a bot, has `decide` say what to send to it as it is now, and sends that once. `on_unknown` is told
    /// when the answer is lost, before the outcome is looked up, which takes its time.
    ///
    /// # Errors
    /// When `decide` declines, the API refuses, or nobody knows.
    pub async fn update<R>(
        self,
        id: &BotId,
        on_unknown: impl Fn(Error) + 'static,
        decide: impl FnOnce(&Reading) -> Result<BotUpdate, R>,
    ) -> Result<Updated, NotUpdated<R>> {
        let _sending = self.session.begin_sending();
        let pinned = self.session.pin();
        let reading = self.details.read(id).await?;
        let update = decide(&reading).map_err(NotUpdated::Declined)?;
        if update.is_empty() {
            return Ok(Updated::Already);
        }
        let sent = pinned.run(async |client| client.telling(on_unknown).update_bot(&update).await);
        let sent = sent.await;
        if !pinned.is_current() {
            return Ok(Updated::Sent(sent?));
        }
        match sent {
            Ok(evidence) => {
                self.bots.change(&update, &reading.shown);
                self.details.change(&update);
                Ok(Updated::Sent(evidence))
            }
            Err(error) => {
                self.learn_from(&error, self.bots.is_known_own(id));
                Err(error.into())
            }
        }
    }

    /// Creates a bot, once. `known` are the application's own bots before that, by which a new one is told from its
    /// twins.
    ///
    /// # Errors
    /// When the API refuses, or nobody knows.
    pub async fn create(
        self,
        bot: &NewBot,
        known: &[BotId],
        on_unknown: impl Fn(Error) + 'static,
    ) -> Result<Created, Error> {
        self.create_in(self.session.pin(), bot, known, on_unknown)
            .await
    }

    async fn create_in(
        self,
        pinned: Pinned,
        bot: &NewBot,
        known: &[BotId],
        on_unknown: impl Fn(Error) + 'static,
    ) -> Result<Created, Error> {
        let _sending = self.session.begin_sending();
        let sent =
            pinned.run(async |client| client.telling(on_unknown).create_bot(bot, known).await);
        let result = sent.await;
        if pinned.is_current() {
            match &result {
                Ok(created) => self.tell_of_new(bot, created),
                Err(error) => self.learn_from(error, true),
            }
        }
        result
    }

    /// Creates a bot, unless an earlier attempt of which nobody knew turns out to have arrived: then that bot is
    /// what is given. As long as nobody knows what became of it, nothing more is sent.
    ///
    /// # Errors
    /// When the API refuses, or nobody knows.
    pub async fn create_or_find(
        self,
        bot: &NewBot,
        on_unknown: impl Fn(Error) + 'static,
    ) -> Result<(NewBot, Created), Error> {
        let pinned = self.session.pin();
        if let Some(attempt) = self.drafts.attempt()
            && let Some(created) = self.find(pinned, &attempt).await?
        {
            return Ok((attempt.bot, created));
        }
        let known = match self.bots.known_ids() {
            Some(known) => known,
            None => self.bots.own_ids(self.session).await?,
        };
        let result = self.create_in(pinned, bot, &known, on_unknown).await;
        if pinned.is_current() {
            let unknown = result
                .as_ref()
                .err()
                .filter(|error| error.outcome_unknown());
            let attempt = unknown.map(|failure| Attempt {
                bot: bot.clone(),
                known,
                failure: failure.clone(),
            });
            self.drafts.set_attempt(attempt);
        }
        Ok((bot.clone(), result?))
    }

    /// Looks for the bot of an attempt of which nobody knows; nothing if it doesn't show.
    async fn find(self, pinned: Pinned, attempt: &Attempt) -> Result<Option<Created>, Error> {
        let Attempt {
            bot,
            known,
            failure,
        } = attempt.clone();
        let look = pinned.run(async |client| client.look_for_created(&bot, &known, failure).await);
        match look.await {
            Err(failure) if failure.aftermath == Aftermath::NotSeen => Ok(None),
            Err(failure) => Err(failure),
            Ok(created) => {
                if pinned.is_current() {
                    self.drafts.set_attempt(None);
                    self.tell_of_new(&attempt.bot, &created);
                }
                Ok(Some(created))
            }
        }
    }

    /// Removes a bot, once. That it is gone already counts as removed.
    ///
    /// # Errors
    /// When the API refuses, or nobody knows.
    pub async fn remove(
        self,
        id: &BotId,
        on_unknown: impl Fn(Error) + 'static,
    ) -> Result<Evidence, Error> {
        let _sending = self.session.begin_sending();
        let pinned = self.session.pin();
        let sent = pinned.run(async |client| client.telling(on_unknown).remove_bot(id).await);
        let evidence = sent.await?;
        if pinned.is_current() {
            self.bots.forget(id);
            self.details.forget(id);
            self.drafts.bot_is_gone(id);
        }
        Ok(evidence)
    }

    fn tell_of_new(self, bot: &NewBot, created: &Created) {
        let summary = bot.summary(&created.id);
        self.bots.add(&summary);
        match &created.follow_up {
            Err(error) => self.session.observe(error),
            Ok(()) => {
                if let Some(update) = bot.follow_up(created.id.clone()) {
                    self.bots.change(&update, &summary.to_bot());
                }
            }
        }
    }

    /// A token that may not even change its own application's bots fails at every other write alike.
    fn learn_from(self, error: &Error, is_own: bool) {
        if is_own && error.is_authorization() && error.effect == Effect::Write {
            self.session.may_not_write(error);
        }
    }
}
