//! Trying a filter before a real customer does.

use super::common::counted;
use crate::format;

/// The heading.
pub const TITLE: &str = "Test bench";
/// The verdict while the payload can’t be read.
pub const NO_VERDICT: &str = "No verdict";

/// How many samples come out as expected.
#[must_use]
pub fn as_expected_of(good: usize, all: usize) -> String {
    let good = format::number(good as u64);
    format!(
        "{good} of {} as expected",
        counted(all, "sample", "samples")
    )
}

/// A verdict.
pub const SENT: &str = "Sent";
/// A verdict.
pub const NOT_SENT: &str = "Not sent";
/// A verdict.
pub const CANNOT_TELL: &str = "Can’t tell";
/// What the verdict means.
pub const SENT_MEANS: &str = "The webhook is sent.";
/// What the verdict means.
pub const NOT_SENT_MEANS: &str = "The webhook is not sent: at least one condition doesn’t hold.";
/// What the verdict means.
pub const CANNOT_TELL_MEANS: &str = "It can’t be told: something that decides isn’t known.";
/// What the verdict means.
pub const NO_VERDICT_MEANS: &str = "No verdict while the payload can’t be read.";
/// A heading.
pub const VERDICT: &str = "Verdict";
/// About one condition.
pub const HOLDS: &str = "Holds";
/// About one condition.
pub const HOLDS_NOT: &str = "Doesn’t hold";
/// What the button of a change does.
pub const FLIP: &str = "The smallest change that turns this condition around";

/// What one condition asks for.
#[must_use]
pub fn expected(value: &str) -> String {
    format!("expected: {value}")
}

/// What was found.
#[must_use]
pub fn found(value: &str) -> String {
    format!("found: {value}")
}

/// A heading.
pub const SAMPLES: &str = "Samples of this session";
/// Under it.
pub const SAMPLES_MEAN: &str =
    "Tried again at each change of the filters. They are forgotten when this tab closes.";
/// A button.
pub const KEEP_MATCH: &str = "Keep: must match";
/// A button.
pub const KEEP_NO_MATCH: &str = "Keep: must not match";
/// What a sample is kept for.
pub const MUST_MATCH: &str = "must match";
/// What a sample is kept for.
pub const MUST_NOT_MATCH: &str = "must not match";

/// About one sample.
#[must_use]
pub fn as_expected(verdict: &str) -> String {
    format!("{verdict}, as expected")
}

/// About one sample.
#[must_use]
pub fn not_as_expected(verdict: &str) -> String {
    format!("{verdict}, which is not expected")
}

/// One sample.
#[must_use]
pub fn sample(number: &str) -> String {
    format!("Sample {number}")
}

/// A button.
#[must_use]
pub fn try_sample(number: &str) -> String {
    format!("Try sample {number}")
}

/// A button.
#[must_use]
pub fn forget_sample(number: &str) -> String {
    format!("Forget sample {number}")
}

/// A group of fields.
pub const STATED: &str = "What a payload doesn’t tell";
/// A field.
pub const PAYLOAD: &str = "Payload to try";
/// Below it.
pub const PAYLOAD_HINT: &str = "A whole webhook. At first the sample of this action; change it, or paste one that your service received.";
/// After pasting one.
pub const BLANKED: &str = "A secret in it was blanked, and is kept nowhere.";
/// A button.
pub const BACK: &str = "Back to the sample";
/// A field.
pub const MEMBERS: &str = "Who is in the chat";
/// Below it.
pub const MEMBERS_HINT: &str =
    "The ids of everyone, separated by commas. Leave it empty if you don’t know.";
/// A choice.
pub const NOT_KNOWN: &str = "Not known";
/// A choice.
pub const CUSTOMER: &str = "A customer";
/// A choice.
pub const AGENT: &str = "An agent or a bot agent";
/// A field.
pub const AUTHOR: &str = "Author of the event";
/// A field.
pub const CLIENT_ID: &str = "This application’s client id";
/// Below it.
pub const CLIENT_ID_HINT: &str = "Of the application that the bot agent belongs to.";
/// Folded away.
pub const PROPERTIES: &str = "Properties that the payload doesn’t carry";
/// A field.
pub const OF_CHAT: &str = "Properties of the chat";
/// A field.
pub const OF_THREAD: &str = "Properties of the thread";
/// A field.
pub const OF_EVENT: &str = "Properties of the event";
/// Below it.
pub const PROPERTIES_HINT: &str = "JSON, as in {\"source\": {\"type\": \"facebook\"}}.";
