//! Edits: each one is a value, addresses its clause or value by id, and cannot fail. One that has
//! nothing to work on changes nothing; one that can't be carried out says why.

use std::collections::HashMap;
use std::mem;
use std::sync::Arc;

use crate::model::object::Object;

use super::outcome::{Outcome, Refused};
use super::scalar::{Scalar, ScalarType};
use super::tree::{
    AuthorType, Clause, Entry, Filter, Kind, MemberMode, NodeId, Operator, Property, Subject,
};

/// The most values a list takes by hand or by pasting. What came from the service may be longer.
pub const LIST_LIMIT: usize = 1_000;

/// One change to a filter.
#[derive(Clone, Debug, PartialEq)]
pub enum Edit {
    /// Adds a blank clause, at the end when no place is given.
    Add {
        /// What it is about.
        subject: Subject,
        /// Its place among the clauses.
        at: Option<usize>,
    },
    /// Takes a clause away.
    Remove(NodeId),
    /// Moves a clause; a place beyond the end is the end.
    Move {
        /// Which.
        clause: NodeId,
        /// Its new place among the clauses.
        to: usize,
    },
    /// Puts a copy of a clause right behind it.
    Duplicate(NodeId),
    /// Makes a clause be about something else.
    SetSubject {
        /// Which.
        clause: NodeId,
        /// What it is about now.
        subject: Subject,
    },
    /// Sets the namespace of a property.
    SetNamespace {
        /// Which clause.
        clause: NodeId,
        /// The whole text.
        text: String,
    },
    /// Sets the name of a property.
    SetName {
        /// Which clause.
        clause: NodeId,
        /// The whole text.
        text: String,
    },
    /// Sets both at once, as choosing a suggestion does.
    SetProperty {
        /// Which clause.
        clause: NodeId,
        /// The namespace.
        namespace: String,
        /// The name.
        name: String,
    },
    /// Sets how a property is compared. Its values stay.
    SetOperator {
        /// Which clause.
        clause: NodeId,
        /// The operator.
        operator: Operator,
    },
    /// Sets how many of the agents have to be in the chat. They stay.
    SetMode {
        /// Which clause.
        clause: NodeId,
        /// The mode.
        mode: MemberMode,
    },
    /// Sets who has to be the author.
    SetAuthorType {
        /// Which clause.
        clause: NodeId,
        /// Who.
        author: AuthorType,
    },
    /// Sets whether only this application's chats count.
    SetOnlyMyChats {
        /// Which clause.
        clause: NodeId,
        /// Whether they do.
        mine: bool,
    },
    /// Adds a value, or an agent.
    AddValue {
        /// To which clause.
        clause: NodeId,
        /// What.
        value: Scalar,
    },
    /// Takes values away.
    RemoveValues(Vec<NodeId>),
    /// Puts another value in the place of one.
    ReplaceValue {
        /// Which value.
        value: NodeId,
        /// What it becomes.
        with: Scalar,
    },
    /// Turns a value into one of another type, if it can be said in that type.
    SetValueType {
        /// Which value.
        value: NodeId,
        /// The type.
        to: ScalarType,
    },
    /// Adds a list of values, as [`values`](super::values) finds them in a text.
    Paste {
        /// To which clause.
        clause: NodeId,
        /// What was pasted, or typed.
        text: String,
        /// The type of values that aren't JSON.
        kind: ScalarType,
        /// The value whose place they take; none to add them at the end.
        at: Option<NodeId>,
    },
    /// Puts other filters in the place of all, as editing the JSON does. Clauses and values that are
    /// still where they were keep their ids.
    ReplaceAll(Object),
}

