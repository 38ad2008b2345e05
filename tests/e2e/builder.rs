//! Filters that are built by hand: by keyboard alone, beside parts that nobody knows, across rows and JSON.

use bot_agents_panel::sandbox::tokens;
use serde_json::{Value, json};
use thirtyfour::{Key, TypingData};

use crate::server::Running;
use crate::support::{Find, Locator, Panel};
use crate::workspace::{JOHN, do_elsewhere, open_bot, over_sandbox, toast};

/// A bot of the seed whose actions have no filters.
const NIGHT_WATCH: &str = "7b2c64fe905d4e1a8a37c1f60d95be28";

#[tokio::test]
async fn the_seeds_filter_is_built_by_keyboard_alone() {
    over_sandbox(tokens::FULL, async |panel, server| {
        assert_eq!(stored_filters(server, NIGHT_WATCH), None);
        tab_to(panel, &panel.link("Night watch (observer)")).await;
        panel.press(Key::Enter).await;
        panel.heading("Night watch (observer)").shown().await;

        let parts = panel.role("navigation", "Parts of the bot agent");
        tab_to(panel, &parts.link("Webhooks")).await;
        panel.press(Key::Enter).await;
        let card = panel.role("region", "incoming_chat_thread");
        tab_to(panel, &card.button("Add condition")).await;
        panel.press(Key::Enter).await;
        let row = card.role("group", "Condition 1");
        panel.focuses(row.field("What")).await;
        row.field("What").holds("chat_properties").await;

        panel.press(Key::Tab).await;
        panel.focuses(row.field("Namespace")).await;
        choose_by_key(panel, &row, "so", "source").await;
        row.field("Namespace").holds("source").await;
        panel.press(Key::Tab).await;
        panel.focuses(row.field("Property name")).await;
        choose_by_key(panel, &row, "ty", "type").await;
        row.field("Property name").holds("type").await;

        tab_to(panel, &row.field("Values")).await;
        choose_by_key(panel, &row, "face", "facebook").await;
        panel.press("twitter" + Key::Enter).await;
        assert_eq!(chips(&row).await, ["facebook", "twitter"]);
        card.text("Sent when the chat’s source.type is facebook or twitter.")
            .shown()
            .await;

        tab_to(panel, &panel.button("Save")).await;
        panel.press(Key::Enter).await;
        toast(panel, "Saved.").shown().await;
        let seed = r#"{"chat_properties":{"source":{"type":{"values":["facebook","twitter"]}}}}"#;
        assert_eq!(stored_filters(server, NIGHT_WATCH).as_deref(), Some(seed));
    })
    .await;
}

/// Goes on by Tab until something has the focus.
pub async fn tab_to(panel: &Panel, target: &Locator) {
    let wanted = target.shown().await;
    for _ in 0..150 {
        panel.press(Key::Tab).await;
        let focused = panel.driver.active_element().await;
        let focused = focused.expect("something has the focus");
        if focused.element_id() == wanted.element_id() {
            return;
        }
    }
    panic!("Tab doesn’t lead to {target}");
}

/// Types the beginning of a suggestion where the focus is, and takes it by the arrow and Enter.
async fn choose_by_key(panel: &Panel, row: &Locator, typed: &str, suggestion: &str) {
    panel.press(typed).await;
    row.every("option").containing(suggestion).counts(1).await;
    panel.press(Key::Down + TypingData::from(Key::Enter)).await;
    row.every("listbox").gone().await;
}

/// Presses a key together with Ctrl where the focus is.
async fn press_with_ctrl(panel: &Panel, key: &str) {
    let keys = panel.driver.action_chain().key_down(Key::Control);
    let keys = keys.send_keys(key).key_up(Key::Control);
    keys.perform().await.expect("the keys are pressed");
}

/// What the chips of a row show.
async fn chips(row: &Locator) -> Vec<String> {
    row.css(".value-chip").texts().await
}

/// The filters of a bot's first action as they are stored, to the last character.
fn stored_filters(server: &Running, id: &str) -> Option<String> {
    let sandbox = server.sandbox();
    let bot = sandbox.bot(id).expect("the bot is there");
    let action = &bot["webhooks"]["actions"][0];
    action.get("filters").map(Value::to_string)
}

