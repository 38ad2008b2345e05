//! Version 3.0 of the Configuration API: its methods, payloads, answers and scopes.

use serde_json::{Map, Value, json};

use super::call::{Call, Effect};
use super::list;
use crate::messages::errors as words;
use crate::model::object::{Json, member};
use crate::model::{Bot, BotId, BotSummary, BotUpdate, NewBot, PropertyConfigs};

/// The version in the URL.
pub const VERSION: &str = "v3.0";

const WRITE_MY: &[&str] = &["agents-bot--my:rw"];
const WRITE: &[&str] = &["agents-bot--my:rw", "agents-bot--all:rw"];
const READ: &[&str] = &["agents-bot--my:ro", "agents-bot--all:ro"];
const READ_ALL: &[&str] = &["agents-bot--all:ro"];
const READ_PROPERTIES: &[&str] = &["properties--my:ro", "properties--all:ro"];

/// Creates a bot and answers with its id. `default_group_priority` isn't taken by this method.
#[must_use]
pub fn create_bot_agent(bot: &NewBot) -> Call<BotId> {
    let members = [
        ("name", Some(bot.name.to_json())),
        ("avatar", member(bot.avatar.as_ref())),
        ("status", Some(bot.status.to_json())),
        ("max_chats_count", member(bot.max_chats_count.as_ref())),
        ("groups", member(bot.groups.as_ref())),
        ("webhooks", member(bot.webhooks.as_ref())),
    ];
    Call {
        action: "create_bot_agent",
        effect: Effect::Write,
        scopes: WRITE_MY,
        payload: object(members.into_iter().filter_map(|(k, v)| Some((k, v?)))),
        read: |answer| {
            let id = answer.get("bot_agent_id").and_then(BotId::from_json);
            id.ok_or_else(|| missing("bot_agent_id"))
        },
        at_once: None,
    }
}

/// Removes a bot.
#[must_use]
pub fn remove_bot_agent(id: &BotId) -> Call<()> {
    Call {
        action: "remove_bot_agent",
        effect: Effect::Write,
        scopes: WRITE,
        payload: json!({ "bot_agent_id": id.as_str() }),
        read: nothing,
        at_once: None,
    }
}

/// Changes members of a bot of one's own application.
#[must_use]
pub fn update_bot_agent(update: &BotUpdate) -> Call<()> {
    let id = ("id", update.id.to_json());
    Call {
        action: "update_bot_agent",
        effect: Effect::Write,
        scopes: WRITE_MY,
        payload: object(std::iter::once(id).chain(update.members())),
        read: nothing,
        at_once: None,
    }
}

/// Lists the bots of one's own application, or all of the license's.
#[must_use]
pub fn get_bot_agents(all: bool) -> Call<Vec<BotSummary>> {
    Call {
        action: "get_bot_agents",
        effect: Effect::Read,
        scopes: if all { READ_ALL } else { READ },
        payload: json!({ "all": all }),
        read: |answer| {
            let bots = answer.get("bot_agents");
            // As some services write a list of none.
            if bots.is_some_and(Value::is_null) {
                return Ok(Vec::new());
            }
            let bots = bots.and_then(Value::as_array);
            let bots = bots.ok_or_else(|| missing("bot_agents"))?;
            let read = |(index, bot)| {
                BotSummary::from_json(bot)
                    .ok_or_else(|| missing(&format!("bot_agents[{index}].id")))
            };
            bots.iter().enumerate().map(read).collect()
        },
        at_once: Some(list::read),
    }
}

/// Everything about one bot.
#[must_use]
pub fn get_bot_agent_details(id: &BotId) -> Call<Bot> {
    Call {
        action: "get_bot_agent_details",
        effect: Effect::Read,
        scopes: READ,
        payload: json!({ "bot_agent_id": id.as_str() }),
        read: |answer| {
            let bot = answer
                .get("bot_agent")
                .ok_or_else(|| missing("bot_agent"))?;
            Bot::from_json(bot).ok_or_else(|| missing("bot_agent.id"))
        },
        at_once: None,
    }
}

/// The properties that the license knows.
#[must_use]
pub fn get_property_configs(all: bool) -> Call<PropertyConfigs> {
    Call {
        action: "get_property_configs",
        effect: Effect::Read,
        scopes: READ_PROPERTIES,
        payload: json!({ "all": all }),
        read: |answer| {
            PropertyConfigs::from_json(answer).ok_or_else(|| words::NOT_AN_OBJECT.to_owned())
        },
        at_once: None,
    }
}

fn object(members: impl Iterator<Item = (&'static str, Value)>) -> Value {
    let members = members.map(|(name, value)| (name.to_owned(), value));
    Value::Object(members.collect::<Map<_, _>>())
}

fn missing(path: &str) -> String {
    words::is_missing(path)
}

/// Reads the answer of a method that documents none: empty or any object.
fn nothing(answer: &Value) -> Result<(), String> {
    let expected = answer.is_null() || answer.is_object();
    expected
        .then_some(())
        .ok_or_else(|| words::NEITHER_EMPTY_NOR_OBJECT.to_owned())
}
