//! Why signing in failed, beside the button that began it.

use leptos::prelude::*;

use super::explain_sign_in::explain_sign_in;
use crate::state::SignIn;
use crate::ui::{Notice, Tone};

/// Why the last attempt to sign in failed, if it did.
#[component]
pub fn SignInNotice() -> impl IntoView {
    let sign_in = expect_context::<SignIn>();
    move || {
        sign_in.failure().map(|error| {
            let explanation = explain_sign_in(&error);
            view! {
                <Notice tone=Tone::Danger title=explanation.title live=true>
                    <p>{explanation.text}</p>
                </Notice>
            }
        })
    }
}