impl Filter {
    /// Carries out an edit.
    pub fn apply(&mut self, edit: &Edit) -> Outcome {
        match edit {
            Edit::Add { subject, at } => self.insert(at.unwrap_or(usize::MAX), subject.blank()),
            Edit::Remove(clause) => {
                self.clauses_mut().retain(|other| other.id != *clause);
                Outcome::default()
            }
            Edit::Move { clause, to } => self.move_clause(*clause, *to),
            Edit::Duplicate(clause) => self.duplicate(*clause),
            Edit::SetSubject { clause, subject } => self.with(*clause, |clause, _| {
                clause.set_subject(*subject);
            }),
            Edit::SetNamespace { clause, text } => self.with_property(*clause, |property| {
                property.namespace.clone_from(text);
            }),
            Edit::SetName { clause, text } => self.with_property(*clause, |property| {
                property.name.clone_from(text);
            }),
            Edit::SetProperty {
                clause,
                namespace,
                name,
            } => self.with_property(*clause, |property| {
                property.namespace.clone_from(namespace);
                property.name.clone_from(name);
            }),
            Edit::SetOperator { clause, operator } => {
                self.with_property(*clause, |property| property.operator = *operator)
            }
            Edit::SetMode { clause, mode } => self.with(*clause, |clause, _| {
                if let Kind::ChatMembers(members) = &mut clause.kind {
                    members.mode = *mode;
                }
            }),
            Edit::SetAuthorType { clause, author } => self.with(*clause, |clause, _| {
                if let Kind::AuthorType(current) = &mut clause.kind {
                    *current = *author;
                }
            }),
            Edit::SetOnlyMyChats { clause, mine } => self.with(*clause, |clause, _| {
                if let Kind::OnlyMyChats(current) = &mut clause.kind {
                    *current = *mine;
                }
            }),
            Edit::AddValue { clause, value } => self.add_value(*clause, value),
            Edit::RemoveValues(values) => {
                self.remove_values(values);
                Outcome::default()
            }
            Edit::ReplaceValue { value, with } => self.replace_value(*value, with.clone()),
            Edit::SetValueType { value, to } => self.set_value_type(*value, *to),
            Edit::Paste {
                clause,
                text,
                kind,
                at,
            } => self.paste(*clause, text, *kind, *at),
            Edit::ReplaceAll(filters) => self.replace_all(filters),
        }
    }

    fn insert(&mut self, at: usize, kind: Kind) -> Outcome {
        let id = self.ids.next();
        let at = at.min(self.clauses.len());
        let clause = Arc::new(Clause::new(id, kind));
        self.clauses_mut().insert(at, clause);
        Outcome {
            added: Some(id),
            ..Outcome::default()
        }
    }

    fn move_clause(&mut self, id: NodeId, to: usize) -> Outcome {
        if let Some(from) = self.position(id) {
            let clauses = self.clauses_mut();
            let clause = clauses.remove(from);
            clauses.insert(to.min(clauses.len()), clause);
        }
        Outcome::default()
    }

    fn duplicate(&mut self, id: NodeId) -> Outcome {
        let Some(at) = self.position(id) else {
            return Outcome::default();
        };
        let mut kind = self.clauses[at].kind.clone();
        for entry in kind.entries_mut().into_iter().flatten() {
            entry.id = self.ids.next();
        }
        self.insert(at + 1, kind)
    }

    fn add_value(&mut self, id: NodeId, value: &Scalar) -> Outcome {
        let fresh = self.ids.next();
        let Some(clause) = self.clause_mut(id) else {
            return Outcome::default();
        };
        let scalar = clause.fitting(value.clone());
        let entries = clause.kind.entries();
        if entries.iter().any(|entry| entry.scalar == scalar) {
            return Refused::AlreadyListed.into();
        }
        if entries.len() >= LIST_LIMIT {
            return Refused::Full.into();
        }
        let Some(entries) = clause.kind.entries_mut() else {
            return Outcome::default();
        };
        entries.push(Entry { id: fresh, scalar });
        Outcome {
            added: Some(fresh),
            ..Outcome::default()
        }
    }

    fn replace_value(&mut self, value: NodeId, with: Scalar) -> Outcome {
        let holds = |clause: &Clause| clause.kind.entries().iter().any(|it| it.id == value);
        if let Some(clause) = self.changing(holds).next() {
            let scalar = clause.fitting(with);
            let entries = clause.kind.entries_mut().into_iter().flatten();
            if let Some(entry) = { entries }.find(|entry| entry.id == value) {
                entry.scalar = scalar;
            }
        }
        Outcome::default()
    }

