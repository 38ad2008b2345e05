//! A connection as the tab remembers it.

use serde_json::{Map, Value, json};

use crate::api::connection::API_VERSIONS;
use crate::api::{Client, Connection, Grant, Region, Request, Token};
use crate::model::ClientId;
use crate::state::storage::{self, Keep};

/// Under which a connection is kept for the tab, if the person asked for that.
pub(super) const KEY: &str = "connection";

/// The connection that the tab remembers.
pub(super) fn read() -> Option<Connection> {
    let text = storage::read(Keep::Tab, KEY)?;
    from_json(&serde_json::from_str(&text).ok()?)
}

/// The connection, and the first request that it will send: `src/boot.js` does so while the panel still loads.
pub(super) fn to_json(client: &Client) -> Value {
    with_first(
        client.connection(),
        client.region(),
        &client.first_request(),
    )
}

fn with_first(connection: &Connection, region: Option<Region>, first: &Request) -> Value {
    let header =
        |(name, value): &(&'static str, String)| ((*name).to_owned(), value.as_str().into());
    let headers: Map<_, _> = first.headers.iter().map(header).collect();
    json!({
        "first": { "url": first.url, "headers": headers, "body": first.body },
        "base_url": connection.base_url,
        "api_version": connection.api_version,
        "token": connection.token.reveal(),
        "region": region.map(Region::as_str),
        "wrap_requests": connection.wrap_requests,
        "client_id": connection.client_id.as_ref().map(ClientId::as_str),
        "accounts_url": connection.accounts_url,
        "grant": connection.grant.map(Grant::as_str),
        "expires_at": connection.expires_at,
        "organization": connection.organization,
    })
}

fn from_json(value: &Value) -> Option<Connection> {
    let text = |name| value.get(name).and_then(Value::as_str);
    Some(Connection {
        base_url: text("base_url")?.to_owned(),
        api_version: text("api_version")
            .filter(|version| API_VERSIONS.contains(version))?
            .to_owned(),
        region: text("region").and_then(Region::parse),
        wrap_requests: value.get("wrap_requests")?.as_bool()?,
        client_id: text("client_id").map(ClientId::from),
        accounts_url: text("accounts_url")?.to_owned(),
        grant: text("grant").and_then(Grant::parse),
        expires_at: value.get("expires_at").and_then(Value::as_u64),
        organization: text("organization").map(str::to_owned),
        ..Connection::new(Token::new(text("token")?))
    })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Effect;

    #[test]
    fn a_remembered_connection_comes_back_whole() {
        let connection = Connection {
            base_url: "/proxy".into(),
            api_version: "v3.1".into(),
            region: Some(Region::Fra),
            wrap_requests: false,
            client_id: Some("app".into()),
            accounts_url: "https://accounts.example".into(),
            grant: Some(Grant::Implicit),
            expires_at: Some(1_800_000_000_000),
            organization: Some("org".into()),
            ..Connection::new(Token::new("secret"))
        };
        let first = Request {
            url: "/proxy/v3.0/configuration/action/get_bot_agents".into(),
            headers: vec![("X-Region", "fra".into())],
            body: "{}".into(),
            effect: Effect::Read,
        };
        let kept = with_first(&connection, connection.region(), &first);
        assert_eq!(kept["first"]["headers"], json!({"X-Region": "fra"}));
        assert_eq!(kept["first"]["url"], *first.url);
        assert_eq!(from_json(&kept), Some(connection));
        assert_eq!(from_json(&json!({"token": "secret"})), None);
    }
}
