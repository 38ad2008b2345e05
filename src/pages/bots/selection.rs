//! Which bots are selected.

use std::collections::HashSet;

use crate::model::BotId;

/// How much of something is selected.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Extent {
    /// None of it.
    Nothing,
    /// A part of it.
    Some,
    /// All of it.
    All,
}

/// The selected bots. It doesn't matter whether they are shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Selection {
    chosen: HashSet<BotId>,
    /// Where a range begins: the bot that was pressed last.
    anchor: Option<BotId>,
}

impl Selection {
    /// How many there are.
    pub fn len(&self) -> usize {
        self.chosen.len()
    }

    /// Whether a bot is among them.
    pub fn contains(&self, id: &BotId) -> bool {
        self.chosen.contains(id)
    }

    /// Whether any of them fits.
    pub fn any(&self, fits: impl Fn(&BotId) -> bool) -> bool {
        self.chosen.iter().any(fits)
    }

    /// Puts a bot in or takes it out.
    pub fn set(&mut self, id: &BotId, selected: bool) {
        self.put(id, selected);
        self.anchor = Some(id.clone());
    }

    /// The same with every bot between the one that was pressed last and this one, both included.
    pub fn set_range(&mut self, rows: &[BotId], id: &BotId, selected: bool) {
        let place = |id: &BotId| rows.iter().position(|row| row == id);
        let ends = self.anchor.as_ref().and_then(place).zip(place(id));
        if let Some((from, to)) = ends {
            for row in &rows[from.min(to)..=from.max(to)] {
                self.put(row, selected);
            }
        }
        self.set(id, selected);
    }

    /// Puts all rows in or takes them out. What isn't shown stays as it is.
    pub fn set_all(&mut self, rows: &[BotId], selected: bool) {
        for row in rows {
            self.put(row, selected);
        }
        self.anchor = None;
    }

    /// Selects nothing.
    pub fn clear(&mut self) {
        *self = Self::default();
    }

    /// Drops those that no longer exist. Says whether there were any.
    pub fn retain(&mut self, exists: impl Fn(&BotId) -> bool) -> bool {
        let before = self.chosen.len();
        self.chosen.retain(|id| exists(id));
        before != self.chosen.len()
    }

    /// How much of the rows is selected.
    pub fn extent(&self, rows: &[BotId]) -> Extent {
        match self.shown(rows) {
            0 => Extent::Nothing,
            shown if shown == rows.len() => Extent::All,
            _ => Extent::Some,
        }
    }

    /// How many of the selected aren't among the rows.
    pub fn hidden(&self, rows: &[BotId]) -> usize {
        self.chosen.len().saturating_sub(self.shown(rows))
    }

    /// The selected bots: those among the rows in their order, then the others.
    pub fn in_order(&self, rows: &[BotId]) -> Vec<BotId> {
        let shown: HashSet<_> = rows.iter().collect();
        let mut hidden: Vec<_> = self
            .chosen
            .iter()
            .filter(|id| !shown.contains(id))
            .collect();
        hidden.sort_unstable_by_key(|id| id.as_str());
        let shown = rows.iter().filter(|row| self.chosen.contains(row));
        shown.chain(hidden).cloned().collect()
    }

    fn shown(&self, rows: &[BotId]) -> usize {
        if self.chosen.is_empty() {
            return 0;
        }
        rows.iter().filter(|row| self.chosen.contains(row)).count()
    }

    fn put(&mut self, id: &BotId, selected: bool) {
        if selected {
            self.chosen.insert(id.clone());
        } else {
            self.chosen.remove(id);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn ids(text: &str) -> Vec<BotId> {
        text.split_whitespace().map(BotId::from).collect()
    }

    #[track_caller]
    fn assert_selected(selection: &Selection, expected: &str) {
        let mut chosen: Vec<_> = selection.chosen.iter().map(BotId::as_str).collect();
        chosen.sort_unstable();
        assert_eq!(chosen.join(" "), expected);
    }

    #[test]
    fn a_range_goes_either_way_from_the_last_press() {
        let rows = ids("a b c d e f");
        let mut selection = Selection::default();
        selection.set(&"d".into(), true);
        selection.set_range(&rows, &"b".into(), true);
        assert_selected(&selection, "b c d");
        selection.set_range(&rows, &"e".into(), true);
        assert_selected(&selection, "b c d e");
        selection.set_range(&rows, &"d".into(), false);
        assert_selected(&selection, "b c");
    }

    #[test]
    fn a_range_from_nowhere_or_from_what_is_not_shown_is_one_bot() {
        let mut selection = Selection::default();
        selection.set_range(&ids("a b c"), &"c".into(), true);
        assert_selected(&selection, "c");
        selection.set_range(&ids("a b"), &"a".into(), true);
        assert_selected(&selection, "a c");
    }

    #[test]
    fn all_means_what_is_shown() {
        let mut selection = Selection::default();
        selection.set(&"z".into(), true);
        let rows = ids("a b");
        assert_eq!(selection.extent(&rows), Extent::Nothing);
        assert_eq!(selection.hidden(&rows), 1);
        selection.set(&"a".into(), true);
        assert_eq!(selection.extent(&rows), Extent::Some);
        selection.set_all(&rows, true);
        assert_eq!(selection.extent(&rows), Extent::All);
        assert_selected(&selection, "a b z");
        selection.set_all(&rows, false);
        assert_selected(&selection, "z");
        assert_eq!(selection.extent(&[]), Extent::Nothing);
    }

    #[test]
    fn a_row_that_stands_twice_counts_nothing_below_zero() {
        let mut selection = Selection::default();
        selection.set(&"a".into(), true);
        assert_eq!(selection.hidden(&ids("a a")), 0);
    }

    #[test]
    fn what_is_shown_comes_first_and_in_its_order() {
        let mut selection = Selection::default();
        selection.set_all(&ids("a b c z y"), true);
        assert_eq!(selection.in_order(&ids("c x a b")), ids("c a b y z"));
    }

    #[test]
    fn what_is_gone_is_dropped_and_what_is_hidden_stays() {
        let mut selection = Selection::default();
        selection.set_all(&ids("a b c"), true);
        assert!(selection.retain(|id| id.as_str() != "b"));
        assert!(!selection.retain(|id| id.as_str() != "b"));
        assert_selected(&selection, "a c");
        assert_eq!(selection.hidden(&ids("a")), 1);
        selection.clear();
        assert_eq!(selection.len(), 0);
    }
}