    fn remove_values(&mut self, values: &[NodeId]) {
        let goes = |entry: &Entry| values.contains(&entry.id);
        for clause in self.changing(|clause| clause.kind.entries().iter().any(goes)) {
            if let Some(entries) = clause.kind.entries_mut() {
                entries.retain(|entry| !goes(entry));
            }
        }
    }

    fn set_value_type(&mut self, value: NodeId, to: ScalarType) -> Outcome {
        let mut entries = self.clauses.iter().flat_map(|clause| clause.kind.entries());
        let Some(entry) = entries.find(|entry| entry.id == value) else {
            return Outcome::default();
        };
        match entry.scalar.to_type(to) {
            Ok(scalar) => self.replace_value(value, scalar),
            Err(error) => Refused::from(error).into(),
        }
    }

    fn replace_all(&mut self, filters: &Object) -> Outcome {
        let mut new = Self {
            ids: self.ids.clone(),
            ..Self::default()
        };
        new.read(filters);
        // Backwards, so that of two at one path the first stays: the one that is written.
        let old = self.clauses.iter().rev();
        let mut old: HashMap<_, _> = old.map(|clause| (clause.path(), clause)).collect();
        let mut new_unset = mem::take(&mut new.unset);
        for clause in new.clauses_mut() {
            if let Some(old) = old.remove(&clause.path()) {
                for unset in &mut new_unset {
                    unset.after = unset
                        .after
                        .map(|id| if id == clause.id { old.id } else { id });
                }
                Arc::make_mut(clause).take_place_of(old);
                if clause == old {
                    *clause = Arc::clone(old);
                }
            }
        }
        new.unset = new_unset;
        *self = new;
        Outcome::default()
    }

    fn with(&mut self, id: NodeId, change: impl FnOnce(&mut Clause, NodeId)) -> Outcome {
        if let Some(clause) = self.clause_mut(id) {
            change(clause, id);
        }
        Outcome::default()
    }

    fn with_property(&mut self, id: NodeId, change: impl FnOnce(&mut Property)) -> Outcome {
        if let Some(Kind::Property(property)) = self.clause_mut(id).map(|clause| &mut clause.kind) {
            change(property);
        }
        Outcome::default()
    }

    pub(super) fn clause_mut(&mut self, id: NodeId) -> Option<&mut Clause> {
        self.changing(move |clause| clause.id == id).next()
    }

    /// The clauses for which this holds, to be changed.
    fn changing(&mut self, wanted: impl Fn(&Clause) -> bool) -> impl Iterator<Item = &mut Clause> {
        let clauses = self.clauses_mut().iter_mut();
        clauses
            .filter(move |clause| wanted(clause))
            .map(Arc::make_mut)
    }

    fn position(&self, id: NodeId) -> Option<usize> {
        self.clauses.iter().position(|clause| clause.id == id)
    }
}

impl Clause {
    fn set_subject(&mut self, subject: Subject) {
        if let (Kind::Property(property), Subject::Property(scope)) = (&mut self.kind, subject) {
            property.scope = scope;
            return;
        }
        if self.kind.subject() == Some(subject) {
            return;
        }
        let blank = subject.blank();
        let same = |kind: &Kind| mem::discriminant(kind) == mem::discriminant(&blank);
        let mut kind = match self.former.iter().position(same) {
            Some(at) => self.former.remove(at),
            None => blank,
        };
        if let (Kind::Property(property), Subject::Property(scope)) = (&mut kind, subject) {
            property.scope = scope;
        }
        self.former.push(mem::replace(&mut self.kind, kind));
        self.members.clear();
    }

    /// The value as the clause's list takes it: ids of agents are texts.
    pub(super) fn fitting(&self, value: Scalar) -> Scalar {
        match self.kind {
            Kind::ChatMembers(_) => Scalar::Text(value.as_text()),
            _ => value,
        }
    }

    /// Takes over the ids of what stood here before.
    fn take_place_of(&mut self, old: &Clause) {
        self.id = old.id;
        let old_entries = old.kind.entries().iter();
        let entries = self.kind.entries_mut().into_iter().flatten();
        for (entry, old) in entries.zip(old_entries) {
            entry.id = old.id;
        }
        self.former.clone_from(&old.former);
    }
}
