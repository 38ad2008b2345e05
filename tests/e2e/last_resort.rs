//! The panel broken from outside, where none of its own code is to blame: it says so, and can be left.

use crate::support::{Find, Panel, journey};
use crate::workspace::{connect, count, rows_read, sandbox};
use bot_agents_panel::sandbox::tokens;

/// Safari refuses more than 100 new addresses in half a minute.
const NO_NEW_ADDRESSES: &str =
    "history.pushState = () => { throw new DOMException('token=Zk3QpX81vB', 'SecurityError') }";

/// No browser does that, and Leptos takes no refusal. Once is enough.
const NO_NEW_ELEMENT: &str = "document.createElement = () => {
    delete document.createElement;
    throw new DOMException('token=Zk3QpX81vB', 'SecurityError');
}";

#[tokio::test]
async fn a_page_is_shown_even_if_its_address_is_refused() {
    journey(async |panel| {
        let server = sandbox();
        connect(panel, &server, tokens::FULL).await;
        panel.run(NO_NEW_ADDRESSES).await;
        panel.link("John Doe").click().await;
        panel.heading("John Doe").shown().await;
    })
    .await;
}

#[tokio::test]
async fn a_panic_shows_what_is_left_to_do() {
    journey(async |panel| {
        let server = sandbox();
        connect(panel, &server, tokens::FULL).await;
        panel.expect_console("stopped at");
        panel.expect_console("RuntimeError: unreachable");
        rows_read(panel).await;
        panel.run(NO_NEW_ELEMENT).await;
        panel.link("John Doe").click().await;

        let screen = panel.role("alertdialog", "The panel stopped");
        screen.shown().await;
        panel.focuses(screen.button("Reload")).await;
        let details = screen.role("region", "Details");
        let version = env!("CARGO_PKG_VERSION");
        details
            .containing(&format!("Bot agents {version} stopped at "))
            .containing("called `Result::unwrap()` on an `Err` value")
            .shown()
            .await;
        panel.axe("The panel stopped").await;

        copies_details(panel).await;
        panel.press(thirtyfour::Key::Escape).await;
        panel.press(thirtyfour::Key::Escape).await;
        screen.shown().await;

        screen.button("Reload").click().await;
        screen.gone().await;
        panel.heading("John Doe").shown().await;
    })
    .await;
}

/// The clipboard takes them, or else they are selected.
async fn copies_details(panel: &Panel) {
    let screen = panel.role("alertdialog", "The panel stopped");
    let keep = "navigator.clipboard.writeText = async (text) => { window.copied = text }";
    panel.run(keep).await;
    screen.button("Copy details").click().await;
    screen.clone().containing("Copied.").shown().await;
    let shown = "return document.getElementById('stopped-details').textContent";
    assert_eq!(panel.run("return copied").await, panel.run(shown).await);

    let refuse = "navigator.clipboard.writeText = async () => { throw new Error() }";
    panel.run(refuse).await;
    screen.button("Copy details").click().await;
    screen
        .containing("The details are selected: copy them by keyboard.")
        .shown()
        .await;
    let selected = panel.run("return String(getSelection())").await;
    assert_eq!(selected, panel.run(shown).await);
}

/// A wasm of one function, which traps the way that one does whose memory or stack runs out.
const TRAP: &str = "
    const bytes = [0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 7, 5, 1, 1, 102, 0, 0, 10, 5, 1, 3, 0, 0, 11];
    const { exports } = new WebAssembly.Instance(new WebAssembly.Module(new Uint8Array(bytes)));
    setTimeout(exports.f);";

#[tokio::test]
async fn a_trap_without_a_panic_shows_it_too() {
    journey(async |panel| {
        panel.goto("/").await;
        panel.heading("Manage your bot agents").shown().await;
        panel.expect_console("RuntimeError: unreachable");
        panel.run(TRAP).await;
        panel
            .role("alertdialog", "The panel stopped")
            .containing("RuntimeError: unreachable")
            .shown()
            .await;
    })
    .await;
}

#[tokio::test]
async fn an_error_that_the_panel_lets_pass_shows_it_without_its_message() {
    journey(async |panel| {
        panel.goto("/").await;
        panel.heading("Manage your bot agents").shown().await;
        let screen = panel.role("alertdialog", "The panel stopped");
        panel.run(&uncaught_in("'chrome-extension://a/b.js'")).await;
        panel.button("Open the demo").click().await;
        count(panel).shown().await;
        screen.gone().await;

        panel.run(&uncaught_in("document.baseURI + 'a.js'")).await;
        screen.shown().await;
        let details = panel.css("#stopped-details");
        details
            .clone()
            .containing("a.js:1:2: TypeError")
            .shown()
            .await;
        assert!(!details.texts().await[0].contains("a secret"));
    })
    .await;
}

/// What the browser tells the page about an error in a script. That of a real one from outside the page is
/// kept from it.
fn uncaught_in(file: &str) -> String {
    format!(
        "dispatchEvent(new ErrorEvent('error', {{
           error: new TypeError('a secret'), filename: {file}, lineno: 1, colno: 2 }}))"
    )
}
