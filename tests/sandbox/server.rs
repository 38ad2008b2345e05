//! The sandbox's HTTP door: sockets, CORS, delays and dropped connections around the pure engine.
//!
//! Tests include this file with `#[path = "sandbox/server.rs"] mod server;`, start a server in
//! their own process, and look at its store and at the requests it got.

// Each test that includes this file uses another part of it.
#![allow(dead_code)]

use std::io;
use std::net::{Ipv4Addr, SocketAddr};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::State;
use axum::http::{HeaderMap, HeaderName, HeaderValue, Method, Request, Response, header};
use axum::routing::post;
use bot_agents_panel::api::Effect;
use bot_agents_panel::api::request::Request as ApiRequest;
use bot_agents_panel::api::response::Response as ApiResponse;
use bot_agents_panel::sandbox::Sandbox;
use hyper::body::Incoming;
use hyper::server::conn::http1;
use hyper::service::{Service, service_fn};
use hyper_util::rt::TokioIo;
use hyper_util::service::TowerToHyperService;
use serde_json::Value;
use tokio::net::{TcpListener, TcpStream};
use tokio::runtime::{Builder, Runtime};
use tokio::sync::watch;
use tower_http::cors::{Any, CorsLayer};

/// More than the engine accepts, so that refusing a large body is the engine's decision.
const READ_LIMIT: usize = 32 * 1024 * 1024;

/// How a server is started.
#[derive(Clone, Copy, Debug)]
pub struct Options {
    /// The port on 127.0.0.1; 0 takes a free one.
    pub port: u16,
    /// Whether browsers may read the answers from a page of another origin.
    pub cors: bool,
}

impl Default for Options {
    fn default() -> Self {
        Self {
            port: 0,
            cors: true,
        }
    }
}

/// One request as it came in; preflights are not recorded.
#[derive(Clone, Debug)]
pub struct Recorded {
    /// The path with its version, such as `/v3.0/configuration/action/get_bot_agents`.
    pub path: String,
    /// The last part of the path.
    pub action: String,
    /// Names in lower case.
    pub headers: Vec<(String, String)>,
    /// The body's text.
    pub body: String,
}

impl Recorded {
    /// The value of a header, by its name in lower case.
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(key, _)| key == name)
            .map(|(_, value)| value.as_str())
    }

    /// The body as JSON; `null` when it is none.
    pub fn json(&self) -> Value {
        serde_json::from_str(&self.body).unwrap_or_default()
    }
}

/// A server that runs until it is stopped, or until the last that has it drops it.
#[derive(Clone, Debug)]
pub struct Running {
    /// Where it listens.
    pub address: SocketAddr,
    /// The engine, shared with the server.
    pub sandbox: Arc<Mutex<Sandbox>>,
    /// Every request so far, oldest first.
    pub requests: Arc<Mutex<Vec<Recorded>>>,
    held: Arc<watch::Sender<Option<String>>>,
    listening: Arc<Listening>,
}

impl Running {
    /// The base URL, such as `http://127.0.0.1:4000`.
    pub fn base_url(&self) -> String {
        format!("http://{}", self.address)
    }

    /// The engine, to look into its store or to change it.
    pub fn sandbox(&self) -> MutexGuard<'_, Sandbox> {
        lock(&self.sandbox)
    }

    /// A copy of every request so far.
    pub fn requests(&self) -> Vec<Recorded> {
        lock(&self.requests).clone()
    }

    /// Keeps an action's requests, once recorded, from being carried out until [`release`](Self::release).
    pub fn hold(&self, action: &str) {
        self.held.send_replace(Some(action.to_owned()));
    }

    /// Carries out what was held.
    pub fn release(&self) {
        self.held.send_replace(None);
    }

    /// Takes no more requests, and answers none of those that it has.
    pub fn stop(&self) {
        self.listening.stop();
    }

    /// The requests of one action so far.
    pub fn requests_of(&self, action: &str) -> Vec<Recorded> {
        let mut requests = self.requests();
        requests.retain(|request| request.action == action);
        requests
    }
}

/// What runs a server, until it is stopped.
#[derive(Debug)]
struct Listening(Mutex<Option<Runtime>>);

impl Listening {
    fn stop(&self) {
        // A plain drop would block, which panics inside an asynchronous test.
        if let Some(runtime) = lock(&self.0).take() {
            runtime.shutdown_background();
        }
    }
}

impl Drop for Listening {
    fn drop(&mut self) {
        self.stop();
    }
}

/// Starts a server on 127.0.0.1, in a thread of its own.
///
/// # Errors
///
/// When the port is taken or no thread can be started.
pub fn start(sandbox: Sandbox, options: Options) -> io::Result<Running> {
    let listener = std::net::TcpListener::bind((Ipv4Addr::LOCALHOST, options.port))?;
    listener.set_nonblocking(true)?;
    let address = listener.local_addr()?;
    let runtime = Builder::new_multi_thread()
        .worker_threads(1)
        .enable_all()
        .build()?;
    let door = Door {
        sandbox: Arc::new(Mutex::new(sandbox)),
        requests: Arc::default(),
        held: Arc::new(watch::Sender::new(None)),
        base_url: format!("http://{address}").into(),
    };
    let router = router(door.clone(), options);
    let listener = {
        let _inside = runtime.enter();
        TcpListener::from_std(listener)?
    };
    runtime.spawn(accept(listener, router));
    Ok(Running {
        address,
        sandbox: door.sandbox,
        requests: door.requests,
        held: door.held,
        listening: Arc::new(Listening(Mutex::new(Some(runtime)))),
    })
}

