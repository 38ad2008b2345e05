//! A sign-in for which this page was left: what must be known when the person comes back.

use serde_json::{Value, json};

use super::settings::Settings;
use crate::api::Attempt;
use crate::state::storage::{self, Keep};

/// Under which it is kept while the person is away.
const KEY: &str = "sign-in";

/// What was begun, and where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Pending {
    /// The attempt itself.
    pub attempt: Attempt,
    /// What the person had entered.
    pub settings: Settings,
    /// The path at which the person was, with its query.
    pub back_to: String,
}

impl Pending {
    /// Keeps it until it is taken.
    pub fn keep(&self) {
        storage::write(Keep::Tab, KEY, &self.to_json().to_string());
    }

    /// What was begun in this tab. It is forgotten with that, so that no answer is used twice.
    pub fn take() -> Option<Self> {
        let text = storage::read(Keep::Tab, KEY)?;
        storage::remove(Keep::Tab, KEY);
        Self::from_json(&serde_json::from_str(&text).ok()?)
    }

    fn to_json(&self) -> Value {
        json!({
            "state": self.attempt.state,
            "verifier": self.attempt.verifier,
            "redirect_uri": self.attempt.redirect_uri,
            "accounts_url": self.attempt.accounts_url,
            "client_id": self.attempt.client_id,
            "settings": self.settings.to_json(),
            "back_to": self.back_to,
        })
    }

    fn from_json(value: &Value) -> Option<Self> {
        let text = |name| value.get(name).and_then(Value::as_str).map(str::to_owned);
        let settings = Settings::from_json(value.get("settings")?)?;
        Some(Self {
            attempt: Attempt {
                accounts_url: text("accounts_url")?,
                client_id: text("client_id")?,
                redirect_uri: text("redirect_uri")?,
                grant: settings.grant,
                state: text("state")?,
                verifier: text("verifier")?,
            },
            settings,
            back_to: text("back_to")?,
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::api::Grant;

    #[test]
    fn what_was_begun_comes_back_whole() {
        let pending = Pending {
            attempt: Attempt {
                accounts_url: "https://accounts.example".into(),
                client_id: "app".into(),
                redirect_uri: "https://panel.example/".into(),
                grant: Grant::Implicit,
                state: "state".into(),
                verifier: "verifier".into(),
            },
            settings: Settings {
                grant: Grant::Implicit,
                ..Settings::default()
            },
            back_to: "/bots?show=all".into(),
        };
        assert_eq!(Pending::from_json(&pending.to_json()), Some(pending));
        assert_eq!(Pending::from_json(&json!({"state": "s"})), None);
    }
}
