//! Evaluation, case by case: what is sent, what is not, what can't be told, and in which words.

mod people;
mod places;
mod values;
mod whole;

use bot_agents_panel::filter::{Context, Filter, Verdict, evaluate};
use bot_agents_panel::model::ActionName;
use serde_json::{Value, json};

/// One situation and what is to come of it.
pub struct Case {
    action: &'static str,
    filters: Value,
    payload: Option<Value>,
    context: Value,
    verdict: Verdict,
    /// The reason of the first clause that has the verdict of all.
    reason: &'static str,
}

/// Starts a case: an action and its filters.
pub fn when(action: &'static str, filters: Value) -> Case {
    Case {
        action,
        filters,
        payload: None,
        context: json!({}),
        verdict: Verdict::CannotTell,
        reason: "",
    }
}

impl Case {
    /// With a whole webhook body around this data.
    pub fn data(self, data: Value) -> Self {
        let action = self.action;
        self.body(json!({"webhook_id": "w", "secret_key": "s", "action": action, "data": data}))
    }

    /// With chat properties as additional data.
    pub fn additional(mut self, chat_properties: Value) -> Self {
        let body = self.payload.get_or_insert_with(|| json!({"data": {}}));
        body["additional_data"] = json!({"chat_properties": chat_properties});
        self
    }

    /// With this body, whatever it is.
    pub fn body(mut self, body: Value) -> Self {
        self.payload = Some(body);
        self
    }

    /// With this stated.
    pub fn stated(mut self, context: Value) -> Self {
        self.context = context;
        self
    }

    pub fn sent(self, reason: &'static str) -> Self {
        self.is(Verdict::Sent, reason)
    }

    pub fn not_sent(self, reason: &'static str) -> Self {
        self.is(Verdict::NotSent, reason)
    }

    pub fn cannot_tell(self, reason: &'static str) -> Self {
        self.is(Verdict::CannotTell, reason)
    }

    fn is(mut self, verdict: Verdict, reason: &'static str) -> Self {
        self.verdict = verdict;
        self.reason = reason;
        self
    }

    /// What is wrong, if anything.
    fn fault(&self) -> Option<String> {
        let action = ActionName::from(self.action);
        let filter = Filter::from_json(self.filters.as_object().unwrap());
        let context = Context::from_json(self.context.as_object().unwrap()).unwrap();
        let evaluation = evaluate(&action, &filter, self.payload.as_ref(), &context);
        let mut clauses = evaluation.clauses.iter();
        let deciding = clauses.find(|clause| clause.verdict == evaluation.verdict);
        let reason = deciding.map_or("", |clause| clause.reason.as_str());
        ((evaluation.verdict, reason) != (self.verdict, self.reason)).then(|| {
            format!(
                "{} {}\n   expected {:?}: {}\n   but it is {:?}: {reason}",
                self.action, self.filters, self.verdict, self.reason, evaluation.verdict
            )
        })
    }
}

/// A condition on a chat property.
pub fn chat(namespace: &str, name: &str, condition: Value) -> Value {
    property("chat_properties", namespace, name, condition)
}

/// A condition on a property.
pub fn property(scope: &str, namespace: &str, name: &str, condition: Value) -> Value {
    json!({scope: {namespace: {name: condition}}})
}

/// The data of a thread that begins, with these chat properties.
pub fn thread(properties: Value) -> Value {
    json!({"chat": {"id": "c", "users": [], "properties": properties, "thread": {"id": "t"}}})
}

fn all() -> Vec<Case> {
    let groups = [
        values::cases(),
        places::cases(),
        people::cases(),
        whole::cases(),
    ];
    groups.into_iter().flatten().collect()
}

#[test]
fn every_case_has_its_verdict_and_its_words() {
    let cases = all();
    assert!(cases.len() >= 80, "only {} cases", cases.len());
    let faults: Vec<String> = cases.iter().filter_map(Case::fault).collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

#[test]
fn the_cases_leave_out_no_action_no_operator_and_no_verdict() {
    let cases = all();
    let texts: Vec<String> = cases.iter().map(|case| case.filters.to_string()).collect();
    for action in ActionName::KNOWN {
        let of_action = || cases.iter().filter(|case| case.action == action.as_str());
        assert!(of_action().count() >= 2, "{action:?}");
    }
    for operator in [
        "\"values\"",
        "exclude_values",
        "{\"exists\":true}",
        "{\"exists\":false}",
        "agents_any",
        "agents_exclude",
        "\"agents\"",
        "author_type",
        "only_my_chats",
        "thread_properties",
        "event_properties",
    ] {
        let with = || {
            cases
                .iter()
                .zip(&texts)
                .filter(|(_, text)| text.contains(operator))
        };
        for verdict in [Verdict::Sent, Verdict::NotSent, Verdict::CannotTell] {
            let found = with().any(|(case, _)| case.verdict == verdict);
            assert!(found, "{operator} {verdict:?}");
        }
    }
}
