//! Bringing bots in from a file: the plan, and carrying it out. It outlives its page, so that neither what
//! came of it nor a secret made on the way is lost by looking at something else.

use std::cell::RefCell;
use std::collections::HashMap;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::bots::{BotList, Bots};
use super::details::Details;
use super::random::new_secret;
use super::session::Session;
use super::web_url;
use crate::api::{Error, Evidence};
use crate::model::validate::{Path, Problem};
use crate::model::{Bot, BotId, BotSummary, NewBot, webhook_url};
use crate::transfer::{Choice, Existing, Line, ReadError, line, match_up, read};

/// How many bots are read at a time.
const AT_ONCE: usize = 4;

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
#[derive(Clone, Debug, PartialEq)]
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

/// Why there is no plan.
#[derive(Clone, Debug, PartialEq)]
pub enum NoPlan {
    /// The text holds no bots.
    Unreadable(ReadError),
    /// The bots of the license couldn't be read.
    Failed(Error),
}

/// An import; a context of the whole panel.
#[derive(Clone, Copy)]
pub struct Import {
    session: Session,
    bots: Bots,
    details: Details,
    stage: RwSignal<Stage>,
    entries: RwSignal<Vec<Entry>>,
    problem: RwSignal<Option<NoPlan>>,
    stopping: RwSignal<bool>,
    /// The number of this import: what an earlier one brings is out of date.
    number: StoredValue<u32>,
}

