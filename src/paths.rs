//! Every URL of the panel, made and read in one place.
//!
//! Paths are whole, with the base under which the panel is served in front, so links and navigation take them as
//! they are.

use std::sync::OnceLock;

use crate::model::BotId;
use crate::model::percent::{decode, encode, form};

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

/// The form of a new bot that begins as a template.
#[must_use]
pub fn template(name: &str) -> String {
    format!("{}?{}", new_bot(), query(&[("template", name)]))
}

/// The form of a new bot that begins as a copy of another.
#[must_use]
pub fn duplicate(id: &BotId) -> String {
    format!("{}?{}", new_bot(), query(&[("from", id.as_str())]))
}

/// The page of one bot, with its settings.
#[must_use]
pub fn bot(id: &BotId) -> String {
    format!("{}/bots/{}", base(), encode(id.as_str()))
}

/// The webhooks of one bot.
#[must_use]
pub fn bot_webhooks(id: &BotId) -> String {
    format!("{}/webhooks", bot(id))
}

/// The JSON of one bot.
#[must_use]
pub fn bot_json(id: &BotId) -> String {
    format!("{}/json", bot(id))
}

/// The calls about one bot, in several languages.
#[must_use]
pub fn bot_code(id: &BotId) -> String {
    format!("{}/code", bot(id))
}

/// Who gets the next chat: bots and groups; of every application, or of the token's own.
#[must_use]
pub fn routing(all: bool) -> String {
    let query = if all { "?show=all" } else { "" };
    format!("{}/routing{query}", base())
}

/// Bringing bots in from a file.
#[must_use]
pub fn import() -> String {
    format!("{}/import", base())
}

/// How the panel itself is set.
#[must_use]
pub fn settings() -> String {
    format!("{}/settings", base())
}

/// What is shown at a path.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Page {
    /// Where one connects, and then the list.
    Home,
    /// The list of bots.
    Bots,
    /// The form of a new bot.
    NewBot,
    /// One bot; which one, and what of it, [`bot_at`] tells.
    Bot,
    /// Who gets the next chat.
    Routing,
    /// Bringing bots in from a file.
    Import,
    /// How the panel itself is set.
    Settings,
}

impl Page {
    /// What is at a path; `None` if nothing is.
    #[must_use]
    pub fn at(path: &str) -> Option<Self> {
        Some(match segments(path)?[..] {
            [] | ["connect"] => Self::Home,
            ["bots"] => Self::Bots,
            ["bots", "new"] => Self::NewBot,
            ["bots", _] | ["bots", _, _] => Self::Bot,
            ["routing"] => Self::Routing,
            ["import"] => Self::Import,
            ["settings"] => Self::Settings,
            _ => return None,
        })
    }
}

/// Which bot a path is about, and which of its parts; empty where it says nothing of it.
#[must_use]
pub fn bot_at(path: &str) -> (BotId, String) {
    let segments = segments(path).unwrap_or_default();
    let text = |at: usize| segments.get(at).copied().map(decode).unwrap_or_default();
    (text(1).into(), text(2))
}

/// What of a path is below the base; `None` if it isn't.
#[must_use]
pub fn below_base(path: &str) -> Option<&str> {
    let below = path.strip_prefix(base())?;
    // Two slashes would begin the name of a host.
    let is_path = below.starts_with('/') && !below.starts_with("//");
    (is_path || below.is_empty()).then_some(below)
}

/// The names between the slashes. One slash more at the end changes nothing.
fn segments(path: &str) -> Option<Vec<&str>> {
    let path = below_base(path)?;
    let path = path.strip_suffix('/').unwrap_or(path);
    let segments: Vec<_> = path.split('/').skip(1).collect();
    (!segments.contains(&"")).then_some(segments)
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
                template("keyword bot"),
                duplicate(&id),
                bot(&id),
                bot(&"a/b?ü".into()),
                bot_webhooks(&id),
                bot_json(&id),
                bot_code(&id),
                routing(false),
                routing(true),
                import(),
                settings(),
            ],
            [
                "/",
                "/connect",
                "/bots",
                "/bots?show=all&q=pizza%20%26%20more",
                "/bots/new",
                "/bots/new?template=keyword%20bot",
                "/bots/new?from=5c9871d5372c824cbf22d860a707a578",
                "/bots/5c9871d5372c824cbf22d860a707a578",
                "/bots/a%2Fb%3F%C3%BC",
                "/bots/5c9871d5372c824cbf22d860a707a578/webhooks",
                "/bots/5c9871d5372c824cbf22d860a707a578/json",
                "/bots/5c9871d5372c824cbf22d860a707a578/code",
                "/routing",
                "/routing?show=all",
                "/import",
                "/settings",
            ]
        );
    }

    #[test]
    fn every_url_leads_to_its_page() {
        let id = BotId::from("a/b?\u{fc}+");
        for (path, page) in [
            (String::new(), Page::Home),
            (redirect(), Page::Home),
            (connect(), Page::Home),
            (bots(""), Page::Bots),
            (new_bot(), Page::NewBot),
            (bot(&id), Page::Bot),
            (bot_json(&id), Page::Bot),
            (routing(false), Page::Routing),
            (import(), Page::Import),
            (settings(), Page::Settings),
            (settings() + "/", Page::Settings),
        ] {
            assert_eq!(Page::at(&path), Some(page), "{path}");
        }
        assert_eq!(bot_at(&bot(&id)), (id.clone(), String::new()));
        assert_eq!(bot_at(&bot_json(&id)), (id, "json".to_owned()));
    }

    #[test]
    fn whatever_else_leads_nowhere() {
        for path in [
            "//",
            "//bots",
            "/bots//",
            "/settings//",
            "/botsy",
            "/bots/a/b/c",
            "bots",
            "/Bots",
        ] {
            assert_eq!(Page::at(path), None, "{path}");
        }
    }
}
