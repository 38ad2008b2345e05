//! What a message or a mark wants to tell by its colour and icon.

use super::IconName;

/// The tone of a notice, a badge or a toast. Colour never stands alone: each tone has an icon.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Tone {
    /// Nothing in particular.
    #[default]
    Neutral,
    /// Good to know.
    Info,
    /// It went well.
    Success,
    /// Worth a look.
    Warning,
    /// It went wrong, or may.
    Danger,
}

impl Tone {
    /// The end of the CSS modifier class, as in `badge--danger`.
    pub(super) fn modifier(self) -> &'static str {
        match self {
            Self::Neutral => "neutral",
            Self::Info => "info",
            Self::Success => "success",
            Self::Warning => "warning",
            Self::Danger => "danger",
        }
    }

    /// The icon that says the same as the colour.
    pub(super) fn icon(self) -> IconName {
        match self {
            Self::Neutral | Self::Info => IconName::Info,
            Self::Success => IconName::Check,
            Self::Warning => IconName::Warning,
            Self::Danger => IconName::Error,
        }
    }

    /// Whether a message of this tone should interrupt a screen reader.
    pub(super) fn is_urgent(self) -> bool {
        matches!(self, Self::Warning | Self::Danger)
    }
}
