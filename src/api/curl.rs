//! A sent request as a command for a shell. Token and secrets are variables that the person sets.

use super::exchange::Exchange;
use crate::model::secret::MASK;

/// The command that sends the same again, with `$TOKEN`, and `$SECRET_KEY` for each secret. Nothing if a
/// part of the body wasn't kept.
#[must_use]
pub fn curl(exchange: &Exchange) -> Option<String> {
    if exchange.sent.is_cut {
        return None;
    }
    let headers = exchange.headers.iter();
    let headers =
        headers.map(|(name, value)| format!("-H {}", quoted(&format!("{name}: {value}"))));
    let mut lines = vec![format!("curl {}", quoted(&exchange.url))];
    lines.extend(headers);
    lines.push("-H \"Authorization: Bearer $TOKEN\"".to_owned());
    lines.push(format!("--data-raw {}", with_variable(&exchange.sent.text)));
    Some(lines.join(" \\\n  "))
}

/// A text as one word of a POSIX shell, whatever is in it.
fn quoted(text: &str) -> String {
    format!("'{}'", text.replace('\'', r"'\''"))
}

/// A body as one word, with a variable for each covered secret.
fn with_variable(body: &str) -> String {
    let covered = format!("\"secret_key\":\"{MASK}\"");
    let open = "'\"secret_key\":\"'\"$SECRET_KEY\"'\"'";
    let parts: Vec<_> = body.split(&covered).map(quoted).collect();
    parts.join(open)
}

#[cfg(test)]
mod tests {
    use std::time::Duration;

    use super::*;
    use crate::api::{Body, Effect, TransportError};

    fn exchange(url: &str, body: &str) -> Exchange {
        Exchange {
            action: "update_bot_agent",
            effect: Effect::Write,
            attempt: 1,
            begun: Duration::ZERO,
            took: Duration::ZERO,
            url: url.to_owned(),
            headers: vec![("Content-Type", "application/json".to_owned())],
            sent: Body {
                text: body.to_owned(),
                size: body.len(),
                is_cut: false,
            },
            outcome: Err(TransportError::TimedOut),
        }
    }

    #[test]
    fn the_command_is_spread_over_lines_with_a_variable_for_the_token() {
        let command = curl(&exchange("https://api.example/x", r#"{"a":1}"#));
        let expected = r#"curl 'https://api.example/x' \
  -H 'Content-Type: application/json' \
  -H "Authorization: Bearer $TOKEN" \
  --data-raw '{"a":1}'"#;
        assert_eq!(command.as_deref(), Some(expected));
    }

    #[test]
    fn nothing_of_a_text_means_anything_to_the_shell() {
        for (text, word) in [
            ("plain", "'plain'"),
            ("", "''"),
            ("it's", r"'it'\''s'"),
            ("$HOME `id` \\ \"q\" !", "'$HOME `id` \\ \"q\" !'"),
            ("two\nlines", "'two\nlines'"),
        ] {
            assert_eq!(quoted(text), word);
        }
    }

    #[test]
    fn each_covered_secret_is_a_variable() {
        let body = format!(r#"{{"secret_key":"{MASK}","name":"{MASK}"}}"#);
        let word = with_variable(&body);
        let expected = format!(r#"'{{''"secret_key":"'"$SECRET_KEY"'"'',"name":"{MASK}"}}'"#);
        assert_eq!(word, expected);
    }

    #[test]
    fn there_is_no_command_for_half_a_request() {
        let mut exchange = exchange("https://api.example/x", "{");
        exchange.sent.is_cut = true;
        assert_eq!(curl(&exchange), None);
    }
}
