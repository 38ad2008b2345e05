//! The form of a bot, for a new one and for one that exists.

mod action_card;
mod add_action;
mod doubts;
mod groups;
mod identity;
mod routing;
mod secret_key;
mod webhooks;

use leptos::prelude::*;

use crate::state::BotDraft;
use crate::state::draft::FieldProblem;
use crate::ui::{ErrorSummary, SummaryItem};

use groups::Groups;
use identity::Identity;
use routing::Routing;
use webhooks::Webhooks;

/// What keeps a draft from being sent.
pub type Check = fn(&BotDraft) -> Vec<FieldProblem>;

/// The form: its draft, and what is wrong with it once the person tried to send it.
#[derive(Clone, Copy)]
pub struct FormState {
    /// What the person sees.
    pub draft: RwSignal<BotDraft>,
    /// Whether the bot can't be changed from here.
    pub locked: Signal<bool>,
    problems: Memo<Vec<FieldProblem>>,
    tried: RwSignal<bool>,
    refusals: RwSignal<u32>,
}

impl FormState {
    /// A form that nobody tried to send yet.
    #[must_use]
    pub fn new(draft: BotDraft, locked: bool, check: Check) -> Self {
        let draft = RwSignal::new(draft);
        let tried = RwSignal::new(false);
        let problems = Memo::new(move |_| {
            if tried.get() {
                draft.with(check)
            } else {
                Vec::new()
            }
        });
        Self {
            draft,
            locked: Signal::stored(locked),
            problems,
            tried,
            refusals: RwSignal::new(0),
        }
    }

    /// Takes what is to be sent out of the draft, or shows what is wrong with it.
    pub fn attempt<T>(self, read: fn(&BotDraft) -> Result<T, Vec<FieldProblem>>) -> Option<T> {
        self.tried.set(true);
        let ready = self.draft.with_untracked(read).ok();
        if ready.is_none() {
            self.refusals.update(|refusals| *refusals += 1);
        }
        ready
    }

    /// The ids of the fields that need attention.
    #[must_use]
    pub fn problem_fields(self) -> Vec<String> {
        self.problems
            .with(|problems| problems.iter().map(|it| it.field.clone()).collect())
    }

    /// Puts another draft in place, as if nobody had tried to send it.
    pub fn restart(self, draft: BotDraft) {
        self.tried.set(false);
        self.draft.set(draft);
    }

    /// One text of the draft, to show.
    fn text(self, get: fn(&BotDraft) -> &str) -> Signal<String> {
        Signal::derive(move || self.draft.with(|draft| get(draft).to_owned()))
    }

    /// A change of one text of the draft.
    fn on_text(self, set: fn(&mut BotDraft, String)) -> Callback<String> {
        Callback::new(move |text| self.draft.update(|draft| set(draft, text)))
    }

    /// What is wrong with the field of this id.
    fn error(self, field: String) -> Signal<Option<String>> {
        Signal::derive(move || {
            self.problems.with(|problems| {
                let problem = problems.iter().find(|problem| problem.field == field)?;
                Some(problem.text.clone())
            })
        })
    }
}

/// The fields of a bot, in four parts, and above them what needs attention.
#[component]
pub fn BotForm(
    /// What the parts share.
    state: FormState,
) -> impl IntoView {
    view! {
        <FormProblems state />
        <SettingsFields state />
        <WebhooksFields state />
    }
}

/// What needs attention, each with a link to its field.
#[component]
pub fn FormProblems(
    /// What the parts share.
    state: FormState,
    /// Leads to the field with an id, if that takes more than the focus.
    #[prop(optional, into)]
    on_go: Option<Callback<String>>,
) -> impl IntoView {
    let summary = Signal::derive(move || {
        let item = |problem: FieldProblem| SummaryItem {
            field_id: problem.field,
            text: problem.text,
        };
        state.problems.get().into_iter().map(item).collect()
    });
    view! { <ErrorSummary problems=summary shown_at=state.refusals on_go /> }
}

/// Who the bot is, which chats it gets, and its groups.
#[component]
pub fn SettingsFields(
    /// What the parts share.
    state: FormState,
) -> impl IntoView {
    view! {
        <Identity state />
        <Routing state />
        <Groups state />
    }
}

/// What the bot's service is told.
#[component]
pub fn WebhooksFields(
    /// What the parts share.
    state: FormState,
) -> impl IntoView {
    view! { <Webhooks state /> }
}
