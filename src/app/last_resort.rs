//! What is left to do once the panel itself broke: a panic ends it, so the page says so. The screen stands
//! in index.html, and its buttons belong to `src/boot.js`, because nothing in here runs afterwards.

use std::panic::PanicHookInfo;

use leptos::wasm_bindgen::JsCast;
use leptos::web_sys;

use crate::messages::shell as words;

/// Has every panic logged and shown from now on.
pub fn install() {
    std::panic::set_hook(Box::new(|panic| {
        let details = details(panic);
        leptos::logging::error!("{details}");
        // A page without the screen has no place to say it.
        let _ = show(&details);
    }));
}

/// The version, the place and the message, as far as it is ours.
fn details(panic: &PanicHookInfo<'_>) -> String {
    let version = env!("CARGO_PKG_VERSION");
    let place = panic.location().map(ToString::to_string);
    let place = place.as_deref().unwrap_or(words::UNKNOWN_PLACE);
    let message = own_part(panic.payload_as_str().unwrap_or_default());
    words::stopped_at(version, place, message)
}

/// Where a message that the standard library puts together begins to tell data: the error that was
/// unwrapped, or the text that was sliced. Either may be a secret.
const DATA_BEGINS: [&str; 5] = [": ", "'", "\"", "of `", "slicing `"];

/// The part of a message that was written by a programmer.
fn own_part(message: &str) -> &str {
    let marks = DATA_BEGINS.iter().filter_map(|mark| message.find(mark));
    let end = marks.min().unwrap_or(message.len());
    message[..end].trim_end()
}

fn show(details: &str) -> Option<()> {
    let document = web_sys::window()?.document()?;
    let screen = document.get_element_by_id("stopped")?;
    let text = document.get_element_by_id("stopped-details")?;
    text.set_text_content(Some(details));
    let screen = screen.dyn_into::<web_sys::HtmlDialogElement>().ok()?;
    // Refused only if it is open already.
    screen.show_modal().ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    type Cause = Box<dyn FnOnce() + std::panic::UnwindSafe>;

    /// What a panic says of itself, caught instead of shown.
    fn details_of(cause: Cause) -> String {
        use std::sync::{Mutex, PoisonError};
        static CAUGHT: Mutex<Vec<String>> = Mutex::new(Vec::new());

        let before = std::panic::take_hook();
        std::panic::set_hook(Box::new(|panic| {
            let mut caught = CAUGHT.lock().unwrap_or_else(PoisonError::into_inner);
            caught.push(details(panic));
        }));
        let _ = std::panic::catch_unwind(cause);
        std::panic::set_hook(before);
        let mut caught = CAUGHT.lock().unwrap_or_else(PoisonError::into_inner);
        caught.pop().expect("it panicked")
    }

    /// In one test, because the hook is the process's.
    #[test]
    fn details_tell_the_place_and_no_data() {
        let secret = "é-secret-9Zk3QpX81vB";
        let refuse = |reason: &'static str| Err::<(), _>(reason);
        let causes: [(Cause, &str); 6] = [
            (
                Box::new(move || refuse(secret).unwrap()),
                "called `Result::unwrap()` on an `Err` value",
            ),
            (
                Box::new(move || refuse(secret).expect("a token")),
                "a token",
            ),
            (
                Box::new(|| drop("".chars().next().unwrap().to_string())),
                "called `Option::unwrap()` on a `None` value",
            ),
            (
                Box::new(move || drop(secret[1..].to_owned())),
                "start byte index 1 is not a char boundary; it is inside",
            ),
            (
                Box::new(move || drop(secret[..99].to_owned())),
                "end byte index 99 is out of bounds",
            ),
            (Box::new(move || panic!("no bot {secret:?}")), "no bot"),
        ];
        for (cause, message) in causes {
            let details = details_of(cause);
            let begin = format!(
                "Bot agents {} stopped at {}:",
                env!("CARGO_PKG_VERSION"),
                file!()
            );
            assert!(details.starts_with(&begin), "{details}");
            assert!(details.ends_with(&format!(": {message}")), "{details}");
        }
    }
}
