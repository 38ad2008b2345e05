//! What a new bot can begin as: plain data, with nothing that only the person can know.

use serde_json::json;

use super::draft::BotDraft;
use crate::messages::templates as words;
use crate::model::object::Json;
use crate::model::{Bot, Priority};

/// A beginning of a new bot.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Template {
    /// Nothing but the usual.
    Blank,
    /// Reacts to what customers write.
    KeywordBot,
    /// Takes over chats from some channels.
    ChannelRouter,
    /// Is told everything and never gets a chat.
    Observer,
}

impl Template {
    /// Every template.
    pub const ALL: [Self; 4] = [
        Self::Blank,
        Self::KeywordBot,
        Self::ChannelRouter,
        Self::Observer,
    ];

    /// Its name in a URL.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Blank => "blank",
            Self::KeywordBot => "keyword-bot",
            Self::ChannelRouter => "channel-router",
            Self::Observer => "observer",
        }
    }

    /// The template of this name in a URL.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|it| it.name() == name)
    }

    /// What it is called.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::Blank => words::BLANK,
            Self::KeywordBot => words::KEYWORD_BOT,
            Self::ChannelRouter => words::CHANNEL_ROUTER,
            Self::Observer => words::OBSERVER,
        }
    }

    /// What it is for, in one line.
    #[must_use]
    pub fn meaning(self) -> &'static str {
        match self {
            Self::Blank => words::BLANK_MEANING,
            Self::KeywordBot => words::KEYWORD_BOT_MEANING,
            Self::ChannelRouter => words::CHANNEL_ROUTER_MEANING,
            Self::Observer => words::OBSERVER_MEANING,
        }
    }

    /// Whether it has webhooks, and with them a secret.
    #[must_use]
    pub fn has_webhooks(self) -> bool {
        self != Self::Blank
    }

    /// The form that begins as this; its webhooks, if any, get the secret.
    #[must_use]
    pub fn draft(self, secret: Option<String>) -> BotDraft {
        let actions = match self {
            Self::Blank => return BotDraft::new_bot(),
            Self::KeywordBot => json!([{
                "name": "incoming_event",
                "filters": {"author_type": "customer"},
                "additional_data": ["chat_properties"],
            }]),
            Self::ChannelRouter => json!([{
                "name": "incoming_chat_thread",
                "filters": {
                    "chat_properties": {"source": {"type": {"values": ["facebook", "twitter"]}}},
                },
                "additional_data": ["chat_properties"],
            }]),
            Self::Observer => json!([
                {"name": "incoming_chat_thread", "additional_data": ["chat_properties"]},
                {"name": "incoming_event", "additional_data": ["chat_properties"]},
                {"name": "thread_closed", "additional_data": ["chat_properties"]},
            ]),
        };
        let bot = Bot::from_json(&json!({
            "id": "",
            "status": "accepting chats",
            "webhooks": {"actions": actions},
        }));
        let blank = BotDraft::new_bot();
        let mut draft = BotDraft::new_like(bot.unwrap_or_default(), secret);
        draft.max_chats_count = blank.max_chats_count;
        if self == Self::Observer {
            // In no group by name: the priority of one would count there, and only the default can be
            // supervisor.
            Priority::Supervisor
                .as_str()
                .clone_into(&mut draft.default_group_priority);
        } else {
            draft.groups = blank.groups;
        }
        draft
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::health::{Severity, findings};

    fn filled(template: Template) -> BotDraft {
        let mut draft = template.draft(Some("0123456789abcdef0123456789abcdef".into()));
        draft.name = "Mine".into();
        if let Some(webhooks) = &mut draft.webhooks {
            webhooks.url = "https://mine.example/hooks".into();
        }
        if template == Template::Blank {
            // The one thing that is asked for besides.
            draft.status = "offline".into();
        }
        draft
    }

    #[test]
    fn each_can_be_sent_once_name_and_url_are_there_and_nothing_stops_it() {
        for template in Template::ALL {
            let draft = filled(template);
            let bot = draft.to_new_bot().unwrap();
            assert_eq!(bot.max_chats_count, Some(6), "{template:?}");
            assert_eq!(
                bot.webhooks.is_some(),
                template.has_webhooks(),
                "{template:?}"
            );
            let found = findings(&draft.saved()).into_iter();
            let stopping: Vec<_> = found.filter(|it| it.severity == Severity::Blocks).collect();
            assert!(stopping.is_empty(), "{template:?}: {stopping:?}");
        }
    }

    #[test]
    fn each_asks_only_for_what_the_person_alone_can_know() {
        for (template, wanted) in [
            (Template::Blank, &["bot-name", "bot-status"][..]),
            (Template::KeywordBot, &["bot-name", "bot-url"]),
            (Template::ChannelRouter, &["bot-name", "bot-url"]),
            (Template::Observer, &["bot-name", "bot-url"]),
        ] {
            let problems = template
                .draft(Some("a-secret".into()))
                .to_new_bot()
                .unwrap_err();
            let fields: Vec<_> = problems.iter().map(|it| it.field.as_str()).collect();
            assert_eq!(fields, wanted, "{template:?}");
        }
    }

    #[test]
    fn group_0_is_there_except_for_who_is_never_given_a_chat() {
        for template in Template::ALL {
            let groups: Vec<_> = filled(template)
                .groups
                .iter()
                .map(|row| row.id.clone())
                .collect();
            let observer = template == Template::Observer;
            assert_eq!(groups.is_empty(), observer, "{template:?}");
            assert!(observer || groups == ["0"], "{template:?}");
        }
        assert_eq!(
            filled(Template::Observer).default_group_priority,
            "supervisor"
        );
    }

    #[test]
    fn each_has_a_name_of_its_own_and_words() {
        for template in Template::ALL {
            assert_eq!(Template::from_name(template.name()), Some(template));
            assert!(!template.title().is_empty() && !template.meaning().is_empty());
        }
        assert_eq!(Template::from_name("Blank"), None);
    }
}
