//! Errors that are about the connection as a whole: token, license and region.

use bot_agents_panel::sandbox::{Sandbox, tokens};
use thirtyfour::Key;

use super::status;
use crate::server::Recorded;
use crate::support::Find;
use crate::workspace::{JOHN, alert, count, in_demo, open_bot, over_sandbox, row, toast};

#[tokio::test]
async fn an_expired_token_asks_for_a_new_one_and_keeps_the_draft() {
    over_sandbox(
        "sandbox:authentication:1@update_bot_agent",
        async |panel, server| {
            panel.expect_console(&status(401));
            open_bot(panel, "John Doe").await;
            panel.field("Chat limit").fill("7").await;
            panel.button("Save").click().await;

            let dialog = panel.dialog("Sign in again");
            dialog.field("Access token").fill(tokens::EXPIRED).await;
            dialog.button("Sign in").click().await;
            dialog
                .every("alert")
                .containing("the access token has expired")
                .shown()
                .await;
            dialog.field("Access token").fill(tokens::FULL).await;
            dialog.button("Sign in").click().await;
            dialog.gone().await;

            panel.field("Chat limit").holds("7").await;
            panel.button("Save").click().await;
            toast(panel, "Saved.").shown().await;
            let john = server.sandbox().bot(JOHN).cloned().expect("John Doe");
            assert_eq!(john["max_chats_count"], 7);
        },
    )
    .await;
}

#[tokio::test]
async fn whoever_closes_the_question_for_a_token_finds_back_to_it() {
    over_sandbox(
        "sandbox:authentication:1@update_bot_agent",
        async |panel, _| {
            panel.expect_console(&status(401));
            open_bot(panel, "John Doe").await;
            panel.field("Chat limit").fill("7").await;
            panel.button("Save").click().await;
            let dialog = panel.dialog("Sign in again");
            let banner = panel.css(".banner[role=status]");
            let failed = alert(panel, "The changes weren’t saved");
            for way in [&banner, &failed] {
                dialog.shown().await;
                panel.press(Key::Escape).await;
                dialog.gone().await;
                way.button("Sign in again").click().await;
            }
            dialog.field("Access token").fill(tokens::FULL).await;
            dialog.button("Sign in").click().await;
            dialog.gone().await;
            banner.gone().await;
            panel.button("Sign in again").gone().await;
            panel.field("Chat limit").holds("7").await;
        },
    )
    .await;
}

#[tokio::test]
async fn the_demo_goes_on_without_a_token() {
    in_demo(async |panel, workspace| {
        open_bot(panel, "John Doe").await;
        let name = "sandbox:authentication:1";
        panel.field("Name").fill(name).await;
        panel.button("Save").click().await;
        let dialog = panel.dialog("Sign in again");
        dialog.shown().await;
        panel.press(Key::Escape).await;
        dialog.gone().await;
        let banner = panel.css(".banner");
        banner.button("Sign in again").click().await;
        dialog.button("Go on").click().await;
        dialog.gone().await;
        banner.gone().await;
        panel.field("Name").holds(name).await;
        panel.button("Save").click().await;
        toast(panel, "Saved.").shown().await;
        let john = workspace.bot(panel, JOHN).await.expect("John Doe");
        assert_eq!(john["name"], name);
    })
    .await;
}

#[tokio::test]
async fn resetting_the_demo_turns_writing_on_again() {
    in_demo(async |panel, _| {
        panel.goto("/bots/sandbox:license_expired:1").await;
        let banner = panel.css(".banner[role=alert]");
        banner.shown().await;
        panel.button("Reset the demo").click().await;
        let dialog = panel.dialog("Reset the demo workspace?");
        dialog.button("Reset the demo").click().await;
        count(panel).reads("12 bot agents").await;
        banner.gone().await;
        let status = panel.field("Status of John Doe");
        status.choose("Offline").await;
        toast(panel, "“John Doe” is now offline.").shown().await;
    })
    .await;
}

