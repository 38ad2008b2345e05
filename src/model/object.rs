//! Reading and writing JSON objects without loss.
//!
//! A typed object reads the members it knows through a [`Reader`]; what is left over, and the order
//! of everything, becomes its [`Rest`]. Writing weaves the typed members back into that order.

use serde_json::{Map, Value};

/// A JSON object, members in the order in which they came.
pub type Object = Map<String, Value>;

/// A value that can be read from JSON and written back.
pub trait Json: Sized {
    /// Reads a value, or `None` when it has another shape than expected.
    fn from_json(value: &Value) -> Option<Self>;

    /// Writes the value as JSON.
    fn to_json(&self) -> Value;
}

/// What a typed object doesn't model: unknown members, known ones whose value couldn't be read, and
/// the place of every member.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Rest {
    /// In the order in which they came.
    members: Vec<(String, Slot)>,
}

/// What stands in a member's place.
#[derive(Clone, Debug, PartialEq, Eq)]
enum Slot {
    /// The value of a typed field, which is left out if that is unset.
    Typed,
    /// `null`, which is how some services write a known member that isn't set. It stays until the typed field
    /// gets a value.
    Unset,
    /// A value as it came.
    Kept(Value),
}

impl Rest {
    /// The members kept as they came, in order.
    pub fn kept(&self) -> impl Iterator<Item = (&str, &Value)> {
        self.members.iter().filter_map(|(name, slot)| match slot {
            Slot::Kept(value) => Some((name.as_str(), value)),
            Slot::Typed | Slot::Unset => None,
        })
    }

    /// The kept value of this name: an unknown member, or a known one that couldn't be read.
    #[must_use]
    pub fn kept_value(&self, name: &str) -> Option<&Value> {
        self.kept()
            .find_map(|(key, value)| (key == name).then_some(value))
    }

    /// The same without what is kept under a name.
    #[must_use]
    pub fn without(mut self, name: &str) -> Self {
        self.members
            .retain(|(key, slot)| key != name || !matches!(slot, Slot::Kept(_)));
        self
    }

    /// The whole object again: typed members in their old places, new ones at the end.
    ///
    /// A typed member without a value leaves a kept value of the same name alone.
    #[must_use]
    pub fn weave<const N: usize>(&self, typed: [(&str, Option<Value>); N]) -> Value {
        let mut typed = typed;
        let mut object = Object::new();
        for (name, slot) in &self.members {
            let field = typed.iter_mut().find(|(key, _)| key == name);
            let value = field.and_then(|(_, value)| value.take());
            let value = value.or_else(|| match slot {
                Slot::Typed => None,
                Slot::Unset => Some(Value::Null),
                Slot::Kept(value) => Some(value.clone()),
            });
            if let Some(value) = value {
                object.insert(name.clone(), value);
            }
        }
        for (name, value) in typed {
            if let Some(value) = value {
                object.insert(name.to_owned(), value);
            }
        }
        Value::Object(object)
    }
}

/// Takes the members that a type knows out of a JSON object.
#[derive(Debug)]
pub struct Reader<'a> {
    source: &'a Object,
    read: Vec<(&'static str, Slot)>,
}

impl<'a> Reader<'a> {
    /// Starts reading; `None` when the value isn't an object.
    #[must_use]
    pub fn new(value: &'a Value) -> Option<Self> {
        Some(Self {
            source: value.as_object()?,
            read: Vec::new(),
        })
    }

    /// A member, or `None` when it is absent, `null` or of another shape; then it is kept as it came.
    pub fn member<T: Json>(&mut self, name: &'static str) -> Option<T> {
        let value = self.source.get(name)?;
        if value.is_null() {
            self.read.push((name, Slot::Unset));
            return None;
        }
        let value = T::from_json(value)?;
        self.read.push((name, Slot::Typed));
        Some(value)
    }

    /// What wasn't read, with the order of everything.
    #[must_use]
    pub fn rest(self) -> Rest {
        let keep = |(name, value): (&String, &Value)| {
            let mut read = self.read.iter();
            let slot = read.find(|(key, _)| key == name);
            let slot = slot.map_or_else(|| Slot::Kept(value.clone()), |(_, slot)| slot.clone());
            (name.clone(), slot)
        };
        Rest {
            members: self.source.iter().map(keep).collect(),
        }
    }
}

