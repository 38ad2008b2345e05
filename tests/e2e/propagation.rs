//! An API that takes a while to show a change: the panel goes on showing what was done here, and claims
//! nothing that it can't know.

use bot_agents_panel::sandbox::{Sandbox, tokens};
use serde_json::{Value, json};

use crate::errors::expect_drop;
use crate::server::{self, Options, Running};
use crate::support::{Find, Panel, View, journey};
use crate::workspace::{
    JOHN, alert, ask_removal, assert_sent, connect, count, do_elsewhere, leave_with_draft,
    open_bot, row, rows_read, toast,
};

/// More reads than any journey makes.
const NEVER: u64 = 1_000_000;

/// A journey at an API whose changes so many reads don't show.
async fn over_slow_sandbox(reads: u64, body: impl AsyncFnOnce(&Panel, &Running)) {
    journey(async |panel| {
        let sandbox = Sandbox::new(1).with_propagation(reads);
        let server = server::start(sandbox, Options::default()).expect("a free port");
        connect(panel, &server, tokens::FULL).await;
        body(panel, &server).await;
    })
    .await;
}

/// Waits until the list has read everything about its bots, and says how many readings that took.
async fn details_of_rows(panel: &Panel, server: &Running) -> usize {
    panel.view_whole_page(View::ALL[0]).await;
    rows_read(panel).await;
    let count = server.requests_of("get_bot_agent_details").len();
    panel.has_answers("get_bot_agent_details", count).await;
    count
}

#[tokio::test]
async fn a_save_that_does_not_show_yet_is_not_taken_back() {
    over_slow_sandbox(NEVER, async |panel, server| {
        let by_the_list = details_of_rows(panel, server).await;
        open_bot(panel, "John Doe").await;
        panel.field("Chat limit").fill("7").await;
        panel.field("Name").fill("Jane Roe").await;
        panel.button("Save").click().await;
        toast(panel, "Saved.").shown().await;
        // To open the bot, before the save, and after it, still without it.
        panel
            .has_answers("get_bot_agent_details", by_the_list + 3)
            .await;
        panel.heading("Jane Roe").shown().await;
        panel.field("Name").holds("Jane Roe").await;
        panel.field("Chat limit").holds("7").await;
        panel.role("region", "Unsaved changes").gone().await;

        let sent = json!({"id": JOHN, "name": "Jane Roe", "max_chats_count": 7});
        assert_sent(server, "update_bot_agent", &[sent]);
    })
    .await;
}

#[tokio::test]
async fn an_earlier_save_is_not_taken_back_by_the_next() {
    over_slow_sandbox(NEVER, async |panel, server| {
        let by_the_list = details_of_rows(panel, server).await;
        open_bot(panel, "John Doe").await;
        panel.field("Name").fill("Jane Roe").await;
        panel.button("Save").click().await;
        panel
            .has_answers("get_bot_agent_details", by_the_list + 3)
            .await;
        panel.role("region", "Unsaved changes").gone().await;
        panel.field("Chat limit").fill("8").await;
        panel.button("Save").click().await;
        panel
            .has_answers("get_bot_agent_details", by_the_list + 5)
            .await;
        panel.role("region", "Unsaved changes").gone().await;
        panel.heading("Jane Roe").shown().await;
        panel.field("Name").holds("Jane Roe").await;
        panel.field("Chat limit").holds("8").await;

        // Nor by opening the page once more, nor by reading the list.
        panel.field("Avatar URL").fill("cdn.invalid/jane").await;
        panel.expect_console("https://cdn.invalid/");
        leave_with_draft(panel, panel.link("All bot agents")).await;
        panel.has_answers("get_bot_agents", 2).await;
        row(panel, "Jane Roe").shown().await;
        open_bot(panel, "Jane Roe").await;
        panel
            .text("You left this page without saving. Your changes are still here.")
            .shown()
            .await;
        panel.field("Name").holds("Jane Roe").await;
        panel.field("Chat limit").holds("8").await;
        panel.text("1 unsaved change").shown().await;
        assert_sent(
            server,
            "update_bot_agent",
            &[
                json!({"id": JOHN, "name": "Jane Roe"}),
                json!({"id": JOHN, "max_chats_count": 8}),
            ],
        );
    })
    .await;
}

