//! The two workspaces that journeys run against: the sandbox behind HTTP, and the demo in the browser.

use bot_agents_panel::api::Effect;
use bot_agents_panel::api::request::Request;
use bot_agents_panel::sandbox::{Sandbox, tokens};
use serde_json::{Map, Value};

use crate::server::{self, Options, Running};
use crate::support::{Find, Locator, Panel, journey, wait_until};

/// The documentation's sample bot, first of the seed.
pub const JOHN: &str = "5c9871d5372c824cbf22d860a707a578";
/// A bot of another application.
pub const SHOP: &str = "be17f4029d6c4835a0d9e2b64c71f8a3";

/// A bot with all its members.
pub type Members = Map<String, Value>;

/// Where the bots of a journey are.
pub enum Workspace {
    Http(Running),
    Demo,
}

impl Workspace {
    /// Every bot as it is stored, in order.
    pub async fn bots(&self, panel: &Panel) -> Vec<Members> {
        match self {
            Self::Http(server) => server.sandbox().bots().to_vec(),
            Self::Demo => demo_bots(panel).await,
        }
    }

    /// One bot as it is stored.
    pub async fn bot(&self, panel: &Panel, id: &str) -> Option<Members> {
        let bots = self.bots(panel).await;
        bots.into_iter().find(|bot| bot["id"] == id)
    }

    /// Checks the bodies of all requests of an action, where there are requests.
    #[track_caller]
    pub fn assert_sent(&self, action: &str, payloads: &[Value]) {
        if let Self::Http(server) = self {
            assert_sent(server, action, payloads);
        }
    }
}

/// Checks the bodies of all requests of an action.
#[track_caller]
pub fn assert_sent(server: &Running, action: &str, payloads: &[Value]) {
    let bodies: Vec<_> = server
        .requests_of(action)
        .iter()
        .map(server::Recorded::json)
        .collect();
    let wanted: Vec<_> = payloads
        .iter()
        .map(|payload| serde_json::json!({ "payload": payload }))
        .collect();
    assert_eq!(bodies, wanted, "the requests of {action}");
}

/// A journey through a panel that is connected to the HTTP sandbox with this token.
pub async fn over_sandbox(token: &str, body: impl AsyncFnOnce(&Panel, &Running)) {
    journey(async |panel| {
        let server = sandbox();
        connect(panel, &server, token).await;
        body(panel, &server).await;
    })
    .await;
}

/// A journey that may do everything at the HTTP sandbox.
pub async fn over_http(body: impl AsyncFnOnce(&Panel, &Workspace)) {
    journey(async |panel| {
        let server = sandbox();
        connect(panel, &server, tokens::FULL).await;
        body(panel, &Workspace::Http(server)).await;
    })
    .await;
}

/// The same journey through the demo workspace.
pub async fn in_demo(body: impl AsyncFnOnce(&Panel, &Workspace)) {
    journey(async |panel| {
        panel.goto("/").await;
        panel.button("Open the demo").click().await;
        panel.heading("Bot agents").shown().await;
        body(panel, &Workspace::Demo).await;
    })
    .await;
}

/// A sandbox behind HTTP with the seed's bots.
pub fn sandbox() -> Running {
    server::start(Sandbox::new(1), Options::default()).expect("a free port")
}

/// Keeps an API from answering one action, until it is released.
pub struct Held<'a>(&'a Running);

impl<'a> Held<'a> {
    pub fn new(server: &'a Running, action: &str) -> Self {
        server.hold(action);
        Self(server)
    }

    /// Lets the answers go.
    pub fn release(self) {
        drop(self);
    }
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        self.0.release();
    }
}

/// What somebody else does at the API in the meantime; it is not among the recorded requests.
pub fn do_elsewhere(server: &Running, action: &str, payload: &Value) {
    let token = tokens::FULL;
    let outcome = server.sandbox().handle(&Request {
        url: format!("/v3.0/configuration/action/{action}"),
        headers: vec![("Authorization", format!("Bearer {token}"))],
        body: payload.to_string(),
        effect: Effect::Write,
    });
    assert_eq!(outcome.response.map(|response| response.status), Some(200));
}

