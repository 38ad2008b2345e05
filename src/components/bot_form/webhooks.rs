//! The webhooks: where they go, their secret, and the actions that trigger them.

use leptos::prelude::*;

use super::FormState;
use super::action_card::ActionCard;
use super::add_action::AddAction;
use super::doubts::FieldDoubts;
use super::secret_key::SecretKey;
use crate::components::KeptJson;
use crate::messages::form_cards as words;
use crate::state::BotDraft;
use crate::state::draft::field;
use crate::ui::{Button, ButtonKind, Card, IconName, TextField, focus_soon};

/// The part of the form that says what the bot's service is told.
#[component]
pub fn Webhooks(
    /// What the parts of the form share.
    state: FormState,
) -> impl IntoView {
    let present = Memo::new(move |_| state.draft.with(|draft| draft.webhooks.is_some()));
    let kept = Memo::new(move |_| {
        state
            .draft
            .with(|draft| draft.loaded.rest.kept_value("webhooks").cloned())
    });
    let description = words::WEBHOOKS_MEAN;
    view! {
        <Card title=words::WEBHOOKS description=description>
            {move || match kept.get() {
                Some(value) => view! { <KeptJson name="webhooks" value /> }.into_any(),
                None => view! {
                    <Show when=move || present.get() fallback=move || view! { <NoWebhooks state /> }>
                        <Destination state />
                        <Actions state />
                        <LeaveOut state />
                    </Show>
                }.into_any(),
            }}
        </Card>
    }
}

#[component]
fn NoWebhooks(state: FormState) -> impl IntoView {
    let add = move |_| {
        state.draft.update(BotDraft::add_webhooks);
        focus_soon(field("url"));
    };
    view! {
        <p class="muted">{words::NO_WEBHOOKS}</p>
        <div class="cluster">
            <Button
                icon=IconName::Webhook
                disabled=state.locked
                attr:id=field("add-webhooks")
                on:click=add
            >
                {words::ADD_WEBHOOKS}
            </Button>
        </div>
    }
}

/// The way back for a bot that has no webhooks yet.
#[component]
fn LeaveOut(state: FormState) -> impl IntoView {
    let new = Memo::new(move |_| state.draft.with(|draft| draft.loaded.webhooks.is_none()));
    let leave_out = move |_| {
        state.draft.update(BotDraft::leave_out_webhooks);
        focus_soon(field("add-webhooks"));
    };
    view! {
        <Show when=move || new.get()>
            <div class="cluster">
                <Button kind=ButtonKind::Ghost disabled=state.locked on:click=leave_out>
                    {words::LEAVE_OUT}
                </Button>
            </div>
        </Show>
    }
}

#[component]
fn Destination(state: FormState) -> impl IntoView {
    let get_url = |draft: &BotDraft| draft.webhooks.as_ref().map(|w| w.url.clone());
    let url = Signal::derive(move || state.draft.with(get_url).unwrap_or_default());
    let doubts = Signal::derive(move || state.draft.with(BotDraft::url_warnings));
    view! {
        <div class="form-grid">
            <div class="url-field">
                <TextField
                    id=field("url")
                    label=words::URL
                    required=true
                    placeholder="https://"
                    value=url
                    on_input=state.on_text(|draft, text| {
                        if let Some(webhooks) = &mut draft.webhooks {
                            webhooks.url = text;
                        }
                    })
                    error=state.error(field("url"))
                    disabled=state.locked
                    input_mode="url"
                />
                <FieldDoubts doubts />
            </div>
            <SecretKey state />
        </div>
    }
}

#[component]
fn Actions(state: FormState) -> impl IntoView {
    // With the name, because a card is about one action for as long as it is there.
    let rows = Memo::new(move |_| {
        state.draft.with(|draft| {
            let actions = draft.webhooks.iter().flat_map(|webhooks| &webhooks.actions);
            actions
                .map(|row| (row.key, row.name.clone()))
                .collect::<Vec<_>>()
        })
    });
    let kept = Memo::new(move |_| {
        state.draft.with(|draft| {
            let webhooks = draft.loaded.webhooks.as_ref()?;
            webhooks.rest.kept_value("actions").cloned()
        })
    });
    let none = move || rows.with(Vec::is_empty);
    view! {
        <h3 class="subheading">{words::ACTIONS}</h3>
        {move || match kept.get() {
            Some(value) => view! { <KeptJson name="actions" value /> }.into_any(),
            None => view! {
                <Show when=none>
                    <p class="muted">{words::NO_ACTIONS}</p>
                </Show>
                <div class="stack">
                    <For each=move || rows.get() key=Clone::clone let((key, name))>
                        <ActionCard state key name />
                    </For>
                </div>
                <AddAction state />
            }.into_any(),
        }}
    }
}
