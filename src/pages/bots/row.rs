//! One bot in the list.

use leptos::{html, prelude::*, task::spawn_local};
use leptos_router::components::A;

use super::detail::{Known, detail};
use super::facts::{GroupsFact, LimitFact, WebhookFact};
use super::status_cell::StatusCell;
use super::table::Shared;
use crate::components::{Avatar, HealthMark, Removal};
use crate::messages::bots as words;
use crate::messages::export::EXPORT;
use crate::model::{BotId, BotSummary};
use crate::paths;
use crate::state::{Ownership, Session, Toasts};
use crate::ui::{Badge, IconName, Menu, MenuItem, MenuLink, SelectBox, Tone, write_clipboard};

/// A row of the table. What it shows follows the list; the row itself stays.
#[component]
pub fn Row(
    /// Which bot.
    id: BotId,
    /// Which row of the table.
    number: Signal<usize>,
    /// What the rows share.
    shared: Shared,
) -> impl IntoView {
    let Shared {
        list,
        by_id,
        selecting,
        removal,
        export,
    } = shared;
    let id = StoredValue::new(id);
    let bot = Memo::new(move |_| {
        by_id
            .with(|bots| id.with_value(|id| bots.get(id).cloned()))
            .unwrap_or_default()
    });
    let ownership = Memo::new(move |_| list.with(|list| id.with_value(|id| list.ownership(id))));
    let name = Signal::derive(move || bot.with(|bot| bot.display_name().to_owned()));
    let is_selected = Memo::new(move |_| id.with_value(|id| selecting.has(id)));
    let row = NodeRef::<html::Tr>::new();
    let known = Known::new(detail(id, row), bot);
    let href = id.with_value(paths::bot);
    let id_text = id.with_value(|id| id.as_str().to_owned());
    let ask_removal = move |()| {
        removal.set(Some(Removal {
            id: id.get_value(),
            name: name.get_untracked(),
            ownership: ownership.get_untracked(),
        }));
    };
    let ask_export = move |()| export.set(Some(vec![id.get_value()]));
    view! {
        <tr node_ref=row aria-rowindex=number class:is-selected=is_selected>
            <td class="cell-select">
                <SelectBox
                    label=Signal::derive(move || words::select(&name.get()))
                    selected=is_selected
                    on_press=move |press| id.with_value(|id| selecting.press(id, press))
                />
            </td>
            <th scope="row" class="cell-main">
                <div class="bot-name">
                    <Avatar url=Signal::derive(move || bot.with(|bot| bot.avatar.clone())) name />
                    <div class="bot-name__text">
                        <A href=href.clone() attr:class="bot-name__line" attr:title=name><bdi>{name}</bdi></A>
                        <span class="bot-name__id" title=id_text.clone()>{id_text.clone()}</span>
                    </div>
                </div>
            </th>
            <td data-label=words::STATUS>
                <StatusCell bot ownership />
            </td>
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
            <td data-label=words::OWNER>
                <Owner ownership />
            </td>
            <td class="cell-actions">
                <Actions id bot name on_export=ask_export on_remove=ask_removal />
            </td>
        </tr>
    }
}

#[component]
fn Owner(ownership: Memo<Ownership>) -> impl IntoView {
    move || match ownership.get() {
        Ownership::Mine => view! { <span class="muted">{words::OURS}</span> }.into_any(),
        Ownership::Other => view! {
            <Badge tone=Tone::Neutral icon=IconName::Lock>{words::NOT_OURS}</Badge>
        }
        .into_any(),
    }
}

/// What can be done with one bot.
#[component]
fn Actions(
    id: StoredValue<BotId>,
    bot: Memo<BotSummary>,
    name: Signal<String>,
    #[prop(into)] on_export: Callback<()>,
    #[prop(into)] on_remove: Callback<()>,
) -> impl IntoView {
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
            <MenuItem icon=IconName::Download on_press=on_export>{EXPORT}</MenuItem>
            <MenuItem
                icon=IconName::Trash
                danger=true
                disabled=Signal::derive(move || session.is_stopped())
                on_press=on_remove
            >
                {words::REMOVE}
            </MenuItem>
        </Menu>
    }
}
