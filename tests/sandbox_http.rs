//! The sandbox's HTTP door, over real sockets.
#![allow(clippy::unwrap_used, clippy::expect_used)]
#![cfg(not(target_arch = "wasm32"))]

// Only its flags are tested here; what it prints is for people.
#[allow(dead_code)]
#[path = "sandbox/command.rs"]
mod command;
#[path = "sandbox/server.rs"]
mod server;

use std::time::{Duration, Instant};

use bot_agents_panel::sandbox::{Sandbox, tokens};
use reqwest::{Client, Method, Response};
use serde_json::{Value, json};
use server::{Options, Running};

const JOHN: &str = "5c9871d5372c824cbf22d860a707a578";

fn start() -> Running {
    server::start(Sandbox::new(1), Options::default()).expect("a free port")
}

async fn post(
    running: &Running,
    token: &str,
    path: &str,
    body: &Value,
) -> reqwest::Result<Response> {
    Client::new()
        .post(format!("{}{path}", running.base_url()))
        .header("Authorization", format!("Bearer {token}"))
        .header("Content-Type", "application/json")
        .body(body.to_string())
        .send()
        .await
}

async fn act(
    running: &Running,
    token: &str,
    action: &str,
    body: &Value,
) -> reqwest::Result<Response> {
    post(
        running,
        token,
        &format!("/v3.0/configuration/action/{action}"),
        body,
    )
    .await
}

fn url_of(running: &Running, action: &str) -> String {
    format!("{}/v3.0/configuration/action/{action}", running.base_url())
}

/// How many bots the list shows.
async fn listed(running: &Running) -> usize {
    let all = json!({"all": true});
    let response = act(running, tokens::FULL, "get_bot_agents", &all).await;
    json_of(response.unwrap()).await["bot_agents"]
        .as_array()
        .unwrap()
        .len()
}

async fn json_of(response: Response) -> Value {
    let text = response.text().await.expect("a whole body");
    serde_json::from_str(&text).expect("JSON")
}

fn header<'a>(response: &'a Response, name: &str) -> Option<&'a str> {
    response.headers().get(name)?.to_str().ok()
}

#[tokio::test]
async fn every_method_works_over_http() {
    let running = start();
    let payload = json!({"payload": {"name": "New", "status": "offline"}});
    let created = act(&running, tokens::FULL, "create_bot_agent", &payload)
        .await
        .unwrap();
    assert_eq!(created.status(), 200);
    assert_eq!(header(&created, "content-type"), Some("application/json"));
    let id = json_of(created).await["bot_agent_id"]
        .as_str()
        .unwrap()
        .to_owned();
    assert_eq!(running.sandbox().bot(&id).unwrap()["name"], "New");

    let payload = json!({"id": id, "name": "Newer"});
    let updated = act(&running, tokens::FULL, "update_bot_agent", &payload)
        .await
        .unwrap();
    assert_eq!(updated.status(), 200);
    assert_eq!(updated.text().await.unwrap(), "{}");

    let payload = json!({"bot_agent_id": id});
    let details = act(&running, tokens::FULL, "get_bot_agent_details", &payload)
        .await
        .unwrap();
    assert_eq!(json_of(details).await["bot_agent"]["name"], "Newer");

    assert_eq!(listed(&running).await, 13);

    let removed = act(&running, tokens::FULL, "remove_bot_agent", &payload)
        .await
        .unwrap();
    assert_eq!(removed.status(), 200);
    assert_eq!(running.sandbox().bot(&id), None);

    let configs = act(&running, tokens::FULL, "get_property_configs", &json!({}))
        .await
        .unwrap();
    assert!(json_of(configs).await["test"].is_object());
}

#[tokio::test]
async fn a_change_can_take_some_reads_to_be_seen() {
    let sandbox = Sandbox::new(1).with_propagation(2);
    let running = server::start(sandbox, Options::default()).unwrap();
    let payload = json!({"name": "New", "status": "offline"});
    act(&running, tokens::FULL, "create_bot_agent", &payload)
        .await
        .unwrap();
    assert_eq!(running.sandbox().bots().len(), 13);
    for count in [12, 12, 13] {
        assert_eq!(listed(&running).await, count);
    }
}

