//! The same change to many bots, one after another: what is still to do, what is under way, and what
//! became of each bot. Plain data; [`run`] carries it out.

pub mod run;
#[cfg(test)]
mod tests;

use crate::api::{Error, Evidence};
use crate::model::{BotId, Status};

pub use run::BulkRun;

/// How many writes are under way at most: a person waits for them, and so does everybody else who uses
/// the same API.
pub const AT_ONCE: usize = 3;

/// What is done to each bot.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Work {
    /// It gets this status.
    SetStatus(Status),
    /// It is removed.
    Remove,
}

/// A bot that something is to be done to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Target {
    /// Which one.
    pub id: BotId,
    /// Its name, for the report.
    pub name: String,
    /// Its status as the person saw it.
    pub status: Option<Status>,
}

/// How we know that a bot is as wanted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Success {
    /// It was changed.
    Changed(Evidence),
    /// It was like that already; nothing was sent.
    Already,
}

/// Why a bot isn't as wanted.
#[derive(Clone, Debug, PartialEq)]
pub enum Failure {
    /// The API refused, or no answer can be had.
    Error(Error),
    /// Somebody else gave it this status in the meantime; nothing was sent.
    Overtaken(Option<Status>),
}

impl Failure {
    /// Whether it may have happened all the same.
    #[must_use]
    pub fn is_unknown(&self) -> bool {
        matches!(self, Self::Error(error) if error.outcome_unknown())
    }
}

/// How far the work on one bot is.
#[derive(Clone, Debug, Default, PartialEq)]
pub enum Progress {
    /// Not begun.
    #[default]
    Waiting,
    /// Not begun, and not to be: a stop spared it, and only those that failed get another try.
    Held,
    /// Under way.
    Running,
    /// It is as wanted.
    Done(Success),
    /// It isn't, or nobody knows.
    Failed(Failure),
}

impl Progress {
    /// Whether nothing was done yet.
    #[must_use]
    pub fn is_unbegun(&self) -> bool {
        matches!(self, Self::Waiting | Self::Held)
    }
}

/// One bot, and how far it is.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Item {
    /// The bot.
    pub target: Target,
    /// How far it is.
    pub progress: Progress,
}

impl Item {
    fn is_unknown(&self) -> bool {
        matches!(&self.progress, Progress::Failed(failure) if failure.is_unknown())
    }

    fn is_failed(&self) -> bool {
        matches!(&self.progress, Progress::Failed(failure) if !failure.is_unknown())
    }
}

/// Why nothing new is begun.
#[derive(Clone, Debug, PartialEq)]
pub enum Stop {
    /// The person wants it so.
    Asked,
    /// This concerns the connection, so every other bot would fail alike.
    Connection(Error),
}

/// How many bots are how far.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// All of them.
    pub all: usize,
    /// Not begun.
    pub waiting: usize,
    /// Under way.
    pub running: usize,
    /// As wanted.
    pub done: usize,
    /// Not as wanted.
    pub failed: usize,
    /// Nobody knows.
    pub unknown: usize,
}

impl Counts {
    /// How many there is nothing left to do for.
    #[must_use]
    pub fn over(self) -> usize {
        self.done + self.failed + self.unknown
    }
}

/// The work on many bots.
#[derive(Clone, Debug, PartialEq)]
pub struct Bulk {
    work: Work,
    items: Vec<Item>,
    stop: Option<Stop>,
}

impl Bulk {
    /// Nothing begun yet.
    #[must_use]
    pub fn new(work: Work, targets: Vec<Target>) -> Self {
        let item = |target| Item {
            target,
            progress: Progress::Waiting,
        };
        Self {
            work,
            items: targets.into_iter().map(item).collect(),
            stop: None,
        }
    }

    /// What is done to each bot.
    #[must_use]
    pub fn work(&self) -> &Work {
        &self.work
    }

    /// The bots in order.
    #[must_use]
    pub fn items(&self) -> &[Item] {
        &self.items
    }

    /// Why nothing new is begun, if that is so.
    #[must_use]
    pub fn stopped(&self) -> Option<&Stop> {
        self.stop.as_ref()
    }

