//! Parts of a filter that aren't understood: kept as they came, with the reason.

use serde_json::Value;
use thiserror::Error;

use super::tree::NodeId;
use crate::messages::filter_doubts as words;

/// A part of the filters that is kept as it came, in its place.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// Where it is in the filters: one key per level, since keys may hold dots.
    pub path: Vec<String>,
    /// What is there.
    pub json: Value,
    /// Why it isn't understood.
    pub reason: Reason,
}

/// A known member that is `null`, as some services write what isn't set. It asks for nothing, and is written
/// again unless a clause has its place.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Unset {
    /// Where it is, one key per level.
    pub(super) path: Vec<String>,
    /// The clause that it stands behind.
    pub(super) after: Option<NodeId>,
}

/// Why a part of the filters isn't understood.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Reason {
    /// A member of `filters` that isn't documented.
    #[error("{}", words::unknown_filter(.0))]
    UnknownFilter(String),
    /// Something else stands where an object is expected.
    #[error("{}", words::NOT_AN_OBJECT)]
    NotAnObject,
    /// A scope or a namespace without a property.
    #[error("{}", words::EMPTY)]
    Empty,
    /// None of the documented operators.
    #[error("{}", words::NO_OPERATOR)]
    NoOperator,
    /// An operator that isn't documented.
    #[error("{}", words::unknown_operator(.0))]
    UnknownOperator(String),
    /// More than one operator, where exactly one is documented.
    #[error("{}", words::SEVERAL_OPERATORS)]
    SeveralOperators,
    /// A member beside the operator.
    #[error("{}", words::extra_member(.0))]
    ExtraMember(String),
    /// A member that should be true or false.
    #[error("{}", words::not_a_bool(.0))]
    NotABool(String),
    /// A member that should be a list.
    #[error("{}", words::not_a_list(.0))]
    NotAList(String),
    /// A value that is neither a text, a whole number, true nor false.
    #[error("{}", words::odd_value(*.0))]
    OddValue(usize),
    /// An agent's id that isn't a text.
    #[error("{}", words::odd_agent(*.0))]
    OddAgent(usize),
    /// An author that is neither a customer nor an agent.
    #[error("{}", words::UNKNOWN_AUTHOR)]
    UnknownAuthor,
}
