//! The matrix for reads: what may succeed in a moment is asked again by itself, and what can't be read is
//! said in words, with a way to try again.

use std::time::Instant;

use serde_json::json;

use super::cases::{Read, cases};
use super::{arrived, dismiss_toasts, expect_failures, go, over_proxy, report_cells};
use crate::support::Find;
use crate::workspace::{JOHN, alert, count, do_elsewhere, open_bot, rows_read, toast};

#[tokio::test]
async fn the_list_survives_every_fault() {
    over_proxy(async |panel, server, proxy| {
        expect_failures(panel);
        let started = Instant::now();
        let mut bots = 10;
        for case in cases() {
            go(panel, "New bot agent").await;
            // So that a list that was read anew can be told from the one before.
            let bot = json!({"name": case.name, "status": "offline"});
            do_elsewhere(server, "create_bot_agent", &bot);
            let before = proxy.arrivals("get_bot_agents").len();
            proxy.next("get_bot_agents", case.fault.clone());
            go(panel, "Bots").await;
            if let Read::Failed(why) = case.read {
                let said = alert(panel, "Couldn’t load the bot agents");
                said.clone().containing(why).shown().await;
                count(panel).reads(&format!("{bots} bot agents")).await;
                let sent = proxy.arrivals("get_bot_agents").len() - before;
                assert_eq!(sent, 1, "{}", case.name);
                said.button("Try again").click().await;
            }
            bots += 1;
            count(panel).reads(&format!("{bots} bot agents")).await;
            panel.every("alert").gone().await;
            let sent = proxy.arrivals("get_bot_agents").len() - before;
            assert!(sent <= 2, "{}: {sent}", case.name);
        }
        report_cells("get_bot_agents", started);
    })
    .await;
}

#[tokio::test]
async fn a_bot_that_is_opened_survives_every_fault() {
    over_proxy(async |panel, _, proxy| {
        expect_failures(panel);
        let started = Instant::now();
        for case in cases() {
            // The list reads the same, and shall not get the fault.
            rows_read(panel).await;
            proxy.next("get_bot_agent_details", case.fault.clone());
            panel.link("Pizza bot").click().await;
            if let Read::Failed(why) = case.read {
                let said = alert(panel, "Couldn’t load this bot agent");
                said.clone().containing(why).shown().await;
                said.button("Try again").click().await;
            }
            panel.heading("Pizza bot").shown().await;
            panel.field("Name").holds("Pizza bot").await;
            panel.every("alert").gone().await;
            go(panel, "Bots").await;
        }
        report_cells("get_bot_agent_details", started);
    })
    .await;
}

/// What isn't known about properties is only missing among the suggestions: nobody is troubled with that.
#[tokio::test]
async fn a_form_survives_every_fault_of_the_property_configs() {
    over_proxy(async |panel, server, proxy| {
        expect_failures(panel);
        let started = Instant::now();
        for (limit, case) in (20..).zip(cases()) {
            proxy.next("get_property_configs", case.fault.clone());
            let before = proxy.arrivals("get_property_configs").len();
            panel.goto("/bots").await;
            open_bot(panel, "John Doe").await;
            arrived(proxy, "get_property_configs", before + 1).await;
            panel.field("Chat limit").fill(&limit.to_string()).await;
            panel.button("Save").click().await;
            toast(panel, "Saved.").shown().await;
            panel.every("alert").gone().await;
            let john = server.sandbox().bot(JOHN).cloned().expect("John Doe");
            assert_eq!(john["max_chats_count"], limit, "{}", case.name);
            dismiss_toasts(panel).await;
        }
        report_cells("get_property_configs", started);
    })
    .await;
}
