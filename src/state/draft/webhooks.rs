//! The webhooks in a draft.

use std::sync::Arc;

use serde_json::Value;

use super::filters::FiltersDraft;
use super::{BotDraft, edited};
use crate::model::object::{Json, Rest};
use crate::model::unseen;
use crate::model::validate::{Issue, Path, Problem};
use crate::model::webhook_url;
use crate::model::{Action, ActionName, AdditionalData, Filters, Webhooks};
use crate::state::web_url;

/// The webhooks in the form.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct WebhooksDraft {
    /// `url`
    pub url: String,
    /// `secret_key`
    pub secret_key: String,
    /// `actions`
    pub actions: Vec<ActionRow>,
    /// What isn't modelled, for webhooks that weren't loaded but copied.
    pub(super) rest: Rest,
}

/// One action in the form.
#[derive(Clone, Debug, PartialEq)]
pub struct ActionRow {
    /// Known to this form only; stays with the row.
    pub key: u32,
    /// `name`
    pub name: String,
    /// `filters`
    pub filters: FiltersDraft,
    /// `additional_data`
    pub additional_data: Vec<AdditionalData>,
    source: Arc<Action>,
}

impl BotDraft {
    /// Starts webhooks for a bot that has none.
    pub fn add_webhooks(&mut self) {
        self.webhooks.get_or_insert_default();
    }

    /// Gives up webhooks that the bot doesn't have yet. Those it has can't be taken off: the API
    /// documents no way.
    pub fn leave_out_webhooks(&mut self) {
        if self.loaded.webhooks.is_none() {
            self.webhooks = None;
        }
    }

    /// Adds an action to the webhooks.
    pub fn add_action(&mut self, name: &str) {
        let key = self.take_key();
        self.webhooks
            .get_or_insert_default()
            .actions
            .push(ActionRow::new(key, name));
    }

    /// Puts a copy of an action right behind it, and gives the copy's key.
    pub fn duplicate_action(&mut self, key: u32) -> Option<u32> {
        let copy = self.take_key();
        let actions = &mut self.webhooks.as_mut()?.actions;
        let at = actions.iter().position(|row| row.key == key)?;
        let row = ActionRow {
            key: copy,
            ..actions[at].clone()
        };
        actions.insert(at + 1, row);
        Some(copy)
    }

    /// Moves an action by so many places; the ends of the list are as far as it goes.
    pub fn move_action(&mut self, key: u32, by: isize) {
        let Some(webhooks) = &mut self.webhooks else {
            return;
        };
        let actions = &mut webhooks.actions;
        if let Some(from) = actions.iter().position(|row| row.key == key) {
            let row = actions.remove(from);
            let to = from.saturating_add_signed(by).min(actions.len());
            actions.insert(to, row);
        }
    }

    /// Takes an action away.
    pub fn remove_action(&mut self, key: u32) {
        if let Some(webhooks) = &mut self.webhooks {
            webhooks.actions.retain(|row| row.key != key);
        }
    }

    /// The row of an action.
    #[must_use]
    pub fn action(&self, key: u32) -> Option<&ActionRow> {
        let actions = &self.webhooks.as_ref()?.actions;
        actions.iter().find(|row| row.key == key)
    }

    /// The row of an action.
    pub fn action_mut(&mut self, key: u32) -> Option<&mut ActionRow> {
        let actions = &mut self.webhooks.as_mut()?.actions;
        actions.iter_mut().find(|row| row.key == key)
    }

    /// What is doubtful about the webhook URL as typed, each in a sentence. Nothing of it keeps the
    /// draft from being sent.
    #[must_use]
    pub fn url_warnings(&self) -> Vec<String> {
        let Some(webhooks) = &self.webhooks else {
            return Vec::new();
        };
        let url = unseen::trimmed(&webhooks.url);
        let parts = web_url::parse(url);
        let warnings = parts.as_ref().map(webhook_url::warnings);
        let warnings = warnings.unwrap_or_default();
        let warnings = warnings.iter().map(ToString::to_string);
        let unseen = unseen::doubt(url).into_iter().chain(unseen::backslash(url));
        unseen.chain(warnings).collect()
    }

    /// What is doubtful about the secret as typed, in a sentence that quotes nothing of it.
    #[must_use]
    pub fn secret_warning(&self) -> Option<String> {
        unseen::doubt_in_secret(&self.webhooks.as_ref()?.secret_key)
    }

