//! The demo workspace: the sandbox as a transport, kept in this browser.

use std::cell::RefCell;
use std::rc::Rc;
use std::time::Duration;

use serde_json::Value;

use super::storage::{self, Keep};
use crate::api::transport::timer;
use crate::api::{
    Connection, Http, LocalFuture, Request, Response, Token, Transport, TransportError,
};
use crate::model::ClientId;
use crate::sandbox::{Sandbox, tokens};

const KEY: &str = "demo";

/// A name that no host can have, so that nothing of the demo can ever reach a network.
pub const BASE_URL: &str = "https://demo.invalid";

/// The demo workspace. Clones share it.
#[derive(Clone)]
pub struct Demo(Rc<RefCell<Sandbox>>);

impl Demo {
    /// Goes on where this browser left it, or starts anew.
    #[must_use]
    pub fn open() -> Self {
        let kept = storage::read(Keep::Forever, KEY);
        let snapshot = kept.and_then(|text| serde_json::from_str::<Value>(&text).ok());
        let sandbox = snapshot.and_then(|snapshot| Sandbox::restore(&snapshot).ok());
        Self(Rc::new(RefCell::new(sandbox.unwrap_or_else(fresh))))
    }

    /// Puts everything back to how it was at first.
    pub fn reset(&self) {
        self.0.borrow_mut().reset();
        self.keep();
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

    fn keep(&self) {
        let snapshot = self.0.borrow().snapshot().to_string();
        storage::write(Keep::Forever, KEY, &snapshot);
    }
}

impl Transport for Demo {
    fn send(
        &self,
        request: Request,
        limit: Duration,
    ) -> LocalFuture<Result<Response, TransportError>> {
        let demo = self.clone();
        Box::pin(async move {
            let before = demo.0.borrow().clone();
            let outcome = demo.0.borrow_mut().handle(&request);
            if *demo.0.borrow() != before {
                demo.keep();
            }
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
