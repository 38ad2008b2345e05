//! What is known of properties, their values and agents, and what of it suits a place: pure.

use std::fmt;

use serde_json::Value;

use crate::filter::{Filter, Kind, Scalar, Scope};
use crate::messages::entry as words;
use crate::model::object::Object;
use crate::model::{Bot, BotId, PropertyConfig, PropertyConfigs, PropertyType};

/// The namespace that every license has for trying things out.
const TEST: &str = "test";
/// What is in it.
const TEST_PROPERTIES: [(&str, PropertyType); 4] = [
    ("bool_property", PropertyType::Bool),
    ("int_property", PropertyType::Int),
    ("string_property", PropertyType::String),
    ("tokenized_string_property", PropertyType::TokenizedString),
];

/// Everything that can be suggested.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Pool {
    configs: PropertyConfigs,
    /// What stands in the filters of each bot that was read, in the order of reading.
    seen: Vec<Seen>,
}

/// A property that may be meant.
#[derive(Clone, Debug, PartialEq)]
pub struct Known {
    /// Its namespace.
    pub namespace: String,
    /// Its name inside the namespace; may hold dots.
    pub name: String,
    /// The type of its values, where that is configured.
    pub kind: Option<PropertyType>,
    /// The only values allowed, in the order of the configuration; empty where any are.
    pub domain: Vec<Value>,
    /// The numbers allowed, where that is configured.
    pub range: Option<Range>,
    /// Where it is known from.
    pub note: Note,
}

/// Where a property is known from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Note {
    /// The license's configuration.
    License,
    /// The namespace for trying things out.
    Test,
    /// A filter of a bot.
    Filter,
}

impl Note {
    /// For people.
    #[must_use]
    pub fn text(self) -> &'static str {
        match self {
            Self::License => words::FROM_LICENSE,
            Self::Test => words::FROM_TEST,
            Self::Filter => words::FROM_FILTER,
        }
    }
}

/// The smallest and the largest number allowed, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Range {
    /// The smallest, if there is one.
    pub from: Option<i64>,
    /// The largest, if there is one.
    pub to: Option<i64>,
}

impl Range {
    /// Nothing if neither end can be read.
    fn read(range: &Object) -> Option<Self> {
        let end = |name| range.get(name).and_then(Value::as_i64);
        let (from, to) = (end("from"), end("to"));
        (from.is_some() || to.is_some()).then_some(Self { from, to })
    }
}

/// For people: “-10 to 10”.
impl fmt::Display for Range {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        match (self.from, self.to) {
            (Some(from), Some(to)) => {
                formatter.write_str(&words::between(&from.to_string(), &to.to_string()))
            }
            (Some(from), None) => formatter.write_str(&words::from(&from.to_string())),
            (None, Some(to)) => formatter.write_str(&words::up_to(&to.to_string())),
            (None, None) => formatter.write_str(words::ANY_NUMBER),
        }
    }
}

/// What stands in the filters of one bot.
#[derive(Clone, Debug, PartialEq)]
struct Seen {
    bot: BotId,
    properties: Vec<SeenProperty>,
    agents: Vec<String>,
}

#[derive(Clone, Debug, PartialEq)]
struct SeenProperty {
    scope: Scope,
    namespace: String,
    name: String,
    values: Vec<Scalar>,
}

impl Pool {
    /// The namespaces in which a property of this scope may be.
    #[must_use]
    pub fn namespaces(&self, scope: Scope) -> Vec<String> {
        let properties = self.in_scope(scope).into_iter();
        distinct(properties.map(|known| known.namespace))
    }

    /// The properties of a namespace that may stand in this scope: those of the license first, then those
    /// for trying things out, then those in filters.
    #[must_use]
    pub fn properties(&self, scope: Scope, namespace: &str) -> Vec<Known> {
        let properties = self.in_scope(scope).into_iter();
        properties
            .filter(|known| known.namespace == namespace)
            .collect()
    }

    /// The values that a property may have: those allowed first, then those in filters.
    #[must_use]
    pub fn values(&self, scope: Scope, namespace: &str, name: &str) -> Vec<Scalar> {
        let known = self.known(namespace, name, Note::Filter);
        let mut allowed: Vec<_> = known.domain.iter().filter_map(Scalar::from_json).collect();
        if allowed.is_empty() && known.kind == Some(PropertyType::Bool) {
            allowed.extend([true, false].map(Scalar::Bool));
        }
        let same = |seen: &&SeenProperty| {
            seen.scope == scope && seen.namespace == namespace && seen.name == name
        };
        let in_filters = self.seen.iter().flat_map(|seen| &seen.properties);
        let values = in_filters.filter(same).flat_map(|seen| &seen.values);
        distinct(allowed.into_iter().chain(values.cloned()))
    }

    /// The properties whose texts are split into words, by namespace and name.
    #[must_use]
    pub fn tokenized(&self) -> Vec<(String, String)> {
        let configured = self.configs.0.iter();
        let configured = configured.map(|it| (&*it.namespace, &*it.name));
        let test = TEST_PROPERTIES.iter().map(|(name, _)| (TEST, *name));
        let all = configured.chain(test);
        let is_split = |(namespace, name): &(&str, &str)| {
            let known = self.known(namespace, name, Note::License);
            known.kind == Some(PropertyType::TokenizedString)
        };
        let split = all.filter(is_split);
        distinct(split.map(|(namespace, name)| (namespace.to_owned(), name.to_owned())))
    }

