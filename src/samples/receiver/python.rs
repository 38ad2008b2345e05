//! A receiver for Python 3.10 or newer, with nothing but its standard library.

use super::{Branch, head};
use crate::messages::code as words;
use crate::model::ActionName;
use crate::samples::outline::quoted;

/// The program that receives webhooks with these actions.
pub fn receiver(actions: &[&ActionName]) -> String {
    let branch = Branch {
        indent: "        ",
        comment: "#",
        case: ["case ", ":\n            print(action, data)\n"],
        quoted,
    };
    [
        &head("#", "receiver.py", "python3"),
        BEGIN,
        "# ",
        words::CONSTANT_TIME,
        IS_KNOWN,
        "# ",
        words::HANDLE,
        HANDLE,
        &branch.all(actions),
        "        case _:\n            print(\"",
        words::NOT_EXPECTED,
        "\", action)\n",
        RECEIVE,
        words::LISTENING,
        " {server.server_port}\", flush=True)\nserver.serve_forever()\n",
    ]
    .concat()
}

const BEGIN: &str = r#"import hashlib
import hmac
import json
import os
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer


def digest(secret):
    return hashlib.sha256(secret.encode(errors="surrogatepass")).digest()


LIMIT = 1024 * 1024
VARIABLES = ("WEBHOOK_SECRET", "WEBHOOK_SECRET_NEXT")
SECRETS = [digest(os.environ[name]) for name in VARIABLES if os.environ.get(name)]
if not SECRETS:
    raise SystemExit("Set WEBHOOK_SECRET first.")


"#;

const IS_KNOWN: &str = r"
def is_known(secret):
    if not isinstance(secret, str):
        return False
    given = digest(secret)
    return any([hmac.compare_digest(known, given) for known in SECRETS])


";

const HANDLE: &str = r"
def handle(action, data):
    match action:
";

const RECEIVE: &str = r#"

class Receiver(BaseHTTPRequestHandler):
    timeout = 10

    def do_POST(self):
        status, webhook = self.receive()
        self.send_response(status)
        self.send_header("Content-Length", "0")
        self.end_headers()
        if webhook:
            handle(webhook.get("action"), webhook.get("data", webhook.get("payload")))

    def receive(self):
        length = self.headers.get("Content-Length", "")
        if not length.isdecimal():
            return 411, None
        if int(length) > LIMIT:
            return 413, None
        try:
            webhook = json.loads(self.rfile.read(int(length)))
        except (ValueError, RecursionError):
            return 400, None
        if not isinstance(webhook, dict):
            return 400, None
        if not is_known(webhook.get("secret_key")):
            return 403, None
        return 200, webhook


server = ThreadingHTTPServer(("", int(os.environ.get("PORT", "8080"))), Receiver)
print(f""#;
