//! A picture of each screen and state, to look at: `target/screenshots/`. Nothing here judges how they
//! look; each journey only makes sure that the picture shows what its name says, in letters rather than boxes.

use bot_agents_panel::sandbox::{Sandbox, tokens};
use thirtyfour::Key;

use crate::accounts::Consent;
use crate::bench::open_bench;
use crate::builder::{filters_of_every_kind, row};
use crate::frames::{Portal, SAME_SITE, enter_panel, is_refused};
use crate::routing::open_routing;
use crate::server::{self, Options};
use crate::sign_in::{at_the_door, sign_in_with_livechat, signed_in};
use crate::support::{Find, Framers, Panel, View, journey, journey_for_frames};
use crate::workspace::{
    SHOP, alert, ask_removal, connect, count, in_demo, open_bot, over_sandbox, rows_read,
    sign_in_to, toast,
};

async fn look(panel: &Panel, name: &str) {
    panel.pictures(name, &View::ALL).await;
    let missing = panel.letters_of_no_font().await;
    assert!(missing.is_empty(), "no font here has {missing:?} of {name}");
}

#[tokio::test]
async fn connecting() {
    journey(async |panel| {
        panel.expect_console("the server responded with a status of 401");
        panel.goto("/").await;
        panel.heading("Demo workspace").shown().await;
        look(panel, "connect").await;

        let server = crate::workspace::sandbox();
        sign_in_to(panel, &server, tokens::EXPIRED).await;
        alert(panel, "Couldn’t connect").shown().await;
        look(panel, "connect-failed").await;
    })
    .await;
}

#[tokio::test]
async fn signing_in_and_out() {
    at_the_door(async |panel, _, accounts| {
        look(panel, "connect-settings").await;
        accounts.behave(|behaviour| behaviour.consent = Consent::Refused);
        sign_in_with_livechat(panel).await;
        alert(panel, "Couldn’t sign in").shown().await;
        look(panel, "connect-not-signed-in").await;
        accounts.behave(|behaviour| {
            behaviour.consent = Consent::Given;
            behaviour.expires_in = 120;
        });
        signed_in(panel).await;
        panel.css(".banner").shown().await;
        look(panel, "token-expires").await;
        panel.button("Sign in again").click().await;
        panel.dialog("Sign in again").shown().await;
        look(panel, "sign-in-again-in-time").await;
        panel.press(Key::Escape).await;
        panel.button("Sign out").click().await;
        panel.dialog("Sign out?").shown().await;
        look(panel, "sign-out").await;
    })
    .await;
}

#[tokio::test]
async fn the_list() {
    in_demo(async |panel, _| {
        count(panel).reads("12 bot agents").await;
        look(panel, "bots").await;
        panel.view(View::ALL[0]).await;
        panel.run("scrollTo(0, 0)").await;
        panel.role("checkbox", "Select Pizza bot").click().await;
        panel.role("checkbox", "Select John Doe").click().await;
        panel.every("status").containing("2 selected").shown().await;
        look(panel, "bots-selected").await;
        panel.button("Set status …").click().await;
        panel.dialog("Set the status of 2 bot agents").shown().await;
        look(panel, "bots-set-status").await;
        panel.press(Key::Escape).await;
        panel
            .role("group", "Selected bot agents")
            .button("Export")
            .click()
            .await;
        panel
            .dialog("Export 2 bot agents")
            .containing("2 bot agents ready.")
            .shown()
            .await;
        look(panel, "export").await;
        panel.press(Key::Escape).await;
        ask_removal(panel, "Pizza bot").await;
        panel.dialog("Remove “Pizza bot”?").shown().await;
        look(panel, "remove").await;
        panel.button("Cancel").click().await;
        panel.field("Status of Pizza bot").choose("Offline").await;
        toast(panel, "“Pizza bot” is now offline.").shown().await;
        look(panel, "toast").await;
        panel.field("Search by name or id").fill("nothing").await;
        panel.heading("No bot agent matches").shown().await;
        look(panel, "bots-no-match").await;
    })
    .await;
}

#[tokio::test]
async fn the_list_without_bots() {
    journey(async |panel| {
        let server =
            server::start(Sandbox::with_bots(1, 0), Options::default()).expect("a free port");
        connect(panel, &server, tokens::FULL).await;
        panel.heading("No bot agents yet").shown().await;
        look(panel, "bots-empty").await;
    })
    .await;
}

#[tokio::test]
async fn a_new_bot() {
    in_demo(async |panel, _| {
        panel.goto("/bots/new").await;
        panel.heading("New bot agent").shown().await;
        look(panel, "new-bot").await;
        panel.button("Add webhooks").click().await;
        panel.button("Create bot agent").click().await;
        panel.role("group", "4 things need attention").shown().await;
        look(panel, "new-bot-invalid").await;
    })
    .await;
}

