//! Secrets in texts that may be anything: JSON, half of one, a log line, a form, a web page.

use serde_json::Value;

use super::super::decode;
use super::{MASK, NAME, SHORTEST, is_no_secret};

/// A text with every secret covered that can be found in it, and each of those that are known wherever it stands.
#[must_use]
pub fn covered<S: AsRef<str>>(text: &str, known: &[S]) -> String {
    let known = known.iter().map(AsRef::as_ref);
    known
        .filter(|secret| secret.len() >= SHORTEST)
        .fold(masked_text(text), |text, secret| {
            let quoted = Value::from(secret).to_string();
            let escaped = quoted.trim_matches('"');
            let mut text = replaced(text, secret);
            if escaped != secret {
                text = replaced(text, escaped);
            }
            text
        })
}

fn replaced(text: String, secret: &str) -> String {
    if text.contains(secret) {
        text.replace(secret, MASK)
    } else {
        text
    }
}

/// A text with every `secret_key` covered that can be found: any of JSON, also of JSON inside a string,
/// and what looks like one in a text that isn't JSON or ends too early. All else stays as it is written.
#[must_use]
pub fn masked_text(text: &str) -> String {
    if !mentions_secret(text) {
        return text.to_owned();
    }
    let covered = cover_members(text);
    match decode::parse(text) {
        Ok(_) => covered,
        Err(_) => cover_loose(&covered),
    }
}

/// Whether there may be a secret, with the name written plainly or with escapes.
fn mentions_secret(text: &str) -> bool {
    text.contains(NAME) || text.contains("\\u")
}

/// Covers the values of JSON members of that name, and what looks like one inside strings.
fn cover_members(text: &str) -> String {
    let mut covered = String::with_capacity(text.len());
    // Up to where the text has been taken over, and looked at.
    let (mut taken, mut at) = (0, 0);
    while let Some(start) = text[at..].find('"').map(|found| at + found) {
        let end = start + end_of_json(&text[start..]);
        let string = &text[start..end];
        at = end;
        let (from, to, instead) = match after_colon(text, end) {
            Some(value) if is_name(string) => {
                at = value + end_of_json(&text[value..]);
                let Some(mask) = mask_for(&text[value..at]) else {
                    continue;
                };
                (value, at, mask)
            }
            Some(_) => continue,
            None => match covered_string(string) {
                Some(covered) => (start, end, covered),
                None => continue,
            },
        };
        covered.push_str(&text[taken..from]);
        covered.push_str(&instead);
        taken = to;
    }
    covered.push_str(&text[taken..]);
    covered
}

/// Where the value of a member begins whose name ends there.
fn after_colon(text: &str, end: usize) -> Option<usize> {
    let value = text[end..].trim_start().strip_prefix(':')?.trim_start();
    (!value.is_empty()).then(|| text.len() - value.len())
}

fn is_name(string: &str) -> bool {
    string.trim_matches('"') == NAME
        || string.contains('\\') && decode::parse(string).is_ok_and(|it| it == NAME)
}

/// What stands instead of a value, in quotes if it ends at all; nothing for one that is no secret.
fn mask_for(value: &str) -> Option<String> {
    if value == "null" || is_no_secret(value.trim_matches('"')) {
        return None;
    }
    let is_cut = value.starts_with('"') && (value.len() == 1 || !value.ends_with('"'));
    Some(format!("\"{MASK}{}", if is_cut { "" } else { "\"" }))
}

/// A string with what looks like a secret in it covered; nothing if there is none.
fn covered_string(string: &str) -> Option<String> {
    if !mentions_secret(string) {
        return None;
    }
    let inner = decode::parse(string).ok()?;
    let inner = inner.as_str()?;
    let covered = masked_text(inner);
    (covered != inner).then(|| Value::from(covered).to_string())
}

/// How long the JSON value is that a text begins with: the whole text if it doesn't end.
fn end_of_json(text: &str) -> usize {
    let mut depth = 0_usize;
    let mut in_string = false;
    let mut is_escaped = false;
    for (at, byte) in text.bytes().enumerate() {
        match byte {
            _ if is_escaped => is_escaped = false,
            b'\\' if in_string => is_escaped = true,
            b'"' => in_string = !in_string,
            _ if in_string => {}
            b'{' | b'[' => depth += 1,
            // The end of what it stands in.
            b'}' | b']' | b',' | b' ' | b'\t' | b'\n' | b'\r' if depth == 0 => return at,
            b'}' | b']' => depth -= 1,
            _ => {}
        }
        let is_closed =
            matches!(byte, b'"' | b'}' | b']') && !is_escaped && !in_string && depth == 0;
        if is_closed {
            return at + 1;
        }
    }
    text.len()
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
        let found = &value[..end];
        covered.push_str(if is_no_secret(found) || found == "null" {
            found
        } else {
            MASK
        });
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

#[cfg(test)]
mod tests {
    use super::*;

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
    fn what_is_written_around_a_secret_stays_as_it_is() {
        for (text, covered) in [
            (
                "{ \"secret_key\" :\n\"a\\\"b\",\t\"n\": 1.10}",
                "{ \"secret_key\" :\n\"_\",\t\"n\": 1.10}",
            ),
            (
                r#"{"secret_key": 5, "b": 1, "b": 2}"#,
                r#"{"secret_key": "_", "b": 1, "b": 2}"#,
            ),
            (
                r#"[{"secret_key": {"a": ["}"]}}, 1 ]"#,
                r#"[{"secret_key": "_"}, 1 ]"#,
            ),
            (
                r#"{"log": "{\"secret_key\": \"x\"}",  "b": 1}"#,
                r#"{"log": "{\"secret_key\": \"_\"}",  "b": 1}"#,
            ),
            (r#"{"secret_key" : "half of it"#, r#"{"secret_key" : "_"#),
            (
                r#"{"secret\u005fkey": "half of it"#,
                r#"{"secret\u005fkey": "_"#,
            ),
        ] {
            let covered = covered
                .replace('_', MASK)
                .replace(&format!("secret{MASK}key"), NAME);
            assert_eq!(masked_text(text), covered);
            assert_eq!(masked_text(&covered), covered);
        }
    }

    #[test]
    fn what_is_no_secret_stays() {
        let sample = super::super::sample::SECRET_KEY;
        for text in [
            r#"{"secret_key": ""}"#.to_owned(),
            r#"{"secret_key": null, "secret_key""#.to_owned(),
            format!(r#"{{"secret_key": "{sample}"}}"#),
            format!(r#"{{"secret_key": "{sample}", "#),
        ] {
            assert_eq!(masked_text(&text), text);
        }
    }

    #[test]
    fn json_that_is_too_deep_to_be_read_is_covered_too() {
        let deep = format!("{}1{}", "{\"a\":".repeat(200), "}".repeat(200));
        let text = format!(r#"{{"filters": {deep}, "secret_key": "s3cret"}}"#);
        assert_eq!(masked_text(&text), text.replace("s3cret", MASK));
    }

    #[test]
    fn a_known_secret_is_covered_anywhere() {
        for (text, known, expected) in [
            ("x s3cret-long y", "s3cret-long", "x _ y"),
            (r#"{"a": "quo\"te\\d"}"#, "quo\"te\\d", r#"{"a": "_"}"#),
            ("a short one", "short", "a short one"),
            ("nothing known", "", "nothing known"),
        ] {
            assert_eq!(covered(text, &[known]), expected.replace('_', MASK));
        }
    }
}
