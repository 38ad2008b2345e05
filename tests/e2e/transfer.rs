//! Bots out into a file and in from one.

use std::path::PathBuf;

use bot_agents_panel::sandbox::{Sandbox, tokens};
use serde_json::{Value, json};
use thirtyfour::Key;

use crate::late_answers::arrived;
use crate::server::{self, Options, Running};
use crate::support::{Find, Locator, Panel, journey, wait_until};
use crate::workspace::{
    Held, JOHN, Members, SHOP, assert_sent, connect, count, do_elsewhere, open_bot, over_sandbox,
};

/// The seed's bots, but without members and values that no creation takes.
fn creatable() -> Sandbox {
    let mut snapshot = Sandbox::new(1).snapshot();
    for bot in snapshot["bots"].as_array_mut().expect("bots") {
        let bot = bot.as_object_mut().expect("a bot");
        for name in ["x_rank", "z_first_then_a", "labels"] {
            bot.shift_remove(name);
        }
        if bot["name"] == "Beta tester" {
            bot["status"] = "offline".into();
            bot["default_group_priority"] = "supervisor".into();
            bot["groups"] = json!([{"id": 0, "priority": "first"}, {"id": 7, "priority": "last"}]);
            bot["webhooks"]["actions"] =
                json!([{"name": "incoming_event", "filters": {"author_type": "agent"}}]);
        }
    }
    Sandbox::restore(&snapshot).expect("a snapshot")
}

/// Takes every bot away, as somebody else could.
fn wipe(server: &Running) {
    let ids: Vec<_> = server
        .sandbox()
        .bots()
        .iter()
        .map(|bot| bot["id"].clone())
        .collect();
    for id in ids {
        do_elsewhere(
            server,
            "remove_bot_agent",
            &json!({"payload": {"bot_agent_id": id}}),
        );
    }
    assert!(server.sandbox().bots().is_empty());
}

/// A folder that the browser saves files in.
struct Downloads(PathBuf);

impl Downloads {
    async fn new(panel: &Panel, name: &str) -> Self {
        let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
            .join("target/e2e-downloads")
            .join(name);
        let _ = std::fs::remove_dir_all(&folder);
        std::fs::create_dir_all(&folder).expect("target/ can be written");
        let path = folder.to_str().expect("a plain path");
        let allow = json!({"behavior": "allow", "downloadPath": path});
        let done = panel
            .driver
            .cdp()
            .send_raw("Browser.setDownloadBehavior", allow)
            .await;
        done.expect("downloads are allowed");
        Self(folder)
    }

    /// The one file whose name begins so, once it is whole.
    async fn file(&self, start: &str) -> (PathBuf, Value) {
        wait_until(format!("a file {start}…"), async || {
            let files = std::fs::read_dir(&self.0)
                .expect("the folder is there")
                .flatten();
            let named = |path: &PathBuf| {
                let name = path
                    .file_name()
                    .and_then(|name| name.to_str())
                    .unwrap_or_default();
                name.starts_with(start) && name.strip_suffix(".json").is_some()
            };
            let found: Vec<_> = files.map(|file| file.path()).filter(named).collect();
            let [path] = found.as_slice() else {
                return Err(format!("there are {}", found.len()));
            };
            let text = std::fs::read_to_string(path).map_err(|error| error.to_string())?;
            let value = serde_json::from_str(&text).map_err(|error| error.to_string())?;
            Ok((path.clone(), value))
        })
        .await
    }
}

/// Opens a bot's dialog for exporting.
async fn open_export(panel: &Panel) -> Locator {
    panel.button("Export").click().await;
    let dialog = panel.dialog("Export 1 bot agent");
    dialog.text("1 bot agent ready.").shown().await;
    dialog
}

/// Pastes a text and asks for the plan.
async fn plan(panel: &Panel, text: &str) {
    let script = format!(
        "const field = document.getElementById('import-text');
         field.value = {};
         field.dispatchEvent(new Event('input', {{ bubbles: true }}));",
        Value::from(text)
    );
    panel.field("Or paste JSON").shown().await;
    panel.run(&script).await;
    panel.button("Show the plan").click().await;
}

