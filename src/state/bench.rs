//! The test bench of an action: what its filters are tried against, and the samples kept for the session.

use serde_json::Value;

use crate::filter::{self, AuthorType, Context, Evaluation, Filter, NodeId, Scope, Verdict};
use crate::messages::entry as words;
use crate::model::ActionName;
use crate::model::object::Object;

/// The most UTF-16 units of a payload that can be tried: the real ones have a few thousand.
pub const LONGEST_PAYLOAD: u32 = 100_000;

/// What filters are tried against. Texts are exactly as typed.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Situation {
    /// A whole webhook as JSON; none for the sample of the action.
    pub payload: Option<String>,
    /// The ids of everyone in the chat, between commas or spaces; empty for not known.
    pub members: String,
    /// `customer`, `agent`, or empty for not known.
    pub author: String,
    /// The client id of this application; empty for not known.
    pub client_id: String,
    /// The properties that the payload doesn't carry, as JSON, in the order of [`Scope`]; empty for none.
    pub properties: [String; 3],
}

/// What a kept sample should come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Expected {
    /// It should be sent.
    Match,
    /// It should not be.
    NoMatch,
}

impl Expected {
    /// Whether a verdict is what was expected. One that can't tell never is.
    #[must_use]
    pub fn is(self, verdict: Verdict) -> bool {
        match self {
            Self::Match => verdict == Verdict::Sent,
            Self::NoMatch => verdict == Verdict::NotSent,
        }
    }
}

/// Filters as they are tried.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Tried {
    /// The filters.
    pub filter: Filter,
    /// The clauses that aren't finished: they decide nothing.
    pub unfinished: Vec<NodeId>,
    /// The properties of the license whose texts are split into words.
    pub tokenized: Vec<PropertyName>,
}

/// A sample kept for the session.
#[derive(Clone, Debug, PartialEq)]
pub struct KeptSample {
    /// Tells it from the others.
    pub id: u32,
    /// What it is tried against. The payload stands in it, whatever it came from.
    pub situation: Situation,
    /// What it should come to.
    pub expected: Expected,
}

/// The bench of one action of one bot.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Bench {
    /// What is on it now.
    pub situation: Situation,
    /// The samples kept.
    pub kept: Vec<KeptSample>,
    last_id: u32,
}

/// Namespace and name of a property.
pub type PropertyName = (String, String);

/// What keeps a text of the bench from being read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unreadable(pub String);

impl Situation {
    /// The webhook that it is tried against; none where the action has no sample and nothing was pasted.
    ///
    /// # Errors
    /// When the pasted text isn't a JSON object, or too long.
    pub fn payload(&self, sample: Option<&Object>) -> Result<Option<Value>, Unreadable> {
        let Some(text) = &self.payload else {
            return Ok(sample.cloned().map(Value::Object));
        };
        if text.encode_utf16().count() >= LONGEST_PAYLOAD as usize {
            return Err(Unreadable(words::payload_too_long(
                LONGEST_PAYLOAD as usize,
            )));
        }
        if text.trim().is_empty() {
            return Ok(None);
        }
        read_object(text).map(|object| Some(Value::Object(object)))
    }

    /// The properties stated for one scope; none where nothing is.
    ///
    /// # Errors
    /// When they aren't a JSON object.
    pub fn properties(&self, scope: Scope) -> Result<Option<Object>, Unreadable> {
        let text = self.properties_text(scope);
        if text.trim().is_empty() {
            return Ok(None);
        }
        read_object(text).map(Some)
    }

    /// The text of one scope's properties.
    #[must_use]
    pub fn properties_text(&self, scope: Scope) -> &str {
        &self.properties[place(scope)]
    }

    /// Takes the text of one scope's properties.
    pub fn set_properties(&mut self, scope: Scope, text: String) {
        self.properties[place(scope)] = text;
    }

