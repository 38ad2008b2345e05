//! A call as a command for a POSIX shell.
//!
//! The body is a here-document: nothing in it needs quotes, and a shell that is typed into doesn't take an
//! exclamation mark in it for a command. There are no comments, which some shells don't take there.

use super::outline::{Outline, numbered, secret_variable, unexpanded};

/// The command that sends a request.
pub fn call(outline: &Outline) -> String {
    let body = &outline.body;
    let has_secret = body.secrets > 0;
    let mut out = String::new();
    for number in 0..body.secrets {
        push_secret(&mut out, number);
    }
    out.push_str(
        r#"curl --fail-with-body --silent --show-error --max-time 20 \
  --header "Authorization: Bearer ${LIVECHAT_TOKEN:?}" \
"#,
    );
    for (name, value) in &outline.headers {
        let header = [name, ": ", value].concat();
        out.push_str(&["  --header ", &quoted(&header), " \\\n"].concat());
    }
    out.push_str("  --data-binary @- \\\n");
    if outline.url.contains(['[', ']', '{', '}']) {
        // They'd stand for several URLs.
        out.push_str("  --globoff \\\n");
    }
    out.push_str(&["  --url ", &quoted(outline.url)].concat());
    // Quotes keep the shell from looking for anything in the document.
    out.push_str(if has_secret {
        " <<JSON\n"
    } else {
        " <<'JSON'\n"
    });
    let text = |json: &str| {
        if has_secret {
            unexpanded(json)
        } else {
            json.to_owned()
        }
    };
    let secret = |number| ["\"$", &variable(number), "\""].concat();
    out.push_str(&body.join(text, secret));
    out.push_str("\nJSON\n");
    out
}

/// Has a secret ready as JSON; without it, nothing is sent.
fn push_secret(out: &mut String, number: usize) {
    let from = secret_variable(number);
    let lines = [
        ": \"${",
        &from,
        ":?}\" &&\n",
        &variable(number),
        "=$(printf %s \"$",
        &from,
        "\" | sed 's/[\\\\\"]/\\\\&/g') &&\n",
    ];
    out.push_str(&lines.concat());
}

fn variable(number: usize) -> String {
    numbered("secret", "", number)
}

fn quoted(text: &str) -> String {
    ["'", &text.replace('\'', r"'\''"), "'"].concat()
}
