//! The draft of a bot: what the person sees in the form, and how it becomes what is sent.
//!
//! Fields are texts, exactly as typed. A field that still shows what was loaded leaves the loaded
//! member alone, whatever its shape; only the others become new values.

mod amend;
mod begin;
mod fields;
mod filters;
mod groups;
mod merging;
mod unsaved;
mod webhooks;

pub use begin::Entered;
pub use fields::{field, is_in_webhooks, row_field};
pub use filters::{FiltersDraft, FiltersView, LONGEST_JSON};
pub use groups::GroupRow;
pub use unsaved::Unsaved;
pub use webhooks::{ActionRow, WebhooksDraft};

use std::sync::Arc;

use crate::model::unseen;
use crate::model::validate::{self, Issue, Path, Problem, Segment};
use crate::model::{Bot, BotUpdate, NewBot, Priority, Status};

/// `max_chats_count` of a new bot, which is also the API's own default.
const USUAL_CHAT_LIMIT: &str = "6";

/// The members in the order in which the form shows them.
const FORM_ORDER: [&str; 7] = [
    "name",
    "avatar",
    "status",
    "max_chats_count",
    "default_group_priority",
    "groups",
    "webhooks",
];

/// The form of a bot, new or loaded.
#[derive(Clone, Debug, PartialEq)]
pub struct BotDraft {
    /// The bot as loaded; an empty one for a new bot.
    pub loaded: Arc<Bot>,
    /// `name`
    pub name: String,
    /// `avatar`
    pub avatar: String,
    /// `status`; empty while nothing is chosen.
    pub status: String,
    /// `max_chats_count`
    pub max_chats_count: String,
    /// `default_group_priority`; empty for one that isn't set or unknown.
    pub default_group_priority: String,
    /// `groups`
    pub groups: Vec<GroupRow>,
    /// `webhooks`, if the bot has any.
    pub webhooks: Option<WebhooksDraft>,
    /// The key of the next row that is added.
    next_key: u32,
}

/// A problem at a field of the form.
#[derive(Clone, Debug, PartialEq)]
pub struct FieldProblem {
    /// The id of the field in the page.
    pub field: String,
    /// What is wrong, for people.
    pub text: String,
}

impl BotDraft {
    /// The form of a new bot: group 0 and the usual chat limit.
    #[must_use]
    pub fn new_bot() -> Self {
        let mut draft = Self::from_bot(Bot::default());
        USUAL_CHAT_LIMIT.clone_into(&mut draft.max_chats_count);
        let key = draft.take_key();
        draft.groups.push(GroupRow::new(key, "0"));
        draft
    }

    /// The form of a loaded bot.
    #[must_use]
    pub fn from_bot(bot: Bot) -> Self {
        let mut keys = 0..;
        let text = |value: &Option<String>| value.clone().unwrap_or_default();
        let groups = bot.groups.as_deref().unwrap_or_default();
        Self {
            name: text(&bot.name),
            avatar: text(&bot.avatar),
            status: bot.status.as_ref().map_or("", Status::as_str).to_owned(),
            max_chats_count: bot
                .max_chats_count
                .map(|count| count.to_string())
                .unwrap_or_default(),
            default_group_priority: bot
                .default_group_priority
                .as_ref()
                .map_or("", Priority::as_str)
                .to_owned(),
            groups: groups
                .iter()
                .zip(&mut keys)
                .map(|(group, key)| GroupRow::from_membership(key, group))
                .collect(),
            webhooks: bot
                .webhooks
                .as_ref()
                .map(|webhooks| WebhooksDraft::from_webhooks(webhooks, &mut keys)),
            next_key: keys.next().unwrap_or_default(),
            loaded: Arc::new(bot),
        }
    }

    /// Adds a group with the next free number.
    pub fn add_group(&mut self) {
        let highest = self
            .groups
            .iter()
            .filter_map(GroupRow::group)
            .map(|group| group.0)
            .max();
        let next = highest.map_or(0, |number| number.saturating_add(1));
        let key = self.take_key();
        self.groups.push(GroupRow::new(key, &next.to_string()));
    }

    /// Takes a group away.
    pub fn remove_group(&mut self, key: u32) {
        self.groups.retain(|row| row.key != key);
    }

    /// The row of a group.
    pub fn group_mut(&mut self, key: u32) -> Option<&mut GroupRow> {
        self.groups.iter_mut().find(|row| row.key == key)
    }

