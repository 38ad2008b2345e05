//! Leaving unsaved changes: always asked about when there are any, never when there are none.

use bot_agents_panel::sandbox::tokens;
use thirtyfour::Key;

use crate::support::{Find, Locator, Panel, View, report_axe};
use crate::workspace::{JOHN, count, in_demo, leave_with_draft, open_bot, over_sandbox, toast};

/// What a tab that is about to be closed or reloaded asks the page.
const UNLOAD: &str = "return !dispatchEvent(new Event('beforeunload', {cancelable: true}))";

fn question(panel: &Panel) -> Locator {
    panel.dialog("Your changes aren’t saved")
}

/// Whether the browser would ask before the tab is closed or reloaded.
async fn browser_asks(panel: &Panel) -> bool {
    panel.run(UNLOAD).await == true
}

#[tokio::test]
async fn a_link_away_asks_and_the_person_decides() {
    in_demo(async |panel, _| {
        open_bot(panel, "John Doe").await;
        let page = format!("/bots/{JOHN}");
        let limit = panel.field("Chat limit");
        limit.fill("7").await;
        let back = panel.link("All bot agents");

        back.click().await;
        question(panel).button("Stay").click().await;
        question(panel).gone().await;
        panel.focuses(back.clone()).await;
        panel.arrives_at(&page).await;
        limit.holds("7").await;

        back.click().await;
        question(panel).shown().await;
        panel.press(Key::Escape).await;
        question(panel).gone().await;
        limit.holds("7").await;

        leave_with_draft(panel, back.clone()).await;
        panel.heading("Bot agents").shown().await;
        open_bot(panel, "John Doe").await;
        limit.holds("7").await;

        back.click().await;
        question(panel).button("Discard and leave").click().await;
        panel.heading("Bot agents").shown().await;
        open_bot(panel, "John Doe").await;
        limit.holds("6").await;
        panel.button("Save").gone().await;
    })
    .await;
}

#[tokio::test]
async fn the_browsers_own_buttons_ask_too() {
    in_demo(async |panel, _| {
        let list = panel.path().await;
        open_bot(panel, "John Doe").await;
        let page = format!("/bots/{JOHN}");
        let limit = panel.field("Chat limit");
        limit.fill("7").await;
        for _ in 0..2 {
            panel.back().await;
            question(panel).button("Stay").click().await;
            question(panel).gone().await;
            panel.arrives_at(&page).await;
            limit.holds("7").await;
        }
        panel.back().await;
        question(panel)
            .button("Keep the draft and leave")
            .click()
            .await;
        panel.arrives_at(&list).await;
        panel.heading("Bot agents").shown().await;

        // Forth again, and away from there: the same.
        panel.run("history.forward()").await;
        panel.heading("John Doe").shown().await;
        limit.holds("7").await;
        panel.back().await;
        question(panel).button("Discard and leave").click().await;
        panel.heading("Bot agents").shown().await;
        open_bot(panel, "John Doe").await;
        limit.holds("6").await;
    })
    .await;
}

#[tokio::test]
async fn without_changes_nothing_asks() {
    over_sandbox(tokens::FULL, async |panel, _| {
        let menu = panel.role("navigation", "Main");
        let away = async || {
            assert!(!browser_asks(panel).await);
            menu.link("Bots").click().await;
            count(panel).shown().await;
            question(panel).gone().await;
        };
        open_bot(panel, "John Doe").await;
        away().await;
        open_bot(panel, "John Doe").await;
        panel.field("Name").fill("Jane Roe").await;
        panel.field("Name").fill("John Doe").await;
        panel.button("Save").gone().await;
        away().await;
        open_bot(panel, "John Doe").await;
        panel.field("Name").fill("Jane Roe").await;
        assert!(browser_asks(panel).await);
        panel.button("Save").click().await;
        toast(panel, "Saved.").shown().await;
        panel.button("Save").gone().await;
        away().await;
        menu.link("New bot agent").click().await;
        panel.heading("New bot agent").shown().await;
        away().await;
        open_bot(panel, "Jane Roe").await;
        panel.back().await;
        panel.heading("Bot agents").shown().await;
        question(panel).gone().await;
    })
    .await;
}

#[tokio::test]
async fn a_value_in_the_midst_of_being_typed_counts() {
    in_demo(async |panel, _| {
        let card = panel.role("region", "incoming_chat_thread");
        let values = card.field("Values");
        open_bot(panel, "John Doe").await;
        panel.tab("Webhooks").await;
        values.fill("messenger").await;
        assert!(browser_asks(panel).await);
        panel.button("Discard").click().await;
        panel.button("Save").gone().await;

        values.fill("messenger").await;
        // To the settings, which isn't away, and from there to the list.
        panel.back().await;
        panel.field("Chat limit").shown().await;
        panel.text("1 unsaved change").shown().await;
        question(panel).gone().await;
        panel.back().await;
        question(panel).button("Stay").click().await;
        question(panel).gone().await;
        panel.text("1 unsaved change").shown().await;
        panel.tab("Webhooks").await;
        card.containing("messenger").shown().await;
    })
    .await;
}

#[tokio::test]
async fn a_new_bot_asks_and_the_browser_does_as_long_as_there_is_a_draft() {
    in_demo(async |panel, _| {
        let menu = panel.role("navigation", "Main");
        menu.link("New bot agent").click().await;
        panel.field("Name").fill("Pasta bot").await;
        assert!(browser_asks(panel).await);
        leave_with_draft(panel, panel.link("Cancel")).await;
        panel.heading("Bot agents").shown().await;
        assert!(browser_asks(panel).await, "the draft is still there");

        menu.link("New bot agent").click().await;
        panel.field("Name").holds("Pasta bot").await;
        menu.link("Bots").click().await;
        question(panel).button("Discard and leave").click().await;
        panel.heading("Bot agents").shown().await;
        assert!(!browser_asks(panel).await);
        menu.link("New bot agent").click().await;
        panel.field("Name").holds("").await;
    })
    .await;
}

#[tokio::test]
async fn links_within_the_page_and_to_other_tabs_lead_nowhere_away() {
    in_demo(async |panel, _| {
        open_bot(panel, "Night watch (observer)").await;
        panel.field("Name").fill("Night watch").await;
        let health = panel.role("region", "Health");
        health.link("Go to chat limit").click().await;
        panel.focuses(panel.field("Chat limit")).await;
        question(panel).gone().await;
        panel
            .run(
                "addEventListener('click', (event) => event.preventDefault(), {once: true});
                 document.querySelector('a[href$=\"/bots/new\"]')
                     .dispatchEvent(new MouseEvent('click', {ctrlKey: true, bubbles: true, cancelable: true}))",
            )
            .await;
        question(panel).gone().await;
        panel.field("Name").holds("Night watch").await;
    })
    .await;
}

#[tokio::test]
async fn the_question_is_accessible() {
    in_demo(async |panel, _| {
        open_bot(panel, "John Doe").await;
        panel.field("Chat limit").fill("7").await;
        panel.link("All bot agents").click().await;
        question(panel).shown().await;
        panel.pictures("leaving", &View::ALL).await;
        panel.axe("Leaving unsaved changes").await;
    })
    .await;
    report_axe("leaving");
}