    /// What is stated. Properties that can't be read count as not stated.
    #[must_use]
    pub fn context(&self) -> Context {
        let mut members = self
            .members
            .split([',', ';', ' ', '\n', '\t'])
            .filter(|id| !id.is_empty())
            .map(str::to_owned)
            .peekable();
        let client_id = self.client_id.trim();
        let properties = |scope| self.properties(scope).ok().flatten();
        Context {
            chat_member_ids: members.peek().is_some().then(|| members.collect()),
            author_type: AuthorType::from_wire(&self.author),
            client_id: (!client_id.is_empty()).then(|| client_id.to_owned()),
            chat_properties: properties(Scope::Chat),
            thread_properties: properties(Scope::Thread),
            event_properties: properties(Scope::Event),
            tokenized: Vec::new(),
        }
    }

    /// Judges filters of an action; none while the payload can't be read.
    #[must_use]
    pub fn judge(
        &self,
        action: &ActionName,
        tried: &Tried,
        sample: Option<&Object>,
    ) -> Option<Evaluation> {
        let payload = self.payload(sample).ok()?;
        let context = Context {
            tokenized: tried.tokenized.clone(),
            ..self.context()
        };
        let evaluation = filter::evaluate(action, &tried.filter, payload.as_ref(), &context);
        Some(evaluation.without(&tried.unfinished))
    }
}

impl Bench {
    /// Keeps what is on the bench, with the payload that it has now.
    pub fn keep(&mut self, expected: Expected, sample: Option<&Object>) {
        let mut situation = self.situation.clone();
        if situation.payload.is_none() {
            situation.payload = sample.map(|sample| format!("{:#}", Value::Object(sample.clone())));
        }
        self.last_id += 1;
        self.kept.push(KeptSample {
            id: self.last_id,
            situation,
            expected,
        });
    }

    /// Puts a kept sample on the bench.
    pub fn load(&mut self, id: u32) {
        if let Some(kept) = self.kept.iter().find(|kept| kept.id == id) {
            self.situation = kept.situation.clone();
        }
    }

    /// Forgets a kept sample.
    pub fn forget(&mut self, id: u32) {
        self.kept.retain(|kept| kept.id != id);
    }

    /// The kept sample of this id.
    #[must_use]
    pub fn sample(&self, id: u32) -> Option<&KeptSample> {
        self.kept.iter().find(|kept| kept.id == id)
    }

    /// How many of the kept samples come to what they should.
    #[must_use]
    pub fn as_expected(&self, action: &ActionName, tried: &Tried) -> usize {
        let holds = |kept: &&KeptSample| kept.holds(action, tried);
        self.kept.iter().filter(holds).count()
    }
}

impl KeptSample {
    /// What it comes to; none while its payload can't be read.
    #[must_use]
    pub fn verdict(&self, action: &ActionName, tried: &Tried) -> Option<Verdict> {
        let evaluation = self.situation.judge(action, tried, None)?;
        Some(evaluation.verdict)
    }

    /// Whether it comes to what it should.
    #[must_use]
    pub fn holds(&self, action: &ActionName, tried: &Tried) -> bool {
        let verdict = self.verdict(action, tried);
        verdict.is_some_and(|verdict| self.expected.is(verdict))
    }
}

fn place(scope: Scope) -> usize {
    match scope {
        Scope::Chat => 0,
        Scope::Thread => 1,
        Scope::Event => 2,
    }
}