#[tokio::test]
async fn version_3_1_and_bare_bodies_are_served() {
    let running = start();
    for (path, body) in [
        (
            "/v3.1/configuration/action/get_bot_agents",
            json!({"all": true}),
        ),
        (
            "/v3.1/configuration/action/get_bot_agents",
            json!({"payload": {"all": true}}),
        ),
        (
            "/proxy/v3.0/configuration/action/get_bot_agents?x=1",
            json!({"all": true}),
        ),
    ] {
        let response = post(&running, tokens::FULL, path, &body).await.unwrap();
        assert_eq!(response.status(), 200, "{path}");
        assert_eq!(
            json_of(response).await["bot_agents"]
                .as_array()
                .unwrap()
                .len(),
            12
        );
    }
}

#[tokio::test]
async fn requests_are_recorded_as_they_came() {
    let running = start();
    let payload = json!({"payload": {"id": JOHN, "status": "offline"}});
    Client::new()
        .post(url_of(&running, "update_bot_agent"))
        .header("Authorization", format!("Bearer {}", tokens::FRANKFURT))
        .header("X-Region", "fra")
        .body(payload.to_string())
        .send()
        .await
        .unwrap();
    let requests = running.requests();
    assert_eq!(requests.len(), 1);
    assert_eq!(requests[0].action, "update_bot_agent");
    assert_eq!(
        requests[0].path,
        "/v3.0/configuration/action/update_bot_agent"
    );
    assert_eq!(requests[0].header("x-region"), Some("fra"));
    assert_eq!(requests[0].json(), payload);
    assert_eq!(running.sandbox().bot(JOHN).unwrap()["status"], "offline");
    assert!(running.requests_of("get_bot_agents").is_empty());
}

async fn preflight(running: &Running) -> Response {
    Client::new()
        .request(Method::OPTIONS, url_of(running, "get_bot_agents"))
        .header("Origin", "http://127.0.0.1:8080")
        .header("Access-Control-Request-Method", "POST")
        .header(
            "Access-Control-Request-Headers",
            "authorization,content-type,x-region",
        )
        .send()
        .await
        .unwrap()
}

#[tokio::test]
async fn preflights_are_answered_and_not_recorded() {
    let running = start();
    let response = preflight(&running).await;
    assert_eq!(response.status(), 200);
    assert_eq!(header(&response, "access-control-allow-origin"), Some("*"));
    assert_eq!(
        header(&response, "access-control-allow-methods"),
        Some("POST")
    );
    assert_eq!(
        header(&response, "access-control-allow-headers"),
        Some("authorization,content-type,x-region")
    );
    assert!(running.requests().is_empty());
}

#[tokio::test]
async fn errors_can_be_read_by_a_page_of_another_origin() {
    let running = start();
    let response = act(
        &running,
        "sandbox:too_many_requests",
        "get_bot_agents",
        &json!({}),
    )
    .await
    .unwrap();
    assert_eq!(response.status(), 429);
    assert_eq!(header(&response, "retry-after"), Some("1"));
    assert_eq!(header(&response, "access-control-allow-origin"), Some("*"));
    assert_eq!(
        header(&response, "access-control-expose-headers"),
        Some("retry-after")
    );
    assert_eq!(
        json_of(response).await["error"]["type"],
        "too_many_requests"
    );
}

#[tokio::test]
async fn cors_can_be_refused() {
    let options = Options {
        cors: false,
        ..Options::default()
    };
    let running = server::start(Sandbox::new(1), options).unwrap();
    let response = preflight(&running).await;
    assert_eq!(response.status(), 405);
    assert_eq!(header(&response, "access-control-allow-origin"), None);
    let response = act(&running, tokens::FULL, "get_bot_agents", &json!({}))
        .await
        .unwrap();
    assert_eq!(response.status(), 200);
    assert_eq!(header(&response, "access-control-allow-origin"), None);
}

#[tokio::test]
async fn only_post_is_served() {
    let running = start();
    let url = url_of(&running, "get_bot_agents");
    assert_eq!(reqwest::get(url).await.unwrap().status(), 405);
    assert!(running.requests().is_empty());
}

