//! The browsers beside Chromium, each by a driver of its own for one session.

use std::net::{Ipv4Addr, TcpListener, TcpStream};
use std::os::unix::process::CommandExt;
use std::process::{Child, Command, Stdio};

use serde_json::json;
use thirtyfour::{Capabilities, WebDriver};

use crate::support::{tools, wait_until};

/// Runs a driver until standard input is closed, then ends its process group, browser and screen included.
const UNTIL_WE_END: &str = r#""$@" > /dev/null 2>&1 & cat > /dev/null; kill 0"#;

#[derive(Clone, Copy, Debug)]
pub enum Engine {
    Firefox,
    WebKit,
}

/// A running driver, until it is dropped.
pub struct Driver {
    pub session: WebDriver,
    /// Holds the pipe that keeps the driver alive.
    _process: Child,
}

impl Engine {
    /// Starts a browser with an empty profile.
    pub async fn start(self) -> Driver {
        let port = free_port();
        let process = Command::new("sh")
            .args(["-c", UNTIL_WE_END, "sh"])
            .args(self.command())
            .arg(format!("--port={port}"))
            .process_group(0)
            .stdin(Stdio::piped())
            .spawn()
            .expect("sh starts");
        let wish = format!("{self:?}’s driver (`.ci/setup test` installs it)");
        wait_until(wish, async || {
            let answer = TcpStream::connect((Ipv4Addr::LOCALHOST, port));
            answer.map(drop).map_err(|error| error.to_string())
        })
        .await;
        let url = format!("http://127.0.0.1:{port}");
        Driver {
            session: WebDriver::new(&url, self.capabilities())
                .await
                .expect("a browser session"),
            _process: process,
        }
    }

    fn command(self) -> Vec<String> {
        match self {
            Self::Firefox => {
                let geckodriver = tools().join("geckodriver/bin/geckodriver");
                vec![geckodriver.display().to_string()]
            }
            // It can't do without a screen.
            Self::WebKit => {
                let screen = ["xvfb-run", "-a", "-s", "-screen 0 1600x1400x24"];
                let command = screen.into_iter().chain(["WebKitWebDriver"]);
                command.map(str::to_owned).collect()
            }
        }
    }

    fn capabilities(self) -> Capabilities {
        let mut capabilities = Capabilities::new();
        if let Self::Firefox = self {
            let options = json!({ "args": ["-headless"] });
            let set = capabilities.set("moz:firefoxOptions", options);
            set.expect("a JSON value");
        }
        capabilities
    }
}

fn free_port() -> u16 {
    let listener = TcpListener::bind((Ipv4Addr::LOCALHOST, 0)).expect("a free port");
    listener.local_addr().expect("the port just bound").port()
}
