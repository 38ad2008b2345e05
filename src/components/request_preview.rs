//! What a button is about to send.

use leptos::prelude::*;
use serde_json::Value;

use crate::api::Request;
use crate::messages::review as words;
use crate::model::secret;
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
                <summary>{words::WHAT_IS_SENT}</summary>
                <CodeBlock text label=words::REQUEST />
            </details>
        </Show>
    }
}

/// The request as text: method, URL, headers and body, without token and secret.
#[must_use]
pub fn describe(request: &Request) -> String {
    let token = ("Authorization", format!("Bearer {}", words::TOKEN));
    let shown = request.headers.iter().filter(|(name, _)| *name != token.0);
    let headers = shown.chain([&token]);
    let headers: Vec<_> = headers
        .map(|(name, value)| format!("{name}: {value}"))
        .collect();
    let headers = headers.join("\n");
    let body = secret::masked_text(&request.body);
    let body = serde_json::from_str::<Value>(&body).map_or(body, |body| format!("{body:#}"));
    format!("POST {}\n{headers}\n\n{body}", request.url)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Effect;

    #[test]
    fn a_request_is_told_with_its_headers_and_without_its_token() {
        let request = Request {
            url: "https://a.example/x".into(),
            headers: vec![
                ("Authorization", "Bearer t0ken".into()),
                ("X-Region", "fra".into()),
            ],
            body: r#"{"payload":{"name":"n"}}"#.into(),
            effect: Effect::Write,
        };
        let text = "POST https://a.example/x\nX-Region: fra\nAuthorization: Bearer <access token>\n\n{\n  \"payload\": {\n    \"name\": \"n\"\n  }\n}";
        assert_eq!(describe(&request), text);
    }

    #[test]
    fn a_secret_is_covered_in_a_body_that_is_too_deep_to_be_read() {
        let filters = format!("{}1{}", "{\"a\":".repeat(130), "}".repeat(130));
        let body = format!(r#"{{"filters":{filters},"secret_key":"s3cret"}}"#);
        let request = Request {
            url: String::new(),
            headers: Vec::new(),
            body,
            effect: Effect::Write,
        };
        let text = describe(&request);
        assert!(!text.contains("s3cret"), "{text}");
        assert!(text.contains(&filters), "{text}");
    }
}
