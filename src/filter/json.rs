//! The filter from JSON and back, without loss.
//!
//! The nested objects become one clause per leaf, in the order of the JSON. Writing groups them again
//! by where each group first appears, so what was read comes out as it was.

use std::sync::Arc;

use serde_json::Value;

use crate::model::object::Object;

use super::kept::{Kept, Reason, Unset};
use super::scalar::Scalar;
use super::tree::{
    AuthorType, ChatMembers, Clause, Entry, Filter, Ids, Kind, MemberMode, NodeId, Operator,
    Property, Scope,
};

impl Filter {
    /// Reads the `filters` of an action. Every JSON object can be read.
    #[must_use]
    pub fn from_json(filters: &Object) -> Self {
        let mut filter = Self::default();
        filter.read(filters);
        filter
    }

    /// Adds the clauses of `filters`.
    pub(super) fn read(&mut self, filters: &Object) {
        for (key, value) in filters {
            let scope = [Scope::Chat, Scope::Thread, Scope::Event]
                .into_iter()
                .find(|scope| scope.key() == key);
            if value.is_null() && (scope.is_some() || SINGLE.contains(&key.as_str())) {
                self.leave_unset(&[key]);
            } else if let Some(scope) = scope {
                self.read_scope(scope, value);
            } else {
                let kind = single(key, value, &mut self.ids);
                self.push_or_keep(&[key], value, kind);
            }
        }
    }

    /// Writes the `filters` of an action. A clause whose place an earlier one holds is left out;
    /// [`Filter::problems`] names it.
    #[must_use]
    pub fn to_json(&self) -> Object {
        self.write().0
    }

    /// The JSON, and the clauses that have no place in it.
    pub(super) fn write(&self) -> (Object, Vec<NodeId>) {
        let mut filters = Object::new();
        let mut left_out = Vec::new();
        self.write_unset(&mut filters, |after| after.is_none());
        for clause in self.clauses() {
            if !place(&mut filters, &clause.path(), clause.to_json()) {
                left_out.push(clause.id);
            }
            self.write_unset(&mut filters, |after| after == Some(clause.id));
        }
        self.write_unset(&mut filters, |after| {
            after.is_some_and(|clause| self.clause(clause).is_none())
        });
        (filters, left_out)
    }

    /// Writes `null` where it stood behind these clauses, and where nothing stands now.
    fn write_unset(&self, filters: &mut Object, behind: impl Fn(Option<NodeId>) -> bool) {
        for unset in self.unset.iter().filter(|unset| behind(unset.after)) {
            place(filters, &unset.path, Value::Null);
        }
    }

    fn read_scope(&mut self, scope: Scope, value: &Value) {
        let namespaces = match filled(value) {
            Ok(namespaces) => namespaces,
            Err(reason) => return self.keep(&[scope.key()], value, reason),
        };
        for (namespace, value) in namespaces {
            if value.is_null() {
                self.leave_unset(&[scope.key(), namespace]);
                continue;
            }
            let names = match filled(value) {
                Ok(names) => names,
                Err(reason) => {
                    self.keep(&[scope.key(), namespace], value, reason);
                    continue;
                }
            };
            for (name, value) in names {
                if value.is_null() {
                    self.leave_unset(&[scope.key(), namespace, name]);
                    continue;
                }
                let kind = condition(value, &mut self.ids).map(|(operator, values)| {
                    Kind::Property(Property {
                        scope,
                        namespace: namespace.clone(),
                        name: name.clone(),
                        operator,
                        values,
                    })
                });
                self.push_or_keep(&[scope.key(), namespace, name], value, kind);
            }
        }
    }

    fn push_or_keep(&mut self, path: &[&str], value: &Value, kind: Result<Kind, Reason>) {
        match kind {
            Ok(kind) => {
                let members = value.as_object().filter(|it| it.len() > 1);
                let members = members.into_iter().flatten();
                self.push(kind, members.map(|(name, _)| name.clone()).collect());
            }
            Err(reason) => self.keep(path, value, reason),
        }
    }

    fn keep(&mut self, path: &[&str], value: &Value, reason: Reason) {
        let kept = Kept {
            path: path.iter().map(|&key| key.to_owned()).collect(),
            json: value.clone(),
            reason,
        };
        self.push(Kind::Kept(kept), Vec::new());
    }

    fn leave_unset(&mut self, path: &[&str]) {
        self.unset.push(Unset {
            path: path.iter().map(|&key| key.to_owned()).collect(),
            after: self.clauses.last().map(|clause| clause.id),
        });
    }
}

impl Clause {
    /// What stands at the clause's path in the filters.
    #[must_use]
    pub fn to_json(&self) -> Value {
        match &self.kind {
            Kind::Property(property) => self.with_unset(property.condition()),
            Kind::ChatMembers(members) => {
                self.with_unset(member(members.mode.key(), list(&members.agents)))
            }
            Kind::AuthorType(author) => author.as_str().into(),
            Kind::OnlyMyChats(mine) => (*mine).into(),
            Kind::Kept(kept) => kept.json.clone(),
        }
    }

    /// A condition, and `null` beside it where it stood.
    fn with_unset(&self, condition: Value) -> Value {
        let Value::Object(set) = condition else {
            return condition;
        };
        let unset = self.members.iter().map(|name| (name.clone(), Value::Null));
        let mut members: Object = unset.collect();
        members.extend(set);
        Value::Object(members)
    }
}

