//! Impatient people: however often a button is pressed, what it sends is sent once; and what may have
//! arrived is looked for before it is sent again.

use bot_agents_panel::sandbox::tokens;
use thirtyfour::Key;

use super::cases::refusal;
use super::{arrived, dismiss_toasts, expect_failed_requests, go, held, over_proxy};
use crate::server::Running;
use crate::support::{Fault, Find, Panel, Proxy};
use crate::workspace::{alert, ask_removal, leave_with_draft, row, toast};

/// Fifty double clicks on a button, by its text, and fifty submits of its form, all before the page
/// has a chance to draw anything.
async fn hammer(panel: &Panel, button: &str) {
    let script = format!(
        "const all = [...document.querySelectorAll('button')];
        const button = all.filter((one) => one.checkVisibility() && one.textContent === '{button}').at(-1);
        for (let count = 0; button && count < 50; count += 1) {{
          button.click();
          button.click();
          button.form?.requestSubmit(button.type === 'submit' ? button : null);
        }}"
    );
    panel.run(&script).await;
}

/// Presses Enter fifty times, wherever the focus is.
async fn enter(panel: &Panel) {
    panel.press(Key::Enter.value().to_string().repeat(50)).await;
}

#[tokio::test]
async fn fifty_double_clicks_or_enters_send_one_request() {
    over_proxy(async |panel, server, proxy| {
        let bots = server.sandbox().bots().len();
        start(panel, "Slow bot").await;
        proxy.next("create_bot_agent", Fault::Held);
        hammer(panel, "Create bot agent").await;
        arrived(proxy, "create_bot_agent", 1).await;
        hammer(panel, "Create bot agent").await;
        panel.field("Name").press("").await;
        enter(panel).await;
        held(proxy, 1).await;
        proxy.release(0);
        created(panel, "Slow bot").await;
        assert_eq!(proxy.arrivals("create_bot_agent").len(), 1);

        start(panel, "Quick bot").await;
        hammer(panel, "Create bot agent").await;
        created(panel, "Quick bot").await;
        assert_eq!(proxy.arrivals("create_bot_agent").len(), 2);

        start(panel, "Entered bot").await;
        panel.field("Name").press("").await;
        enter(panel).await;
        created(panel, "Entered bot").await;
        assert_eq!(proxy.arrivals("create_bot_agent").len(), 3);
        assert_eq!(server.sandbox().bots().len(), bots + 3);

        panel.field("Chat limit").fill("7").await;
        hammer(panel, "Save").await;
        toast(panel, "Saved.").shown().await;
        panel.field("Chat limit").fill("8").await;
        enter(panel).await;
        panel.role("region", "Unsaved changes").gone().await;
        assert_eq!(proxy.arrivals("update_bot_agent").len(), 2);

        go(panel, "Bots").await;
        ask_removal(panel, "Entered bot").await;
        panel.dialog("Remove “Entered bot”?").shown().await;
        hammer(panel, "Remove bot agent").await;
        row(panel, "Entered bot").gone().await;
        assert_eq!(proxy.arrivals("remove_bot_agent").len(), 1);
    })
    .await;
}

#[tokio::test]
async fn a_creation_is_not_sent_again_before_it_was_looked_for() {
    over_proxy(async |panel, server, proxy| {
        expect_failed_requests(panel);
        lose(panel, proxy, "Lost bot").await;
        // Pressing again looks again, and that fails again.
        let lists = proxy.arrivals("get_bot_agents").len();
        panel.button("Create bot agent").click().await;
        arrived(proxy, "get_bot_agents", lists + 3).await;
        unclear(panel).await;
        // So it does when the draft was left alone for a while.
        proxy.heal();
        let menu = panel.role("navigation", "Main");
        leave_with_draft(panel, menu.link("Bots")).await;
        row(panel, "Lost bot").shown().await;
        go(panel, "New bot agent").await;
        panel.field("Name").holds("Lost bot").await;
        panel.button("Create bot agent").click().await;
        toast(
            panel,
            "“Lost bot” was created. The answer got lost, but reading the list again showed it.",
        )
        .shown()
        .await;
        panel.heading("Lost bot").shown().await;
        assert_eq!(proxy.arrivals("create_bot_agent").len(), 1);
        assert_eq!(server.sandbox().bots().len(), 13);

        // The next one has nothing to do with it.
        start(panel, "Other bot").await;
        let lists = proxy.arrivals("get_bot_agents").len();
        panel.button("Create bot agent").click().await;
        created(panel, "Other bot").await;
        assert_eq!(proxy.arrivals("create_bot_agent").len(), 2);
        assert_eq!(proxy.arrivals("get_bot_agents").len(), lists);
    })
    .await;
}

