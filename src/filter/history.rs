//! Undo and redo. Typing in one field makes one step.

use std::mem;

use super::edit::Edit;
use super::kept::Unset;
use super::outcome::Outcome;
use super::tree::{Clauses, Filter, NodeId};

/// How many steps can be undone; older ones are forgotten.
pub const STEP_LIMIT: usize = 500;

/// What a filter held.
#[derive(Clone, Debug, PartialEq)]
struct State {
    clauses: Clauses,
    unset: Vec<Unset>,
}

impl State {
    fn of(filter: &Filter) -> Self {
        Self {
            clauses: filter.clauses.clone(),
            unset: filter.unset.clone(),
        }
    }

    fn is_of(&self, filter: &Filter) -> bool {
        self.clauses == filter.clauses && self.unset == filter.unset
    }
}

/// A filter with its past and its undone future.
#[derive(Clone, Debug, Default)]
pub struct History {
    filter: Filter,
    undo: Vec<State>,
    redo: Vec<State>,
    typing: Option<Field>,
}

/// A field in which a person types, letter by letter.
#[derive(Clone, Copy, Debug, PartialEq)]
enum Field {
    Namespace(NodeId),
    Name(NodeId),
    Value(NodeId),
    Json,
}

impl Field {
    fn of(edit: &Edit) -> Option<Self> {
        match edit {
            Edit::SetNamespace { clause, .. } => Some(Self::Namespace(*clause)),
            Edit::SetName { clause, .. } => Some(Self::Name(*clause)),
            Edit::ReplaceValue { value, .. } => Some(Self::Value(*value)),
            Edit::ReplaceAll(_) => Some(Self::Json),
            _ => None,
        }
    }
}

impl History {
    /// Starts with a filter and no past.
    #[must_use]
    pub fn new(filter: Filter) -> Self {
        Self {
            filter,
            ..Self::default()
        }
    }

    /// The filter as it is now.
    #[must_use]
    pub fn filter(&self) -> &Filter {
        &self.filter
    }

    /// Carries out an edit. One that changes nothing makes no step.
    pub fn apply(&mut self, edit: &Edit) -> Outcome {
        let before = State::of(&self.filter);
        let outcome = self.filter.apply(edit);
        if before.is_of(&self.filter) {
            return outcome;
        }
        let field = Field::of(edit);
        let goes_on = field.is_some() && field == self.typing;
        self.typing = field;
        self.redo.clear();
        if !goes_on {
            self.undo.push(before);
            let old = self.undo.len().saturating_sub(STEP_LIMIT);
            self.undo.drain(..old);
        } else if self
            .undo
            .last()
            .is_some_and(|last| last.is_of(&self.filter))
        {
            // Typed and deleted again: there is nothing left to undo.
            self.undo.pop();
            self.typing = None;
        }
        outcome
    }

    /// Ends the step that is being typed, as leaving the field does.
    pub fn end_typing(&mut self) {
        self.typing = None;
    }

    /// Takes back the last step; `false` when there is none.
    pub fn undo(&mut self) -> bool {
        self.typing = None;
        swap(&mut self.filter, &mut self.undo, &mut self.redo)
    }

    /// Takes back the last undo; `false` when there is none.
    pub fn redo(&mut self) -> bool {
        self.typing = None;
        swap(&mut self.filter, &mut self.redo, &mut self.undo)
    }

    /// Whether there is a step to take back.
    #[must_use]
    pub fn can_undo(&self) -> bool {
        !self.undo.is_empty()
    }

    /// Whether there is an undo to take back.
    #[must_use]
    pub fn can_redo(&self) -> bool {
        !self.redo.is_empty()
    }
}

/// Goes one step; ids that were given out stay given out.
fn swap(filter: &mut Filter, from: &mut Vec<State>, to: &mut Vec<State>) -> bool {
    let Some(state) = from.pop() else {
        return false;
    };
    to.push(State {
        clauses: mem::replace(&mut filter.clauses, state.clauses),
        unset: mem::replace(&mut filter.unset, state.unset),
    });
    true
}
