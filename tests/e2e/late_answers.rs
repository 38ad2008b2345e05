//! Answers that come late, when the person has gone on: they undo nothing and answer for nothing else.

use bot_agents_panel::sandbox::tokens;
use serde_json::json;

use crate::server::Running;
use crate::support::{Find, Panel, journey, wait_until};
use crate::workspace::{
    Held, JOHN, ask_removal, assert_sent, connect, count, leave_with_draft, open_bot, over_sandbox,
    row, rows_read, sandbox, sign_in_to, toast,
};

/// Waits until the API has got so many requests of an action, answered or not.
pub async fn arrived(server: &Running, action: &str, wanted: usize) {
    wait_until(
        format!("{wanted} × {action}"),
        async move || match server.requests_of(action).len() {
            now if now == wanted => Ok(()),
            now => Err(format!("there are {now}")),
        },
    )
    .await;
}

#[tokio::test]
async fn what_is_typed_during_a_save_stays_and_is_not_sent() {
    over_sandbox(tokens::FULL, async |panel, server| {
        open_bot(panel, "John Doe").await;
        panel.field("Chat limit").fill("7").await;
        let held = Held::new(server, "update_bot_agent");
        panel.button("Save").click().await;
        arrived(server, "update_bot_agent", 1).await;
        panel.css("button[aria-busy=true]").shown().await;
        panel.field("Chat limit").fill("8").await;
        panel.field("Name").fill("Jane Roe").await;
        held.release();

        toast(panel, "Saved.").shown().await;
        panel.field("Chat limit").holds("8").await;
        panel.field("Name").holds("Jane Roe").await;
        panel.heading("John Doe").shown().await;
        let bar = panel.role("region", "Unsaved changes");
        bar.text("2 unsaved changes").shown().await;
        let first = json!({"id": JOHN, "max_chats_count": 7});
        assert_sent(server, "update_bot_agent", std::slice::from_ref(&first));

        bar.button("Save").click().await;
        bar.gone().await;
        panel.heading("Jane Roe").shown().await;
        let second = json!({"id": JOHN, "name": "Jane Roe", "max_chats_count": 8});
        assert_sent(server, "update_bot_agent", &[first, second]);
    })
    .await;
}

