//! The panel on the hosts that `deploy/` has a configuration for, at the root and in a folder: from inside, as
//! a person comes to it by a link, and from outside, as a browser is answered.

use std::fs;
use std::path::{Path, PathBuf};

use bot_agents_panel::sandbox::tokens;
use reqwest::Client;
use reqwest::header::{ACCEPT_ENCODING, HeaderMap};

use crate::support::{Find, Host, Panel, configuration, headers, journey_through};
use crate::workspace::{JOHN, connect, sandbox};

/// What is said of a part of the panel whose name changes with its content.
const KEPT: &str = "public, max-age=31536000, immutable";

#[tokio::test]
async fn nginx_serves_the_panel_at_the_root() {
    journey_through(Host::Nginx, "", is_at_home).await;
}

#[tokio::test]
async fn nginx_serves_the_panel_in_a_folder() {
    journey_through(Host::Nginx, "/admin/bots", is_at_home).await;
}

#[tokio::test]
async fn caddy_serves_the_panel_at_the_root() {
    journey_through(Host::Caddy, "", is_at_home).await;
}

#[tokio::test]
async fn caddy_serves_the_panel_in_a_folder() {
    journey_through(Host::Caddy, "/admin/bots", is_at_home).await;
}

/// Netlify and Cloudflare Pages are told the beginnings of names.
#[test]
fn static_hosts_keep_every_part_whose_name_carries_a_hash() {
    let headers = include_str!("../../deploy/_headers");
    let lines = headers.lines().filter_map(|line| line.strip_prefix('/'));
    let kept: Vec<_> = lines.filter_map(|line| line.strip_suffix("-*")).collect();
    for file in built() {
        let name = name(&file);
        let begins = kept
            .iter()
            .any(|begin| name.starts_with(&format!("{begin}-")));
        assert_eq!(begins, !edited(name), "{name}");
    }
}

async fn is_at_home(panel: &Panel) {
    links_and_reloads_work(panel).await;
    pages_are_answered(panel).await;
    files_are_answered(panel).await;
    missing_files_are_missing(panel).await;
}

async fn links_and_reloads_work(panel: &Panel) {
    let server = sandbox();
    connect(panel, &server, tokens::FULL).await;
    let path = format!("/bots/{JOHN}/webhooks");
    panel.goto(&path).await;
    panel.heading("John Doe").shown().await;
    panel.reload().await;
    panel.heading("John Doe").shown().await;
    panel.arrives_at(&path).await;
    panel.goto("/no/such/page").await;
    panel.heading("Page not found").shown().await;
    panel.arrives_at("/no/such/page").await;
}

