//! Each rule with what it finds and what it only nearly finds, and each fix with all that it changes.

mod filters;
mod fixes;

use serde_json::{Value, json};

use super::*;
use crate::model::object::Json;

/// A bot about which there is nothing to say, with members nobody knows at every level.
fn healthy() -> Value {
    json!({
        "a": 1, "id": "b", "name": "Pizza bot", "status": "accepting chats",
        "application": {"client_id": "me"}, "max_chats_count": 6, "default_group_priority": "normal",
        "groups": [{"id": 0, "priority": "first"}, {"b": 2, "id": 7, "priority": "last"}],
        "webhooks": {
            "c": 3, "url": "https://pizza.example/hook", "secret_key": "0123456789abcdef", "actions": [
                {"d": 4, "name": "incoming_event", "filters": {"author_type": "customer"},
                 "additional_data": ["chat_properties"]},
            ],
        },
    })
}

/// The healthy bot with one member set, or taken away by `null`.
fn with(pointer: &str, value: Value) -> Value {
    changed(healthy(), pointer, value)
}

fn changed(mut bot: Value, pointer: &str, value: Value) -> Value {
    let (parent, name) = pointer.rsplit_once('/').unwrap();
    let parent = bot.pointer_mut(parent).unwrap().as_object_mut().unwrap();
    if value.is_null() {
        parent.shift_remove(name);
    } else {
        parent.insert(name.to_owned(), value);
    }
    bot
}

fn with_actions(actions: Value) -> Value {
    with("/webhooks/actions", actions)
}

fn found(bot: &Value) -> Vec<Finding> {
    findings(&Bot::from_json(bot).unwrap())
}

fn rules(bot: &Value) -> Vec<Rule> {
    found(bot).iter().map(|finding| finding.rule).collect()
}

/// That these and no others are found.
#[track_caller]
fn assert_rules(bot: &Value, expected: &[Rule]) {
    assert_eq!(rules(bot), expected, "{bot}");
}

/// That this is all that is found, in these words.
#[track_caller]
fn assert_says(bot: &Value, rule: Rule, text: &str) {
    let found = found(bot);
    let found: Vec<_> = found.iter().map(|it| (it.rule, it.text.as_str())).collect();
    assert_eq!(found, [(rule, text)], "{bot}");
}

#[test]
fn a_healthy_bot_has_no_findings() {
    assert_rules(&healthy(), &[]);
}

#[test]
fn status() {
    assert_says(
        &with("/status", json!("offline")),
        Rule::OfflineWithWebhooks,
        "It is offline: webhooks are set up, but the bot agent isn’t logged in and can’t take part in chats.",
    );
    assert_says(
        &with("/status", json!("not accepting chats")),
        Rule::NotAcceptingChats,
        "It is not accepting chats: it is logged in, and the router sends it none.",
    );
    assert_says(
        &with("/status", json!("on a break")),
        Rule::UnknownStatus,
        "The documentation doesn’t list the status “on a break”, so whether it gets chats isn’t known.",
    );
    assert_rules(&with("/status", json!(7)), &[Rule::NotUnderstood]);
    assert_rules(&with("/status", Value::Null), &[]);
    let idle = changed(
        with("/status", json!("offline")),
        "/webhooks/actions",
        json!([]),
    );
    assert_rules(&idle, &[Rule::NoActions]);
}

#[test]
fn chat_limit() {
    for count in [0, -1] {
        let text = format!("The chat limit is {count}, so the router gives it no chats.");
        let bot = with("/max_chats_count", json!(count));
        assert_says(&bot, Rule::NoChatLimit, &text);
    }
    assert_rules(&with("/max_chats_count", json!(1)), &[]);
    assert_rules(&with("/max_chats_count", Value::Null), &[]);
    let odd = with("/max_chats_count", json!("six"));
    assert_rules(&odd, &[Rule::NotUnderstood]);
}

