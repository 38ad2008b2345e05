//! The one place that does I/O: sends a request with the browser's `fetch`.

use std::future::Future;
use std::pin::{Pin, pin};
use std::time::Duration;

use futures::future::{Either, select};
use gloo_net::http::{Request as HttpRequest, Response as HttpResponse};
use gloo_timers::future::TimeoutFuture;
use wasm_bindgen::{JsCast, JsValue};
use wasm_bindgen_futures::JsFuture;
use web_sys::js_sys::{Array, Promise, Reflect};
use web_sys::{
    AbortController, RequestCache, RequestCredentials, RequestMode, RequestRedirect, js_sys,
};

use super::call::Effect;
use super::error::TransportError;
use super::request::{Method, Request};
use super::response::Response;

/// How long an answer may take. The service itself gives up after 15 seconds.
pub const TIME_OUT: Duration = Duration::from_secs(20);

/// How long the look for the cause of a failure may take.
const PROBE_TIME_OUT: Duration = Duration::from_secs(4);

/// How long after it refused a call the browser may take to say that it was for the page's policy: that is a task of
/// its own.
const POLICY_DELAY: Duration = Duration::from_millis(50);

/// A future that stays on the browser's one thread.
pub type LocalFuture<T> = Pin<Box<dyn Future<Output = T>>>;

/// Carries requests to an API, and waits: real ones and simulated ones alike.
pub trait Transport {
    /// Sends a request and waits for its whole answer, so long at the most.
    fn send(
        &self,
        request: Request,
        limit: Duration,
    ) -> LocalFuture<Result<Response, TransportError>>;

    /// Waits so long, or half as long again at the most.
    fn pause(&self, time: Duration) -> LocalFuture<()>;

    /// The time since a moment that stays the same.
    fn now(&self) -> Duration;
}

/// The browser's `fetch`.
#[derive(Clone, Copy, Debug, Default)]
pub struct Http;

impl Transport for Http {
    fn send(
        &self,
        request: Request,
        limit: Duration,
    ) -> LocalFuture<Result<Response, TransportError>> {
        Box::pin(Self::send_by(Method::Post, request, limit))
    }

    fn pause(&self, time: Duration) -> LocalFuture<()> {
        // Not all alike, so that many panels don't return at the same moment.
        let time = time.mul_f64(1.0 + js_sys::Math::random() / 2.0);
        Box::pin(timer(time))
    }

    fn now(&self) -> Duration {
        let clock = web_sys::window().and_then(|window| window.performance());
        let milliseconds = clock.map_or_else(js_sys::Date::now, |clock| clock.now());
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a positive number far below the limit"
        )]
        Duration::from_millis(milliseconds as u64)
    }
}

/// Waits exactly so long.
pub fn timer(time: Duration) -> TimeoutFuture {
    TimeoutFuture::new(u32::try_from(time.as_millis()).unwrap_or(u32::MAX))
}

/// What comes of it, if it comes in time.
async fn within<T>(limit: Duration, future: impl Future<Output = T>) -> Option<T> {
    match select(pin!(future), timer(limit)).await {
        Either::Left((result, _)) => Some(result),
        Either::Right(_) => None,
    }
}

impl Http {
    /// Sends a request by any method, and waits for its whole answer.
    ///
    /// # Errors
    /// When no answer comes, with the cause as far as it can be found out.
    pub async fn send_by(
        method: Method,
        request: Request,
        limit: Duration,
    ) -> Result<Response, TransportError> {
        let url = request.url.clone();
        let ends = Self.now() + limit;
        // Browsers are wrong about it at times, so an address that answers all the same is sent to.
        if !is_online() && !answers(&url, RequestMode::NoCors).await {
            return Err(TransportError::Offline);
        }
        match exchange(method, request, limit).await {
            Err(TransportError::ConnectionLost) => {
                let left = ends.saturating_sub(Self.now());
                let cause = within(left, diagnose(&url)).await;
                Err(cause.unwrap_or(TransportError::ConnectionLost))
            }
            other => other,
        }
    }
}

/// Sends a request and reads its answer, or gives up after the time-out.
async fn exchange(
    method: Method,
    request: Request,
    limit: Duration,
) -> Result<Response, TransportError> {
    // A read makes room for the next one. A write goes on, and nobody waits for its answer any more: broken off, it
    // might be done by half.
    let abort = match request.effect {
        Effect::Read => AbortController::new().ok(),
        Effect::Write => None,
    };
    let answer = within(limit, fetch(method, request, abort.as_ref())).await;
    answer.unwrap_or_else(|| {
        if let Some(abort) = abort {
            abort.abort();
        }
        Err(TransportError::TimedOut)
    })
}

