//! What came of the work on many bots.

use leptos::prelude::*;

use super::BulkWork;
use super::progress::outcome;
use crate::components::{Doing, explain};
use crate::messages::bulk as words;
use crate::pages::bots::status_cell::label;
use crate::state::Bulk;
use crate::state::bulk::{Failure, Item, Progress, Stop, Work};
use crate::ui::{Button, ButtonKind, CopyButton, focus_soon};

use super::progress::STOP_ID;

/// The heading of the report.
pub const HEADING_ID: &str = "bulk-report";
/// How many bots of a kind are listed one by one.
const LISTED: usize = 200;
/// How many names stand for those that weren't begun.
const NAMES: usize = 5;
/// The words that fit each bot by itself, whatever is done to it: it is as it was before.
const DOING: Doing = Doing::ChangingStatus;
/// The words for why all of it ended, which say nothing of any one bot.
const STOPPED_WHILE: Doing = Doing::Importing;

/// What succeeded, what failed and why, what nobody knows, and what wasn't begun.
#[component]
pub fn Over(work: BulkWork) -> impl IntoView {
    let because = move || {
        work.with(|bulk| match bulk.stopped() {
            Some(Stop::Connection(error)) => {
                Some(words::stopped_because(&explain(error, STOPPED_WHILE).text))
            }
            _ => None,
        })
        .flatten()
        .map(|text| view! { <p>{text}</p> })
    };
    let failed = move || {
        let listed = work.with(|bulk| listed(&bulk.failed()));
        listed.map(|(count, items)| part(words::failed_count(count), None, items, count))
    };
    let unknown = move || {
        let listed = work.with(|bulk| listed(&bulk.unknown()));
        let hint = Some(words::LOOK_AGAIN);
        listed.map(|(count, items)| part(words::unknown_count(count), hint, items, count))
    };
    let waiting = move || {
        work.with(|bulk| {
            let names = bulk.names(Progress::is_unbegun);
            (!names.is_empty()).then(|| words::some_of(&names, NAMES))
        })
        .flatten()
    };
    let not_begun = move || {
        let count = work.with(|bulk| bulk.counts().waiting).unwrap_or_default();
        let names = waiting()?;
        Some(view! {
            <section class="bulk-part">
                <h4>{words::waiting_count(count)}</h4>
                <p class="small">{names}</p>
            </section>
        })
    };
    view! {
        <div class="bulk-report">
            <h3 class="bulk-report__head" id=HEADING_ID tabindex="-1">{move || work.with(tally)}</h3>
            {because}
            {failed}
            {unknown}
            {not_begun}
            <p class="small">{words::PROPAGATION}</p>
            <p class="bulk-report__copy">
                <span>{words::COPY}</span>
                <CopyButton text=Signal::derive(move || work.with(summary).unwrap_or_default()) label=words::COPY />
            </p>
        </div>
    }
}

/// A name and a reason for each, as many as are listed, and how many there are.
type Listed = (usize, Vec<(String, String)>);

fn listed(items: &[&Item]) -> Listed {
    let line = |item: &&Item| (item.target.name.clone(), reason(item).unwrap_or_default());
    (items.len(), items.iter().take(LISTED).map(line).collect())
}

fn part(
    head: String,
    hint: Option<&'static str>,
    items: Vec<(String, String)>,
    count: usize,
) -> Option<impl IntoView> {
    let rest = count.saturating_sub(items.len());
    let line = |(name, reason)| {
        view! {
            <li class="bulk-line">
                <bdi class="bulk-line__name">{name}</bdi>
                <span class="bulk-line__reason">{reason}</span>
            </li>
        }
    };
    (count > 0).then(|| {
        let label = head.clone();
        view! {
            <section class="bulk-part">
                <h4>{head}</h4>
                {hint.map(|hint| view! { <p class="small">{hint}</p> })}
                <ul class="bulk-lines" role="list" tabindex="0" aria-label=label>
                    {items.into_iter().map(line).collect_view()}
                </ul>
                {(rest > 0).then(|| view! { <p class="small">{words::others_unlisted(rest)}</p> })}
            </section>
        }
    })
}

/// The buttons below the report.
#[component]
pub fn OverButtons(work: BulkWork) -> impl IntoView {
    let counts = Memo::new(move |_| work.with(Bulk::counts).unwrap_or_default());
    let again = move |_| {
        if let Some(run) = work.run() {
            run.retry();
            focus_soon(STOP_ID);
        }
    };
    let go_on = move |_| {
        if let Some(run) = work.run() {
            run.go_on();
            focus_soon(STOP_ID);
        }
    };
    view! {
        <Show when=move || { counts.get().failed > 0 }>
            <Button on:click=again>{words::RETRY}</Button>
        </Show>
        <Show when=move || { counts.get().waiting > 0 }>
            <Button on:click=go_on>{words::GO_ON}</Button>
        </Show>
        <Button kind=ButtonKind::Primary on:click=move |_| work.close()>{words::CLOSE}</Button>
    }
}

/// Why a bot isn't as wanted, if that is so.
pub fn reason(item: &Item) -> Option<String> {
    match &item.progress {
        Progress::Failed(Failure::Error(error)) => Some(explain(error, DOING).text),
        Progress::Failed(Failure::Overtaken(status)) => {
            Some(words::overtaken(&label(status.as_ref())))
        }
        _ => None,
    }
}

/// How many bots are how far, in words.
pub fn tally(bulk: &Bulk) -> String {
    let counts = bulk.counts();
    let done = match bulk.work() {
        Work::Remove => words::removed_count(counts.done),
        Work::SetStatus(status) => words::set_count(counts.done, status.label()),
    };
    let waiting = if bulk.is_over() { counts.waiting } else { 0 };
    let others = [
        (counts.failed, words::failed_count(counts.failed)),
        (counts.unknown, words::unknown_count(counts.unknown)),
        (waiting, words::waiting_count(waiting)),
    ];
    let others = others.into_iter().filter(|(count, _)| *count > 0);
    let parts: Vec<_> = std::iter::once(done)
        .chain(others.map(|(_, text)| text))
        .collect();
    parts.join(" · ")
}

/// How it ended, in a word.
pub fn end(bulk: &Bulk) -> &'static str {
    // After another try at what failed, those that a stop spared are still as they were.
    if bulk.stopped().is_some() || bulk.counts().waiting > 0 {
        words::STOPPED
    } else {
        words::FINISHED
    }
}

/// How it ended, in one line.
pub fn headline(bulk: &Bulk) -> String {
    words::headline(end(bulk), &tally(bulk))
}

/// All of it as text: what became of each bot.
fn summary(bulk: &Bulk) -> String {
    let line = |item: &Item| {
        let outcome = outcome(bulk.work(), item);
        let outcome = match reason(item) {
            Some(reason) => words::with_reason(outcome, &reason),
            None if item.progress.is_unbegun() => words::NOT_BEGUN.to_owned(),
            None => outcome.to_owned(),
        };
        words::line(&item.target.name, item.target.id.as_str(), &outcome)
    };
    let lines = bulk.items().iter().map(line);
    let all: Vec<_> = std::iter::once(headline(bulk)).chain(lines).collect();
    all.join("\n")
}
