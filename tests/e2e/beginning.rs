//! A new bot that begins as a template, or as a copy of another.

use bot_agents_panel::sandbox::tokens;
use serde_json::{Value, json};

use crate::server::Running;
use crate::support::{Find, Locator, Panel, View, report_axe};
use crate::workspace::{
    JOHN, do_elsewhere, in_demo, leave_with_draft, open_bot, over_sandbox, toast,
};

fn template(panel: &Panel, name: &str) -> Locator {
    panel.role("radio", name)
}

/// The payload of the one creation.
fn created(server: &Running) -> Value {
    let requests = server.requests_of("create_bot_agent");
    assert_eq!(requests.len(), 1);
    requests[0].json()["payload"].take()
}

#[tokio::test]
async fn a_template_fills_in_all_but_name_and_url() {
    over_sandbox(tokens::FULL, async |panel, server| {
        panel.goto("/bots/new?template=keyword-bot").await;
        template(panel, "Keyword bot").is_checked(true).await;
        panel.field("Name").fill("Pizza again").await;
        panel.field("URL").fill("https://pizza.example.com").await;
        panel.button("Create bot agent").click().await;
        toast(panel, "“Pizza again” was created.").shown().await;
        let mut sent = created(server);
        let secret = sent["webhooks"]["secret_key"].take();
        assert_eq!(secret.as_str().map(str::len), Some(43));
        assert_eq!(
            sent,
            json!({
                "name": "Pizza again", "status": "accepting chats", "max_chats_count": 6,
                "groups": [{"id": 0, "priority": "normal"}],
                "webhooks": {
                    "url": "https://pizza.example.com",
                    "secret_key": null,
                    "actions": [{
                        "name": "incoming_event",
                        "filters": {"author_type": "customer"},
                        "additional_data": ["chat_properties"],
                    }],
                },
            })
        );
    })
    .await;
}

#[tokio::test]
async fn another_template_keeps_what_was_entered_and_says_so() {
    in_demo(async |panel, _| {
        panel
            .role("navigation", "Main")
            .link("New bot agent")
            .click()
            .await;
        template(panel, "Blank").is_checked(true).await;
        panel.field("URL").gone().await;
        panel.field("Name").fill("Mine").await;
        panel.field("Chat limit").fill("3").await;
        template(panel, "Observer").click().await;
        panel
            .text("Observer: filled in. Kept as you entered: Name, Chat limit.")
            .shown()
            .await;
        panel.field("Name").holds("Mine").await;
        panel.field("Chat limit").holds("3").await;
        panel
            .field("Default group priority")
            .holds("supervisor")
            .await;
        panel.role("group", "Group 0").gone().await;
        panel.role("region", "thread_closed").shown().await;
        panel.field("URL").fill("https://mine.example.com").await;

        template(panel, "Channel router").click().await;
        panel.role("region", "thread_closed").gone().await;
        let card = panel.role("region", "incoming_chat_thread");
        card.text("Sent when the chat’s source.type is facebook or twitter.")
            .shown()
            .await;
        panel.field("URL").holds("https://mine.example.com").await;
        panel.field("Default group priority").holds("").await;
        panel.role("group", "Group 0").shown().await;

        // As a draft it comes back with its template.
        leave_with_draft(panel, panel.link("Cancel")).await;
        panel
            .role("navigation", "Main")
            .link("New bot agent")
            .click()
            .await;
        panel.text("Your draft is still here").shown().await;
        template(panel, "Channel router").is_checked(true).await;
        panel.field("Name").holds("Mine").await;
        panel.button("Start over").click().await;
        template(panel, "Blank").is_checked(true).await;
        panel.field("Name").holds("").await;
    })
    .await;
}

#[tokio::test]
async fn a_template_that_nobody_touched_is_left_without_a_question() {
    in_demo(async |panel, _| {
        panel
            .role("navigation", "Main")
            .link("New bot agent")
            .click()
            .await;
        template(panel, "Observer").click().await;
        panel.role("region", "thread_closed").shown().await;
        panel.link("Cancel").click().await;
        panel.heading("Bot agents").shown().await;
        panel
            .role("navigation", "Main")
            .link("New bot agent")
            .click()
            .await;
        template(panel, "Blank").is_checked(true).await;
    })
    .await;
}

