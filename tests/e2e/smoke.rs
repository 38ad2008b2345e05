//! The panel starts at all.

use crate::support::{Find, View, journey};

#[tokio::test]
async fn the_panel_opens_with_its_heading() {
    journey(async |panel| {
        panel.goto("/").await;
        panel.heading("Manage your bot agents").shown().await;
        panel.css("#start").gone().await;
        panel.pictures("start", &View::ALL).await;
    })
    .await;
}

#[tokio::test]
async fn a_path_that_is_no_file_opens_the_panel_too() {
    journey(async |panel| {
        panel.goto("/some/deep/link?with=query").await;
        panel.heading("Page not found").shown().await;
        panel.arrives_at("/some/deep/link?with=query").await;
    })
    .await;
}

#[tokio::test]
async fn a_panel_that_cannot_start_says_so() {
    journey(async |panel| {
        let blocked = serde_json::json!({ "urls": ["*.wasm"] });
        let cdp = panel.driver.cdp();
        cdp.network()
            .enable()
            .await
            .expect("the network can be watched");
        let answer = cdp.send_raw("Network.setBlockedURLs", blocked).await;
        answer.expect("the wasm is out of reach");
        // The error that boot.js passes on.
        panel.expect_console("Uncaught");

        panel.goto("/").await;
        let notice = panel
            .every("alert")
            .containing("The panel couldn’t start. Reload the page");
        notice.shown().await;
    })
    .await;
}