/// A row of a card, once it is in view: what isn't is not laid out, and has no names yet.
pub async fn row(card: &Locator, number: u32) -> Locator {
    let row = card.role("group", &format!("Condition {number}"));
    let element = row.shown().await;
    element
        .scroll_into_view()
        .await
        .expect("it can be scrolled");
    row
}

/// Gives John Doe one action with these filters, as somebody else would.
fn give_filters(server: &Running, action: &str, filters: &str) {
    let filters: Value = serde_json::from_str(filters).expect("it is JSON");
    let webhooks = json!({
        "url": "https://bots.example.com/in",
        "secret_key": "s3cr3t",
        "actions": [{"name": action, "filters": filters}],
    });
    do_elsewhere(
        server,
        "update_bot_agent",
        &json!({"id": JOHN, "webhooks": webhooks}),
    );
}

#[tokio::test]
async fn parts_that_nobody_knows_stay_as_they_are_stored() {
    over_sandbox(tokens::FULL, async |panel, server| {
        let filters = concat!(
            r#"{"z_new":{"b":90071992547409931234,"a":[1.50,null,{"deep":-0}]},"#,
            r#""chat_properties":{"source":{"when":{"until":18446744073709551616,"exists":true},"#,
            r#""type":{"values":["facebook",1,"1"]}},"empty":{}},"thread_properties":{},"#,
            r#""chat_member_ids":{"minimum":1,"agents":["b","a"]},"only_my_chats":true,"a":[]}"#
        );
        give_filters(server, "incoming_event", filters);
        assert_eq!(stored_filters(server, JOHN).as_deref(), Some(filters));
        open_bot(panel, "John Doe").await;
        panel.tab("Webhooks").await;
        let card = panel.role("region", "incoming_event");
        let mine = row(&card, 7).await;
        mine.field("Whether").choose("no: any chat").await;
        let source = row(&card, 3).await;
        source.field("Values").press("tiktok" + Key::Enter).await;
        panel.button("Save").click().await;
        toast(panel, "Saved.").shown().await;
        let wanted = filters
            .replace(r#""only_my_chats":true"#, r#""only_my_chats":false"#)
            .replace(r#"1,"1"]"#, r#"1,"1","tiktok"]"#);
        assert_eq!(stored_filters(server, JOHN), Some(wanted.clone()));
        let sent = &server.requests_of("update_bot_agent")[0].body;
        assert!(sent.contains(&wanted), "{sent}");
    })
    .await;
}

/// An answer that is a few steps deeper isn't read at all. Each takes some of the stack, of which a release has little.
#[tokio::test]
async fn parts_as_deep_as_json_is_read_stay_as_they_are_stored() {
    over_sandbox(tokens::FULL, async |panel, server| {
        let depth = 115;
        let filters = format!(
            r#"{{"z_new":{}"deep"{},"only_my_chats":true}}"#,
            r#"[{"a":"#.repeat(depth / 2),
            "}]".repeat(depth / 2),
        );
        give_filters(server, "incoming_event", &filters);
        assert_eq!(stored_filters(server, JOHN), Some(filters.clone()));
        open_bot(panel, "John Doe").await;
        panel.tab("Webhooks").await;
        let card = panel.role("region", "incoming_event");
        card.role("radio", "JSON").click().await;
        card.field("Filters as JSON").shown().await;
        card.role("radio", "Visual").click().await;
        let mine = row(&card, 2).await;
        mine.field("Whether").choose("no: any chat").await;
        panel.button("Save").click().await;
        toast(panel, "Saved.").shown().await;
        let wanted = filters.replace("true", "false");
        assert_eq!(stored_filters(server, JOHN), Some(wanted));
    })
    .await;
}

#[tokio::test]
async fn undo_goes_back_across_rows_and_json_until_nothing_is_left_to_save() {
    over_sandbox(tokens::FULL, async |panel, server| {
        let before = stored_filters(server, JOHN);
        open_bot(panel, "John Doe").await;
        panel.tab("Webhooks").await;
        let card = panel.role("region", "incoming_chat_thread");
        let row = row(&card, 1).await;
        let bar = panel.role("region", "Unsaved changes");
        bar.gone().await;
        row.field("Values").press("email" + Key::Enter).await;
        bar.text("1 unsaved change").shown().await;
        card.button("Add condition").click().await;

        card.role("radio", "JSON").click().await;
        let area = card.field("Filters as JSON");
        let json = "{\"author_type\": \"agent\", \"only_my_chats\": true}";
        area.fill(json).await;
        area.holds(json).await;
        card.role("radio", "Visual").click().await;
        card.role("group", "Condition 2")
            .field("Whether")
            .shown()
            .await;
        card.button("Remove condition 1").click().await;

        // The removal, and all that was typed as JSON.
        for _ in 0..2 {
            card.button("Undo in the filters").click().await;
        }
        assert_eq!(chips(&row).await, ["facebook", "twitter", "email"]);
        card.role("group", "Condition 2")
            .field("Namespace")
            .shown()
            .await;
        // The new row and the new value.
        row.field("Property name").click().await;
        press_with_ctrl(panel, "z").await;
        card.role("group", "Condition 2").gone().await;
        press_with_ctrl(panel, "z").await;
        bar.gone().await;
        assert_eq!(chips(&row).await, ["facebook", "twitter"]);
        card.button("Undo in the filters").are_disabled().await;

        for _ in 0..4 {
            press_with_ctrl(panel, "y").await;
        }
        card.role("group", "Condition 1")
            .field("Whether")
            .shown()
            .await;
        for _ in 0..4 {
            press_with_ctrl(panel, "z").await;
        }
        bar.gone().await;
        assert_eq!(stored_filters(server, JOHN), before);
        assert!(server.requests_of("update_bot_agent").is_empty());
    })
    .await;
}

#[tokio::test]
async fn leaving_the_page_in_the_midst_of_a_value_keeps_it() {
    over_sandbox(tokens::FULL, async |panel, _| {
        open_bot(panel, "John Doe").await;
        panel.tab("Webhooks").await;
        let card = panel.role("region", "incoming_chat_thread");
        let first = row(&card, 1).await;
        first.field("Type of the value").choose("Number").await;
        first.field("Values").fill("many").await;
        panel.press(Key::Enter).await;
        card.text("“many” is not a whole number.").shown().await;
        // By the browser, so that the page goes while its field has the focus.
        panel.run("history.go(-2)").await;
        let dialog = panel.dialog("Your changes aren’t saved");
        dialog.button("Keep the draft and leave").click().await;
        panel.heading("Bot agents").shown().await;
        open_bot(panel, "John Doe").await;
        panel
            .text("You left this page without saving. Your changes are still here.")
            .shown()
            .await;
        panel.tab("Webhooks").await;
        let first = row(&card, 1).await;
        first.field("Values").holds("many").await;
        panel.button("Discard").click().await;
        row(&card, 1).await.field("Values").holds("").await;
        panel.role("region", "Unsaved changes").gone().await;
    })
    .await;
}

/// Opens a bot with filters of every kind, and returns the card of the action that has them.
pub async fn filters_of_every_kind(panel: &Panel, server: &Running) -> Locator {
    let filters = r#"{
        "chat_properties": {
            "source": {"type": {"values": ["facebook", "1", 1, true]}},
            "routing": {"queue.routing_priority": {"exists": true}}
        },
        "event_properties": {"test": {"int_property": {"values": [7]}}},
        "thread_properties": {"routing": {"continuous": {"exclude_values": [true]}}},
        "chat_member_ids": {"agents_any": ["anna@example.com", "omar@example.com"]},
        "author_type": "customer",
        "only_my_chats": true,
        "weekday": ["mon", "tue"]
    }"#;
    give_filters(server, "incoming_event", filters);
    open_bot(panel, "John Doe").await;
    panel.tab("Webhooks").await;
    let card = panel.role("region", "incoming_event");
    card.role("group", "Condition 8").shown().await;
    card
}