#[test]
fn supervisor_wherever_it_could_get_chats() {
    let routed = |default: Value, groups: Value| {
        changed(with("/default_group_priority", default), "/groups", groups)
    };
    let one = |id: u64, priority: &str| json!([{"id": id, "priority": priority}]);
    for bot in [
        routed(json!("supervisor"), one(7, "supervisor")),
        routed(json!("normal"), one(0, "supervisor")),
        routed(Value::Null, one(0, "supervisor")),
    ] {
        let text = "Its priority is supervisor in every group it is listed in, so the router never gives it a chat.";
        assert_says(&bot, Rule::SupervisorEverywhere, text);
    }
    for groups in [json!([]), Value::Null] {
        let bot = routed(json!("supervisor"), groups);
        assert_rules(&bot, &[Rule::SupervisorEverywhere, Rule::NoGroups]);
    }
    for bot in [
        routed(json!("supervisor"), one(7, "last")),
        // Group 0 is everyone's, and has the default.
        routed(json!("normal"), one(7, "supervisor")),
        routed(Value::Null, one(7, "supervisor")),
    ] {
        assert_rules(&bot, &[]);
    }
    let odd = routed(json!("supervisor"), json!("all"));
    assert_rules(&odd, &[Rule::NotUnderstood]);
}

#[test]
fn priorities_and_groups() {
    assert_says(
        &with("/default_group_priority", json!("vip")),
        Rule::UnknownPriority,
        "The documentation doesn’t list “vip” as the default group priority, so when it gets chats isn’t known.",
    );
    assert_says(
        &with("/groups/1/priority", json!("vip")),
        Rule::UnknownPriority,
        "The documentation doesn’t list “vip” as the priority in group 7, so when it gets chats isn’t known.",
    );
    assert_rules(&with("/groups", json!([])), &[Rule::NoGroups]);
    assert_rules(&with("/groups", Value::Null), &[Rule::NoGroups]);
    let twice = |second: &str| {
        with(
            "/groups",
            json!([{"id": 7, "priority": "last"}, {"id": 7, "priority": second}, {"id": 7, "priority": "last"}]),
        )
    };
    assert_says(
        &twice("last"),
        Rule::DuplicateGroup,
        "Group 7 is listed more than once, each time the same.",
    );
    assert_says(
        &twice("first"),
        Rule::DuplicateGroup,
        "Group 7 is listed more than once, and not the same each time: which one counts isn’t documented.",
    );
    assert_eq!(found(&twice("first"))[0].fix, None);
}

#[test]
fn webhooks_as_a_whole() {
    assert_rules(&with("/webhooks", Value::Null), &[Rule::NoWebhooks]);
    assert_rules(&with("/webhooks", json!("odd")), &[Rule::NotUnderstood]);
    assert_rules(&with_actions(json!([])), &[Rule::NoActions]);
    assert_rules(&with_actions(Value::Null), &[Rule::NoActions]);
    assert_rules(&with_actions(json!("odd")), &[Rule::NotUnderstood]);
    for (url, expected) in [
        (Value::Null, Rule::UrlMissing),
        (json!(" "), Rule::UrlMissing),
        (json!({"odd": 1}), Rule::NotUnderstood),
        (json!("pizza.example"), Rule::UrlNotHttp),
        (json!("ftp://pizza.example"), Rule::UrlNotHttp),
        (json!("HTTP://pizza.example"), Rule::PlainHttpUrl),
    ] {
        assert_rules(&with("/webhooks/url", url), &[expected]);
    }
    assert_rules(&with("/webhooks/url", json!("HTTPS://pizza.example")), &[]);
}

#[test]
fn a_url_with_a_port_is_not_offered_another_scheme() {
    let fix = |url: &str| found(&with("/webhooks/url", json!(url))).remove(0).fix;
    for url in [
        "http://a.example",
        "http://a.example/x:80",
        "http://[::1]/",
        "http://u:p@a.example",
    ] {
        assert_eq!(fix(url), Some(Fix::UseHttps), "{url}");
    }
    for url in [
        "http://a.example:8080",
        "http://[::1]:80/x",
        "http://u:p@a.example:80?",
    ] {
        assert_eq!(fix(url), None, "{url}");
    }
}

#[test]
fn secrets_are_judged_by_their_length_and_never_shown() {
    for (secret, expected) in [
        (Value::Null, vec![Rule::SecretMissing]),
        (json!(""), vec![Rule::SecretMissing]),
        (json!("fifteen letters"), vec![Rule::SecretShort]),
        (json!("ééééééééééééééé"), vec![Rule::SecretShort]),
        (json!("sixteen letters!"), vec![]),
        (json!(["fifteen letters"]), vec![Rule::NotUnderstood]),
    ] {
        let bot = with("/webhooks/secret_key", secret);
        assert_rules(&bot, &expected);
        let shown = found(&bot)
            .iter()
            .any(|it| it.text.contains("letters!") || it.text.contains("fifteen"));
        assert!(!shown, "{bot}");
    }
}

