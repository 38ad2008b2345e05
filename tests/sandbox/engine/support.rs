//! Sends one request to the engine and reads the answer.

use std::time::Duration;

use bot_agents_panel::api::Effect;
use bot_agents_panel::api::request::Request;
use bot_agents_panel::api::response::Response;
use bot_agents_panel::sandbox::{Outcome, Sandbox, tokens};
use serde_json::{Map, Value, json};

pub const JOHN: &str = "5c9871d5372c824cbf22d860a707a578";
pub const NEWER: &str = "f28b5c7093de4a16b1c7e40a95d36e8f";
pub const BETA: &str = "4a90e6d3f1b74c58820f5b7de6c3129d";
/// Owned by the second application.
pub const SHOP: &str = "be17f4029d6c4835a0d9e2b64c71f8a3";

pub fn request(token: &str, action: &str, body: &str) -> Request {
    Request {
        url: format!("https://api.livechatinc.com/v3.0/configuration/action/{action}"),
        headers: vec![("Authorization", format!("Bearer {token}"))],
        body: body.to_owned(),
        effect: Effect::Write,
    }
}

pub fn send(sandbox: &mut Sandbox, token: &str, action: &str, payload: &Value) -> Outcome {
    sandbox.handle(&request(token, action, &payload.to_string()))
}

#[track_caller]
pub fn reply(sandbox: &mut Sandbox, token: &str, action: &str, payload: &Value) -> Response {
    let outcome = send(sandbox, token, action, payload);
    assert_eq!(outcome.delay, Duration::ZERO);
    outcome
        .response
        .expect("an answer, not a dropped connection")
}

/// The JSON of a success.
#[track_caller]
pub fn ok(sandbox: &mut Sandbox, action: &str, payload: &Value) -> Value {
    let response = reply(sandbox, tokens::FULL, action, payload);
    assert_eq!(response.status, 200, "{}", response.body);
    serde_json::from_str(&response.body).expect("JSON")
}

/// Asserts a success that tells nothing.
#[track_caller]
pub fn done(sandbox: &mut Sandbox, action: &str, payload: &Value) {
    let response = reply(sandbox, tokens::FULL, action, payload);
    assert_eq!((response.status, response.body.as_str()), (200, "{}"));
}

/// Status, type and message of an error.
#[track_caller]
pub fn error(response: &Response) -> (u16, String, String) {
    let body: Value = serde_json::from_str(&response.body).expect("JSON");
    let text = |name: &str| body["error"][name].as_str().expect("a text").to_owned();
    (response.status, text("type"), text("message"))
}

#[track_caller]
pub fn assert_error(response: &Response, status: u16, kind: &str, message: &str) {
    assert_eq!(
        error(response),
        (status, kind.to_owned(), message.to_owned())
    );
}

pub fn details(sandbox: &mut Sandbox, id: &str) -> Value {
    ok(
        sandbox,
        "get_bot_agent_details",
        &json!({ "bot_agent_id": id }),
    )["bot_agent"]
        .clone()
}

pub fn listed(sandbox: &mut Sandbox, token: &str, payload: &Value) -> Vec<Value> {
    let response = reply(sandbox, token, "get_bot_agents", payload);
    assert_eq!(response.status, 200, "{}", response.body);
    let body: Value = serde_json::from_str(&response.body).expect("JSON");
    body["bot_agents"].as_array().expect("a list").clone()
}

pub fn names(members: &Map<String, Value>) -> Vec<&str> {
    members.keys().map(String::as_str).collect()
}
