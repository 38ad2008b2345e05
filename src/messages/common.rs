//! What is said in many places.

use std::borrow::Cow;
use std::iter::repeat_n;

use crate::format;

/// Gives up what a dialog offers.
pub const CANCEL: &str = "Cancel";

/// A change takes its time.
pub const PROPAGATION: &str = "It may take up to 2 minutes until it takes effect everywhere.";

/// How many there are of something, such as `1 suggestion` or `1,000 suggestions`.
#[must_use]
pub fn counted(count: usize, one: &str, many: &str) -> String {
    let noun = if count == 1 { one } else { many };
    format!("{} {noun}", format::number(count as u64))
}

/// A text from outside as it may stand in a sentence: letters from right to left, or marks that change the
/// direction, would otherwise put what stands around it in another order. Not for what is copied as data.
#[must_use]
pub fn isolated(text: &str) -> Cow<'_, str> {
    if !text.contains(turns) {
        return text.into();
    }
    let mut isolated = String::from('\u{2068}');
    let mut open = 0;
    for letter in text.chars() {
        match letter {
            '\u{2066}'..='\u{2068}' => open += 1,
            // It would end ours.
            '\u{2069}' if open == 0 => continue,
            '\u{2069}' => open -= 1,
            _ => {}
        }
        isolated.push(letter);
    }
    isolated.extend(repeat_n('\u{2069}', open + 1));
    isolated.into()
}

/// Whether a character is written from right to left, or changes the direction.
fn turns(letter: char) -> bool {
    matches!(letter,
        '\u{590}'..='\u{8ff}'
            | '\u{200f}'
            | '\u{202a}'..='\u{202e}'
            | '\u{2066}'..='\u{2069}'
            | '\u{fb1d}'..='\u{fdff}'
            | '\u{fe70}'..='\u{fefe}'
            | '\u{10800}'..='\u{10fff}'
            | '\u{1e800}'..='\u{1efff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_could_turn_a_sentence_round_is_isolated() {
        for (text, expected) in [
            ("Ann", "Ann"),
            ("中文 “é” 😀", "中文 “é” 😀"),
            ("שלום!", "\u{2068}שלום!\u{2069}"),
            ("safe\u{202e}exe.png", "\u{2068}safe\u{202e}exe.png\u{2069}"),
            // Neither ends ours nor leaves one open.
            ("a\u{2069}b\u{202e}", "\u{2068}ab\u{202e}\u{2069}"),
            ("a\u{2067}b", "\u{2068}a\u{2067}b\u{2069}\u{2069}"),
            (
                "\u{2066}a\u{2069}\u{2069}",
                "\u{2068}\u{2066}a\u{2069}\u{2069}",
            ),
        ] {
            assert_eq!(isolated(text), expected);
        }
    }

    #[test]
    fn only_one_is_singular() {
        assert_eq!(counted(0, "value", "values"), "0 values");
        assert_eq!(counted(1, "value", "values"), "1 value");
        assert_eq!(counted(1_000, "value", "values"), "1,000 values");
    }
}
