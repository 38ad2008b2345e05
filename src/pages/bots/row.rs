//! One bot in the list.

use leptos::{html, prelude::*};

use super::row_rest::{RowOf, RowRest, unread};
use super::table::Shared;
use crate::components::{Avatar, status_pill};
use crate::messages::bots as words;
use crate::model::BotId;
use crate::paths;
use crate::state::Ownership;
use crate::ui::{Badge, IconName, SelectBox, Tone, live, live_if};

/// A row of the table. What it shows follows the list; the row itself stays.
#[component]
pub fn Row(
    /// Which bot, for as long as no other takes the row over.
    id: Memo<BotId>,
    /// Which row of the table.
    number: Signal<usize>,
    /// What makes the rest of the row for which bot, once that is there and the row was looked at.
    rest: Signal<Option<(RowRest, BotId)>>,
    /// What the rows share.
    shared: Shared,
) -> impl IntoView {
    let Shared {
        list,
        selecting,
        removal,
        export,
    } = shared;
    let bot = Memo::new(move |_| {
        let bot = list.with(|list| id.with(|id| list.get(id).cloned()));
        bot.unwrap_or_default()
    });
    let ownership = Memo::new(move |_| list.with(|list| id.with(|id| list.ownership(id))));
    let name = Signal::derive(move || bot.with(|bot| bot.display_name().to_owned()));
    let is_selected = Memo::new(move |_| id.with(|id| selecting.has(id)));
    let row = NodeRef::<html::Tr>::new();
    let of = move |id| RowOf {
        id: StoredValue::new(id),
        bot,
        name,
        ownership,
        row,
        removal,
        export,
    };
    let names = live(move || {
        let (id, name) = (id.get(), name.get());
        let (href, id, title) = (paths::bot(&id), id.as_str().to_owned(), name.clone());
        view! {
            <div class="bot-name__text">
                <a href=href class="bot-name__line" dir="auto" title=title>{name}</a>
                <span class="bot-name__id" title=id.clone()>{id.clone()}</span>
            </div>
        }
        .into_any()
    });
    let status = live(move || match rest.get() {
        Some((rest, id)) => (rest.status)(of(id)),
        None => bot.with(|bot| status_pill(bot.status.as_ref())),
    });
    let facts = live(move || match rest.get() {
        Some((rest, id)) => (rest.facts)(of(id)),
        None => unread().into_any(),
    });
    let actions = live_if(move || rest.get().map(|(rest, id)| (rest.actions)(of(id))));
    view! {
        <tr node_ref=row aria-rowindex=number class:is-selected=is_selected>
            <td class="cell-select">
                <SelectBox
                    label=Signal::derive(move || words::select(&name.get()))
                    selected=is_selected
                    on_press=move |press| id.with_untracked(|id| selecting.press(id, press))
                />
            </td>
            <th scope="row" class="cell-main">
                <div class="bot-name">
                    <Avatar id url=Signal::derive(move || bot.with(|bot| bot.avatar.clone())) name />
                    {names}
                </div>
            </th>
            <td data-label=words::STATUS>{status}</td>
            {facts}
            <td data-label=words::OWNER>
                <Owner ownership />
            </td>
            <td class="cell-actions">
                {actions}
            </td>
        </tr>
    }
}

#[component]
fn Owner(ownership: Memo<Ownership>) -> impl IntoView {
    live(move || match ownership.get() {
        Ownership::Mine => view! { <span class="muted">{words::OURS}</span> }.into_any(),
        Ownership::Other => view! {
            <Badge tone=Tone::Neutral icon=IconName::Lock>{words::NOT_OURS}</Badge>
        }
        .into_any(),
    })
}
