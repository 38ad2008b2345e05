//! What end-to-end tests stand on: a site to visit, a browser to visit it with, and a runner that
//! looks after both.
//!
//! A test is one call of [`journey`]. It gets a [`Panel`], finds things on it the way a person does (by
//! role and name, see [`Find`]) and acts on them; everything waits for its condition, nothing sleeps.
//! Helpers panic with the line of the test that asked, so a journey needs no `?`.
#![allow(
    dead_code,
    unused_imports,
    reason = "a box of tools, of which each test crate takes what it needs"
)]

mod axe;
mod caddy;
mod chromedriver;
mod daemon;
mod deploy;
mod find;
mod leaks;
mod nginx;
mod panel;
mod proxy;
mod site;
mod step;

use std::any::Any;
use std::fmt;
use std::fs;
use std::panic::AssertUnwindSafe;
use std::path::{Path, PathBuf};
use std::time::Duration;

use futures_util::FutureExt;
use thirtyfour::WebDriver;
use tokio::sync::Semaphore;
use tokio::time::timeout;

pub use axe::report_axe;
pub use deploy::{POLICY, configuration, header, headers};
pub use find::{Find, Locator, wait_until};
use leaks::Searched;
use panel::PATIENCE;
pub use panel::{Panel, View};
pub use proxy::{Answer, Fault, Proxy};
pub use site::{Deployment, Framers, Host};
use site::{Site, wanted_folder};

/// How many browsers run at a time: more than the cores can carry only makes waits run out.
static BROWSERS: Semaphore = Semaphore::const_new(2);

/// No journey is longer than this; one that hangs shouldn't hold up everything else.
const LONGEST_JOURNEY: Duration = Duration::from_mins(2);

/// Runs a journey through the built panel in a browser of its own, with an empty profile.
///
/// It fails if the body panics, takes too long, leaves an access token where none belongs, or leaves
/// anything on the browser's console that it didn't announce with [`Panel::expect_console`] (a breach of
/// the policy is there too); then a picture, the page's source and the console are kept in
/// `target/e2e-failures/`.
pub async fn journey(body: impl AsyncFnOnce(&Panel)) {
    judge(attempt_at(Host::wanted(), Deployment::to(&wanted_folder()), body).await);
}

/// The same, with the panel served under a folder, as in `/admin/bots`.
pub async fn journey_in_folder(folder: &str, body: impl AsyncFnOnce(&Panel)) {
    journey_through(Host::wanted(), folder, body).await;
}

/// The same, with this text in the file `config.json` beside the panel.
pub async fn journey_with_presets(presets: &str, body: impl AsyncFnOnce(&Panel)) {
    let folder = wanted_folder();
    let deployment = Deployment {
        presets: Some(presets),
        ..Deployment::to(&folder)
    };
    judge(attempt_at(Host::wanted(), deployment, body).await);
}

/// The same, with headers that let others frame the panel, as only the server in this process sends them.
pub async fn journey_for_frames(
    presets: &str,
    framers: Framers<'_>,
    body: impl AsyncFnOnce(&Panel),
) {
    let deployment = Deployment {
        presets: Some(presets),
        framers,
        ..Deployment::to("")
    };
    judge(attempt_at(Host::Own, deployment, body).await);
}

/// The same, with the panel deployed in a way of its own, by the server in this process.
pub async fn journey_of(deployment: Deployment<'_>, body: impl AsyncFnOnce(&Panel)) {
    judge(attempt_at(Host::Own, deployment, body).await);
}

/// The same, with the panel served by this host under a folder, or under the root if that is empty.
pub async fn journey_through(host: Host, folder: &str, body: impl AsyncFnOnce(&Panel)) {
    judge(attempt_at(host, Deployment::to(folder), body).await);
}

/// The same in a browser of another engine, whose console and history nobody reads.
pub async fn journey_in(session: WebDriver, body: impl AsyncFnOnce(&Panel)) {
    let site = Site::start(Host::wanted(), Deployment::to(&wanted_folder())).await;
    let panel = Panel::in_session(session, &site.url);
    let Err(problem) = outcome(&panel, body).await else {
        return panel.close().await;
    };
    let failure = Failure {
        problems: vec![problem],
        searched: Searched::default(),
        // One that hangs shows nothing any more.
        picture: timeout(PATIENCE, panel.picture()).await.ok().flatten(),
        source: timeout(PATIENCE, panel.source()).await.ok().flatten(),
    };
    judge(Err(failure));
}

