//! The calls of this session, for those who want to see them. Kept in memory only.

use std::collections::VecDeque;
use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use super::sign_in::now;
use crate::api::{Exchange, Http, Transport};

/// How many calls are kept.
const KEPT: usize = 200;

/// A call in the log.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Logged {
    /// Which: no other call of this page has it.
    pub number: u64,
    /// When it was answered, in milliseconds since 1970.
    pub at: u64,
    /// What was sent, and what came.
    pub exchange: Arc<Exchange>,
}

/// The newest calls, oldest first.
#[derive(Clone, Debug, Default)]
struct Calls {
    kept: VecDeque<Logged>,
    /// How many there were.
    count: u64,
    /// What began before this moment isn't taken in any more.
    begin: Duration,
}

impl Calls {
    fn take_in(&mut self, at: u64, exchange: Exchange) {
        if exchange.begun < self.begin {
            return;
        }
        self.count += 1;
        self.kept.push_back(Logged {
            number: self.count,
            at,
            exchange: Arc::new(exchange),
        });
        if self.kept.len() > KEPT {
            self.kept.pop_front();
        }
    }
}

/// The log, and whether it is looked at; a context of the whole panel.
#[derive(Clone, Copy, Debug)]
pub struct ApiLog {
    calls: RwSignal<Calls>,
    open: RwSignal<bool>,
}

impl ApiLog {
    /// No calls yet.
    #[must_use]
    pub fn new() -> Self {
        Self {
            calls: RwSignal::new(Calls::default()),
            open: RwSignal::new(false),
        }
    }

    /// Whether the log is on the screen; whoever sets it opens or closes it.
    #[must_use]
    pub fn is_open(self) -> RwSignal<bool> {
        self.open
    }

    /// Takes in what a client tells.
    pub fn take_in(self, exchange: Exchange) {
        self.calls
            .try_update(|calls| calls.take_in(now(), exchange));
    }

    /// The calls, newest first.
    #[must_use]
    pub fn newest_first(self) -> Vec<Logged> {
        self.calls
            .with(|calls| calls.kept.iter().rev().cloned().collect())
    }

    /// Takes every call off the list. Those under way come in as usual.
    pub fn clear(self) {
        self.calls.update(|calls| calls.kept.clear());
    }

    /// Forgets every call, those under way included, and closes the log.
    pub fn forget(self) {
        self.calls.update(|calls| {
            calls.kept.clear();
            calls.begin = Http.now();
        });
        self.open.set(false);
    }
}

impl Default for ApiLog {
    fn default() -> Self {
        Self::new()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::{Body, Effect, TransportError};

    fn call(begun: u64) -> Exchange {
        Exchange {
            action: "get_bot_agents",
            effect: Effect::Read,
            attempt: 1,
            begun: Duration::from_millis(begun),
            took: Duration::ZERO,
            url: String::new(),
            headers: Vec::new(),
            sent: Body::default(),
            outcome: Err(TransportError::TimedOut),
        }
    }

    fn numbers(calls: &Calls) -> Vec<u64> {
        calls.kept.iter().map(|call| call.number).collect()
    }

    #[test]
    fn only_the_newest_calls_are_kept() {
        let mut calls = Calls::default();
        (0..250).for_each(|begun| calls.take_in(0, call(begun)));
        assert_eq!(numbers(&calls), (51..=250).collect::<Vec<_>>());
    }

    #[test]
    fn what_began_before_everything_was_forgotten_is_not_taken_in() {
        let mut calls = Calls {
            begin: Duration::from_millis(5),
            ..Calls::default()
        };
        for begun in [4, 5, 6] {
            calls.take_in(0, call(begun));
        }
        assert_eq!(numbers(&calls), [1, 2]);
    }
}
