//! The faults of the matrix, and what each means for a read and for a write.

use std::time::Duration;

use crate::support::{Answer, Fault};

/// What a person is to be told about a write.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Write {
    /// That it is done.
    Done,
    /// That it was refused, and why.
    Refused(&'static str),
    /// That nobody knows; nothing was done, and looking shows that.
    Lost,
    /// That it is done, though the answer got lost.
    Found,
}

/// What a person is to be told about a read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Read {
    /// Nothing: it succeeds, maybe at the second attempt.
    Done,
    /// Why there is nothing to see.
    Failed(&'static str),
}

/// A fault that meets one request.
#[derive(Clone, Debug)]
pub struct Case {
    pub name: &'static str,
    pub fault: Fault,
    /// For a method that answers with something.
    pub write: Write,
    /// For a method that needn't.
    pub quiet_write: Write,
    pub read: Read,
}

const PAGE: &str =
    "<!DOCTYPE html>\n<html><body><h1>Please sign in to the guest network</h1></body></html>\n";
const NOT_DOCUMENTED: &str = "The answer isn’t what the API documents";

/// Every fault but silence, which takes its time.
pub fn cases() -> Vec<Case> {
    let internal = || refusal(500, "internal");
    let busy = || Answer {
        retry_after: Some(1),
        ..refusal(429, "too_many_requests")
    };
    let busy_page = Answer {
        retry_after: Some(1),
        ..Answer::new(429, PAGE)
    };
    let stranger = Answer {
        cors: false,
        ..Answer::new(502, PAGE)
    };
    let fine = (Write::Done, Write::Done, Read::Done);
    let lost = (Write::Lost, Write::Lost, Read::Done);
    let found = (Write::Found, Write::Found, Read::Done);
    let odd = (Write::Found, Write::Found, Read::Failed(NOT_DOCUMENTED));
    let bare = (Write::Found, Write::Done, Read::Failed(NOT_DOCUMENTED));
    let refused = |why| (Write::Refused(why), Write::Refused(why), Read::Done);
    let table = vec![
        ("latency", Fault::Late(Duration::from_millis(300)), fine),
        ("slow drip", Fault::Drip(Duration::from_millis(20)), fine),
        ("reset before delivery", Fault::Reset, lost),
        ("reset after delivery", Fault::ResetAfter, found),
        ("reset in the body", Fault::ResetInBody, found),
        ("truncated body", Fault::Truncated, found),
        ("500", Fault::Instead(internal()), lost),
        ("500 after delivery", Fault::Answered(internal()), found),
        ("502 page", Fault::Instead(Answer::new(502, PAGE)), lost),
        ("502 page without CORS", Fault::Answered(stranger), found),
        (
            "503",
            Fault::Instead(refusal(503, "service_unavailable")),
            lost,
        ),
        (
            "429",
            Fault::Instead(busy()),
            refused("Too many requests in a short time. Try again in 1 second."),
        ),
        (
            "429 page",
            Fault::Instead(busy_page),
            refused("The answer was status 429 with"),
        ),
        ("wrong JSON", Fault::Rewritten(|_| "[1, 2]".into()), odd),
        (
            "HTML page",
            Fault::Instead(Answer::new(200, PAGE)),
            (
                Write::Lost,
                Write::Lost,
                Read::Failed("A web page answered in place of the API."),
            ),
        ),
        ("duplicate delivery", Fault::Twice, fine),
        ("empty body", Fault::Rewritten(|_| String::new()), bare),
        ("{}", Fault::Rewritten(|_| "{}".into()), bare),
        ("wrapped body", Fault::Rewritten(wrapped), fine),
        (
            "garbage",
            Fault::Rewritten(|_| "\u{7}\u{0}}]{\"".into()),
            odd,
        ),
        ("truncated JSON", Fault::Rewritten(first_half), odd),
        ("10 MB of JSON", Fault::Rewritten(ten_megabytes), bare),
    ];
    let case = |(name, fault, (write, quiet_write, read))| Case {
        name,
        fault,
        write,
        quiet_write,
        read,
    };
    table.into_iter().map(case).collect()
}

/// The API's own error of a type.
pub fn refusal(status: u16, kind: &str) -> Answer {
    let body = format!(r#"{{"error": {{"type": "{kind}", "message": "as the test says"}}}}"#);
    Answer::new(status, body)
}

fn wrapped(body: &str) -> String {
    let inner = if body.is_empty() { "{}" } else { body };
    format!(r#"{{"payload": {inner}}}"#)
}

/// Never JSON, also for an answer without a body.
fn first_half(body: &str) -> String {
    let half = body.len() / 2;
    let end = (half..body.len()).find(|end| body.is_char_boundary(*end));
    match end {
        Some(end) if end > 0 => body[..end].to_owned(),
        _ => "{".to_owned(),
    }
}

/// An object of ten million bytes that nobody asked for.
fn ten_megabytes(_: &str) -> String {
    let item =
        r#"{"id": 9007199254740993, "text": "nobody asked for this", "more": [1, [2, [3]]]},"#;
    let items = item.repeat(10_000_000 / item.len());
    format!(r#"{{"pages": [{}]}}"#, items.trim_end_matches(','))
}
