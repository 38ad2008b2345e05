//! Modes and authors as texts on the wire.

use super::tree::{AuthorType, MemberMode};

impl MemberMode {
    /// Every mode, in the order in which it is offered.
    pub const ALL: [Self; 3] = [Self::Any, Self::Exclude, Self::All];

    /// The member of `chat_member_ids`.
    #[must_use]
    pub fn key(self) -> &'static str {
        match self {
            Self::Any => "agents_any",
            Self::Exclude => "agents_exclude",
            Self::All => "agents",
        }
    }
}

impl AuthorType {
    /// The text on the wire.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Customer => "customer",
            Self::Agent => "agent",
        }
    }

    /// Reads the text on the wire.
    #[must_use]
    pub fn from_wire(text: &str) -> Option<Self> {
        [Self::Customer, Self::Agent]
            .into_iter()
            .find(|author| author.as_str() == text)
    }

    /// The one it is not.
    #[must_use]
    pub fn other(self) -> Self {
        match self {
            Self::Customer => Self::Agent,
            Self::Agent => Self::Customer,
        }
    }
}
