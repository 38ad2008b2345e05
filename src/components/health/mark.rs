//! A bot's health in two or three words.

use leptos::prelude::*;

use super::look;
use crate::health::{Severity, Summary};
use crate::messages::health as words;
use crate::ui::{Icon, IconName, SkeletonBar};

/// What is known about a bot's health.
#[derive(Clone, Debug, PartialEq)]
pub enum Health {
    /// The bot wasn't read yet.
    Unknown,
    /// What was found.
    Known(Summary),
    /// The bot couldn't be read, for this reason.
    Failed(String),
}

/// Says how a bot is, and leads to it.
#[component]
pub fn HealthMark(
    /// Where the bot's page is.
    #[prop(into)]
    href: String,
    /// The bot's name, for those who can't see the row.
    name: Signal<String>,
    /// How it is.
    health: Signal<Health>,
) -> impl IntoView {
    let show = move || match health.get() {
        Health::Unknown => view! {
            <span class="health-mark">
                <SkeletonBar />
            </span>
        }
        .into_any(),
        Health::Failed(reason) => {
            let title = reason.clone();
            view! {
                <span class="health-mark" title=title>
                    <span aria-hidden="true">"–"</span>
                    <span class="visually-hidden">{words::not_known(&reason)}</span>
                </span>
            }
            .into_any()
        }
        Health::Known(summary) => {
            let (class, icon) = class_and_icon(summary);
            view! {
                <a class=class href=href.clone() title=breakdown(summary)>
                    <Icon name=icon />
                    <span class="visually-hidden">{move || name.with(|name| words::health_of(name))}</span>
                    <span>{in_short(summary)}</span>
                </a>
            }
            .into_any()
        }
    };
    view! { {show} }
}

fn class_and_icon(summary: Summary) -> (&'static str, IconName) {
    match summary.worst() {
        Some(severity @ Severity::Blocks) => ("health-mark health-mark--blocks", look(severity).1),
        Some(severity @ Severity::Doubtful) => {
            ("health-mark health-mark--doubtful", look(severity).1)
        }
        Some(Severity::Hint) | None => ("health-mark", IconName::Check),
    }
}

/// The worst there is. What is only good to know doesn't count.
fn in_short(summary: Summary) -> String {
    match summary {
        Summary { blocks: 1.., .. } => words::stop_it(summary.blocks),
        Summary { doubtful: 1.., .. } => words::to_look_at(summary.doubtful),
        _ => words::OK.to_owned(),
    }
}

fn breakdown(summary: Summary) -> String {
    let counts = [
        (summary.blocks, Severity::Blocks),
        (summary.doubtful, Severity::Doubtful),
        (summary.hints, Severity::Hint),
    ];
    let some = counts.into_iter().filter(|(count, _)| *count > 0);
    let parts: Vec<_> = some
        .map(|(count, severity)| words::of_severity(count, &severity.label().to_lowercase()))
        .collect();
    if parts.is_empty() {
        words::NOTHING_FOUND.to_owned()
    } else {
        parts.join(", ")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_worst_counts_and_everything_is_told() {
        for (blocks, doubtful, hints, short, long) in [
            (0, 0, 0, "OK", "Nothing was found"),
            (0, 0, 2, "OK", "2 good to know"),
            (0, 1, 0, "1 to look at", "1 doubtful"),
            (
                1,
                3,
                1,
                "1 stops it",
                "1 can’t work, 3 doubtful, 1 good to know",
            ),
            (2, 0, 0, "2 stop it", "2 can’t work"),
        ] {
            let summary = Summary {
                blocks,
                doubtful,
                hints,
            };
            assert_eq!(in_short(summary), short);
            assert_eq!(breakdown(summary), long);
        }
    }
}
