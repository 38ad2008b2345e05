//! Every URL of the panel, made in one place.
//!
//! The functions give whole paths, with the base under which the panel is served in front, so links
//! and navigation take them as they are.

use std::sync::OnceLock;

use crate::model::BotId;
use crate::model::percent::{encode, form};

/// Where the panel is served; without a slash at the end.
static BASE: OnceLock<String> = OnceLock::new();

/// Sets the base path, once, before anything is shown. A path of `/` is the usual one.
pub fn set_base(path: &str) {
    // A second call changes nothing: links that were made already couldn't follow.
    let _ = BASE.set(path.trim_end_matches('/').to_owned());
}

/// The base path, empty for the root of the host.
#[must_use]
pub fn base() -> &'static str {
    BASE.get().map_or("", String::as_str)
}

/// Where the accounts server sends people back to after signing in: the front page, because every host
/// serves that one.
#[must_use]
pub fn redirect() -> String {
    format!("{}/", base())
}

/// The page where one connects.
#[must_use]
pub fn connect() -> String {
    format!("{}/connect", base())
}

/// The list of bots. The query is what [`query`] makes, and may be empty.
#[must_use]
pub fn bots(query: &str) -> String {
    let mark = if query.is_empty() { "" } else { "?" };
    format!("{}/bots{mark}{query}", base())
}

/// The form of a new bot.
#[must_use]
pub fn new_bot() -> String {
    format!("{}/bots/new", base())
}

/// The page of one bot.
#[must_use]
pub fn bot(id: &BotId) -> String {
    format!("{}/bots/{}", base(), encode(id.as_str()))
}

/// The query part of a URL; members without a value are left out.
#[must_use]
pub fn query(members: &[(&str, &str)]) -> String {
    let filled = members.iter().filter(|(_, value)| !value.is_empty());
    form(&filled.copied().collect::<Vec<_>>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_url() {
        let id = BotId::from("5c9871d5372c824cbf22d860a707a578");
        let list = query(&[("show", "all"), ("q", "pizza & more"), ("status", "")]);
        assert_eq!(
            [
                redirect(),
                connect(),
                bots(""),
                bots(&list),
                new_bot(),
                bot(&id),
                bot(&"a/b?ü".into())
            ],
            [
                "/",
                "/connect",
                "/bots",
                "/bots?show=all&q=pizza%20%26%20more",
                "/bots/new",
                "/bots/5c9871d5372c824cbf22d860a707a578",
                "/bots/a%2Fb%3F%C3%BC",
            ]
        );
    }
}
