//! What a token may do and what it may not: the missing scope is named, and the bots of another
//! application can only be looked at.

use bot_agents_panel::sandbox::{Sandbox, tokens};
use serde_json::json;

use crate::support::{Find, Locator, Panel, journey};
use crate::workspace::{
    JOHN, SHOP, alert, ask_removal, assert_sent, count, open_bot, over_sandbox, row, sandbox,
    sign_in_to, toast,
};

/// What the browser logs for `authorization`.
const FORBIDDEN: &str = "the server responded with a status of 403";

#[tokio::test]
async fn creating_names_the_missing_scope() {
    over_sandbox(tokens::MY_RO, async |panel, server| {
        panel.expect_console(FORBIDDEN);
        let menu = panel.role("navigation", "Main");
        menu.link("New bot agent").click().await;
        panel.field("Name").fill("Pasta bot").await;
        panel.role("radio", "Offline").click().await;
        panel.button("Create bot agent").click().await;
        names(alert(panel, "The bot agent wasn’t created"), MY_RW).await;
        panel.field("Name").holds("Pasta bot").await;
        assert_eq!(server.sandbox().bots().len(), 12);
    })
    .await;
}

#[tokio::test]
async fn updating_names_the_missing_scope() {
    over_sandbox(tokens::MY_RO, async |panel, server| {
        panel.expect_console(FORBIDDEN);
        let status = panel.field("Status of John Doe");
        status.choose("Offline").await;
        names(toast(panel, "The status wasn’t changed"), MY_RW).await;
        status.holds("accepting chats").await;
        assert_eq!(server.sandbox().bots(), Sandbox::new(0).bots());
    })
    .await;
}

#[tokio::test]
async fn saving_names_the_missing_scope() {
    over_sandbox(tokens::MY_RO, async |panel, server| {
        panel.expect_console(FORBIDDEN);
        open_bot(panel, "John Doe").await;
        panel.field("Chat limit").fill("7").await;
        panel.button("Save").click().await;
        names(alert(panel, "The changes weren’t saved"), MY_RW).await;
        panel.field("Chat limit").holds("7").await;
        assert_eq!(server.sandbox().bots(), Sandbox::new(0).bots());
    })
    .await;
}

#[tokio::test]
async fn removing_names_the_missing_scope() {
    over_sandbox(tokens::MY_RO, async |panel, server| {
        panel.expect_console(FORBIDDEN);
        ask_removal(panel, "John Doe").await;
        let dialog = panel.dialog("Remove “John Doe”?");
        dialog.button("Remove bot agent").click().await;
        let failed = dialog
            .every("alert")
            .containing("The bot agent wasn’t removed");
        names(failed, MY_RW).await;
        assert!(server.sandbox().bot(JOHN).is_some());
    })
    .await;
}

#[tokio::test]
async fn listing_mine_names_the_missing_scope() {
    journey(async |panel| {
        panel.expect_console(FORBIDDEN);
        let server = sandbox();
        panel.goto("/").await;
        sign_in_to(panel, &server, tokens::NO_BOTS).await;
        names(alert(panel, "Couldn’t connect"), "agents-bot--my:ro").await;
    })
    .await;
}

#[tokio::test]
async fn listing_all_names_the_missing_scope() {
    over_sandbox(tokens::MY_RW, async |panel, _| {
        panel.expect_console(FORBIDDEN);
        panel.role("radio", "All").click().await;
        let failed = alert(panel, "Couldn’t load the bot agents");
        names(failed.clone(), ALL_RO).await;
        // Another try with the same token would end the same.
        failed.button("Try again").gone().await;
        // What may be seen is one step away.
        panel.role("radio", "Mine").click().await;
        count(panel).reads("10 bot agents").await;
        failed.gone().await;
    })
    .await;
}

#[tokio::test]
async fn opening_names_the_missing_scope() {
    over_sandbox(tokens::MY_RW, async |panel, _| {
        panel.expect_console(FORBIDDEN);
        panel.goto(&format!("/bots/{SHOP}")).await;
        let failed = alert(panel, "Couldn’t load this bot agent");
        names(failed, ALL_RO).await;
    })
    .await;
}

const MY_RW: &str = "agents-bot--my:rw";
const ALL_RO: &str = "agents-bot--all:ro";
const ALL_RW: &str = "agents-bot--all:rw";

/// The scope is the one that the API itself names, and its own words stand last.
async fn names(message: Locator, scope: &str) {
    message
        .containing(&format!(
            "The access token doesn’t allow this. It needs the scope {scope}. \
             The API says: “the access token lacks the scope `{scope}`”."
        ))
        .shown()
        .await;
}

