//! What was done here a moment ago and may not show in an answer yet.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, VecDeque};

use super::BotList;
use crate::model::{Bot, BotId, BotSummary, BotUpdate};

/// How long a change may take to show, in milliseconds.
const PROPAGATION: f64 = 120_000.0;

/// Something done here.
#[derive(Clone, Debug)]
pub enum Recent {
    /// This bot was created.
    Created(BotSummary),
    /// A bot was changed.
    Changed(Box<Change>),
    /// The bot with this id was removed.
    Removed(BotId),
}

impl Recent {
    fn id(&self) -> &BotId {
        match self {
            Self::Created(bot) => &bot.id,
            Self::Changed(change) => &change.update.id,
            Self::Removed(id) => id,
        }
    }
}

/// A change made here.
#[derive(Clone, Debug)]
pub struct Change {
    /// What was sent.
    pub update: BotUpdate,
    /// The bot as it was before.
    pub before: Bot,
}

impl Change {
    /// The bot as it will be once this shows.
    #[must_use]
    pub fn on(&self, bot: Bot) -> Bot {
        self.update.not_shown(&self.before, &bot).applied_to(bot)
    }
}

/// Everything done here within the time that a change may take to show. There may be thousands, so it is
/// kept by bot.
#[derive(Clone, Debug, Default)]
pub struct Recents {
    by_bot: HashMap<BotId, VecDeque<Recent>>,
    /// When something was done to which bot, the oldest first.
    order: VecDeque<(f64, BotId)>,
}

impl Recents {
    /// Takes down what was just done.
    pub fn add(&mut self, now: f64, what: Recent) {
        self.prune(now);
        let id = what.id().clone();
        self.order.push_back((now, id.clone()));
        self.by_bot.entry(id).or_default().push_back(what);
    }

    /// Drops what shows by now.
    pub fn prune(&mut self, now: f64) {
        let is_old = |(at, _): &(f64, BotId)| now - at >= PROPAGATION;
        while self.order.front().is_some_and(is_old) {
            self.drop_oldest();
        }
    }

    fn drop_oldest(&mut self) {
        if let Some((_, id)) = self.order.pop_front()
            && let Entry::Occupied(mut done) = self.by_bot.entry(id)
        {
            done.get_mut().pop_front();
            if done.get().is_empty() {
                done.remove();
            }
        }
    }

    /// Whether this bot was created.
    #[must_use]
    pub fn was_created(&self, id: &BotId) -> bool {
        self.of(id)
            .any(|recent| matches!(recent, Recent::Created(_)))
    }

    /// What was changed of a bot, in order.
    #[must_use]
    pub fn changes(&self, id: &BotId) -> Vec<Change> {
        let change = |recent: &Recent| match recent {
            Recent::Changed(change) => Some(Change::clone(change)),
            _ => None,
        };
        self.of(id).filter_map(change).collect()
    }

    /// Makes a list what it will be once all of this shows. Where it shows already, nothing happens.
    pub fn show_on(&self, list: &mut BotList) {
        for (_, id) in &self.order {
            for recent in self.of(id) {
                if let Recent::Created(bot) = recent {
                    include(list, bot);
                }
            }
        }
        list.bots.retain_mut(|bot| self.show_on_bot(bot));
        list.mine.retain(|id| !self.was_removed(id));
    }

    /// The same for one bot; whether there still is one.
    fn show_on_bot(&self, bot: &mut BotSummary) -> bool {
        let Some(done) = self.by_bot.get(&bot.id) else {
            return true;
        };
        for recent in done {
            match recent {
                Recent::Created(_) => {}
                Recent::Changed(change) => apply(bot, change),
                Recent::Removed(_) => return false,
            }
        }
        true
    }

    fn was_removed(&self, id: &BotId) -> bool {
        self.of(id)
            .any(|recent| matches!(recent, Recent::Removed(_)))
    }

    fn of(&self, id: &BotId) -> impl Iterator<Item = &Recent> {
        self.by_bot.get(id).into_iter().flatten()
    }
}

fn include(list: &mut BotList, bot: &BotSummary) {
    if list.mine.insert(bot.id.clone()) {
        list.bots.push(bot.clone());
    }
}

fn apply(bot: &mut BotSummary, change: &Change) {
    let shown = change.on(bot.to_bot());
    bot.name = shown.name;
    bot.avatar = shown.avatar;
    bot.status = shown.status;
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bot(id: &str, name: &str) -> BotSummary {
        BotSummary {
            id: BotId(id.into()),
            name: Some(name.into()),
            avatar: None,
            status: None,
        }
    }

    fn renamed(id: &str, before: &str, after: &str) -> Recent {
        Recent::Changed(Box::new(Change {
            update: BotUpdate {
                name: Some(after.into()),
                ..BotUpdate::new(BotId(id.into()))
            },
            before: bot(id, before).to_bot(),
        }))
    }

    fn removed(id: &str) -> Recent {
        Recent::Removed(BotId(id.into()))
    }

    fn list() -> BotList {
        let bots = vec![bot("a", "Ann"), bot("b", "Ben"), bot("c", "Cy")];
        BotList {
            mine: bots.iter().map(|bot| bot.id.clone()).collect(),
            bots,
        }
    }

    fn names(recents: &Recents) -> String {
        let mut list = list();
        recents.show_on(&mut list);
        let mine = list.mine.len();
        assert_eq!(mine, list.bots.len());
        let once = list.clone();
        recents.show_on(&mut list);
        assert_eq!(list, once, "another time changes nothing");
        let names = list.bots.iter().map(BotSummary::display_name);
        names.collect::<Vec<_>>().join(" ")
    }

    #[test]
    fn a_list_gets_everything_that_was_done_in_order() {
        let mut recents = Recents::default();
        assert_eq!(names(&recents), "Ann Ben Cy");
        for (what, at) in [
            renamed("a", "Ann", "Ada"),
            Recent::Created(bot("d", "Di")),
            removed("b"),
            renamed("a", "Ada", "Amy"),
            renamed("d", "Di", "Dot"),
            renamed("c", "Somebody", "Else"),
            Recent::Created(bot("e", "Ed")),
            Recent::Created(bot("f", "Flo")),
            removed("e"),
        ]
        .into_iter()
        .zip(0_u8..)
        {
            recents.add(f64::from(at), what);
        }
        assert_eq!(names(&recents), "Amy Cy Dot Flo");
        recents.add(10.0, renamed("a", "Amy", "Ann"));
        assert_eq!(names(&recents), "Ann Cy Dot Flo", "back to how it was");
    }

    #[test]
    fn what_shows_by_now_is_dropped() {
        let mut recents = Recents::default();
        let new = BotId("n".into());
        recents.add(0.0, Recent::Created(bot("n", "Ned")));
        recents.add(1.0, renamed("n", "Ned", "Nat"));
        recents.add(2.0, removed("a"));
        recents.prune(PROPAGATION - 1.0);
        assert!(recents.was_created(&new));
        assert_eq!(recents.changes(&new).len(), 1);

        recents.prune(PROPAGATION);
        assert!(!recents.was_created(&new));
        assert_eq!(recents.changes(&new).len(), 1);

        recents.add(PROPAGATION + 1.5, removed("b"));
        assert!(recents.changes(&new).is_empty());
        assert_eq!((recents.order.len(), recents.by_bot.len()), (2, 2));
        assert_eq!(names(&recents), "Cy");
        recents.prune(3.0 * PROPAGATION);
        assert_eq!((recents.order.len(), recents.by_bot.len()), (0, 0));
    }
}
