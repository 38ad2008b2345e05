//! The verdict, clause by clause, and what would turn each around.

use leptos::prelude::*;

use super::{BenchCell, verdict_words};
use crate::filter::{ClauseResult, Flip, NodeId, Verdict};
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
        Some(Verdict::Sent) => "The webhook is sent.",
        Some(Verdict::NotSent) => "The webhook is not sent: at least one condition doesn’t hold.",
        Some(Verdict::CannotTell) => "It can’t be told: something that decides isn’t known.",
        None => "No verdict while the payload can’t be read.",
    };
    let badge = move || {
        verdict.get().map(|verdict| {
            let (tone, icon, word) = verdict_words(verdict);
            view! { <Badge tone icon>{word}</Badge> }
        })
    };
    view! {
        <section class="bench__verdict" aria-labelledby=cell.id("verdict")>
            <h6 class="bench__title" id=cell.id("verdict") tabindex="-1">"Verdict"</h6>
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
    let shown = move || own.get().map(|result| view! { <ResultLine cell result /> });
    view! { <li class="bench-clause">{shown}</li> }
}

#[component]
fn ResultLine(cell: BenchCell, result: ClauseResult) -> impl IntoView {
    let (tone, icon, word) = verdict_words(result.verdict);
    let own = match result.verdict {
        Verdict::Sent => "Holds",
        Verdict::NotSent => "Doesn’t hold",
        Verdict::CannotTell => word,
    };
    view! {
            <Badge tone icon>{own}</Badge>
            <div class="bench-clause__text">
                <p>{result.reason}</p>
                <p class="bench-clause__facts">
                    <code>{result.path.join(" › ")}</code>
                    <span>"expected: " {result.expected}</span>
                    <span>"found: " {result.found}</span>
                </p>
            </div>
            {result.flip.map(|flip| view! { <FlipButton cell flip /> })}
    }
}

/// Carries out the smallest change that turns a condition around.
#[component]
fn FlipButton(cell: BenchCell, flip: Flip) -> impl IntoView {
    let Flip { edit, text } = flip;
    let label = text.trim_end_matches('.').to_owned();
    let apply = move |_| {
        cell.filters.apply(&edit);
        // The button goes away with the verdict that it was about.
        focus_soon(cell.id("verdict"));
    };
    view! {
        <Button
            small=true
            disabled=cell.filters.locked
            attr:title="The smallest change that turns this condition around"
            on:click=apply
        >
            {label}
        </Button>
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
