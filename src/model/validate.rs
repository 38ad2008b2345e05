//! Checks before anything is sent: every problem at once, each with the path of its field.

mod unreadable;

use std::fmt;

use thiserror::Error;

use super::change::{BotUpdate, NewBot};
use super::group::Membership;
use super::id::GroupId;
use super::unseen;
use super::webhook::{Action, ActionName, Webhooks};
use super::webhook_url::UrlIssue;
use crate::messages::checks as words;

/// The largest `max_chats_count` that an `int` of the API can hold.
const MAX_INT: i64 = i32::MAX as i64;

/// Something that keeps a bot from being sent.
#[derive(Clone, Debug, PartialEq)]
pub struct Problem {
    /// Which field.
    pub path: Path,
    /// What is wrong with it.
    pub issue: Issue,
}

/// What is wrong with a field, worded for the person who filled it in.
#[derive(Clone, Debug, Error, PartialEq)]
pub enum Issue {
    /// No name.
    #[error("{}", words::NAME_MISSING)]
    NameMissing,
    /// No status.
    #[error("{}", words::STATUS_MISSING)]
    StatusMissing,
    /// A chat limit that isn't an `int` of 0 or more.
    #[error("{}", words::NOT_A_COUNT)]
    NotACount,
    /// A group number that isn't a `uint`.
    #[error("{}", words::NOT_A_GROUP)]
    NotAGroup,
    /// A group without a priority.
    #[error("{}", words::PRIORITY_MISSING)]
    PriorityMissing,
    /// The same group more than once.
    #[error("{}", words::duplicate_group(.0.0))]
    DuplicateGroup(GroupId),
    /// No webhook URL.
    #[error("{}", words::URL_MISSING)]
    UrlMissing,
    /// A webhook URL that can't be one. Only who can parse it finds that.
    #[error(transparent)]
    Url(#[from] UrlIssue),
    /// No secret.
    #[error("{}", words::SECRET_MISSING)]
    SecretMissing,
    /// An action without a name.
    #[error("{}", words::ACTION_MISSING)]
    ActionMissing,
    /// A text with a character that couldn't be read.
    #[error("{}", words::UNREADABLE)]
    Unreadable,
    /// Filters that can't be sent as they are, in the words of whoever read them.
    #[error("{0}")]
    Filters(String),
}

/// Where a field is, as the API would write it: `webhooks.actions[0].name`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Path(pub Vec<Segment>);

/// One step of a [`Path`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Segment {
    /// A member of an object.
    Member(&'static str),
    /// An entry of a list, counted from 0.
    Index(usize),
}

impl Path {
    /// A path of one member.
    #[must_use]
    pub fn member(name: &'static str) -> Self {
        Self::default().then(name)
    }

    /// The path with one more member.
    #[must_use]
    pub fn then(mut self, name: &'static str) -> Self {
        self.0.push(Segment::Member(name));
        self
    }

    /// The path with one more index.
    #[must_use]
    pub fn at(mut self, index: usize) -> Self {
        self.0.push(Segment::Index(index));
        self
    }

    /// The path of a member of `groups[index]`.
    #[must_use]
    pub fn group(index: usize, name: &'static str) -> Self {
        Self::member("groups").at(index).then(name)
    }

    /// The path of a member of `webhooks.actions[index]`.
    #[must_use]
    pub fn action(index: usize, name: &'static str) -> Self {
        let actions = Self::member("webhooks").then("actions");
        actions.at(index).then(name)
    }

    /// The member of the bot in which the field is.
    #[must_use]
    pub fn root(&self) -> Option<&'static str> {
        match self.0.first()? {
            Segment::Member(name) => Some(name),
            Segment::Index(_) => None,
        }
    }
}

impl fmt::Display for Path {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (position, segment) in self.0.iter().enumerate() {
            match segment {
                Segment::Member(name) if position == 0 => f.write_str(name)?,
                Segment::Member(name) => write!(f, ".{name}")?,
                Segment::Index(index) => write!(f, "[{index}]")?,
            }
        }
        Ok(())
    }
}

/// Everything that keeps a new bot from being created.
#[must_use]
pub fn new_bot(bot: &NewBot) -> Vec<Problem> {
    let mut problems = Vec::new();
    check_name(&bot.name, &mut problems);
    if bot.status.as_str().is_empty() {
        problems.push(problem(Path::member("status"), Issue::StatusMissing));
    }
    check_count(bot.max_chats_count, &mut problems);
    check_groups(bot.groups.as_deref().unwrap_or_default(), &mut problems);
    if let Some(webhooks) = &bot.webhooks {
        check_webhooks(webhooks, &mut problems);
    }
    let texts = BotUpdate {
        name: Some(bot.name.clone()),
        avatar: bot.avatar.clone(),
        groups: bot.groups.clone(),
        webhooks: bot.webhooks.clone(),
        ..BotUpdate::default()
    };
    problems.extend(unreadable::problems(&texts));
    problems
}

/// Everything that keeps an update from being sent. What isn't sent isn't checked.
#[must_use]
pub fn update(update: &BotUpdate) -> Vec<Problem> {
    let mut problems = Vec::new();
    if let Some(name) = &update.name {
        check_name(name, &mut problems);
    }
    check_count(update.max_chats_count, &mut problems);
    check_groups(update.groups.as_deref().unwrap_or_default(), &mut problems);
    if let Some(webhooks) = &update.webhooks {
        check_webhooks(webhooks, &mut problems);
    }
    problems.extend(unreadable::problems(update));
    problems
}