/// The line of a bot in the plan or the result.
fn line(panel: &Panel, name: &str) -> Locator {
    panel.css(".import__line").containing(name)
}

/// What the page says about all lines together.
fn status(panel: &Panel, text: &str) -> Locator {
    panel.css(".import__bar").containing(text)
}

/// The bots, in the order of their names.
fn by_name(server: &Running) -> Vec<Members> {
    let mut bots = server.sandbox().bots().to_vec();
    bots.sort_by_key(|bot| bot["name"].to_string());
    bots
}

/// A bot without what an import may change.
fn bare(bot: &Members) -> Members {
    let mut bot = bot.clone();
    for name in ["id", "application"] {
        bot.shift_remove(name);
    }
    if let Some(webhooks) = bot.get_mut("webhooks").and_then(Value::as_object_mut) {
        webhooks.shift_remove("secret_key");
    }
    bot.sort_keys();
    bot
}

#[tokio::test]
async fn twelve_bots_go_out_and_come_in_again() {
    journey(async |panel| {
        let server = server::start(creatable(), Options::default()).expect("a free port");
        connect(panel, &server, tokens::FULL).await;
        let downloads = Downloads::new(panel, "twelve").await;
        let before = by_name(&server);
        let secrets: Vec<_> = before
            .iter()
            .map(|bot| bot.get("webhooks").map(|it| it["secret_key"].clone()))
            .collect();
        panel.role("radio", "All").click().await;
        count(panel).reads("12 bot agents").await;
        panel
            .role("checkbox", "Select all 12 bot agents shown")
            .click()
            .await;
        let selected = panel.role("group", "Selected bot agents");
        selected.button("Export").click().await;
        let dialog = panel.dialog("Export 12 bot agents");
        dialog.text("12 bot agents ready.").shown().await;
        dialog.button("Download").click().await;
        let (_, file) = downloads.file("bot-agents").await;
        assert_eq!(file["source"], server.base_url().as_str());
        assert_eq!(file["bots"].as_array().map(Vec::len), Some(12));
        panel.press(Key::Escape).await;
        assert!(!file.to_string().contains("secret_key"));

        wipe(&server);
        panel.goto("/import").await;
        plan(panel, &file.to_string()).await;
        status(panel, "12 to create, 0 to update, 0 to leave as they are.")
            .shown()
            .await;
        assert_sent(&server, "create_bot_agent", &[]);
        panel.button("Import 12 bot agents").click().await;
        status(
            panel,
            "12 created, 0 updated, 0 the same or skipped. It may",
        )
        .shown()
        .await;

        let after = by_name(&server);
        let pairs = before.iter().zip(&after);
        for (was, is) in pairs.clone() {
            assert_eq!(bare(was), bare(is));
        }
        for ((_, is), old) in pairs.zip(&secrets) {
            let new = is.get("webhooks").map(|it| it["secret_key"].clone());
            assert_eq!(new.is_some(), old.is_some());
            assert!(new.is_none() || new != *old, "the secret is another one");
        }

        // The new secrets are handed over.
        panel.button("Download the secret keys").click().await;
        let (_, keys) = downloads.file("secret-keys").await;
        let keys = keys["secret_keys"].as_array().expect("a list").clone();
        for key in &keys {
            let bot = after
                .iter()
                .find(|bot| bot["id"] == key["id"])
                .expect("the bot");
            assert_eq!(bot["webhooks"]["secret_key"], key["secret_key"]);
        }
        assert_eq!(keys.len(), secrets.iter().flatten().count());

        // Once more: there is nothing left to do.
        panel.button("Choose another file").click().await;
        plan(panel, &file.to_string()).await;
        status(panel, "0 to create, 0 to update, 12 to leave as they are.")
            .shown()
            .await;
        panel
            .css(".import__line")
            .containing("Same")
            .counts(12)
            .await;
        panel.button("Import 0 bot agents").are_disabled().await;
        assert_eq!(server.sandbox().bots(), after);
    })
    .await;
}

