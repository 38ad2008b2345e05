//! The cells of what `get_bot_agent_details` tells: how many chats, which groups, where webhooks go.

use std::sync::Arc;

use leptos::prelude::*;

use super::detail::{Fact, Known, nothing};
use crate::format;
use crate::messages::bots as words;
use crate::model::{Bot, Membership, Webhooks};
use crate::state::{GroupNames, Preferences, web_url};
use crate::ui::Popover;

/// How many groups there is room for.
const GROUPS_SHOWN: usize = 2;

/// How many chats the bot takes at once.
#[component]
pub fn LimitFact(known: Known) -> impl IntoView {
    let show = |bot: Arc<Bot>| match bot.max_chats_count {
        Some(limit) => limit_text(limit).into_any(),
        None => nothing(words::NOT_TOLD.to_owned()),
    };
    view! { <Fact known show /> }
}

/// The groups, with the bot's priority in each.
#[component]
pub fn GroupsFact(known: Known, name: Signal<String>) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let names = untrack(|| preferences.group_names());
    let show = move |bot: Arc<Bot>| match bot.groups.as_deref() {
        None => nothing(words::NOT_TOLD.to_owned()),
        Some([]) => view! { <span class="muted">{words::NO_GROUPS}</span> }.into_any(),
        Some(groups) => {
            let texts: Vec<_> = groups
                .iter()
                .map(|group| group_text(group, &names))
                .collect();
            let shown = texts.iter().take(GROUPS_SHOWN).cloned().collect::<Vec<_>>();
            let rest = texts.len().saturating_sub(GROUPS_SHOWN);
            let more = (rest > 0).then(|| {
                let count = texts.len();
                let text = words::more_groups(rest);
                let shown = text.clone();
                let label = Signal::derive(move || words::all_groups(&shown, count, &name.get()));
                let item = |text: String| view! { <li>{text}</li> };
                view! {
                    <Popover text label>
                        <ul>{texts.into_iter().map(item).collect_view()}</ul>
                    </Popover>
                }
            });
            view! {
                <span class="bot-groups">
                    <span class="bot-groups__text">{shown.join(", ")}</span>
                    {more}
                </span>
            }
            .into_any()
        }
    };
    view! { <Fact known show /> }
}

/// Where the webhooks go, and how many actions trigger one.
#[component]
pub fn WebhookFact(known: Known) -> impl IntoView {
    let show = |bot: Arc<Bot>| match bot.webhooks.as_ref().and_then(host) {
        None => view! { <span class="muted">{words::NO_WEBHOOK}</span> }.into_any(),
        Some(host) => {
            let actions = bot.webhooks.as_ref().and_then(|it| it.actions.as_ref());
            let title = host.clone();
            view! {
                <span class="bot-webhook">
                    <bdi class="bot-webhook__host" title=title>{host}</bdi>
                    <span class="bot-webhook__actions">{words::actions(actions.map_or(0, Vec::len))}</span>
                </span>
            }
            .into_any()
        }
    };
    view! { <Fact known show /> }
}

/// The number with its digits grouped; one that makes no sense as it is.
fn limit_text(limit: i64) -> String {
    u64::try_from(limit).map_or_else(|_| limit.to_string(), format::number)
}

fn group_text(group: &Membership, names: &GroupNames) -> String {
    let number = group.id.0.to_string();
    let name = names.get(group.id).unwrap_or(&number);
    words::group(name, group.priority.as_str())
}

/// The host of the URL; the whole text of one that can't be read.
fn host(webhooks: &Webhooks) -> Option<String> {
    let url = webhooks.url.as_deref()?.trim();
    if url.is_empty() {
        return None;
    }
    let host = web_url::parse(url).map(|parts| parts.host);
    Some(
        host.filter(|host| !host.is_empty())
            .unwrap_or_else(|| url.to_owned()),
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_the_host_is_shown_of_a_url_that_has_one() {
        for (url, shown) in [
            (
                Some("https://hooks.example.com/a?key=1"),
                Some("hooks.example.com"),
            ),
            (Some("http://10.0.0.1:8080/"), Some("10.0.0.1")),
            (Some("not a url"), Some("not a url")),
            (Some(" "), None),
            (None, None),
        ] {
            let webhooks = Webhooks {
                url: url.map(str::to_owned),
                ..Webhooks::default()
            };
            assert_eq!(host(&webhooks).as_deref(), shown, "{url:?}");
        }
    }

    #[test]
    fn limits_are_grouped_by_three_and_nonsense_is_left_alone() {
        assert_eq!(limit_text(6), "6");
        assert_eq!(limit_text(12_000), "12,000");
        assert_eq!(limit_text(-1), "-1");
    }
}
