//! The demo workspace: the sandbox as a transport, kept in this browser.

use std::cell::{OnceCell, RefCell};
use std::rc::Rc;
use std::time::Duration;

use serde_json::Value;

use super::storage::{self, Keep};
use crate::api::transport::timer;
use crate::api::{
    Connection, Http, LocalFuture, Request, Response, Token, Transport, TransportError,
};
use crate::model::ClientId;
use crate::parts::{NotFetched, part};
use crate::sandbox::{Outcome, Sandbox, tokens};

const KEY: &str = "demo";

/// A name that no host can have, so that nothing of the demo can ever reach a network.
pub const BASE_URL: &str = "https://demo.invalid";

/// The demo workspace. Clones share it.
#[derive(Clone, Default)]
pub struct Demo(Rc<OnceCell<Rc<dyn Engine>>>);

/// What the demo does, from behind a vtable: everything else would bring the sandbox along.
trait Engine {
    /// Carries out a request.
    fn handle(&self, request: &Request) -> Outcome;

    /// Puts everything back to how it was at first.
    fn reset(&self);
}

part! {
    /// The sandbox, which nobody needs without the demo.
    fn engine() -> fn() -> Rc<dyn Engine> as demo {
        || Rc::new(RefCell::new(resume()))
    }
}

impl Demo {
    /// Puts everything back to how it was at first.
    pub fn reset(&self) {
        match self.0.get() {
            Some(engine) => engine.reset(),
            None => storage::remove(Keep::Forever, KEY),
        }
    }

    /// The connection that may do everything in it.
    #[must_use]
    pub fn connection() -> Connection {
        Connection {
            base_url: BASE_URL.to_owned(),
            client_id: Some(ClientId::from(tokens::CLIENT_ID)),
            ..Connection::new(Token::new(tokens::FULL))
        }
    }

    /// The engine, once it is there.
    async fn engine(&self) -> Result<Rc<dyn Engine>, NotFetched> {
        let make = engine().await?;
        Ok(self.0.get_or_init(make).clone())
    }
}

impl Engine for RefCell<Sandbox> {
    fn handle(&self, request: &Request) -> Outcome {
        let mut sandbox = self.borrow_mut();
        let outcome = sandbox.handle(request);
        if sandbox.take_changed() {
            keep(&sandbox);
        }
        outcome
    }

    fn reset(&self) {
        self.borrow_mut().reset();
        keep(&self.borrow());
    }
}

fn keep(sandbox: &Sandbox) {
    storage::write(Keep::Forever, KEY, &sandbox.snapshot().to_string());
}

/// Goes on where this browser left the demo, or starts anew.
fn resume() -> Sandbox {
    let kept = storage::read(Keep::Forever, KEY);
    let snapshot = kept.and_then(|text| serde_json::from_str::<Value>(&text).ok());
    let sandbox = snapshot.and_then(|snapshot| Sandbox::restore(&snapshot).ok());
    sandbox.unwrap_or_else(fresh)
}

impl Transport for Demo {
    fn send(
        &self,
        request: Request,
        limit: Duration,
    ) -> LocalFuture<Result<Response, TransportError>> {
        let demo = self.clone();
        Box::pin(async move {
            // Nothing was sent.
            let engine = demo
                .engine()
                .await
                .map_err(|NotFetched| TransportError::Offline)?;
            let outcome = engine.handle(&request);
            timer(outcome.delay.min(limit)).await;
            if outcome.delay > limit {
                return Err(TransportError::TimedOut);
            }
            outcome.response.ok_or(TransportError::ConnectionLost)
        })
    }

    fn pause(&self, time: Duration) -> LocalFuture<()> {
        Http.pause(time)
    }

    fn now(&self) -> Duration {
        Http.now()
    }
}

fn fresh() -> Sandbox {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "any number will do as a seed"
    )]
    let seed = (web_sys::js_sys::Math::random() * f64::from(u32::MAX)) as u64;
    Sandbox::new(seed)
}
