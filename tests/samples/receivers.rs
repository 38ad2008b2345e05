//! The receivers, each started on a free port and sent all kinds of bodies.

use std::io::{BufRead, BufReader, Read, Write};
use std::net::TcpStream;
use std::process::{Command, Stdio};
use std::time::Duration;

use bot_agents_panel::model::ActionName;
use bot_agents_panel::samples::{Language, receiver};
use serde_json::{Value, json};

use crate::cases::{OTHER_SECRET, SECRET, hostile_text};
use crate::run::{Running, command, runner, write};

/// The actions that the receivers have a place for: one twice, and two that nobody knows.
pub fn actions() -> Vec<ActionName> {
    let hostile = hostile_text();
    let names = ["incoming_event", "brand_new", "incoming_event", &hostile];
    names.into_iter().map(ActionName::from).collect()
}

/// Starts a receiver that accepts both secrets, checks everything about it, and ends it.
pub fn check(mut command: Command) {
    let child = command
        .envs([
            ("PORT", "0"),
            ("WEBHOOK_SECRET", SECRET),
            ("WEBHOOK_SECRET_NEXT", OTHER_SECRET),
        ])
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn();
    let mut running = Running(child.expect("it starts"));
    let mut out = BufReader::new(running.0.stdout.take().expect("it is piped"));
    let mut err = running.0.stderr.take().expect("it is piped");
    let port = port(&mut out);

    let webhook = |secret: Value, action: &str| json!({"webhook_id": "w", "secret_key": secret, "action": action, "data": {"chat_id": "in data"}});
    let good = webhook(SECRET.into(), "incoming_event");
    assert_eq!(post(port, &good.to_string()), 200);
    let mut later = webhook(OTHER_SECRET.into(), &hostile_text());
    later["payload"] = json!({"chat_id": "in payload"});
    later.as_object_mut().unwrap().remove("data");
    assert_eq!(post(port, &later.to_string()), 200, "the second secret");
    let unexpected = webhook(SECRET.into(), "surprise");
    assert_eq!(post(port, &unexpected.to_string()), 200);

    for wrong in [
        json!(""),
        json!("wrong"),
        json!(&SECRET[..SECRET.len() - 1]),
        json!(format!("{SECRET}x")),
        json!(null),
    ] {
        let body = webhook(wrong.clone(), "incoming_event").to_string();
        assert_eq!(post(port, &body), 403, "{wrong}");
    }
    assert_eq!(post(port, "{\"action\": \"incoming_event\"}"), 403);
    for odd in [json!(5), json!([SECRET]), json!({"a": SECRET})] {
        let body = webhook(odd.clone(), "incoming_event").to_string();
        assert!([400, 403].contains(&post(port, &body)), "{odd}");
    }
    for garbage in ["", "garbage", "{\"secret_key\": ", "{}}"] {
        assert_eq!(post(port, garbage), 400, "{garbage}");
    }
    let deep = "[".repeat(200_000);
    assert_eq!(post(port, &deep), 400, "deep");
    for not_an_object in ["null", "[]", "5", "\"text\""] {
        let status = post(port, not_an_object);
        assert!([400, 403].contains(&status), "{not_an_object}: {status}");
    }
    let mut large = good.clone();
    large["filler"] = "x".repeat(1024 * 1024).into();
    assert_eq!(post(port, &large.to_string()), 413);
    let status = exchange(
        port,
        "GET / HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
    );
    assert!([405, 501].contains(&status), "{status}");
    // It is still there after all that.
    assert_eq!(post(port, &good.to_string()), 200);

    running.0.kill().expect("it is still running");
    let mut said = String::new();
    out.read_to_string(&mut said).expect("text");
    err.read_to_string(&mut said).expect("text");
    for expected in ["in data", "in payload", "Not expected: ", "surprise"] {
        assert!(said.contains(expected), "{expected}: {said}");
    }
    for secret in ["%s {0} !x", "two\nlines"] {
        assert!(!said.contains(secret), "a secret was said: {said}");
    }
}

/// Checks that a receiver doesn't start without a secret: it would accept anybody.
pub fn check_without_secret(mut command: Command) {
    let output = command.env("PORT", "0").env("WEBHOOK_SECRET", "").output();
    let output = output.expect("it starts");
    assert!(!output.status.success());
    let said = String::from_utf8_lossy(&output.stderr);
    assert!(said.contains("WEBHOOK_SECRET first"), "{said}");
}

fn port(out: &mut impl BufRead) -> u16 {
    let mut line = String::new();
    loop {
        line.clear();
        let read = out.read_line(&mut line).expect("text");
        assert!(read > 0, "the receiver ended before it listened");
        if let Some((_, port)) = line.trim_end().split_once("Listening on port ") {
            return port.parse().expect("a port");
        }
    }
}

fn post(port: u16, body: &str) -> u16 {
    let length = body.len();
    exchange(
        port,
        &format!(
            "POST /hooks?a=b HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\
             Content-Type: application/json\r\nContent-Length: {length}\r\n\r\n{body}"
        ),
    )
}

/// Sends a request and returns the status of the answer.
fn exchange(port: u16, request: &str) -> u16 {
    let mut stream = TcpStream::connect(("127.0.0.1", port)).expect("it listens");
    let patience = Some(Duration::from_secs(10));
    stream.set_read_timeout(patience).expect("a time");
    // One that has read enough may answer and go before it has everything.
    let _ = stream.write_all(request.as_bytes());
    let mut answer = Vec::new();
    let mut buffer = [0; 1024];
    while !answer.ends_with(b"\r\n\r\n") {
        match stream.read(&mut buffer) {
            Ok(0) | Err(_) => break,
            Ok(count) => answer.extend_from_slice(&buffer[..count]),
        }
    }
    let answer = String::from_utf8_lossy(&answer);
    let status = answer
        .split(' ')
        .nth(1)
        .and_then(|status| status.parse().ok());
    status.unwrap_or_else(|| panic!("no answer but {answer:?}"))
}

fn start(language: Language) -> Command {
    let source = receiver(language, &actions()).expect("there is one");
    let (words, extension) = runner(language);
    let mut command = command(words);
    command.arg(write(&source, extension));
    command
}

#[test]
fn the_receiver_in_javascript_lets_nobody_else_in() {
    check(start(Language::JavaScript));
    check_without_secret(start(Language::JavaScript));
}

#[test]
fn the_receiver_in_python_lets_nobody_else_in() {
    check(start(Language::Python));
    check_without_secret(start(Language::Python));
}

#[test]
fn a_receiver_without_actions_is_whole() {
    for language in [Language::JavaScript, Language::Python] {
        let source = receiver(language, &[]).expect("there is one");
        let (words, extension) = runner(language);
        let mut command = command(words);
        command.arg(write(&source, extension));
        check_without_secret(command);
    }
}

#[test]
fn a_shell_receives_nothing() {
    assert_eq!(receiver(Language::Curl, &actions()), None);
}
