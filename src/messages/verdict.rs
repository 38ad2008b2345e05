//! What the test bench says about each condition: what was found, why that decides, what would change it.

use super::common::isolated;

/// A condition in the middle of being entered.
pub const UNFINISHED: &str = "This condition isn’t finished yet.";
/// What is expected where that can’t be read.
pub const NOT_UNDERSTOOD: &str = "not understood";

/// A condition that isn’t understood.
#[must_use]
pub fn kept(reason: &str) -> String {
    format!("This part is kept as it is: {reason}.")
}

/// What was found where nothing tells.
pub const NOT_KNOWN: &str = "not known";
/// What is expected of a property that has to exist.
pub const SET: &str = "set";
/// What is expected of a property that must not exist, or what was found.
pub const NOT_SET: &str = "not set";
/// What is expected where no value is excluded.
pub const ANYTHING: &str = "anything";

/// What is expected where values are excluded.
#[must_use]
pub fn not(values: &str) -> String {
    format!("not {values}")
}

/// A list or an object where a value should be.
#[must_use]
pub fn not_comparable(name: &str, value: &str) -> String {
    format!("{name} is {value}, which no value can be compared with.")
}

/// The property isn’t there, and has to be.
#[must_use]
pub fn is_unset(name: &str) -> String {
    format!("{name} isn’t set.")
}

/// The property isn’t there, as it should.
#[must_use]
pub fn is_unset_as_asked(name: &str) -> String {
    format!("{name} isn’t set, as asked for.")
}

/// The property isn’t there; followed by what it has to be.
#[must_use]
pub fn is_unset_but(name: &str, wanted: &str) -> String {
    format!("{name} isn’t set; {wanted}.")
}

/// The property isn’t there, and needn’t be.
#[must_use]
pub fn is_unset_so_not_excluded(name: &str) -> String {
    format!("{name} isn’t set, so it is none of those excluded.")
}

/// The property is there, as it should.
#[must_use]
pub fn is_set(name: &str, value: &str) -> String {
    format!("{name} is set, to {value}.")
}

/// The property is there, and must not be.
#[must_use]
pub fn is_set_but(name: &str, value: &str) -> String {
    format!("{name} is set, to {value}; it has to be unset.")
}

/// The property has one of the values.
#[must_use]
pub fn is_as_asked(name: &str, value: &str) -> String {
    format!("{name} is {value}, as asked for.")
}

/// The property reads like a value and is of another type.
#[must_use]
pub fn is_of_other_type(
    name: &str,
    value: &str,
    its_type: &str,
    wanted: &str,
    wanted_type: &str,
) -> String {
    format!(
        "{name} is {value}, which is {its_type}; {wanted} is asked for, which is {wanted_type}."
    )
}

/// The property has another value; followed by what it has to be.
#[must_use]
pub fn is_another(name: &str, value: &str, wanted: &str) -> String {
    format!("{name} is {value}; {wanted}.")
}

/// The property has a value that is allowed.
#[must_use]
pub fn is_not_excluded(name: &str, value: &str) -> String {
    format!("{name} is {value}, none of those excluded.")
}

/// The property has a value that isn’t allowed.
#[must_use]
pub fn is_excluded(name: &str, value: &str) -> String {
    format!("{name} is {value}, which is excluded.")
}

/// What the property has to be, at the end of a sentence.
pub const NO_VALUE: &str = "no value is named that it could be";

/// There is nothing to compare with.
pub const NO_VALUE_NAMED: &str = "No value is named.";

/// The service compares words of the property, nobody knows how.
#[must_use]
pub fn split_into_words(name: &str) -> String {
    format!("{name} is split into words by LiveChat, and how those are compared isn’t documented.")
}

/// The same with the values, “a, b or c”.
#[must_use]
pub fn has_to_be(values: &str) -> String {
    format!("it has to be {values}")
}

/// Who was found in the chat.
pub const NO_ONE: &str = "no one";
/// Nobody has to be in the chat or out of it.
pub const NO_AGENT_NAMED: &str = "No agent is named.";

/// Who is expected in the chat, such as “at least one of a or b”.
#[must_use]
pub fn members(mode: &str, agents: &str) -> String {
    format!("{mode} {agents}")
}

/// The one agent isn’t there.
#[must_use]
pub fn not_in_chat(agent: &str) -> String {
    format!("{agent} is not in the chat.")
}

/// None of the agents, “a, b or c”, is there.
#[must_use]
pub fn none_in_chat(agents: &str) -> String {
    format!("None of {agents} is in the chat.")
}

/// Agents who must not be in the chat and are.
#[must_use]
pub fn shut_out(agents: &str, count: usize) -> String {
    let be = be(count);
    format!("{agents} {be} in the chat and excluded.")
}

/// Agents who have to be in the chat and aren’t.
#[must_use]
pub fn away(agents: &str, count: usize) -> String {
    let be = be(count);
    format!("{agents} {be} not in the chat.")
}

/// Agents who are in the chat, as they should.
#[must_use]
pub fn present(agents: &str, count: usize) -> String {
    let be = be(count);
    format!("{agents} {be} in the chat.")
}

