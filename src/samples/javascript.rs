//! A call as a program for Node 18 or newer.

use super::outline::{Outline, numbered, quoted, secret_variable, unexpanded};
use crate::messages::code as words;

/// The program that sends a request.
pub fn call(outline: &Outline) -> String {
    let body = &outline.body;
    let file = [outline.action, ".mjs"].concat();
    let mut out = String::new();
    out.push_str(&["// ", &words::save_as(&file, "node"), "\n"].concat());
    out.push_str("const token = env(\"LIVECHAT_TOKEN\");\n");
    for number in 0..body.secrets {
        let name = numbered("secret", "", number);
        let from = secret_variable(number);
        out.push_str(
            &[
                "const ",
                &name,
                " = JSON.stringify(env(\"",
                &from,
                "\"));\n",
            ]
            .concat(),
        );
    }
    out.push_str("const body = `");
    let secret = |number| ["${", &numbered("secret", "", number), "}"].concat();
    out.push_str(&body.join(unexpanded, secret));
    let url = quoted(outline.url);
    out.push_str(&["`;\n\nconst answer = await fetch(", &url, ", {\n"].concat());
    out.push_str("  method: \"POST\",\n  headers: {\n    Authorization: `Bearer ${token}`,\n");
    for (name, value) in &outline.headers {
        let line = ["    ", &quoted(name), ": ", &quoted(value), ",\n"];
        out.push_str(&line.concat());
    }
    out.push_str(END);
    out
}

const END: &str = r"  },
  body,
  signal: AbortSignal.timeout(20_000),
});
const text = await answer.text();
if (answer.ok) {
  console.log(text);
} else {
  console.error(answer.status, text);
  process.exitCode = 1;
}

function env(name) {
  const value = process.env[name];
  if (!value) throw new Error(`Set ${name} first.`);
  return value;
}
";
