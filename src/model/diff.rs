//! What differs between two states of a bot: per member, per group, per action, and in an action per
//! clause of its filters.
//!
//! Order means nothing where the API gives it no meaning: groups are known by their id, actions by their
//! name, and the values of a filter and additional data are sets.

use std::collections::BTreeSet;

use serde_json::Value;

use super::bot::Bot;
use super::merge::Part;
use super::object::{Json, Object, says_same};
use super::secret;

/// Where in a bot something differs.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Place {
    /// In a part of the bot as a whole.
    Part(Part),
    /// In one of `webhooks.actions`.
    InAction {
        /// The action's name.
        name: String,
        /// How many of the same name stand before it.
        twin: usize,
        /// The names of the members that lead there; those of a filter up to its clause.
        path: Vec<String>,
    },
}

impl Place {
    /// Whether a secret stands there, also where the API has none today.
    #[must_use]
    pub fn is_secret(&self) -> bool {
        match self {
            Self::Part(part) => part.is_secret(),
            Self::InAction { path, .. } => path.last().is_some_and(|name| name == secret::NAME),
        }
    }
}

/// One thing that differs.
#[derive(Clone, Debug, PartialEq)]
pub struct Change {
    /// Where.
    pub place: Place,
    /// As it was; nothing if it wasn't there.
    pub before: Option<Value>,
    /// As it is now; nothing if it isn't there any more.
    pub after: Option<Value>,
}

/// A value as it was and as it is.
type Both<'a> = [Option<&'a Value>; 2];

/// Everything that differs, in the order of the bot as it was; what is new comes last. Nothing if both
/// mean the same.
#[must_use]
pub fn changes(before: &Bot, after: &Bot) -> Vec<Change> {
    let (before, after) = (before.to_json(), after.to_json());
    let mut changes = Vec::new();
    for (name, both) in members([Some(&before), Some(&after)]) {
        let member = || Place::Part(Part::Member(name.to_owned()));
        match name {
            "groups" => groups(both, &mut changes).unwrap_or_else(|| {
                whole(member(), both, &mut changes);
            }),
            "webhooks" if are_objects(both) => webhooks(both, &mut changes),
            _ => whole(member(), both, &mut changes),
        }
    }
    changes
}

fn webhooks(both: Both, changes: &mut Vec<Change>) {
    let known = changes.len();
    for (name, both) in members(both) {
        let apart = match name {
            "actions" => actions(both, changes),
            _ => None,
        };
        if apart.is_none() {
            whole(Place::Part(Part::Webhooks(name.to_owned())), both, changes);
        }
    }
    if changes.len() == known {
        presence(
            Place::Part(Part::Member("webhooks".to_owned())),
            both,
            changes,
        );
    }
}

/// Group by group; nothing if one can't be told from the others.
fn groups(both: Both, changes: &mut Vec<Change>) -> Option<()> {
    let same = |both: Both| says_same(both[0], both[1]);
    for (id, twin, group) in paired(both, "id", same)? {
        changes.extend(change(Place::Part(Part::Group(id, twin)), group));
    }
    Some(())
}

/// Action by action; nothing if one can't be told from the others.
fn actions(both: Both, changes: &mut Vec<Change>) -> Option<()> {
    let same = |both: Both| in_action("", 0, both).is_empty();
    for (name, twin, action) in paired(both, "name", same)? {
        if are_objects(action) && action.iter().all(Option::is_some) {
            changes.extend(in_action(&name, twin, action));
        } else {
            changes.extend(change(Place::Part(Part::Action(name, twin)), action));
        }
    }
    Some(())
}

fn in_action(name: &str, twin: usize, both: Both) -> Vec<Change> {
    let place = |path: &[String]| Place::InAction {
        name: name.to_owned(),
        twin,
        path: path.to_vec(),
    };
    let mut changes = Vec::new();
    for (member, both) in members(both) {
        let mut path = vec![member.to_owned()];
        match member {
            "filters" => clauses(&mut path, both, 1, &place, &mut changes),
            "additional_data" if same_list(both) => {}
            _ => whole(place(&path), both, &mut changes),
        }
    }
    changes
}

/// Clause by clause: as many levels down as a clause has names.
fn clauses(
    path: &mut Vec<String>,
    both: Both,
    levels: usize,
    place: &impl Fn(&[String]) -> Place,
    changes: &mut Vec<Change>,
) {
    if levels == 0 || !are_objects(both) {
        if !same_clause(both) {
            changes.push(changed(place(path), both));
        }
        return;
    }
    let known = changes.len();
    for (name, both) in members(both) {
        // Scope, namespace and name make a property; the others have one name.
        let is_scope = path.len() == 1 && name.ends_with("_properties");
        let below = if is_scope { 2 } else { levels - 1 };
        path.push(name.to_owned());
        clauses(path, both, below, place, changes);
        path.pop();
    }
    if changes.len() == known {
        presence(place(path), both, changes);
    }
}

