//! Special inputs: what makes the sandbox fail on purpose.
//!
//! A special input is written `sandbox:EFFECT`, with two optional endings in this order:
//!
//! - `:N` limits it to the first N requests that carry it (`sandbox:internal:2`), to see a retry succeed;
//! - `@ACTION` limits it to one action (`sandbox:internal@remove_bot_agent`).
//!
//! It works as the **token** of any request (which may do everything besides), as the **bot id** of
//! `get_bot_agent_details`, `update_bot_agent` and `remove_bot_agent`, and as the **name** of a bot
//! in `create_bot_agent` and `update_bot_agent`. A special bot id stands for the first bot wherever
//! the request is carried out all the same. If a request holds several, the first of token, id and
//! name that is in force counts.
//!
//! | effect | carried out | what the client sees |
//! |---|---|---|
//! | `authentication`, `authorization`, `validation`, `not_found`, `group_not_found`, `already_exists`, `limit_reached`, `license_expired`, `license_not_found`, `wrong_product_version`, `too_many_requests`, `internal`, `request_timeout`, `service_unavailable`, `unsupported_version`, `entity_too_large` | no | the error of that type; `too_many_requests` with `Retry-After` |
//! | `misdirected_request` | no | the error, with `data.region` `fra` |
//! | `misdirected_unknown` | no | `misdirected_request`, with a `data.region` that does not exist |
//! | `unknown_type` | no | an error of a type that the documentation does not list |
//! | `html` | no | status 200 and the sign-in page of a proxy |
//! | `bad_gateway` | no | status 502 and a page that is not JSON |
//! | `drop` | no | the connection closes without an answer |
//! | `drop_after` | yes | the connection closes without an answer |
//! | `delay` | yes | the answer, 3 seconds late |
//! | `hang` | yes | the answer, 30 seconds late: after any reasonable time-out |
//! | `empty` | yes | an empty body |
//! | `empty_object` | yes | `{}` |
//! | `wrapped` | yes | the answer inside `{"payload": …}` |
//! | `malformed` | yes | the first half of the answer |

use std::time::Duration;

use super::outcome::Outcome;
use super::refusal::Refusal;
use crate::api::response::Response;

const PREFIX: &str = "sandbox:";

