//! What waits for the browser to have painted.

use std::time::Duration;

use leptos::prelude::*;

/// Does this once what is on the page by now has been painted, so that it doesn't hold that up. A tab that isn't seen
/// paints nothing, so nothing is waited for there.
pub fn after_paint(run: impl FnOnce() + 'static) {
    let soon = move || set_timeout(run, Duration::ZERO);
    if document().hidden() {
        soon();
    } else {
        request_animation_frame(soon);
    }
}
