//! Signing in without a browser: the way to the accounts server, and whatever may come back from it.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use bot_agents_panel::api::oauth::{
    AccountsError, Answer, Granted, Proof, TokenFacts, read_revocation, revocation,
};
use bot_agents_panel::api::{
    Attempt, Connection, Effect, Grant, Method, Request, Response, SignInError, Token,
};
use proptest::prelude::*;

const STATE: &str = "oJ3-state";
const VERIFIER: &str = "dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk";

fn attempt(grant: Grant) -> Attempt {
    Attempt {
        accounts_url: "https://accounts.example/".into(),
        client_id: "app 1".into(),
        redirect_uri: "https://panel.example/bots/".into(),
        grant,
        state: STATE.into(),
        verifier: VERIFIER.into(),
    }
}

/// What an attempt makes of an address.
fn judged(grant: Grant, query: &str, fragment: &str) -> Result<Proof, SignInError> {
    let arrived = Answer::read(query, fragment).expect("an answer");
    attempt(grant).judge(arrived.answer)
}

fn exchange() -> bot_agents_panel::api::oauth::AccountsRequest {
    match judged(Grant::Code, "?code=dal%3Ac&state=oJ3-state", "") {
        Ok(Proof::Code(request)) => request,
        other => unreachable!("{other:?}"),
    }
}

fn response(status: u16, body: &str) -> Response {
    Response {
        status,
        body: body.into(),
        retry_after: None,
    }
}

#[test]
fn the_way_there_with_a_code() {
    assert_eq!(
        attempt(Grant::Code).authorize_url("E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"),
        "https://accounts.example/?response_type=code&client_id=app%201\
         &redirect_uri=https%3A%2F%2Fpanel.example%2Fbots%2F&state=oJ3-state\
         &code_challenge=E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM&code_challenge_method=S256"
    );
}

#[test]
fn the_way_there_with_the_implicit_grant() {
    assert_eq!(
        attempt(Grant::Implicit).authorize_url(""),
        "https://accounts.example/?response_type=token&client_id=app%201\
         &redirect_uri=https%3A%2F%2Fpanel.example%2Fbots%2F&state=oJ3-state"
    );
}

#[test]
fn a_code_is_exchanged_in_a_form_and_proves_who_asked_for_it() {
    let exchange = exchange();
    assert_eq!(exchange.method, Method::Post);
    assert_eq!(
        exchange.request,
        Request {
            url: "https://accounts.example/v2/token".into(),
            headers: vec![("Content-Type", "application/x-www-form-urlencoded".into())],
            body: format!(
                "grant_type=authorization_code&code=dal%3Ac&client_id=app%201\
                 &redirect_uri=https%3A%2F%2Fpanel.example%2Fbots%2F&code_verifier={VERIFIER}"
            ),
            effect: Effect::Write,
        }
    );
}

#[test]
fn a_token_comes_in_the_fragment() {
    let fragment = "#access_token=dal%3Atest_D&token_type=Bearer&expires_in=28800&state=oJ3-state&organization_id=org%2D1";
    assert_eq!(
        judged(Grant::Implicit, "", fragment),
        Ok(Proof::Token(Granted {
            token: Token::new("dal:test_D"),
            expires_in: Some(28_800),
            organization: Some("org-1".into()),
        }))
    );
}

#[test]
fn an_answer_to_something_else_is_refused() {
    for (query, fragment, error) in [
        ("?code=c", "", SignInError::NoState),
        ("?code=c&state=", "", SignInError::WrongState),
        ("?code=c&state=oJ3-statE", "", SignInError::WrongState),
        ("?code=c&state=oJ3-state&state=x", "", SignInError::NoState),
        ("?code=c&state=oJ3-state", "#state=x", SignInError::NoState),
        // What the server says counts only once it is sure that the server says it.
        ("?error=access_denied", "", SignInError::NoState),
        ("?error=a&state=x", "", SignInError::WrongState),
        ("?state=oJ3-state", "", SignInError::Incomplete),
        ("?code=&state=oJ3-state", "", SignInError::Incomplete),
        (
            "?code=a&code=b&state=oJ3-state",
            "",
            SignInError::Incomplete,
        ),
    ] {
        assert_eq!(judged(Grant::Code, query, fragment), Err(error), "{query}");
    }
}

#[test]
fn neither_grant_takes_what_the_other_would() {
    let code = "?code=c&state=oJ3-state";
    let token = "#access_token=t&state=oJ3-state";
    assert!(judged(Grant::Code, code, "").is_ok());
    assert!(judged(Grant::Implicit, "", token).is_ok());
    let incomplete = Err(SignInError::Incomplete);
    assert_eq!(judged(Grant::Code, "", token), incomplete);
    assert_eq!(judged(Grant::Implicit, code, ""), incomplete);
    let in_query = token.replace('#', "?");
    assert_eq!(judged(Grant::Implicit, &in_query, ""), incomplete);
    let in_fragment = code.replace('?', "#");
    assert_eq!(judged(Grant::Code, "", &in_fragment), incomplete);
    let no_header = "#access_token=t%0Au&state=oJ3-state";
    assert_eq!(judged(Grant::Implicit, "", no_header), incomplete);
}

#[test]
fn a_refusal_is_passed_on_in_its_own_words() {
    let query = "?error=access_denied&error_description=The+user+said+no&state=oJ3-state";
    for (query, fragment) in [(query, ""), ("", query)] {
        assert_eq!(
            judged(Grant::Code, query, fragment.trim_start_matches('?')),
            Err(SignInError::Refused {
                error: "access_denied".into(),
                description: "The user said no".into(),
            })
        );
    }
}

