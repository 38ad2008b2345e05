//! The groups and the bot's priority in each.

use leptos::prelude::*;

use super::FormState;
use crate::components::KeptJson;
use crate::messages::form_cards as words;
use crate::model::{GroupId, Priority};
use crate::state::draft::{GroupRow, field, row_field};
use crate::state::{BotDraft, Preferences};
use crate::ui::{
    Button, Card, IconButton, IconName, SelectField, SelectOption, TextField, focus_soon,
};

/// The part of the form that says in which groups the bot is.
#[component]
pub fn Groups(
    /// What the parts of the form share.
    state: FormState,
) -> impl IntoView {
    let keys = Memo::new(move |_| {
        let key = |row: &GroupRow| row.key;
        state
            .draft
            .with(|draft| draft.groups.iter().map(key).collect::<Vec<_>>())
    });
    let kept = Memo::new(move |_| {
        state
            .draft
            .with(|draft| draft.loaded.rest.kept_value("groups").cloned())
    });
    let empty = move || keys.with(Vec::is_empty);
    let add = move |_| {
        state.draft.update(BotDraft::add_group);
        let added = state
            .draft
            .with_untracked(|draft| draft.groups.last().map(|row| row.key));
        if let Some(key) = added {
            focus_soon(row_field("group", key, "id"));
        }
    };
    view! {
        <Card title=words::GROUPS description=words::GROUPS_MEAN>
            {move || match kept.get() {
                Some(value) => view! { <KeptJson name="groups" value /> }.into_any(),
                None => view! {
                    <Show when=empty>
                        <p class="muted">{words::NO_GROUP}</p>
                    </Show>
                    <div class="group-rows">
                        <For each=move || keys.get() key=|key| *key let:key>
                            <Row state key />
                        </For>
                    </div>
                    <div class="cluster">
                        <Button icon=IconName::Add disabled=state.locked attr:id=field("add-group") on:click=add>{words::ADD_GROUP}</Button>
                    </div>
                }.into_any(),
            }}
        </Card>
    }
}

#[component]
fn Row(state: FormState, key: u32) -> impl IntoView {
    let text = move |get: fn(&GroupRow) -> &str| {
        Signal::derive(move || {
            state.draft.with(|draft| {
                let row = draft.groups.iter().find(|row| row.key == key);
                row.map_or("", get).to_owned()
            })
        })
    };
    let edit = move |set: fn(&mut GroupRow, String)| {
        Callback::new(move |text| {
            state.draft.update(|draft| {
                if let Some(row) = draft.group_mut(key) {
                    set(row, text);
                }
            });
        })
    };
    let id = text(|row| &row.id);
    let priority = text(|row| &row.priority);
    let meaning = move || Priority::from(priority.get().as_str()).meaning();
    let options = Priority::IN_GROUP
        .iter()
        .map(|priority| SelectOption::new(priority.as_str(), priority.as_str()));
    let preferences = expect_context::<Preferences>();
    let name = move || {
        let name = preferences.group_name(GroupId::parse(&id.get())?)?;
        Some(view! { <strong>{name}</strong> " · " })
    };
    let label = Signal::derive(move || words::remove_group(&id.get()));
    let remove = move |_| {
        state.draft.update(|draft| draft.remove_group(key));
        focus_soon(field("add-group"));
    };
    view! {
        <div class="group-row" role="group" aria-label=move || words::group(&id.get())>
            <TextField
                id=row_field("group", key, "id")
                label=words::GROUP
                value=id
                on_input=edit(|row, text| row.id = text)
                error=state.error(row_field("group", key, "id"))
                disabled=state.locked
                input_mode="numeric"
            />
            <SelectField
                id=row_field("group", key, "priority")
                label=words::PRIORITY
                value=priority
                on_change=edit(|row, text| row.priority = text)
                options=Signal::stored(options.collect::<Vec<_>>())
                error=state.error(row_field("group", key, "priority"))
                disabled=state.locked
            />
            <p class="group-row__meaning">{name}{meaning}</p>
            <IconButton icon=IconName::Trash label disabled=state.locked on:click=remove />
        </div>
    }
}