#[tokio::test]
async fn an_attempt_that_arrived_is_told_apart_from_what_was_changed_since() {
    over_proxy(async |panel, server, proxy| {
        expect_failed_requests(panel);
        lose(panel, proxy, "Lost bot").await;
        proxy.heal();
        panel.field("Name").fill("Better bot").await;
        panel.button("Create bot agent").click().await;
        let said = alert(panel, "Your earlier attempt has arrived");
        said.clone()
            .containing(
                "“Lost bot” exists, without what you changed here since. Nothing more was sent.",
            )
            .shown()
            .await;
        panel.field("Name").holds("Better bot").await;
        panel.role("radio", "Offline").is_checked(true).await;
        assert_eq!(proxy.arrivals("create_bot_agent").len(), 1);
        assert_eq!(bots_named(server, "Lost bot"), 1);

        panel.button("Create bot agent").click().await;
        created(panel, "Better bot").await;
        assert_eq!(proxy.arrivals("create_bot_agent").len(), 2);
        go(panel, "Bots").await;
        row(panel, "Lost bot").shown().await;
        row(panel, "Better bot").shown().await;
    })
    .await;
}

#[tokio::test]
async fn a_token_that_expires_while_looking_is_asked_for() {
    over_proxy(async |panel, server, proxy| {
        expect_failed_requests(panel);
        start(panel, "Lost bot").await;
        proxy.next("create_bot_agent", Fault::ResetAfter);
        proxy.next(
            "get_bot_agents",
            Fault::Instead(refusal(401, "authentication")),
        );
        panel.button("Create bot agent").click().await;
        let dialog = panel.dialog("Sign in again");
        dialog.field("Access token").fill(tokens::FULL).await;
        dialog.button("Sign in").click().await;
        dialog.gone().await;
        unclear(panel).await;
        panel.field("Name").holds("Lost bot").await;
        panel.button("Create bot agent").click().await;
        created(panel, "Lost bot").await;
        assert_eq!(proxy.arrivals("create_bot_agent").len(), 1);
        assert_eq!(bots_named(server, "Lost bot"), 1);
    })
    .await;
}

/// Fills in the form of a new bot.
async fn start(panel: &Panel, name: &str) {
    go(panel, "New bot agent").await;
    panel.field("Name").fill(name).await;
    panel.role("radio", "Offline").click().await;
}

/// Sends a creation that arrives, while neither its answer nor the list gets through.
async fn lose(panel: &Panel, proxy: &Proxy, name: &str) {
    start(panel, name).await;
    proxy.next("create_bot_agent", Fault::ResetAfter);
    proxy.always("get_bot_agents", Fault::Instead(refusal(500, "internal")));
    panel.button("Create bot agent").click().await;
    unclear(panel).await;
    panel.field("Name").holds(name).await;
}

async fn unclear(panel: &Panel) {
    alert(panel, "The outcome is unknown")
        .containing(
            "couldn’t be found out. “Create bot agent” looks again before it sends anything.",
        )
        .containing("Everything you entered is still here.")
        .shown()
        .await;
}

async fn created(panel: &Panel, name: &str) {
    toast(panel, &format!("“{name}” was created."))
        .shown()
        .await;
    panel.heading(name).shown().await;
    dismiss_toasts(panel).await;
}

fn bots_named(server: &Running, name: &str) -> usize {
    let sandbox = server.sandbox();
    let named = sandbox.bots().iter().filter(|bot| bot["name"] == name);
    named.count()
}
