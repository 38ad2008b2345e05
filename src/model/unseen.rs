//! Characters that can't be seen: where they are, how to show them, and what is left without them at the ends.

use std::borrow::Cow;

use crate::format;
use crate::messages::unseen as words;

/// How many characters before one tell where it is.
const BEFORE: usize = 12;

/// Whether a character can't be seen, or can't be told from a space.
#[must_use]
pub fn is_unseen(letter: char) -> bool {
    name(letter).is_some()
}

fn name(letter: char) -> Option<&'static str> {
    if (' '..='~').contains(&letter) {
        return None;
    }
    let mut names = words::NAMES.iter();
    let found = names.find(|(first, last, _)| (*first..=*last).contains(&letter));
    found.map(|(.., name)| *name)
}

/// A text without spaces and unseen characters at its ends.
#[must_use]
pub fn trimmed(text: &str) -> &str {
    let text = text.trim_start_matches(|letter: char| letter.is_whitespace() || is_unseen(letter));
    // What belongs to the character before it stays.
    let odd: Vec<usize> = odd(text).map(|(at, _)| at).collect();
    let is_kept = |(at, letter): &(usize, char)| !letter.is_whitespace() && !odd.contains(at);
    let last = text.char_indices().rev().find(is_kept);
    let end = last.map_or(0, |(at, letter)| at + letter.len_utf8());
    &text[..end]
}

/// Whether there is nothing in a text that can be seen.
#[must_use]
pub fn is_blank(text: &str) -> bool {
    text.chars()
        .all(|letter| letter.is_whitespace() || is_unseen(letter))
}

/// The unseen characters of a text that do nothing for the ones before them, with their places in bytes. Joiners
/// and variation selectors behind letters of scripts and emoji that use them are no matter.
fn odd(text: &str) -> impl Iterator<Item = (usize, char)> {
    let mut before = None;
    let mut in_flag = false;
    text.char_indices().filter(move |(_, letter)| {
        let is_tag = matches!(letter, '\u{e0020}'..='\u{e007f}');
        in_flag = *letter == '\u{1f3f4}' || in_flag && is_tag;
        let belongs = belongs(before, *letter) || in_flag;
        if !is_unseen(*letter) || belongs {
            before = Some(*letter);
        }
        is_unseen(*letter) && !belongs
    })
}

fn belongs(before: Option<char>, letter: char) -> bool {
    let Some(before) = before else {
        return false;
    };
    match letter {
        '\u{200c}' | '\u{200d}' => !before.is_ascii() && !matches!(before, '\u{200c}' | '\u{200d}'),
        // Also behind the digits of keycaps.
        '\u{fe00}'..='\u{fe0f}' | '\u{e0100}'..='\u{e01ef}' => {
            !is_unseen(before) && (!before.is_ascii() || "0123456789#*".contains(before))
        }
        _ => false,
    }
}

/// A text with something to be seen for whatever can't be, and a mark behind letters composed of parts.
#[must_use]
pub fn shown(text: &str) -> Cow<'_, str> {
    if text.is_ascii() && !text.contains(|letter: char| letter.is_ascii_control()) {
        return text.into();
    }
    let mut shown = String::with_capacity(text.len());
    let mut taken = 0;
    for (at, letter) in odd(text) {
        shown.push_str(&text[taken..at]);
        shown.push_str(&words::instead(name(letter).unwrap_or_default()));
        taken = at + letter.len_utf8();
    }
    shown.push_str(&text[taken..]);
    if format::composed(text) != text {
        shown.push_str(words::DECOMPOSED);
    }
    shown.into()
}

/// What can't be seen within a text, and where, in a sentence; nothing if all can.
#[must_use]
pub fn doubt(text: &str) -> Option<String> {
    let text = trimmed(text);
    let mut odd = odd(text);
    let (at, letter) = odd.next()?;
    let more = odd.count();
    Some(words::has(
        name(letter)?,
        u32::from(letter),
        &before(&text[..at]),
        more,
    ))
}

/// The same for a text that isn't to be shown, of which nothing is quoted.
#[must_use]
pub fn doubt_in_secret(text: &str) -> Option<String> {
    let text = trimmed(text);
    let mut odd = odd(text);
    let (at, letter) = odd.next()?;
    let place = text[..at].chars().count() + 1;
    Some(words::has_at(
        name(letter)?,
        u32::from(letter),
        place,
        odd.count(),
    ))
}

/// The backslash in a URL, and where, in a sentence.
#[must_use]
pub fn backslash(url: &str) -> Option<String> {
    let (start, _) = url.split_once('\\')?;
    Some(words::backslash(&before(start)))
}

