//! The state of a chip input: which chips are on the page, what Enter, Delete and leaving do to the
//! values, and where the focus goes.

use std::collections::HashMap;

use leptos::{ev::KeyboardEvent, html, prelude::*};

use super::{Chip, news::news};
use crate::event::{has_alt, has_control, has_shift, is_repeated, key};
use crate::ui::{combobox::Suggestions, focus::focus_now};

/// How many chips are put on the page at first.
const FIRST_SHOWN: usize = 100;

/// The state that the parts of one chip input share.
#[derive(Clone, Copy)]
pub(super) struct ChipField {
    id: StoredValue<String>,
    chips: Memo<Vec<Chip>>,
    /// Where each key stands in `chips`.
    places: Memo<HashMap<u64, usize>>,
    text: RwSignal<String>,
    editing: RwSignal<Option<u64>>,
    /// Whether all chips are on the page, and not just the first.
    all: RwSignal<bool>,
    /// The chip that has the focus.
    focused: RwSignal<Option<u64>>,
    tab_stop: Memo<Option<u64>>,
    news: Memo<(Vec<Chip>, String)>,
    entry: NodeRef<html::Input>,
    on_commit: Callback<(), bool>,
    on_remove: Callback<Vec<u64>>,
}

impl ChipField {
    /// The state of the chip input whose entry has this id.
    pub(super) fn new(
        id: &str,
        chips: Signal<Vec<Chip>>,
        text: RwSignal<String>,
        editing: RwSignal<Option<u64>>,
        entry: NodeRef<html::Input>,
        on_commit: Callback<(), bool>,
        on_remove: Callback<Vec<u64>>,
    ) -> Self {
        let chips = Memo::new(move |_| chips.get());
        let all = RwSignal::new(false);
        let focused = RwSignal::new(None);
        let tab_stop = Memo::new(move |_| {
            let focused = focused.get();
            chips.with(|chips| {
                let shown = shown(chips, all.get());
                let last = shown.last().map(|chip| chip.key);
                focused
                    .filter(|key| shown.iter().any(|chip| chip.key == *key))
                    .or(last)
            })
        });
        Self {
            id: StoredValue::new(id.to_owned()),
            chips,
            places: Memo::new(move |_| {
                let keys = |chips: &Vec<Chip>| {
                    let places = chips.iter().enumerate();
                    places.map(|(place, chip)| (chip.key, place)).collect()
                };
                chips.with(keys)
            }),
            text,
            editing,
            all,
            focused,
            tab_stop,
            news: Memo::new(move |before: Option<&(Vec<Chip>, String)>| {
                let now = chips.get();
                let news = before.map(|(before, _)| news(before, &now));
                (now, news.unwrap_or_default())
            }),
            entry,
            on_commit,
            on_remove,
        }
    }

    /// The id of the line that tells the keys of a chip.
    pub(super) fn hint_id(self) -> String {
        format!("{}-keys", self.id.get_value())
    }

    /// The id of a chip's button.
    pub(super) fn chip_id(self, key: u64) -> String {
        format!("{}-chip-{key}", self.id.get_value())
    }

    /// The number of values; tracked.
    pub(super) fn count(self) -> usize {
        self.chips.with(Vec::len)
    }

    /// Whether there is no value; tracked.
    pub(super) fn is_empty(self) -> bool {
        self.chips.with(Vec::is_empty)
    }

    /// The keys of the chips on the page; tracked.
    pub(super) fn shown(self) -> Vec<u64> {
        let all = self.all.get();
        self.chips
            .with(|chips| shown(chips, all).iter().map(|chip| chip.key).collect())
    }

    /// Whether some chips are not on the page; tracked.
    pub(super) fn has_more(self) -> bool {
        !self.all.get() && self.count() > FIRST_SHOWN
    }

    /// Puts all chips on the page. Returns the id of the first that was not there.
    pub(super) fn show_all(self) -> Option<String> {
        self.all.set(true);
        let first = self
            .chips
            .with_untracked(|chips| chips.get(FIRST_SHOWN).map(|chip| chip.key));
        first.map(|key| self.chip_id(key))
    }

    /// The chip with this key; tracked. `None` just before it goes from the page.
    pub(super) fn chip(self, key: u64) -> Option<Chip> {
        let place = self.places.with(|places| places.get(&key).copied())?;
        self.chips.with(|chips| chips.get(place).cloned())
    }

    /// Whether the value of this chip is in the entry; tracked.
    pub(super) fn is_edited(self, key: u64) -> bool {
        self.editing.get() == Some(key)
    }

