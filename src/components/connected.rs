//! What needs a connection.

use leptos::prelude::*;

use crate::state::Session;
use crate::ui::live;

/// Shows its children while the panel is connected, and the fallback otherwise: the URL stays, so the
/// person lands where they wanted to go.
#[component]
pub fn Connected(
    /// What to show without a connection.
    #[prop(into)]
    fallback: ViewFn,
    /// What to show with one.
    children: ChildrenFn,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let connected = Memo::new(move |_| session.workspace().is_some());
    live(move || {
        if connected.get() {
            children()
        } else {
            fallback.run()
        }
    })
}
