//! The shape of a filter: a flat list of clauses, each with an id that stays through every edit.

use std::fmt;
use std::sync::Arc;

use super::kept::{Kept, Unset};
use super::scalar::Scalar;
use crate::messages::filter as words;

/// The id of a clause or of a value. Unique in its [`Filter`], and never used again there.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct NodeId(u64);

impl NodeId {
    /// As a number, for whoever knows numbers only.
    #[must_use]
    pub fn number(self) -> u64 {
        self.0
    }
}

/// As a number, for the names of fields.
impl fmt::Display for NodeId {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(formatter)
    }
}

/// Gives out ids.
#[derive(Clone, Debug, Default)]
pub(super) struct Ids(u64);

impl Ids {
    pub(super) fn next(&mut self) -> NodeId {
        self.0 += 1;
        NodeId(self.0)
    }
}

/// Conditions that must all hold for a webhook to be sent.
///
/// It can hold what cannot be sent: half-typed rows, two clauses about one property.
/// [`Filter::problems`] names them.
///
/// A copy shares every clause with the original, and a clause that is changed its list of values, as long as that isn't
/// what changes: each step that can be undone is a copy, and so is each draft that is kept.
#[derive(Clone, Debug, Default)]
pub struct Filter {
    pub(super) clauses: Clauses,
    pub(super) unset: Vec<Unset>,
    pub(super) ids: Ids,
}

/// Clauses that others may hold as well.
pub(super) type Clauses = Arc<Vec<Arc<Clause>>>;

/// Ids included; which ids were given out in between doesn't matter.
impl PartialEq for Filter {
    fn eq(&self, other: &Self) -> bool {
        self.clauses == other.clauses && self.unset == other.unset
    }
}

/// One condition: a row of the builder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Clause {
    /// Stays the same whatever the clause becomes.
    pub id: NodeId,
    /// What it asks for.
    pub kind: Kind,
    /// What it was before it became about something else, so that passing over an entry of a menu
    /// loses nothing. Never written.
    pub(super) former: Vec<Kind>,
    /// The members of its condition as they came, if there were any that are `null` beside its operator.
    pub(super) members: Vec<String>,
}

/// What a clause asks for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A property of the chat, the thread or the event.
    Property(Property),
    /// Who is in the chat (`chat_member_ids`).
    ChatMembers(ChatMembers),
    /// Who wrote the event (`author_type`).
    AuthorType(AuthorType),
    /// Whether the chat comes from this application (`only_my_chats`).
    OnlyMyChats(bool),
    /// Not understood.
    Kept(Kept),
}

/// A condition on a property.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Property {
    /// Whose property.
    pub scope: Scope,
    /// Usually the client id of an application.
    pub namespace: String,
    /// The name inside the namespace; may hold dots.
    pub name: String,
    /// How it is compared.
    pub operator: Operator,
    /// What it is compared with. They stay here, unwritten, while the operator asks for none.
    pub values: Arc<Vec<Entry>>,
}

/// A condition on who is in the chat.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ChatMembers {
    /// How many of them.
    pub mode: MemberMode,
    /// The agents' ids, all of them texts.
    pub agents: Arc<Vec<Entry>>,
}

/// A value in a list, with an id so that equal ones can be told apart.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    /// Stays the same whatever the value becomes.
    pub id: NodeId,
    /// The value.
    pub scalar: Scalar,
}

/// Whose properties are compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Scope {
    /// `chat_properties`
    Chat,
    /// `thread_properties`
    Thread,
    /// `event_properties`
    Event,
}

/// How a property is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Operator {
    /// `values`: it is one of the values.
    OneOf,
    /// `exclude_values`: it is none of the values.
    NoneOf,
    /// `exists: true`
    Exists,
    /// `exists: false`
    Missing,
}

/// How many of the agents have to be in the chat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum MemberMode {
    /// `agents_any`: at least one.
    Any,
    /// `agents_exclude`: none.
    Exclude,
    /// `agents`: all of them.
    All,
}

/// Who writes events (`author_type`).
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AuthorType {
    /// A customer.
    Customer,
    /// An agent, bots included.
    Agent,
}

/// What a clause is about: the first choice in a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Subject {
    /// A property.
    Property(Scope),
    /// Who is in the chat.
    ChatMembers,
    /// Who wrote the event.
    AuthorType,
    /// Whether the chat comes from this application.
    OnlyMyChats,
}

impl Filter {
    /// A filter of one clause, as it stands in another.
    #[must_use]
    pub fn of(clause: Clause) -> Self {
        // Above every id in the clause, so that none is given out again.
        let entries = clause.kind.entries().iter().map(|entry| entry.id);
        let last = entries.fold(clause.id, NodeId::max);
        Self {
            clauses: Arc::new(vec![Arc::new(clause)]),
            unset: Vec::new(),
            ids: Ids(last.0),
        }
    }

    /// The clauses in the order in which they are shown.
    #[must_use]
    pub fn clauses(&self) -> &[Arc<Clause>] {
        &self.clauses
    }

