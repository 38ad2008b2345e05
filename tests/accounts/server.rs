//! An accounts server to sign in at: it grants at once what it is asked for, checks everything that a
//! real one would, and can be told to refuse or to answer wrongly.

use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::{HeaderMap, Method, Request, Response, header};
use axum::routing::{get, post};
use bot_agents_panel::sandbox::tokens;
use bot_agents_panel::state::random::base64url;
use serde_json::{Value, json};
use sha2::{Digest, Sha256};
use tokio::net::TcpListener;
use tokio::task::JoinHandle;
use tower_http::cors::{Any, CorsLayer};
use url::form_urlencoded;

/// The longest body that it reads, in bytes.
const READ_LIMIT: usize = 64 * 1024;
/// A page of its own; with an icon, or the browser would ask for one.
const LOGIN: &str = r#"<link rel="icon" href="data:,"><p>Who are you?</p>"#;
/// The one code that it gives.
pub const CODE: &str = "dal:test-code-7W91a";

/// What it does when it is asked.
#[derive(Clone, Debug)]
pub struct Behaviour {
    /// The token that it gives.
    pub token: &'static str,
    /// For how many seconds the token is good.
    pub expires_in: u64,
    /// The application that it says the token belongs to.
    pub client_id: &'static str,
    /// What it does about consent.
    pub consent: Consent,
    /// An answer to the exchange of a code instead of the right one.
    pub exchange: Option<(u16, String)>,
    /// Whether it revokes.
    pub revokes: bool,
}

/// What it does when somebody comes to sign in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Consent {
    /// Grants it.
    Given,
    /// Sends them back with `access_denied`.
    Refused,
    /// Grants it, and forgets the `state`.
    WithoutState,
    /// Grants it to another `state`.
    ToAnotherState,
    /// Keeps them on a page of its own.
    Pending,
}

impl Default for Behaviour {
    fn default() -> Self {
        Self {
            token: tokens::FULL,
            expires_in: 28_800,
            client_id: tokens::CLIENT_ID,
            consent: Consent::Given,
            exchange: None,
            revokes: true,
        }
    }
}

/// One request as it came in; preflights are not recorded.
#[derive(Clone, Debug)]
pub struct Recorded {
    pub method: Method,
    pub path: String,
    /// The pairs of the query, or of the form that was sent.
    pub pairs: Vec<(String, String)>,
    /// The token in the header, if there is one.
    pub token: Option<String>,
}

impl Recorded {
    pub fn get(&self, name: &str) -> Option<&str> {
        let pair = self.pairs.iter().find(|(key, _)| key == name);
        pair.map(|(_, value)| value.as_str())
    }
}

/// A server that runs until it is dropped.
pub struct Accounts {
    pub address: SocketAddr,
    desk: Desk,
    server: JoinHandle<()>,
}

#[derive(Clone, Default)]
struct Desk {
    behaviour: Arc<Mutex<Behaviour>>,
    requests: Arc<Mutex<Vec<Recorded>>>,
    /// What the code was asked for with, until it is redeemed.
    given: Arc<Mutex<Option<Recorded>>>,
}

impl Accounts {
    /// Starts a server on a free port.
    pub async fn start() -> Self {
        let desk = Desk::default();
        let router = Router::new()
            .route("/", get(authorize))
            .route("/v2/token", post(exchange).delete(revoke))
            .route("/v2/info", get(info))
            .with_state(desk.clone())
            .layer(
                CorsLayer::new()
                    .allow_origin(Any)
                    .allow_methods([Method::GET, Method::POST, Method::DELETE])
                    .allow_headers([header::AUTHORIZATION]),
            );
        let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0))
            .await
            .expect("a free port");
        let address = listener.local_addr().expect("the port just bound");
        let server = tokio::spawn(async move {
            axum::serve(listener, router)
                .await
                .expect("the server runs until it is aborted");
        });
        Self {
            address,
            desk,
            server,
        }
    }

    pub fn url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// Changes what it does from now on.
    pub fn behave(&self, change: impl FnOnce(&mut Behaviour)) {
        change(&mut lock(&self.desk.behaviour));
    }

    /// The requests of a method and path so far.
    pub fn requests(&self, method: &Method, path: &str) -> Vec<Recorded> {
        let mut requests = lock(&self.desk.requests).clone();
        requests.retain(|request| request.method == *method && request.path == path);
        requests
    }
}

impl Drop for Accounts {
    fn drop(&mut self) {
        self.server.abort();
    }
}

