//! What was done here a moment ago and may not show in an answer yet.

use std::collections::hash_map::Entry;
use std::collections::{HashMap, VecDeque};

use super::BotList;
use crate::model::{Bot, BotId, BotSummary, BotUpdate, Priority};

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
            Self::Changed(change) => &change.before.id,
            Self::Removed(id) => id,
        }
    }
}

/// A change made here.
#[derive(Clone, Debug)]
pub struct Change {
    /// What was sent, but for what somebody else has changed since.
    update: BotUpdate,
    /// What of it hasn't shown yet.
    unseen: BotUpdate,
    /// The bot as it was before.
    before: Bot,
}

impl Change {
    /// A change that doesn't show yet.
    #[must_use]
    pub fn new(update: BotUpdate, before: Bot) -> Self {
        Self {
            unseen: update.clone(),
            update,
            before,
        }
    }

    /// The bot as it will be once this shows, in a list: that tells less, and may lag behind.
    fn on(&self, bot: Bot) -> Bot {
        self.update.not_shown(&self.before, &bot).applied_to(bot)
    }

    /// Learns from a bot as it is told with all earlier changes on top, and puts what hasn't shown on it, too.
    fn learn(&mut self, bot: Bot) -> Bot {
        let overtaken = self.update.missing_in(&bot);
        let waits = |name: &str| self.unseen.members().iter().any(|(it, _)| *it == name);
        let stands = |name: &str| waits(name) || !overtaken.contains(&name);
        self.update = self.update.clone().only(stands);
        self.unseen = self.unseen.not_shown(&self.before, &bot);
        self.unseen.applied_to(bot)
    }
}

/// Everything done here within the time that a change may take to show. There may be thousands, so it is
/// kept by bot.
#[derive(Clone, Debug, Default)]
pub struct Recents {
    by_bot: HashMap<BotId, VecDeque<Recent>>,
    /// When something was done to which bot, the oldest first.
    order: VecDeque<(f64, BotId)>,
    /// The default group priority that a bot was given here last. The API may never tell it.
    priorities: HashMap<BotId, Priority>,
}

impl Recents {
    /// Takes down what was just done.
    pub fn add(&mut self, now: f64, what: Recent) {
        self.prune(now);
        let id = what.id().clone();
        match &what {
            Recent::Changed(change) => {
                let priority = change.update.default_group_priority.clone();
                self.priorities.extend(priority.map(|it| (id.clone(), it)));
            }
            Recent::Removed(id) => drop(self.priorities.remove(id)),
            Recent::Created(_) => {}
        }
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

    /// A bot as it will be once all of this shows, given as the API tells it. What shows is learnt from that.
    #[must_use]
    pub fn shown(&mut self, told: Bot) -> Bot {
        let id = told.id.clone();
        let done = self.by_bot.get_mut(&id).into_iter().flatten();
        let changes = done.filter_map(|recent| match recent {
            Recent::Changed(change) => Some(change),
            _ => None,
        });
        let bot = changes.fold(told, |bot, change| change.learn(bot));
        let priority = self.priorities.get(&id).cloned();
        Bot {
            default_group_priority: bot.default_group_priority.or(priority),
            ..bot
        }
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
        let update = BotUpdate {
            name: Some(after.into()),
            ..BotUpdate::new(BotId(id.into()))
        };
        Recent::Changed(Box::new(Change::new(update, bot(id, before).to_bot())))
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
        assert_eq!(recents.by_bot[&new].len(), 2);

        recents.prune(PROPAGATION);
        assert!(!recents.was_created(&new));
        assert_eq!(recents.by_bot[&new].len(), 1);

        recents.add(PROPAGATION + 1.5, removed("b"));
        assert!(!recents.by_bot.contains_key(&new));
        assert_eq!((recents.order.len(), recents.by_bot.len()), (2, 2));
        assert_eq!(names(&recents), "Cy");
        recents.prune(3.0 * PROPAGATION);
        assert_eq!((recents.order.len(), recents.by_bot.len()), (0, 0));
    }

    #[test]
    fn what_showed_once_and_is_otherwise_later_was_changed_by_somebody_else() {
        let mut recents = Recents::default();
        recents.add(0.0, renamed("a", "Ann", "Ada"));
        recents.add(1.0, renamed("a", "Ada", "Amy"));
        let mut shown = |name: &str| recents.shown(bot("a", name).to_bot()).name.unwrap();
        assert_eq!(shown("Ann"), "Amy", "neither shows yet");
        assert_eq!(shown("Ada"), "Amy", "the first shows");
        assert_eq!(shown("Amy"), "Amy");
        assert_eq!(shown("Ann"), "Ann", "somebody put it back");
        assert_eq!(names(&recents), "Ann Ben Cy", "in the list, too");
    }

    #[test]
    fn a_priority_that_the_api_does_not_tell_stays_known() {
        let mut recents = Recents::default();
        let update = BotUpdate {
            default_group_priority: Some(Priority::Last),
            ..BotUpdate::new("a".into())
        };
        let silent = bot("a", "Ann").to_bot();
        let change = Change::new(update, silent.clone());
        recents.add(0.0, Recent::Changed(Box::new(change)));
        recents.prune(PROPAGATION);
        let priority = |recents: &mut Recents, bot: Bot| recents.shown(bot).default_group_priority;
        assert_eq!(priority(&mut recents, silent.clone()), Some(Priority::Last));
        let told = Bot {
            default_group_priority: Some(Priority::First),
            ..silent.clone()
        };
        assert_eq!(priority(&mut recents, told), Some(Priority::First));
        recents.add(PROPAGATION, removed("a"));
        assert_eq!(priority(&mut recents, silent), None);
    }
}
