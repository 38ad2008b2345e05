//! Findings about the webhooks as a whole: where they go, their secret and what triggers them.

use super::{Finding, Fix, Rule, action, not_understood, quoted, unreadable};
use crate::filter::Filter;
use crate::messages::findings as words;
use crate::model::object::{Json, says_same};
use crate::model::validate::after_web_scheme;
use crate::model::{Action, Bot, Webhooks};

/// Below this many characters a secret is called short.
const SECRET_LENGTH: usize = 16;

pub(super) fn findings(bot: &Bot) -> Vec<Finding> {
    let Some(webhooks) = &bot.webhooks else {
        return vec![without_webhooks(bot)];
    };
    let mut findings = Vec::new();
    findings.extend(about_url(webhooks));
    findings.extend(about_secret(webhooks));
    let Some(actions) = &webhooks.actions else {
        findings.push(without_actions(webhooks));
        return findings;
    };
    if actions.is_empty() {
        findings.push(without_actions(webhooks));
    }
    for (index, action) in actions.iter().enumerate() {
        let mut about = Vec::from_iter(again(&actions[..index], action));
        about.extend(action::findings(action, index, bot.owner()));
        let at_action = about.into_iter().map(|finding| finding.at_action(index));
        findings.extend(at_action);
    }
    findings
}

fn without_webhooks(bot: &Bot) -> Finding {
    if unreadable(&bot.rest, "webhooks") {
        return not_understood(words::THE_WEBHOOKS, words::WHAT_SENT_UNKNOWN);
    }
    let text = words::NO_WEBHOOKS;
    Finding::new(Rule::NoWebhooks, text)
}

fn without_actions(webhooks: &Webhooks) -> Finding {
    if unreadable(&webhooks.rest, "actions") {
        return not_understood(words::THE_ACTIONS, words::TRIGGERS_UNKNOWN);
    }
    let text = words::NO_ACTIONS;
    Finding::new(Rule::NoActions, text)
}

fn about_url(webhooks: &Webhooks) -> Option<Finding> {
    if unreadable(&webhooks.rest, "url") {
        return Some(not_understood(words::THE_URL, words::TARGET_UNKNOWN));
    }
    let url = webhooks.url.as_deref().unwrap_or_default().trim();
    if url.is_empty() {
        let text = words::NO_URL;
        return Some(Finding::new(Rule::UrlMissing, text));
    }
    let Some(rest) = after_web_scheme(url) else {
        let text = words::URL_NOT_HTTP;
        return Some(Finding::new(Rule::UrlNotHttp, text));
    };
    if is_https(url) {
        return None;
    }
    // A port of its own speaks the one or the other, hardly both.
    let fix = (!has_port(rest)).then_some(Fix::UseHttps);
    let text = words::PLAIN_HTTP;
    Some(Finding::new(Rule::PlainHttpUrl, text).fixed_by(fix))
}

fn is_https(url: &str) -> bool {
    let scheme = url.split(':').next().unwrap_or_default();
    scheme.eq_ignore_ascii_case("https")
}

fn has_port(after_scheme: &str) -> bool {
    let authority = after_scheme.split(['/', '\\', '?', '#']).next();
    let host = authority.and_then(|it| it.rsplit(['@', ']']).next());
    host.is_some_and(|host| host.contains(':'))
}

fn about_secret(webhooks: &Webhooks) -> Option<Finding> {
    if unreadable(&webhooks.rest, "secret_key") {
        return Some(not_understood(words::THE_SECRET, words::SECRET_UNKNOWN));
    }
    let secret = webhooks.secret_key.as_deref().unwrap_or_default();
    match secret.chars().count() {
        0 => {
            let text = words::NO_SECRET;
            Some(Finding::new(Rule::SecretMissing, text))
        }
        length if length < SECRET_LENGTH => {
            let text = words::short_secret(SECRET_LENGTH);
            Some(Finding::new(Rule::SecretShort, text))
        }
        _ => None,
    }
}

/// An action that is there already. Different filters may be meant as “or”; the same, or none, are sure
/// to send twice.
fn again(earlier: &[Action], action: &Action) -> Option<Finding> {
    let mut same = earlier.iter().filter(|other| other.name == action.name);
    same.clone().next()?;
    let name = quoted(action.name.as_str());
    if same
        .clone()
        .any(|other| says_same(Some(&other.to_json()), Some(&action.to_json())))
    {
        let text = words::sent_twice(&name);
        let fix = Fix::RemoveAction(earlier.len());
        return Some(Finding::new(Rule::SentTwice, text).fixed_by(fix));
    }
    if same.any(|other| overlaps(other, action)) {
        let text = words::overlapping(&name);
        return Some(Finding::new(Rule::SentTwice, text));
    }
    let text = words::there_twice(&name);
    Some(Finding::new(Rule::DuplicateAction, text))
}

/// Whether all that passes the one filter is sure to pass the other: one of them lets everything
/// through, or they are the same.
fn overlaps(one: &Action, other: &Action) -> bool {
    if unreadable(&one.rest, "filters") || unreadable(&other.rest, "filters") {
        return false;
    }
    let filter = |action: &Action| {
        let filters = action.filters.clone().unwrap_or_default();
        Filter::from_json(&filters.0)
    };
    let (one, other) = (filter(one), filter(other));
    one.is_empty() || other.is_empty() || one.to_json() == other.to_json()
}
