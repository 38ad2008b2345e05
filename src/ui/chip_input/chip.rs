//! One chip.

use leptos::{
    ev::{KeyboardEvent, MouseEvent},
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::Element,
};

use super::{Chip, field::ChipField};
use crate::event::plain_key;
use crate::ui::{Icon, IconName};

/// A value. Pressing it edits it; pressing the cross at its end removes it.
///
/// It is one button, so that it is one thing to go to. The cross is for pointers only: the keys are
/// told in a line that all chips of the field share.
#[component]
pub(super) fn ChipButton(
    /// The state of the field.
    field: ChipField,
    /// Which chip.
    chip: u64,
    /// Whether it can't be changed.
    disabled: Signal<bool>,
) -> impl IntoView {
    let key = chip;
    let chip = Memo::new(move |_| field.chip(key));
    let part = move |pick: fn(&Chip) -> &str| {
        chip.with(|chip| chip.as_ref().map(|chip| pick(chip).to_owned()))
    };
    let class = move || {
        let own = part(|chip| chip.class).unwrap_or_default();
        let editing = if field.is_edited(key) {
            "value-chip--editing"
        } else {
            ""
        };
        format!("value-chip {own} {editing}")
    };
    let click = move |event: MouseEvent| {
        if is_on_cross(&event) {
            field.remove(key);
        } else {
            field.edit(key);
        }
    };
    view! {
        <li class="chip-input__item">
            <button
                type="button"
                class=class
                id=field.chip_id(key)
                tabindex=move || if field.is_tab_stop(key) { "0" } else { "-1" }
                disabled=disabled
                title=move || part(|chip| &chip.label)
                aria-label=move || part(|chip| &chip.name)
                aria-describedby=field.hint_id()
                on:click=click
                on:keydown=move |event| press(field, key, &event)
                on:focus=move |_| field.note_focus(Some(key))
                on:blur=move |_| field.note_focus(None)
            >
                <span class="value-chip__text">{move || part(|chip| &chip.label)}</span>
                <span class="value-chip__remove" aria-hidden="true"><Icon name=IconName::Close /></span>
            </button>
        </li>
    }
}

fn press(field: ChipField, key: u64, event: &KeyboardEvent) {
    match plain_key(event).as_str() {
        "ArrowLeft" => field.go(key, -1),
        "ArrowRight" => field.go(key, 1),
        "Home" => field.go_to_first(),
        "End" => field.go_to_last(),
        "Delete" | "Backspace" => field.remove(key),
        "Enter" | " " | "F2" => field.edit(key),
        _ => return,
    }
    event.prevent_default();
}

fn is_on_cross(event: &MouseEvent) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| matches!(target.closest(".value-chip__remove"), Ok(Some(_))))
}
