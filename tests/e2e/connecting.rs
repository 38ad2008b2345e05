//! Wrong addresses, wrong answers and wrong tokens on the way in, and where one lands once connected.

use std::net::TcpListener;

use bot_agents_panel::messages::connect as words;
use bot_agents_panel::sandbox::{Sandbox, tokens};

use crate::server::{self, Options};
use crate::support::{Find, Panel, View, journey, wait_until};
use crate::workspace::{
    JOHN, alert, assert_sent, connect, count, leave_with_draft, open_bot, rows_read, sandbox,
    sign_in, sign_in_to, sign_out,
};

#[tokio::test]
async fn an_api_that_cannot_be_reached() {
    journey(async |panel| {
        panel.goto("/").await;
        panel.expect_console("net::ERR_CONNECTION_REFUSED");
        sign_in(panel, &closed_port(), tokens::FULL).await;
        alert(panel, "Couldn’t connect")
            .containing("Nothing answers at the base URL. Check it in the advanced settings")
            .shown()
            .await;
        panel.field("Access token").holds(tokens::FULL).await;

        let server = sandbox();
        panel.keep(server.clone());
        panel.field("Base URL").fill(&server.base_url()).await;
        panel.button("Connect").click().await;
        count(panel).reads("10 bot agents").await;
    })
    .await;
}

/// An address of this machine where nothing listens.
fn closed_port() -> String {
    let listener = TcpListener::bind("127.0.0.1:0").expect("a free port");
    let address = listener.local_addr().expect("the port just bound");
    format!("http://{address}")
}

#[tokio::test]
async fn an_api_that_refuses_other_sites() {
    journey(async |panel| {
        let options = Options {
            cors: false,
            ..Options::default()
        };
        let server = server::start(Sandbox::new(1), options).expect("a free port");
        panel.expect_console("has been blocked by CORS policy");
        panel.expect_console("net::ERR_FAILED");
        // The look whether anything is there at all.
        panel.expect_console("the server responded with a status of 405");
        panel.goto("/").await;
        sign_in_to(panel, &server, tokens::FULL).await;
        alert(panel, "Couldn’t connect")
            .containing("the API doesn’t allow this page to read it (CORS)")
            .shown()
            .await;
        panel.field("Access token").holds(tokens::FULL).await;
        // The probes carry no token, and the request itself never arrived.
        assert!(server.requests().is_empty());
    })
    .await;
}

#[tokio::test]
async fn answers_that_are_not_the_apis() {
    journey(async |panel| {
        panel.expect_console("the server responded with a status of 502");
        let server = sandbox();
        panel.goto("/").await;
        sign_in_to(panel, &server, "sandbox:html").await;
        for (next, text) in [
            (
                "sandbox:malformed",
                "A web page answered: “Guest network”. Check the base URL",
            ),
            (
                "sandbox:empty",
                "The answer isn’t what the API documents: EOF while parsing",
            ),
            (
                "sandbox:bad_gateway",
                "bot_agents is missing or has another shape. It was empty.",
            ),
            (
                "sandbox:wrapped",
                "The answer was status 502 with the web page “502 Bad Gateway”",
            ),
        ] {
            let failed = alert(panel, "Couldn’t connect");
            failed.containing(text).shown().await;
            panel.field("Access token").fill(next).await;
            panel.button("Connect").click().await;
        }
        // A wrapped answer is one that the API may well give.
        count(panel).reads("10 bot agents").await;
        rows_read(panel).await;
    })
    .await;
}

#[tokio::test]
async fn a_token_that_cannot_be_one_is_not_sent() {
    journey(async |panel| {
        let server = sandbox();
        panel.goto("/").await;
        sign_in_to(panel, &server, "").await;
        panel.text("Paste an access token.").shown().await;
        for text in ["two words", "tökén"] {
            panel.field("Access token").fill(text).await;
            panel.button("Connect").click().await;
            panel
                .text("An access token has no spaces or special characters. Paste it once more.")
                .shown()
                .await;
            panel.field("Access token").holds(text).await;
        }
        assert!(server.requests().is_empty());
        let pasted = format!("  Bearer {} ", tokens::FULL);
        panel.field("Access token").fill(&pasted).await;
        panel.button("Connect").click().await;
        count(panel).reads("10 bot agents").await;
    })
    .await;
}

#[tokio::test]
async fn a_base_url_without_a_scheme_is_not_sent() {
    journey(async |panel| {
        let server = sandbox();
        panel.keep(server.clone());
        panel.goto("/").await;
        // Taken for a path, it would send the token to this very page.
        let host = server.address.to_string();
        sign_in(panel, &host, tokens::FULL).await;
        panel
            .text("Start the URL with https:// or http://, or with / for a path on this page’s own host.")
            .shown()
            .await;
        let base_url = panel.field("Base URL");
        panel.focuses(base_url.clone()).await;
        base_url.holds(&host).await;
        panel.has_answers("get_bot_agents", 0).await;

        // The field is shown even if the settings were closed.
        panel.button("Advanced settings").click().await;
        base_url.gone().await;
        panel.button("Connect").click().await;
        panel.focuses(base_url.clone()).await;
        base_url.fill(&server.base_url()).await;
        panel.button("Connect").click().await;
        count(panel).reads("10 bot agents").await;
    })
    .await;
}