    /// Begins with the next bot; `None` if nothing may be begun now.
    pub fn begin(&mut self) -> Option<Target> {
        if self.stop.is_some() || self.counts().running >= AT_ONCE {
            return None;
        }
        let waiting = |item: &&mut Item| item.progress == Progress::Waiting;
        let item = self.items.iter_mut().find(waiting)?;
        item.progress = Progress::Running;
        Some(item.target.clone())
    }

    /// Takes down what became of a bot. What concerns the connection stops the work.
    pub fn finish(&mut self, id: &BotId, result: Result<Success, Failure>) {
        if let Err(Failure::Error(error)) = &result
            && error.concerns_connection()
        {
            self.stop = Some(Stop::Connection(error.clone()));
        }
        for item in self.items.iter_mut().filter(|item| item.target.id == *id) {
            if let Err(Failure::Overtaken(status)) = &result {
                // Now the person knows, so that another try may go through.
                item.target.status.clone_from(status);
            }
            item.progress = match &result {
                Ok(success) => Progress::Done(*success),
                Err(failure) => Progress::Failed(failure.clone()),
            };
        }
    }

    /// Has nothing new begun. What is under way goes on to its end.
    pub fn stop(&mut self) {
        self.stop.get_or_insert(Stop::Asked);
    }

    /// Goes on with the bots that weren't begun.
    pub fn go_on(&mut self) {
        self.stop = None;
        for item in &mut self.items {
            if item.progress == Progress::Held {
                item.progress = Progress::Waiting;
            }
        }
    }

    /// Has another try at every bot that failed, and at no other. One whose outcome is unknown stays: it
    /// may have happened.
    pub fn retry(&mut self) {
        self.stop = None;
        for item in &mut self.items {
            if item.is_failed() {
                item.progress = Progress::Waiting;
            } else if item.progress == Progress::Waiting {
                item.progress = Progress::Held;
            }
        }
    }

    /// How many bots are how far.
    #[must_use]
    pub fn counts(&self) -> Counts {
        let mut counts = Counts {
            all: self.items.len(),
            ..Counts::default()
        };
        for item in &self.items {
            let count = match &item.progress {
                Progress::Waiting | Progress::Held => &mut counts.waiting,
                Progress::Running => &mut counts.running,
                Progress::Done(_) => &mut counts.done,
                Progress::Failed(failure) if failure.is_unknown() => &mut counts.unknown,
                Progress::Failed(_) => &mut counts.failed,
            };
            *count += 1;
        }
        counts
    }

    /// Whether nothing is under way, and nothing will be by itself.
    #[must_use]
    pub fn is_over(&self) -> bool {
        let goes_on = |item: &Item| match item.progress {
            Progress::Running => true,
            Progress::Waiting => self.stop.is_none(),
            _ => false,
        };
        !self.items.iter().any(goes_on)
    }

    /// The bots that failed for sure.
    #[must_use]
    pub fn failed(&self) -> Vec<&Item> {
        self.items.iter().filter(|item| item.is_failed()).collect()
    }

    /// The bots of which nobody knows.
    #[must_use]
    pub fn unknown(&self) -> Vec<&Item> {
        self.items.iter().filter(|item| item.is_unknown()).collect()
    }

    /// The names of the bots that are so far.
    #[must_use]
    pub fn names(&self, so_far: impl Fn(&Progress) -> bool) -> Vec<&str> {
        let items = self.items.iter().filter(|item| so_far(&item.progress));
        items.map(|item| item.target.name.as_str()).collect()
    }

    /// The places of the bots worth a line while the work goes on, in order: those under way, and as many
    /// as there is room for of those that need a look, then of the others; the nearest first.
    #[must_use]
    pub fn lines(&self, room: usize) -> Vec<usize> {
        let waiting = |item: &Item| item.progress == Progress::Waiting;
        let now = self.items.iter().position(waiting);
        let now = now.unwrap_or(self.items.len());
        let rank = |place: usize| match self.items[place].progress {
            Progress::Running => 0,
            Progress::Failed(_) => 1,
            _ => 2,
        };
        let mut places: Vec<_> = (0..self.items.len()).collect();
        places.sort_by_key(|&place| (rank(place), place.abs_diff(now)));
        places.truncate(room.max(self.counts().running));
        places.sort_unstable();
        places
    }
}
