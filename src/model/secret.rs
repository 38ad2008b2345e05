//! Secrets: what stands instead of one where nobody asked for it, and how to leave it out.
//!
//! Whatever is shown, logged or copied for people goes through [`masked`] or [`covered`], which cover every
//! member of that name, wherever it stands. What has to stay complete (files, code) keeps `filters` whole:
//! what is called so in there is the name of a property.

mod text;

use serde_json::Value;

use super::object::Object;
use super::sample;

pub use text::{covered, masked_text};

/// The member that holds a secret.
pub const NAME: &str = "secret_key";

/// What stands instead of a secret wherever it isn't asked for.
pub const MASK: &str = "••••••••";

/// The member in which a property may be called like a secret, and isn't one.
pub const FILTERS: &str = "filters";

/// Shorter texts aren't looked for elsewhere: they would stand there by chance.
const SHORTEST: usize = 6;

/// The value with every `secret_key` covered.
#[must_use]
pub fn masked(mut value: Value) -> Value {
    mask(&mut value);
    value
}

fn mask(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                if name == NAME {
                    if is_secret(member) {
                        *member = MASK.into();
                    }
                } else {
                    mask(member);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(mask),
        // It may be JSON itself, as in a log.
        Value::String(text) if text.contains(NAME) => *text = masked_text(text),
        _ => {}
    }
}

/// Whether a member of that name holds anything to cover: not if it is empty, covered or the samples' own.
fn is_secret(value: &Value) -> bool {
    match value {
        Value::Null => false,
        Value::String(text) => !is_no_secret(text),
        _ => true,
    }
}

/// Whether a text stands where a secret could, and is none: nothing, the mask, what the samples have.
#[must_use]
pub fn is_no_secret(text: &str) -> bool {
    text.is_empty() || text == MASK || text == sample::SECRET_KEY
}

/// Every secret in a value, so that it can be looked for elsewhere.
#[must_use]
pub fn found(value: &Value) -> Vec<String> {
    let mut secrets = Vec::new();
    find(value, &mut secrets);
    secrets
}

fn find(value: &Value, secrets: &mut Vec<String>) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                match member {
                    Value::String(text) if name == NAME && text.len() >= SHORTEST => {
                        secrets.push(text.clone());
                    }
                    _ => find(member, secrets),
                }
            }
        }
        Value::Array(items) => items.iter().for_each(|item| find(item, secrets)),
        _ => {}
    }
}

/// Whether there is any `secret_key` outside of filters.
#[must_use]
pub fn is_in(value: &Value) -> bool {
    match value {
        Value::Array(items) => items.iter().any(is_in),
        Value::Object(members) => members
            .iter()
            .any(|(name, member)| name == NAME || name != FILTERS && is_in(member)),
        _ => false,
    }
}

/// The value without any `secret_key` outside of filters.
#[must_use]
pub fn left_out(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let kept = members.into_iter().filter(|(name, _)| name != NAME);
            let kept = kept.map(|(name, member)| {
                let member = if name == FILTERS {
                    member
                } else {
                    left_out(member)
                };
                (name, member)
            });
            Value::Object(kept.collect())
        }
        Value::Array(items) => items.into_iter().map(left_out).collect(),
        other => other,
    }
}

/// Puts back what was [`left_out`], or is empty or covered, from a value as it is now.
pub fn put_back(value: &mut Value, now: &Value) {
    match (value, now) {
        (Value::Object(members), Value::Object(now)) => put_back_members(members, now),
        (Value::Array(items), Value::Array(now)) => {
            for (item, now) in twins(items, now) {
                put_back(item, now);
            }
        }
        _ => {}
    }
}

fn put_back_members(members: &mut Object, now: &Object) {
    for (name, now) in now {
        match members.get_mut(name) {
            Some(member) if name == NAME && !is_secret(member) => *member = now.clone(),
            Some(member) if name != FILTERS => put_back(member, now),
            None if name == NAME => {
                members.insert(name.clone(), now.clone());
            }
            _ => {}
        }
    }
}

