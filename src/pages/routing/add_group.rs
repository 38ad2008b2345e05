//! A column for a group that no bot is in yet. The API for bot agents has no list of groups.

use leptos::{ev, prelude::*};

use super::Board;
use crate::messages::routing as words;
use crate::model::GroupId;
use crate::ui::{Button, TextField, focus_soon};

const FIELD: &str = "add-group";

/// The field and its button.
#[component]
pub fn AddGroup(
    board: Board,
    /// The columns that were added.
    added: RwSignal<Vec<GroupId>>,
) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let error = RwSignal::new(None);
    let add = move |event: ev::SubmitEvent| {
        event.prevent_default();
        let group = text.with_untracked(|text| GroupId::parse(text));
        let there = |group: &GroupId| board.groups.with_untracked(|groups| groups.contains(group));
        error.set(match group {
            None => Some(words::NOT_A_GROUP.to_owned()),
            Some(group) if there(&group) => Some(words::GROUP_IS_THERE.to_owned()),
            Some(group) => {
                added.update(|added| added.push(group));
                text.set(String::new());
                None
            }
        });
        focus_soon(FIELD);
    };
    view! {
        <form class="routing__add" novalidate aria-label=words::ADD_GROUP on:submit=add>
            <TextField
                id=FIELD
                label=words::GROUP_NUMBER
                value=text
                on_input=move |typed| text.set(typed)
                error
                input_mode="numeric"
            />
            <Button submit=true>{words::ADD}</Button>
        </form>
    }
}
