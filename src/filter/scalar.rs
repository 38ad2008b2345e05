//! The values a property filter compares with: a text, a whole number, yes or no.

use serde_json::{Number, Value};
use thiserror::Error;

use super::naming;
use crate::messages::filter_doubts as words;

/// One value. `"1"` is not `1`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Scalar {
    /// A text.
    Text(String),
    /// A whole number of any length.
    Int(Int),
    /// Yes or no.
    Bool(bool),
}

/// The type of a [`Scalar`].
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ScalarType {
    /// A text.
    Text,
    /// A whole number.
    Int,
    /// Yes or no.
    Bool,
}

/// A whole number, with its digits as they were written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Int(Number);

/// Why a text can't become a value of the type asked for.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum ScalarError {
    /// It isn't written in digits.
    #[error("{}", words::not_a_number(.0))]
    NotAnInt(String),
    /// It is neither of the two.
    #[error("{}", words::not_a_bool(.0))]
    NotABool(String),
    /// JSON that is none of the three, as it is shown.
    #[error("{}", words::not_a_value(.0))]
    NotAValue(String),
}

impl ScalarError {
    /// What it is about, as it is shown.
    pub(super) fn shown(&self) -> String {
        match self {
            Self::NotAnInt(text) | Self::NotABool(text) => naming::text(text),
            Self::NotAValue(shown) => shown.clone(),
        }
    }
}

impl Int {
    /// Reads a whole number as JSON writes it; `None` for a fraction or an exponent.
    #[must_use]
    pub fn from_number(number: &Number) -> Option<Self> {
        let whole = !number.as_str().contains(['.', 'e', 'E']);
        whole.then(|| Self(number.clone()))
    }

    /// Reads a whole number as a person types it: spaces around it, a plus and leading zeros are dropped.
    #[must_use]
    pub fn from_typed(text: &str) -> Option<Self> {
        let text = text.trim();
        let (sign, digits) = match text.strip_prefix(['-', '\u{2212}']) {
            Some(digits) => ("-", digits),
            None => ("", text.strip_prefix('+').unwrap_or(text)),
        };
        if digits.is_empty() || !digits.bytes().all(|byte| byte.is_ascii_digit()) {
            return None;
        }
        let digits = match digits.trim_start_matches('0') {
            "" => "0",
            digits => digits,
        };
        let sign = if digits == "0" { "" } else { sign };
        format!("{sign}{digits}").parse().ok().map(Self)
    }

    /// The digits.
    #[must_use]
    pub fn as_str(&self) -> &str {
        self.0.as_str()
    }

    /// Whether it fits the 32 bits that the API documents.
    #[must_use]
    pub fn fits_32_bits(&self) -> bool {
        self.0
            .as_i64()
            .is_some_and(|number| i32::try_from(number).is_ok())
    }
}

impl Scalar {
    /// Reads a JSON value; `None` for anything that isn't a text, a whole number, true or false.
    #[must_use]
    pub fn from_json(value: &Value) -> Option<Self> {
        match value {
            Value::String(text) => Some(Self::Text(text.clone())),
            Value::Bool(yes) => Some(Self::Bool(*yes)),
            Value::Number(number) => Int::from_number(number).map(Self::Int),
            _ => None,
        }
    }

    /// The value as JSON.
    #[must_use]
    pub fn to_json(&self) -> Value {
        match self {
            Self::Text(text) => Value::String(text.clone()),
            Self::Int(int) => Value::Number(int.0.clone()),
            Self::Bool(yes) => Value::Bool(*yes),
        }
    }

    /// Reads what a person typed as a value of the type asked for.
    ///
    /// # Errors
    ///
    /// When the text isn't a value of that type.
    pub fn from_typed(text: &str, kind: ScalarType) -> Result<Self, ScalarError> {
        match kind {
            ScalarType::Text => Ok(Self::Text(text.to_owned())),
            ScalarType::Int => Int::from_typed(text)
                .map(Self::Int)
                .ok_or_else(|| ScalarError::NotAnInt(text.to_owned())),
            ScalarType::Bool => match text.trim().to_lowercase().as_str() {
                "true" | "yes" | "1" => Ok(Self::Bool(true)),
                "false" | "no" | "0" => Ok(Self::Bool(false)),
                _ => Err(ScalarError::NotABool(text.to_owned())),
            },
        }
    }

    /// The same value as another type.
    ///
    /// # Errors
    ///
    /// When it can't be said in that type; a text of letters is no number.
    pub fn to_type(&self, kind: ScalarType) -> Result<Self, ScalarError> {
        match (self, kind) {
            (Self::Bool(yes), ScalarType::Int) => {
                Self::from_typed(if *yes { "1" } else { "0" }, kind)
            }
            _ if self.kind() == kind => Ok(self.clone()),
            _ => Self::from_typed(&self.as_text(), kind),
        }
    }

