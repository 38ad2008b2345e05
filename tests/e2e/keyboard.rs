//! The status in the list by keyboard: a key that is only passing by must not reroute live chats.

use bot_agents_panel::sandbox::tokens;
use serde_json::json;
use thirtyfour::Key;

use crate::support::{Find, Locator, Panel};
use crate::workspace::{JOHN, assert_sent, in_demo, over_sandbox, row, toast};

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

/// Presses a key as a layout has it. Gives whether the panel used it.
async fn press_on_layout(panel: &Panel, key: &str, code: &str, held: &[&str]) -> bool {
    let press = "const [key, code, held] = arguments;
        const init = Object.fromEntries(held.map((name) => [`${name}Key`, true]));
        const event = new KeyboardEvent('keydown', { key, code, bubbles: true, cancelable: true, ...init });
        return !document.body.dispatchEvent(event);";
    let arguments = vec![json!(key), json!(code), json!(held)];
    let used = panel.driver.execute(press, arguments).await;
    used.expect("the script runs").json() == true
}

#[tokio::test]
async fn shortcuts_work_on_layouts_without_latin_letters() {
    in_demo(async |panel, _| {
        for key in ["k", "K", "л", "κ", "ل"] {
            assert!(
                press_on_layout(panel, key, "KeyK", &["ctrl"]).await,
                "{key}"
            );
            panel.dialog("Quick actions").shown().await;
            assert!(press_on_layout(panel, key, "KeyK", &["meta"]).await);
            panel.dialog("Quick actions").gone().await;
        }
        assert!(press_on_layout(panel, "ы", "KeyS", &["ctrl"]).await);
        // On Dvorak, T is where K is elsewhere.
        assert!(!press_on_layout(panel, "t", "KeyK", &["ctrl"]).await);
    })
    .await;
}

#[tokio::test]
async fn shortcuts_take_exactly_the_keys_that_they_name() {
    in_demo(async |panel, _| {
        for held in [
            &[][..],
            &["ctrl", "shift"],
            &["ctrl", "alt"],
            &["ctrl", "meta"],
            &["meta", "shift"],
            &["alt"],
        ] {
            for (key, code) in [("k", "KeyK"), ("s", "KeyS"), ("л", "KeyK")] {
                assert!(
                    !press_on_layout(panel, key, code, held).await,
                    "{held:?} {key}"
                );
            }
        }
        for held in ["ctrl", "meta", "alt"] {
            assert!(
                !press_on_layout(panel, "?", "Slash", &["shift", held]).await,
                "{held}"
            );
            assert!(
                !press_on_layout(panel, "/", "Slash", &[held]).await,
                "{held}"
            );
        }
        panel.every("dialog").gone().await;
        assert!(press_on_layout(panel, "?", "Slash", &["shift"]).await);
        panel.dialog("Keyboard shortcuts").shown().await;
    })
    .await;
}
