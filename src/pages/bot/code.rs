//! What can be copied into a program.

use leptos::prelude::*;

use super::json::text_of;
use crate::messages::bot as words;
use crate::model::Bot;
use crate::ui::{Card, CodeBlock};

/// The tab with what can be copied into a program.
#[component]
pub fn CodeTab(
    /// The bot as loaded.
    loaded: Memo<Bot>,
) -> impl IntoView {
    let configuration = Memo::new(move |_| loaded.with(text_of));
    view! {
        <Card title=words::CODE>
            <p class="muted">{words::CODE_MEANING}</p>
            <CodeBlock text=configuration label=words::CONFIGURATION />
        </Card>
    }
}