/// The end of what comes before a character.
fn before(text: &str) -> String {
    let start = text.char_indices().rev().take(BEFORE).last();
    let start = start.map_or(0, |(at, _)| at);
    let cut = if start > 0 { "…" } else { "" };
    format!("{cut}{}", shown(&text[start..]))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_is_in_order() {
        let mut last = None;
        for (first, end, name) in words::NAMES {
            assert!(first <= end && last < Some(first), "{name}");
            last = Some(end);
        }
    }

    #[test]
    fn what_is_a_space_or_a_format_character_is_unseen() {
        let whitespace = |letter: &char| letter.is_whitespace() || letter.is_control();
        for letter in ('\0'..=char::MAX).filter(whitespace) {
            assert_eq!(is_unseen(letter), letter != ' ', "{letter:?}");
        }
        for letter in ['a', 'é', '中', '😀', '\u{301}', '\u{5b4}', '\u{fffd}', '~'] {
            assert!(!is_unseen(letter), "{letter:?}");
        }
    }

    #[test]
    fn ends_are_trimmed_and_what_belongs_to_a_character_stays() {
        for (text, kept) in [
            ("", ""),
            (" \u{200b}\u{a0}", ""),
            ("\u{feff} a\u{200b}b \u{ad}\u{2028} ", "a\u{200b}b"),
            ("❤\u{fe0f}", "❤\u{fe0f}"),
            ("❤\u{fe0f}\u{200b}", "❤\u{fe0f}"),
            ("a\u{fe0f}", "a"),
            ("1\u{fe0f}\u{20e3}", "1\u{fe0f}\u{20e3}"),
            ("\u{202e}a\u{202c}", "a"),
        ] {
            assert_eq!(trimmed(text), kept, "{text:?}");
        }
    }

    #[test]
    fn what_cannot_be_seen_is_shown() {
        for (text, expected) in [
            ("plain", "plain"),
            ("中文 é 😀", "中文 é 😀"),
            ("VIP\u{a0}customer", "VIP⟨no-break space⟩customer"),
            (
                "a\u{200b}\u{202e}b",
                "a⟨zero width space⟩⟨right-to-left override⟩b",
            ),
            ("a\tb", "a⟨control character⟩b"),
            ("a\u{e0041}", "a⟨tag character⟩"),
            ("Jose\u{301}", "Jose\u{301}⟨decomposed letters⟩"),
            ("が", "が"),
            ("か\u{3099}", "か\u{3099}⟨decomposed letters⟩"),
            // What scripts and emoji need.
            ("👨\u{200d}👩\u{200d}👧", "👨\u{200d}👩\u{200d}👧"),
            ("❤\u{fe0f}\u{200d}🔥", "❤\u{fe0f}\u{200d}🔥"),
            ("می\u{200c}خواهم", "می\u{200c}خواهم"),
            (
                "🏴\u{e0067}\u{e0062}\u{e007f}",
                "🏴\u{e0067}\u{e0062}\u{e007f}",
            ),
            // And what only looks like it.
            ("a\u{200d}b", "a⟨zero width joiner⟩b"),
            ("é\u{200d}\u{200d}", "é\u{200d}⟨zero width joiner⟩"),
        ] {
            assert_eq!(shown(text), expected, "{text:?}");
        }
    }

    #[test]
    fn a_doubt_says_what_and_where() {
        assert_eq!(doubt("Ann"), None);
        assert_eq!(doubt(" Ann\u{200b}"), None);
        assert_eq!(
            doubt("https://exam\u{ad}ple.com").as_deref(),
            Some(
                "A character in it can’t be seen: behind “https://exam” there is a soft hyphen (U+00AD). Take it out unless it is meant."
            )
        );
        let two = doubt("a very long name\u{a0}and\u{200b}more").unwrap();
        assert!(
            two.contains("behind “…ry long name” there is a no-break space (U+00A0)"),
            "{two}"
        );
        assert!(two.ends_with("It isn’t the only one."), "{two}");
        assert_eq!(
            doubt_in_secret(" s3cr\u{200b}et").as_deref(),
            Some(
                "A character in it can’t be seen: number 5 is a zero width space (U+200B). Take it out unless it is meant."
            )
        );
        assert_eq!(backslash("https://a/b"), None);
        let backslash = backslash("https://a\\b").unwrap();
        assert!(
            backslash.contains("Behind “https://a” there is a \\"),
            "{backslash}"
        );
    }

    #[test]
    fn blank_is_what_shows_nothing() {
        for text in ["", " ", "\u{200b}\u{ad}", "\u{3164}\u{2800}", "\u{e0041}"] {
            assert!(is_blank(text), "{text:?}");
        }
        assert!(!is_blank("\u{200b}."));
    }
}
