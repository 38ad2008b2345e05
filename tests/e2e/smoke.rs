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
