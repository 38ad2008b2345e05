//! What keeps bots from working: found in the list and on a bot's page, and put right there.

use bot_agents_panel::sandbox::{Sandbox, tokens};
use serde_json::json;

use crate::server::{self, Options};
use crate::support::{Find, Locator, Panel, View, journey, report_axe, wait_until};
use crate::workspace::{
    Workspace, connect, count, in_demo, open_bot, over_http, over_sandbox, row, rows_read, sandbox,
    sign_out, toast,
};

/// What reads one bot.
const DETAILS: &str = "get_bot_agent_details";
/// A bot with a chat limit of 0, among other things.
const WATCH: &str = "Night watch (observer)";
const WATCH_ID: &str = "7b2c64fe905d4e1a8a37c1f60d95be28";

/// The link in the list that says how a bot is.
fn mark(panel: &Panel, words: &str, bot: &str) -> Locator {
    panel.link(&format!("Health of {bot}: {words}"))
}

#[tokio::test]
async fn put_right_over_http() {
    over_http(put_right).await;
}

#[tokio::test]
async fn put_right_in_the_demo() {
    in_demo(put_right).await;
}

async fn put_right(panel: &Panel, workspace: &Workspace) {
    panel.view_whole_page(View::ALL[0]).await;
    let before = workspace.bots(panel).await;
    mark(panel, "2 to look at", WATCH).click().await;
    panel.heading(WATCH).shown().await;
    let health = panel.role("region", "Health");
    let items = health.every("listitem");
    items.counts(2).await;
    health
        .text("The chat limit is 0, so the router gives it no chats.")
        .shown()
        .await;

    health.link("Go to chat limit").click().await;
    panel.focuses(panel.field("Chat limit")).await;
    health.button("Set it to 6").click().await;
    panel.field("Chat limit").holds("6").await;
    health
        .every("status")
        .reads("The chat limit is now 6 – not saved yet.")
        .await;
    items.counts(1).await;
    panel.focuses(health.clone()).await;
    assert_eq!(workspace.bots(panel).await, before, "nothing was sent");

    panel.button("Save").click().await;
    toast(panel, "Saved.").shown().await;
    health.every("status").counts(0).await;
    workspace.assert_sent(
        "update_bot_agent",
        &[json!({"id": WATCH_ID, "max_chats_count": 6})],
    );
    let mut wanted = before;
    wanted[3].insert("max_chats_count".into(), json!(6));
    assert_eq!(workspace.bots(panel).await, wanted);

    panel.link("All bot agents").click().await;
    mark(panel, "1 to look at", WATCH).shown().await;
}

#[tokio::test]
async fn a_webhook_put_right_goes_whole_and_otherwise_as_it_came() {
    over_http(async |panel, workspace| {
        let before = workspace.bots(panel).await;
        open_bot(panel, "Beta tester").await;
        let health = panel.role("region", "Health");
        health.button("Leave it out").click().await;
        panel.button("Save").click().await;
        toast(panel, "Saved.").shown().await;
        let mut wanted = before;
        wanted[9]["webhooks"]["actions"][1]["additional_data"] = json!(["chat_properties"]);
        assert_eq!(workspace.bots(panel).await, wanted);
    })
    .await;
}

#[tokio::test]
async fn the_list_says_how_each_bot_is_and_follows_what_is_done_in_it() {
    over_sandbox(tokens::FULL, async |panel, server| {
        panel.view_whole_page(View::ALL[0]).await;
        rows_read(panel).await;
        for (words, bot) in [
            ("OK", "John Doe"),
            ("OK", "Pizza bot"),
            ("6 to look at", "Beta tester"),
        ] {
            mark(panel, words, bot).shown().await;
        }
        let requests = server.requests_of(DETAILS);
        assert_eq!(requests.len(), 10, "each bot once");

        let status = panel.field("Status of Pizza bot");
        status.choose("Offline").await;
        mark(panel, "1 stops it", "Pizza bot").shown().await;
        status.choose("Accepting chats").await;
        mark(panel, "OK", "Pizza bot").shown().await;
        let compared = 2;
        assert_eq!(server.requests_of(DETAILS).len(), 10 + compared);

        // What somebody else did shows once it is asked for.
        let offline = json!({"id": WATCH_ID, "max_chats_count": 2});
        crate::workspace::do_elsewhere(server, "update_bot_agent", &offline);
        panel.button("Read the list again").click().await;
        mark(panel, "1 to look at", WATCH).shown().await;
        rows_read(panel).await;
        panel.has_answers(DETAILS, 20 + compared).await;
    })
    .await;
}

