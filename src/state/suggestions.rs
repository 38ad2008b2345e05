//! What a filter may ask for: the properties that the license knows, and what other filters name.

mod pool;

use std::sync::Arc;

use leptos::prelude::*;
use leptos::task::spawn_local;

pub use pool::{Known, Note, Pool, Range};

use super::session::Session;
use crate::api::{Client, Error};
use crate::model::{Bot, PropertyConfigs};

/// What can be suggested; a context of the whole panel.
#[derive(Clone, Copy, Debug)]
pub struct Suggestions {
    pool: RwSignal<Arc<Pool>>,
    /// Whether the license was asked already.
    asked: StoredValue<bool>,
}

impl Suggestions {
    /// Nothing known but what every license has.
    #[must_use]
    pub fn new() -> Self {
        Self {
            pool: RwSignal::new(Arc::default()),
            asked: StoredValue::new(false),
        }
    }

    /// Everything known by now.
    #[must_use]
    pub fn pool(self) -> ReadSignal<Arc<Pool>> {
        self.pool.read_only()
    }

    /// Reads what the license knows, once per account. A refusal is no error, and said nowhere.
    pub fn wanted(self, session: Session) {
        if self.asked.get_value() {
            return;
        }
        self.asked.set_value(true);
        let pinned = session.pin();
        spawn_local(async move {
            let result = session.run(read).await;
            if !pinned.is_current() {
                return;
            }
            match result {
                Ok(configs) => self
                    .pool
                    .update(|pool| Arc::make_mut(pool).set_configs(configs)),
                // Where another try may end better, the next form makes it.
                Err(error) => self.asked.set_value(!error.may_be_retried()),
            }
        });
    }

    /// Takes over what stands in the filters of a bot that was read.
    pub fn learn(self, bot: &Bot) {
        self.pool
            .maybe_update(|pool| Arc::make_mut(pool).learn(bot));
    }

    /// Forgets everything, for another account.
    pub fn clear(self) {
        self.asked.set_value(false);
        self.pool.set(Arc::default());
    }
}

impl Default for Suggestions {
    fn default() -> Self {
        Self::new()
    }
}

/// The properties of every application, or of one's own where the token may see no others.
async fn read(client: Client) -> Result<PropertyConfigs, Error> {
    match client.property_configs(true).await {
        Err(error) if error.is_authorization() => client.property_configs(false).await,
        result => result,
    }
}
