//! Who is known to be in the chat.

use std::collections::HashSet;

use serde_json::Value;

use crate::messages::verdict as words;
use crate::model::ActionName;

use super::situation::Situation;

/// Who is in the chat, as far as that is known.
pub(super) struct Members<'a> {
    /// In the order in which they are told.
    pub(super) ids: Vec<&'a str>,
    known: HashSet<&'a str>,
    /// Why there may be others; nothing when these are all.
    pub(super) gap: Option<String>,
}

impl<'a> Members<'a> {
    pub(super) fn contains(&self, id: &str) -> bool {
        self.known.contains(id)
    }

    fn new(ids: Vec<&'a str>, gap: Option<String>) -> Self {
        Self {
            known: ids.iter().copied().collect(),
            ids,
            gap,
        }
    }
}

impl<'a> Situation<'a> {
    /// Who is in the chat. Whoever a webhook says was added is; whether filters still see someone who
    /// left isn't documented.
    pub(super) fn members(&self) -> Members<'a> {
        if let Some(stated) = &self.context.chat_member_ids {
            return Members::new(stated.iter().map(String::as_str).collect(), None);
        }
        if let Some(gap) = self.no_data() {
            return Members::new(Vec::new(), Some(gap));
        }
        match self.action {
            ActionName::IncomingChatThread => self.users(),
            ActionName::ChatUserAdded => {
                let added = self.data(&["user", "id"]).and_then(Value::as_str);
                let gap = words::ONLY_WHO_WAS_ADDED;
                Members::new(added.into_iter().collect(), Some(gap.to_owned()))
            }
            ActionName::ChatUserRemoved => {
                let gap = words::ONLY_WHO_WAS_REMOVED;
                Members::new(Vec::new(), Some(gap.to_owned()))
            }
            _ => {
                let gap = words::NOT_WHO_IS_IN_CHAT;
                Members::new(Vec::new(), Some(gap.to_owned()))
            }
        }
    }

    fn users(&self) -> Members<'a> {
        let Some(users) = self.data(&["chat", "users"]).and_then(Value::as_array) else {
            let gap = words::NO_USERS;
            return Members::new(Vec::new(), Some(gap.to_owned()));
        };
        let ids: Vec<&str> = users
            .iter()
            .filter_map(|user| user.get("id")?.as_str())
            .collect();
        let gap = (ids.len() < users.len()).then(|| words::USERS_WITHOUT_ID.to_owned());
        Members::new(ids, gap)
    }
}
