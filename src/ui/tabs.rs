//! Tabs: a row of them, and a panel for each.
//!
//! The arrow keys choose at once, since a panel costs nothing to show.

use leptos::{ev::KeyboardEvent, prelude::*};

use super::focus::focus_now;

/// One tab.
#[derive(Clone, Copy, Debug)]
pub struct Tab {
    /// Tells it from the other tabs; part of its id.
    pub key: &'static str,
    /// What it says.
    pub label: &'static str,
    /// A few characters behind the label, such as a count.
    pub note: Signal<Option<String>>,
}

/// A row of tabs. A `selected` that is none of them selects none.
#[component]
pub fn TabList(
    /// The row's id; the id of a tab is `{id}-{key}`.
    #[prop(into)]
    id: String,
    /// What the tabs are about, for screen readers.
    #[prop(into)]
    label: String,
    /// The tabs.
    tabs: Vec<Tab>,
    /// The key of the selected tab.
    selected: RwSignal<&'static str>,
) -> impl IntoView {
    let keys: Vec<&'static str> = tabs.iter().map(|tab| tab.key).collect();
    let list_id = id.clone();
    let press = {
        let keys = keys.clone();
        move |event: KeyboardEvent| {
            let current = selected.get_untracked();
            if let Some(next) = next_key(&keys, current, &event.key()) {
                event.prevent_default();
                selected.set(next);
                focus_now(&tab_id(&list_id, next));
            }
        }
    };
    // One of them can always be reached by Tab.
    let tab_stop = Memo::new(move |_| {
        let selected = selected.get();
        if keys.contains(&selected) {
            Some(selected)
        } else {
            keys.first().copied()
        }
    });
    let list_id = id.clone();
    let tab = move |Tab { key, label, note }| {
        let note = move || {
            let note = note.get();
            note.map(|note| view! { " "<span class="tab__note">{note}</span> })
        };
        view! {
            <button
                type="button"
                class="tab"
                id=tab_id(&list_id, key)
                role="tab"
                tabindex=move || if tab_stop.get() == Some(key) { "0" } else { "-1" }
                aria-selected=move || (selected.get() == key).to_string()
                aria-controls=panel_id(&list_id, key)
                on:click=move |_| selected.set(key)
            >
                {label}
                {note}
            </button>
        }
    };
    view! {
        <div class="tab-list" id=id role="tablist" aria-label=label on:keydown=press>
            {tabs.into_iter().map(tab).collect_view()}
        </div>
    }
}

/// What a tab shows. The content exists only while the tab is selected.
#[component]
pub fn TabPanel(
    /// The id of the `TabList`; the id of the panel is `{id}-{key}-panel`.
    #[prop(into)]
    id: String,
    /// The key of its tab.
    key: &'static str,
    /// The key of the selected tab.
    selected: RwSignal<&'static str>,
    /// The content.
    children: ChildrenFn,
) -> impl IntoView {
    let shown = Memo::new(move |_| selected.get() == key);
    view! {
        <div
            class="tab-panel"
            id=panel_id(&id, key)
            role="tabpanel"
            tabindex="0"
            aria-labelledby=tab_id(&id, key)
            hidden=move || !shown.get()
        >
            <Show when=move || shown.get()>{children()}</Show>
        </div>
    }
}

fn tab_id(list: &str, key: &str) -> String {
    format!("{list}-{key}")
}

fn panel_id(list: &str, key: &str) -> String {
    format!("{list}-{key}-panel")
}

/// The tab that a pressed key goes to; around the ends.
fn next_key(keys: &[&'static str], current: &str, pressed: &str) -> Option<&'static str> {
    let last = keys.len().checked_sub(1)?;
    let place = keys.iter().position(|key| *key == current);
    let target = match (pressed, place) {
        ("Home", _) | ("ArrowRight", None) => 0,
        ("End", _) | ("ArrowLeft", None | Some(0)) => last,
        ("ArrowRight", Some(place)) => (place + 1) % keys.len(),
        ("ArrowLeft", Some(place)) => place - 1,
        _ => return None,
    };
    keys.get(target).copied()
}
