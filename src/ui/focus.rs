//! Where the focus goes when something new wants it, or when what had it is gone.

use leptos::{
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::{Element, FocusOptions, HtmlElement},
};

/// Focuses the element with this id, as soon as what was just changed is on the page.
pub fn focus_soon(id: impl Into<String>) {
    let id = id.into();
    request_animation_frame(move || focus(document().get_element_by_id(&id), false));
}

/// Focuses the element with this id, which is on the page already.
pub fn focus_now(id: &str) {
    focus(document().get_element_by_id(id), false);
}

/// Focuses the control with this id, or the chosen or first control inside the group with it.
pub fn focus_control(id: &str) {
    let Some(target) = document().get_element_by_id(id) else {
        return;
    };
    let control = first_match(&target, "input:checked")
        .or_else(|| first_match(&target, "input, select, textarea, button"))
        .unwrap_or(target);
    focus(Some(control), false);
}

/// Focuses the control with this id, as soon as what was just changed is on the page.
pub fn focus_control_soon(id: impl Into<String>) {
    let id = id.into();
    request_animation_frame(move || focus_control(&id));
}

/// Focuses the element with this id, if the element that had the focus is gone or off by the next frame.
pub fn rescue_focus_to(id: impl Into<String>) {
    let id = id.into();
    request_animation_frame(move || {
        if is_lost() {
            focus(document().get_element_by_id(&id), false);
        }
    });
}

/// Gives the focus to the page's heading, if the element that had it is gone by the next frame:
/// otherwise a screen reader would be nowhere. The page stays where it was scrolled to.
pub fn rescue_focus() {
    request_animation_frame(|| {
        if is_lost() {
            focus_heading();
        }
    });
}

/// Focuses the page's heading. Without scrolling: going back must land where one was.
pub(super) fn focus_heading() {
    focus(document().query_selector("h1").ok().flatten(), true);
}

fn is_lost() -> bool {
    let focused = document().active_element();
    focused.is_none_or(|element| element.tag_name() == "BODY")
}

fn focus(element: Option<Element>, prevent_scroll: bool) {
    if let Some(element) = element
        .as_ref()
        .and_then(|element| element.dyn_ref::<HtmlElement>())
    {
        let options = FocusOptions::new();
        options.set_prevent_scroll(prevent_scroll);
        // Refused only by an element outside the document.
        let _ = element.focus_with_options(&options);
    }
}

fn first_match(within: &Element, selector: &str) -> Option<Element> {
    within.query_selector(selector).ok().flatten()
}
