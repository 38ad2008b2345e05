//! Everything about single bots, read one by one: the list's own call tells only four members.

mod queue;

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::bots::Bots;
use super::session::Session;
use super::suggestions::Suggestions;
use crate::api::Error;
use crate::model::{Bot, BotId, BotUpdate};
use queue::{AT_ONCE, Queue};

/// What is known about a bot.
#[derive(Clone, Debug, Default)]
pub enum Detail {
    /// It wasn't read yet.
    #[default]
    Unknown,
    /// As it was read, or changed here since.
    Known(Arc<Bot>),
    /// It couldn't be read.
    Failed(Error),
}

/// Of bots only the same reading is equal: comparing them whole, for each row, would cost more than it
/// saves.
impl PartialEq for Detail {
    fn eq(&self, other: &Self) -> bool {
        match (self, other) {
            (Self::Unknown, Self::Unknown) => true,
            (Self::Known(bot), Self::Known(other)) => Arc::ptr_eq(bot, other),
            (Self::Failed(error), Self::Failed(other)) => error == other,
            _ => false,
        }
    }
}

/// A bot as it was just read.
#[derive(Clone, Debug)]
pub struct Reading {
    /// As the API tells it. What a comparison with the API's own state needs.
    pub told: Bot,
    /// With everything on top that was changed here and may not show yet. What people see.
    pub shown: Bot,
}

/// A detail, and where it is from.
#[derive(Clone, Debug, Default)]
struct Entry {
    detail: Detail,
    /// The number of its reading.
    reading: u64,
    /// Whether it is to be read again.
    outdated: bool,
}

/// The bots that were read; a context of the whole panel.
#[derive(Clone, Copy)]
pub struct Details {
    /// Stored, so that a copy of this stays small.
    around: StoredValue<Around>,
    kept: StoredValue<Kept>,
}

/// What readings go through, and what learns from them.
#[derive(Clone, Copy)]
struct Around {
    session: Session,
    bots: Bots,
    suggestions: Suggestions,
}

/// What is kept of one account.
#[derive(Clone, Debug, Default)]
struct Kept {
    /// One signal per bot, so that an answer wakes nobody but its own row.
    entries: HashMap<BotId, ArcRwSignal<Entry>>,
    queue: Queue,
    /// The number of the last reading that was begun.
    reading: u64,
}

impl Details {
    /// Nothing read yet.
    #[must_use]
    pub fn new(session: Session, bots: Bots, suggestions: Suggestions) -> Self {
        Self {
            around: StoredValue::new(Around {
                session,
                bots,
                suggestions,
            }),
            kept: StoredValue::new(Kept::default()),
        }
    }

    /// What is known about a bot.
    #[must_use]
    pub fn get(self, id: &BotId) -> Detail {
        self.entry(id).with(|entry| entry.detail.clone())
    }

    /// Whether a bot is to be read: it never was, or that is out of date. What failed isn't tried again
    /// by itself.
    #[must_use]
    pub fn is_due(self, id: &BotId) -> bool {
        self.entry(id)
            .with(|entry| entry.outdated || entry.detail == Detail::Unknown)
    }

    /// Reads a bot as soon as it is its turn; what comes is in [`get`](Self::get).
    pub fn want(self, id: &BotId) {
        self.kept.update_value(|kept| kept.queue.want(id));
        self.go_on();
    }

    /// Leaves a bot unread, unless it is being read already.
    pub fn leave(self, id: &BotId) {
        self.kept.try_update_value(|kept| kept.queue.leave(id));
    }

    /// Reads a bot now.
    ///
    /// # Errors
    /// When the API refuses, or no answer can be had.
    pub async fn read(self, id: &BotId) -> Result<Reading, Error> {
        let around = self.around.get_value();
        let pinned = around.session.pin();
        let reading = self.begin();
        let result = around.session.run(async |client| client.bot(id).await);
        let told = result.await?;
        if !pinned.is_current() {
            return Ok(Reading {
                shown: told.clone(),
                told,
            });
        }
        let shown = around.bots.with_changes(told.clone());
        around.suggestions.learn(&shown);
        self.keep(id, Detail::Known(Arc::new(shown.clone())), reading);
        Ok(Reading { told, shown })
    }

