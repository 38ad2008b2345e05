//! The secret field: masked until asked, masked again by itself, copied unseen, made at random.

use std::time::Duration;

use bot_agents_panel::components::{BotForm, FormState, SecretField};
use bot_agents_panel::model::Bot;
use bot_agents_panel::model::object::Json;
use bot_agents_panel::state::draft::field;
use bot_agents_panel::state::{BotDraft, Preferences};
use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::{Event, EventInit, HtmlInputElement, js_sys};
use serde_json::json;
use wasm_bindgen_test::wasm_bindgen_test;

use crate::ui::stage::{Failures, Stage, has_focus, settle, type_text, wait_until};

const SHOWN_FOR: Duration = Duration::from_millis(300);

/// A field alone, which shows its secret for a moment only; it is there while `present`.
async fn show_field(present: RwSignal<bool>) -> Stage {
    Stage::show(move || {
        view! {
            <Show when=move || present.get()>
                <SecretField
                    id="secret"
                    label="Secret key"
                    copyable=true
                    shown_for=SHOWN_FOR
                    value="s3cret"
                    on_input=|_| {}
                />
            </Show>
        }
    })
    .await
}

fn is_masked(stage: &Stage, id: &str) -> bool {
    let input: HtmlInputElement = stage.find(&format!("#{id}")).unchecked_into();
    // A browser fills in what it takes for a field for passwords, whatever that asks for.
    assert_eq!(input.type_(), "text");
    // As it stands there: Firefox gives the property of a word that it doesn't know as nothing.
    let asked = input.get_attribute("autocomplete");
    assert_eq!(asked.as_deref(), Some("one-time-code"));
    let masked = input.class_list().contains("input__control--masked");
    // Dots can't be copied: what is behind them is asked for by a button.
    for kind in ["copy", "cut", "dragstart"] {
        let init = EventInit::new();
        init.set_bubbles(true);
        init.set_cancelable(true);
        let event = Event::new_with_event_init_dict(kind, &init).expect("an event");
        input.dispatch_event(&event).expect("it is sent");
        assert_eq!(event.default_prevented(), masked, "{kind}");
    }
    masked
}

fn now() -> f64 {
    js_sys::Date::now()
}

#[wasm_bindgen_test]
async fn a_secret_is_masked_until_asked_and_again_by_itself() {
    let stage = show_field(RwSignal::new(true)).await;
    assert!(is_masked(&stage, "secret"));
    stage.find("[aria-label='Show secret key']").click();
    settle().await;
    assert!(!is_masked(&stage, "secret"));
    wait_until("it is masked again", || is_masked(&stage, "secret")).await;
    stage.find("[aria-label='Show secret key']");
}

#[wasm_bindgen_test]
async fn each_showing_lasts_its_whole_time() {
    let stage = show_field(RwSignal::new(true)).await;
    let first = now();
    stage.find("[aria-label='Show secret key']").click();
    wait_until("half the time is over", || now() - first > 150.0).await;
    stage.find("[aria-label='Hide secret key']").click();
    settle().await;
    assert!(is_masked(&stage, "secret"), "it can be hidden by hand");
    let second = now();
    stage.find("[aria-label='Show secret key']").click();
    settle().await;
    assert!(!is_masked(&stage, "secret"));
    wait_until("it is masked again", || is_masked(&stage, "secret")).await;
    let lasted = now() - second;
    assert!(
        lasted >= 295.0,
        "the first showing’s end cut it to {lasted} ms"
    );
}

#[wasm_bindgen_test]
async fn a_field_that_goes_away_while_it_is_shown_leaves_nothing_behind() {
    let failures = Failures::watch();

    let present = RwSignal::new(true);
    let stage = show_field(present).await;
    stage.find("[aria-label='Show secret key']").click();
    present.set(false);
    let gone = now();
    settle().await;
    assert!(stage.try_find("#secret").is_none());
    wait_until("its time is over", || now() - gone > 350.0).await;
    present.set(true);
    settle().await;
    assert!(is_masked(&stage, "secret"));
    assert_eq!(failures.count(), 0);
}

/// Puts a clipboard in place that tells what was written to it, or refuses.
fn stub_clipboard(refuses: bool) {
    let answer = if refuses { "reject()" } else { "resolve()" };
    let script = format!(
        "Object.defineProperty(navigator, 'clipboard', {{
            configurable: true,
            value: {{ writeText: (text) => {{ window.copied = text; return Promise.{answer}; }} }},
        }})"
    );
    js_sys::eval(&script).expect("the clipboard can be replaced");
}

/// Takes the stub away again, and returns what was written to it.
fn unstub_clipboard() -> Option<String> {
    let copied = js_sys::Reflect::get(&window(), &JsValue::from_str("copied"))
        .expect("the window can be read")
        .as_string();
    js_sys::eval("delete navigator.clipboard; delete window.copied").expect("both are there");
    copied
}

#[wasm_bindgen_test]
async fn a_masked_secret_can_be_copied() {
    let stage = show_field(RwSignal::new(true)).await;
    for (refuses, said) in [
        (false, "Copied"),
        (
            true,
            "The browser refused to copy. Show it, and copy it by keyboard.",
        ),
    ] {
        stub_clipboard(refuses);
        stage.find("[aria-label='Copy secret key']").click();
        let outcome = || stage.find("[role=status]").text_content();
        wait_until(said, || outcome().as_deref() == Some(said)).await;
        assert_eq!(unstub_clipboard().as_deref(), Some("s3cret"));
        assert!(is_masked(&stage, "secret"));
    }
}

