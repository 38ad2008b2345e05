//! What a person asks for: a new bot, or changes to one.

use serde_json::Value;

use super::bot::{Bot, BotSummary, Status};
use super::group::{Membership, Priority};
use super::id::BotId;
use super::object::{Json, alike, member};
use super::webhook::Webhooks;

/// A bot to be created (`create_bot_agent`).
#[derive(Clone, Debug, PartialEq)]
pub struct NewBot {
    /// `name`: required.
    pub name: String,
    /// `status`: required.
    pub status: Status,
    /// `avatar`
    pub avatar: Option<String>,
    /// `max_chats_count`
    pub max_chats_count: Option<i64>,
    /// `groups`
    pub groups: Option<Vec<Membership>>,
    /// `webhooks`
    pub webhooks: Option<Webhooks>,
    /// `default_group_priority`: `create_bot_agent` doesn't take it, so it needs a second call.
    pub default_group_priority: Option<Priority>,
}

impl NewBot {
    /// The update that a new bot needs after it was created, for what `create_bot_agent` can't take.
    #[must_use]
    pub fn follow_up(&self, id: BotId) -> Option<BotUpdate> {
        let priority = self.default_group_priority.clone()?;
        Some(BotUpdate {
            default_group_priority: Some(priority),
            ..BotUpdate::new(id)
        })
    }

    /// The new bot as the list will show it, under the id that it got.
    #[must_use]
    pub fn summary(&self, id: &BotId) -> BotSummary {
        BotSummary {
            id: id.clone(),
            name: Some(self.name.clone()),
            avatar: self.avatar.clone(),
            status: Some(self.status.clone()),
        }
    }

    /// Whether a bot has every member that this one was created with.
    #[must_use]
    pub fn is_met_by(&self, bot: &Bot) -> bool {
        let update = BotUpdate {
            id: bot.id.clone(),
            name: Some(self.name.clone()),
            avatar: self.avatar.clone(),
            status: Some(self.status.clone()),
            max_chats_count: self.max_chats_count,
            default_group_priority: None,
            groups: self.groups.clone(),
            webhooks: self.webhooks.clone(),
        };
        update.is_shown_by(bot) == Some(true)
    }
}

/// Changes to a bot (`update_bot_agent`): only members that have a value are sent.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct BotUpdate {
    /// `id`: which bot.
    pub id: BotId,
    /// `name`
    pub name: Option<String>,
    /// `avatar`
    pub avatar: Option<String>,
    /// `status`
    pub status: Option<Status>,
    /// `max_chats_count`
    pub max_chats_count: Option<i64>,
    /// `default_group_priority`
    pub default_group_priority: Option<Priority>,
    /// `groups`: replaces the whole list.
    pub groups: Option<Vec<Membership>>,
    /// `webhooks`: replaces the whole object.
    pub webhooks: Option<Webhooks>,
}

impl BotUpdate {
    /// An update that changes nothing yet.
    #[must_use]
    pub fn new(id: BotId) -> Self {
        Self {
            id,
            ..Self::default()
        }
    }

    /// The members in which two states of a bot differ.
    ///
    /// A member that was taken away is left out: the API documents no way to unset one.
    #[must_use]
    pub fn between(before: &Bot, after: &Bot) -> Self {
        Self {
            id: before.id.clone(),
            name: changed(before.name.as_ref(), after.name.as_ref()),
            avatar: changed(before.avatar.as_ref(), after.avatar.as_ref()),
            status: changed(before.status.as_ref(), after.status.as_ref()),
            max_chats_count: changed(
                before.max_chats_count.as_ref(),
                after.max_chats_count.as_ref(),
            ),
            default_group_priority: changed(
                before.default_group_priority.as_ref(),
                after.default_group_priority.as_ref(),
            ),
            groups: changed(before.groups.as_ref(), after.groups.as_ref()),
            webhooks: changed(before.webhooks.as_ref(), after.webhooks.as_ref()),
        }
    }

