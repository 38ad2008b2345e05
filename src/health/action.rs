//! Findings about one action: its filter, clause by clause, and its additional data.
//!
//! A filter is called impossible only where that is sure: by itself, or by another clause of the same
//! filter. Filters that aren't documented for their action may be ignored, so nothing is sure of them.

use std::sync::Arc;

use super::{Finding, Fix, Rule, not_understood, quoted, unreadable};
use crate::filter::{
    self, Clause, Filter, Kind, MemberMode, Operator, Property, Scalar, Scope, Subject, Warning,
};
use crate::messages::findings as words;
use crate::model::{Action, ActionName, AdditionalData, ClientId};

pub(super) fn findings(action: &Action, index: usize, owner: Option<&ClientId>) -> Vec<Finding> {
    let mut findings = Vec::new();
    findings.extend(unknown(&action.name));
    if unreadable(&action.rest, "filters") {
        let name = quoted(action.name.as_str());
        findings.push(not_understood(
            &words::the_filters(&name),
            words::WHEN_SENT_UNKNOWN,
        ));
    }
    let filters = action.filters.clone().unwrap_or_default();
    let filter = Filter::from_json(&filters.0);
    let judged = Judged::new(action, index, &filter, owner);
    findings.extend(judged.clauses());
    findings.extend(judged.not_carried());
    findings.extend(about_data(action, index));
    findings
}

/// An action's filter, ready to be judged clause by clause.
struct Judged<'a> {
    action: &'a Action,
    index: usize,
    filter: &'a Filter,
    owner: Option<&'a ClientId>,
    doubts: Vec<Warning>,
}

impl<'a> Judged<'a> {
    fn new(
        action: &'a Action,
        index: usize,
        filter: &'a Filter,
        owner: Option<&'a ClientId>,
    ) -> Self {
        Self {
            action,
            index,
            filter,
            owner,
            doubts: filter::warnings(&action.name, filter),
        }
    }

    fn clauses(&self) -> Vec<Finding> {
        let clauses = self.filter.clauses().iter();
        let found = clauses.filter_map(|clause| Some(self.clause(clause)?.at_clause(clause.id)));
        found.collect()
    }

    /// The one thing that matters most about a clause.
    fn clause(&self, clause: &Clause) -> Option<Finding> {
        let Some(subject) = clause.kind.subject() else {
            return kept(clause);
        };
        let documented = filter::is_documented(&self.action.name, subject);
        if documented && let Some(why) = never_matches(self.filter, &clause.kind, self.owner) {
            let text = words::never_sent(&why, &self.name());
            return Some(Finding::new(Rule::FilterNeverMatches, text));
        }
        let remove = Fix::RemoveClause {
            action: self.index,
            path: clause.path(),
        };
        if documented && always_holds(&clause.kind) {
            let text = words::lets_all_through(&clause.phrase(), &self.name());
            return Some(Finding::new(Rule::FilterAlwaysHolds, text).fixed_by(remove));
        }
        let mut doubts = self.doubts.iter();
        let doubt = doubts.find(|doubt| doubt.clause() == Some(clause.id))?;
        Some(match doubt {
            Warning::LongNumber { .. } => Finding::new(Rule::LongNumber, doubt.to_string()),
            _ => Finding::new(Rule::FilterNotDocumented, doubt.to_string()).fixed_by(remove),
        })
    }

    /// LiveChat judges a filter by properties that the service may never get to see.
    fn not_carried(&self) -> Option<Finding> {
        let action = self.action;
        let on_chat = Some(Subject::Property(Scope::Chat));
        let mut clauses = self.filter.clauses().iter();
        let clause = clauses.find(|clause| clause.kind.subject() == on_chat)?;
        let wanted = AdditionalData::ChatProperties;
        let asked = action.additional_data.as_deref().unwrap_or_default();
        let carried = action.name == ActionName::IncomingChatThread
            || asked.contains(&wanted)
            || unreadable(&action.rest, "additional_data");
        if carried || !action.name.additional_data().contains(&wanted) {
            return None;
        }
        let text = words::not_carried(&self.name());
        let finding = Finding::new(Rule::PropertiesNotCarried, text).at_clause(clause.id);
        let action = self.index;
        Some(finding.fixed_by(Fix::AskForChatProperties { action }))
    }

    fn name(&self) -> String {
        quoted(self.action.name.as_str())
    }
}

