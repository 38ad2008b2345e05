//! The panel in a frame of another page: where it starts, where it doesn't, what it tells that page, and what
//! it takes from whom.

use axum::Router;
use axum::http::Method;
use axum::response::Html;
use axum::routing::get;
use bot_agents_panel::sandbox::tokens;
use serde_json::{Value, json};
use tokio::net::TcpListener;

use crate::accounts::{Accounts, CODE};
use crate::support::{
    Find, Framers, Panel, journey_for_frames, journey_with_presets, report_axe, wait_until,
};
use crate::workspace::{JOHN, alert, count, open_bot, sandbox, sign_in_to};

/// A page that shows another in a frame, keeps what that tells it, and answers its greeting if it is `polite`.
const PORTAL: &str = r#"<!DOCTYPE html>
<html lang="en">
<title>Portal</title>
<link rel="icon" href="data:,">
<style>body { margin: 0 } iframe { display: block; width: 100%; height: 700px; border: 0 }</style>
<iframe title="Bot agents"></iframe>
<script>
  const asked = new URLSearchParams(location.search);
  const frame = document.querySelector("iframe");
  window.told = [];
  window.tell = (message) => frame.contentWindow.postMessage(message, "*");
  addEventListener("message", ({ data, origin, source }) => {
    if (source !== frame.contentWindow) return;
    told.push({ ...data, origin });
    if (data.type === "hello" && asked.has("polite")) tell({ ...data, type: "welcome" });
    if (data.type === "height") frame.style.height = `${data.height}px`;
  });
  frame.src = asked.get("frame");
</script>
"#;

/// A host of the panel's own site, but on another port, hence of another origin.
pub const SAME_SITE: &str = "127.0.0.1";
/// A host of another site.
const OTHER_SITE: &str = "localhost";

/// What the browser says of the static page's closed dialog, in a frame of another origin.
const NO_AUTOFOCUS: &str = "Blocked autofocusing";
/// What the browser says after some seconds of the wasm that is fetched early and then isn't started.
const NOT_STARTED: &str = "was preloaded using link preload but not used";

/// On the static page where the panel doesn't start.
const REFUSED: &str = "This page isn’t allowed to show the panel";

/// A site of somebody's, with the page above.
pub struct Portal {
    origin: String,
}

impl Portal {
    /// Starts one on a free port of a host that means this machine.
    pub async fn start(host: &str) -> Self {
        Self::with_page(host, PORTAL.to_owned()).await
    }

    /// The same with another page.
    async fn with_page(host: &str, page: String) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let port = listener.local_addr().expect("the port just bound").port();
        let router = Router::new().route("/", get(async move || Html(page)));
        tokio::spawn(async move { axum::serve(listener, router).await });
        Self {
            origin: format!("http://{host}:{port}"),
        }
    }

    /// The address of the page with this in its frame.
    fn showing(&self, url: &str) -> String {
        let query = bot_agents_panel::paths::query(&[("frame", url)]);
        format!("{}/?{query}", self.origin)
    }
}

/// The file that lets these frame the panel.
fn allowing(portals: &[&Portal]) -> String {
    let origins: Vec<_> = portals.iter().map(|portal| &portal.origin).collect();
    json!({ "parents": origins }).to_string()
}

/// Goes to a page, and so many frames deep into it.
async fn enter(panel: &Panel, address: &str, depth: usize) {
    panel.driver.goto(address).await.expect("the page loads");
    panel.tolerate_console(NO_AUTOFOCUS);
    for _ in 0..depth {
        panel.driver.enter_frame(0).await.expect("there is a frame");
    }
}

/// Goes to a portal and into its frame, which shows a path of the panel.
pub async fn enter_panel(panel: &Panel, portal: &Portal, path: &str) {
    let framed = format!("{}{path}", panel.home());
    enter(panel, &portal.showing(&framed), 1).await;
}

/// Runs a script in the portal, from within its frame.
async fn run_in_portal(panel: &Panel, script: &str) -> Value {
    panel
        .driver
        .enter_default_frame()
        .await
        .expect("it is left");
    let value = panel.run(script).await;
    panel.driver.enter_frame(0).await.expect("there is a frame");
    value
}

/// All that the portal was told, oldest first.
async fn told(panel: &Panel) -> Vec<Value> {
    let told = run_in_portal(panel, "return told").await;
    told.as_array().expect("a list").clone()
}