#[tokio::test]
async fn a_copy_has_everything_but_gets_a_secret_of_its_own() {
    over_sandbox(tokens::FULL, async |panel, server| {
        let original = server.sandbox().bot(JOHN).cloned().expect("John Doe");
        let mut webhooks = original["webhooks"].clone();
        webhooks["version"] = json!({"later": 2});
        webhooks["actions"][0]["retry"] = json!([1]);
        do_elsewhere(
            server,
            "update_bot_agent",
            &json!({"id": JOHN, "webhooks": webhooks}),
        );
        open_bot(panel, "John Doe").await;
        panel.link("Duplicate").click().await;
        panel.arrives_at(&format!("/bots/new?from={JOHN}")).await;
        panel.text("A copy of “John Doe”").shown().await;
        panel.field("Name").holds("Copy of John Doe").await;
        panel.role("radio", "Offline").is_checked(true).await;
        panel.role("radio", "Blank").gone().await;
        panel.button("Create bot agent").click().await;
        toast(panel, "“Copy of John Doe” was created.")
            .shown()
            .await;

        let mut sent = created(server);
        let secret = sent["webhooks"]["secret_key"].clone();
        assert_eq!(secret.as_str().map(str::len), Some(43));
        assert_ne!(secret, original["webhooks"]["secret_key"]);
        sent["webhooks"]["secret_key"] = original["webhooks"]["secret_key"].clone();
        assert_eq!(
            sent,
            json!({
                "name": "Copy of John Doe", "avatar": original["avatar"], "status": "offline",
                "max_chats_count": original["max_chats_count"], "groups": original["groups"],
                "webhooks": webhooks,
            })
        );
        let now = server.sandbox().bot(JOHN).cloned().expect("John Doe");
        assert_eq!(now["webhooks"], webhooks, "the original stays as it is");
    })
    .await;
}

#[tokio::test]
async fn a_draft_from_before_is_not_lost_to_a_copy() {
    in_demo(async |panel, _| {
        let menu = panel.role("navigation", "Main");
        menu.link("New bot agent").click().await;
        panel.field("Name").fill("Pasta bot").await;
        leave_with_draft(panel, menu.link("Bots")).await;
        open_bot(panel, "Pizza bot").await;
        panel.link("Duplicate").click().await;
        panel.text("Your draft is still here").shown().await;
        panel.field("Name").holds("Pasta bot").await;
        panel.button("Start over").click().await;
        panel.text("A copy of “Pizza bot”").shown().await;
        panel.field("Name").holds("Copy of Pizza bot").await;
        panel.focuses(panel.heading("New bot agent")).await;
    })
    .await;
}

#[tokio::test]
async fn there_is_no_copy_of_a_bot_that_is_not_there() {
    over_sandbox(tokens::FULL, async |panel, _| {
        panel.expect_console("the server responded with a status of 404");
        panel.goto("/bots/new?from=unknown").await;
        panel.heading("Bot agent not found").shown().await;
        panel.link("Go to the bot agents").click().await;
        panel.heading("Bot agents").shown().await;
    })
    .await;
}

#[tokio::test]
async fn it_is_accessible() {
    in_demo(async |panel, _| {
        panel.goto("/bots/new?template=observer").await;
        panel.role("region", "thread_closed").shown().await;
        panel.pictures("new-bot-observer", &View::ALL).await;
        panel.axe("New bot, from a template").await;
        panel.goto(&format!("/bots/new?from={JOHN}")).await;
        panel.text("A copy of “John Doe”").shown().await;
        panel.pictures("new-bot-copy", &View::ALL).await;
        panel.axe("New bot, a copy").await;
    })
    .await;
    report_axe("a new bot that begins as another");
}
