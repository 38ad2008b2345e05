//! What the log of API calls says.

use super::common::counted;
use crate::format;

/// The name of the log, and what its button opens.
pub const TITLE: &str = "API log";
/// Which calls are shown.
pub const SHOW: &str = "Calls shown";
/// Every call.
pub const ALL: &str = "All";
/// Only those that didn’t end well.
pub const FAILED: &str = "Failed";
/// Only those that would change something.
pub const WRITES: &str = "Changes";
/// Takes every call off the list.
pub const CLEAR: &str = "Clear";
/// What is kept, and how.
pub const ABOUT: &str = "The last 200 calls since this page was loaded, newest first. Access token and secret keys are left out.";
/// There are no calls at all.
pub const NONE: &str = "No calls yet.";
/// There are calls, but not of the kind that is shown.
pub const NONE_LIKE_THIS: &str = "No call of this kind.";
/// There was no status, because there was no answer.
pub const NO_ANSWER: &str = "No answer";
/// What was sent.
pub const REQUEST: &str = "Request";
/// What came back.
pub const RESPONSE: &str = "Response";
/// The body was empty.
pub const EMPTY: &str = "(empty)";
/// The request as a command for a shell.
pub const CURL: &str = "As curl";
/// What the variables of the command are.
pub const CURL_HINT: &str = "Set LIVECHAT_TOKEN to your access token, and WEBHOOK_SECRET where it occurs, before you run it.";
/// Why the command can’t be run.
pub const CURL_IN_DEMO: &str =
    "The demo workspace is in this browser only, so this command calls LiveChat’s own address.";
/// Why there is no command.
pub const CURL_CUT: &str =
    "The request is too long to be kept whole, so there is no command for it.";
/// How many calls are shown.
#[must_use]
pub fn shown(count: usize) -> String {
    counted(count, "call", "calls")
}

/// Which repetition of a call it is; nothing for the first sending.
#[must_use]
pub fn retry(attempt: u32) -> Option<String> {
    let retry = attempt.checked_sub(1).filter(|retry| *retry > 0)?;
    Some(format!("Retry {retry}"))
}

/// How long a call took.
#[must_use]
pub fn took(milliseconds: u64) -> String {
    format!("{} ms", format::number(milliseconds))
}

/// How large an answer was.
#[must_use]
pub fn size(bytes: usize) -> String {
    let bytes = bytes as u64;
    if bytes < 10_000 {
        format!("{} B", format::number(bytes))
    } else {
        format!("{} kB", format::number(bytes.div_ceil(1_000)))
    }
}

/// The end of a body was left out.
#[must_use]
pub fn cut(size: usize) -> String {
    let bytes = format::number(size as u64);
    format!("… the rest of these {bytes} bytes isn’t kept")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_first_sending_is_no_retry() {
        assert_eq!(retry(1), None);
        assert_eq!(retry(3).as_deref(), Some("Retry 2"));
    }

    #[test]
    fn sizes_are_short() {
        assert_eq!(size(9_999), "9,999 B");
        assert_eq!(size(10_001), "11 kB");
    }
}
