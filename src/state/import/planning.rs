//! Making the plan: the text is read, and compared with the bots of the license.

use std::cell::RefCell;
use std::collections::HashMap;
use std::ops::ControlFlow;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Around, Entry, Import, NoPlan, Outcome, Stage};
use crate::api::Error;
use crate::model::validate::{Path, Problem};
use crate::model::{Bot, BotId, webhook_url};
use crate::state::bots::BotList;
use crate::state::web_url;
use crate::transfer::{Existing, Line, line, match_up, read, targets};

impl Import {
    /// Reads a text and plans what bringing its bots in would do. Nothing is sent but reads.
    pub fn plan(self, text: &str) {
        self.forget();
        let imported = match read(text) {
            Ok(imported) => imported,
            Err(error) => {
                self.problem.set(Some(NoPlan::Unreadable(error)));
                return;
            }
        };
        self.stage.set(Stage::Planning);
        let is_wanted = self.turn();
        spawn_local(async move {
            let result = self.lines(is_wanted, imported).await;
            if !is_wanted() {
                return;
            }
            match result {
                Ok(lines) => {
                    self.entries.set(lines.into_iter().map(entry).collect());
                    self.stage.set(Stage::Planned);
                }
                Err(error) => {
                    self.problem.set(Some(NoPlan::Failed(error)));
                    self.stage.set(Stage::Empty);
                }
            }
        });
    }

    /// Whether the plan that is begun now is still waited for, in the account that there is now.
    fn turn(self) -> impl Fn() -> bool + Copy {
        let Around { session, .. } = self.around.get_value();
        let number = self.number.get_value();
        let account = session.pin();
        move || self.is_current(number) && account.is_current()
    }

    async fn lines(
        self,
        is_wanted: impl Fn() -> bool + Copy,
        imported: Vec<Bot>,
    ) -> Result<Vec<Line>, Error> {
        let list = self.all_or_mine(is_wanted).await?;
        let existing = Existing {
            bots: list.bots,
            mine: list.mine,
        };
        let matchings = match_up(&imported, &existing);
        let read = self.read_all(is_wanted, targets(&matchings)).await?;
        let pairs = imported.into_iter().zip(&matchings);
        let lines = pairs.map(|(bot, matching)| {
            let target = matching.found.target();
            let current = target.and_then(|id| read.get(id)).cloned();
            line(bot, matching, current, url_problem)
        });
        Ok(lines.collect())
    }

    /// Every bot that the token lets us see.
    async fn all_or_mine(self, is_wanted: impl Fn() -> bool) -> Result<BotList, Error> {
        let Around { session, bots, .. } = self.around.get_value();
        match bots.now(session, true).await {
            Err(error) if error.is_authorization() && is_wanted() => bots.now(session, false).await,
            result => result,
        }
    }

    /// Those of the bots that can be read, a few at a time. Not the rest, once nobody waits for them or an
    /// error concerns the connection.
    async fn read_all(
        self,
        is_wanted: impl Fn() -> bool,
        ids: Vec<BotId>,
    ) -> Result<HashMap<BotId, Bot>, Error> {
        let Around { details, .. } = self.around.get_value();
        if !is_wanted() {
            return Ok(HashMap::new());
        }
        self.reading.set((0, ids.len()));
        let failure = RefCell::new(None);
        let found = RefCell::new(HashMap::new());
        let take_in = |id, result: Result<Bot, Error>| {
            match result {
                Ok(bot) => drop(found.borrow_mut().insert(id, bot)),
                Err(error) if error.concerns_connection() => {
                    failure.borrow_mut().get_or_insert(error);
                }
                Err(_) => {}
            }
            if is_wanted() {
                self.reading.update(|(read, _)| *read += 1);
            }
            if is_wanted() && failure.borrow().is_none() {
                ControlFlow::Continue(())
            } else {
                ControlFlow::Break(())
            }
        };
        details.read_each(ids, take_in).await;
        failure.take().map_or_else(|| Ok(found.take()), Err)
    }
}

fn entry(line: Line) -> Entry {
    Entry {
        choice: line.usual(),
        outcome: Outcome::NotBegun,
        secret: None,
        line: Arc::new(line),
    }
}

fn url_problem(url: &str) -> Option<Problem> {
    let issue = webhook_url::issue(url, web_url::parse(url).as_ref())?;
    Some(Problem {
        path: Path::member("webhooks").then("url"),
        issue: issue.into(),
    })
}
