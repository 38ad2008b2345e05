//! What is asked before many bots are changed.

use leptos::prelude::*;

use super::{BulkWork, Kind, Question};
use crate::components::ALL_SCOPE;
use crate::messages::{bulk as words, common, remove};
use crate::model::Status;
use crate::state::bulk::Work;
use crate::ui::{Button, ButtonKind, RadioCards, RadioOption, TextField, focus_control};

/// The form, which the button in the footer sends.
const FORM_ID: &str = "bulk-form";
/// The choice of a status.
const STATUS_ID: &str = "bulk-status";
/// The field for the number.
const NUMBER_ID: &str = "bulk-number";
/// How many bots can be removed without typing their number.
const FREE: usize = 10;
/// How many names are shown.
const NAMES: usize = 5;

/// What was filled in so far.
#[derive(Clone, Copy)]
pub struct Answer {
    status: RwSignal<Option<Status>>,
    number: RwSignal<String>,
    /// Whether it was sent already, so that what is missing is worth a word.
    tried: RwSignal<bool>,
}

impl Answer {
    /// Nothing.
    pub fn new() -> Self {
        Self {
            status: RwSignal::new(None),
            number: RwSignal::new(String::new()),
            tried: RwSignal::new(false),
        }
    }

    /// Forgets what was filled in.
    pub fn clear(self) {
        self.status.set(None);
        self.number.set(String::new());
        self.tried.set(false);
    }

    /// What is to be done, unless something is missing.
    fn work(self, question: &Question) -> Option<Work> {
        match question.kind {
            Kind::SetStatus => self.status.get().map(Work::SetStatus),
            Kind::Remove => {
                let count = question.targets.len();
                let typed = self
                    .number
                    .with(|number| number.trim() == count.to_string());
                (count <= FREE || typed).then_some(Work::Remove)
            }
        }
    }
}

/// Names the bots, and asks for what is needed.
#[component]
pub fn Asking(work: BulkWork) -> impl IntoView {
    let answer = work.answer;
    let send = move |event: leptos::ev::SubmitEvent| {
        event.prevent_default();
        let question = work.question.get_untracked();
        let to_do = untrack(|| question.as_ref().and_then(|question| answer.work(question)));
        answer.tried.set(true);
        match (to_do, question.map(|question| question.kind)) {
            (Some(to_do), _) => work.start(to_do),
            (None, Some(Kind::SetStatus)) => focus_control(STATUS_ID),
            (None, _) => focus_control(NUMBER_ID),
        }
    };
    let content = move || {
        work.question.get().map(|question| match question.kind {
            Kind::SetStatus => view! { <StatusQuestion question answer /> }.into_any(),
            Kind::Remove => view! { <RemoveQuestion question answer /> }.into_any(),
        })
    };
    view! { <form class="bulk-question" id=FORM_ID novalidate on:submit=send>{content}</form> }
}

#[component]
fn StatusQuestion(question: Question, answer: Answer) -> impl IntoView {
    let card =
        |status: &Status| RadioOption::new(status.as_str(), status.label(), status.meaning());
    let value = move || {
        let chosen = answer.status.get();
        chosen.map_or_else(String::new, |status| status.as_str().to_owned())
    };
    let error = move || {
        let missing = answer.tried.get() && answer.status.with(Option::is_none);
        missing.then(|| words::CHOOSE_STATUS.to_owned())
    };
    view! {
        <p>{names(&question)}</p>
        {(question.others > 0).then(|| view! { <p>{words::others_stay(question.others)}</p> })}
        <RadioCards
            id=STATUS_ID
            label=words::NEW_STATUS
            value=Signal::derive(value)
            error=Signal::derive(error)
            on_change=move |status: String| answer.status.set(Some(Status::from(status.as_str())))
            options=Status::KNOWN.iter().map(card).collect()
        />
    }
}

#[component]
fn RemoveQuestion(question: Question, answer: Answer) -> impl IntoView {
    let count = question.targets.len();
    let others = question.others;
    let error = move || {
        let wrong = answer
            .number
            .with(|number| number.trim() != count.to_string());
        (answer.tried.get() && wrong).then(|| words::wrong_number(count))
    };
    let foreign = (others > 0)
        .then(|| view! { <p>{words::others_need(others)} <code>{ALL_SCOPE}</code> "."</p> });
    let consequence = match count {
        1 => remove::CONSEQUENCE,
        _ => words::REMOVAL_CONSEQUENCE,
    };
    let field = (count > FREE).then(|| {
        view! {
            <TextField
                id=NUMBER_ID
                label=words::type_number(count)
                value=answer.number
                error=Signal::derive(error)
                on_input=move |number| answer.number.set(number)
                input_mode="numeric"
                required=true
            />
        }
    });
    view! {
        <p>{names(&question)}</p>
        <p>{consequence}</p>
        {foreign}
        {field}
    }
}

/// The buttons below the question.
#[component]
pub fn AskingButtons(work: BulkWork) -> impl IntoView {
    let kind = move || {
        work.question
            .with(|question| question.as_ref().map(|question| question.kind))
    };
    let button = move || match kind() {
        Some(Kind::Remove) => {
            let count = work.question.with(|question| {
                question
                    .as_ref()
                    .map_or(0, |question| question.targets.len())
            });
            view! {
                <Button kind=ButtonKind::Danger submit=true attr:form=FORM_ID>
                    {words::confirm_removal(count)}
                </Button>
            }
            .into_any()
        }
        _ => view! {
            <Button kind=ButtonKind::Primary submit=true attr:form=FORM_ID>
                {words::CONFIRM_STATUS}
            </Button>
        }
        .into_any(),
    };
    view! {
        <Button attr:autofocus=true on:click=move |_| work.open.set(false)>{common::CANCEL}</Button>
        {button}
    }
}

fn names(question: &Question) -> String {
    let names: Vec<_> = question
        .targets
        .iter()
        .map(|target| target.name.as_str())
        .collect();
    words::some_of(&names, NAMES)
}
