//! Signing in again in a window of its own, so that this page and its drafts stay.
//!
//! That window ends up at a page of ours, which hands the address's answer over on a channel that only
//! pages of this origin can listen to, because the accounts server may cut the tie to the window's opener.
//! From within a frame of another site the channel doesn't reach that window, so the opener is told too:
//! nothing but a page of this origin, if it is still there.

use leptos::prelude::*;
use serde_json::{Value, json};
use wasm_bindgen::JsCast;
use wasm_bindgen::JsValue;
use wasm_bindgen::closure::Closure;
use web_sys::{BroadcastChannel, MessageEvent, Window};

use crate::api::Attempt;
use crate::api::oauth::Answer;
use crate::event;

/// The name of the channel.
const CHANNEL: &str = "bot-agents-panel/sign-in";
/// What comes from a window that was opened here.
const MESSAGE: &str = "message";
/// At the end of a `state` whose answer is for another window.
const MARK: &str = ".window";
/// How large the window is.
const FEATURES: &str = "popup,width=520,height=720";

/// Whether an answer with this `state` is for another window.
pub fn is_marked(state: &str) -> bool {
    state.ends_with(MARK)
}

/// Marks a `state` so that its answer is handed over.
pub fn mark(state: &str) -> String {
    format!("{state}{MARK}")
}

/// Hands an answer over to the window that waits for it.
pub fn hand_over(query: &str, fragment: &str) {
    let message = json!({ "query": query, "fragment": fragment }).to_string();
    let message = JsValue::from_str(&message);
    // Text can always be sent.
    if let Ok(channel) = BroadcastChannel::new(CHANNEL) {
        // The channel stays open: closing it might overtake the message.
        let _ = channel.post_message(&message);
    }
    let opener = window().opener().ok();
    if let Some(opener) = opener.filter(JsValue::is_object) {
        let opener: Window = opener.unchecked_into();
        let _ = opener.post_message(&message, &own_origin());
    }
}

/// An empty window; `None` if the browser blocked it. To be called from within a click.
///
/// It keeps its opener: cut off, by `noopener` or `Cross-Origin-Opener-Policy` or by hand, it could neither be closed
/// nor, from within a frame, hand its answer over. So who signs people in must be trusted as much as the panel is.
pub fn open() -> Option<Window> {
    window()
        .open_with_url_and_target_and_features("", "_blank", FEATURES)
        .ok()
        .flatten()
}

/// A sign-in under way in another window. Dropping it gives it up.
pub struct Popup {
    window: Window,
    channel: BroadcastChannel,
    on_message: Closure<dyn FnMut(MessageEvent)>,
}

impl Popup {
    /// Sends the window on its way, and calls back with each answer to the attempt.
    pub fn start(
        window: &Window,
        url: &str,
        attempt: Attempt,
        on_answer: impl Fn(Attempt, Answer) + 'static,
    ) -> Option<Self> {
        let channel = BroadcastChannel::new(CHANNEL).ok()?;
        let origin = own_origin();
        let on_message = Closure::new(move |event: MessageEvent| {
            if event::text(&event, "origin") != Some(origin.clone()) {
                return;
            }
            let answer = event.data().as_string().and_then(|text| read(&text));
            // Another panel of this origin may wait for another answer: that one isn't ours to judge.
            if let Some(answer) = answer.filter(|a| a.state.as_ref() == Some(&attempt.state)) {
                on_answer(attempt.clone(), answer);
            }
        });
        let popup = Self {
            window: window.clone(),
            channel,
            on_message,
        };
        let listener = popup.on_message.as_ref().unchecked_ref();
        popup.channel.set_onmessage(Some(listener));
        self::window()
            .add_event_listener_with_callback(MESSAGE, listener)
            .ok()?;
        popup.window.location().set_href(url).ok()?;
        Some(popup)
    }
}

impl Drop for Popup {
    fn drop(&mut self) {
        self.channel.close();
        let listener = self.on_message.as_ref().unchecked_ref();
        // Not refused for a listener that is there.
        let _ = window().remove_event_listener_with_callback(MESSAGE, listener);
        // Nothing happens if the person closed it.
        let _ = self.window.close();
    }
}

/// Where this page is from; only what is from there too can take an answer, and give one.
fn own_origin() -> String {
    window().location().origin().unwrap_or_default()
}

fn read(text: &str) -> Option<Answer> {
    let message: Value = serde_json::from_str(text).ok()?;
    let part = |name| message.get(name).and_then(Value::as_str);
    Some(Answer::read(part("query")?, part("fragment")?)?.answer)
}