    /// What is wrong with a URL that was edited. One that the service already holds goes back as it is.
    pub(super) fn url_problem(&self, webhooks: Option<&Webhooks>) -> Option<Problem> {
        let url = webhooks?.url.as_deref()?;
        let loaded = self.loaded.webhooks.as_ref();
        let untouched = loaded.and_then(|loaded| loaded.url.as_deref()) == Some(url);
        if untouched || url.is_empty() {
            return None;
        }
        let issue = webhook_url::issue(url, web_url::parse(url).as_ref())?;
        Some(Problem {
            path: Path::member("webhooks").then("url"),
            issue: issue.into(),
        })
    }
}

impl WebhooksDraft {
    pub(super) fn from_webhooks(webhooks: &Webhooks, keys: &mut impl Iterator<Item = u32>) -> Self {
        let actions = webhooks.actions.as_deref().unwrap_or_default();
        Self {
            url: webhooks.url.clone().unwrap_or_default(),
            secret_key: webhooks.secret_key.clone().unwrap_or_default(),
            actions: actions
                .iter()
                .zip(keys)
                .map(|(action, key)| ActionRow::from_action(key, action))
                .collect(),
            rest: webhooks.rest.clone(),
        }
    }

    /// The webhooks of the form. What the person didn't touch goes back exactly as it came.
    pub(super) fn read(&self, loaded: Option<&Webhooks>, problems: &mut Vec<Problem>) -> Webhooks {
        let copied = Webhooks {
            rest: self.rest.clone(),
            ..Webhooks::default()
        };
        let source = loaded.unwrap_or(&copied);
        let mut actions = Vec::with_capacity(self.actions.len());
        for (index, row) in self.actions.iter().enumerate() {
            actions.push(row.read().unwrap_or_else(|issue| {
                let path = Path::action(index, "filters");
                problems.push(Problem { path, issue });
                Action::clone(&row.source)
            }));
        }
        let url = edited(&self.url, source.url.as_ref());
        let secret_key = edited(&self.secret_key, source.secret_key.as_ref());
        // Where no list came, an empty one alone would be an edit; but whatever is sent needs one.
        let same = url == source.url && secret_key == source.secret_key && loaded.is_some();
        let kept = source.rest.kept_value("actions").is_some();
        let untouched = actions.is_empty() && source.actions.is_none() && (same || kept);
        Webhooks {
            url,
            secret_key,
            actions: (!untouched).then_some(actions),
            rest: source.rest.clone(),
        }
    }
}

impl ActionRow {
    pub(super) fn new(key: u32, name: &str) -> Self {
        Self::from_action(key, &Action::new(ActionName::from(name)))
    }

    pub(super) fn from_action(key: u32, action: &Action) -> Self {
        Self {
            key,
            name: action.name.as_str().to_owned(),
            filters: FiltersDraft::new(loaded_filters(action)),
            additional_data: action.additional_data.clone().unwrap_or_default(),
            source: Arc::new(action.clone()),
        }
    }

    /// What the documentation says about the action.
    #[must_use]
    pub fn action_name(&self) -> ActionName {
        ActionName::from(self.name.as_str())
    }

    /// Additional data of another shape than a list of texts, which is kept as it came.
    #[must_use]
    pub fn kept_additional_data(&self) -> Option<Value> {
        self.source.rest.kept_value("additional_data").cloned()
    }

    /// Asks for a piece of additional data, or no longer.
    pub fn set_additional_data(&mut self, data: &AdditionalData, wanted: bool) {
        self.additional_data.retain(|other| other != data);
        if wanted {
            self.additional_data.push(data.clone());
        }
    }

    pub(super) fn read(&self) -> Result<Action, Issue> {
        let loaded = self.source.additional_data.as_deref();
        let same_data = loaded.unwrap_or_default() == self.additional_data;
        let filters = self.filters.read()?;
        let rest = self.source.rest.clone();
        Ok(Action {
            name: self.action_name(),
            // Emptied on purpose, even if it held something that isn't an object.
            rest: match filters {
                None => rest.without("filters"),
                Some(_) => rest,
            },
            filters: filters.as_ref().and_then(Filters::from_json),
            additional_data: if same_data {
                self.source.additional_data.clone()
            } else {
                Some(self.additional_data.clone()).filter(|data| !data.is_empty())
            },
        })
    }
}

/// The filters as they came, whatever their shape.
fn loaded_filters(action: &Action) -> Option<Value> {
    let filters = action.filters.as_ref().map(Json::to_json);
    filters.or_else(|| action.rest.kept_value("filters").cloned())
}
