//! How far the work on many bots is, while it goes on.

use leptos::prelude::*;

use super::BulkWork;
use super::report::{reason, tally};
use crate::components::status_icon;
use crate::messages::bulk as words;
use crate::state::Bulk;
use crate::state::bulk::{Counts, Item, Progress, Success, Work};
use crate::ui::{Button, ButtonKind, Icon, IconName};

/// The button that stops.
pub const STOP_ID: &str = "bulk-stop";
/// How many bots have a line.
const LINES: usize = 200;

/// A bar, and a line per bot.
#[component]
pub fn Running(work: BulkWork) -> impl IntoView {
    let counts = Memo::new(move |_| work.with(Bulk::counts).unwrap_or_default());
    let places = Memo::new(move |_| work.with(|bulk| bulk.lines(LINES)).unwrap_or_default());
    let unlisted = move || {
        let rest = counts.get().all - places.with(Vec::len).min(counts.get().all);
        (rest > 0).then(|| view! { <p class="small">{words::others_unlisted(rest)}</p> })
    };
    let stopping = move || {
        let stopping = work.with(|bulk| bulk.stopped().is_some()) == Some(true);
        stopping.then(|| view! { <p>{words::STOPPING}</p> })
    };
    view! {
        <ProgressBar work counts />
        <p class="small">{move || work.with(tally)}</p>
        {stopping}
        <ol class="bulk-lines" role="list" tabindex="0" aria-label=words::BOT_BY_BOT>
            <For each=move || places.get() key=|place| *place let:place>
                <Line work place />
            </For>
        </ol>
        {unlisted}
    }
}

/// How much is over.
#[component]
pub fn ProgressBar(
    /// The work.
    work: BulkWork,
    /// How far it is.
    counts: Memo<Counts>,
) -> impl IntoView {
    let number = |number: usize| number.to_string();
    view! {
        <div class="bulk-progress">
            <progress
                aria-label=move || work.title()
                max=move || number(counts.get().all)
                value=move || number(counts.get().over())
            ></progress>
            <span class="bulk-progress__count">
                {move || words::progress(counts.get().over(), counts.get().all)}
            </span>
        </div>
    }
}

#[component]
fn Line(work: BulkWork, place: usize) -> impl IntoView {
    let item = Memo::new(move |_| {
        work.with(|bulk| bulk.items().get(place).cloned())
            .flatten()
            .unwrap_or_default()
    });
    let name = item.with_untracked(|item| item.target.name.clone());
    let outcome = move || work.with(|bulk| item.with(|item| outcome(bulk.work(), item)));
    let why = move || {
        let reason = item.with(reason)?;
        Some(view! { <span class="bulk-line__reason">{reason}</span> })
    };
    view! {
        <li class="bulk-line">
            <bdi class="bulk-line__name">{name}</bdi>
            <span class="bulk-line__outcome">
                {move || item.with(|item| view! { <Icon name=icon(&item.progress) /> })}
                <span>{outcome}</span>
            </span>
            {why}
        </li>
    }
}

fn icon(progress: &Progress) -> IconName {
    match progress {
        Progress::Waiting | Progress::Held => status_icon(None),
        Progress::Running => IconName::Refresh,
        Progress::Done(_) => IconName::Check,
        Progress::Failed(failure) if failure.is_unknown() => IconName::Warning,
        Progress::Failed(_) => IconName::Error,
    }
}

/// What became of a bot, in a word or two.
pub fn outcome(work: &Work, item: &Item) -> &'static str {
    match (&item.progress, work) {
        (Progress::Waiting, _) => words::WAITING,
        (Progress::Held, _) => words::NOT_BEGUN,
        (Progress::Running, _) => words::RUNNING,
        (Progress::Done(Success::Already), _) => words::ALREADY,
        (Progress::Done(_), Work::Remove) => words::REMOVED,
        (Progress::Done(_), Work::SetStatus(_)) => words::SET,
        (Progress::Failed(failure), _) if failure.is_unknown() => words::UNKNOWN,
        (Progress::Failed(_), _) => words::FAILED,
    }
}

/// The buttons while the work goes on.
#[component]
pub fn RunningButtons(work: BulkWork) -> impl IntoView {
    let stopped = Signal::derive(move || work.with(|bulk| bulk.stopped().is_some()) == Some(true));
    view! {
        <Button on:click=move |_| work.open.set(false)>{words::GO_ON_BEHIND}</Button>
        // Busy and not off once it was pressed, so that it keeps the focus.
        <Button kind=ButtonKind::Danger busy=stopped attr:id=STOP_ID on:click=move |_| work.stop()>
            {words::STOP}
        </Button>
    }
}
