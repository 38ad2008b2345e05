//! The bar that appears when something changed.

use leptos::prelude::*;

use crate::api::Error;
use crate::components::{Doing, ErrorNotice};
use crate::messages::bot as words;
use crate::state::{BotDraft, Session};
use crate::ui::{Bar, Button, ButtonKind, tell_of_bar};

/// Counts and names what changed, and reviews, saves or discards it.
#[component]
pub fn SaveBar(
    /// What the form shows.
    draft: RwSignal<BotDraft>,
    /// The changed members, by their name on the wire.
    #[prop(into)]
    changes: Signal<Vec<&'static str>>,
    /// Whether it is being saved.
    #[prop(into)]
    busy: Signal<bool>,
    /// Why it couldn't be saved the last time.
    #[prop(into)]
    error: Signal<Option<Error>>,
    /// Shows what would be sent.
    #[prop(into)]
    on_review: Callback<()>,
    /// Goes back to what was loaded.
    on_discard: Callback<()>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let is_there = move || changes.with(|changes| !changes.is_empty());
    tell_of_bar(Bar::Save, is_there);
    // As many as the review lists.
    let count = Memo::new(move |_| draft.with(|draft| words::changes(draft.unsaved().len())));
    let names = move || changes.with(|changes| changes.join(", "));
    view! {
        <Show when=is_there>
            <div class="save-bar" role="region" aria-label=words::SAVE_BAR>
                // In the bar, which is in view wherever the page is scrolled to.
                <ErrorNotice error doing=Doing::Saving />
                <div class="save-bar__text">
                    <strong role="status">{count}</strong>
                    <span class="save-bar__names">{names}</span>
                </div>
                <div class="save-bar__actions">
                    <Button disabled=busy on:click=move |_| on_discard.run(())>
                        {words::DISCARD}
                    </Button>
                    <Button on:click=move |_| on_review.run(())>{words::REVIEW}</Button>
                    <Button
                        kind=ButtonKind::Primary
                        submit=true
                        busy
                        attr:data-saves=true
                        disabled=Signal::derive(move || session.is_stopped())
                    >
                        {words::SAVE}
                    </Button>
                </div>
            </div>
        </Show>
    }
}
