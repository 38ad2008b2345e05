//! The test bench of an action: a webhook to try its filters against, the verdict while typing, and samples
//! that are tried again at each change.

mod kept;
mod situation;
mod verdict;

use std::sync::Arc;

use leptos::{html, prelude::*};

use super::FiltersCell;
use crate::filter::{self, Clause, Evaluation, Subject, Verdict};
use crate::messages::test_bench as words;
use crate::model::object::Object;
use crate::model::sample::sample;
use crate::model::{ActionName, AdditionalData};
use crate::state::bench::{Bench, Tried};
use crate::state::{BotDraft, Drafts, Suggestions};
use crate::ui::{Badge, IconName, Tone};

use kept::KeptSamples;
use situation::SituationFields;
use verdict::VerdictView;

/// What the parts of a bench share.
#[derive(Clone, Copy)]
struct BenchCell {
    filters: FiltersCell,
    bench: RwSignal<Bench>,
    action: StoredValue<ActionName>,
    /// The sample of the action, with the additional data that the card asks for.
    sample: Memo<Option<Object>>,
    tried: Memo<Tried>,
    /// None while the payload can't be read.
    evaluation: Memo<Option<Evaluation>>,
}

impl BenchCell {
    fn new(filters: FiltersCell, sample: Memo<Option<Object>>) -> Self {
        let action = StoredValue::new(filters.action());
        let bench = open_bench(filters);
        let situation = Memo::new(move |_| bench.with(|bench| bench.situation.clone()));
        let pool = use_context::<Suggestions>().map(Suggestions::pool);
        let tokenized = Memo::new(move |_| {
            let pool = pool.map(|pool| pool.with(|pool| pool.tokenized()));
            pool.unwrap_or_default()
        });
        let tried = Memo::new(move |_| {
            filters.watch(|filters| Tried {
                filter: filters.filter().clone(),
                unfinished: filters.unfinished(),
                tokenized: tokenized.get(),
            })
        });
        let evaluation = Memo::new(move |_| {
            let action = action.get_value();
            sample.with(|sample| {
                let judge = |tried: &Tried| {
                    situation.with(|situation| situation.judge(&action, tried, sample.as_ref()))
                };
                tried.with(judge)
            })
        });
        Self {
            filters,
            bench,
            action,
            sample,
            tried,
            evaluation,
        }
    }

    /// Whether a filter may be about this: by the documentation, or because one is.
    fn asks_for(self, subject: Subject) -> bool {
        let action = self.action.get_value();
        let there = |clause: &Arc<Clause>| clause.kind.subject() == Some(subject);
        filter::is_documented(&action, subject)
            || self
                .tried
                .with(|tried| tried.filter.clauses().iter().any(there))
    }

    fn id(self, part: &str) -> String {
        self.filters.id(&format!("bench-{part}"))
    }
}

/// The bench as it was left in this session, or a fresh one that knows the bot's own application.
fn open_bench(filters: FiltersCell) -> RwSignal<Bench> {
    let draft = filters.draft;
    let (bot, owner) = draft.with_untracked(|draft| {
        let owner = draft.loaded.owner().map(|owner| owner.as_str().to_owned());
        (draft.loaded.id.clone(), owner)
    });
    let mut fresh = Bench::default();
    fresh.situation.client_id = owner.unwrap_or_default();
    match use_context::<Drafts>() {
        Some(drafts) => drafts.bench(bot, filters.action(), fresh),
        None => RwSignal::new(fresh),
    }
}

/// The sample of the action with the additional data that its card asks for.
#[must_use]
pub fn action_sample(filters: FiltersCell) -> Memo<Option<Object>> {
    let action = filters.action();
    let wanted = Memo::new(move |_| additional_data(filters.draft, filters.key));
    Memo::new(move |_| wanted.with(|wanted| sample(&action, wanted)))
}

fn additional_data(draft: RwSignal<BotDraft>, key: u32) -> Vec<AdditionalData> {
    draft.with(|draft| {
        let row = draft.action(key);
        row.map(|row| row.additional_data.clone())
            .unwrap_or_default()
    })
}

/// The bench of one action, folded away until it is wanted.
#[component]
pub fn TestBench(
    /// The filters that are tried.
    filters: FiltersCell,
    /// The sample of the action.
    sample: Memo<Option<Object>>,
) -> impl IntoView {
    let cell = BenchCell::new(filters, sample);
    let details = NodeRef::<html::Details>::new();
    let open = RwSignal::new(false);
    let toggled = move |_| {
        if let Some(details) = details.get_untracked() {
            open.set(details.open());
        }
    };
    view! {
        <details class="fold" node_ref=details on:toggle=toggled>
            <summary class="fold__head">
                <span class="fold__title">{words::TITLE}</span>
                <Summary cell />
            </summary>
            <Show when=move || open.get()>
                <div class="bench">
                    <SituationFields cell />
                    <VerdictView cell />
                    <KeptSamples cell />
                </div>
            </Show>
        </details>
    }
}

/// What can be known without opening the bench.
#[component]
fn Summary(cell: BenchCell) -> impl IntoView {
    let verdict = Memo::new(move |_| {
        cell.evaluation
            .with(|evaluation| evaluation.as_ref().map(|evaluation| evaluation.verdict))
    });
    let count = Memo::new(move |_| {
        let action = cell.action.get_value();
        let (all, good) = cell.bench.with(|bench| {
            let good = cell.tried.with(|tried| bench.as_expected(&action, tried));
            (bench.kept.len(), good)
        });
        (all > 0).then_some((good, all))
    });
    let badge = move || {
        let (tone, icon, word) = match verdict.get() {
            Some(verdict) => verdict_words(verdict),
            None => (Tone::Neutral, IconName::Info, words::NO_VERDICT),
        };
        view! { <Badge tone icon>{word}</Badge> }
    };
    let samples = move || {
        let (good, all) = count.get()?;
        let (tone, icon) = if good == all {
            (Tone::Success, IconName::Check)
        } else {
            (Tone::Danger, IconName::Error)
        };
        Some(view! { <Badge tone icon>{words::as_expected_of(good, all)}</Badge> })
    };
    view! {
        {badge}
        {samples}
    }
}

/// How a verdict is shown.
fn verdict_words(verdict: Verdict) -> (Tone, IconName, &'static str) {
    match verdict {
        Verdict::Sent => (Tone::Success, IconName::Check, words::SENT),
        Verdict::NotSent => (Tone::Neutral, IconName::Offline, words::NOT_SENT),
        Verdict::CannotTell => (Tone::Warning, IconName::Info, words::CANNOT_TELL),
    }
}
