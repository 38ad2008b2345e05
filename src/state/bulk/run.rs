//! Carries the work on many bots out. When its page is left it is stopped there, and what is under way
//! goes on to its end.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{AT_ONCE, Bulk, Failure, Success, Target, Work};
use crate::model::{BotId, BotUpdate, Status};
use crate::state::session::Pinned;
use crate::state::{NotUpdated, Reading, Session, Updated, Writes};

/// Work on many bots that was begun.
#[derive(Clone)]
pub struct BulkRun {
    /// Counted, so that it outlives the page that shows it.
    bulk: ArcRwSignal<Bulk>,
    /// The account that it belongs to: nothing is begun with another.
    account: Pinned,
    writes: Writes,
}

impl BulkRun {
    /// Begins.
    #[must_use]
    pub fn start(session: Session, writes: Writes, work: Work, targets: Vec<Target>) -> Self {
        let run = Self {
            bulk: ArcRwSignal::new(Bulk::new(work, targets)),
            account: session.pin(),
            writes,
        };
        run.spread_out();
        run
    }

    /// Looks at how far it is.
    pub fn with<T>(&self, look: impl FnOnce(&Bulk) -> T) -> T {
        self.bulk.with(look)
    }

    /// The same, without being told of changes.
    pub fn with_untracked<T>(&self, look: impl FnOnce(&Bulk) -> T) -> T {
        self.bulk.with_untracked(look)
    }

    /// Has nothing new begun.
    pub fn stop(&self) {
        self.bulk.update(Bulk::stop);
    }

    /// Goes on with the bots that weren't begun.
    pub fn go_on(&self) {
        self.bulk.update(Bulk::go_on);
        self.spread_out();
    }

    /// Tries those that failed again.
    pub fn retry(&self) {
        self.bulk.update(Bulk::retry);
        self.spread_out();
    }

    /// Begins as much as may be under way at once.
    fn spread_out(&self) {
        for _ in 0..AT_ONCE {
            spawn_local(self.clone().work_on());
        }
    }

    /// Takes one bot after another until there is nothing to begin.
    async fn work_on(self) {
        while let Some(target) = self.begin() {
            let work = self.with_untracked(|bulk| bulk.work().clone());
            let result = match work {
                Work::SetStatus(status) => self.set_status(&target, status).await,
                Work::Remove => self.remove(&target.id).await,
            };
            self.bulk.update(|bulk| bulk.finish(&target.id, result));
        }
    }

    fn begin(&self) -> Option<Target> {
        if !self.account.is_current() {
            self.stop();
        }
        self.bulk.try_update(Bulk::begin).flatten()
    }

    async fn remove(&self, id: &BotId) -> Result<Success, Failure> {
        let removed = self.writes.remove(id, |_| ()).await;
        removed.map(Success::Changed).map_err(Failure::Error)
    }

    /// What is there already isn't sent, and neither is what somebody else has changed in the meantime.
    async fn set_status(&self, target: &Target, status: Status) -> Result<Success, Failure> {
        let decide = |now: &Reading| {
            let mut update = BotUpdate::new(target.id.clone());
            if now.told.status.as_ref() == Some(&status) {
                return Ok(update);
            }
            if now.shown.status != target.status {
                return Err(now.shown.status.clone());
            }
            update.status = Some(status);
            Ok(update)
        };
        match self.writes.update(&target.id, |_| (), decide).await {
            Ok(Updated::Sent(evidence)) => Ok(Success::Changed(evidence)),
            Ok(Updated::Already) => Ok(Success::Already),
            Err(NotUpdated::Declined(now)) => Err(Failure::Overtaken(now)),
            Err(NotUpdated::Failed(error)) => Err(Failure::Error(error)),
        }
    }
}
