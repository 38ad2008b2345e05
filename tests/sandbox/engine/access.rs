//! Who gets in: paths, versions, bodies, tokens, regions, scopes.

use bot_agents_panel::sandbox::{Sandbox, tokens};
use serde_json::{Value, json};

use super::support::*;

#[test]
fn the_versions_with_these_methods_are_served_at_any_base() {
    let mut sandbox = Sandbox::new(1);
    for url in [
        "https://api.livechatinc.com/v3.0/configuration/action/get_bot_agents",
        "http://127.0.0.1:4000/v3.1/configuration/action/get_bot_agents?license_id=1",
        "/proxy/api/v3.0/configuration/action/get_bot_agents#x",
    ] {
        let mut request = request(tokens::FULL, "get_bot_agents", "{}");
        request.url = url.to_owned();
        let response = sandbox.handle(&request).response.unwrap();
        assert_eq!(response.status, 200, "{url}");
    }
}

#[test]
fn other_paths_are_refused() {
    for (path, status, kind, message) in [
        (
            "/v2.0/configuration/action/get_bot_agents",
            400,
            "unsupported_version",
            "version `v2.0` is not supported; v3.0 and v3.1 are",
        ),
        (
            "/v3.2/configuration/action/get_bot_agents",
            400,
            "unsupported_version",
            "version `v3.2` is not supported; v3.0 and v3.1 are",
        ),
        (
            "/v3.6/configuration/action/get_bot_agents",
            400,
            "unsupported_version",
            "version `v3.6` is not supported; v3.0 and v3.1 are",
        ),
        (
            "/v3.0/configuration/action/list_bots",
            404,
            "not_found",
            "there is no action `list_bots`",
        ),
        (
            "/v3.0/agent/action/x",
            404,
            "not_found",
            "there is nothing at this path",
        ),
        ("", 404, "not_found", "there is nothing at this path"),
    ] {
        let mut request = request(tokens::FULL, "", "{}");
        request.url = path.to_owned();
        let response = Sandbox::new(1).handle(&request).response.unwrap();
        assert_error(&response, status, kind, message);
    }
}

#[test]
fn wrapped_and_bare_bodies_mean_the_same() {
    let mut wrapped = Sandbox::new(1);
    let mut bare = Sandbox::new(1);
    let payload = json!({"id": JOHN, "name": "Jane"});
    done(
        &mut wrapped,
        "update_bot_agent",
        &json!({"payload": payload}),
    );
    done(&mut bare, "update_bot_agent", &payload);
    assert_eq!(wrapped, bare);
    assert_eq!(bare.bot(JOHN).unwrap()["name"], "Jane");
}

#[test]
fn bodies_that_are_no_object_are_refused() {
    for (body, message) in [
        (
            "",
            "the body is not JSON: EOF while parsing a value at line 1 column 0",
        ),
        (
            "{\"all\":",
            "the body is not JSON: EOF while parsing a value at line 1 column 7",
        ),
        ("[]", "the body must be an object"),
        ("\"x\"", "the body must be an object"),
        ("{\"payload\":[]}", "`payload` must be an object"),
    ] {
        let request = request(tokens::FULL, "get_bot_agents", body);
        let response = Sandbox::new(1).handle(&request).response.unwrap();
        assert_error(&response, 400, "validation", message);
    }
    let nested = request(tokens::FULL, "get_bot_agents", &"[".repeat(100_000));
    let response = Sandbox::new(1).handle(&nested).response.unwrap();
    assert_eq!(error(&response).1, "validation");
}

#[test]
fn a_body_over_a_mebibyte_is_too_large() {
    let body = json!({ "name": "x".repeat(1024 * 1024) }).to_string();
    let request = request(tokens::FULL, "create_bot_agent", &body);
    let response = Sandbox::new(1).handle(&request).response.unwrap();
    assert_error(
        &response,
        413,
        "entity_too_large",
        "the body is larger than 1048576 bytes",
    );
}

#[test]
fn a_missing_unknown_or_expired_token_is_no_authentication() {
    for (header, message) in [
        (None, "the header `Authorization: Bearer …` is missing"),
        (
            Some("Basic eA=="),
            "the header `Authorization: Bearer …` is missing",
        ),
        (Some("Bearer "), "the access token is not valid"),
        (Some("Bearer nobody"), "the access token is not valid"),
        (
            Some("Bearer sandbox:no_such_effect"),
            "the access token is not valid",
        ),
    ] {
        let mut request = request("", "get_bot_agents", "{}");
        request.headers = header
            .map(|value| ("authorization", value.to_owned()))
            .into_iter()
            .collect();
        let response = Sandbox::new(1).handle(&request).response.unwrap();
        assert_error(&response, 401, "authentication", message);
    }
    let response = reply(
        &mut Sandbox::new(1),
        tokens::EXPIRED,
        "get_bot_agents",
        &json!({}),
    );
    assert_error(
        &response,
        401,
        "authentication",
        "the access token has expired",
    );
}

