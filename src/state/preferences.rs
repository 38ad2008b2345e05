//! What the person prefers, kept in this browser.

use leptos::prelude::*;

use super::storage::{self, Keep};
use crate::samples::Language;

const THEME: &str = "theme";
const CODE_LANGUAGE: &str = "code-language";

/// The colours of the panel.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Theme {
    /// As the system says.
    #[default]
    System,
    /// Dark on light.
    Light,
    /// Light on dark.
    Dark,
}

impl Theme {
    /// Every theme, in the order in which the button walks through them.
    pub const ALL: [Self; 3] = [Self::System, Self::Light, Self::Dark];

    /// The text under which it is kept.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::System => "system",
            Self::Light => "light",
            Self::Dark => "dark",
        }
    }

    /// The theme after this one.
    #[must_use]
    pub fn next(self) -> Self {
        match self {
            Self::System => Self::Light,
            Self::Light => Self::Dark,
            Self::Dark => Self::System,
        }
    }

    fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.as_str() == text)
    }
}

/// The preferences; a context of the whole panel.
#[derive(Clone, Copy, Debug)]
pub struct Preferences {
    theme: RwSignal<Theme>,
    code_language: RwSignal<Language>,
}

impl Preferences {
    /// Reads what was kept.
    #[must_use]
    pub fn load() -> Self {
        let kept = storage::read(Keep::Forever, THEME);
        let theme = kept.as_deref().and_then(Theme::parse).unwrap_or_default();
        let kept = storage::read(Keep::Forever, CODE_LANGUAGE);
        let code_language = kept.as_deref().and_then(Language::parse);
        Self {
            theme: RwSignal::new(theme),
            code_language: RwSignal::new(code_language.unwrap_or_default()),
        }
    }

    /// The colours in use.
    #[must_use]
    pub fn theme(self) -> Theme {
        self.theme.get()
    }

    /// Changes the colours and keeps the choice.
    pub fn set_theme(self, theme: Theme) {
        self.theme.set(theme);
        storage::write(Keep::Forever, THEME, theme.as_str());
    }
    /// The language in which code is shown.
    #[must_use]
    pub fn code_language(self) -> Language {
        self.code_language.get()
    }

    /// Changes the language of code and keeps the choice.
    pub fn set_code_language(self, language: Language) {
        self.code_language.set(language);
        storage::write(Keep::Forever, CODE_LANGUAGE, language.as_str());
    }
}