#[tokio::test]
async fn a_dropped_connection_gives_no_answer() {
    let running = start();
    for (effect, kept) in [("sandbox:drop", true), ("sandbox:drop_after", false)] {
        let payload = json!({"bot_agent_id": JOHN});
        let error = act(&running, effect, "remove_bot_agent", &payload)
            .await
            .unwrap_err();
        assert!(error.is_request() && error.status().is_none(), "{error:?}");
        assert_eq!(running.sandbox().bot(JOHN).is_some(), kept, "{effect}");
    }
    assert_eq!(
        running.requests().len(),
        2,
        "a client sent a request again by itself"
    );
}

#[tokio::test]
async fn a_client_with_a_connection_pool_sees_each_drop_once() {
    let running = start();
    let client = Client::new();
    let url = url_of(&running, "get_bot_agents");
    for (token, answered) in [
        (tokens::FULL, true),
        ("sandbox:drop", false),
        (tokens::FULL, true),
    ] {
        let sent = client.post(&url).bearer_auth(token).body("{}").send().await;
        assert_eq!(sent.is_ok(), answered, "{token}");
    }
    assert_eq!(running.requests().len(), 3);
}

#[tokio::test]
async fn a_delayed_answer_comes_late_and_holds_nobody_up() {
    let running = start();
    let begin = Instant::now();
    let payload = json!({});
    let late = async {
        let response = act(&running, "sandbox:delay", "get_bot_agents", &payload)
            .await
            .unwrap();
        assert_eq!(response.status(), 200);
        begin.elapsed()
    };
    let prompt = async {
        let response = act(&running, tokens::FULL, "get_bot_agents", &payload)
            .await
            .unwrap();
        assert_eq!(response.status(), 200);
        begin.elapsed()
    };
    let (late, prompt) = tokio::join!(late, prompt);
    assert!(late >= Duration::from_secs(3), "{late:?}");
    assert!(prompt < Duration::from_secs(2), "{prompt:?}");
}

#[tokio::test]
async fn pages_of_proxies_are_html() {
    let running = start();
    for (token, status) in [("sandbox:html", 200), ("sandbox:bad_gateway", 502)] {
        let response = act(&running, token, "get_bot_agents", &json!({}))
            .await
            .unwrap();
        assert_eq!(response.status(), status);
        assert_eq!(
            header(&response, "content-type"),
            Some("text/html; charset=utf-8")
        );
    }
}

#[tokio::test]
async fn a_large_body_is_refused_with_an_answer() {
    let running = start();
    let payload = json!({"name": "x".repeat(3_000_000), "status": "offline"});
    let response = act(&running, tokens::FULL, "create_bot_agent", &payload)
        .await
        .unwrap();
    assert_eq!(response.status(), 413);
    assert_eq!(json_of(response).await["error"]["type"], "entity_too_large");
}

#[tokio::test]
async fn a_server_stops_when_it_is_dropped() {
    let running = start();
    let address = running.address;
    assert!(std::net::TcpStream::connect(address).is_ok());
    drop(running);
    let gone = (0..100).any(|_| {
        std::thread::sleep(Duration::from_millis(20));
        std::net::TcpStream::connect(address).is_err()
    });
    assert!(gone);
}

#[test]
fn a_taken_port_is_an_error() {
    let running = start();
    let options = Options {
        port: running.address.port(),
        ..Options::default()
    };
    let error = server::start(Sandbox::new(1), options).unwrap_err();
    assert_eq!(error.kind(), std::io::ErrorKind::AddrInUse);
}

#[test]
fn flags_are_read() {
    let parse = |line: &str| command::parse(line.split_whitespace().map(str::to_owned));
    let none = parse("").unwrap();
    assert_eq!((none.options.port, none.options.cors), (0, true));
    assert_eq!((none.bots, none.propagation), (12, 0));
    let all = parse("--port 4000 --bots 10000 --propagation 3 --no-cors").unwrap();
    assert_eq!((all.options.port, all.options.cors), (4000, false));
    assert_eq!((all.bots, all.propagation), (10_000, 3));
    for (line, problem) in [
        ("--port", "`--port` needs a number"),
        ("--port 65536", "`--port` cannot be `65536`"),
        ("--bots -1", "`--bots` cannot be `-1`"),
        ("--propagation", "`--propagation` needs a number"),
        ("--fast", "unknown argument `--fast`"),
    ] {
        assert_eq!(parse(line).unwrap_err(), problem);
    }
}
