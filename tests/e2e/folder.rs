//! The panel in a folder of a host, after the one edit that this takes.

use bot_agents_panel::sandbox::tokens;

use crate::support::{Find, journey_in_folder};
use crate::workspace::{JOHN, connect, count, open_bot, sandbox, sign_out};

#[tokio::test]
async fn every_page_works_in_a_folder() {
    journey_in_folder("/admin/bots", async |panel| {
        let server = sandbox();
        connect(panel, &server, tokens::FULL).await;
        count(panel).reads("10 bot agents").await;
        panel.arrives_at("/bots").await;
        let path = panel.run("return location.pathname").await;
        assert_eq!(path, "/admin/bots/bots");

        open_bot(panel, "John Doe").await;
        panel.arrives_at(&format!("/bots/{JOHN}")).await;
        panel.reload().await;
        panel.heading("John Doe").shown().await;
        panel.link("All bot agents").click().await;
        panel.arrives_at("/bots").await;
        count(panel).reads("10 bot agents").await;

        let menu = panel.role("navigation", "Main");
        menu.link("New bot agent").click().await;
        panel.heading("New bot agent").shown().await;
        panel.arrives_at("/bots/new").await;
        panel.field("Name").fill("Pasta bot").await;
        panel.role("radio", "Offline").click().await;
        panel.button("Create bot agent").click().await;
        panel.heading("Pasta bot").shown().await;
        let id = server.sandbox().bots()[12]["id"].clone();
        panel
            .arrives_at(&format!("/bots/{}", id.as_str().expect("a text")))
            .await;

        panel.goto("/bots?show=all&q=pizza").await;
        count(panel).reads("1 of 13 bot agents").await;
        panel.field("Search by name or id").fill("john").await;
        panel.arrives_at("/bots?show=all&q=john").await;
        panel.back().await;
        panel.heading("Pasta bot").shown().await;
        panel.goto("/no/such/page").await;
        panel.heading("Page not found").shown().await;
        panel.link("Go to the bot agents").click().await;
        count(panel).shown().await;

        sign_out(panel).await;
        panel.arrives_at("/connect").await;
        panel.button("Open the demo").click().await;
        count(panel).reads("12 bot agents").await;
        panel.arrives_at("/bots?show=all").await;
    })
    .await;
}
