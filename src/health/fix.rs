//! Putting one finding right: a bot in, a bot out, and nothing else touched.

use super::{quoted, unreadable};
use crate::filter::{Edit, Filter};
use crate::messages::health as words;
use crate::model::validate::after_web_scheme;
use crate::model::{Action, AdditionalData, Bot, Filters, GroupId, Status};

/// How many chats a bot takes at once when nobody said otherwise.
const USUAL_CHAT_LIMIT: i64 = 6;

/// A change that makes a finding go away.
///
/// It is meant for the bot it was found in; on another one it changes what stands in the same place, or
/// nothing.
#[derive(Clone, Debug, PartialEq)]
pub enum Fix {
    /// Sets the status to `accepting chats`.
    AcceptChats,
    /// Sets the chat limit to the usual one.
    UsualChatLimit,
    /// Keeps the first of the rows about a group.
    KeepGroupOnce(GroupId),
    /// Makes the URL start with `https://`.
    UseHttps,
    /// Takes the action at this place away.
    RemoveAction(usize),
    /// Takes a condition out of an action's filters.
    RemoveClause {
        /// The action's place.
        action: usize,
        /// Where the condition stands in the filters, one key per level.
        path: Vec<String>,
    },
    /// Asks for `chat_properties` as additional data.
    AskForChatProperties {
        /// The action's place.
        action: usize,
    },
    /// No longer asks for a piece of additional data.
    LeaveOutData {
        /// The action's place.
        action: usize,
        /// The piece.
        data: AdditionalData,
    },
}

impl Fix {
    /// What a button for it says.
    #[must_use]
    pub fn label(&self) -> &'static str {
        match self {
            Self::AcceptChats => words::ACCEPT_CHATS,
            Self::UsualChatLimit => words::SET_USUAL_LIMIT,
            Self::KeepGroupOnce(_) => words::KEEP_ONCE,
            Self::UseHttps => words::USE_HTTPS,
            Self::RemoveAction(_) => words::REMOVE_ACTION,
            Self::RemoveClause { .. } => words::REMOVE_FILTER,
            Self::AskForChatProperties { .. } => words::ASK_FOR_PROPERTIES,
            Self::LeaveOutData { .. } => words::LEAVE_OUT,
        }
    }

    /// What is said once it was carried out, without a full stop.
    #[must_use]
    pub fn done(&self) -> String {
        match self {
            Self::AcceptChats => words::STATUS_DONE.to_owned(),
            Self::UsualChatLimit => words::LIMIT_DONE.to_owned(),
            Self::KeepGroupOnce(id) => words::group_done(&id.0.to_string()),
            Self::UseHttps => words::HTTPS_DONE.to_owned(),
            Self::RemoveAction(_) => words::ACTION_DONE.to_owned(),
            Self::RemoveClause { .. } => words::FILTER_DONE.to_owned(),
            Self::AskForChatProperties { .. } => words::PROPERTIES_DONE.to_owned(),
            Self::LeaveOutData { data, .. } => words::data_done(&quoted(data.as_str())),
        }
    }

    /// The bot with this put right. Everything else stays as it is, in its place.
    #[must_use]
    pub fn apply(&self, bot: &Bot) -> Bot {
        let mut bot = bot.clone();
        match self {
            Self::AcceptChats => bot.status = Some(Status::AcceptingChats),
            Self::UsualChatLimit => bot.max_chats_count = Some(USUAL_CHAT_LIMIT),
            Self::KeepGroupOnce(id) => keep_group_once(&mut bot, *id),
            Self::UseHttps => use_https(&mut bot),
            Self::RemoveAction(index) => remove_action(&mut bot, *index),
            Self::RemoveClause { action, path } => {
                with_action(&mut bot, *action, |action| remove_clause(action, path));
            }
            Self::AskForChatProperties { action } => {
                with_action(&mut bot, *action, ask_for_chat_properties);
            }
            Self::LeaveOutData { action, data } => {
                with_action(&mut bot, *action, |action| leave_out(action, data));
            }
        }
        bot
    }
}

fn keep_group_once(bot: &mut Bot, id: GroupId) {
    let mut seen = false;
    if let Some(groups) = &mut bot.groups {
        groups.retain(|group| group.id != id || !std::mem::replace(&mut seen, true));
    }
}

fn use_https(bot: &mut Bot) {
    let webhooks = bot.webhooks.as_mut();
    if let Some(url) = webhooks.and_then(|webhooks| webhooks.url.as_mut())
        && let Some(rest) = after_web_scheme(url.trim())
    {
        *url = format!("https://{rest}");
    }
}

fn remove_action(bot: &mut Bot, index: usize) {
    let webhooks = bot.webhooks.as_mut();
    if let Some(actions) = webhooks.and_then(|webhooks| webhooks.actions.as_mut())
        && index < actions.len()
    {
        actions.remove(index);
    }
}

fn with_action(bot: &mut Bot, index: usize, change: impl FnOnce(&mut Action)) {
    let webhooks = bot.webhooks.as_mut();
    let actions = webhooks.and_then(|webhooks| webhooks.actions.as_mut());
    if let Some(action) = actions.and_then(|actions| actions.get_mut(index)) {
        change(action);
    }
}

/// Filters that are empty afterwards go altogether.
fn remove_clause(action: &mut Action, path: &[String]) {
    let Some(Filters(filters)) = &action.filters else {
        return;
    };
    let mut filter = Filter::from_json(filters);
    let clause = filter.clauses().iter().find(|it| it.path() == path);
    let Some(id) = clause.map(|clause| clause.id) else {
        return;
    };
    filter.apply(&Edit::Remove(id));
    action.filters = (!filter.is_empty()).then(|| Filters(filter.to_json()));
}

/// Not in place of something that isn't understood.
fn ask_for_chat_properties(action: &mut Action) {
    if unreadable(&action.rest, "additional_data") {
        return;
    }
    let asked = action.additional_data.get_or_insert_default();
    if !asked.contains(&AdditionalData::ChatProperties) {
        asked.push(AdditionalData::ChatProperties);
    }
}

/// A list that is empty afterwards goes altogether.
fn leave_out(action: &mut Action, data: &AdditionalData) {
    if let Some(asked) = &mut action.additional_data {
        asked.retain(|other| other != data);
    }
    action.additional_data = action.additional_data.take().filter(|it| !it.is_empty());
}
