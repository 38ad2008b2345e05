//! One clause against what is known, and the words for it.

use serde_json::Value;

use super::evaluate::Verdict;
use super::explain::author_words;
use super::flip::{self, Flip};
use super::situation::{Found, Situation};
use super::tree::{
    AuthorType, ChatMembers, Clause, Entry, Kind, MemberMode, NodeId, Operator, Property, Scope,
};
use super::words;

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
        Kind::Property(property) => judge_property(clause.id, property, situation),
        Kind::ChatMembers(members) => judge_members(clause.id, members, situation),
        Kind::AuthorType(author) => judge_author(clause.id, *author, situation),
        Kind::OnlyMyChats(mine) => judge_only_my_chats(clause.id, *mine, situation),
        Kind::Kept(kept) => Judgement::unknown(
            "not understood".to_owned(),
            format!("This part is kept as it is: {}.", kept.reason),
        ),
    }
}

impl Judgement {
    fn unknown(expected: String, reason: String) -> Self {
        Self {
            verdict: Verdict::CannotTell,
            expected,
            found: "not known".to_owned(),
            reason,
            flip: None,
        }
    }
}

fn judge_property(clause: NodeId, property: &Property, situation: &Situation<'_>) -> Judgement {
    let expected = expected_value(property);
    let found = match situation.property(property) {
        Found::Unknown(gap) => return Judgement::unknown(expected, gap),
        Found::Value(value @ (Value::Array(_) | Value::Object(_)))
            if property.operator.takes_values() =>
        {
            return Judgement {
                found: words::value(value),
                ..Judgement::unknown(
                    expected,
                    format!(
                        "{} is {}, which no value can be compared with.",
                        words::sentence(&words::property(property)),
                        words::value(value)
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
    Judgement {
        verdict,
        expected,
        found: found.map_or_else(|| "not set".to_owned(), words::value),
        reason: property_reason(property, verdict, found),
        flip: Some(flip::property(clause, property, verdict, found)),
    }
}

fn expected_value(property: &Property) -> String {
    let values = || words::values(&property.values, "or");
    match property.operator {
        Operator::Exists => "set".to_owned(),
        Operator::Missing => "not set".to_owned(),
        Operator::OneOf => values(),
        Operator::NoneOf if property.values.is_empty() => "anything".to_owned(),
        Operator::NoneOf => format!("not {}", values()),
    }
}

fn property_reason(property: &Property, verdict: Verdict, found: Option<&Value>) -> String {
    let name = words::sentence(&words::property(property));
    let holds = verdict == Verdict::Sent;
    let Some(value) = found else {
        return match property.operator {
            Operator::Exists => format!("{name} isn’t set."),
            Operator::Missing => format!("{name} isn’t set, as asked for."),
            Operator::OneOf => format!("{name} isn’t set; {}.", has_to_be(property)),
            Operator::NoneOf => format!("{name} isn’t set, so it is none of those excluded."),
        };
    };
    let value_words = words::value(value);
    match (property.operator, holds) {
        (Operator::Exists, _) => format!("{name} is set, to {value_words}."),
        (Operator::Missing, _) => format!("{name} is set, to {value_words}; it has to be unset."),
        (Operator::OneOf, true) => format!("{name} is {value_words}, as asked for."),
        (Operator::OneOf, false) => match of_other_type(property, value) {
            Some(entry) => format!(
                "{name} is {value_words}, which is {}; {} is asked for, which is {}.",
                words::type_of(value),
                words::scalar(&entry.scalar),
                words::type_of(&entry.scalar.to_json())
            ),
            None => format!("{name} is {value_words}; {}.", has_to_be(property)),
        },
        (Operator::NoneOf, true) => format!("{name} is {value_words}, none of those excluded."),
        (Operator::NoneOf, false) => format!("{name} is {value_words}, which is excluded."),
    }
}

fn has_to_be(property: &Property) -> String {
    match property.values.as_slice() {
        [] => "no value is named that it could be".to_owned(),
        values => format!("it has to be {}", words::values(values, "or")),
    }
}

/// A value that reads the same and is of another type: `"1"` where `1` is found.
fn of_other_type<'a>(property: &'a Property, value: &Value) -> Option<&'a Entry> {
    let text = match value {
        Value::String(text) => text.clone(),
        other => words::value(other),
    };
    let mut values = property.values.iter();
    values.find(|entry| entry.scalar.as_text() == text)
}

fn judge_members(clause: NodeId, members: &ChatMembers, situation: &Situation<'_>) -> Judgement {
    let present = situation.members();
    let is_present = |entry: &&Entry| present.contains(&entry.scalar.as_text());
    let (here, away): (Vec<&Entry>, Vec<&Entry>) = members.agents.iter().partition(is_present);
    let names = |entries: &[&Entry], conjunction| {
        let names = entries.iter().map(|entry| words::scalar(&entry.scalar));
        words::list(names, conjunction)
    };
    let all = words::values(&members.agents, "or");
    let expected = format!("{} {all}", members.mode.label());

    // What is told may not be everyone, and still be enough to decide.
    let decided = match members.mode {
        MemberMode::Any | MemberMode::Exclude => !here.is_empty(),
        MemberMode::All => away.is_empty() && !here.is_empty(),
    };
    let found = match present.ids.as_slice() {
        [] => "no one".to_owned(),
        ids => words::list(ids.iter().map(|id| words::text(id)), "and"),
    };
    if let (Some(gap), false) = (&present.gap, decided) {
        return Judgement::unknown(expected, gap.clone());
    }
    let verdict = Verdict::of(match members.mode {
        MemberMode::Any => !here.is_empty(),
        MemberMode::Exclude => here.is_empty(),
        MemberMode::All => away.is_empty(),
    });
    let be = |entries: &[&Entry]| if entries.len() == 1 { "is" } else { "are" };
    let reason = match (members.mode, verdict) {
        _ if members.agents.is_empty() => "No agent is named.".to_owned(),
        (MemberMode::Exclude, Verdict::Sent) | (MemberMode::Any, Verdict::NotSent) => {
            format!("No one of {all} is in the chat.")
        }
        (MemberMode::Exclude, _) => {
            let who = names(&here, "and");
            format!("{} {} in the chat and excluded.", who, be(&here))
        }
        (MemberMode::All, Verdict::NotSent) => {
            let who = names(&away, "and");
            format!("{} {} not in the chat.", who, be(&away))
        }
        (_, _) => format!("{} {} in the chat.", names(&here, "and"), be(&here)),
    };
    Judgement {
        verdict,
        expected,
        found,
        reason,
        flip: Some(flip::members(clause, members, verdict, &present)),
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
            Verdict::Sent => format!("The author is {is}, as asked for."),
            _ => format!("The author is {is}; it has to be {asked}."),
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
        expected: "any application".to_owned(),
        found: only_mine.found,
        reason: "Chats of any application count.".to_owned(),
        flip: (only_mine.verdict == Verdict::NotSent).then(|| flip::only_my_chats(clause, mine)),
    }
}

fn judge_mine(situation: &Situation<'_>) -> Judgement {
    let property = Property {
        scope: Scope::Chat,
        namespace: "source".to_owned(),
        name: "client_id".to_owned(),
        operator: Operator::OneOf,
        values: Vec::new(),
    };
    let client = situation.context.client_id.as_deref();
    let expected = client.map_or_else(|| "this application".to_owned(), words::text);
    let (verdict, found, reason) = match (situation.property(&property), client) {
        (Found::Unknown(gap), _) => return Judgement::unknown(expected, gap),
        (Found::Absent, _) => (
            Verdict::NotSent,
            "not set".to_owned(),
            "The chat’s source.client_id isn’t set; it has to be this application.".to_owned(),
        ),
        (Found::Value(value), None) => (
            Verdict::CannotTell,
            words::value(value),
            format!(
                "The chat’s source.client_id is {}; state this application’s client id to tell whether that is it.",
                words::value(value)
            ),
        ),
        (Found::Value(value), Some(client)) if value.as_str() == Some(client) => (
            Verdict::Sent,
            words::value(value),
            format!(
                "The chat’s source.client_id is {}, this application.",
                words::value(value)
            ),
        ),
        (Found::Value(value), Some(client)) => (
            Verdict::NotSent,
            words::value(value),
            format!(
                "The chat’s source.client_id is {}, not this application, {}.",
                words::value(value),
                words::text(client)
            ),
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
