//! Events without what their type promises, as autofill, password managers and other extensions send them to
//! whatever page there is: the panel goes on.

use crate::support::{Find, Panel, journey};
use crate::workspace::{in_demo, open_bot};

/// Sends plain events to every control, to what is around, and to the window.
const SEND: &str = "
    const types = ['keydown', 'keyup', 'input', 'change', 'paste', 'drop', 'dragover', 'focusout', 'message', 'storage',
      'error', 'unhandledrejection', 'popstate', 'scroll', 'resize', 'securitypolicyviolation', 'visibilitychange'];
    for (const target of [...document.querySelectorAll('input, textarea, select, button'), document.body, document, window]) {
      for (const type of types) target.dispatchEvent(new Event(type, { bubbles: true, cancelable: true }));
    }";

async fn goes_on(panel: &Panel) {
    panel.run(SEND).await;
    panel.role("alertdialog", "The panel stopped").gone().await;
}

#[tokio::test]
async fn the_connect_page_goes_on() {
    journey(async |panel| {
        panel.goto("/").await;
        panel.button("Advanced settings").click().await;
        panel.field("Base URL").shown().await;
        goes_on(panel).await;
        panel.button("Open the demo").click().await;
        panel.heading("Bot agents").shown().await;
    })
    .await;
}

#[tokio::test]
async fn the_list_and_a_bot_go_on() {
    in_demo(async |panel, _| {
        goes_on(panel).await;
        open_bot(panel, "Pizza bot").await;
        goes_on(panel).await;
        panel.field("Name").holds("Pizza bot").await;
        panel.link("Webhooks").click().await;
        panel.field("URL").shown().await;
        goes_on(panel).await;
        panel.field("URL").shown().await;
    })
    .await;
}
