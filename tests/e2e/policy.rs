//! The policy that the built site runs under: each breach is blocked, and is seen. That the panel itself makes
//! none shows in every journey, because the browser logs each one on the console.

use axum::Router;
use axum::response::Html;
use axum::routing::get;
use bot_agents_panel::sandbox::tokens;
use tokio::net::TcpListener;

use crate::support::{
    Find, Host, POLICY, Panel, configuration, header, headers, journey, journey_through, wait_until,
};
use crate::workspace::{alert, in_demo, open_bot, row, sign_in};

/// Does what an attacker would, outside of the driver's own script, which the policy doesn't govern. What ran
/// leaves its mark, and so does what was blocked.
const BREACH: &str = r"
    window.ran = [];
    window.blocked = [];
    addEventListener('securitypolicyviolation', (event) => {
      blocked.push(`${event.effectiveDirective} ${event.blockedURI}`);
    });
    const add = (html) => document.body.append(document.createRange().createContextualFragment(html));
    add('<script>ran.push(`an inline script`)</script>');
    add('<img src=data: onerror=ran.push(`an inline_handler`)>');
    add('<a id=breach href=javascript:ran.push(`a_script_in_a_link`)>x</a>');
    document.getElementById('breach').click();
    add('<script src=https://foreign.invalid/script.js></script>');
    add('<style>body { color: red }</style>');
    add('<iframe src=https://foreign.invalid/frame></iframe>');
    add('<object data=https://foreign.invalid/object></object>');
    add('<form id=breach-form action=https://foreign.invalid/form></form>');
    document.getElementById('breach-form').submit();
    document.querySelector('base').href = 'https://foreign.invalid/';
    setTimeout(() => {
      eval('ran.push(`eval`)');
    });
    setTimeout(() => fetch('http://foreign.invalid/').then(() => ran.push('a fetch'), () => {}));
";

/// Each of them, and what the browser must say about it.
const BLOCKED: [&str; 10] = [
    "base-uri https://foreign.invalid",
    "connect-src http://foreign.invalid",
    "form-action https://foreign.invalid",
    "frame-src https://foreign.invalid",
    "object-src https://foreign.invalid",
    "script-src eval",
    "script-src-attr inline",
    "script-src-elem https://foreign.invalid",
    "script-src-elem inline",
    "style-src-elem inline",
];

#[tokio::test]
async fn seeded_breaches_are_blocked() {
    journey(breaches_are_blocked).await;
}

#[tokio::test]
async fn seeded_breaches_are_blocked_by_nginx_too() {
    journey_through(Host::Nginx, "", breaches_are_blocked).await;
}

#[tokio::test]
async fn nothing_of_the_demo_leaves_the_page() {
    in_demo(async |panel, _| {
        let john = row(panel, "John Doe");
        wait_until("the picture to be there".into(), async || {
            let width = "return document.querySelector('.avatar__image')?.naturalWidth ?? 0";
            let width = panel.run(width).await;
            (width.as_u64() > Some(0))
                .then_some(())
                .ok_or_else(|| width.to_string())
        })
        .await;
        john.shown().await;
        open_bot(panel, "John Doe").await;
        panel.tab("Webhooks").await;
        panel.link("Routing").click().await;
        panel.heading("Routing").shown().await;
        // Also what is asked for in vain is among it.
        let asked = "return performance.getEntriesByType('resource').map((entry) => entry.name)";
        let asked = panel.run(asked).await;
        let asked = asked.as_array().expect("a list");
        assert!(asked.len() > 5, "the panel’s own files");
        for address in asked {
            let address = address.as_str().expect("a text");
            let own = address.starts_with(panel.home()) || address.starts_with("data:");
            assert!(own, "{address} was asked for");
        }
    })
    .await;
}

async fn breaches_are_blocked(panel: &Panel) {
    expect_breaches(panel);
    panel.goto("/").await;
    panel.heading("Manage your bot agents").shown().await;
    panel.run(BREACH).await;
    for breach in BLOCKED {
        wait_until(format!("{breach} to be blocked"), async || {
            let blocked = panel.run("return blocked").await;
            let mut all = blocked.as_array().into_iter().flatten();
            // The browser tells the whole address, or only the origin.
            let found = all.any(|one| one.as_str().is_some_and(|one| one.starts_with(breach)));
            found.then_some(()).ok_or_else(|| blocked.to_string())
        })
        .await;
    }
    assert_eq!(panel.run("return ran.join()").await, "");
}

/// The browser's words for them, and for the exception that eval ends in.
fn expect_breaches(panel: &Panel) {
    for text in [
        "Content Security Policy",
        "Uncaught EvalError",
        "net::ERR_INVALID_URL",
    ] {
        panel.expect_console(text);
    }
}

#[tokio::test]
async fn a_call_that_the_policy_refuses_is_told_as_such() {
    journey(async |panel| {
        panel.expect_console("Content Security Policy");
        panel.goto("/").await;
        sign_in(panel, "http://foreign.invalid/api", tokens::FULL).await;
        alert(panel, "Couldn’t connect")
            .containing(
                "This page’s own policy doesn’t allow calls to the base URL. Nothing was sent.",
            )
            .containing("connect-src in the Content-Security-Policy")
            .shown()
            .await;
    })
    .await;
}

/// A page of somebody else's that shows the panel in a frame.
async fn start_framer(framed: &str) -> String {
    let page = Html(format!(
        "<!DOCTYPE html><link rel=icon href=data:,><iframe src='{framed}'></iframe>"
    ));
    let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
    let address = listener.local_addr().expect("the port just bound");
    let router = Router::new().route("/", get(page));
    tokio::spawn(async move { axum::serve(listener, router).await });
    format!("http://{address}/")
}

#[tokio::test]
async fn nobody_else_may_frame_the_panel() {
    journey(is_not_framed).await;
}

#[tokio::test]
async fn nobody_else_may_frame_the_panel_from_nginx() {
    journey_through(Host::Nginx, "", is_not_framed).await;
}

async fn is_not_framed(panel: &Panel) {
    panel.expect_console("frame-ancestors");
    panel.goto("/").await;
    panel.heading("Manage your bot agents").shown().await;
    let home = panel.driver.current_url().await.expect("an address");
    let framer = start_framer(home.as_str()).await;
    panel.driver.goto(framer).await.expect("the page loads");
    panel.driver.enter_frame(0).await.expect("there is a frame");
    let held = "return document.querySelector('#start, .shell') ? 'the panel' : 'nothing'";
    assert_eq!(panel.run(held).await, "nothing");
    panel.driver.enter_default_frame().await.expect("it ends");
}

#[tokio::test]
async fn the_page_itself_carries_a_policy() {
    journey(async |panel| {
        panel.goto("/").await;
        let meta =
            "return document.querySelector('meta[http-equiv=Content-Security-Policy]').content";
        let meta = panel.run(meta).await;
        let meta = meta.as_str().expect("a text");
        let configuration = configuration();
        let header = header(&headers(&configuration), POLICY).to_owned();
        let by_page: Vec<_> = meta.split("; ").collect();
        for directive in header.split("; ") {
            let elsewhere = ["connect-src", "frame-ancestors"]
                .iter()
                .any(|name| directive.starts_with(name));
            assert!(elsewhere || by_page.contains(&directive), "{directive}");
        }
        assert_eq!(by_page.len(), header.split("; ").count() - 1, "{meta}");
    })
    .await;
}
