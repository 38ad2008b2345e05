//! Whether a webhook is sent, and why: every clause judged against a payload and a context.
//!
//! What isn't known can go either way, so there are three verdicts. All clauses must hold: one that
//! doesn't decides, whatever else isn't known.

use serde_json::Value;

use crate::messages::verdict as words;
use crate::model::ActionName;

use super::context::Context;
use super::flip::Flip;
use super::judge::judge;
use super::situation::Situation;
use super::tree::{Filter, NodeId};

/// Whether a webhook is sent.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// It is.
    Sent,
    /// It is not.
    NotSent,
    /// Something that decides isn't known.
    CannotTell,
}

/// The verdict on a filter, with those on its clauses.
#[derive(Clone, Debug, PartialEq)]
pub struct Evaluation {
    /// On all clauses together.
    pub verdict: Verdict,
    /// One per clause, in their order.
    pub clauses: Vec<ClauseResult>,
}

/// The verdict on one clause.
#[derive(Clone, Debug, PartialEq)]
pub struct ClauseResult {
    /// Which.
    pub clause: NodeId,
    /// Where it stands in the filters' JSON, one key per level.
    pub path: Vec<String>,
    /// Whether it lets the webhook through.
    pub verdict: Verdict,
    /// What it asks for, in a few words.
    pub expected: String,
    /// What there is, in a few words.
    pub found: String,
    /// Why, in a sentence.
    pub reason: String,
    /// What would turn the verdict around.
    pub flip: Option<Flip>,
}

impl Verdict {
    /// The verdict as a word for programs.
    #[must_use]
    pub fn as_str(self) -> &'static str {
        match self {
            Self::Sent => "sent",
            Self::NotSent => "not_sent",
            Self::CannotTell => "cannot_tell",
        }
    }

    pub(super) fn of(holds: bool) -> Self {
        if holds { Self::Sent } else { Self::NotSent }
    }

    /// All of them together: one that doesn't hold decides.
    fn all(verdicts: impl Iterator<Item = Self>) -> Self {
        verdicts.fold(Self::Sent, |so_far, verdict| match (so_far, verdict) {
            (Self::NotSent, _) | (_, Self::NotSent) => Self::NotSent,
            (Self::CannotTell, _) | (_, Self::CannotTell) => Self::CannotTell,
            (Self::Sent, Self::Sent) => Self::Sent,
        })
    }
}

impl Evaluation {
    /// The same where some clauses aren't finished: as they are they decide nothing.
    #[must_use]
    pub fn without(mut self, unfinished: &[NodeId]) -> Self {
        let of_them = |result: &&mut ClauseResult| unfinished.contains(&result.clause);
        for result in self.clauses.iter_mut().filter(of_them) {
            result.verdict = Verdict::CannotTell;
            words::UNFINISHED.clone_into(&mut result.reason);
            result.expected.clear();
            result.found.clear();
            result.flip = None;
        }
        self.verdict = Verdict::all(self.clauses.iter().map(|clause| clause.verdict));
        self
    }
}

/// Judges a filter of `action` by a whole webhook body, if there is one, and by what is stated.
#[must_use]
pub fn evaluate(
    action: &ActionName,
    filter: &Filter,
    payload: Option<&Value>,
    context: &Context,
) -> Evaluation {
    let situation = Situation::new(action, payload, context);
    let clauses = filter.clauses().iter();
    let clauses: Vec<ClauseResult> = clauses
        .map(|clause| {
            let judgement = judge(clause, &situation);
            ClauseResult {
                clause: clause.id,
                path: clause.path(),
                verdict: judgement.verdict,
                expected: judgement.expected,
                found: judgement.found,
                reason: judgement.reason,
                flip: judgement.flip,
            }
        })
        .collect();
    Evaluation {
        verdict: Verdict::all(clauses.iter().map(|clause| clause.verdict)),
        clauses,
    }
}
