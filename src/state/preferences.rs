//! What the person prefers, kept in this browser.

use leptos::{ev, prelude::*};
use serde_json::{Map, Value};

use super::storage::{self, Keep};
use crate::model::GroupId;
use crate::samples::Language;

const THEME: &str = "theme";
const DENSITY: &str = "density";
const GROUP_NAMES: &str = "group-names";
const SINGLE_KEYS: &str = "single-keys";
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

    /// Reads the text under which it is kept.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|theme| theme.as_str() == text)
    }
}

/// How close together the rows of tables stand.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Density {
    /// With room around them.
    #[default]
    Comfortable,
    /// As many as fit.
    Compact,
}

impl Density {
    /// Both.
    pub const ALL: [Self; 2] = [Self::Comfortable, Self::Compact];

    /// The text under which it is kept.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Comfortable => "comfortable",
            Self::Compact => "compact",
        }
    }

    /// Reads the text under which it is kept.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.as_str() == text)
    }
}

/// The preferences; a context of the whole panel.
#[derive(Clone, Copy, Debug)]
pub struct Preferences {
    theme: RwSignal<Theme>,
    density: RwSignal<Density>,
    group_names: RwSignal<GroupNames>,
    single_keys: RwSignal<bool>,
    code_language: RwSignal<Language>,
}

impl Preferences {
    /// Reads what was kept, and again whenever another tab keeps something else.
    #[must_use]
    pub fn load() -> Self {
        let preferences = Self {
            theme: RwSignal::default(),
            density: RwSignal::default(),
            group_names: RwSignal::default(),
            single_keys: RwSignal::new(true),
            code_language: RwSignal::default(),
        };
        preferences.read();
        let handle = window_event_listener(ev::storage, move |_| preferences.read());
        on_cleanup(move || handle.remove());
        preferences
    }

    fn read(self) {
        renew(self.theme, kept(THEME, Theme::parse));
        renew(self.density, kept(DENSITY, Density::parse));
        renew(self.group_names, kept_names().unwrap_or_default());
        let single_keys = storage::read(Keep::Forever, SINGLE_KEYS);
        renew(self.single_keys, single_keys.as_deref() != Some("off"));
        renew(self.code_language, kept(CODE_LANGUAGE, Language::parse));
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

    /// How close together the rows of tables stand.
    #[must_use]
    pub fn density(self) -> Density {
        self.density.get()
    }

    /// Changes how close together rows stand, and keeps the choice.
    pub fn set_density(self, density: Density) {
        self.density.set(density);
        storage::write(Keep::Forever, DENSITY, density.as_str());
    }

    /// Whether single keys, such as `?`, do something outside of fields.
    #[must_use]
    pub fn single_keys(self) -> bool {
        self.single_keys.get()
    }

    /// Turns single keys on or off, and keeps the choice.
    pub fn set_single_keys(self, on: bool) {
        self.single_keys.set(on);
        storage::write(Keep::Forever, SINGLE_KEYS, if on { "on" } else { "off" });
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

    /// What the person calls groups; the API knows them by their numbers only.
    #[must_use]
    pub fn group_names(self) -> GroupNames {
        self.group_names.get()
    }

    /// What the person calls a group.
    #[must_use]
    pub fn group_name(self, group: GroupId) -> Option<String> {
        self.group_names
            .with(|names| names.get(group).map(str::to_owned))
    }

    /// Names a group, or takes its name away, and keeps that.
    pub fn name_group(self, group: GroupId, name: &str) {
        // Another tab may have named others since. Nothing is kept where storage is blocked.
        let mut names = kept_names().unwrap_or_else(|| self.group_names.get_untracked());
        names.set(group, name);
        storage::write(Keep::Forever, GROUP_NAMES, &names.to_json().to_string());
        self.group_names.set(names);
    }

    /// Forgets every choice.
    pub fn forget(self) {
        for key in [THEME, DENSITY, GROUP_NAMES, SINGLE_KEYS, CODE_LANGUAGE] {
            storage::remove(Keep::Forever, key);
        }
        self.theme.set(Theme::default());
        self.density.set(Density::default());
        self.group_names.set(GroupNames::default());
        self.single_keys.set(true);
        self.code_language.set(Language::default());
    }
}

/// A choice that was kept, or the usual one.
fn kept<T: Default>(key: &str, parse: fn(&str) -> Option<T>) -> T {
    let kept = storage::read(Keep::Forever, key);
    kept.and_then(|text| parse(&text)).unwrap_or_default()
}

fn kept_names() -> Option<GroupNames> {
    let kept = storage::read(Keep::Forever, GROUP_NAMES);
    kept.map(|text| GroupNames::parse(&text))
}

/// Takes a value, unless it is the one that is there.
fn renew<T: PartialEq + Send + Sync + 'static>(signal: RwSignal<T>, value: T) {
    if signal.with_untracked(|now| *now != value) {
        signal.set(value);
    }
}

/// Names for groups, in the order of their numbers. There are few, for which a map would weigh more than it is worth:
/// they are read before the list can be shown.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct GroupNames(Vec<(u64, String)>);

impl GroupNames {
    /// The name of a group, if it has one.
    #[must_use]
    pub fn get(&self, group: GroupId) -> Option<&str> {
        let at = self.place(group).ok()?;
        Some(&self.0[at].1)
    }

    /// The groups that have a name, by their numbers.
    pub fn iter(&self) -> impl Iterator<Item = (GroupId, &str)> {
        self.0
            .iter()
            .map(|(number, name)| (GroupId(*number), name.as_str()))
    }

    fn set(&mut self, group: GroupId, name: &str) {
        let place = self.place(group);
        if let Ok(at) = place {
            self.0.remove(at);
        }
        if !name.trim().is_empty() {
            let named = (group.0, name.trim().to_owned());
            self.0.insert(place.unwrap_or_else(|at| at), named);
        }
    }

    /// Where a group stands, or else belongs.
    fn place(&self, group: GroupId) -> Result<usize, usize> {
        self.0.binary_search_by_key(&group.0, |(number, _)| *number)
    }

    /// Reads what was kept; what can't be read is left out.
    fn parse(text: &str) -> Self {
        let mut names = Self::default();
        let kept = serde_json::from_str::<Map<String, Value>>(text).unwrap_or_default();
        for (number, name) in kept {
            if let (Ok(number), Some(name)) = (number.parse(), name.as_str()) {
                names.set(GroupId(number), name);
            }
        }
        names
    }

    fn to_json(&self) -> Value {
        let names = self
            .0
            .iter()
            .map(|(number, name)| (number.to_string(), name.as_str().into()));
        Value::Object(names.collect())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn group_names_come_back_as_they_were_kept() {
        let mut names = GroupNames::default();
        names.set(GroupId(7), " Sales ");
        names.set(GroupId(0), "Everyone");
        names.set(GroupId(9), "gone");
        names.set(GroupId(9), " ");
        let kept = names.to_json().to_string();
        assert_eq!(kept, r#"{"0":"Everyone","7":"Sales"}"#);
        assert_eq!(GroupNames::parse(&kept), names);
        assert_eq!(names.get(GroupId(7)), Some("Sales"));
    }

    #[test]
    fn what_cannot_be_read_is_left_out() {
        for (text, count) in [("", 0), ("[]", 0), (r#"{"x": "a", "3": 4, "5": "b"}"#, 1)] {
            assert_eq!(GroupNames::parse(text).iter().count(), count, "{text}");
        }
    }
}
