//! Parsing a URL by the WHATWG rules: by the browser itself, and by a crate where there is none.

use crate::model::webhook_url::UrlParts;

/// The parts of a URL; `None` for a text that isn't one.
#[cfg(target_arch = "wasm32")]
#[must_use]
pub fn parse(text: &str) -> Option<UrlParts> {
    let url = web_sys::Url::new(text).ok()?;
    Some(UrlParts {
        scheme: url.protocol().trim_end_matches(':').to_owned(),
        has_user_info: !url.username().is_empty() || !url.password().is_empty(),
        host: url.hostname(),
        // `hash` is empty for an empty fragment as well as for none.
        has_fragment: url.href().contains('#'),
    })
}

/// The parts of a URL; `None` for a text that isn't one.
#[cfg(not(target_arch = "wasm32"))]
#[must_use]
pub fn parse(text: &str) -> Option<UrlParts> {
    let url = url::Url::parse(text).ok()?;
    Some(UrlParts {
        scheme: url.scheme().to_owned(),
        has_user_info: !url.username().is_empty() || !url.password().unwrap_or("").is_empty(),
        host: url.host_str().unwrap_or_default().to_owned(),
        has_fragment: url.fragment().is_some(),
    })
}
