//! The samples kept for the session, tried again at each change.

use leptos::prelude::*;

use super::verdict::Sign;
use super::{BenchCell, verdict_words};
use crate::messages::test_bench as words;
use crate::state::bench::{Expected, KeptSample};
use crate::ui::{Button, ButtonKind, IconButton, IconName, focus_soon};

/// Keeping what is on the bench, and what was kept.
#[component]
pub fn KeptSamples(
    /// What the parts of the bench share.
    cell: BenchCell,
) -> impl IntoView {
    let ids = Memo::new(move |_| {
        cell.bench
            .with(|bench| bench.kept.iter().map(|kept| kept.id).collect::<Vec<_>>())
    });
    let keep = move |expected: Expected| {
        move |_| {
            let sample = cell.sample.get_untracked();
            cell.bench
                .update(|bench| bench.keep(expected, sample.as_ref()));
        }
    };
    // Only what has a verdict is worth keeping.
    let off = Signal::derive(move || cell.evaluation.with(Option::is_none));
    view! {
        <section class="bench__kept" aria-labelledby=cell.id("kept")>
            <h6 class="bench__title" id=cell.id("kept") tabindex="-1">{words::SAMPLES}</h6>
            <p class="muted">{words::SAMPLES_MEAN}</p>
            <ul class="bench__samples">
                <For each=move || ids.get() key=|id| *id let:id>
                    <Sample cell id />
                </For>
            </ul>
            <div class="cluster">
                <Button small=true icon=IconName::Add disabled=off on:click=keep(Expected::Match)>
                    {words::KEEP_MATCH}
                </Button>
                <Button small=true icon=IconName::Add disabled=off on:click=keep(Expected::NoMatch)>
                    {words::KEEP_NO_MATCH}
                </Button>
            </div>
        </section>
    }
}

#[component]
fn Sample(cell: BenchCell, id: u32) -> impl IntoView {
    // Where it stands never changes what it is: kept samples aren't edited.
    let kept = cell.bench.with_untracked(|bench| bench.sample(id).cloned());
    kept.map(|kept| view! { <Tried cell kept /> })
}

#[component]
fn Tried(cell: BenchCell, kept: KeptSample) -> impl IntoView {
    let id = kept.id;
    let expected = match kept.expected {
        Expected::Match => words::MUST_MATCH,
        Expected::NoMatch => words::MUST_NOT_MATCH,
    };
    let verdict = {
        let kept = kept.clone();
        Memo::new(move |_| {
            let action = cell.action.get_value();
            cell.tried.with(|tried| kept.verdict(&action, tried))
        })
    };
    let good = Signal::derive(move || {
        let verdict = verdict.get();
        verdict.is_some_and(|verdict| kept.expected.is(verdict))
    });
    let outcome = move || {
        let word = verdict
            .get()
            .map_or(words::NO_VERDICT, |verdict| verdict_words(verdict).2);
        if good.get() {
            words::as_expected(word)
        } else {
            words::not_as_expected(word)
        }
    };
    let forget = move |_| {
        cell.bench.update(|bench| bench.forget(id));
        focus_soon(cell.id("kept"));
    };
    let load = move |_| cell.bench.update(|bench| bench.load(id));
    view! {
        <li class="bench-sample">
            <Sign good />
            <span class="bench-sample__name">{words::sample(&id.to_string())}</span>
            <span class="bench-sample__expected">{expected}</span>
            <span class="bench-sample__outcome">{outcome}</span>
            <span class="bench-sample__actions">
                <Button kind=ButtonKind::Ghost small=true on:click=load>{words::try_sample(&id.to_string())}</Button>
                <IconButton icon=IconName::Trash label=words::forget_sample(&id.to_string()) on:click=forget />
            </span>
        </li>
    }
}