    /// Whether Tab stops at this chip; tracked.
    pub(super) fn is_tab_stop(self, key: u64) -> bool {
        self.tab_stop.get() == Some(key)
    }

    /// Notes which chip has the focus.
    pub(super) fn note_focus(self, key: Option<u64>) {
        // A chip that goes from the page loses the focus after its signals are gone.
        self.focused.try_set(key);
    }

    /// What changed last, for screen readers; tracked.
    pub(super) fn news(self) -> String {
        self.news.with(|(_, news)| news.clone())
    }

    /// Puts the value of a chip in the entry to be edited; what stands there is taken first. When it
    /// is refused it stays, and its own field is where the focus goes.
    pub(super) fn edit(self, key: u64) {
        if self.editing.get_untracked() != Some(key)
            && self.commit()
            && let Some(chip) = untrack(|| self.chip(key))
        {
            if let Some(entry) = self.entry.get_untracked() {
                // At once, so that there is something to select.
                entry.set_value(&chip.text);
                entry.select();
            }
            self.text.set(chip.text);
            self.editing.set(Some(key));
        }
        self.focus_entry();
    }

    /// Removes a chip, and gives the focus to the next one, or the one before, or the entry.
    pub(super) fn remove(self, key: u64) {
        let neighbour = self.neighbour(key, 1).or_else(|| self.neighbour(key, -1));
        // Before it is gone, so that the focus never leaves the field.
        self.focus_chip_or_entry(neighbour);
        if self.editing.get_untracked() == Some(key) {
            self.clear();
        }
        self.on_remove.run(vec![key]);
    }

    /// Goes to the chip so many steps on; past the last one that is the entry.
    pub(super) fn go(self, from: u64, steps: isize) {
        let to = self.neighbour(from, steps);
        if steps > 0 || to.is_some() {
            self.focus_chip_or_entry(to);
        }
    }

    /// Goes to the first chip.
    pub(super) fn go_to_first(self) {
        self.focus_chip_or_entry(untrack(|| self.shown()).first().copied());
    }

    /// Goes to the last chip.
    pub(super) fn go_to_last(self) {
        self.focus_chip_or_entry(untrack(|| self.shown()).last().copied());
    }

    /// Gives the focus to the entry.
    pub(super) fn focus_entry(self) {
        if let Some(entry) = self.entry.get_untracked() {
            // Refused only outside the document.
            let _ = entry.focus();
        }
    }

    /// Acts on a key in the entry that its list of suggestions has no use for.
    pub(super) fn press_in_entry(self, event: &KeyboardEvent, list: Suggestions) {
        if has_alt(event) || has_control(event) {
            return;
        }
        match key(event).as_str() {
            "Enter" => {
                list.close();
                self.commit();
            }
            "Escape" if self.editing.get_untracked().is_some() => {
                self.clear();
                // Or a dialog around would close too.
                event.stop_propagation();
            }
            "ArrowLeft" if !has_shift(event) && self.is_caret_at_start() => self.go_to_last(),
            // A key that is held down stops here, before it takes away the chips as well.
            "Backspace" if self.text.with_untracked(String::is_empty) && !is_repeated(event) => {
                self.go_to_last();
            }
            _ => return,
        }
        event.prevent_default();
    }

    /// Has the text in the entry taken, if there is any. Returns whether the entry is free now.
    pub(super) fn commit(self) -> bool {
        // The focus may be lost because the page is gone, and the signals with it.
        let Some(is_empty) = self.text.try_with_untracked(String::is_empty) else {
            return false;
        };
        let free = is_empty || self.on_commit.try_run(()).unwrap_or(false);
        if free {
            self.clear();
        }
        free
    }

    fn clear(self) {
        self.text.try_set(String::new());
        self.editing.try_set(None);
    }

    fn is_caret_at_start(self) -> bool {
        self.entry.get_untracked().is_some_and(|entry| {
            let end = entry.selection_end().ok().flatten();
            end == Some(0)
        })
    }

    /// The chip on the page that stands so many steps after this one.
    fn neighbour(self, key: u64, steps: isize) -> Option<u64> {
        let shown = untrack(|| self.shown());
        let place = shown.iter().position(|one| *one == key)?;
        shown.get(place.checked_add_signed(steps)?).copied()
    }

    fn focus_chip_or_entry(self, key: Option<u64>) {
        match key {
            Some(key) => focus_now(&self.chip_id(key)),
            None => self.focus_entry(),
        }
    }
}

/// The chips on the page.
fn shown(chips: &[Chip], all: bool) -> &[Chip] {
    let count = if all {
        chips.len()
    } else {
        chips.len().min(FIRST_SHOWN)
    };
    chips.get(..count).unwrap_or(chips)
}
