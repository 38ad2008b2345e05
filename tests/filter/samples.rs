//! The samples of webhooks, judged: they tell what the filters people write look at.

use bot_agents_panel::filter::{Context, Filter, Verdict, evaluate};
use bot_agents_panel::model::sample::sample;
use bot_agents_panel::model::{ActionName, AdditionalData};
use serde_json::{Value, json};

fn verdict(
    action: &ActionName,
    filters: Value,
    additional: &[AdditionalData],
    context: &Context,
) -> Verdict {
    let filters = filters.as_object().cloned().unwrap();
    let payload = Value::from(sample(action, additional).unwrap());
    let filter = Filter::from_json(&filters);
    evaluate(action, &filter, Some(&payload), context).verdict
}

/// The filter of the documentation's own bot.
fn channels(values: &[&str]) -> Value {
    json!({"chat_properties": {"source": {"type": {"values": values}}}})
}

#[test]
fn chat_properties_that_are_asked_for_decide() {
    let stated = Context::default();
    let asked = [AdditionalData::ChatProperties];
    for action in ActionName::KNOWN {
        let judge = |filters| verdict(action, filters, &asked, &stated);
        assert_eq!(
            judge(channels(&["facebook", "twitter"])),
            Verdict::Sent,
            "{action:?}"
        );
        assert_eq!(judge(channels(&["email"])), Verdict::NotSent, "{action:?}");
        let dotted =
            json!({"chat_properties": {"routing": {"queue.routing_priority": {"values": [2]}}}});
        assert_eq!(judge(dotted), Verdict::Sent, "{action:?}");
    }
}

#[test]
fn without_chat_properties_only_a_whole_chat_can_be_judged() {
    for action in ActionName::KNOWN {
        let expected = match action {
            ActionName::IncomingChatThread => Verdict::Sent,
            _ => Verdict::CannotTell,
        };
        let filters = channels(&["facebook", "twitter"]);
        let additional = [AdditionalData::Access, AdditionalData::ThreadId];
        for additional in [&[][..], &additional] {
            let found = verdict(action, filters.clone(), additional, &Context::default());
            assert_eq!(found, expected, "{action:?}");
        }
    }
}

#[test]
fn the_whole_chat_tells_its_thread_and_its_people() {
    let judge = |filters| {
        let action = ActionName::IncomingChatThread;
        verdict(&action, filters, &[], &Context::default())
    };
    let thread = json!({"thread_properties": {"routing": {"continuous": {"values": [false]}}}});
    assert_eq!(judge(thread), Verdict::Sent);
    let anna = json!({"chat_member_ids": {"agents_any": ["anna@example.com"]}});
    assert_eq!(judge(anna), Verdict::Sent);
    let nobody = json!({"chat_member_ids": {"agents": ["nobody@example.com"]}});
    assert_eq!(judge(nobody), Verdict::NotSent);
}

#[test]
fn the_event_tells_its_own_properties() {
    let filters = json!({"event_properties": {"test": {"bool_property": {"values": [true]}}}});
    let found = verdict(
        &ActionName::IncomingEvent,
        filters,
        &[],
        &Context::default(),
    );
    assert_eq!(found, Verdict::Sent);
}

#[test]
fn the_chat_belongs_to_the_application_that_its_properties_name() {
    let asked = [AdditionalData::ChatProperties];
    for (client_id, expected) in [
        ("asXdesldiAJSq9padj", Verdict::Sent),
        ("another", Verdict::NotSent),
    ] {
        let stated = Context {
            client_id: Some(client_id.into()),
            ..Context::default()
        };
        let filters = json!({"only_my_chats": true});
        let found = verdict(&ActionName::ThreadClosed, filters, &asked, &stated);
        assert_eq!(found, expected, "{client_id}");
    }
}

#[test]
fn a_text_that_is_split_into_words_decides_only_where_that_is_sure() {
    let found = |text: Value, condition: Value| {
        let filters = json!({"chat_properties": {"shop": {"note": condition}}});
        let filter = Filter::from_json(filters.as_object().unwrap());
        let note = if text.is_null() {
            json!({})
        } else {
            json!({"note": text})
        };
        let body = json!({"data": {"chat": {"properties": {"shop": note}}}});
        let known = Context {
            tokenized: vec![("shop".into(), "note".into())],
            ..Context::default()
        };
        evaluate(
            &ActionName::IncomingChatThread,
            &filter,
            Some(&body),
            &known,
        )
        .verdict
    };
    let pizza = json!({"values": ["pizza"]});
    let no_pizza = json!({"exclude_values": ["pizza"]});
    for text in ["I want pizza", "pasta", "Pizza!"] {
        assert_eq!(
            found(text.into(), pizza.clone()),
            Verdict::CannotTell,
            "{text}"
        );
        assert_eq!(
            found(text.into(), no_pizza.clone()),
            Verdict::CannotTell,
            "{text}"
        );
    }
    assert_eq!(found("pizza".into(), pizza.clone()), Verdict::Sent);
    assert_eq!(found("pizza".into(), no_pizza.clone()), Verdict::NotSent);
    assert_eq!(found(Value::Null, pizza), Verdict::NotSent);
    assert_eq!(found(Value::Null, no_pizza), Verdict::Sent);
    let exists = json!({"exists": true});
    assert_eq!(found("I want pizza".into(), exists), Verdict::Sent);
}
