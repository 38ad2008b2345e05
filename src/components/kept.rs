//! Values that the panel keeps as they came.

use leptos::prelude::*;
use serde_json::Value;

use crate::messages::form_cards as words;
use crate::model::secret::masked;
use crate::ui::CodeBlock;

/// A member that the form can't show, with its JSON.
#[component]
pub fn KeptJson(
    /// The member's name.
    #[prop(into)]
    name: String,
    /// Its value.
    value: Value,
    /// Why the form can't show it.
    #[prop(optional, into)]
    reason: Option<String>,
) -> impl IntoView {
    let text = format!("{:#}", masked(value));
    let reason = reason.map_or_else(String::new, |reason| words::because(&reason));
    view! {
        <div class="json-kept">
            <p class="muted">{words::kept(&reason)}</p>
            <CodeBlock text=Signal::stored(text) label=name />
        </div>
    }
}
