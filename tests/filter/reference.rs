//! A second evaluator, written from the contract alone: slow, wordless and as plain as possible. It
//! knows nothing of the module's types and reads the raw JSON.

use serde_json::{Value, json};

/// `Some(true)` sent, `Some(false)` not sent, `None` can't tell.
pub type Tell = Option<bool>;

/// The verdict on every part of the filters, with its path.
pub fn clauses(
    action: &str,
    filters: &Value,
    body: &Value,
    context: &Value,
) -> Vec<(Vec<String>, Tell)> {
    let mut out = Vec::new();
    for (key, value) in filters.as_object().unwrap() {
        let scope =
            ["chat_properties", "thread_properties", "event_properties"].contains(&key.as_str());
        let known =
            scope || ["chat_member_ids", "author_type", "only_my_chats"].contains(&key.as_str());
        // A known member that is null isn't set, at every level.
        if known && value.is_null() {
            continue;
        }
        if !scope {
            out.push((vec![key.clone()], single(action, key, value, body, context)));
            continue;
        }
        if !is_filled(value) {
            out.push((vec![key.clone()], None));
            continue;
        }
        for (namespace, names) in value.as_object().unwrap() {
            if names.is_null() {
                continue;
            }
            if !is_filled(names) {
                out.push((vec![key.clone(), namespace.clone()], None));
                continue;
            }
            for (name, condition) in names.as_object().unwrap() {
                if condition.is_null() {
                    continue;
                }
                let known = property(action, key, namespace, name, body, context);
                let path = vec![key.clone(), namespace.clone(), name.clone()];
                let split = context["tokenized"]
                    .as_array()
                    .is_some_and(|all| all.contains(&json!([namespace, name])));
                let tell = match is_of_nothing(condition) {
                    // Nothing to compare with decides, unless the filter may be ignored; but what is known goes
                    // first, and may be no value that could be compared.
                    Some(tell) if known.is_none() => is_documented(action, key).then_some(tell),
                    _ => holds(condition, known, split),
                };
                out.push((path, tell));
            }
        }
    }
    out
}

/// All of them must hold.
pub fn together(clauses: &[(Vec<String>, Tell)]) -> Tell {
    if clauses.iter().any(|(_, tell)| *tell == Some(false)) {
        return Some(false);
    }
    if clauses.iter().any(|(_, tell)| tell.is_none()) {
        return None;
    }
    Some(true)
}

fn is_filled(value: &Value) -> bool {
    value.as_object().is_some_and(|object| !object.is_empty())
}

/// What a property is: `None` not known, `Some(None)` not set.
type Known = Option<Option<Value>>;

fn property(
    action: &str,
    scope: &str,
    namespace: &str,
    name: &str,
    body: &Value,
    context: &Value,
) -> Known {
    let data = data(body);
    let mut sources = vec![(context[scope].clone(), true)];
    match (action, scope) {
        ("incoming_chat_thread", "chat_properties") => {
            sources.push((data["chat"]["properties"].clone(), true));
        }
        ("incoming_chat_thread", "thread_properties") => {
            sources.push((data["chat"]["thread"]["properties"].clone(), true));
        }
        ("incoming_event", "event_properties") => {
            sources.push((data["event"]["properties"].clone(), true));
        }
        ("chat_properties_updated", "chat_properties")
        | ("chat_thread_properties_updated", "thread_properties") => {
            sources.push((data["properties"].clone(), false));
        }
        _ => {}
    }
    if scope == "chat_properties" {
        sources.push((body["additional_data"]["chat_properties"].clone(), true));
    }
    let mut all_there_is = false;
    let mut odd = false;
    for (source, complete) in sources {
        if !source.is_object() {
            continue;
        }
        let in_namespace = source.get(namespace);
        if in_namespace.is_some_and(|names| !names.is_object()) {
            odd = true;
            continue;
        }
        if let Some(value) = in_namespace.and_then(|names| names.get(name)) {
            let bare = match value.get("value") {
                Some(inner) => inner.clone(),
                None => value.clone(),
            };
            return if bare.is_null() {
                None
            } else {
                Some(Some(bare))
            };
        }
        all_there_is = all_there_is || complete;
    }
    if all_there_is && !odd {
        Some(None)
    } else {
        None
    }
}

fn data(body: &Value) -> Value {
    for name in ["data", "payload"] {
        if body[name].is_object() {
            return body[name].clone();
        }
    }
    Value::Null
}

/// What a condition comes to that compares with no value at all: one of none never holds, none of none always.
fn is_of_nothing(condition: &Value) -> Tell {
    let (operator, operand) = only(condition, ["exists", "values", "exclude_values"])?;
    let compares = ["values", "exclude_values"].contains(&operator);
    let empty = operand.as_array()?.is_empty();
    (compares && empty).then_some(operator == "exclude_values")
}

