//! A call as a program for Python 3, with nothing but its standard library.
//!
//! The body stands between three quotes as it is: JSON never has three in a row, and backslashes mean
//! nothing there.

use super::outline::{Outline, numbered, quoted_whole, secret_variable};
use crate::messages::code as words;

/// The program that sends a request.
pub fn call(outline: &Outline) -> String {
    let body = &outline.body;
    let file = [outline.action, ".py"].concat();
    let mut out = String::new();
    out.push_str(&["# ", &words::save_as(&file, "python3"), "\n"].concat());
    out.push_str(if body.secrets > 0 {
        "import json\n"
    } else {
        ""
    });
    out.push_str(BEGIN);
    for number in 0..body.secrets {
        let name = numbered("secret", "", number);
        let from = secret_variable(number);
        out.push_str(&[&name, " = json.dumps(env(\"", &from, "\"))\n"].concat());
    }
    out.push_str("body = r\"\"\"");
    let secret = |number| {
        let name = numbered("secret", "", number);
        ["\"\"\" + ", &name, " + r\"\"\""].concat()
    };
    out.push_str(&body.join(str::to_owned, secret));
    out.push_str("\"\"\"\n\nrequest = urllib.request.Request(\n    ");
    out.push_str(&[&quoted_whole(outline.url), ",\n"].concat());
    out.push_str(
        r#"    data=body.encode(),
    headers={
        "Authorization": "Bearer " + env("LIVECHAT_TOKEN"),
"#,
    );
    for (name, value) in &outline.headers {
        let line = [
            "        ",
            &quoted_whole(name),
            ": ",
            &quoted_whole(value),
            ",\n",
        ];
        out.push_str(&line.concat());
    }
    out.push_str(END);
    out
}

const BEGIN: &str = r#"import os
import sys
import urllib.error
import urllib.request


def env(name):
    return os.environ.get(name) or sys.exit(f"Set {name} first.")


"#;

const END: &str = r#"    },
)
try:
    with urllib.request.urlopen(request, timeout=20) as answer:
        print(answer.read().decode())
except urllib.error.HTTPError as error:
    sys.exit(f"{error.code} {error.read().decode()}")
"#;
