//! Errors where they belong: instead of a page's content, or beside a form.

use leptos::prelude::*;

use super::explain::{Doing, explain};
use crate::api::Error;
use crate::messages::errors as words;
use crate::messages::shell::SIGN_IN_AGAIN;
use crate::state::Session;
use crate::ui::{Button, Notice, Tone, rescue_focus};

/// What stands instead of content that couldn't be read. Tries again by itself once the person has
/// signed in anew.
#[component]
pub fn ErrorView(
    /// What went wrong.
    error: Error,
    /// What the person was doing.
    doing: Doing,
    /// Reads again.
    #[prop(into)]
    on_retry: Callback<()>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    Effect::new(move |previous: Option<u32>| {
        let now = session.renewals();
        if previous.is_some_and(|previous| previous != now) {
            on_retry.run(());
        }
        now
    });
    let explanation = explain(&error, doing);
    let may_be_retried = error.may_be_retried();
    let again = move |_| {
        on_retry.run(());
        rescue_focus();
    };
    let refused = error.is_authentication();
    let actions = move || {
        view! {
            {may_be_retried.then(|| view! { <Button on:click=again>{words::TRY_AGAIN}</Button> })}
            <SignInAgain refused />
        }
    };
    view! {
        <Notice tone=Tone::Danger title=explanation.title live=true actions=ViewFn::from(actions)>
            <p>{explanation.text}</p>
        </Notice>
    }
}

/// What went wrong with the last attempt, if anything, beside the form that was sent.
#[component]
pub fn ErrorNotice(
    /// What went wrong.
    #[prop(into)]
    error: Signal<Option<Error>>,
    /// What the person was doing.
    doing: Doing,
) -> impl IntoView {
    move || {
        error.get().map(|error| {
            let explanation = explain(&error, doing);
            // Where one connects, the form beside it is the way to sign in.
            let refused = error.is_authentication() && doing != Doing::Connecting;
            let actions = move || view! { <SignInAgain refused /> };
            view! {
                <Notice tone=Tone::Danger title=explanation.title live=true actions=ViewFn::from(actions)>
                    <p>{explanation.text}</p>
                </Notice>
            }
        })
    }
}

/// The way back to the dialog that asks for another token, for who has closed it.
#[component]
fn SignInAgain(
    /// Whether it was the token that wasn't accepted.
    refused: bool,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let ask = move |_| session.ask_for_token();
    move || {
        (refused && session.is_expired())
            .then(|| view! { <Button on:click=ask>{SIGN_IN_AGAIN}</Button> })
    }
}
