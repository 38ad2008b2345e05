//! Changing the bot that a draft describes, from outside the form.

use super::{ActionRow, BotDraft, GroupRow, WebhooksDraft};
use crate::model::{Action, Bot, Filters, Membership, Priority, Status, Webhooks};

impl BotDraft {
    /// Changes the bot that the form describes ([`saved`](Self::saved)), and with it only the fields
    /// and rows in which that differs: what was loaded, the other rows with their past, and whatever is
    /// typed elsewhere stay.
    ///
    /// Of a list, a change may alter rows or take some away, not both at once. One that adds some is for
    /// the form itself.
    pub fn amend(&mut self, change: impl FnOnce(&Bot) -> Bot) {
        let before = self.saved();
        let after = change(&before);
        scalars(self, &before, &after);
        let groups = (before.groups.as_deref(), after.groups.as_deref());
        if let (Some(before), Some(after)) = groups {
            amend_groups(&mut self.groups, before, after);
        }
        let webhooks = (&mut self.webhooks, &before.webhooks, &after.webhooks);
        if let (Some(webhooks), Some(before), Some(after)) = webhooks {
            webhooks.amend(before, after);
        }
    }
}

/// Has the fields for single values follow a change of the bot.
pub(super) fn scalars(draft: &mut BotDraft, before: &Bot, after: &Bot) {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    let status = |bot: &Bot| bot.status.as_ref().map_or("", Status::as_str).to_owned();
    let priority = |bot: &Bot| {
        let priority = bot.default_group_priority.as_ref();
        priority.map_or("", Priority::as_str).to_owned()
    };
    let limit = |bot: &Bot| {
        let limit = bot.max_chats_count;
        limit.map(|limit| limit.to_string()).unwrap_or_default()
    };
    follow(&mut draft.name, text(&before.name), text(&after.name));
    follow(&mut draft.avatar, text(&before.avatar), text(&after.avatar));
    follow(&mut draft.status, status(before), status(after));
    follow(&mut draft.max_chats_count, limit(before), limit(after));
    follow(
        &mut draft.default_group_priority,
        priority(before),
        priority(after),
    );
}

/// Has the fields of the webhooks for single values follow a change.
pub(super) fn texts(form: &mut WebhooksDraft, before: &Webhooks, after: &Webhooks) {
    let text = |value: &Option<String>| value.clone().unwrap_or_default();
    follow(&mut form.url, text(&before.url), text(&after.url));
    let (secret_before, secret_after) = (text(&before.secret_key), text(&after.secret_key));
    follow(&mut form.secret_key, secret_before, secret_after);
}

/// Rows that can't be read are in neither list, and stay.
fn amend_groups(rows: &mut Vec<GroupRow>, before: &[Membership], after: &[Membership]) {
    let mut places = places(before, after).into_iter().zip(before);
    rows.retain_mut(|row| {
        if row.group().is_none() {
            return true;
        }
        match places.next() {
            Some((None, _)) => false,
            Some((Some(place), before)) if *before != after[place] => {
                *row = GroupRow::from_membership(row.key, &after[place]);
                true
            }
            _ => true,
        }
    });
}

impl WebhooksDraft {
    fn amend(&mut self, before: &Webhooks, after: &Webhooks) {
        texts(self, before, after);
        let actions = (before.actions.as_deref(), after.actions.as_deref());
        if let (Some(before), Some(after)) = actions {
            let mut places = places(before, after).into_iter().zip(before);
            self.actions.retain_mut(|row| match places.next() {
                Some((None, _)) => false,
                Some((Some(place), before)) => {
                    row.amend(before, &after[place]);
                    true
                }
                None => true,
            });
        }
    }
}

impl ActionRow {
    fn amend(&mut self, before: &Action, after: &Action) {
        if before.filters != after.filters {
            let filters = after.filters.as_ref().map(|Filters(object)| object);
            self.filters.replace(filters);
        }
        if before.additional_data != after.additional_data {
            self.additional_data = after.additional_data.clone().unwrap_or_default();
        }
    }
}

/// A field shows the value after a change; one that wasn't changed keeps its text, however it is typed.
fn follow(field: &mut String, before: String, after: String) {
    if before != after {
        *field = after;
    }
}

