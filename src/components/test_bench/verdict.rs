//! The verdict, clause by clause, and what would turn each around.

use leptos::prelude::*;

use super::{BenchCell, verdict_words};
use crate::filter::{ClauseResult, NodeId, Verdict};
use crate::messages::test_bench as words;
use crate::ui::{Badge, Button, Icon, IconName, focus_soon};

/// Whether the webhook is sent, and why.
#[component]
pub fn VerdictView(
    /// What the parts of the bench share.
    cell: BenchCell,
) -> impl IntoView {
    let verdict = Memo::new(move |_| {
        cell.evaluation
            .with(|evaluation| evaluation.as_ref().map(|evaluation| evaluation.verdict))
    });
    let ids = Memo::new(move |_| {
        let id = |result: &ClauseResult| result.clause;
        results(cell, |results| results.iter().map(id).collect::<Vec<_>>())
    });
    let said = move || match verdict.get() {
        Some(Verdict::Sent) => words::SENT_MEANS,
        Some(Verdict::NotSent) => words::NOT_SENT_MEANS,
        Some(Verdict::CannotTell) => words::CANNOT_TELL_MEANS,
        None => words::NO_VERDICT_MEANS,
    };
    let badge = move || {
        verdict.get().map(|verdict| {
            let (tone, icon, word) = verdict_words(verdict);
            view! { <Badge tone icon>{word}</Badge> }
        })
    };
    view! {
        <section class="bench__verdict" aria-labelledby=cell.id("verdict")>
            <h6 class="bench__title" id=cell.id("verdict") tabindex="-1">{words::VERDICT}</h6>
            <p class="bench__said" role="status">{badge}<span>{said}</span></p>
            <ul class="bench__clauses">
                <For each=move || ids.get() key=|id| *id let:id>
                    <ClauseVerdict cell id />
                </For>
            </ul>
        </section>
    }
}

/// Something of the verdicts on the conditions, as they change.
fn results<T: Default>(cell: BenchCell, get: impl FnOnce(&[ClauseResult]) -> T) -> T {
    cell.evaluation.with(|evaluation| {
        let results = evaluation
            .as_ref()
            .map(|evaluation| &evaluation.clauses[..]);
        results.map(get).unwrap_or_default()
    })
}

/// One condition's part in the verdict; rebuilt only when something about it changes.
#[component]
fn ClauseVerdict(cell: BenchCell, id: NodeId) -> impl IntoView {
    let own = Memo::new(move |_| {
        results(cell, |results| {
            results.iter().find(|result| result.clause == id).cloned()
        })
    });
    let shown = move || own.get().map(|result| view! { <ResultLine result /> });
    view! {
        <li class="bench-clause">
            {shown}
            // Apart from the rest: a handler isn't replaced when what is around it is shown anew.
            <FlipButton cell own />
        </li>
    }
}

#[component]
fn ResultLine(result: ClauseResult) -> impl IntoView {
    let (tone, icon, word) = verdict_words(result.verdict);
    let own = match result.verdict {
        Verdict::Sent => words::HOLDS,
        Verdict::NotSent => words::HOLDS_NOT,
        Verdict::CannotTell => word,
    };
    // One that isn't finished has nothing to be compared.
    let facts = (!result.expected.is_empty()).then(|| {
        view! {
            <p class="bench-clause__facts">
                <code>{result.path.join(" › ")}</code>
                <span>{words::expected(&result.expected)}</span>
                <span>{words::found(&result.found)}</span>
            </p>
        }
    });
    view! {
            <Badge tone icon>{own}</Badge>
            <div class="bench-clause__text">
                <p>{result.reason}</p>
                {facts}
            </div>
    }
}

/// Carries out the smallest change that turns a condition around.
#[component]
fn FlipButton(cell: BenchCell, own: Memo<Option<ClauseResult>>) -> impl IntoView {
    let flip = Memo::new(move |_| own.with(|result| result.as_ref()?.flip.clone()));
    let label = move || {
        let text = flip.with(|flip| flip.as_ref().map(|flip| flip.text.clone()));
        text.unwrap_or_default().trim_end_matches('.').to_owned()
    };
    let apply = move |_| {
        if let Some(flip) = flip.get_untracked() {
            cell.filters.apply(&flip.edit);
            // The button says something else with the next verdict.
            focus_soon(cell.id("verdict"));
        }
    };
    view! {
        <Show when=move || flip.with(Option::is_some)>
            <Button
                small=true
                disabled=cell.filters.locked
                attr:title=words::FLIP
                on:click=apply
            >
                {label}
            </Button>
        </Show>
    }
}

/// The sign of a verdict that isn't what it should be, or is.
#[component]
pub fn Sign(
    /// Whether it is.
    good: Signal<bool>,
) -> impl IntoView {
    let icon = move || {
        let name = if good.get() {
            IconName::Check
        } else {
            IconName::Error
        };
        view! { <Icon name /> }
    };
    view! { <span class="bench-sample__sign" class:bench-sample__sign--bad=move || !good.get()>{icon}</span> }
}
