//! What the documentation allows for each action. Advice, not law: it warns and never refuses.

use std::fmt;

use serde_json::Value;

use crate::messages::filter_doubts as words;
use crate::model::ActionName;

use super::naming;
use super::scalar::Scalar;
use super::tree::{Filter, Kind, NodeId, Scope, Subject};

/// Something doubtful that doesn't keep the filter from being sent.
#[derive(Clone, Debug, PartialEq)]
pub enum Warning {
    /// The documentation doesn't list the action.
    UnknownAction(String),
    /// The documentation lists no such filter for the action.
    NotDocumented {
        /// The clause.
        clause: NodeId,
        /// What it is about.
        subject: Subject,
        /// The action.
        action: String,
    },
    /// A number is longer than the 32 bits that the documentation allows.
    LongNumber {
        /// The clause.
        clause: NodeId,
        /// The number.
        digits: String,
    },
    /// The sample says that it belongs to another action.
    OtherAction {
        /// The action that the sample names.
        sample: String,
        /// The action that is tested.
        action: String,
    },
}

impl Warning {
    /// The clause it is about; none when it is about the action or the sample.
    #[must_use]
    pub fn clause(&self) -> Option<NodeId> {
        match self {
            Self::NotDocumented { clause, .. } | Self::LongNumber { clause, .. } => Some(*clause),
            Self::UnknownAction(_) | Self::OtherAction { .. } => None,
        }
    }
}

impl fmt::Display for Warning {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::UnknownAction(action) => {
                formatter.write_str(&words::unknown_action(&naming::text(action)))
            }
            Self::NotDocumented {
                subject, action, ..
            } => formatter.write_str(&words::filter_not_documented(subject.key(), action)),
            Self::LongNumber { digits, .. } => formatter.write_str(&words::long_number(digits)),
            Self::OtherAction { sample, action } => {
                formatter.write_str(&words::other_action(&naming::text(sample), action))
            }
        }
    }
}

/// Whether the documentation lists such a filter for the action.
#[must_use]
pub fn is_documented(action: &ActionName, subject: Subject) -> bool {
    use ActionName::{
        AgentDeleted, AgentStatusChanged, IncomingChatThread, IncomingEvent,
        IncomingRichMessagePostback, ThreadClosed, Unknown,
    };
    match (action, subject) {
        (Unknown(_), _) => false,
        (_, Subject::ChatMembers) => true,
        (AgentStatusChanged | AgentDeleted, _) => false,
        (_, Subject::OnlyMyChats | Subject::Property(Scope::Chat)) => true,
        (_, Subject::AuthorType) => matches!(action, IncomingEvent),
        (_, Subject::Property(Scope::Thread)) => {
            matches!(action, IncomingChatThread | ThreadClosed)
        }
        (_, Subject::Property(Scope::Event)) => {
            matches!(action, IncomingEvent | IncomingRichMessagePostback)
        }
    }
}

/// Everything doubtful about a filter of this action.
#[must_use]
pub fn warnings(action: &ActionName, filter: &Filter) -> Vec<Warning> {
    let mut warnings = Vec::new();
    let unknown = matches!(action, ActionName::Unknown(_));
    if unknown {
        warnings.push(Warning::UnknownAction(action.as_str().to_owned()));
    }
    for clause in filter.clauses() {
        if let Some(subject) = clause.kind.subject()
            && !unknown
            && !is_documented(action, subject)
        {
            warnings.push(Warning::NotDocumented {
                clause: clause.id,
                subject,
                action: action.as_str().to_owned(),
            });
        }
        let long = long_numbers(&clause.kind).map(|digits| Warning::LongNumber {
            clause: clause.id,
            digits,
        });
        warnings.extend(long);
    }
    warnings
}

/// Warns when a sample says that it belongs to another action.
#[must_use]
pub fn payload_warning(action: &ActionName, payload: &Value) -> Option<Warning> {
    let sample = payload.get("action")?.as_str()?;
    (sample != action.as_str()).then(|| Warning::OtherAction {
        sample: sample.to_owned(),
        action: action.as_str().to_owned(),
    })
}

fn long_numbers(kind: &Kind) -> impl Iterator<Item = String> {
    let written = match kind {
        Kind::Property(property) if property.operator.takes_values() => &property.values[..],
        _ => &[],
    };
    written.iter().filter_map(|entry| match &entry.scalar {
        Scalar::Int(int) if !int.fits_32_bits() => Some(naming::scalar(&entry.scalar)),
        _ => None,
    })
}
