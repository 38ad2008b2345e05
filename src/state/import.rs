//! Bringing bots in from a file: the plan, and carrying it out. It outlives its page, so that neither what
//! came of it nor a secret made on the way is lost by looking at something else.

mod planning;
mod running;

use std::collections::HashSet;
use std::sync::Arc;

use leptos::prelude::*;

use super::bots::Bots;
use super::details::Details;
use super::drafts::Drafts;
use super::session::Session;
use super::writes::Writes;
use crate::api::{Error, Evidence};
use crate::model::BotId;
use crate::transfer::{Choice, Line, ReadError};

/// How far the import is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Stage {
    /// There is no file yet.
    #[default]
    Empty,
    /// The bots of the license are being read.
    Planning,
    /// There is a plan; nothing was sent.
    Planned,
    /// The plan is being carried out.
    Running,
    /// Everything that was chosen has ended, or the person stopped it.
    Ended,
}

/// What became of one line of the plan.
#[derive(Clone, Debug, PartialEq)]
pub enum Outcome {
    /// Nothing was sent for it so far.
    NotBegun,
    /// It is being sent.
    UnderWay,
    /// The bot exists now.
    Created {
        /// Its id.
        id: BotId,
        /// How we know.
        evidence: Evidence,
        /// Why its default group priority wasn't set.
        follow_up: Option<Error>,
    },
    /// The bot was changed.
    Updated(Evidence),
    /// There was nothing to change.
    Same,
    /// The bot was changed elsewhere since the plan was made; nothing was sent.
    Overtaken,
    /// The browser gives no random numbers to make a secret of; nothing was sent.
    NoSecret,
    /// It wasn't done.
    Failed(Error),
    /// It may or may not have been done.
    Unknown(Error),
}

/// A line of the plan, what the person chose for it, and what came of it.
#[derive(Clone, Debug)]
pub struct Entry {
    /// The line.
    pub line: Arc<Line>,
    /// What is to be done.
    pub choice: Choice,
    /// What came of it.
    pub outcome: Outcome,
    /// The secret that was made for the new bot.
    pub secret: Option<String>,
}

/// Only the same line is equal: comparing bots whole, for each line, would cost more than it saves.
impl PartialEq for Entry {
    fn eq(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.line, &other.line)
            && self.choice == other.choice
            && self.outcome == other.outcome
            && self.secret == other.secret
    }
}

/// Why there is no plan.
#[derive(Clone, Debug, PartialEq)]
pub enum NoPlan {
    /// The text holds no bots.
    Unreadable(ReadError),
    /// The bots of the license couldn't be read.
    Failed(Error),
}

/// What the import goes through.
#[derive(Clone, Copy)]
struct Around {
    session: Session,
    bots: Bots,
    details: Details,
    writes: Writes,
}

/// An import; a context of the whole panel.
#[derive(Clone, Copy)]
pub struct Import {
    /// Stored, so that a copy of this stays small.
    around: StoredValue<Around>,
    stage: RwSignal<Stage>,
    entries: RwSignal<Vec<Entry>>,
    /// How many of the lines that were chosen have ended, and how many were.
    progress: RwSignal<(usize, usize)>,
    problem: RwSignal<Option<NoPlan>>,
    stopping: RwSignal<bool>,
    /// How many bots of the license were read for the plan, and how many are to be.
    reading: RwSignal<(usize, usize)>,
    /// The secrets that were made, and neither downloaded nor copied so far.
    unsaved: StoredValue<HashSet<String>>,
    /// The number of this import: what an earlier one brings is out of date.
    number: StoredValue<u32>,
}

impl Import {
    /// No file yet.
    #[must_use]
    pub fn new(session: Session, bots: Bots, details: Details, drafts: Drafts) -> Self {
        Self {
            around: StoredValue::new(Around {
                session,
                bots,
                details,
                writes: Writes {
                    session,
                    bots,
                    details,
                    drafts,
                },
            }),
            stage: RwSignal::new(Stage::Empty),
            entries: RwSignal::new(Vec::new()),
            progress: RwSignal::new((0, 0)),
            problem: RwSignal::new(None),
            stopping: RwSignal::new(false),
            reading: RwSignal::new((0, 0)),
            unsaved: StoredValue::new(HashSet::new()),
            number: StoredValue::new(0),
        }
    }