#[tokio::test]
async fn a_status_that_does_not_show_yet_is_not_taken_back() {
    over_slow_sandbox(NEVER, async |panel, _| {
        let status = panel.field("Status of John Doe");
        status.choose("Offline").await;
        toast(panel, "“John Doe” is now offline.").shown().await;
        panel.role("radio", "All").click().await;
        panel.has_answers("get_bot_agents", 3).await;
        count(panel).reads("12 bot agents").await;
        status.holds("offline").await;
        panel.link("John Doe").click().await;
        panel.heading("John Doe").shown().await;
        panel.role("radio", "Offline").is_checked(true).await;
    })
    .await;
}

#[tokio::test]
async fn a_bot_that_does_not_show_yet_was_created_a_moment_ago() {
    over_slow_sandbox(4, async |panel, server| {
        let by_the_list = details_of_rows(panel, server).await;
        let menu = panel.role("navigation", "Main");
        menu.link("New bot agent").click().await;
        panel.field("Name").fill("Pasta bot").await;
        panel.role("radio", "Offline").click().await;
        panel.expect_console("the server responded with a status of 404");
        panel.button("Create bot agent").click().await;

        toast(panel, "“Pasta bot” was created.").shown().await;
        let not_yet = panel.heading("The bot agent was created a moment ago");
        not_yet.shown().await;
        panel
            .has_answers("get_bot_agent_details", by_the_list + 1)
            .await;

        // The list shows it, though the API doesn't.
        menu.link("Bots").click().await;
        panel.has_answers("get_bot_agents", 2).await;
        count(panel).reads("11 bot agents").await;
        row(panel, "Pasta bot")
            .text("This application")
            .shown()
            .await;
        rows_read(panel).await;
        row(panel, "Pasta bot")
            .containing("Not known. It was created a moment ago.")
            .shown()
            .await;

        panel.link("Pasta bot").click().await;
        not_yet.shown().await;
        panel
            .has_answers("get_bot_agent_details", by_the_list + 3)
            .await;
        panel.button("Look again").click().await;
        panel.heading("Pasta bot").shown().await;
        panel.field("Chat limit").fill("7").await;
        panel.button("Save").click().await;
        toast(panel, "Saved.").shown().await;
        assert_eq!(server.requests_of("create_bot_agent").len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_bot_that_was_removed_stays_away() {
    over_slow_sandbox(NEVER, async |panel, server| {
        ask_removal(panel, "Pizza bot").await;
        let dialog = panel.dialog("Remove “Pizza bot”?");
        dialog.button("Remove bot agent").click().await;
        toast(panel, "“Pizza bot” was removed.").shown().await;
        // To connect, which the list is shown by, and after the removal, still with the bot.
        panel.has_answers("get_bot_agents", 2).await;
        count(panel).reads("9 bot agents").await;
        row(panel, "Pizza bot").gone().await;

        panel.role("radio", "All").click().await;
        panel.has_answers("get_bot_agents", 4).await;
        count(panel).reads("11 bot agents").await;
        row(panel, "Pizza bot").gone().await;
        assert_eq!(server.requests_of("remove_bot_agent").len(), 1);
    })
    .await;
}

/// What the form sends for a bot of which only name and status were said.
fn pasta_bot() -> Value {
    json!({
        "name": "Pasta bot",
        "status": "offline",
        "max_chats_count": 6,
        "groups": [{"id": 0, "priority": "normal"}],
    })
}

#[tokio::test]
async fn a_twin_is_not_taken_for_a_bot_whose_creation_got_lost() {
    journey(async |panel| {
        let server = server::start(Sandbox::new(1), Options::default()).expect("a free port");
        // Somebody else made one just like it.
        do_elsewhere(&server, "create_bot_agent", &pasta_bot());
        connect(panel, &server, "sandbox:drop@create_bot_agent").await;
        // Opened directly: only the page of the new bot itself can have read what was there before.
        panel.goto("/bots/new").await;
        panel.has_answers("get_bot_agents", 1).await;
        panel.field("Name").fill("Pasta bot").await;
        panel.role("radio", "Offline").click().await;
        expect_drop(panel);
        panel.button("Create bot agent").click().await;

        alert(panel, "The outcome is unknown")
            .containing("Reading the list again doesn’t show the bot agent so far.")
            .containing("“Create bot agent” looks once more before it sends anything.")
            .shown()
            .await;
        panel.heading("New bot agent").shown().await;
        panel.field("Name").holds("Pasta bot").await;
        toast(panel, "was created").gone().await;
        assert_sent(&server, "create_bot_agent", &[pasta_bot()]);
        assert_eq!(server.sandbox().bots().len(), 13, "the twin alone");
    })
    .await;
}
