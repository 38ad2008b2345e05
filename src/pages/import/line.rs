//! One line of the plan: which bot, what would happen, what may happen instead, and what came of it.

use std::sync::Arc;

use leptos::prelude::*;

use super::result::Ending;
use crate::components::part_words::{part_name, value_text};
use crate::messages::import as words;
use crate::model::merge::Difference;
use crate::state::Import;
use crate::state::import::{Entry, Stage};
use crate::transfer::{Choice, Line, Match, Obstacle, Standing};
use crate::ui::{Badge, SelectField, SelectOption, Tone};

/// One line of the plan.
#[component]
pub(super) fn PlanLine(import: Import, index: usize) -> impl IntoView {
    let entries = import.entries();
    let entry = Memo::new(move |_| entries.with(|entries| entries.get(index).cloned()));
    let planned = Memo::new(move |_| import.stage() == Stage::Planned);
    // The line itself never changes while it is here.
    let line = entry.get_untracked().map(|entry| entry.line);
    line.map(|line| {
        let name = name_of(&line);
        let shown = name.clone();
        let ending = move || entry.get().map(|entry| view! { <Ending entry /> });
        let intended = Arc::clone(&line);
        view! {
            <li class="import__line" id=line_id(index) tabindex="-1">
                <div class="import__what">
                    <p class="import__head">
                        <strong class="import__name">{shown}</strong>
                        {move || planned.get().then(|| view! { <Mark line=Arc::clone(&intended) /> })}
                        {move || (!planned.get()).then_some(ending)}
                    </p>
                    <Show when=move || planned.get()>
                        <Notes line=Arc::clone(&line) entry />
                    </Show>
                    <super::result::WhyNot entry />
                </div>
                <Show when=move || planned.get()>
                    <Choices import index entry name=name.clone() />
                </Show>
            </li>
        }
    })
}

/// The id of a line's element.
pub(super) fn line_id(index: usize) -> String {
    format!("import-line-{index}")
}

/// What the bot is called in the file.
pub(super) fn name_of(line: &Line) -> String {
    let name = line.bot.display_name();
    let name = if name.is_empty() {
        words::NAMELESS
    } else {
        name
    };
    name.to_owned()
}

/// What would happen as a matter of course.
#[component]
fn Mark(line: Arc<Line>) -> impl IntoView {
    let (tone, text) = match line.standing {
        Standing::Create => (Tone::Success, words::CREATE),
        Standing::Update => (Tone::Info, words::UPDATE),
        Standing::Same => (Tone::Neutral, words::SAME),
        Standing::Conflict(_) => (Tone::Warning, words::CONFLICT),
    };
    view! { <Badge tone>{text}</Badge> }
}

/// Why, and what comes with it.
#[component]
fn Notes(line: Arc<Line>, entry: Memo<Option<Entry>>) -> impl IntoView {
    let found = match &line.found {
        Match::ById(_) => Some(words::BY_ID),
        Match::ByName(_) => Some(words::BY_NAME),
        Match::None | Match::Foreign(_) | Match::Ambiguous(_) => None,
    };
    let obstacle = match &line.standing {
        Standing::Conflict(obstacle) => Some(obstacle_view(obstacle)),
        _ => None,
    };
    let unsent = (!line.unsent.is_empty()).then(|| words::unsent(&line.unsent));
    let needs_secret = line.needs_secret;
    let has_priority = line.bot.default_group_priority.is_some();
    let choice = Memo::new(move |_| entry.get().map_or(Choice::Skip, |entry| entry.choice));
    let secret = move || match choice.get() {
        Choice::Create if needs_secret => Some(words::NEW_SECRET),
        Choice::Update if needs_secret => Some(words::KEPT_SECRET),
        _ => None,
    };
    let second_call =
        move || (choice.get() == Choice::Create && has_priority).then_some(words::SECOND_CALL);
    let note = |text: String| view! { <p class="import__note">{text}</p> };
    view! {
        {found.map(|text| note(text.to_owned()))}
        {obstacle}
        {unsent.map(note)}
        {move || secret().map(|text| note(text.to_owned()))}
        {move || second_call().map(|text| note(text.to_owned()))}
        <Changes line />
    }
}

fn obstacle_view(obstacle: &Obstacle) -> AnyView {
    let text = match obstacle {
        Obstacle::Twice => words::TWICE.to_owned(),
        Obstacle::Foreign => words::FOREIGN.to_owned(),
        Obstacle::Ambiguous(count) => words::ambiguous(*count),
        Obstacle::Unread => words::UNREAD.to_owned(),
        Obstacle::Invalid(problems) => {
            let problems = problems.iter();
            let reason = |problem: String| view! { <li>{problem}</li> };
            let reasons = problems.map(|it| reason(format!("{}: {}", it.path, it.issue)));
            return view! {
                <p>{words::INVALID}</p>
                <ul class="import__reasons">{reasons.collect_view()}</ul>
            }
            .into_any();
        }
    };
    view! { <p>{text}</p> }.into_any()
}

/// What would change, folded away until it is wanted.
#[component]
fn Changes(line: Arc<Line>) -> impl IntoView {
    let change = |difference: &Difference| {
        let part = &difference.part;
        let after = value_text(part, difference.mine.as_ref());
        let before = difference.base.as_ref();
        let before = before.map_or_else(
            || words::NOTHING.to_owned(),
            |value| value_text(part, Some(value)),
        );
        // Of a secret there is nothing to compare.
        let text = if part.is_secret() {
            after
        } else {
            words::change(&before, &after)
        };
        view! {
            <dt>{part_name(part)}</dt>
            <dd>{text}</dd>
        }
    };
    (!line.changes.is_empty()).then(|| {
        view! {
            <details>
                <summary>{words::CHANGES}</summary>
                <dl class="import__change">{line.changes.iter().map(change).collect_view()}</dl>
            </details>
        }
    })
}

/// What may happen instead.
#[component]
fn Choices(
    import: Import,
    index: usize,
    entry: Memo<Option<Entry>>,
    name: String,
) -> impl IntoView {
    let options = Memo::new(move |_| {
        let line = entry.get().map(|entry| entry.line);
        line.map_or_else(Vec::new, |line| options(&line))
    });
    let value = Signal::derive(move || {
        let choice = entry.get().map_or(Choice::Skip, |entry| entry.choice);
        value_of(choice).to_owned()
    });
    let choose = move |value: String| {
        let each = [Choice::Skip, Choice::Create, Choice::Update];
        if let Some(choice) = each.into_iter().find(|choice| value_of(*choice) == value) {
            import.choose(index, choice);
        }
    };
    view! {
        <SelectField
            id=format!("import-{index}")
            label=words::choice_of(&name)
            hide_label=true
            small=true
            value
            on_change=choose
            options
        />
    }
}

fn options(line: &Line) -> Vec<SelectOption> {
    let label = |choice: Choice| match choice {
        Choice::Skip => words::SKIP,
        Choice::Create if line.found == Match::None => words::CREATE,
        Choice::Create => words::CREATE_ANOTHER,
        Choice::Update => words::UPDATE,
    };
    let choices = line.choices.iter();
    choices
        .map(|choice| SelectOption::new(value_of(*choice), label(*choice)))
        .collect()
}

fn value_of(choice: Choice) -> &'static str {
    match choice {
        Choice::Skip => "skip",
        Choice::Create => "create",
        Choice::Update => "update",
    }
}
