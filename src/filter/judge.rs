//! One clause against what is known, and the words for it.

use std::sync::Arc;

use serde_json::Value;

use super::availability::is_documented;
use super::evaluate::Verdict;
use super::explain::author_words;
use super::flip::{self, Flip};
use super::naming;
use super::situation::{Found, Situation};
use super::tree::{
    AuthorType, ChatMembers, Clause, Entry, Kind, MemberMode, NodeId, Operator, Property, Scope,
};
use crate::messages::filter::{AND, OR};
use crate::messages::verdict as words;

/// A verdict with its words.
pub(super) struct Judgement {
    pub(super) verdict: Verdict,
    pub(super) expected: String,
    pub(super) found: String,
    pub(super) reason: String,
    pub(super) flip: Option<Flip>,
}

/// Judges one clause by what is known.
pub(super) fn judge(clause: &Clause, situation: &Situation<'_>) -> Judgement {
    match &clause.kind {
        Kind::Property(property) => judge_property(clause, property, situation),
        Kind::ChatMembers(members) => judge_members(clause, members, situation),
        Kind::AuthorType(author) => judge_author(clause.id, *author, situation),
        Kind::OnlyMyChats(mine) => judge_only_my_chats(clause.id, *mine, situation),
        Kind::Kept(kept) => Judgement::unknown(
            words::NOT_UNDERSTOOD.to_owned(),
            words::kept(&kept.reason.to_string()),
        ),
    }
}

impl Judgement {
    fn unknown(expected: String, reason: String) -> Self {
        Self {
            verdict: Verdict::CannotTell,
            expected,
            found: words::NOT_KNOWN.to_owned(),
            reason,
            flip: None,
        }
    }
}

fn judge_property(clause: &Clause, property: &Property, situation: &Situation<'_>) -> Judgement {
    let expected = expected_value(property);
    let is_split = is_split_into_words(property, situation);
    let found = match situation.property(property) {
        Found::Unknown(_) if decided_by_nothing(clause, property, situation) => {
            return judge_no_values(clause.id, property, expected);
        }
        Found::Unknown(gap) => return Judgement::unknown(expected, gap),
        Found::Value(value) if is_split && may_match_by_a_word(property, value) => {
            return Judgement {
                found: naming::value(value),
                ..Judgement::unknown(
                    expected,
                    words::split_into_words(&naming::sentence(&naming::property(property))),
                )
            };
        }
        Found::Value(value @ (Value::Array(_) | Value::Object(_)))
            if property.operator.takes_values() && !property.values.is_empty() =>
        {
            return Judgement {
                found: naming::value(value),
                ..Judgement::unknown(
                    expected,
                    words::not_comparable(
                        &naming::sentence(&naming::property(property)),
                        &naming::value(value),
                    ),
                )
            };
        }
        Found::Value(value) => Some(value),
        Found::Absent => None,
    };
    let is_listed = |value: &Value| {
        let mut values = property.values.iter();
        values.any(|entry| entry.scalar.equals(value))
    };
    let verdict = Verdict::of(match property.operator {
        Operator::Exists => found.is_some(),
        Operator::Missing => found.is_none(),
        Operator::OneOf => found.is_some_and(is_listed),
        Operator::NoneOf => !found.is_some_and(is_listed),
    });
    // Another list of values might match by a word.
    let comparable = found.filter(|_| !is_split);
    Judgement {
        verdict,
        expected,
        found: found.map_or_else(|| words::NOT_SET.to_owned(), naming::value),
        reason: property_reason(property, verdict, found),
        flip: Some(flip::property(clause.id, property, verdict, comparable)),
    }
}

/// Whether a clause names nothing to compare with, which decides whatever isn't known: one of nothing is never
/// found, and none of nothing always holds. Not where it may be ignored.
fn decided_by_nothing(clause: &Clause, property: &Property, situation: &Situation<'_>) -> bool {
    property.operator.takes_values() && names_nothing(clause, situation)
}

fn names_nothing(clause: &Clause, situation: &Situation<'_>) -> bool {
    let subject = clause.kind.subject();
    clause.kind.entries().is_empty()
        && subject.is_some_and(|subject| is_documented(situation.action, subject))
}

