//! What hosts without a server's configuration do with the panel's paths and files: Netlify and Cloudflare Pages
//! by their own code (`.ci/setup test` brings it), `CloudFront` by the function for it.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

use bot_agents_panel::model::BotId;
use bot_agents_panel::paths::{self, Page};
use serde_json::Value;

use crate::deploy::{CONFIGURATION, headers};
use crate::{FILES, empty_folder, package, printed};

const README: &str = include_str!("../../README.md");

const MISSING: [&str; 5] = [
    "bot-agents-panel-fedcba9876543210.js",
    "bot-agents-panel-fedcba9876543210_bg.wasm",
    "part-json-fedcba9876543210.wasm",
    "main-fedcba9876543210.css",
    "missing.json",
];

const NO_PAGES: [&str; 2] = ["no/such/page", "botsy"];

/// The paths of every page of the panel, without the slash at their beginning.
fn routes() -> Vec<String> {
    let bot = BotId::from("5c9871d5");
    // The compiler asks for a page that is new.
    let paths = |page| match page {
        Page::Home => vec![paths::redirect(), paths::connect()],
        Page::Bots => vec![paths::bots("")],
        Page::NewBot => vec![paths::new_bot()],
        Page::Bot => vec![paths::bot(&bot), paths::bot_webhooks(&bot)],
        Page::Routing => vec![paths::routing(false)],
        Page::Import => vec![paths::import()],
        Page::Settings => vec![paths::settings()],
    };
    let pages = [
        Page::Home,
        Page::Bots,
        Page::NewBot,
        Page::Bot,
        Page::Routing,
        Page::Import,
        Page::Settings,
    ];
    let routes = pages.into_iter().flat_map(|page| {
        let paths = paths(page);
        for path in &paths {
            assert_eq!(Page::at(path), Some(page), "{path}");
        }
        paths
    });
    routes.map(|path| path[1..].to_owned()).collect()
}

#[derive(Clone, Copy)]
enum Host {
    Netlify,
    Cloudflare,
}

impl Host {
    fn name(self) -> &'static str {
        match self {
            Self::Netlify => "netlify",
            Self::Cloudflare => "cloudflare",
        }
    }
}

/// A site as the README says that it is put together for a host.
struct Site {
    host: Host,
    /// Where the panel is, with a slash at both ends.
    base: &'static str,
    root: PathBuf,
}

impl Site {
    fn deployed(host: Host, base: &'static str) -> Self {
        let name = format!("{}{}", host.name(), base.replace('/', "-"));
        let root = empty_folder(&name);
        let site = root.join(base.trim_matches('/'));
        fs::create_dir_all(&site).expect("target/ can be written");
        for name in FILES.map(|(name, _)| name).into_iter().chain(["404.html"]) {
            fs::write(site.join(name), name).expect("target/ can be written");
        }
        let deploy = package().join("deploy");
        let redirects = deploy.join(host.name()).join("_redirects");
        for (from, to) in [
            (deploy.join("_headers"), "_headers"),
            (redirects, "_redirects"),
        ] {
            fs::copy(from, root.join(to)).expect("target/ can be written");
        }
        if base != "/" {
            move_to_folder(&root);
        }
        Self { host, base, root }
    }

    fn answers<'a>(&self, paths: impl IntoIterator<Item = &'a str>) -> Vec<Answer> {
        let paths = paths.into_iter().map(|path| format!("{}{path}", self.base));
        let paths: Vec<_> = paths.collect();
        let mut node = Command::new("node");
        node.arg(package().join("tests/deploy/static_hosts.mjs"));
        node.arg(self.host.name()).arg(cache()).arg(&self.root);
        let printed = printed(node.args(&paths));
        let answers: Vec<Value> = serde_json::from_str(&printed).expect("JSON");
        assert_eq!(answers.len(), paths.len());
        let answers = paths.into_iter().zip(answers);
        answers
            .map(|(path, answer)| Answer::of(path, &answer))
            .collect()
    }
}

