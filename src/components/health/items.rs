//! The findings about a draft, each with its place in the form.

use std::hash::{DefaultHasher, Hash, Hasher};

use crate::health::{Finding, Fix, Rule, Severity, findings};
use crate::messages::health as words;
use crate::model::{Bot, Priority};
use crate::state::BotDraft;
use crate::state::draft::{ActionRow, GroupRow, field, row_field};

/// The rows of a draft that a finding may be about.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Rows {
    /// The keys of the groups that can be read.
    groups: Vec<u32>,
    actions: Vec<Action>,
}

#[derive(Clone, Debug, PartialEq)]
struct Action {
    key: u32,
    name: String,
    unfinished: bool,
}

impl Rows {
    /// The rows of a draft as it is now.
    pub fn of(draft: &BotDraft) -> Self {
        let readable = |row: &&GroupRow| row.group().is_some();
        let action = |row: &ActionRow| Action {
            key: row.key,
            name: row.name.clone(),
            unfinished: row.filters.is_unfinished(),
        };
        let actions = draft.webhooks.iter().flat_map(|webhooks| &webhooks.actions);
        Self {
            groups: draft
                .groups
                .iter()
                .filter(readable)
                .map(|row| row.key)
                .collect(),
            actions: actions.map(action).collect(),
        }
    }

    /// The names of the actions whose filters are in the middle of being typed: what can be read of them
    /// is older.
    pub fn unfinished(&self) -> Vec<String> {
        let unfinished = self.actions.iter().filter(|action| action.unfinished);
        unfinished.map(|action| action.name.clone()).collect()
    }
}

/// A finding as a line of the list.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The same for as long as the line says the same about the same row; no other line's.
    pub key: u64,
    pub finding: Finding,
    pub place: Option<Place>,
}

impl Item {
    /// Whether it is folded away at first.
    pub fn is_hint(&self) -> bool {
        self.finding.severity == Severity::Hint
    }

    /// The id of the button that puts it right.
    pub fn button_id(&self) -> String {
        format!("health-fix-{:x}", self.key)
    }
}

/// Where in the form a finding is.
#[derive(Clone, Debug, PartialEq)]
pub struct Place {
    /// The id of the element to go to.
    pub id: String,
    /// What it is called.
    pub label: String,
    /// Whether one can go there in a form that is only looked at.
    pub always: bool,
}

/// What was found about the bot of a draft with these rows.
pub fn items(bot: &Bot, rows: &Rows) -> Vec<Item> {
    let finished = |finding: &Finding| {
        let action = finding.action.and_then(|index| rows.actions.get(index));
        action.is_none_or(|action| !action.unfinished)
    };
    let mut items: Vec<Item> = Vec::new();
    for finding in findings(bot).into_iter().filter(finished) {
        let place = place(&finding, bot, rows);
        let mut key = key_of(&finding, place.as_ref(), 0);
        let mut twins = 0;
        while items.iter().any(|item| item.key == key) {
            twins += 1;
            key = key_of(&finding, place.as_ref(), twins);
        }
        items.push(Item {
            key,
            finding,
            place,
        });
    }
    items
}

/// Of everything that the line shows.
fn key_of(finding: &Finding, place: Option<&Place>, twins: u32) -> u64 {
    let mut hasher = DefaultHasher::new();
    let fix = finding.fix.as_ref().map(Fix::label);
    (finding.rule, &finding.text, fix, twins).hash(&mut hasher);
    place.map(|place| &place.id).hash(&mut hasher);
    hasher.finish()
}

fn place(finding: &Finding, bot: &Bot, rows: &Rows) -> Option<Place> {
    if let Some(action) = finding.action {
        let action = rows.actions.get(action)?;
        return Some(Place {
            id: row_field("action", action.key, "name"),
            label: action.name.clone(),
            always: true,
        });
    }
    let (id, label) = match finding.group {
        Some(index) => in_group(finding, index, bot, rows)?,
        None => in_form(finding.rule, bot, rows)?,
    };
    Some(Place {
        id,
        label,
        always: false,
    })
}

fn in_group(finding: &Finding, index: usize, bot: &Bot, rows: &Rows) -> Option<(String, String)> {
    let (key, group) = (rows.groups.get(index)?, bot.groups.as_ref()?.get(index)?);
    let name = match finding.rule {
        Rule::DuplicateGroup => "id",
        _ => "priority",
    };
    Some((
        row_field("group", *key, name),
        words::group(&group.id.0.to_string()),
    ))
}

fn in_form(rule: Rule, bot: &Bot, rows: &Rows) -> Option<(String, String)> {
    let by_default = bot.default_group_priority == Some(Priority::Supervisor);
    let (name, label) = match rule {
        Rule::OfflineWithWebhooks | Rule::NotAcceptingChats | Rule::UnknownStatus => {
            ("status", words::STATUS)
        }
        Rule::NoChatLimit => ("max_chats_count", words::CHAT_LIMIT),
        Rule::SupervisorEverywhere if !by_default => {
            let id = row_field("group", *rows.groups.first()?, "priority");
            return Some((id, words::GROUPS.to_owned()));
        }
        Rule::SupervisorEverywhere | Rule::UnknownPriority => {
            ("default_group_priority", words::DEFAULT_PRIORITY)
        }
        Rule::NoGroups => ("add-group", words::GROUPS),
        Rule::NoWebhooks => ("add-webhooks", words::WEBHOOKS),
        Rule::UrlMissing | Rule::UrlNotHttp | Rule::PlainHttpUrl => ("url", words::URL),
        Rule::SecretMissing | Rule::SecretShort => ("secret_key", words::SECRET),
        Rule::NoActions => ("add-action", words::ACTIONS),
        // About an action, a group, or something that the form has no field for.
        _ => return None,
    };
    Some((field(name), label.to_owned()))
}
