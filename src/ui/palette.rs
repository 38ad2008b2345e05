//! A list of things to do that narrows down as one types: the combobox of the ARIA Authoring Practices with
//! its list always in view.

use leptos::{ev, prelude::*, web_sys::Event};

use super::{Icon, IconName, effect, field::typed_text, scroll::scroll_to_soon};
use crate::event::plain_key;
use crate::format::folded;

/// How many entries are put on the page at most.
const MOST_SHOWN: usize = 50;

/// One thing to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PaletteItem {
    /// What is reported when it is chosen; unique.
    pub value: String,
    /// What is shown.
    pub label: String,
    /// Quiet text beside the label; may be empty.
    pub note: String,
    /// The icon before it.
    pub icon: IconName,
}

impl PaletteItem {
    /// Whether every word of what was typed, in lower case, is part of it.
    fn fits(&self, typed: &str) -> bool {
        let label = folded(&self.label);
        let note = folded(&self.note);
        typed
            .split_whitespace()
            .all(|word| label.contains(word) || note.contains(word))
    }
}

fn fitting(items: &[PaletteItem], typed: &str) -> Vec<PaletteItem> {
    let typed = folded(typed);
    let fitting = items.iter().filter(|item| item.fits(&typed));
    fitting.take(MOST_SHOWN).cloned().collect()
}

/// The field and the list below it. The field takes the focus of a dialog that it stands in.
#[component]
pub fn Palette(
    /// The id of the field.
    #[prop(into)]
    id: String,
    /// What can be searched.
    #[prop(into)]
    label: String,
    /// Everything there is, the most likely first.
    #[prop(into)]
    items: Signal<Vec<PaletteItem>>,
    /// What is said when nothing fits.
    #[prop(into)]
    nothing: String,
    /// Says how many things fit, for those who don't see the list.
    count: fn(usize) -> String,
    /// Reports the value that was chosen.
    #[prop(into)]
    on_choose: Callback<String>,
) -> impl IntoView {
    let typed = RwSignal::new(String::new());
    let found = Memo::new(move |_| items.with(|items| typed.with(|typed| fitting(items, typed))));
    let active = RwSignal::new(0_usize);
    let list_id = format!("{id}-list");
    let prefix = StoredValue::new(id.clone());
    let option_id = move |place: usize| prefix.with_value(|id| format!("{id}-option-{place}"));
    let active_id = move || {
        found
            .with(|found| !found.is_empty())
            .then(|| option_id(active.get()))
    };
    effect(move || {
        if let Some(id) = active_id() {
            scroll_to_soon(id);
        }
    });
    let choose = move |place: usize| {
        if let Some(item) = found.with_untracked(|found| found.get(place).cloned()) {
            on_choose.run(item.value);
        }
    };
    let press = move |event: ev::KeyboardEvent| {
        let count = found.with_untracked(Vec::len);
        match plain_key(&event).as_str() {
            "ArrowDown" if count > 0 => active.update(|place| *place = (*place + 1) % count),
            "ArrowUp" if count > 0 => active.update(|place| *place = (*place + count - 1) % count),
            "Enter" => choose(active.get_untracked()),
            _ => return,
        }
        event.prevent_default();
    };
    let option = move |place: ReadSignal<usize>, item: PaletteItem| {
        let is_active = move || active.get() == place.get();
        view! {
            <li
                class="palette__option"
                class:palette__option--active=is_active
                id=move || option_id(place.get())
                role="option"
                aria-selected=move || is_active().to_string()
                on:click=move |_| choose(place.get_untracked())
            >
                <Icon name=item.icon />
                <span class="palette__label">{item.label}</span>
                <span class="palette__note">{item.note}</span>
            </li>
        }
    };
    let is_empty = move || found.with(Vec::is_empty);
    let take = move |event: &Event| {
        if let Some(text) = typed_text(event) {
            typed.set(text);
            active.set(0);
        }
    };
    view! {
        <div class="palette">
            <div class="input">
                <input
                    class="input__control"
                    id=id
                    type="text"
                    role="combobox"
                    autofocus
                    aria-label=label.clone()
                    placeholder=label.clone()
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    aria-autocomplete="list"
                    aria-expanded="true"
                    aria-controls=list_id.clone()
                    aria-activedescendant=active_id
                    prop:value=typed
                    on:input=move |event| take(&event)
                    on:change=move |event| take(&event)
                    on:keydown=press
                />
            </div>
            // The focus stays in the field.
            <ul class="palette__list" id=list_id role="listbox" aria-label=label tabindex="-1" on:mousedown=|event| event.prevent_default()>
                <ForEnumerate each=move || found.get() key=|item| item.value.clone() children=option />
            </ul>
            <Show when=is_empty>
                <p class="palette__nothing">{nothing.clone()}</p>
            </Show>
            <span class="visually-hidden" role="status">{move || count(found.with(Vec::len))}</span>
        </div>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_word_must_be_part_of_label_or_note() {
        let item = |label: &str, note: &str| PaletteItem {
            value: label.to_owned(),
            label: label.to_owned(),
            note: note.to_owned(),
            icon: IconName::Bot,
        };
        let items = [
            item("Pizza bot", "5c98"),
            item("Use the dark theme", "Theme"),
            item("Robot Ann", ""),
            item("José", ""),
        ];
        for (typed, expected) in [
            (
                "",
                vec!["Pizza bot", "Use the dark theme", "Robot Ann", "José"],
            ),
            ("jose\u{301}", vec!["José"]),
            ("BOT", vec!["Pizza bot", "Robot Ann"]),
            ("bot 5c", vec!["Pizza bot"]),
            (" theme dark ", vec!["Use the dark theme"]),
            ("nobody", vec![]),
        ] {
            let found = fitting(&items, typed);
            let labels: Vec<_> = found.iter().map(|item| item.label.as_str()).collect();
            assert_eq!(labels, expected, "{typed:?}");
        }
    }
}
