//! What came of the work on many bots.

use leptos::prelude::*;

use super::BulkWork;
use super::progress::outcome;
use crate::components::{Doing, explain};
use crate::messages::bulk as words;
use crate::pages::bots::status_cell::label;
use crate::state::Bulk;
use crate::state::bulk::{Failure, Item, Progress, Stop, Success, Work};
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
        let failed = work.with(|bulk| (bulk.failed().len(), by_cause(&bulk.failed())));
        failed.map(|(count, causes)| part(words::failed_count(count), None, causes, count))
    };
    let unknown = move || {
        let unknown = work.with(|bulk| (bulk.unknown().len(), by_cause(&bulk.unknown())));
        let hint = Some(words::LOOK_AGAIN);
        unknown.map(|(count, causes)| part(words::unknown_count(count), hint, causes, count))
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
    let takes_time = move || work.with(takes_time).unwrap_or_default();
    view! {
        <div class="bulk-report">
            <h3 class="bulk-report__head" id=HEADING_ID tabindex="-1">{move || work.with(tally)}</h3>
            {because}
            {failed}
            {unknown}
            {not_begun}
            {move || takes_time().then(|| view! { <p class="small">{words::PROPAGATION}</p> })}
            <p class="bulk-report__copy">
                <span>{words::COPY}</span>
                <CopyButton text=Signal::derive(move || work.with(summary).unwrap_or_default()) label=words::COPY />
            </p>
        </div>
    }
}

/// Why bots aren't as wanted, and the names of those of which that is so.
type Cause = (String, Vec<String>);

/// Each cause once, in the order of the bots, with as many names in all as are listed.
fn by_cause(items: &[&Item]) -> Vec<Cause> {
    let mut causes: Vec<Cause> = Vec::new();
    for item in items.iter().take(LISTED) {
        let (reason, name) = (reason(item).unwrap_or_default(), item.target.name.clone());
        match causes.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, names)) => names.push(name),
            None => causes.push((reason, vec![name])),
        }
    }
    causes
}

/// Whether anything was changed, or may have been.
fn takes_time(bulk: &Bulk) -> bool {
    let changed = |item: &Item| match &item.progress {
        Progress::Done(success) => *success != Success::Already,
        Progress::Failed(failure) => failure.is_unknown(),
        _ => false,
    };
    bulk.items().iter().any(changed)
}

fn part(
    head: String,
    hint: Option<&'static str>,
    causes: Vec<Cause>,
    count: usize,
) -> Option<impl IntoView> {
    let rest = count.saturating_sub(causes.iter().map(|(_, names)| names.len()).sum());
    let name = |name| view! { <bdi class="bulk-line__name">{name}</bdi> };
    let line = |(reason, names): Cause| {
        view! {
            <li class="bulk-line">
                <span class="bulk-line__names">{names.into_iter().map(name).collect_view()}</span>
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
                    {causes.into_iter().map(line).collect_view()}
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
    let others = counts.failed + counts.unknown + waiting;
    let parts = [
        // That there are none is said only where nothing else is.
        (counts.done > 0 || others == 0, done),
        (counts.failed > 0, words::failed_count(counts.failed)),
        (counts.unknown > 0, words::unknown_count(counts.unknown)),
        (waiting > 0, words::waiting_count(waiting)),
    ];
    let parts = parts.into_iter().filter(|(said, _)| *said);
    parts.map(|(_, text)| text).collect::<Vec<_>>().join(" · ")
}

/// How it ended, in a word.
pub fn end(bulk: &Bulk) -> &'static str {
    let counts = bulk.counts();
    // After another try at what failed, those that a stop spared are still as they were.
    if bulk.stopped().is_some() || counts.waiting > 0 {
        words::STOPPED
    } else if counts.failed < counts.all {
        words::FINISHED
    } else if *bulk.work() == Work::Remove {
        words::NONE_REMOVED
    } else {
        words::NONE_SET
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Evidence;
    use crate::model::{BotId, Status};
    use crate::state::bulk::Target;

    /// The work on bots of these names, each with what became of it.
    fn over(work: Work, ends: &[(&str, Result<Success, Failure>)]) -> Bulk {
        let target = |(name, _): &(&str, _)| Target {
            id: BotId::from(*name),
            name: (*name).to_owned(),
            status: None,
        };
        let mut bulk = Bulk::new(work, ends.iter().map(target).collect());
        while let Some(target) = bulk.begin() {
            let end = ends.iter().find(|(name, _)| *name == target.name).unwrap();
            bulk.finish(&target.id, end.1.clone());
        }
        bulk
    }

    fn overtaken(status: Status) -> Result<Success, Failure> {
        Err(Failure::Overtaken(Some(status)))
    }

    #[test]
    fn a_cause_is_told_once_with_all_names() {
        let bulk = over(
            Work::SetStatus(Status::Offline),
            &[
                ("A", overtaken(Status::AcceptingChats)),
                ("B", overtaken(Status::NotAcceptingChats)),
                ("C", overtaken(Status::AcceptingChats)),
            ],
        );
        let causes = by_cause(&bulk.failed());
        let names: Vec<_> = causes.iter().map(|(_, names)| names.join("")).collect();
        assert_eq!(names, ["AC", "B"]);
        assert!(causes[0].0.contains("accepting chats"), "{}", causes[0].0);
    }

    #[test]
    fn work_of_which_nothing_came_is_not_called_finished() {
        let failed = || overtaken(Status::AcceptingChats);
        let changed = || Ok(Success::Changed(Evidence::Answered));
        let status = || Work::SetStatus(Status::Offline);
        for (work, ends, headline_wanted, time) in [
            (
                status(),
                [failed(), failed()],
                "No status was set: 2 failed",
                false,
            ),
            (
                Work::Remove,
                [failed(), failed()],
                "Nothing was removed: 2 failed",
                false,
            ),
            (
                Work::Remove,
                [changed(), failed()],
                "Finished: 1 bot agent removed · 1 failed",
                true,
            ),
            (
                status(),
                [Ok(Success::Already), failed()],
                "Finished: 1 bot agent set to “Offline” · 1 failed",
                false,
            ),
        ] {
            let [one, other] = ends;
            let bulk = over(work, &[("A", one), ("B", other)]);
            assert_eq!(headline(&bulk), headline_wanted);
            assert_eq!(takes_time(&bulk), time, "{headline_wanted}");
        }
        assert_eq!(tally(&over(status(), &[])), "0 bot agents set to “Offline”");
    }
}
