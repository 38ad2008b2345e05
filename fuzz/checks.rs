//! What holds for any bytes that arrive: nothing panics, and what can be read comes back as it was. The fuzz
//! targets look for bytes that break it; `tests/any_bytes.rs` tries the kept ones and random others.

use bot_agents_panel::api::call::Call;
use bot_agents_panel::api::response::Response;
use bot_agents_panel::api::v3_0;
use bot_agents_panel::filter::{Context, Filter, evaluate, parse, parse_any, repeated_members};
use bot_agents_panel::health;
use bot_agents_panel::model::object::Json;
use bot_agents_panel::model::{ActionName, Bot, BotUpdate, NewBot, Status};
use bot_agents_panel::state::BotDraft;
use serde_json::Value;

/// The statuses of an answer, chosen by its first byte: a digit in the corpus.
const STATUSES: [u16; 4] = [200, 400, 502, 429];

/// Reads the bytes as the answer to every call: the first byte for its status, the others for its body.
pub fn answer(bytes: &[u8]) {
    let (status, body) = bytes.split_first().unwrap_or((&b'0', &[]));
    let response = Response {
        status: STATUSES[usize::from(*status) % STATUSES.len()],
        retry_after: None,
        // As browsers do.
        body: String::from_utf8_lossy(body).into_owned(),
    };
    let new_bot = NewBot {
        name: "Bot".into(),
        status: Status::Offline,
        avatar: None,
        max_chats_count: None,
        groups: None,
        webhooks: None,
        default_group_priority: None,
    };
    let update = BotUpdate::new("b".into());
    decode(&response, &v3_0::create_bot_agent(&new_bot));
    decode(&response, &v3_0::remove_bot_agent(&"b".into()));
    decode(&response, &v3_0::update_bot_agent(&update));
    decode(&response, &v3_0::get_bot_agents(true));
    decode(&response, &v3_0::get_property_configs(true));
    if let Some(bot) = decode(&response, &v3_0::get_bot_agent_details(&"b".into())) {
        check_bot(bot, &response);
    }
}

fn decode<T>(response: &Response, call: &Call<T>) -> Option<T> {
    response
        .decode(call, &[])
        .inspect_err(|error| assert!(!error.to_string().is_empty()))
        .ok()
}

/// A bot comes back as it was, can be judged, and has nothing to send as long as nobody edits it.
fn check_bot(bot: Bot, response: &Response) {
    let body: Value = serde_json::from_str(&response.body).expect("it was read");
    let answer = body.get("payload").unwrap_or(&body);
    let sent = &answer["bot_agent"];
    assert_eq!(bot.to_json().to_string(), sent.to_string());
    for finding in health::findings(&bot) {
        assert!(!finding.text.is_empty());
    }
    let update = BotDraft::from_bot(bot.clone()).update();
    assert_eq!(update.ok(), Some(BotUpdate::new(bot.id)));
}

/// Reads the bytes as filters that somebody typed, and judges a payload of the same text by them.
pub fn filters(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    let parsed = parse(&text);
    if let Err(error) = &parsed {
        assert!(!error.to_string().is_empty());
    }
    let repeated = repeated_members(&text);
    let Ok(object) = parse_any(&text) else {
        return;
    };
    // Everything that can be read but for members that stand twice.
    assert_eq!(parsed.is_ok(), repeated.is_empty());

    let filter = Filter::from_json(&object);
    let json = Value::Object(object);
    assert_eq!(
        Value::Object(filter.to_json()).to_string(),
        json.to_string()
    );
    assert!(!filter.explain().is_empty());
    for problem in filter.problems() {
        assert!(!problem.kind.to_string().is_empty());
    }
    for action in ActionName::KNOWN {
        let verdict = evaluate(action, &filter, Some(&json), &Context::default());
        assert_eq!(verdict.clauses.len(), filter.clauses().len());
    }
}
