//! The sample requests and answers of the API's documentation, decoded and encoded exactly.
#![allow(clippy::unwrap_used, clippy::expect_used)]

use bot_agents_panel::api::{Call, Connection, Request, Response, Token, v3_0};
use bot_agents_panel::model::object::Json;
use bot_agents_panel::model::{Bot, BotSummary, BotUpdate, GroupId, NewBot, Priority, Status};
use serde_json::{Value, json};

const ID: &str = "5c9871d5372c824cbf22d860a707a578";

/// The JSON text of a fixture.
macro_rules! fixture {
    ($name:literal) => {
        include_str!(concat!("fixtures/", $name, ".json"))
    };
}

fn json(text: &str) -> Value {
    serde_json::from_str(text).unwrap()
}

/// The sample's members as the typed bot that a form would hold.
fn sample_bot(request: &str) -> Bot {
    let mut payload = json(request)["payload"].clone();
    payload["id"] = ID.into();
    Bot::from_json(&payload).unwrap()
}

#[track_caller]
fn assert_sends<T>(call: &Call<T>, expected: &str) {
    let connection = Connection::new(Token::new("<your_access_token>"));
    let request = Request::new(&connection, connection.region(), call);
    assert_eq!(
        request.url,
        format!(
            "https://api.livechatinc.com/v3.0/configuration/action/{}",
            call.action
        )
    );
    assert_eq!(
        request.headers,
        [
            ("Content-Type", "application/json".to_owned()),
            ("Authorization", "Bearer <your_access_token>".to_owned()),
        ]
    );
    assert_eq!(json(&request.body), json(expected));
}

#[track_caller]
fn decode<T>(call: &Call<T>, body: &str) -> T {
    let response = Response {
        status: 200,
        retry_after: None,
        body: body.to_owned(),
    };
    response.decode(call, &[]).unwrap()
}

#[test]
fn create_bot_agent() {
    let sample = sample_bot(fixture!("create_bot_agent.request"));
    let bot = NewBot {
        name: sample.name.unwrap(),
        status: sample.status.unwrap(),
        avatar: sample.avatar,
        max_chats_count: sample.max_chats_count,
        groups: sample.groups,
        webhooks: sample.webhooks,
        default_group_priority: None,
    };
    assert_eq!(bot.status, Status::AcceptingChats);
    let call = v3_0::create_bot_agent(&bot);
    assert_sends(&call, fixture!("create_bot_agent.request"));
    assert_eq!(
        decode(&call, fixture!("create_bot_agent.response")),
        ID.into()
    );
}

#[test]
fn remove_bot_agent() {
    let call = v3_0::remove_bot_agent(&ID.into());
    assert_sends(&call, fixture!("remove_bot_agent.request"));
    for body in ["", "{}", r#"{"payload": {}}"#] {
        decode(&call, body);
    }
}

#[test]
fn update_bot_agent() {
    let after = sample_bot(fixture!("update_bot_agent.request"));
    let before = Bot {
        id: ID.into(),
        ..Bot::default()
    };
    let call = v3_0::update_bot_agent(&BotUpdate::between(&before, &after));
    assert_sends(&call, fixture!("update_bot_agent.request"));
    for body in ["", "{}", r#"{"payload": {}}"#] {
        decode(&call, body);
    }
}

#[test]
fn get_bot_agents() {
    let call = v3_0::get_bot_agents(false);
    assert_sends(&call, fixture!("get_bot_agents.request"));
    let expected = BotSummary {
        id: ID.into(),
        name: Some("John Doe".into()),
        avatar: Some(
            "livechat.s3.amazonaws.com/1011121/all/avatars/bdd8924fcbcdbddbeaf60c19b238b0b0.jpg"
                .into(),
        ),
        status: Some(Status::AcceptingChats),
    };
    let body = fixture!("get_bot_agents.response");
    assert_eq!(decode(&call, body), std::slice::from_ref(&expected));
    let wrapped = json!({ "payload": json(body) }).to_string();
    assert_eq!(decode(&call, &wrapped), [expected]);
}

#[test]
fn get_bot_agent_details() {
    let call = v3_0::get_bot_agent_details(&ID.into());
    assert_sends(&call, fixture!("get_bot_agent_details.request"));
    let body = fixture!("get_bot_agent_details.response");
    let bot = decode(&call, body);

    assert_eq!(
        json!({ "bot_agent": bot.to_json() }).to_string(),
        json(body).to_string()
    );
    assert_eq!(bot.owner(), Some(&"asXdesldiAJSq9padj".into()));
    assert_eq!(bot.default_group_priority, None);
    let groups = bot.groups.as_deref().unwrap();
    assert_eq!(
        (groups[2].id, &groups[2].priority),
        (GroupId(2), &Priority::First)
    );
    assert_eq!(bot.webhooks.unwrap().actions.unwrap().len(), 2);
}

#[test]
fn bare_requests_and_regions() {
    let connection = Connection {
        base_url: "/proxy/".into(),
        api_version: "v3.1".into(),
        wrap_requests: false,
        ..Connection::new(Token::new("fra-abc"))
    };
    let call = v3_0::get_bot_agents(true);
    let request = Request::new(&connection, connection.region(), &call);
    assert_eq!(
        request.url,
        "/proxy/v3.1/configuration/action/get_bot_agents"
    );
    assert_eq!(request.header("x-region"), Some("fra"));
    assert_eq!(json(&request.body), json!({"all": true}));
}
