//! The JSON of a request as it is written into a program: laid out to be read, without secrets, and with
//! nothing in it that can't be seen.

use serde_json::Value;

use crate::model::secret;
use crate::model::unseen::is_unseen;

/// The longest line that an object or a list is put on.
const LINE: usize = 72;

/// A part of a body.
pub enum Piece {
    /// JSON text.
    Json(String),
    /// The place of a secret, by its number; its quotes belong to it.
    Secret(usize),
}

/// A body in parts, of which no two texts stand side by side.
pub struct Body {
    /// The parts in order; the first and the last are texts.
    pub pieces: Vec<Piece>,
    /// How many secrets there are; equal ones count as one.
    pub secrets: usize,
}

impl Body {
    /// Lays out a body. One that can't be read, as it may be too deep, stands as it is but for its secrets.
    pub fn new(json: &str) -> Self {
        let Ok(value) = serde_json::from_str::<Value>(json) else {
            return Self {
                pieces: vec![Piece::Json(secret::masked_text(json))],
                secrets: 0,
            };
        };
        let mut layout = Layout::default();
        layout.write(&value, 0, true);
        let mut pieces = layout.pieces;
        pieces.push(Piece::Json(layout.text));
        Self {
            pieces,
            secrets: layout.secrets.len(),
        }
    }

    /// The whole text, with each text and each secret as a language writes it.
    pub fn join(&self, text: impl Fn(&str) -> String, secret: impl Fn(usize) -> String) -> String {
        let piece = |piece: &Piece| match piece {
            Piece::Json(json) => text(json),
            Piece::Secret(number) => secret(*number),
        };
        self.pieces.iter().map(piece).collect()
    }
}

#[derive(Default)]
struct Layout<'a> {
    pieces: Vec<Piece>,
    /// What was written since the last piece.
    text: String,
    secrets: Vec<&'a Value>,
}

impl<'a> Layout<'a> {
    fn write(&mut self, value: &'a Value, indent: usize, secrets: bool) {
        let line = on_one_line(value);
        if indent + line.len() <= LINE && !(secrets && secret::is_in(value)) {
            self.text.push_str(&line);
            return;
        }
        match value {
            Value::Array(items) => {
                for (index, item) in items.iter().enumerate() {
                    self.begin_line(if index == 0 { "[" } else { "," }, indent + 2);
                    self.write(item, indent + 2, secrets);
                }
                self.begin_line("", indent);
                self.text.push(']');
            }
            Value::Object(members) => {
                for (index, (name, member)) in members.iter().enumerate() {
                    self.begin_line(if index == 0 { "{" } else { "," }, indent + 2);
                    self.text.push_str(&escaped(&name.as_str().into()));
                    self.text.push_str(": ");
                    if secrets && name == secret::NAME {
                        self.secret(member);
                    } else {
                        self.write(member, indent + 2, secrets && name != secret::FILTERS);
                    }
                }
                self.begin_line("", indent);
                self.text.push('}');
            }
            _ => self.text.push_str(&line),
        }
    }

    fn secret(&mut self, value: &'a Value) {
        let known = self.secrets.iter().position(|secret| *secret == value);
        let number = known.unwrap_or_else(|| {
            self.secrets.push(value);
            self.secrets.len() - 1
        });
        let before = std::mem::take(&mut self.text);
        self.pieces.push(Piece::Json(before));
        self.pieces.push(Piece::Secret(number));
    }

    fn begin_line(&mut self, before: &str, indent: usize) {
        self.text.push_str(before);
        self.text.push('\n');
        self.text.extend(std::iter::repeat_n(' ', indent));
    }
}

fn on_one_line(value: &Value) -> String {
    match value {
        Value::Array(items) => {
            let items: Vec<_> = items.iter().map(on_one_line).collect();
            ["[", &items.join(", "), "]"].concat()
        }
        Value::Object(members) => {
            let member = |(name, member): (&String, &Value)| {
                [&escaped(&name.as_str().into()), ": ", &on_one_line(member)].concat()
            };
            let members: Vec<_> = members.iter().map(member).collect();
            ["{", &members.join(", "), "}"].concat()
        }
        _ => escaped(value),
    }
}

/// A value as JSON without anything that can't be seen, or that turns the direction of a line round:
/// compilers refuse it, and nobody should have to copy it unseen.
pub fn escaped(value: &Value) -> String {
    escaped_by(value, |letter, out| {
        for unit in letter.encode_utf16(&mut [0; 2]) {
            out.push_str("\\u");
            push_digits(u32::from(*unit), 4, out);
        }
    })
}

/// The same for a language that writes a character beyond the first 65,536 as one, and not as two halves.
pub fn escaped_whole(value: &Value) -> String {
    escaped_by(value, |letter, out| {
        let (escape, digits) = if letter > '\u{ffff}' {
            ("\\U", 8)
        } else {
            ("\\u", 4)
        };
        out.push_str(escape);
        push_digits(u32::from(letter), digits, out);
    })
}

fn escaped_by(value: &Value, escape: impl Fn(char, &mut String)) -> String {
    let json = value.to_string();
    if !json.contains(is_unseen) {
        return json;
    }
    let mut out = String::with_capacity(json.len());
    for letter in json.chars() {
        if is_unseen(letter) {
            escape(letter, &mut out);
        } else {
            out.push(letter);
        }
    }
    out
}

fn push_digits(number: u32, digits: u32, out: &mut String) {
    let digit = |place: u32| char::from_digit(number >> (4 * place) & 15, 16);
    out.extend((0..digits).rev().filter_map(digit));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_cannot_be_seen_is_escaped_and_says_the_same() {
        for (text, expected) in [
            ("a\u{202e}b", "\"a\\u202eb\""),
            ("a\u{e0041}b", "\"a\\udb40\\udc41b\""),
            ("❤\u{fe0f}", "\"❤\\ufe0f\""),
            ("a\u{a0}b\u{e0100}", "\"a\\u00a0b\\udb40\\udd00\""),
            ("é😀", "\"é😀\""),
        ] {
            let escaped = escaped(&text.into());
            assert_eq!(escaped, expected);
            let whole = escaped_whole(&text.into());
            let differs = text.contains(|letter| letter > '\u{ffff}' && is_unseen(letter));
            assert_eq!(whole != escaped, differs, "{whole}");
            let said: String = serde_json::from_str(&escaped).unwrap();
            assert_eq!(said, text);
        }
        assert_eq!(escaped_whole(&"a\u{e0041}".into()), "\"a\\U000e0041\"");
    }
}
