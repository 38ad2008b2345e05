//! What to do when somebody else has changed a bot in the meantime.

use std::collections::HashMap;

use leptos::prelude::*;

use super::part_words::{part_name, value_text};
use crate::messages::leaving as words;
use crate::model::Bot;
use crate::model::merge::{By, Comparison, Difference, Part, Side};
use crate::ui::{Button, ButtonKind, Dialog, RadioCards, RadioOption, effect};

/// Whose value the person chose, by part.
type Choices = HashMap<Part, Side>;

/// Shows what two people changed, part by part, and asks whose counts where both changed the same.
/// Nothing is sent from here.
#[component]
pub fn MergeDialog(
    /// The three states of the bot; the dialog is open while there are any.
    comparison: RwSignal<Option<Comparison>>,
    /// The bot as it is by now, and as the person wants it.
    #[prop(into)]
    on_merged: Callback<(Bot, Bot)>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let choices = RwSignal::new(Choices::new());
    // The last question, so that it stays while the dialog closes.
    let asked = RwSignal::new(None::<Comparison>);
    effect(move || {
        if let Some(question) = comparison.get() {
            asked.set(Some(question));
            choices.set(Choices::new());
            open.set(true);
        }
    });
    effect(move || {
        if !open.get() {
            comparison.set(None);
        }
    });
    let differences = Memo::new(move |_| {
        let differences = asked.with(|asked| asked.as_ref().map(Comparison::differences));
        differences.unwrap_or_default()
    });
    let undecided = Memo::new(move |_| {
        differences.with(|differences| {
            let conflicts = differences.iter().filter(|it| it.by == By::Both);
            choices.with(|choices| {
                conflicts
                    .filter(|it| !choices.contains_key(&it.part))
                    .count()
            })
        })
    });
    let save = move |_| {
        if undecided.get_untracked() > 0 {
            return;
        }
        let merged = asked.with_untracked(|asked| {
            let choose = |part: &Part| choices.with_untracked(|it| choice(it, part));
            let asked = asked.as_ref()?;
            Some((asked.theirs.clone(), asked.merged(choose)))
        });
        open.set(false);
        if let Some(merged) = merged {
            on_merged.run(merged);
        }
    };
    let footer = move || {
        view! {
            <Button attr:autofocus=true on:click=move |_| open.set(false)>{words::KEEP_EDITING}</Button>
            <Button
                kind=ButtonKind::Primary
                disabled=Signal::derive(move || undecided.get() > 0)
                on:click=save
            >
                {words::SAVE_RESULT}
            </Button>
        }
    };
    view! {
        <Dialog open title=words::OVERTAKEN footer=ViewFn::from(footer)>
            <p>
                {words::OVERTAKEN_MEANS}
            </p>
            <Conflicts differences choices />
            <Changes differences by=By::Theirs title=words::THEIR_CHANGES />
            <Changes differences by=By::Mine title=words::YOUR_CHANGES />
            <p role="status">{move || undecided_text(undecided.get())}</p>
        </Dialog>
    }
}

/// What a person chose; theirs is what nobody has to send.
fn choice(choices: &Choices, part: &Part) -> Side {
    choices.get(part).copied().unwrap_or(Side::Theirs)
}

fn undecided_text(count: usize) -> Option<String> {
    (count > 0).then(|| words::choose(count))
}

/// What both changed, each with the choice.
#[component]
fn Conflicts(differences: Memo<Vec<Difference>>, choices: RwSignal<Choices>) -> impl IntoView {
    let conflict = move |(index, difference): (usize, Difference)| {
        let Difference {
            part, mine, theirs, ..
        } = difference;
        let chosen = part.clone();
        let value = Signal::derive(move || {
            let side = choices.with(|choices| choices.get(&chosen).copied());
            side.map_or("", side_value).to_owned()
        });
        let label = part_name(&part);
        let options = vec![
            RadioOption::new(MINE, words::YOURS, value_text(&part, mine.as_ref())),
            RadioOption::new(THEIRS, words::THEIRS, value_text(&part, theirs.as_ref())),
        ];
        let choose = move |value: String| {
            let side = if value == MINE {
                Side::Mine
            } else {
                Side::Theirs
            };
            choices.update(|choices| {
                choices.insert(part.clone(), side);
            });
        };
        view! { <RadioCards id=format!("merge-{index}") label value on_change=choose options /> }
    };
    let conflicts = move || {
        let conflicts = differences.get().into_iter();
        let conflicts = conflicts.filter(|it| it.by == By::Both).enumerate();
        conflicts.map(conflict).collect_view()
    };
    view! { <div class="merge__conflicts">{conflicts}</div> }
}

const MINE: &str = "mine";
const THEIRS: &str = "theirs";

fn side_value(side: Side) -> &'static str {
    match side {
        Side::Mine => MINE,
        Side::Theirs => THEIRS,
    }
}

/// What only one of both changed.
#[component]
fn Changes(differences: Memo<Vec<Difference>>, by: By, title: &'static str) -> impl IntoView {
    let own = Memo::new(move |_| {
        let differences = differences.get().into_iter();
        differences.filter(|it| it.by == by).collect::<Vec<_>>()
    });
    let line = |difference: Difference| {
        let after = match difference.by {
            By::Mine => difference.mine.as_ref(),
            _ => difference.theirs.as_ref(),
        };
        view! {
            <dt>{part_name(&difference.part)}</dt>
            <dd>{value_text(&difference.part, after)}</dd>
        }
    };
    view! {
        <Show when=move || own.with(|own| !own.is_empty())>
            <section class="merge__changes">
                <h3 class="merge__title">{title}</h3>
                <dl class="merge__list">{move || own.get().into_iter().map(line).collect_view()}</dl>
            </section>
        </Show>
    }
}
