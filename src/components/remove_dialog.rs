//! Removing a bot: a confirmation that names it.

use leptos::prelude::*;

use super::{Doing, ErrorNotice, explain};
use crate::api::Error;
use crate::messages::{common, remove as words};
use crate::model::BotId;
use crate::state::{Ownership, Toasts, Writes};
use crate::ui::{Button, ButtonKind, Dialog, effect};

/// What removing another application's bot needs.
pub const ALL_SCOPE: &str = "agents-bot--all:rw";

/// The bot to be removed.
#[derive(Clone, Debug, PartialEq)]
pub struct Removal {
    /// Which one.
    pub id: BotId,
    /// Its name, for the question.
    pub name: String,
    /// Whose it is.
    pub ownership: Ownership,
}

/// Asks before a bot is removed, removes it, and says what became of it.
#[component]
pub fn RemoveDialog(
    /// The bot in question; the dialog is open while there is one.
    target: RwSignal<Option<Removal>>,
    /// The bot is gone.
    #[prop(into)]
    on_removed: Callback<()>,
) -> impl IntoView {
    let writes = Writes::from_context();
    let toasts = expect_context::<Toasts>();
    let open = RwSignal::new(false);
    let error = RwSignal::new(None::<Error>);
    // The bot asked about last, so that the text stays while the dialog closes.
    let asked = RwSignal::new(None::<Removal>);
    effect(move || {
        if let Some(removal) = target.get() {
            asked.set(Some(removal));
            error.set(None);
            open.set(true);
        }
    });
    effect(move || {
        if !open.get() {
            target.set(None);
        }
    });

    // Whether the question about this bot is still on the screen.
    let still_asked = move |removal: &Removal| {
        let asked = asked.try_get_untracked().flatten();
        open.try_get_untracked() == Some(true) && asked.as_ref() == Some(removal)
    };
    let remove = Action::new_local(move |removal: &Removal| {
        let removal = removal.clone();
        async move {
            let question = removal.clone();
            let on_unknown = move |failure| {
                if still_asked(&question) {
                    error.try_set(Some(failure));
                }
            };
            match writes.remove(&removal.id, on_unknown).await {
                Ok(_) => {
                    if still_asked(&removal) {
                        open.try_set(false);
                    }
                    toasts.done(words::removed(&removal.name));
                    on_removed.try_run(());
                }
                Err(failure) if still_asked(&removal) => {
                    error.try_set(Some(failure));
                }
                Err(failure) => {
                    let explanation = explain(&failure, Doing::Removing);
                    toasts.failed(words::failed(&removal.name, &explanation.line()));
                }
            }
        }
    });
    let confirm = move |_| {
        if let Some(removal) = asked.get_untracked() {
            error.set(None);
            remove.dispatch_local(removal);
        }
    };
    let title = Signal::derive(move || {
        asked.with(|removal| {
            let name = removal.as_ref().map_or("", |removal| removal.name.as_str());
            words::question(name)
        })
    });
    let foreign = move || {
        asked.with(|removal| {
            removal
                .as_ref()
                .is_some_and(|r| r.ownership == Ownership::Other)
        })
    };
    let footer = move || {
        view! {
            <Button attr:autofocus=true on:click=move |_| open.set(false)>{common::CANCEL}</Button>
            <Button kind=ButtonKind::Danger busy=remove.pending() on:click=confirm>
                {words::CONFIRM}
            </Button>
        }
    };
    view! {
        <Dialog open title danger=true footer=ViewFn::from(footer)>
            <p>{words::CONSEQUENCE}</p>
            <Show when=foreign>
                <p>{words::NOT_OURS} <code>{ALL_SCOPE}</code> "."</p>
            </Show>
            <ErrorNotice error doing=Doing::Removing />
        </Dialog>
    }
}
