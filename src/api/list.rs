//! The answer with the list of bots, read bot by bot. A tree of the whole would need five times the memory, which
//! wasm never gives back.

use std::fmt;

use serde::de::{DeserializeSeed, Deserializer, Error, MapAccess, SeqAccess, Visitor};
use serde_json::Value;

use crate::model::BotSummary;

/// The bots of an answer, wrapped in `payload` or not. `None` for anything out of the ordinary, an error for one,
/// which is for [`Response::decode`](super::response::Response::decode) to judge.
#[must_use]
pub fn read(body: &str) -> Option<Vec<BotSummary>> {
    let mut json = serde_json::Deserializer::from_str(body);
    let answer = Answer {
        wrapped: false,
        room: room(body),
    };
    let bots = answer.deserialize(&mut json).ok()?;
    json.end().ok()?;
    bots
}

/// For how many bots room is made, so that they needn't be moved as they become more. An entry has one `id` as a rule,
/// and is no shorter than this.
fn room(body: &str) -> usize {
    const SHORTEST: usize = 32;
    body.matches(r#""id""#).count().min(body.len() / SHORTEST)
}

/// An object with the bots, which are nothing if it has none.
struct Answer {
    /// Whether it is the inner one, of which there is no other inside.
    wrapped: bool,
    /// For how many bots there is room.
    room: usize,
}

impl<'de> DeserializeSeed<'de> for Answer {
    type Value = Option<Vec<BotSummary>>;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Self::Value, D::Error> {
        json.deserialize_map(self)
    }
}

impl<'de> Visitor<'de> for Answer {
    type Value = Option<Vec<BotSummary>>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("an object")
    }

    fn visit_map<A: MapAccess<'de>>(self, mut members: A) -> Result<Self::Value, A::Error> {
        let mut found = None;
        while let Some(name) = members.next_key::<String>()? {
            let bots = match name.as_str() {
                "error" => return Err(A::Error::custom("")),
                "bot_agents" => Some(members.next_value_seed(Bots { room: self.room })?),
                "payload" if !self.wrapped => members.next_value_seed(Self {
                    wrapped: true,
                    ..self
                })?,
                _ => {
                    members.next_value::<Value>()?;
                    continue;
                }
            };
            // Two would have to be chosen from.
            if found.replace(bots).is_some() {
                return Err(A::Error::custom(""));
            }
        }
        Ok(found.flatten())
    }
}

/// The bots themselves.
struct Bots {
    /// For how many there is room.
    room: usize,
}

impl<'de> DeserializeSeed<'de> for Bots {
    type Value = Vec<BotSummary>;

    fn deserialize<D: Deserializer<'de>>(self, json: D) -> Result<Self::Value, D::Error> {
        json.deserialize_seq(self)
    }
}

impl<'de> Visitor<'de> for Bots {
    type Value = Vec<BotSummary>;

    fn expecting(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str("a list")
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut list: A) -> Result<Self::Value, A::Error> {
        let mut bots = Vec::with_capacity(self.room);
        while let Some(bot) = list.next_element::<Value>()? {
            let bot = BotSummary::from_json(&bot);
            bots.push(bot.ok_or_else(|| A::Error::custom(""))?);
        }
        bots.shrink_to_fit();
        Ok(bots)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::response::Response;
    use crate::api::v3_0::get_bot_agents;

    /// The same answer by way of a tree.
    fn by_tree(body: &str) -> Option<Vec<BotSummary>> {
        let mut call = get_bot_agents(false);
        call.at_once = None;
        let response = Response {
            status: 200,
            body: body.to_owned(),
            ..Response::default()
        };
        response.decode(&call, &[]).ok()
    }

    #[test]
    fn usual_answers_are_read_as_by_way_of_a_tree() {
        let bots = r#"[{"id": "a", "name": "A", "avatar": "x", "status": "offline", "more": [1, {"id": 2}]}, {"id": "b", "name": 7}]"#;
        for body in [
            format!(r#"{{"bot_agents": {bots}}}"#),
            format!(r#" {{"total": 2, "bot_agents": {bots}, "later": {{"bot_agents": 1}}}} "#),
            format!(r#"{{"payload": {{"bot_agents": {bots}}}, "request_id": "r"}}"#),
            r#"{"bot_agents": []}"#.to_owned(),
        ] {
            let read = read(&body);
            assert!(read.is_some(), "{body}");
            assert_eq!(read, by_tree(&body), "{body}");
        }
    }

    #[test]
    fn what_is_null_is_not_there_and_half_a_character_hides_no_bot() {
        assert_eq!(by_tree(r#"{"bot_agents": null}"#), Some(Vec::new()));
        let answer = r#"{"bot_agents": [{"id": "a", "name": "Bot \ud83d", "avatar": null, "status": null}]}"#;
        let bot = BotSummary {
            id: "a".into(),
            name: Some("Bot \u{fffd}".to_owned()),
            ..BotSummary::default()
        };
        let response = Response {
            status: 200,
            body: answer.to_owned(),
            ..Response::default()
        };
        assert_eq!(
            response.decode(&get_bot_agents(false), &[]).ok(),
            Some(vec![bot])
        );
    }

    #[test]
    fn whatever_is_unusual_is_left_to_the_tree() {
        for body in [
            "",
            "null",
            "[]",
            "{}",
            "<html>",
            r#"{"bot_agents": null}"#,
            r#"{"bot_agents": {}}"#,
            r#"{"bot_agents": [{"name": "no id"}]}"#,
            r#"{"bot_agents": [7]}"#,
            r#"{"bot_agents": []} more"#,
            r#"{"bot_agents": [{"id": "a"}]"#,
            r#"{"bot_agents": [], "bot_agents": []}"#,
            r#"{"bot_agents": [], "payload": {"bot_agents": []}}"#,
            r#"{"bot_agents": [], "payload": null}"#,
            r#"{"payload": {"payload": {"bot_agents": []}}}"#,
            r#"{"bot_agents": [], "error": {"type": "internal"}}"#,
            r#"{"payload": {"bot_agents": [], "error": {}}}"#,
        ] {
            assert_eq!(read(body), None, "{body}");
        }
    }
}