#[tokio::test]
async fn only_rows_on_the_screen_are_read_and_only_once() {
    journey(async |panel| {
        let sandbox = Sandbox::with_bots(1, 150);
        let server = server::start(sandbox, Options::default()).expect("a free port");
        connect(panel, &server, tokens::FULL).await;
        rows_read(panel).await;
        let first = server.requests_of(DETAILS).len();
        assert!((1..20).contains(&first), "{first} of 150");

        panel.run("scrollTo(0, document.body.scrollHeight)").await;
        rows_read(panel).await;
        let second = server.requests_of(DETAILS).len();
        assert!((first + 1..first + 20).contains(&second), "{second} of 150");

        panel.run("scrollTo(0, 0)").await;
        let menu = panel.role("navigation", "Main");
        menu.link("New bot agent").click().await;
        panel.heading("New bot agent").shown().await;
        menu.link("Bots").click().await;
        panel.has_answers("get_bot_agents", 2).await;
        rows_read(panel).await;
        assert_eq!(server.requests_of(DETAILS).len(), second);
    })
    .await;
}

#[tokio::test]
async fn four_are_read_at_a_time_and_none_after_the_list_is_left() {
    journey(async |panel| {
        let server = sandbox();
        connect(panel, &server, &format!("sandbox:delay@{DETAILS}")).await;
        wait_until("four readings".into(), async || {
            match server.requests_of(DETAILS).len() {
                4 => Ok(()),
                now => Err(format!("there are {now}")),
            }
        })
        .await;
        sign_out(panel).await;
        panel.button("Open the demo").click().await;
        count(panel).reads("12 bot agents").await;
        mark(panel, "OK", "Channel router").shown().await;

        // Late answers for the earlier connection change nothing here, and no others are asked for.
        let status = panel.field("Status of Beta tester");
        status.choose("Offline").await;
        mark(panel, "1 stops it", "Beta tester").shown().await;
        panel.has_answers(DETAILS, 4).await;
        mark(panel, "1 stops it", "Beta tester").shown().await;
        assert_eq!(server.requests_of(DETAILS).len(), 4);
    })
    .await;
}

#[tokio::test]
async fn a_bot_that_can_not_be_read_is_a_dash_with_the_reason() {
    let token = format!("sandbox:validation@{DETAILS}");
    over_sandbox(&token, async |panel, server| {
        panel.expect_console("the server responded with a status of 400");
        rows_read(panel).await;
        let john = row(panel, "John Doe");
        john.containing("Not known. Couldn’t load this bot agent. The API refused the request.")
            .shown()
            .await;
        panel.every("alert").gone().await;
        toast(panel, "Couldn’t").gone().await;
        // Once each, also when a row comes into view again; and once more when that is asked for.
        let asked = server.requests_of(DETAILS).len();
        panel.run("scrollTo(0, document.body.scrollHeight)").await;
        rows_read(panel).await;
        panel.run("scrollTo(0, 0)").await;
        rows_read(panel).await;
        assert_eq!(server.requests_of(DETAILS).len(), 10);
        assert!(asked <= 10);
        panel.button("Read the list again").click().await;
        panel.has_answers("get_bot_agents", 2).await;
        rows_read(panel).await;
        assert!(server.requests_of(DETAILS).len() > 10);
    })
    .await;
}

#[tokio::test]
async fn readings_stop_while_the_token_is_not_accepted_and_go_on_with_another() {
    let token = format!("sandbox:authentication@{DETAILS}");
    over_sandbox(&token, async |panel, server| {
        panel.expect_console("the server responded with a status of 401");
        let dialog = panel.dialog("Sign in again");
        dialog.shown().await;
        panel.has_answers(DETAILS, 4).await;
        dialog.field("Access token").fill(tokens::FULL).await;
        dialog.button("Sign in").click().await;
        dialog.gone().await;
        mark(panel, "OK", "Channel router").shown().await;
        rows_read(panel).await;
        assert!(server.requests_of(DETAILS).len() <= 4 + 10);
    })
    .await;
}

#[tokio::test]
async fn a_bot_that_is_only_looked_at_has_no_fixes() {
    over_sandbox(tokens::ALL_RO, async |panel, _| {
        panel.role("radio", "All").click().await;
        open_bot(panel, "Shop assistant").await;
        let health = panel.role("region", "Health");
        health.every("listitem").counts(1).await;
        health.every("button").gone().await;
    })
    .await;
}

#[tokio::test]
async fn it_is_accessible() {
    in_demo(async |panel, _| {
        panel.view_whole_page(View::ALL[0]).await;
        rows_read(panel).await;
        panel.pictures("bots-health", &View::ALL).await;
        panel.axe("Bots, with their health").await;
        open_bot(panel, WATCH).await;
        let health = panel.role("region", "Health");
        health.button("2 good to know").click().await;
        panel.pictures("health", &View::ALL).await;
        panel.axe("Bot, with findings").await;
        health.button("Set it to 6").click().await;
        health.every("status").shown().await;
        panel.pictures("health-fixed", &View::ALL).await;
        panel.axe("Bot, put right").await;
    })
    .await;
    report_axe("health");
}