    /// The members that are sent, by their name on the wire, without the id.
    #[must_use]
    pub fn members(&self) -> Vec<(&'static str, Value)> {
        let members = [
            ("name", member(self.name.as_ref())),
            ("avatar", member(self.avatar.as_ref())),
            ("status", member(self.status.as_ref())),
            ("max_chats_count", member(self.max_chats_count.as_ref())),
            (
                "default_group_priority",
                member(self.default_group_priority.as_ref()),
            ),
            ("groups", member(self.groups.as_ref())),
            ("webhooks", member(self.webhooks.as_ref())),
        ];
        let with_value = |(name, value): (_, Option<Value>)| Some((name, value?));
        members.into_iter().filter_map(with_value).collect()
    }

    /// Whether there is nothing to send.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.members().is_empty()
    }

    /// Whether a bot has what this update wants: an update takes effect as a whole. `None` where the bot
    /// [doesn't tell](Bot::UNTOLD) any of it.
    #[must_use]
    pub fn is_shown_by(&self, bot: &Bot) -> Option<bool> {
        let is = bot.to_json();
        let is_set = |name: &str| is.get(name).is_some_and(|value| !value.is_null());
        let is_told = |name: &str| is_set(name) || !Bot::UNTOLD.contains(&name);
        let missing = self.missing_in(bot);
        if missing.iter().any(|name| is_told(name)) {
            return Some(false);
        }
        let told = self.members().into_iter().any(|(name, _)| is_told(name));
        (told || self.is_empty()).then_some(true)
    }

    /// The members whose names fit.
    #[must_use]
    pub fn only(self, fits: impl Fn(&str) -> bool) -> Self {
        Self {
            id: self.id,
            name: self.name.filter(|_| fits("name")),
            avatar: self.avatar.filter(|_| fits("avatar")),
            status: self.status.filter(|_| fits("status")),
            max_chats_count: self.max_chats_count.filter(|_| fits("max_chats_count")),
            default_group_priority: self
                .default_group_priority
                .filter(|_| fits("default_group_priority")),
            groups: self.groups.filter(|_| fits("groups")),
            webhooks: self.webhooks.filter(|_| fits("webhooks")),
        }
    }

    /// The part of this update that a bot doesn't show yet: members that are still as they were
    /// before. One with a third value was changed by someone else, and that counts.
    #[must_use]
    pub fn not_shown(&self, before: &Bot, now: &Bot) -> Self {
        Self {
            id: self.id.clone(),
            name: still(&self.name, &before.name, &now.name),
            avatar: still(&self.avatar, &before.avatar, &now.avatar),
            status: still(&self.status, &before.status, &now.status),
            max_chats_count: still(
                &self.max_chats_count,
                &before.max_chats_count,
                &now.max_chats_count,
            ),
            default_group_priority: still(
                &self.default_group_priority,
                &before.default_group_priority,
                &now.default_group_priority,
            ),
            groups: still(&self.groups, &before.groups, &now.groups),
            webhooks: still(&self.webhooks, &before.webhooks, &now.webhooks),
        }
    }

    /// The bot with these members changed.
    #[must_use]
    pub fn applied_to(&self, bot: Bot) -> Bot {
        Bot {
            name: self.name.clone().or(bot.name),
            avatar: self.avatar.clone().or(bot.avatar),
            status: self.status.clone().or(bot.status),
            max_chats_count: self.max_chats_count.or(bot.max_chats_count),
            default_group_priority: self
                .default_group_priority
                .clone()
                .or(bot.default_group_priority),
            groups: self.groups.clone().or(bot.groups),
            webhooks: self.webhooks.clone().or(bot.webhooks),
            ..bot
        }
    }

    /// The members that a bot doesn't have as this update wants them, those that it doesn't tell among them.
    #[must_use]
    pub fn missing_in(&self, bot: &Bot) -> Vec<&'static str> {
        let is = bot.to_json();
        let members = self.members().into_iter();
        members
            .filter(|(name, wanted)| !alike(is.get(name), Some(wanted), is_nothing))
            .map(|(name, _)| name)
            .collect()
    }
}

/// What a service may answer for a member that is empty, whatever was sent.
fn is_nothing(value: &Value) -> bool {
    value.is_null() || value.as_array().is_some_and(Vec::is_empty)
}