/// The newest of what the portal was told, of a kind.
async fn newest(panel: &Panel, kind: &str) -> Option<Value> {
    let told = told(panel).await;
    told.into_iter().rfind(|message| message["type"] == kind)
}

/// Waits until the portal has heard of a place.
#[track_caller]
fn hears_of(panel: &Panel, path: &str, title: &str) -> impl Future<Output = ()> {
    let wanted = json!({
        "source": "bot-agents-panel",
        "version": 1,
        "type": "route",
        "path": path,
        "title": title,
        "origin": panel.home(),
    });
    wait_until(
        format!("the portal to hear {wanted}"),
        async move || match newest(panel, "route").await {
            Some(route) if route == wanted => Ok(()),
            other => Err(format!("it heard {other:?}")),
        },
    )
}

/// Waits until the portal has heard of the height that the panel has now; returns it.
#[track_caller]
fn hears_height(panel: &Panel) -> impl Future<Output = u64> {
    wait_until("the portal to hear the height".into(), async move || {
        let height = "return Math.ceil(document.documentElement.getBoundingClientRect().height)";
        let now = panel.run(height).await;
        let told = newest(panel, "height")
            .await
            .map(|one| one["height"].clone());
        match told {
            Some(told) if told == now => told.as_u64().ok_or_else(|| told.to_string()),
            told => Err(format!("it heard {told:?}, and it is {now}")),
        }
    })
}

/// Has the portal ask for something.
async fn tell(panel: &Panel, message: &Value) {
    run_in_portal(panel, &format!("tell({message})")).await;
}

/// The portal's wish to go somewhere.
fn wish(path: &str) -> Value {
    json!({ "source": "bot-agents-panel", "version": 1, "type": "go", "path": path })
}

/// Waits until everything that was sent to the panel's window so far has come there.
async fn has_heard_all(panel: &Panel) {
    panel
        .run(
            "return new Promise((resolve) => {
                addEventListener('message', ({ data }) => data === 'last' && resolve());
                postMessage('last', location.origin);
            })",
        )
        .await;
}

#[tokio::test]
async fn an_allowed_parent_shows_the_panel_and_hears_its_height_and_its_route() {
    let portal = Portal::start(SAME_SITE).await;
    let presets = allowing(&[&portal]);
    let framers = Framers::Only(&portal.origin);
    journey_for_frames(&presets, framers, async |panel| {
        let server = sandbox();
        enter_panel(panel, &portal, "/bots?show=all&x=1#y").await;
        panel.heading("Manage your bot agents").shown().await;
        hears_of(panel, "/bots?show=all", "Connect · Bot agents").await;
        sign_in_to(panel, &server, tokens::FULL).await;
        count(panel).reads("12 bot agents").await;
        hears_of(panel, "/bots?show=all", "Bots · Bot agents").await;
        let list = hears_height(panel).await;

        open_bot(panel, "John Doe").await;
        let page = format!("/bots/{JOHN}");
        hears_of(panel, &page, "John Doe · Bot agents").await;
        panel.button("Save").gone().await;
        let bot = hears_height(panel).await;
        assert!(bot > list, "{bot} px, after {list} px");
        // As high as what is in it: nothing scrolls. And lower again where there is less.
        let inside = "return document.documentElement.scrollHeight <= innerHeight";
        assert_eq!(panel.run(inside).await, true);
        panel.back().await;
        hears_of(panel, "/bots?show=all", "Bots · Bot agents").await;
        wait_until("the list’s height".into(), async || {
            let now = hears_height(panel).await;
            (now < bot).then_some(()).ok_or_else(|| format!("{now} px"))
        })
        .await;

        let told = told(panel).await;
        let kinds = ["height", "route"];
        assert!(
            told.iter()
                .all(|one| kinds.iter().any(|kind| one["type"] == *kind))
        );
        let told = Value::from(told).to_string();
        assert!(!told.contains(tokens::FULL), "{told}");
    })
    .await;
}

/// Checks that the static page says why there is no panel, and that nothing of the panel runs.
pub async fn is_refused(panel: &Panel, path: &str) {
    panel.tolerate_console(NOT_STARTED);
    alert(panel, REFUSED).shown().await;
    let link = panel.link("Open it on its own").shown().await;
    let attribute = async |name: &str| link.attr(name).await.expect("a link").unwrap_or_default();
    assert_eq!(attribute("href").await, format!("{}{path}", panel.home()));
    assert_eq!(attribute("target").await, "_blank");
    assert_eq!(attribute("rel").await, "noopener");
    panel.css("main").gone().await;
    panel.css("#start").shown().await;
}

