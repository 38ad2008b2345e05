//! One bot's whole life without a mouse: connecting, creating, changing, reviewing, saving, routing, exporting,
//! removing, signing out.

use bot_agents_panel::sandbox::tokens;
use serde_json::json;
use thirtyfour::{Key, TypingData};

use crate::builder::tab_to;
use crate::support::{Find, Locator, Panel, journey};
use crate::workspace::{assert_sent, count, row, sandbox, toast};

/// Goes to something by Tab and presses Enter on it.
async fn enter(panel: &Panel, target: &Locator) {
    tab_to(panel, target).await;
    panel.press(Key::Enter).await;
}

/// Goes to a field by Tab and types over what is in it.
async fn type_into(panel: &Panel, field: &Locator, text: &str) {
    tab_to(panel, field).await;
    panel.ctrl("a").await;
    panel.press(text).await;
}

/// Chooses by the quick actions.
async fn quickly(panel: &Panel, typed: &str) {
    panel.ctrl("k").await;
    panel
        .focuses(panel.field("Search bot agents and actions"))
        .await;
    panel.press(typed).await;
    panel.press(Key::Enter).await;
    panel.dialog("Quick actions").gone().await;
}

#[tokio::test]
async fn a_bot_lives_and_goes_by_keyboard_alone() {
    journey(async |panel| {
        let server = sandbox();
        panel.goto("/").await;
        panel.heading("Manage your bot agents").shown().await;
        enter(panel, &panel.button("Advanced settings")).await;
        type_into(panel, &panel.field("Base URL"), &server.base_url()).await;
        type_into(panel, &panel.field("Access token"), tokens::FULL).await;
        panel.press(Key::Enter).await;
        count(panel).reads("10 bot agents").await;

        // A new one, as a template.
        enter(panel, &panel.role("main", "").link("New bot agent")).await;
        panel.heading("New bot agent").shown().await;
        type_into(panel, &panel.field("Name"), "Keys only").await;
        tab_to(panel, &panel.role("radio", "Accepting chats")).await;
        panel.press(Key::Down + TypingData::from(Key::Down)).await;
        panel.role("radio", "Offline").is_checked(true).await;
        panel.press(Key::Enter).await;
        panel.heading("Keys only").shown().await;
        assert_eq!(server.requests_of("create_bot_agent").len(), 1);

        // Changed, looked at, saved.
        type_into(panel, &panel.field("Chat limit"), "9").await;
        enter(panel, &panel.button("Review")).await;
        let review = panel.dialog("Review the changes");
        review.clone().containing("Chat limit").shown().await;
        panel.press(Key::Escape).await;
        review.gone().await;
        panel.ctrl("s").await;
        toast(panel, "Saved.").shown().await;
        let id = server.sandbox().bots()[12]["id"].clone();
        assert_sent(
            &server,
            "update_bot_agent",
            &[json!({"id": id, "max_chats_count": 9})],
        );

        // The log of all that.
        quickly(panel, "api log").await;
        let log = panel.dialog("API log");
        log.clone().containing("update_bot_agent").shown().await;
        panel.press(Key::Escape).await;
        log.gone().await;

        // Selected in the list, set to not accepting, and removed by its menu.
        quickly(panel, "go to the bot agents").await;
        let keys = row(panel, "Keys only");
        keys.shown().await;
        tab_to(panel, &keys.role("checkbox", "Select Keys only")).await;
        panel.press(" ").await;
        panel.every("status").containing("1 selected").shown().await;
        tab_to(panel, &keys.button("Actions for Keys only")).await;
        panel.press(Key::Enter).await;
        let remove = keys.role("menuitem", "Remove …");
        remove.shown().await;
        panel.press(Key::End).await;
        panel.focuses(remove).await;
        panel.press(Key::Enter).await;
        let dialog = panel.dialog("Remove “Keys only”?");
        dialog.shown().await;
        enter(panel, &dialog.button("Remove bot agent")).await;
        toast(panel, "“Keys only” was removed.").shown().await;
        count(panel).reads("10 bot agents").await;
        assert_eq!(server.requests_of("remove_bot_agent").len(), 1);

        // Another one, from a text.
        quickly(panel, "import").await;
        panel.heading("Import bot agents").shown().await;
        tab_to(panel, &panel.field("Or paste JSON")).await;
        panel
            .press(r#"[{"name": "Typed", "status": "offline"}]"#)
            .await;
        enter(panel, &panel.button("Show the plan")).await;
        let import = panel.button("Import 1 bot agent");
        import.shown().await;
        enter(panel, &import).await;
        panel
            .css(".import__bar")
            .containing("1 created")
            .shown()
            .await;
        assert_eq!(server.sandbox().bots()[12]["name"], "Typed");

        enter(panel, &panel.button("Sign out")).await;
        let dialog = panel.dialog("Sign out?");
        dialog.shown().await;
        enter(panel, &dialog.button("Sign out")).await;
        panel.button("Connect").shown().await;
    })
    .await;
}