fn changed<T: PartialEq + Clone>(before: Option<&T>, after: Option<&T>) -> Option<T> {
    if before == after {
        None
    } else {
        after.cloned()
    }
}

#[expect(clippy::ref_option, reason = "members of a bot are options")]
fn still<T: PartialEq + Clone>(
    wanted: &Option<T>,
    before: &Option<T>,
    now: &Option<T>,
) -> Option<T> {
    if before == now { wanted.clone() } else { None }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn bot(value: &Value) -> Bot {
        Bot::from_json(value).unwrap()
    }

    #[test]
    fn only_changed_members_are_sent() {
        let before = bot(&json!({"id": "b", "name": "A", "max_chats_count": 6, "x": 1}));
        let mut after = before.clone();
        after.max_chats_count = Some(0);
        let update = BotUpdate::between(&before, &after);
        assert_eq!(update.members(), [("max_chats_count", json!(0))]);
        assert!(BotUpdate::between(&before, &before).is_empty());
    }

    #[test]
    fn what_someone_else_changed_is_shown_and_what_is_late_is_filled_in() {
        let before = bot(&json!({"id": "b", "name": "A", "status": "offline"}));
        let update = BotUpdate {
            name: Some("B".into()),
            status: Some("accepting chats".into()),
            default_group_priority: Some(Priority::Last),
            ..BotUpdate::new("b".into())
        };
        let now = bot(&json!({"id": "b", "name": "C", "status": "offline"}));
        let shown = update.not_shown(&before, &now).applied_to(now);
        assert_eq!(
            shown.to_json(),
            json!({"id": "b", "name": "C", "status": "accepting chats", "default_group_priority": "last"})
        );
    }

    #[test]
    fn an_update_is_missing_until_the_bot_has_it() {
        let update = BotUpdate {
            name: Some("B".into()),
            max_chats_count: Some(2),
            ..BotUpdate::new("b".into())
        };
        let half = bot(&json!({"id": "b", "name": "B", "max_chats_count": 6}));
        assert_eq!(update.missing_in(&half), ["max_chats_count"]);
        let done = bot(&json!({"id": "b", "name": "B", "max_chats_count": 2}));
        assert!(update.missing_in(&done).is_empty());
    }

    #[test]
    fn what_a_bot_does_not_tell_is_no_sign_of_an_update() {
        let priority = BotUpdate {
            default_group_priority: Some(Priority::Last),
            ..BotUpdate::new("b".into())
        };
        let with_name = BotUpdate {
            name: Some("B".into()),
            ..priority.clone()
        };
        let silent = json!({"id": "b", "name": "A"});
        for (update, is, shown) in [
            (&priority, silent.clone(), None),
            (
                &priority,
                json!({"default_group_priority": "last"}),
                Some(true),
            ),
            (
                &priority,
                json!({"default_group_priority": "first"}),
                Some(false),
            ),
            (&with_name, silent, Some(false)),
            (&with_name, json!({"name": "B"}), Some(true)),
            (
                &with_name,
                json!({"name": "B", "default_group_priority": "first"}),
                Some(false),
            ),
        ] {
            let mut is = is;
            is["id"] = json!("b");
            assert_eq!(update.is_shown_by(&bot(&is)), shown, "{update:?} {is}");
        }
    }

    #[test]
    fn null_shows_an_update_without_the_member() {
        let sent = bot(&json!({"id": "b", "groups": [], "webhooks": {
            "url": "u", "actions": [{"name": "x", "filters": {"author_type": "agent"}}]}}));
        let update = BotUpdate::between(&Bot::default(), &sent);
        let now = bot(
            &json!({"id": "b", "avatar": null, "groups": null, "webhooks": {
            "url": "u", "secret_key": null, "actions": [{"name": "x", "additional_data": null,
            "filters": {"only_my_chats": null, "author_type": "agent"}}]}}),
        );
        assert!(update.missing_in(&now).is_empty());
        let other = bot(&json!({"id": "b", "groups": null, "webhooks": {
            "url": "u", "actions": [{"name": "x", "filters": {"author_type": null}}]}}));
        assert_eq!(update.missing_in(&other), ["webhooks"]);
    }
}