/// Where each of `before` stands in `after`, or that it is gone. Among equals the last are gone: nothing
/// tells them apart.
fn places<T: PartialEq>(before: &[T], after: &[T]) -> Vec<Option<usize>> {
    // Nothing is gone, so everything stands where it stood.
    if before.len() == after.len() {
        return (0..after.len()).map(Some).collect();
    }
    let mut left = after.iter().enumerate().peekable();
    let place = |item| left.next_if(|(_, other)| *other == item).map(|(at, _)| at);
    before.iter().map(place).collect()
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::health::{Fix, findings};
    use crate::model::object::Json;
    use crate::state::draft::FiltersView;

    /// A bot with something to put right everywhere, and members nobody knows at every level.
    fn sample() -> Value {
        json!({
            "a": 1, "id": "b", "name": " Pizza bot ", "status": "offline", "max_chats_count": 0,
            "groups": [{"id": 3, "priority": "last", "b": 2}, {"id": 7, "priority": "first"},
                       {"id": 3, "priority": "last", "b": 2}],
            "webhooks": {"c": 3, "url": "http://a.example", "secret_key": "0123456789abcdef", "actions": [
                {"d": 4, "name": "incoming_event", "additional_data": ["mood", "chat_properties"],
                 "filters": {"only_my_chats": false, "author_type": "customer"}},
                {"name": "thread_closed"}, {"name": "thread_closed"},
            ]},
        })
    }

    fn draft() -> BotDraft {
        BotDraft::from_bot(Bot::from_json(&sample()).unwrap())
    }

    fn group_keys(draft: &BotDraft) -> Vec<u32> {
        draft.groups.iter().map(|row| row.key).collect()
    }

    fn action_keys(draft: &BotDraft) -> Vec<u32> {
        let actions = draft.webhooks.iter().flat_map(|webhooks| &webhooks.actions);
        actions.map(|row| row.key).collect()
    }

    /// Carries out every fix that is offered, one after the other.
    fn fix_all(draft: &mut BotDraft) -> usize {
        let next = |draft: &BotDraft| findings(&draft.saved()).into_iter().find_map(|it| it.fix);
        let mut count = 0;
        while let Some(fix) = next(draft) {
            let wanted = fix.apply(&draft.saved());
            draft.amend(|bot| fix.apply(bot));
            assert_eq!(draft.saved().to_json(), wanted.to_json(), "{fix:?}");
            count += 1;
        }
        count
    }

    #[test]
    fn every_fix_reaches_the_form_and_leaves_the_rest_of_it() {
        let mut draft = draft();
        let (groups, actions) = (group_keys(&draft), action_keys(&draft));
        draft.name = " Pasta bot".into();
        assert_eq!(fix_all(&mut draft), 7);

        assert_eq!(draft.loaded.to_json(), sample());
        assert_eq!(draft.name, " Pasta bot", "as it was typed");
        assert_eq!(draft.status, "accepting chats");
        assert_eq!(draft.max_chats_count, "6");
        assert_eq!(group_keys(&draft), groups[..2]);
        assert_eq!(action_keys(&draft), actions[..2]);
        let members = draft.update().unwrap().members().into_iter();
        let sent: Value = members
            .map(|(name, value)| (name.to_owned(), value))
            .collect::<serde_json::Map<_, _>>()
            .into();
        let wanted = json!({
            "name": "Pasta bot", "status": "accepting chats", "max_chats_count": 6,
            "groups": [{"id": 3, "priority": "last", "b": 2}, {"id": 7, "priority": "first"}],
            "webhooks": {"c": 3, "url": "https://a.example", "secret_key": "0123456789abcdef", "actions": [
                {"d": 4, "name": "incoming_event", "additional_data": ["chat_properties"],
                 "filters": {"author_type": "customer"}},
                {"name": "thread_closed"},
            ]},
        });
        assert_eq!(sent.to_string(), wanted.to_string());
    }

    #[test]
    fn what_is_unfinished_elsewhere_stays() {
        let mut draft = draft();
        draft.max_chats_count = "many".into();
        draft.groups[1].id = "seven".into();
        let [event, closed, _] = action_keys(&draft)[..] else {
            panic!("three actions");
        };
        let filters = &mut draft.action_mut(closed).unwrap().filters;
        filters.set_view(FiltersView::Json);
        filters.set_text("{\"author".into());

        draft.amend(|bot| Fix::AcceptChats.apply(bot));
        draft.amend(|bot| Fix::KeepGroupOnce(crate::model::GroupId(3)).apply(bot));
        let data = crate::model::AdditionalData::from("mood");
        draft.amend(|bot| Fix::LeaveOutData { action: 0, data }.apply(bot));
        assert_eq!(draft.max_chats_count, "many");
        let groups: Vec<_> = draft.groups.iter().map(|row| row.id.as_str()).collect();
        assert_eq!(groups, ["3", "seven"]);
        assert_eq!(draft.action(closed).unwrap().filters.text(), "{\"author");
        assert_eq!(draft.action(event).unwrap().additional_data.len(), 1);
    }

    #[test]
    fn a_fix_of_the_filters_is_one_step_of_its_own() {
        let mut draft = draft();
        let key = action_keys(&draft)[0];
        let filters = &mut draft.action_mut(key).unwrap().filters;
        filters.set_view(FiltersView::Json);
        let typed = json!({"only_my_chats": false, "author_type": "agent"});
        filters.set_text(typed.to_string());
        let fix = Fix::RemoveClause {
            action: 0,
            path: vec!["only_my_chats".into()],
        };
        draft.amend(|bot| fix.apply(bot));
        let filters = &mut draft.action_mut(key).unwrap().filters;
        assert_eq!(filters.text(), "{\n  \"author_type\": \"agent\"\n}");
        filters.set_text("{}".into());
        filters.undo();
        assert_eq!(filters.read(), Ok(Some(json!({"author_type": "agent"}))));
        filters.undo();
        assert_eq!(filters.read(), Ok(Some(typed)));
        filters.undo();
        assert!(!filters.can_undo());
    }

    #[test]
    fn a_row_that_is_altered_keeps_its_key() {
        let mut draft = draft();
        let keys = group_keys(&draft);
        draft.amend(|bot| {
            let mut bot = bot.clone();
            bot.groups.as_mut().unwrap()[1].priority = Priority::Last;
            bot
        });
        assert_eq!(group_keys(&draft), keys);
        assert_eq!(draft.groups[1].priority, "last");
    }
}
