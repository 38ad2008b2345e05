//! The selection as the page has it: with the rows that are shown, and the bots that exist.

use std::collections::HashSet;

use leptos::prelude::*;

use super::selection::{Extent, Selection};
use crate::model::BotId;
use crate::state::Bots;
use crate::ui::{SelectPress, effect};

/// What is shown and what is selected.
#[derive(Clone, Copy)]
pub struct Selecting {
    /// The rows that are shown, in order.
    pub rows: Memo<Vec<BotId>>,
    /// How much of the rows is selected.
    pub extent: Memo<Extent>,
    selection: RwSignal<Selection>,
}

impl Selecting {
    /// Nothing is selected.
    pub fn new(rows: Memo<Vec<BotId>>) -> Self {
        let selection = RwSignal::new(Selection::default());
        let extent =
            move |_: Option<&_>| rows.with(|rows| selection.with(|chosen| chosen.extent(rows)));
        Self {
            rows,
            extent: Memo::new(extent),
            selection,
        }
    }

    /// Drops bots that vanish from the lists.
    pub fn follow(self, bots: Bots, all: Memo<bool>) {
        effect(move || {
            let (listed, every) = (bots.list(all.get()), bots.list(true));
            let Some(listed) = listed else { return };
            let mut selection = self.selection.get_untracked();
            if selection.len() == 0 {
                return;
            }
            let mut existing: HashSet<_> = listed.bots.iter().map(|bot| &bot.id).collect();
            // Among one's own bots the others aren't listed, but they are there all the same.
            if let Some(every) = every.as_ref().filter(|_| !all.get_untracked()) {
                let ids = every.bots.iter().map(|bot| &bot.id);
                existing.extend(ids.filter(|id| !every.mine.contains(*id)));
            }
            if selection.retain(|id| existing.contains(id)) {
                self.selection.set(selection);
            }
        });
    }

    /// Whether a bot is selected.
    pub fn has(self, id: &BotId) -> bool {
        self.selection.with(|selection| selection.contains(id))
    }

    /// The box of a bot was pressed.
    pub fn press(self, id: &BotId, press: SelectPress) {
        self.selection.update(|selection| {
            if press.range {
                let rows = self.rows.get_untracked();
                selection.set_range(&rows, id, press.selected);
            } else {
                selection.set(id, press.selected);
            }
        });
    }

    /// Selects every row that is shown, or none of them.
    pub fn set_all(self, selected: bool) {
        let rows = self.rows.get_untracked();
        self.selection
            .update(|selection| selection.set_all(&rows, selected));
    }

    /// Selects nothing.
    pub fn clear(self) {
        self.selection.update(Selection::clear);
    }

    /// How many are selected.
    pub fn count(self) -> usize {
        self.selection.with(Selection::len)
    }

    /// How many of them aren't shown.
    pub fn hidden(self) -> usize {
        self.rows
            .with(|rows| self.selection.with(|selection| selection.hidden(rows)))
    }

    /// Whether a bot that fits is selected.
    pub fn any(self, fits: impl Fn(&BotId) -> bool) -> bool {
        self.selection.with(|selection| selection.any(fits))
    }

    /// The selected bots: those that are shown in their order, then the others.
    pub fn chosen(self) -> Vec<BotId> {
        let rows = self.rows.get_untracked();
        self.selection
            .with_untracked(|selection| selection.in_order(&rows))
    }
}