    /// The agents that are named in filters.
    #[must_use]
    pub fn agents(&self) -> Vec<String> {
        distinct(self.seen.iter().flat_map(|seen| seen.agents.clone()))
    }

    /// Takes over what the license knows.
    pub fn set_configs(&mut self, configs: PropertyConfigs) {
        self.configs = configs;
    }

    /// Takes over what stands in the filters of a bot, in place of what stood there before. Says
    /// whether that changed anything.
    pub fn learn(&mut self, bot: &Bot) -> bool {
        let now = Seen::in_filters_of(bot);
        match self.seen.iter_mut().find(|seen| seen.bot == bot.id) {
            Some(before) if *before == now => return false,
            Some(before) => *before = now,
            None => self.seen.push(now),
        }
        true
    }

    /// Every property that may stand in this scope, each once.
    fn in_scope(&self, scope: Scope) -> Vec<Known> {
        let configured = self.configs.0.iter();
        let configured = configured
            .filter(|property| may_stand_in(scope, &property.config))
            .map(|property| (&*property.namespace, &*property.name, Note::License));
        let test = TEST_PROPERTIES.iter();
        let test = test.map(|(name, _)| (TEST, *name, Note::Test));
        let in_filters = self.seen.iter().flat_map(|seen| &seen.properties);
        let in_filters = in_filters
            .filter(|seen| seen.scope == scope && !seen.namespace.is_empty())
            .map(|seen| (&*seen.namespace, &*seen.name, Note::Filter));

        let mut all: Vec<Known> = Vec::new();
        for (namespace, name, note) in configured.chain(test).chain(in_filters) {
            let is_there = |known: &Known| known.namespace == namespace && known.name == name;
            if !all.iter().any(is_there) {
                all.push(self.known(namespace, name, note));
            }
        }
        all
    }

    /// A property with what is configured for it, in whichever scope.
    fn known(&self, namespace: &str, name: &str, note: Note) -> Known {
        let mut properties = self.configs.0.iter();
        let property = properties.find(|one| one.namespace == namespace && one.name == name);
        let config = property.map(|property| &property.config);
        Known {
            namespace: namespace.to_owned(),
            name: name.to_owned(),
            kind: config
                .map(|config| config.kind.clone())
                .or_else(|| test_kind(namespace, name)),
            domain: config
                .and_then(|config| config.domain.clone())
                .unwrap_or_default(),
            range: config.and_then(|config| Range::read(config.range.as_ref()?)),
            note,
        }
    }
}

impl Seen {
    fn in_filters_of(bot: &Bot) -> Self {
        let mut seen = Self {
            bot: bot.id.clone(),
            properties: Vec::new(),
            agents: Vec::new(),
        };
        let webhooks = bot.webhooks.iter();
        let actions = webhooks.filter_map(|webhooks| webhooks.actions.as_ref());
        for filters in actions
            .flatten()
            .filter_map(|action| action.filters.as_ref())
        {
            for clause in Filter::from_json(&filters.0).clauses() {
                seen.add(&clause.kind);
            }
        }
        seen
    }

    fn add(&mut self, kind: &Kind) {
        let values = kind.entries().iter().map(|entry| entry.scalar.clone());
        match kind {
            Kind::Property(property) => self.properties.push(SeenProperty {
                scope: property.scope,
                namespace: property.namespace.clone(),
                name: property.name.clone(),
                values: values.collect(),
            }),
            Kind::ChatMembers(_) => self.agents.extend(values.map(|agent| agent.as_text())),
            Kind::AuthorType(_) | Kind::OnlyMyChats(_) | Kind::Kept(_) => {}
        }
    }
}

/// Whether a property may stand in this scope. Locations that can't be read rule nothing out.
fn may_stand_in(scope: Scope, config: &PropertyConfig) -> bool {
    let locations = config.rest.kept_value("locations");
    let Some(locations) = locations.and_then(Value::as_object) else {
        return true;
    };
    let scopes = [Scope::Chat, Scope::Thread, Scope::Event];
    let readable = scopes
        .iter()
        .any(|scope| locations.contains_key(location(*scope)));
    !readable || locations.contains_key(location(scope))
}

/// The member of `locations`.
fn location(scope: Scope) -> &'static str {
    match scope {
        Scope::Chat => "chat",
        Scope::Thread => "thread",
        Scope::Event => "event",
    }
}

fn test_kind(namespace: &str, name: &str) -> Option<PropertyType> {
    let mut properties = TEST_PROPERTIES.into_iter();
    let (_, kind) = properties.find(|(test, _)| namespace == TEST && *test == name)?;
    Some(kind)
}

/// Each once, where it stood first.
fn distinct<T: PartialEq>(items: impl Iterator<Item = T>) -> Vec<T> {
    let mut distinct = Vec::new();
    for item in items {
        if !distinct.contains(&item) {
            distinct.push(item);
        }
    }
    distinct
}

#[cfg(test)]
mod tests;
