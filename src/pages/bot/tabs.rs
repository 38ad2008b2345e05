//! The parts of a bot's page, each with its address.
//!
//! They are links, not an ARIA tab list: each has a URL, so it can be opened beside this one, is in the
//! history, and needs no keys of its own.

use leptos::prelude::*;

use crate::components::FormState;
use crate::messages::bot as words;
use crate::messages::ui::need_attention;
use crate::model::BotId;
use crate::paths;
use crate::state::draft::is_in_webhooks;

/// A part of a bot's page.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Tab {
    /// Identity, routing and groups.
    Settings,
    /// Where webhooks go, and what triggers them.
    Webhooks,
    /// The bot as JSON.
    Json,
    /// Calls to copy.
    Code,
}

impl Tab {
    /// Every part, in order.
    const ALL: [Self; 4] = [Self::Settings, Self::Webhooks, Self::Json, Self::Code];

    /// The part behind the bot's own address; none for an address that isn't one.
    pub fn from_path(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|tab| tab.path_name() == name)
    }

    /// Where the field with this id is.
    pub fn of_field(id: &str) -> Self {
        if is_in_webhooks(id) {
            Self::Webhooks
        } else {
            Self::Settings
        }
    }

    /// Its address.
    pub fn path(self, id: &BotId) -> String {
        match self {
            Self::Settings => paths::bot(id),
            Self::Webhooks => paths::bot_webhooks(id),
            Self::Json => paths::bot_json(id),
            Self::Code => paths::bot_code(id),
        }
    }

    /// What it is called.
    pub fn label(self) -> &'static str {
        match self {
            Self::Settings => words::SETTINGS,
            Self::Webhooks => words::WEBHOOKS,
            Self::Json => words::JSON,
            Self::Code => words::CODE,
        }
    }

    /// Whether it is a part of the form.
    pub fn is_form(self) -> bool {
        matches!(self, Self::Settings | Self::Webhooks)
    }

    fn path_name(self) -> &'static str {
        match self {
            Self::Settings => "",
            Self::Webhooks => "webhooks",
            Self::Json => "json",
            Self::Code => "code",
        }
    }

    /// Whether the form shows a member of the bot here.
    fn has_member(self, member: &str) -> bool {
        match self {
            Self::Webhooks => member == "webhooks",
            Self::Settings => member != "webhooks",
            Self::Json | Self::Code => false,
        }
    }
}

/// The links to the parts of a bot's page, each with what is unsaved or wrong in it.
#[component]
pub fn Tabs(
    /// The bot.
    id: StoredValue<BotId>,
    /// The part that is shown.
    shown: Signal<Tab>,
    /// The changed members, by their name on the wire.
    changes: Memo<Vec<&'static str>>,
    /// The form.
    form: FormState,
) -> impl IntoView {
    let link = move |tab: Tab| {
        let count = move || {
            let here = |id: &str| tab.is_form() && Tab::of_field(id) == tab;
            form.problem_fields()
                .iter()
                .filter(|id| here(id.as_str()))
                .count()
        };
        let problems = Memo::new(move |_| count());
        let unsaved = Memo::new(move |_| {
            changes.with(|changes| changes.iter().any(|member| tab.has_member(member)))
        });
        view! { <TabLink tab id shown problems unsaved /> }
    };
    view! {
        <nav class="bot-tabs" aria-label=words::TABS>
            {Tab::ALL.map(link).collect_view()}
        </nav>
    }
}

#[component]
fn TabLink(
    tab: Tab,
    id: StoredValue<BotId>,
    shown: Signal<Tab>,
    /// How many fields in it need attention.
    problems: Memo<usize>,
    /// Whether something in it isn't saved.
    unsaved: Memo<bool>,
) -> impl IntoView {
    let href = id.with_value(|id| tab.path(id));
    // Described, not named by it: the link is called the same at all times.
    let state_id = format!("bot-tab-{}-state", tab.label().to_lowercase());
    let described_by = state_id.clone();
    let state = move || match (problems.get(), unsaved.get()) {
        (0, false) => None,
        (0, true) => Some(words::TAB_CHANGED.to_owned()),
        (count, _) => Some(need_attention(count)),
    };
    let mark = move || match (problems.get(), unsaved.get()) {
        (0, false) => None,
        (0, true) => Some(view! { <span class="bot-tab__dot"></span> }.into_any()),
        (count, _) => Some(view! { <span class="bot-tab__count">{count}</span> }.into_any()),
    };
    view! {
        <a
            class="bot-tab"
            href=href
            data-noscroll=""
            aria-current=move || (shown.get() == tab).then_some("page")
            aria-describedby=described_by
        >
            {tab.label()}
            <span aria-hidden="true">{mark}</span>
        </a>
        <span class="visually-hidden" id=state_id>{state}</span>
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_part_has_its_own_address_and_others_are_none() {
        for tab in Tab::ALL {
            assert_eq!(Tab::from_path(tab.path_name()), Some(tab));
            let path = tab.path(&"b".into());
            let behind = path.strip_prefix("/bots/b").unwrap();
            assert_eq!(behind.trim_start_matches('/'), tab.path_name());
        }
        for other in ["Webhooks", "settings", "x", " "] {
            assert_eq!(Tab::from_path(other), None, "{other}");
        }
    }

    #[test]
    fn every_member_is_in_one_part_of_the_form() {
        for member in ["name", "groups", "webhooks"] {
            let parts = Tab::ALL.into_iter().filter(|tab| tab.has_member(member));
            assert_eq!(parts.count(), 1, "{member}");
        }
    }
}
