//! What the shell says about the connection: what it is, what is the matter with it, and its end.

use leptos::prelude::*;

use crate::api::{Error, Token};
use crate::components::{Doing, Go, TokenForm, explain, use_go};
use crate::paths;
use crate::state::{Bots, Details, Drafts, Session, Suggestions, Toasts, Workspace};
use crate::ui::{Button, ButtonKind, Dialog, Icon, IconButton, IconName};

/// What the panel is connected to; for the demo also the way back to its beginning.
#[component]
pub fn WorkspaceChip() -> impl IntoView {
    let session = expect_context::<Session>();
    let bots = expect_context::<Bots>();
    let suggestions = expect_context::<Suggestions>();
    let details = expect_context::<Details>();
    let drafts = expect_context::<Drafts>();
    let toasts = expect_context::<Toasts>();
    let asking = RwSignal::new(false);
    let go = use_go();
    let reset = Callback::new(move |()| {
        session.reset_demo();
        drafts.clear();
        bots.clear();
        suggestions.clear();
        details.clear();
        asking.set(false);
        go(&paths::connect(), Go::On);
        toasts.done("The demo workspace is as it was at first.");
    });
    let footer = move || {
        view! {
            <Button attr:autofocus=true on:click=move |_| asking.set(false)>"Cancel"</Button>
            <Button kind=ButtonKind::Danger on:click=move |_| reset.run(())>"Reset demo"</Button>
        }
    };
    view! {
        {move || match session.workspace() {
            None => None,
            Some(Workspace::Demo) => Some(view! {
                <span class="chip chip--demo"><span class="chip__text">"Demo workspace"</span></span>
                <Button small=true kind=ButtonKind::Ghost icon=IconName::Undo on:click=move |_| asking.set(true)>"Reset demo"</Button>
            }.into_any()),
            Some(Workspace::Api(base)) => Some(view! {
                <span class="chip" title=base.clone()><span class="chip__text">{host(&base)}</span></span>
            }.into_any()),
        }}
        <Dialog open=asking title="Reset the demo workspace?" footer=ViewFn::from(footer)>
            <p>"The twelve bot agents come back as they were at first. What you made or changed here goes away."</p>
        </Dialog>
    }
}

/// What of a base URL tells where one is.
fn host(base_url: &str) -> String {
    let rest = base_url
        .split_once("://")
        .map_or(base_url, |(_, rest)| rest);
    rest.trim_end_matches('/').to_owned()
}

/// The end of the connection. Asks first if something unsent would be lost.
#[component]
pub fn SignOut() -> impl IntoView {
    let session = expect_context::<Session>();
    let bots = expect_context::<Bots>();
    let suggestions = expect_context::<Suggestions>();
    let details = expect_context::<Details>();
    let drafts = expect_context::<Drafts>();
    let toasts = expect_context::<Toasts>();
    let asking = RwSignal::new(false);
    let go = use_go();
    let sign_out = Callback::new(move |()| {
        asking.set(false);
        session.sign_out();
        drafts.clear();
        bots.clear();
        suggestions.clear();
        details.clear();
        toasts.clear();
        go(&paths::connect(), Go::On);
    });
    let ask = move |_| {
        if drafts.is_empty() {
            sign_out.run(());
        } else {
            asking.set(true);
        }
    };
    let label = Signal::derive(move || {
        if session.is_demo() {
            "Leave the demo"
        } else {
            "Sign out. The token stays valid."
        }
        .to_owned()
    });
    let footer = move || {
        view! {
            <Button attr:autofocus=true on:click=move |_| asking.set(false)>"Stay"</Button>
            <Button kind=ButtonKind::Danger on:click=move |_| sign_out.run(())>"Leave without saving"</Button>
        }
    };
    view! {
        <IconButton icon=IconName::SignOut label on:click=ask />
        <Dialog open=asking title="Leave without saving?" footer=ViewFn::from(footer)>
            <p>"Some changes haven’t been saved. They are forgotten when you leave."</p>
        </Dialog>
    }
}

/// What is the matter with the connection as a whole.
#[component]
pub fn Banner() -> impl IntoView {
    let session = expect_context::<Session>();
    move || {
        session.stopped().map(|error| {
            let text = explain(&error, Doing::Opening).text;
            let title = if error.is_fatal() {
                "This connection can’t be used."
            } else {
                "Changes are off."
            };
            view! {
                <div class="banner" role="alert">
                    <Icon name=IconName::Warning />
                    <p><strong>{title}</strong> " " {text}</p>
                </div>
            }
        })
    }
}

/// Asks for a new token when the old one is no longer accepted; the page behind stays as it is.
#[component]
pub fn SignInAgain() -> impl IntoView {
    let session = expect_context::<Session>();
    let open = RwSignal::new(false);
    let error = RwSignal::new(None::<Error>);
    Effect::new(move |_| {
        let expired = session.is_expired();
        if expired {
            error.set(None);
        }
        open.set(expired);
    });
    let renew = Action::new_local(move |token: &Token| {
        let token = token.clone();
        async move {
            error.try_set(session.renew(token).await.err());
        }
    });
    let busy = renew.pending();
    let submit = Callback::new(move |token| {
        error.set(None);
        renew.dispatch_local(token);
    });
    view! {
        <Dialog open title="Sign in again">
            <Show
                when=move || session.is_demo()
                fallback=move || view! {
                    <p>
                        "The access token isn’t accepted any more. Everything you entered is still here; paste a new token and go on."
                    </p>
                    <TokenForm id="new-token" submit_label="Sign in" on_submit=submit busy error />
                }
            >
                <p>
                    "The demo refused its own token, because a special input asked it to. Everything you entered is still here."
                </p>
                <Button kind=ButtonKind::Primary on:click=move |_| session.go_on()>"Go on"</Button>
            </Show>
        </Dialog>
    }
}
