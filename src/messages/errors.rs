//! What went wrong with a call of the API: what happened, what was kept, what to do.

use super::common::{counted, isolated};

/// What didn’t work, without a full stop.
pub const CONNECTING: &str = "Couldn’t connect";
/// What didn’t work, without a full stop.
pub const LISTING: &str = "Couldn’t load the bot agents";
/// What didn’t work, without a full stop.
pub const OPENING: &str = "Couldn’t load this bot agent";
/// What didn’t work, without a full stop.
pub const CREATING: &str = "The bot agent wasn’t created";
/// What didn’t work, without a full stop.
pub const SAVING: &str = "The changes weren’t saved";
/// What didn’t work, without a full stop.
pub const CHANGING_STATUS: &str = "The status wasn’t changed";
/// What didn’t work, without a full stop.
pub const SETTING_PRIORITY: &str = "Its default group priority wasn’t set";
/// What didn’t work, without a full stop.
pub const REMOVING: &str = "The bot agent wasn’t removed";
/// Importing a bot agent failed.
pub const IMPORTING: &str = "The bot agent wasn’t imported";
/// It may have worked, without a full stop.
pub const OUTCOME_UNKNOWN: &str = "The outcome is unknown";

/// Title and text in one line.
#[must_use]
pub fn line(title: &str, text: &str) -> String {
    format!("{title}. {text}")
}

/// What was kept; follows a sentence.
pub const KEPT: &str = " Everything you entered is still here.";
/// What was kept; follows a sentence.
pub const NOTHING_REMOVED: &str = " Nothing was removed.";
/// What was kept; follows a sentence.
pub const AS_BEFORE: &str = " The bot agent is as it was before.";

/// While a second look is taken.
#[must_use]
pub fn looking(text: &str) -> String {
    format!("{text} The panel is looking again, to see whether the request arrived.")
}

/// The second look told nothing; followed by what to do.
#[must_use]
pub fn not_found_out(text: &str, next: &str) -> String {
    format!("{text} Whether the request arrived couldn’t be found out. {next}")
}

/// What to do then, for a new bot agent.
pub const UNCLEAR_CREATION: &str = "“Create bot agent” looks again before it sends anything.";
/// What to do then.
pub const UNCLEAR: &str = "Look before you send it again.";
/// The second look doesn’t show a new bot agent.
pub const CREATION_NOT_SEEN: &str = "Reading the list again doesn’t show the bot agent so far. A change may take up to 2 minutes to show. “Create bot agent” looks once more before it sends anything.";
/// The second look doesn’t show a change.
pub const NOT_SEEN: &str = "Looking again doesn’t show the change so far. A change may take up to 2 minutes to show, so look again before you send it again.";
/// A token that isn’t accepted.
pub const AUTHENTICATION: &str =
    "The access token isn’t accepted. It may have expired: sign in with a new one.";

/// A token without the scope.
#[must_use]
pub fn authorization(scopes: &str) -> String {
    format!("The access token doesn’t allow this. It needs the scope {scopes}.")
}

/// Stands between scopes, any of which will do.
pub const OR: &str = " or ";
/// Something that the API doesn’t take; what it says follows.
pub const VALIDATION: &str = "The API refused the request.";
/// Removed in the meantime.
pub const NOT_FOUND: &str = "There is no such bot agent any more.";
/// A call that isn’t there; what to do follows.
pub const NO_SUCH_CALL: &str =
    "What answers there doesn’t know this call of the Configuration API.";
/// A group that isn’t there.
pub const GROUP_NOT_FOUND: &str = "One of the groups doesn’t exist.";
/// The same bot agent again.
pub const ALREADY_EXISTS: &str =
    "It exists already. It may come from an earlier attempt, so look at the list first.";
/// Too many bot agents.
pub const LIMIT_REACHED: &str = "A limit of the license is reached.";
/// A license that has run out.
pub const LICENSE_EXPIRED: &str =
    "The license has expired. Nothing can be changed until it is renewed.";
/// A license that isn’t there.
pub const LICENSE_NOT_FOUND: &str =
    "The API doesn’t know this license. Nothing can be changed with this token.";
/// A license of another version.
pub const WRONG_PRODUCT: &str =
    "The license runs another version of the product. Nothing can be changed from here.";
/// A license of another region.
pub const MISDIRECTED: &str =
    "The license is in another region. Choose the region in the advanced settings.";

/// Too many requests, and how long to wait.
#[must_use]
pub fn too_many_requests_for(seconds: u32) -> String {
    let time = counted(seconds as usize, "second", "seconds");
    format!("Too many requests in a short time. Try again in {time}.")
}

/// Too many requests.
pub const TOO_MANY_REQUESTS: &str = "Too many requests in a short time. Try again in a minute.";

