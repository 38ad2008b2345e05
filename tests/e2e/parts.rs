//! What comes first, what comes when it is needed, and what happens when it doesn't come.

use serde_json::json;

use crate::support::{Find, Panel, journey};
use crate::workspace::{connect, count, rows_read, sandbox};
use bot_agents_panel::sandbox::tokens;

/// The call that reads the token's own bots.
const LIST: &str = "get_bot_agents";

/// How the doors are laid out, which only the styles of parts say.
const DOORS: &str = "
    const doors = document.querySelector('.connect__doors');
    return doors ? getComputedStyle(doors).display : 'none';";

/// Has the browser refuse to fetch what these patterns fit.
async fn block(panel: &Panel, patterns: &[&str]) {
    let cdp = panel.driver.cdp();
    for (method, parameters) in [
        ("Network.enable", json!({})),
        ("Network.setBlockedURLs", json!({ "urls": patterns })),
    ] {
        cdp.send_raw(method, parameters)
            .await
            .expect("the browser takes the command");
    }
}

/// Whether anything was fetched whose address holds this.
async fn was_fetched(panel: &Panel, text: &str) -> bool {
    let names = "return performance.getEntriesByType('resource').map(({ name }) => name).join(' ')";
    let names = panel.run(names).await;
    names.as_str().expect("a text").contains(text)
}

#[tokio::test]
async fn the_first_call_does_not_wait_for_the_panel() {
    journey(async |panel| {
        let server = sandbox();
        connect(panel, &server, tokens::FULL).await;
        rows_read(panel).await;
        let before = server.requests_of(LIST).len();

        panel.reload().await;
        count(panel).reads("10 bot agents").await;
        rows_read(panel).await;
        assert_eq!(server.requests_of(LIST).len(), before + 1);
        // Left behind by the start script, and emptied by what took the answer.
        let taken = "return 'botAgentsFirst' in window && window.botAgentsFirst === undefined";
        assert_eq!(panel.run(taken).await, true);

        panel.goto("/settings").await;
        panel.heading("Settings").shown().await;
        assert_eq!(panel.run("return 'botAgentsFirst' in window").await, false);
        assert_eq!(server.requests_of(LIST).len(), before + 1);
    })
    .await;
}

#[tokio::test]
async fn a_first_call_that_is_refused_says_so() {
    journey(async |panel| {
        let server = sandbox();
        connect(panel, &server, tokens::FULL).await;
        panel.expect_console("the server responded with a status of 401");
        let worn_out = "
            const key = 'bot-agents-panel/connection';
            const kept = sessionStorage.getItem(key);
            sessionStorage.setItem(key, kept.replaceAll(arguments[0], 'worn-out'));";
        let arguments = vec![json!(tokens::FULL)];
        let ran = panel.driver.execute(worn_out, arguments).await;
        ran.expect("the script runs");
        panel.reload().await;
        panel.dialog("Sign in again").shown().await;
    })
    .await;
}

#[tokio::test]
async fn nothing_is_fetched_that_nobody_opens() {
    journey(async |panel| {
        let server = sandbox();
        connect(panel, &server, tokens::FULL).await;
        panel.reload().await;
        rows_read(panel).await;
        assert!(was_fetched(panel, "/part-list-").await);
        for part in ["/part-tools-", "/part-demo-", "/part-connect-"] {
            assert!(!was_fetched(panel, part).await, "{part}");
        }
        panel.link("Routing").click().await;
        panel.heading("Routing").shown().await;
        assert!(was_fetched(panel, "/part-tools-").await);
    })
    .await;
}

#[tokio::test]
async fn a_part_that_does_not_come_can_be_asked_for_again() {
    journey(async |panel| {
        let server = sandbox();
        connect(panel, &server, tokens::FULL).await;
        rows_read(panel).await;
        panel.expect_console("Failed to fetch");
        block(panel, &["*/part-tools-*"]).await;
        panel.link("Routing").click().await;
        let failure = panel
            .every("alert")
            .containing("This part of the panel didn’t arrive");
        failure.shown().await;
        panel.axe("a part that didn't come").await;

        block(panel, &[]).await;
        panel.button("Try again").click().await;
        panel.heading("Routing").shown().await;
        failure.gone().await;
    })
    .await;
}

#[tokio::test]
async fn a_part_does_not_show_without_its_styles() {
    journey(async |panel| {
        block(panel, &["*/part-styles-*"]).await;
        panel.goto("/").await;
        let failure = panel
            .every("alert")
            .containing("This part of the panel didn’t arrive");
        failure.shown().await;
        assert_eq!(panel.run(DOORS).await, "none");

        block(panel, &[]).await;
        panel.button("Try again").click().await;
        failure.gone().await;
        panel.button("Open the demo").shown().await;
        assert_eq!(panel.run(DOORS).await, "grid");
    })
    .await;
}
