//! Unsaved drafts, kept in memory while the person is on another page.

use std::collections::HashMap;

use leptos::prelude::*;

use super::draft::BotDraft;
use crate::model::{Bot, BotId};

/// The drafts by bot; a context of the whole panel. A new bot's is under the empty id.
#[derive(Clone, Copy, Debug)]
pub struct Drafts {
    kept: StoredValue<HashMap<BotId, BotDraft>>,
}

/// Where a draft comes from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Origin {
    /// From the bot as it is now.
    Fresh,
    /// From an earlier visit to the page; the bot is as it was then.
    Kept,
    /// From an earlier visit to the page; the bot has changed since.
    Overtaken,
}

impl Drafts {
    /// No drafts.
    #[must_use]
    pub fn new() -> Self {
        Self {
            kept: StoredValue::new(HashMap::new()),
        }
    }

    /// The draft of a bot: the kept one, or a fresh one.
    #[must_use]
    pub fn open(self, bot: Bot) -> (BotDraft, Origin) {
        match self.get(&bot.id) {
            Some(draft) if draft.loaded == bot => (draft, Origin::Kept),
            Some(draft) => (draft.rebased(bot), Origin::Overtaken),
            None => (BotDraft::from_bot(bot), Origin::Fresh),
        }
    }

    /// The draft of the bot to be created: the kept one, or a fresh one.
    #[must_use]
    pub fn open_new(self) -> (BotDraft, Origin) {
        match self.get(&BotId::default()) {
            Some(draft) => (draft, Origin::Kept),
            None => (BotDraft::new_bot(), Origin::Fresh),
        }
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
        self.kept.with_value(HashMap::is_empty)
    }

    /// Forgets the draft of a bot.
    pub fn forget(self, id: &BotId) {
        self.kept.update_value(|kept| {
            kept.remove(id);
        });
    }

    /// Forgets every draft.
    pub fn clear(self) {
        self.kept.update_value(HashMap::clear);
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
