//! What comes first, what comes when it is needed, and what happens when it doesn't come.

use serde_json::json;

use crate::support::{Find, Panel, journey, wait_until};
use crate::workspace::{connect, count, open_bot, over_sandbox, rows_read, sandbox, toast};
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

/// Notes when the first row of the list is in the page.
const NOTE_FIRST_ROW: &str = "
    new MutationObserver((_, observer) => {
      if (!document.querySelector('tbody tr')) return;
      window.firstRow = performance.now();
      observer.disconnect();
    }).observe(document, { childList: true, subtree: true });";

/// Which files of parts were fetched before the first row was there.
const BEFORE_FIRST_ROW: &str = r"
    const entries = performance.getEntriesByType('resource').filter(({ startTime }) => startTime < window.firstRow);
    return entries.map(({ name }) => name).filter((name) => /\/part-(?!list-|\d)/.test(name));";

/// Waits until a file of this part was fetched.
async fn fetched(panel: &Panel, part: &str) {
    wait_until(format!("{part} to be fetched"), async || {
        let fetched = was_fetched(panel, part).await;
        fetched.then_some(()).ok_or_else(|| "it isn't".to_owned())
    })
    .await;
}

#[tokio::test]
async fn the_rest_is_fetched_once_the_list_is_there() {
    journey(async |panel| {
        let server = sandbox();
        connect(panel, &server, tokens::FULL).await;
        let script = json!({ "source": NOTE_FIRST_ROW });
        let cdp = panel.driver.cdp();
        let noted = cdp.send_raw("Page.addScriptToEvaluateOnNewDocument", script);
        noted.await.expect("the browser takes the script");
        panel.reload().await;
        rows_read(panel).await;
        for part in [
            "/part-connect-",
            "/part-bot-",
            "/part-tools-",
            "/part-demo-",
            "/part-styles-",
        ] {
            fetched(panel, part).await;
        }
        assert_eq!(panel.run(BEFORE_FIRST_ROW).await, json!([]));
    })
    .await;
}

#[tokio::test]
async fn a_token_can_be_renewed_although_a_new_version_was_deployed() {
    over_sandbox(
        "sandbox:authentication:1@update_bot_agent",
        async |panel, _| {
            // The last of what is fetched.
            fetched(panel, "/part-demo-").await;
            block(panel, &["*/part-*"]).await;
            panel.expect_console("the server responded with a status of 401");
            open_bot(panel, "John Doe").await;
            panel.field("Chat limit").fill("7").await;
            panel.button("Save").click().await;
            let dialog = panel.dialog("Sign in again");
            dialog.field("Access token").fill(tokens::FULL).await;
            dialog.button("Sign in").click().await;
            dialog.gone().await;
            panel.button("Save").click().await;
            toast(panel, "Saved.").shown().await;
            panel.link("Routing").click().await;
            panel.heading("Routing").shown().await;
        },
    )
    .await;
}

#[tokio::test]
async fn a_part_that_does_not_come_can_be_asked_for_again() {
    journey(async |panel| {
        let server = sandbox();
        panel.expect_console("Failed to fetch");
        block(panel, &["*/part-tools-*"]).await;
        connect(panel, &server, tokens::FULL).await;
        rows_read(panel).await;
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
