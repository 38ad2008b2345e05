//! The form of a bot, mounted by itself: what is typed reaches the draft, and nothing else moves.

use bot_agents_panel::components::{BotForm, FormState};
use bot_agents_panel::model::Bot;
use bot_agents_panel::model::object::Json;
use bot_agents_panel::state::draft::{FiltersView, field, row_field};
use bot_agents_panel::state::{BotDraft, Preferences};
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, closure::Closure};
use leptos::web_sys::{Event, HtmlElement, HtmlInputElement};
use serde_json::{Value, json};
use wasm_bindgen_test::wasm_bindgen_test;

use crate::ui::stage::{Stage, settle, type_text};

/// A bot with two groups and two actions.
fn sample() -> Value {
    json!({
        "id": "b", "name": "Pizza bot", "status": "offline", "max_chats_count": 6,
        "groups": [{"id": 0, "priority": "normal"}, {"id": 7, "priority": "first"}],
        "webhooks": {"url": "https://a.example", "secret_key": "s3cret", "actions": [
            {"name": "incoming_event", "additional_data": ["odd_data"]},
            {"name": "thread_closed"},
        ]},
    })
}

/// The form of a bot, and its draft.
async fn show(bot: &Value, locked: bool) -> (Stage, RwSignal<BotDraft>) {
    let bot = Bot::from_json(bot).expect("the bot has an id");
    let check = |draft: &BotDraft| draft.update().err().unwrap_or_default();
    let form = FormState::new(BotDraft::from_bot(bot), locked, check);
    let stage = Stage::show(move || {
        provide_context(Preferences::load());
        view! { <BotForm state=form /> }
    })
    .await;
    (stage, form.draft)
}

fn control(stage: &Stage, id: &str) -> HtmlElement {
    stage.find(&format!("#{id}"))
}

#[wasm_bindgen_test]
async fn every_field_shows_what_was_loaded_and_takes_what_is_typed() {
    let (stage, draft) = show(&sample(), false).await;
    for (id, shown) in [
        (field("name"), "Pizza bot"),
        (field("max_chats_count"), "6"),
        (row_field("group", 1, "id"), "7"),
        (field("url"), "https://a.example"),
    ] {
        let input: HtmlInputElement = control(&stage, &id).unchecked_into();
        assert_eq!(input.value(), shown, "{id}");
    }
    let secret: HtmlInputElement = control(&stage, &field("secret_key")).unchecked_into();
    assert!(secret.class_list().contains("input__control--masked"));

    let colour = stage.find(".avatar").class_name();
    type_text(&control(&stage, &field("name")), "Pasta bot");
    settle().await;
    let now = stage.find(".avatar").class_name();
    assert_eq!(now, colour, "a bot looks the same under another name");
    type_text(&control(&stage, &row_field("group", 1, "id")), "8");
    settle().await;
    let changed = draft.with_untracked(BotDraft::changed_members);
    assert_eq!(changed, ["name", "groups"]);
}

#[wasm_bindgen_test]
async fn what_cannot_be_seen_is_said_at_its_field_and_trimmed_at_the_ends() {
    let (stage, draft) = show(&sample(), false).await;
    let doubts = |id: &str| {
        let input = control(&stage, &field(id));
        let around = input
            .closest(".field")
            .ok()
            .flatten()
            .and_then(|it| it.parent_element());
        let list = around.and_then(|it| it.query_selector(".filter-notes").ok().flatten());
        list.and_then(|list| list.text_content())
            .expect("a list of doubts")
    };
    for id in ["name", "url", "secret_key"] {
        assert_eq!(doubts(id), "", "{id}");
        type_text(
            &control(&stage, &field(id)),
            "\u{feff}https://a.exam\u{ad}ple/secret \u{200b}",
        );
    }
    settle().await;
    let said = doubts("secret_key");
    assert!(
        said.contains("number 15 is a soft hyphen (U+00AD)"),
        "{said}"
    );
    assert!(!said.contains("exam"), "a secret isn’t quoted: {said}");
    for id in ["name", "url"] {
        let doubts = doubts(id);
        assert!(
            doubts.contains("behind “…tps://a.exam” there is a soft hyphen (U+00AD)"),
            "{doubts}"
        );
    }
    let update = draft
        .with_untracked(BotDraft::update)
        .expect("it can be sent");
    let webhooks = update.webhooks.expect("they were edited");
    for text in [update.name, webhooks.url, webhooks.secret_key] {
        assert_eq!(text.as_deref(), Some("https://a.exam\u{ad}ple/secret"));
    }
    type_text(&control(&stage, &field("url")), "https://a.example\\secret");
    settle().await;
    assert!(doubts("url").contains("there is a \\"), "{}", doubts("url"));
}

#[wasm_bindgen_test]
async fn typing_in_one_row_leaves_the_controls_of_all_others_in_place() {
    let (stage, _draft) = show(&sample(), false).await;
    let before = control(&stage, &row_field("group", 0, "id"));
    let typed = control(&stage, &row_field("group", 1, "id"));
    type_text(&typed, "12");
    settle().await;
    assert!(before.is_same_node(Some(&control(&stage, &row_field("group", 0, "id")))));
    assert!(typed.is_same_node(Some(&control(&stage, &row_field("group", 1, "id")))));
}

