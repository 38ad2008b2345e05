//! One action that triggers a webhook.

use leptos::prelude::*;

use super::FormState;
use crate::components::KeptJson;
use crate::model::{ActionName, AdditionalData};
use crate::state::BotDraft;
use crate::state::draft::{ActionRow, field, row_field};
use crate::ui::{Badge, Checkbox, Icon, IconButton, IconName, TextArea, Tone, focus_soon};

/// The card of one action: filters and additional data.
#[component]
pub fn ActionCard(
    /// What the parts of the form share.
    state: FormState,
    /// The key of the action's row.
    key: u32,
    /// The action's name.
    name: String,
) -> impl IntoView {
    let card = Row { state, key };
    let known = ActionName::from(name.as_str());
    let (group, meaning) = (known.group().label(), known.meaning());
    let remove = move |_| {
        state.draft.update(|draft| draft.remove_action(key));
        focus_soon(field("add-action"));
    };
    let title_id = row_field("action", key, "name");
    let labelled_by = title_id.clone();
    view! {
        <section class="action-card" aria-labelledby=labelled_by>
            <header class="action-card__head">
                <h4 class="action-card__title" id=title_id tabindex="-1">{name.clone()}</h4>
                <Badge tone=Tone::Neutral>{group}</Badge>
                <div class="action-card__end">
                    <IconButton
                        icon=IconName::Trash
                        label=format!("Remove action {name}")
                        disabled=state.locked
                        on:click=remove
                    />
                </div>
            </header>
            <div class="action-card__body">
                <p class="muted">{meaning}</p>
                <AdditionalDataChoice card known />
                <Filters card />
            </div>
        </section>
    }
}

/// One row of the draft, found by its key.
#[derive(Clone, Copy)]
struct Row {
    state: FormState,
    key: u32,
}

impl Row {
    /// Something of the row as it is now.
    fn read<T: Default>(self, get: impl FnOnce(&ActionRow) -> T) -> T {
        self.state
            .draft
            .with_untracked(|draft| find(draft, self.key).map(get).unwrap_or_default())
    }

    /// Something of the row, as it changes.
    fn watch<T: Default>(self, get: impl FnOnce(&ActionRow) -> T) -> T {
        self.state
            .draft
            .with(|draft| find(draft, self.key).map(get).unwrap_or_default())
    }

    fn edit(self, change: impl FnOnce(&mut ActionRow)) {
        self.state.draft.update(|draft| {
            if let Some(row) = draft.action_mut(self.key) {
                change(row);
            }
        });
    }
}

fn find(draft: &BotDraft, key: u32) -> Option<&ActionRow> {
    let actions = &draft.webhooks.as_ref()?.actions;
    actions.iter().find(|row| row.key == key)
}

#[component]
fn AdditionalDataChoice(card: Row, known: ActionName) -> impl IntoView {
    if let Some(value) = card.read(ActionRow::kept_additional_data) {
        return view! { <KeptJson name="additional_data" value /> }.into_any();
    }
    let documented = known.additional_data();
    // What came is offered too, whatever the documentation says.
    let came = card.read(|row| row.additional_data.clone());
    let foreign = came.into_iter().filter(|data| !documented.contains(data));
    let choices: Vec<_> = documented.iter().cloned().chain(foreign).collect();
    let choice = move |data: AdditionalData| {
        let id = row_field("action", card.key, &format!("data-{}", data.as_str()));
        let hint = (!documented.contains(&data)).then_some("Not documented for this action");
        let (shown, set) = (data.clone(), data.clone());
        view! {
            <Checkbox
                id
                label=data.as_str().to_owned()
                hint=hint.unwrap_or_default()
                checked=Signal::derive(move || card.watch(|row| row.additional_data.contains(&shown)))
                on_change=move |wanted| card.edit(|row| row.set_additional_data(&set, wanted))
                disabled=card.state.locked
            />
        }
    };
    let any = !choices.is_empty();
    view! {
        <fieldset class="check-list">
            <legend class="field__label">"Additional data"</legend>
            {choices.into_iter().map(choice).collect_view()}
            {(!any).then(|| view! { <p class="muted">"None is documented for this action."</p> })}
        </fieldset>
    }
    .into_any()
}

#[component]
fn Filters(card: Row) -> impl IntoView {
    let id = row_field("action", card.key, "filters");
    // Said while typing: the text is right there, and nothing is lost by knowing early.
    let issue = Signal::derive(move || {
        card.watch(|row| row.filters_issue().map(|issue| issue.to_string()))
    });
    view! {
        <TextArea
            id
            label="Filters"
            hint="A JSON object. The webhook is sent only when all of it holds; leave it empty to send it always."
            monospace=true
            rows=3
            value=Signal::derive(move || card.watch(|row| row.filters.clone()))
            on_input=move |text| card.edit(|row| row.filters = text)
            error=issue
            disabled=card.state.locked
        />
        <Explained card />
    }
}

/// When the webhook is sent, in English, and what is doubtful about that.
#[component]
fn Explained(card: Row) -> impl IntoView {
    let explained = Memo::new(move |_| card.watch(ActionRow::explained));
    let sentence = move || explained.with(|explained| Some(explained.as_ref()?.0.clone()));
    let warning =
        |text: String| view! { <li><Icon name=IconName::Warning /> <span>{text}</span></li> };
    let warnings = move || {
        let warnings = explained.get().map(|(_, warnings)| warnings);
        let warnings = warnings.filter(|warnings| !warnings.is_empty())?;
        let items = warnings.into_iter().map(warning).collect_view();
        Some(view! { <ul class="action-card__warnings">{items}</ul> })
    };
    view! {
        <p class="action-card__sentence">{sentence}</p>
        {warnings}
    }
}
