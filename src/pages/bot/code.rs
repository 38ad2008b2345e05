//! What can be copied into a program.

use std::sync::Arc;

use leptos::prelude::*;

use super::json::text_of;
use crate::components::CodeSamples;
use crate::messages::bot as words;
use crate::model::Bot;
use crate::state::BotDraft;
use crate::ui::{Card, CodeBlock};

/// The tab with what can be copied into a program.
#[component]
pub fn CodeTab(
    /// The bot as loaded.
    loaded: Memo<Arc<Bot>>,
    /// The bot as the person has it now.
    draft: RwSignal<BotDraft>,
) -> impl IntoView {
    let configuration = Memo::new(move |_| loaded.with(|bot| text_of(bot)));
    view! {
        <Card title=words::CODE>
            <p class="muted">{words::CODE_MEANING}</p>
            <CodeSamples
                bot=Signal::derive(move || draft.with(BotDraft::saved))
                update=Signal::derive(move || draft.with(BotDraft::update).ok())
            />
        </Card>
        <Card title=words::CONFIGURATION>
            <CodeBlock text=configuration label=words::CONFIGURATION />
        </Card>
    }
}
