//! A complete Configuration API in memory.
//!
//! One pure engine with two doors: in the browser it is the demo workspace, behind an HTTP server
//! (`tests/sandbox`) it is what end-to-end tests and curious developers talk to. It takes a
//! [`Request`](crate::api::request::Request) and says what to do with it; waiting and closing
//! connections is the door's work, because only the door has a clock and a socket.
//!
//! Where the API's documentation is silent, the sandbox decides thus:
//!
//! - Unknown *members* are stored and returned as they came, in order. Unknown *values* of an
//!   enumeration are refused, unless the bot already holds them.
//! - `id`, `application` and, on create, `default_group_priority` are ignored: the service owns the
//!   first two, and does not list the third.
//! - What a bot was not given is left out of the answers; only `max_chats_count` has a default.
//! - A change takes effect at once, unless [`Sandbox::with_propagation`] asks for less.
//! - v3.0 and v3.1 are served alike; later versions, whose methods are others, are refused.
//! - A member that is `null` counts as absent, also in a change: it unsets nothing.
//! - Methods for which no answer is documented answer `{}`.
//! - [`special`] inputs fail on purpose.
//!
//! It works on JSON values on purpose and shares no type with the client, so that a mistake in one
//! is not repeated by the other.

pub mod special;
pub mod store;
pub mod tokens;

mod handle;
mod ids;
mod outcome;
mod propagation;
mod refusal;
mod seed;
mod validate;

pub use outcome::Outcome;
pub use store::{RestoreError, Sandbox};
