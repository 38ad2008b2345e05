//! Quick actions and shortcuts, by keyboard alone.

use thirtyfour::{Key, TypingData};

use crate::support::Find;
use crate::workspace::{count, in_demo};

#[tokio::test]
async fn a_bot_is_opened_and_the_theme_switched_from_anywhere() {
    in_demo(async |panel, _| {
        count(panel).shown().await;
        panel.ctrl("k").await;
        let dialog = panel.dialog("Quick actions");
        let field = dialog.field("Search bot agents and actions");
        panel.focuses(field.clone()).await;
        panel.axe("Quick actions").await;
        panel.press("john").await;
        dialog.every("option").counts(1).await;
        panel.press(Key::Enter).await;
        panel.heading("John Doe").shown().await;
        dialog.gone().await;

        panel.ctrl("k").await;
        panel.press("dark theme").await;
        panel.press(Key::Enter).await;
        dialog.gone().await;
        assert_eq!(
            panel
                .run("return document.documentElement.dataset.theme")
                .await,
            "dark"
        );

        panel.ctrl("k").await;
        panel.press("no such thing").await;
        dialog.clone().containing("Nothing fits.").shown().await;
        panel.axe("Quick actions, nothing fits").await;
        panel.press(Key::Enter).await;
        field.holds("no such thing").await;
        panel.press(Key::Escape).await;
        dialog.gone().await;

        // The arrows go round.
        panel.ctrl("k").await;
        panel.press(TypingData::from("theme")).await;
        dialog.every("option").counts(3).await;
        panel.press(Key::Up).await;
        dialog
            .css("[aria-selected=true]")
            .reads("Use the dark theme Theme")
            .await;
        panel.press(Key::Down).await;
        dialog
            .css("[aria-selected=true]")
            .reads("Use the system’s theme Theme")
            .await;
        panel.ctrl("k").await;
        dialog.gone().await;
    })
    .await;
}

#[tokio::test]
async fn single_keys_work_outside_of_fields_until_they_are_turned_off() {
    in_demo(async |panel, _| {
        count(panel).shown().await;
        panel.press("?").await;
        let keys = panel.dialog("Keyboard shortcuts");
        keys.shown().await;
        panel.axe("Keyboard shortcuts").await;
        panel.press(Key::Escape).await;
        keys.gone().await;
        panel.press("/").await;
        let search = panel.field("Search by name or id");
        panel.focuses(search.clone()).await;
        panel.press("?/").await;
        search.holds("?/").await;
        keys.gone().await;

        panel.link("Settings").click().await;
        panel.field("Single-key shortcuts").click().await;
        panel.css("h1").click().await;
        panel.press("?").await;
        panel.ctrl("k").await;
        panel.dialog("Quick actions").shown().await;
        keys.gone().await;
    })
    .await;
}
