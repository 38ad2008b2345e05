//! What the programs of every language are made from.

use super::body::{Body, escaped, escaped_whole};
use crate::api::Request;

/// A request in the parts of which a program is made.
pub struct Outline<'a> {
    /// The method of the API.
    pub action: &'a str,
    /// The whole URL.
    pub url: &'a str,
    /// Every header but the one with the token.
    pub headers: Vec<(&'a str, &'a str)>,
    /// The body.
    pub body: Body,
}

impl<'a> Outline<'a> {
    /// Takes a request apart.
    pub fn new(request: &'a Request) -> Self {
        let headers = request.headers.iter();
        let headers = headers.map(|(name, value)| (*name, value.as_str()));
        Self {
            action: request.url.rsplit('/').next().unwrap_or_default(),
            url: &request.url,
            headers: headers
                .filter(|(name, _)| !name.eq_ignore_ascii_case("Authorization"))
                .collect(),
            body: Body::new(&request.body),
        }
    }
}

/// The name of a variable, or of one in the environment, that holds the secret of this number.
pub fn numbered(name: &str, divider: &str, secret: usize) -> String {
    if secret == 0 {
        return name.to_owned();
    }
    [name, divider, &(secret + 1).to_string()].concat()
}

/// The variable in the environment that holds the secret of this number.
pub fn secret_variable(secret: usize) -> String {
    numbered("WEBHOOK_SECRET", "_", secret)
}

/// A text as JavaScript writes it, and JSON too.
pub fn quoted(text: &str) -> String {
    escaped(&text.into())
}

/// A text as Python and Go write it.
pub fn quoted_whole(text: &str) -> String {
    escaped_whole(&text.into())
}

/// A text between backticks, or in a shell's here-document: both replace what they find in it.
pub fn unexpanded(text: &str) -> String {
    let mut out = String::with_capacity(text.len());
    for letter in text.chars() {
        if matches!(letter, '\\' | '`' | '$') {
            out.push('\\');
        }
        out.push(letter);
    }
    out
}