impl Import {
    /// No file yet.
    #[must_use]
    pub fn new(session: Session, bots: Bots, details: Details) -> Self {
        Self {
            session,
            bots,
            details,
            stage: RwSignal::new(Stage::Empty),
            entries: RwSignal::new(Vec::new()),
            problem: RwSignal::new(None),
            stopping: RwSignal::new(false),
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

    /// Why there is no plan.
    #[must_use]
    pub fn problem(self) -> Option<NoPlan> {
        self.problem.get()
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

    /// Whether secrets were made that are nowhere else.
    #[must_use]
    pub fn new_secrets(self) -> Vec<Entry> {
        self.entries.with(|entries| {
            let made = entries.iter().filter(|entry| entry.secret.is_some());
            made.cloned().collect()
        })
    }

    /// Forgets the file, the plan and what came of it.
    pub fn forget(self) {
        self.number.update_value(|number| *number += 1);
        self.stage.set(Stage::Empty);
        self.entries.set(Vec::new());
        self.problem.set(None);
        self.stopping.set(false);
    }

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
        let number = self.number.get_value();
        spawn_local(async move {
            let result = self.lines(imported).await;
            if self.number.try_get_value() != Some(number) {
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

    async fn lines(self, imported: Vec<Bot>) -> Result<Vec<Line>, Error> {
        let list = self.all_or_mine().await?;
        let existing = Existing {
            bots: list.bots,
            mine: list.mine,
        };
        let matchings = match_up(&imported, &existing);
        let targets = matchings.iter().filter_map(|it| it.found.target());
        let mut targets: Vec<BotId> = targets.cloned().collect();
        targets.dedup();
        let mut read = self.read_all(targets).await;
        let pairs = imported.into_iter().zip(&matchings);
        let lines = pairs.map(|(bot, matching)| {
            let target = matching.found.target();
            let current = target.and_then(|id| read.get_mut(id)).cloned();
            line(bot, matching, current, url_problem)
        });
        Ok(lines.collect())
    }

    /// Every bot that the token lets us see.
    async fn all_or_mine(self) -> Result<BotList, Error> {
        match self.bots.now(self.session, true).await {
            Err(error) if error.is_authorization() => self.bots.now(self.session, false).await,
            result => result,
        }
    }

    /// Those of the bots that can be read, a few at a time.
    async fn read_all(self, ids: Vec<BotId>) -> HashMap<BotId, Bot> {
        let line = RefCell::new(ids.into_iter());
        let found = RefCell::new(HashMap::new());
        let reader = async || {
            loop {
                let next = line.borrow_mut().next();
                let Some(id) = next else { return };
                if let Ok(bot) = self.details.read(&id).await {
                    found.borrow_mut().insert(id, bot);
                }
            }
        };
        let readers: [_; AT_ONCE] = std::array::from_fn(|_| reader());
        let [a, b, c, d] = readers;
        futures::join!(a, b, c, d);
        found.take()
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

    /// Carries out what was chosen, one line after the other. What has been sent isn't sent again.
    pub fn carry_out(self) {
        if self.stage.get_untracked() != Stage::Planned {
            return;
        }
        self.problem.set(None);
        self.stopping.set(false);
        self.stage.set(Stage::Running);
        let number = self.number.get_value();
        spawn_local(async move {
            let mut known = match self.known_ids().await {
                Ok(known) => known,
                Err(error) if self.is_current(number) => {
                    self.problem.set(Some(NoPlan::Failed(error)));
                    self.stage.set(Stage::Planned);
                    return;
                }
                Err(_) => return,
            };
            let count = self.entries.with_untracked(Vec::len);
            for index in 0..count {
                if self.stopping.try_get_untracked() != Some(false) || !self.is_current(number) {
                    break;
                }
                let entry = self
                    .entries
                    .with_untracked(|entries| entries.get(index).cloned());
                let Some(Entry { line, choice, .. }) = entry else {
                    break;
                };
                let outcome = match choice {
                    Choice::Skip => continue,
                    Choice::Create => self.create(number, index, &line, &mut known).await,
                    Choice::Update => self.update(number, index, &line).await,
                };
                let is_over = ends_everything(&outcome);
                self.note(number, index, |entry| entry.outcome = outcome);
                if is_over {
                    break;
                }
            }
            if self.is_current(number) {
                self.stage.set(Stage::Ended);
                self.bots.refresh();
            }
        });
    }

    /// The ids of the application's bots, so that one whose creation isn't answered can be told from its
    /// twins.
    async fn known_ids(self) -> Result<Vec<BotId>, Error> {
        let mut known = self.bots.own_ids(self.session).await?;
        known.extend(self.bots.known_ids().unwrap_or_default());
        Ok(known)
    }

    async fn create(
        self,
        number: u32,
        index: usize,
        line: &Line,
        known: &mut Vec<BotId>,
    ) -> Outcome {
        let secret = if line.needs_secret {
            let Some(secret) = new_secret() else {
                return Outcome::NoSecret;
            };
            Some(secret)
        } else {
            None
        };
        let bot = line.new_bot(secret.as_deref());
        self.note(number, index, |entry| entry.outcome = Outcome::UnderWay);
        let call = self
            .session
            .run(async |client| client.create_bot(&bot, known).await);
        let outcome = match call.await {
            Ok(created) => {
                known.push(created.id.clone());
                if self.is_current(number) {
                    self.bots.add(&summary_of(&bot, &created.id));
                }
                let follow_up = created.follow_up.err();
                if let Some(error) = &follow_up {
                    self.session.observe(error);
                }
                Outcome::Created {
                    id: created.id,
                    evidence: created.evidence,
                    follow_up,
                }
            }
            Err(error) => failure(error),
        };
        // Also of one that nobody knows about: it may be there, with this secret.
        if !matches!(outcome, Outcome::Failed(_)) {
            self.note(number, index, |entry| entry.secret = secret);
        }
        outcome
    }

    async fn update(self, number: u32, index: usize, line: &Line) -> Outcome {
        let Some(id) = line.found.target() else {
            return Outcome::Overtaken;
        };
        self.note(number, index, |entry| entry.outcome = Outcome::UnderWay);
        let now = match self.details.read(id).await {
            Ok(now) => now,
            Err(error) => return Outcome::Failed(error),
        };
        let Some(update) = line.update(&now) else {
            return Outcome::Overtaken;
        };
        if update.is_empty() {
            return Outcome::Same;
        }
        let call = self
            .session
            .run(async |client| client.update_bot(&update).await);
        match call.await {
            Ok(evidence) => {
                if self.is_current(number) {
                    self.bots.change(&update, &now);
                    self.details.change(&update);
                }
                Outcome::Updated(evidence)
            }
            Err(error) => failure(error),
        }
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

fn entry(line: Line) -> Entry {
    Entry {
        choice: line.usual(),
        outcome: Outcome::NotBegun,
        secret: None,
        line: Arc::new(line),
    }
}

fn failure(error: Error) -> Outcome {
    if error.outcome_unknown() {
        Outcome::Unknown(error)
    } else {
        Outcome::Failed(error)
    }
}

/// Whether every further line would fail alike.
fn ends_everything(outcome: &Outcome) -> bool {
    match outcome {
        Outcome::Failed(error) | Outcome::Unknown(error) => {
            error.is_authentication() || error.stops_writing() || error.is_fatal()
        }
        _ => false,
    }
}

fn url_problem(url: &str) -> Option<Problem> {
    let issue = webhook_url::issue(url, web_url::parse(url).as_ref())?;
    Some(Problem {
        path: Path::member("webhooks").then("url"),
        issue: issue.into(),
    })
}

/// The new bot as the list will show it.
fn summary_of(bot: &NewBot, id: &BotId) -> BotSummary {
    BotSummary {
        id: id.clone(),
        name: Some(bot.name.clone()),
        avatar: bot.avatar.clone(),
        status: Some(bot.status.clone()),
    }
}