fn read_object(text: &str) -> Result<Object, Unreadable> {
    filter::parse_any(text).map_err(|error| {
        Unreadable(match error {
            filter::ParseError::Syntax {
                line,
                column,
                message,
            } => words::not_json(&message, line, column),
            _ => words::PAYLOAD_NOT_OBJECT.to_owned(),
        })
    })
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn tried() -> Tried {
        let json = json!({"chat_member_ids": {"agents_any": ["ann"]}});
        Tried {
            filter: Filter::from_json(json.as_object().unwrap()),
            ..Tried::default()
        }
    }

    fn verdict(situation: &Situation) -> Option<Verdict> {
        let evaluation = situation.judge(&ActionName::IncomingEvent, &tried(), None)?;
        Some(evaluation.verdict)
    }

    #[test]
    fn what_is_stated_decides() {
        let mut situation = Situation::default();
        assert_eq!(verdict(&situation), Some(Verdict::CannotTell));
        situation.members = "bob, ann".into();
        assert_eq!(verdict(&situation), Some(Verdict::Sent));
        situation.members = "bob\n".into();
        assert_eq!(verdict(&situation), Some(Verdict::NotSent));
    }

    #[test]
    fn what_is_not_finished_decides_nothing() {
        let mut tried = tried();
        let situation = |members: &str| Situation {
            members: members.into(),
            properties: ["{}".into(), String::new(), String::new()],
            ..Situation::default()
        };
        let verdict = |tried: &Tried, members: &str| {
            let judged = situation(members).judge(&ActionName::IncomingEvent, tried, None);
            judged.unwrap().verdict
        };
        let blank = tried.filter.apply(&filter::Edit::Add {
            subject: filter::Subject::Property(Scope::Chat),
            at: None,
        });
        let blank = blank.added.unwrap();
        assert_eq!(verdict(&tried, "ann"), Verdict::NotSent);
        tried.unfinished = vec![blank];
        assert_eq!(verdict(&tried, "ann"), Verdict::CannotTell);
        // What the others come to may be enough.
        assert_eq!(verdict(&tried, "bob"), Verdict::NotSent);
        let judged = situation("ann").judge(&ActionName::IncomingEvent, &tried, None);
        let result = judged.unwrap().clauses.pop().unwrap();
        assert_eq!(result.clause, blank);
        assert_eq!(result.flip, None, "no advice on what isn't finished");
        assert_eq!(
            tried.filter.explain_without(&tried.unfinished),
            "Sent when ann is in the chat, and a condition holds that isn’t finished yet."
        );
    }

    #[test]
    fn a_payload_that_cannot_be_read_gives_no_verdict() {
        let at = |payload: &str| Situation {
            payload: Some(payload.into()),
            ..Situation::default()
        };
        let message = |payload: &str| at(payload).payload(None).unwrap_err().0;
        assert_eq!(verdict(&at("{")), None);
        assert!(message("{\n").contains("line 1"), "{}", message("{\n"));
        assert_eq!(
            message("[]"),
            "A payload is a JSON object, such as {\"action\": \"incoming_event\"}."
        );
        assert_eq!(at("  ").payload(None), Ok(None));
        let long = " ".repeat(LONGEST_PAYLOAD as usize);
        assert!(message(&long).starts_with("Cut: "));
    }

    #[test]
    fn kept_samples_are_counted_and_hold_what_was_on_the_bench() {
        let mut bench = Bench::default();
        let sample = json!({"action": "incoming_event"});
        bench.situation.members = "ann".into();
        bench.keep(Expected::Match, sample.as_object());
        bench.keep(Expected::NoMatch, sample.as_object());
        assert_eq!(bench.as_expected(&ActionName::IncomingEvent, &tried()), 1);
        let text = bench.kept[0].situation.payload.as_deref();
        assert_eq!(text, Some("{\n  \"action\": \"incoming_event\"\n}"));

        bench.situation = Situation::default();
        bench.load(bench.kept[1].id);
        assert_eq!(bench.situation.members, "ann");
        bench.forget(bench.kept[0].id);
        assert_eq!(bench.kept.len(), 1);
        bench.keep(Expected::Match, None);
        assert_ne!(bench.kept[0].id, bench.kept[1].id);
    }

    #[test]
    fn stated_properties_are_read_by_scope() {
        let mut situation = Situation::default();
        situation.set_properties(Scope::Thread, "{\"a\": {\"b\": 1}}".into());
        assert!(situation.context().thread_properties.is_some());
        situation.set_properties(Scope::Thread, "nonsense".into());
        assert!(situation.properties(Scope::Thread).is_err());
        assert_eq!(situation.context().thread_properties, None);
    }
}
