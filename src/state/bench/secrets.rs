//! Blanking the secrets of a pasted payload, before it is shown or kept.

/// What stands where a secret was.
pub const BLANK: &str = "••••••••";

/// The text with the value of every `secret_key` blanked, and every other place of a `known` secret;
/// none if there was nothing to blank. The text needn't be valid JSON: half a paste holds a secret too.
#[must_use]
pub fn blanked(text: &str, known: Option<&str>) -> Option<String> {
    let mut blanked = String::with_capacity(text.len());
    let mut rest = text;
    while let Some((before, value, after)) = next_secret(rest) {
        blanked.push_str(before);
        blanked.push_str(if value == PLACEHOLDER || value.is_empty() {
            value
        } else {
            BLANK
        });
        rest = after;
    }
    blanked.push_str(rest);
    if let Some(known) = known.filter(|known| known.len() >= SHORTEST) {
        blanked = blanked.replace(known, BLANK);
    }
    (blanked != text).then_some(blanked)
}

/// What the samples of this panel have for a secret.
const PLACEHOLDER: &str = crate::model::sample::SECRET_KEY;

/// A shorter known secret is looked for at its member only: as a word it may stand anywhere.
const SHORTEST: usize = 8;

/// The text up to the next secret, the secret, and what follows.
fn next_secret(text: &str) -> Option<(&str, &str, &str)> {
    const NAME: &str = "\"secret_key\"";
    let mut from = 0;
    loop {
        let name = from + text.get(from..)?.find(NAME)? + NAME.len();
        from = name;
        let tail = text.get(name..)?;
        let value = tail.trim_start();
        let Some(value) = value.strip_prefix(':').map(str::trim_start) else {
            continue;
        };
        let Some(value) = value.strip_prefix('"') else {
            continue;
        };
        let start = text.len() - value.len();
        let end = start + end_of_string(value);
        return Some((text.get(..start)?, text.get(start..end)?, text.get(end..)?));
    }
}

/// Where a string ends whose quotation mark has been passed; a string that is cut off ends with the text.
fn end_of_string(text: &str) -> usize {
    let mut escaped = false;
    for (at, letter) in text.char_indices() {
        match letter {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '"' => return at,
            _ => {}
        }
    }
    text.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn assert_blanked(text: &str, known: Option<&str>, expected: Option<&str>) {
        let expected = expected.map(|text| text.replace('_', BLANK));
        assert_eq!(blanked(text, known), expected, "{text}");
    }

    #[test]
    fn secrets_are_blanked_wherever_they_stand() {
        assert_blanked("{\"a\": 1}", None, None);
        let json = "{\"secret_key\": \"p\\\"q\", \"d\": {\"secret_key\":\"x\"}}";
        let expected = json
            .replace("p\\\"q", BLANK)
            .replace("\"x\"", &format!("\"{BLANK}\""));
        assert_eq!(blanked(json, None), Some(expected));
        let cut = "{\"secret_key\" : \"half of it";
        assert_eq!(
            blanked(cut, None),
            Some(format!("{{\"secret_key\" : \"{BLANK}"))
        );
    }

    #[test]
    fn other_shapes_and_the_placeholder_stay() {
        assert_blanked("{\"secret_key\": 5, \"secret_key\"", None, None);
        assert_blanked("{\"secret_key\": \"\"}", None, None);
        let sample = format!("{{\"secret_key\": \"{PLACEHOLDER}\"}}");
        assert_blanked(&sample, None, None);
    }

    #[test]
    fn a_known_secret_is_blanked_anywhere() {
        assert_blanked("x s3cret-long y", Some("s3cret-long"), Some("x _ y"));
        assert_blanked("a short one", Some("short"), None);
    }

    #[test]
    fn blanking_twice_changes_nothing() {
        let once = blanked("{\"secret_key\": \"abc\"}", None).unwrap();
        assert_eq!(blanked(&once, None), None);
    }
}
