//! What waits for the browser to paint, or to have painted.

use std::time::Duration;

use leptos::prelude::*;

/// Does this once what is on the page by now has been painted, so that it doesn't hold that up: as the frame after that
/// begins. A tab that isn't seen paints nothing, so nothing is waited for there.
pub fn after_paint(run: impl FnOnce() + 'static) {
    if document().hidden() {
        set_timeout(run, Duration::ZERO);
    } else {
        request_animation_frame(move || request_animation_frame(run));
    }
}

/// Turns true just before the browser paints again: what shows only then isn't made if it would be gone by then.
#[must_use]
pub fn painting() -> ReadSignal<bool> {
    let (painting, set_painting) = signal(false);
    request_animation_frame(move || {
        // What asked may be gone by then.
        set_painting.try_set(true);
    });
    painting
}
