//! Parts of a filter that aren't understood: kept as they came, with the reason.

use serde_json::Value;
use thiserror::Error;

/// A part of the filters that is kept as it came, in its place.
#[derive(Clone, Debug, PartialEq)]
pub struct Kept {
    /// Where it is in the filters: one key per level, since keys may hold dots.
    pub path: Vec<String>,
    /// What is there.
    pub json: Value,
    /// Why it isn't understood.
    pub reason: Reason,
}

/// Why a part of the filters isn't understood.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Reason {
    /// A member of `filters` that isn't documented.
    #[error("“{0}” is not a filter that the documentation knows")]
    UnknownFilter(String),
    /// Something else stands where an object is expected.
    #[error("this is not an object")]
    NotAnObject,
    /// A scope or a namespace without a property.
    #[error("it is empty")]
    Empty,
    /// None of the documented operators.
    #[error("it says nothing about what to compare")]
    NoOperator,
    /// An operator that isn't documented.
    #[error("“{0}” is not an operator that the documentation knows")]
    UnknownOperator(String),
    /// More than one operator, where exactly one is documented.
    #[error("it has several operators, and the documentation allows one")]
    SeveralOperators,
    /// A member beside the operator.
    #[error("it holds “{0}” besides its operator")]
    ExtraMember(String),
    /// A member that should be true or false.
    #[error("“{0}” is neither true nor false")]
    NotABool(String),
    /// A member that should be a list.
    #[error("“{0}” is not a list")]
    NotAList(String),
    /// A value that is neither a text, a whole number, true nor false.
    #[error("value {0} is not a text, a whole number, true or false")]
    OddValue(usize),
    /// An agent's id that isn't a text.
    #[error("agent {0} is not a text")]
    OddAgent(usize),
    /// An author that is neither a customer nor an agent.
    #[error("the author is neither “customer” nor “agent”")]
    UnknownAuthor,
}
