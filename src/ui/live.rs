//! What is shown or done anew whenever something that it read changes.

use leptos::prelude::*;

/// Shows what this gives, and keeps up with it. A closure in a `view!` does the same, with wasm of its own for each
/// closure or type; this is there once for all.
pub fn live(show: impl Fn() -> AnyView + Send + 'static) -> AnyView {
    let show: Box<dyn FnMut() -> AnyView + Send> = Box::new(show);
    show.into_any()
}

/// Shows what this gives, or nothing, and keeps up with it.
pub fn live_if(show: impl Fn() -> Option<AnyView> + Send + 'static) -> AnyView {
    let show: Box<dyn FnMut() -> Option<AnyView> + Send> = Box::new(show);
    show.into_any()
}

/// Does this, and again whenever something that it read has changed. What `Effect::new` does, with that only once in
/// the wasm.
pub fn effect(run: impl FnMut() + 'static) {
    let mut run: Box<dyn FnMut()> = Box::new(run);
    Effect::new(move |_| run());
}
