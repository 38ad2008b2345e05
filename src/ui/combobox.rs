//! A line of text with suggestions: the editable combobox of the ARIA Authoring Practices, with list
//! autocomplete and manual selection.
//!
//! What any entry with suggestions needs is in `list` (which are offered, and the list on the page),
//! `keys` (the keyboard) and `input` (the control); the chip input uses it too.

mod input;
mod keys;
mod list;

use leptos::prelude::*;

use super::field::FieldFrame;
use super::{Icon, IconName};

pub(super) use input::SuggestInput;
pub use list::Suggestion;
pub(super) use list::{SuggestionList, Suggestions};

/// A line of text with suggestions. Any text is allowed; a suggestion only saves typing it.
#[component]
pub fn Combobox(
    /// The control's id.
    #[prop(into)]
    id: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// Keeps the label for screen readers only.
    #[prop(optional)]
    hide_label: bool,
    /// The text.
    #[prop(into)]
    value: Signal<String>,
    /// Reports the text after each change by typing.
    #[prop(into)]
    on_input: Callback<String>,
    /// What may be offered; it is narrowed down by what is typed.
    #[prop(into)]
    suggestions: Signal<Vec<Suggestion>>,
    /// Reports the suggestion that was chosen. What then stands in the control is up to `value`.
    #[prop(into)]
    on_choose: Callback<Suggestion>,
    /// Reports that the focus left.
    #[prop(optional, into)]
    on_leave: Option<Callback<()>>,
    /// What is wrong with the value.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Whether it can't be changed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// An example, shown while empty.
    #[prop(optional, into)]
    placeholder: String,
    /// Sets the text in the monospace face.
    #[prop(optional)]
    monospace: bool,
) -> impl IntoView {
    let list = Suggestions::new(&id, value, suggestions, disabled, on_choose);
    let leave = move |_| {
        if let Some(on_leave) = on_leave {
            // Nobody is left to tell when the control loses the focus because its page is gone.
            on_leave.try_run(());
        }
    };
    let mark = move || {
        list.has_any()
            .then(|| view! { <Icon name=IconName::ChevronDown /> })
    };
    view! {
        <FieldFrame id=id label=label.clone() hint=None error hide_label>
            <div class="combobox">
                <div class="input" class:input--monospace=monospace>
                    <SuggestInput
                        list
                        text=value
                        on_input
                        error
                        disabled
                        placeholder
                        control=NodeRef::new()
                        on:blur=leave
                    />
                    {mark}
                </div>
                <SuggestionList list label />
            </div>
        </FieldFrame>
    }
}
