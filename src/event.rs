//! What the browser's events tell, read as data that may be missing.
//!
//! Autofill, password managers and other extensions send events without the members that their type promises, and the
//! accessors of `web_sys` throw there, which would end the panel. So texts of events are read here and nowhere else.

use leptos::wasm_bindgen::JsValue;
use leptos::web_sys::{Event, KeyboardEvent, js_sys::Reflect};

/// What `keyCode` is while an input method uses the keys. `WebKit` has nothing else for the Enter that ends a word.
const USED_BY_INPUT_METHOD: f64 = 229.0;

/// A member of an event that is a text.
#[must_use]
pub fn text(event: &Event, member: &str) -> Option<String> {
    let member = Reflect::get(event, &JsValue::from_str(member)).ok()?;
    member.as_string()
}

/// A member of an event that is a yes or no; one that is missing is a no.
fn flag(event: &Event, member: &str) -> bool {
    Reflect::get(event, &JsValue::from_str(member)).is_ok_and(|member| member == JsValue::TRUE)
}

/// The key that was pressed, whatever is held down with it; empty where the event doesn't tell, and while the key
/// belongs to an input method, as in the midst of a Japanese word.
#[must_use]
pub fn key(event: &KeyboardEvent) -> String {
    let key_code = Reflect::get(event, &JsValue::from_str("keyCode"));
    let is_used = key_code.is_ok_and(|code| code == USED_BY_INPUT_METHOD);
    let is_composing = is_used || flag(event, "isComposing");
    let key = text(event, "key").filter(|_| !is_composing);
    key.unwrap_or_default()
}

/// The key that was pressed by itself; empty if anything was held down with it.
#[must_use]
pub fn plain_key(event: &KeyboardEvent) -> String {
    if has_control(event) || has_alt(event) || has_shift(event) {
        String::new()
    } else {
        key(event)
    }
}

/// Whether a key is held down with which a letter is no letter any more.
#[must_use]
pub fn has_control(event: &KeyboardEvent) -> bool {
    flag(event, "ctrlKey") || flag(event, "metaKey")
}

/// Whether Alt is held down.
#[must_use]
pub fn has_alt(event: &KeyboardEvent) -> bool {
    flag(event, "altKey")
}

/// Whether Shift is held down.
#[must_use]
pub fn has_shift(event: &KeyboardEvent) -> bool {
    flag(event, "shiftKey")
}

/// Whether the key is only held down since it was told before.
#[must_use]
pub fn is_repeated(event: &KeyboardEvent) -> bool {
    flag(event, "repeat")
}

/// A letter that was pressed together with Ctrl, or with Cmd.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Shortcut {
    /// The letter, in lower case.
    pub letter: char,
    /// Whether Shift was held down as well.
    pub shift: bool,
}

impl Shortcut {
    /// What an event asks for. Nothing with further keys: `AltGr` is Ctrl and Alt, and means another letter.
    #[must_use]
    pub fn of(event: &KeyboardEvent) -> Option<Self> {
        let one_control = flag(event, "ctrlKey") != flag(event, "metaKey");
        if !one_control || has_alt(event) {
            return None;
        }
        let code = text(event, "code").unwrap_or_default();
        Some(Self {
            letter: latin_letter(&key(event), &code)?,
            shift: has_shift(event),
        })
    }
}

/// The Latin letter that a key stands for: its own, or else the one that is there on most keyboards.
fn latin_letter(key: &str, code: &str) -> Option<char> {
    let mut letters = key.chars();
    let first = letters.next()?;
    if first.is_ascii() {
        let is_alone = letters.next().is_none();
        return (is_alone && first.is_ascii_alphabetic()).then(|| first.to_ascii_lowercase());
    }
    let place = code.strip_prefix("Key")?.chars().next()?;
    (!is_latin(first) && place.is_ascii_alphabetic()).then(|| place.to_ascii_lowercase())
}

/// Whether a letter beyond ASCII is a Latin one. Who has those on the keyboard has all of a to z.
fn is_latin(letter: char) -> bool {
    matches!(letter, '\u{80}'..='\u{24f}' | '\u{1e00}'..='\u{1eff}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_key_goes_by_its_letter_and_by_its_place_only_where_that_is_not_latin() {
        for (key, code, letter) in [
            ("s", "KeyS", Some('s')),
            ("S", "KeyS", Some('s')),
            // Dvorak and AZERTY: the letter counts.
            ("s", "Semicolon", Some('s')),
            ("z", "KeyW", Some('z')),
            ("k", "", Some('k')),
            // Russian, Greek, Hebrew, Arabic, Persian, Thai, Korean.
            ("ы", "KeyS", Some('s')),
            ("Я", "KeyZ", Some('z')),
            ("σ", "KeyS", Some('s')),
            ("ל", "KeyK", Some('k')),
            ("ئ", "KeyZ", Some('z')),
            ("لا", "KeyB", Some('b')),
            ("ن", "KeyK", Some('k')),
            ("ห", "KeyS", Some('s')),
            ("ㄴ", "KeyS", Some('s')),
            // Latin letters of their own.
            ("ß", "KeyS", None),
            ("ž", "KeyZ", None),
            ("ế", "KeyK", None),
            // What is no letter.
            ("", "KeyS", None),
            ("Enter", "Enter", None),
            ("Shift", "ShiftLeft", None),
            ("/", "KeyQ", None),
            ("1", "Digit1", None),
            ("ж", "Semicolon", None),
            ("ы", "", None),
            ("ы", "Key", None),
        ] {
            assert_eq!(latin_letter(key, code), letter, "{key:?} {code:?}");
        }
    }
}
