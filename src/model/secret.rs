//! Secrets: what stands instead of one where nobody asked for it, and how to leave it out.

use serde_json::Value;

/// The member that holds a secret.
pub const NAME: &str = "secret_key";

/// What stands instead of a secret wherever it isn't asked for.
pub const MASK: &str = "••••••••";

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
                    *member = MASK.into();
                } else {
                    mask(member);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(mask),
        _ => {}
    }
}

/// A text with every `secret_key` covered that can be found: any of JSON, also of JSON inside a string,
/// and what looks like one in a text that isn't JSON or ends too early.
#[must_use]
pub fn masked_text(text: &str) -> String {
    if !mentions_secret(text) {
        return text.to_owned();
    }
    match serde_json::from_str(text) {
        Ok(value) => cover_strings(masked(value)).to_string(),
        Err(_) => cover_loose(text),
    }
}

/// Whether there may be a secret, with the name written plainly or with escapes.
fn mentions_secret(text: &str) -> bool {
    text.contains(NAME) || text.contains("\\u")
}

/// Covers what looks like a secret inside the strings of a value.
fn cover_strings(value: Value) -> Value {
    match value {
        Value::String(text) if text != MASK && mentions_secret(&text) => masked_text(&text).into(),
        Value::Array(items) => items.into_iter().map(cover_strings).collect(),
        Value::Object(members) => {
            let members = members.into_iter();
            Value::Object(
                members
                    .map(|(name, it)| (name, cover_strings(it)))
                    .collect(),
            )
        }
        other => other,
    }
}

/// Covers what follows each `secret_key` in a text of any kind: a JSON cut short, a form, a web page.
fn cover_loose(text: &str) -> String {
    let mut covered = String::new();
    let mut rest = text;
    while let Some(at) = rest.find(NAME) {
        let (before, after) = rest.split_at(at + NAME.len());
        covered.push_str(before);
        let Some((quote, value)) = value_after(after) else {
            rest = after;
            continue;
        };
        covered.push_str(&after[..after.len() - value.len()]);
        let end = end_of(quote, value);
        if end > 0 {
            covered.push_str(MASK);
        }
        rest = &value[end..];
    }
    covered.push_str(rest);
    covered
}

/// How a value may be quoted: plainly, inside a JSON string, on a web page; nothing for one that isn't.
const QUOTES: [&str; 5] = ["\\\"", "\"", "&quot;", "&#34;", "'"];

/// The value that follows a name with its quote, if a colon or a `=` follows at all.
fn value_after(text: &str) -> Option<(&'static str, &str)> {
    let (_, rest) = split_quote(text);
    let rest = rest.trim_start().strip_prefix([':', '='])?;
    Some(split_quote(rest.trim_start()))
}

fn split_quote(text: &str) -> (&'static str, &str) {
    let bare = text.trim_start_matches("\\\\");
    let mut quotes = QUOTES.iter();
    let split = |quote: &&'static str| Some((*quote, bare.strip_prefix(*quote)?));
    quotes.find_map(split).unwrap_or(("", text))
}

/// Where a value ends, or the text if that can't be told: rather too much is covered than too little.
fn end_of(quote: &str, value: &str) -> usize {
    if quote.is_empty() {
        let ends = |c: char| c.is_whitespace() || "&<,}\"'".contains(c);
        let is_nested = value.starts_with(['{', '[']);
        let end = value.find(ends).filter(|_| !is_nested);
        return end.unwrap_or(value.len());
    }
    let mut at = 0;
    while let Some(rest) = value.get(at..).filter(|rest| !rest.is_empty()) {
        let escape = if quote == "\\\"" { "\\\\" } else { "\\" };
        if rest.starts_with(quote) || rest.starts_with('"') {
            return at;
        }
        let first = rest.chars().next().map_or(1, char::len_utf8);
        at += match rest.strip_prefix(escape) {
            // What is escaped: a quote inside a JSON string is itself two characters.
            Some(next) if next.starts_with(quote) => escape.len() + quote.len(),
            Some(next) => escape.len() + next.chars().next().map_or(0, char::len_utf8),
            None => first,
        };
    }
    value.len()
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

/// The value without any `secret_key`. Filters stay whole: what is called so there is a property's name.
#[must_use]
pub fn left_out(value: Value) -> Value {
    match value {
        Value::Object(members) => {
            let kept = members.into_iter().filter(|(name, _)| name != NAME);
            let kept = kept.map(|(name, member)| {
                let member = if name == "filters" {
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

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn secrets_are_covered_at_any_depth() {
        let value =
            json!({"payload": {"webhooks": [{"secret_key": {"odd": "s3cret"}}], "name": "n"}});
        let shown = masked(value).to_string();
        assert!(!shown.contains("s3cret"), "{shown}");
        assert!(shown.contains("\"name\":\"n\""), "{shown}");
    }

    #[test]
    fn secrets_are_covered_in_texts_of_any_kind() {
        for text in [
            r#"{"a":{"secret_key":"s3cret"},"kept":1}"#,
            r#"{"a":[{"secret\u005fkey":"s3cret"}],"kept":1}"#,
            r#"{"log":"{\"secret_key\":\"s3cret\"}","kept":1}"#,
            r#"{"log":"it said {\"secret_key\": \"s3cret\"}","kept":1}"#,
            r#"{"kept":1,"a":{"secret_key":"s3cret"#,
            r#"{"kept":1,"a":{"secret_key":"pre\"s3cret"}"#,
            r#"{"kept":1,"a":{"secret_key" : "s3cret","url":"x""#,
            r#"{"kept":1,"a":{"secret_key":"a'b&c<d s3cret"#,
            r#"{"kept":1,"log":"{\"secret_key\":\"a\\\"s3cret\",\"url\":\"x\"}"#,
            r#"{"kept":1,"log":"{\"secret_key\":\"s3cret\",\"url\":\"x\"}"#,
            r#"{"kept":1,"a":{"secret_key":["s3cret"]"#,
            "kept secret_key=s3cret&x=1",
            "kept secret_key: s3cret\nnext",
            "kept 'secret_key': 's3cret', more",
            "<p>kept {&quot;secret_key&quot;:&quot;s3cret&quot;}</p>",
        ] {
            let shown = masked_text(text);
            assert!(!shown.contains("s3cret"), "{text} became {shown}");
            assert!(shown.contains("kept"), "{text} became {shown}");
            assert!(shown.contains(MASK), "{text} became {shown}");
        }
    }

    #[test]
    fn a_text_without_secrets_stays_as_it_is() {
        for text in [
            "",
            "secret_key",
            "no secret_keys here",
            "{\"a\": 1.10}",
            "{",
        ] {
            assert_eq!(masked_text(text), text);
        }
        let around = r#"{"a":1,"secret_key":"abc","b":{"url":"https://a.example"#;
        let covered = around.replace("abc", MASK);
        assert_eq!(masked_text(around), covered);
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
}
