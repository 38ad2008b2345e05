//! The secret key of the webhooks: typed or made here, and how to replace one.

use leptos::prelude::*;

use super::FormState;
use super::doubts::FieldDoubts;
use crate::components::SecretField;
use crate::messages::common::CANCEL;
use crate::messages::form_cards as words;
use crate::state::BotDraft;
use crate::state::draft::field;
use crate::state::random;
use crate::ui::{Button, ButtonKind, Dialog, IconName};

/// What came of making a secret.
#[derive(Clone, PartialEq)]
enum Made {
    Secret(String),
    Nothing,
}

/// The field of the secret, a button that makes one, and what replacing one takes.
#[component]
pub fn SecretKey(
    /// What the parts of the form share.
    state: FormState,
) -> impl IntoView {
    let value = Signal::derive(move || state.draft.with(secret));
    let in_use = Memo::new(move |_| state.draft.with(secret_in_use));
    let outcome = RwSignal::new(None::<Made>);
    let asking = RwSignal::new(false);
    let make = Callback::new(move |()| {
        asking.set(false);
        let secret = random::new_secret();
        if let Some(secret) = secret.clone() {
            state.draft.update(|draft| set_secret(draft, secret));
        }
        outcome.set(Some(secret.map_or(Made::Nothing, Made::Secret)));
    });
    let generate = move |_| {
        // Only what the service already has is missed once it is gone.
        if in_use.get_untracked() == Some(value.get_untracked()) {
            asking.set(true);
        } else {
            make.run(());
        }
    };
    let said = move || match outcome.get()? {
        Made::Secret(secret) if secret == value.get() => Some(words::SECRET_MADE),
        Made::Secret(_) => None,
        Made::Nothing => Some(words::NO_RANDOM),
    };
    let doubts = Signal::derive(move || {
        let doubt = state.draft.with(BotDraft::secret_warning);
        Vec::from_iter(doubt)
    });
    let replaced =
        move || in_use.with(|used| used.as_ref().is_some_and(|used| *used != value.get()));
    view! {
        <div class="secret-key">
            <SecretField
                id=field("secret_key")
                label=words::SECRET
                required=true
                copyable=true
                hint=words::SECRET_HINT
                value
                on_input=state.on_text(set_secret)
                error=state.error(field("secret_key"))
                disabled=state.locked
            />
            <FieldDoubts doubts />
            <div class="cluster">
                <Button small=true icon=IconName::Key disabled=state.locked on:click=generate>
                    {words::GENERATE}
                </Button>
                <span class="muted small" role="status">{said}</span>
            </div>
            <Show when=replaced>
                <RotationGuide />
            </Show>
            <ReplaceDialog open=asking on_confirm=make />
        </div>
    }
}

/// How a service gets over to another secret without refusing a webhook.
#[component]
fn RotationGuide() -> impl IntoView {
    view! {
        <details class="secret-key__guide">
            <summary>{words::CHANGE_GUIDE}</summary>
            <ol>
                <li>{words::GUIDE_BOTH}</li>
                <li>{words::GUIDE_SAVE}</li>
                <li>{words::GUIDE_FORGET}</li>
            </ol>
        </details>
    }
}

/// Asks before a secret that is in use is replaced.
#[component]
fn ReplaceDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// The person wants another secret.
    on_confirm: Callback<()>,
) -> impl IntoView {
    let footer = move || {
        view! {
            <Button attr:autofocus=true on:click=move |_| open.set(false)>{CANCEL}</Button>
            <Button kind=ButtonKind::Primary on:click=move |_| on_confirm.run(())>
                {words::GENERATE_ANOTHER}
            </Button>
        }
    };
    view! {
        <Dialog open title=words::ASK_REPLACE footer=ViewFn::from(footer)>
            <p>
                {words::REPLACE_MEANS}
            </p>
            <p>{words::REPLACE_LATER}</p>
        </Dialog>
    }
}

fn secret(draft: &BotDraft) -> String {
    let webhooks = draft.webhooks.as_ref();
    webhooks.map_or_else(String::new, |webhooks| webhooks.secret_key.clone())
}

fn set_secret(draft: &mut BotDraft, secret: String) {
    if let Some(webhooks) = &mut draft.webhooks {
        webhooks.secret_key = secret;
    }
}

/// The secret that the bot's service already knows.
fn secret_in_use(draft: &BotDraft) -> Option<String> {
    let loaded = draft.loaded.webhooks.as_ref()?.secret_key.clone();
    loaded.filter(|secret| !secret.is_empty())
}
