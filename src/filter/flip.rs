//! The smallest change to a clause that turns its verdict around.
//!
//! A flip changes the clause, never the situation: what the situation would have to be is what
//! `expected` says already. It is an [`Edit`], so that applying it is one step that can be undone.
//! There is none where nothing decides (the reason then says what is missing), and none for
//! `only_my_chats` while it makes no difference to this chat.

use serde_json::Value;

use super::edit::{Edit, LIST_LIMIT};
use super::evaluate::Verdict;
use super::members::Members;
use super::naming;
use super::scalar::Scalar;
use super::tree::{AuthorType, ChatMembers, Entry, MemberMode, NodeId, Operator, Property};
use crate::messages::filter::AND;
use crate::messages::verdict as words;

/// A change to one clause that turns its verdict around.
#[derive(Clone, Debug, PartialEq)]
pub struct Flip {
    /// The change.
    pub edit: Edit,
    /// The change in words.
    pub text: String,
}

/// For a property whose value is `found`, or isn't set.
pub(super) fn property(
    clause: NodeId,
    property: &Property,
    verdict: Verdict,
    found: Option<&Value>,
) -> Flip {
    let opposite = || set_operator(clause, property.operator);
    let (Some(found), true) = (found, property.operator.takes_values()) else {
        return opposite();
    };
    let is_listed = (verdict == Verdict::Sent) == (property.operator == Operator::OneOf);
    if is_listed {
        remove_value(property, found)
    } else {
        add_value(clause, property, found)
    }
    .unwrap_or_else(opposite)
}

/// For members that are known well enough to decide.
pub(super) fn members(
    clause: NodeId,
    members: &ChatMembers,
    verdict: Verdict,
    present: &Members<'_>,
) -> Flip {
    let is_missing = |entry: &&Entry| !present.contains(&entry.scalar.as_text());
    let missing: Vec<&Entry> = members.agents.iter().filter(is_missing).collect();
    let mode = match members.mode {
        MemberMode::All if verdict == Verdict::NotSent && missing.len() < members.agents.len() => {
            let names = missing.iter().map(|entry| naming::scalar(&entry.scalar));
            return Flip {
                text: words::remove_agents(&naming::list(names, AND)),
                edit: Edit::RemoveValues(missing.iter().map(|entry| entry.id).collect()),
            };
        }
        // All of nobody are in every chat; at least one of nobody in none.
        MemberMode::All if members.agents.is_empty() => MemberMode::Any,
        MemberMode::All | MemberMode::Any => MemberMode::Exclude,
        MemberMode::Exclude => MemberMode::Any,
    };
    Flip {
        text: words::change(members.mode.label(), mode.label()),
        edit: Edit::SetMode { clause, mode },
    }
}

/// For an author that is known.
pub(super) fn author_type(clause: NodeId, author: AuthorType) -> Flip {
    let other = author.other();
    Flip {
        text: words::change_author(other.as_str()),
        edit: Edit::SetAuthorType {
            clause,
            author: other,
        },
    }
}

/// For whether only this application's chats count.
pub(super) fn only_my_chats(clause: NodeId, mine: bool) -> Flip {
    let text = if mine {
        words::LET_ANY_COUNT
    } else {
        words::LET_OWN_COUNT
    };
    Flip {
        text: text.to_owned(),
        edit: Edit::SetOnlyMyChats {
            clause,
            mine: !mine,
        },
    }
}

fn set_operator(clause: NodeId, operator: Operator) -> Flip {
    let opposite = match operator {
        Operator::OneOf => Operator::NoneOf,
        Operator::NoneOf => Operator::OneOf,
        Operator::Exists => Operator::Missing,
        Operator::Missing => Operator::Exists,
    };
    Flip {
        text: words::change(operator.label(), opposite.label()),
        edit: Edit::SetOperator {
            clause,
            operator: opposite,
        },
    }
}

/// Nothing when no value would be left.
fn remove_value(property: &Property, found: &Value) -> Option<Flip> {
    let matching = property.values.iter();
    let matching: Vec<NodeId> = matching
        .filter(|entry| entry.scalar.equals(found))
        .map(|entry| entry.id)
        .collect();
    (matching.len() < property.values.len()).then(|| Flip {
        text: words::remove_value(&naming::value(found)),
        edit: Edit::RemoveValues(matching),
    })
}

/// Nothing when it isn't a value that a filter can hold, or the list is full.
fn add_value(clause: NodeId, property: &Property, found: &Value) -> Option<Flip> {
    let value = Scalar::from_json(found)?;
    (property.values.len() < LIST_LIMIT).then(|| Flip {
        text: words::add_value(&naming::value(found)),
        edit: Edit::AddValue { clause, value },
    })
}