#[tokio::test]
async fn leaving_with_something_unsent_asks_first() {
    journey(async |panel| {
        let server = sandbox();
        connect(panel, &server, tokens::FULL).await;
        open_bot(panel, "John Doe").await;
        assert!(!asks_before_unload(panel).await);
        panel.field("Chat limit").fill("7").await;
        panel.text("1 unsaved change").shown().await;
        assert!(asks_before_unload(panel).await);

        let leave = panel.button("Sign out");
        let dialog = panel.dialog("Sign out?");
        let lost = "Some changes haven’t been saved. They are forgotten when you leave.";
        leave.click().await;
        dialog.text(lost).shown().await;
        dialog.button("Stay").click().await;
        dialog.gone().await;
        panel.focuses(leave.clone()).await;
        panel.field("Chat limit").holds("7").await;

        // Also from another page, where the draft isn't seen.
        leave_with_draft(panel, panel.link("All bot agents")).await;
        count(panel).shown().await;
        leave.click().await;
        dialog.text(lost).shown().await;
        dialog.button("Sign out").click().await;
        panel.button("Connect").shown().await;
        panel.arrives_at("/connect").await;
        assert!(!asks_before_unload(panel).await);

        sign_in_to(panel, &server, tokens::FULL).await;
        open_bot(panel, "John Doe").await;
        panel.field("Chat limit").holds("6").await;
        panel.text("Unsaved changes").gone().await;
        assert_sent(&server, "update_bot_agent", &[]);
    })
    .await;
}

/// Whether the browser would ask before it closes or reloads the page.
async fn asks_before_unload(panel: &Panel) -> bool {
    let ask = "return !window.dispatchEvent(new Event('beforeunload', { cancelable: true }))";
    panel.run(ask).await == true
}

#[tokio::test]
async fn a_token_is_forgotten_unless_it_should_be_remembered() {
    journey(async |panel| {
        let server = sandbox();
        connect(panel, &server, tokens::FULL).await;
        panel.reload().await;
        count(panel).reads("10 bot agents").await;
        sign_out(panel).await;
        let kept = "return JSON.stringify([{...localStorage}, {...sessionStorage}])";
        let kept = panel.run(kept).await.to_string();
        assert!(!kept.contains(tokens::FULL), "{kept}");

        panel.goto("/").await;
        sign_in_to(panel, &server, tokens::FULL).await;
        count(panel).shown().await;
        sign_out(panel).await;
        panel.field("Access token").fill(tokens::FULL).await;
        panel.button("Advanced settings").click().await;
        panel.field("Base URL").fill(&server.base_url()).await;
        panel.button("Connect").click().await;
        count(panel).reads("10 bot agents").await;
        panel.reload().await;
        panel.button("Connect").shown().await;
    })
    .await;
}

#[tokio::test]
async fn a_deep_link_leads_there_once_connected() {
    journey(async |panel| {
        let server = sandbox();
        let path = format!("/bots/{JOHN}");
        panel.goto(&path).await;
        sign_in_to(panel, &server, tokens::FULL).await;
        panel.heading("John Doe").shown().await;
        panel.arrives_at(&path).await;
        sign_out(panel).await;
        panel.arrives_at("/connect").await;

        panel.goto("/bots?show=all&q=pizza").await;
        panel.button("Open the demo").click().await;
        count(panel).reads("1 of 12 bot agents").await;
        panel.arrives_at("/bots?show=all&q=pizza").await;
    })
    .await;
}

#[tokio::test]
async fn the_list_begins_at_its_top_however_far_down_the_door_was() {
    journey(async |panel| {
        panel
            .view(View {
                width: 360,
                height: 400,
                dark: false,
            })
            .await;
        panel.goto("/").await;
        panel.button("Open the demo").click().await;
        count(panel).reads("12 bot agents").await;
        wait_until("the window to be at the top".into(), async || {
            match panel.run("return scrollY").await {
                y if y == 0 => Ok(()),
                y => Err(format!("it is at {y}")),
            }
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn a_token_in_plain_text_is_warned_about() {
    journey(async |panel| {
        panel.goto("/").await;
        panel.button("Advanced settings").click().await;
        let warning = panel.text(words::URL_PLAIN_HTTP);
        for field in ["Base URL", "Accounts URL"] {
            let field = panel.field(field);
            field.fill("http://api.example.com").await;
            warning.shown().await;
            field.fill("http://localhost:3000").await;
            warning.gone().await;
        }
        panel.field("Base URL").fill("http://api.example.com").await;
        warning.shown().await;
        panel.axe("Connect, with a warning").await;
        panel.pictures("connect-plain-http", &View::ALL).await;
    })
    .await;
}
