//! Text to read and copy exactly: JSON, ids, requests.

use std::time::Duration;

use leptos::{html, prelude::*, task::spawn_local, wasm_bindgen::JsValue};

use super::{Icon, IconName};
use crate::messages::ui as words;

/// How long a copy button says what happened.
const OUTCOME_SHOWN: Duration = Duration::from_secs(3);

/// What became of a copy.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Outcome {
    Copied,
    Refused,
}

/// A button that copies a text, and says so.
#[component]
pub fn CopyButton(
    /// The text to copy.
    #[prop(into)]
    text: Signal<String>,
    /// What is copied, such as "Copy id".
    #[prop(into)]
    label: String,
    /// Called when the text is on the clipboard.
    #[prop(optional, into)]
    on_copied: Option<Callback<()>>,
    /// Called when the browser refuses the clipboard.
    #[prop(optional, into)]
    on_refused: Option<Callback<()>>,
    /// What it says then.
    #[prop(default = words::COPY_REFUSED)]
    refused: &'static str,
    /// Whether there is nothing to copy.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let outcome = RwSignal::new(None::<Outcome>);
    let copy = move |_| {
        let text = text.get_untracked();
        spawn_local(async move {
            let result = if write_clipboard(&text).await {
                Outcome::Copied
            } else {
                Outcome::Refused
            };
            // The button may be gone by now, hence `try_`.
            outcome.try_set(Some(result));
            let called = match result {
                Outcome::Copied => on_copied,
                Outcome::Refused => on_refused,
            };
            if let Some(called) = called {
                called.try_run(());
            }
            let forget = move || {
                outcome.try_set(None);
            };
            set_timeout(forget, OUTCOME_SHOWN);
        });
    };
    let icon = move || match outcome.get() {
        Some(Outcome::Copied) => IconName::Check,
        Some(Outcome::Refused) => IconName::Warning,
        None => IconName::Copy,
    };
    let said = move || {
        outcome.get().map(|outcome| match outcome {
            Outcome::Copied => words::COPIED,
            Outcome::Refused => refused,
        })
    };
    view! {
        <span class="copy-button">
            <button
                type="button"
                class="icon-button"
                aria-label=label.clone()
                title=label
                disabled=disabled
                on:click=copy
            >
                {move || view! { <Icon name=icon() /> }}
            </button>
            <span class="copy-button__outcome" role="status">{said}</span>
        </span>
    }
}

/// A frame of monospace text that scrolls, with a button to copy it.
#[component]
pub fn CodeBlock(
    /// The text.
    #[prop(into)]
    text: Signal<String>,
    /// What the text is.
    #[prop(into)]
    label: String,
) -> impl IntoView {
    let code = NodeRef::<html::Code>::new();
    let select = move || {
        if let Some(Some(code)) = code.try_get_untracked() {
            select_text(&code);
        }
    };
    view! {
        <figure class="code-block">
            <figcaption class="code-block__head">
                <span>{label.clone()}</span>
                <CopyButton text label=words::copy(&lower_first(&label)) on_refused=select />
            </figcaption>
            <pre class="code-block__text" role="region" tabindex="0" aria-label=label>
                <code node_ref=code>{text}</code>
            </pre>
        </figure>
    }
}

/// Puts a text on the clipboard. Says whether the browser let it.
pub async fn write_clipboard(text: &str) -> bool {
    let clipboard = window().navigator().clipboard();
    // Browsers leave it out on plain http.
    if AsRef::<JsValue>::as_ref(&clipboard).is_undefined() {
        return false;
    }
    clipboard.write_text(text).await.is_ok()
}

fn select_text(node: &leptos::web_sys::Node) {
    if let Ok(Some(selection)) = window().get_selection() {
        let _ = selection.select_all_children(node);
    }
}

/// `Request body` becomes `request body`; `JSON` stays.
fn lower_first(label: &str) -> String {
    let mut letters = label.chars();
    match (letters.next(), letters.clone().next()) {
        (Some(first), Some(second)) if second.is_lowercase() => {
            first.to_lowercase().chain(letters).collect()
        }
        _ => label.to_owned(),
    }
}
