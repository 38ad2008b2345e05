//! The filter in English: a phrase per clause and one sentence for all.

use super::tree::{
    AuthorType, ChatMembers, Clause, Filter, Kind, MemberMode, Operator, Property, Scope, Subject,
};
use super::words;

impl Filter {
    /// One sentence: when the webhook is sent.
    #[must_use]
    pub fn explain(&self) -> String {
        if self.clauses.is_empty() {
            return "Sent every time: nothing is filtered.".to_owned();
        }
        let phrases: Vec<String> = self.clauses.iter().map(Clause::phrase).collect();
        format!("Sent when {}.", phrases.join(", and "))
    }
}

impl Clause {
    /// What must be so, without a capital or a full stop.
    #[must_use]
    pub fn phrase(&self) -> String {
        match &self.kind {
            Kind::Property(property) => property_phrase(property),
            Kind::ChatMembers(members) => members_phrase(members),
            Kind::AuthorType(author) => format!("the author is {}", author_words(*author)),
            Kind::OnlyMyChats(true) => "the chat comes from this application".to_owned(),
            Kind::OnlyMyChats(false) => "the chat comes from any application".to_owned(),
            Kind::Kept(kept) => {
                let path = words::path(&kept.path);
                format!("whatever {path} asks for holds (kept as it is)")
            }
        }
    }
}

/// “a customer”, “an agent”.
pub(super) fn author_words(author: AuthorType) -> &'static str {
    match author {
        AuthorType::Customer => "a customer",
        AuthorType::Agent => "an agent",
    }
}

fn property_phrase(property: &Property) -> String {
    let name = words::property(property);
    let or = || words::values(&property.values, "or");
    match (property.operator, property.values.as_slice()) {
        (Operator::Exists, _) => format!("{name} exists"),
        (Operator::Missing, _) => format!("{name} doesn’t exist"),
        (Operator::OneOf, []) => format!("{name} is one of no values"),
        (Operator::NoneOf, []) => format!("{name} is anything at all"),
        (Operator::OneOf, _) => format!("{name} is {}", or()),
        (Operator::NoneOf, [_]) => format!("{name} is not {}", or()),
        (Operator::NoneOf, [_, _]) => {
            format!(
                "{name} is neither {}",
                words::values(&property.values, "nor")
            )
        }
        (Operator::NoneOf, _) => format!("{name} is none of {}", or()),
    }
}

fn members_phrase(members: &ChatMembers) -> String {
    let agents = &members.agents;
    let or = || words::values(agents, "or");
    match (members.mode, agents.as_slice()) {
        (MemberMode::Any, []) => "at least one of no agents is in the chat".to_owned(),
        (MemberMode::Exclude | MemberMode::All, []) => "anyone is in the chat".to_owned(),
        (MemberMode::Any | MemberMode::All, [_]) => format!("{} is in the chat", or()),
        (MemberMode::Any, _) => format!("at least one of {} is in the chat", or()),
        (MemberMode::Exclude, _) => format!("no one of {} is in the chat", or()),
        (MemberMode::All, _) => format!("{} are in the chat", words::values(agents, "and")),
    }
}

impl Subject {
    /// What a menu calls it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Property(Scope::Chat) => "Chat property",
            Self::Property(Scope::Thread) => "Thread property",
            Self::Property(Scope::Event) => "Event property",
            Self::ChatMembers => "Chat members",
            Self::AuthorType => "Author",
            Self::OnlyMyChats => "Only my chats",
        }
    }
}

impl Operator {
    /// What a menu calls it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::OneOf => "is one of",
            Self::NoneOf => "is none of",
            Self::Exists => "exists",
            Self::Missing => "doesn’t exist",
        }
    }
}

impl MemberMode {
    /// What a menu calls it.
    #[must_use]
    pub fn label(self) -> &'static str {
        match self {
            Self::Any => "at least one of",
            Self::Exclude => "no one of",
            Self::All => "all of",
        }
    }
}