fn unknown(name: &ActionName) -> Option<Finding> {
    let ActionName::Unknown(name) = name else {
        return None;
    };
    let text = if name.trim().is_empty() {
        words::ACTION_WITHOUT_NAME.to_owned()
    } else {
        let name = quoted(name);
        words::unknown_action(&name)
    };
    Some(Finding::new(Rule::UnknownAction, text))
}

fn kept(clause: &Clause) -> Option<Finding> {
    let Kind::Kept(kept) = &clause.kind else {
        return None;
    };
    let path: Vec<String> = kept.path.iter().map(|key| quoted(key)).collect();
    let text = words::filter_kept(&path.join(" › "), &kept.reason.to_string());
    Some(Finding::new(Rule::NotUnderstood, text))
}

/// Why a clause can't hold, without a full stop; `None` unless that is sure.
fn never_matches(filter: &Filter, kind: &Kind, owner: Option<&ClientId>) -> Option<String> {
    match kind {
        Kind::Property(property) if property.operator == Operator::OneOf => {
            let name = quoted(&property.name);
            if property.values.is_empty() {
                return Some(words::names_no_value(&name));
            }
            let long = property.values.iter().all(|entry| is_long(&entry.scalar));
            long.then(|| words::names_long_numbers(&name))
        }
        Kind::ChatMembers(members) if members.mode == MemberMode::Any => {
            let nobody = members.agents.is_empty();
            nobody.then(|| words::ASKS_FOR_NOBODY.to_owned())
        }
        Kind::OnlyMyChats(true) => {
            let contradicts = |clause: &Arc<Clause>| match &clause.kind {
                Kind::Property(property) => excludes_own_chats(property, owner),
                _ => false,
            };
            filter
                .clauses()
                .iter()
                .any(contradicts)
                .then(|| words::SHUTS_OUT_OWN.to_owned())
        }
        _ => None,
    }
}

fn is_long(scalar: &Scalar) -> bool {
    matches!(scalar, Scalar::Int(int) if !int.fits_32_bits())
}

/// Whether a condition on the chat's `source.client_id`, which is what `only_my_chats` looks at, shuts
/// out the chats of the bot's own application.
fn excludes_own_chats(property: &Property, owner: Option<&ClientId>) -> bool {
    let place = (property.scope, &*property.namespace, &*property.name);
    if place != (Scope::Chat, "source", "client_id") {
        return false;
    }
    let own = owner.map(|owner| Scalar::Text(owner.as_str().to_owned()));
    let names = |own| property.values.iter().any(|entry| entry.scalar == own);
    match (property.operator, own) {
        (Operator::Missing, _) => true,
        // Without a value it can't match by itself, which is said there.
        (Operator::OneOf, Some(own)) => !property.values.is_empty() && !names(own),
        (Operator::NoneOf, Some(own)) => names(own),
        (Operator::Exists, _) | (Operator::OneOf | Operator::NoneOf, None) => false,
    }
}

fn always_holds(kind: &Kind) -> bool {
    match kind {
        Kind::Property(property) => {
            property.operator == Operator::NoneOf && property.values.is_empty()
        }
        Kind::ChatMembers(members) => members.mode != MemberMode::Any && members.agents.is_empty(),
        Kind::OnlyMyChats(mine) => !mine,
        Kind::AuthorType(_) | Kind::Kept(_) => false,
    }
}

fn about_data(action: &Action, index: usize) -> Vec<Finding> {
    let name = quoted(action.name.as_str());
    if unreadable(&action.rest, "additional_data") {
        let what = words::the_data(&name);
        return vec![not_understood(&what, words::WHAT_ARRIVES_UNKNOWN)];
    }
    if matches!(action.name, ActionName::Unknown(_)) {
        return Vec::new();
    }
    let asked = action.additional_data.as_deref().unwrap_or_default();
    let strange = asked.iter().enumerate().filter(|(at, data)| {
        let first = !asked[..*at].contains(data);
        first && !action.name.additional_data().contains(data)
    });
    let finding = |(_, data): (usize, &AdditionalData)| {
        let text = words::data_not_documented(&quoted(data.as_str()), &name);
        Finding::new(Rule::DataNotDocumented, text).fixed_by(Fix::LeaveOutData {
            action: index,
            data: data.clone(),
        })
    };
    strange.map(finding).collect()
}