#[tokio::test]
async fn a_save_that_is_answered_after_leaving_leaves_nothing_unsaved() {
    over_sandbox(tokens::FULL, async |panel, server| {
        open_bot(panel, "John Doe").await;
        panel.field("Chat limit").fill("7").await;
        let held = Held::new(server, "update_bot_agent");
        panel.button("Save").click().await;
        arrived(server, "update_bot_agent", 1).await;
        let menu = panel.role("navigation", "Main");
        leave_with_draft(panel, menu.link("Bots")).await;
        count(panel).shown().await;
        held.release();

        toast(panel, "Saved.").shown().await;
        panel.heading("Bot agents").shown().await;
        panel.arrives_at("/bots").await;
        open_bot(panel, "John Doe").await;
        panel.field("Chat limit").holds("7").await;
        panel.text("Unsaved changes").gone().await;
        panel.button("Save").gone().await;
        assert_eq!(server.requests_of("update_bot_agent").len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_save_that_fails_after_leaving_says_so_and_keeps_the_draft() {
    over_sandbox(
        "sandbox:validation@update_bot_agent",
        async |panel, server| {
            panel.expect_console("the server responded with a status of 400");
            open_bot(panel, "John Doe").await;
            panel.field("Chat limit").fill("7").await;
            let held = Held::new(server, "update_bot_agent");
            panel.button("Save").click().await;
            arrived(server, "update_bot_agent", 1).await;
            let menu = panel.role("navigation", "Main");
            leave_with_draft(panel, menu.link("Bots")).await;
            count(panel).shown().await;
            held.release();

            toast(
                panel,
                "The changes weren’t saved. The API refused the request.",
            )
            .shown()
            .await;
            open_bot(panel, "John Doe").await;
            panel
                .text("You left this page without saving. Your changes are still here.")
                .shown()
                .await;
            panel.field("Chat limit").holds("7").await;
        },
    )
    .await;
}

#[tokio::test]
async fn a_creation_that_is_answered_after_leaving_opens_nothing() {
    over_sandbox(tokens::FULL, async |panel, server| {
        let menu = panel.role("navigation", "Main");
        menu.link("New bot agent").click().await;
        panel.field("Name").fill("Pasta bot").await;
        panel.role("radio", "Offline").click().await;
        let held = Held::new(server, "create_bot_agent");
        panel.button("Create bot agent").click().await;
        arrived(server, "create_bot_agent", 1).await;
        leave_with_draft(panel, menu.link("Bots")).await;
        count(panel).shown().await;
        held.release();

        toast(panel, "“Pasta bot” was created.").shown().await;
        row(panel, "Pasta bot").shown().await;
        panel.arrives_at("/bots").await;
        menu.link("New bot agent").click().await;
        panel.field("Name").holds("").await;
        panel.text("Your draft is still here").gone().await;
    })
    .await;
}

#[tokio::test]
async fn a_list_that_is_no_longer_wanted_does_not_come_back() {
    // Slow are: connecting, and the two readings behind the list of all.
    let token = "sandbox:delay:3@get_bot_agents";
    over_sandbox(token, async |panel, server| {
        count(panel).reads("10 bot agents").await;
        panel.role("radio", "All").click().await;
        arrived(server, "get_bot_agents", 3).await;
        panel.role("radio", "Mine").click().await;
        count(panel).reads("10 bot agents").await;
        arrived(server, "get_bot_agents", 4).await;
        panel.has_answers("get_bot_agents", 4).await;
        count(panel).reads("10 bot agents").await;
        panel.every("row").counts(11).await;
        row(panel, "Shop assistant").gone().await;
        panel.role("radio", "Mine").is_checked(true).await;
        panel.arrives_at("/bots").await;
    })
    .await;
}

#[tokio::test]
async fn a_status_that_was_set_is_not_undone_by_an_earlier_reading() {
    // Slow are: connecting, and the list when it is gone back to.
    let token = "sandbox:delay:2@get_bot_agents";
    over_sandbox(token, async |panel, server| {
        count(panel).reads("10 bot agents").await;
        let menu = panel.role("navigation", "Main");
        menu.link("New bot agent").click().await;
        panel.heading("New bot agent").shown().await;
        menu.link("Bots").click().await;
        arrived(server, "get_bot_agents", 2).await;
        let status = panel.field("Status of Pizza bot");
        status.choose("Offline").await;
        toast(panel, "“Pizza bot” is now offline.").shown().await;
        panel.has_answers("get_bot_agents", 2).await;
        status.holds("offline").await;
    })
    .await;
}

#[tokio::test]
async fn a_late_connection_does_not_end_the_demo() {
    journey(async |panel| {
        let server = sandbox();
        panel.goto("/").await;
        let held = Held::new(&server, "get_bot_agents");
        sign_in_to(panel, &server, tokens::FULL).await;
        arrived(&server, "get_bot_agents", 1).await;
        panel.button("Open the demo").click().await;
        count(panel).reads("12 bot agents").await;
        held.release();

        panel.has_answers("get_bot_agents", 1).await;
        stays_in_the_demo(panel).await;
        panel.reload().await;
        stays_in_the_demo(panel).await;
        assert_eq!(server.requests().len(), 1);
    })
    .await;
}

async fn stays_in_the_demo(panel: &Panel) {
    count(panel).reads("12 bot agents").await;
    panel.text("Demo workspace").shown().await;
    let kept = panel
        .run("return JSON.stringify({...sessionStorage})")
        .await;
    let kept = kept.to_string();
    assert!(!kept.contains(tokens::FULL), "{kept}");
}

#[tokio::test]
async fn an_answer_for_an_earlier_connection_says_nothing_about_this_one() {
    journey(async |panel| {
        panel.expect_console("the server responded with a status of 402");
        let server = sandbox();
        connect(
            panel,
            &server,
            "sandbox:license_expired@get_bot_agent_details",
        )
        .await;
        rows_read(panel).await;
        let by_the_list = server.requests_of("get_bot_agent_details").len();
        let held = Held::new(&server, "get_bot_agent_details");
        panel.link("John Doe").click().await;
        arrived(&server, "get_bot_agent_details", by_the_list + 1).await;
        crate::workspace::sign_out(panel).await;
        panel.button("Open the demo").click().await;
        count(panel).reads("12 bot agents").await;
        held.release();

        panel
            .has_answers("get_bot_agent_details", by_the_list + 1)
            .await;
        panel.css(".banner").gone().await;
        row(panel, "John Doe").shown().await;
        ask_removal(panel, "John Doe").await;
        panel.dialog("Remove “John Doe”?").shown().await;
    })
    .await;
}

#[tokio::test]
async fn what_was_done_at_an_earlier_connection_does_not_show_in_this_one() {
    journey(async |panel| {
        let server = sandbox();
        connect(panel, &server, tokens::FULL).await;
        let menu = panel.role("navigation", "Main");
        menu.link("New bot agent").click().await;
        panel.field("Name").fill("Pasta bot").await;
        panel.role("radio", "Offline").click().await;
        let held = Held::new(&server, "create_bot_agent");
        panel.button("Create bot agent").click().await;
        arrived(&server, "create_bot_agent", 1).await;
        panel.button("Sign out").click().await;
        let dialog = panel.dialog("Sign out?");
        dialog.button("Sign out").click().await;
        panel.button("Open the demo").click().await;
        count(panel).reads("12 bot agents").await;
        held.release();

        panel.has_answers("create_bot_agent", 1).await;
        toast(panel, "“Pasta bot” was created.").shown().await;
        menu.link("New bot agent").click().await;
        panel.heading("New bot agent").shown().await;
        menu.link("Bots").click().await;
        count(panel).reads("12 bot agents").await;
        row(panel, "Pasta bot").gone().await;
    })
    .await;
}
