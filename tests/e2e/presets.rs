//! What a deployment presets in `config.json`.

use bot_agents_panel::sandbox::tokens;

use crate::support::{Find, journey_with_presets};
use crate::workspace::{alert, connect, count, sandbox};

#[tokio::test]
async fn presets_stand_in_the_fields_and_the_demo_can_be_left_out() {
    let presets = r#"{"base_url": "/api", "client_id": "our-app", "region": "fra", "demo": false}"#;
    journey_with_presets(presets, async |panel| {
        panel.goto("/").await;
        panel.button("Advanced settings").click().await;
        panel.field("Base URL").holds("/api").await;
        panel.field("Client id").holds("our-app").await;
        panel.field("Region").holds("fra").await;
        panel
            .field("Accounts URL")
            .holds("https://accounts.livechat.com")
            .await;
        panel.heading("Demo workspace").gone().await;
        panel.every("alert").gone().await;
        // As in a tab that was in the demo while it was still offered.
        panel
            .run("sessionStorage.setItem('bot-agents-panel/demo', 'yes')")
            .await;
        panel.reload().await;
        panel.button("Connect").shown().await;
        panel.heading("Demo workspace").gone().await;
    })
    .await;
}

#[tokio::test]
async fn what_was_entered_instead_stays_until_the_end_of_the_connection() {
    journey_with_presets(r#"{"client_id": "our-app"}"#, async |panel| {
        let server = sandbox();
        panel.goto("/connect").await;
        panel.button("Advanced settings").click().await;
        panel.field("Client id").fill("another").await;
        panel.link("Settings").click().await;
        panel.heading("Settings").shown().await;
        panel.driver.back().await.expect("the page before");
        panel.button("Advanced settings").click().await;
        panel.field("Client id").holds("another").await;
        connect(panel, &server, tokens::FULL).await;
        panel.button("Sign out").click().await;
        let dialog = panel.dialog("Sign out?");
        dialog.button("Sign out").click().await;
        panel.button("Advanced settings").click().await;
        panel.field("Client id").holds("our-app").await;
    })
    .await;
}

#[tokio::test]
async fn a_broken_file_is_named_with_its_line_and_the_panel_works() {
    let presets = "{\n  \"base_url\": \"/api\",\n  \"demo\": \"yes\"\n}";
    journey_with_presets(presets, async |panel| {
        panel.goto("/").await;
        let problem = alert(panel, "The file config.json can’t be used");
        problem
            .containing("Line 3: “demo” has to be true or false.")
            .shown()
            .await;
        panel.axe("Connect, with a broken config.json").await;
        panel.button("Advanced settings").click().await;
        panel
            .field("Base URL")
            .holds("https://api.livechatinc.com")
            .await;
        panel.button("Open the demo").click().await;
        panel.heading("Bot agents").shown().await;
    })
    .await;
}

#[tokio::test]
async fn a_version_that_the_panel_does_not_speak_is_refused_by_name() {
    journey_with_presets(r#"{"api_version": "v3.6"}"#, async |panel| {
        panel.goto("/").await;
        let problem = alert(panel, "The file config.json can’t be used");
        problem
            .containing("“api_version” is “v3.6”. The panel speaks only v3.0, v3.1")
            .shown()
            .await;
    })
    .await;
}

#[tokio::test]
async fn another_version_of_the_api_is_asked_and_remembered() {
    journey_with_presets(r#"{"api_version": "v3.1"}"#, async |panel| {
        let server = sandbox();
        connect(panel, &server, tokens::FULL).await;
        panel.reload().await;
        count(panel).reads("10 bot agents").await;
        let lists = server.requests_of("get_bot_agents");
        assert!(lists.len() >= 2, "{lists:?}");
        for list in lists {
            assert_eq!(list.path, "/v3.1/configuration/action/get_bot_agents");
        }
    })
    .await;
}