fn judge(result: Result<Searched, Failure>) {
    match &result {
        Ok(searched) => leaks::report(searched),
        Err(failure) => leaks::report(&failure.searched),
    }
    if let Err(failure) = result {
        let test = std::thread::current()
            .name()
            .unwrap_or("journey")
            .replace("::", "-");
        let kept = failure.keep(&test);
        panic!(
            "{failure}\nWhat the browser showed is in {}.*",
            kept.display()
        );
    }
}

/// Runs a journey and hands its failure back, for tests of this very module.
pub async fn attempt(body: impl AsyncFnOnce(&Panel)) -> Result<(), Failure> {
    attempt_at(Host::wanted(), Deployment::to(&wanted_folder()), body)
        .await
        .map(drop)
}

async fn attempt_at(
    host: Host,
    deployment: Deployment<'_>,
    body: impl AsyncFnOnce(&Panel),
) -> Result<Searched, Failure> {
    let _turn = BROWSERS
        .acquire()
        .await
        .expect("the semaphore is never closed");
    let site = Site::start(host, deployment).await;
    let panel = Panel::open(&site.url).await;

    let mut problems = Vec::new();
    problems.extend(outcome(&panel, body).await.err());
    let console = panel.console().await;
    problems.extend(panel.console_problems(&console));
    let searched = panel.search_for_secrets(&console).await;
    let searched = searched.unwrap_or_else(|problem| {
        problems.push(problem);
        Searched::default()
    });
    let leak = |place| format!("a secret is in {place}");
    problems.extend(searched.hits.iter().map(leak));

    let result = if problems.is_empty() {
        Ok(searched)
    } else {
        Err(Failure {
            problems,
            searched,
            picture: panel.picture().await,
            source: panel.source().await,
        })
    };
    panel.close().await;
    result
}

/// Goes on a journey, and tells why if that failed.
async fn outcome(panel: &Panel, body: impl AsyncFnOnce(&Panel)) -> Result<(), String> {
    let body = AssertUnwindSafe(body(panel)).catch_unwind();
    match timeout(LONGEST_JOURNEY, body).await {
        Ok(Ok(())) => Ok(()),
        Ok(Err(panic)) => Err(message_of(panic.as_ref())),
        Err(_) => Err(format!("the journey took more than {LONGEST_JOURNEY:?}")),
    }
}

fn message_of(panic: &(dyn Any + Send)) -> String {
    panic
        .downcast_ref::<String>()
        .cloned()
        .or_else(|| panic.downcast_ref::<&str>().map(ToString::to_string))
        .unwrap_or_else(|| "the journey panicked".into())
}

/// Why a journey failed, and what the browser showed at its end.
pub struct Failure {
    pub problems: Vec<String>,
    searched: Searched,
    picture: Option<Vec<u8>>,
    source: Option<String>,
}

impl Failure {
    /// Writes everything to files and returns their common path, without an extension.
    fn keep(&self, test: &str) -> PathBuf {
        let base = output("e2e-failures").join(test);
        let _ = fs::write(base.with_extension("txt"), self.to_string());
        if let Some(picture) = &self.picture {
            let _ = fs::write(base.with_extension("png"), picture);
        }
        if let Some(source) = &self.source {
            let _ = fs::write(base.with_extension("html"), source);
        }
        base
    }
}

impl fmt::Display for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        formatter.write_str(&self.problems.join("\n"))
    }
}

/// Without the picture's bytes.
impl fmt::Debug for Failure {
    fn fmt(&self, formatter: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, formatter)
    }
}

/// The folder in which `.ci/lib.sh` keeps tools.
pub fn tools() -> PathBuf {
    let cache = std::env::var_os("XDG_CACHE_HOME").map_or_else(
        || PathBuf::from(std::env::var_os("HOME").expect("a home folder")).join(".cache"),
        PathBuf::from,
    );
    cache.join("bot-agents-panel")
}

/// A file or folder of this package.
fn in_package(path: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join(path)
}

/// A folder under `target/` for what tests leave behind.
fn output(folder: &str) -> PathBuf {
    let path = in_package("target").join(folder);
    fs::create_dir_all(&path).expect("target/ can be written");
    path
}
