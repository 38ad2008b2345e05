//! The log of API calls: what it shows, what it keeps to itself, and the command it offers.

use bot_agents_panel::sandbox::tokens;
use serde_json::json;
use thirtyfour::Key;
use tokio::process::Command;

use crate::support::{Find, Locator, Panel, wait_until};
use crate::workspace::{
    JOHN, connect, count, do_elsewhere, in_demo, open_bot, over_sandbox, sandbox, sign_out, toast,
};

/// The secret of the seed's first bot.
const SECRET: &str = "JSauw0Aks8l-asAa";

async fn open_log(panel: &Panel) -> Locator {
    panel.button("API log").click().await;
    let log = panel.dialog("API log");
    log.shown().await;
    log
}

/// The line of a call.
fn call(log: &Locator, action: &str) -> Locator {
    log.every("listitem").containing(action)
}

/// The text of one of an open call's frames.
async fn frame(log: &Locator, label: &str) -> String {
    let frame = log.role("region", label);
    frame.shown().await.text().await.expect("a text")
}

#[tokio::test]
async fn it_shows_each_call_with_its_retries_and_failures() {
    over_sandbox(tokens::FULL, async |panel, server| {
        panel.expect_console("500 (Internal Server Error)");
        panel.expect_console("404 (Not Found)");
        // Refused once, then answered.
        panel.goto("/bots/sandbox:internal:1").await;
        panel.heading("John Doe").shown().await;
        let log = open_log(panel).await;
        let reads = call(&log, "get_bot_agent_details");
        reads.clone().containing("500").counts(1).await;
        let retry = reads.clone().containing("200").containing("Retry 1");
        retry.counts(1).await;
        panel.press(Key::Escape).await;

        panel.goto("/bots/nobody").await;
        panel.heading("Bot agent not found").shown().await;
        let log = open_log(panel).await;
        log.role("radio", "Failed").click().await;
        log.every("listitem").counts(1).await;
        call(&log, "get_bot_agent_details")
            .containing("404")
            .shown()
            .await;
        log.role("radio", "Changes").click().await;
        log.text("No call of this kind.").shown().await;
        log.button("Clear").click().await;
        log.role("radio", "All").click().await;
        log.text("No calls yet.").shown().await;
        assert!(server.requests().len() > 4);
    })
    .await;
}

#[tokio::test]
async fn neither_token_nor_secret_is_in_it() {
    over_sandbox(tokens::FULL, async |panel, server| {
        assert!(server.sandbox().bot(JOHN).expect("the bot")["webhooks"]["secret_key"] == SECRET);
        open_bot(panel, "John Doe").await;
        panel.tab("Webhooks").await;
        panel.field("URL").fill("https://other.example.com").await;
        panel.button("Save").click().await;
        toast(panel, "Saved.").shown().await;
        let sent = &server.requests_of("update_bot_agent")[0].body;
        assert!(sent.contains(SECRET));

        let log = open_log(panel).await;
        let all = log.every("listitem").texts().await;
        for action in ["update_bot_agent", "get_bot_agent_details"] {
            let count = all.iter().filter(|text| text.contains(action)).count();
            assert!(count > 0, "{action}");
        }
        // Everything unfolded.
        panel
            .run("document.querySelectorAll('.api-log__call').forEach((it) => { it.open = true; })")
            .await;
        let codes = log.css(".api-log__details");
        codes.counts(all.len()).await;
        let source = panel.source().await.expect("a page");
        assert!(source.contains("secret_key"), "there is a secret to hide");
        assert!(source.contains("••••••••"));
        let shown = panel
            .run("return document.querySelector('dialog[open]').textContent")
            .await;
        let shown = shown.as_str().expect("a text");
        assert!(!shown.contains(SECRET));
        assert!(!shown.contains(tokens::FULL));
        assert!(shown.contains("Authorization: Bearer ${LIVECHAT_TOKEN"));
    })
    .await;
}

#[tokio::test]
async fn the_copied_command_does_what_the_panel_did() {
    const NAME: &str = r#"It's $HOME `id` "q" \ ünï ! %s"#;
    over_sandbox(tokens::FULL, async |panel, server| {
        open_bot(panel, "John Doe").await;
        panel.field("Name").fill(NAME).await;
        panel.tab("Webhooks").await;
        panel.field("URL").fill("https://o'hara.example.com").await;
        panel.button("Save").click().await;
        toast(panel, "Saved.").shown().await;
        let saved = server.sandbox().bot(JOHN).cloned().expect("the bot");
        assert_eq!(saved["name"], NAME);

        let log = open_log(panel).await;
        log.role("radio", "Changes").click().await;
        log.css("summary").click().await;
        let command = frame(&log, "As curl").await;
        do_elsewhere(
            server,
            "update_bot_agent",
            &json!({"payload": {"id": JOHN, "name": "Before"}}),
        );
        let output = Command::new("sh")
            .args(["-c", &command])
            .env("LIVECHAT_TOKEN", tokens::FULL)
            .env("WEBHOOK_SECRET", SECRET)
            .output()
            .await
            .expect("a shell");
        let said = String::from_utf8_lossy(&output.stderr);
        assert!(output.status.success(), "{command}\n{said}");
        assert_eq!(server.sandbox().bot(JOHN), Some(&saved));
        let requests = server.requests_of("update_bot_agent");
        let [panels, shells] = requests.as_slice() else {
            panic!("{} requests", requests.len());
        };
        assert_eq!(panels.json(), shells.json());
    })
    .await;
}

#[tokio::test]
async fn it_is_used_by_keyboard_and_forgotten_with_the_connection() {
    over_sandbox(tokens::FULL, async |panel, _| {
        let button = panel.button("API log");
        button.press(Key::Enter).await;
        let log = panel.dialog("API log");
        log.shown().await;
        // Close, filter, Clear, then the calls.
        for _ in 0..3 {
            panel.press(Key::Tab).await;
        }
        panel.focuses(log.css("li:first-child summary")).await;
        panel.press(Key::Enter).await;
        log.role("region", "Request").shown().await;
        panel.axe("API log").await;
        panel.press(Key::Escape).await;
        log.gone().await;
        panel.focuses(button.clone()).await;

        sign_out(panel).await;
        button.click().await;
        log.text("No calls yet.").shown().await;
        panel.press(Key::Escape).await;
        let server = sandbox();
        connect(panel, &server, tokens::FULL).await;
    })
    .await;
}

#[tokio::test]
async fn the_demo_has_one_too() {
    in_demo(async |panel, _| {
        count(panel).reads("12 bot agents").await;
        let log = open_log(panel).await;
        let calls = log.every("listitem");
        wait_until("calls".to_owned(), async || {
            match calls.texts().await.len() {
                0 => Err("there are none".to_owned()),
                _ => Ok(()),
            }
        })
        .await;
        call(&log, "get_bot_agents")
            .containing("\"all\": true")
            .gone()
            .await;
    })
    .await;
}
