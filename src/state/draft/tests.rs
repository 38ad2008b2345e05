//! The draft's round trips and checks.

use serde_json::{Value, json};

use super::*;
use crate::model::AdditionalData;
use crate::model::object::Json;

pub(super) fn draft(bot: &Value) -> BotDraft {
    BotDraft::from_bot(Bot::from_json(bot).unwrap())
}

#[track_caller]
pub(super) fn assert_sends(draft: &BotDraft, expected: &Value) {
    let members = draft.update().unwrap().members().into_iter();
    let sent: Value = members
        .map(|(k, v)| (k.to_owned(), v))
        .collect::<serde_json::Map<_, _>>()
        .into();
    assert_eq!(sent.to_string(), expected.to_string());
}

#[track_caller]
fn assert_problems(result: Result<impl std::fmt::Debug, Vec<FieldProblem>>, fields: &[&str]) {
    let problems = result.unwrap_err();
    let found: Vec<_> = problems.iter().map(|p| p.field.as_str()).collect();
    assert_eq!(found, fields);
}

#[test]
fn an_untouched_draft_sends_nothing_whatever_was_loaded() {
    for bot in [
        json!({"id": "b"}),
        json!({"id": "b", "name": "  padded ", "avatar": null, "status": 7, "max_chats_count": "six",
               "groups": "all", "webhooks": []}),
        json!({"id": "b", "webhooks": {"url": 1, "actions": [1]}}),
        json!({"id": "b", "name": null, "status": null, "max_chats_count": null, "default_group_priority": null,
               "groups": null, "webhooks": null, "application": null}),
        json!({"id": "b", "webhooks": {"url": null, "secret_key": null, "actions": null}}),
        json!({"id": "b", "webhooks": {"actions": [{"name": "x", "filters": [], "additional_data": {}}]}}),
    ] {
        let draft = draft(&bot);
        assert_sends(&draft, &json!({}));
        assert!(draft.changed_members().is_empty(), "{bot}");
    }
}

#[test]
fn one_edit_sends_one_member() {
    let mut draft =
        draft(&json!({"id": "b", "name": "A", "status": "offline", "max_chats_count": 6}));
    draft.max_chats_count = " 0 ".into();
    assert_sends(&draft, &json!({"max_chats_count": 0}));
    assert_eq!(draft.changed_members(), ["max_chats_count"]);
}

#[test]
fn an_emptied_avatar_is_sent_as_an_empty_text() {
    let mut draft = draft(&json!({"id": "b", "avatar": "a.example/x.png"}));
    draft.avatar.clear();
    assert_sends(&draft, &json!({"avatar": ""}));
}

#[test]
fn webhooks_go_whole_with_everything_unknown_in_place() {
    let mut draft = draft(&json!({"id": "b", "webhooks": {
        "x": 1, "url": "https://a", "secret_key": "s", "actions": [
            {"name": "incoming_event", "y": 12_345_678_901_234_567_890_u64, "filters": {"z": 1}},
            {"name": "thread_closed"},
        ],
    }}));
    let key = draft.webhooks.as_ref().unwrap().actions[1].key;
    let row = draft.action_mut(key).unwrap();
    row.set_additional_data(&AdditionalData::ChatProperties, true);
    assert_sends(
        &draft,
        &json!({"webhooks": {
            "x": 1, "url": "https://a", "secret_key": "s", "actions": [
                {"name": "incoming_event", "y": 12_345_678_901_234_567_890_u64, "filters": {"z": 1}},
                {"name": "thread_closed", "additional_data": ["chat_properties"]},
            ],
        }}),
    );
}

pub(super) fn set_filters(draft: &mut BotDraft, key: u32, text: &str) {
    let row = draft.action_mut(key).unwrap();
    row.filters.set_text(text.to_owned());
}

#[test]
fn filters_that_are_not_json_are_named_with_line_and_column() {
    let mut draft = draft(&json!({"id": "b", "webhooks": {
        "url": "https://a", "secret_key": "s", "actions": [{"name": "incoming_event"}],
    }}));
    let key = draft.webhooks.as_ref().unwrap().actions[0].key;
    set_filters(&mut draft, key, "{\n  \"a\": }");
    let problems = draft.update().unwrap_err();
    assert_eq!(
        problems[0].text,
        "This isn’t JSON yet: expected value (line 2, column 8)."
    );
    assert_eq!(problems[0].field, row_field("action", key, "filters"));
    assert_eq!(draft.changed_members(), ["webhooks"]);

    set_filters(&mut draft, key, "[]");
    assert_problems(draft.update(), &[&row_field("action", key, "filters")]);
}

#[test]
fn a_new_bot_starts_with_group_0_and_the_usual_limit() {
    let mut draft = BotDraft::new_bot();
    assert_problems(draft.to_new_bot(), &["bot-name", "bot-status"]);
    draft.name = "Pizza bot".into();
    draft.status = "offline".into();
    let bot = draft.to_new_bot().unwrap();
    assert_eq!(bot.max_chats_count, Some(6));
    assert_eq!(
        bot.groups.unwrap()[0].to_json(),
        json!({"id": 0, "priority": "normal"})
    );
    assert_eq!(
        (bot.avatar, bot.webhooks, bot.default_group_priority),
        (None, None, None)
    );
}

#[test]
fn problems_point_at_the_row_even_after_another_was_removed() {
    let mut draft = BotDraft::new_bot();
    draft.add_group();
    draft.add_group();
    let (first, last) = (draft.groups[0].key, draft.groups[2].key);
    draft.group_mut(last).unwrap().id = "x".into();
    draft.remove_group(first);
    draft.name = "A".into();
    draft.status = "offline".into();
    assert_problems(draft.to_new_bot(), &[&row_field("group", last, "id")]);
}

