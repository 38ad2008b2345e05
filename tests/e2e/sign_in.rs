//! Signing in at an accounts server: both grants, everything that must be refused, and signing in again
//! without losing what was entered.

use axum::http::Method;
use bot_agents_panel::sandbox::tokens;

use crate::accounts::{Accounts, CODE, Consent};
use crate::server::Running;
use crate::support::{Find, Panel, journey, wait_until};
use crate::workspace::{alert, count, open_bot, rows_read, sandbox, toast};

/// A journey to an API and an accounts server, with the settings for both filled in.
pub async fn at_the_door(body: impl AsyncFnOnce(&Panel, &Running, &Accounts)) {
    journey(async |panel| {
        let (server, accounts) = (sandbox(), Accounts::start().await);
        panel.goto("/connect").await;
        fill_in(panel, &server, &accounts).await;
        body(panel, &server, &accounts).await;
    })
    .await;
}

/// Fills in where to sign in, and where to then.
pub async fn fill_in(panel: &Panel, server: &Running, accounts: &Accounts) {
    panel.keep(server.clone());
    panel.button("Advanced settings").click().await;
    panel.field("Base URL").fill(&server.base_url()).await;
    panel.field("Accounts URL").fill(&accounts.url()).await;
    panel.field("Client id").fill(tokens::CLIENT_ID).await;
}

pub async fn sign_in_with_livechat(panel: &Panel) {
    panel.button("Sign in with LiveChat").click().await;
}

/// Signs in, and waits for the list with all that it says about its bots.
pub async fn signed_in(panel: &Panel) {
    sign_in_with_livechat(panel).await;
    count(panel).reads("10 bot agents").await;
    rows_read(panel).await;
}

/// Checks that nothing of the sign-in is left anywhere that a script or a person could look at.
async fn assert_no_trace(panel: &Panel) {
    let places = panel
        .run(
            "return JSON.stringify([location.href, history.state, document.referrer,
                {...localStorage}, {...sessionStorage}, document.documentElement.outerHTML,
                performance.getEntriesByType('resource').map((entry) => entry.name)])",
        )
        .await
        .to_string();
    for secret in [tokens::FULL, CODE, "verifier", "access_token"] {
        assert!(!places.contains(secret), "{secret} in {places}");
    }
}

/// The addresses of the window's whole history, oldest first.
async fn history(panel: &Panel) -> Vec<String> {
    let cdp = panel.driver.cdp();
    let history = cdp
        .send_raw("Page.getNavigationHistory", serde_json::json!({}))
        .await
        .expect("the history");
    let entries = history["entries"].as_array().expect("entries");
    let url = |entry: &serde_json::Value| entry["url"].as_str().unwrap_or_default().to_owned();
    entries.iter().map(url).collect()
}

#[tokio::test]
async fn with_a_code_and_its_proof() {
    at_the_door(async |panel, _, accounts| {
        signed_in(panel).await;
        panel.arrives_at("/bots").await;
        assert_no_trace(panel).await;
        for url in history(panel).await {
            assert!(!url.contains(CODE), "{url}");
        }

        // The server itself checked the proof, the redirect URI and the client id.
        let asked = &accounts.requests(&Method::GET, "/")[0];
        let length = |name| asked.get(name).map(str::len);
        assert_eq!(length("code_challenge"), Some(43));
        assert_eq!(length("state"), Some(22), "128 bits in base64url");
        let home = panel.address("/");
        assert_eq!(asked.get("redirect_uri"), Some(home.as_str()));
        let exchanges = accounts.requests(&Method::POST, "/v2/token");
        assert_eq!(exchanges.len(), 1);
        assert_eq!(exchanges[0].get("code_verifier").map(str::len), Some(43));

        // In memory only.
        panel.reload().await;
        panel.button("Connect").shown().await;
    })
    .await;
}

