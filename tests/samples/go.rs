//! The programs in Go. Few machines have a `go`, so everywhere their literals are read as the language says,
//! and compared with the request; where there is one, or `GO` names it, they are run as well.

use std::env;
use std::process::{Command, Output};

use bot_agents_panel::samples::{Language, call, receiver};

use crate::calls::{assert_did_what_the_panel_does, by_the_panel, environment, sandbox};
use crate::cases::{Case, OTHER_SECRET, SECRET, body, cases, two_secrets};
use crate::receivers;
use crate::run::{command, said, write};

fn all_cases(base_url: &str) -> Vec<Case> {
    let mut cases = cases(base_url);
    cases.push(two_secrets(base_url));
    cases
}

/// The command `go`, or the one that `GO` names; without one the test says so on its output.
fn go() -> Option<String> {
    let go = env::var("GO").unwrap_or_else(|_| "go".to_owned());
    if Command::new(&go).arg("version").output().is_ok() {
        return Some(go);
    }
    eprintln!("There is no go here: the programs in Go were read, but not run.");
    None
}

/// Compiles a program.
fn build(go: &str, source: &str) -> Command {
    let file = write(source, "go");
    let program = file.with_extension("");
    for words in [
        &["vet"][..],
        &["build", "-o", program.to_str().expect("a plain path")],
    ] {
        let output = Command::new(go).args(words).arg(&file).output();
        let output = output.expect("it starts");
        assert!(output.status.success(), "{words:?}: {}", said(&output));
    }
    command(&[program.to_str().expect("a plain path")])
}

fn run(go: &str, case: &Case) -> Output {
    let mut program = build(go, &call(Language::Go, &case.request));
    let env = environment(case);
    program.envs(env).output().expect("it starts")
}

#[test]
fn go_does_what_the_panel_does_where_there_is_one() {
    let Some(go) = go() else { return };
    for index in 0..all_cases("").len() {
        let server = sandbox();
        let case = all_cases(&server.base_url()).swap_remove(index);
        let output = run(&go, &case);
        let (answer, _) = by_the_panel(&case);
        let (name, said) = (case.name, said(&output));
        let is_good = (200..300).contains(&answer.status);
        assert_eq!(output.status.success(), is_good, "{name}: {said}");
        assert!(said.contains(&answer.body), "{name}: {said}");
        assert_did_what_the_panel_does(&server, &case);
    }
}

#[test]
fn the_receiver_in_go_lets_nobody_else_in_where_there_is_one() {
    let Some(go) = go() else { return };
    let source = receiver(Language::Go, &receivers::actions()).expect("there is one");
    receivers::check(build(&go, &source));
    receivers::check_without_secret(build(&go, &source));
}

/// A piece of a program in Go.
#[derive(Clone, Debug, PartialEq)]
pub enum Token {
    Text(String),
    /// A name, a number or a mark.
    Word(String),
}

/// Reads a program, literals by the language's rules; panics at what no compiler would take.
pub fn tokens(source: &str) -> Vec<Token> {
    assert!(!source.contains(['\0', '\u{feff}']), "no compiler takes it");
    let mut tokens = Vec::new();
    let mut rest = source;
    while let Some(first) = rest.chars().next() {
        let (token, length) = match first {
            '`' => {
                let end = rest[1..].find('`').expect("a raw text ends") + 1;
                (Some(Token::Text(rest[1..end].replace('\r', ""))), end + 1)
            }
            '"' => {
                let (text, length) = interpreted(rest);
                (Some(Token::Text(text)), length)
            }
            '/' if rest.starts_with("//") => (None, rest.find('\n').unwrap_or(rest.len())),
            _ if first.is_whitespace() => (None, first.len_utf8()),
            _ => {
                assert!(first.is_ascii(), "{first} is outside every literal");
                let word = |letter: char| letter.is_ascii_alphanumeric() || letter == '_';
                let end = rest.find(|letter| !word(letter)).unwrap_or(rest.len());
                let end = end.max(1);
                (Some(Token::Word(rest[..end].to_owned())), end)
            }
        };
        tokens.extend(token);
        rest = &rest[length..];
    }
    tokens
}