    /// Reads these bots, a few at a time, until `on_read` breaks it off: what is under way then ends, and
    /// nothing else is begun.
    pub async fn read_each(
        self,
        ids: Vec<BotId>,
        on_read: impl Fn(BotId, Result<Bot, Error>) -> ControlFlow<()>,
    ) {
        let line = RefCell::new(ids.into_iter());
        let reader = async || {
            loop {
                let next = line.borrow_mut().next();
                let Some(id) = next else { return };
                let result = self.read(&id).await.map(|reading| reading.shown);
                if on_read(id, result).is_break() {
                    // The others find nobody left in the line.
                    line.replace(Vec::new().into_iter());
                }
            }
        };
        let readers: [_; AT_ONCE] = std::array::from_fn(|_| reader());
        let [a, b, c, d] = readers;
        futures::join!(a, b, c, d);
    }

    /// Writes what was just changed into what is known.
    pub fn change(self, update: &BotUpdate) {
        self.entry(&update.id).update(|entry| {
            if let Detail::Known(bot) = &entry.detail {
                let changed = update.applied_to(Bot::clone(bot));
                entry.detail = Detail::Known(Arc::new(changed));
            }
        });
    }

    /// Forgets a bot that was just removed.
    pub fn forget(self, id: &BotId) {
        self.kept.update_value(|kept| {
            kept.queue.leave(id);
            kept.entries.remove(id);
        });
    }

    /// Has what failed tried again, where it is looked at.
    pub fn retry(self) {
        for entry in self.all() {
            if entry.with_untracked(|entry| matches!(entry.detail, Detail::Failed(_))) {
                entry.set(Entry::default());
            }
        }
        self.go_on();
    }

    /// Has everything read again, where it is looked at. Until then it stands as it is.
    pub fn outdate(self) {
        for entry in self.all() {
            entry.update(|entry| entry.outdated = true);
        }
    }

    /// Forgets everything, for another account.
    pub fn clear(self) {
        self.kept.set_value(Kept::default());
    }

    fn all(self) -> Vec<ArcRwSignal<Entry>> {
        self.kept
            .with_value(|kept| kept.entries.values().cloned().collect())
    }

    fn entry(self, id: &BotId) -> ArcRwSignal<Entry> {
        let known = self.kept.with_value(|kept| kept.entries.get(id).cloned());
        known.unwrap_or_else(|| {
            let entry = ArcRwSignal::new(Entry::default());
            self.kept.update_value(|kept| {
                kept.entries.insert(id.clone(), entry.clone());
            });
            entry
        })
    }

    /// The number of a reading that begins.
    fn begin(self) -> u64 {
        let begun = self.kept.try_update_value(|kept| {
            kept.reading += 1;
            kept.reading
        });
        begun.unwrap_or_default()
    }

    /// Keeps what a reading brought, unless a later one brought something already.
    fn keep(self, id: &BotId, detail: Detail, reading: u64) {
        let entry = self.entry(id);
        if entry.with_untracked(|entry| entry.reading < reading) {
            entry.set(Entry {
                detail,
                reading,
                outdated: false,
            });
        }
    }

    /// Begins as many readings as there may be. None while the token isn't accepted, or nothing is:
    /// each would fail alike.
    fn go_on(self) {
        let Around { session, .. } = self.around.get_value();
        let stopped = || session.stopped().is_some_and(|error| error.is_fatal());
        if untrack(|| session.is_expired() || stopped()) {
            return;
        }
        let next = || {
            self.kept
                .try_update_value(|kept| kept.queue.next())
                .flatten()
        };
        while let Some(id) = next() {
            if untrack(|| self.is_due(&id)) {
                spawn_local(self.read_in_turn(id));
            } else {
                self.kept.update_value(|kept| kept.queue.done(&id));
            }
        }
    }

    async fn read_in_turn(self, id: BotId) {
        let pinned = self.around.get_value().session.pin();
        let reading = self.begin();
        let result = self.read(&id).await;
        if !pinned.is_current() {
            return;
        }
        if let Err(error) = result {
            self.keep(&id, Detail::Failed(error), reading);
        }
        self.kept.update_value(|kept| kept.queue.done(&id));
        self.go_on();
    }
}