#[test]
fn the_rest_of_a_query_stays() {
    for (query, rest) in [
        ("?code=c&state=s", ""),
        (
            "?show=all&code=c&q=a%20b&state=s&scope=x",
            "?show=all&q=a%20b",
        ),
        ("?c%6Fde=c&x", "?x"),
    ] {
        assert_eq!(Answer::read(query, "").unwrap().query, rest);
    }
    for other in ["", "?", "?show=all&q=code", "?status=offline&codes=1"] {
        assert_eq!(Answer::read(other, "#main"), None, "{other}");
    }
}

#[test]
fn the_answer_to_the_exchange_holds_the_token() {
    let exchange = exchange();
    let body = r#"{"access_token": "dal:t", "expires_in": 28800, "organization_id": "org-1", "scope": "a,b"}"#;
    assert_eq!(
        Granted::read(&exchange, &response(200, body)),
        Ok(Granted {
            token: Token::new("dal:t"),
            expires_in: Some(28_800),
            organization: Some("org-1".into()),
        })
    );
    for unreadable in [
        "",
        "<html>token</html>",
        "[]",
        "{}",
        r#"{"access_token": 5}"#,
        r#"{"access_token": "a b"}"#,
    ] {
        let read = Granted::read(&exchange, &response(200, unreadable));
        assert_eq!(read, Err(AccountsError::Unreadable), "{unreadable}");
    }
}

#[test]
fn an_error_of_the_accounts_server_never_repeats_a_secret() {
    let exchange = exchange();
    let said = |status, error: &str, description: &str| AccountsError::Answered {
        status,
        error: error.into(),
        description: description.into(),
    };
    for (status, body, error) in [
        (
            400,
            r#"{"error": "invalid_grant", "error_description": "too late"}"#.to_owned(),
            said(400, "invalid_grant", "too late"),
        ),
        (
            400,
            format!(r#"{{"error": "dal:c", "error_description": "no {VERIFIER}"}}"#),
            said(400, "", ""),
        ),
        (502, "<html>dal:c</html>".to_owned(), said(502, "", "")),
        (200, r#"{"error": "odd"}"#.to_owned(), said(200, "odd", "")),
    ] {
        let read = Granted::read(&exchange, &response(status, &body));
        assert_eq!(read, Err(error), "{body}");
    }
}

#[test]
fn what_is_known_of_a_token_is_asked_for_without_naming_it_in_the_url() {
    let request = TokenFacts::request("/accounts", &Token::new("secret"));
    assert_eq!(request.method, Method::Get);
    assert_eq!(request.request.url, "/accounts/v2/info");
    assert_eq!(
        request.request.header("authorization"),
        Some("Bearer secret")
    );
    let body = r#"{"client_id": "app", "expires_in": 12, "organization_id": "org-1"}"#;
    assert_eq!(
        TokenFacts::read(&request, &response(200, body)),
        Ok(TokenFacts {
            client_id: Some("app".into()),
            expires_in: Some(12),
            organization: Some("org-1".into()),
        })
    );
}

#[test]
fn a_token_is_revoked_without_naming_it_in_the_url() {
    let connection = Connection {
        accounts_url: "https://accounts.example".into(),
        ..Connection::new(Token::new("secret"))
    };
    let request = revocation(&connection);
    assert_eq!(request.method, Method::Delete);
    assert_eq!(request.request.url, "https://accounts.example/v2/token");
    assert_eq!(
        request.request.header("authorization"),
        Some("Bearer secret")
    );
    for good in ["", "{}"] {
        assert_eq!(read_revocation(&request, &response(200, good)), Ok(()));
    }
    for (status, body) in [(401, "{}"), (404, ""), (200, r#"{"error": "x"}"#)] {
        assert!(read_revocation(&request, &response(status, body)).is_err());
    }
}

/// Texts that look like an address's query or fragment, broken ones among them.
fn address_part() -> impl Strategy<Value = String> {
    let name = prop_oneof![
        Just("code".to_owned()),
        Just("state".to_owned()),
        Just("access_token".to_owned()),
        Just("error".to_owned()),
        Just("expires_in".to_owned()),
        ".{0,6}",
    ];
    let value = prop_oneof![Just(STATE.to_owned()), "[%+=&?#a-z0-9]{0,8}", ".{0,8}"];
    let pairs = prop::collection::vec((name, value), 0..6);
    let joined = pairs.prop_map(|pairs| {
        let pair = |(name, value): &(String, String)| format!("{name}={value}");
        pairs.iter().map(pair).collect::<Vec<_>>().join("&")
    });
    prop_oneof![joined, ".{0,40}"]
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(10_000))]

    #[test]
    fn no_address_is_too_odd_to_be_judged(
        query in address_part(),
        fragment in address_part(),
        implicit in any::<bool>(),
    ) {
        let grant = if implicit { Grant::Implicit } else { Grant::Code };
        if let Some(arrived) = Answer::read(&query, &fragment) {
            // What is left of the address is no answer again.
            prop_assert_eq!(Answer::read(&arrived.query, ""), None);
            let state = arrived.answer.state.clone();
            let judged = attempt(grant).judge(arrived.answer);
            prop_assert!(judged.is_err() || state.as_deref() == Some(STATE));
        }
    }

    #[test]
    fn no_answer_is_too_odd_to_be_read(status in 100..600_u16, body in ".{0,60}") {
        let response = response(status, &body);
        let exchange = exchange();
        let _ = Granted::read(&exchange, &response);
        let _ = TokenFacts::read(&exchange, &response);
        let _ = read_revocation(&exchange, &response);
    }
}