#[tokio::test]
async fn anybody_else_is_refused_without_headers_too() {
    let (portal, other) = (
        Portal::start(SAME_SITE).await,
        Portal::start(SAME_SITE).await,
    );
    for presets in [
        String::new(),
        "{}".into(),
        r#"{"parents": []}"#.into(),
        r#"{"parents": ["*"]}"#.into(),
        r#"{"parents": ["null"]}"#.into(),
        // A list that is broken allows nobody.
        json!({ "parents": [portal.origin, "https://"] }).to_string(),
        json!({ "parents": portal.origin }).to_string(),
        allowing(&[&other]),
    ] {
        journey_for_frames(&presets, Framers::Unsaid, async |panel| {
            let path = "/bots?code=secret&q=pizza&state=secret#access_token=secret";
            enter_panel(panel, &portal, path).await;
            is_refused(panel, "/bots?q=pizza").await;
            assert_eq!(told(panel).await, Vec::<Value>::new());
            tell(panel, &wish("/settings")).await;
            has_heard_all(panel).await;
            is_refused(panel, "/bots?q=pizza").await;
        })
        .await;
    }
}

#[tokio::test]
async fn the_way_out_of_a_frame_leads_nowhere_else() {
    let portal = Portal::start(SAME_SITE).await;
    journey_for_frames("", Framers::Unsaid, async |panel| {
        for path in [
            "/https://foreign.invalid/",
            "//foreign.invalid/",
            "/javascript:alert(1)",
        ] {
            enter_panel(panel, &portal, path).await;
            is_refused(panel, path).await;
        }
        panel.axe_without_buttons("Refused in a frame").await;
        report_axe("the page where the panel doesn’t start");
    })
    .await;
}

#[tokio::test]
async fn an_allowed_parent_inside_another_is_refused() {
    let (inner, outer) = (
        Portal::start(SAME_SITE).await,
        Portal::start(SAME_SITE).await,
    );
    for (allowed, starts) in [
        (allowing(&[&inner]), false),
        (allowing(&[&outer, &inner]), true),
    ] {
        journey_for_frames(&allowed, Framers::Unsaid, async |panel| {
            let around = inner.showing(&format!("{}/", panel.home()));
            enter(panel, &outer.showing(&around), 2).await;
            if starts {
                panel.heading("Manage your bot agents").shown().await;
            } else {
                is_refused(panel, "/").await;
            }
        })
        .await;
    }
}

#[tokio::test]
async fn both_lists_must_allow_a_parent() {
    let portal = Portal::start(SAME_SITE).await;
    journey_with_presets(&allowing(&[&portal]), async |panel| {
        panel.expect_console("frame-ancestors");
        let address = portal.showing(panel.home());
        panel.driver.goto(address).await.expect("the page loads");
        panel.driver.enter_frame(0).await.expect("there is a frame");
        panel.css("#start, .shell").gone().await;
        panel
            .driver
            .enter_default_frame()
            .await
            .expect("it is left");
    })
    .await;
}

#[tokio::test]
async fn the_parent_may_ask_for_a_place_and_unsaved_changes_stay() {
    let portal = Portal::start(SAME_SITE).await;
    let presets = allowing(&[&portal]);
    journey_for_frames(&presets, Framers::Only(&portal.origin), async |panel| {
        enter_panel(panel, &portal, "/").await;
        panel.button("Open the demo").click().await;
        count(panel).reads("12 bot agents").await;
        let page = format!("/bots/{JOHN}");
        tell(panel, &wish(&format!("{page}?access_token=x#y"))).await;
        panel.heading("John Doe").shown().await;
        hears_of(panel, &page, "John Doe · Bot agents").await;

        panel.field("Chat limit").fill("7").await;
        tell(panel, &wish("/settings")).await;
        let question = panel.dialog("Your changes aren’t saved");
        question.button("Stay").click().await;
        panel.field("Chat limit").holds("7").await;
        tell(panel, &wish("/settings")).await;
        question.button("Discard and leave").click().await;
        panel.heading("Settings").shown().await;
        hears_of(panel, "/settings", "Settings · Bot agents").await;
    })
    .await;
}