#[test]
fn european_tokens_need_their_region() {
    for (token, header, served) in [
        (tokens::FRANKFURT, Some("fra"), true),
        (tokens::FRANKFURT, Some("dal"), false),
        (tokens::FRANKFURT, None, false),
        (tokens::MOVED, Some("fra"), true),
        (tokens::MOVED, None, false),
        ("fra:unknown", None, false),
        (tokens::FULL, None, true),
        (tokens::FULL, Some("dal"), true),
    ] {
        let mut request = request(token, "get_bot_agents", "{}");
        request
            .headers
            .extend(header.map(|region| ("X-Region", region.to_owned())));
        let response = Sandbox::new(1).handle(&request).response.unwrap();
        if served {
            assert_eq!(response.status, 200, "{token} {header:?}");
        } else {
            assert_error(
                &response,
                400,
                "misdirected_request",
                "send this request with the header `X-Region: fra`",
            );
            let body: Value = serde_json::from_str(&response.body).unwrap();
            assert_eq!(body["error"]["data"], json!({"region": "fra"}));
        }
    }
}

/// For each token: which of these requests it may make, and the scope that it lacks otherwise.
#[test]
fn scopes_decide_what_a_token_may_do() {
    const OK: &str = "";
    const READ_MY: &str = "agents-bot--my:ro";
    const MY: &str = "agents-bot--my:rw";
    const READ_ALL: &str = "agents-bot--all:ro";
    const ALL: &str = "agents-bot--all:rw";
    const MY_PROPS: &str = "properties--my:ro";
    const PROPS: &str = "properties--all:ro";
    const FOREIGN: &str = "`agents-bot--my:rw` covers the bot agents of your own application; \
        this one belongs to `Qv7mTnPzK2rYhL4wXc`";
    let requests = [
        (
            "create_bot_agent",
            json!({"name": "N", "status": "offline"}),
        ),
        ("update_bot_agent", json!({"id": JOHN, "name": "N"})),
        ("update_bot_agent", json!({"id": SHOP, "name": "N"})),
        ("remove_bot_agent", json!({"bot_agent_id": JOHN})),
        ("remove_bot_agent", json!({"bot_agent_id": SHOP})),
        ("get_bot_agents", json!({"all": false})),
        ("get_bot_agents", json!({"all": true})),
        ("get_bot_agent_details", json!({"bot_agent_id": JOHN})),
        ("get_bot_agent_details", json!({"bot_agent_id": SHOP})),
        ("get_property_configs", json!({"all": false})),
        ("get_property_configs", json!({"all": true})),
    ];
    #[rustfmt::skip]
    let table = [
        (tokens::FULL, [OK, OK, FOREIGN, OK, OK, OK, OK, OK, OK, OK, OK]),
        (tokens::MY_RO, [MY, MY, MY, MY, ALL, OK, READ_ALL, OK, READ_ALL, OK, PROPS]),
        (tokens::MY_RW, [OK, OK, FOREIGN, OK, ALL, OK, READ_ALL, OK, READ_ALL, OK, PROPS]),
        (tokens::ALL_RO, [MY, MY, MY, MY, ALL, OK, OK, OK, OK, OK, OK]),
        (tokens::ALL_RW, [OK, OK, FOREIGN, OK, OK, OK, OK, OK, OK, OK, OK]),
        (tokens::NO_PROPERTIES, [OK, OK, FOREIGN, OK, OK, OK, OK, OK, OK, MY_PROPS, MY_PROPS]),
        (tokens::NO_BOTS, [MY, MY, MY, MY, ALL, READ_MY, READ_MY, READ_MY, READ_MY, OK, OK]),
    ];
    for (token, expected) in table {
        for ((action, payload), lacks) in requests.iter().zip(expected) {
            let mut sandbox = Sandbox::new(1);
            let before = sandbox.clone();
            let response = reply(&mut sandbox, token, action, payload);
            if lacks.is_empty() {
                assert_eq!(response.status, 200, "{token} {action} {payload}");
                continue;
            }
            let message = match lacks {
                FOREIGN => FOREIGN.to_owned(),
                scope => format!("the access token lacks the scope `{scope}`"),
            };
            assert_error(&response, 403, "authorization", &message);
            assert_eq!(
                sandbox, before,
                "{token} {action}: refused, yet something changed"
            );
        }
    }
}

#[test]
fn a_bot_belongs_to_the_application_that_created_it() {
    let mut sandbox = Sandbox::new(1);
    let payload = json!({"name": "Theirs", "status": "offline"});
    let token = tokens::SECOND_APPLICATION;
    let response = reply(&mut sandbox, token, "create_bot_agent", &payload);
    let body: Value = serde_json::from_str(&response.body).unwrap();
    let id = body["bot_agent_id"].as_str().unwrap();
    assert_eq!(
        sandbox.bot(id).unwrap()["application"]["client_id"],
        tokens::SECOND_CLIENT_ID
    );
    let rename = json!({"id": id, "name": "Mine"});
    assert_eq!(
        reply(&mut sandbox, token, "update_bot_agent", &rename).status,
        200
    );
    assert_eq!(
        reply(&mut sandbox, tokens::ALL_RW, "update_bot_agent", &rename).status,
        403
    );
}
