//! Creating a bot with everything it can have: over HTTP and in the demo.

use serde_json::json;

use crate::methods::group;
use crate::support::{Find, Panel};
use crate::workspace::{Members, Workspace, in_demo, open_bot, over_http, toast};

#[tokio::test]
async fn create_with_every_member_over_http() {
    over_http(create_with_every_member).await;
}

#[tokio::test]
async fn create_with_every_member_in_the_demo() {
    in_demo(create_with_every_member).await;
}

async fn create_with_every_member(panel: &Panel, workspace: &Workspace) {
    panel
        .role("navigation", "Main")
        .link("New bot agent")
        .click()
        .await;
    panel.heading("New bot agent").shown().await;
    fill_in_every_member(panel).await;
    panel.button("Create bot agent").click().await;

    toast(panel, "“Pasta bot” was created.").shown().await;
    panel.heading("Pasta bot").shown().await;
    let bots = workspace.bots(panel).await;
    assert_eq!(bots.len(), 13);
    let created = bots.last().expect("13 bots");
    let id = created["id"].as_str().expect("a text").to_owned();
    panel.arrives_at(&format!("/bots/{id}")).await;

    let sent = pasta_bot();
    let mut stored = created.clone();
    assert_eq!(stored.remove("application"), Some(application()));
    assert_eq!(stored.remove("id"), Some(json!(id)));
    assert_eq!(
        stored.remove("default_group_priority"),
        Some(json!("first"))
    );
    assert_eq!(stored, sent);
    workspace.assert_sent("create_bot_agent", &[sent.into()]);
    workspace.assert_sent(
        "update_bot_agent",
        &[json!({ "id": id, "default_group_priority": "first" })],
    );

    shows_every_member(panel).await;
    panel.reload().await;
    shows_every_member(panel).await;
}

#[tokio::test]
async fn webhooks_can_be_left_out_again() {
    over_http(async |panel, workspace| {
        let menu = panel.role("navigation", "Main");
        menu.link("New bot agent").click().await;
        panel.field("Name").fill("Pasta bot").await;
        panel.role("radio", "Offline").click().await;
        panel.button("Add webhooks").click().await;
        panel.focuses(panel.field("URL")).await;
        panel.field("URL").fill("https://pasta.example.com").await;
        panel.button("Remove webhooks").click().await;
        panel.focuses(panel.button("Add webhooks")).await;
        panel.field("URL").gone().await;
        panel.button("Create bot agent").click().await;

        panel.heading("Pasta bot").shown().await;
        let groups = json!([{"id": 0, "priority": "normal"}]);
        let sent = json!({
            "name": "Pasta bot",
            "status": "offline",
            "max_chats_count": 6,
            "groups": groups,
        });
        workspace.assert_sent("create_bot_agent", &[sent]);
        // The API documents no way to take webhooks off a bot that has them.
        panel.link("All bot agents").click().await;
        open_bot(panel, "John Doe").await;
        panel.tab("Webhooks").await;
        panel.field("URL").shown().await;
        panel.button("Remove webhooks").gone().await;
    })
    .await;
}

async fn fill_in_every_member(panel: &Panel) {
    panel.field("Name").fill("Pasta bot").await;
    panel.field("Avatar URL").fill("cdn.invalid/pasta").await;
    panel.expect_console("https://cdn.invalid/");
    panel.role("radio", "Not accepting chats").click().await;
    panel.field("Chat limit").fill("42").await;
    panel
        .field("Default group priority")
        .choose("first – Gets chats before everyone else in the group")
        .await;

    group(panel, 0).field("Priority").choose("last").await;
    panel.button("Add group").click().await;
    group(panel, 1).field("Group").fill("3").await;
    group(panel, 3).field("Priority").choose("first").await;

    panel.button("Add webhooks").click().await;
    panel
        .field("URL")
        .fill("https://pasta.example.com/in")
        .await;
    panel.field("Secret key").fill("s3cr3t-of-pasta").await;
    add_action(panel, "chat_user_added").await;
    let added = panel.role("region", "chat_user_added");
    added.field("access").click().await;
    added.field("thread_id").click().await;
    added.role("radio", "JSON").click().await;
    added
        .field("Filters as JSON")
        .fill(r#"{"chat_properties": {"source": {"type": {"values": ["facebook"]}}}}"#)
        .await;
    add_action(panel, "incoming_event").await;
    let event = panel.role("region", "incoming_event");
    event.field("chat_properties").click().await;
    event.role("radio", "JSON").click().await;
    event
        .field("Filters as JSON")
        .fill("{\n\"author_type\": \"customer\",\n\"only_my_chats\": true}")
        .await;
}

async fn add_action(panel: &Panel, name: &str) {
    let actions = panel.every("region").css("h4");
    let before = actions.texts().await.len();
    panel.button("Add action").click().await;
    let dialog = panel.role("dialog", "Add an action");
    dialog.button(name).click().await;
    dialog.gone().await;
    actions.counts(before + 1).await;
    panel.focuses(panel.role("heading", name)).await;
}

/// What `fill_in_every_member` describes, as the create request holds it.
fn pasta_bot() -> Members {
    let bot = json!({
        "name": "Pasta bot",
        "avatar": "cdn.invalid/pasta",
        "status": "not accepting chats",
        "max_chats_count": 42,
        "groups": [{"id": 0, "priority": "last"}, {"id": 3, "priority": "first"}],
        "webhooks": {
            "url": "https://pasta.example.com/in",
            "secret_key": "s3cr3t-of-pasta",
            "actions": [
                {
                    "name": "chat_user_added",
                    "filters": {"chat_properties": {"source": {"type": {"values": ["facebook"]}}}},
                    "additional_data": ["access", "thread_id"]
                },
                {
                    "name": "incoming_event",
                    "filters": {"author_type": "customer", "only_my_chats": true},
                    "additional_data": ["chat_properties"]
                }
            ]
        }
    });
    bot.as_object().cloned().expect("an object")
}

async fn shows_every_member(panel: &Panel) {
    panel.heading("Pasta bot").shown().await;
    panel.tab("Settings").await;
    panel.field("Name").holds("Pasta bot").await;
    panel.field("Avatar URL").holds("cdn.invalid/pasta").await;
    let status = panel.role("radio", "Not accepting chats");
    status.is_checked(true).await;
    panel.field("Chat limit").holds("42").await;
    panel.field("Default group priority").holds("first").await;
    group(panel, 0).field("Priority").holds("last").await;
    group(panel, 3).field("Priority").holds("first").await;
    panel.tab("Webhooks").await;
    panel
        .field("URL")
        .holds("https://pasta.example.com/in")
        .await;
    panel.field("Secret key").holds("s3cr3t-of-pasta").await;
    let added = panel.role("region", "chat_user_added");
    added.field("chat_properties").is_checked(false).await;
    added.field("access").is_checked(true).await;
    added.field("thread_id").is_checked(true).await;
    let event = panel.role("region", "incoming_event");
    event.field("chat_properties").is_checked(true).await;
    event.role("radio", "JSON").click().await;
    event
        .field("Filters as JSON")
        .holds("{\n  \"author_type\": \"customer\",\n  \"only_my_chats\": true\n}")
        .await;
}

fn application() -> serde_json::Value {
    json!({"client_id": bot_agents_panel::sandbox::tokens::CLIENT_ID})
}