/// Which filters are documented for which action.
fn is_documented(action: &str, filter: &str) -> bool {
    let of_agents = ["agent_status_changed", "agent_deleted"].contains(&action);
    match filter {
        "chat_member_ids" => action != "new",
        "chat_properties" => action != "new" && !of_agents,
        "thread_properties" => ["incoming_chat_thread", "thread_closed"].contains(&action),
        "event_properties" => {
            ["incoming_event", "incoming_rich_message_postback"].contains(&action)
        }
        _ => false,
    }
}

/// Texts that are split into words can't be compared from here, but for a single word that is listed.
fn holds(condition: &Value, known: Known, split: bool) -> Tell {
    let (operator, operand) = only(condition, ["exists", "values", "exclude_values"])?;
    if operator == "exists" {
        return Some(known?.is_some() == operand.as_bool()?);
    }
    if operator != "values" && operator != "exclude_values" {
        return None;
    }
    let values = operand.as_array()?;
    if values.iter().any(|value| !is_scalar(value)) {
        return None;
    }
    let value = known?;
    if !values.is_empty()
        && value
            .as_ref()
            .is_some_and(|value| value.is_array() || value.is_object())
    {
        return None;
    }
    let text = value.as_ref().and_then(Value::as_str).map(str::to_owned);
    let listed = value.is_some_and(|value| values.iter().any(|listed| same(listed, &value)));
    if let Some(text) = text.filter(|_| split && !values.is_empty()) {
        let word = !text.is_empty() && text.chars().all(char::is_alphanumeric);
        if !(word && listed) {
            return None;
        }
    }
    Some(listed == (operator == "values"))
}

/// The one member that is set; nothing if there is another one, or one that nobody knows.
fn only<'a>(value: &'a Value, known: [&str; 3]) -> Option<(&'a str, &'a Value)> {
    let members = value.as_object()?.iter();
    let given = members.filter(|(name, value)| !value.is_null() || !known.contains(&name.as_str()));
    let given: Vec<_> = given.collect();
    match given[..] {
        [(name, value)] => Some((name, value)),
        _ => None,
    }
}

fn is_scalar(value: &Value) -> bool {
    match value {
        Value::String(_) | Value::Bool(_) => true,
        Value::Number(number) => number.to_string().parse::<i128>().is_ok(),
        _ => false,
    }
}

fn same(left: &Value, right: &Value) -> bool {
    let (Value::Number(left), Value::Number(right)) = (left, right) else {
        return left == right;
    };
    let whole = |number: &serde_json::Number| number.to_string().parse::<i128>().ok();
    match (whole(left), whole(right)) {
        (Some(left), Some(right)) => left == right,
        _ => left.as_f64() == right.as_f64(),
    }
}

fn single(action: &str, key: &str, value: &Value, body: &Value, context: &Value) -> Tell {
    match key {
        "chat_member_ids" => members(action, value, body, context),
        "author_type" => {
            let wanted = value
                .as_str()
                .filter(|wanted| ["customer", "agent"].contains(wanted))?;
            Some(context["author_type"].as_str()? == wanted)
        }
        "only_my_chats" => {
            if !value.as_bool()? {
                return Some(true);
            }
            match property(
                action,
                "chat_properties",
                "source",
                "client_id",
                body,
                context,
            )? {
                None => Some(false),
                Some(client) => Some(client == json!(context["client_id"].as_str()?)),
            }
        }
        _ => None,
    }
}

fn members(action: &str, filter: &Value, body: &Value, context: &Value) -> Tell {
    let (mode, agents) = only(filter, ["agents_any", "agents_exclude", "agents"])?;
    let agents: Option<Vec<&str>> = agents.as_array()?.iter().map(Value::as_str).collect();
    // For each agent: in the chat, not in the chat, not known.
    let here: Vec<Tell> = agents?
        .iter()
        .map(|agent| is_here(action, agent, body, context))
        .collect();
    // Of nobody none are missing and none are there, whoever is in the chat; but the filter may be ignored.
    let known = is_here(action, "nobody at all", body, context).is_some();
    if here.is_empty() && !known && !is_documented(action, "chat_member_ids") {
        return None;
    }
    let any = if here.contains(&Some(true)) {
        Some(true)
    } else if here.contains(&None) {
        None
    } else {
        Some(false)
    };
    match mode {
        "agents_any" => any,
        "agents_exclude" => any.map(|any| !any),
        "agents" if here.contains(&Some(false)) => Some(false),
        "agents" if here.contains(&None) => None,
        "agents" => Some(true),
        _ => None,
    }
}

fn is_here(action: &str, agent: &str, body: &Value, context: &Value) -> Tell {
    if let Some(everyone) = context["chat_member_ids"].as_array() {
        return Some(everyone.contains(&json!(agent)));
    }
    let data = data(body);
    match action {
        "incoming_chat_thread" => {
            let users = data["chat"]["users"].as_array()?;
            if users.iter().any(|user| user["id"] == agent) {
                return Some(true);
            }
            users
                .iter()
                .all(|user| user["id"].is_string())
                .then_some(false)
        }
        "chat_user_added" => (data["user"]["id"] == agent).then_some(true),
        _ => None,
    }
}
