//! The secret key of the webhooks: typed or made here, and how to replace one.

use leptos::prelude::*;

use super::FormState;
use crate::components::SecretField;
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
        Made::Secret(secret) if secret == value.get() => {
            Some("A new secret is in the field. Copy it to your service.")
        }
        Made::Secret(_) => None,
        Made::Nothing => Some("The browser gave no random numbers. Enter a secret of your own."),
    };
    let replaced =
        move || in_use.with(|used| used.as_ref().is_some_and(|used| *used != value.get()));
    view! {
        <div class="secret-key">
            <SecretField
                id=field("secret_key")
                label="Secret key"
                required=true
                copyable=true
                hint="Arrives inside every webhook, so that your service can tell who sent it."
                value
                on_input=state.on_text(set_secret)
                error=state.error(field("secret_key"))
                disabled=state.locked
            />
            <div class="cluster">
                <Button small=true icon=IconName::Key disabled=state.locked on:click=generate>
                    "Generate"
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
            <summary>"Change it without losing webhooks"</summary>
            <ol>
                <li>"Let your service accept both the old secret and the new one."</li>
                <li>"Save here. It takes up to 2 minutes until every webhook has the new one."</li>
                <li>"Let your service forget the old one."</li>
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
            <Button attr:autofocus=true on:click=move |_| open.set(false)>"Cancel"</Button>
            <Button kind=ButtonKind::Primary on:click=move |_| on_confirm.run(())>
                "Generate another"
            </Button>
        }
    };
    view! {
        <Dialog open title="Replace the secret key?" footer=ViewFn::from(footer)>
            <p>
                "Webhooks carry one secret at a time: with the save, the old one stops. Your service must accept both by then, or it refuses webhooks."
            </p>
            <p>"Nothing is sent before you save."</p>
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
