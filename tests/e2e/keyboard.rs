//! The status in the list by keyboard: a key that is only passing by must not reroute live chats.

use bot_agents_panel::sandbox::tokens;
use serde_json::json;
use thirtyfour::Key;

use crate::support::{Find, Locator};
use crate::workspace::{JOHN, assert_sent, over_sandbox, row, toast};

#[tokio::test]
async fn arrows_choose_a_status_and_enter_sets_it() {
    over_sandbox(tokens::FULL, async |panel, server| {
        let john = row(panel, "John Doe");
        let status = john.field("Status of John Doe");
        status.holds("accepting chats").await;

        status.press(Key::Down).await;
        held(&john, "not accepting chats").await;
        status.press(Key::Down).await;
        held(&john, "offline").await;
        status.press(Key::Escape).await;
        let hint = john.text("Enter to set");
        hint.gone().await;
        status.holds("accepting chats").await;

        status.press(Key::Down).await;
        held(&john, "not accepting chats").await;
        panel.press(Key::Tab).await;
        hint.gone().await;
        status.holds("accepting chats").await;

        // A letter jumps to a status, and that waits as well.
        status.press("o").await;
        held(&john, "offline").await;
        assert_sent(server, "update_bot_agent", &[]);
        status.press(Key::Enter).await;
        toast(panel, "“John Doe” is now offline.").shown().await;
        hint.gone().await;
        status.holds("offline").await;
        panel.focuses(status.clone()).await;
        let offline = json!({"id": JOHN, "status": "offline"});
        assert_sent(server, "update_bot_agent", &[offline]);
    })
    .await;
}

async fn held(row: &Locator, value: &str) {
    row.every("combobox").holds(value).await;
    row.text("Enter to set").shown().await;
}

#[tokio::test]
async fn a_mouse_sets_a_status_at_once_and_the_focus_stays() {
    over_sandbox(tokens::FULL, async |panel, server| {
        let status = panel.field("Status of John Doe");
        status.choose("Offline").await;
        toast(panel, "“John Doe” is now offline.").shown().await;
        panel.text("Enter to set").gone().await;
        panel.focuses(status).await;
        let offline = json!({"id": JOHN, "status": "offline"});
        assert_sent(server, "update_bot_agent", &[offline]);
    })
    .await;
}
