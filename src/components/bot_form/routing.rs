//! Status, chat limit and default priority.

use leptos::prelude::*;

use super::FormState;
use crate::messages::form_cards as words;
use crate::model::{Bot, Priority, Status};
use crate::state::draft::field;
use crate::ui::{Card, RadioCards, RadioOption, SelectField, SelectOption, TextField};

/// The part of the form that says which chats the bot gets.
#[component]
pub fn Routing(
    /// What the parts of the form share.
    state: FormState,
) -> impl IntoView {
    let is_new = state
        .draft
        .with_untracked(|draft| draft.loaded.id.as_str().is_empty());
    let status =
        |status: &Status| RadioOption::new(status.as_str(), status.label(), status.meaning());
    let limit_hint = if is_new {
        words::LIMIT_HINT_NEW
    } else {
        words::LIMIT_HINT
    };
    let priority_hint = if is_new {
        words::PRIORITY_HINT_NEW
    } else {
        words::PRIORITY_HINT
    };
    view! {
        <Card title=words::ROUTING description=words::ROUTING_MEANS>
            <RadioCards
                id=field("status")
                label=words::STATUS
                required=is_new
                value=state.text(|draft| &draft.status)
                on_change=state.on_text(|draft, text| draft.status = text)
                options=Status::KNOWN.iter().map(status).collect()
                error=state.error(field("status"))
                disabled=state.locked
            />
            <div class="form-grid">
                <TextField
                    id=field("max_chats_count")
                    label=words::LIMIT
                    hint=limit_hint
                    value=state.text(|draft| &draft.max_chats_count)
                    on_input=state.on_text(|draft, text| draft.max_chats_count = text)
                    error=state.error(field("max_chats_count"))
                    disabled=state.locked
                    input_mode="numeric"
                />
                <SelectField
                    id=field("default_group_priority")
                    label=words::DEFAULT_PRIORITY
                    hint=priority_hint
                    value=state.text(|draft| &draft.default_group_priority)
                    on_change=state.on_text(|draft, text| draft.default_group_priority = text)
                    options=Signal::derive(move || state.draft.with(|draft| {
                        default_priorities(&draft.loaded)
                    }))
                    error=state.error(field("default_group_priority"))
                    disabled=state.locked
                />
            </div>
        </Card>
    }
}

/// The choices of a default priority. A bot that has one can't lose it: the API documents no way.
///
/// Where the API says nothing about it, it may have one all the same.
fn default_priorities(loaded: &Bot) -> Vec<SelectOption> {
    let unset = match &loaded.default_group_priority {
        Some(_) => None,
        None if loaded.id.as_str().is_empty() => Some(words::NOT_SET),
        None => Some(words::UNKNOWN),
    };
    let unset = unset.map(|label| SelectOption::new("", label));
    let known = Priority::KNOWN.iter().map(|priority| {
        let label = words::priority_and_meaning(priority.as_str(), priority.meaning());
        SelectOption::new(priority.as_str(), label)
    });
    unset.into_iter().chain(known).collect()
}
