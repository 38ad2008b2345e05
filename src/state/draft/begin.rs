//! How the form of a new bot begins: empty, as a template, or as a copy of another bot.

use super::{BotDraft, FORM_ORDER, GroupRow, WebhooksDraft};
use crate::model::Bot;

/// A part of the form that a person may have filled in before another beginning is chosen.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Entered {
    /// A member of the bot, by its name on the wire.
    Member(&'static str),
    /// `webhooks.url`
    Url,
    /// `webhooks.secret_key`
    Secret,
    /// `webhooks.actions`
    Actions,
}

impl BotDraft {
    /// The form of a new bot with everything that another one has. Its webhooks get this secret.
    #[must_use]
    pub fn new_like(bot: Bot, secret: Option<String>) -> Self {
        let mut draft = Self::from_bot(bot);
        draft.loaded = Bot::default().into();
        if let Some(webhooks) = &mut draft.webhooks {
            webhooks.secret_key = secret.unwrap_or_default();
        }
        draft
    }

    /// Whether both forms show the same.
    #[must_use]
    pub fn shows_same_as(&self, other: &Self) -> bool {
        let alike = Self {
            next_key: other.next_key,
            ..self.clone()
        };
        alike == *other
    }

    /// The form with another beginning. What was entered since `began` stays, and is named.
    #[must_use]
    pub fn begun_anew(&self, began: &Self, fresh: Self) -> (Self, Vec<Entered>) {
        let entered = self.entered_since(began);
        let mut draft = fresh;
        draft.next_key = draft.next_key.max(self.next_key);
        for entered in &entered {
            draft.take_entered(*entered, self);
        }
        (draft, entered)
    }

    fn entered_since(&self, began: &Self) -> Vec<Entered> {
        let members = FORM_ORDER.into_iter().filter(|it| *it != "webhooks");
        let changed = members.filter(|member| self.differs_in(member, began));
        let mut entered: Vec<_> = changed.map(Entered::Member).collect();
        entered.extend(self.webhooks.as_ref().into_iter().flat_map(|webhooks| {
            let none = WebhooksDraft::default();
            webhooks.entered_since(began.webhooks.as_ref().unwrap_or(&none))
        }));
        entered
    }

    fn differs_in(&self, member: &str, began: &Self) -> bool {
        match member {
            "name" => self.name != began.name,
            "avatar" => self.avatar != began.avatar,
            "status" => self.status != began.status,
            "max_chats_count" => self.max_chats_count != began.max_chats_count,
            "default_group_priority" => self.default_group_priority != began.default_group_priority,
            _ => {
                let groups = |draft: &Self| -> Option<Vec<_>> {
                    draft.groups.iter().map(GroupRow::read).collect()
                };
                let now = groups(self);
                now.is_none() || now != groups(began)
            }
        }
    }

    /// Takes the field of a member as it stands in another draft.
    fn take_field(&mut self, member: &str, from: &Self) {
        match member {
            "name" => self.name.clone_from(&from.name),
            "avatar" => self.avatar.clone_from(&from.avatar),
            "status" => self.status.clone_from(&from.status),
            "max_chats_count" => self.max_chats_count.clone_from(&from.max_chats_count),
            "default_group_priority" => {
                self.default_group_priority
                    .clone_from(&from.default_group_priority);
            }
            _ => self.groups.clone_from(&from.groups),
        }
    }

    fn take_entered(&mut self, entered: Entered, from: &Self) {
        if let Entered::Member(member) = entered {
            self.take_field(member, from);
            return;
        }
        let from = from.webhooks.clone().unwrap_or_default();
        let webhooks = self.webhooks.get_or_insert_default();
        match entered {
            Entered::Url => webhooks.url = from.url,
            Entered::Secret => webhooks.secret_key = from.secret_key,
            Entered::Actions => webhooks.actions = from.actions,
            Entered::Member(_) => {}
        }
    }
}

