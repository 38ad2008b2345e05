//! What came of an edit, and why one was not carried out.

use thiserror::Error;

use super::edit::LIST_LIMIT;
use super::paste::PasteReport;
use super::scalar::ScalarError;
use super::tree::NodeId;
use crate::messages::filter_doubts as words;

/// What came of an edit.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Outcome {
    /// The clause or value that is new, for the focus to go to.
    pub added: Option<NodeId>,
    /// Why nothing was changed, when there is more to say than that there was nothing to change.
    pub refused: Option<Refused>,
    /// What became of a pasted list.
    pub pasted: Option<PasteReport>,
}

/// Why an edit was not carried out. The filter is as it was.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum Refused {
    /// The value can't be said in the type asked for.
    #[error("{}", words::stays(&.0.to_string()))]
    Type(#[from] ScalarError),
    /// The list has this value.
    #[error("{}", words::LISTED)]
    AlreadyListed,
    /// The list is long enough.
    #[error("{}", words::full(LIST_LIMIT))]
    Full,
}

impl From<Refused> for Outcome {
    fn from(refused: Refused) -> Self {
        Self {
            refused: Some(refused),
            ..Self::default()
        }
    }
}
