//! The Configuration API client: requests built purely, answers decoded purely, and one place that
//! does I/O ([`transport`]). [`oauth`] is how a person comes by an access token.
//!
//! What differs between versions of the API is in a module of its own, [`v3_0`]; a later version gets
//! a sibling that builds the same [`Call`]s, and nothing above this module notices.

pub mod call;
pub mod client;
pub mod connection;
pub mod error;
pub mod exchange;
mod list;
pub mod oauth;
pub mod request;
pub mod response;
pub mod transport;
pub mod v3_0;

pub use call::{Call, Effect};
pub use client::{Client, Created, Evidence};
pub use connection::{Connection, Region, Token};
pub use error::{Aftermath, ApiError, Cause, Error, ErrorType, TransportError};
pub use exchange::{Body, Exchange, Reply};
pub use oauth::{Attempt, Grant, SignInError};
pub use request::{Method, Request};
pub use response::Response;
pub use transport::{Http, LocalFuture, Transport};
