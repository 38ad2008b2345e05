//! Each fix makes its finding go away and changes nothing else, to the letter.

use serde_json::{Value, json};

use super::super::{Fix, Rule, findings};
use super::{changed, healthy, with, with_actions};
use crate::model::object::Json;
use crate::model::{AdditionalData, Bot};

/// That the one finding with a fix is of this rule, and what its fix leaves.
#[track_caller]
fn assert_fixes(bot: &Value, rule: Rule, expected: &Value) {
    let bot = Bot::from_json(bot).unwrap();
    let with_fix = findings(&bot)
        .into_iter()
        .filter_map(|it| Some((it.rule, it.fix?)));
    let [(found, fix)]: [_; 1] = with_fix.collect::<Vec<_>>().try_into().unwrap();
    assert_eq!(found, rule);
    let fixed = fix.apply(&bot);
    assert_eq!(fixed.to_json().to_string(), expected.to_string());
    assert!(findings(&fixed).iter().all(|it| it.rule != rule));
}

#[test]
fn of_the_bot() {
    let bot = with("/status", json!("offline"));
    assert_fixes(&bot, Rule::OfflineWithWebhooks, &healthy());
    let bot = with("/max_chats_count", json!(0));
    assert_fixes(&bot, Rule::NoChatLimit, &healthy());

    let groups = |ids: &[u64]| {
        let group = |id: &u64| json!({"id": id, "priority": "last", "x": [id]});
        with("/groups", ids.iter().map(group).collect())
    };
    assert_fixes(
        &groups(&[3, 7, 3, 1, 3]),
        Rule::DuplicateGroup,
        &groups(&[3, 7, 1]),
    );
}

#[test]
fn of_the_url() {
    for (url, fixed) in [
        (
            "http://pizza.example/hook?a=http://b",
            "https://pizza.example/hook?a=http://b",
        ),
        ("HTTP://pizza.example", "https://pizza.example"),
    ] {
        assert_fixes(
            &with("/webhooks/url", json!(url)),
            Rule::PlainHttpUrl,
            &with("/webhooks/url", json!(fixed)),
        );
    }
}

#[test]
fn of_an_action_that_is_there_twice() {
    let one = json!({"name": "thread_closed", "x": 1});
    let other = json!({"y": 2, "name": "incoming_event"});
    assert_fixes(
        &with_actions(json!([one, other, one])),
        Rule::SentTwice,
        &with_actions(json!([one, other])),
    );
}

#[test]
fn of_a_filter() {
    let action = |filters: Value| {
        let action = json!({"name": "thread_closed", "x": 1, "filters": {}, "y": 2});
        with_actions(json!([{"name": "incoming_event"}, changed(action, "/filters", filters)]))
    };
    let chat = json!({"shop": {"a.b": {"odd": 1}}});
    assert_fixes(
        &action(
            json!({"chat_properties": chat, "author_type": "agent", "only_my_chats": true, "new": null}),
        ),
        Rule::FilterNotDocumented,
        &action(json!({"chat_properties": chat, "only_my_chats": true, "new": null})),
    );
    assert_fixes(
        &action(
            json!({"thread_properties": {"a": {"b.c": {"exclude_values": []}, "d": {"exists": true}}}}),
        ),
        Rule::FilterAlwaysHolds,
        &action(json!({"thread_properties": {"a": {"d": {"exists": true}}}})),
    );
    // The last one takes the empty filters with it.
    assert_fixes(
        &action(json!({"only_my_chats": false})),
        Rule::FilterAlwaysHolds,
        &action(Value::Null),
    );
}

#[test]
fn of_additional_data() {
    let asking = |data: Value| {
        let filters = json!({"chat_properties": {"source": {"type": {"exists": true}}}});
        let action =
            json!({"name": "thread_closed", "filters": filters, "additional_data": [], "x": 1});
        with_actions(json!([changed(action, "/additional_data", data)]))
    };
    assert_fixes(
        &asking(json!([])),
        Rule::PropertiesNotCarried,
        &asking(json!(["chat_properties"])),
    );
    assert_fixes(
        &asking(json!(["mood", "chat_properties", "mood"])),
        Rule::DataNotDocumented,
        &asking(json!(["chat_properties"])),
    );
    assert_fixes(
        &with_actions(json!([{"name": "agent_deleted", "additional_data": ["access"]}])),
        Rule::DataNotDocumented,
        &with_actions(json!([{"name": "agent_deleted"}])),
    );
}

#[test]
fn a_fix_for_another_bot_does_no_harm() {
    let nowhere = 9;
    let path = vec!["author_type".to_owned()];
    let all = [
        Fix::KeepGroupOnce(crate::model::GroupId(9)),
        Fix::UseHttps,
        Fix::RemoveAction(nowhere),
        Fix::RemoveClause {
            action: nowhere,
            path: path.clone(),
        },
        Fix::RemoveClause {
            action: 0,
            path: vec![],
        },
        Fix::AskForChatProperties { action: 0 },
        Fix::LeaveOutData {
            action: 0,
            data: AdditionalData::Access,
        },
    ];
    for bot in [
        healthy(),
        json!({"id": "b"}),
        with("/webhooks", json!("odd")),
    ] {
        for fix in &all {
            let fixed = fix.apply(&Bot::from_json(&bot).unwrap());
            assert_eq!(fixed.to_json().to_string(), bot.to_string(), "{fix:?}");
        }
    }
    let odd = with_actions(json!([{"name": "thread_closed", "additional_data": {"odd": 1}}]));
    let fix = Fix::AskForChatProperties { action: 0 };
    let fixed = fix.apply(&Bot::from_json(&odd).unwrap());
    assert_eq!(fixed.to_json(), odd);
}
