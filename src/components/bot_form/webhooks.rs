//! The webhooks: where they go, their secret, and the actions that trigger them.

use leptos::prelude::*;

use super::FormState;
use super::action_card::ActionCard;
use super::secret_key::SecretKey;
use crate::components::KeptJson;
use crate::model::ActionName;
use crate::state::BotDraft;
use crate::state::draft::{ActionRow, field, row_field};
use crate::ui::{
    Button, ButtonKind, Card, IconName, SelectField, SelectOption, TextField, focus_soon,
};

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
    let description = "What your service is told about, sent to it as it happens.";
    view! {
        <Card title="Webhooks" description=description>
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
        <p class="muted">"This bot has no webhooks, so no service is told about its chats."</p>
        <div class="cluster">
            <Button
                icon=IconName::Webhook
                disabled=state.locked
                attr:id=field("add-webhooks")
                on:click=add
            >
                "Add webhooks"
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
                    "Leave webhooks out"
                </Button>
            </div>
        </Show>
    }
}

#[component]
fn Destination(state: FormState) -> impl IntoView {
    let get_url = |draft: &BotDraft| draft.webhooks.as_ref().map(|w| w.url.clone());
    let url = Signal::derive(move || state.draft.with(get_url).unwrap_or_default());
    view! {
        <div class="form-grid">
            <TextField
                id=field("url")
                label="URL"
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
        <h3 class="subheading">"Actions"</h3>
        {move || match kept.get() {
            Some(value) => view! { <KeptJson name="actions" value /> }.into_any(),
            None => view! {
                <Show when=none>
                    <p class="muted">"Without an action, no webhook is ever sent."</p>
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

/// Offers the actions that aren't there yet.
#[component]
fn AddAction(state: FormState) -> impl IntoView {
    let missing = Memo::new(move |_| state.draft.with(missing_actions));
    let options = Signal::derive(move || {
        let choose = SelectOption::new("", "Choose an action …");
        let option = |name: &ActionName| {
            let label = format!("{}: {}", name.group().label(), name.as_str());
            SelectOption::new(name.as_str(), label)
        };
        let missing = missing.get();
        std::iter::once(choose)
            .chain(missing.iter().map(option))
            .collect()
    });
    let chosen = RwSignal::new(String::new());
    let add = move |_| {
        let name = chosen.get_untracked();
        chosen.set(String::new());
        state.draft.update(|draft| draft.add_action(&name));
        let added = state.draft.with_untracked(|draft| {
            let actions = &draft.webhooks.as_ref()?.actions;
            actions.last().map(|row| row.key)
        });
        if let Some(key) = added {
            focus_soon(row_field("action", key, "name"));
        }
    };
    view! {
        <Show when=move || missing.with(|missing| !missing.is_empty())>
            <div class="cluster">
                <SelectField
                    id=field("add-action")
                    label="Another action"
                    hide_label=true
                    value=chosen
                    on_change=move |name| chosen.set(name)
                    options
                    disabled=state.locked
                />
                <Button
                    icon=IconName::Add
                    disabled=Signal::derive(move || state.locked.get() || chosen.with(String::is_empty))
                    on:click=add
                >
                    "Add action"
                </Button>
            </div>
        </Show>
    }
}

fn missing_actions(draft: &BotDraft) -> Vec<ActionName> {
    let rows = || draft.webhooks.iter().flat_map(|webhooks| &webhooks.actions);
    let there = |name: &ActionName| rows().any(|row: &ActionRow| row.name == name.as_str());
    let missing = ActionName::KNOWN.iter().filter(|name| !there(name));
    missing.cloned().collect()
}
