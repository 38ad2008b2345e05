//! Unsaved drafts and test benches, and a creation that nobody knows the outcome of: kept in memory
//! while the person is on another page.

use std::collections::HashMap;

use leptos::prelude::*;

use super::bench::Bench;
use super::draft::BotDraft;
use super::templates::Template;
use crate::api::Error;
use crate::model::{ActionName, Bot, BotId, NewBot};
use crate::routing::plan::Plan;

/// The drafts by bot; a context of the whole panel. A new bot's is under the empty id.
#[derive(Clone, Copy, Debug)]
pub struct Drafts {
    kept: StoredValue<HashMap<BotId, BotDraft>>,
    /// Cards of one action share a bench.
    benches: StoredValue<HashMap<(BotId, String), ArcRwSignal<Bench>>>,
    attempt: StoredValue<Option<Attempt>>,
    routing: RwSignal<Plan>,
    /// Whether that is being saved, perhaps from a page that was left.
    routing_saving: RwSignal<bool>,
    begun: StoredValue<Option<Begun>>,
}

/// How the form of a new bot began.
#[derive(Clone, Debug, PartialEq)]
pub struct Begun {
    /// As which template; as none if it began as a copy.
    pub template: Option<Template>,
    /// The form before anything was entered.
    pub draft: BotDraft,
}

/// A creation that was sent and may have arrived.
#[derive(Clone, Debug, PartialEq)]
pub struct Attempt {
    /// The bot as it was sent.
    pub bot: NewBot,
    /// The ids of the application's bots before it was sent.
    pub known: Vec<BotId>,
    /// Why its outcome is unknown.
    pub failure: Error,
}

/// Where a draft comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// From the bot as it is now.
    Fresh,
    /// From an earlier visit to the page; the bot is as it was then.
    Kept,
    /// From an earlier visit to the page; the bot has changed since, and both go together.
    Overtaken,
    /// From an earlier visit to the page; the bot has changed since, and somebody has to choose. The draft is still
    /// on the bot that it was made on.
    Conflict,
}

impl Drafts {
    /// No drafts.
    #[must_use]
    pub fn new() -> Self {
        Self {
            kept: StoredValue::new(HashMap::new()),
            benches: StoredValue::new(HashMap::new()),
            attempt: StoredValue::new(None),
            routing: RwSignal::new(Plan::default()),
            routing_saving: RwSignal::new(false),
            begun: StoredValue::new(None),
        }
    }

    /// The draft of a bot: the kept one, together with what has changed since as far as that goes by itself, or a
    /// fresh one.
    #[must_use]
    pub fn open(self, bot: Bot) -> (BotDraft, Origin) {
        match self.get(&bot.id) {
            Some(draft) if *draft.loaded == bot => (draft, Origin::Kept),
            Some(draft) => match draft.onto(&bot) {
                Some(draft) => (draft, Origin::Overtaken),
                None => (draft, Origin::Conflict),
            },
            None => (BotDraft::from_bot(bot), Origin::Fresh),
        }
    }

    /// The kept draft of the bot to be created, and how it began.
    #[must_use]
    pub fn open_new(self) -> Option<(BotDraft, Begun)> {
        Some((self.get(&BotId::default())?, self.begun.get_value()?))
    }

    /// Keeps the draft of the bot to be created.
    pub fn keep_new(self, draft: BotDraft, begun: Begun) {
        self.begun.set_value(Some(begun));
        self.keep(draft);
    }

    /// Keeps a draft.
    pub fn keep(self, draft: BotDraft) {
        self.kept.update_value(|kept| {
            kept.insert(draft.loaded.id.clone(), draft);
        });
    }

    /// Changes the draft of a bot that is on no page now; one that says nothing any more is forgotten.
    pub fn change(self, id: &BotId, change: impl FnOnce(&BotDraft) -> BotDraft) {
        if let Some(draft) = self.get(id) {
            let draft = change(&draft);
            if draft.changed_members().is_empty() {
                self.forget(id);
            } else {
                self.keep(draft);
            }
        }
    }

