//! The bar that appears when something changed.

use leptos::prelude::*;

use crate::api::{Error, Request};
use crate::components::{Doing, ErrorNotice, RequestPreview};
use crate::state::Session;
use crate::ui::{Button, ButtonKind};

/// Counts and names what changed, and saves or discards it.
#[component]
pub fn SaveBar(
    /// The changed members, by their name on the wire.
    #[prop(into)]
    changes: Signal<Vec<&'static str>>,
    /// What saving would send.
    #[prop(into)]
    request: Signal<Option<Request>>,
    /// Whether it is being saved.
    #[prop(into)]
    busy: Signal<bool>,
    /// Why it couldn't be saved the last time.
    #[prop(into)]
    error: Signal<Option<Error>>,
    /// Goes back to what was loaded.
    on_discard: Callback<()>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let count = move || {
        changes.with(|changes| match changes.len() {
            1 => "1 unsaved change".to_owned(),
            count => format!("{count} unsaved changes"),
        })
    };
    let names = move || changes.with(|changes| changes.join(", "));
    view! {
        <Show when=move || changes.with(|changes| !changes.is_empty())>
            <div class="save-bar" role="region" aria-label="Unsaved changes">
                // In the bar, which is in view wherever the page is scrolled to.
                <ErrorNotice error doing=Doing::Saving />
                <div class="save-bar__text">
                    <strong role="status">{count}</strong>
                    <span class="save-bar__names">{names}</span>
                </div>
                <div class="save-bar__actions">
                    <Button disabled=busy on:click=move |_| on_discard.run(())>"Discard"</Button>
                    <Button
                        kind=ButtonKind::Primary
                        submit=true
                        busy
                        disabled=Signal::derive(move || session.is_stopped())
                    >
                        "Save"
                    </Button>
                </div>
                <RequestPreview request />
            </div>
        </Show>
    }
}