/// The text at the beginning, which stands between double quotes, and its length with them.
fn interpreted(source: &str) -> (String, usize) {
    let mut text = String::new();
    let mut letters = source.char_indices().skip(1);
    while let Some((at, letter)) = letters.next() {
        match letter {
            '"' => return (text, at + 1),
            '\n' => panic!("a line ends inside a text"),
            '\\' => {
                let (_, escape) = letters.next().expect("something is escaped");
                text.push(match escape {
                    'n' => '\n',
                    't' => '\t',
                    'r' => '\r',
                    'b' => '\u{8}',
                    'f' => '\u{c}',
                    '\\' | '"' => escape,
                    'u' | 'U' => {
                        let count = if escape == 'u' { 4 } else { 8 };
                        let digits: String =
                            letters.by_ref().take(count).map(|(_, it)| it).collect();
                        let number = u32::from_str_radix(&digits, 16).expect("digits");
                        char::from_u32(number).expect("no half of a character")
                    }
                    _ => panic!("Go knows no \\{escape}"),
                });
            }
            _ => text.push(letter),
        }
    }
    panic!("a text doesn’t end");
}

fn word(text: &str) -> Token {
    Token::Word(text.to_owned())
}

/// What is said in a program between one run of words and the next.
#[track_caller]
pub fn between<'a>(tokens: &'a [Token], before: &[&str], after: &str) -> &'a [Token] {
    let before: Vec<_> = before.iter().map(|text| word(text)).collect();
    let begin = tokens.windows(before.len()).position(|it| it == before);
    let rest = &tokens[begin.expect("it is there") + before.len()..];
    let end = rest.iter().position(|token| *token == word(after));
    &rest[..end.expect("it ends")]
}

/// The text that an expression stands for: texts and secrets, one after the other.
pub fn evaluated(expression: &[Token], secrets: &[(&str, &str)]) -> String {
    let mut text = String::new();
    for token in expression {
        match token {
            Token::Text(part) => text.push_str(part),
            Token::Word(word) if word.starts_with("secret") => {
                let number = word.strip_prefix("secret").unwrap().parse().unwrap_or(1);
                let (_, secret): (&str, &str) = secrets[number - 1];
                text.push_str(&serde_json::Value::from(secret).to_string());
            }
            Token::Word(word) => assert!(["+", "string", "(", ")"].contains(&word.as_str())),
        }
    }
    text
}

#[test]
fn the_literals_in_go_say_what_the_panel_sends() {
    for case in all_cases("https://api.example/a\"b\\c`d`") {
        let name = case.name;
        let source = call(Language::Go, &case.request);
        assert!(
            ![case.token, SECRET, OTHER_SECRET]
                .iter()
                .any(|it| source.contains(it))
        );
        let tokens = tokens(&source);
        let sent = between(&tokens, &["body", ":", "="], "request");
        let sent: serde_json::Value =
            serde_json::from_str(&evaluated(sent, &case.secrets)).expect("JSON");
        assert_eq!(sent.to_string(), body(&case.request).to_string(), "{name}");

        let arguments = between(&tokens, &["http", ".", "NewRequest", "("], ")");
        let url = Token::Text(case.request.url.clone());
        assert_eq!(arguments[0], Token::Text("POST".to_owned()));
        assert_eq!(arguments[2], url);
        for (header, value) in &case.request.headers {
            let value = match *header {
                "Authorization" => "Bearer ",
                _ => value,
            };
            let pair = [header, value].map(|text| Token::Text(text.to_owned()));
            let wanted = [&pair[..1], &[word(",")], &pair[1..]].concat();
            assert!(tokens.windows(3).any(|it| it == wanted), "{name}: {header}");
        }
        for (number, (variable, _)) in case.secrets.iter().enumerate() {
            let local = if number == 0 { "secret" } else { "secret2" };
            let made = between(&tokens, &[local, ",", "_", ":", "="], ")");
            assert!(
                made.contains(&Token::Text((*variable).to_owned())),
                "{name}"
            );
        }
    }
}

#[test]
fn the_receiver_in_go_has_one_place_for_each_action() {
    let source = receiver(Language::Go, &receivers::actions()).expect("there is one");
    let tokens = tokens(&source);
    let cases: Vec<_> = tokens
        .windows(2)
        .filter(|pair| pair[0] == word("case"))
        .map(|pair| pair[1].clone())
        .collect();
    let mut names: Vec<_> = receivers::actions();
    names.remove(2);
    let names = names
        .iter()
        .map(|name| Token::Text(name.as_str().to_owned()));
    assert_eq!(cases, names.collect::<Vec<_>>());
}
