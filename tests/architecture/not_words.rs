//! Strings that read like words and aren't.

/// Texts outside the catalogue: the file, the text, and why it is no word of ours.
#[rustfmt::skip]
pub const KEPT: &[(&str, &str, &str)] = &[
    ("src/app/api_log.rs", "Authorization: Bearer …", "a header"),
    ("src/app/api_log.rs", "HTTP {}\\n\\n{}", "an answer as HTTP has it"),
    ("src/app/api_log.rs", "POST {}", "a request as HTTP has it"),
    ("src/components/bot_form/webhooks.rs", "https://", "how a URL begins"),
    ("src/components/request_preview.rs", "Authorization", "a header"),
    ("src/components/request_preview.rs", "Bearer {}", "a header’s value"),
    ("src/components/request_preview.rs", "POST {}\\n{headers}\\n\\n{body}", "a request as HTTP has it"),
    ("src/components/status.rs", "Arrow", "a key"),
    ("src/components/status.rs", "Enter", "a key"),
    ("src/components/status.rs", "Escape", "a key"),
    ("src/components/status.rs", "status-select {}", "classes"),
    ("src/filter/text.rs", " at line ", "the JSON parser’s, looked for in what it says"),
    ("src/filter/text.rs", "EOF while parsing", "the JSON parser’s, looked for in what it says"),
    ("src/model/bot.rs", "accepting chats", "a value on the wire"),
    ("src/model/bot.rs", "not accepting chats", "a value on the wire"),
    ("src/state/templates.rs", "accepting chats", "a value on the wire"),
    ("src/ui/chip_input/chip.rs", "value-chip {own} {editing}", "classes"),
    ("src/ui/icon.rs", r#"<svg class="icon" viewBox="0 0 16 16" aria-hidden="true"><path d=""#, "HTML"),
];
