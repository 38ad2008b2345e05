//! What keeps a bot from working, and what is doubtful about it: a list with a fix where one is sure.
//!
//! Pure: a bot in, findings out. It judges what the bot says about itself, and says nothing where that
//! isn't known: a member that is absent is no finding unless its absence is one. Whether anybody
//! answers at the webhook URL is nobody's business here.
//!
//! - [`findings`]: everything about one bot, the worst first
//! - [`summary`]: how many of each severity
//! - [`Fix::apply`]: the bot with one finding put right and nothing else touched

mod action;
mod bot;
mod fix;
mod rule;
mod webhooks;

pub use fix::Fix;
pub use rule::{Rule, Severity};

use crate::filter::NodeId;
use crate::messages::common::isolated;
use crate::messages::findings as words;
use crate::model::Bot;

/// How much of a text that we don't know is shown.
const SHOWN: usize = 60;

/// Something that was found.
#[derive(Clone, Debug, PartialEq)]
pub struct Finding {
    /// What kind of thing.
    pub rule: Rule,
    /// How bad it is.
    pub severity: Severity,
    /// The membership it is about, by its place in `groups`.
    pub group: Option<usize>,
    /// The action it is about, by its place in `webhooks.actions`.
    pub action: Option<usize>,
    /// The clause it is about, as [`Filter::from_json`](crate::filter::Filter::from_json) numbers those
    /// of the action.
    pub clause: Option<NodeId>,
    /// What was found and what it means, for people.
    pub text: String,
    /// What puts it right, where that is sure.
    pub fix: Option<Fix>,
}

impl Finding {
    fn new(rule: Rule, text: impl Into<String>) -> Self {
        Self {
            rule,
            severity: rule.severity(),
            group: None,
            action: None,
            clause: None,
            text: text.into(),
            fix: None,
        }
    }

    fn at_group(mut self, index: usize) -> Self {
        self.group = Some(index);
        self
    }

    fn at_action(mut self, index: usize) -> Self {
        self.action = Some(index);
        self
    }

    fn at_clause(mut self, clause: NodeId) -> Self {
        self.clause = Some(clause);
        self
    }

    fn fixed_by(mut self, fix: impl Into<Option<Fix>>) -> Self {
        self.fix = fix.into();
        self
    }
}

/// How many findings there are of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Summary {
    /// Those that keep something from working.
    pub blocks: usize,
    /// Those that are probably a mistake.
    pub doubtful: usize,
    /// Those that are good to know.
    pub hints: usize,
}

impl Summary {
    /// The worst there is.
    #[must_use]
    pub fn worst(&self) -> Option<Severity> {
        let all = [
            (self.blocks, Severity::Blocks),
            (self.doubtful, Severity::Doubtful),
            (self.hints, Severity::Hint),
        ];
        all.into_iter()
            .find_map(|(count, severity)| (count > 0).then_some(severity))
    }
}

/// Everything that was found about a bot, as `get_bot_agent_details` tells of it: the worst first, and
/// among equals in the order of the form.
#[must_use]
pub fn findings(bot: &Bot) -> Vec<Finding> {
    let mut findings = bot::findings(bot);
    findings.extend(webhooks::findings(bot));
    findings.sort_by_key(|finding| finding.severity);
    findings
}

/// Counts findings by severity.
#[must_use]
pub fn summary(findings: &[Finding]) -> Summary {
    let count = |severity| {
        let such = findings
            .iter()
            .filter(|finding| finding.severity == severity);
        such.count()
    };
    Summary {
        blocks: count(Severity::Blocks),
        doubtful: count(Severity::Doubtful),
        hints: count(Severity::Hint),
    }
}

/// A member whose value can't be read.
fn unreadable(rest: &crate::model::object::Rest, name: &str) -> bool {
    rest.kept_value(name).is_some()
}

fn not_understood(name: &str, consequence: &str) -> Finding {
    let text = words::not_understood(name, consequence);
    Finding::new(Rule::NotUnderstood, text)
}

/// A word of the API, or one that we don't know, in quotes and not at any length.
fn quoted(text: &str) -> String {
    let mut letters = text.chars();
    let shown: String = letters.by_ref().take(SHOWN).collect();
    let cut = if letters.next().is_some() { "…" } else { "" };
    format!("“{}{cut}”", isolated(&shown))
}

#[cfg(test)]
mod tests;
