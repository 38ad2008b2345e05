//! Texts with a character that couldn't be read: sent back, what stands in its place would be all that is left.

use serde_json::Value;

use super::{Issue, Path, Problem, problem};
use crate::model::decode::UNREADABLE;
use crate::model::object::Json;
use crate::model::{Action, BotUpdate, Membership, Webhooks};

/// Such texts in what an update sends, each at the field that shows it.
pub(super) fn problems(update: &BotUpdate) -> Vec<Problem> {
    let mut places = Vec::new();
    let text = |text: &Option<String>| text.as_deref().is_some_and(in_text);
    if text(&update.name) {
        places.push(Path::member("name"));
    }
    if text(&update.avatar) {
        places.push(Path::member("avatar"));
    }
    let groups = update.groups.iter().flatten().enumerate();
    let groups = groups.filter(|(_, group)| in_value(&Membership::to_json(group)));
    places.extend(groups.map(|(index, _)| Path::group(index, "id")));
    if let Some(webhooks) = &update.webhooks {
        places.extend(in_webhooks(webhooks));
    }
    let problem = |place| problem(place, Issue::Unreadable);
    places.into_iter().map(problem).collect()
}

fn in_webhooks(webhooks: &Webhooks) -> Vec<Path> {
    let at = |name| Path::member("webhooks").then(name);
    let mut places = Vec::new();
    for (name, text) in [("url", &webhooks.url), ("secret_key", &webhooks.secret_key)] {
        if text.as_deref().is_some_and(in_text) {
            places.push(at(name));
        }
    }
    for (index, action) in webhooks.actions.iter().flatten().enumerate() {
        places.extend(in_action(action).map(|name| Path::action(index, name)));
    }
    let mut others = webhooks.rest.kept();
    if others.any(|(name, value)| in_text(name) || in_value(value)) {
        places.push(at("actions"));
    }
    places
}

/// The first member of an action in which there is one.
fn in_action(action: &Action) -> Option<&'static str> {
    let whole = action.to_json();
    let has = |name: &&str| whole.get(*name).is_some_and(in_value);
    let shown = ["name", "filters", "additional_data"].into_iter().find(has);
    // What isn't modelled has no field.
    shown.or_else(|| in_value(&whole).then_some("name"))
}

fn in_text(text: &str) -> bool {
    text.contains(UNREADABLE)
}

fn in_value(value: &Value) -> bool {
    match value {
        Value::String(text) => in_text(text),
        Value::Array(items) => items.iter().any(in_value),
        Value::Object(members) => members
            .iter()
            .any(|(name, value)| in_text(name) || in_value(value)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Bot, decode};

    #[track_caller]
    fn assert_found(bot: &str, places: &[&str]) {
        let bot = Bot::from_json(&decode::parse(bot).unwrap()).unwrap();
        let found = problems(&BotUpdate::between(&Bot::default(), &bot));
        let found: Vec<_> = found.iter().map(|it| it.path.to_string()).collect();
        assert_eq!(found, places);
    }

    #[test]
    fn half_a_character_is_not_sent_from_anywhere() {
        assert_found(
            r#"{"id": "b", "name": "\ud83d", "avatar": "a\ude00", "status": "offline",
                "groups": [{"id": 1, "priority": "last"}, {"id": 2, "priority": "first", "note": ["\ud83d"]}],
                "webhooks": {"url": "u\ud83d", "secret_key": "\ud83d", "new": {"\ud83d": 1}, "actions": [
                    {"name": "a"}, {"name": "\ud83d"}, {"name": "c", "filters": {"chat_properties": {"\ud83d": {}}}},
                    {"name": "d", "additional_data": ["\ud83d"]}, {"name": "e", "new": "\ud83d"}]}}"#,
            &[
                "name",
                "avatar",
                "groups[1].id",
                "webhooks.url",
                "webhooks.secret_key",
                "webhooks.actions[1].name",
                "webhooks.actions[2].filters",
                "webhooks.actions[3].additional_data",
                "webhooks.actions[4].name",
                "webhooks.actions",
            ],
        );
    }

    #[test]
    fn whole_characters_are_sent() {
        assert_found(
            r#"{"id": "b", "name": "\ud83d\ude00 é", "webhooks": {"url": "u", "actions": [{"name": "a"}]}}"#,
            &[],
        );
    }
}
