//! JSON from outside as a value.

use serde_json::Value;

/// What stands in place of a character that couldn't be read.
pub const UNREADABLE: char = '\u{fffd}';

/// Reads JSON that comes from outside. A text that was cut in the middle of an emoji holds half of a surrogate
/// pair, which is no character: [`UNREADABLE`] stands in its place.
///
/// # Errors
/// When it isn't JSON.
pub fn parse(text: &str) -> serde_json::Result<Value> {
    // Few texts are mended, so that is tried only where one can't be read as it is.
    serde_json::from_str(text).or_else(|error| match mended(text) {
        Some(mended) => serde_json::from_str(&mended),
        None => Err(error),
    })
}

/// The text with an escape that can be read in place of each lone surrogate; nothing if it has none. All are as
/// long as each other, so that every place in the text stays where it is.
fn mended(text: &str) -> Option<String> {
    const INSTEAD: &str = "\\ufffd";
    let mut mended = String::new();
    let (mut taken, mut at) = (0, 0);
    while let Some(start) = text[at..].find('\\').map(|found| at + found) {
        at = match (
            surrogate(text, start),
            surrogate(text, start + INSTEAD.len()),
        ) {
            (Some(Half::High), Some(Half::Low)) => start + 2 * INSTEAD.len(),
            (Some(_), _) => {
                mended.push_str(&text[taken..start]);
                mended.push_str(INSTEAD);
                taken = start + INSTEAD.len();
                taken
            }
            // What is escaped goes along, another backslash for one.
            (None, _) => start + 1 + text[start + 1..].chars().next().map_or(0, char::len_utf8),
        };
    }
    mended.push_str(&text[taken..]);
    (taken > 0).then_some(mended)
}

/// A half of a surrogate pair.
enum Half {
    High,
    Low,
}

/// The surrogate that an escape at this place stands for, if it is one.
fn surrogate(text: &str, at: usize) -> Option<Half> {
    let digits = text.get(at..at + 6)?.strip_prefix("\\u")?;
    match u16::from_str_radix(digits, 16).ok()? {
        0xd800..=0xdbff => Some(Half::High),
        0xdc00..=0xdfff => Some(Half::Low),
        _ => None,
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn half_of_a_pair_is_read_as_the_character_for_it() {
        for (text, read) in [
            (r#""Bot \ud83d""#, "Bot \u{fffd}"),
            (
                r#""\uDE00 \ud83d\ud83d\ude00\ud83d""#,
                "\u{fffd} \u{fffd}😀\u{fffd}",
            ),
            (r#""\ud83dx\udbffé""#, "\u{fffd}x\u{fffd}é"),
            (r#""\\ud83d \ud83d\\""#, "\\ud83d \u{fffd}\\"),
            (r#""\ud83d\n\u00e9""#, "\u{fffd}\né"),
        ] {
            assert_eq!(parse(text).unwrap(), json!(read), "{text}");
        }
        let names = parse(r#"{"\ud83d": [{"a": "\udfff"}]}"#).unwrap();
        assert_eq!(names, json!({"\u{fffd}": [{"a": "\u{fffd}"}]}));
    }

    #[test]
    fn whatever_else_is_wrong_stays_wrong_in_its_place() {
        for text in [
            "",
            "\\",
            r#""\ud83d"#,
            r#""\ud8""#,
            r#""\é""#,
            r#"{"a": "\ud83d",, }"#,
        ] {
            assert!(parse(text).is_err(), "{text}");
        }
        let error = parse(r#"{"a": "\ud83d",, }"#).unwrap_err();
        assert_eq!((error.line(), error.column()), (1, 16));
    }
}
