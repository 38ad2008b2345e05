//! The secret of the webhooks: made in the panel, stored by the API, and shown nowhere unasked.

use serde_json::json;

use crate::support::{Find, Panel};
use crate::workspace::{JOHN, Workspace, in_demo, open_bot, over_http, toast};

#[tokio::test]
async fn generate_and_save_over_http() {
    over_http(generate_and_save).await;
}

#[tokio::test]
async fn generate_and_save_in_the_demo() {
    in_demo(generate_and_save).await;
}

async fn generate_and_save(panel: &Panel, workspace: &Workspace) {
    open_bot(panel, "John Doe").await;
    panel.tab("Webhooks").await;
    let before = workspace.bot(panel, JOHN).await.expect("John Doe");
    let field = panel.field("Secret key");
    let guide = panel.button("Change it without losing webhooks");
    field.holds("JSauw0Aks8l-asAa").await;
    guide.gone().await;

    panel.button("Generate").click().await;
    panel.dialog("Replace the secret key?").shown().await;
    panel.button("Generate another").click().await;
    panel
        .text("A new secret key is in the field. Copy it to your service.")
        .shown()
        .await;
    guide.click().await;
    panel
        .text("Let your service forget the old one.")
        .shown()
        .await;
    let secret = value_of_secret(panel).await;
    assert_eq!(secret.len(), 43, "{}", secret.len());

    panel.button("Review").click().await;
    let review = panel.dialog("Review the changes");
    review
        .text("Another secret key of 43 characters, not shown")
        .shown()
        .await;
    let request = review.role("region", "Request");
    request
        .containing("\"secret_key\": \"••••••••\"")
        .shown()
        .await;
    // Not in the page at all: a field's value is no part of its source.
    let hidden = async || {
        let source = panel.source().await.expect("the page");
        assert!(!source.contains(&secret), "the page shows the secret");
    };
    hidden().await;
    review.button("Keep editing").click().await;
    panel.tab("JSON").await;
    let after = panel.role("region", "After saving");
    after.containing("••••••••").shown().await;
    hidden().await;
    panel.tab("Code").await;
    hidden().await;
    panel.tab("Webhooks").await;

    panel.button("Save").click().await;
    toast(panel, "Saved.").shown().await;
    guide.gone().await;
    let mut stored = workspace.bot(panel, JOHN).await.expect("John Doe");
    assert_eq!(stored["webhooks"]["secret_key"], json!(secret));
    workspace.assert_sent(
        "update_bot_agent",
        &[json!({"id": JOHN, "webhooks": stored["webhooks"]})],
    );
    stored["webhooks"]["secret_key"] = before["webhooks"]["secret_key"].clone();
    assert_eq!(stored, before, "nothing else was changed");
}

async fn value_of_secret(panel: &Panel) -> String {
    let value = panel
        .run("return document.getElementById('bot-secret_key').value")
        .await;
    value.as_str().expect("a text").to_owned()
}