    /// The clause of this id.
    #[must_use]
    pub fn clause(&self, id: NodeId) -> Option<&Arc<Clause>> {
        self.clauses.iter().find(|clause| clause.id == id)
    }

    /// Whether nothing is filtered.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.clauses.is_empty()
    }

    /// The clauses to be changed; those that aren't stay shared.
    pub(super) fn clauses_mut(&mut self) -> &mut Vec<Arc<Clause>> {
        Arc::make_mut(&mut self.clauses)
    }

    pub(super) fn push(&mut self, kind: Kind, members: Vec<String>) {
        let id = self.ids.next();
        let clause = Clause::new(id, kind);
        self.clauses_mut()
            .push(Arc::new(Clause { members, ..clause }));
    }
}

impl Clause {
    pub(super) fn new(id: NodeId, kind: Kind) -> Self {
        Self {
            id,
            kind,
            former: Vec::new(),
            members: Vec::new(),
        }
    }

    /// Where the clause stands in the filters' JSON, one key per level, without its operator.
    #[must_use]
    pub fn path(&self) -> Vec<String> {
        match &self.kind {
            Kind::Property(property) => vec![
                property.scope.key().to_owned(),
                property.namespace.clone(),
                property.name.clone(),
            ],
            Kind::Kept(kept) => kept.path.clone(),
            Kind::ChatMembers(_) => vec!["chat_member_ids".to_owned()],
            Kind::AuthorType(_) => vec!["author_type".to_owned()],
            Kind::OnlyMyChats(_) => vec!["only_my_chats".to_owned()],
        }
    }
}

impl Kind {
    /// What it is about; nothing known for what is kept.
    #[must_use]
    pub fn subject(&self) -> Option<Subject> {
        match self {
            Self::Property(property) => Some(Subject::Property(property.scope)),
            Self::ChatMembers(_) => Some(Subject::ChatMembers),
            Self::AuthorType(_) => Some(Subject::AuthorType),
            Self::OnlyMyChats(_) => Some(Subject::OnlyMyChats),
            Self::Kept(_) => None,
        }
    }

    /// Whether its list of values or agents is written.
    #[must_use]
    pub fn takes_values(&self) -> bool {
        match self {
            Self::Property(property) => property.operator.takes_values(),
            Self::ChatMembers(_) => true,
            _ => false,
        }
    }

    /// The list of values or agents, if it has one.
    #[must_use]
    pub fn entries(&self) -> &[Entry] {
        match self {
            Self::Property(property) => &property.values,
            Self::ChatMembers(members) => &members.agents,
            _ => &[],
        }
    }

    /// The same to be changed, which copies a list that others hold as well.
    pub(super) fn entries_mut(&mut self) -> Option<&mut Vec<Entry>> {
        match self {
            Self::Property(property) => Some(Arc::make_mut(&mut property.values)),
            Self::ChatMembers(members) => Some(Arc::make_mut(&mut members.agents)),
            _ => None,
        }
    }
}

impl Subject {
    /// Everything a clause can be about, in the order in which it is offered.
    pub const ALL: [Self; 6] = [
        Self::Property(Scope::Chat),
        Self::Property(Scope::Thread),
        Self::Property(Scope::Event),
        Self::ChatMembers,
        Self::AuthorType,
        Self::OnlyMyChats,
    ];

    /// The member of `filters`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Property(scope) => scope.key(),
            Self::ChatMembers => "chat_member_ids",
            Self::AuthorType => "author_type",
            Self::OnlyMyChats => "only_my_chats",
        }
    }

    /// A clause about it that says nothing yet.
    pub(super) fn blank(self) -> Kind {
        match self {
            Self::Property(scope) => Kind::Property(Property {
                scope,
                namespace: String::new(),
                name: String::new(),
                operator: Operator::OneOf,
                values: Arc::default(),
            }),
            Self::ChatMembers => Kind::ChatMembers(ChatMembers {
                mode: MemberMode::Any,
                agents: Arc::default(),
            }),
            Self::AuthorType => Kind::AuthorType(AuthorType::Customer),
            Self::OnlyMyChats => Kind::OnlyMyChats(true),
        }
    }
}

impl Scope {
    /// The member of `filters`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Chat => "chat_properties",
            Self::Thread => "thread_properties",
            Self::Event => "event_properties",
        }
    }

    /// Whose properties they are: “the chat”.
    #[must_use]
    pub fn owner(self) -> &'static str {
        match self {
            Self::Chat => words::THE_CHAT,
            Self::Thread => words::THE_THREAD,
            Self::Event => words::THE_EVENT,
        }
    }
}

impl Operator {
    /// Every operator, in the order in which it is offered.
    pub const ALL: [Self; 4] = [Self::OneOf, Self::NoneOf, Self::Exists, Self::Missing];

    /// Whether it compares with values.
    #[must_use]
    pub fn takes_values(self) -> bool {
        matches!(self, Self::OneOf | Self::NoneOf)
    }
}
