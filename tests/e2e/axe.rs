//! Accessibility of every screen and state, in both themes, wide and narrow.

use bot_agents_panel::sandbox::{Sandbox, tokens};
use thirtyfour::Key;

use crate::accounts::Consent;
use crate::bench::open_bench;
use crate::builder::{filters_of_every_kind, row};
use crate::server::{self, Options};
use crate::sign_in::{at_the_door, sign_in_with_livechat, signed_in};
use crate::support::{Find, View, journey, report_axe};
use crate::workspace::{
    SHOP, alert, ask_removal, connect, count, in_demo, open_bot, over_sandbox, sign_in_to, toast,
};

#[tokio::test]
async fn connecting() {
    journey(async |panel| {
        panel.expect_console("the server responded with a status of 401");
        panel.goto("/").await;
        panel.heading("Demo workspace").shown().await;
        panel.axe("Connect").await;

        let server = crate::workspace::sandbox();
        sign_in_to(panel, &server, tokens::EXPIRED).await;
        alert(panel, "Couldn’t connect").shown().await;
        panel.axe("Connect, refused").await;
        panel.field("Access token").fill("").await;
        panel.button("Connect").click().await;
        panel.text("Paste an access token.").shown().await;
        panel.axe("Connect, without a token").await;
    })
    .await;
    report_axe("connecting");
}

#[tokio::test]
async fn signing_in_and_out() {
    at_the_door(async |panel, _, accounts| {
        panel.axe("Connect, with all settings").await;
        accounts.behave(|behaviour| behaviour.consent = Consent::Refused);
        sign_in_with_livechat(panel).await;
        alert(panel, "Couldn’t sign in").shown().await;
        panel.axe("Connect, not signed in").await;
        accounts.behave(|behaviour| {
            behaviour.consent = Consent::Given;
            behaviour.expires_in = 120;
        });
        signed_in(panel).await;
        panel.css(".banner").shown().await;
        panel.axe("Bots, with a token that expires").await;
        panel.button("Sign in again").click().await;
        panel.dialog("Sign in again").shown().await;
        panel.axe("Sign in again, in time").await;
        panel.press(Key::Escape).await;
        panel.button("Sign out").click().await;
        panel.dialog("Sign out?").shown().await;
        panel.axe("Sign out").await;
    })
    .await;
    report_axe("signing in and out");
}

#[tokio::test]
async fn the_list() {
    in_demo(async |panel, _| {
        count(panel).reads("12 bot agents").await;
        panel.axe("Bots").await;
        ask_removal(panel, "Pizza bot").await;
        panel.dialog("Remove “Pizza bot”?").shown().await;
        panel.axe("Bots, removing one").await;
        panel.button("Cancel").click().await;
        panel.field("Status of Pizza bot").choose("Offline").await;
        toast(panel, "“Pizza bot” is now offline.").shown().await;
        panel.axe("Bots, with a message").await;
        // Cards have no head from which to select all.
        panel.view_whole_page(View::ALL[0]).await;
        panel
            .role("checkbox", "Select all 12 bot agents shown")
            .click()
            .await;
        panel.css(".bulk-bar__selected").reads("12 selected").await;
        panel.axe("Bots, all selected").await;
        let selected = panel.role("group", "Selected bot agents");
        selected.button("Set status …").click().await;
        let dialog = panel.dialog("Set the status of 10 bot agents");
        dialog.shown().await;
        panel.axe("Bots, setting many statuses").await;
        dialog.field("Offline").click().await;
        dialog.button("Set status").click().await;
        panel.dialog("Finished").shown().await;
        panel.axe("Bots, many statuses set").await;
        panel.press(Key::Escape).await;
        selected.button("Remove …").click().await;
        panel.dialog("Remove 12 bot agents?").shown().await;
        panel.axe("Bots, removing many").await;
        panel.button("Cancel").click().await;
        selected.button("Clear selection").click().await;
        panel.field("Search by name or id").fill("nothing").await;
        panel.heading("No bot agent matches").shown().await;
        panel.axe("Bots, no match").await;
        panel.button("Reset the demo").click().await;
        panel.dialog("Reset the demo workspace?").shown().await;
        panel.axe("Reset the demo").await;
    })
    .await;
    report_axe("the list");
}

