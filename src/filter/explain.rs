//! The filter in English: a phrase per clause and one sentence for all.

use std::sync::Arc;

use super::naming;
use super::tree::{
    AuthorType, ChatMembers, Clause, Filter, Kind, MemberMode, NodeId, Operator, Property, Scope,
    Subject,
};
use crate::messages::filter as words;

impl Filter {
    /// One sentence: when the webhook is sent.
    #[must_use]
    pub fn explain(&self) -> String {
        self.explain_without(&[])
    }

    /// The same where some clauses aren't finished: of these it only says so.
    #[must_use]
    pub fn explain_without(&self, unfinished: &[NodeId]) -> String {
        if self.clauses.is_empty() {
            return words::EVERYTHING.to_owned();
        }
        let is_finished = |clause: &&Arc<Clause>| !unfinished.contains(&clause.id);
        let finished = self.clauses.iter().filter(is_finished);
        let mut phrases: Vec<String> = finished.map(|clause| clause.phrase()).collect();
        let left = self.clauses.len() - phrases.len();
        if left > 0 {
            phrases.push(words::unfinished(left));
        }
        words::sent_when(&phrases.join(words::AND_ALSO))
    }
}

impl Clause {
    /// What must be so, without a capital or a full stop.
    #[must_use]
    pub fn phrase(&self) -> String {
        match &self.kind {
            Kind::Property(property) => property_phrase(property),
            Kind::ChatMembers(members) => members_phrase(members),
            Kind::AuthorType(author) => words::author(author_words(*author)),
            Kind::OnlyMyChats(true) => words::MY_CHATS.to_owned(),
            Kind::OnlyMyChats(false) => words::ANY_CHATS.to_owned(),
            Kind::Kept(kept) => {
                let path = naming::path(&kept.path);
                words::kept(&path)
            }
        }
    }
}

/// “a customer”, “an agent or a bot agent”.
pub(super) fn author_words(author: AuthorType) -> &'static str {
    match author {
        AuthorType::Customer => words::CUSTOMER,
        AuthorType::Agent => words::AGENT,
    }
}

fn property_phrase(property: &Property) -> String {
    let name = naming::property(property);
    let or = || naming::values(&property.values, words::OR);
    match (property.operator, property.values.as_slice()) {
        (Operator::Exists, _) => words::exists(&name),
        (Operator::Missing, _) => words::is_missing(&name),
        (Operator::OneOf, []) => words::is_one_of_nothing(&name),
        (Operator::NoneOf, []) => words::is_anything(&name),
        (Operator::OneOf, _) => words::is(&name, &or()),
        (Operator::NoneOf, [_]) => words::is_not(&name, &or()),
        (Operator::NoneOf, [_, _]) => {
            words::is_neither(&name, &naming::values(&property.values, words::NOR))
        }
        (Operator::NoneOf, _) => words::is_none_of(&name, &or()),
    }
}

fn members_phrase(members: &ChatMembers) -> String {
    let agents = &members.agents;
    let or = || naming::values(agents, words::OR);
    match (members.mode, agents.as_slice()) {
        (MemberMode::Any, []) => words::ONE_OF_NO_AGENTS.to_owned(),
        (MemberMode::Exclude | MemberMode::All, []) => words::ANYONE.to_owned(),
        (MemberMode::Any | MemberMode::All, [_]) => words::is_in_chat(&or()),
        (MemberMode::Any, _) => words::one_is_in_chat(&or()),
        (MemberMode::Exclude, [_]) => words::is_not_in_chat(&or()),
        (MemberMode::Exclude, _) => words::none_in_chat(&or()),
        (MemberMode::All, _) => words::are_in_chat(&naming::values(agents, words::AND)),
    }
}

impl Subject {
    /// What a menu calls it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Property(Scope::Chat) => words::CHAT_PROPERTY,
            Self::Property(Scope::Thread) => words::THREAD_PROPERTY,
            Self::Property(Scope::Event) => words::EVENT_PROPERTY,
            Self::ChatMembers => words::CHAT_MEMBERS,
            Self::AuthorType => words::AUTHOR,
            Self::OnlyMyChats => words::ONLY_MY_CHATS,
        }
    }
}

impl Operator {
    /// What a menu calls it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::OneOf => words::IS_ONE_OF,
            Self::NoneOf => words::IS_NONE_OF,
            Self::Exists => words::EXISTS,
            Self::Missing => words::IS_MISSING,
        }
    }
}

impl MemberMode {
    /// What a menu calls it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Any => words::AT_LEAST_ONE_OF,
            Self::Exclude => words::NONE_OF,
            Self::All => words::ALL_OF,
        }
    }
}
