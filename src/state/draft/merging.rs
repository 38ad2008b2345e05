//! A draft on top of another state of its bot: what two people changed goes together as
//! [`Comparison`] says, and whatever is typed stays as it was typed.

use std::sync::Arc;

use super::{ActionRow, BotDraft, GroupRow, amend, take_key};
use crate::model::merge::{Comparison, Side};
use crate::model::unseen;
use crate::model::{Bot, BotUpdate, Membership, Webhooks};

impl BotDraft {
    /// The three states of the bot: as this draft began, as it wants it, and as it is by now.
    #[must_use]
    pub fn compared_with(&self, theirs: Bot) -> Comparison {
        Comparison::new(Bot::clone(&self.loaded), self.saved(), theirs)
    }

    /// The draft on top of the bot as it is by now, with the changes of both. `None` if somebody has to choose,
    /// or if something can't be read yet: then nobody knows what would go together, and the draft has to stay on
    /// the bot that it was made on.
    #[must_use]
    pub fn onto(&self, theirs: &Bot) -> Option<Self> {
        if !self.apply().1.is_empty() {
            return None;
        }
        let comparison = self.compared_with(theirs.clone());
        if comparison.has_conflicts() {
            return None;
        }
        let wanted = comparison.merged(|_| Side::Theirs);
        Some(self.merged(comparison.theirs, wanted))
    }

    /// The draft after somebody else's changes were put together with its own: on top of the bot as it is
    /// by now, it asks for `wanted`. Fields and rows in which that is what was asked for before keep their text
    /// and their past, and so does what can't be read.
    #[must_use]
    pub fn merged(&self, theirs: Bot, wanted: Bot) -> Self {
        let before = self.saved();
        let mut draft = self.clone();
        amend::scalars(&mut draft, &before, &wanted);
        let mut unreadable = Vec::new();
        self.chat_limit(&mut unreadable);
        if !unreadable.is_empty() {
            draft.max_chats_count.clone_from(&self.max_chats_count);
        }
        draft.set_groups(wanted.groups.as_deref().unwrap_or_default());
        draft.set_webhooks(before.webhooks.as_ref(), wanted.webhooks.as_ref());
        draft.loaded = Arc::new(theirs);
        draft
    }

    /// The draft after what was `submitted` has been saved. What was typed since stays; the rest shows
    /// the bot as it was read afterwards, which may not have the changes yet.
    #[must_use]
    pub fn after_saving(&self, submitted: &Self, update: &BotUpdate, read: Option<Bot>) -> Self {
        let before = &submitted.loaded;
        let read = read.unwrap_or_else(|| Bot::clone(before));
        let saved = update.not_shown(before, &read).applied_to(read);
        let since = Self {
            loaded: Arc::new(submitted.saved()),
            ..self.clone()
        };
        let mut draft = since.onto(&saved).unwrap_or(since);
        draft.tidy();
        draft
    }

    /// Has fields that say what the bot has already show it as it is there.
    fn tidy(&mut self) {
        let plain = Self::from_bot(Bot::clone(&self.loaded));
        for (field, plain) in [
            (&mut self.name, plain.name),
            (&mut self.avatar, plain.avatar),
            (&mut self.max_chats_count, plain.max_chats_count),
        ] {
            if unseen::trimmed(field) == unseen::trimmed(&plain) {
                *field = plain;
            }
        }
    }

    fn set_groups(&mut self, wanted: &[Membership]) {
        let mut old = std::mem::take(&mut self.groups);
        self.groups = rows_for(
            wanted,
            &mut old,
            |row, group| row.read().as_ref() == Some(group),
            |row, group| row.group() == Some(group.id),
            |row, group| {
                let key = row.map_or_else(|| take_key(&mut self.next_key), |row| row.key);
                GroupRow::from_membership(key, group)
            },
        );
        // What is being typed, wherever it stood.
        old.retain(|row| row.group().is_none());
        self.groups.append(&mut old);
    }

    fn set_webhooks(&mut self, before: Option<&Webhooks>, wanted: Option<&Webhooks>) {
        let Some(wanted) = wanted else {
            self.webhooks = None;
            return;
        };
        let form = self.webhooks.get_or_insert_default();
        amend::texts(form, before.unwrap_or(&Webhooks::default()), wanted);
        form.rest.clone_from(&wanted.rest);
        let mut old = std::mem::take(&mut form.actions);
        form.actions = rows_for(
            wanted.actions.as_deref().unwrap_or_default(),
            &mut old,
            |row, action| row.read().as_ref() == Ok(action),
            |row, action| row.action_name() == action.name,
            |row, action| match row {
                Some(unfinished) if unfinished.read().is_err() => unfinished,
                row => {
                    let key = row.map_or_else(|| take_key(&mut self.next_key), |row| row.key);
                    ActionRow::from_action(key, action)
                }
            },
        );
        // What is being typed in an action that is gone.
        old.retain(|row| row.read().is_err());
        form.actions.append(&mut old);
    }
}

/// The rows of a list: where one says an item already it stays as it is, and what is left of the `old` ones stays
/// there. Any other is made, of one that is `similar` if there is one.
fn rows_for<T, R>(
    wanted: &[T],
    old: &mut Vec<R>,
    same: impl Fn(&R, &T) -> bool,
    similar: impl Fn(&R, &T) -> bool,
    mut make: impl FnMut(Option<R>, &T) -> R,
) -> Vec<R> {
    let mut take = |item: &T, fits: &dyn Fn(&R, &T) -> bool| {
        let at = old.iter().position(|row| fits(row, item))?;
        Some(old.remove(at))
    };
    let kept: Vec<_> = wanted.iter().map(|item| take(item, &same)).collect();
    let rows = wanted.iter().zip(kept);
    rows.map(|(item, row)| row.unwrap_or_else(|| make(take(item, &similar), item)))
        .collect()
}

#[cfg(test)]
mod tests;
