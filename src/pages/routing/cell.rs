//! One priority: to look at, and to change.

use std::sync::Arc;

use leptos::prelude::*;

use super::Board;
use crate::messages::routing as words;
use crate::model::{Bot, BotId, GroupId, Priority};
use crate::routing::{EVERYONE, Place, place};
use crate::ui::{SelectField, SelectOption, SkeletonBar};

/// The cell of a bot and a group.
#[component]
pub fn Cell(
    board: Board,
    /// The bot as it was read.
    bot: Memo<Option<Arc<Bot>>>,
    /// Its name.
    name: Signal<String>,
    /// Whether it can't be changed from here.
    locked: Memo<bool>,
    group: GroupId,
) -> impl IntoView {
    let label = move || board.group_text(group);
    let known = Memo::new(move |_| bot.with(|bot| bot.as_ref().map(|bot| bot.groups.is_some())));
    let changed = Memo::new(move |_| {
        bot.with(|bot| {
            let bot = bot.as_ref()?;
            board
                .plan
                .with(|plan| plan.changes(&bot.id, group))
                .then_some(())
        })
        .is_some()
    });
    let content = move || match (known.get(), locked.get()) {
        (None, _) => view! {
            <SkeletonBar />
        }
        .into_any(),
        (Some(false), _) => {
            view! { <span class="muted" title=words::UNREADABLE>"?"</span> }.into_any()
        }
        (Some(true), true) => view! { <Fixed bot group /> }.into_any(),
        (Some(true), false) => view! { <Editable board bot name group /> }.into_any(),
    };
    view! {
        <td class="matrix__cell" class:matrix__cell--changed=move || changed.get() data-label=label>
            {content}
            <Show when=move || changed.get()>
                <span class="visually-hidden">{words::CHANGED}</span>
            </Show>
        </td>
    }
}

/// A priority that can't be changed from here.
#[component]
fn Fixed(bot: Memo<Option<Arc<Bot>>>, group: GroupId) -> impl IntoView {
    let text = move || {
        bot.with(|bot| bot.as_ref().map(|bot| place_text(&place(bot, group))))
            .unwrap_or_default()
    };
    view! { <span class="matrix__fixed">{text}</span> }
}

/// A place in a word or two.
pub fn place_text(place: &Place) -> String {
    match place {
        Place::Own(priority) => priority.as_str().to_owned(),
        Place::Default(priority) => words::by_default(priority.as_ref().map(Priority::as_str)),
        Place::Outside => words::OUTSIDE.to_owned(),
        Place::Unknown => "?".to_owned(),
    }
}

#[component]
fn Editable(
    board: Board,
    bot: Memo<Option<Arc<Bot>>>,
    name: Signal<String>,
    group: GroupId,
) -> impl IntoView {
    let id = bot
        .with_untracked(|bot| bot.as_ref().map(|bot| bot.id.clone()))
        .unwrap_or_default();
    let planned = Memo::new(move |_| {
        let planned = |bot: &Arc<Bot>| board.plan.with(|plan| plan.place(bot, group));
        bot.with(|bot| bot.as_ref().map_or(Place::Unknown, planned))
    });
    // The text of a choice that leaves the group, or falls back to the default in that of everyone.
    let outside = move || {
        let default = bot.with(|bot| {
            Some(
                bot.as_ref()?
                    .default_group_priority
                    .as_ref()?
                    .as_str()
                    .to_owned(),
            )
        });
        if group == EVERYONE {
            words::by_default(default.as_deref())
        } else {
            words::OUTSIDE.to_owned()
        }
    };
    let options = Signal::derive(move || {
        let own = Priority::IN_GROUP
            .iter()
            .map(|it| SelectOption::new(it.as_str(), it.as_str()));
        std::iter::once(SelectOption::new("", outside()))
            .chain(own)
            .collect()
    });
    let value = Signal::derive(move || {
        planned.with(|planned| match planned {
            Place::Own(priority) => priority.as_str().to_owned(),
            Place::Unknown => "?".to_owned(),
            Place::Outside | Place::Default(_) => String::new(),
        })
    });
    let choose = move |chosen: String| {
        if let Some(bot) = bot.get_untracked()
            && chosen != "?"
        {
            let wanted = (!chosen.is_empty()).then(|| Priority::from(chosen.as_str()));
            board.plan.update(|plan| plan.set(&bot, group, wanted));
        }
    };
    view! {
        <SelectField
            id=control_id(&id, group)
            label=Signal::derive(move || words::cell(&name.get(), &board.group_text(group))).get_untracked()
            hide_label=true
            small=true
            value
            on_change=choose
            options
            disabled=board.saving
        />
    }
}

/// The id of a cell's control.
pub fn control_id(bot: &BotId, group: GroupId) -> String {
    format!("place-{}-{}", bot.as_str(), group.0)
}
