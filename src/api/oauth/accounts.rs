//! Requests to the accounts server about a token, and how their answers are read.

use serde_json::Value;

use super::answer::excerpt;
use super::error::AccountsError;
use crate::api::call::Effect;
use crate::api::connection::{Connection, Token};
use crate::api::request::{Method, Request};
use crate::api::response::Response;
use crate::model::decode;

/// A request to the accounts server.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct AccountsRequest {
    /// How it is sent.
    pub method: Method,
    /// What is sent.
    pub request: Request,
    /// What of it must not show up in an error.
    pub secrets: Vec<String>,
}

/// A token that was just granted.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Granted {
    /// The token.
    pub token: Token,
    /// For how many seconds it is good, if the server said so.
    pub expires_in: Option<u64>,
    /// The organization that it belongs to, if the server said so.
    pub organization: Option<String>,
}

/// What the accounts server knows of a token.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct TokenFacts {
    /// The application that it was issued to.
    pub client_id: Option<String>,
    /// For how many more seconds it is good.
    pub expires_in: Option<u64>,
    /// The organization that it belongs to.
    pub organization: Option<String>,
}

/// A URL below the accounts server's.
pub(super) fn with_base(accounts_url: &str, rest: &str) -> String {
    format!("{}/{rest}", accounts_url.trim_end_matches('/'))
}

impl AccountsRequest {
    /// A request about a token, which goes in a header and never into the URL.
    fn about(token: &Token, method: Method, accounts_url: &str, path: &str) -> Self {
        let secret = token.reveal().to_owned();
        Self {
            method,
            request: Request {
                url: with_base(accounts_url, path),
                headers: vec![("Authorization", format!("Bearer {secret}"))],
                body: String::new(),
                effect: match method {
                    Method::Get => Effect::Read,
                    Method::Post | Method::Delete => Effect::Write,
                },
            },
            secrets: vec![secret],
        }
    }

    /// The server's own error in an answer, if that is one.
    fn error(&self, response: &Response, body: &Value) -> Option<AccountsError> {
        let text = |name| body.get(name).and_then(Value::as_str);
        let error = text("error");
        if error.is_none() && (200..300).contains(&response.status) {
            return None;
        }
        let said = |text: Option<&str>| {
            let text = text.filter(|text| !self.secrets.iter().any(|secret| text.contains(secret)));
            excerpt(text.unwrap_or_default())
        };
        Some(AccountsError::Answered {
            status: response.status,
            error: said(error),
            description: said(text("error_description")),
        })
    }

    /// The body of a good answer. Nothing of a body that can't be read is ever shown: it may hold a token.
    fn body(&self, response: &Response) -> Result<Value, AccountsError> {
        let parsed = decode::parse(&response.body);
        if let Some(error) = self.error(response, parsed.as_ref().unwrap_or(&Value::Null)) {
            return Err(error);
        }
        parsed.map_err(|_| AccountsError::Unreadable)
    }
}

impl Granted {
    /// Reads the answer to the exchange of a code.
    ///
    /// # Errors
    /// The server's own error, or an answer without a token that can be used.
    pub fn read(request: &AccountsRequest, response: &Response) -> Result<Self, AccountsError> {
        let body = request.body(response)?;
        let token = body.get("access_token").and_then(Value::as_str);
        let token = token.map(Token::new).filter(Token::is_well_formed);
        Ok(Self {
            token: token.ok_or(AccountsError::Unreadable)?,
            expires_in: body.get("expires_in").and_then(Value::as_u64),
            organization: text(&body, "organization_id"),
        })
    }
}

impl TokenFacts {
    /// The request for what the accounts server knows of a token.
    #[must_use]
    pub fn request(accounts_url: &str, token: &Token) -> AccountsRequest {
        AccountsRequest::about(token, Method::Get, accounts_url, "v2/info")
    }

    /// Reads the answer to it.
    ///
    /// # Errors
    /// The server's own error, or an answer that isn't JSON.
    pub fn read(request: &AccountsRequest, response: &Response) -> Result<Self, AccountsError> {
        let body = request.body(response)?;
        Ok(Self {
            client_id: text(&body, "client_id"),
            expires_in: body.get("expires_in").and_then(Value::as_u64),
            organization: text(&body, "organization_id"),
        })
    }
}

fn text(body: &Value, name: &str) -> Option<String> {
    body.get(name).and_then(Value::as_str).map(str::to_owned)
}

/// The request that makes the token of a connection invalid everywhere.
#[must_use]
pub fn revocation(connection: &Connection) -> AccountsRequest {
    let Connection {
        token,
        accounts_url,
        ..
    } = connection;
    AccountsRequest::about(token, Method::Delete, accounts_url, "v2/token")
}

/// Reads the answer to a revocation, whose body says nothing.
///
/// # Errors
/// The server's own error.
pub fn read_revocation(
    request: &AccountsRequest,
    response: &Response,
) -> Result<(), AccountsError> {
    let body = decode::parse(&response.body).unwrap_or(Value::Null);
    request.error(response, &body).map_or(Ok(()), Err)
}
