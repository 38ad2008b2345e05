//! Names for groups, which the API knows by their numbers only.

use leptos::{ev, prelude::*};

use crate::messages::routing;
use crate::messages::settings as words;
use crate::model::GroupId;
use crate::state::Preferences;
use crate::ui::{
    Button, Card, IconButton, IconName, TextField, focus_soon, on_leave, rescue_focus_to,
};

const NUMBER: &str = "group-number";
const NAME: &str = "group-name";

/// The names, and a form to add one.
#[component]
pub fn GroupNamesCard() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let groups = Memo::new(move |_| {
        preferences
            .group_names()
            .iter()
            .map(|(group, _)| group)
            .collect::<Vec<_>>()
    });
    view! {
        <Card title=words::GROUPS description=words::GROUPS_TEXT>
            <Show when=move || groups.with(Vec::is_empty)>
                <p class="muted">{words::NO_NAMES}</p>
            </Show>
            <div class="group-names">
                <For each=move || groups.get() key=|group| *group let:group>
                    <Row group />
                </For>
            </div>
            <Add />
        </Card>
    }
}

/// A group with its name. Emptied, the name goes when the field is left.
#[component]
fn Row(group: GroupId) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let name = untrack(|| preferences.group_name(group));
    let text = RwSignal::new(name.unwrap_or_default());
    // The page may be gone when its field loses the focus, and its signals with it.
    let is_empty = move || text.try_with_untracked(|text| text.trim().is_empty()) == Some(true);
    let change = move |typed: String| {
        text.set(typed);
        if !is_empty() {
            preferences.name_group(group, &text.get_untracked());
        }
    };
    let leave = on_leave(move || {
        if is_empty() {
            preferences.name_group(group, "");
            rescue_focus_to(NUMBER);
        }
    });
    let remove = move |_| {
        preferences.name_group(group, "");
        focus_soon(NUMBER);
    };
    view! {
        <div class="group-names__row" on:focusout=leave>
            <TextField
                id=format!("group-name-{}", group.0)
                label=routing::group(group.0)
                value=text
                on_input=change
            />
            <IconButton icon=IconName::Trash label=words::remove_name(group.0) on:click=remove />
        </div>
    }
}

#[component]
fn Add() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let (number, name) = (RwSignal::new(String::new()), RwSignal::new(String::new()));
    let (number_error, name_error) = (RwSignal::new(None), RwSignal::new(None));
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let group = number.with_untracked(|text| GroupId::parse(text));
        let named = name.with_untracked(|name| !name.trim().is_empty());
        number_error.set(group.is_none().then(|| words::NOT_A_GROUP.to_owned()));
        name_error.set((!named).then(|| words::NO_NAME.to_owned()));
        match group {
            Some(group) if named => {
                preferences.name_group(group, &name.get_untracked());
                number.set(String::new());
                name.set(String::new());
                focus_soon(NUMBER);
            }
            Some(_) => focus_soon(NAME),
            None => focus_soon(NUMBER),
        }
    };
    view! {
        <form class="group-names__add" novalidate aria-label=words::ADD_NAME on:submit=add>
            <TextField
                id=NUMBER
                label=words::NUMBER
                value=number
                on_input=move |typed| number.set(typed)
                error=number_error
                input_mode="numeric"
            />
            <TextField id=NAME label=words::NAME value=name on_input=move |typed| name.set(typed) error=name_error />
            <Button submit=true>{words::ADD_NAME}</Button>
        </form>
    }
}
