//! The properties a license knows (`get_property_configs`), which feed suggestions.

use serde_json::Value;

use super::object::{Json, Object, Reader, Rest, member};

wire_enum! {
    /// The type of a property's values.
    pub enum PropertyType {
        /// A 32-bit integer.
        Int = "int",
        /// A text.
        String = "string",
        /// A text that is split into words.
        TokenizedString = "tokenized_string",
        /// Yes or no.
        Bool = "bool",
    }
}

/// How one property is configured.
#[derive(Clone, Debug, PartialEq)]
pub struct PropertyConfig {
    /// `type`
    pub kind: PropertyType,
    /// `domain`: the only values allowed.
    pub domain: Option<Vec<Value>>,
    /// `range`: the smallest and largest number allowed.
    pub range: Option<Object>,
    /// `locations` and members that aren't modelled.
    pub rest: Rest,
}

impl Json for PropertyConfig {
    fn from_json(value: &Value) -> Option<Self> {
        let mut object = Reader::new(value)?;
        Some(Self {
            kind: object.member("type")?,
            domain: object.member("domain"),
            range: object.member("range"),
            rest: object.rest(),
        })
    }

    fn to_json(&self) -> Value {
        self.rest.weave([
            ("type", Some(self.kind.to_json())),
            ("domain", member(self.domain.as_ref())),
            ("range", member(self.range.as_ref())),
        ])
    }
}

impl Json for Value {
    fn from_json(value: &Value) -> Option<Self> {
        Some(value.clone())
    }

    fn to_json(&self) -> Value {
        self.clone()
    }
}

/// One property by namespace and name. Names may contain dots, so the two are never joined.
#[derive(Clone, Debug, PartialEq)]
pub struct Property {
    /// Usually the client id of an application.
    pub namespace: String,
    /// The name inside the namespace.
    pub name: String,
    /// How it is configured.
    pub config: PropertyConfig,
}

/// Every property that the license knows, in the order of the answer.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct PropertyConfigs(pub Vec<Property>);

impl PropertyConfigs {
    /// Reads the answer; entries of another shape are passed over, since they only feed suggestions.
    #[must_use]
    pub fn from_json(value: &Value) -> Option<Self> {
        let namespaces = value.as_object()?;
        let properties = namespaces.iter().flat_map(|(namespace, properties)| {
            let properties = properties.as_object().into_iter().flatten();
            properties.filter_map(|(name, config)| {
                Some(Property {
                    namespace: namespace.clone(),
                    name: name.clone(),
                    config: PropertyConfig::from_json(config)?,
                })
            })
        });
        Some(Self(properties.collect()))
    }
}
