//! What goes out: one HTTP request as a plain value, built without I/O.

use serde_json::json;

use super::call::{Call, Effect};
use super::connection::{Connection, Region};

/// How a request is sent; the API itself knows only `POST`.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Method {
    /// `GET`, without a body.
    Get,
    /// `POST`
    Post,
    /// `DELETE`, without a body.
    Delete,
}

/// A `POST` that a [transport](super::transport) can send as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Request {
    /// The whole URL, such as `https://api.livechatinc.com/v3.0/configuration/action/get_bot_agents`.
    pub url: String,
    /// Header names and values, names in their usual spelling (`Content-Type`, `Authorization`, `X-Region`).
    pub headers: Vec<(&'static str, String)>,
    /// The JSON text of the body.
    pub body: String,
    /// Whether it changes anything: a request that does is never broken off.
    pub effect: Effect,
}

impl Request {
    /// Builds the request for a call.
    #[must_use]
    pub fn new<T>(connection: &Connection, region: Option<Region>, call: &Call<T>) -> Self {
        let base = connection.base_url.trim_end_matches('/');
        let version = &connection.api_version;
        let action = call.action;
        let mut headers = vec![
            ("Content-Type", "application/json".to_owned()),
            (
                "Authorization",
                format!("Bearer {}", connection.token.reveal()),
            ),
        ];
        if let Some(region) = region.filter(|region| *region != Region::Dal) {
            headers.push(("X-Region", region.as_str().to_owned()));
        }
        let body = if connection.wrap_requests {
            json!({ "payload": call.payload }).to_string()
        } else {
            call.payload.to_string()
        };
        Self {
            url: format!("{base}/{version}/configuration/action/{action}"),
            headers,
            body,
            effect: call.effect,
        }
    }

    /// The value of the first header of this name, without regard to case.
    #[must_use]
    pub fn header(&self, name: &str) -> Option<&str> {
        self.headers
            .iter()
            .find(|(key, _)| key.eq_ignore_ascii_case(name))
            .map(|(_, value)| value.as_str())
    }
}