impl Property {
    fn condition(&self) -> Value {
        match self.operator {
            Operator::OneOf => member("values", list(&self.values)),
            Operator::NoneOf => member("exclude_values", list(&self.values)),
            Operator::Exists => member("exists", true.into()),
            Operator::Missing => member("exists", false.into()),
        }
    }
}

/// The members of `filters` that make one clause.
const SINGLE: [&str; 3] = ["chat_member_ids", "author_type", "only_my_chats"];

/// One of them.
fn single(key: &str, value: &Value, ids: &mut Ids) -> Result<Kind, Reason> {
    match key {
        "chat_member_ids" => chat_members(value, ids).map(Kind::ChatMembers),
        "author_type" => value
            .as_str()
            .and_then(AuthorType::from_wire)
            .map(Kind::AuthorType)
            .ok_or(Reason::UnknownAuthor),
        "only_my_chats" => value
            .as_bool()
            .map(Kind::OnlyMyChats)
            .ok_or_else(|| Reason::NotABool(key.to_owned())),
        _ => Err(Reason::UnknownFilter(key.to_owned())),
    }
}

fn chat_members(value: &Value, ids: &mut Ids) -> Result<ChatMembers, Reason> {
    let (mode, value) = operator(value, MemberMode::ALL, MemberMode::key)?;
    let agent = |(at, value): (usize, &Value)| match value {
        Value::String(id) => Ok(Scalar::Text(id.clone())),
        _ => Err(Reason::OddAgent(at + 1)),
    };
    let agents = elements(mode.key(), value)?.enumerate().map(agent);
    Ok(ChatMembers {
        mode,
        agents: entries(agents, ids)?,
    })
}

fn condition(value: &Value, ids: &mut Ids) -> Result<(Operator, Arc<Vec<Entry>>), Reason> {
    let keys = ["values", "exclude_values", "exists"];
    let (key, value) = operator(value, keys, |key| key)?;
    let operator = match (key, value) {
        ("values", _) => Operator::OneOf,
        ("exclude_values", _) => Operator::NoneOf,
        (_, Value::Bool(true)) => return Ok((Operator::Exists, Arc::default())),
        (_, Value::Bool(false)) => return Ok((Operator::Missing, Arc::default())),
        _ => return Err(Reason::NotABool(key.to_owned())),
    };
    let scalar = |(at, value)| Scalar::from_json(value).ok_or(Reason::OddValue(at + 1));
    let scalars = elements(key, value)?.enumerate().map(scalar);
    Ok((operator, entries(scalars, ids)?))
}

/// The one operator that an object holds, and nothing else beside it.
fn operator<T: Copy, const N: usize>(
    value: &Value,
    operators: [T; N],
    key: impl Fn(T) -> &'static str,
) -> Result<(T, &Value), Reason> {
    let object = value.as_object().ok_or(Reason::NotAnObject)?;
    let known = |name: &str| {
        operators
            .into_iter()
            .find(|&operator| key(operator) == name)
    };
    let mut given = object
        .iter()
        .filter(|(_, value)| !value.is_null())
        .filter_map(|(name, value)| Some((known(name)?, value)));
    let other = object.keys().find(|name| known(name).is_none());
    match (given.next(), given.next(), other) {
        (Some(only), None, None) => Ok(only),
        (Some(_), Some(_), _) => Err(Reason::SeveralOperators),
        (Some(_), None, Some(other)) => Err(Reason::ExtraMember(other.clone())),
        (None, _, Some(other)) => Err(Reason::UnknownOperator(other.clone())),
        (None, _, None) => Err(Reason::NoOperator),
    }
}

fn filled(value: &Value) -> Result<&Object, Reason> {
    match value.as_object() {
        Some(object) if object.is_empty() => Err(Reason::Empty),
        Some(object) => Ok(object),
        None => Err(Reason::NotAnObject),
    }
}

fn elements<'a>(
    key: &str,
    value: &'a Value,
) -> Result<impl Iterator<Item = &'a Value> + use<'a>, Reason> {
    let list = value.as_array();
    list.map(|list| list.iter())
        .ok_or_else(|| Reason::NotAList(key.to_owned()))
}

fn entries(
    scalars: impl Iterator<Item = Result<Scalar, Reason>>,
    ids: &mut Ids,
) -> Result<Arc<Vec<Entry>>, Reason> {
    let entry = |scalar: Result<Scalar, Reason>| {
        let scalar = scalar?;
        let id = ids.next();
        Ok(Entry { id, scalar })
    };
    scalars.map(entry).collect::<Result<_, _>>().map(Arc::new)
}

fn list(entries: &[Entry]) -> Value {
    entries.iter().map(|entry| entry.scalar.to_json()).collect()
}

fn member(key: &str, value: Value) -> Value {
    Value::Object(Object::from_iter([(key.to_owned(), value)]))
}

/// Puts a value at its path. Not when something else is in the way, which `null` never is.
fn place(filters: &mut Object, path: &[String], value: Value) -> bool {
    let Some((last, parents)) = path.split_last() else {
        return false;
    };
    let mut object = filters;
    for key in parents {
        let next = object.entry(key.clone()).or_insert(Value::Null);
        if next.is_null() {
            *next = Value::Object(Object::new());
        }
        let Value::Object(next) = next else {
            return false;
        };
        object = next;
    }
    match object.get(last) {
        None => {
            object.insert(last.clone(), value);
            true
        }
        Some(Value::Null) if !value.is_null() => {
            object.insert(last.clone(), value);
            true
        }
        // An empty scope or namespace that has been filled since is where it should be.
        Some(there) => {
            let empty = value.as_object().is_some_and(Object::is_empty);
            empty && there.is_object() && parents.len() < 2
        }
    }
}
