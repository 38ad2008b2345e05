//! One action that triggers a webhook.

use leptos::prelude::*;
use serde_json::Value;

use super::FormState;
use crate::components::{FilterBuilder, FiltersCell, KeptJson, TestBench, action_sample};
use crate::messages::form_cards as words;
use crate::model::object::Object;
use crate::model::{ActionName, AdditionalData};
use crate::state::draft::{ActionRow, field, row_field};
use crate::ui::{
    Badge, Checkbox, CodeBlock, IconButton, IconName, Menu, MenuItem, Notice, Tone, focus_soon,
};

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
    let filters = FiltersCell {
        draft: state.draft,
        key,
        locked: state.locked,
        tried: state.tried.into(),
    };
    let sample = action_sample(filters);
    let title_id = row_field("action", key, "name");
    let labelled_by = title_id.clone();
    view! {
        <section class="action-card" aria-labelledby=labelled_by>
            <header class="action-card__head">
                <h4 class="action-card__title" id=title_id tabindex="-1">{name.clone()}</h4>
                <Badge tone=Tone::Neutral>{group}</Badge>
                <CardActions card name=name.clone() />
            </header>
            <div class="action-card__body">
                <p class="muted">{meaning}</p>
                <Twin card name />
                <FilterBuilder cell=filters />
                <AdditionalDataChoice card known />
                <Arriving sample />
                <TestBench filters sample />
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
            .with_untracked(|draft| draft.action(self.key).map(get).unwrap_or_default())
    }

    /// Something of the row, as it changes.
    fn watch<T: Default>(self, get: impl FnOnce(&ActionRow) -> T) -> T {
        self.state
            .draft
            .with(|draft| draft.action(self.key).map(get).unwrap_or_default())
    }

    fn edit(self, change: impl FnOnce(&mut ActionRow)) {
        self.state.draft.update(|draft| {
            if let Some(row) = draft.action_mut(self.key) {
                change(row);
            }
        });
    }
}

/// What can be done with the card as a whole.
#[component]
fn CardActions(card: Row, name: String) -> impl IntoView {
    let Row { state, key } = card;
    // Where the card stands, counted from 0, and how many there are.
    let place = Memo::new(move |_| {
        state.draft.with(|draft| {
            let actions = draft
                .webhooks
                .as_ref()
                .map(|webhooks| &webhooks.actions[..]);
            let actions = actions.unwrap_or_default();
            let at = actions.iter().position(|row| row.key == key);
            (at.unwrap_or_default(), actions.len())
        })
    });
    let first = Signal::derive(move || state.locked.get() || place.get().0 == 0);
    let last = Signal::derive(move || {
        let (at, count) = place.get();
        state.locked.get() || at + 1 >= count
    });
    let menu_id = row_field("action", key, "more");
    let shift = Callback::new(move |by: isize| {
        state.draft.update(|draft| draft.move_action(key, by));
        // Moving an element takes the focus from it.
        focus_soon(row_field("action", key, "more"));
    });
    let duplicate = move |()| {
        let added = state.draft.try_update(|draft| draft.duplicate_action(key));
        if let Some(added) = added.flatten() {
            focus_soon(row_field("action", added, "name"));
        }
    };
    let remove = move |_| {
        state.draft.update(|draft| draft.remove_action(key));
        focus_soon(field("add-action"));
    };
    view! {
        <div class="action-card__end">
            <Menu label=words::more_for(&name) button_id=menu_id>
                <MenuItem icon=IconName::Copy disabled=state.locked on_press=duplicate>{words::DUPLICATE}</MenuItem>
                <MenuItem icon=IconName::SortUp disabled=first on_press=move |()| shift.run(-1)>{words::MOVE_UP}</MenuItem>
                <MenuItem icon=IconName::SortDown disabled=last on_press=move |()| shift.run(1)>{words::MOVE_DOWN}</MenuItem>
            </Menu>
            <IconButton
                icon=IconName::Trash
                label=words::remove_action(&name)
                disabled=state.locked
                on:click=remove
            />
        </div>
    }
}

/// The payload that will arrive, by the example of a sample; nothing for an action without one.
#[component]
fn Arriving(sample: Memo<Option<Object>>) -> impl IntoView {
    let text = move || {
        let sample = sample.get().map(Value::Object);
        sample.map_or_else(String::new, |sample| format!("{sample:#}"))
    };
    view! {
        <Show when=move || sample.with(Option::is_some)>
            <details class="fold">
                <summary class="fold__head">
                    <span class="fold__title">{words::PAYLOAD}</span>
                    <span class="muted">{words::PAYLOAD_MEANS}</span>
                </summary>
                <CodeBlock text=Signal::derive(text) label=words::SAMPLE_PAYLOAD />
            </details>
        </Show>
    }
}

/// Says that another card is about the same action.
#[component]
fn Twin(card: Row, name: String) -> impl IntoView {
    let twin = Memo::new(move |_| {
        card.state.draft.with(|draft| {
            let actions = draft.webhooks.iter().flat_map(|webhooks| &webhooks.actions);
            actions.filter(|row| row.name == name).count() > 1
        })
    });
    view! {
        <Show when=move || twin.get()>
            <Notice tone=Tone::Warning title=words::TWIN>
                <p>{words::TWIN_MEANS}</p>
            </Notice>
        </Show>
    }
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
        let hint = (!documented.contains(&data)).then_some(words::DATA_NOT_DOCUMENTED);
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
            <legend class="field__label">{words::DATA}</legend>
            {choices.into_iter().map(choice).collect_view()}
            {(!any).then(|| view! { <p class="muted">{words::NO_DATA}</p> })}
        </fieldset>
    }
    .into_any()
}
