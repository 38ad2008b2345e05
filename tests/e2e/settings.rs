//! The panel's own settings: kept over a reload, used where they count, and forgotten when asked.

use crate::support::{Find, Panel, View, journey};
use crate::workspace::{in_demo, toast};

async fn open_settings(panel: &Panel) {
    panel.link("Settings").click().await;
    panel.heading("Settings").shown().await;
}

async fn root(panel: &Panel, attribute: &str) -> serde_json::Value {
    panel
        .run(&format!(
            "return document.documentElement.dataset.{attribute} ?? null"
        ))
        .await
}

#[tokio::test]
async fn looks_are_kept_and_set_before_the_panel_has_loaded() {
    journey(async |panel| {
        panel.goto("/").await;
        open_settings(panel).await;
        panel.role("radio", "Dark").click().await;
        panel.role("radio", "Compact").click().await;
        assert_eq!(
            (root(panel, "theme").await, root(panel, "density").await),
            ("dark".into(), "compact".into())
        );
        panel.reload().await;
        panel.heading("Settings").shown().await;
        panel.role("radio", "Dark").is_checked(true).await;
        panel.role("radio", "Compact").is_checked(true).await;
        assert_eq!(root(panel, "density").await, "compact");
        panel.axe("Settings").await;
        panel.pictures("settings", &View::ALL).await;
    })
    .await;
}

#[tokio::test]
async fn a_named_group_is_shown_by_its_name() {
    in_demo(async |panel, _| {
        open_settings(panel).await;
        let form = panel.role("form", "Add name");
        form.button("Add name").click().await;
        form.clone()
            .containing("Enter the number of a group, such as 7.")
            .shown()
            .await;
        form.clone()
            .containing("Enter a name for the group.")
            .shown()
            .await;
        form.field("Group number").fill("2").await;
        form.field("Name").fill("Sales").await;
        form.button("Add name").click().await;
        panel.field("Group 2").holds("Sales").await;
        panel.focuses(form.field("Group number")).await;

        panel
            .role("navigation", "Main")
            .link("Routing")
            .click()
            .await;
        panel
            .every("columnheader")
            .containing("Sales (group 2)")
            .shown()
            .await;

        open_settings(panel).await;
        panel.button("Remove the name of group 2").click().await;
        panel.text("No group has a name yet.").shown().await;
    })
    .await;
}

#[tokio::test]
async fn everything_is_forgotten_but_only_after_a_question() {
    in_demo(async |panel, _| {
        open_settings(panel).await;
        panel.role("radio", "Dark").click().await;
        panel.button("Forget everything …").click().await;
        let dialog = panel.dialog("Forget everything?");
        dialog.shown().await;
        panel.axe("Settings, asked to forget").await;
        dialog.button("Cancel").click().await;
        panel.heading("Settings").shown().await;
        panel.role("radio", "Dark").is_checked(true).await;

        panel.button("Forget everything …").click().await;
        dialog.button("Forget everything").click().await;
        toast(panel, "Everything was forgotten.").shown().await;
        panel.button("Open the demo").shown().await;
        assert_eq!(root(panel, "theme").await, serde_json::Value::Null);
        let kept = panel
            .run("return Object.keys(localStorage).concat(Object.keys(sessionStorage))")
            .await;
        assert_eq!(kept, serde_json::json!([]));
    })
    .await;
}
