//! A call as a program in Rust, with the crate `reqwest`.

use super::body::Piece;
use super::outline::{Outline, numbered, secret_variable};
use crate::messages::code as words;

/// The program that sends a request.
pub fn call(outline: &Outline) -> String {
    let body = &outline.body;
    let has_secret = body.secrets > 0;
    let mut out = String::new();
    out.push_str(&["// ", words::CARGO, "\n"].concat());
    out.push_str("// reqwest = { version = \"0.13\", features = [\"blocking\"] }\n");
    out.push_str(if has_secret {
        "// serde_json = \"1\"\n"
    } else {
        ""
    });
    out.push_str(BEGIN);
    for number in 0..body.secrets {
        let name = numbered("secret", "", number);
        let from = secret_variable(number);
        let line = [
            "    let ",
            &name,
            " = serde_json::to_string(&env(\"",
            &from,
            "\")?)?;\n",
        ];
        out.push_str(&line.concat());
    }
    let hashes = hashes(&body.pieces);
    let text = |json: &str| ["r", &hashes, "\"", json, "\"", &hashes].concat();
    out.push_str("    let body = ");
    if has_secret {
        let text = |json: &str| ["        ", &text(json), ",\n"].concat();
        let secret = |number| ["        &", &numbered("secret", "", number), ",\n"].concat();
        let items = body.join(text, secret);
        out.push_str(&["[\n", &items, "    ]\n    .concat();\n"].concat());
    } else {
        out.push_str(&[&body.join(text, |_| String::new()), ";\n"].concat());
    }
    out.push_str("    let answer = reqwest::blocking::Client::new()\n        .post(");
    out.push_str(&quoted(outline.url));
    out.push_str(")\n        .bearer_auth(env(\"LIVECHAT_TOKEN\")?)\n");
    for (name, value) in &outline.headers {
        let line = [
            "        .header(",
            &quoted(name),
            ", ",
            &quoted(value),
            ")\n",
        ];
        out.push_str(&line.concat());
    }
    out.push_str(END);
    out
}

/// As many as a raw text needs around its quotes so that none inside ends it.
fn hashes(pieces: &[Piece]) -> String {
    let longest = |piece: &Piece| match piece {
        Piece::Json(json) => {
            let after_quotes = json.split('"').skip(1);
            let count = |text: &str| text.len() - text.trim_start_matches('#').len();
            after_quotes.map(count).max().unwrap_or(0)
        }
        Piece::Secret(_) => 0,
    };
    "#".repeat(pieces.iter().map(longest).max().unwrap_or(0) + 1)
}

/// A text as Rust writes it.
pub fn quoted(text: &str) -> String {
    let mut out = String::from("\"");
    out.extend(text.escape_default());
    out.push('"');
    out
}

const BEGIN: &str = r"use std::error::Error;
use std::process::ExitCode;

fn main() -> Result<ExitCode, Box<dyn Error>> {
";

const END: &str = r#"        .body(body)
        .send()?;
    let status = answer.status();
    let text = answer.text()?;
    if status.is_success() {
        println!("{text}");
        Ok(ExitCode::SUCCESS)
    } else {
        eprintln!("{status} {text}");
        Ok(ExitCode::FAILURE)
    }
}

fn env(name: &str) -> Result<String, String> {
    let value = std::env::var(name).unwrap_or_default();
    if value.is_empty() {
        return Err(format!("set {name} first"));
    }
    Ok(value)
}
"#;
