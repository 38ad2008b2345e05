//! The end of a connection: what is forgotten, how quickly, and what becomes of the token.

use std::time::{Duration, Instant};

use axum::http::Method;
use bot_agents_panel::sandbox::tokens;
use serde_json::json;

use crate::accounts::Accounts;
use crate::sign_in::{at_the_door, fill_in, signed_in};
use crate::support::{Find, Panel, wait_until};
use crate::workspace::{count, in_demo, open_bot, toast};

/// What of the token or of the bots a script could still find.
const TRACES: &str = "
    const places = JSON.stringify([location.href, {...localStorage}, {...sessionStorage},
        document.documentElement.outerHTML]);
    return ['sandbox-full', 'John Doe', 'Pizza bot'].filter((text) => places.includes(text))";

async fn offline(panel: &Panel, offline: bool) {
    let conditions = json!({
        "offline": offline, "latency": 0, "downloadThroughput": -1, "uploadThroughput": -1,
    });
    let cdp = panel.driver.cdp();
    let enabled = cdp.send_raw("Network.enable", json!({})).await;
    enabled.expect("the network can be watched");
    cdp.send_raw("Network.emulateNetworkConditions", conditions)
        .await
        .expect("the network changes");
    assert_eq!(panel.run("return navigator.onLine").await, !offline);
}

#[tokio::test]
async fn nothing_is_left_within_a_second_offline_too() {
    at_the_door(async |panel, server, accounts| {
        panel.field("Remember in this tab").click().await;
        signed_in(panel).await;
        assert_ne!(panel.run(TRACES).await, json!([]));
        open_bot(panel, "John Doe").await;
        let before = server.requests().len();
        offline(panel, true).await;
        panel.button("Sign out").click().await;
        let dialog = panel.dialog("Sign out?");
        dialog
            .text("This tab forgets the access token and everything it read. The token itself stays valid, and the bot agents tied to it stay as they are.")
            .shown()
            .await;
        dialog.button("Sign out").click().await;
        let start = Instant::now();
        wait_until("no trace to be left".into(), async || {
            match panel.run(TRACES).await {
                traces if traces == json!([]) => Ok(()),
                traces => Err(format!("there are {traces}")),
            }
        })
        .await;
        let took = start.elapsed();
        assert!(took < Duration::from_secs(1), "it took {took:?}");
        panel.button("Connect").shown().await;
        offline(panel, false).await;
        panel.reload().await;
        panel.button("Connect").shown().await;
        assert_eq!(server.requests().len(), before);
        assert_eq!(revocations(accounts), [] as [Option<String>; 0]);
    })
    .await;
}

/// The tokens that were revoked.
fn revocations(accounts: &Accounts) -> Vec<Option<String>> {
    let requests = accounts.requests(&Method::DELETE, "/v2/token");
    requests.into_iter().map(|request| request.token).collect()
}

#[tokio::test]
async fn a_token_is_revoked_only_by_ticking_it() {
    at_the_door(async |panel, server, accounts| {
        signed_in(panel).await;
        panel.button("Sign out").click().await;
        let dialog = panel.dialog("Sign out?");
        let revoke = dialog.field("Revoke the token as well");
        revoke.is_checked(false).await;
        dialog
            .clone()
            .containing("The bot agents that were created or updated with it go offline")
            .shown()
            .await;
        revoke.click().await;
        dialog.button("Stay").click().await;
        dialog.gone().await;
        count(panel).shown().await;

        // Ticked once isn't ticked for good.
        panel.button("Sign out").click().await;
        revoke.is_checked(false).await;
        dialog.button("Sign out").click().await;
        panel.button("Connect").shown().await;

        fill_in(panel, server, accounts).await;
        signed_in(panel).await;
        assert_eq!(revocations(accounts), [] as [Option<String>; 0]);
        panel.button("Sign out").click().await;
        revoke.click().await;
        dialog.button("Sign out and revoke").click().await;
        toast(panel, "You are signed out, and the token is revoked.")
            .shown()
            .await;
        panel.button("Connect").shown().await;
        assert_eq!(revocations(accounts), [Some(tokens::FULL.to_owned())]);
        let sent = &accounts.requests(&Method::DELETE, "/v2/token")[0];
        assert!(sent.pairs.is_empty(), "{:?}", sent.pairs);
    })
    .await;
}

#[tokio::test]
async fn a_revocation_that_fails_is_said_and_keeps_nobody_signed_in() {
    at_the_door(async |panel, _, accounts| {
        panel.expect_console("the server responded with a status of 400");
        accounts.behave(|behaviour| behaviour.revokes = false);
        signed_in(panel).await;
        panel.button("Sign out").click().await;
        let dialog = panel.dialog("Sign out?");
        dialog.field("Revoke the token as well").click().await;
        dialog.button("Sign out and revoke").click().await;
        panel.button("Connect").shown().await;
        toast(panel, "You are signed out, but the token wasn’t revoked.")
            .containing("status 400 and “server_error”. The token stays valid until it expires")
            .shown()
            .await;
        assert_eq!(panel.run(TRACES).await, json!([]));
    })
    .await;
}

#[tokio::test]
async fn the_demo_is_left_by_one_click() {
    in_demo(async |panel, _| {
        panel.button("Leave the demo").click().await;
        panel.button("Open the demo").shown().await;
        panel.arrives_at("/connect").await;
    })
    .await;
}