    /// How far it is.
    #[must_use]
    pub fn stage(self) -> Stage {
        self.stage.get()
    }

    /// The lines of the plan.
    #[must_use]
    pub fn entries(self) -> RwSignal<Vec<Entry>> {
        self.entries
    }

    /// How many of the lines that were chosen have ended, and how many were. Counted as they end: a file may hold
    /// thousands, and looking through all of them for each would take longer and longer.
    #[must_use]
    pub fn progress(self) -> (usize, usize) {
        self.progress.get()
    }

    /// Why there is no plan.
    #[must_use]
    pub fn problem(self) -> Option<NoPlan> {
        self.problem.get()
    }

    /// How many bots of the license were read for the plan, and how many are to be; none are until it is
    /// known which.
    #[must_use]
    pub fn reading(self) -> (usize, usize) {
        self.reading.get()
    }

    /// Whether the person asked to stop.
    #[must_use]
    pub fn is_stopping(self) -> bool {
        self.stopping.get()
    }

    /// Whether something is being sent.
    #[must_use]
    pub fn is_running(self) -> bool {
        self.stage.get_untracked() == Stage::Running
    }

    /// The lines for which secrets were made.
    #[must_use]
    pub fn new_secrets(self) -> Vec<Entry> {
        self.entries.with(|entries| {
            let made = entries.iter().filter(|entry| entry.secret.is_some());
            made.cloned().collect()
        })
    }

    /// Whether secrets were made that are nowhere but here and at the service.
    #[must_use]
    pub fn has_unsaved_secrets(self) -> bool {
        self.unsaved
            .try_with_value(|unsaved| !unsaved.is_empty())
            .unwrap_or_default()
    }

    /// Takes note of a secret before it is sent: the bot that gets it may outlive this page.
    fn keep_secret(self, number: u32, index: usize, secret: Option<String>) {
        if self.is_current(number) {
            self.unsaved
                .update_value(|unsaved| unsaved.extend(secret.clone()));
        }
        self.note(number, index, |entry| entry.secret = secret);
    }

    /// Gives a secret up that no bot has got.
    fn drop_secret(self, number: u32, index: usize, secret: Option<&str>) {
        if let Some(secret) = secret.filter(|_| self.is_current(number)) {
            self.secret_saved(secret);
        }
        self.note(number, index, |entry| entry.secret = None);
    }

    /// The person has this secret now.
    pub fn secret_saved(self, secret: &str) {
        self.unsaved
            .try_update_value(|unsaved| unsaved.remove(secret));
    }

    /// Forgets the file, the plan and what came of it.
    pub fn forget(self) {
        self.number.update_value(|number| *number += 1);
        self.stage.set(Stage::Empty);
        self.entries.set(Vec::new());
        self.problem.set(None);
        self.stopping.set(false);
        self.reading.set((0, 0));
        self.unsaved.update_value(HashSet::clear);
    }

    /// Chooses what becomes of a line. A bot is changed by one line only, so another one that was to
    /// change the same is skipped.
    pub fn choose(self, index: usize, choice: Choice) {
        self.entries.update(|entries| {
            let target = |entry: &Entry| entry.line.found.target().cloned();
            let Some(own) = entries.get(index).map(target) else {
                return;
            };
            for (at, entry) in entries.iter_mut().enumerate() {
                if at == index {
                    entry.choice = choice;
                } else if choice == Choice::Update
                    && entry.choice == Choice::Update
                    && target(entry) == own
                {
                    entry.choice = Choice::Skip;
                }
            }
        });
    }

    /// Begins no further line.
    pub fn stop(self) {
        self.stopping.set(true);
    }

    fn is_current(self, number: u32) -> bool {
        self.number.try_get_value() == Some(number)
    }

    fn note(self, number: u32, index: usize, change: impl FnOnce(&mut Entry)) {
        if self.is_current(number) {
            self.entries.update(|entries| {
                if let Some(entry) = entries.get_mut(index) {
                    change(entry);
                }
            });
        }
    }
}
