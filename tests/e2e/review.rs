//! Reviewing changes before they are saved: each with what was before it, and the very request.

use bot_agents_panel::sandbox::tokens;
use serde_json::Value;
use thirtyfour::Key;

use crate::support::{Find, Locator, Panel};
use crate::workspace::{assert_sent, in_demo, open_bot, over_sandbox, toast};

fn review(panel: &Panel) -> Locator {
    panel.dialog("Review the changes")
}

/// The lines of the review, each with what was there before and after.
async fn lines(panel: &Panel) -> Vec<String> {
    review(panel).shown().await;
    review(panel).css(".review__change").texts().await
}

#[tokio::test]
async fn the_review_tells_each_change_and_the_request_that_is_then_sent() {
    over_sandbox(tokens::FULL, async |panel, server| {
        open_bot(panel, "John Doe").await;
        panel.field("Chat limit").fill("7").await;
        let group = panel.role("group", "Group 2");
        group.field("Priority").choose("last").await;
        panel.tab("Webhooks").await;
        panel.field("Secret key").fill("another-s3cret").await;
        let card = panel.role("region", "incoming_chat_thread");
        card.css("[aria-label^='twitter']").press(Key::Delete).await;
        panel.button("Remove action incoming_event").click().await;
        let bar = panel.role("region", "Unsaved changes");
        bar.text("5 unsaved changes").shown().await;

        panel.button("Review").click().await;
        assert_eq!(
            lines(panel).await,
            [
                "Chat limit Before 6 After 7",
                "Group 2 Before first After last",
                "Secret key Before A secret key of 16 characters, not shown \
                 After Another secret key of 14 characters, not shown",
                "Action incoming_chat_thread: chat_properties.source.type \
                 Before the chat’s source.type is facebook or twitter \
                 After the chat’s source.type is facebook",
                "Action incoming_event Before { \"name\": \"incoming_event\", \
                 \"additional_data\": [ \"chat_properties\" ] } After Removed",
            ]
        );
        let source = panel.source().await.expect("the page");
        for secret in ["another-s3cret", "JSauw0Aks8l-asAa", tokens::FULL] {
            assert!(!source.contains(secret), "the page shows {secret}");
        }
        let request = request_shown(panel).await;

        review(panel).button("Save").click().await;
        toast(panel, "Saved.").shown().await;
        review(panel).gone().await;
        let mut sent = server.requests_of("update_bot_agent")[0].json();
        assert_eq!(server.requests_of("update_bot_agent").len(), 1);
        let secret = sent["payload"]["webhooks"]["secret_key"].take();
        assert_eq!(secret, "another-s3cret");
        sent["payload"]["webhooks"]["secret_key"] = "••••••••".into();
        let (head, body) = request.split_once("\n\n").expect("a body");
        assert_eq!(serde_json::from_str::<Value>(body).expect("JSON"), sent);
        let url = format!(
            "{}/v3.0/configuration/action/update_bot_agent",
            server.base_url()
        );
        let wanted = [
            format!("POST {url}"),
            "Content-Type: application/json".to_owned(),
            "Authorization: Bearer <access token>".to_owned(),
        ];
        assert_eq!(head.lines().collect::<Vec<_>>(), wanted);
    })
    .await;
}

/// The request as the review shows it.
async fn request_shown(panel: &Panel) -> String {
    review(panel).role("region", "Request").shown().await;
    let text = panel
        .run("return document.querySelector('dialog[open] .code-block code').textContent")
        .await;
    text.as_str().expect("a text").to_owned()
}

#[tokio::test]
async fn what_can_not_be_sent_yet_is_said_and_save_shows_where() {
    over_sandbox(tokens::FULL, async |panel, server| {
        open_bot(panel, "John Doe").await;
        panel.field("Name").fill("Jane Roe").await;
        panel.field("Chat limit").fill("many").await;
        panel.tab("Code").await;
        panel.button("Review").click().await;
        assert_eq!(
            lines(panel).await,
            [
                "Name Before John Doe After Jane Roe",
                "Chat limit What was entered can’t be read yet.",
            ]
        );
        review(panel)
            .text("Something in the form needs attention before this can be sent. Save shows what.")
            .shown()
            .await;
        review(panel).role("region", "Request").gone().await;
        review(panel).button("Save").click().await;
        review(panel).gone().await;
        let summary = panel.role("group", "1 thing needs attention");
        panel.focuses(summary.clone()).await;
        summary
            .link("Enter a whole number, 0 or more.")
            .click()
            .await;
        panel.focuses(panel.field("Chat limit")).await;
        assert_sent(server, "update_bot_agent", &[]);
    })
    .await;
}

#[tokio::test]
async fn another_order_is_told_as_no_difference_and_the_focus_comes_back() {
    in_demo(async |panel, _| {
        open_bot(panel, "John Doe").await;
        panel.tab("Webhooks").await;
        let card = panel.role("region", "incoming_chat_thread");
        card.button("More for incoming_chat_thread").click().await;
        card.role("menuitem", "Move down").click().await;
        panel.text("1 unsaved change").shown().await;
        panel.button("Review").press(Key::Enter).await;
        review(panel)
            .text("Only the order of things differs, which means the same.")
            .shown()
            .await;
        panel.press(Key::Escape).await;
        review(panel).gone().await;
        panel.focuses(panel.button("Review")).await;
    })
    .await;
}