/// Whether a clause asks for the same; its lists are sets.
fn same_clause(both: Both) -> bool {
    let [Some(Value::Object(_)), Some(Value::Object(_))] = both else {
        return both[0] == both[1];
    };
    let same = |(_, both): (&str, Both)| says_same(both[0], both[1]) || same_list(both);
    members(both).into_iter().all(same)
}

/// Whether both are lists of the same values, in whatever order and however often.
fn same_list(both: Both) -> bool {
    let [Some(Value::Array(before)), Some(Value::Array(after))] = both else {
        return false;
    };
    let set = |list: &[Value]| list.iter().map(text).collect::<BTreeSet<_>>();
    set(before) == set(after)
}

/// The JSON with the members of objects in one order.
fn text(value: &Value) -> String {
    let mut value = value.clone();
    value.sort_all_objects();
    value.to_string()
}

/// An item's name, how many of the same name stand before it, and the item.
type Paired<'a> = (String, usize, Both<'a>);

/// The items of two lists in pairs of one name: first those that are the same, then in order. Only pairs
/// that differ are left. Nothing if an item has no name.
fn paired<'a>(both: Both<'a>, key: &str, same: impl Fn(Both) -> bool) -> Option<Vec<Paired<'a>>> {
    // What wasn't there is like an empty list, unless that is the very difference.
    let lists =
        both.map(|list| list.map_or(Some(&[][..]), |list| list.as_array().map(Vec::as_slice)));
    let [before, after] = [keyed(lists[0]?, key)?, keyed(lists[1]?, key)?];
    if before.is_empty() && after.is_empty() && both[0] != both[1] {
        return None;
    }
    let mut names: Vec<&String> = Vec::new();
    let mut seen = BTreeSet::new();
    for (name, _) in before.iter().chain(&after) {
        if seen.insert(name) {
            names.push(name);
        }
    }
    let mut pairs = Vec::new();
    for name in names {
        let of_name = |items: &[(String, &'a Value)]| -> Vec<(usize, &'a Value)> {
            let values = items.iter().filter(|(other, _)| other == name);
            values.map(|(_, value)| *value).enumerate().collect()
        };
        let (mut old, mut new) = (of_name(&before), of_name(&after));
        old.retain(|(_, value)| {
            let twin = new.iter().position(|(_, it)| same([Some(value), Some(it)]));
            twin.map(|at| new.remove(at)).is_none()
        });
        for at in 0..old.len().max(new.len()) {
            let (old, new) = (old.get(at), new.get(at));
            let twin = old.or(new).map_or(0, |(twin, _)| *twin);
            pairs.push((name.clone(), twin, [old.map(|it| it.1), new.map(|it| it.1)]));
        }
    }
    Some(pairs)
}

fn keyed<'a>(items: &'a [Value], key: &str) -> Option<Vec<(String, &'a Value)>> {
    let named = |item: &'a Value| match item.as_object()?.get(key)? {
        Value::String(name) => Some((name.clone(), item)),
        Value::Number(number) => Some((number.to_string(), item)),
        _ => None,
    };
    items.iter().map(named).collect()
}

/// The members of two objects, in the order of the first; those that only the other has come after.
fn members(both: Both<'_>) -> Vec<(&str, Both<'_>)> {
    let [before, after] = both.map(|object| object.and_then(Value::as_object));
    let has = |object: Option<&Object>, name: &str| object.is_some_and(|it| it.contains_key(name));
    let first = before.into_iter().flatten().map(|(name, _)| name);
    let only_after = after.into_iter().flatten().map(|(name, _)| name);
    let names = first.chain(only_after.filter(|name| !has(before, name)));
    let values = |name: &str| [before, after].map(|object| set(object?.get(name)?));
    names.map(|name| (name.as_str(), values(name))).collect()
}

/// The value of a member that is set.
fn set(value: &Value) -> Option<&Value> {
    (!value.is_null()).then_some(value)
}

/// Whether what is there of both is an object.
fn are_objects(both: Both) -> bool {
    both.into_iter().flatten().all(Value::is_object)
}

fn whole(place: Place, both: Both, changes: &mut Vec<Change>) {
    changes.extend(change(place, both));
}

fn change(place: Place, both: Both) -> Option<Change> {
    (!says_same(both[0], both[1])).then(|| changed(place, both))
}

fn changed(place: Place, [before, after]: Both) -> Change {
    Change {
        place,
        before: before.cloned(),
        after: after.cloned(),
    }
}

/// That something came or went which has nothing in it.
fn presence(place: Place, both: Both, changes: &mut Vec<Change>) {
    if both[0].is_some() != both[1].is_some() {
        changes.push(changed(place, both));
    }
}
