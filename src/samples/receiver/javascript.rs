//! A receiver for Node 18 or newer, with nothing but its own modules.

use super::{Branch, head};
use crate::messages::code as words;
use crate::model::ActionName;
use crate::samples::outline::quoted;

/// The program that receives webhooks with these actions.
pub fn receiver(actions: &[&ActionName]) -> String {
    let branch = Branch {
        indent: "    ",
        comment: "//",
        case: [
            "case ",
            ":\n      console.log(action, data);\n      break;\n",
        ],
        quoted,
    };
    [
        &head("//", "receiver.mjs", "node"),
        BEGIN,
        "// ",
        words::CONSTANT_TIME,
        IS_KNOWN,
        "// ",
        words::HANDLE,
        HANDLE,
        &branch.all(actions),
        "    default:\n      console.log(\"",
        words::NOT_EXPECTED,
        "\", action);\n  }\n}\n",
        RECEIVE,
        words::LISTENING,
        " ${this.address().port}`);\n});\n",
    ]
    .concat()
}

const BEGIN: &str = r#"import { createHash, timingSafeEqual } from "node:crypto";
import { createServer } from "node:http";

const LIMIT = 1024 * 1024;
const { WEBHOOK_SECRET, WEBHOOK_SECRET_NEXT, PORT = "8080" } = process.env;
const digest = (text) => createHash("sha256").update(text).digest();
const secrets = [WEBHOOK_SECRET, WEBHOOK_SECRET_NEXT].filter(Boolean).map(digest);
if (secrets.length === 0) throw new Error("Set WEBHOOK_SECRET first.");

"#;

const IS_KNOWN: &str = r#"
function isKnown(secret) {
  if (typeof secret !== "string") return false;
  const given = digest(secret);
  return secrets.map((known) => timingSafeEqual(known, given)).includes(true);
}

"#;

const HANDLE: &str = r"
function handle(action, data) {
  switch (action) {
";

const RECEIVE: &str = r#"
async function receive(request) {
  if (request.method !== "POST") return 405;
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size <= LIMIT) chunks.push(chunk);
  }
  if (size > LIMIT) return 413;
  let webhook;
  try {
    webhook = JSON.parse(Buffer.concat(chunks).toString());
  } catch {
    return 400;
  }
  if (!isKnown(webhook?.secret_key)) return 403;
  setImmediate(handle, webhook.action, webhook.data ?? webhook.payload);
  return 200;
}

const server = createServer((request, response) => {
  receive(request).then(
    (status) => response.writeHead(status).end(),
    () => response.destroy(),
  );
});
server.listen(PORT, function () {
  console.log(`"#;
