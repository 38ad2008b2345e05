//! Removing a bot fails, or has been done elsewhere.

use bot_agents_panel::sandbox::tokens;
use serde_json::json;

use super::{expect_drop, status};
use crate::support::Find;
use crate::workspace::{
    JOHN, alert, ask_removal, count, do_elsewhere, leave_with_draft, open_bot, over_sandbox, row,
    toast,
};

#[tokio::test]
async fn a_removal_of_unknown_outcome_says_so_in_its_dialog() {
    over_sandbox(
        "sandbox:internal@remove_bot_agent",
        async |panel, server| {
            panel.expect_console(&status(500));
            ask_removal(panel, "John Doe").await;
            let dialog = panel.dialog("Remove “John Doe”?");
            dialog.button("Remove bot agent").click().await;
            dialog
                .every("alert")
                .containing("The outcome is unknown")
                .containing("The API says: “internal server error”.")
                .containing("Looking again doesn’t show the change so far.")
                .shown()
                .await;
            let claimed = dialog.clone().containing("Nothing was removed.");
            claimed.gone().await;
            assert_eq!(server.requests_of("remove_bot_agent").len(), 1);
            dialog.button("Cancel").click().await;
            row(panel, "John Doe").shown().await;
        },
    )
    .await;
}

#[tokio::test]
async fn a_removal_whose_answer_got_lost_is_found() {
    over_sandbox(
        "sandbox:drop_after@remove_bot_agent",
        async |panel, server| {
            expect_drop(panel);
            // Looking it up shows that the bot is gone.
            panel.expect_console(&status(404));
            ask_removal(panel, "John Doe").await;
            let dialog = panel.dialog("Remove “John Doe”?");
            dialog.button("Remove bot agent").click().await;
            toast(panel, "“John Doe” was removed.").shown().await;
            row(panel, "John Doe").gone().await;
            assert_eq!(server.requests_of("remove_bot_agent").len(), 1);
        },
    )
    .await;
}

#[tokio::test]
async fn a_bot_that_was_removed_elsewhere() {
    over_sandbox(tokens::FULL, async |panel, server| {
        panel.expect_console(&status(404));
        open_bot(panel, "Pizza bot").await;
        panel.field("Chat limit").fill("7").await;
        let menu = panel.role("navigation", "Main");
        leave_with_draft(panel, menu.link("Bots")).await;
        count(panel).shown().await;
        open_bot(panel, "John Doe").await;
        panel.field("Chat limit").fill("7").await;
        do_elsewhere(server, "remove_bot_agent", &json!({"bot_agent_id": JOHN}));
        panel.button("Save").click().await;
        alert(panel, "The changes weren’t saved")
            .containing("There is no such bot agent any more")
            .containing("Everything you entered is still here.")
            .shown()
            .await;
        panel.field("Chat limit").holds("7").await;

        // Removing what is gone counts as done.
        panel.button("Remove").click().await;
        let dialog = panel.dialog("Remove “John Doe”?");
        dialog.button("Remove bot agent").click().await;
        toast(panel, "“John Doe” was removed.").shown().await;
        count(panel).reads("9 bot agents").await;
        row(panel, "John Doe").gone().await;
    })
    .await;
}