#[test]
fn the_same_action_twice() {
    let customer = json!({"name": "incoming_event", "filters": {"author_type": "customer"}});
    let agent = json!({"name": "incoming_event", "filters": {"author_type": "agent"}});
    let all = json!({"name": "incoming_event"});
    let asks = json!({"name": "incoming_event", "filters": {"author_type": "customer"},
        "additional_data": ["access"]});
    let other = json!({"name": "thread_closed"});
    for (second, expected) in [
        (&customer, vec![Rule::SentTwice]),
        (&all, vec![Rule::SentTwice]),
        (&asks, vec![Rule::SentTwice]),
        (&agent, vec![Rule::DuplicateAction]),
        (&other, vec![]),
    ] {
        let bot = with_actions(json!([customer, second]));
        assert_rules(&bot, &expected);
        let at: Vec<_> = found(&bot).iter().map(|it| it.action).collect();
        assert_eq!(at, vec![Some(1); expected.len()]);
    }
    let fix = |second: &Value| {
        found(&with_actions(json!([customer, second])))
            .remove(0)
            .fix
    };
    assert_eq!(fix(&customer), Some(Fix::RemoveAction(1)));
    assert_eq!(fix(&asks), None);
}

#[test]
fn actions_and_data_that_are_not_documented() {
    let longest = "x".repeat(60);
    for (name, text) in [
        ("mood_changed", "The documentation doesn’t list the action “mood_changed”, so when it is sent isn’t known.".to_owned()),
        (" ", "An action has no name, so nothing can trigger it.".to_owned()),
        (&"x".repeat(61), format!("The documentation doesn’t list the action “{longest}…”, so when it is sent isn’t known.")),
    ] {
        let bot = with_actions(json!([{"name": name, "filters": {"only_my_chats": true}, "additional_data": ["mood"]}]));
        assert_says(&bot, Rule::UnknownAction, &text);
    }
    let asking =
        |name: &str, data: Value| with_actions(json!([{"name": name, "additional_data": data}]));
    assert_says(
        &asking(
            "thread_closed",
            json!(["access", "chat_properties", "access"]),
        ),
        Rule::DataNotDocumented,
        "The documentation lists no additional data “access” for “thread_closed”: LiveChat may refuse or ignore it.",
    );
    assert_rules(
        &asking("agent_deleted", json!(["chat_properties", "mood"])),
        &[Rule::DataNotDocumented; 2],
    );
    assert_rules(&asking("thread_closed", json!({})), &[Rule::NotUnderstood]);
    assert_rules(
        &asking("chat_user_added", json!(["access", "thread_id"])),
        &[],
    );
}

#[test]
fn the_worst_comes_first_and_among_equals_the_order_of_the_form() {
    let bot = changed(
        changed(
            with("/webhooks/url", json!("")),
            "/default_group_priority",
            json!("vip"),
        ),
        "/webhooks/actions",
        json!([
            {"name": "thread_closed", "filters": {"only_my_chats": false}},
            {"name": "agent_deleted", "filters": {"only_my_chats": true}},
            {"name": "incoming_event", "filters": {"chat_member_ids": {"agents_any": []}}},
        ]),
    );
    let order: Vec<_> = found(&bot).iter().map(|it| (it.rule, it.action)).collect();
    assert_eq!(
        order,
        [
            (Rule::UrlMissing, None),
            (Rule::FilterNeverMatches, Some(2)),
            (Rule::UnknownPriority, None),
            (Rule::FilterNotDocumented, Some(1)),
            (Rule::FilterAlwaysHolds, Some(0)),
        ]
    );
    let summary = summary(&found(&bot));
    let expected = Summary {
        blocks: 2,
        doubtful: 2,
        hints: 1,
    };
    assert_eq!(
        (summary, summary.worst()),
        (expected, Some(Severity::Blocks))
    );
    assert_eq!(super::summary(&[]).worst(), None);
}

#[test]
fn ids_are_kebab_case_and_each_is_used_once() {
    let mut ids: Vec<_> = Rule::ALL.iter().map(|rule| rule.id()).collect();
    let kebab = |id: &&str| {
        id.chars()
            .all(|it| it.is_ascii_lowercase() || "-0123456789".contains(it))
    };
    assert!(ids.iter().all(kebab));
    let count = ids.len();
    ids.sort_unstable();
    ids.dedup();
    assert_eq!(ids.len(), count);
}
