//! The list of what keeps a bot from working: it follows the draft, and puts right what can be.

use bot_agents_panel::components::HealthCard;
use bot_agents_panel::filter::{Edit, Scope, Subject};
use bot_agents_panel::model::Bot;
use bot_agents_panel::model::object::Json;
use bot_agents_panel::state::BotDraft;
use bot_agents_panel::state::draft::{FiltersDraft, FiltersView, row_field};
use leptos::prelude::*;
use leptos::web_sys::HtmlElement;
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::ui::stage::{Stage, settle};

/// A bot with one finding that blocks, two that are doubtful and two that are good to know; three of
/// them can be put right.
fn sample() -> Value {
    json!({
        "id": "b", "name": "Pizza bot", "status": "offline", "max_chats_count": 0,
        "default_group_priority": "normal",
        "groups": [{"id": 0, "priority": "first"}],
        "webhooks": {"url": "http://a.example", "secret_key": "0123456789abcdef", "actions": [
            {"name": "incoming_event", "additional_data": ["mood", "chat_properties"]},
            {"name": "thread_closed", "filters": {"only_my_chats": false}},
        ]},
    })
}

async fn show(bot: &Value, locked: bool) -> (Stage, RwSignal<BotDraft>) {
    let bot = Bot::from_json(bot).expect("the bot has an id");
    let draft = RwSignal::new(BotDraft::from_bot(bot));
    let stage = Stage::show(move || {
        let loaded = Memo::new(move |_| draft.with(|draft| draft.loaded.clone()));
        view! { <HealthCard draft loaded locked=Signal::stored(locked) /> }
    })
    .await;
    (stage, draft)
}

fn lines(stage: &Stage) -> Vec<String> {
    let count = stage.count(".health__item");
    let text = |index| stage.nth(".health__item", index).text_content();
    (0..count).filter_map(text).collect()
}

#[track_caller]
fn assert_lines(stage: &Stage, beginnings: &[&str]) {
    let lines = lines(stage);
    assert_eq!(lines.len(), beginnings.len(), "{lines:#?}");
    for (line, beginning) in lines.iter().zip(beginnings) {
        assert!(line.starts_with(beginning), "{line} isn’t {beginning}");
    }
}

fn button(stage: &Stage, label: &str) -> HtmlElement {
    let count = stage.count(".health__item button");
    let mut buttons = (0..count).map(|index| stage.nth(".health__item button", index));
    buttons
        .find(|button| button.text_content().as_deref() == Some(label))
        .unwrap_or_else(|| panic!("no button {label}: {:#?}", lines(stage)))
}

fn report(stage: &Stage) -> String {
    let report = stage.find(".health [role=status]");
    report.text_content().unwrap_or_default()
}

fn focused() -> HtmlElement {
    use leptos::wasm_bindgen::JsCast;
    let focused = document()
        .active_element()
        .expect("something has the focus");
    focused.unchecked_into()
}

#[wasm_bindgen_test]
async fn the_worst_stands_first_and_what_is_good_to_know_is_folded() {
    let (stage, _draft) = show(&sample(), false).await;
    assert_lines(
        &stage,
        &[
            "Can’t workIt is offline",
            "DoubtfulThe chat limit is 0",
            "DoubtfulThe documentation lists no additional data “mood”",
            "Good to knowThe URL starts with http://",
            "Good to knowThe filter “",
        ],
    );
    assert_eq!(
        stage.find("summary").text_content().unwrap(),
        "2 good to know"
    );
    assert_eq!(stage.count("details:not([open]) .health__item"), 2);
}

#[wasm_bindgen_test]
async fn it_follows_what_is_typed_and_leaves_lines_that_stay() {
    let (stage, draft) = show(&sample(), false).await;
    let stays = stage.nth(".health__item", 2);
    draft.update(|draft| draft.name = "Pasta bot".into());
    draft.update(|draft| draft.status = "accepting chats".into());
    draft.update(|draft| draft.max_chats_count = "-1".into());
    settle().await;
    assert!(lines(&stage)[0].starts_with("DoubtfulThe chat limit is -1"));
    assert!(stays.is_same_node(Some(&stage.nth(".health__item", 1))));
    assert_eq!(report(&stage), "", "nothing was put right here");
}

#[wasm_bindgen_test]
async fn a_fix_changes_the_draft_says_so_and_hands_the_focus_on() {
    let (stage, draft) = show(&sample(), false).await;
    button(&stage, "Accept chats").click();
    settle().await;
    assert_eq!(
        report(&stage),
        "The status is now accepting chats – not saved yet."
    );
    assert_eq!(draft.with_untracked(BotDraft::changed_members), ["status"]);
    assert_eq!(focused().text_content().as_deref(), Some("Set it to 6"));

    button(&stage, "Set it to 6").click();
    settle().await;
    button(&stage, "Leave it out").click();
    settle().await;
    assert_eq!(focused().id(), "health", "nothing is left to put right");
    assert_eq!(
        report(&stage),
        "“mood” is no longer asked for – not saved yet."
    );
    assert!(
        stage
            .find(".health__fine")
            .text_content()
            .unwrap()
            .contains("Nothing is wrong with it but what is said at its URL.")
    );
    let sent = draft.with_untracked(|draft| draft.update().unwrap());
    let members: Vec<_> = sent.members().into_iter().map(|(name, _)| name).collect();
    assert_eq!(members, ["status", "max_chats_count", "webhooks"]);

    // True no longer once something else has changed.
    draft.update(|draft| draft.status = "offline".into());
    settle().await;
    assert_eq!(report(&stage), "");
}

