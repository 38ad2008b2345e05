//! Faults on the way between the panel and the API, which a proxy makes as the test says: nothing is done
//! twice, nothing entered is lost, and there is always a word about it.

mod bodies;
mod cases;
mod presses;
mod reads;
mod shuffled;
mod time_outs;
mod writes;

use std::io::Write as _;
use std::time::Instant;

use bot_agents_panel::sandbox::tokens;

use cases::cases;

use crate::server::Running;
use crate::support::{Find, Panel, Proxy, journey, wait_until};
use crate::workspace::{count, sandbox, sign_in};

/// A journey through a panel that reaches the sandbox by way of a proxy.
async fn over_proxy(body: impl AsyncFnOnce(&Panel, &Running, &Proxy)) {
    journey(async |panel| {
        let server = sandbox();
        let proxy = Proxy::start(server.address);
        panel.goto("/").await;
        // The API's host is the page's own, so a browser would send it if it were let.
        panel.run("document.cookie = 'stray=1; path=/'").await;
        sign_in(panel, &proxy.base_url(), tokens::FULL).await;
        count(panel).shown().await;
        body(panel, &server, &proxy).await;
        assert_eq!(proxy.strays(), [""; 0]);
        panel.keep((server, proxy));
    })
    .await;
}

/// Announces what the browser logs about each request that fails, whatever the reason.
fn expect_failed_requests(panel: &Panel) {
    panel.expect_console("Failed to load resource");
}

/// The same, and about an answer that it keeps from the page.
fn expect_failures(panel: &Panel) {
    expect_failed_requests(panel);
    panel.expect_console("has been blocked by CORS policy");
}

/// Goes to a page by the menu.
async fn go(panel: &Panel, page: &str) {
    let menu = panel.role("navigation", "Main");
    menu.link(page).click().await;
    let heading = if page == "Bots" { "Bot agents" } else { page };
    panel.heading(heading).shown().await;
}

/// Takes the messages in the corner away, so that the next one is the next cell's.
async fn dismiss_toasts(panel: &Panel) {
    let script = "document.querySelectorAll('.toast button').forEach((button) => button.click())";
    panel.run(script).await;
    panel.css(".toast").gone().await;
}

/// Waits until at least so many requests of an action have come to the proxy.
async fn arrived(proxy: &Proxy, action: &str, wanted: usize) {
    wait_until(format!("{wanted} × {action}"), async move || {
        match proxy.arrivals(action).len() {
            now if now >= wanted => Ok(()),
            now => Err(format!("there are {now}")),
        }
    })
    .await;
}

/// Waits until so many answers wait at the proxy.
async fn held(proxy: &Proxy, wanted: usize) {
    wait_until(
        format!("{wanted} answers to wait"),
        async move || match proxy.held().len() {
            now if now == wanted => Ok(()),
            now => Err(format!("there are {now}")),
        },
    )
    .await;
}

/// Says on the test's output how many cells of the matrix an action has come through.
fn report_cells(action: &str, started: Instant) {
    report(&format!("{} cells of {action}", cases().len()), started);
}

/// Says on the test's output what was done, even if that is captured.
fn report(what: &str, started: Instant) {
    let line = format!("faults: {what}, in {:.0?}\n", started.elapsed());
    let _ = std::io::stderr().write_all(line.as_bytes());
}