async fn fetch(
    method: Method,
    request: Request,
    abort: Option<&AbortController>,
) -> Result<Response, TransportError> {
    if let Some(answer) = begun_early(&request) {
        let answer = JsFuture::from(answer).await;
        let answer = answer.map_err(|_| TransportError::ConnectionLost)?;
        return read_early(&answer).ok_or(TransportError::ConnectionLost);
    }
    let begin = match method {
        Method::Get => HttpRequest::get,
        Method::Post => HttpRequest::post,
        Method::Delete => HttpRequest::delete,
    };
    let mut builder = begin(&request.url)
        .credentials(RequestCredentials::Omit)
        .redirect(RequestRedirect::Error)
        .cache(RequestCache::NoStore)
        .abort_signal(abort.map(AbortController::signal).as_ref());
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
    read(response).await
}

/// Reads an answer to its end.
async fn read(response: HttpResponse) -> Result<Response, TransportError> {
    let status = response.status();
    let retry_after = response.headers().get("Retry-After");
    let body = response
        .text()
        .await
        .map_err(|_| TransportError::ConnectionLost)?;
    Ok(came(status, retry_after, body))
}

/// An answer of which this came.
fn came(status: u16, retry_after: Option<String>, body: String) -> Response {
    Response {
        status,
        retry_after: retry_after.and_then(|wait| seconds(&wait)),
        body,
    }
}

/// The answer to this very request, if `src/boot.js` has sent it already. It can be had once.
fn begun_early(request: &Request) -> Option<Promise> {
    let window = web_sys::window()?;
    let name = JsValue::from("botAgentsFirst");
    let begun = Reflect::get(&window, &name).ok()?;
    let member = |name: &str| Reflect::get(&begun, &name.into()).ok();
    let is = |name, text: &str| member(name).and_then(|it| it.as_string()).as_deref() == Some(text);
    let headers = member("headers")?;
    let has = |(name, value): &(&str, String)| {
        let sent = Reflect::get(&headers, &(*name).into()).ok();
        sent.and_then(|sent| sent.as_string()).as_ref() == Some(value)
    };
    let same =
        is("url", &request.url) && is("body", &request.body) && request.headers.iter().all(has);
    let answer = same.then(|| member("answer"))??;
    Reflect::set(&window, &name, &JsValue::UNDEFINED).ok()?;
    answer.dyn_into().ok()
}

/// An answer as `src/boot.js` hands it over.
fn read_early(answer: &JsValue) -> Option<Response> {
    let member = |name: &str| Reflect::get(answer, &name.into()).ok();
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "a status has three digits"
    )]
    let status = member("status")?.as_f64()? as u16;
    let retry_after = member("retryAfter")?.as_string();
    Some(came(status, retry_after, member("body")?.as_string()?))
}

/// The seconds that a `Retry-After` header asks for: a number of them, or a date.
fn seconds(retry_after: &str) -> Option<u32> {
    let wait = retry_after.trim();
    wait.parse().ok().or_else(|| {
        let left = (js_sys::Date::parse(wait) - js_sys::Date::now()) / 1_000.0;
        #[expect(
            clippy::cast_possible_truncation,
            clippy::cast_sign_loss,
            reason = "a past date means at once, and the number of seconds is small or too long anyway"
        )]
        (!left.is_nan()).then_some(left.ceil() as u32)
    })
}

/// Finds out why no answer came: `fetch` itself keeps that to itself.
///
/// The probes carry neither token nor body. A plain read that succeeds without asking for permission
/// shows that something is there; one that asks and fails shows that the permission is what's missing.
async fn diagnose(url: &str) -> TransportError {
    // It was sent before that, and may have arrived.
    if !is_online() {
        return TransportError::NetworkLost;
    }
    if !answers(url, RequestMode::NoCors).await {
        timer(POLICY_DELAY).await;
        return if is_forbidden(url) {
            TransportError::Forbidden
        } else {
            TransportError::Unreachable
        };
    }
    if answers(url, RequestMode::Cors).await {
        TransportError::ConnectionLost
    } else {
        TransportError::Refused
    }
}

/// What the browser believes of its own network.
fn is_online() -> bool {
    web_sys::window().is_none_or(|window| window.navigator().on_line())
}

/// Whether the page's policy has refused a call there. `src/boot.js` keeps what it refused: whole URLs, or their
/// beginning.
fn is_forbidden(url: &str) -> bool {
    let window = web_sys::window();
    let refused = window.and_then(|window| Reflect::get(&window, &"botAgentsRefused".into()).ok());
    let refused = refused.and_then(|refused| refused.dyn_into::<Array>().ok());
    let whole = web_sys::Url::new(url).map_or_else(|_| url.to_owned(), |url| url.href());
    let is_of = |refused: JsValue| refused.as_string().is_some_and(|it| whole.starts_with(&it));
    refused.is_some_and(|refused| refused.iter().any(is_of))
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
    let answer = within(PROBE_TIME_OUT, probe.send()).await;
    answer.is_some_and(|answer| answer.is_ok())
}
