//! What a row shows and does beyond what the list tells: in a file of its own, which comes right after the
//! list so that nobody waits for it to see the bots.

use leptos::task::spawn_local;
use leptos::{html, prelude::*};

use super::detail::{Known, detail};
use super::facts::{GroupsFact, LimitFact, WebhookFact};
use super::status_cell::StatusCell;
use crate::components::{HealthMark, Removal};
use crate::messages::bots as words;
use crate::messages::export::EXPORT;
use crate::messages::ui::NOT_READ;
use crate::model::{BotId, BotSummary};
use crate::parts::part;
use crate::paths;
use crate::state::{Details, Ownership, Session, Toasts};
use crate::ui::{IconName, Maker, Menu, MenuItem, MenuLink, write_clipboard};

/// The bot of a row.
#[derive(Clone, Copy)]
pub struct RowOf {
    /// Which bot.
    pub id: StoredValue<BotId>,
    /// What the list tells.
    pub bot: Memo<BotSummary>,
    /// What it is called.
    pub name: Signal<String>,
    /// Whose it is.
    pub ownership: Memo<Ownership>,
    /// The row.
    pub row: NodeRef<html::Tr>,
    /// Takes the bot if the person wants to remove it.
    pub removal: RwSignal<Option<Removal>>,
    /// Takes the bot if the person wants it as a file.
    pub export: RwSignal<Option<Vec<BotId>>>,
}

impl RowOf {
    fn ask_removal(self) {
        self.removal.set(Some(Removal {
            id: self.id.get_value(),
            name: self.name.get_untracked(),
            ownership: self.ownership.get_untracked(),
        }));
    }

    fn ask_export(self) {
        self.export.set(Some(vec![self.id.get_value()]));
    }
}

/// The rest of a row.
#[derive(Clone, Copy)]
pub struct RowRest {
    /// The status, to be changed where the bot is ours.
    pub status: Maker<RowOf>,
    /// The cells of what was read of the bot itself.
    pub facts: Maker<RowOf>,
    /// What can be done with the bot.
    pub actions: Maker<RowOf>,
    /// Has bots that couldn't be read tried again.
    pub retry: fn(Details),
}

part! {
    /// What makes the rest of the rows.
    pub fn row_rest() -> RowRest as list {
        RowRest {
            status: |RowOf { bot, ownership, .. }| view! { <StatusCell bot ownership /> }.into_any(),
            facts: |of| view! { <Facts of /> }.into_any(),
            actions: |of| view! { <Actions of /> }.into_any(),
            retry: Details::retry,
        }
    }
}

/// The cells that [`RowRest::facts`] will take the place of.
pub fn unread() -> impl IntoView {
    [words::LIMIT, words::GROUPS, words::WEBHOOK, words::HEALTH]
        .map(|label| view! { <td class="unread" data-label=label aria-label=NOT_READ></td> })
}

#[component]
fn Facts(of: RowOf) -> impl IntoView {
    let RowOf {
        id, bot, name, row, ..
    } = of;
    let known = Known::new(detail(id, row), bot);
    let href = id.with_value(paths::bot);
    view! {
        <td data-label=words::LIMIT>
            <LimitFact known />
        </td>
        <td data-label=words::GROUPS>
            <GroupsFact known name />
        </td>
        <td data-label=words::WEBHOOK>
            <WebhookFact known />
        </td>
        <td data-label=words::HEALTH>
            <HealthMark href name health=known.health() />
        </td>
    }
}

/// What can be done with one bot.
#[component]
fn Actions(of: RowOf) -> impl IntoView {
    let RowOf { id, bot, name, .. } = of;
    let session = expect_context::<Session>();
    let toasts = expect_context::<Toasts>();
    let copy = move |()| {
        let bot = bot.get_untracked();
        spawn_local(async move {
            if write_clipboard(bot.id.as_str()).await {
                toasts.done(words::copied(bot.display_name()));
            } else {
                toasts.failed(words::NOT_COPIED);
            }
        });
    };
    view! {
        <Menu label=Signal::derive(move || words::actions_for(&name.get()))>
            <MenuLink icon=IconName::Bot href=id.with_value(paths::bot)>{words::OPEN}</MenuLink>
            <MenuLink icon=IconName::Add href=id.with_value(paths::duplicate)>{words::DUPLICATE}</MenuLink>
            <MenuItem icon=IconName::Copy on_press=copy>{words::COPY_ID}</MenuItem>
            <MenuItem icon=IconName::Download on_press=move |()| of.ask_export()>{EXPORT}</MenuItem>
            <MenuItem
                icon=IconName::Trash
                danger=true
                disabled=Signal::derive(move || session.is_stopped())
                on_press=move |()| of.ask_removal()
            >
                {words::REMOVE}
            </MenuItem>
        </Menu>
    }
}
