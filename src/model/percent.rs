//! Percent-encoding: text inside the parts of a URL, and in the pairs of a form.

use std::fmt::Write;

/// Percent-encodes everything but the characters that need it nowhere in a URL.
#[must_use]
pub fn encode(text: &str) -> String {
    let mut encoded = String::with_capacity(text.len());
    for byte in text.bytes() {
        if byte.is_ascii_alphanumeric() || b"-._~".contains(&byte) {
            encoded.push(char::from(byte));
        } else {
            // Writing to a String can't fail.
            let _ = write!(encoded, "%{byte:02X}");
        }
    }
    encoded
}

/// Undoes the encoding in a path. What isn't encoded properly stays as it is, and bytes that are no UTF-8
/// become replacement characters.
#[must_use]
pub fn decode(text: &str) -> String {
    let mut bytes = Vec::with_capacity(text.len());
    let mut rest = text.as_bytes();
    while let [first, after @ ..] = rest {
        rest = after;
        match (first, hex_byte(after)) {
            (b'%', Some(byte)) => {
                bytes.push(byte);
                rest = after.get(2..).unwrap_or_default();
            }
            _ => bytes.push(*first),
        }
    }
    String::from_utf8_lossy(&bytes).into_owned()
}

/// The name and the value of one pair of a form, where `+` is a space; the value is empty without a `=`.
#[must_use]
pub fn decode_pair(pair: &str) -> (String, String) {
    let (name, value) = pair.split_once('=').unwrap_or((pair, ""));
    let decode = |text: &str| decode(&text.replace('+', " "));
    (decode(name), decode(value))
}

/// The first value that a form in one line has under a name.
#[must_use]
pub fn parameter(form: &str, name: &str) -> Option<String> {
    let mut pairs = form.split('&').map(decode_pair);
    pairs.find_map(|(key, value)| (key == name).then_some(value))
}

/// The byte that two hexadecimal digits at the beginning mean.
fn hex_byte(text: &[u8]) -> Option<u8> {
    let digit = |at: usize| char::from(*text.get(at)?).to_digit(16);
    u8::try_from(digit(0)? * 16 + digit(1)?).ok()
}

/// The pairs of a form in one line, as in `grant_type=authorization_code&code=x`.
#[must_use]
pub fn form(pairs: &[(&str, &str)]) -> String {
    let pairs = pairs
        .iter()
        .map(|(name, value)| format!("{name}={}", encode(value)));
    pairs.collect::<Vec<_>>().join("&")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_encoded_comes_back() {
        for text in ["", "a b", "dal:x+y/z=&%", "äöü€", "100%"] {
            assert_eq!(decode(&encode(text)), text);
        }
        assert_eq!(encode("a b&c"), "a%20b%26c");
    }

    #[test]
    fn a_broken_encoding_stays_as_it_is() {
        for (text, expected) in [
            ("a+b", "a+b"),
            ("%", "%"),
            ("%4", "%4"),
            ("%zz", "%zz"),
            ("%+1", "%+1"),
            ("%41%", "A%"),
            ("%e4", "\u{fffd}"),
        ] {
            assert_eq!(decode(text), expected, "{text}");
        }
        assert_eq!(decode_pair("+=a+b%2Bc"), (" ".into(), "a b+c".into()));
    }

    #[test]
    fn a_parameter_is_found_by_its_name() {
        for (form, expected) in [
            ("", None),
            ("q", Some("")),
            ("q=", Some("")),
            ("a=1&q=pizza+%26+more&q=2", Some("pizza & more")),
            ("%71=x=y", Some("x=y")),
            ("qq=1&a=q", None),
        ] {
            assert_eq!(parameter(form, "q").as_deref(), expected, "{form}");
        }
    }
}