#[tokio::test]
async fn with_the_implicit_grant_where_one_wanted_to_go() {
    journey(async |panel| {
        let (server, accounts) = (sandbox(), Accounts::start().await);
        panel.goto("/bots/new?x=1").await;
        fill_in(panel, &server, &accounts).await;
        let grant = panel.field("How signing in hands over the token");
        grant.choose("In the address (implicit grant)").await;
        sign_in_with_livechat(panel).await;
        panel.heading("New bot agent").shown().await;
        panel.arrives_at("/bots/new?x=1").await;
        assert_no_trace(panel).await;
        for url in history(panel).await {
            assert!(!url.contains(tokens::FULL), "{url}");
        }
        assert!(accounts.requests(&Method::POST, "/v2/token").is_empty());
    })
    .await;
}

#[tokio::test]
async fn remembered_in_the_tab_only_if_asked_to() {
    at_the_door(async |panel, _, _| {
        panel.field("Remember in this tab").click().await;
        panel.may_remember_token(true);
        signed_in(panel).await;
        panel.reload().await;
        count(panel).reads("10 bot agents").await;
    })
    .await;
}

#[tokio::test]
async fn an_answer_to_something_else_is_refused() {
    for consent in [Consent::WithoutState, Consent::ToAnotherState] {
        at_the_door(async |panel, server, accounts| {
            accounts.behave(|behaviour| behaviour.consent = consent);
            sign_in_with_livechat(panel).await;
            alert(panel, "Couldn’t sign in")
                .containing("The answer isn’t to the sign-in that was begun in this tab")
                .shown()
                .await;
            assert_no_trace(panel).await;
            assert!(accounts.requests(&Method::POST, "/v2/token").is_empty());
            assert!(server.requests().is_empty());
            // What was entered is still there, and good for the next try.
            panel.button("Advanced settings").click().await;
            panel.field("Client id").holds(tokens::CLIENT_ID).await;
            accounts.behave(|behaviour| behaviour.consent = Consent::Given);
            signed_in(panel).await;
        })
        .await;
    }
}

#[tokio::test]
async fn an_answer_is_used_once() {
    at_the_door(async |panel, server, accounts| {
        signed_in(panel).await;
        let state = accounts.requests(&Method::GET, "/")[0]
            .get("state")
            .expect("a state")
            .to_owned();
        let requests = server.requests().len();
        for address in [
            format!("/?code={CODE}&state={state}"),
            format!("/#access_token={}&state={state}", tokens::FULL),
        ] {
            // From another page, so that a fragment alone loads the page anew too; and by a link, as an
            // answer comes, because the browser keeps what a person types into its address bar.
            panel
                .driver
                .goto("about:blank")
                .await
                .expect("a blank page");
            let address = panel.address(&address);
            panel.run(&format!("location.assign('{address}')")).await;
            alert(panel, "Couldn’t sign in")
                .containing("used already or wasn’t begun in this tab. Nothing of it was used.")
                .shown()
                .await;
            assert_no_trace(panel).await;
        }
        assert_eq!(accounts.requests(&Method::POST, "/v2/token").len(), 1);
        assert_eq!(server.requests().len(), requests);
    })
    .await;
}

#[tokio::test]
async fn what_the_accounts_server_refuses_is_said() {
    at_the_door(async |panel, _, accounts| {
        accounts.behave(|behaviour| behaviour.consent = Consent::Refused);
        sign_in_with_livechat(panel).await;
        alert(panel, "Couldn’t sign in")
            .containing("Access wasn’t granted. The reason given: “The user said no”.")
            .shown()
            .await;
        panel.expect_console("the server responded with a status of 500");
        accounts.behave(|behaviour| {
            behaviour.consent = Consent::Given;
            behaviour.exchange = Some((500, format!("<html>{}</html>", tokens::FULL)));
        });
        sign_in_with_livechat(panel).await;
        alert(panel, "Couldn’t sign in")
            .containing("The accounts server answered with status 500.")
            .shown()
            .await;
        assert_no_trace(panel).await;
    })
    .await;
}