/// The form of a bot with this secret, and its draft.
async fn show_form(secret: &str, locked: bool) -> (Stage, RwSignal<BotDraft>) {
    let bot = json!({"id": "b", "webhooks": {
        "url": "https://a.example", "secret_key": secret, "actions": [],
    }});
    let bot = Bot::from_json(&bot).expect("the bot has an id");
    let check = |draft: &BotDraft| draft.update().err().unwrap_or_default();
    let form = FormState::new(BotDraft::from_bot(bot), locked, check);
    let stage = Stage::show(move || {
        provide_context(Preferences::load());
        view! { <BotForm state=form /> }
    })
    .await;
    (stage, form.draft)
}

fn secret_in(draft: RwSignal<BotDraft>) -> String {
    draft.with_untracked(|draft| draft.webhooks.as_ref().unwrap().secret_key.clone())
}

/// The button of this text that is on the screen.
#[track_caller]
fn press_button(stage: &Stage, text: &str) {
    for index in 0..stage.count("button") {
        let button = stage.nth("button", index);
        if button.text_content().as_deref() == Some(text) {
            return button.click();
        }
    }
    panic!("there is no button {text:?}");
}

fn is_base64url(secret: &str) -> bool {
    let letter = |letter: u8| letter.is_ascii_alphanumeric() || matches!(letter, b'-' | b'_');
    secret.len() == 43 && secret.bytes().all(letter)
}

#[wasm_bindgen_test]
async fn a_secret_in_use_is_replaced_only_after_a_question() {
    let (stage, draft) = show_form("s3cret", false).await;
    assert_eq!(stage.count(".secret-key__guide"), 0);
    press_button(&stage, "Generate");
    settle().await;
    assert_eq!(stage.count("dialog[open]"), 1);
    press_button(&stage, "Cancel");
    settle().await;
    assert_eq!(secret_in(draft), "s3cret");
    assert_eq!(stage.count("dialog[open]"), 0);

    press_button(&stage, "Generate");
    settle().await;
    press_button(&stage, "Generate another");
    settle().await;
    let first = secret_in(draft);
    assert!(is_base64url(&first), "{first}");
    assert_eq!(stage.count("dialog[open]"), 0);
    assert!(is_masked(&stage, &field("secret_key")));
    let changed = draft.with_untracked(BotDraft::changed_members);
    assert_eq!(changed, ["webhooks"]);
    assert_eq!(stage.count(".secret-key__guide li"), 3);

    // This one was never in use, so nothing is lost with it.
    press_button(&stage, "Generate");
    settle().await;
    assert_eq!(stage.count("dialog[open]"), 0);
    let second = secret_in(draft);
    assert!(is_base64url(&second), "{second}");
    assert_ne!(first, second);
}

#[wasm_bindgen_test]
async fn a_first_secret_is_made_at_once_and_needs_no_guide() {
    let (stage, draft) = show_form("", false).await;
    let copy = stage.find("[aria-label='Copy secret key']");
    assert!(copy.matches(":disabled").unwrap(), "nothing to copy");
    press_button(&stage, "Generate");
    settle().await;
    assert_eq!(stage.count("dialog[open]"), 0);
    assert!(is_base64url(&secret_in(draft)));
    assert!(!copy.matches(":disabled").unwrap());
    assert_eq!(stage.count(".secret-key__guide"), 0);
    let said = || {
        stage
            .find(".secret-key .cluster [role=status]")
            .text_content()
    };
    assert_eq!(
        said().as_deref(),
        Some("A new secret key is in the field. Copy it to your service.")
    );

    type_text(&stage.find(&format!("#{}", field("secret_key"))), "typed");
    settle().await;
    assert_eq!(secret_in(draft), "typed");
    assert_eq!(said().as_deref(), Some(""), "it is no longer in the field");
}

#[wasm_bindgen_test]
async fn the_question_gives_the_focus_back() {
    let (stage, _draft) = show_form("s3cret", false).await;
    let opener = stage.find(".secret-key .cluster button");
    opener.focus().expect("it takes the focus");
    opener.click();
    settle().await;
    assert!(!has_focus(&opener));
    press_button(&stage, "Generate another");
    settle().await;
    assert!(has_focus(&opener));
}

#[wasm_bindgen_test]
async fn a_locked_secret_can_be_shown_and_copied_but_not_made() {
    let (stage, _draft) = show_form("s3cret", true).await;
    let generate = stage.find(".secret-key .cluster button");
    assert!(generate.matches(":disabled").unwrap());
    let copy = stage.find("[aria-label='Copy secret key']");
    assert!(!copy.matches(":disabled").unwrap());
    stage.find("[aria-label='Show secret key']").click();
    settle().await;
    assert!(!is_masked(&stage, &field("secret_key")));
    let input: HtmlInputElement = stage
        .find(&format!("#{}", field("secret_key")))
        .unchecked_into();
    assert_eq!(input.value(), "s3cret");
    assert!(input.disabled());
}