#[tokio::test]
async fn secrets_go_along_only_once_that_is_ticked() {
    over_sandbox(tokens::FULL, async |panel, server| {
        let downloads = Downloads::new(panel, "secrets").await;
        let stored = server.sandbox().bot(JOHN).cloned().expect("the bot");
        open_bot(panel, "John Doe").await;
        let dialog = open_export(panel).await;
        panel.axe("Export").await;
        let keys = "Webhook URLs go along as they are, with any key in them, such as ?token=…";
        dialog
            .text(&format!("Left out unless you tick this. {keys}"))
            .shown()
            .await;
        dialog.field("Include secret keys").click().await;
        dialog.text("The file will hold secret keys").shown().await;
        panel.axe("Export, with secrets").await;
        dialog.button("Download").click().await;
        let (path, file) = downloads.file("bot-agent-").await;
        assert_eq!(file["bots"], json!([stored]));
        // The next export begins without them.
        panel.press(Key::Escape).await;
        dialog.gone().await;
        panel.focuses(panel.button("Export")).await;
        open_export(panel)
            .await
            .field("Include secret keys")
            .is_checked(false)
            .await;
        panel.press(Key::Escape).await;

        // A file can be chosen, and a bot with its own secret is the same.
        panel.link("All bot agents").click().await;
        panel.link("Import").click().await;
        panel.axe("Import").await;
        let path = path.to_str().expect("a plain path");
        panel.field("File with bot agents").press(path).await;
        line(panel, "John Doe").containing("Same").shown().await;
    })
    .await;
}

#[tokio::test]
async fn what_is_wrong_is_said_and_what_is_planned_can_be_changed() {
    over_sandbox(tokens::FULL, async |panel, server| {
        let stored = server.sandbox().bots().to_vec();
        panel.link("Import").click().await;
        panel.heading("Import bot agents").shown().await;
        panel.button("Show the plan").click().await;
        let problem = panel.every("alert").containing("This can’t be imported");
        problem
            .clone()
            .containing("There is nothing in it.")
            .shown()
            .await;
        plan(panel, "[\n {\"name\" 1}]").await;
        problem
            .clone()
            .containing("Line 2, column 10: expected `:`.")
            .shown()
            .await;
        panel.axe("Import, with a mistake").await;

        let pizza = stored[1].clone();
        let mut changed = pizza.clone();
        changed["max_chats_count"] = 9.into();
        changed["webhooks"]["secret_key"] = "another-secret-of-mine".into();
        let file = json!([
            changed,
            {"id": SHOP, "name": "Shop assistant", "status": "offline"},
            {"name": "sandbox:drop_after", "status": "offline", "max_chats_count": 3},
            {"name": "Refused", "status": "napping"},
            {"name": "Last", "status": "offline", "default_group_priority": "supervisor"},
            {"name": "Twice", "id": "t", "status": "offline"},
            {"name": "Twice", "id": "t", "status": "offline"},
            {"name": "", "status": "offline"},
        ]);
        plan(panel, &file.to_string()).await;
        status(panel, "3 to create, 1 to update, 4 to leave as they are.")
            .shown()
            .await;
        let update = line(panel, "Pizza bot").containing("Update");
        update.css("summary").click().await;
        update
            .clone()
            .containing("20 → 9")
            .containing("Another secret key of 22 characters, not shown")
            .shown()
            .await;
        line(panel, "Shop assistant")
            .containing("belongs to another application")
            .shown()
            .await;
        line(panel, "(no name)")
            .containing("Enter a name.")
            .shown()
            .await;
        panel.axe("Import, the plan").await;
        let source = panel.source().await.expect("a page");
        assert!(!source.contains("another-secret-of-mine"));

        panel
            .field("What to do with Pizza bot")
            .choose("Skip")
            .await;
        status(panel, "3 to create, 0 to update, 5 to leave as they are.")
            .shown()
            .await;
        panel
            .field("What to do with Pizza bot")
            .choose("Update")
            .await;
        assert_eq!(server.sandbox().bots(), stored);
        panel.expect_console("400 (Bad Request)");
        panel.expect_console("net::ERR_EMPTY_RESPONSE");
        // The look for the cause of a lost connection.
        panel.expect_console("405 (Method Not Allowed)");
        panel.button("Import 4 bot agents").click().await;
        // Created although its answer got lost, which reading the list again shows.
        line(panel, "sandbox:drop_after")
            .containing("Created")
            .containing("The answer got lost")
            .shown()
            .await;
        line(panel, "Refused")
            .containing("Failed")
            .containing("The API says")
            .shown()
            .await;
        line(panel, "Last").containing("Created").shown().await;
        line(panel, "Pizza bot").containing("Updated").shown().await;
        status(
            panel,
            "2 created, 1 updated, 4 the same or skipped, 1 failed.",
        )
        .shown()
        .await;
        panel.axe("Import, the result").await;

        assert_eq!(server.requests_of("create_bot_agent").len(), 3);
        let bots = server.sandbox().bots().to_vec();
        assert_eq!(bots.len(), stored.len() + 2);
        assert_eq!(bots[1]["max_chats_count"], 9);
        assert_eq!(bots[1]["webhooks"], changed["webhooks"]);
        assert_eq!(bots[bots.len() - 1]["default_group_priority"], "supervisor");

        // What came of it is still there after a look at something else.
        panel.link("Bots").click().await;
        panel.heading("Bot agents").shown().await;
        panel.link("Import").click().await;
        line(panel, "Refused").containing("Failed").shown().await;
    })
    .await;
}

