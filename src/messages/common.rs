//! What is said in many places.

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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_one_is_singular() {
        assert_eq!(counted(0, "value", "values"), "0 values");
        assert_eq!(counted(1, "value", "values"), "1 value");
        assert_eq!(counted(1_000, "value", "values"), "1,000 values");
    }
}
