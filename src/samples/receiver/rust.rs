//! A receiver in Rust, with the crate `axum`.

use super::Branch;
use crate::messages::code as words;
use crate::model::ActionName;
use crate::samples::rust::quoted;

/// The program that receives webhooks with these actions.
pub fn receiver(actions: &[&ActionName]) -> String {
    let branch = Branch {
        indent: "        ",
        comment: "//",
        case: ["", " => println!(\"{action} {data}\"),\n"],
        quoted,
    };
    [
        "// ",
        words::CARGO,
        MANIFEST,
        "// ",
        words::TWO_SECRETS,
        BEGIN,
        "/// ",
        words::CONSTANT_TIME,
        IS_KNOWN,
        "/// ",
        words::HANDLE,
        HANDLE,
        &branch.all(actions),
        "        _ => println!(\"",
        words::NOT_EXPECTED,
        " {action}\"),\n    }\n}\n",
        RECEIVE,
        words::LISTENING,
        " {}\", listener.local_addr()?.port());\n    axum::serve(listener, app).await?;\n    Ok(())\n}\n",
    ]
    .concat()
}

const MANIFEST: &str = r#"
// axum = "0.8"
// serde_json = "1"
// sha2 = "0.10"
// subtle = "2"
// tokio = { version = "1", features = ["full"] }

"#;

const BEGIN: &str = r#"
use std::env;
use std::error::Error;
use std::sync::LazyLock;

use axum::Router;
use axum::body::Bytes;
use axum::extract::DefaultBodyLimit;
use axum::http::StatusCode;
use axum::routing::post;
use serde_json::Value;
use sha2::{Digest, Sha256};
use subtle::{Choice, ConstantTimeEq};
use tokio::net::TcpListener;

const LIMIT: usize = 1024 * 1024;

static SECRETS: LazyLock<Vec<[u8; 32]>> = LazyLock::new(|| {
    let names = ["WEBHOOK_SECRET", "WEBHOOK_SECRET_NEXT"];
    let secrets = names.into_iter().filter_map(|name| env::var(name).ok());
    let secrets = secrets.filter(|secret| !secret.is_empty());
    secrets
        .map(|secret| Sha256::digest(secret).into())
        .collect()
});

"#;

const IS_KNOWN: &str = r"
fn is_known(secret: &str) -> bool {
    let given: [u8; 32] = Sha256::digest(secret).into();
    let found = SECRETS.iter().map(|known| known.ct_eq(&given));
    found.fold(Choice::from(0), |any, one| any | one).into()
}

";

const HANDLE: &str = r"
async fn handle(action: String, data: Value) {
    match action.as_str() {
";

const RECEIVE: &str = r#"
async fn receive(body: Bytes) -> StatusCode {
    let Ok(webhook) = serde_json::from_slice::<Value>(&body) else {
        return StatusCode::BAD_REQUEST;
    };
    if !webhook["secret_key"].as_str().is_some_and(is_known) {
        return StatusCode::FORBIDDEN;
    }
    let action = webhook["action"].as_str().unwrap_or_default();
    let data = webhook.get("data").unwrap_or(&webhook["payload"]);
    tokio::spawn(handle(action.to_owned(), data.clone()));
    StatusCode::OK
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn Error>> {
    if SECRETS.is_empty() {
        return Err("set WEBHOOK_SECRET first".into());
    }
    let app = Router::new()
        .fallback(post(receive))
        .layer(DefaultBodyLimit::max(LIMIT));
    let port = env::var("PORT").unwrap_or("8080".into());
    let listener = TcpListener::bind(format!("0.0.0.0:{port}")).await?;
    println!(""#;
