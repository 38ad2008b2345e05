//! Bringing what is new into view.

use leptos::{
    prelude::*,
    web_sys::{ScrollIntoViewOptions, ScrollLogicalPosition},
};

/// Brings the element with this id into view, by as little as that takes, once it is on the page.
pub(super) fn scroll_to_soon(id: String) {
    request_animation_frame(move || {
        if let Some(element) = document().get_element_by_id(&id) {
            let options = ScrollIntoViewOptions::new();
            options.set_block(ScrollLogicalPosition::Nearest);
            element.scroll_into_view_with_scroll_into_view_options(&options);
        }
    });
}