    /// The members that differ from what was loaded, by their name on the wire.
    #[must_use]
    pub fn changed_members(&self) -> Vec<&'static str> {
        let (after, problems) = self.apply();
        let update = BotUpdate::between(&self.loaded, &after);
        let sent = update.members().into_iter().map(|(name, _)| name);
        let unreadable = problems.iter().filter_map(|problem| problem.path.root());
        let mut members: Vec<_> = sent.collect();
        for name in unreadable {
            if !members.contains(&name) {
                members.push(name);
            }
        }
        members
    }

    /// The update that brings the loaded bot to this state.
    ///
    /// # Errors
    /// Everything that keeps it from being sent.
    pub fn update(&self) -> Result<BotUpdate, Vec<FieldProblem>> {
        let (after, mut problems) = self.apply();
        let update = BotUpdate::between(&self.loaded, &after);
        problems.extend(self.url_problem(update.webhooks.as_ref()));
        problems.extend(self.at_rows(validate::update(&update)));
        self.unless(problems, update)
    }

    /// The bot as it is once this draft was sent.
    #[must_use]
    pub fn saved(&self) -> Bot {
        self.apply().0
    }

    /// The new bot that the form describes.
    ///
    /// # Errors
    /// Everything that keeps it from being sent.
    pub fn to_new_bot(&self) -> Result<NewBot, Vec<FieldProblem>> {
        let (bot, mut problems) = self.apply();
        let new_bot = NewBot {
            name: bot.name.unwrap_or_default(),
            status: bot.status.unwrap_or_else(|| Status::from("")),
            avatar: bot.avatar,
            max_chats_count: bot.max_chats_count,
            groups: bot.groups,
            webhooks: bot.webhooks,
            default_group_priority: bot.default_group_priority,
        };
        problems.extend(self.url_problem(new_bot.webhooks.as_ref()));
        problems.extend(self.at_rows(validate::new_bot(&new_bot)));
        self.unless(problems, new_bot)
    }

    /// The loaded bot with every edit, and the fields whose text can't be read.
    fn apply(&self) -> (Bot, Vec<Problem>) {
        let mut problems = Vec::new();
        let loaded = &self.loaded;
        let priority = &self.default_group_priority;
        let bot = Bot {
            id: loaded.id.clone(),
            name: edited(&self.name, loaded.name.as_ref()),
            avatar: edited(&self.avatar, loaded.avatar.as_ref()),
            status: chosen(&self.status, loaded.status.as_ref(), Status::as_str),
            max_chats_count: self.chat_limit(&mut problems),
            default_group_priority: chosen(
                priority,
                loaded.default_group_priority.as_ref(),
                Priority::as_str,
            ),
            groups: groups::read(&self.groups, loaded.groups.as_deref(), &mut problems),
            webhooks: self
                .webhooks
                .as_ref()
                .map(|webhooks| webhooks.read(loaded.webhooks.as_ref(), &mut problems)),
            application: loaded.application.clone(),
            rest: loaded.rest.clone(),
        };
        (bot, problems)
    }

    /// What is doubtful about the name as typed, in a sentence.
    #[must_use]
    pub fn name_warning(&self) -> Option<String> {
        unseen::doubt(&self.name)
    }

    fn chat_limit(&self, problems: &mut Vec<Problem>) -> Option<i64> {
        let text = self.max_chats_count.trim();
        let loaded = self.loaded.max_chats_count;
        if text.is_empty() && loaded.is_none() {
            return None;
        }
        let count = text.parse().ok();
        if count.is_none() {
            let path = Path::member("max_chats_count");
            problems.push(Problem {
                path,
                issue: Issue::NotACount,
            });
        }
        count.or(loaded)
    }

    /// Problems of groups that were read, at their rows: rows that couldn't be read aren't among them.
    fn at_rows(&self, mut problems: Vec<Problem>) -> Vec<Problem> {
        let rows = self.groups.iter().enumerate();
        let readable: Vec<_> = rows
            .filter_map(|(index, row)| row.group().map(|_| index))
            .collect();
        for problem in &mut problems {
            if let [Segment::Member("groups"), Segment::Index(index), ..] =
                problem.path.0.as_mut_slice()
            {
                *index = readable.get(*index).copied().unwrap_or(*index);
            }
        }
        problems
    }

    fn unless<T>(&self, mut problems: Vec<Problem>, value: T) -> Result<T, Vec<FieldProblem>> {
        if problems.is_empty() {
            return Ok(value);
        }
        // In the order of the form.
        problems.sort_by_key(|problem| {
            let root = problem.path.root();
            FORM_ORDER.iter().position(|member| root == Some(*member))
        });
        let at_field = |problem: &Problem| FieldProblem {
            field: self.field_id(&problem.path),
            text: problem.issue.to_string(),
        };
        Err(problems.iter().map(at_field).collect())
    }

    /// The id of a field in the page: rows are named by their key, which outlives other rows.
    fn field_id(&self, path: &Path) -> String {
        match path.0.as_slice() {
            [
                Segment::Member("groups"),
                Segment::Index(index),
                Segment::Member(name),
            ] => {
                let key = self.groups.get(*index).map_or(0, |row| row.key);
                row_field("group", key, name)
            }
            [_, _, Segment::Index(index), Segment::Member(name)] => {
                let actions = self.webhooks.iter().flat_map(|webhooks| &webhooks.actions);
                let key = actions.into_iter().nth(*index).map_or(0, |row| row.key);
                row_field("action", key, name)
            }
            [.., Segment::Member(name)] => field(name),
            _ => String::new(),
        }
    }

    fn take_key(&mut self) -> u32 {
        take_key(&mut self.next_key)
    }
}

fn take_key(next: &mut u32) -> u32 {
    let key = *next;
    *next += 1;
    key
}

/// The value of a choice: what was loaded while it is still chosen, the new one after.
fn chosen<T>(text: &str, loaded: Option<&T>, as_str: fn(&T) -> &str) -> Option<T>
where
    T: Clone + for<'a> From<&'a str>,
{
    if text.is_empty() || loaded.is_some_and(|loaded| as_str(loaded) == text) {
        return loaded.cloned();
    }
    Some(T::from(text))
}

/// The value of a text field: what was loaded while the text still shows it, the tidied text after.
fn edited(text: &str, loaded: Option<&String>) -> Option<String> {
    if text == loaded.map_or("", String::as_str) {
        return loaded.cloned();
    }
    let tidy = unseen::trimmed(text);
    let emptied = tidy.is_empty() && loaded.is_none();
    (!emptied).then(|| tidy.to_owned())
}

#[cfg(test)]
pub(super) mod tests;