#[wasm_bindgen_test]
async fn it_says_that_all_is_well_only_of_what_was_judged() {
    let mut bot = sample();
    bot["status"] = json!("accepting chats");
    bot["max_chats_count"] = json!(6);
    bot["webhooks"]["url"] = json!("https://10.0.0.7");
    bot["webhooks"]["actions"] = json!([{"name": "thread_closed"}]);
    let (stage, draft) = show(&bot, false).await;
    let said = || {
        let line = stage.try_find(".health__fine")?;
        line.text_content()
    };
    let doubtful = "Nothing is wrong with it but what is said at its URL.";
    assert_eq!(said().as_deref(), Some(doubtful));
    let url = |text: &str| {
        let text = text.to_owned();
        draft.update(|draft| draft.webhooks.as_mut().unwrap().url = text);
    };
    url("https://a.example");
    settle().await;
    assert_eq!(said().as_deref(), Some("Nothing stands in its way."));

    let key = draft.with_untracked(|draft| draft.webhooks.as_ref().unwrap().actions[0].key);
    let filters = |change: &dyn Fn(&mut FiltersDraft)| {
        draft.update(|draft| change(&mut draft.action_mut(key).unwrap().filters));
    };
    filters(&|filters| {
        filters.apply(&Edit::Add {
            subject: Subject::Property(Scope::Chat),
            at: None,
        });
    });
    settle().await;
    assert_eq!(said(), None, "a row isn't finished");
    filters(&FiltersDraft::undo);
    draft.update(|draft| draft.status = "not accepting chats".into());
    settle().await;
    let hints = "Nothing is wrong with it; some things are good to know.";
    assert_eq!(said().as_deref(), Some(hints));
}

#[wasm_bindgen_test]
async fn a_fix_that_leads_back_says_that_nothing_is_unsaved() {
    let mut bot = sample();
    bot["status"] = json!("accepting chats");
    let (stage, draft) = show(&bot, false).await;
    draft.update(|draft| draft.status = "offline".into());
    settle().await;
    button(&stage, "Accept chats").click();
    settle().await;
    assert_eq!(
        report(&stage),
        "The status is now accepting chats – as it was saved."
    );
    assert!(draft.with_untracked(|draft| draft.changed_members().is_empty()));
}

#[wasm_bindgen_test]
async fn a_fix_finds_its_action_after_others_have_moved() {
    let (stage, draft) = show(&sample(), false).await;
    let key = draft.with_untracked(|draft| draft.webhooks.as_ref().unwrap().actions[0].key);
    draft.update(|draft| draft.move_action(key, 1));
    settle().await;
    button(&stage, "Leave it out").click();
    settle().await;
    let (first, second) = draft.with_untracked(|draft| {
        let actions = &draft.webhooks.as_ref().unwrap().actions;
        (actions[0].clone(), actions[1].clone())
    });
    assert_eq!(
        (&*first.name, first.additional_data.len()),
        ("thread_closed", 0)
    );
    assert_eq!(
        (&*second.name, second.additional_data.len()),
        ("incoming_event", 1)
    );
}

#[wasm_bindgen_test]
async fn each_line_leads_to_its_place_in_the_form() {
    let (stage, draft) = show(&sample(), false).await;
    let key = draft.with_untracked(|draft| draft.webhooks.as_ref().unwrap().actions[0].key);
    let action = format!("#{}", row_field("action", key, "name"));
    let places: Vec<_> = (0..4)
        .map(|index| stage.nth(".health__item a", index).get_attribute("href"))
        .collect();
    let wanted = ["#bot-status", "#bot-max_chats_count", &action, "#bot-url"];
    assert_eq!(places, wanted.map(|place| Some(place.to_owned())));
}

#[wasm_bindgen_test]
async fn filters_that_are_being_typed_are_not_judged() {
    let (stage, draft) = show(&sample(), false).await;
    let key = draft.with_untracked(|draft| draft.webhooks.as_ref().unwrap().actions[1].key);
    draft.update(|draft| {
        let filters = &mut draft.action_mut(key).unwrap().filters;
        filters.set_view(FiltersView::Json);
        filters.set_text("{\"only".into());
    });
    settle().await;
    assert_eq!(
        stage.find("summary").text_content().unwrap(),
        "1 good to know"
    );
    let note = stage.find(".health > .muted").text_content().unwrap();
    assert_eq!(
        note,
        "Not judged while the filters are being typed: thread_closed."
    );
}

#[wasm_bindgen_test]
async fn a_bot_that_is_only_looked_at_has_findings_and_no_fixes() {
    let (stage, _draft) = show(&sample(), true).await;
    assert_eq!(stage.count(".health__item"), 5);
    assert_eq!(stage.count("button"), 0);
    // A field that is off can't take the focus; the heading of an action can.
    assert_eq!(stage.count(".health__item a"), 2);
}

#[wasm_bindgen_test]
async fn a_bot_with_nothing_to_find_says_so_calmly() {
    let mut bot = sample();
    bot["status"] = json!("accepting chats");
    bot["max_chats_count"] = json!(6);
    bot["webhooks"]["url"] = json!("https://a.example");
    bot["webhooks"]["actions"] = json!([{"name": "incoming_event"}]);
    let (stage, _draft) = show(&bot, false).await;
    assert_eq!(stage.count(".health__item"), 0);
    assert!(stage.try_find(".health__fine").is_some());
    assert!(stage.try_find("details:not([hidden])").is_none());
}
