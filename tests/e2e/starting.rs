//! What comes before the panel is there: the page says why it doesn't come, whatever is missing, and a token is out of
//! the address whatever happens then.

use bot_agents_panel::sandbox::tokens;
use serde_json::{Value, json};

use crate::support::{Deployment, Find, Locator, Panel, journey, journey_of};

/// Sends a command to the browser.
async fn command(panel: &Panel, method: &str, parameters: Value) {
    let answer = panel.driver.cdp().send_raw(method, parameters).await;
    answer.expect("the browser takes the command");
}

/// Has the browser refuse to fetch what this pattern fits.
async fn block(panel: &Panel, pattern: &str) {
    command(panel, "Network.enable", json!({})).await;
    command(
        panel,
        "Network.setBlockedURLs",
        json!({ "urls": [pattern] }),
    )
    .await;
}

/// What the page says with this text, and nothing beside it.
async fn says_only(panel: &Panel, text: &str) -> Locator {
    let said = panel.every("alert");
    said.clone().containing(text).shown().await;
    said.counts(1).await;
    panel.role("alertdialog", "The panel stopped").gone().await;
    said
}

const NOT_STARTED: &str = "The panel hasn’t started: some of its files didn’t arrive";

#[tokio::test]
async fn a_panel_that_cannot_start_says_so() {
    journey(async |panel| {
        block(panel, "*.wasm").await;
        // The error that boot.js passes on.
        panel.expect_console("Uncaught");
        panel.goto("/").await;
        says_only(panel, "The panel couldn’t start. Reload the page").await;
        panel.css(".skeleton__bar").gone().await;
    })
    .await;
}

#[tokio::test]
async fn a_page_without_its_script_says_so_by_itself() {
    journey(async |panel| {
        block(panel, "*/boot.js").await;
        panel.tolerate_console("boot.js");
        panel.tolerate_console("was preloaded using link preload");
        panel.goto("/").await;
        panel.css("#start").shown().await;
        says_only(panel, NOT_STARTED).await;
    })
    .await;
}

#[tokio::test]
async fn a_base_without_its_slash_is_told_by_a_page_without_anything() {
    let mut deployment = Deployment::to("/admin/bots");
    deployment.page = deployment.page.replace("/admin/bots/", "/admin/bots");
    journey_of(deployment, async |panel| {
        panel.tolerate_console("404");
        panel.expect_console("MIME type");
        panel.tolerate_console("was preloaded using link preload");
        panel.goto("/").await;
        says_only(panel, NOT_STARTED).await;
    })
    .await;
}

#[tokio::test]
async fn an_optimiser_leaves_the_script_alone() {
    journey(async |panel| {
        panel.goto("/").await;
        panel.heading("Manage your bot agents").shown().await;
        let left_alone =
            "return [...document.scripts].every(({ dataset }) => dataset.cfasync === 'false')";
        assert_eq!(panel.run(left_alone).await, true);
    })
    .await;
}

/// What browsers of some years ago don't have.
const YOUNG: [&str; 5] = [
    "delete AbortSignal.timeout",
    "delete HTMLDialogElement.prototype.showModal",
    "delete globalThis.HTMLDialogElement",
    "delete HTMLElement.prototype.popover",
    "CSS.supports = () => false",
];

#[tokio::test]
async fn an_old_browser_is_told_that_it_is_old_whatever_it_lacks() {
    for lacks in YOUNG {
        journey(async |panel| {
            let script = json!({ "source": lacks });
            command(panel, "Page.addScriptToEvaluateOnNewDocument", script).await;
            panel.goto("/").await;
            says_only(panel, "This browser is too old for the panel.").await;
        })
        .await;
    }
}

#[tokio::test]
async fn a_token_is_out_of_the_address_even_if_the_panel_never_starts() {
    journey(async |panel| {
        block(panel, "*.wasm").await;
        panel.expect_console("Uncaught");
        for (address, path) in [
            (
                format!("/bots#access_token={}&state=a", tokens::FULL),
                "/bots",
            ),
            ("/bots?code=dal%3Aabc&state=a".to_owned(), "/bots"),
            (format!("/#state=a&access_token={}", tokens::FULL), "/"),
        ] {
            panel.goto("/settings").await;
            panel.goto(&address).await;
            panel
                .every("alert")
                .containing("The panel couldn’t start")
                .shown()
                .await;
            panel.arrives_at(path).await;
            let cdp = panel.driver.cdp();
            let history = cdp.send_raw("Page.getNavigationHistory", json!({}));
            let history = history.await.expect("the history");
            for entry in history["entries"].as_array().expect("entries") {
                let url = entry["url"].as_str().expect("an address");
                assert!(
                    !url.contains("access_token") && !url.contains("code="),
                    "{url}"
                );
            }
        }
    })
    .await;
}

#[tokio::test]
async fn what_only_looks_like_an_answer_stays_in_the_address() {
    journey(async |panel| {
        panel.goto("/settings#a?code=1").await;
        panel.heading("Settings").shown().await;
        panel.arrives_at("/settings#a?code=1").await;
    })
    .await;
}

#[tokio::test]
async fn the_page_says_its_language_and_is_not_translated() {
    journey(async |panel| {
        panel.goto("/").await;
        let told = "const { lang, translate, classList } = document.documentElement;
            const { content } = document.querySelector('meta[name=google]');
            return [lang, translate, classList.contains('notranslate'), content]";
        assert_eq!(
            panel.run(told).await,
            json!(["en", false, true, "notranslate"])
        );
    })
    .await;
}

#[tokio::test]
async fn wasm_of_any_type_is_loaded() {
    for kind in [
        "application/octet-stream",
        "application/wasm; charset=utf-8",
        "text/plain",
    ] {
        let deployment = Deployment {
            wasm_type: Some(kind),
            ..Deployment::to("")
        };
        journey_of(deployment, async |panel| {
            // wasm-bindgen's word about the first file.
            panel.expect_console("MIME type");
            panel.goto("/").await;
            panel.button("Open the demo").click().await;
            panel.heading("Bot agents").shown().await;
            panel.link("Routing").click().await;
            panel.heading("Routing").shown().await;
            panel.every("alert").gone().await;
        })
        .await;
    }
}
