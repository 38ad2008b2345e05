//! A filter in English: the sentence about it, its parts, and what the menus of a row offer.

use crate::format;

/// A filter without a condition.
pub const EVERYTHING: &str = "Sent every time: nothing is filtered.";

/// A filter’s sentence around its conditions.
#[must_use]
pub fn sent_when(conditions: &str) -> String {
    format!("Sent when {conditions}.")
}

/// Conditions in the middle of being entered.
#[must_use]
pub fn unfinished(count: usize) -> String {
    match count {
        1 => "a condition holds that isn’t finished yet".to_owned(),
        count => format!(
            "{} conditions hold that aren’t finished yet",
            format::number(count as u64)
        ),
    }
}

/// Stands between the conditions of a filter.
pub const AND_ALSO: &str = ", and ";

/// A condition on who wrote the event.
#[must_use]
pub fn author(who: &str) -> String {
    format!("the author is {who}")
}

/// A condition on whose chats count.
pub const MY_CHATS: &str = "the chat comes from this application";
/// The same where all chats count.
pub const ANY_CHATS: &str = "the chat comes from any application";

/// A condition that isn’t understood.
#[must_use]
pub fn kept(path: &str) -> String {
    format!("whatever {path} asks for holds (kept as it is)")
}

/// An author.
pub const CUSTOMER: &str = "a customer";
/// An author.
pub const AGENT: &str = "an agent or a bot agent";

/// A condition on a property, here and below.
#[must_use]
pub fn exists(name: &str) -> String {
    format!("{name} exists")
}

/// The property must not be there.
#[must_use]
pub fn is_missing(name: &str) -> String {
    format!("{name} doesn’t exist")
}

/// No value is named, so none matches.
#[must_use]
pub fn is_one_of_nothing(name: &str) -> String {
    format!("{name} is one of no values")
}

/// No value is excluded.
#[must_use]
pub fn is_anything(name: &str) -> String {
    format!("{name} is anything at all")
}

/// The property has one of the values, “a, b or c”.
#[must_use]
pub fn is(name: &str, values: &str) -> String {
    format!("{name} is {values}")
}

/// The property doesn’t have the one value.
#[must_use]
pub fn is_not(name: &str, value: &str) -> String {
    format!("{name} is not {value}")
}

/// The property has neither of two values, “a nor b”.
#[must_use]
pub fn is_neither(name: &str, values: &str) -> String {
    format!("{name} is neither {values}")
}

/// The property has none of many values, “a, b or c”.
#[must_use]
pub fn is_none_of(name: &str, values: &str) -> String {
    format!("{name} is none of {values}")
}

/// A condition on who is in the chat that names no agent.
pub const ONE_OF_NO_AGENTS: &str = "at least one of no agents is in the chat";
/// The same where no agent is shut out or required.
pub const ANYONE: &str = "anyone is in the chat";

/// The one agent is in the chat.
#[must_use]
pub fn is_in_chat(agent: &str) -> String {
    format!("{agent} is in the chat")
}

/// One of the agents, “a, b or c”, is in the chat.
#[must_use]
pub fn one_is_in_chat(agents: &str) -> String {
    format!("at least one of {agents} is in the chat")
}

/// The one agent isn’t in the chat.
#[must_use]
pub fn is_not_in_chat(agent: &str) -> String {
    format!("{agent} is not in the chat")
}

/// None of the agents, “a, b or c”, is in the chat.
#[must_use]
pub fn none_in_chat(agents: &str) -> String {
    format!("none of {agents} is in the chat")
}

/// All of the agents, “a, b and c”, are in the chat.
#[must_use]
pub fn are_in_chat(agents: &str) -> String {
    format!("{agents} are in the chat")
}

/// What a condition can be about.
pub const CHAT_PROPERTY: &str = "Chat property";
/// What a condition can be about.
pub const THREAD_PROPERTY: &str = "Thread property";
/// What a condition can be about.
pub const EVENT_PROPERTY: &str = "Event property";
/// What a condition can be about.
pub const CHAT_MEMBERS: &str = "Chat members";
/// What a condition can be about.
pub const AUTHOR: &str = "Author";
/// What a condition can be about.
pub const ONLY_MY_CHATS: &str = "Only my chats";
/// How a property is compared.
pub const IS_ONE_OF: &str = "is one of";
/// How a property is compared.
pub const IS_NONE_OF: &str = "is none of";
/// How a property is compared.
pub const EXISTS: &str = "exists";
/// How a property is compared.
pub const IS_MISSING: &str = "doesn’t exist";
/// Which agents have to be in the chat.
pub const AT_LEAST_ONE_OF: &str = "at least one of";
/// Which agents have to be in the chat.
pub const NONE_OF: &str = "none of";
/// Which agents have to be in the chat.
pub const ALL_OF: &str = "all of";
/// Whose property it is.
pub const THE_CHAT: &str = "the chat";
/// Whose property it is.
pub const THE_THREAD: &str = "the thread";
/// Whose property it is.
pub const THE_EVENT: &str = "the event";

/// A property with its owner.
#[must_use]
pub fn property(owner: &str, name: &str) -> String {
    format!("{owner}’s {name}")
}

/// Stands before the last of a list.
pub const AND: &str = "and";
/// Stands before the last of a list.
pub const OR: &str = "or";
/// Stands before the last of a list.
pub const NOR: &str = "nor";

/// The rest of a long list.
#[must_use]
pub fn more(count: usize) -> String {
    let count = format::number(count as u64);
    format!("{count} more")
}

/// An empty list.
pub const NOTHING: &str = "nothing";
/// A type of value, or a value that is too long to show.
pub const A_LIST: &str = "a list";
/// A type of value, or a value that is too long to show.
pub const AN_OBJECT: &str = "an object";
/// A type of value.
pub const A_TEXT: &str = "a text";
/// A type of value.
pub const A_NUMBER: &str = "a number";
/// A type of value.
pub const TRUE_OR_FALSE: &str = "true or false";
/// What a row is about.
pub const WHO_IS_IN_CHAT: &str = "who is in the chat";
/// What a row is about.
pub const THE_AUTHOR: &str = "the author";
/// What a row is about.
pub const WHOSE_CHATS: &str = "whose chats count";
