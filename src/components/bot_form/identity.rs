//! Name and avatar.

use leptos::prelude::*;

use super::FormState;
use super::doubts::FieldDoubts;
use crate::components::Avatar;
use crate::messages::form_cards as words;
use crate::state::BotDraft;
use crate::state::draft::field;
use crate::ui::{Card, TextField};

/// The part of the form that says who the bot is.
#[component]
pub fn Identity(
    /// What the parts of the form share.
    state: FormState,
) -> impl IntoView {
    let id = state.draft.with_untracked(|draft| draft.loaded.id.clone());
    let name = state.text(|draft| &draft.name);
    let avatar = state.text(|draft| &draft.avatar);
    // The picture waits until the address is typed: half of one would be asked for at a stranger's.
    let doubts = Signal::derive(move || {
        let doubt = state.draft.with(BotDraft::name_warning);
        Vec::from_iter(doubt)
    });
    let typing = RwSignal::new(false);
    let pictured = Memo::new(move |before: Option<&String>| match before {
        Some(before) if typing.get() => before.clone(),
        _ => avatar.get(),
    });
    view! {
        <Card title=words::IDENTITY description=words::IDENTITY_MEANS>
            <div class="form-grid">
                <div class="url-field">
                    <TextField
                        id=field("name")
                        label=words::NAME
                        required=true
                        value=name
                        on_input=state.on_text(|draft, text| draft.name = text)
                        error=state.error(field("name"))
                        disabled=state.locked
                    />
                    <FieldDoubts doubts />
                </div>
                <div
                    class="avatar-field"
                    on:focusin=move |_| typing.set(true)
                    on:focusout=move |_| typing.set(false)
                >
                    <Avatar id url=Signal::derive(move || Some(pictured.get())) name />
                    <TextField
                        id=field("avatar")
                        label=words::AVATAR
                        hint=words::AVATAR_HINT
                        value=avatar
                        on_input=state.on_text(|draft, text| draft.avatar = text)
                        error=state.error(field("avatar"))
                        disabled=state.locked
                        input_mode="url"
                    />
                </div>
            </div>
        </Card>
    }
}