#[tokio::test]
async fn a_bot_of_another_application_can_only_be_looked_at() {
    over_sandbox(tokens::ALL_RO, async |panel, server| {
        panel.role("radio", "All").click().await;
        let shop = row(panel, "Shop assistant");
        shop.text("Another application").shown().await;
        shop.text("Accepting chats").shown().await;
        shop.every("combobox").gone().await;
        shop.css("[title='Only its own application can change it.']")
            .shown()
            .await;

        open_bot(panel, "Shop assistant").await;
        is_read_only(panel).await;
        // Also without the list having been read.
        panel.goto(&format!("/bots/{SHOP}")).await;
        is_read_only(panel).await;
        panel.field("Name").holds("Shop assistant").await;
        panel.field("Chat limit").holds("30").await;

        panel.expect_console(FORBIDDEN);
        panel.button("Remove").click().await;
        let dialog = panel.dialog("Remove “Shop assistant”?");
        dialog.text("agents-bot--all:rw").shown().await;
        dialog.button("Remove bot agent").click().await;
        let failed = dialog
            .every("alert")
            .containing("The bot agent wasn’t removed");
        names(failed, ALL_RW).await;
        assert_eq!(server.sandbox().bots(), Sandbox::new(0).bots());
        assert_sent(server, "update_bot_agent", &[]);
    })
    .await;
}

async fn is_read_only(panel: &Panel) {
    panel.heading("Shop assistant").shown().await;
    panel
        .text("This bot agent can’t be changed from here")
        .shown()
        .await;
    panel
        .css("p")
        .containing("Removing it needs the scope agents-bot--all:rw.")
        .shown()
        .await;
    panel.text(tokens::SECOND_CLIENT_ID).shown().await;
    let page = panel.role("main", "");
    for (tab, buttons) in [
        (
            "Webhooks",
            &[
                "Remove action incoming_chat_thread",
                "Remove action incoming_rich_message_postback",
            ][..],
        ),
        (
            "Settings",
            &["Add group", "Remove group 0", "Remove group 2"],
        ),
    ] {
        panel.tab(tab).await;
        // All but the choice between rows and JSON, which changes nothing.
        page.css("input:not(.segmented *), select, textarea")
            .are_disabled()
            .await;
        for name in buttons {
            page.button(name).are_disabled().await;
        }
        page.button("Save").gone().await;
    }
}

#[tokio::test]
async fn a_bot_of_another_application_is_removed_with_the_right_scope() {
    over_sandbox(tokens::ALL_RW, async |panel, server| {
        panel.role("radio", "All").click().await;
        ask_removal(panel, "Shop assistant").await;
        let dialog = panel.dialog("Remove “Shop assistant”?");
        dialog.text("agents-bot--all:rw").shown().await;
        dialog.button("Remove bot agent").click().await;
        toast(panel, "“Shop assistant” was removed.").shown().await;
        count(panel).reads("11 bot agents").await;
        assert_sent(server, "remove_bot_agent", &[json!({"bot_agent_id": SHOP})]);
        assert!(server.sandbox().bot(SHOP).is_none());
    })
    .await;
}

#[tokio::test]
async fn another_application_has_other_bots() {
    over_sandbox(tokens::SECOND_APPLICATION, async |panel, server| {
        count(panel).reads("2 bot agents").await;
        panel.role("radio", "All").click().await;
        count(panel).reads("12 bot agents").await;
        row(panel, "John Doe")
            .text("Another application")
            .shown()
            .await;

        open_bot(panel, "John Doe").await;
        panel
            .text("This bot agent can’t be changed from here")
            .shown()
            .await;
        panel.text(tokens::CLIENT_ID).shown().await;
        panel.field("Chat limit").are_disabled().await;

        panel.link("All bot agents").click().await;
        panel.arrives_at("/bots?show=all").await;
        open_bot(panel, "Shop assistant").await;
        panel.field("Chat limit").fill("31").await;
        panel.button("Save").click().await;
        toast(panel, "Saved.").shown().await;
        let shop = server.sandbox().bot(SHOP).cloned().expect("Shop assistant");
        assert_eq!(shop["max_chats_count"], 31);
    })
    .await;
}

#[tokio::test]
async fn a_token_that_is_not_valid_does_not_connect() {
    journey(async |panel| {
        panel.expect_console("the server responded with a status of 401");
        let server = sandbox();
        panel.goto("/").await;
        sign_in_to(panel, &server, "never-heard-of").await;
        for said in [
            "the access token is not valid",
            "the access token has expired",
        ] {
            alert(panel, "Couldn’t connect")
                .containing("The access token isn’t accepted")
                .containing(said)
                .shown()
                .await;
            panel.field("Base URL").holds(&server.base_url()).await;
            panel.field("Access token").fill(tokens::EXPIRED).await;
            panel.button("Connect").click().await;
        }
        panel.field("Access token").fill(tokens::FULL).await;
        panel.button("Connect").click().await;
        count(panel).reads("10 bot agents").await;
    })
    .await;
}

#[tokio::test]
async fn a_token_of_the_other_region_names_it_from_the_start() {
    over_sandbox(tokens::FRANKFURT, async |_, server| {
        let requests = server.requests();
        assert!(!requests.is_empty());
        for request in requests {
            assert_eq!(request.header("x-region"), Some("fra"));
        }
    })
    .await;
}
