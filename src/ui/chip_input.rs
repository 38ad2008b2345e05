//! A list of values as chips, with an entry for more, in what looks like one field.
//!
//! What happens to the values is in `field`, one chip in `chip`, and what screen readers are told
//! of changes in `news`. The entry and its suggestions are the combobox's.

mod chip;
mod field;
mod news;

use leptos::{ev, html, prelude::*};

use super::combobox::{SuggestInput, SuggestionList, Suggestions};
use super::field::FieldFrame;
use super::{Suggestion, focus_soon, on_leave};
use crate::messages::ui as words;

use chip::ChipButton;
use field::ChipField;

/// One value of a chip input.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chip {
    /// Tells it from the other chips; stays the same when the value is edited.
    pub key: u64,
    /// What is shown.
    pub label: String,
    /// What is put in the entry to edit it.
    pub text: String,
    /// What screen readers say, such as "facebook, text".
    pub name: String,
    /// One more CSS class; may be empty.
    pub class: &'static str,
}

/// A list of values. Each is a chip that can be edited and removed; what is typed into the entry
/// becomes a value on Enter, or when the focus leaves the field.
///
/// The chips are one tab stop. The arrow keys, Home and End move among them.
#[component]
pub fn ChipInput(
    /// The entry's id.
    #[prop(into)]
    id: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// Keeps the label for screen readers only.
    #[prop(optional)]
    hide_label: bool,
    /// What is wrong with the values or with the text in the entry.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Whether it can't be changed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// An example, shown while the entry is empty.
    #[prop(optional, into)]
    placeholder: String,
    /// The values. Two chips never have the same key.
    #[prop(into)]
    chips: Signal<Vec<Chip>>,
    /// What stands in the entry.
    text: RwSignal<String>,
    /// The key of the chip whose value is in the entry; `None` while that is a new value.
    editing: RwSignal<Option<u64>>,
    /// Takes `text`, for the chip `editing` or as a new value. Returns whether it was taken; `text`
    /// and `editing` are emptied then, and otherwise stay as they are.
    #[prop(into)]
    on_commit: Callback<(), bool>,
    /// Removes the values with these keys.
    #[prop(into)]
    on_remove: Callback<Vec<u64>>,
    /// Takes pasted text as a list of values. Returns whether it was taken; the browser pastes it into
    /// the entry otherwise.
    #[prop(into)]
    on_paste: Callback<String, bool>,
    /// What may be offered; it is narrowed down by what is typed.
    #[prop(optional, into)]
    suggestions: Signal<Vec<Suggestion>>,
    /// Takes a suggestion, for the chip `editing` or as a new value. `text` and `editing` are emptied
    /// after it.
    #[prop(into)]
    on_choose: Callback<Suggestion>,
    /// A control before the entry, such as the type of a new value.
    #[prop(optional, into)]
    prefix: Option<ViewFn>,
) -> impl IntoView {
    let on_choose = Callback::new(move |suggestion| {
        on_choose.run(suggestion);
        text.set(String::new());
        editing.set(None);
    });
    let list = Suggestions::new(&id, text.into(), suggestions, disabled, on_choose);
    let entry = NodeRef::<html::Input>::new();
    let field = ChipField::new(&id, chips, text, editing, entry, on_commit, on_remove);
    let paste = move |event: ev::ClipboardEvent| {
        let pasted = event
            .clipboard_data()
            .and_then(|data| data.get_data("text/plain").ok());
        if pasted.is_some_and(|pasted| on_paste.run(pasted)) {
            event.prevent_default();
        }
    };
    let leave = on_leave(move || {
        field.commit();
    });
    // The whole frame looks like the entry, so a press beside the chips is a press on it.
    let press = move |event: ev::MouseEvent| {
        if event.target() == event.current_target() {
            event.prevent_default();
            field.focus_entry();
        }
    };
    let key = Callback::new(move |event: ev::KeyboardEvent| field.press_in_entry(&event, list));
    view! {
        <FieldFrame id=id.clone() label=label.clone() hint=None error hide_label>
            <div class="combobox">
                <div
                    class="input chip-input"
                    role="group"
                    aria-labelledby=format!("{id}-label")
                    on:focusout=leave
                    on:mousedown=press
                >
                    <ul class="chip-input__chips" role="list" hidden=move || field.is_empty()>
                        <For each=move || field.shown() key=|key| *key let:key>
                            <ChipButton field chip=key disabled />
                        </For>
                    </ul>
                    <ShowAll field />
                    <div class="chip-input__entry">
                        {prefix.map(|prefix| view! { <span class="chip-input__prefix">{prefix.run()}</span> })}
                        <SuggestInput
                            list
                            text=text.into()
                            on_input=Callback::new(move |typed| text.set(typed))
                            on_key=key
                            error
                            disabled
                            placeholder
                            control=entry
                            on:paste=paste
                        />
                    </div>
                </div>
                <span id=field.hint_id() hidden>{words::VALUE_KEYS}</span>
                <span class="visually-hidden" role="status">{move || field.news()}</span>
                <SuggestionList list label />
            </div>
        </FieldFrame>
    }
}

/// The button that puts the rest of very many chips on the page.
#[component]
fn ShowAll(
    /// The state of the field.
    field: ChipField,
) -> impl IntoView {
    let press = move |_| {
        if let Some(first) = field.show_all() {
            // The button is gone then.
            focus_soon(first);
        }
    };
    view! {
        <Show when=move || field.has_more()>
            <button type="button" class="chip-input__all" on:click=press>
                {move || words::show_all(field.count())}
            </button>
        </Show>
    }
}