#[tokio::test]
async fn what_comes_for_a_code_must_be_a_token_of_the_application_and_accepted() {
    at_the_door(async |panel, _, accounts| {
        accounts.behave(|b| b.exchange = Some((200, format!("<p>{}</p>", tokens::FULL))));
        sign_in_with_livechat(panel).await;
        alert(panel, "Couldn’t sign in")
            .containing("The accounts server’s answer isn’t what it documents.")
            .shown()
            .await;
        assert_no_trace(panel).await;
        accounts.behave(|behaviour| {
            behaviour.exchange = None;
            behaviour.client_id = tokens::SECOND_CLIENT_ID;
        });
        sign_in_with_livechat(panel).await;
        alert(panel, "Couldn’t sign in")
            .containing("belongs to another application, so it wasn’t used")
            .shown()
            .await;
        assert_no_trace(panel).await;
    })
    .await;
    at_the_door(async |panel, _, accounts| {
        panel.expect_console("the server responded with a status of 401");
        accounts.behave(|behaviour| behaviour.token = tokens::EXPIRED);
        sign_in_with_livechat(panel).await;
        alert(panel, "Couldn’t connect")
            .containing("the access token has expired")
            .shown()
            .await;
    })
    .await;
}

#[tokio::test]
async fn a_tab_is_sent_away_twice_in_half_a_minute_at_most() {
    at_the_door(async |panel, _, accounts| {
        accounts.behave(|behaviour| behaviour.consent = Consent::Refused);
        for sent in 1..=2 {
            sign_in_with_livechat(panel).await;
            wait_until(format!("redirect {sent}"), async || {
                match accounts.requests(&Method::GET, "/").len() {
                    now if now == sent => Ok(()),
                    now => Err(format!("there were {now}")),
                }
            })
            .await;
            alert(panel, "Access wasn’t granted").shown().await;
        }
        sign_in_with_livechat(panel).await;
        alert(panel, "Couldn’t sign in")
            .containing("sent to the sign-in page twice within 30 seconds")
            .shown()
            .await;
        assert_eq!(accounts.requests(&Method::GET, "/").len(), 2);
    })
    .await;
}

#[tokio::test]
async fn nobody_is_sent_away_without_a_client_id_or_to_what_is_no_server() {
    journey(async |panel| {
        panel.goto("/connect").await;
        sign_in_with_livechat(panel).await;
        panel
            .text("Enter the client id of your application. The Developer Console shows it.")
            .shown()
            .await;
        panel.focuses(panel.field("Client id")).await;
        panel.field("Client id").fill("app").await;
        panel
            .field("Accounts URL")
            .fill("javascript:alert(1)")
            .await;
        sign_in_with_livechat(panel).await;
        panel.focuses(panel.field("Accounts URL")).await;
        panel.arrives_at("/connect").await;
    })
    .await;
}

#[tokio::test]
async fn going_there_and_back_without_an_answer_leaves_nothing() {
    at_the_door(async |panel, _, accounts| {
        accounts.behave(|behaviour| behaviour.consent = Consent::Pending);
        sign_in_with_livechat(panel).await;
        panel.text("Who are you?").shown().await;
        panel.goto("/connect").await;
        panel.button("Connect").shown().await;
        let kept = panel.run("return sessionStorage.getItem('bot-agents-panel/sign-in')");
        assert!(kept.await.is_null());
    })
    .await;
}

/// A token that expires within the time of the warning.
async fn signed_in_for_two_minutes(panel: &Panel, accounts: &Accounts) {
    accounts.behave(|behaviour| behaviour.expires_in = 120);
    signed_in(panel).await;
}

