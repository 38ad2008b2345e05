//! Which calls there is code for, and what each is about.

use leptos::prelude::document;
use leptos::web_sys::Url;

use crate::api::connection::DEFAULT_BASE_URL;
use crate::api::{Request, v3_0};
use crate::messages::code as words;
use crate::model::{ActionName, Bot, BotUpdate, NewBot, Status};
use crate::state::{Session, demo};

/// What the calls are about.
#[derive(Clone, PartialEq)]
pub struct Subject {
    pub bot: Bot,
    /// The unsaved changes, if there are any.
    pub update: Option<BotUpdate>,
}

impl Subject {
    /// The actions of the bot's webhooks.
    pub fn actions(&self) -> Vec<ActionName> {
        let webhooks = self.bot.webhooks.as_ref();
        let actions = webhooks.and_then(|webhooks| webhooks.actions.as_ref());
        let names = actions.into_iter().flatten().map(|action| &action.name);
        names.cloned().collect()
    }

    fn update(&self) -> BotUpdate {
        self.update.clone().unwrap_or_else(|| BotUpdate {
            status: self.bot.status.clone(),
            ..BotUpdate::new(self.bot.id.clone())
        })
    }

    /// A bot like this one. What only an update takes isn't part of it.
    fn anew(&self) -> NewBot {
        let bot = self.bot.clone();
        NewBot {
            name: bot.display_name().to_owned(),
            status: bot.status.unwrap_or(Status::Offline),
            avatar: bot.avatar,
            max_chats_count: bot.max_chats_count,
            groups: bot.groups,
            webhooks: bot.webhooks,
            default_group_priority: None,
        }
    }
}

/// A call that there is code for.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Call {
    #[default]
    Details,
    Update,
    Create,
    Remove,
    Mine,
    All,
    Properties,
}

impl Call {
    /// Every call: those about this bot first.
    pub const ALL: [Self; 7] = [
        Self::Details,
        Self::Update,
        Self::Create,
        Self::Remove,
        Self::Mine,
        Self::All,
        Self::Properties,
    ];

    /// Its name among the choices.
    pub fn value(self) -> &'static str {
        match self {
            Self::Details => "get_bot_agent_details",
            Self::Update => "update_bot_agent",
            Self::Create => "create_bot_agent",
            Self::Remove => "remove_bot_agent",
            Self::Mine => "mine",
            Self::All => "all",
            Self::Properties => "get_property_configs",
        }
    }

    /// The call of this name.
    pub fn parse(value: &str) -> Self {
        let mut all = Self::ALL.into_iter();
        all.find(|call| call.value() == value).unwrap_or_default()
    }

    /// How the choice reads.
    pub fn label(self) -> String {
        match self {
            Self::Mine => words::kind("get_bot_agents", words::MINE),
            Self::All => words::kind("get_bot_agents", words::ALL),
            _ => self.value().to_owned(),
        }
    }

    /// What it does, in a line.
    pub fn about(self, subject: &Subject) -> &'static str {
        match self {
            Self::Details => words::DETAILS,
            Self::Update if subject.update.is_some() => words::UPDATE,
            Self::Update => words::UPDATE_STATUS,
            Self::Create if subject.bot.default_group_priority.is_some() => words::CREATE_IN_PART,
            Self::Create => words::CREATE,
            Self::Remove => words::REMOVE,
            Self::Mine => words::LIST_MINE,
            Self::All => words::LIST_ALL,
            Self::Properties => words::PROPERTIES,
        }
    }

    /// What it sends, without the token; nothing without a connection.
    pub fn request(self, session: Session, subject: &Subject) -> Option<Request> {
        let id = &subject.bot.id;
        let request = session.preview(|client| match self {
            Self::Details => client.preview(&v3_0::get_bot_agent_details(id)),
            Self::Update => client.preview_update(&subject.update()),
            Self::Create => client.preview_creation(&subject.anew()),
            Self::Remove => client.preview(&v3_0::remove_bot_agent(id)),
            Self::Mine => client.preview(&v3_0::get_bot_agents(false)),
            Self::All => client.preview(&v3_0::get_bot_agents(true)),
            Self::Properties => client.preview(&v3_0::get_property_configs(true)),
        })?;
        Some(Request {
            url: whole(&request.url),
            ..request
        })
    }
}

/// The URL as it is called from outside this page. What is only in this browser is not: the vendor's
/// service stands in for the demo.
#[must_use]
pub fn whole(url: &str) -> String {
    if let Some(path) = url.strip_prefix(demo::BASE_URL) {
        return [DEFAULT_BASE_URL, path].concat();
    }
    if Url::new(url).is_ok() {
        return url.to_owned();
    }
    let base = document().base_uri().ok().flatten().unwrap_or_default();
    Url::new_with_base(url, &base).map_or_else(|_| url.to_owned(), |url| url.href())
}
