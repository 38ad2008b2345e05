//! The one place that does I/O: sends a request with the browser's `fetch`.

use std::future::Future;
use std::pin::{Pin, pin};

use futures::future::{Either, select};
use gloo_net::http::Request as HttpRequest;
use gloo_timers::future::TimeoutFuture;
use web_sys::{
    AbortController, RequestCache, RequestCredentials, RequestMode, RequestRedirect, js_sys,
};

use super::error::TransportError;
use super::request::{Method, Request};
use super::response::Response;

/// How long an answer may take, in seconds. The service itself gives up after 15.
pub const TIME_OUT_SECONDS: u32 = 20;

/// How long the look for the cause of a failure may take, in milliseconds.
const PROBE_TIME_OUT: u32 = 4_000;

/// A future that stays on the browser's one thread.
pub type LocalFuture<T> = Pin<Box<dyn Future<Output = T>>>;

/// Carries requests to an API, and waits: real ones and simulated ones alike.
pub trait Transport {
    /// Sends a request and waits for its whole answer.
    fn send(&self, request: Request) -> LocalFuture<Result<Response, TransportError>>;

    /// Waits about this many milliseconds.
    fn pause(&self, milliseconds: u32) -> LocalFuture<()>;
}

/// The browser's `fetch`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Http;

impl Transport for Http {
    fn send(&self, request: Request) -> LocalFuture<Result<Response, TransportError>> {
        Box::pin(Self::send_by(Method::Post, request))
    }

    fn pause(&self, milliseconds: u32) -> LocalFuture<()> {
        // Half as long again at most, so that many panels don't return at the same moment.
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a small positive number"
        )]
        let jitter = (js_sys::Math::random() * f64::from(milliseconds) / 2.0) as u32;
        Box::pin(TimeoutFuture::new(milliseconds + jitter))
    }
}

impl Http {
    /// Sends a request by any method, and waits for its whole answer.
    ///
    /// # Errors
    /// When no answer comes, with the cause as far as it can be found out.
    pub async fn send_by(method: Method, request: Request) -> Result<Response, TransportError> {
        let url = request.url.clone();
        match exchange(method, request).await {
            Err(TransportError::ConnectionLost) => Err(diagnose(&url).await),
            other => other,
        }
    }
}

/// Sends a request and reads its answer, or gives up after the time-out.
async fn exchange(method: Method, request: Request) -> Result<Response, TransportError> {
    let abort = AbortController::new().map_err(|_| TransportError::ConnectionLost)?;
    let answer = pin!(fetch(method, request, &abort));
    let time_out = TimeoutFuture::new(TIME_OUT_SECONDS * 1_000);
    match select(answer, time_out).await {
        Either::Left((answer, _)) => answer,
        Either::Right(_) => {
            abort.abort();
            Err(TransportError::TimedOut)
        }
    }
}

async fn fetch(
    method: Method,
    request: Request,
    abort: &AbortController,
) -> Result<Response, TransportError> {
    let begin = match method {
        Method::Get => HttpRequest::get,
        Method::Post => HttpRequest::post,
        Method::Delete => HttpRequest::delete,
    };
    let mut builder = begin(&request.url)
        .credentials(RequestCredentials::Omit)
        .redirect(RequestRedirect::Error)
        .cache(RequestCache::NoStore)
        .abort_signal(Some(&abort.signal()));
    for (name, value) in &request.headers {
        builder = builder.header(name, value);
    }
    let http = match method {
        Method::Post => builder.body(request.body),
        // A browser refuses a body here, even an empty one.
        Method::Get | Method::Delete => builder.build(),
    }
    .map_err(|_| TransportError::BadUrl)?;
    let response = http
        .send()
        .await
        .map_err(|_| TransportError::ConnectionLost)?;
    let status = response.status();
    let retry_after = response.headers().get("Retry-After");
    let body = response
        .text()
        .await
        .map_err(|_| TransportError::ConnectionLost)?;
    Ok(Response {
        status,
        retry_after: retry_after.and_then(|seconds| seconds.trim().parse().ok()),
        body,
    })
}

/// Finds out why no answer came: `fetch` itself keeps that to itself.
///
/// The probes carry neither token nor body. A plain read that succeeds without asking for permission
/// shows that something is there; one that asks and fails shows that the permission is what's missing.
async fn diagnose(url: &str) -> TransportError {
    let online = web_sys::window().is_none_or(|window| window.navigator().on_line());
    if !online {
        return TransportError::Offline;
    }
    if !answers(url, RequestMode::NoCors).await {
        return TransportError::Unreachable;
    }
    if answers(url, RequestMode::Cors).await {
        TransportError::ConnectionLost
    } else {
        TransportError::Refused
    }
}

async fn answers(url: &str, mode: RequestMode) -> bool {
    let Ok(probe) = HttpRequest::get(url)
        .mode(mode)
        .credentials(RequestCredentials::Omit)
        .cache(RequestCache::NoStore)
        .build()
    else {
        return false;
    };
    match select(pin!(probe.send()), TimeoutFuture::new(PROBE_TIME_OUT)).await {
        Either::Left((answer, _)) => answer.is_ok(),
        Either::Right(_) => false,
    }
}
