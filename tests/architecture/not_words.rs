//! Strings that read like words and aren't.

/// Texts outside the catalogue: the file, the text, and why it is no word of ours.
#[rustfmt::skip]
pub const KEPT: &[(&str, &str, &str)] = &[
    ("src/components/bot_form/webhooks.rs", "https://", "how a URL begins"),
    ("src/components/request_preview.rs", "Authorization", "a header"),
    ("src/components/request_preview.rs", "Bearer {}", "a header’s value"),
    ("src/components/request_preview.rs", "POST {}\\n{headers}\\n\\n{body}", "a request as HTTP has it"),
    ("src/filter/text.rs", " at line ", "the JSON parser’s, looked for in what it says"),
    ("src/filter/text.rs", "EOF while parsing", "the JSON parser’s, looked for in what it says"),
    ("src/model/bot.rs", "accepting chats", "a value on the wire"),
    ("src/model/bot.rs", "not accepting chats", "a value on the wire"),
    ("src/state/templates.rs", "accepting chats", "a value on the wire"),
    ("src/ui/chip_input/chip.rs", "value-chip {own} {editing}", "classes"),
];