/// What an effect does to a request.
#[derive(Clone, Copy, Debug)]
pub enum Does {
    /// Answers with an error of this type instead of carrying the request out.
    Refuse(&'static str, &'static str),
    /// Answers `misdirected_request`, naming this region.
    Misdirect(&'static str),
    /// Answers with this status and body instead of carrying the request out.
    Page(u16, &'static str),
    /// Closes the connection; nothing is carried out.
    Drop,
    /// Carries the request out, then closes the connection.
    DropAfter,
    /// Carries the request out and answers this many seconds late.
    Delay(u64),
    /// Carries the request out, then rewrites the body of the answer, unless that is an error.
    Rewrite(fn(&str) -> String),
}

/// Every effect by name: the module's table as data.
pub const EFFECTS: &[(&str, Does)] = &[
    (
        "authentication",
        Does::Refuse("authentication", "the access token is not valid"),
    ),
    (
        "authorization",
        Does::Refuse(
            "authorization",
            "the access token lacks the scope `agents-bot--my:rw`",
        ),
    ),
    (
        "validation",
        Does::Refuse("validation", "`webhooks.url` is required"),
    ),
    (
        "not_found",
        Does::Refuse("not_found", "there is no such bot agent"),
    ),
    (
        "group_not_found",
        Does::Refuse("group_not_found", "there is no group 7"),
    ),
    (
        "already_exists",
        Does::Refuse("already_exists", "the bot agent already exists"),
    ),
    (
        "limit_reached",
        Does::Refuse("limit_reached", "the limit of 300 bot agents is reached"),
    ),
    (
        "license_expired",
        Does::Refuse("license_expired", "the license has expired"),
    ),
    (
        "license_not_found",
        Does::Refuse("license_not_found", "there is no such license"),
    ),
    (
        "wrong_product_version",
        Does::Refuse(
            "wrong_product_version",
            "the license runs another version of the product",
        ),
    ),
    (
        "too_many_requests",
        Does::Refuse("too_many_requests", "too many requests"),
    ),
    (
        "internal",
        Does::Refuse("internal", "internal server error"),
    ),
    (
        "request_timeout",
        Does::Refuse("request_timeout", "the request took longer than 15 seconds"),
    ),
    (
        "service_unavailable",
        Does::Refuse("service_unavailable", "the service is not available"),
    ),
    (
        "unsupported_version",
        Does::Refuse("unsupported_version", "this version is no longer served"),
    ),
    (
        "entity_too_large",
        Does::Refuse("entity_too_large", "the request is too large"),
    ),
    ("misdirected_request", Does::Misdirect("fra")),
    ("misdirected_unknown", Does::Misdirect("mars")),
    (
        "unknown_type",
        Does::Refuse("quota_paused", "an error that nobody has heard of"),
    ),
    ("html", Does::Page(200, SIGN_IN_PAGE)),
    ("bad_gateway", Does::Page(502, BAD_GATEWAY_PAGE)),
    ("drop", Does::Drop),
    ("drop_after", Does::DropAfter),
    ("delay", Does::Delay(3)),
    ("hang", Does::Delay(30)),
    ("empty", Does::Rewrite(|_| String::new())),
    ("empty_object", Does::Rewrite(|_| "{}".to_owned())),
    ("wrapped", Does::Rewrite(wrapped)),
    ("malformed", Does::Rewrite(first_half)),
];

const SIGN_IN_PAGE: &str = "<!DOCTYPE html>\n<html><head><title>Guest network</title></head>\
    <body><h1>Please sign in to the guest network</h1></body></html>\n";

const BAD_GATEWAY_PAGE: &str = "<html>\n<head><title>502 Bad Gateway</title></head>\n\
    <body><center><h1>502 Bad Gateway</h1></center></body>\n</html>\n";

/// One special input, taken apart.
#[derive(Clone, Copy, Debug)]
pub struct Special<'a> {
    /// What it does.
    pub does: Does,
    /// How many requests it works for; all of them when absent.
    pub times: Option<u64>,
    /// The only action that it works for.
    pub action: Option<&'a str>,
}

/// Reads a special input; `None` for any other text.
#[must_use]
pub fn parse(text: &str) -> Option<Special<'_>> {
    let rest = text.strip_prefix(PREFIX)?;
    let (rest, action) = match rest.split_once('@') {
        Some((rest, action)) => (rest, Some(action)),
        None => (rest, None),
    };
    let (name, times) = match rest.split_once(':') {
        Some((name, times)) => (name, Some(times.parse().ok()?)),
        None => (rest, None),
    };
    let (_, does) = EFFECTS.iter().find(|(effect, _)| *effect == name)?;
    Some(Special {
        does: *does,
        times,
        action,
    })
}

/// What comes out instead of carrying the request out, for the effects that prevent it.
pub(super) fn instead(does: Does) -> Option<Outcome> {
    match does {
        Does::Refuse(kind, message) => Some(Outcome::reply(Refusal::new(kind, message))),
        Does::Misdirect(region) => Some(Outcome::reply(Refusal::misdirected(region))),
        Does::Page(status, body) => Some(Outcome::reply(Response {
            status,
            retry_after: None,
            body: body.to_owned(),
        })),
        Does::Drop => Some(Outcome::dropped()),
        Does::DropAfter | Does::Delay(_) | Does::Rewrite(_) => None,
    }
}

/// What comes out of a request that was carried out, for the effects that change its answer.
pub(super) fn afterwards(does: Does, mut response: Response) -> Outcome {
    match does {
        Does::DropAfter => return Outcome::dropped(),
        Does::Delay(seconds) => {
            return Outcome {
                delay: Duration::from_secs(seconds),
                ..Outcome::reply(response)
            };
        }
        Does::Rewrite(rewrite) if response.status == 200 => response.body = rewrite(&response.body),
        _ => {}
    }
    Outcome::reply(response)
}

fn wrapped(body: &str) -> String {
    let inner = if body.is_empty() { "{}" } else { body };
    format!("{{\"payload\":{inner}}}")
}

/// Never empty and never JSON, also for an answer without a body.
fn first_half(body: &str) -> String {
    let half = body.char_indices().nth(body.chars().count() / 2);
    match half {
        Some((end, _)) if end > 0 => body[..end].to_owned(),
        _ => "{".to_owned(),
    }
}