/// Runs the command of the README.
fn move_to_folder(root: &Path) {
    let commands: Vec<_> = README
        .lines()
        .filter(|line| line.starts_with("sed -i "))
        .collect();
    let [command] = commands[..] else {
        panic!("the README says how the files come to a folder: {commands:?}")
    };
    printed(Command::new("sh").args(["-c", command]).current_dir(root));
}

/// Where `.ci/setup` puts what it brings.
fn cache() -> PathBuf {
    let cache = std::env::var_os("XDG_CACHE_HOME").map_or_else(
        || PathBuf::from(std::env::var_os("HOME").expect("a home folder")).join(".cache"),
        PathBuf::from,
    );
    cache.join("bot-agents-panel")
}

struct Answer {
    path: String,
    status: u64,
    headers: BTreeMap<String, String>,
    body: String,
}

impl Answer {
    fn of(path: String, answer: &Value) -> Self {
        let headers = answer["headers"].as_object().expect("headers").iter();
        Self {
            path,
            status: answer["status"].as_u64().expect("a number"),
            headers: headers
                .map(|(name, value)| (name.clone(), value.as_str().expect("a text").to_owned()))
                .collect(),
            body: answer["body"].as_str().expect("a text").to_owned(),
        }
    }

    #[track_caller]
    fn is(&self, status: u64, body: &str) {
        assert_eq!(
            (self.status, self.body.as_str()),
            (status, body),
            "{}",
            self.path
        );
        for (name, value) in headers(CONFIGURATION) {
            let sent = self.headers.get(&name.to_lowercase()).map(String::as_str);
            assert_eq!(sent, Some(value), "{name} of {}", self.path);
        }
    }

    fn is_kept(&self) -> bool {
        let kept = self.headers.get("cache-control");
        kept.is_some_and(|kept| kept == "public, max-age=31536000, immutable")
    }
}

fn is_at_home(host: Host, base: &'static str) {
    let site = Site::deployed(host, base);
    let routes = routes();
    for answer in site.answers(routes.iter().map(String::as_str)) {
        answer.is(200, "index.html");
        assert!(!answer.is_kept(), "{}", answer.path);
    }
    // Cloudflare sends the page's name on to the folder's.
    let files = FILES.into_iter().filter(|(name, _)| *name != "index.html");
    let answers = site.answers(files.clone().map(|(name, _)| name));
    for ((name, hashed), answer) in files.zip(answers) {
        answer.is(200, name);
        assert_eq!(answer.is_kept(), hashed, "{name}");
    }
    for answer in site.answers(MISSING.into_iter().chain(NO_PAGES)) {
        answer.is(404, "404.html");
    }
}

#[test]
fn netlify_serves_the_panel_at_the_root() {
    is_at_home(Host::Netlify, "/");
}

#[test]
fn netlify_serves_the_panel_in_a_folder() {
    is_at_home(Host::Netlify, "/admin/bots/");
}

#[test]
fn cloudflare_serves_the_panel_at_the_root() {
    is_at_home(Host::Cloudflare, "/");
}

#[test]
fn cloudflare_serves_the_panel_in_a_folder() {
    is_at_home(Host::Cloudflare, "/admin/bots/");
}

#[test]
fn cloudfront_asks_for_the_page_where_there_can_be_no_file() {
    let routes = routes();
    let pages = routes.iter().map(String::as_str).chain(NO_PAGES);
    let files = FILES
        .map(|(name, _)| name)
        .into_iter()
        .filter(|name| *name != "index.html");
    let files = files.chain(MISSING);
    let asked: Vec<_> = pages
        .clone()
        .chain(files.clone())
        .map(|path| format!("/{path}"))
        .collect();
    let expected: Vec<_> = pages
        .map(|_| "index.html")
        .chain(files)
        .map(|path| format!("/{path}"))
        .collect();

    let function = fs::read_to_string(package().join("deploy/cloudfront.js")).expect("a text");
    let script = format!(
        "{function}; const uris = process.argv.slice(1).map((uri) => handler({{ request: {{ uri }} }}).uri);
        console.log(JSON.stringify(uris));"
    );
    let printed = printed(Command::new("node").args(["-e", &script]).args(asked));
    let uris: Vec<String> = serde_json::from_str(&printed).expect("JSON");
    assert_eq!(uris, expected);
}
