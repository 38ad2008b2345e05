//! The field that narrows down a list.

use leptos::{html, prelude::*, web_sys::Event};

use super::typed::typed_text;
use crate::messages::ui as words;
use crate::ui::{Icon, IconButton, IconName, live_if};

/// A search field with a button to clear it. Its label is the placeholder's accessible twin.
#[component]
pub fn SearchField(
    /// The control's id.
    #[prop(into)]
    id: String,
    /// The label, for screen readers only.
    #[prop(into)]
    label: String,
    /// The text.
    #[prop(into)]
    value: Signal<String>,
    /// Reports the text after each change.
    #[prop(into)]
    on_input: Callback<String>,
    /// Shown while empty.
    #[prop(optional, into)]
    placeholder: String,
    /// Whether it can't be changed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
) -> impl IntoView {
    let text = Memo::new(move |_| value.get());
    let control = NodeRef::<html::Input>::new();
    let clear = move |_| {
        on_input.run(String::new());
        if let Some(control) = control.get_untracked() {
            // Focus may be refused when the page is going away; nothing depends on it.
            let _ = control.focus();
        }
    };
    let take = move |event: &Event| {
        if let Some(text) = typed_text(event) {
            on_input.run(text);
        }
    };
    let clear_button = live_if(move || {
        let button = || view! { <IconButton icon=IconName::Close label=words::CLEAR_SEARCH on:click=clear /> };
        text.with(|text| !text.is_empty())
            .then(|| button().into_any())
    });
    view! {
        <div class="search-field" role="search">
            <label class="visually-hidden" for=id.clone()>{label}</label>
            <Icon name=IconName::Search />
            <input
                class="search-field__control"
                type="search"
                id=id
                placeholder=placeholder
                autocomplete="off"
                autocapitalize="off"
                spellcheck="false"
                disabled=disabled
                node_ref=control
                prop:value=text
                on:input=move |event| take(&event)
                on:change=move |event| take(&event)
            />
            {clear_button}
        </div>
    }
}
