//! Reading fails.

use bot_agents_panel::sandbox::tokens;

use super::status;
use crate::support::{Find, journey};
use crate::workspace::{alert, connect, count, over_sandbox, row, rows_read, sandbox};

/// Effects on a read that are worth another try, with what the browser logs.
const TRANSIENT: &[(&str, &[&str])] = &[
    ("too_many_requests", &["status of 429"]),
    ("internal", &["status of 500"]),
    ("request_timeout", &["status of 504"]),
    ("service_unavailable", &["status of 503"]),
    ("bad_gateway", &["status of 502"]),
    ("drop", &["net::ERR_EMPTY_RESPONSE", "status of 405"]),
];

#[tokio::test]
async fn a_read_is_tried_again_until_it_succeeds() {
    over_sandbox(tokens::FULL, async |panel, server| {
        rows_read(panel).await;
        let by_the_list = server.requests_of("get_bot_agent_details").len();
        for (done, (effect, logged)) in (1..).zip(TRANSIENT) {
            logged.iter().for_each(|text| panel.expect_console(text));
            panel.goto(&format!("/bots/sandbox:{effect}:2")).await;
            panel.heading("John Doe").shown().await;
            assert_eq!(
                server.requests_of("get_bot_agent_details").len(),
                by_the_list + 3 * done,
                "{effect}"
            );
        }
    })
    .await;
}

/// Effects on a read: HTTP status, how often it is sent, and what the page says.
const UNREADABLE: &[(&str, u16, usize, &str)] = &[
    (
        "internal",
        500,
        3,
        "The API has a problem. The panel tried three times. Try again in a moment. The API says: “internal server error”.",
    ),
    (
        "validation",
        400,
        1,
        "The API refused the request. The API says: “`webhooks.url` is required”.",
    ),
    (
        "authorization",
        403,
        1,
        "It needs the scope agents-bot--my:rw. The API says: “the access token lacks the scope `agents-bot--my:rw`”.",
    ),
    (
        "unknown_type",
        400,
        1,
        "The API answered with the error “quota_paused”.",
    ),
    ("html", 200, 1, "A web page answered: “Guest network”."),
    (
        "malformed",
        200,
        1,
        "The answer isn’t what the API documents",
    ),
    (
        "empty",
        200,
        1,
        "The answer isn’t what the API documents: bot_agent is missing or has another shape. It was empty.",
    ),
];

#[tokio::test]
async fn a_read_that_fails_says_why_and_offers_another_try() {
    over_sandbox(tokens::FULL, async |panel, server| {
        rows_read(panel).await;
        let mut sent = server.requests_of("get_bot_agent_details").len();
        for (effect, code, attempts, text) in UNREADABLE {
            if *code != 200 {
                panel.expect_console(&status(*code));
            }
            panel.goto(&format!("/bots/sandbox:{effect}")).await;
            let said = alert(panel, "Couldn’t load this bot agent");
            said.clone().containing(text).shown().await;
            sent += attempts;
            let requests = server.requests_of("get_bot_agent_details");
            assert_eq!(requests.len(), sent, "{effect}");
            // Another try with the same token would end the same.
            let tries = usize::from(*effect != "authorization");
            said.button("Try again").counts(tries).await;
        }
        panel.goto("/bots/sandbox:unknown_type:1").await;
        panel.button("Try again").click().await;
        panel.heading("John Doe").shown().await;
    })
    .await;
}

#[tokio::test]
async fn a_list_that_was_read_stays_in_view_below_an_error() {
    journey(async |panel| {
        let server = sandbox();
        connect(panel, &server, tokens::FULL).await;
        let menu = panel.role("navigation", "Main");
        menu.link("New bot agent").click().await;
        panel.heading("New bot agent").shown().await;
        panel.expect_console("net::ERR_CONNECTION_REFUSED");
        server.stop();

        menu.link("Bots").click().await;
        let said = alert(panel, "Couldn’t load the bot agents");
        said.clone()
            .containing("The API can’t be reached. Check your network.")
            .shown()
            .await;
        said.button("Try again").shown().await;
        count(panel).reads("10 bot agents").await;
        row(panel, "John Doe").shown().await;
        panel.field("Search by name or id").fill("pizza").await;
        count(panel).reads("1 of 10 bot agents").await;
        said.shown().await;
    })
    .await;
}