/// A path that is no file is a page of the panel's.
async fn pages_are_answered(panel: &Panel) {
    for path in ["/", "/index.html", "/bots", "/bots/a.b", "/no/such/page"] {
        let address = panel.address(path);
        let answer = Answer::of(&address, "").await;
        answer.is_documented(200, Some("text/html"));
        assert_eq!(answer.sent("cache-control"), Some("no-cache"), "{address}");
        let page = String::from_utf8(answer.body).expect("a text");
        assert!(page.contains(r#"<div id="start""#), "{address}");
    }
}

/// Every file of the site, as it is and as it was compressed when it was built.
async fn files_are_answered(panel: &Panel) {
    let mut compressed = 0;
    for file in built() {
        let name = name(&file);
        // The page was asked for already, and has another base here.
        let Some(kind) = kind(name).filter(|kind| *kind != "text/html") else {
            continue;
        };
        let address = panel.address(&format!("/{name}"));
        let answer = Answer::of(&address, "").await;
        answer.is_documented(200, Some(kind));
        assert_eq!(answer.sent("content-encoding"), None, "{address}");
        assert!(answer.body == bytes(&file), "{address} is another file");
        let kept = if edited(name) { "no-cache" } else { KEPT };
        assert_eq!(answer.sent("cache-control"), Some(kept), "{address}");
        if edited(name) {
            continue;
        }
        compressed += 1;
        let gzipped = Answer::of(&address, "gzip").await;
        gzipped.is_compressed(kind, "gzip", &bytes(&beside(&file, "gz")));
        // nginx needs a module for it, which Debian has in a package of its own.
        if answer.sent("server") == Some("Caddy") {
            let brotli = Answer::of(&address, "gzip, br").await;
            brotli.is_compressed(kind, "br", &bytes(&beside(&file, "br")));
        }
    }
    assert!(compressed >= 4, "{compressed} files are compressed");
}

/// No page comes in place of a part of the panel, and nothing keeps its absence.
async fn missing_files_are_missing(panel: &Panel) {
    for path in [
        "/bot-agents-panel-0123456789abcdef_bg.wasm",
        "/part-json-0123456789abcdef.wasm",
        "/bot-agents-panel-0123456789abcdef.js",
        "/main-0123456789abcdef.css",
        "/missing.json",
    ] {
        let address = panel.address(path);
        let answer = Answer::of(&address, "").await;
        answer.is_documented(404, None);
        let kept = answer.sent("cache-control").unwrap_or("no-cache");
        assert_eq!(kept, "no-cache", "{address}");
    }
}

/// What comes back for an address.
struct Answer {
    address: String,
    status: u16,
    headers: HeaderMap,
    body: Vec<u8>,
}

impl Answer {
    async fn of(address: &str, encodings: &'static str) -> Self {
        let request = Client::new().get(address);
        let answer = request.header(ACCEPT_ENCODING, encodings).send().await;
        let answer = answer.expect("the host answers");
        Self {
            address: address.into(),
            status: answer.status().as_u16(),
            headers: answer.headers().clone(),
            body: answer.bytes().await.expect("a body").to_vec(),
        }
    }

    fn sent(&self, name: &str) -> Option<&str> {
        let mut values = self.headers.get_all(name).into_iter();
        let value = values.next()?.to_str().expect("a text");
        assert_eq!(
            values.next(),
            None,
            "{name} of {} is sent once",
            self.address
        );
        Some(value)
    }

    /// Its status, its type, and the headers that go with everything.
    fn is_documented(&self, status: u16, kind: Option<&str>) {
        assert_eq!(self.status, status, "{}", self.address);
        for (name, value) in headers(&configuration()) {
            assert_eq!(self.sent(name), Some(value), "{name} of {}", self.address);
        }
        if let Some(kind) = kind {
            let sent = self.sent("content-type").expect("a type");
            let sent = sent.split(';').next().expect("the type itself");
            // The older name, which is nginx's, for the same.
            let sent = sent.replace("application/javascript", "text/javascript");
            assert_eq!(sent, kind, "{}", self.address);
        }
    }

    /// It is what was compressed when the site was built, byte for byte.
    fn is_compressed(&self, kind: &str, encoding: &str, bytes: &[u8]) {
        self.is_documented(200, Some(kind));
        assert_eq!(
            self.sent("content-encoding"),
            Some(encoding),
            "{}",
            self.address
        );
        assert_eq!(
            self.sent("vary"),
            Some("Accept-Encoding"),
            "{}",
            self.address
        );
        assert_eq!(self.sent("cache-control"), Some(KEPT), "{}", self.address);
        assert!(self.body == bytes, "{} as {encoding}", self.address);
    }
}

/// What was built.
fn built() -> Vec<PathBuf> {
    let site = Path::new(env!("CARGO_MANIFEST_DIR")).join("dist");
    let files = fs::read_dir(site).expect("dist/ is there");
    files
        .map(|file| file.expect("dist/ can be read").path())
        .collect()
}

fn name(file: &Path) -> &str {
    let name = file.file_name().and_then(|name| name.to_str());
    name.expect("a name in UTF-8")
}

/// The type of a file that a browser asks for.
fn kind(name: &str) -> Option<&'static str> {
    match name.rsplit('.').next()? {
        "css" => Some("text/css"),
        "html" => Some("text/html"),
        "js" => Some("text/javascript"),
        "json" => Some("application/json"),
        "svg" => Some("image/svg+xml"),
        "wasm" => Some("application/wasm"),
        "br" | "gz" => None,
        other => panic!("{name}: say here what type .{other} is, and in deploy/ how it is served"),
    }
}

/// Whether a file keeps its name when its content changes.
fn edited(name: &str) -> bool {
    ["boot.js", "config.json", "frame.js", "index.html"].contains(&name)
}

fn beside(file: &Path, extension: &str) -> PathBuf {
    PathBuf::from(format!("{}.{extension}", file.display()))
}

fn bytes(file: &Path) -> Vec<u8> {
    fs::read(file).unwrap_or_else(|problem| panic!("{}: {problem}", file.display()))
}