/// Whether two values say the same, where a member that is `null` counts as absent.
#[must_use]
pub fn says_same(one: Option<&Value>, other: Option<&Value>) -> bool {
    alike(one, other, Value::is_null)
}

/// Whether two values are the same, where one that is `unset` counts as absent.
pub(super) fn alike(one: Option<&Value>, other: Option<&Value>, unset: fn(&Value) -> bool) -> bool {
    let set = |value: &&Value| !unset(value);
    match (one.filter(set), other.filter(set)) {
        (Some(Value::Object(one)), Some(Value::Object(other))) => {
            let in_other = |(name, value)| alike(Some(value), other.get(name), unset);
            let in_one = |(name, value)| one.contains_key(name) || unset(value);
            one.iter().all(in_other) && other.iter().all(in_one)
        }
        (Some(Value::Array(one)), Some(Value::Array(other))) => {
            let mut pairs = one.iter().zip(other);
            one.len() == other.len()
                && pairs.all(|(one, other)| alike(Some(one), Some(other), unset))
        }
        (one, other) => one == other,
    }
}

/// Writes an optional member.
pub fn member<T: Json>(value: Option<&T>) -> Option<Value> {
    value.map(Json::to_json)
}

impl Json for String {
    fn from_json(value: &Value) -> Option<Self> {
        value.as_str().map(str::to_owned)
    }

    fn to_json(&self) -> Value {
        Value::String(self.clone())
    }
}

impl Json for i64 {
    fn from_json(value: &Value) -> Option<Self> {
        value.as_i64()
    }

    fn to_json(&self) -> Value {
        (*self).into()
    }
}

impl Json for Object {
    fn from_json(value: &Value) -> Option<Self> {
        value.as_object().cloned()
    }

    fn to_json(&self) -> Value {
        Value::Object(self.clone())
    }
}

impl<T: Json> Json for Vec<T> {
    fn from_json(value: &Value) -> Option<Self> {
        value.as_array()?.iter().map(T::from_json).collect()
    }

    fn to_json(&self) -> Value {
        self.iter().map(T::to_json).collect()
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn typed_members_return_to_their_place_and_kept_ones_stay() {
        let source =
            json!({"before": 1, "name": "a", "between": [null], "count": "six", "after": {}});
        let mut reader = Reader::new(&source).unwrap();
        assert_eq!(reader.member::<String>("name"), Some("a".to_owned()));
        assert_eq!(reader.member::<i64>("count"), None);
        let rest = reader.rest();

        let unchanged = rest.weave([("name", Some("a".into())), ("count", None)]);
        assert_eq!(unchanged.to_string(), source.to_string());

        let changed = rest.weave([
            ("name", Some("b".into())),
            ("count", Some(6.into())),
            ("new", Some(true.into())),
        ]);
        assert_eq!(
            changed.to_string(),
            r#"{"before":1,"name":"b","between":[null],"count":6,"after":{},"new":true}"#
        );
    }

    #[test]
    fn a_typed_member_that_is_unset_disappears() {
        let source = json!({"name": "a", "x": 1});
        let mut reader = Reader::new(&source).unwrap();
        reader.member::<String>("name");
        assert_eq!(reader.rest().weave([("name", None)]), json!({"x": 1}));
    }

    #[test]
    fn null_is_a_member_that_is_not_set_and_goes_back_in_its_place() {
        let source = json!({"a": null, "name": null, "z": null});
        let mut reader = Reader::new(&source).unwrap();
        assert_eq!(reader.member::<String>("name"), None);
        let rest = reader.rest();
        assert_eq!(rest.kept_value("name"), None);
        assert_eq!(rest.kept_value("a"), Some(&Value::Null), "nobody knows it");
        let woven = |name: Option<Value>| rest.weave([("name", name)]).to_string();
        assert_eq!(woven(None), source.to_string());
        assert_eq!(woven(Some("n".into())), r#"{"a":null,"name":"n","z":null}"#);
        assert_eq!(rest.clone().without("name"), rest);
    }

    #[test]
    fn numbers_keep_their_every_digit() {
        let text = r#"{"big":123456789012345678901234567890,"precise":1.10}"#;
        let source: Value = serde_json::from_str(text).unwrap();
        let rest = Reader::new(&source).unwrap().rest();
        assert_eq!(rest.weave([]).to_string(), text);
    }
}
