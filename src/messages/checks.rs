//! What keeps a bot agent from being sent, beside its field: what to do, as plainly as can be.

/// No name.
pub const NAME_MISSING: &str = "Enter a name. Customers see it in the chat.";
/// No status.
pub const STATUS_MISSING: &str = "Choose a status.";
/// A chat limit that can’t be one.
pub const NOT_A_COUNT: &str = "Enter a whole number, 0 or more.";
/// A group that can’t be one.
pub const NOT_A_GROUP: &str = "Enter the group’s number: a whole number, 0 or more.";
/// A character that was lost on the way here.
pub const UNREADABLE: &str = "A character in it couldn’t be read, and � stands in its place. Enter the text again, or it would be lost.";
/// No priority.
pub const PRIORITY_MISSING: &str = "Choose a priority for this group.";

/// The same group in several rows.
#[must_use]
pub fn duplicate_group(group: u64) -> String {
    format!("Group {group} is listed more than once. Keep one row of it.")
}

/// No webhook URL.
pub const URL_MISSING: &str = "Enter the URL that receives the webhooks.";
/// No secret.
pub const SECRET_MISSING: &str =
    "Enter a secret key. It tells your service that a webhook comes from LiveChat.";
/// An action without a name.
pub const ACTION_MISSING: &str = "Choose an action.";
/// Not a URL with a scheme and a host.
pub const URL_NOT_WHOLE: &str = "Enter a whole URL that starts with https:// or http://.";

/// Another scheme.
#[must_use]
pub fn url_not_http(scheme: &str) -> String {
    format!("Webhooks go to https:// or http:// only, and this starts with {scheme}://.")
}

/// Spaces.
pub const URL_SPACES: &str = "Take the spaces out of the URL, or write each as %20.";
/// A host or a port that makes no sense.
pub const URL_BAD_HOST: &str = "Check the host and the port: together they aren’t an address.";
/// A user name or a password.
pub const URL_USER_INFO: &str = "Take the user name and password out of the URL. Your service knows LiveChat by the secret key.";
/// A part from `#` on.
pub const URL_FRAGMENT: &str =
    "Take out the # and what follows it: that part of a URL is never sent to a server.";
/// Something doubtful, here and below.
pub const URL_PLAIN_HTTP: &str = "Over http:// webhooks travel in plain text, the secret key among them: anyone on their way can read it. Use https:// if your service has it.";

/// The computer itself.
#[must_use]
pub fn url_localhost(host: &str) -> String {
    format!(
        "{host} is every computer’s name for itself: LiveChat’s servers can’t reach your service there."
    )
}

/// An address of a private network.
#[must_use]
pub fn url_private(host: &str) -> String {
    format!(
        "{host} is an address inside a private network: LiveChat’s servers can’t reach your service there."
    )
}

/// An address that is good on one cable only.
#[must_use]
pub fn url_link_local(host: &str) -> String {
    format!(
        "{host} is a link-local address, known to its direct neighbours only: LiveChat’s servers can’t reach your service there."
    )
}

/// A cloud’s metadata service.
#[must_use]
pub fn url_metadata(host: &str) -> String {
    format!(
        "{host} is where a cloud tells its servers their settings and keys: no service of yours answers there, and no webhook should go there."
    )
}

/// A name without a domain.
#[must_use]
pub fn url_single_label(host: &str) -> String {
    format!(
        "{host} is a name without a domain, which only your own network knows: LiveChat’s servers can’t find it."
    )
}
