//! Which suggestions are offered, which of them is active, and the list of them on the page.

use leptos::{html, prelude::*};

use super::keys::Step;
use crate::format::folded;
use crate::messages::ui as words;
use crate::ui::{effect, scroll::scroll_to_soon};

/// How many options are put on the page at most.
const MOST_SHOWN: usize = 50;

/// One suggestion.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Suggestion {
    /// What is reported when it is chosen.
    pub value: String,
    /// What is shown.
    pub label: String,
    /// Quiet text beside the label; may be empty.
    pub note: String,
}

impl Suggestion {
    /// Whether the label or the note contains this text, which is in lower case.
    fn contains(&self, typed: &str) -> bool {
        [&self.label, &self.note]
            .iter()
            .any(|text| folded(text).contains(typed))
    }
}

/// The suggestions that fit what was typed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Found {
    /// Those on the page, each different.
    shown: Vec<Suggestion>,
    /// How many more there are.
    more: usize,
}

impl Found {
    fn of(all: &[Suggestion], typed: &str) -> Self {
        let typed = folded(typed.trim());
        let mut found = Self::default();
        for suggestion in all.iter().filter(|one| one.contains(&typed)) {
            if found.shown.len() == MOST_SHOWN {
                found.more += 1;
            } else if !found.shown.contains(suggestion) {
                found.shown.push(suggestion.clone());
            }
        }
        found
    }
}

/// The state of a list of suggestions.
#[derive(Clone, Copy)]
pub(in crate::ui) struct Suggestions {
    id: StoredValue<String>,
    all: Signal<Vec<Suggestion>>,
    /// Whether it was opened; it stays off the page while there is nothing to show.
    wanted: RwSignal<bool>,
    /// Whether the text was changed since it was opened, and therefore narrows it down.
    narrowed: RwSignal<bool>,
    found: Memo<Found>,
    open: Memo<bool>,
    active: RwSignal<Option<Suggestion>>,
    active_place: Memo<Option<usize>>,
    on_choose: Callback<Suggestion>,
}

impl Suggestions {
    /// A closed list of those among `all` that fit the text in the input `id`.
    pub(in crate::ui) fn new(
        id: &str,
        text: Signal<String>,
        all: Signal<Vec<Suggestion>>,
        disabled: Signal<bool>,
        on_choose: Callback<Suggestion>,
    ) -> Self {
        let wanted = RwSignal::new(false);
        let narrowed = RwSignal::new(false);
        let active = RwSignal::new(None);
        let found = Memo::new(move |_| {
            if !wanted.get() || disabled.get() {
                return Found::default();
            }
            let typed = if narrowed.get() {
                text.get()
            } else {
                String::new()
            };
            all.with(|all| Found::of(all, &typed))
        });
        let active_place = Memo::new(move |_| {
            active.with(|active| {
                let active = active.as_ref()?;
                found.with(|found| found.shown.iter().position(|one| one == active))
            })
        });
        Self {
            id: StoredValue::new(id.to_owned()),
            all,
            wanted,
            narrowed,
            found,
            open: Memo::new(move |_| found.with(|found| !found.shown.is_empty())),
            active,
            active_place,
            on_choose,
        }
    }

    /// The input's id.
    pub(super) fn input_id(self) -> String {
        self.id.get_value()
    }

    /// The id of the list on the page.
    pub(super) fn list_id(self) -> String {
        format!("{}-list", self.input_id())
    }

    fn option_id(self, place: usize) -> String {
        format!("{}-option-{place}", self.input_id())
    }

    /// Whether there is anything that could be offered; tracked.
    pub(super) fn has_any(self) -> bool {
        self.all.with(|all| !all.is_empty())
    }

    /// Whether the list is on the page; tracked.
    pub(super) fn open(self) -> bool {
        self.open.get()
    }

    /// Whether the list is on the page.
    pub(super) fn is_open(self) -> bool {
        self.open.get_untracked()
    }

    /// The id of the active option; tracked.
    pub(super) fn active_id(self) -> Option<String> {
        self.active_place.get().map(|place| self.option_id(place))
    }

    /// Offers everything, if the list isn't open yet. Returns whether the list is open then.
    pub(super) fn open_all(self) -> bool {
        if !self.is_open() {
            self.active.set(None);
            self.narrowed.set(false);
            self.wanted.set(true);
        }
        self.is_open()
    }

    /// Offers what fits the text, which was just changed by typing.
    pub(super) fn open_narrowed(self) {
        self.active.set(None);
        self.narrowed.set(true);
        self.wanted.set(true);
    }

    /// Closes the list. Returns whether it was open.
    pub(in crate::ui) fn close(self) -> bool {
        let was_open = self.open.try_get_untracked().unwrap_or(false);
        // The last word of a control whose page is gone may come after its signals are.
        self.wanted.try_set(false);
        self.active.try_set(None);
        was_open
    }