fn judge_no_values(clause: NodeId, property: &Property, expected: String) -> Judgement {
    let verdict = Verdict::of(property.operator == Operator::NoneOf);
    Judgement {
        verdict,
        expected,
        found: words::NOT_KNOWN.to_owned(),
        reason: words::NO_VALUE_NAMED.to_owned(),
        flip: Some(flip::property(clause, property, verdict, None)),
    }
}

/// Whether the service splits the property's texts into words.
fn is_split_into_words(property: &Property, situation: &Situation<'_>) -> bool {
    let mut tokenized = situation.context.tokenized.iter();
    tokenized.any(|(namespace, name)| *namespace == property.namespace && *name == property.name)
}

/// Which words of a text match isn't documented; one that is the whole text and listed does.
fn may_match_by_a_word(property: &Property, found: &Value) -> bool {
    let Value::String(text) = found else {
        return false;
    };
    let is_word = !text.is_empty() && text.chars().all(char::is_alphanumeric);
    let is_listed = || property.values.iter().any(|it| it.scalar.equals(found));
    property.operator.takes_values() && !property.values.is_empty() && !(is_word && is_listed())
}

fn expected_value(property: &Property) -> String {
    let values = || naming::values(&property.values, OR);
    match property.operator {
        Operator::Exists => words::SET.to_owned(),
        Operator::Missing => words::NOT_SET.to_owned(),
        Operator::OneOf => values(),
        Operator::NoneOf if property.values.is_empty() => words::ANYTHING.to_owned(),
        Operator::NoneOf => words::not(&values()),
    }
}

fn property_reason(property: &Property, verdict: Verdict, found: Option<&Value>) -> String {
    let name = naming::sentence(&naming::property(property));
    let holds = verdict == Verdict::Sent;
    let Some(found) = found else {
        return match property.operator {
            Operator::Exists => words::is_unset(&name),
            Operator::Missing => words::is_unset_as_asked(&name),
            Operator::OneOf => words::is_unset_but(&name, &has_to_be(property)),
            Operator::NoneOf => words::is_unset_so_not_excluded(&name),
        };
    };
    let value = naming::value(found);
    match (property.operator, holds) {
        (Operator::Exists, _) => words::is_set(&name, &value),
        (Operator::Missing, _) => words::is_set_but(&name, &value),
        (Operator::OneOf, true) => words::is_as_asked(&name, &value),
        (Operator::OneOf, false) => match of_other_type(property, found) {
            Some(entry) => words::is_of_other_type(
                &name,
                &value,
                naming::type_of(found),
                &naming::scalar(&entry.scalar),
                naming::type_of(&entry.scalar.to_json()),
            ),
            None => words::is_another(&name, &value, &has_to_be(property)),
        },
        (Operator::NoneOf, true) => words::is_not_excluded(&name, &value),
        (Operator::NoneOf, false) => words::is_excluded(&name, &value),
    }
}

fn has_to_be(property: &Property) -> String {
    match property.values.as_slice() {
        [] => words::NO_VALUE.to_owned(),
        values => words::has_to_be(&naming::values(values, OR)),
    }
}

/// A value that reads the same and is of another type: `"1"` where `1` is found.
fn of_other_type<'a>(property: &'a Property, value: &Value) -> Option<&'a Entry> {
    let text = match value {
        Value::String(text) => text.clone(),
        other => naming::value(other),
    };
    let mut values = property.values.iter();
    values.find(|entry| entry.scalar.as_text() == text)
}

