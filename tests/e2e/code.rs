//! The code of each call: copied from the panel and run in a shell, it does what the panel does.

use std::process::{Command, Output, Stdio};

use bot_agents_panel::sandbox::tokens;
use serde_json::{Value, json};

use crate::server::{Recorded, Running};
use crate::support::{Find, Panel, wait_until};
use crate::workspace::{JOHN, count, do_elsewhere, in_demo, open_bot, over_sandbox, toast};

/// The secret of the bot, which no code may hold.
const SECRET: &str = "JSauw0Aks8l-asAa";

/// Chooses a call and copies its code.
async fn copy(panel: &Panel, call: &str) -> String {
    let keep = "navigator.clipboard.writeText = async (text) => { window.copied = text };
        window.copied = null";
    panel.run(keep).await;
    panel.field("Call").choose(call).await;
    panel.button("Copy code of the call").click().await;
    let copied = wait_until("the code to be copied".into(), async || {
        match panel.run("return copied").await {
            Value::String(text) => Ok(text),
            other => Err(format!("it is {other}")),
        }
    });
    copied.await
}

/// Runs a command as a person would who pastes it.
fn run(command: &str) -> Output {
    assert!(!command.contains(tokens::FULL) && !command.contains(SECRET));
    let output = Command::new("bash")
        .args(["-c", command])
        .env("LIVECHAT_TOKEN", tokens::FULL)
        .env("WEBHOOK_SECRET", SECRET)
        .env_remove("http_proxy")
        .stdin(Stdio::null())
        .output();
    let output = output.expect("bash is there");
    assert!(output.status.success(), "{command}\n{output:?}");
    output
}

/// Whether curl sent a request, and not the panel.
fn is_curls(request: &Recorded) -> bool {
    let agent = request.header("user-agent");
    agent.is_some_and(|agent| agent.starts_with("curl/"))
}

/// Runs what was copied, and returns the request that came of it, and the answer.
fn sent_by(command: &str, server: &Running) -> (Recorded, Value) {
    let count = || server.requests().into_iter().filter(is_curls).count();
    let before = count();
    let output = run(command);
    assert_eq!(count(), before + 1);
    let last = server.requests().into_iter().rfind(is_curls);
    let answer = serde_json::from_slice(&output.stdout).unwrap_or_default();
    (last.expect("one was sent"), answer)
}

/// Checks that the panel has sent the very same.
#[track_caller]
fn assert_as_the_panel_did(sent: &Recorded, server: &Running) {
    let parts = |request: &Recorded| {
        let headers = ["authorization", "content-type", "x-region"];
        let headers = headers.map(|name| request.header(name).map(str::to_owned));
        (request.path.clone(), headers, request.json().to_string())
    };
    let mut all = server.requests_of(&sent.action);
    all.retain(|request| !is_curls(request));
    assert!(
        all.iter().any(|request| parts(request) == parts(sent)),
        "{sent:?} is none of {all:?}"
    );
}

#[tokio::test]
async fn the_curl_of_each_call_does_what_the_panel_does() {
    over_sandbox(tokens::FULL, async |panel, server| {
        panel.role("radio", "All").click().await;
        panel.arrives_at("/bots?show=all").await;
        count(panel).reads("12 bot agents").await;
        open_bot(panel, "John Doe").await;
        wait_until("the panel to ask for properties".into(), async || {
            let asked = server.requests_of("get_property_configs");
            asked.first().map(drop).ok_or_else(|| "it hasn’t".into())
        })
        .await;
        panel.tab("Code").await;
        let john = server.sandbox().bot(JOHN).expect("John Doe").clone();

        let command = copy(panel, "get_bot_agents – all").await;
        let (sent, answer) = sent_by(&command, server);
        assert_as_the_panel_did(&sent, server);
        assert_eq!(answer["bot_agents"].as_array().map(Vec::len), Some(12));
        let command = copy(panel, "get_bot_agents – mine").await;
        let (sent, answer) = sent_by(&command, server);
        assert_as_the_panel_did(&sent, server);
        assert_eq!(answer["bot_agents"].as_array().map(Vec::len), Some(10));

        let command = copy(panel, "get_bot_agent_details").await;
        let (sent, answer) = sent_by(&command, server);
        assert_as_the_panel_did(&sent, server);
        assert_eq!(answer["bot_agent"], Value::Object(john.clone()));

        let command = copy(panel, "get_property_configs").await;
        let (sent, answer) = sent_by(&command, server);
        assert_as_the_panel_did(&sent, server);
        assert!(answer["test"].is_object());

        let command = copy(panel, "create_bot_agent").await;
        let (_, answer) = sent_by(&command, server);
        let id = answer["bot_agent_id"].as_str().expect("an id").to_owned();
        let mut twin = server.sandbox().bot(&id).expect("the new bot").clone();
        twin.insert("id".into(), JOHN.into());
        for (name, value) in &john {
            assert_eq!(twin.get(name), Some(value), "{name}");
        }

        // The changes as they are before they are saved, once more after somebody took them back.
        panel.tab("Settings").await;
        panel.field("Name").fill("It’s “$HOME” `id`").await;
        panel.tab("Code").await;
        let command = copy(panel, "update_bot_agent").await;
        panel.button("Save").click().await;
        toast(panel, "Saved").shown().await;
        let saved = server.sandbox().bots().to_vec();
        let back = json!({"id": JOHN, "name": "John Doe"});
        do_elsewhere(server, "update_bot_agent", &back);
        assert_ne!(server.sandbox().bots(), saved);
        let (sent, _) = sent_by(&command, server);
        assert_as_the_panel_did(&sent, server);
        assert_eq!(server.sandbox().bots(), saved);

        let command = copy(panel, "remove_bot_agent").await;
        let (sent, _) = sent_by(&command, server);
        assert_eq!(sent.json(), json!({"payload": {"bot_agent_id": JOHN}}));
        assert_eq!(server.sandbox().bot(JOHN), None);
    })
    .await;
}

/// The language is chosen once; the code of the demo is about the service itself.
#[tokio::test]
async fn the_language_is_remembered_and_the_demo_is_no_address() {
    in_demo(async |panel, _| {
        open_bot(panel, "John Doe").await;
        panel.tab("Code").await;
        panel.role("radio", "Python").click().await;
        let code = copy(panel, "get_bot_agent_details").await;
        assert!(
            code.contains(
                "\"https://api.livechatinc.com/v3.0/configuration/action/get_bot_agent_details\""
            ),
            "{code}"
        );
        panel.button("Copy webhook receiver").shown().await;
        panel.reload().await;
        panel.role("radio", "Python").is_checked(true).await;
        panel.role("radio", "curl").click().await;
        panel.button("Copy webhook receiver").gone().await;
    })
    .await;
}
