//! The requests that programs are written for, with values that break careless quoting.

use bot_agents_panel::api::{Call, Connection, Region, Request, Token, v3_0};
use bot_agents_panel::model::object::Json;
use bot_agents_panel::model::{Bot, BotId, BotUpdate, NewBot, Status, Webhooks};
use bot_agents_panel::sandbox::tokens;
use serde_json::{Value, json};

/// The documentation's sample bot, first of the seed.
pub const JOHN: &str = "5c9871d5372c824cbf22d860a707a578";

/// A secret that breaks careless quoting; a shell can't hold every character in JSON by its own means.
pub const SECRET: &str = "q\"' \\ \\\\ \\n $(id) ${HOME} `id` %s {0} !x é 🦀 #\"#";
/// Another one, with control characters.
pub const OTHER_SECRET: &str = "tab\t, two\nlines, \u{1b} and \"";

/// A request, and what programs need besides the token.
pub struct Case {
    pub name: &'static str,
    pub request: Request,
    pub token: &'static str,
    /// What stands in the environment.
    pub secrets: Vec<(&'static str, &'static str)>,
}

/// What can stand in a text: every character of the first blocks, and what means something somewhere.
pub fn hostile_text() -> String {
    let mut text: String = ('\u{1}'..'\u{250}').collect();
    text.push_str(
        "\nJSON\nJSON \"\"\" ''' ``` \"# \"## \"### \\\" \\' \\` \\$ \\\\ \\u0041 \\N{DASH} \\x41 \
         $HOME ${HOME} $(id) `id` $$ %s %d {0} {x} ${{x}} #{x} !! !x ; & | > < * ? ~ -- // /* */ <!-- \
         </script> \u{2028}\u{2029}\u{202e}\u{2066}\u{feff}\u{200d}\u{fffd} 営業 مساعد 👩‍👩‍👧 \u{10ffff}",
    );
    text
}

/// A connection to an API at this base URL.
pub fn connection(base_url: &str, token: &str) -> Connection {
    Connection {
        base_url: base_url.to_owned(),
        ..Connection::new(Token::new(token))
    }
}

fn request<T>(connection: &Connection, call: &Call<T>) -> Request {
    Request::new(connection, connection.region(), call)
}

/// Webhooks of which every part is hostile.
fn webhooks(secret: &str) -> Webhooks {
    let text = hostile_text();
    let mut webhooks = json!({
        "url": "https://bot.example/hooks?a='b'&c=$d`e`",
        "secret_key": secret,
        "actions": [
            {"name": "incoming_event", "filters": {
                "author_type": "customer",
                "chat_properties": {"ns": {"secret_key": {"values": [text, "1", 1, true]}}},
            }},
            {"name": "thread_closed", "additional_data": ["chat_properties"]},
        ],
        "empty": [{}, [], "", null, -0.5],
    });
    let unknown = r#"{"big": 123456789012345678901234567890, "exact": 1.10, "far": 1e400}"#;
    webhooks["unknown"] = serde_json::from_str(unknown).unwrap();
    webhooks[&text] = text.as_str().into();
    Webhooks::from_json(&webhooks).unwrap()
}

/// A case for each call of the API, and for what makes requests differ.
pub fn cases(base_url: &str) -> Vec<Case> {
    let full = connection(base_url, tokens::FULL);
    let case = |name, request| Case {
        name,
        request,
        token: tokens::FULL,
        secrets: Vec::new(),
    };
    let id = BotId::from(JOHN);
    let update = BotUpdate {
        name: Some(hostile_text()),
        status: Some(Status::Offline),
        max_chats_count: Some(0),
        ..BotUpdate::new(id.clone())
    };
    let bare = Connection {
        wrap_requests: false,
        ..full.clone()
    };
    let region = Connection {
        region: Some(Region::Fra),
        ..connection(base_url, tokens::MOVED)
    };
    vec![
        case("mine", request(&full, &v3_0::get_bot_agents(false))),
        case("all", request(&full, &v3_0::get_bot_agents(true))),
        case("details", request(&full, &v3_0::get_bot_agent_details(&id))),
        Case {
            secrets: vec![("WEBHOOK_SECRET", SECRET)],
            ..case(
                "create",
                request(&full, &v3_0::create_bot_agent(&new_bot())),
            )
        },
        case("update", request(&full, &v3_0::update_bot_agent(&update))),
        Case {
            secrets: vec![("WEBHOOK_SECRET", SECRET)],
            ..case("webhooks", request(&full, &webhooks_update(SECRET)))
        },
        case("bare", request(&bare, &v3_0::update_bot_agent(&update))),
        Case {
            token: tokens::MOVED,
            ..case("region", request(&region, &v3_0::get_bot_agents(true)))
        },
        case("remove", request(&full, &v3_0::remove_bot_agent(&id))),
        case(
            "properties",
            request(&full, &v3_0::get_property_configs(true)),
        ),
        case(
            "refused",
            request(
                &full,
                &v3_0::get_bot_agent_details(&hostile_text()[..].into()),
            ),
        ),
    ]
}

fn new_bot() -> NewBot {
    NewBot {
        name: hostile_text(),
        status: Status::AcceptingChats,
        avatar: Some("example.com/'\"$`\\.png".to_owned()),
        max_chats_count: Some(i64::MAX),
        groups: Bot::from_json(&json!({"id": "", "groups": [
            {"id": 0, "priority": "first"},
            {"id": u64::MAX, "priority": "last", "note": "it’s “kept”"},
        ]}))
        .unwrap()
        .groups,
        webhooks: Some(webhooks(SECRET)),
        default_group_priority: None,
    }
}

fn webhooks_update(secret: &str) -> Call<()> {
    v3_0::update_bot_agent(&BotUpdate {
        webhooks: Some(webhooks(secret)),
        ..BotUpdate::new(JOHN.into())
    })
}

/// A case whose secrets hold control characters, and are two.
pub fn two_secrets(base_url: &str) -> Case {
    let connection = connection(base_url, tokens::FULL);
    let mut call = webhooks_update(SECRET);
    call.payload["webhooks"]["actions"][0]["secret_key"] = OTHER_SECRET.into();
    call.payload["webhooks"]["actions"][1]["secret_key"] = SECRET.into();
    Case {
        name: "two secrets",
        request: request(&connection, &call),
        token: tokens::FULL,
        secrets: vec![
            ("WEBHOOK_SECRET", SECRET),
            ("WEBHOOK_SECRET_2", OTHER_SECRET),
        ],
    }
}

/// The body of a request as JSON.
pub fn body(request: &Request) -> Value {
    serde_json::from_str(&request.body).expect("JSON")
}
