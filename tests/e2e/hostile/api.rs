//! An API whose every text is hostile.

use std::net::SocketAddr;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use axum::Router;
use axum::extract::{Path, State};
use axum::http::{HeaderName, Method, StatusCode, header};
use axum::routing::post;
use serde_json::{Map, Value, json};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tower_http::cors::{Any, CorsLayer};

/// A server of one bot for each text, until it is dropped.
pub struct HostileApi {
    pub address: SocketAddr,
    server: JoinHandle<()>,
}

impl Drop for HostileApi {
    fn drop(&mut self) {
        self.server.abort();
    }
}

/// What it answers from.
struct Answers {
    texts: Vec<String>,
    /// Whether it refuses everything, each time with the next text for its reason.
    refuses: bool,
    refused: AtomicUsize,
}

impl HostileApi {
    /// One that answers, or one that refuses everything.
    pub async fn start(texts: &[String], refuses: bool) -> Self {
        let answers = Answers {
            texts: texts.to_vec(),
            refuses,
            refused: AtomicUsize::new(0),
        };
        let cors = CorsLayer::new()
            .allow_origin(Any)
            .allow_methods([Method::POST])
            .allow_headers([
                header::AUTHORIZATION,
                header::CONTENT_TYPE,
                HeaderName::from_static("x-region"),
            ]);
        let router = Router::new()
            .route("/v3.0/configuration/action/{action}", post(answer))
            .with_state(Arc::new(answers))
            .layer(cors);
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("the port just bound");
        let server = tokio::spawn(async move {
            axum::serve(listener, router)
                .await
                .expect("the server runs until it is aborted");
        });
        Self { address, server }
    }

    /// The base URL.
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }
}

async fn answer(
    State(answers): State<Arc<Answers>>,
    Path(action): Path<String>,
    request: String,
) -> (StatusCode, String) {
    let texts = &answers.texts;
    if answers.refuses {
        let number = answers.refused.fetch_add(1, Ordering::Relaxed);
        return refusal(&texts[number % texts.len()]);
    }
    let answer = match action.as_str() {
        "get_bot_agents" => {
            json!({ "bot_agents": texts.iter().map(|text| bot(text)).collect::<Vec<_>>() })
        }
        "get_bot_agent_details" => {
            let request: Value = serde_json::from_str(&request).expect("the panel sends JSON");
            let id = request["payload"]["bot_agent_id"]
                .as_str()
                .unwrap_or_default();
            json!({ "bot_agent": bot(id) })
        }
        "get_property_configs" => property_configs(texts),
        _ => return refusal(&request),
    };
    (StatusCode::OK, answer.to_string())
}

/// An error with the text wherever an error has one.
fn refusal(text: &str) -> (StatusCode, String) {
    let error = json!({ "type": "validation", "message": text, "data": { text: text } });
    (
        StatusCode::BAD_REQUEST,
        json!({ "error": error }).to_string(),
    )
}

/// A bot with the text in every member that holds any.
pub fn bot(text: &str) -> Value {
    let one = |name: &str, value: Value| Value::Object(Map::from_iter([(name.to_owned(), value)]));
    let property = json!({ "values": [text], "exclude_values": [text] });
    let properties = one(text, one(text, property));
    let filters = json!({
        "chat_properties": properties,
        "event_properties": properties,
        "author_type": text,
        text: text,
    });
    json!({
        "id": text,
        "name": text,
        "avatar": text,
        "status": text,
        "application": { "client_id": text, text: text },
        "max_chats_count": text,
        "default_group_priority": text,
        "groups": [{ "id": 1, "priority": text, text: text }],
        "webhooks": {
            "url": text,
            "secret_key": text,
            "actions": [
                { "name": text, "filters": filters, "additional_data": [text], text: text },
                { "name": "incoming_event", "filters": filters, "additional_data": [text] },
            ],
            text: text,
        },
        text: { text: [text] },
    })
}

/// What is suggested for namespaces, names and values.
fn property_configs(texts: &[String]) -> Value {
    let config = |text: &String| {
        let property = json!({ "type": "string", "domain": [text], text: text });
        (text.clone(), json!({ text: property }))
    };
    texts.iter().map(config).collect::<Map<_, _>>().into()
}