#[tokio::test]
async fn what_could_not_be_read_is_read_once_signed_in_again() {
    over_sandbox(tokens::FULL, async |panel, _| {
        panel.expect_console(&status(401));
        panel.goto("/bots/sandbox:authentication:1").await;
        let dialog = panel.dialog("Sign in again");
        dialog.field("Access token").fill(tokens::FULL).await;
        dialog.button("Sign in").click().await;
        dialog.gone().await;
        panel.heading("John Doe").shown().await;
    })
    .await;
}

/// Effects after which nothing can be changed: HTTP status, and all that the banner says. The API's own words
/// are left out where they would only say it twice.
const STOPPING: &[(&str, u16, &str)] = &[
    (
        "license_expired",
        402,
        "Changes are off. The license has expired. Nothing can be changed until it is renewed.",
    ),
    (
        "license_not_found",
        404,
        "Changes are off. The API doesn’t know this license. Nothing can be changed with this token. The \
         API says: “there is no such license”.",
    ),
    (
        "wrong_product_version",
        403,
        "Changes are off. The license runs another version of the product. Nothing can be changed from \
         here.",
    ),
    (
        "unsupported_version",
        400,
        "This connection can’t be used. This API doesn’t offer the version of the Configuration API that the panel asks for. \
         The API says: “this version is no longer served”.",
    ),
];

#[tokio::test]
async fn a_license_that_cannot_be_used_turns_writing_off() {
    over_sandbox(tokens::FULL, async |panel, server| {
        for (effect, code, text) in STOPPING {
            panel.expect_console(&status(*code));
            panel.goto(&format!("/bots/sandbox:{effect}")).await;
            panel.css(".banner[role=alert]").reads(text).await;
            let menu = panel.role("navigation", "Main");
            menu.link("New bot agent").click().await;
            panel.button("Create bot agent").are_disabled().await;

            menu.link("Bots").click().await;
            let row = row(panel, "Pizza bot");
            row.field("Status of Pizza bot").are_disabled().await;
            row.button("Actions for Pizza bot").click().await;
            let off = row.css("[role=menuitem][aria-disabled=true]");
            off.reads("Remove …").await;
            panel.press(Key::Escape).await;
        }
        panel.link("Pizza bot").click().await;
        panel.heading("Pizza bot").shown().await;
        panel.button("Remove").are_disabled().await;
        panel.field("Chat limit").fill("7").await;
        panel.button("Save").are_disabled().await;
        assert_eq!(server.sandbox().bots(), Sandbox::new(0).bots());
    })
    .await;
}

#[tokio::test]
async fn a_misdirected_request_is_sent_again_once_with_its_region() {
    over_sandbox(tokens::MOVED, async |panel, server| {
        panel.expect_console(&status(400));
        let regions = |action: &str| -> Vec<_> {
            let requests = server.requests_of(action);
            let region = |request: &Recorded| request.header("x-region").map(ToOwned::to_owned);
            requests.iter().map(region).collect()
        };
        let fra = Some("fra".to_owned());
        let lists = regions("get_bot_agents");
        // To connect, and once more, told where; the list itself starts anew and learns it as well.
        assert_eq!(lists[..2], [None, fra.clone()]);

        open_bot(panel, "John Doe").await;
        panel.field("Chat limit").fill("7").await;
        panel.button("Save").click().await;
        toast(panel, "Saved.").shown().await;
        assert_eq!(regions("update_bot_agent"), [fra]);
    })
    .await;
}

#[tokio::test]
async fn a_request_that_stays_misdirected_is_not_sent_a_third_time() {
    over_sandbox(
        "sandbox:misdirected_request@update_bot_agent",
        async |panel, server| {
            panel.expect_console(&status(400));
            open_bot(panel, "John Doe").await;
            panel.field("Chat limit").fill("7").await;
            panel.button("Save").click().await;
            alert(panel, "The changes weren’t saved")
                .containing("The license is in another region")
                .containing("Choose the region in the advanced settings.")
                .shown()
                .await;
            let requests = server.requests_of("update_bot_agent");
            let regions: Vec<_> = requests.iter().map(|r| r.header("x-region")).collect();
            assert_eq!(regions, [None, Some("fra")]);
        },
    )
    .await;
}