#[wasm_bindgen_test]
async fn a_removed_row_takes_only_itself_away() {
    let (stage, draft) = show(&sample(), false).await;
    let stays = control(&stage, &row_field("group", 1, "id"));
    stage.find("[aria-label='Remove group 0']").click();
    settle().await;
    assert!(
        stage
            .try_find(&format!("#{}", row_field("group", 0, "id")))
            .is_none()
    );
    assert!(stays.is_same_node(Some(&control(&stage, &row_field("group", 1, "id")))));
    assert_eq!(draft.with_untracked(|draft| draft.groups.len()), 1);
}

#[wasm_bindgen_test]
async fn filters_that_are_not_json_say_where_and_keep_the_text() {
    let (stage, draft) = show(&sample(), false).await;
    let key = draft.with_untracked(|draft| draft.webhooks.as_ref().unwrap().actions[1].key);
    stage.nth(".segmented input[value=json]", 1).click();
    settle().await;
    let id = row_field("action", key, "filters");
    let area: leptos::web_sys::HtmlTextAreaElement = control(&stage, &id).unchecked_into();
    area.set_value("{\"only_my_chats\": }");
    area.dispatch_event(&leptos::web_sys::Event::new("input").unwrap())
        .unwrap();
    settle().await;
    let error = stage.find(&format!("#{id}-error")).text_content().unwrap();
    assert!(error.contains("line 1, column 19"), "{error}");
    assert_eq!(area.value(), "{\"only_my_chats\": }");
}

#[wasm_bindgen_test]
async fn an_action_that_is_there_is_not_offered_again() {
    let (stage, draft) = show(&sample(), false).await;
    let choice =
        |name: &str| stage.try_find(&format!("[aria-describedby='bot-add-{name}-meaning']"));
    control(&stage, &field("add-action")).click();
    settle().await;
    assert!(choice("thread_closed").is_none());
    let chosen = choice("agent_deleted").expect("it is offered");
    let meaning = chosen.get_attribute("aria-describedby").unwrap();
    let meaning = control(&stage, &meaning).text_content().unwrap();
    assert_eq!(meaning, "An agent is deleted");

    chosen.click();
    settle().await;
    assert!(choice("chat_user_added").is_none(), "the dialog stays open");
    assert_eq!(
        actions(draft),
        ["incoming_event", "thread_closed", "agent_deleted"]
    );
    control(&stage, &field("add-action")).click();
    settle().await;
    assert!(choice("agent_deleted").is_none());
}

/// The names of the draft's actions, in order.
fn actions(draft: RwSignal<BotDraft>) -> Vec<String> {
    draft.with_untracked(|draft| {
        let actions = &draft.webhooks.as_ref().unwrap().actions;
        actions.iter().map(|row| row.name.clone()).collect()
    })
}

/// Presses an entry of the menu of the card at this place.
async fn press_in_menu(stage: &Stage, draft: RwSignal<BotDraft>, at: usize, entry: &str) {
    let key = draft.with_untracked(|draft| draft.webhooks.as_ref().unwrap().actions[at].key);
    let button = control(stage, &row_field("action", key, "more"));
    let menu = button.get_attribute("aria-controls").unwrap();
    button.click();
    settle().await;
    let items = control(stage, &menu).query_selector_all("[role=menuitem]");
    let items = items.unwrap();
    let item = (0..items.length())
        .filter_map(|place| items.item(place))
        .find(|item| item.text_content().as_deref() == Some(entry))
        .unwrap_or_else(|| panic!("no entry {entry}"));
    item.unchecked_into::<HtmlElement>().click();
    settle().await;
}

#[wasm_bindgen_test]
async fn cards_are_duplicated_and_moved_and_twins_are_flagged() {
    let (stage, draft) = show(&sample(), false).await;
    assert_eq!(stage.count(".action-card .notice"), 0);
    press_in_menu(&stage, draft, 0, "Duplicate").await;
    assert_eq!(
        actions(draft),
        ["incoming_event", "incoming_event", "thread_closed"]
    );
    assert_eq!(stage.count(".action-card .notice"), 2, "both say so");
    let data = draft.with_untracked(|draft| {
        let copy = &draft.webhooks.as_ref().unwrap().actions[1];
        copy.additional_data.len()
    });
    assert_eq!(data, 1, "the copy has what the original has");

    press_in_menu(&stage, draft, 2, "Move up").await;
    assert_eq!(
        actions(draft),
        ["incoming_event", "thread_closed", "incoming_event"]
    );
    press_in_menu(&stage, draft, 0, "Move up").await;
    assert_eq!(actions(draft)[0], "incoming_event", "nothing is above it");
    press_in_menu(&stage, draft, 0, "Move down").await;
    assert_eq!(
        actions(draft),
        ["thread_closed", "incoming_event", "incoming_event"]
    );
}

