//! The filters of an action as rows and as JSON.

use super::common::counted;
use crate::format;

/// The heading.
pub const FILTERS: &str = "Filters";
/// What the switch is for.
pub const SHOW_AS: &str = "Show the filters as";
/// The rows.
pub const VISUAL: &str = "Visual";
/// The text.
pub const JSON: &str = "JSON";
/// A button.
pub const UNDO: &str = "Undo in the filters";
/// A button.
pub const REDO: &str = "Redo in the filters";
/// A field.
pub const AS_JSON: &str = "Filters as JSON";
/// Below that field.
pub const JSON_HINT: &str = "A JSON object. The webhook is sent only when all of it holds; leave it empty to send it always.";
/// A field.
pub const VALUES: &str = "Values";
/// A field.
pub const NAMESPACE: &str = "Namespace";
/// A field.
pub const PROPERTY_NAME: &str = "Property name";
/// What to enter there.
pub const NAME: &str = "Name";
/// A field.
pub const OPERATOR: &str = "Operator";
/// A field.
pub const AGENTS_IDS: &str = "Agents’ ids";
/// In a row’s menu.
pub const DUPLICATE: &str = "Duplicate";
/// In a row’s menu.
pub const MOVE_UP: &str = "Move up";
/// In a row’s menu.
pub const MOVE_DOWN: &str = "Move down";
/// A field: what a row is about.
pub const WHAT: &str = "What";
/// A field: how many of the agents.
pub const HOW_MANY: &str = "How many";
/// A field: who wrote the event.
pub const WHO: &str = "Who";
/// A field: whether only own chats count.
pub const WHETHER: &str = "Whether";

/// A row, for those who don’t see it.
#[must_use]
pub fn condition(number: usize) -> String {
    let number = format::number(number as u64);
    format!("Condition {number}")
}

/// The button of a row’s menu.
#[must_use]
pub fn more_for(number: usize) -> String {
    let number = format::number(number as u64);
    format!("More for condition {number}")
}

/// A button.
#[must_use]
pub fn remove(number: usize) -> String {
    let number = format::number(number as u64);
    format!("Remove condition {number}")
}

/// What a row can be about, where the action doesn’t document it.
#[must_use]
pub fn not_documented(subject: &str) -> String {
    format!("{subject} (not documented here)")
}

/// Who wrote the event.
pub const IS_CUSTOMER: &str = "is a customer";
/// Who wrote the event.
pub const IS_AGENT: &str = "is an agent or a bot agent";
/// Whether only own chats count.
pub const OWN_CHATS: &str = "yes: the chat comes from this application";
/// Whether only own chats count.
pub const ALL_CHATS: &str = "no: any chat";
/// No rows.
pub const NO_CONDITIONS: &str = "No conditions yet.";
/// A button.
pub const ADD_CONDITION: &str = "Add condition";
/// The title of a notice; why follows.
pub const NO_ROWS: &str = "The JSON can’t be shown as rows yet";
/// What was kept.
pub const TEXT_KEPT: &str = "Your text is kept as it is.";
/// A button.
pub const EDIT_JSON: &str = "Edit the JSON";
/// A button.
pub const DROP_TEXT: &str = "Discard this text and show the last rows";
/// A type of values.
pub const A_TEXT: &str = "a text";
/// A type of values.
pub const A_NUMBER: &str = "a whole number";
/// A type of values.
pub const YES_OR_NO: &str = "yes or no";

/// What the license says about a property’s values; the last two follow the type.
#[must_use]
pub fn license_says(kind: &str, list: &str, range: &str) -> String {
    format!("This license says: {kind}{list}{range}.")
}

/// The values that the license lists.
#[must_use]
pub fn listed(count: usize) -> String {
    format!(
        ", one of {} that the list offers",
        format::number(count as u64)
    )
}

/// The numbers that the license allows.
#[must_use]
pub fn in_range(range: &str) -> String {
    format!(", {range}")
}

/// Text that is still in the entry.
pub const NOT_TAKEN: &str = "This isn’t added as a value yet.";
/// What to enter.
pub const VALUE: &str = "Value";
/// What to enter.
pub const AGENT_ID: &str = "Agent’s id";

/// Why an entry isn’t taken, as a sentence.
#[must_use]
pub fn stays_typed(problem: &str) -> String {
    format!("{problem}.")
}

/// An entry of nothing but commas.
pub const NO_VALUE_IN_IT: &str =
    "There is no value between the commas. A value with a comma in it stands in quotes.";
/// Follows the report on several values that were typed as one text.
pub const IN_QUOTES: &str = " A value with a comma in it stands in quotes.";

/// A text that is far too long to be pasted.
#[must_use]
pub fn too_much(kilobytes: usize, limit: usize) -> String {
    let size = format::number(kilobytes as u64);
    let limit = counted(limit, "value", "values");
    format!(
        "That is too much to read as values: {size} kB of text. Nothing was pasted; a list takes at most {limit}."
    )
}

/// The type of a value, after it.
pub const TYPE_TEXT: &str = "text";
/// The type of a value, after it.
pub const TYPE_NUMBER: &str = "number";
/// The type of a value, after it.
pub const TYPE_BOOL: &str = "yes or no";

/// A value with its type, for those who don’t see it.
#[must_use]
pub fn value_of_type(value: &str, kind: &str) -> String {
    format!("{value}, {kind}")
}

/// A type to choose.
pub const CHOOSE_TEXT: &str = "Text";
/// A type to choose.
pub const CHOOSE_NUMBER: &str = "Number";
/// A type to choose.
pub const CHOOSE_BOOL: &str = "Yes/no";
/// A field.
pub const TYPE: &str = "Type of the value";