    /// Its type.
    #[must_use]
    pub fn kind(&self) -> ScalarType {
        match self {
            Self::Text(_) => ScalarType::Text,
            Self::Int(_) => ScalarType::Int,
            Self::Bool(_) => ScalarType::Bool,
        }
    }

    /// What stands for it in a list: a text in quotes where it could be taken for something else, so
    /// that `“1”` is not `1`.
    #[must_use]
    pub fn label(&self) -> String {
        naming::scalar(self)
    }

    /// What a field shows to edit it: the characters, without quotes.
    #[must_use]
    pub fn as_text(&self) -> String {
        match self {
            Self::Text(text) => text.clone(),
            Self::Int(int) => int.as_str().to_owned(),
            Self::Bool(yes) => yes.to_string(),
        }
    }

    /// Whether a property that holds `value` has this value. Types must agree; numbers are compared
    /// by what they amount to, so `1` is `1.0`.
    #[must_use]
    pub fn equals(&self, value: &Value) -> bool {
        match (self, value) {
            (Self::Text(text), Value::String(other)) => text == other,
            (Self::Bool(yes), Value::Bool(other)) => yes == other,
            (Self::Int(int), Value::Number(other)) => same_number(int.as_str(), other.as_str()),
            _ => false,
        }
    }
}

/// Whether two numbers, as JSON writes them, amount to the same, to the last digit.
fn same_number(left: &str, right: &str) -> bool {
    left == right
        || matches!((Decimal::read(left), Decimal::read(right)), (Some(l), Some(r)) if l == r)
}

/// A number in one form only: no zero at either end of its digits, zero without a sign.
#[derive(PartialEq)]
struct Decimal {
    negative: bool,
    digits: String,
    exponent: i64,
}

impl Decimal {
    /// `None` when the exponent is beyond all use.
    fn read(text: &str) -> Option<Self> {
        let (mantissa, exponent) = match text.split_once(['e', 'E']) {
            Some((mantissa, exponent)) => (mantissa, exponent.parse::<i64>().ok()?),
            None => (text, 0),
        };
        let (negative, mantissa) = match mantissa.strip_prefix('-') {
            Some(rest) => (true, rest),
            None => (false, mantissa),
        };
        let (whole, fraction) = mantissa.split_once('.').unwrap_or((mantissa, ""));
        let all = format!("{whole}{fraction}");
        let digits = all.trim_end_matches('0');
        let dropped = all.len() - digits.len();
        let digits = digits.trim_start_matches('0');
        if digits.is_empty() {
            return Some(Self {
                negative: false,
                digits: String::new(),
                exponent: 0,
            });
        }
        let exponent = exponent
            .checked_sub(i64::try_from(fraction.len()).ok()?)?
            .checked_add(i64::try_from(dropped).ok()?)?;
        Some(Self {
            negative,
            digits: digits.to_owned(),
            exponent,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_the_same_by_what_they_amount_to() {
        for (left, right) in [
            ("1", "1.0"),
            ("1", "1e0"),
            ("100", "1E+2"),
            ("-0", "0.00"),
            ("120", "0.12e3"),
            ("0", "0e99999999999999999999"),
            (
                "123456789012345678901234567890",
                "12345678901234567890123456789e1",
            ),
        ] {
            // The last but one has an exponent beyond all use, and says so by being different.
            let expected = !right.contains("e99999");
            assert_eq!(same_number(left, right), expected, "{left} {right}");
            assert_eq!(same_number(right, left), expected, "{right} {left}");
        }
        for (left, right) in [
            ("1", "-1"),
            ("1", "10"),
            ("1", "1.0000000000000000001"),
            ("9007199254740993", "9007199254740992"),
            (
                "123456789012345678901234567890",
                "123456789012345678901234567891",
            ),
        ] {
            assert!(!same_number(left, right), "{left} {right}");
        }
    }

    #[test]
    fn what_a_person_types_becomes_a_value_or_says_why_not() {
        use ScalarType::{Bool, Int, Text};
        let read = |text, kind| match Scalar::from_typed(text, kind) {
            Ok(scalar) => scalar.to_json().to_string(),
            Err(error) => error.to_string(),
        };
        assert_eq!(read(" 1 ", Text), "\" 1 \"");
        assert_eq!(read(" +007 ", Int), "7");
        assert_eq!(read("-0", Int), "0");
        assert_eq!(read("\u{2212}12", Int), "-12");
        assert_eq!(
            read("99999999999999999999999", Int),
            "99999999999999999999999"
        );
        assert_eq!(read("1.5", Int), "“1.5” is not a whole number");
        assert_eq!(read("-", Int), "“-” is not a whole number");
        assert_eq!(read("Yes", Bool), "true");
        assert_eq!(read("maybe", Bool), "“maybe” is neither true nor false");
    }
}
