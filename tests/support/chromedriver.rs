//! One ChromeDriver for all tests of a process, and browser sessions from it.

use std::io::{BufRead, BufReader};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};
use std::sync::OnceLock;
use std::sync::mpsc;
use std::time::Duration;

use serde_json::{Map, Value};
use thirtyfour::{Capabilities, WebDriver};

/// Runs ChromeDriver until standard input is closed, then ends its process group, browsers included. That
/// happens whenever the test process ends, also by a panic, an abort or a kill.
const UNTIL_WE_END: &str = "chromedriver --port=0 & cat > /dev/null; kill 0";

struct ChromeDriver {
    url: String,
    /// Holds the pipe that keeps the driver alive.
    _process: Child,
}

/// A browser with an empty profile, which ChromeDriver makes and deletes for each session.
pub async fn new_session() -> WebDriver {
    static DRIVER: OnceLock<ChromeDriver> = OnceLock::new();
    let driver = DRIVER.get_or_init(start);
    WebDriver::new(&driver.url, capabilities())
        .await
        .expect("a browser session")
}

fn start() -> ChromeDriver {
    let mut process = Command::new("sh")
        .args(["-c", UNTIL_WE_END])
        .process_group(0)
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .spawn()
        .expect("sh starts");

    let lines = BufReader::new(process.stdout.take().expect("a pipe")).lines();
    let (found, port) = mpsc::channel();
    // Goes on reading after the port was found, or the driver would block on a full pipe.
    std::thread::spawn(move || {
        for line in lines.map_while(Result::ok) {
            if let Some((_, port)) = line.split_once("started successfully on port ") {
                let _ = found.send(port.trim_end_matches('.').to_owned());
            }
        }
    });
    let port = port
        .recv_timeout(Duration::from_secs(20))
        .expect("chromedriver starts (`.ci/setup test` installs it)");

    ChromeDriver {
        url: format!("http://127.0.0.1:{port}"),
        _process: process,
    }
}

/// Makes every name but our own unknown: what a page asks of other hosts fails at once and always alike. There are
/// two of our own, for what two sites do with each other.
const NO_OTHER_HOST: &str =
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE 127.0.0.1, EXCLUDE localhost";

/// The flags of `webdriver.json`, which wasm-bindgen's test runner uses as well, no way to other hosts, and
/// a console to read.
fn capabilities() -> Capabilities {
    let mut all: Map<String, Value> = serde_json::from_str(include_str!("../../webdriver.json"))
        .expect("webdriver.json is a JSON object");
    all.insert(
        "goog:loggingPrefs".into(),
        serde_json::json!({ "browser": "ALL" }),
    );
    if let Some(Value::Array(flags)) = all
        .get_mut("goog:chromeOptions")
        .and_then(|options| options.get_mut("args"))
    {
        flags.push(NO_OTHER_HOST.into());
    }
    let mut capabilities = Capabilities::new();
    for (name, value) in all {
        capabilities.set(name, value).expect("a JSON value");
    }
    capabilities
}
