//! The built panel, served by a real Caddy under `deploy/Caddyfile` (`.ci/setup test` installs it).

use std::net::SocketAddr;
use std::path::Path;

use super::daemon::Daemon;
use super::deploy::{self, edited};
use super::site::Deployment;

/// What keeps it to itself: no port for managing it, and none but on this machine.
const GLOBAL: &str = "{\n\tadmin off\n\tdefault_bind 127.0.0.1\n}\n";

/// Starts one for a deployment.
pub fn start(deployment: &Deployment) -> Daemon {
    let command = [
        "caddy",
        "run",
        "--adapter",
        "caddyfile",
        "--config",
        "Caddyfile",
    ];
    Daemon::start(&command, deployment, |home, address| {
        let site = site(&home.join("root"), deployment.folder, address);
        vec![("Caddyfile", format!("{GLOBAL}{site}"))]
    })
}

/// The documented configuration after the edits that it asks for.
fn site(root: &Path, folder: &str, address: SocketAddr) -> String {
    let site = root.join(folder.trim_start_matches('/'));
    let edits = [
        // Not over TLS.
        (
            "bots.example.com {",
            format!("http://:{} {{", address.port()),
        ),
        (
            "root * /srv/bot-agents-panel",
            format!("root * \"{}\"", site.display()),
        ),
        (
            "handle_path /* {",
            format!("{}handle_path {folder}/* {{", redirect(folder)),
        ),
    ];
    edited(deploy::caddyfile(), &edits)
}

/// The line that a folder needs besides.
fn redirect(folder: &str) -> String {
    if folder.is_empty() {
        String::new()
    } else {
        format!("redir {folder} {folder}/\n\t")
    }
}
