//! The page on which one connects, and the page of an address where there is nothing.

/// The title of the page, and a button.
pub const CONNECT: &str = "Connect";
/// The heading.
pub const HEADING: &str = "Manage your bot agents";
/// Under the heading.
pub const INTRODUCTION: &str =
    "See which bot agents take chats, change how chats reach them, and set up their webhooks.";
/// At the foot of the page.
pub const NO_SERVER: &str =
    "The panel has no server of its own: requests go straight from this browser to the API.";
/// The first door.
pub const DEMO: &str = "Demo workspace";
/// What it is.
pub const DEMO_MEANS: &str = "Twelve bot agents that live in this browser. Change and break what you like: nothing leaves this page, and one button puts everything back.";
/// What to do there.
pub const DEMO_CHANGE: &str =
    "Change a status, a group or a webhook, and see the exact request first.";
/// What to do there.
pub const DEMO_CREATE: &str =
    "Create and remove bot agents, and look at those of another application.";
/// What to do there, up to the name.
pub const DEMO_RENAME_TO: &str = "Rename one to ";
/// The same, after the name.
pub const DEMO_TO_SEE: &str = " to see what happens when the API fails.";
/// A button.
pub const OPEN_DEMO: &str = "Open the demo";
/// The second door.
pub const SIGN_IN: &str = "Sign in";
/// What it takes, up to one scope.
pub const SCOPES_ONE: &str = "With your LiveChat account, for an application that has the scope ";
/// The same, between it and another that will do as well.
pub const SCOPES_OR: &str = " or ";
/// The same, at the end.
pub const SCOPES_END: &str = ".";
/// A button.
pub const SIGN_IN_LIVECHAT: &str = "Sign in with LiveChat";
/// The third door.
pub const PASTE_TOKEN: &str = "Or paste an access token";
/// A box to tick.
pub const REMEMBER: &str = "Remember in this tab";
/// What it does.
pub const REMEMBER_MEANS: &str = "Otherwise reloading the page asks for the token again.";
/// Folded away.
pub const ADVANCED: &str = "Advanced settings";
/// An empty field.
pub const CLIENT_ID_MISSING: &str =
    "Enter the client id of your application. The Developer Console shows it.";
/// A choice of region.
pub const REGION_OF_TOKEN: &str = "From the token";
/// A choice of region.
pub const REGION_DAL: &str = "dal (United States)";
/// A choice of region.
pub const REGION_FRA: &str = "fra (Europe)";
/// A way to get the token.
pub const BY_CODE: &str = "By a code, with PKCE";
/// A way to get the token.
pub const IN_ADDRESS: &str = "In the address (implicit grant)";
/// A field.
pub const BASE_URL: &str = "Base URL";
/// What to enter.
pub const BASE_URL_MEANS: &str = "Of the Configuration API, or of a proxy in front of it. May be a path on this page’s own host.";
/// A field.
pub const CLIENT_ID: &str = "Client id";
/// What to enter.
pub const CLIENT_ID_MEANS: &str = "Of the application that the token belongs to. Signing in needs it; with a pasted token it only tells which bot agents are yours.";
/// A field.
pub const ACCOUNTS_URL: &str = "Accounts URL";
/// What to enter.
pub const ACCOUNTS_URL_MEANS: &str =
    "Where you sign in, and where a token is revoked if you ask for that.";
/// A field.
pub const GRANT: &str = "How signing in hands over the token";
/// What to choose.
pub const GRANT_MEANS: &str = "By a code, unless your application allows only the implicit grant.";
/// A field.
pub const REGION: &str = "Region";
/// A box to tick.
pub const WRAP: &str = "Send requests inside “payload”";
/// What it does.
pub const WRAP_MEANS: &str =
    "Version 3.0 documents them as {\"payload\": …}. Later versions take what is inside.";
/// Before the URI.
pub const REGISTER_URI: &str =
    "Register this redirect URI for your application in the Developer Console:";
/// A button.
pub const COPY_URI: &str = "Copy redirect URI";
/// A URL over which the token goes in plain text.
pub const URL_PLAIN_HTTP: &str = "Over http:// the token travels in plain text: anyone on its way can read it, and use it. Use https://.";
/// A URL that isn’t one.
pub const URL_START: &str =
    "Start the URL with https:// or http://, or with / for a path on this page’s own host.";
/// A URL that goes on where paths are put behind it.
pub const URL_END: &str =
    "Leave out what begins with ? or #: the path of each call goes behind this URL.";
/// The title and heading of the page.
pub const NOT_FOUND: &str = "Page not found";
/// In place of content.
pub const NOTHING_HERE: &str = "There is nothing at this address";
/// Why that may be.
pub const LINK_MAY_BE_OLD: &str = "The link may be incomplete or out of date.";
/// A button.
pub const GO_TO_BOTS: &str = "Go to the bot agents";
