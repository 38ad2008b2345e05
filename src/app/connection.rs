//! What the shell says about the connection: what it is, what is the matter with it, and how it goes on.

use leptos::prelude::*;

use super::parts;
use crate::api::{Error, Token};
use crate::components::{Doing, Go, Here, SignInNotice, TokenForm, explain};
use crate::format;
use crate::messages::common::CANCEL;
use crate::messages::shell as words;
use crate::paths;
use crate::state::{
    ApiLog, Bots, Details, Drafts, Import, Session, SignIn, Suggestions, Toasts, Workspace,
};
use crate::ui::{Button, ButtonKind, Dialog, Icon, IconName, effect, lazy_when};

/// What the panel is connected to; for the demo also the way back to its beginning.
#[component]
pub fn WorkspaceChip() -> impl IntoView {
    let session = expect_context::<Session>();
    let asking = RwSignal::new(false);
    view! {
        {move || match session.workspace() {
            None => None,
            Some(Workspace::Demo) => Some(view! {
                <span class="chip chip--demo"><span class="chip__text">{words::DEMO}</span></span>
                <Button small=true kind=ButtonKind::Ghost icon=IconName::Undo on:click=move |_| asking.set(true)>{words::RESET_DEMO}</Button>
            }.into_any()),
            Some(Workspace::Api(base)) => Some(view! {
                <span class="chip" title=base.clone()><span class="chip__text">{host(&base)}</span></span>
            }.into_any()),
        }}
        {lazy_when(move || asking.get(), parts::reset_demo, asking)}
    }
}

/// Asks before the demo begins anew.
#[component]
pub fn ResetDemo(
    /// Whether that is asked.
    asking: RwSignal<bool>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let toasts = expect_context::<Toasts>();
    let here = expect_context::<Here>();
    let forget = use_forget();
    let reset = Callback::new(move |()| {
        session.reset_demo();
        forget();
        asking.set(false);
        here.go(&paths::connect(), Go::On);
        toasts.done(words::DEMO_IS_RESET);
    });
    let footer = move || {
        view! {
            <Button attr:autofocus=true on:click=move |_| asking.set(false)>{CANCEL}</Button>
            <Button kind=ButtonKind::Danger on:click=move |_| reset.run(())>{words::RESET_DEMO}</Button>
        }
    };
    view! {
        <Dialog open=asking title=words::ASK_RESET danger=true footer=ViewFn::from(footer)>
            <p>{words::RESET_MEANS}</p>
        </Dialog>
    }
}

/// Forgets everything that was read or entered over the connection.
pub(super) fn use_forget() -> impl Fn() + Copy {
    let drafts = expect_context::<Drafts>();
    let bots = expect_context::<Bots>();
    let suggestions = expect_context::<Suggestions>();
    let details = expect_context::<Details>();
    let import = expect_context::<Import>();
    let log = expect_context::<ApiLog>();
    move || {
        drafts.clear();
        bots.clear();
        suggestions.clear();
        details.clear();
        import.forget();
        log.forget();
    }
}

/// What of a URL tells where one is.
pub(super) fn host(url: &str) -> String {
    let rest = url.split_once("://").map_or(url, |(_, rest)| rest);
    rest.trim_end_matches('/').to_owned()
}

/// What is the matter with the connection as a whole.
#[component]
pub fn Banner() -> impl IntoView {
    let session = expect_context::<Session>();
    move || {
        session.stopped().map(|error| {
            let text = explain(&error, Doing::Opening).text;
            let title = if error.is_fatal() {
                words::CONNECTION_OFF
            } else {
                words::CHANGES_OFF
            };
            view! {
                <div class="banner" role="alert">
                    <Icon name=IconName::Warning />
                    <p><strong>{title}</strong> " " {text}</p>
                    {error.is_authorization().then(|| view! {
                        <Button small=true on:click=move |_| session.ask_for_token()>{words::SIGN_IN_AGAIN}</Button>
                    })}
                </div>
            }
        })
    }
}

/// Says that the token expires soon, while there is time to get another, or that it is no longer accepted: then it
/// is the way back to the dialog for who has closed it.
#[component]
pub fn ExpiryBanner() -> impl IntoView {
    let session = expect_context::<Session>();
    let said = move || {
        if session.is_expired() {
            return Some((words::TOKEN_REFUSED.to_owned(), words::ENTRIES_STAY));
        }
        let time = format::time(session.expires_soon()?);
        Some((words::expires_at(&time), words::EXPIRES_NEXT))
    };
    move || {
        said().map(|(what, next)| {
            view! {
                <div class="banner" role="status">
                    <Icon name=IconName::Warning />
                    <p>
                        <strong>{what}</strong>
                        " "
                        {next}
                    </p>
                    <Button small=true on:click=move |_| session.ask_for_token()>{words::SIGN_IN_AGAIN}</Button>
                </div>
            }
        })
    }
}

/// Asks for a new token when the old one is no longer accepted, or the person wants to; the page behind
/// stays as it is.
#[component]
pub fn SignInAgain() -> impl IntoView {
    let session = expect_context::<Session>();
    let sign_in = expect_context::<SignIn>();
    let open = RwSignal::new(false);
    let error = RwSignal::new(None::<Error>);
    effect(move || {
        let wanted = session.wants_token();
        if wanted {
            error.set(None);
        }
        open.set(wanted);
    });
    // Whoever closes the dialog waits for no window any more.
    Effect::new(move |before: Option<bool>| {
        let open = open.get();
        if before == Some(true) && !open {
            sign_in.give_up();
        }
        open
    });
    let was_granted = move || session.connection().is_some_and(|c| c.grant.is_some());
    let signing_in = Signal::derive(move || sign_in.is_busy());
    let renew = Action::new_local(move |token: &Token| {
        let token = token.clone();
        async move {
            error.try_set(sign_in.renew_with(token).await.err());
        }
    });
    let busy = renew.pending();
    let submit = Callback::new(move |token| {
        error.set(None);
        sign_in.dismiss();
        renew.dispatch_local(token);
    });
    view! {
        <Dialog open title=words::SIGN_IN_AGAIN>
            <Show
                when=move || session.is_demo()
                fallback=move || view! {
                    <p>
                        {move || if session.is_expired() { words::TOKEN_REFUSED } else { words::TOKEN_EXPIRES }}
                        " "
                        {words::ENTRIES_STAY}
                    </p>
                    <SignInNotice />
                    {was_granted().then(|| view! {
                        <p>{words::WINDOW_OR_TOKEN}</p>
                        <Button kind=ButtonKind::Primary busy=signing_in on:click=move |_| sign_in.renew()>
                            {words::SIGN_IN_LIVECHAT}
                        </Button>
                    })}
                    <TokenForm id="new-token" submit_label=words::SIGN_IN on_submit=submit busy error />
                }
            >
                <p>
                    {words::DEMO_REFUSED}
                </p>
                <Button kind=ButtonKind::Primary on:click=move |_| session.go_on()>{words::GO_ON}</Button>
            </Show>
        </Dialog>
    }
}
