//! The picture of a bot, or its initials, or a robot for want of both.

use leptos::prelude::*;

use crate::format::upper;
use crate::model::BotId;
use crate::model::validate::after_web_scheme;
use crate::state::web_url;
use crate::ui::{Icon, IconName, live};

/// How many hues the style sheet has.
const HUES: u32 = 8;

/// A bot's picture. Falls back to initials when there is none, or it can't be loaded.
#[component]
pub fn Avatar(
    /// Which bot, which its colour tells. A name can change, and two bots may have the same.
    #[prop(into)]
    id: Signal<BotId>,
    /// `avatar` as it came.
    #[prop(into)]
    url: Signal<Option<String>>,
    /// The bot's name, for the initials.
    #[prop(into)]
    name: Signal<String>,
    /// Larger, for the head of a page.
    #[prop(optional)]
    large: bool,
) -> impl IntoView {
    // What is no URL would only be asked for in vain.
    let is_url = |source: &String| web_url::parse(source).is_some();
    let source = move || url.with(|url| image_source(url.as_deref()?).filter(is_url));
    let broken = RwSignal::new(None::<String>);
    let size = if large {
        "avatar avatar--large"
    } else {
        "avatar"
    };
    let image = move || {
        let source = source().filter(|source| broken.get().as_ref() != Some(source))?;
        let shown = source.clone();
        Some(view! {
            <img
                class="avatar__image"
                src=source
                alt=""
                loading="lazy"
                referrerpolicy="no-referrer"
                on:error=move |_| broken.set(Some(shown.clone()))
            />
        })
    };
    let letters = |name: &str| match initials(name) {
        letters if letters.is_empty() => view! { <Icon name=IconName::Bot /> }.into_any(),
        letters => letters.into_any(),
    };
    // As a whole: a list has many, and each thing that follows a signal by itself costs.
    live(move || {
        let avatar = |name: &str| {
            view! {
                <span class=format!("{size} avatar--{}", id.with(|id| hue(id.as_str()))) aria-hidden="true">
                    {letters(name)}
                    {image()}
                </span>
            }
        };
        name.with(|name| avatar(name)).into_any()
    })
}

/// Addresses that are pictures themselves, of kinds that hold no more than the picture.
const PICTURES: [&str; 4] = [
    "data:image/png;",
    "data:image/jpeg;",
    "data:image/gif;",
    "data:image/webp;",
];

/// The address to load, with `https://` in front of one without a scheme; `None` for any scheme but
/// `https:` and `http:`, and for all but pictures among `data:`.
fn image_source(url: &str) -> Option<String> {
    let url = url.trim();
    if url.is_empty() || url.contains(char::is_whitespace) {
        return None;
    }
    if after_web_scheme(url).is_some() || PICTURES.iter().any(|start| url.starts_with(start)) {
        return Some(url.to_owned());
    }
    let bare = url.strip_prefix("//").unwrap_or(url);
    let host = bare.split(['/', '?', '#']).next().unwrap_or_default();
    // A colon before the first slash is a port only if digits follow; otherwise it ends a scheme.
    let port = host.split_once(':').map(|(_, port)| port);
    let plain =
        port.is_none_or(|port| !port.is_empty() && port.chars().all(|c| c.is_ascii_digit()));
    (plain && host.contains('.')).then(|| format!("https://{bare}"))
}

fn initials(name: &str) -> String {
    let words = name.split_whitespace();
    let letters = words.filter_map(|word| word.chars().find(|c| c.is_alphanumeric()));
    upper(&letters.take(2).collect::<String>())
}

fn hue(id: &str) -> u32 {
    let sum = id.bytes().fold(7_u32, |sum, byte| {
        sum.wrapping_mul(31).wrapping_add(u32::from(byte))
    });
    sum % HUES
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_web_addresses_are_loaded() {
        for (url, source) in [
            (
                "livechat.s3.amazonaws.com/a.jpg",
                Some("https://livechat.s3.amazonaws.com/a.jpg"),
            ),
            ("//cdn.example/a.png", Some("https://cdn.example/a.png")),
            ("https://a.example/x", Some("https://a.example/x")),
            ("HTTP://a.example/x", Some("HTTP://a.example/x")),
            ("a.example:8080/x", Some("https://a.example:8080/x")),
            ("javascript:alert(1)", None),
            ("javascript:alert.call(1)", None),
            (
                "data:image/png;base64,AA==",
                Some("data:image/png;base64,AA=="),
            ),
            ("data:image/svg+xml,x", None),
            ("data:text/html;base64,AA==", None),
            ("picture.png onerror=x", None),
            ("nothing", None),
            ("", None),
        ] {
            assert_eq!(image_source(url).as_deref(), source, "{url}");
        }
    }

    #[test]
    fn initials_of_names() {
        for (name, letters) in [
            ("John Doe", "JD"),
            ("pizza", "P"),
            ("  (night) shift bot", "NS"),
            ("!!!", ""),
        ] {
            assert_eq!(initials(name), letters, "{name}");
        }
    }
}