    /// Whether there is nothing unsent.
    #[must_use]
    pub fn is_empty(self) -> bool {
        self.kept.with_value(HashMap::is_empty) && self.routing.with_untracked(Plan::is_empty)
    }

    /// The changes to priorities that aren't saved, over all bots.
    #[must_use]
    pub fn routing(self) -> RwSignal<Plan> {
        self.routing
    }

    /// Whether changes to priorities are being saved: nothing else can be changed meanwhile.
    #[must_use]
    pub fn routing_saving(self) -> RwSignal<bool> {
        self.routing_saving
    }

    /// Forgets the draft of a bot.
    pub fn forget(self, id: &BotId) {
        self.kept.update_value(|kept| {
            kept.remove(id);
        });
    }

    /// Forgets everything about a bot that was removed: its draft, its priorities, and its benches.
    pub fn bot_is_gone(self, id: &BotId) {
        self.forget(id);
        self.benches.update_value(|benches| {
            benches.retain(|(bot, _), _| bot != id);
        });
        self.routing.maybe_update(|plan| {
            let known = plan.len();
            plan.forget(id);
            plan.len() < known
        });
    }

    /// The test bench of an action of a bot, as it was left; `fresh` at first.
    #[must_use]
    pub fn bench(self, bot: BotId, action: ActionName, fresh: Bench) -> RwSignal<Bench> {
        let place = (bot, action.as_str().to_owned());
        let bench = self.benches.try_update_value(|benches| {
            let bench = benches.entry(place);
            bench
                .or_insert_with(|| ArcRwSignal::new(fresh.clone()))
                .clone()
        });
        bench.map_or_else(|| RwSignal::new(fresh), RwSignal::from)
    }

    /// The last creation whose outcome is unknown, if any.
    #[must_use]
    pub fn attempt(self) -> Option<Attempt> {
        self.attempt.get_value()
    }

    /// Remembers a creation whose outcome is unknown, or that there is none any more.
    pub fn set_attempt(self, attempt: Option<Attempt>) {
        self.attempt.set_value(attempt);
    }

    /// Forgets every draft, what stands on the benches, and what was attempted.
    pub fn clear(self) {
        self.attempt.set_value(None);
        self.routing.set(Plan::default());
        self.begun.set_value(None);
        self.kept.update_value(HashMap::clear);
        self.benches.update_value(HashMap::clear);
    }

    fn get(self, id: &BotId) -> Option<BotDraft> {
        self.kept.with_value(|kept| kept.get(id).cloned())
    }
}

impl Default for Drafts {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::object::Json;
    use crate::model::{GroupId, Priority};

    fn bot(id: &str) -> Bot {
        Bot::from_json(&json!({"id": id, "name": "Ann", "groups": []})).unwrap()
    }

    #[test]
    fn nothing_is_left_of_a_bot_that_was_removed() {
        let owner = Owner::new();
        owner.set();
        let drafts = Drafts::new();
        for id in ["gone", "stays"] {
            let bot = bot(id);
            let wanted = Some(Priority::First);
            drafts
                .routing()
                .update(|plan| plan.set(&bot, GroupId(7), wanted));
            drafts.keep(BotDraft::from_bot(bot.clone()));
            let bench = drafts.bench(bot.id, ActionName::IncomingEvent, Bench::default());
            bench.update(|bench| bench.situation.members = "ann".into());
        }
        drafts.bot_is_gone(&BotId("gone".into()));

        let origin = |id: &str| drafts.open(bot(id)).1;
        assert_eq!(origin("gone"), Origin::Fresh);
        assert_eq!(origin("stays"), Origin::Kept);
        let planned = drafts.routing().with_untracked(Plan::bots);
        assert_eq!(planned, [BotId("stays".into())]);
        let members = |id: &str| {
            let bench = drafts.bench(
                BotId(id.into()),
                ActionName::IncomingEvent,
                Bench::default(),
            );
            bench.with_untracked(|bench| bench.situation.members.clone())
        };
        assert_eq!(members("gone"), "");
        assert_eq!(members("stays"), "ann");
    }
}