fn problem(path: Path, issue: Issue) -> Problem {
    Problem { path, issue }
}

fn check_name(name: &str, problems: &mut Vec<Problem>) {
    if unseen::is_blank(name) {
        problems.push(problem(Path::member("name"), Issue::NameMissing));
    }
}

fn check_count(count: Option<i64>, problems: &mut Vec<Problem>) {
    if count.is_some_and(|count| !(0..=MAX_INT).contains(&count)) {
        problems.push(problem(Path::member("max_chats_count"), Issue::NotACount));
    }
}

fn check_groups(groups: &[Membership], problems: &mut Vec<Problem>) {
    for (index, group) in groups.iter().enumerate() {
        if groups[..index].iter().any(|earlier| earlier.id == group.id) {
            let issue = Issue::DuplicateGroup(group.id);
            problems.push(problem(Path::group(index, "id"), issue));
        }
        if group.priority.as_str().is_empty() {
            let path = Path::group(index, "priority");
            problems.push(problem(path, Issue::PriorityMissing));
        }
    }
}

fn check_webhooks(webhooks: &Webhooks, problems: &mut Vec<Problem>) {
    let at = |name| Path::member("webhooks").then(name);
    let url = webhooks.url.as_deref().unwrap_or_default();
    if url.trim().is_empty() && webhooks.rest.kept_value("url").is_none() {
        problems.push(problem(at("url"), Issue::UrlMissing));
    }
    let secret = webhooks.secret_key.as_deref().unwrap_or_default();
    if secret.is_empty() && webhooks.rest.kept_value("secret_key").is_none() {
        problems.push(problem(at("secret_key"), Issue::SecretMissing));
    }
    let actions = webhooks.actions.as_deref().unwrap_or_default();
    problems.extend(actions.iter().enumerate().filter_map(action_problem));
}

fn action_problem((index, action): (usize, &Action)) -> Option<Problem> {
    let nameless = matches!(&action.name, ActionName::Unknown(name) if name.trim().is_empty());
    nameless.then(|| problem(Path::action(index, "name"), Issue::ActionMissing))
}

/// What follows `https://` or `http://`, without regard to case; `None` for anything else.
#[must_use]
pub fn after_web_scheme(url: &str) -> Option<&str> {
    strip_scheme(url, "https://").or_else(|| strip_scheme(url, "http://"))
}

fn strip_scheme<'a>(url: &'a str, scheme: &str) -> Option<&'a str> {
    let (head, rest) = url.split_at_checked(scheme.len())?;
    head.eq_ignore_ascii_case(scheme).then_some(rest)
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::bot::Status;
    use crate::model::object::Json;

    #[track_caller]
    fn assert_update(members: serde_json::Value, expected: &[&str]) {
        let bot = crate::model::Bot::from_json(&members).unwrap();
        let changes = BotUpdate::between(&crate::model::Bot::default(), &bot);
        let found: Vec<_> = update(&changes)
            .iter()
            .map(|problem| format!("{}: {}", problem.path, problem.issue))
            .collect();
        assert_eq!(found, expected);
    }

    #[test]
    fn a_new_bot_needs_a_name_and_a_status() {
        let bot = NewBot {
            name: " \u{200b}\u{3164}".into(),
            status: Status::Unknown(String::new()),
            avatar: None,
            max_chats_count: None,
            groups: None,
            webhooks: None,
            default_group_priority: None,
        };
        let paths: Vec<_> = new_bot(&bot).iter().map(|p| p.path.to_string()).collect();
        assert_eq!(paths, ["name", "status"]);
    }

    #[test]
    fn every_problem_is_returned_with_its_path() {
        assert_update(
            json!({
                "id": "b", "name": "", "max_chats_count": -1,
                "groups": [{"id": 2, "priority": "normal"}, {"id": 2, "priority": ""}],
                "webhooks": {"url": " ", "secret_key": "", "actions": [{"name": ""}]},
            }),
            &[
                "name: Enter a name. Customers see it in the chat.",
                "max_chats_count: Enter a whole number, 0 or more.",
                "groups[1].id: Group 2 is listed more than once. Keep one row of it.",
                "groups[1].priority: Choose a priority for this group.",
                "webhooks.url: Enter the URL that receives the webhooks.",
                "webhooks.secret_key: Enter a secret key. It tells your service that a webhook comes from LiveChat.",
                "webhooks.actions[0].name: Choose an action.",
            ],
        );
    }

    #[test]
    fn what_is_not_sent_is_not_checked() {
        assert_update(json!({"id": "b"}), &[]);
    }

    #[test]
    fn values_that_we_do_not_know_are_no_problem() {
        assert_update(
            json!({
                "id": "b", "status": "napping", "max_chats_count": 0,
                "groups": [{"id": 0, "priority": "supervisor"}, {"id": 1, "priority": "vip"}],
                "webhooks": {"url": {"odd": 1}, "secret_key": "s", "actions": [{"name": "brand_new"}]},
            }),
            &[],
        );
    }

    #[test]
    fn a_web_scheme_is_found_in_capitals_too() {
        for (url, rest) in [
            ("https://a.example", Some("a.example")),
            ("HTTP://localhost:8080/x", Some("localhost:8080/x")),
            ("https://", Some("")),
            ("a.example", None),
            ("javascript:alert(1)", None),
            ("ßßß://a", None),
        ] {
            assert_eq!(after_web_scheme(url), rest, "{url}");
        }
    }
}
