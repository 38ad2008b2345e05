//! What a button is about to send.

use leptos::prelude::*;
use serde_json::Value;

use crate::api::Request;
use crate::ui::CodeBlock;

/// What stands instead of a secret wherever it isn't asked for.
const MASK: &str = "••••••••";

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

/// The value with every `secret_key` covered.
#[must_use]
pub fn masked(mut value: Value) -> Value {
    mask(&mut value);
    value
}

fn mask(value: &mut Value) {
    match value {
        Value::Object(members) => {
            for (name, member) in members {
                if name == "secret_key" {
                    *member = MASK.into();
                } else {
                    mask(member);
                }
            }
        }
        Value::Array(items) => items.iter_mut().for_each(mask),
        _ => {}
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    #[test]
    fn secrets_are_covered_at_any_depth() {
        let value =
            json!({"payload": {"webhooks": [{"secret_key": {"odd": "s3cret"}}], "name": "n"}});
        let shown = masked(value).to_string();
        assert!(!shown.contains("s3cret"), "{shown}");
        assert!(shown.contains("\"name\":\"n\""), "{shown}");
    }
}