#[test]
fn every_row_of_a_draft_has_a_key_of_its_own() {
    let mut draft = draft(
        &json!({"id": "b", "groups": [{"id": 0, "priority": "first"}],
        "webhooks": {"actions": [{"name": "incoming_event"}, {"name": "incoming_event"}]}}),
    );
    draft.add_group();
    draft.add_action("thread_closed");
    let groups = draft.groups.iter().map(|row| row.key);
    let actions = draft
        .webhooks
        .iter()
        .flat_map(|w| &w.actions)
        .map(|row| row.key);
    let mut keys: Vec<_> = groups.chain(actions).collect();
    keys.sort_unstable();
    keys.dedup();
    assert_eq!(keys.len(), 5);
}

#[test]
fn a_duplicate_is_marked_at_its_own_row_beside_one_that_cannot_be_read() {
    let mut draft = draft(&json!({"id": "b", "groups": []}));
    for id in ["x", "1", "1"] {
        draft.add_group();
        draft.groups.last_mut().unwrap().id = id.into();
    }
    let field = |index: usize| row_field("group", draft.groups[index].key, "id");
    assert_problems(draft.update(), &[&field(0), &field(2)]);
}

#[test]
fn problems_come_in_the_order_of_the_form() {
    let mut draft = BotDraft::new_bot();
    draft.max_chats_count = "many".into();
    draft.groups[0].id = "x".into();
    let group = row_field("group", draft.groups[0].key, "id");
    assert_problems(
        draft.to_new_bot(),
        &["bot-name", "bot-status", "bot-max_chats_count", &group],
    );
}

#[test]
fn filters_of_another_shape_can_be_emptied() {
    let mut draft = draft(
        &json!({"id": "b", "webhooks": {"url": "https://a", "secret_key": "s",
        "actions": [{"name": "incoming_event", "filters": ["odd"], "x": 1}]}}),
    );
    let key = draft.webhooks.as_ref().unwrap().actions[0].key;
    set_filters(&mut draft, key, "");
    assert_sends(
        &draft,
        &json!({"webhooks": {"url": "https://a", "secret_key": "s",
            "actions": [{"name": "incoming_event", "x": 1}]}}),
    );
}

#[test]
fn webhooks_that_are_sent_always_have_actions() {
    let mut draft = draft(&json!({"id": "b", "webhooks": {"url": "https://a", "secret_key": "s"}}));
    draft.webhooks.as_mut().unwrap().url = "https://b".into();
    assert_sends(
        &draft,
        &json!({"webhooks": {"url": "https://b", "secret_key": "s", "actions": []}}),
    );
}

#[test]
fn only_webhooks_that_the_bot_does_not_have_can_be_left_out() {
    let mut fresh = draft(&json!({"id": "b"}));
    fresh.add_webhooks();
    fresh.leave_out_webhooks();
    assert!(fresh.update().unwrap().is_empty());

    let mut existing = draft(
        &json!({"id": "b", "webhooks": {"url": "https://a", "secret_key": "s", "actions": []}}),
    );
    existing.leave_out_webhooks();
    assert!(existing.webhooks.is_some());
}

#[test]
fn a_url_is_checked_once_it_is_edited_and_sent_as_it_was_typed() {
    let held = json!({"url": "https://a#b", "secret_key": "s", "actions": []});
    let mut draft = draft(&json!({"id": "b", "webhooks": held}));
    draft.webhooks.as_mut().unwrap().secret_key = "t".into();
    assert_sends(
        &draft,
        &json!({"webhooks": {"url": "https://a#b", "secret_key": "t", "actions": []}}),
    );

    draft.webhooks.as_mut().unwrap().url = "https://a.example#b".into();
    let problems = draft.update().unwrap_err();
    assert_eq!(problems.len(), 1);
    assert_eq!(problems[0].field, field("url"));
    assert_eq!(
        problems[0].text,
        "Take out the # and what follows it: that part of a URL is never sent to a server."
    );

    draft.webhooks.as_mut().unwrap().url = " HTTPS://A.example:443/%7e ".into();
    assert_sends(
        &draft,
        &json!({"webhooks": {"url": "HTTPS://A.example:443/%7e", "secret_key": "t", "actions": []}}),
    );
}

#[test]
fn the_url_of_a_new_bot_is_checked_and_an_empty_one_is_only_missing() {
    let mut draft = BotDraft::new_bot();
    draft.name = "A".into();
    draft.status = "offline".into();
    draft.add_webhooks();
    draft.webhooks.as_mut().unwrap().secret_key = "s".into();
    for (url, text) in [
        (" ", "Enter the URL that receives the webhooks."),
        (
            "a.example",
            "Enter a whole URL that starts with https:// or http://.",
        ),
    ] {
        draft.webhooks.as_mut().unwrap().url = url.into();
        let expected = FieldProblem {
            field: field("url"),
            text: text.to_owned(),
        };
        assert_eq!(draft.to_new_bot(), Err(vec![expected]));
    }
}

#[test]
fn warnings_about_a_url_come_while_it_is_typed_and_hold_nothing_up() {
    let mut draft = draft(
        &json!({"id": "b", "webhooks": {"url": "https://a.example", "secret_key": "s", "actions": []}}),
    );
    assert!(draft.url_warnings().is_empty());
    draft.webhooks.as_mut().unwrap().url = " http://localhost:3000/ ".into();
    let warnings = draft.url_warnings();
    assert_eq!(warnings.len(), 2);
    assert!(warnings[1].starts_with("localhost is every computer’s name for itself"));
    assert!(draft.update().is_ok());
    draft.webhooks.as_mut().unwrap().url = "http://".into();
    assert!(draft.url_warnings().is_empty());
}
