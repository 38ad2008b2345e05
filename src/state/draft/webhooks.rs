//! The webhooks in a draft.

use serde_json::Value;

use super::{BotDraft, edited};
use crate::filter::{self, Filter};
use crate::model::object::Json;
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
}

/// One action in the form.
#[derive(Clone, Debug, PartialEq)]
pub struct ActionRow {
    /// Known to this form only; stays with the row.
    pub key: u32,
    /// `name`
    pub name: String,
    /// `filters` as JSON text; empty for none.
    pub filters: String,
    /// `additional_data`
    pub additional_data: Vec<AdditionalData>,
    source: Action,
}

impl BotDraft {
    /// What is doubtful about the webhook URL as typed, each in a sentence. Nothing of it keeps the
    /// draft from being sent.
    #[must_use]
    pub fn url_warnings(&self) -> Vec<String> {
        let webhooks = self.webhooks.as_ref();
        let parts = webhooks.and_then(|webhooks| web_url::parse(webhooks.url.trim()));
        let warnings = parts.as_ref().map(webhook_url::warnings);
        let warnings = warnings.unwrap_or_default();
        warnings.iter().map(ToString::to_string).collect()
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
        }
    }

    /// The webhooks of the form. What the person didn't touch goes back exactly as it came.
    pub(super) fn read(&self, loaded: Option<&Webhooks>, problems: &mut Vec<Problem>) -> Webhooks {
        let nothing = Webhooks::default();
        let source = loaded.unwrap_or(&nothing);
        let mut actions = Vec::with_capacity(self.actions.len());
        for (index, row) in self.actions.iter().enumerate() {
            actions.push(row.read().unwrap_or_else(|issue| {
                let path = Path::action(index, "filters");
                problems.push(Problem { path, issue });
                row.source.clone()
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

    fn from_action(key: u32, action: &Action) -> Self {
        Self {
            key,
            name: action.name.as_str().to_owned(),
            filters: filters_text(action),
            additional_data: action.additional_data.clone().unwrap_or_default(),
            source: action.clone(),
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

    /// What is wrong with the filters' text, if anything.
    #[must_use]
    pub fn filters_issue(&self) -> Option<Issue> {
        self.read_filters().err()
    }

    /// What the filters say in English, and what is doubtful about them; nothing while they aren't JSON.
    #[must_use]
    pub fn explained(&self) -> Option<(String, Vec<String>)> {
        let filters = self.read_filters().ok()?.unwrap_or_default();
        let filter = Filter::from_json(&filters.0);
        let warnings = filter::warnings(&self.action_name(), &filter);
        let warnings = warnings.iter().map(ToString::to_string).collect();
        Some((filter.explain(), warnings))
    }

    fn read(&self) -> Result<Action, Issue> {
        let loaded = self.source.additional_data.as_deref();
        let same_data = loaded.unwrap_or_default() == self.additional_data;
        let filters = self.read_filters()?;
        let rest = self.source.rest.clone();
        Ok(Action {
            name: self.action_name(),
            // Emptied on purpose, even if it held something that isn't an object.
            rest: if self.filters.trim().is_empty() {
                rest.without("filters")
            } else {
                rest
            },
            filters,
            additional_data: if same_data {
                self.source.additional_data.clone()
            } else {
                Some(self.additional_data.clone()).filter(|data| !data.is_empty())
            },
        })
    }

    fn read_filters(&self) -> Result<Option<Filters>, Issue> {
        if self.filters == filters_text(&self.source) {
            return Ok(self.source.filters.clone());
        }
        if self.filters.trim().is_empty() {
            return Ok(None);
        }
        let value: Value =
            serde_json::from_str(&self.filters).map_err(|error| not_json(&self.filters, &error))?;
        let filters = Filters::from_json(&value).ok_or(Issue::NotAnObject)?;
        Ok(Some(filters))
    }
}

/// The filters as the form shows them, whatever their shape.
fn filters_text(action: &Action) -> String {
    let filters = action.filters.as_ref().map(Json::to_json);
    let value = filters.or_else(|| action.rest.kept_value("filters").cloned());
    value.map_or_else(String::new, |value| format!("{value:#}"))
}

fn not_json(text: &str, error: &serde_json::Error) -> Issue {
    let message = error.to_string();
    let what = message.split(" at line ").next().unwrap_or_default();
    let (line, column) = place(text, error.line(), error.column());
    Issue::NotJson {
        what: what.to_owned(),
        line,
        column,
    }
}

/// Line and column as an editor counts them: the parser counts bytes, and a line break as column 0 of the
/// next line.
fn place(text: &str, line: usize, column: usize) -> (usize, usize) {
    let line_text = |line: usize| text.split('\n').nth(line - 1).unwrap_or_default();
    if column == 0 && line > 1 {
        return (line - 1, line_text(line - 1).chars().count() + 1);
    }
    let characters = line_text(line.max(1)).char_indices();
    let up_to = characters.take_while(|(index, _)| *index < column).count();
    (line.max(1), up_to.max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_place_of_a_mistake_is_where_an_editor_shows_it() {
        for (text, expected) in [
            ("{\"a\": tru}", (1, 10)),
            ("{\n\"a\": tru\n}", (2, 9)),
            ("{\"äöü\": x}", (1, 9)),
            ("{\n\"a\": 1", (2, 6)),
            ("x", (1, 1)),
        ] {
            let row = ActionRow {
                filters: text.to_owned(),
                ..ActionRow::new(0, "incoming_event")
            };
            match row.filters_issue() {
                Some(Issue::NotJson { line, column, .. }) => {
                    assert_eq!((line, column), expected, "{text}");
                }
                other => panic!("{text}: {other:?}"),
            }
        }
    }
}
