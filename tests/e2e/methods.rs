//! Each method of the API, on the page and at the store: over HTTP and in the demo.

use bot_agents_panel::sandbox::Sandbox;
use serde_json::{Value, json};

use crate::server::Recorded;
use crate::support::{Find, Locator, Panel};
use crate::workspace::{
    JOHN, Workspace, alert, ask_removal, count, in_demo, open_bot, over_http, row, rows_read, toast,
};

#[tokio::test]
async fn list_mine_and_all_over_http() {
    over_http(list_mine_and_all).await;
}

#[tokio::test]
async fn list_mine_and_all_in_the_demo() {
    in_demo(list_mine_and_all).await;
}

#[tokio::test]
async fn details_over_http() {
    over_http(details).await;
}

#[tokio::test]
async fn details_in_the_demo() {
    in_demo(details).await;
}

#[tokio::test]
async fn update_one_member_over_http() {
    over_http(update_one_member).await;
}

#[tokio::test]
async fn update_one_member_in_the_demo() {
    in_demo(update_one_member).await;
}

#[tokio::test]
async fn change_a_status_in_the_list_over_http() {
    over_http(change_a_status_in_the_list).await;
}

#[tokio::test]
async fn change_a_status_in_the_list_in_the_demo() {
    in_demo(change_a_status_in_the_list).await;
}

#[tokio::test]
async fn remove_over_http() {
    over_http(remove).await;
}

#[tokio::test]
async fn remove_in_the_demo() {
    in_demo(remove).await;
}

/// A demo that was changed can be put back.
#[tokio::test]
async fn reset_the_demo() {
    in_demo(async |panel, workspace| {
        remove(panel, workspace).await;
        panel.button("Reset the demo").click().await;
        let dialog = panel.dialog("Reset the demo workspace?");
        dialog.button("Reset the demo").click().await;
        toast(panel, "The demo workspace is as it was at first.")
            .shown()
            .await;
        count(panel).reads("12 bot agents").await;
        assert_eq!(workspace.bots(panel).await, Sandbox::new(0).bots());
    })
    .await;
}

async fn list_mine_and_all(panel: &Panel, workspace: &Workspace) {
    panel.role("radio", "Mine").click().await;
    count(panel).reads("10 bot agents").await;
    panel.arrives_at("/bots").await;
    // The head of the table is a row as well.
    panel.every("row").counts(11).await;
    row(panel, "Shop assistant").gone().await;

    panel.role("radio", "All").click().await;
    count(panel).reads("12 bot agents").await;
    panel.arrives_at("/bots?show=all").await;
    panel.every("row").counts(13).await;
    row(panel, "Shop assistant").shown().await;
    row(panel, "<img src=x onerror=\"alert('bot')\"><script>")
        .shown()
        .await;
    for bot in workspace.bots(panel).await {
        let id = bot["id"].as_str().expect("a text");
        let name = bot["name"].as_str().expect("a text");
        row(panel, id).containing(name).shown().await;
    }
    if let Workspace::Http(server) = workspace {
        let bodies = server.requests_of("get_bot_agents");
        let bodies: Vec<_> = bodies.iter().map(Recorded::json).collect();
        let mine = json!({"payload": {"all": false}});
        let all = json!({"payload": {"all": true}});
        assert!(
            bodies.contains(&mine) && bodies.contains(&all),
            "{bodies:?}"
        );
        assert!(bodies.iter().all(|body| *body == mine || *body == all));
    }
}

