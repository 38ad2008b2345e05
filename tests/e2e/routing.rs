//! The matrix of bots and groups: what it says, what it sends, and what keeps it from sending.

use bot_agents_panel::sandbox::tokens;
use serde_json::json;
use thirtyfour::Key;

use crate::builder::tab_to;
use crate::support::{Find, Locator, Panel};
use crate::workspace::{JOHN, alert, assert_sent, do_elsewhere, over_sandbox, row, toast};

pub async fn open_routing(panel: &Panel) {
    panel
        .role("navigation", "Main")
        .link("Routing")
        .click()
        .await;
    panel.heading("Who gets the next chat").shown().await;
    panel.css(".matrix .skeleton").gone().await;
}

fn cell(panel: &Panel, bot: &str, group: &str) -> Locator {
    panel.field(&format!("Priority of {bot} in {group}"))
}

fn sentences(panel: &Panel, group: u64) -> Locator {
    panel
        .css(".routing__group")
        .containing(&format!("Group {group}"))
}

fn save_bar(panel: &Panel) -> Locator {
    panel.role("region", "Priorities")
}

#[tokio::test]
async fn a_changed_priority_tells_what_it_does_and_then_only_the_groups_are_sent() {
    over_sandbox(tokens::FULL, async |panel, server| {
        open_routing(panel).await;
        let said = sentences(panel, 2);
        said.clone().containing("The next chat goes to John Doe (up to 6 at once), before everyone else").shown().await;

        cell(panel, "John Doe", "Group 2").choose("last").await;
        said.clone().containing("Only when no one with first or normal has a free slot, it goes to Channel router (up to 100 at once) or John Doe (up to 6 at once).").shown().await;
        let bar = save_bar(panel);
        bar.text("1 unsaved change to 1 bot agent").shown().await;
        panel.axe("Routing, changed").await;
        bar.button("Save").click().await;
        toast(panel, "Saved the groups of 1 bot agent.").shown().await;
        bar.gone().await;
        let groups = json!([
            {"id": 0, "priority": "normal"},
            {"id": 1, "priority": "normal"},
            {"id": 2, "priority": "last"},
        ]);
        assert_sent(server, "update_bot_agent", &[json!({"id": JOHN, "groups": groups})]);

        // The page of the bot shows it too.
        panel.link("John Doe").click().await;
        panel.heading("John Doe").shown().await;
        panel.role("group", "Group 2").field("Priority").holds("last").await;
    })
    .await;
}

#[tokio::test]
async fn by_keyboard_alone() {
    over_sandbox(tokens::FULL, async |panel, server| {
        open_routing(panel).await;
        let john = cell(panel, "John Doe", "Group 1");
        tab_to(panel, &john).await;
        panel.press("l").await;
        john.holds("last").await;
        let save = save_bar(panel).button("Save");
        tab_to(panel, &save).await;
        panel.press(Key::Enter).await;
        toast(panel, "Saved the groups of 1 bot agent.")
            .shown()
            .await;
        panel.focuses(panel.heading("Routing")).await;
        let groups = json!([
            {"id": 0, "priority": "normal"},
            {"id": 1, "priority": "last"},
            {"id": 2, "priority": "first"},
        ]);
        assert_sent(
            server,
            "update_bot_agent",
            &[json!({"id": JOHN, "groups": groups})],
        );
    })
    .await;
}

#[tokio::test]
async fn what_somebody_else_changed_in_other_cells_goes_along_and_the_same_cell_is_shown() {
    over_sandbox(tokens::FULL, async |panel, server| {
        open_routing(panel).await;
        let mut groups = json!([
            {"id": 0, "priority": "normal"},
            {"id": 1, "priority": "normal"},
            {"id": 2, "priority": "first"},
            {"id": 40, "priority": "last"},
        ]);
        do_elsewhere(
            server,
            "update_bot_agent",
            &json!({"id": JOHN, "groups": groups}),
        );
        cell(panel, "John Doe", "Group 1").choose("first").await;
        save_bar(panel).button("Save").click().await;
        toast(panel, "Saved the groups of 1 bot agent.")
            .shown()
            .await;
        groups[1]["priority"] = json!("first");
        let sent = json!({"id": JOHN, "groups": groups});
        assert_sent(server, "update_bot_agent", std::slice::from_ref(&sent));
        panel
            .every("columnheader")
            .containing("Group 40")
            .shown()
            .await;

        // Now the very same cell.
        groups[1]["priority"] = json!("last");
        do_elsewhere(
            server,
            "update_bot_agent",
            &json!({"id": JOHN, "groups": groups}),
        );
        cell(panel, "John Doe", "Group 1").choose("normal").await;
        save_bar(panel).button("Save").click().await;
        alert(
            panel,
            "“John Doe”: Group 1 was set to “last” by someone else in the meantime.",
        )
        .shown()
        .await;
        cell(panel, "John Doe", "Group 1").holds("last").await;
        save_bar(panel).gone().await;
        assert_sent(server, "update_bot_agent", &[sent]);
    })
    .await;
}

#[tokio::test]
async fn a_refusal_keeps_the_change_and_leaving_asks() {
    over_sandbox(tokens::ALL_RO, async |panel, server| {
        panel.expect_console("the server responded with a status of 403");
        open_routing(panel).await;
        cell(panel, "John Doe", "Group 1").choose("–").await;
        save_bar(panel).button("Save").click().await;
        alert(
            panel,
            "“John Doe”: The changes weren’t saved. The access token doesn’t allow this.",
        )
        .shown()
        .await;
        cell(panel, "John Doe", "Group 1").holds("").await;
        panel.axe("Routing, refused").await;

        panel.role("navigation", "Main").link("Bots").click().await;
        let dialog = panel.dialog("Your changes aren’t saved");
        dialog.button("Keep the draft and leave").click().await;
        panel.heading("Bot agents").shown().await;
        open_routing(panel).await;
        save_bar(panel)
            .text("1 unsaved change to 1 bot agent")
            .shown()
            .await;
        save_bar(panel).button("Discard").click().await;
        cell(panel, "John Doe", "Group 1").holds("normal").await;
        assert_eq!(server.requests_of("update_bot_agent").len(), 1);
    })
    .await;
}

#[tokio::test]
async fn bots_of_others_are_only_looked_at_and_a_group_can_be_added() {
    over_sandbox(tokens::FULL, async |panel, _| {
        open_routing(panel).await;
        panel.role("radio", "All").click().await;
        panel.arrives_at("/routing?show=all").await;
        let shop = row(panel, "Shop assistant");
        shop.shown().await;
        panel.css(".matrix .skeleton").gone().await;
        shop.every("field").gone().await;
        shop.containing("Of another application").shown().await;

        let form = panel.role("form", "Add a group");
        form.field("Group number").fill("x").await;
        form.button("Add").click().await;
        form.clone()
            .containing("Enter the number of a group")
            .shown()
            .await;
        form.field("Group number").fill("777").await;
        form.button("Add").click().await;
        panel
            .every("columnheader")
            .containing("Group 777")
            .shown()
            .await;
        sentences(panel, 777)
            .containing("No bot agent takes chats of this group now")
            .shown()
            .await;
        cell(panel, "John Doe", "Group 777").choose("first").await;
        sentences(panel, 777)
            .containing("The next chat goes to John Doe")
            .shown()
            .await;
        panel.axe("Routing, of every application").await;
    })
    .await;
}