/// What else the portal may send; nothing comes of it.
fn nonsense() -> Vec<Value> {
    let mut all: Vec<_> = [
        "",
        "bots",
        "//foreign.invalid/",
        "https://foreign.invalid/",
        "javascript:alert(1)",
    ]
    .map(wish)
    .into();
    all.extend([
        json!("go"),
        json!(null),
        json!([]),
        json!({ "type": "go", "path": "/settings" }),
        json!({ "source": "bot-agents-panel", "version": 2, "type": "go", "path": "/settings" }),
        json!({ "source": "bot-agents-panel", "version": 1, "type": "open", "path": "/settings" }),
        json!({ "source": "bot-agents-panel", "version": 1, "type": "go", "path": ["/settings"] }),
    ]);
    all
}

/// Asks for a place from another window than the one around the panel: from the panel's own, from a frame
/// beside the panel that is of the portal's own origin, and from one that is of none.
const FROM_ELSEWHERE: &str = r#"
    const post = `(panel) => panel.postMessage(${JSON.stringify(WISH)}, "*")`;
    const beside = (more) => new Promise((resolve) => {
      const frame = Object.assign(document.createElement("iframe"), more);
      frame.srcdoc = `<script>(${post})(parent.frames[0]); parent.postMessage("sent", "*")<\/script>`;
      addEventListener("message", ({ data, source }) => {
        if (data === "sent" && source === frame.contentWindow) resolve(frame.remove());
      });
      document.body.append(frame);
    });
    const closed = document.createElement("iframe").sandbox;
    return beside({}).then(() => beside({ sandbox: "allow-scripts" }));"#;

#[tokio::test]
async fn nothing_is_taken_from_anybody_else() {
    let portal = Portal::start(SAME_SITE).await;
    let presets = allowing(&[&portal]);
    journey_for_frames(&presets, Framers::Only(&portal.origin), async |panel| {
        enter_panel(panel, &portal, "/connect").await;
        panel.heading("Manage your bot agents").shown().await;
        hears_of(panel, "/connect", "Connect · Bot agents").await;
        let wish_to_leave = wish("/settings");
        run_in_portal(
            panel,
            &FROM_ELSEWHERE.replace("WISH", &wish_to_leave.to_string()),
        )
        .await;
        panel
            .run(&format!("postMessage({wish_to_leave}, location.origin)"))
            .await;
        for message in nonsense() {
            tell(panel, &message).await;
        }
        has_heard_all(panel).await;
        panel.heading("Manage your bot agents").shown().await;
        let routes = told(panel).await;
        let mut routes = routes.iter().filter(|one| one["type"] == "route");
        // Told twice where the title came after the page.
        assert!(routes.all(|one| one["path"] == "/connect"));

        // The very same wish, from the one who may.
        tell(panel, &wish_to_leave).await;
        panel.heading("Settings").shown().await;
    })
    .await;
}

/// What the panel does in a browser that doesn't tell which pages are around it, on the static page.
const WITHOUT_ANCESTORS: &str = "
    const presets = arguments[0];
    document.body.innerHTML = '<div id=start><div class=page><div class=skeleton></div></div></div>';
    return import('/frame.js').then(({ admit }) => admit(presets, null)).then(Boolean)";

#[tokio::test]
async fn a_browser_that_does_not_tell_whose_frame_it_is_has_the_parent_answer() {
    let (portal, outer) = (
        Portal::start(SAME_SITE).await,
        Portal::start(SAME_SITE).await,
    );
    let presets = allowing(&[&portal, &outer]);
    journey_for_frames(&presets, Framers::Unsaid, async |panel| {
        let admits = async |presets: &str| {
            let admits = panel
                .driver
                .execute(WITHOUT_ANCESTORS, vec![json!(presets)])
                .await;
            admits.expect("the script runs").json().clone()
        };
        let framed = format!("{}/", panel.home());
        enter(panel, &format!("{}&polite", portal.showing(&framed)), 1).await;
        panel.heading("Manage your bot agents").shown().await;
        assert_eq!(admits(&allowing(&[&portal])).await, true);
        // The browser says so whenever a message isn't delivered, for its page is from elsewhere.
        panel.expect_console("Failed to execute 'postMessage'");
        assert_eq!(admits(&allowing(&[&outer])).await, false);

        // One that doesn't answer.
        enter(panel, &portal.showing(&framed), 1).await;
        panel.heading("Manage your bot agents").shown().await;
        assert_eq!(admits(&allowing(&[&portal])).await, false);

        // One that isn't alone around the panel.
        let around = format!("{}&polite", portal.showing(&framed));
        enter(panel, &outer.showing(&around), 2).await;
        panel.heading("Manage your bot agents").shown().await;
        assert_eq!(admits(&presets).await, false);
    })
    .await;
}

