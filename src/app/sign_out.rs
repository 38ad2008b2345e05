//! The end of the connection.

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::connection::{host, use_forget};
use super::parts;
use crate::api::Connection;
use crate::components::{Go, Here, explain_revocation};
use crate::messages::import::SECRETS_UNSAVED_TEXT;
use crate::messages::sign_in as words;
use crate::messages::ui::NOT_FETCHED;
use crate::parts::{NotFetched, part};
use crate::paths;
use crate::state::sign_in::revoke;
use crate::state::{Drafts, Import, Session, SignIn, Toasts};
use crate::ui::{Button, ButtonKind, Checkbox, Dialog, IconButton, IconName, lazy_when};

/// The button, and what it asks first: always before a token is forgotten, and in the demo if something
/// unsent would be lost.
#[component]
pub fn SignOut() -> impl IntoView {
    let session = expect_context::<Session>();
    let drafts = expect_context::<Drafts>();
    let import = expect_context::<Import>();
    let toasts = expect_context::<Toasts>();
    let asking = RwSignal::new(false);
    let revoking = RwSignal::new(false);
    let forget = forget_everything();
    let sign_out = Callback::new(move |()| {
        asking.set(false);
        let token = session.connection().filter(|_| revoking.get_untracked());
        // First, and whatever becomes of the token.
        forget.run(());
        if let Some(connection) = token {
            spawn_local(async move {
                match ending().await {
                    Ok(end) => end(connection, toasts),
                    Err(NotFetched) => drop(toasts.failed(NOT_FETCHED.to_owned())),
                }
            });
        }
    });
    let ask = move |_| {
        revoking.set(false);
        let lossless = drafts.is_empty() && !import.has_unsaved_secrets();
        if session.is_demo() && lossless && !(import.is_running() || session.is_sending()) {
            sign_out.run(());
        } else {
            asking.set(true);
        }
    };
    let label = Signal::derive(move || {
        if session.is_demo() {
            words::LEAVE_DEMO
        } else {
            words::SIGN_OUT
        }
        .to_owned()
    });
    let wanted = Asking {
        open: asking,
        revoking,
        sign_out,
    };
    view! {
        <IconButton icon=IconName::SignOut label on:click=ask />
        {lazy_when(move || asking.get(), parts::ask_sign_out, wanted)}
    }
}

/// What asking about the end needs.
#[derive(Clone, Copy)]
pub struct Asking {
    open: RwSignal<bool>,
    /// Whether the token is to be revoked.
    revoking: RwSignal<bool>,
    sign_out: Callback<()>,
}

/// Asks before the connection is ended.
#[component]
pub fn AskSignOut(
    /// What asking needs.
    asking: Asking,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let drafts = expect_context::<Drafts>();
    let import = expect_context::<Import>();
    let Asking {
        open,
        revoking,
        sign_out,
    } = asking;
    let title = Signal::derive(move || {
        if session.is_demo() {
            words::ASK_LEAVE
        } else {
            words::ASK_SIGN_OUT
        }
        .to_owned()
    });
    let footer = move || {
        let leave = move || {
            if session.is_demo() {
                words::LEAVE
            } else if revoking.get() {
                words::SIGN_OUT_AND_REVOKE
            } else {
                words::SIGN_OUT
            }
        };
        view! {
            <Button attr:autofocus=true on:click=move |_| open.set(false)>{words::STAY}</Button>
            <Button kind=ButtonKind::Danger on:click=move |_| sign_out.run(())>{leave}</Button>
        }
    };
    view! {
        <Dialog open title footer=ViewFn::from(footer)>
            {move || (!drafts.is_empty()).then(|| view! {
                <p>{words::UNSAVED}</p>
            })}
            {move || (open.get() && (import.is_running() || session.is_sending())).then(|| view! {
                <p>{words::UNDER_WAY}</p>
            })}
            {move || import.has_unsaved_secrets().then(|| view! {
                <p>{SECRETS_UNSAVED_TEXT}</p>
            })}
            <Show when=move || !session.is_demo()>
                <AboutTheToken revoking />
            </Show>
        </Dialog>
    }
}

/// What signing out does to the token, and the choice to do more.
#[component]
fn AboutTheToken(
    /// Whether the token is to be revoked.
    revoking: RwSignal<bool>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let accounts = session.connection().map(|c| host(&c.accounts_url));
    let hint = words::revoking_means(&accounts.unwrap_or_default());
    view! {
        <p>
            {words::ABOUT_TOKEN}
        </p>
        <Checkbox
            id="revoke"
            label=words::REVOKE
            hint
            checked=revoking
            on_change=move |on| revoking.set(on)
        />
    }
}

/// Clears the memory and, with it, the page.
pub(super) fn forget_everything() -> Callback<()> {
    let session = expect_context::<Session>();
    let sign_in = expect_context::<SignIn>();
    let toasts = expect_context::<Toasts>();
    let forget = use_forget();
    let here = expect_context::<Here>();
    Callback::new(move |()| {
        session.sign_out();
        sign_in.forget();
        forget();
        toasts.clear();
        here.go(&paths::connect(), Go::On);
    })
}

part! {
    /// What revokes a token.
    fn ending() -> fn(Connection, Toasts) as connect {
        |connection, toasts| spawn_local(end_token(connection, toasts))
    }
}

/// Revokes the token of a connection that is over, and says what came of it.
async fn end_token(connection: Connection, toasts: Toasts) {
    match revoke(&connection).await {
        Ok(()) => toasts.done(words::REVOKED),
        Err(error) => {
            toasts.failed(explain_revocation(&error).line());
        }
    }
}