/// Opens the panel and connects it, so that reloading keeps it connected.
pub async fn connect(panel: &Panel, server: &Running, token: &str) {
    panel.goto("/").await;
    sign_in_to(panel, server, token).await;
    count(panel).shown().await;
}

/// Fills in the form for a token of this API and sends it.
pub async fn sign_in_to(panel: &Panel, server: &Running, token: &str) {
    panel.keep(server.clone());
    sign_in(panel, &server.base_url(), token).await;
}

/// Fills in the form for a token and sends it.
pub async fn sign_in(panel: &Panel, base_url: &str, token: &str) {
    panel.field("Access token").fill(token).await;
    panel.field("Remember in this tab").click().await;
    panel.may_remember_token(true);
    panel.button("Advanced settings").click().await;
    panel.field("Base URL").fill(base_url).await;
    panel.button("Connect").click().await;
}

/// Ends the connection.
pub async fn sign_out(panel: &Panel) {
    panel.button("Sign out").click().await;
    let dialog = panel.dialog("Sign out?");
    dialog.button("Sign out").click().await;
    panel.button("Connect").shown().await;
    panel.may_remember_token(false);
}

/// The line that says how many bots there are.
pub fn count(panel: &Panel) -> Locator {
    panel
        .role("main", "")
        .every("status")
        .containing("bot agent")
}

/// Waits until everything about the bots whose rows are on the screen has been read, or has failed.
#[track_caller]
pub fn rows_read(panel: &Panel) -> impl Future<Output = ()> {
    const WAITING: &str = "
        const shown = [...document.querySelectorAll('tbody tr:not([aria-hidden])')].filter((row) => {
          const { top, bottom } = row.getBoundingClientRect();
          return bottom > 0 && top < innerHeight;
        });
        return shown.length ? shown.filter((row) => row.querySelector('.skeleton, .unread')).length : 'no rows';";
    wait_until("the rows to be read".into(), async move || {
        match panel.run(WAITING).await {
            waiting if waiting == 0 => Ok(()),
            waiting => Err(format!("there wait {waiting}")),
        }
    })
}

/// A row of the list.
pub fn row(panel: &Panel, name: &str) -> Locator {
    panel.every("row").containing(name)
}

/// Asks for a bot's removal by the menu of its row.
pub async fn ask_removal(panel: &Panel, name: &str) {
    panel.button(&format!("Actions for {name}")).click().await;
    panel.role("menuitem", "Remove …").click().await;
}

/// A message in the corner.
pub fn toast(panel: &Panel, text: &str) -> Locator {
    panel.role("region", "Notifications").containing(text)
}

/// A message that is announced at once.
pub fn alert(panel: &Panel, text: &str) -> Locator {
    panel.every("alert").containing(text)
}

/// Opens a bot of one's own application from the list.
pub async fn open_bot(panel: &Panel, name: &str) {
    panel.link(name).click().await;
    panel.heading(name).shown().await;
}

/// What the demo keeps in the browser; the seed's bots before anything was changed.
async fn demo_bots(panel: &Panel) -> Vec<Members> {
    let kept = panel
        .run("return localStorage.getItem('bot-agents-panel/demo')")
        .await;
    let Some(text) = kept.as_str() else {
        return Sandbox::new(0).bots().to_vec();
    };
    let snapshot = serde_json::from_str(text).expect("the demo keeps JSON");
    let demo = Sandbox::restore(&snapshot).expect("the demo keeps a snapshot");
    demo.bots().to_vec()
}

/// Follows a link away from unsaved changes, which stay as a draft.
pub async fn leave_with_draft(panel: &Panel, link: Locator) {
    link.click().await;
    let dialog = panel.dialog("Your changes aren’t saved");
    dialog.button("Keep the draft and leave").click().await;
    dialog.gone().await;
}
