//! The built panel, served by a real nginx under `deploy/nginx.conf` (`.ci/setup test` installs it).

use std::net::SocketAddr;
use std::path::Path;

use super::daemon::Daemon;
use super::deploy::{self, edited};
use super::site::Deployment;

/// What Debian's own main file says around a site's, apart from where things are written.
const MAIN: &str = "
daemon off;
master_process off;
pid nginx.pid;
events {}
http {
    include /etc/nginx/mime.types;
    access_log off;
    client_body_temp_path body;
    proxy_temp_path proxy;
    fastcgi_temp_path fastcgi;
    uwsgi_temp_path uwsgi;
    scgi_temp_path scgi;
    include site.conf;
}
";

/// Starts one for a deployment.
pub fn start(deployment: &Deployment) -> Daemon {
    let command = ["nginx", "-p", ".", "-e", "error.log", "-c", "nginx.conf"];
    Daemon::start(&command, deployment, |home, address| {
        let site = site(&home.join("root"), deployment.folder, address);
        vec![("nginx.conf", MAIN.to_owned()), ("site.conf", site)]
    })
}

/// The documented configuration after the edits that it asks for.
fn site(root: &Path, folder: &str, address: SocketAddr) -> String {
    let edits = [
        ("listen 80;", format!("listen {address};")),
        (
            "root /srv/bot-agents-panel;",
            format!("root \"{}\";", root.display()),
        ),
        ("location / {", format!("location {folder}/ {{")),
        (
            "try_files $uri /index.html;",
            format!("try_files $uri {folder}/index.html;"),
        ),
    ];
    edited(deploy::configuration(), &edits)
}
