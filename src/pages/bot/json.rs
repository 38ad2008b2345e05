//! The bot as JSON: as the API returned it, and as it would be after saving.

use std::sync::Arc;

use leptos::prelude::*;

use crate::messages::bot as words;
use crate::model::Bot;
use crate::model::object::Json;
use crate::model::secret::masked;
use crate::state::BotDraft;
use crate::ui::{Card, CodeBlock};

/// The tab with the JSON; what it shows follows only while it is seen.
#[component]
pub fn JsonTab(
    /// The bot as loaded.
    loaded: Memo<Arc<Bot>>,
    /// What the form shows.
    draft: RwSignal<BotDraft>,
    /// Whether anything isn't saved.
    dirty: Signal<bool>,
    /// Whether the tab is seen.
    seen: Signal<bool>,
) -> impl IntoView {
    let returned = Memo::new(move |_| loaded.with(|bot| text_of(bot)));
    let after = Memo::new(move |before: Option<&String>| {
        if seen.get() {
            text_of(&draft.with(BotDraft::saved))
        } else {
            before.cloned().unwrap_or_default()
        }
    });
    view! {
        <Card title=words::JSON>
            <p class="muted">{words::JSON_MEANING}</p>
            <div class="bot-json">
                <CodeBlock text=returned label=words::AS_RETURNED />
                <Show when=move || dirty.get()>
                    <CodeBlock text=after label=words::AFTER_SAVING />
                </Show>
            </div>
        </Card>
    }
}

/// The bot as JSON, without its secret.
pub fn text_of(bot: &Bot) -> String {
    format!("{:#}", masked(bot.to_json()))
}
