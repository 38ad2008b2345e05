//! Undo and redo. Typing in one field makes one step.

use super::edit::{Edit, Outcome};
use super::tree::{Clause, Filter, NodeId};

/// How many steps can be undone; older ones are forgotten.
pub const STEP_LIMIT: usize = 500;

/// A filter with its past and its undone future.
#[derive(Clone, Debug, Default)]
pub struct History {
    filter: Filter,
    undo: Vec<Vec<Clause>>,
    redo: Vec<Vec<Clause>>,
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
        let before = self.filter.clauses.clone();
        let outcome = self.filter.apply(edit);
        if self.filter.clauses == before {
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
        } else if self.undo.last() == Some(&self.filter.clauses) {
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
fn swap(filter: &mut Filter, from: &mut Vec<Vec<Clause>>, to: &mut Vec<Vec<Clause>>) -> bool {
    let Some(clauses) = from.pop() else {
        return false;
    };
    to.push(std::mem::replace(&mut filter.clauses, clauses));
    true
}
