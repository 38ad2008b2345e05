//! What keeps a filter from being sent: rows that aren't finished, or that cannot both be written.

use std::fmt;
use std::sync::Arc;

use super::naming;
use super::tree::{Clause, Filter, Kind, NodeId};
use crate::messages::filter_doubts as words;

/// Something to put right in one clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Problem {
    /// Where.
    pub clause: NodeId,
    /// What.
    pub kind: ProblemKind,
}

/// What is wrong with a clause.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum ProblemKind {
    /// The namespace of a property is empty.
    MissingNamespace,
    /// The name of a property is empty.
    MissingName,
    /// There is no value to compare with.
    NoValues,
    /// No agent is named.
    NoAgents,
    /// An agent's id is empty.
    EmptyAgent,
    /// An earlier clause holds the same place.
    Repeats {
        /// The earlier clause.
        earlier: NodeId,
        /// What both are about, in words.
        about: String,
    },
}

impl fmt::Display for ProblemKind {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::MissingNamespace => formatter.write_str(words::NAMESPACE_MISSING),
            Self::MissingName => formatter.write_str(words::NAME_MISSING),
            Self::NoValues => formatter.write_str(words::VALUES_MISSING),
            Self::NoAgents => formatter.write_str(words::AGENTS_MISSING),
            Self::EmptyAgent => formatter.write_str(words::AGENT_EMPTY),
            Self::Repeats { about, .. } => formatter.write_str(&words::repeats(about)),
        }
    }
}

impl Filter {
    /// Everything that keeps the filter from being sent, in the order of the clauses.
    #[must_use]
    pub fn problems(&self) -> Vec<Problem> {
        let (_, left_out) = self.write();
        let mut problems = Vec::new();
        for (at, clause) in self.clauses.iter().enumerate() {
            let mut note = |kind| {
                problems.push(Problem {
                    clause: clause.id,
                    kind,
                });
            };
            unfinished(&clause.kind).into_iter().for_each(&mut note);
            if left_out.contains(&clause.id)
                && let Some(earlier) = in_the_way(&self.clauses[..at], clause)
            {
                note(ProblemKind::Repeats {
                    earlier: earlier.id,
                    about: naming::about(clause),
                });
            }
        }
        problems
    }

    /// The problems of clauses that aren't in `saved` just as they are here. What the service already
    /// holds may be sent back unchanged, however odd it looks.
    #[must_use]
    pub fn problems_since(&self, saved: &Self) -> Vec<Problem> {
        let mut problems = self.problems();
        problems.retain(|problem| {
            matches!(problem.kind, ProblemKind::Repeats { .. })
                || self.clause(problem.clause).map(|clause| &clause.kind)
                    != saved.clause(problem.clause).map(|clause| &clause.kind)
        });
        problems
    }
}

fn unfinished(kind: &Kind) -> Vec<ProblemKind> {
    let checks = match kind {
        Kind::Property(property) => vec![
            (property.namespace.is_empty(), ProblemKind::MissingNamespace),
            (property.name.is_empty(), ProblemKind::MissingName),
            (
                property.operator.takes_values() && property.values.is_empty(),
                ProblemKind::NoValues,
            ),
        ],
        Kind::ChatMembers(members) => {
            let empty = |entry: &super::Entry| entry.scalar.as_text().is_empty();
            vec![
                (members.agents.is_empty(), ProblemKind::NoAgents),
                (members.agents.iter().any(empty), ProblemKind::EmptyAgent),
            ]
        }
        _ => Vec::new(),
    };
    let wrong = checks.into_iter().filter(|(wrong, _)| *wrong);
    wrong.map(|(_, problem)| problem).collect()
}

/// The earlier clause at the same place, or at one that contains it or lies inside.
fn in_the_way<'a>(earlier: &'a [Arc<Clause>], clause: &Clause) -> Option<&'a Arc<Clause>> {
    let path = clause.path();
    earlier.iter().find(|other| {
        let other = other.path();
        let shared = path.len().min(other.len());
        path[..shared] == other[..shared]
    })
}
