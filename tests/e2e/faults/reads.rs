//! The matrix for reads: what may succeed in a moment is asked again by itself, and what can't be read is
//! said in words, with a way to try again.

use std::time::Instant;

use serde_json::json;

use super::cases::{Read, cases, refusal};
use super::{arrived, expect_failed_requests, expect_failures, go, over_proxy, report_cells};
use crate::support::{Answer, Fault, Find, Panel};
use crate::workspace::{JOHN, alert, count, do_elsewhere, rows_read};

/// Where a read fails, checks that the reason is said, and has it tried again.
async fn try_again_if_failed(panel: &Panel, read: Read, title: &str) {
    if let Read::Failed(why) = read {
        let said = alert(panel, title);
        said.clone().containing(why).shown().await;
        said.button("Try again").click().await;
    }
}

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

/// The start script sends that call, and the panel takes its answer.
#[tokio::test]
async fn the_first_call_of_a_page_survives_every_fault() {
    over_proxy(async |panel, _, proxy| {
        expect_failures(panel);
        let started = Instant::now();
        for case in cases() {
            rows_read(panel).await;
            let before = proxy.arrivals("get_bot_agents").len();
            proxy.next("get_bot_agents", case.fault.clone());
            panel.reload().await;
            try_again_if_failed(panel, case.read, "Couldn’t load the bot agents").await;
            count(panel).reads("10 bot agents").await;
            panel.every("alert").gone().await;
            let sent = proxy.arrivals("get_bot_agents").len() - before;
            assert!(sent <= 2, "{}: {sent}", case.name);
        }
        report_cells("get_bot_agents at once", started);
        let busy = Answer {
            retry_after: Some(90),
            ..refusal(429, "too_many_requests")
        };
        proxy.next("get_bot_agents", Fault::Instead(busy));
        panel.reload().await;
        let said = alert(panel, "Couldn’t load the bot agents");
        said.containing("Try again in 90 seconds").shown().await;
    })
    .await;
}

#[tokio::test]
async fn a_list_of_which_half_cannot_be_read_is_not_shown() {
    over_proxy(async |panel, _, proxy| {
        expect_failed_requests(panel);
        // All of the bots, and which of them are one's own.
        proxy.nth(
            "get_bot_agents",
            2,
            Fault::Instead(refusal(403, "authorization")),
        );
        panel.role("radio", "All").click().await;
        let said = alert(panel, "Couldn’t load the bot agents");
        said.clone().containing("It needs the scope").shown().await;
        count(panel).gone().await;
        panel.role("radio", "Mine").click().await;
        count(panel).reads("10 bot agents").await;
        said.gone().await;
        panel.role("radio", "All").click().await;
        count(panel).reads("12 bot agents").await;
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
            try_again_if_failed(panel, case.read, "Couldn’t load this bot agent").await;
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
    over_proxy(async |panel, _, proxy| {
        expect_failures(panel);
        let started = Instant::now();
        for (asked, case) in (1..).zip(cases()) {
            proxy.next("get_property_configs", case.fault.clone());
            panel.goto(&format!("/bots/{JOHN}")).await;
            panel.heading("John Doe").shown().await;
            arrived(proxy, "get_property_configs", asked).await;
            panel.field("Chat limit").holds("6").await;
            panel.every("alert").gone().await;
            panel.css(".toast").gone().await;
            proxy.heal();
        }
        report_cells("get_property_configs", started);
    })
    .await;
}