fn be(count: usize) -> &'static str {
    if count == 1 { "is" } else { "are" }
}

/// The right author.
#[must_use]
pub fn author_as_asked(author: &str) -> String {
    format!("The author is {author}, as asked for.")
}

/// Another author.
#[must_use]
pub fn author_is_another(author: &str, wanted: &str) -> String {
    format!("The author is {author}; it has to be {wanted}.")
}

/// What is expected where all chats count.
pub const ANY_APPLICATION: &str = "any application";
/// Why that holds.
pub const ANY_APPLICATION_COUNTS: &str = "Chats of any application count.";
/// What is expected where only its own chats count.
pub const THIS_APPLICATION: &str = "this application";
/// The chat belongs to no application.
pub const NO_CLIENT_ID: &str =
    "The chat’s source.client_id isn’t set; it has to be this application.";

/// The chat belongs to an application, and ours isn’t known.
#[must_use]
pub fn some_client_id(id: &str) -> String {
    format!(
        "The chat’s source.client_id is {id}; enter this application’s client id to find out whether that is it."
    )
}

/// The chat is ours.
#[must_use]
pub fn own_client_id(id: &str) -> String {
    format!("The chat’s source.client_id is {id}, this application.")
}

/// The chat is another application’s.
#[must_use]
pub fn other_client_id(id: &str, own: &str) -> String {
    format!("The chat’s source.client_id is {id}, not this application, {own}.")
}

/// A change that turns the verdict around, here and below.
#[must_use]
pub fn remove_agents(agents: &str) -> String {
    format!("Remove {agents} from the agents.")
}

/// Another choice of a menu.
#[must_use]
pub fn change(from: &str, to: &str) -> String {
    format!("Change “{from}” to “{to}”.")
}

/// The other author.
#[must_use]
pub fn change_author(author: &str) -> String {
    format!("Change the author to {author}.")
}

/// All chats instead of our own.
pub const LET_ANY_COUNT: &str = "Let chats of any application count.";
/// Our own chats instead of all.
pub const LET_OWN_COUNT: &str = "Let only chats of this application count.";

/// One value less.
#[must_use]
pub fn remove_value(value: &str) -> String {
    format!("Remove {value} from the values.")
}

/// One value more.
#[must_use]
pub fn add_value(value: &str) -> String {
    format!("Add {value} to the values.")
}

/// What keeps us from telling, here and below.
#[must_use]
pub fn odd_property(name: &str) -> String {
    format!("Where {name} should be there is something that isn’t a property.")
}

/// The property is what the webhook is about.
#[must_use]
pub fn just_deleted(name: &str) -> String {
    format!(
        "The payload says that {name} was just deleted, and whether filters look before or after that isn’t documented."
    )
}

/// Other properties are what the webhook is about.
#[must_use]
pub fn only_changed(name: &str) -> String {
    format!(
        "The payload tells only the properties that just changed, and {name} isn’t one of them."
    )
}

/// Properties that don’t arrive.
pub const NO_CHAT_PROPERTIES: &str = "The payload doesn’t carry the chat’s properties: ask for them as additional data, or enter them.";
/// Properties that don’t arrive.
pub const NO_THREAD_PROPERTIES: &str =
    "The payload doesn’t carry the thread’s properties: enter them to find out.";
/// Properties that don’t arrive.
pub const NO_EVENT_PROPERTIES: &str =
    "The payload doesn’t carry the event’s properties: enter them to find out.";

/// An author known by the id only.
#[must_use]
pub fn author_of_unknown_type(id: &str) -> String {
    format!(
        "The payload names the author, {id}, but not whether that is a customer or an agent: choose which to find out."
    )
}

/// No author.
pub const NO_AUTHOR: &str = "The payload doesn’t tell who the author is: choose it to find out.";

/// An action without a chat.
#[must_use]
pub fn about_agent(action: &str) -> String {
    let action = isolated(action);
    format!(
        "The action {action} is about an agent, not about a chat, and what this filter looks at then isn’t documented."
    )
}

/// Nothing to go by.
pub const NO_PAYLOAD: &str = "There is no payload to look at, and nothing else tells.";
/// A payload of another shape.
pub const NO_DATA: &str = "The payload has no object under “data” or “payload”.";

/// A property that is null.
#[must_use]
pub fn is_null(name: &str) -> String {
    format!("{name} is null, and what that means isn’t documented.")
}

/// Not everyone in the chat is known.
pub const ONLY_WHO_WAS_ADDED: &str = "The payload tells only who was added, not who else is in the chat: enter everyone to find out.";
/// Not everyone in the chat is known.
pub const ONLY_WHO_WAS_REMOVED: &str =
    "The payload tells only who was removed, not who is in the chat: enter everyone to find out.";
/// Nobody in the chat is known.
pub const NOT_WHO_IS_IN_CHAT: &str =
    "The payload doesn’t tell who is in the chat: enter everyone to find out.";
/// Nobody in the chat is known.
pub const NO_USERS: &str =
    "The payload has no list of the chat’s users: enter everyone to find out.";
/// Not everyone in the chat is known.
pub const USERS_WITHOUT_ID: &str =
    "The payload has users without an id: enter everyone to find out.";
