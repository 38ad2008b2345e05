//! Creating a bot fails.

use bot_agents_panel::sandbox::{Sandbox, tokens};

use super::{expect_drop, status};
use crate::server::Running;
use crate::support::{Find, Panel};
use crate::workspace::{alert, over_sandbox, toast};

/// An effect on a creation that isn't carried out: HTTP status, and what the page says.
const REFUSED: &[(&str, u16, &str)] = &[
    (
        "validation",
        400,
        "The API refused the request. The API says: “`webhooks.url` is required”.",
    ),
    (
        "group_not_found",
        404,
        "One of the groups doesn’t exist. The API says: “there is no group 7”.",
    ),
    (
        "already_exists",
        409,
        "It exists already. It may come from an earlier attempt, so look at the list first. The API \
         says: “the bot agent already exists”.",
    ),
    (
        "limit_reached",
        403,
        "A limit of the license is reached. The API says: “the limit of 300 bot agents is reached”.",
    ),
    (
        "entity_too_large",
        413,
        // What the API says would only say it twice.
        "The request is too large. Everything you entered is still here.",
    ),
    (
        "unknown_type",
        400,
        "The API answered with the error “quota_paused”. The API says: “an error that nobody has \
         heard of”.",
    ),
    (
        "misdirected_unknown",
        400,
        "The license is in another region. Choose the region in the advanced settings. The API \
         says: “send this request with the header `X-Region: mars`”.",
    ),
    (
        "too_many_requests",
        429,
        "Too many requests in a short time. Try again in 1 second. Everything you entered is still \
         here.",
    ),
    // The last: nothing can be created with such a token, so nothing more is tried.
    (
        "authorization",
        403,
        "The access token doesn’t allow this. It needs the scope agents-bot--my:rw. The API says: “the \
         access token lacks the scope `agents-bot--my:rw`”.",
    ),
];

#[tokio::test]
async fn a_refused_creation_says_why_and_keeps_the_draft() {
    over_sandbox(tokens::FULL, async |panel, server| {
        start_new_bot(panel).await;
        for (sent, (effect, code, text)) in (1..).zip(REFUSED) {
            panel.expect_console(&status(*code));
            try_to_create(panel, effect).await;
            not_created(panel, text).await;
            assert_kept(panel, server, effect, sent).await;
        }
        panel.button("Create bot agent").are_disabled().await;
        // Nothing was read again: each of these is a clear answer.
        assert_eq!(server.requests_of("get_bot_agents").len(), LISTS_READ);
    })
    .await;
}

/// An effect on a creation after which nobody knows what became of it; it wasn't carried out.
const LOST: &[(&str, Option<u16>, &str)] = &[
    (
        "internal",
        Some(500),
        "The API has a problem. The API says: “internal server error”.",
    ),
    (
        "request_timeout",
        Some(504),
        "The API has a problem. The API says: “the request took longer than 15 seconds”.",
    ),
    (
        "service_unavailable",
        Some(503),
        "The API has a problem. The API says: “the service is not available”.",
    ),
    (
        "bad_gateway",
        Some(502),
        "The answer was status 502 with the web page “502 Bad Gateway”",
    ),
    ("html", None, "A web page answered: “Guest network”."),
];

#[tokio::test]
async fn a_creation_of_unknown_outcome_is_looked_up_and_never_sent_again() {
    over_sandbox(tokens::FULL, async |panel, server| {
        start_new_bot(panel).await;
        for (sent, (effect, code, text)) in (1..).zip(LOST) {
            if let Some(code) = code {
                panel.expect_console(&status(*code));
            }
            try_to_create(panel, effect).await;
            unknown(panel, text).await;
            looked_up_in_vain(panel, server, effect, sent).await;
        }
        expect_drop(panel);
        try_to_create(panel, "drop").await;
        unknown(panel, "The connection broke before the answer was there.").await;
        looked_up_in_vain(panel, server, "drop", LOST.len() + 1).await;
    })
    .await;
}

async fn looked_up_in_vain(panel: &Panel, server: &Running, effect: &str, sent: usize) {
    unknown(
        panel,
        "Reading the list again doesn’t show the bot agent so far. A change may take up to 2 minutes to show. \
         “Create bot agent” looks once more before it sends anything.",
    )
    .await;
    assert_kept(panel, server, effect, sent).await;
    // After each attempt, and before each but the first.
    assert_eq!(
        server.requests_of("get_bot_agents").len(),
        LISTS_READ + 2 * sent - 1
    );
}

#[tokio::test]
async fn a_creation_whose_answer_got_lost_is_found() {
    over_sandbox(tokens::FULL, async |panel, server| {
        expect_drop(panel);
        for (done, effect) in (1..).zip(["drop_after", "malformed", "empty", "empty_object"]) {
            start_new_bot(panel).await;
            try_to_create(panel, effect).await;
            toast(panel, &format!("“sandbox:{effect}” was created. The answer got lost, but reading the list again showed it."))
                .shown()
                .await;
            panel.heading(&format!("sandbox:{effect}")).shown().await;
            assert_eq!(server.requests_of("create_bot_agent").len(), done);
            assert_eq!(server.sandbox().bots().len(), 12 + done);
        }
    })
    .await;
}

/// How often the list was read before: to connect, which it is shown by.
const LISTS_READ: usize = 1;

async fn start_new_bot(panel: &Panel) {
    let menu = panel.role("navigation", "Main");
    menu.link("New bot agent").click().await;
    panel.heading("New bot agent").shown().await;
    panel.role("radio", "Offline").click().await;
}

async fn try_to_create(panel: &Panel, effect: &str) {
    let name = format!("sandbox:{effect}");
    panel.field("Name").fill(&name).await;
    panel.button("Create bot agent").click().await;
}

async fn not_created(panel: &Panel, text: &str) {
    said(panel, "The bot agent wasn’t created", text).await;
}

/// Not called a failure, because it may show yet.
async fn unknown(panel: &Panel, text: &str) {
    said(panel, "The outcome is unknown", text).await;
}

async fn said(panel: &Panel, title: &str, text: &str) {
    alert(panel, title).containing(text).shown().await;
    alert(panel, "Everything you entered is still here.")
        .shown()
        .await;
}

async fn assert_kept(panel: &Panel, server: &Running, effect: &str, sent: usize) {
    panel
        .field("Name")
        .holds(&format!("sandbox:{effect}"))
        .await;
    panel.role("radio", "Offline").is_checked(true).await;
    assert_eq!(
        server.requests_of("create_bot_agent").len(),
        sent,
        "{effect}"
    );
    assert_eq!(server.sandbox().bots(), Sandbox::new(0).bots(), "{effect}");
}
