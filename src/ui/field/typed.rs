//! What stands in a control that is typed into.

use leptos::{
    wasm_bindgen::{JsCast, JsValue},
    web_sys::{
        Event,
        js_sys::{JsString, Reflect},
    },
};

/// The text to take from the control of an `input` event, and of a `change` event if anything is left to take.
///
/// Input methods of Windows deliver an emoji in halves, by an event each. Whoever takes the first half gets
/// U+FFFD for it, and by showing that destroys the emoji: so nothing is taken while there is a half. One that
/// stays is taken as U+FFFD once the control is left.
pub(in crate::ui) fn typed_text(event: &Event) -> Option<String> {
    let control = event.target()?;
    let text = Reflect::get(&control, &JsValue::from_str("value")).ok()?;
    let text = text.dyn_into::<JsString>().ok()?;
    let is_over = event.type_() == "change";
    (text.is_valid_utf16() != is_over).then(|| text.into())
}
