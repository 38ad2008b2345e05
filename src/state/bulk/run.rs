//! Carries the work on many bots out. When its page is left it is stopped there, and what is under way
//! goes on to its end.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{AT_ONCE, Bulk, Failure, Success, Target, Work};
use crate::model::{BotId, BotUpdate, Status};
use crate::state::{Bots, Details, Drafts, Session};

/// Work on many bots that was begun.
#[derive(Clone)]
pub struct BulkRun {
    /// Counted, so that it outlives the page that shows it.
    bulk: ArcRwSignal<Bulk>,
    around: Around,
}

/// What the work goes through, and what learns from it.
#[derive(Clone, Copy)]
struct Around {
    session: Session,
    bots: Bots,
    details: Details,
    drafts: Drafts,
    /// The connection that it belongs to: nothing is begun with another.
    connection: u32,
}

impl BulkRun {
    /// Begins.
    #[must_use]
    pub fn start(
        session: Session,
        bots: Bots,
        details: Details,
        drafts: Drafts,
        work: Work,
        targets: Vec<Target>,
    ) -> Self {
        let run = Self {
            bulk: ArcRwSignal::new(Bulk::new(work, targets)),
            around: Around {
                session,
                bots,
                details,
                drafts,
                connection: bots.connection(),
            },
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
        if !self.is_connected() {
            self.stop();
        }
        self.bulk.try_update(Bulk::begin).flatten()
    }

    fn is_connected(&self) -> bool {
        self.around.bots.connection() == self.around.connection
    }

    async fn remove(&self, id: &BotId) -> Result<Success, Failure> {
        let Around {
            session,
            bots,
            details,
            drafts,
            ..
        } = self.around;
        let removed = session.run(async |client| client.remove_bot(id).await);
        let evidence = removed.await.map_err(Failure::Error)?;
        if self.is_connected() {
            bots.forget(id);
            details.forget(id);
            drafts.bot_is_gone(id);
        }
        Ok(Success::Changed(evidence))
    }

    /// Reads the bot first: the API replaces whatever it gets, so somebody else's change would be lost
    /// unseen.
    async fn set_status(&self, target: &Target, status: Status) -> Result<Success, Failure> {
        let Around {
            session,
            bots,
            details,
            ..
        } = self.around;
        let bound = session.bound();
        let now = details.read(&target.id).await.map_err(Failure::Error)?;
        if now.status.as_ref() == Some(&status) {
            return Ok(Success::Already);
        }
        if now.status != target.status {
            return Err(Failure::Overtaken(now.status));
        }
        let update = BotUpdate {
            status: Some(status),
            ..BotUpdate::new(target.id.clone())
        };
        let changed = bound.run(async |client| client.update_bot(&update).await);
        let evidence = changed.await.map_err(Failure::Error)?;
        if self.is_connected() {
            bots.change(&update, &now);
            details.change(&update);
        }
        Ok(Success::Changed(evidence))
    }
}
