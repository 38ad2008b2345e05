//! The list of bots as last read, so that going back to it shows something at once.

use std::collections::HashSet;
use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::session::Session;
use crate::api::Error;
use crate::model::{Bot, BotId, BotSummary, BotUpdate};

/// How long a change may take to show, in milliseconds.
const PROPAGATION: f64 = 120_000.0;

/// The bots of one reading.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BotList {
    /// The bots, in the API's order.
    pub bots: Vec<BotSummary>,
    /// The bots of the token's own application.
    pub mine: HashSet<BotId>,
}

/// Whose bot it is. Only the token's own application may change one.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Ownership {
    /// The token's own application's.
    Mine,
    /// Another application's.
    Other,
}

impl Ownership {
    /// Ours or another's.
    #[must_use]
    pub fn mine_if(mine: bool) -> Self {
        if mine { Self::Mine } else { Self::Other }
    }
}

impl BotList {
    /// Whose bot it is.
    #[must_use]
    pub fn ownership(&self, id: &BotId) -> Ownership {
        Ownership::mine_if(self.mine.contains(id))
    }
}

/// The lists as last read.
#[derive(Clone, Debug, Default)]
struct Lists {
    mine: Option<Arc<BotList>>,
    all: Option<Arc<BotList>>,
}

impl Lists {
    fn slot(&mut self, all: bool) -> &mut Option<Arc<BotList>> {
        if all { &mut self.all } else { &mut self.mine }
    }

    fn each(&mut self) -> impl Iterator<Item = &mut BotList> {
        [&mut self.mine, &mut self.all]
            .into_iter()
            .flatten()
            .map(Arc::make_mut)
    }
}

/// What was just done here, and may not show in an answer yet.
#[derive(Clone, Debug)]
enum Recent {
    Created(BotSummary),
    Changed(Box<Change>),
    Removed(BotId),
}

/// A change made here.
#[derive(Clone, Debug)]
struct Change {
    update: BotUpdate,
    before: Bot,
}

impl Change {
    /// The bot as it will be once this shows.
    fn on(&self, bot: Bot) -> Bot {
        self.update.not_shown(&self.before, &bot).applied_to(bot)
    }
}

/// The last lists, and how to look at them; a context of the whole panel.
#[derive(Clone, Copy, Debug)]
pub struct Bots {
    lists: RwSignal<Lists>,
    failure: RwSignal<Option<(bool, Error)>>,
    generation: RwSignal<u32>,
    query: RwSignal<String>,
    /// The number of the last reading: an answer to an earlier one is out of date.
    reading: StoredValue<u64>,
    /// Changes with every connection.
    connection: StoredValue<u32>,
    /// What was done here, and when.
    recent: StoredValue<Vec<(f64, Recent)>>,
}

