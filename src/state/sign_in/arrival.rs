//! Coming back from the accounts server: takes the answer out of the address, before anything else
//! runs.

use leptos::prelude::*;
use wasm_bindgen::JsValue;
use web_sys::js_sys::Reflect;

use super::pending::Pending;
use super::popup;
use crate::api::oauth::Answer;

/// How the page was come to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Arrival {
    /// As any page.
    Plain,
    /// With an answer to the sign-in that was begun in this tab, if any was.
    Answered(Answer, Option<Box<Pending>>),
    /// In the window of a sign-in that another window began, which has got the answer by now.
    HandedOver,
}

impl Arrival {
    /// Takes what the accounts server put into the address, which then shows where the person was
    /// before. `src/boot.js` has taken what looks like an answer out of it before any request; this must run before
    /// anything looks at the address.
    #[must_use]
    pub fn take() -> Self {
        let location = window().location();
        let path = location.pathname().unwrap_or_default();
        let taken = taken_early();
        let (query, fragment) = taken.clone().unwrap_or_else(|| {
            let (query, fragment) = (location.search(), location.hash());
            (query.unwrap_or_default(), fragment.unwrap_or_default())
        });
        let Some(arrived) = Answer::read(&query, &fragment) else {
            if taken.is_some() {
                replace_address(&[path, query, fragment].concat());
            }
            // Whoever comes back without an answer has given it up.
            Pending::take();
            return Self::Plain;
        };
        let here = path + arrived.query.as_str();
        let state = arrived.answer.state.as_deref();
        if state.is_some_and(popup::is_marked) {
            replace_address(&here);
            popup::hand_over(&query, &fragment);
            return Self::HandedOver;
        }
        let pending = Pending::take();
        let ours = pending
            .as_ref()
            .filter(|pending| state == Some(&pending.attempt.state));
        replace_address(ours.map_or(&here, |pending| &pending.back_to));
        Self::Answered(arrived.answer, pending.map(Box::new))
    }
}

/// Query and fragment, if `src/boot.js` has taken them out of the address. They can be had once.
fn taken_early() -> Option<(String, String)> {
    let name = JsValue::from("botAgentsAnswer");
    let taken = Reflect::get(&window(), &name).ok()?;
    let part = |part: &str| Reflect::get(&taken, &part.into()).ok()?.as_string();
    let parts = part("search").zip(part("hash"));
    // Never refused for a member that is there.
    let _ = Reflect::set(&window(), &name, &JsValue::UNDEFINED);
    parts
}

/// Has the address bar and the history show another path of this host.
fn replace_address(path: &str) {
    // A path such as `//host` would be refused as another host's, and the answer stay where it is.
    let path = format!("/{}", path.trim_start_matches('/'));
    if let Ok(history) = window().history() {
        // Not refused for a path of the same host.
        let _ = history.replace_state_with_url(&JsValue::NULL, "", Some(&path));
    }
}
