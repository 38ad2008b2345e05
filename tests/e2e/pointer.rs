//! A click does what it was aimed at, whatever had the focus before: nothing moves while the pointer is down.

use bot_agents_panel::sandbox::tokens;
use serde_json::json;
use thirtyfour::Key;

use crate::builder::row;
use crate::support::{Find, Locator, Panel};
use crate::workspace::{in_demo, open_bot, over_sandbox, toast};

/// The first action of a bot without filters.
async fn card_of(panel: &Panel) -> Locator {
    open_bot(panel, "Night watch (observer)").await;
    panel.tab("Webhooks").await;
    let card = panel.role("region", "incoming_chat_thread");
    card.button("Add condition").click().await;
    let first = card.role("group", "Condition 1");
    panel.focuses(first.field("What")).await;
    card
}

#[tokio::test]
async fn an_unfinished_condition_takes_no_click_from_what_is_below() {
    in_demo(async |panel, _| {
        let card = card_of(panel).await;
        card.button("Add condition").click().await;
        card.role("group", "Condition 2").shown().await;
        // What is missing is said once the click is over.
        let first = row(&card, 1).await;
        first.text("Enter the property’s namespace.").shown().await;

        let second = row(&card, 2).await;
        panel.focuses(second.field("What")).await;
        let data = card.field("chat_properties");
        data.is_checked(true).await;
        data.click().await;
        data.is_checked(false).await;
        second.text("Enter the property’s namespace.").shown().await;
    })
    .await;
}

#[tokio::test]
async fn a_value_that_is_still_typed_is_taken_before_the_click_and_moves_nothing() {
    over_sandbox(tokens::FULL, async |panel, server| {
        let card = card_of(panel).await;
        let first = row(&card, 1).await;
        first.field("Namespace").fill("source").await;
        first.field("Property name").fill("type").await;
        // So many that one more takes a line of its own.
        for place in 0..7 {
            let value = format!("{place}{}", "x".repeat(30));
            first.field("Values").press(value + Key::Enter).await;
        }
        first.field("Values").press("y".repeat(60)).await;
        card.button("Add condition").click().await;
        first.css(".value-chip").counts(8).await;
        let second = row(&card, 2).await;
        second.button("Remove condition 2").click().await;

        first.field("Values").press("last").await;
        panel.button("Save").click().await;
        toast(panel, "Saved.").shown().await;
        let sent = server.requests_of("update_bot_agent")[0].json();
        let filters = &sent["payload"]["webhooks"]["actions"][0]["filters"];
        let values = &filters["chat_properties"]["source"]["type"]["values"];
        assert_eq!(values[8], json!("last"));
    })
    .await;
}

#[tokio::test]
async fn a_group_that_loses_its_name_takes_no_click_from_the_next() {
    in_demo(async |panel, _| {
        panel.link("Settings").click().await;
        for (number, name) in [("7", "Sales"), ("8", "Support")] {
            panel.field("Group number").fill(number).await;
            panel.field("Name").fill(name).await;
            panel.button("Add name").click().await;
            panel.field(&format!("Group {number}")).shown().await;
        }
        panel.field("Group 7").fill("").await;
        panel.button("Remove the name of group 8").click().await;
        panel.field("Group 7").gone().await;
        panel.field("Group 8").gone().await;
    })
    .await;
}