impl Bots {
    /// Nothing read yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            lists: RwSignal::new(Lists::default()),
            failure: RwSignal::new(None),
            generation: RwSignal::new(0),
            query: RwSignal::new(String::new()),
            reading: StoredValue::new(0),
            connection: StoredValue::new(0),
            recent: StoredValue::new(Vec::new()),
        }
    }

    /// The last list of all bots, or of the token's own application's.
    #[must_use]
    pub fn list(self, all: bool) -> Option<Arc<BotList>> {
        self.lists
            .with(|lists| if all { &lists.all } else { &lists.mine }.clone())
    }

    /// Why the last reading of this list failed.
    #[must_use]
    pub fn failure(self, all: bool) -> Option<Error> {
        let failure = self.failure.get();
        failure.filter(|(of, _)| *of == all).map(|(_, error)| error)
    }

    /// Changes whenever the list should be read again.
    #[must_use]
    pub fn generation(self) -> u32 {
        self.generation.get()
    }

    /// Has the list read again by the page that shows it.
    pub fn refresh(self) {
        self.generation.update(|generation| *generation += 1);
    }

    /// Forgets everything, for another connection.
    pub fn clear(self) {
        self.outdate();
        self.connection.update_value(|number| *number += 1);
        self.lists.set(Lists::default());
        self.failure.set(None);
        self.recent.set_value(Vec::new());
        self.query.set(String::new());
    }

    /// Which connection's bots these are: an answer may come when there is another one already.
    #[must_use]
    pub fn connection(self) -> u32 {
        self.connection.get_value()
    }

    /// The query of the list's URL as the person left it.
    #[must_use]
    pub fn query(self) -> String {
        self.query.get()
    }

    /// The query of the list's URL, for a link that needn't follow it.
    #[must_use]
    pub fn last_query(self) -> String {
        self.query.get_untracked()
    }

    /// Remembers the query of the list's URL.
    pub fn set_query(self, query: String) {
        self.query.set(query);
    }

    /// Reads the list; what comes is in [`list`](Self::list) or [`failure`](Self::failure).
    ///
    /// An answer that is overtaken, by another reading or by a change made here, is dropped.
    pub fn read(self, session: Session, all: bool) {
        let number = self.outdate();
        self.failure.set(None);
        spawn_local(async move {
            let result = fetch(session, all).await;
            if self.reading.try_get_value() != Some(number) {
                return;
            }
            match result {
                Ok(list) => {
                    let list = self.with_recent(list);
                    self.lists
                        .update(|lists| *lists.slot(all) = Some(Arc::new(list)));
                }
                Err(error) => self.failure.set(Some((all, error))),
            }
        });
    }

    /// The list as the API has it now, with everything that was done here a moment ago.
    ///
    /// # Errors
    /// When the API refuses, or no answer can be had.
    pub async fn now(self, session: Session, all: bool) -> Result<BotList, Error> {
        let list = fetch(session, all).await?;
        Ok(self.with_recent(list))
    }

    /// Whose bot it is, from the last lists or by asking.
    ///
    /// # Errors
    /// When the API refuses, or no answer can be had.
    pub async fn ownership(self, session: Session, id: &BotId) -> Result<Ownership, Error> {
        let lists = self.lists.try_get_untracked().unwrap_or_default();
        let mut known = [lists.mine, lists.all].into_iter().flatten();
        if known.any(|list| list.mine.contains(id)) || self.was_created(id) {
            return Ok(Ownership::Mine);
        }
        Ok(Ownership::mine_if(
            self.own_ids(session).await?.contains(id),
        ))
    }

    /// The ids of the application's own bots, if they were read: a new one is told apart by them.
    #[must_use]
    pub fn known_ids(self) -> Option<Vec<BotId>> {
        let lists = self.lists.try_get_untracked()?;
        let list = lists.mine.or(lists.all)?;
        Some(list.mine.iter().cloned().collect())
    }

    /// Reads the ids of the application's own bots.
    ///
    /// # Errors
    /// When the API refuses, or no answer can be had.
    pub async fn own_ids(self, session: Session) -> Result<Vec<BotId>, Error> {
        let mine = session.run(async |client| client.bots(false).await).await?;
        Ok(mine.into_iter().map(|bot| bot.id).collect())
    }

    /// Writes what was just changed into the last lists.
    pub fn change(self, update: &BotUpdate, before: &Bot) {
        let change = Change {
            update: update.clone(),
            before: before.clone(),
        };
        self.edit(|list| apply(list, &change));
        self.remember(Recent::Changed(Box::new(change)));
    }

    /// Puts a bot that was just created into the last lists.
    pub fn add(self, bot: &BotSummary) {
        self.remember(Recent::Created(bot.clone()));
        self.edit(|list| include(list, bot));
    }

    /// Takes a bot that was just removed out of the last lists.
    pub fn forget(self, id: &BotId) {
        self.remember(Recent::Removed(id.clone()));
        self.edit(|list| exclude(list, id));
    }

    /// Whether a bot was created here so recently that the API may not know it yet.
    #[must_use]
    pub fn was_created(self, id: &BotId) -> bool {
        let created = |recent: &Recent| matches!(recent, Recent::Created(bot) if bot.id == *id);
        self.recent().iter().any(created)
    }

    /// A bot as it will be once everything that was changed here shows.
    #[must_use]
    pub fn with_changes(self, bot: Bot) -> Bot {
        self.recent()
            .into_iter()
            .fold(bot, |bot, recent| match recent {
                Recent::Changed(change) if change.update.id == bot.id => change.on(bot),
                _ => bot,
            })
    }

    /// Makes whatever is being read out of date, and gives the number of the next reading.
    fn outdate(self) -> u64 {
        self.reading.update_value(|number| *number += 1);
        self.reading.get_value()
    }

    fn edit(self, change: impl Fn(&mut BotList)) {
        self.outdate();
        self.lists.update(|lists| lists.each().for_each(change));
    }

    fn remember(self, what: Recent) {
        let now = web_sys::js_sys::Date::now();
        self.recent.update_value(|recent| recent.push((now, what)));
    }

    /// What was done within the time that a change may take to show.
    fn recent(self) -> Vec<Recent> {
        let now = web_sys::js_sys::Date::now();
        let recent = self.recent.try_get_value().unwrap_or_default().into_iter();
        recent
            .filter(|(at, _)| now - at < PROPAGATION)
            .map(|(_, what)| what)
            .collect()
    }

    /// A list as it will be once everything that was done here shows.
    fn with_recent(self, mut list: BotList) -> BotList {
        for recent in self.recent() {
            match recent {
                Recent::Created(bot) => include(&mut list, &bot),
                Recent::Changed(change) => apply(&mut list, &change),
                Recent::Removed(id) => exclude(&mut list, &id),
            }
        }
        list
    }
}

/// Reads the bots, and with all of them also which are the token's own application's.
async fn fetch(session: Session, all: bool) -> Result<BotList, Error> {
    let read = session.run(async |client| {
        if all {
            let (bots, mine) = futures::join!(client.bots(true), client.bots(false));
            Ok((bots?, mine?))
        } else {
            let mine = client.bots(false).await?;
            Ok((mine.clone(), mine))
        }
    });
    let (bots, mine) = read.await?;
    Ok(BotList {
        bots,
        mine: mine.into_iter().map(|bot| bot.id).collect(),
    })
}

fn include(list: &mut BotList, bot: &BotSummary) {
    if list.mine.insert(bot.id.clone()) {
        list.bots.push(bot.clone());
    }
}

fn apply(list: &mut BotList, change: &Change) {
    let bots = list.bots.iter_mut();
    for summary in bots.filter(|bot| bot.id == change.update.id) {
        let shown = change.on(summary.to_bot());
        summary.name = shown.name;
        summary.avatar = shown.avatar;
        summary.status = shown.status;
    }
}

fn exclude(list: &mut BotList, id: &BotId) {
    list.bots.retain(|bot| bot.id != *id);
    list.mine.remove(id);
}

impl Default for Bots {
    fn default() -> Self {
        Self::new()
    }
}