#[derive(Clone)]
struct Door {
    sandbox: Arc<Mutex<Sandbox>>,
    requests: Arc<Mutex<Vec<Recorded>>>,
    held: Arc<watch::Sender<Option<String>>>,
    base_url: Arc<str>,
}

/// Marks an answer that must not be sent: the connection is closed instead.
#[derive(Clone, Copy)]
struct Dropped;

fn router(door: Door, options: Options) -> Router {
    let router = Router::new()
        .route("/{*path}", post(answer))
        .with_state(door);
    if options.cors {
        router.layer(cors())
    } else {
        router
    }
}

fn cors() -> CorsLayer {
    CorsLayer::new()
        .allow_origin(Any)
        .allow_methods([Method::POST])
        .allow_headers([
            header::AUTHORIZATION,
            header::CONTENT_TYPE,
            HeaderName::from_static("x-region"),
        ])
        .expose_headers([header::RETRY_AFTER])
}

async fn accept(listener: TcpListener, router: Router) {
    loop {
        match listener.accept().await {
            Ok((stream, _)) => drop(tokio::spawn(serve(stream, router.clone()))),
            // For example too many open files: wait for some to close.
            Err(_) => tokio::time::sleep(Duration::from_millis(50)).await,
        }
    }
}

/// Serves one request and closes the connection.
///
/// Connections are not kept alive, because a browser silently sends a request again when a *reused*
/// connection closes without an answer; a dropped write would happen twice.
async fn serve(stream: TcpStream, router: Router) {
    let router = TowerToHyperService::new(router);
    let service = service_fn(move |request: Request<Incoming>| {
        let answer = router.call(request);
        async move {
            let Ok(response) = answer.await;
            match response.extensions().get::<Dropped>() {
                Some(Dropped) => Err(io::Error::from(io::ErrorKind::ConnectionAborted)),
                None => Ok(response),
            }
        }
    });
    // An error is a client that went away or a connection closed on purpose.
    let _closed = http1::Builder::new()
        .keep_alive(false)
        .serve_connection(TokioIo::new(stream), service)
        .await;
}

async fn answer(State(door): State<Door>, request: Request<Body>) -> Response<Body> {
    let (head, body) = request.into_parts();
    let Ok(bytes) = to_bytes(body, READ_LIMIT).await else {
        return with_status(413, Body::empty());
    };
    let recorded = Recorded {
        path: head.uri.path().to_owned(),
        action: head
            .uri
            .path()
            .rsplit('/')
            .next()
            .unwrap_or_default()
            .to_owned(),
        headers: texts(&head.headers),
        body: String::from_utf8_lossy(&bytes).into_owned(),
    };
    let request = api_request(&door.base_url, &recorded);
    let action = recorded.action.clone();
    lock(&door.requests).push(recorded);
    let mut holding = door.held.subscribe();
    let free = holding.wait_for(|held| held.as_ref() != Some(&action));
    // An error would be that the sender is gone, which the door itself has. Nothing may be kept of the
    // answer: it locks the sender.
    drop(free.await);
    let outcome = lock(&door.sandbox).handle(&request);
    tokio::time::sleep(outcome.delay).await;
    outcome.response.map_or_else(dropped, http_response)
}

fn api_request(base_url: &str, recorded: &Recorded) -> ApiRequest {
    let headers = [
        ("Authorization", "authorization"),
        ("Content-Type", "content-type"),
        ("X-Region", "x-region"),
    ]
    .into_iter()
    .filter_map(|(name, key)| Some((name, recorded.header(key)?.to_owned())))
    .collect();
    ApiRequest {
        url: format!("{base_url}{}", recorded.path),
        headers,
        body: recorded.body.clone(),
        effect: Effect::Write,
    }
}

fn http_response(answer: ApiResponse) -> Response<Body> {
    let content_type = match answer.body.chars().next() {
        None => None,
        Some('<') => Some("text/html; charset=utf-8"),
        Some(_) => Some("application/json"),
    };
    let mut response = with_status(answer.status, Body::from(answer.body));
    let headers = response.headers_mut();
    if let Some(content_type) = content_type {
        headers.insert(header::CONTENT_TYPE, HeaderValue::from_static(content_type));
    }
    if let Some(seconds) = answer.retry_after {
        headers.insert(header::RETRY_AFTER, HeaderValue::from(seconds));
    }
    response
}

fn dropped() -> Response<Body> {
    let mut response = Response::new(Body::empty());
    response.extensions_mut().insert(Dropped);
    response
}

fn with_status(status: u16, body: Body) -> Response<Body> {
    Response::builder()
        .status(status)
        .body(body)
        .unwrap_or_default()
}

fn texts(headers: &HeaderMap) -> Vec<(String, String)> {
    headers
        .iter()
        .map(|(name, value)| {
            let value = String::from_utf8_lossy(value.as_bytes());
            (name.as_str().to_owned(), value.into_owned())
        })
        .collect()
}

/// A test that panicked while it looked must not take the others down.
fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
