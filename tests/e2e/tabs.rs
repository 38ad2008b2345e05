//! The parts of a bot's page: each has its address, all share one draft, and going between them is not
//! leaving.

use bot_agents_panel::sandbox::tokens;
use serde_json::json;
use thirtyfour::Key;

use crate::builder::tab_to;
use crate::support::{Find, Locator, Panel};
use crate::workspace::{
    JOHN, assert_sent, in_demo, leave_with_draft, open_bot, over_sandbox, toast,
};

fn parts(panel: &Panel) -> Locator {
    panel.role("navigation", "Parts of the bot agent")
}

fn question(panel: &Panel) -> Locator {
    panel.dialog("Your changes aren’t saved")
}

#[tokio::test]
async fn addresses_back_forward_and_reload_and_one_draft_for_all() {
    over_sandbox(tokens::FULL, async |panel, server| {
        let page = format!("/bots/{JOHN}");
        open_bot(panel, "John Doe").await;
        panel.arrives_at(&page).await;
        panel.field("Chat limit").fill("7").await;
        panel.tab("Webhooks").await;
        panel.arrives_at(&format!("{page}/webhooks")).await;
        panel.field("Chat limit").gone().await;
        panel.field("URL").fill("https://new.example.com").await;
        panel.tab("JSON").await;
        panel.arrives_at(&format!("{page}/json")).await;
        let after = panel.role("region", "After saving");
        after.containing("\"max_chats_count\": 7").shown().await;
        panel.tab("Code").await;
        panel.arrives_at(&format!("{page}/code")).await;
        panel.text("2 unsaved changes").shown().await;

        for (path, field, value) in [
            ("/json", None, ""),
            ("/webhooks", Some("URL"), "https://new.example.com"),
            ("", Some("Chat limit"), "7"),
        ] {
            panel.back().await;
            panel.arrives_at(&format!("{page}{path}")).await;
            question(panel).gone().await;
            if let Some(field) = field {
                panel.field(field).holds(value).await;
            }
        }
        panel.run("history.forward()").await;
        panel.arrives_at(&format!("{page}/webhooks")).await;
        panel.field("URL").holds("https://new.example.com").await;
        panel.heading("John Doe").shown().await;

        // Away, and back by the address that one was at.
        leave_with_draft(panel, panel.link("All bot agents")).await;
        open_bot(panel, "John Doe").await;
        panel.field("Chat limit").holds("7").await;
        panel.tab("Webhooks").await;
        panel.field("URL").holds("https://new.example.com").await;
        panel.button("Save").click().await;
        toast(panel, "Saved.").shown().await;
        let stored = server.sandbox().bot(JOHN).cloned().expect("John Doe");
        let sent = json!({"id": JOHN, "max_chats_count": 7, "webhooks": stored["webhooks"]});
        assert_sent(server, "update_bot_agent", &[sent]);

        panel.reload().await;
        panel.arrives_at(&format!("{page}/webhooks")).await;
        panel.field("URL").holds("https://new.example.com").await;
        panel.goto(&format!("{page}/json")).await;
        panel.role("region", "As the API returned it").shown().await;
        panel.role("region", "After saving").gone().await;
        panel.goto(&format!("{page}/nothing")).await;
        panel.heading("Page not found").shown().await;
    })
    .await;
}

#[tokio::test]
async fn the_question_before_leaving_knows_the_part_that_one_was_at() {
    in_demo(async |panel, _| {
        open_bot(panel, "John Doe").await;
        panel.tab("Webhooks").await;
        panel.field("URL").fill("https://new.example.com").await;
        panel.run("history.go(-2)").await;
        question(panel).button("Stay").click().await;
        question(panel).gone().await;
        panel.arrives_at(&format!("/bots/{JOHN}/webhooks")).await;
        panel.field("URL").holds("https://new.example.com").await;
        panel.link("All bot agents").click().await;
        question(panel).button("Discard and leave").click().await;
        panel.heading("Bot agents").shown().await;
    })
    .await;
}

#[tokio::test]
async fn a_part_tells_what_is_unsaved_or_wrong_in_it_and_problems_lead_there() {
    in_demo(async |panel, _| {
        open_bot(panel, "John Doe").await;
        let state = |part: &str| panel.css(&format!("#bot-tab-{part}-state"));
        let says = async |part: &str, text: &str| {
            let id = format!("bot-tab-{part}-state");
            let script = format!("return document.getElementById('{id}').textContent");
            crate::support::wait_until(format!("{part} to say {text:?}"), async || {
                match panel.run(&script).await {
                    now if now == text => Ok(()),
                    now => Err(format!("it says {now}")),
                }
            })
            .await;
        };
        state("settings").counts(1).await;
        says("settings", "").await;
        panel.field("Chat limit").fill("7").await;
        says("settings", "Unsaved changes").await;
        says("webhooks", "").await;
        panel.tab("Webhooks").await;
        panel.field("URL").fill("").await;
        says("webhooks", "Unsaved changes").await;

        panel.tab("JSON").await;
        panel.button("Save").click().await;
        let summary = panel.role("group", "1 thing needs attention");
        panel.focuses(summary.clone()).await;
        says("webhooks", "1 thing needs attention").await;
        says("settings", "Unsaved changes").await;
        let enter = "Enter the URL that receives the webhooks.";
        summary.link(enter).click().await;
        panel.focuses(panel.field("URL")).await;
        panel.arrives_at(&format!("/bots/{JOHN}/webhooks")).await;
        // And from the other part.
        panel.tab("Settings").await;
        summary.link(enter).click().await;
        panel.focuses(panel.field("URL")).await;
        panel.field("URL").fill("https://new.example.com").await;
        says("webhooks", "Unsaved changes").await;
    })
    .await;
}

#[tokio::test]
async fn findings_lead_to_the_part_they_are_about() {
    in_demo(async |panel, _| {
        open_bot(panel, "Beta tester").await;
        let health = panel.role("region", "Health");
        health.link("Go to chat_summarized").click().await;
        let card = panel.role("heading", "chat_summarized");
        panel.focuses(card).await;
        panel.tab("JSON").await;
        health.gone().await;
    })
    .await;
}

#[tokio::test]
async fn by_keyboard_alone() {
    in_demo(async |panel, _| {
        open_bot(panel, "John Doe").await;
        for part in ["Webhooks", "Settings", "JSON"] {
            tab_to(panel, &parts(panel).link(part)).await;
            panel.press(Key::Enter).await;
            parts(panel)
                .css("[aria-current]")
                .containing(part)
                .shown()
                .await;
            panel.focuses(parts(panel).link(part)).await;
        }
        // What had the focus is hidden with its part: the heading takes it.
        panel.tab("Webhooks").await;
        panel.field("URL").click().await;
        panel.back().await;
        panel.focuses(panel.heading("John Doe")).await;
    })
    .await;
}
