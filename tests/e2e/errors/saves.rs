//! Saving a bot, or only its status, fails or takes long.

use std::time::{Duration, Instant};

use bot_agents_panel::sandbox::{Sandbox, tokens};
use serde_json::json;

use super::{expect_drop, status};
use crate::late_answers::arrived;
use crate::support::{Find, journey};
use crate::workspace::{JOHN, alert, assert_sent, connect, open_bot, over_sandbox, sandbox, toast};

/// What is said when a second look doesn't show a change.
const NOT_SEEN: &str = "Looking again doesn’t show the change so far. A change may take up to 2 minutes to \
    show, so look again before you send it again.";

#[tokio::test]
async fn a_save_of_unknown_outcome_is_compared() {
    over_sandbox(tokens::FULL, async |panel, server| {
        expect_drop(panel);
        open_bot(panel, "John Doe").await;
        panel.field("Name").fill("sandbox:drop").await;
        panel.button("Save").click().await;
        alert(panel, "The outcome is unknown")
            .containing("The connection broke before the answer was there.")
            .containing(NOT_SEEN)
            .containing("Everything you entered is still here.")
            .shown()
            .await;
        assert_eq!(
            server.sandbox().bots(),
            Sandbox::new(0).bots(),
            "nothing was saved"
        );

        panel.field("Name").fill("sandbox:drop_after").await;
        panel.button("Save").click().await;
        toast(
            panel,
            "The answer got lost, but reading it again showed that your changes were saved.",
        )
        .shown()
        .await;
        panel.heading("sandbox:drop_after").shown().await;
        panel.button("Save").gone().await;
        assert_sent(
            server,
            "update_bot_agent",
            &[
                json!({"id": JOHN, "name": "sandbox:drop"}),
                json!({"id": JOHN, "name": "sandbox:drop_after"}),
            ],
        );
    })
    .await;
}

#[tokio::test]
async fn a_save_is_called_unknown_when_looking_it_up_fails_too() {
    journey(async |panel| {
        let server = sandbox();
        connect(panel, &server, tokens::FULL).await;
        open_bot(panel, "John Doe").await;
        panel.field("Chat limit").fill("7").await;
        server.hold("update_bot_agent");
        panel.button("Save").click().await;
        arrived(&server, "update_bot_agent", 1).await;
        panel.expect_console("net::ERR_");
        server.stop();

        alert(panel, "The outcome is unknown")
            .containing("The API can’t be reached. Check your network.")
            .containing(
                "Whether the request arrived couldn’t be found out. Look before you send it again.",
            )
            .containing("Everything you entered is still here.")
            .shown()
            .await;
        panel.field("Chat limit").holds("7").await;
    })
    .await;
}

#[tokio::test]
async fn a_save_is_not_sent_where_nobody_knows_what_it_would_replace() {
    journey(async |panel| {
        let server = sandbox();
        connect(panel, &server, tokens::FULL).await;
        open_bot(panel, "John Doe").await;
        panel.field("Chat limit").fill("7").await;
        panel.expect_console("net::ERR_CONNECTION_REFUSED");
        server.stop();

        panel.button("Save").click().await;
        alert(panel, "The changes weren’t saved")
            .containing("The API can’t be reached. Check your network.")
            .containing("Everything you entered is still here.")
            .shown()
            .await;
        panel.field("Chat limit").holds("7").await;
    })
    .await;
}

#[tokio::test]
async fn a_late_answer_is_waited_for() {
    over_sandbox("sandbox:delay@update_bot_agent", async |panel, server| {
        open_bot(panel, "John Doe").await;
        panel.field("Chat limit").fill("7").await;
        let started = Instant::now();
        panel.button("Save").click().await;
        panel.css("button[aria-busy=true]").shown().await;
        // A second press while it is on its way changes nothing.
        panel.button("Save").click().await;
        toast(panel, "Saved.").shown().await;
        assert!(started.elapsed() >= Duration::from_secs(3));
        assert_sent(
            server,
            "update_bot_agent",
            &[json!({"id": JOHN, "max_chats_count": 7})],
        );
    })
    .await;
}

#[tokio::test]
async fn an_answer_that_takes_too_long_is_given_up_and_looked_up() {
    over_sandbox("sandbox:hang@update_bot_agent", async |panel, server| {
        open_bot(panel, "John Doe").await;
        panel.field("Chat limit").fill("7").await;
        let started = Instant::now();
        panel.button("Save").click().await;
        let found =
            "The answer got lost, but reading it again showed that your changes were saved.";
        toast(panel, found)
            .within(Duration::from_secs(30))
            .shown()
            .await;
        assert!(started.elapsed() >= Duration::from_secs(20));
        assert_eq!(server.requests_of("update_bot_agent").len(), 1);
        panel.field("Chat limit").holds("7").await;
    })
    .await;
}

#[tokio::test]
async fn a_status_that_could_not_be_changed_goes_back() {
    over_sandbox(
        "sandbox:internal@update_bot_agent",
        async |panel, server| {
            panel.expect_console(&status(500));
            let status = panel.field("Status of John Doe");
            status.choose("Offline").await;
            toast(panel, "“John Doe”: The outcome is unknown.")
                .containing("The API says: “internal server error”.")
                .containing(NOT_SEEN)
                .shown()
                .await;
            status.holds("accepting chats").await;
            assert_eq!(server.requests_of("update_bot_agent").len(), 1);
        },
    )
    .await;
}