fn judge_members(clause: &Clause, members: &ChatMembers, situation: &Situation<'_>) -> Judgement {
    let present = situation.members();
    let is_present = |entry: &&Entry| present.contains(&entry.scalar.as_text());
    let (here, away): (Vec<&Entry>, Vec<&Entry>) = members.agents.iter().partition(is_present);
    let names = |entries: &[&Entry]| {
        let names = entries.iter().map(|entry| naming::scalar(&entry.scalar));
        naming::list(names, AND)
    };
    let all = naming::values(&members.agents, OR);
    let expected = words::members(members.mode.label(), &all);

    // What is told may not be everyone, and still be enough to decide.
    let decided = match members.mode {
        _ if members.agents.is_empty() => names_nothing(clause, situation),
        MemberMode::Any | MemberMode::Exclude => !here.is_empty(),
        MemberMode::All => away.is_empty() && !here.is_empty(),
    };
    let found = match present.ids.as_slice() {
        [] => words::NO_ONE.to_owned(),
        ids => naming::list(ids.iter().map(|id| naming::text(id)), AND),
    };
    if let (Some(gap), false) = (&present.gap, decided) {
        return Judgement::unknown(expected, gap.clone());
    }
    let verdict = Verdict::of(match members.mode {
        MemberMode::Any => !here.is_empty(),
        MemberMode::Exclude => here.is_empty(),
        MemberMode::All => away.is_empty(),
    });
    let reason = match (members.mode, verdict) {
        _ if members.agents.is_empty() => words::NO_AGENT_NAMED.to_owned(),
        (MemberMode::Exclude, Verdict::Sent) | (MemberMode::Any, Verdict::NotSent) => {
            match members.agents.len() {
                1 => words::not_in_chat(&all),
                _ => words::none_in_chat(&all),
            }
        }
        (MemberMode::Exclude, _) => words::shut_out(&names(&here), here.len()),
        (MemberMode::All, Verdict::NotSent) => words::away(&names(&away), away.len()),
        (_, _) => words::present(&names(&here), here.len()),
    };
    Judgement {
        verdict,
        expected,
        found,
        reason,
        flip: Some(flip::members(clause.id, members, verdict, &present)),
    }
}

fn judge_author(clause: NodeId, wanted: AuthorType, situation: &Situation<'_>) -> Judgement {
    let expected = wanted.as_str().to_owned();
    let author = match situation.author_type() {
        Ok(author) => author,
        Err(gap) => return Judgement::unknown(expected, gap),
    };
    let verdict = Verdict::of(author == wanted);
    let (is, asked) = (author_words(author), author_words(wanted));
    Judgement {
        verdict,
        expected,
        found: author.as_str().to_owned(),
        reason: match verdict {
            Verdict::Sent => words::author_as_asked(is),
            _ => words::author_is_another(is, asked),
        },
        flip: Some(flip::author_type(clause, wanted)),
    }
}

/// `only_my_chats` compares the chat's property `source.client_id` with this application.
fn judge_only_my_chats(clause: NodeId, mine: bool, situation: &Situation<'_>) -> Judgement {
    let only_mine = judge_mine(situation);
    if mine {
        let flip = flip::only_my_chats(clause, mine);
        return Judgement {
            flip: (only_mine.verdict == Verdict::NotSent).then_some(flip),
            ..only_mine
        };
    }
    Judgement {
        verdict: Verdict::Sent,
        expected: words::ANY_APPLICATION.to_owned(),
        found: only_mine.found,
        reason: words::ANY_APPLICATION_COUNTS.to_owned(),
        flip: (only_mine.verdict == Verdict::NotSent).then(|| flip::only_my_chats(clause, mine)),
    }
}

fn judge_mine(situation: &Situation<'_>) -> Judgement {
    let property = Property {
        scope: Scope::Chat,
        namespace: "source".to_owned(),
        name: "client_id".to_owned(),
        operator: Operator::OneOf,
        values: Arc::default(),
    };
    let client = situation.context.client_id.as_deref();
    let expected = client.map_or_else(|| words::THIS_APPLICATION.to_owned(), naming::text);
    let (verdict, found, reason) = match (situation.property(&property), client) {
        (Found::Unknown(gap), _) => return Judgement::unknown(expected, gap),
        (Found::Absent, _) => (
            Verdict::NotSent,
            words::NOT_SET.to_owned(),
            words::NO_CLIENT_ID.to_owned(),
        ),
        (Found::Value(value), None) => (
            Verdict::CannotTell,
            naming::value(value),
            words::some_client_id(&naming::value(value)),
        ),
        (Found::Value(value), Some(client)) if value.as_str() == Some(client) => (
            Verdict::Sent,
            naming::value(value),
            words::own_client_id(&naming::value(value)),
        ),
        (Found::Value(value), Some(client)) => (
            Verdict::NotSent,
            naming::value(value),
            words::other_client_id(&naming::value(value), &naming::text(client)),
        ),
    };
    Judgement {
        verdict,
        expected,
        found,
        reason,
        flip: None,
    }
}
