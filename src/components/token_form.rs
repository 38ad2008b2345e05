//! The field for an access token, with its button.

use leptos::{ev, prelude::*};

use super::{Doing, ErrorNotice, SecretField};
use crate::api::{Error, Token};
use crate::messages::sign_in as words;
use crate::ui::{Button, ButtonKind, focus_soon};

/// A form that takes an access token and tries it.
#[component]
pub fn TokenForm(
    /// The id of the field; a page may hold only one of each.
    id: &'static str,
    /// The text of the button.
    submit_label: &'static str,
    /// Tries the token.
    on_submit: Callback<Token>,
    /// Whether it is being tried.
    #[prop(into)]
    busy: Signal<bool>,
    /// What went wrong with the last one.
    #[prop(into)]
    error: Signal<Option<Error>>,
    /// What stands between field and button.
    #[prop(optional)]
    children: Option<Children>,
) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let problem = RwSignal::new(None::<String>);
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() {
            return;
        }
        let token = Token::new(&text.get_untracked());
        if token.is_well_formed() {
            problem.set(None);
            on_submit.run(token);
        } else {
            problem.set(Some(
                if text.with_untracked(|text| text.trim().is_empty()) {
                    words::TOKEN_MISSING.to_owned()
                } else {
                    words::TOKEN_SPACES.to_owned()
                },
            ));
            focus_soon(id);
        }
    };
    view! {
        <form class="form" novalidate on:submit=submit>
            <SecretField
                id
                label=words::TOKEN
                required=true
                error=problem
                value=text
                on_input=move |value| text.set(value)
            />
            {children.map(|children| children())}
            <ErrorNotice error doing=Doing::Connecting />
            <div class="form__actions">
                <Button kind=ButtonKind::Primary submit=true busy>{submit_label}</Button>
            </div>
        </form>
    }
}