/// Fills in a field by its id, because the driver can't tell names in a frame of another site.
async fn fill(panel: &Panel, id: &str, text: &str) {
    panel.css(&format!("#{id}")).fill(text).await;
}

/// Signs in with LiveChat, in a frame of any site.
async fn sign_in_framed(panel: &Panel, base_url: &str, accounts_url: &str) {
    panel.css("summary").click().await;
    fill(panel, "base-url", base_url).await;
    fill(panel, "accounts-url", accounts_url).await;
    fill(panel, "client-id", tokens::CLIENT_ID).await;
    let button = panel.css("button").containing("Sign in with LiveChat");
    button.click().await;
}

#[tokio::test]
async fn signing_in_takes_a_window_of_its_own() {
    // From another site's frame a channel doesn't lead to that window; from the same one's, both ways do.
    for host in [OTHER_SITE, SAME_SITE] {
        let portal = Portal::start(host).await;
        let presets = allowing(&[&portal]);
        journey_for_frames(&presets, Framers::Only(&portal.origin), async |panel| {
            let (server, accounts) = (sandbox(), Accounts::start().await);
            panel.keep(server.clone());
            enter_panel(panel, &portal, "/connect").await;
            sign_in_framed(panel, &server.base_url(), &accounts.url()).await;
            panel
                .css("main [role=status]")
                .containing("10 bot agents")
                .shown()
                .await;
            hears_of(panel, "/bots", "Bots · Bot agents").await;
            let exchanges = accounts.requests(&Method::POST, "/v2/token");
            assert_eq!(exchanges.len(), 1);
            wait_until("the window to be closed".into(), async || {
                let windows = panel.driver.windows().await.expect("windows").len();
                (windows == 1)
                    .then_some(())
                    .ok_or_else(|| format!("{windows} windows"))
            })
            .await;
            let told = Value::from(told(panel).await).to_string();
            for secret in [tokens::FULL, CODE, "state"] {
                assert!(!told.contains(secret), "{secret} in {told}");
            }
        })
        .await;
    }
}

/// The page that the README proposes.
fn documented_page() -> &'static str {
    let readme = include_str!("../../README.md");
    let (_, rest) = readme
        .split_once("```html\n")
        .expect("the README has a page");
    rest.split_once("```").expect("its end").0
}

#[tokio::test]
async fn the_documented_page_makes_room_for_the_panel() {
    // It is to know the panel's address, which is to know the page's.
    let frame = r#"src="https://bots.example.com/""#;
    assert_eq!(documented_page().matches(frame).count(), 1);
    let later = "<link rel=icon href=data:,><script>const home = new URLSearchParams(location.search).get('frame')</script>";
    let page = documented_page()
        .replace(frame, "")
        .replace("const panel =", "frame.src = home;\n  const panel =");
    let portal = Portal::with_page(SAME_SITE, format!("<!DOCTYPE html>{later}{page}")).await;
    let presets = allowing(&[&portal]);
    journey_for_frames(&presets, Framers::Only(&portal.origin), async |panel| {
        enter_panel(panel, &portal, "/").await;
        panel.button("Open the demo").click().await;
        count(panel).reads("12 bot agents").await;
        wait_until("room for the panel, and its title".into(), async || {
            let seen = "return [document.title, frame.clientHeight >= Math.min(600, innerHeight)]";
            match run_in_portal(panel, seen).await {
                seen if seen == json!(["Bots · Bot agents", true]) => Ok(()),
                seen => Err(seen.to_string()),
            }
        })
        .await;
    })
    .await;
}

#[tokio::test]
async fn a_broken_list_of_parents_is_named_with_its_line() {
    let presets = "{\n  \"parents\": [\n    \"https://portal.example/\"\n  ]\n}";
    journey_with_presets(presets, async |panel| {
        panel.goto("/").await;
        let problem = alert(panel, "The file config.json can’t be used");
        let text = "Line 3: “parents” may list only origins, such as https://portal.example or http://localhost:3000.";
        problem.containing(text).shown().await;
    })
    .await;
}
