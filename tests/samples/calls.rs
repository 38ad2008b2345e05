//! Each call in each language, against the sandbox.

use bot_agents_panel::api::Response;
use bot_agents_panel::samples::{Language, call};
use bot_agents_panel::sandbox::Sandbox;

use crate::cases::{Case, OTHER_SECRET, SECRET, body, cases, two_secrets};
use crate::run::{run, runner, said};
use crate::server::{self, Options, Running};

pub fn sandbox() -> Running {
    server::start(Sandbox::new(1), Options::default()).expect("a free port")
}

/// What the panel's own client would get, and the sandbox after it.
pub fn by_the_panel(case: &Case) -> (Response, Sandbox) {
    let mut sandbox = Sandbox::new(1);
    let response = sandbox.handle(&case.request).response;
    (response.expect("an answer"), sandbox)
}

/// Checks that the sandbox got what the panel would have sent, and nothing else.
#[track_caller]
pub fn assert_did_what_the_panel_does(server: &Running, case: &Case) {
    let name = case.name;
    let requests = server.requests();
    assert_eq!(requests.len(), 1, "{name}");
    let sent = &requests[0];
    assert!(case.request.url.ends_with(&sent.path), "{name}");
    for header in ["authorization", "content-type", "x-region"] {
        assert_eq!(sent.header(header), case.request.header(header), "{name}");
    }
    // As text, so that the order of members and every digit count.
    let body = body(&case.request).to_string();
    assert_eq!(sent.json().to_string(), body, "{name}");
    assert_eq!(*server.sandbox(), by_the_panel(case).1, "{name}");
}

pub fn environment(case: &Case) -> Vec<(&'static str, &'static str)> {
    let token = [("LIVECHAT_TOKEN", case.token)];
    token.into_iter().chain(case.secrets.clone()).collect()
}

fn check(words: &[&str], language: Language, case_at: impl Fn(&str) -> Case) {
    let server = sandbox();
    let case = case_at(&server.base_url());
    let name = case.name;
    let source = call(language, &case.request);
    for secret in [case.token, SECRET, OTHER_SECRET] {
        assert!(!source.contains(secret), "{name}: {source}");
    }
    let extension = runner(language).1;
    let output = run(words, &source, extension, &environment(&case));
    let (answer, _) = by_the_panel(&case);
    let said = said(&output);
    let is_good = (200..300).contains(&answer.status);
    assert_eq!(output.status.success(), is_good, "{name}: {said}\n{source}");
    assert!(said.contains(&answer.body), "{name}: {said}");
    assert_did_what_the_panel_does(&server, &case);
}

fn check_all(words: &[&str], language: Language) {
    for index in 0..cases("").len() {
        check(words, language, |base_url| {
            cases(base_url).swap_remove(index)
        });
    }
}

/// Checks that a program sends nothing as long as a variable is missing or empty.
fn check_without(language: Language) {
    let server = sandbox();
    let case = two_secrets(&server.base_url());
    let source = call(language, &case.request);
    let all = environment(&case);
    let (words, extension) = runner(language);
    for index in 0..all.len() {
        let mut env = all.clone();
        env[index].1 = "";
        let empty = run(words, &source, extension, &env);
        let (name, _) = env.remove(index);
        let missing = run(words, &source, extension, &env);
        for output in [empty, missing] {
            assert!(!output.status.success(), "{name}");
            assert!(said(&output).contains(name), "{name}: {}", said(&output));
        }
    }
    assert_eq!(server.requests().len(), 0);
}

#[test]
fn curl_does_what_the_panel_does() {
    check_all(&["bash"], Language::Curl);
}

/// Not every `sh` is bash.
#[test]
fn curl_does_so_in_any_shell() {
    check_all(&["sh"], Language::Curl);
}

#[test]
fn curl_sends_nothing_without_its_variables() {
    check_without(Language::Curl);
}

#[test]
fn javascript_does_what_the_panel_does() {
    check_all(&["node"], Language::JavaScript);
    check(&["node"], Language::JavaScript, two_secrets);
}

#[test]
fn javascript_sends_nothing_without_its_variables() {
    check_without(Language::JavaScript);
}

#[test]
fn python_does_what_the_panel_does() {
    check_all(&["python3"], Language::Python);
    check(&["python3"], Language::Python, two_secrets);
}

#[test]
fn python_sends_nothing_without_its_variables() {
    check_without(Language::Python);
}

/// A base URL is typed by a person: no shell may find anything in it.
#[test]
fn a_url_is_quoted() {
    for language in [Language::Curl, Language::JavaScript, Language::Python] {
        check(runner(language).0, language, |base_url| {
            let odd = format!("{base_url}/a'b$c`d`{{e,f}}[1-2]\"g\"");
            let mut cases = cases(&odd);
            let mut case = cases.swap_remove(1);
            case.request.url = case.request.url.replace(['"', '`', '{', '}'], "~");
            case
        });
    }
}