#[wasm_bindgen_test]
async fn doubts_about_the_url_are_said_below_it() {
    let (stage, _draft) = show(&sample(), false).await;
    let doubts = || stage.count(".url-field .filter-notes__item");
    assert_eq!(doubts(), 0);
    type_text(&control(&stage, &field("url")), "http://10.0.0.1/hook");
    settle().await;
    assert_eq!(doubts(), 2, "plain http, and a private address");
}

#[wasm_bindgen_test]
async fn additional_data_that_is_not_documented_is_flagged_and_kept() {
    let (stage, draft) = show(&sample(), false).await;
    let key = draft.with_untracked(|draft| draft.webhooks.as_ref().unwrap().actions[0].key);
    let id = row_field("action", key, "data-odd_data");
    let input: HtmlInputElement = control(&stage, &id).unchecked_into();
    assert!(input.checked());
    let hint = stage.find(&format!("#{id}-hint")).text_content().unwrap();
    assert_eq!(hint, "Not documented for this action");
}

#[wasm_bindgen_test]
async fn members_of_another_shape_are_shown_as_json() {
    let bot = json!({"id": "b", "groups": "all of them", "webhooks": ["odd"]});
    let (stage, draft) = show(&bot, false).await;
    let text = stage.find(".json-kept").text_content().unwrap();
    assert!(text.contains("all of them"), "{text}");
    assert_eq!(stage.count(".json-kept"), 2);
    assert!(draft.with_untracked(BotDraft::changed_members).is_empty());
}

#[wasm_bindgen_test]
async fn a_locked_form_has_no_control_that_changes_anything() {
    let (stage, draft) = show(&sample(), true).await;
    // All but the switches between rows and JSON, which change only how the filters are looked at.
    let all = stage.count("input, select, textarea") - stage.count(".segmented input");
    // A fieldset disables what is in it.
    let off = stage.count("input:disabled, select:disabled, textarea:disabled");
    assert_eq!(off, all);
    assert!(
        stage
            .find("[aria-label='Remove group 0']")
            .matches(":disabled")
            .unwrap()
    );

    stage.find(".segmented input[value=json]").click();
    settle().await;
    assert_eq!(stage.count("textarea:not(:disabled)"), 0);
    assert!(draft.with_untracked(BotDraft::changed_members).is_empty());
}

#[wasm_bindgen_test]
async fn the_filters_are_said_in_english_and_doubts_are_named() {
    let bot = json!({"id": "b", "webhooks": {"url": "https://a", "secret_key": "s", "actions": [
        {"name": "agent_deleted", "filters": {"only_my_chats": true}},
    ]}});
    let (stage, draft) = show(&bot, false).await;
    let sentence = || {
        let sentence = stage.find(".filter-builder__sentence");
        sentence.text_content().unwrap()
    };
    assert!(sentence().starts_with("Sent when "), "{}", sentence());
    assert_eq!(
        stage.count(".filter-builder .filter-notes__item--warning"),
        1
    );

    let key = draft.with_untracked(|draft| draft.webhooks.as_ref().unwrap().actions[0].key);
    let type_json = |text: &str| {
        draft.update(|draft| {
            let filters = &mut draft.action_mut(key).unwrap().filters;
            filters.set_view(FiltersView::Json);
            filters.set_text(text.to_owned());
        });
    };
    type_json("");
    settle().await;
    assert_eq!(sentence(), "Sent every time: nothing is filtered.");
    assert_eq!(
        stage.count(".filter-builder .filter-notes__item--warning"),
        0
    );

    type_json("{");
    settle().await;
    assert_eq!(sentence(), "", "nothing is claimed while it isn't JSON");
}

#[wasm_bindgen_test]
async fn a_picture_is_asked_for_once_its_address_is_typed_and_not_before() {
    let (stage, _draft) = show(&sample(), false).await;
    let input = control(&stage, &field("avatar"));
    let send = |kind: &str| {
        let init = leptos::web_sys::EventInit::new();
        init.set_bubbles(true);
        let event = Event::new_with_event_init_dict(kind, &init).unwrap();
        input.dispatch_event(&event).unwrap();
    };
    // How soon a picture can't be loaded differs between browsers, and then it goes.
    let keep = Closure::<dyn Fn(Event)>::new(|failed: Event| failed.stop_propagation());
    let around = stage.find(".avatar-field");
    around
        .add_event_listener_with_callback_and_bool("error", keep.as_ref().unchecked_ref(), true)
        .unwrap();
    send("focusin");
    // Half an address may be a whole one of somebody else.
    type_text(&input, "data.invalid");
    settle().await;
    assert_eq!(stage.count(".avatar-field img"), 0);
    type_text(&input, "data.invalid/pizza.png");
    send("focusout");
    settle().await;
    let image = stage.find(".avatar-field img");
    assert_eq!(
        image.get_attribute("src").as_deref(),
        Some("https://data.invalid/pizza.png")
    );
}
