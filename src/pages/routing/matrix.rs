//! The table: a row per bot, a column per group.

use leptos::prelude::*;

use super::Board;
use super::cell::Cell;
use crate::components::{Avatar, StatusPill};
use crate::messages::routing as words;
use crate::model::{Bot, BotId, BotSummary, GroupId};
use crate::paths;
use crate::state::{Detail, Details, Ownership};
use crate::ui::{DataTable, Icon, IconName, effect};

/// The table of priorities.
#[component]
pub fn Matrix(board: Board) -> impl IntoView {
    let head = move |group: GroupId| {
        view! { <th scope="col">{move || board.group_text(group)}</th> }
    };
    view! {
        <div class="matrix">
            <DataTable caption=words::TABLE scrolls=true>
                <thead>
                    <tr>
                        <th scope="col">{words::BOT}</th>
                        <th scope="col">{words::STATUS}</th>
                        <th scope="col" class="matrix__limit">{words::LIMIT}</th>
                        <For each=move || board.groups.get() key=|group| *group children=head />
                    </tr>
                </thead>
                <tbody>
                    <For each=move || board.ids.get() key=BotId::clone let:id>
                        <Row board id />
                    </For>
                </tbody>
            </DataTable>
        </div>
    }
}

#[component]
fn Row(board: Board, id: BotId) -> impl IntoView {
    let details = expect_context::<Details>();
    let href = paths::bot(&id);
    want(details, id.clone());
    let id = StoredValue::new(id);
    let summary = Memo::new(move |_| {
        board
            .list
            .with(|list| {
                let bots = &list.as_ref()?.bots;
                id.with_value(|id| bots.iter().find(|bot| bot.id == *id).cloned())
            })
            .unwrap_or_default()
    });
    let bot = Memo::new(move |_| match id.with_value(|id| details.get(id)) {
        Detail::Known(bot) => Some(bot),
        Detail::Unknown | Detail::Failed(_) => None,
    });
    let locked = Memo::new(move |_| id.with_value(|id| board.ownership(id)) == Ownership::Other);
    let name = Signal::derive(move || summary.with(|bot| bot.display_name().to_owned()));
    let limit = move || {
        let count = bot.with(|bot| bot.as_ref()?.max_chats_count);
        count.map_or_else(|| words::OUTSIDE.to_owned(), |count| count.to_string())
    };
    view! {
        <tr>
            <th scope="row" class="cell-main">
                <span class="matrix__bot">
                    <Avatar id=id.get_value() name url=Signal::derive(move || avatar(&summary.get(), bot.get().as_deref())) />
                    <a class="matrix__name" href=href title=name>{name}</a>
                    <Show when=move || locked.get()>
                        <span class="matrix__locked" title=words::OTHERS>
                            <Icon name=IconName::Lock />
                            <span class="visually-hidden">{words::OTHERS}</span>
                        </span>
                    </Show>
                </span>
            </th>
            <td data-label=words::STATUS>
                <StatusPill status=Signal::derive(move || summary.with(|bot| bot.status.clone())) />
            </td>
            <td class="matrix__limit" data-label=words::LIMIT>{limit}</td>
            <For each=move || board.groups.get() key=|group| *group let:group>
                <Cell board bot name locked group />
            </For>
        </tr>
    }
}

fn avatar(summary: &BotSummary, bot: Option<&Bot>) -> Option<String> {
    bot.and_then(|bot| bot.avatar.clone())
        .or_else(|| summary.avatar.clone())
}

/// Has a bot read when it is its turn, unless its row goes before.
fn want(details: Details, id: BotId) {
    let own = id.clone();
    effect(move || {
        if details.is_due(&own) {
            details.want(&own);
        }
    });
    on_cleanup(move || details.leave(&id));
}
