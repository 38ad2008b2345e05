//! The command-line door: a line in, a line out.

use std::io::{self, BufReader, Read};

use serde_json::{Value, json};

use crate::command;

fn run(input: &[u8]) -> Vec<Value> {
    let mut output = Vec::new();
    command::run(input, &mut output).unwrap();
    let output = String::from_utf8(output).unwrap();
    output
        .lines()
        .map(|line| serde_json::from_str(line).unwrap())
        .collect()
}

#[track_caller]
fn assert_error(line: &str, expected: Value) {
    assert_eq!(run(line.as_bytes()), [expected], "{line}");
}

#[test]
fn a_line_is_answered_in_full() {
    let line = json!({
        "action": "incoming_chat_thread",
        "filters": {
            "chat_properties": {"source": {"type": {"values": ["facebook", "twitter"]}}},
            "chat_member_ids": {"agents_exclude": ["anna"]},
            "tags": [1.10],
        },
        "payload": {"action": "incoming_chat_thread", "data": {"chat": {"properties": {"source": {"type": "fax"}}}}},
        "context": {"chat_member_ids": ["bob"]},
    });
    let expected = json!({
        "verdict": "not_sent",
        "clauses": [
            {
                "path": ["chat_properties", "source", "type"],
                "verdict": "not_sent",
                "expected": "facebook or twitter",
                "found": "fax",
                "reason": "The chat’s source.type is fax; it has to be facebook or twitter.",
                "flip": {"text": "Add fax to the values.", "to": {"values": ["facebook", "twitter", "fax"]}},
            },
            {
                "path": ["chat_member_ids"],
                "verdict": "sent",
                "expected": "none of anna",
                "found": "bob",
                "reason": "anna is not in the chat.",
                "flip": {"text": "Change “none of” to “at least one of”.", "to": {"agents_any": ["anna"]}},
            },
            {
                "path": ["tags"],
                "verdict": "cannot_tell",
                "expected": "not understood",
                "found": "not known",
                "reason": "This part is kept as it is: “tags” is not a filter that the documentation knows.",
            },
        ],
        "sentence": "Sent when the chat’s source.type is facebook or twitter, and anna is not in the chat, and whatever tags asks for holds (kept as it is).",
        "warnings": [],
        "round_trip": line["filters"],
    });
    let answers = run(line.to_string().as_bytes());
    assert_eq!(answers.len(), 1);
    assert_eq!(answers[0].to_string(), expected.to_string());
}

#[test]
fn payload_and_context_may_be_left_out_or_null() {
    for rest in [
        "",
        r#","payload":null,"context":null"#,
        r#","context":{"client_id":null}"#,
    ] {
        let line =
            format!(r#"{{"action":"thread_closed","filters":{{"only_my_chats":true}}{rest}}}"#);
        let answer = &run(line.as_bytes())[0];
        assert_eq!(answer["verdict"], "cannot_tell", "{line}");
        assert_eq!(answer["warnings"], json!([]));
    }
}

#[test]
fn doubts_are_warnings() {
    let line = r#"{"action":"new","filters":{"chat_properties":{"a":{"b":{"values":[]},"b":{"exists":true}}}},"payload":{"action":"old"},"contxt":{},"context":{"client":"x"}}"#;
    assert_eq!(
        run(line.as_bytes())[0]["warnings"],
        json!([
            "The documentation doesn’t list the action new, so which filters it takes isn’t known.",
            "The sample is one of old, not of new.",
            "“contxt” is not a member of the line, and was passed over.",
            "“client” is not a member of the context, and was passed over.",
            "“b” stands twice in one object: only the last was read.",
        ])
    );
}

#[test]
fn every_digit_and_the_order_come_back() {
    let filters = r#"{"z":{"b":1,"a":[12345678901234567890123,1.10]},"chat_properties":{"n":{"y":{"values":[98765432109876543210]},"x":{"exists":false}}},"a":null}"#;
    let line = format!(r#"{{"action":"x","filters":{filters}}}"#);
    assert_eq!(run(line.as_bytes())[0]["round_trip"].to_string(), filters);
}

#[test]
fn a_line_that_is_no_such_object_says_what_is_wrong_and_where() {
    assert_error(
        "{\"action\": }",
        json!({"error": "expected value", "line": 1, "column": 12}),
    );
    assert_error(
        "{\"action\":",
        json!({"error": "the text ends inside a value", "line": 1, "column": 10}),
    );
    assert_error(
        "[1]",
        json!({"error": "the line is not a JSON object", "line": 1}),
    );
    assert_error(" \n", json!({"error": "the line is empty", "line": 1}));
    assert_error("{}", json!({"error": "`action` is missing", "line": 1}));
    assert_error(
        r#"{"action":1,"filters":{}}"#,
        json!({"error": "`action` must be a text", "line": 1}),
    );
    assert_error(
        r#"{"action":"x"}"#,
        json!({"error": "`filters` is missing", "line": 1}),
    );
    assert_error(
        r#"{"action":"x","filters":[]}"#,
        json!({"error": "`filters` must be an object", "line": 1}),
    );
    assert_error(
        r#"{"action":"x","filters":{},"payload":"{}"}"#,
        json!({"error": "`payload` must be an object", "line": 1}),
    );
    assert_error(
        r#"{"action":"x","filters":{},"context":{"author_type":"bot"}}"#,
        json!({"error": "in `context`, `author_type` must be `customer` or `agent`", "line": 1}),
    );
    assert_error(
        r#"{"action":"x","filters":{},"context":{"chat_member_ids":[1]}}"#,
        json!({"error": "in `context`, `chat_member_ids` must be a list of texts", "line": 1}),
    );
    assert_eq!(
        run(b"{\"a\": \"\xff\"}"),
        [json!({"error": "the line is not UTF-8", "line": 1, "column": 8})]
    );
    let deep = format!("{}{}", "[".repeat(100_000), "]".repeat(100_000));
    assert_error(
        &deep,
        json!({"error": "recursion limit exceeded", "line": 1, "column": 128}),
    );
}

#[test]
fn lines_are_counted_and_a_bad_one_stops_nothing() {
    let good = r#"{"action":"x","filters":{}}"#;
    let input = format!("\u{feff}{good}\r\n\nnope\n{good}");
    let answers = run(input.as_bytes());
    assert_eq!(answers.len(), 4);
    assert_eq!(answers[0]["verdict"], "sent");
    assert_eq!(answers[1], json!({"error": "the line is empty", "line": 2}));
    assert_eq!(answers[2]["line"], 3);
    assert_eq!(answers[3]["verdict"], "sent");
    assert!(run(b"").is_empty());
}

/// Input that breaks off, as a closed pipe does.
struct Broken;

impl Read for Broken {
    fn read(&mut self, _: &mut [u8]) -> io::Result<usize> {
        Err(io::Error::other("gone"))
    }
}

#[test]
fn input_that_cannot_be_read_is_an_error() {
    let done = command::run(BufReader::new(Broken), &mut Vec::new());
    assert_eq!(done.unwrap_err().to_string(), "gone");
}