#[tokio::test]
async fn the_list_without_bots() {
    journey(async |panel| {
        let server =
            server::start(Sandbox::with_bots(1, 0), Options::default()).expect("a free port");
        connect(panel, &server, tokens::FULL).await;
        panel.heading("No bot agents yet").shown().await;
        panel.axe("Bots, none").await;

        panel.expect_console("net::ERR_CONNECTION_REFUSED");
        server.stop();
        panel.button("Show all applications").click().await;
        alert(panel, "Couldn’t load the bot agents").shown().await;
        panel.axe("Bots, not to be read").await;
    })
    .await;
    report_axe("the list without bots");
}

#[tokio::test]
async fn a_new_bot() {
    in_demo(async |panel, _| {
        panel.goto("/bots/new").await;
        panel.heading("New bot agent").shown().await;
        panel.axe("New bot").await;
        panel.button("Add webhooks").click().await;
        panel.button("Create bot agent").click().await;
        panel.role("group", "4 things need attention").shown().await;
        panel.axe("New bot, invalid").await;
        panel.field("Name").fill("Pasta bot").await;
        panel.role("radio", "Offline").click().await;
        panel.field("URL").fill("https://pasta.example.com").await;
        panel.button("Generate").click().await;
        panel.button("Show secret key").click().await;
        panel.button("What this sends").click().await;
        panel.role("region", "Request").shown().await;
        panel.axe("New bot, filled in").await;
    })
    .await;
    report_axe("a new bot");
}

#[tokio::test]
async fn a_bot() {
    in_demo(async |panel, _| {
        open_bot(panel, "Language detector").await;
        panel.axe("Bot").await;
        panel.tab("Code").await;
        panel.axe("Bot, code").await;
        panel.tab("Settings").await;
        panel.field("Chat limit").fill("many").await;
        panel.button("Save").click().await;
        panel.role("group", "1 thing needs attention").shown().await;
        panel.axe("Bot, invalid").await;
        panel.button("Review").click().await;
        panel.dialog("Review the changes").shown().await;
        panel.axe("Bot, invalid, reviewed").await;
        panel.press(Key::Escape).await;

        panel.field("Chat limit").fill("7").await;
        panel.tab("Webhooks").await;
        panel.button("Generate").click().await;
        panel.dialog("Replace the secret key?").shown().await;
        panel.axe("Bot, another secret").await;
        panel.button("Generate another").click().await;
        panel
            .button("Change it without losing webhooks")
            .click()
            .await;
        panel.axe("Bot, changed").await;
        panel.button("Review").click().await;
        panel.role("region", "Request").shown().await;
        panel.axe("Bot, reviewed").await;
        panel.press(Key::Escape).await;
        panel.tab("JSON").await;
        panel.axe("Bot, JSON").await;

        panel.button("Leave the demo").click().await;
        panel.dialog("Leave without saving?").shown().await;
        panel.axe("Leave without saving").await;
        panel.button("Stay").click().await;
        panel.button("Discard").click().await;
        panel.goto(&format!("/bots/{SHOP}")).await;
        panel
            .text("This bot agent can’t be changed from here")
            .shown()
            .await;
        panel.axe("Bot of another application").await;
    })
    .await;
    report_axe("a bot");
}