/// Someone comes to sign in.
async fn authorize(State(desk): State<Desk>, request: Request<Body>) -> Response<Body> {
    let asked = desk.record(request).await;
    let behaviour = lock(&desk.behaviour).clone();
    let uri = asked.get("redirect_uri").unwrap_or_default().to_owned();
    let state = asked.get("state").unwrap_or_default().to_owned();
    let state = match behaviour.consent {
        Consent::Pending => return page(200, "text/html", LOGIN.into()),
        Consent::Refused => {
            let refusal = "The user said no";
            let pairs = [("error", "access_denied"), ("error_description", refusal)];
            return redirect(&uri, '?', &pairs, &[("state", &state)]);
        }
        Consent::WithoutState => vec![],
        Consent::ToAnotherState => vec![("state", "another")],
        Consent::Given => vec![("state", state.as_str())],
    };
    let expires_in = behaviour.expires_in.to_string();
    match asked.get("response_type") {
        Some("code") => {
            *lock(&desk.given) = Some(asked.clone());
            redirect(&uri, '?', &[("code", CODE)], &state)
        }
        Some("token") => {
            let pairs = [
                ("access_token", behaviour.token),
                ("token_type", "Bearer"),
                ("expires_in", &expires_in),
            ];
            redirect(&uri, '#', &pairs, &state)
        }
        _ => refuse("unsupported_response_type"),
    }
}

/// A code is to become a token.
async fn exchange(State(desk): State<Desk>, request: Request<Body>) -> Response<Body> {
    let sent = desk.record(request).await;
    let behaviour = lock(&desk.behaviour).clone();
    if let Some((status, body)) = behaviour.exchange {
        return page(status, "application/json", body);
    }
    // A code is good for one try.
    let Some(asked) = lock(&desk.given).take() else {
        return refuse("invalid_grant");
    };
    let hash = Sha256::digest(sent.get("code_verifier").unwrap_or_default());
    let proven = asked.get("code_challenge") == Some(&base64url(&hash))
        && asked.get("code_challenge_method") == Some("S256");
    let same = |name| sent.get(name) == asked.get(name);
    if !proven || !same("redirect_uri") || !same("client_id") || sent.get("code") != Some(CODE) {
        return refuse("invalid_grant");
    }
    json_page(&json!({
        "access_token": behaviour.token,
        "account_id": "b7eff798-f8df-4364-8059-649c35c9ed0c",
        "expires_in": behaviour.expires_in,
        "scope": "agents-bot--all:rw,agents-bot--my:rw",
        "token_type": "Bearer",
    }))
}

/// What is known of a token.
async fn info(State(desk): State<Desk>, request: Request<Body>) -> Response<Body> {
    let asked = desk.record(request).await;
    let behaviour = lock(&desk.behaviour).clone();
    if asked.token.as_deref() != Some(behaviour.token) {
        return refuse("invalid_grant");
    }
    json_page(&json!({
        "access_token": behaviour.token,
        "client_id": behaviour.client_id,
        "expires_in": behaviour.expires_in,
        "scope": "agents-bot--all:rw,agents-bot--my:rw",
        "token_type": "Bearer",
    }))
}

async fn revoke(State(desk): State<Desk>, request: Request<Body>) -> Response<Body> {
    desk.record(request).await;
    if lock(&desk.behaviour).revokes {
        json_page(&json!({}))
    } else {
        refuse("server_error")
    }
}

impl Desk {
    async fn record(&self, request: Request<Body>) -> Recorded {
        let (head, body) = request.into_parts();
        let body = to_bytes(body, READ_LIMIT).await.unwrap_or_default();
        let query = head.uri.query().unwrap_or_default().as_bytes();
        let pairs = form_urlencoded::parse(query).into_owned();
        let recorded = Recorded {
            method: head.method,
            path: head.uri.path().to_owned(),
            pairs: pairs
                .chain(form_urlencoded::parse(&body).into_owned())
                .collect(),
            token: bearer(&head.headers),
        };
        lock(&self.requests).push(recorded.clone());
        recorded
    }
}

fn bearer(headers: &HeaderMap) -> Option<String> {
    let value = headers.get(header::AUTHORIZATION)?.to_str().ok()?;
    Some(value.strip_prefix("Bearer ")?.to_owned())
}

fn redirect(
    uri: &str,
    mark: char,
    pairs: &[(&str, &str)],
    state: &[(&str, &str)],
) -> Response<Body> {
    let mut form = form_urlencoded::Serializer::new(String::new());
    form.extend_pairs(pairs).extend_pairs(state);
    Response::builder()
        .status(302)
        .header(header::LOCATION, format!("{uri}{mark}{}", form.finish()))
        .body(Body::empty())
        .expect("a redirect")
}

fn refuse(error: &str) -> Response<Body> {
    page(
        400,
        "application/json",
        json!({ "error": error }).to_string(),
    )
}

fn json_page(value: &Value) -> Response<Body> {
    page(200, "application/json", value.to_string())
}

fn page(status: u16, kind: &str, body: String) -> Response<Body> {
    Response::builder()
        .status(status)
        .header(header::CONTENT_TYPE, kind)
        .body(Body::from(body))
        .expect("a page")
}

/// A test that panicked while it looked must not take the others down.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