#[tokio::test]
async fn the_person_is_warned_and_signs_in_again_with_the_draft_kept() {
    at_the_door(async |panel, server, accounts| {
        signed_in_for_two_minutes(panel, accounts).await;
        open_bot(panel, "John Doe").await;
        panel.field("Chat limit").fill("7").await;
        let banner = panel.css(".banner");
        banner
            .clone()
            .containing("Your access token expires at")
            .shown()
            .await;
        banner.button("Sign in again").click().await;

        accounts.behave(|behaviour| {
            behaviour.expires_in = 28_800;
            behaviour.token = tokens::MY_RW;
        });
        let dialog = panel.dialog("Sign in again");
        dialog.button("Sign in with LiveChat").click().await;
        dialog.gone().await;
        banner.gone().await;
        has_windows(panel, 1).await;

        panel.field("Chat limit").holds("7").await;
        panel.button("Save").click().await;
        toast(panel, "Saved.").shown().await;
        let saved = server.requests_of("update_bot_agent");
        let header = format!("Bearer {}", tokens::MY_RW);
        assert_eq!(saved[0].header("authorization"), Some(header.as_str()));
        assert_no_trace(panel).await;
    })
    .await;
}

#[tokio::test]
async fn a_token_that_lasts_brings_no_warning() {
    at_the_door(async |panel, _, _| {
        signed_in(panel).await;
        open_bot(panel, "John Doe").await;
        panel.css(".banner").gone().await;
    })
    .await;
}

#[tokio::test]
async fn a_token_can_be_pasted_where_windows_are_blocked() {
    at_the_door(async |panel, _, accounts| {
        signed_in_for_two_minutes(panel, accounts).await;
        panel.button("Sign in again").click().await;
        let dialog = panel.dialog("Sign in again");
        // As a browser does that blocks windows.
        panel.run("window.open = () => null").await;
        dialog.button("Sign in with LiveChat").click().await;
        dialog
            .every("alert")
            .containing("The browser blocked the window for signing in.")
            .shown()
            .await;
        dialog.field("Access token").fill(tokens::FULL).await;
        dialog.button("Sign in").click().await;
        dialog.gone().await;
        panel.css(".banner").gone().await;
        assert_eq!(accounts.requests(&Method::POST, "/v2/token").len(), 1);
    })
    .await;
}

/// Sends what another page of this origin may send, and waits until every listener of this page has got it.
const MADE_UP: &str = "
    const name = 'bot-agents-panel/sign-in';
    const listener = new BroadcastChannel(name);
    const heard = new Promise((resolve) => { listener.onmessage = resolve; });
    new BroadcastChannel(name).postMessage(
        JSON.stringify({ query: '?code=x&state=made-up.window', fragment: '' }));
    return heard.then(() => listener.close());";

#[tokio::test]
async fn an_answer_made_up_in_another_window_ends_nothing() {
    at_the_door(async |panel, _, accounts| {
        signed_in_for_two_minutes(panel, accounts).await;
        panel.button("Sign in again").click().await;
        accounts.behave(|behaviour| behaviour.consent = Consent::Pending);
        let dialog = panel.dialog("Sign in again");
        dialog.button("Sign in with LiveChat").click().await;
        has_windows(panel, 2).await;
        wait_until(
            "the window to be on its way".into(),
            async || match accounts.requests(&Method::GET, "/").len() {
                2 => Ok(()),
                other => Err(format!("{other} requests")),
            },
        )
        .await;
        panel.run(MADE_UP).await;
        dialog.every("alert").gone().await;
        has_windows(panel, 2).await;
        // Giving up closes the window.
        dialog.button("Close").click().await;
        has_windows(panel, 1).await;
        assert_eq!(accounts.requests(&Method::POST, "/v2/token").len(), 1);
    })
    .await;
}

/// Waits until the browser has so many windows.
async fn has_windows(panel: &Panel, wanted: usize) {
    wait_until(format!("{wanted} windows"), async || {
        match panel.driver.windows().await.map(|windows| windows.len()) {
            Ok(now) if now == wanted => Ok(()),
            other => Err(format!("{other:?}")),
        }
    })
    .await;
}
