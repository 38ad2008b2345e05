//! The API's error shape and the HTTP status of each error type.

use serde_json::{Map, Value, json};

use crate::api::response::Response;

/// Error types and the status they are sent with; any other type is a 400.
///
/// The documentation names no statuses. Two are avoided because Chromium may silently send a request
/// again when it sees them, writes included: 408, and 421, which `misdirected_request` suggests.
const STATUSES: &[(&str, u16)] = &[
    ("authentication", 401),
    ("license_expired", 402),
    ("authorization", 403),
    ("limit_reached", 403),
    ("wrong_product_version", 403),
    ("not_found", 404),
    ("group_not_found", 404),
    ("license_not_found", 404),
    ("already_exists", 409),
    ("entity_too_large", 413),
    ("too_many_requests", 429),
    ("internal", 500),
    ("service_unavailable", 503),
    ("request_timeout", 504),
];

/// How long `too_many_requests` asks a client to wait, in seconds.
const RETRY_AFTER: u32 = 1;

/// A request that is not carried out, and why.
#[derive(Clone, Debug, PartialEq)]
pub struct Refusal {
    kind: &'static str,
    message: String,
    data: Option<Value>,
}

impl Refusal {
    /// A refusal of any type.
    pub fn new(kind: &'static str, message: impl Into<String>) -> Self {
        Self {
            kind,
            message: message.into(),
            data: None,
        }
    }

    /// Something about the body is wrong; the message names the place.
    pub fn validation(message: impl Into<String>) -> Self {
        Self::new("validation", message)
    }

    /// The token lives in another data centre.
    pub fn misdirected(region: &str) -> Self {
        Self {
            data: Some(json!({ "region": region })),
            ..Self::new(
                "misdirected_request",
                format!("send this request with the header `X-Region: {region}`"),
            )
        }
    }
}

impl From<Refusal> for Response {
    fn from(refusal: Refusal) -> Self {
        let status = STATUSES
            .iter()
            .find(|(kind, _)| *kind == refusal.kind)
            .map_or(400, |(_, status)| *status);
        let mut error = Map::new();
        error.insert("type".into(), refusal.kind.into());
        error.insert("message".into(), refusal.message.into());
        if let Some(data) = refusal.data {
            error.insert("data".into(), data);
        }
        Self {
            status,
            retry_after: (status == 429).then_some(RETRY_AFTER),
            body: json!({ "error": error }).to_string(),
        }
    }
}