impl WebhooksDraft {
    fn entered_since(&self, began: &Self) -> Vec<Entered> {
        let actions = |webhooks: &Self| -> Option<Vec<_>> {
            webhooks.actions.iter().map(|row| row.read().ok()).collect()
        };
        let now = actions(self);
        let changed = [
            (Entered::Url, self.url != began.url),
            (Entered::Secret, self.secret_key != began.secret_key),
            // Filters in the middle of being typed can't be read, so they were changed.
            (Entered::Actions, now.is_none() || now != actions(began)),
        ];
        let changed = changed.into_iter().filter(|(_, changed)| *changed);
        changed.map(|(entered, _)| entered).collect()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::model::object::Json;

    fn like(bot: &Value) -> BotDraft {
        let mut bot = bot.clone();
        bot["id"] = json!("b");
        let bot = Bot::from_json(&bot).unwrap();
        BotDraft::new_like(bot, Some("made-anew".into()))
    }

    fn template() -> BotDraft {
        like(&json!({"status": "offline", "webhooks": {"actions": [{"name": "a"}]}}))
    }

    #[test]
    fn a_copy_has_everything_but_the_id_and_the_secret() {
        let source = json!({
            "name": "A", "avatar": "a.example", "status": "offline", "max_chats_count": 3,
            "default_group_priority": "last", "application": {"client_id": "c"},
            "groups": [{"id": 7, "priority": "first", "odd": 1}],
            "webhooks": {
                "version": 2, "url": "https://a.example", "secret_key": "old-secret",
                "actions": [{"name": "x", "retry": {"n": 1}, "filters": {"later": 12_345_678_901_234_567_890_u64}}],
                "odd": [null],
            },
        });
        let draft = like(&source);
        assert_eq!(*draft.loaded, Bot::default());
        let bot = draft.to_new_bot().unwrap();
        let mut wanted = source["webhooks"].clone();
        wanted["secret_key"] = json!("made-anew");
        assert_eq!(
            bot.webhooks.unwrap().to_json().to_string(),
            wanted.to_string()
        );
        assert_eq!(bot.groups.unwrap().to_json(), source["groups"]);
        assert_eq!(bot.name, "A");
        assert_eq!(bot.max_chats_count, Some(3));
        assert_eq!(
            bot.default_group_priority.map(|it| it.to_json()),
            Some(json!("last"))
        );
    }

    #[test]
    fn a_copy_without_webhooks_gets_no_secret() {
        assert_eq!(like(&json!({"name": "A"})).webhooks, None);
    }

    #[test]
    fn another_beginning_replaces_what_nobody_touched() {
        let began = template();
        let fresh = like(
            &json!({"status": "accepting chats", "groups": [{"id": 0, "priority": "normal"}]}),
        );
        let (draft, entered) = began.begun_anew(&began, fresh.clone());
        assert!(draft.shows_same_as(&fresh));
        assert_eq!(entered, []);
    }

    #[test]
    fn what_was_entered_stays_and_is_named() {
        let began = template();
        let mut draft = began.clone();
        draft.name = "Mine".into();
        draft.add_group();
        draft.webhooks.as_mut().unwrap().url = "https://mine.example".into();
        let (draft, entered) = draft.begun_anew(&began, BotDraft::new_bot());
        assert_eq!(
            entered,
            [
                Entered::Member("name"),
                Entered::Member("groups"),
                Entered::Url
            ]
        );
        assert_eq!((draft.name.as_str(), draft.status.as_str()), ("Mine", ""));
        let webhooks = draft.webhooks.unwrap();
        assert_eq!(webhooks.url, "https://mine.example");
        assert_eq!(webhooks.actions, []);
    }

    #[test]
    fn actions_that_were_changed_stay_as_they_are() {
        let began = template();
        let mut draft = began.clone();
        draft.add_action("mine");
        let other = like(&json!({"webhooks": {"actions": [{"name": "b"}]}}));
        let (draft, entered) = draft.begun_anew(&began, other);
        assert_eq!(entered, [Entered::Actions]);
        let actions = draft.webhooks.unwrap().actions;
        let names: Vec<_> = actions.iter().map(|row| row.name.as_str()).collect();
        assert_eq!(names, ["a", "mine"]);
    }

    #[test]
    fn webhooks_that_were_left_out_come_with_another_template() {
        let began = template();
        let mut draft = began.clone();
        draft.leave_out_webhooks();
        let (draft, entered) = draft.begun_anew(&began, template());
        assert_eq!(entered, []);
        assert_eq!(draft.webhooks.unwrap().actions.len(), 1);
    }

    #[test]
    fn rows_get_keys_that_were_never_used() {
        let began = BotDraft::new_bot();
        let mut draft = began.clone();
        draft.add_group();
        let (mut draft, _) = draft.begun_anew(&began, template());
        draft.add_group();
        let mut keys: Vec<_> = draft.groups.iter().map(|row| row.key).collect();
        keys.sort_unstable();
        keys.dedup();
        assert_eq!(keys.len(), 3);
    }

    #[test]
    fn a_new_bot_is_as_it_began_until_something_is_filled_in() {
        let began = BotDraft::new_bot();
        let mut draft = began.clone();
        draft.add_group();
        assert!(!draft.shows_same_as(&began));
        draft.remove_group(draft.groups[1].key);
        assert!(draft.shows_same_as(&began));
    }
}
