//! A web page where an answer of the API should be.

/// The title of the web page that a text begins with, empty for one without; nothing for any other text.
pub(super) fn page_title(text: &str) -> Option<&str> {
    // Of the same length, so that places in one are places in the other.
    let lower = text.to_ascii_lowercase();
    let doctype = lower.strip_prefix("<!doctype");
    let is_page = doctype.is_some_and(|rest| rest.trim_start().starts_with("html"));
    if !is_page && !lower.starts_with("<html") {
        return None;
    }
    let title = lower.find("<title").and_then(|tag| {
        let start = tag + lower[tag..].find('>')? + 1;
        let length = lower[start..].find("</title").unwrap_or(text.len() - start);
        Some(text[start..start + length].trim())
    });
    Some(title.unwrap_or_default())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_page_is_told_from_other_texts_and_has_its_title() {
        for (page, title) in [
            (
                "<!DOCTYPE html>\n<html><head><title>Guest network</title>",
                Some("Guest network"),
            ),
            (
                "<HTML><TITLE lang=en> Über \u{130} </TITLE>",
                Some("Über \u{130}"),
            ),
            ("<html><title>Cut her…", Some("Cut her…")),
            ("<html><title", Some("")),
            ("<html>", Some("")),
            ("", None),
            ("{\"a\": 1", None),
            ("<?xml?>", None),
        ] {
            assert_eq!(page_title(page), title, "{page}");
        }
    }
}
