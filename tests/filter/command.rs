//! What the program answers to each line.
//!
//! In: `action` and `filters`; `payload`, a whole webhook body, and `context` may be left out. Out:
//! `verdict`, `clauses`, `sentence`, `warnings` and `round_trip`, or `error` with the number of the
//! line and, where it isn't JSON, the column. A clause's `flip` has its change in words as `text`, and
//! as `to` what would stand at the clause's path.

use std::io::{self, BufRead, Write};

use bot_agents_panel::filter::{
    Clause, ClauseResult, Context, Filter, Flip, evaluate, parse_any, payload_warning,
    repeated_members, warnings,
};
use bot_agents_panel::model::ActionName;
use bot_agents_panel::model::object::Object;
use serde_json::{Map, Value, json};

const MEMBERS: [&str; 4] = ["action", "filters", "payload", "context"];

/// Answers every line, until there are no more.
pub fn run(mut input: impl BufRead, output: &mut impl Write) -> io::Result<()> {
    let mut line = Vec::new();
    for number in 1.. {
        line.clear();
        if input.read_until(b'\n', &mut line)? == 0 {
            break;
        }
        let answer = answer(&line).unwrap_or_else(|problem| problem.to_json(number));
        writeln!(output, "{answer}")?;
        output.flush()?;
    }
    Ok(())
}

/// Why a line has no verdict.
struct Problem {
    message: String,
    column: Option<usize>,
}

impl Problem {
    fn to_json(&self, line: usize) -> Value {
        let mut answer = Map::new();
        answer.insert("error".into(), self.message.as_str().into());
        answer.insert("line".into(), line.into());
        answer.extend(self.column.map(|column| ("column".into(), column.into())));
        answer.into()
    }
}

impl From<String> for Problem {
    fn from(message: String) -> Self {
        Self {
            message,
            column: None,
        }
    }
}

fn answer(line: &[u8]) -> Result<Value, Problem> {
    let text = std::str::from_utf8(line).map_err(|error| Problem {
        message: "the line is not UTF-8".to_owned(),
        column: Some(error.valid_up_to() + 1),
    })?;
    let text = text
        .trim_start_matches('\u{feff}')
        .trim_end_matches(['\n', '\r']);
    let input = object(text)?;
    let action = match input.get("action") {
        Some(Value::String(action)) => ActionName::from(action.as_str()),
        Some(_) => return Err("`action` must be a text".to_owned().into()),
        None => return Err("`action` is missing".to_owned().into()),
    };
    let filters = member(&input, "filters")?.ok_or_else(|| "`filters` is missing".to_owned())?;
    let payload = member(&input, "payload")?.map(|payload| Value::Object(payload.clone()));
    let stated = member(&input, "context")?.cloned().unwrap_or_default();
    let context = Context::from_json(&stated).map_err(|error| format!("in `context`, {error}"))?;

    let filter = Filter::from_json(filters);
    let evaluation = evaluate(&action, &filter, payload.as_ref(), &context);
    let clauses = filter.clauses().iter().zip(&evaluation.clauses);
    let mut notes: Vec<String> = warnings(&action, &filter)
        .iter()
        .map(ToString::to_string)
        .collect();
    notes.extend(filter.problems().iter().filter_map(|problem| {
        let path = filter.clause(problem.clause)?.path().join(" / ");
        Some(format!("{path}: {}", problem.kind))
    }));
    let payload_note = payload
        .as_ref()
        .and_then(|payload| payload_warning(&action, payload));
    notes.extend(payload_note.map(|warning| warning.to_string()));
    notes.extend(unread(&input, &stated, text));
    Ok(json!({
        "verdict": evaluation.verdict.as_str(),
        "clauses": clauses.map(|(clause, result)| clause_json(clause, result)).collect::<Vec<_>>(),
        "sentence": filter.explain(),
        "warnings": notes,
        "round_trip": filter.to_json(),
    }))
}

fn object(text: &str) -> Result<Object, Problem> {
    use bot_agents_panel::filter::ParseError;
    if text.trim().is_empty() {
        return Err("the line is empty".to_owned().into());
    }
    parse_any(text).map_err(|error| match error {
        ParseError::Syntax {
            column, message, ..
        } => Problem {
            message,
            column: Some(column),
        },
        _ => "the line is not a JSON object".to_owned().into(),
    })
}

/// A member that is an object. `null` counts as left out.
fn member<'a>(input: &'a Object, name: &str) -> Result<Option<&'a Object>, Problem> {
    match input.get(name) {
        None | Some(Value::Null) => Ok(None),
        Some(Value::Object(object)) => Ok(Some(object)),
        Some(_) => Err(format!("`{name}` must be an object").into()),
    }
}

fn clause_json(clause: &Clause, result: &ClauseResult) -> Value {
    let mut answer = json!({
        "path": result.path,
        "verdict": result.verdict.as_str(),
        "expected": result.expected,
        "found": result.found,
        "reason": result.reason,
    });
    if let Some(flip) = &result.flip {
        answer["flip"] = json!({"text": flip.text, "to": flipped(clause, flip)});
    }
    answer
}

/// The clause's JSON after the change.
fn flipped(clause: &Clause, flip: &Flip) -> Value {
    let mut alone = Filter::of(clause.clone());
    alone.apply(&flip.edit);
    alone
        .clauses()
        .first()
        .map(|clause| clause.to_json())
        .into()
}

/// Members that are passed over, each worth a warning: it may be misspelt.
fn unread(input: &Object, stated: &Object, text: &str) -> Vec<String> {
    let unknown = |object: &Object, known: &[&str], place: &str| -> Vec<String> {
        let names = object.keys().filter(|name| !known.contains(&name.as_str()));
        names
            .map(|name| format!("“{name}” is not a member of {place}, and was passed over."))
            .collect()
    };
    let repeated = repeated_members(text).into_iter().map(|repeated| {
        format!(
            "“{}” stands twice in one object: only the last was read.",
            repeated.name
        )
    });
    let mut notes = unknown(input, &MEMBERS, "the line");
    notes.extend(unknown(stated, &Context::MEMBERS, "the context"));
    notes.extend(repeated);
    notes
}
