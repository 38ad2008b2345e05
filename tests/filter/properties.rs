//! What holds for every filter, payload and sequence of edits: 10,000 cases each.

use std::collections::HashSet;

use bot_agents_panel::filter::{
    AuthorType, Context, Edit, Filter, History, Kind, MemberMode, NodeId, Operator, ProblemKind,
    STEP_LIMIT, Scalar, ScalarType, Subject, Verdict, evaluate,
};
use proptest::prelude::*;
use serde_json::Value;

use crate::{generate, reference};

/// How many cases each property is tried on.
const CASES: u32 = 10_000;

fn read(json: &Value) -> Filter {
    Filter::from_json(json.as_object().unwrap())
}

/// What is stated, and what the license knows.
fn context(stated: &Value) -> Context {
    let pairs = stated["tokenized"].as_array().into_iter().flatten();
    let text = |value: &Value| value.as_str().unwrap().to_owned();
    Context {
        tokenized: pairs.map(|it| (text(&it[0]), text(&it[1]))).collect(),
        ..Context::from_json(stated.as_object().unwrap()).unwrap()
    }
}

fn tell(verdict: Verdict) -> reference::Tell {
    match verdict {
        Verdict::Sent => Some(true),
        Verdict::NotSent => Some(false),
        Verdict::CannotTell => None,
    }
}

/// An edit before it is known what there is to edit.
#[derive(Clone, Debug)]
struct Intent {
    what: u8,
    which: usize,
    to: usize,
    text: String,
}

fn intents() -> impl Strategy<Value = Vec<Intent>> {
    let text = prop_oneof![
        Just(String::new()),
        Just("source".to_owned()),
        Just("7".to_owned()),
        Just("a, 1\n\"b\"; a".to_owned()),
        "[a-c1]{1,3}",
    ];
    let intent = (0..18_u8, 0..64_usize, 0..8_usize, text);
    let intent = intent.prop_map(|(what, which, to, text)| Intent {
        what,
        which,
        to,
        text,
    });
    proptest::collection::vec(intent, 0..16)
}

fn pick<T: Copy>(from: &[T], at: usize) -> T {
    from[at % from.len()]
}

/// Makes an edit of what there was at any time, so that some are about what is gone.
fn edit(intent: &Intent, ids: &[NodeId], other: &Value) -> Edit {
    let Intent { which, to, .. } = *intent;
    let clause = pick(ids, which);
    let text = intent.text.clone();
    let subject = pick(&Subject::ALL, to);
    let kind = pick(&[ScalarType::Text, ScalarType::Int, ScalarType::Bool], to);
    let scalar = Scalar::from_typed(&text, kind).unwrap_or(Scalar::Bool(true));
    match intent.what {
        0 | 1 => Edit::Add {
            subject,
            at: (to > 3).then_some(to),
        },
        2 => Edit::Remove(clause),
        3 => Edit::Move { clause, to },
        4 => Edit::Duplicate(clause),
        5 | 6 => Edit::SetSubject { clause, subject },
        7 => Edit::SetNamespace { clause, text },
        8 => Edit::SetName { clause, text },
        9 => Edit::SetProperty {
            clause,
            namespace: "shop".to_owned(),
            name: text,
        },
        10 => Edit::SetOperator {
            clause,
            operator: pick(&Operator::ALL, to),
        },
        11 => Edit::SetMode {
            clause,
            mode: pick(&MemberMode::ALL, to),
        },
        12 => Edit::SetAuthorType {
            clause,
            author: AuthorType::Agent,
        },
        13 => Edit::SetOnlyMyChats {
            clause,
            mine: to > 3,
        },
        14 => Edit::AddValue {
            clause,
            value: scalar,
        },
        15 if to > 3 => Edit::RemoveValues(vec![clause]),
        15 => Edit::SetValueType {
            value: clause,
            to: kind,
        },
        16 if to > 3 => Edit::ReplaceValue {
            value: clause,
            with: scalar,
        },
        16 => Edit::Paste {
            clause,
            text,
            kind,
            at: (to > 2).then(|| pick(ids, to)),
        },
        _ => Edit::ReplaceAll(other.as_object().unwrap().clone()),
    }
}

/// The ids of all clauses and values; none may come twice.
fn ids(filter: &Filter) -> Vec<NodeId> {
    let clauses = filter.clauses().iter();
    let all: Vec<NodeId> = clauses
        .flat_map(|clause| {
            let entries = clause.kind.entries().iter().map(|entry| entry.id);
            std::iter::once(clause.id).chain(entries)
        })
        .collect();
    let different: HashSet<_> = all.iter().collect();
    assert_eq!(different.len(), all.len(), "an id comes twice: {filter:?}");
    all
}

