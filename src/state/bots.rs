//! The list of bots as last read, so that going back to it shows something at once.

mod pace;
mod recent;

use std::collections::HashSet;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::js_sys::Date;

use super::session::Session;
use crate::api::Error;
use crate::model::{Bot, BotId, BotSummary, BotUpdate};
use pace::Pace;
use recent::{Change, Recent, Recents};

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
    /// The bots of an answer. Two of one id are one bot, of which the first counts: rows are known by their id.
    fn new(mut bots: Vec<BotSummary>, mine: HashSet<BotId>) -> Self {
        let mut seen = HashSet::with_capacity(bots.len());
        bots.retain(|bot| seen.insert(bot.id.clone()));
        Self { bots, mine }
    }

    /// One of the bots. Few are ever asked for, so looking through them all is quicker than keeping an index.
    #[must_use]
    pub fn get(&self, id: &BotId) -> Option<&BotSummary> {
        self.bots.iter().find(|bot| bot.id == *id)
    }

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

/// The last lists, and how to look at them; a context of the whole panel.
#[derive(Clone, Copy, Debug)]
pub struct Bots {
    lists: RwSignal<Lists>,
    failure: RwSignal<Option<(bool, Error)>>,
    generation: RwSignal<u32>,
    query: RwSignal<String>,
    /// The number of the last reading: an answer to an earlier one is out of date.
    reading: StoredValue<u64>,
    recents: StoredValue<Recents>,
    pace: StoredValue<Pace>,
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
            recents: StoredValue::new(Recents::default()),
            pace: StoredValue::new(Pace::default()),
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
        self.lists.set(Lists::default());
        self.failure.set(None);
        self.recents.set_value(Recents::default());
        self.query.set(String::new());
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
    /// An answer that is overtaken by another reading is dropped. What is changed here meanwhile shows in it.
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
        if self.is_known_own(id) {
            return Ok(Ownership::Mine);
        }
        Ok(Ownership::mine_if(
            self.own_ids(session).await?.contains(id),
        ))
    }

    /// Whether a bot is the application's own for sure.
    #[must_use]
    pub fn is_known_own(self, id: &BotId) -> bool {
        let lists = self.lists.try_get_untracked().unwrap_or_default();
        let mut known = [lists.mine, lists.all].into_iter().flatten();
        known.any(|list| list.mine.contains(id)) || self.was_created(id)
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

    /// Writes what was just changed into the last lists, in a moment at the latest.
    pub fn change(self, update: &BotUpdate, before: &Bot) {
        let change = Change::new(update.clone(), before.clone());
        self.remember(Recent::Changed(Box::new(change)));
        self.show_soon();
    }

    /// Puts a bot that was just created into the last lists, at once: the next new one is told apart by
    /// them.
    pub fn add(self, bot: &BotSummary) {
        self.remember(Recent::Created(bot.clone()));
        self.show();
    }

    /// Takes a bot that was just removed out of the last lists, in a moment at the latest.
    pub fn forget(self, id: &BotId) {
        self.remember(Recent::Removed(id.clone()));
        self.show_soon();
    }

    /// Whether a bot was created here so recently that the API may not know it yet.
    #[must_use]
    pub fn was_created(self, id: &BotId) -> bool {
        let created = self.with_recents(|recents| recents.was_created(id));
        created.unwrap_or_default()
    }

    /// A bot as it will be once everything that was changed here shows, given as the API tells it. What shows by now
    /// is put on top no longer: should it be otherwise later, somebody else has changed it.
    #[must_use]
    pub fn with_changes(self, told: Bot) -> Bot {
        self.with_recents(|recents| recents.shown(told.clone()))
            .unwrap_or(told)
    }

    /// Makes whatever is being read out of date, and gives the number of the next reading.
    fn outdate(self) -> u64 {
        self.reading.update_value(|number| *number += 1);
        self.reading.get_value()
    }

    fn remember(self, what: Recent) {
        self.recents
            .update_value(|recents| recents.add(Date::now(), what));
    }

    /// Looks at what was done within the time that a change may take to show.
    fn with_recents<T>(self, look: impl FnOnce(&mut Recents) -> T) -> Option<T> {
        self.recents.try_update_value(|recents| {
            recents.prune(Date::now());
            look(recents)
        })
    }

    /// Writes what was done into the last lists: at once, or with what else is done in a moment.
    fn show_soon(self) {
        match self.pace.try_update_value(|pace| pace.plan(Date::now())) {
            Some(Some(Duration::ZERO)) => self.show(),
            Some(Some(wait)) => set_timeout(move || self.show(), wait),
            Some(None) | None => {}
        }
    }

    fn show(self) {
        self.pace.try_update_value(|pace| pace.done(Date::now()));
        self.lists.try_update(|lists| {
            // Nothing is pruned here: the moment may be long where the page sleeps.
            self.recents
                .try_with_value(|recents| lists.each().for_each(|list| recents.show_on(list)));
        });
    }

    /// A list as it will be once everything that was done here shows.
    fn with_recent(self, mut list: BotList) -> BotList {
        self.with_recents(|recents| recents.show_on(&mut list));
        list
    }
}

/// Reads the bots, and with all of them also which are the token's own application's.
async fn fetch(session: Session, all: bool) -> Result<BotList, Error> {
    let pinned = session.pin();
    let first = if all { None } else { session.take_first_list() };
    let read = session.run(async |client| {
        if all {
            let (bots, mine) = futures::join!(client.bots(true), client.bots(false));
            Ok((bots?, Some(mine?)))
        } else if let Some(bots) = first {
            Ok((bots, None))
        } else {
            Ok((client.bots(false).await?, None))
        }
    });
    let (bots, mine) = read.await?;
    let mine = mine.as_ref().unwrap_or(&bots).iter().map(|bot| &bot.id);
    if pinned.is_current() {
        session.saw_own_bots(mine.clone());
    }
    let mine = mine.cloned().collect();
    Ok(BotList::new(bots, mine))
}

impl Default for Bots {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_id_that_stands_twice_is_one_bot() {
        let bot = |id: &str, name: &str| BotSummary {
            id: id.into(),
            name: Some(name.to_owned()),
            ..BotSummary::default()
        };
        let bots = vec![bot("a", "A"), bot("b", "B"), bot("a", "again")];
        let mine: HashSet<_> = bots.iter().map(|bot| bot.id.clone()).collect();
        let list = BotList::new(bots, mine);
        assert_eq!(list.bots, [bot("a", "A"), bot("b", "B")]);
        assert_eq!(list.bots.len(), list.mine.len());
    }
}
