//! Silence: after 20 seconds it is given up, and said by the 21st.

use super::{arrived, held, over_proxy};
use crate::support::{Fault, Find, Panel, wait_until};
use crate::workspace::{alert, rows_read, toast};

/// Measures in the page, where nothing but the panel takes time: from the last click to the first alert.
const STOPWATCH: &str = "
    document.addEventListener('click', () => { window.clicked = performance.now(); }, true);
    const look = () => {
      if (!window.said && document.querySelector('[role=alert]')) window.said = performance.now();
    };
    new MutationObserver(look).observe(document.body, { childList: true, subtree: true });";

/// Checks how long it took until something was said.
async fn said_in_time(panel: &Panel) {
    let time = panel.run("return window.said - window.clicked").await;
    let time = time.as_f64().expect("something was said");
    assert!((19_900.0..21_000.0).contains(&time), "{time} ms");
}

#[tokio::test]
async fn a_read_that_is_never_answered_is_given_up() {
    over_proxy(async |panel, _, proxy| {
        rows_read(panel).await;
        panel.run(STOPWATCH).await;
        proxy.always("get_bot_agent_details", Fault::Silent);
        let before = proxy.arrivals("get_bot_agent_details").len();
        panel.link("John Doe").click().await;
        let said = alert(panel, "Couldn’t load this bot agent");
        said.clone()
            .containing("No answer came within 20 seconds.")
            .within(PATIENCE)
            .shown()
            .await;
        said_in_time(panel).await;
        // Whoever has waited that long isn't made to wait again without asking.
        assert_eq!(proxy.arrivals("get_bot_agent_details").len(), before + 1);
        wait_until("the read to be broken off".to_owned(), async || {
            let read = proxy.arrivals("get_bot_agent_details").pop();
            let abandoned = read.is_some_and(|read| read.abandoned);
            abandoned
                .then_some(())
                .ok_or_else(|| "it goes on".to_owned())
        })
        .await;
        proxy.heal();
        said.button("Try again").click().await;
        panel.heading("John Doe").shown().await;
    })
    .await;
}

#[tokio::test]
async fn a_write_that_is_never_answered_is_said_to_be_unknown_while_it_is_looked_up() {
    over_proxy(async |panel, server, proxy| {
        panel.run(STOPWATCH).await;
        let menu = panel.role("navigation", "Main");
        menu.link("New bot agent").click().await;
        panel.field("Name").fill("Pasta bot").await;
        panel.role("radio", "Offline").click().await;
        proxy.next("create_bot_agent", Fault::SilentAfter);
        proxy.next("get_bot_agents", Fault::Held);
        let lists = proxy.arrivals("get_bot_agents").len();
        panel.button("Create bot agent").click().await;
        alert(panel, "The outcome is unknown")
            .containing("No answer came within 20 seconds.")
            .containing("The panel is looking again, to see whether the request arrived.")
            .containing("Everything you entered is still here.")
            .within(PATIENCE)
            .shown()
            .await;
        said_in_time(panel).await;
        panel.field("Name").holds("Pasta bot").await;
        arrived(proxy, "get_bot_agents", lists + 1).await;
        // A press while it is looked up sends nothing.
        panel.button("Create bot agent").click().await;
        held(proxy, 1).await;
        proxy.release(0);
        toast(panel, "“Pasta bot” was created. The answer got lost")
            .shown()
            .await;
        panel.heading("Pasta bot").shown().await;
        let sent = proxy.arrivals("create_bot_agent");
        assert_eq!(sent.len(), 1);
        assert!(!sent[0].abandoned, "a write is never broken off");
        assert_eq!(server.sandbox().bots().len(), 13);
    })
    .await;
}

/// How long it may take until a test sees what the page says.
const PATIENCE: std::time::Duration = std::time::Duration::from_secs(40);
