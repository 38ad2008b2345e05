//! What a deployment presets in `config.json`.

use crate::support::{Find, journey_with_presets};
use crate::workspace::alert;

#[tokio::test]
async fn presets_stand_in_the_fields_and_the_demo_can_be_left_out() {
    let presets = r#"{"base_url": "/api", "client_id": "our-app", "region": "fra", "demo": false}"#;
    journey_with_presets(Some(presets), async |panel| {
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
    })
    .await;
}

#[tokio::test]
async fn a_broken_file_is_named_with_its_line_and_the_panel_works() {
    let presets = "{\n  \"base_url\": \"/api\",\n  \"demo\": \"yes\"\n}";
    journey_with_presets(Some(presets), async |panel| {
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
