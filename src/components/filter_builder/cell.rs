//! Where the filters that are built live: in the draft of a bot, at one of its actions.

use leptos::prelude::*;

use crate::filter::{Edit, NodeId, Outcome};
use crate::model::ActionName;
use crate::state::BotDraft;
use crate::state::draft::{ActionRow, FiltersDraft, row_field};

/// The filters of one action in a draft.
#[derive(Clone, Copy)]
pub struct FiltersCell {
    /// The draft.
    pub draft: RwSignal<BotDraft>,
    /// The key of the action's row.
    pub key: u32,
    /// Whether nothing can be changed.
    pub locked: Signal<bool>,
    /// Whether the person tried to send the draft.
    pub tried: Signal<bool>,
}

impl FiltersCell {
    /// Something of the filters, as they change.
    pub fn watch<T: Default>(self, get: impl FnOnce(&FiltersDraft) -> T) -> T {
        self.draft
            .with(|draft| self.find(draft).map(get).unwrap_or_default())
    }

    /// Something of the filters as they are now.
    pub fn read<T: Default>(self, get: impl FnOnce(&FiltersDraft) -> T) -> T {
        self.draft
            .with_untracked(|draft| self.find(draft).map(get).unwrap_or_default())
    }

    /// Changes the filters.
    pub fn edit<T: Default>(self, change: impl FnOnce(&mut FiltersDraft) -> T) -> T {
        let mut result = T::default();
        self.draft.update(|draft| {
            if let Some(row) = draft.action_mut(self.key) {
                result = change(&mut row.filters);
            }
        });
        result
    }

    /// Ends the step that is being typed. Nobody can see that, so nobody is woken: the focus moves often, and once more
    /// when the page goes and the draft with it.
    pub fn end_typing(self) {
        self.draft.try_update_untracked(|draft| {
            if let Some(row) = draft.action_mut(self.key) {
                row.filters.end_typing();
            }
        });
    }

    /// Carries out an edit of the rows.
    pub fn apply(self, edit: &Edit) -> Outcome {
        self.edit(|filters| filters.apply(edit))
    }

    /// The action, which decides what is documented.
    #[must_use]
    pub fn action(self) -> ActionName {
        self.draft.with_untracked(|draft| {
            let row = draft.action(self.key);
            row.map_or_else(|| ActionName::from(""), ActionRow::action_name)
        })
    }

    /// The id of a part of the builder in the page.
    #[must_use]
    pub fn id(self, part: &str) -> String {
        row_field("action", self.key, part)
    }

    /// The id of a part of a row in the page.
    #[must_use]
    pub fn row_id(self, row: NodeId, part: &str) -> String {
        self.id(&format!("filter-{row}-{part}"))
    }

    fn find(self, draft: &BotDraft) -> Option<&FiltersDraft> {
        draft.action(self.key).map(|row| &row.filters)
    }
}