#[tokio::test]
async fn a_bot() {
    in_demo(async |panel, _| {
        open_bot(panel, "Language detector").await;
        look(panel, "bot").await;
        panel.field("Chat limit").fill("7").await;
        look(panel, "bot-changed").await;
        panel.button("Review").click().await;
        panel.role("region", "Request").shown().await;
        look(panel, "bot-reviewed").await;
        panel.press(Key::Escape).await;
        panel.dialog("Review the changes").gone().await;
        for (tab, name) in [
            ("Webhooks", "bot-webhooks"),
            ("JSON", "bot-json"),
            ("Code", "bot-code"),
        ] {
            panel.tab(tab).await;
            look(panel, name).await;
        }
        panel.goto(&format!("/bots/{SHOP}")).await;
        panel
            .text("This bot agent can’t be changed from here")
            .shown()
            .await;
        look(panel, "bot-read-only").await;
    })
    .await;
}

#[tokio::test]
async fn the_filters() {
    over_sandbox(tokens::FULL, async |panel, server| {
        let card = filters_of_every_kind(panel, server).await;
        look(panel, "filters").await;
        let row = row(&card, 1).await;
        row.field("Values").press(Key::Down).await;
        row.role("option", "messenger").shown().await;
        look(panel, "filters-offered").await;
        panel.press(Key::Escape).await;
        card.button("Add condition").click().await;
        row.field("Type of the value").choose("Number").await;
        row.field("Values").fill("seven").await;
        panel.button("Save").click().await;
        card.text("Enter the property’s namespace.").shown().await;
        look(panel, "filters-unfinished").await;
        card.role("radio", "JSON").click().await;
        card.field("Filters as JSON")
            .fill("{\"only_my_chats\": }")
            .await;
        card.clone().containing("line 1, column 19").shown().await;
        look(panel, "filters-json").await;
        card.role("radio", "Visual").click().await;
        card.text("The JSON can’t be shown as rows yet")
            .shown()
            .await;
        look(panel, "filters-unreadable").await;
    })
    .await;
}

#[tokio::test]
async fn what_goes_wrong() {
    over_sandbox(tokens::FULL, async |panel, _| {
        for code in [400, 401, 402, 404] {
            panel.expect_console(&format!("the server responded with a status of {code}"));
        }
        panel.goto("/nowhere").await;
        panel.heading("Page not found").shown().await;
        look(panel, "not-found").await;
        panel.goto("/bots/unknown").await;
        panel.heading("Bot agent not found").shown().await;
        look(panel, "bot-not-found").await;
        panel.goto("/bots/sandbox:unknown_type").await;
        alert(panel, "Couldn’t load this bot agent").shown().await;
        look(panel, "bot-failed").await;
        panel.goto("/bots/sandbox:license_expired").await;
        alert(panel, "Changes are off").shown().await;
        look(panel, "changes-off").await;
        panel.goto("/bots/sandbox:authentication").await;
        panel.dialog("Sign in again").shown().await;
        look(panel, "sign-in-again").await;
    })
    .await;
}

#[tokio::test]
async fn routing_and_settings() {
    in_demo(async |panel, _| {
        open_routing(panel).await;
        look(panel, "routing").await;
        panel
            .field("Priority of Pizza bot in Group 0")
            .choose("last")
            .await;
        panel.button("Save").shown().await;
        look(panel, "routing-changed").await;
        panel.button("Discard").click().await;
        panel.link("Settings").click().await;
        panel.heading("Settings").shown().await;
        look(panel, "settings").await;
        panel.ctrl("k").await;
        panel.dialog("Quick actions").shown().await;
        look(panel, "quick-actions").await;
        panel.press(Key::Escape).await;
        panel.dialog("Quick actions").gone().await;
        panel.button("API log").click().await;
        panel
            .dialog("API log")
            .containing("get_bot_agents")
            .shown()
            .await;
        look(panel, "api-log").await;
    })
    .await;
}

#[tokio::test]
async fn importing() {
    in_demo(async |panel, _| {
        panel.goto("/import").await;
        panel.heading("Import bot agents").shown().await;
        look(panel, "import").await;
        let bots = r#"[{"name": "New", "status": "offline"}, {"name": "Pizza bot", "max_chats_count": 3}]"#;
        panel.field("Or paste JSON").fill(bots).await;
        panel.button("Show the plan").click().await;
        panel.button("Choose another file").shown().await;
        look(panel, "import-plan").await;
    })
    .await;
}

/// What the README shows, in both themes: `make screenshots` puts them there.
#[tokio::test]
async fn a_frame_where_the_panel_does_not_start() {
    let portal = Portal::start(SAME_SITE).await;
    journey_for_frames("", Framers::Unsaid, async |panel| {
        enter_panel(panel, &portal, "/").await;
        is_refused(panel, "/").await;
        look(panel, "frame-refused").await;
    })
    .await;
}

#[tokio::test]
async fn for_the_readme() {
    in_demo(async |panel, _| {
        panel.role("radio", "Mine").click().await;
        count(panel).reads("10 bot agents").await;
        rows_read(panel).await;
        panel.pictures_for_the_readme("bots").await;
        open_routing(panel).await;
        panel.pictures_for_the_readme("routing").await;
        panel.role("navigation", "Main").link("Bots").click().await;
        open_bot(panel, "John Doe").await;
        let card = open_bench(panel, "incoming_chat_thread").await;
        let script = "arguments[0].scrollIntoView(); scrollBy(0, -64)";
        let element = card.shown().await;
        let element = element.to_json().expect("an element");
        panel
            .driver
            .execute(script, vec![element])
            .await
            .expect("the card is in view");
        panel.pictures_for_the_readme("filters").await;
    })
    .await;
}