/// Each item with the one that it is now: the one that is the same without secrets, or, in a list that is as
/// long as it was, the one in its place. None gets the secret of two.
fn twins<'a>(items: &'a mut [Value], now: &'a [Value]) -> Vec<(&'a mut Value, &'a Value)> {
    let bare: Vec<Value> = now.iter().cloned().map(left_out).collect();
    let mut free = vec![true; now.len()];
    let mut take = |wanted: &mut dyn FnMut(usize) -> bool| {
        let place = (0..now.len()).find(|place| free[*place] && wanted(*place))?;
        free[place] = false;
        Some(place)
    };
    let alike: Vec<Option<usize>> = items
        .iter()
        .map(|item| {
            let item = left_out(item.clone());
            take(&mut |place| bare[place] == item)
        })
        .collect();
    let as_long = items.len() == now.len();
    let paired = items.iter_mut().zip(alike).enumerate();
    paired
        .filter_map(|(index, (item, alike))| {
            let place = alike.or_else(|| take(&mut |place| as_long && place == index))?;
            Some((item, &now[place]))
        })
        .collect()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn secrets_are_covered_at_any_depth() {
        let value = json!({"payload": {"webhooks": [{"secret_key": {"odd": "s3cret"}}], "name": "n",
                "log": "{\"secret_key\": \"s3cret\"}"}});
        let shown = masked(value).to_string();
        assert!(!shown.contains("s3cret"), "{shown}");
        assert!(shown.contains("\"name\":\"n\""), "{shown}");
    }

    #[test]
    fn secrets_are_left_out_but_not_of_filters() {
        let bot = json!({
            "webhooks": {"secret_key": "abc", "more": {"secret_key": 1}, "actions": [
                {"filters": {"chat_properties": {"ns": {"secret_key": {"exists": true}}}}}
            ]}
        });
        let text = left_out(bot).to_string();
        assert_eq!(
            text,
            r#"{"webhooks":{"more":{},"actions":[{"filters":{"chat_properties":{"ns":{"secret_key":{"exists":true}}}}}]}}"#
        );
    }

    #[test]
    fn short_secrets_are_not_looked_for() {
        let value = json!({"a": [{"secret_key": "abcdef"}], "secret_key": "ab"});
        assert_eq!(found(&value), ["abcdef"]);
    }

    #[test]
    fn what_is_no_secret_stays() {
        let value = json!({"secret_key": "", "a": {"secret_key": null, "b": [{"secret_key": MASK}]},
            "sample": {"secret_key": sample::SECRET_KEY}});
        assert_eq!(masked(value.clone()), value);
    }

    #[test]
    fn what_was_left_out_is_put_back_in_lists_too() {
        let now = json!({"secret_key": "s0", "more": [
            {"id": 1, "secret_key": "s1"},
            {"id": 2, "in": [{"secret_key": "s2"}]},
            {"filters": {"ns": {"secret_key": {"exists": true}}}, "secret_key": "s3"},
        ]});
        let back = |mut file: Value| {
            put_back(&mut file, &now);
            file
        };
        assert_eq!(back(left_out(now.clone())), now);
        // In another order, and with one more.
        assert_eq!(
            back(
                json!({"secret_key": "", "more": [{"id": 2, "in": [{}]}, {"id": 9}, {"id": 1}, {}]})
            ),
            json!({"secret_key": "s0", "more": [{"id": 2, "in": [{"secret_key": "s2"}]}, {"id": 9},
                {"id": 1, "secret_key": "s1"}, {}]})
        );
        // One that was changed stands in its old place.
        assert_eq!(
            back(json!({"more": [{"id": 1, "x": 0}, {"id": 2, "in": [{}]}, {"filters": {}}]}))["more"],
            json!([{"id": 1, "x": 0, "secret_key": "s1"}, {"id": 2, "in": [{"secret_key": "s2"}]},
                {"filters": {}, "secret_key": "s3"}])
        );
    }
}
