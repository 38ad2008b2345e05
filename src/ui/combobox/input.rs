//! The control that suggestions are offered to.

use leptos::{ev, html, prelude::*, web_sys::Event};

use super::{keys, list::Suggestions};
use crate::ui::field::{described_by, invalid, typed_text};

/// An input with a list of suggestions. Other handlers are spread on at the call site.
#[component]
pub(in crate::ui) fn SuggestInput(
    /// The state of the list, which also knows the control's id.
    list: Suggestions,
    /// The text.
    text: Signal<String>,
    /// Reports the text after each change by typing.
    on_input: Callback<String>,
    /// Gets the keys that the list has no use for.
    #[prop(optional)]
    on_key: Option<Callback<ev::KeyboardEvent>>,
    /// What is wrong with the value.
    error: Signal<Option<String>>,
    /// Whether it can't be changed.
    disabled: Signal<bool>,
    /// An example, shown while empty.
    placeholder: String,
    /// The element.
    control: NodeRef<html::Input>,
) -> impl IntoView {
    // A memo, so that an unrelated change of the draft never writes to a control being typed in.
    let text = Memo::new(move |_| text.get());
    let id = list.input_id();
    let describedby = described_by(&id, false, error);
    let press = move |event: ev::KeyboardEvent| {
        if !keys::press(list, &event)
            && let Some(on_key) = on_key
        {
            on_key.run(event);
        }
    };
    let take = move |event: &Event| {
        if let Some(text) = typed_text(event) {
            on_input.run(text);
            list.open_narrowed();
        }
    };
    view! {
        <input
            class="input__control"
            id=id
            type="text"
            role="combobox"
            placeholder=placeholder
            autocomplete="off"
            autocapitalize="off"
            spellcheck="false"
            disabled=disabled
            aria-autocomplete="list"
            aria-expanded=move || list.open().to_string()
            aria-controls=list.list_id()
            aria-activedescendant=move || list.active_id()
            aria-invalid=invalid(error)
            aria-describedby=describedby
            node_ref=control
            prop:value=text
            on:input=move |event| take(&event)
            on:change=move |event| take(&event)
            on:keydown=press
            on:click=move |_| {
                list.open_all();
            }
            on:blur=move |_| {
                list.close();
            }
        />
    }
}
