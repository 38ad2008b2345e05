//! What of a draft isn't as it was loaded, thing by thing: as the review lists it, and as it is counted.

use super::BotDraft;
use crate::model::BotUpdate;
use crate::model::diff::{Change, Place, changes};
use crate::model::merge::Part;

/// One thing that isn't as it was loaded.
#[derive(Clone, Debug, PartialEq)]
pub enum Unsaved {
    /// It means something else.
    Change(Change),
    /// This member has the same in another order, or is written another way.
    Order(&'static str),
    /// What was entered in this member can't be read, so that nobody knows what it changes.
    Unreadable(&'static str),
}

impl BotDraft {
    /// Everything that isn't as it was loaded. Something of each of the
    /// [`changed_members`](Self::changed_members) is among it.
    #[must_use]
    pub fn unsaved(&self) -> Vec<Unsaved> {
        let (after, problems) = self.apply();
        let changes = changes(&self.loaded, &after);
        let told: Vec<&str> = changes.iter().map(|change| member(&change.place)).collect();
        let mut rest = Vec::new();
        for problem in &problems {
            let unreadable = problem.path.root().map(Unsaved::Unreadable);
            rest.extend(unreadable.filter(|it| !rest.contains(it)));
        }
        for (name, _) in BotUpdate::between(&self.loaded, &after).members() {
            let unreadable = rest.contains(&Unsaved::Unreadable(name));
            if !unreadable && !told.contains(&name) {
                rest.push(Unsaved::Order(name));
            }
        }
        let changes = changes.into_iter().map(Unsaved::Change);
        changes.chain(rest).collect()
    }
}

/// The member of the bot in which something is.
fn member(place: &Place) -> &str {
    match place {
        Place::Part(Part::Member(name)) => name,
        Place::Part(Part::Group(..)) => "groups",
        Place::Part(Part::Webhooks(_) | Part::Action(..)) | Place::InAction { .. } => "webhooks",
    }
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::Bot;
    use crate::model::object::Json;

    fn draft() -> BotDraft {
        let bot = json!({"id": "b", "name": "Bot", "status": "offline", "max_chats_count": 6, "webhooks": {
            "url": "https://a.example", "secret_key": "s",
            "actions": [{"name": "incoming_event"}, {"name": "thread_closed"}],
        }});
        BotDraft::from_bot(Bot::from_json(&bot).unwrap())
    }

    /// What is told, in a word each.
    fn told(draft: &BotDraft) -> Vec<String> {
        let word = |unsaved| match unsaved {
            Unsaved::Change(change) => format!("{:?}", change.place),
            Unsaved::Order(name) => format!("order of {name}"),
            Unsaved::Unreadable(name) => format!("unreadable {name}"),
        };
        draft.unsaved().into_iter().map(word).collect()
    }

    #[test]
    fn each_thing_counts_and_not_each_member() {
        let mut draft = draft();
        assert_eq!(told(&draft), [""; 0]);
        draft.name = "Other".into();
        let webhooks = draft.webhooks.as_mut().unwrap();
        webhooks.url = "https://b.example".into();
        webhooks.secret_key = "t".into();
        assert_eq!(draft.changed_members(), ["name", "webhooks"]);
        assert_eq!(told(&draft).len(), 3);
    }

    #[test]
    fn what_changes_nothing_yet_counts_as_well() {
        let mut draft = draft();
        draft.max_chats_count = "many".into();
        draft.webhooks.as_mut().unwrap().actions.reverse();
        assert_eq!(
            told(&draft),
            ["unreadable max_chats_count", "order of webhooks"]
        );
    }
}