    /// Opens the list if need be, and makes the next option active. Returns whether it is open then.
    pub(super) fn step(self, step: Step) -> bool {
        let open = self.open_all();
        let next = self.found.with_untracked(|found| {
            let place = step.target(self.active_place.get_untracked(), found.shown.len())?;
            found.shown.get(place).cloned()
        });
        self.active.set(next);
        open
    }

    /// Chooses the active option. Returns whether there was one.
    pub(super) fn choose_active(self) -> bool {
        let active = self
            .active
            .get_untracked()
            .filter(|_| self.active_place.get_untracked().is_some());
        let chosen = active.is_some();
        if let Some(active) = active {
            self.choose(active);
        }
        chosen
    }

    fn choose(self, suggestion: Suggestion) {
        self.close();
        self.on_choose.run(suggestion);
    }

    /// What a screen reader is told about the list; nothing while it is closed.
    fn news(self) -> Option<String> {
        let count = self
            .found
            .with(|found| found.shown.len().saturating_add(found.more));
        (count > 0).then(|| words::suggestions(count))
    }
}

/// The list on the page, in the top layer so that nothing clips it. It stands in a `.combobox`, below
/// the `.input` in there.
#[component]
pub(in crate::ui) fn SuggestionList(
    /// Its state.
    list: Suggestions,
    /// What the suggestions are for, for screen readers.
    label: String,
) -> impl IntoView {
    let popover = NodeRef::<html::Div>::new();
    effect(move || {
        let open = list.open();
        if let Some(popover) = popover.get() {
            // Refused only when it already is what it should be.
            let _ = if open {
                popover.show_popover()
            } else {
                popover.hide_popover()
            };
        }
    });
    effect(move || {
        if let Some(active) = list.active_id() {
            scroll_to_soon(active);
        }
    });
    let option = move |place: ReadSignal<usize>, suggestion: Suggestion| {
        let Suggestion { label, note, .. } = suggestion.clone();
        let active = move || list.active_place.get() == Some(place.get());
        view! {
            <li
                class="suggestions__option"
                class:suggestions__option--active=active
                id=move || list.option_id(place.get())
                role="option"
                aria-selected=move || active().to_string()
                on:click=move |_| list.choose(suggestion.clone())
            >
                <span class="suggestions__label">{label}</span>
                {(!note.is_empty()).then(|| view! { <span class="suggestions__note">{note}</span> })}
            </li>
        }
    };
    let rest = move || {
        let more = list.found.with(|found| found.more);
        (more > 0).then(|| {
            view! { <p class="suggestions__rest">{words::more_suggestions(more)}</p> }
        })
    };
    view! {
        <div
            class="suggestions"
            popover="manual"
            node_ref=popover
            // The focus stays in the input.
            on:mousedown=|event| event.prevent_default()
        >
            <ul class="suggestions__list" id=list.list_id() role="listbox" aria-label=label tabindex="-1">
                <ForEnumerate
                    each=move || list.found.get().shown
                    key=|one| (one.value.clone(), one.label.clone(), one.note.clone())
                    children=option
                />
            </ul>
            {rest}
        </div>
        <span class="visually-hidden" role="status">{move || list.news()}</span>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn suggestion(label: &str, note: &str) -> Suggestion {
        Suggestion {
            value: label.to_owned(),
            label: label.to_owned(),
            note: note.to_owned(),
        }
    }

    #[track_caller]
    fn assert_found(typed: &str, labels: &[&str]) {
        let all = [
            suggestion("Facebook", "12 chats"),
            suggestion("facetime", ""),
            suggestion("Twitter", "Äpfel"),
        ];
        let found = Found::of(&all, typed);
        let found: Vec<&str> = found.shown.iter().map(|one| one.label.as_str()).collect();
        assert_eq!(found, labels, "after typing {typed:?}");
    }

    #[test]
    fn label_and_note_are_searched_without_regard_to_case() {
        assert_found("", &["Facebook", "facetime", "Twitter"]);
        assert_found("FACE", &["Facebook", "facetime"]);
        assert_found(" chats ", &["Facebook"]);
        assert_found("äPF", &["Twitter"]);
        assert_found("A\u{308}pf", &["Twitter"]);
        assert_found("12\u{a0}chats", &["Facebook"]);
        assert_found("none", &[]);
    }

    #[test]
    fn equal_suggestions_stand_there_once() {
        let twice = [
            suggestion("a", ""),
            suggestion("a", ""),
            suggestion("a", "b"),
        ];
        assert_eq!(Found::of(&twice, "").shown.len(), 2);
    }

    #[test]
    fn what_is_too_much_is_counted() {
        let many: Vec<_> = (0..1234)
            .map(|number| suggestion(&number.to_string(), ""))
            .collect();
        let found = Found::of(&many, "");
        assert_eq!((found.shown.len(), found.more), (50, 1184));
        let found = Found::of(&many, "99");
        assert_eq!((found.shown.len(), found.more), (21, 0));
    }
}