#[tokio::test]
async fn the_filters() {
    over_sandbox(tokens::FULL, async |panel, server| {
        let card = filters_of_every_kind(panel, server).await;
        panel.axe("Filters").await;

        let row = row(&card, 1).await;
        row.field("Namespace").press(Key::Down).await;
        row.role("option", "routing").shown().await;
        panel.axe("Filters, namespaces offered").await;
        row.role("option", "routing").shown().await;
        panel.press(Key::Escape).await;
        row.field("Values").press(Key::Down).await;
        row.role("option", "messenger").shown().await;
        panel.axe("Filters, values offered").await;
        row.role("option", "messenger").shown().await;
        panel.press(Key::Escape).await;

        row.button("More for condition 1").click().await;
        row.role("menuitem", "Duplicate").shown().await;
        panel.axe("Filters, the menu of a row").await;
        row.role("menuitem", "Duplicate").click().await;
        let copy = crate::builder::row(&card, 2).await;
        copy.field("Type of the value").choose("Number").await;
        copy.field("Values").fill("seven").await;
        panel.press(Key::Enter).await;
        card.text("“seven” is not a whole number.").shown().await;
        card.button("Add condition").click().await;
        panel.button("Save").click().await;
        panel.role("group", "1 thing needs attention").shown().await;
        card.text("Enter the property’s namespace.").shown().await;
        panel.axe("Filters, unfinished").await;

        card.role("radio", "JSON").click().await;
        panel.axe("Filters as JSON, unfinished").await;
        card.field("Filters as JSON")
            .fill("{\"only_my_chats\": }")
            .await;
        card.clone().containing("line 1, column 19").shown().await;
        panel.axe("Filters as JSON, with a mistake").await;
        card.role("radio", "Visual").click().await;
        card.text("The JSON can’t be shown as rows yet")
            .shown()
            .await;
        panel.axe("Filters, not to be shown").await;
    })
    .await;
    report_axe("the filters");
}

#[tokio::test]
async fn the_test_bench() {
    in_demo(async |panel, _| {
        open_bot(panel, "John Doe").await;
        let card = open_bench(panel, "incoming_chat_thread").await;
        panel.axe("Test bench, sent").await;
        card.button("Keep: must match").click().await;
        card.css("[aria-label^='facebook']")
            .press(Key::Delete)
            .await;
        card.button("Add facebook to the values").shown().await;
        panel.axe("Test bench, not sent, with a kept sample").await;
        card.field("Payload to try").fill("{\"data\": ").await;
        card.clone().containing("line 1, column").shown().await;
        panel.axe("Test bench, with a mistake").await;
        card.field("Payload to try").fill("{}").await;
        card.css(".bench__said")
            .containing("can’t be told")
            .shown()
            .await;
        panel.axe("Test bench, can’t be told").await;
    })
    .await;
    report_axe("the test bench");
}

#[tokio::test]
async fn the_cards_of_actions() {
    in_demo(async |panel, _| {
        open_bot(panel, "John Doe").await;
        panel.tab("Webhooks").await;
        let card = panel.role("region", "incoming_chat_thread");
        let sample = card.css("summary").containing("Payload that will arrive");
        sample.click().await;
        card.role("region", "Sample payload").shown().await;
        panel.axe("An action, with its sample").await;
        let more = card.button("More for incoming_chat_thread");
        more.click().await;
        card.role("menuitem", "Duplicate").shown().await;
        panel.axe("An action, its menu").await;
        card.role("menuitem", "Duplicate").click().await;
        panel
            .text("There is another card of this action")
            .counts(2)
            .await;
        panel.axe("Two of one action").await;
        panel.button("Add action").click().await;
        panel.dialog("Add an action").shown().await;
        panel.axe("Adding an action").await;
    })
    .await;
    report_axe("the cards of actions");
}

#[tokio::test]
async fn what_goes_wrong() {
    over_sandbox(tokens::FULL, async |panel, _| {
        for code in [400, 401, 402, 404] {
            panel.expect_console(&format!("the server responded with a status of {code}"));
        }
        panel.goto("/nowhere").await;
        panel.heading("Page not found").shown().await;
        panel.axe("Page not found").await;
        panel.goto("/bots/unknown").await;
        panel.heading("Bot agent not found").shown().await;
        panel.axe("Bot not found").await;
        panel.goto("/bots/sandbox:unknown_type").await;
        alert(panel, "Couldn’t load this bot agent").shown().await;
        panel.axe("Bot, not to be read").await;
        panel.goto("/bots/sandbox:license_expired").await;
        alert(panel, "Changes are off").shown().await;
        panel.axe("Changes are off").await;
        panel.goto("/bots/sandbox:authentication").await;
        panel.dialog("Sign in again").shown().await;
        panel.axe("Sign in again").await;
    })
    .await;
    report_axe("what goes wrong");
}
