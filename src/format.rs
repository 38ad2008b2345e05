//! Numbers, times and letters as they are written for people: in English, as all words here are, and with the
//! browser's own knowledge of times and letters.
//!
//! Where there is no browser, as in native tests, plain forms in UTC stand in for its times.

use std::borrow::Cow;

/// A whole number with its digits grouped, such as `1,000`. The browser would do it too, but takes up to 17 ms
/// for the first, which is the count that stands above the list.
#[must_use]
pub fn number(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}

/// A time in milliseconds since 1970 as the clock on the wall shows it, such as `2:05 PM`.
#[must_use]
pub fn time(milliseconds: u64) -> String {
    platform::date(milliseconds, None, "short")
}

/// A time in milliseconds since 1970 to the second, such as `2:05:09 PM`.
#[must_use]
pub fn exact_time(milliseconds: u64) -> String {
    platform::date(milliseconds, None, "medium")
}

/// Day and time of a moment in milliseconds since 1970, such as `Nov 21, 2026, 2:05 PM`.
#[must_use]
pub fn moment(milliseconds: u64) -> String {
    platform::date(milliseconds, Some("medium"), "short")
}

/// A text as it is searched: in lower case, and with what is written in several ways in one of them. By the browser,
/// because a table of all letters is 11 kB of wasm.
#[must_use]
pub fn folded(text: &str) -> String {
    if text.is_ascii() {
        text.to_ascii_lowercase()
    } else {
        platform::folded(text)
    }
}

/// A text with each letter in one piece where there is one, and not composed of parts: in the normal form NFC.
#[must_use]
pub fn composed(text: &str) -> Cow<'_, str> {
    if text.is_ascii() {
        text.into()
    } else {
        platform::composed(text).into()
    }
}

/// A text in capitals, in the same way.
#[must_use]
pub fn upper(text: &str) -> String {
    if text.is_ascii() {
        text.to_ascii_uppercase()
    } else {
        platform::upper(text)
    }
}

#[cfg(target_arch = "wasm32")]
mod platform {
    use leptos::wasm_bindgen::{self, JsCast, JsValue, prelude::wasm_bindgen};
    use leptos::web_sys::js_sys::{Date, JsString, Object, Reflect};

    #[wasm_bindgen]
    extern "C" {
        #[wasm_bindgen(js_name = Date)]
        type Moment;

        /// Throws for a locale that isn't one, which a browser may call its own, such as `en-US@posix`.
        #[wasm_bindgen(method, catch, js_name = toLocaleString)]
        fn told(this: &Moment, locale: &str, options: &Object) -> Result<JsString, JsValue>;
    }

    /// The browser's own kind of English, or English anyway: the words around are English too.
    fn locale() -> String {
        let own = leptos::web_sys::window().and_then(|window| window.navigator().language());
        own.filter(|own| own.starts_with("en"))
            .unwrap_or_else(|| "en".to_owned())
    }

    pub fn upper(text: &str) -> String {
        JsString::from(text).to_upper_case().into()
    }

    pub fn folded(text: &str) -> String {
        JsString::from(text)
            .to_lower_case()
            .normalize("NFKC")
            .into()
    }

    pub fn composed(text: &str) -> String {
        JsString::from(text).normalize("NFC").into()
    }

    #[expect(
        clippy::cast_precision_loss,
        reason = "far below the limit of whole numbers"
    )]
    pub fn date(milliseconds: u64, day: Option<&str>, time: &str) -> String {
        let date = Date::new(&(milliseconds as f64).into());
        let options = Object::new();
        // Refused only by a frozen object.
        let _ = Reflect::set(&options, &"timeStyle".into(), &time.into());
        if let Some(day) = day {
            let _ = Reflect::set(&options, &"dateStyle".into(), &day.into());
        }
        let date: Moment = date.unchecked_into();
        let told = date.told(&locale(), &options);
        let told = told.or_else(|_| date.told("en", &options));
        told.map(String::from).unwrap_or_default()
    }
}

#[cfg(not(target_arch = "wasm32"))]
mod platform {
    use unicode_normalization::UnicodeNormalization;

    pub fn upper(text: &str) -> String {
        text.to_uppercase()
    }

    pub fn folded(text: &str) -> String {
        text.to_lowercase().nfkc().collect()
    }

    pub fn composed(text: &str) -> String {
        text.nfc().collect()
    }

    pub fn date(milliseconds: u64, day: Option<&str>, time: &str) -> String {
        let seconds = milliseconds / 1_000;
        let (hour, minute) = (seconds / 3_600 % 24, seconds / 60 % 60);
        let day = day.map_or_else(String::new, |_| format!("day {}, ", seconds / 86_400));
        let second = match time {
            "short" => String::new(),
            _ => format!(":{:02}", seconds % 60),
        };
        format!("{day}{hour:02}:{minute:02}{second}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_grouped_by_three() {
        for (given, text) in [
            (0, "0"),
            (999, "999"),
            (1_000, "1,000"),
            (1_234_567, "1,234,567"),
        ] {
            assert_eq!(number(given), text);
        }
    }

    #[test]
    fn letters_of_every_kind_are_changed() {
        assert_eq!(folded("Pizza BOT"), "pizza bot");
        assert_eq!(folded("ÄRGER Ω"), "ärger ω");
        assert_eq!(upper("john ß"), "JOHN SS");
    }

    #[test]
    fn what_is_searched_is_written_in_one_way() {
        for (one, other) in [
            ("JOSÉ", "jose\u{301}"),
            ("VIP\u{a0}customer", "vip customer"),
            ("ｃａｆé", "cafe\u{301}"),
            ("がき", "か\u{3099}き"),
        ] {
            assert_eq!(folded(one), folded(other));
        }
        assert_eq!(composed("Jose\u{301}"), "José");
        assert_eq!(composed("VIP\u{a0}1"), "VIP\u{a0}1");
    }

    #[test]
    fn times_are_told_to_the_minute_or_the_second() {
        let at = 50_709_000;
        assert_eq!(time(at), "14:05");
        assert_eq!(exact_time(at), "14:05:09");
        assert_eq!(moment(at), "day 0, 14:05");
    }
}
