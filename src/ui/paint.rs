//! What waits for the browser to have painted.

use std::time::Duration;

use leptos::prelude::*;

/// Does this once what is on the page by now has been painted, so that it doesn't hold that up. A tab that isn't seen
/// paints nothing meanwhile.
pub fn after_paint(run: impl FnOnce() + 'static) {
    request_animation_frame(move || set_timeout(run, Duration::ZERO));
}