async fn details(panel: &Panel, workspace: &Workspace) {
    rows_read(panel).await;
    let by_the_list = details_sent(workspace);
    open_bot(panel, "John Doe").await;
    panel.arrives_at(&format!("/bots/{JOHN}")).await;
    // Opening a bot reads it anew, and no other.
    let sent = details_sent(workspace);
    if matches!(workspace, Workspace::Http(_)) {
        let john = json!({"payload": {"bot_agent_id": JOHN}});
        assert_eq!(sent, [&by_the_list[..], &[john]].concat());
    }

    panel.text(JOHN).shown().await;
    panel.text("This application").shown().await;
    panel.field("Name").holds("John Doe").await;
    let john = workspace.bot(panel, JOHN).await.expect("John Doe");
    let avatar = john["avatar"].as_str().expect("a text");
    panel.field("Avatar URL").holds(avatar).await;
    let status = panel.role("radio", "Accepting chats");
    status.is_checked(true).await;
    panel.field("Chat limit").holds("6").await;
    let default_priority = panel.field("Default group priority");
    default_priority.holds("").await;
    default_priority
        .role("option", "Unknown – the API doesn’t say")
        .shown()
        .await;
    for (id, priority) in [(0, "normal"), (1, "normal"), (2, "first")] {
        let group = group(panel, id);
        group.field("Group").holds(&id.to_string()).await;
        group.field("Priority").holds(priority).await;
    }
    panel.tab("Webhooks").await;
    panel
        .field("URL")
        .holds("http://myservice.com/webhooks")
        .await;
    let secret = panel.field("Secret key");
    secret.holds("JSauw0Aks8l-asAa").await;
    assert_eq!(
        secret
            .shown()
            .await
            .css_value("-webkit-text-security")
            .await
            .expect("an answer"),
        "disc"
    );
    let thread = panel.role("region", "incoming_chat_thread");
    thread.field("chat_properties").is_checked(false).await;
    let filters =
        json!({"chat_properties": {"source": {"type": {"values": ["facebook", "twitter"]}}}});
    thread.role("radio", "JSON").click().await;
    let shown = format!("{filters:#}");
    thread.field("Filters as JSON").holds(&shown).await;
    let event = panel.role("region", "incoming_event");
    event.field("chat_properties").is_checked(true).await;
    event.role("radio", "JSON").click().await;
    event.field("Filters as JSON").holds("").await;

    panel.tab("JSON").await;
    let json = panel.role("region", "As the API returned it");
    json.clone()
        .containing("\"client_id\": \"asXdesldiAJSq9padj\"")
        .shown()
        .await;
    json.containing("JSauw0Aks8l-asAa").gone().await;
}

async fn update_one_member(panel: &Panel, workspace: &Workspace) {
    let before = workspace.bots(panel).await;
    open_bot(panel, "John Doe").await;
    panel.field("Chat limit").fill("7").await;
    let bar = panel.role("region", "Unsaved changes");
    bar.text("1 unsaved change").shown().await;
    bar.text("max_chats_count").shown().await;
    bar.button("Save").click().await;

    toast(panel, "Saved.").shown().await;
    bar.gone().await;
    panel.field("Chat limit").holds("7").await;
    workspace.assert_sent(
        "update_bot_agent",
        &[json!({"id": JOHN, "max_chats_count": 7})],
    );
    let mut wanted = before;
    wanted[0].insert("max_chats_count".into(), json!(7));
    assert_eq!(workspace.bots(panel).await, wanted);

    panel.reload().await;
    panel.heading("John Doe").shown().await;
    panel.field("Chat limit").holds("7").await;
}

async fn change_a_status_in_the_list(panel: &Panel, workspace: &Workspace) {
    let before = workspace.bots(panel).await;
    let status = row(panel, "Pizza bot").field("Status of Pizza bot");
    status.holds("accepting chats").await;
    status.choose("Offline").await;

    toast(panel, "“Pizza bot” is now offline.").shown().await;
    status.holds("offline").await;
    let id = "a51f09c27be84d6390e2d17c58b3f046";
    workspace.assert_sent(
        "update_bot_agent",
        &[json!({"id": id, "status": "offline"})],
    );
    let mut wanted = before;
    wanted[1].insert("status".into(), json!("offline"));
    assert_eq!(workspace.bots(panel).await, wanted);

    panel.reload().await;
    status.holds("offline").await;
}

async fn remove(panel: &Panel, workspace: &Workspace) {
    let before = workspace.bots(panel).await;
    let dialog = panel.dialog("Remove “Pizza bot”?");
    let opener = panel.button("Actions for Pizza bot");

    ask_removal(panel, "Pizza bot").await;
    dialog.button("Cancel").click().await;
    dialog.gone().await;
    panel.focuses(opener.clone()).await;
    assert_eq!(workspace.bots(panel).await, before);

    ask_removal(panel, "Pizza bot").await;
    dialog.button("Remove bot agent").click().await;
    toast(panel, "“Pizza bot” was removed.").shown().await;
    dialog.gone().await;
    row(panel, "Pizza bot").gone().await;
    let id = "a51f09c27be84d6390e2d17c58b3f046";
    workspace.assert_sent("remove_bot_agent", &[json!({"bot_agent_id": id})]);
    assert_eq!(workspace.bot(panel, id).await, None);
    assert_eq!(workspace.bots(panel).await.len(), before.len() - 1);
    alert(panel, "").gone().await;

    panel.reload().await;
    count(panel).shown().await;
    row(panel, "Pizza bot").gone().await;
}

/// The bodies of all readings of details, where there are requests.
fn details_sent(workspace: &Workspace) -> Vec<Value> {
    match workspace {
        Workspace::Http(server) => {
            let requests = server.requests_of("get_bot_agent_details");
            requests.iter().map(Recorded::json).collect()
        }
        Workspace::Demo => Vec::new(),
    }
}

/// The row of a group in the form.
pub fn group(panel: &Panel, id: u32) -> Locator {
    panel.role("group", &format!("Group {id}"))
}
