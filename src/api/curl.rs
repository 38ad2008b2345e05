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
    let mut command = format!("curl {}", quoted(&exchange.url));
    for (name, value) in &exchange.headers {
        let header = quoted(&format!("{name}: {value}"));
        command.push_str(&format!(" \\\n  -H {header}"));
    }
    command.push_str(" \\\n  -H \"Authorization: Bearer $TOKEN\"");
    let body = with_variable(&exchange.sent.text);
    command.push_str(&format!(" \\\n  --data-raw {body}"));
    Some(command)
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