#[tokio::test]
async fn an_import_can_be_stopped_and_sees_what_others_did() {
    over_sandbox(tokens::FULL, async |panel, server| {
        let stored = server.sandbox().bots().to_vec();
        let mut john = stored[0].clone();
        john["max_chats_count"] = 8.into();
        let mut pizza = stored[1].clone();
        pizza["max_chats_count"] = 9.into();
        panel.link("Import").click().await;
        plan(
            panel,
            &json!([john, pizza, {"name": "New", "status": "offline"}]).to_string(),
        )
        .await;
        status(panel, "1 to create, 2 to update").shown().await;
        do_elsewhere(
            server,
            "update_bot_agent",
            &json!({"payload": {"id": JOHN, "name": "Jane Doe"}}),
        );

        server.hold("update_bot_agent");
        panel.button("Import 3 bot agents").click().await;
        line(panel, "John Doe")
            .containing("changed elsewhere since the plan was made")
            .shown()
            .await;
        line(panel, "Pizza bot")
            .containing("Sending …")
            .shown()
            .await;
        panel.button("Stop").click().await;
        status(panel, "Stopping after the one that is being sent …")
            .shown()
            .await;
        server.release();
        line(panel, "Pizza bot").containing("Updated").shown().await;
        line(panel, "New").containing("Not begun").shown().await;
        status(
            panel,
            "0 created, 1 updated, 0 the same or skipped, 1 failed, 1 not begun.",
        )
        .shown()
        .await;
        let bots = server.sandbox().bots().to_vec();
        assert_eq!(bots.len(), stored.len());
        assert_eq!(bots[0]["max_chats_count"], stored[0]["max_chats_count"]);
        assert_eq!(bots[1]["max_chats_count"], 9);
        assert_sent(server, "create_bot_agent", &[]);
    })
    .await;
}

#[tokio::test]
async fn signing_out_during_an_import_says_what_would_be_lost() {
    over_sandbox(tokens::FULL, async |panel, server| {
        panel.link("Import").click().await;
        let webhooks = json!({"url": "https://a.example", "actions": [{"name": "incoming_event"}]});
        let bot = json!({"name": "New", "status": "offline", "webhooks": webhooks});
        plan(panel, &json!([bot]).to_string()).await;
        let held = Held::new(server, "create_bot_agent");
        panel.button("Import 1 bot agent").click().await;
        arrived(server, "create_bot_agent", 1).await;
        panel.button("Sign out").click().await;
        let dialog = panel.dialog("Sign out?");
        for lost in [
            "Changes are being sent right now. What is on its way can still take effect; the rest isn’t begun \
             any more, and what came of it isn’t told.",
            // Of a bot that nobody may ever hear of.
            "New secret keys were made during the import, and you haven’t downloaded or copied all of them. \
             Without them your services can’t check the webhooks of the new bot agents.",
        ] {
            dialog.text(lost).shown().await;
        }
        dialog.button("Stay").click().await;
        held.release();
        line(panel, "New").containing("Created").shown().await;
    })
    .await;
}
