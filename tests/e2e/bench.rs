//! The test bench: trying filters against a sample, flipping a verdict, and samples that are kept.

use serde_json::json;
use thirtyfour::Key;

use crate::support::{Find, Locator, Panel};
use crate::workspace::{JOHN, in_demo, open_bot, over_http, toast};

/// The card of an action with its bench unfolded.
pub async fn open_bench(panel: &Panel, action: &str) -> Locator {
    panel.tab("Webhooks").await;
    let card = panel.role("region", action);
    card.css("summary").containing("Test bench").click().await;
    card.role("heading", "Verdict").shown().await;
    card
}

#[tokio::test]
async fn a_sample_is_judged_and_a_verdict_is_flipped_by_its_suggestion() {
    over_http(async |panel, workspace| {
        open_bot(panel, "John Doe").await;
        let card = open_bench(panel, "incoming_chat_thread").await;
        let said = |text: &str| card.css(".bench__said").containing(text);
        card.css(".bench__said")
            .reads("Sent The webhook is sent.")
            .await;

        // The chat of the sample comes from Facebook: without that value it isn't sent any more.
        card.css("[aria-label^='facebook']")
            .press(Key::Delete)
            .await;
        said("is not sent").shown().await;
        let reason = card.css(".bench-clause__text p:first-child");
        reason
            .reads("The chat’s source.type is facebook; it has to be twitter.")
            .await;

        card.button("Add facebook to the values").click().await;
        said("The webhook is sent").shown().await;
        panel.button("Save").click().await;
        toast(panel, "Saved").shown().await;
        let bot = workspace.bot(panel, JOHN).await.expect("John Doe");
        let values = &bot["webhooks"]["actions"][0]["filters"]["chat_properties"]["source"]["type"];
        assert_eq!(*values, json!({"values": ["twitter", "facebook"]}));
    })
    .await;
}

#[tokio::test]
async fn kept_samples_are_tried_again_at_each_edit_and_outlive_the_page() {
    in_demo(async |panel, _| {
        open_bot(panel, "John Doe").await;
        let card = open_bench(panel, "incoming_chat_thread").await;
        card.button("Keep: must match").click().await;
        let payload = card.field("Payload to try");
        payload
            .fill("{\"action\": \"incoming_chat_thread\", \"data\": {\"chat\": {\"properties\": {\"source\": {\"type\": \"email\"}}}}}")
            .await;
        card.button("Keep: must not match").click().await;
        let count = card.css("summary").containing("2 of 2 samples as expected");
        count.shown().await;

        card.css("[aria-label^='facebook']").press(Key::Delete).await;
        let fewer = card.css("summary").containing("1 of 2 samples as expected");
        fewer.shown().await;
        card.button("Undo in the filters").click().await;
        count.shown().await;

        panel.link("All bot agents").click().await;
        open_bot(panel, "John Doe").await;
        panel.tab("Webhooks").await;
        count.shown().await;
    })
    .await;
}

#[tokio::test]
async fn a_pasted_secret_is_blanked_before_it_is_shown_or_kept() {
    in_demo(async |panel, _| {
        open_bot(panel, "John Doe").await;
        let card = open_bench(panel, "incoming_chat_thread").await;
        let payload = card.field("Payload to try");
        payload
            .fill("{\"secret_key\": \"hunter2-hunter2\", \"data\": {}}")
            .await;
        payload
            .holds("{\"secret_key\": \"••••••••\", \"data\": {}}")
            .await;
        card.css("[role=status]")
            .containing("was blanked")
            .shown()
            .await;
        card.button("Keep: must match").click().await;
        let source = panel.source().await.expect("the page");
        assert!(!source.contains("hunter2"), "the secret is on the page");
    })
    .await;
}

#[tokio::test]
async fn what_a_payload_does_not_tell_can_be_stated() {
    in_demo(async |panel, _| {
        open_bot(panel, "John Doe").await;
        let card = open_bench(panel, "incoming_event").await;
        let said = |text: &str| card.css(".bench__said").containing(text);
        said("The webhook is sent").shown().await;
        card.button("Add condition").click().await;
        card.field("What").choose("Chat members").await;
        card.field("Agents’ ids").fill("ann@example.com\n").await;
        said("can’t be told").shown().await;
        card.field("Who is in the chat")
            .fill("bob@example.com")
            .await;
        said("is not sent").shown().await;
        card.field("Who is in the chat")
            .fill("ann@example.com")
            .await;
        said("The webhook is sent").shown().await;
    })
    .await;
}
