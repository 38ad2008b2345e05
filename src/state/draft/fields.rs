//! The ids of the form's fields in the page.

/// The id of a field of the form in the page.
#[must_use]
pub fn field(name: &str) -> String {
    format!("bot-{name}")
}

/// The id of a field in a row of the form in the page.
#[must_use]
pub fn row_field(row: &str, key: u32, name: &str) -> String {
    format!("bot-{row}-{key}-{name}")
}

/// Whether the field with this id belongs to the webhooks.
#[must_use]
pub fn is_in_webhooks(id: &str) -> bool {
    let name = id.strip_prefix("bot-").unwrap_or_default();
    let whole = [
        "url",
        "secret_key",
        "webhooks",
        "actions",
        "add-webhooks",
        "add-action",
    ];
    whole.contains(&name) || name.starts_with("action-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_fields_of_the_webhooks_are_told_from_the_others() {
        for name in ["url", "secret_key", "actions", "add-action", "add-webhooks"] {
            assert!(is_in_webhooks(&field(name)), "{name}");
        }
        assert!(is_in_webhooks(&row_field("action", 3, "filters")));
        for name in [
            "name",
            "status",
            "groups",
            "add-group",
            "default_group_priority",
        ] {
            assert!(!is_in_webhooks(&field(name)), "{name}");
        }
        assert!(!is_in_webhooks(&row_field("group", 0, "id")));
        assert!(!is_in_webhooks("url"));
    }
}