fn sorted_phrases(filter: &Filter) -> Vec<String> {
    let understood = |kind: &Kind| !matches!(kind, Kind::Kept(_));
    let clauses = filter.clauses().iter();
    let clauses = clauses.filter(|clause| understood(&clause.kind));
    let mut phrases: Vec<String> = clauses.map(|clause| clause.phrase()).collect();
    phrases.sort();
    phrases
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(CASES) })]

    /// Any JSON object comes back as it was: order, digits and all.
    #[test]
    fn filters_come_back_as_they_were(json in prop_oneof![generate::any_object(), generate::filters()]) {
        let filter = read(&json);
        prop_assert_eq!(Value::Object(filter.to_json()).to_string(), json.to_string());
        ids(&filter);
    }

    /// Whatever is done can be undone to the start and done again to the end.
    #[test]
    fn every_edit_can_be_undone_and_redone(json in generate::filters(), other in generate::filters(), intents in intents()) {
        let original = read(&json);
        let mut history = History::new(original.clone());
        history.apply(&Edit::Add { subject: Subject::ChatMembers, at: None });
        let mut seen = ids(history.filter());
        for (at, intent) in intents.iter().enumerate() {
            let before = history.filter().clone();
            let outcome = history.apply(&edit(intent, &seen, &other));
            if outcome.refused.is_some() {
                prop_assert_eq!(history.filter(), &before);
            }
            if at % 5 == 4 {
                history.undo();
            }
            seen.extend(ids(history.filter()));
        }
        let last = history.filter().clone();
        let mut steps = 0;
        while history.undo() {
            steps += 1;
        }
        prop_assert!(steps <= STEP_LIMIT && !history.can_undo());
        prop_assert_eq!(history.filter(), &original);
        prop_assert_eq!(Value::Object(history.filter().to_json()).to_string(), json.to_string());
        // The last steps may have been undone already, so this may go further than `last`.
        let mut met = history.filter() == &last;
        while history.redo() {
            met |= history.filter() == &last;
        }
        prop_assert!(met, "redoing never came back to {last:?}");
    }

    /// A filter in any state can be written, and what has no problem reads back the same.
    #[test]
    fn every_state_can_be_written(json in generate::filters(), other in generate::filters(), intents in intents()) {
        let mut filter = read(&json);
        let mut seen = ids(&filter);
        for intent in &intents {
            if seen.is_empty() {
                filter.apply(&Edit::Add { subject: Subject::AuthorType, at: None });
            } else {
                filter.apply(&edit(intent, &seen, &other));
            }
            seen.extend(ids(&filter));
        }
        let written = filter.to_json();
        let again = Filter::from_json(&written);
        prop_assert_eq!(again.to_json(), written);
        let repeats = |problem: &bot_agents_panel::filter::Problem| matches!(problem.kind, ProblemKind::Repeats { .. });
        if !filter.problems().iter().any(repeats) {
            prop_assert_eq!(sorted_phrases(&again), sorted_phrases(&filter));
        }
    }

    /// The evaluator and the naive reference agree, clause by clause and together.
    #[test]
    fn the_evaluator_agrees_with_the_reference(
        json in generate::filters(),
        action in generate::action(),
        body in generate::body(),
        stated in generate::context(),
    ) {
        let context = context(&stated);
        let evaluation = evaluate(&action, &read(&json), Some(&body), &context);
        let expected = reference::clauses(action.as_str(), &json, &body, &stated);
        let found: Vec<_> = evaluation.clauses.iter().map(|clause| (clause.path.clone(), tell(clause.verdict))).collect();
        prop_assert_eq!(&found, &expected, "{:#?}", evaluation);
        prop_assert_eq!(tell(evaluation.verdict), reference::together(&expected));
    }

    /// A flip turns its clause around, and the whole filter where that clause decides alone.
    #[test]
    fn a_flip_flips(
        json in generate::filters(),
        action in generate::action(),
        body in generate::body(),
        stated in generate::context(),
    ) {
        let context = context(&stated);
        let filter = read(&json);
        let before = evaluate(&action, &filter, Some(&body), &context);
        for (at, clause) in before.clauses.iter().enumerate() {
            let Some(flip) = &clause.flip else {
                let may_have_none = clause.verdict == Verdict::CannotTell || clause.path == ["only_my_chats"];
                prop_assert!(may_have_none, "no flip for {:?}", clause);
                continue;
            };
            prop_assert_ne!(clause.verdict, Verdict::CannotTell);
            let mut flipped = filter.clone();
            let outcome = flipped.apply(&flip.edit);
            prop_assert_eq!(outcome.refused, None);
            let after = evaluate(&action, &flipped, Some(&body), &context);
            let opposite = if clause.verdict == Verdict::Sent { Verdict::NotSent } else { Verdict::Sent };
            prop_assert_eq!(after.clauses[at].verdict, opposite, "{:?}", clause);
            let alone = before.clauses.iter().enumerate().all(|(other, it)| other == at || it.verdict == Verdict::Sent);
            if opposite == Verdict::NotSent || alone {
                prop_assert_eq!(after.verdict, opposite);
            }
        }
    }
}
