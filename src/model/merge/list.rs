//! Lists whose items are known by a name, such as groups and actions.

use serde_json::Value;

use super::{Part, Pick, States, both};

/// An item's name, and how many of the same name stand before it.
type Key = (String, usize);

/// Item by item, if each has a name; nothing if one hasn't.
pub(super) fn merge(
    states: States,
    name: &str,
    part: fn(String, usize) -> Part,
    pick: &mut Pick,
) -> Option<Value> {
    let lists = both(states, |value| value.as_array().map(Vec::as_slice))?;
    let [base, mine, theirs] = lists.map(|list| keyed(list.unwrap_or_default(), name));
    let (base, mine, theirs) = (base?, mine?, theirs?);
    let merged = order(&base, &mine, &theirs).into_iter().filter_map(|key| {
        let states = [find(&base, key), find(&mine, key), find(&theirs, key)];
        let (name, before) = key.clone();
        pick(part(name, before), states)
    });
    Some(merged.collect())
}

fn keyed<'a>(items: &'a [Value], name: &str) -> Option<Vec<(Key, &'a Value)>> {
    let mut keyed: Vec<(Key, &Value)> = Vec::new();
    for item in items {
        let name = match item.as_object()?.get(name)? {
            Value::String(name) => name.clone(),
            Value::Number(number) => number.to_string(),
            _ => return None,
        };
        let twins = keyed.iter().filter(|((other, _), _)| *other == name);
        let before = twins.count();
        keyed.push(((name, before), item));
    }
    Some(keyed)
}

fn find<'a>(items: &[(Key, &'a Value)], key: &Key) -> Option<&'a Value> {
    let found = items.iter().find(|(other, _)| other == key);
    found.map(|(_, item)| *item)
}

/// The order of whoever changed it; theirs if both did. What the other has besides comes last.
fn order<'a>(
    base: &'a [(Key, &Value)],
    mine: &'a [(Key, &Value)],
    theirs: &'a [(Key, &Value)],
) -> Vec<&'a Key> {
    fn keys<'a>(items: &'a [(Key, &Value)]) -> impl Iterator<Item = &'a Key> {
        items.iter().map(|(key, _)| key)
    }
    let theirs_as_loaded = keys(theirs).eq(keys(base));
    let (first, second) = if theirs_as_loaded {
        (mine, theirs)
    } else {
        (theirs, mine)
    };
    let besides = keys(second).filter(|key| find(first, key).is_none());
    keys(first).chain(besides).collect()
}
