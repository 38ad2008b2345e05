//! Characters that can’t be seen, or can’t be told from a space: what they are called, and how they are told of.

use super::common::isolated;
use crate::format;

/// By ranges, each with what is said of its characters. Whatever asks about such characters asks this table.
pub const NAMES: [(char, char, &str); 42] = [
    ('\0', '\u{1f}', "control character"),
    ('\u{7f}', '\u{9f}', "control character"),
    ('\u{a0}', '\u{a0}', "no-break space"),
    ('\u{ad}', '\u{ad}', "soft hyphen"),
    ('\u{34f}', '\u{34f}', "grapheme joiner"),
    ('\u{61c}', '\u{61c}', "Arabic letter mark"),
    ('\u{115f}', '\u{1160}', "Hangul filler"),
    ('\u{1680}', '\u{1680}', "Ogham space"),
    ('\u{17b4}', '\u{17b5}', "silent Khmer vowel"),
    ('\u{180b}', '\u{180d}', "variation selector"),
    ('\u{180e}', '\u{180e}', "vowel separator"),
    ('\u{180f}', '\u{180f}', "variation selector"),
    ('\u{2000}', '\u{2006}', "space of another width"),
    ('\u{2007}', '\u{2007}', "figure space"),
    ('\u{2008}', '\u{200a}', "space of another width"),
    ('\u{200b}', '\u{200b}', "zero width space"),
    ('\u{200c}', '\u{200c}', "zero width non-joiner"),
    ('\u{200d}', '\u{200d}', "zero width joiner"),
    ('\u{200e}', '\u{200e}', "left-to-right mark"),
    ('\u{200f}', '\u{200f}', "right-to-left mark"),
    ('\u{2028}', '\u{2029}', "line separator"),
    ('\u{202a}', '\u{202c}', "change of direction"),
    ('\u{202d}', '\u{202d}', "left-to-right override"),
    ('\u{202e}', '\u{202e}', "right-to-left override"),
    ('\u{202f}', '\u{202f}', "narrow no-break space"),
    ('\u{205f}', '\u{205f}', "space of another width"),
    ('\u{2060}', '\u{2060}', "word joiner"),
    ('\u{2061}', '\u{2065}', "invisible operator"),
    ('\u{2066}', '\u{2069}', "change of direction"),
    ('\u{206a}', '\u{206f}', "format character"),
    ('\u{2800}', '\u{2800}', "empty Braille pattern"),
    ('\u{3000}', '\u{3000}', "ideographic space"),
    ('\u{3164}', '\u{3164}', "Hangul filler"),
    ('\u{fe00}', '\u{fe0f}', "variation selector"),
    ('\u{feff}', '\u{feff}', "byte order mark"),
    ('\u{ffa0}', '\u{ffa0}', "Hangul filler"),
    ('\u{fff0}', '\u{fffb}', "format character"),
    ('\u{1bca0}', '\u{1bca3}', "format character"),
    ('\u{1d173}', '\u{1d17a}', "format character"),
    ('\u{e0000}', '\u{e00ff}', "tag character"),
    ('\u{e0100}', '\u{e01ef}', "variation selector"),
    ('\u{e01f0}', '\u{e0fff}', "format character"),
];

/// Stands where a character can’t be seen.
#[must_use]
pub fn instead(name: &str) -> String {
    format!("⟨{name}⟩")
}

/// Stands behind a text whose letters are composed of parts, and look as if they weren’t.
pub const DECOMPOSED: &str = "⟨decomposed letters⟩";

/// Something that can’t be seen in a text, and where: what comes before it; `more` such characters follow.
#[must_use]
pub fn has(name: &str, code: u32, before: &str, more: usize) -> String {
    let before = isolated(before);
    let more = only_one(more);
    format!(
        "A character in it can’t be seen: behind “{before}” there is a {name} (U+{code:04X}). Take it out unless it is meant.{more}"
    )
}

/// The same of a text that isn’t to be shown: the place is counted from 1.
#[must_use]
pub fn has_at(name: &str, code: u32, place: usize, more: usize) -> String {
    let place = format::number(place as u64);
    let more = only_one(more);
    format!(
        "A character in it can’t be seen: number {place} is a {name} (U+{code:04X}). Take it out unless it is meant.{more}"
    )
}

fn only_one(more: usize) -> &'static str {
    match more {
        0 => "",
        _ => " It isn’t the only one.",
    }
}

/// A backslash in a URL.
#[must_use]
pub fn backslash(before: &str) -> String {
    let before = isolated(before);
    format!(
        "Behind “{before}” there is a \\, which some programs read as / and others refuse. Write /, or %5C if it is meant."
    )
}