/// A fault of the API; followed by what to do.
#[must_use]
pub fn api_problem(advice: &str) -> String {
    format!("The API has a problem.{advice}")
}

/// Another version of the API is there.
pub const NO_SUCH_VERSION: &str =
    "This API doesn’t offer the version of the Configuration API that the panel asks for.";

/// Too much at once.
pub const TOO_LARGE: &str = "The request is too large.";

/// An error that isn’t documented.
#[must_use]
pub fn unknown_error(kind: &str) -> String {
    let kind = isolated(kind);
    format!("The API answered with the error “{kind}”.")
}

/// What the API itself says; follows a sentence.
#[must_use]
pub fn api_says(message: &str) -> String {
    let message = isolated(message);
    format!(" The API says: “{message}”.")
}

/// What to do; follows a sentence.
pub const TRY_AGAIN_SOON: &str = " Try again in a moment.";
/// How often it was tried; follows a sentence.
pub const ASKED_TWICE: &str = " The panel tried twice.";
/// How often it was tried; follows a sentence.
pub const ASKED_THRICE: &str = " The panel tried three times.";
/// What to do; follows a sentence.
pub const CHECK_BASE_URL: &str = " Check the base URL in the advanced settings.";
/// What it may be; follows a sentence.
pub const SOMETHING_BETWEEN: &str =
    " Something between this browser and the API may be in the way.";
/// What came back.
pub const EMPTY_PAGE: &str = "an empty page";

/// What came back, as it began.
#[must_use]
pub fn page(excerpt: &str) -> String {
    let excerpt = isolated(excerpt);
    format!("“{excerpt}”")
}

/// What came back, by its title.
#[must_use]
pub fn titled_page(title: &str) -> String {
    let title = isolated(title);
    format!("the web page “{title}”")
}

/// A web page where an answer should be, with its title if it has one; what to do follows.
#[must_use]
pub fn web_page(title: &str) -> String {
    if title.is_empty() {
        return "A web page answered in place of the API.".to_owned();
    }
    let title = isolated(title);
    format!("A web page answered: “{title}”.")
}

/// Something else than the API answered.
#[must_use]
pub fn foreign(status: &str, page: &str, advice: &str) -> String {
    format!("The answer was status {status} with {page}, which isn’t from the API.{advice}")
}

/// What came back, without a full stop.
pub const IT_WAS_EMPTY: &str = "It was empty";

/// What came back, without a full stop.
#[must_use]
pub fn it_began(excerpt: &str) -> String {
    let excerpt = isolated(excerpt);
    format!("It began with “{excerpt}”")
}

/// An answer in another shape.
#[must_use]
pub fn unreadable(reason: &str, answer: &str) -> String {
    format!("The answer isn’t what the API documents: {reason}. {answer}.")
}

/// In which way an answer isn’t as documented.
pub const NOT_AN_OBJECT: &str = "it isn’t an object";

/// In which way an answer isn’t as documented.
#[must_use]
pub fn is_missing(path: &str) -> String {
    format!("{path} is missing or has another shape")
}

/// In which way an answer isn’t as documented.
pub const NEITHER_EMPTY_NOR_OBJECT: &str = "it is neither empty nor an object";
/// No network.
pub const OFFLINE: &str = "This browser is offline. Nothing was sent.";
/// No connection any more.
pub const SIGNED_OUT: &str = "The panel was signed out in the meantime. Nothing was sent.";
/// A base URL that can’t be one.
pub const BAD_URL: &str = "The base URL isn’t one that a browser can call. Nothing was sent.";
/// A call that the page itself may not make.
pub const FORBIDDEN: &str = "This page’s own policy doesn’t allow calls to the base URL. Nothing was sent. Those who run this panel can add it to connect-src in the Content-Security-Policy.";
/// Nobody there, while connecting.
pub const NOTHING_ANSWERS: &str =
    "Nothing answers at the base URL. Check it in the advanced settings, and your network.";
/// Nobody there.
pub const UNREACHABLE: &str = "The API can’t be reached. Check your network.";
/// An answer that the browser keeps from the panel.
pub const REFUSED: &str = "The browser refused the answer, because the API doesn’t allow this page to read it (CORS). Use a base URL that allows it, such as a proxy on this page’s own host.";
/// A connection that broke.
pub const CONNECTION_LOST: &str = "The connection broke before the answer was there.";
/// A network that went in the middle of a request.
pub const NETWORK_LOST: &str = "This browser went offline before the answer was there.";
/// No answer to a repetition.
pub const NO_ANSWER: &str = "No answer came in time.";

/// No answer.
#[must_use]
pub fn no_answer_within(seconds: &str) -> String {
    format!("No answer came within {seconds} seconds.")
}

/// A button.
pub const TRY_AGAIN: &str = "Try again";
