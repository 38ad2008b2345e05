//! What a button is about to send.

use leptos::prelude::*;
use serde_json::Value;

use crate::api::Request;
pub use crate::model::secret::masked;
use crate::ui::CodeBlock;

/// A request, folded away until it is wanted. Token and secret are left out.
#[component]
pub fn RequestPreview(
    /// The request, while there is one to send.
    #[prop(into)]
    request: Signal<Option<Request>>,
) -> impl IntoView {
    let text = Signal::derive(move || {
        request.with(|request| request.as_ref().map_or_else(String::new, describe))
    });
    view! {
        <Show when=move || request.with(Option::is_some)>
            <details class="request-preview">
                <summary>"What this sends"</summary>
                <CodeBlock text label="Request" />
            </details>
        </Show>
    }
}

fn describe(request: &Request) -> String {
    let body = serde_json::from_str::<Value>(&request.body).map(masked);
    let body = body.map_or_else(|_| request.body.clone(), |body| format!("{body:#}"));
    format!("POST {}\n\n{body}", request.url)
}
