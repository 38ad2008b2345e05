//! The code of calls: it follows what is chosen and what is unsaved, and holds no secret.

use bot_agents_panel::components::CodeSamples;
use bot_agents_panel::model::object::Json;
use bot_agents_panel::model::{Bot, BotUpdate};
use bot_agents_panel::state::{ApiLog, Preferences, Session};
use leptos::prelude::*;
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::ui::stage::{Stage, choose, settle};

const BLOCK: &str = ".code-block code";

struct Shown {
    stage: Stage,
    bot: RwSignal<Bot>,
    update: RwSignal<Option<BotUpdate>>,
}

impl Drop for Shown {
    fn drop(&mut self) {
        // The tab remembers that the demo was open.
        let tab = window().session_storage().ok().flatten();
        let _ = tab.map(|tab| tab.remove_item("bot-agents-panel/demo"));
    }
}

impl Shown {
    /// What the block at this place says.
    fn code(&self, index: u32) -> String {
        self.stage.nth(BLOCK, index).text_content().unwrap()
    }

    fn text(&self) -> String {
        self.stage.find(".code-samples").text_content().unwrap()
    }

    async fn call(&self, value: &str) {
        choose(&self.stage.find("#code-call"), value);
        settle().await;
    }

    async fn language(&self, name: &str) {
        self.stage.find(&format!("input[value='{name}']")).click();
        settle().await;
    }
}

async fn show() -> Shown {
    let bot = Bot::from_json(&json!({
        "id": "b1", "name": "Pizza bot", "status": "accepting chats", "max_chats_count": 6,
        "default_group_priority": "last",
        "webhooks": {"url": "https://a.example", "secret_key": "very-s3cret", "actions": [
            {"name": "incoming_event"}, {"name": "thread_closed"},
        ]},
    }));
    let bot = RwSignal::new(bot.expect("the bot has an id"));
    let update = RwSignal::new(None);
    let stage = Stage::show(move || {
        let session = Session::restore(ApiLog::new());
        session.open_demo();
        provide_context(session);
        let preferences = Preferences::load();
        provide_context(preferences);
        view! { <CodeSamples bot update /> }
    })
    .await;
    let shown = Shown { stage, bot, update };
    shown.language("curl").await;
    shown
}

#[wasm_bindgen_test]
async fn each_call_has_its_code_and_a_line_about_it() {
    let shown = show().await;
    for (call, sent, about) in [
        (
            "get_bot_agent_details",
            "{\"bot_agent_id\": \"b1\"}",
            "Everything about",
        ),
        ("remove_bot_agent", "{\"bot_agent_id\": \"b1\"}", "for good"),
        ("mine", "{\"all\": false}", "the token belongs to"),
        ("all", "{\"all\": true}", "of every application"),
        (
            "get_property_configs",
            "{\"all\": true}",
            "filters can ask for",
        ),
        (
            "create_bot_agent",
            "\"name\": \"Pizza bot\"",
            "without default_group_priority",
        ),
        (
            "update_bot_agent",
            "{\"id\": \"b1\", \"status\": \"accepting chats\"}",
            "Nothing is unsaved",
        ),
    ] {
        shown.call(call).await;
        let code = shown.code(0);
        assert!(code.contains(sent), "{call}: {code}");
        assert!(shown.text().contains(about), "{call}: {}", shown.text());
    }
}

#[wasm_bindgen_test]
async fn the_code_follows_what_is_unsaved() {
    let shown = show().await;
    shown.call("update_bot_agent").await;
    shown.update.set(Some(BotUpdate {
        name: Some("Pasta bot".into()),
        ..BotUpdate::new("b1".into())
    }));
    settle().await;
    assert!(
        shown
            .code(0)
            .contains("{\"id\": \"b1\", \"name\": \"Pasta bot\"}")
    );
    assert!(shown.text().contains("Your unsaved changes"));
    // Nothing to send is no change.
    shown.update.set(Some(BotUpdate::new("b1".into())));
    settle().await;
    assert!(shown.code(0).contains("\"status\": \"accepting chats\""));

    shown.call("create_bot_agent").await;
    shown.bot.update(|bot| bot.name = Some("Salad bot".into()));
    settle().await;
    assert!(shown.code(0).contains("\"name\": \"Salad bot\""));
}

#[wasm_bindgen_test]
async fn no_secret_is_written_out_in_any_language() {
    let shown = show().await;
    shown.call("create_bot_agent").await;
    for language in ["curl", "JavaScript", "Python", "Go", "Rust"] {
        shown.language(language).await;
        let code = shown.code(0);
        assert!(code.contains("WEBHOOK_SECRET"), "{language}: {code}");
        assert!(code.contains("LIVECHAT_TOKEN"), "{language}: {code}");
        assert!(!shown.text().contains("s3cret"), "{language}");
        assert!(shown.text().contains("sends nothing without it"));
    }
    shown.call("mine").await;
    assert!(!shown.text().contains("sends nothing without it"));
}

#[wasm_bindgen_test]
async fn a_receiver_has_a_place_for_each_action_where_there_is_one() {
    let shown = show().await;
    assert_eq!(shown.stage.count(BLOCK), 1);
    assert!(shown.text().contains("curl only sends"));
    for language in ["JavaScript", "Python", "Go", "Rust"] {
        shown.language(language).await;
        assert_eq!(shown.stage.count(BLOCK), 2, "{language}");
        for action in ["\"incoming_event\"", "\"thread_closed\""] {
            assert!(shown.code(1).contains(action), "{language}");
        }
    }
    shown.bot.update(|bot| bot.webhooks = None);
    settle().await;
    assert!(!shown.code(1).contains("\"incoming_event\""));
}

#[wasm_bindgen_test]
async fn the_language_is_kept_for_the_next_time() {
    let shown = show().await;
    shown.language("Go").await;
    let kept = Preferences::load();
    assert_eq!(kept.code_language().as_str(), "Go");
    shown.language("curl").await;
    assert_eq!(Preferences::load().code_language().as_str(), "curl");
}
