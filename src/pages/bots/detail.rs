//! What a row shows beyond the list's four members: read when the row comes into view.

use std::sync::Arc;

use leptos::{html, prelude::*};

use crate::api::Error;
use crate::components::{Doing, Health, explain};
use crate::health::{findings, summary};
use crate::messages::bots as words;
use crate::model::{Bot, BotId, BotSummary, Status};
use crate::state::{Bots, Detail, Details};
use crate::ui::{SkeletonBar, effect, in_view};

/// Everything about the bot of a row.
pub fn detail(id: StoredValue<BotId>, row: NodeRef<html::Tr>) -> Memo<Detail> {
    let details = expect_context::<Details>();
    let seen = in_view(row);
    let wanted = Memo::new(move |_| seen.get() && id.with_value(|id| details.is_due(id)));
    effect(move || {
        if wanted.get() {
            id.with_value(|id| details.want(id));
        } else {
            id.with_value(|id| details.leave(id));
        }
    });
    let own_id = id.get_value();
    on_cleanup(move || details.leave(&own_id));
    Memo::new(move |_| id.with_value(|id| details.get(id)))
}

/// What is known about the bot of a row.
#[derive(Clone, Copy)]
pub struct Known {
    detail: Memo<Detail>,
    bot: Memo<BotSummary>,
    bots: Bots,
}

impl Known {
    /// With what the list tells.
    pub fn new(detail: Memo<Detail>, bot: Memo<BotSummary>) -> Self {
        Self {
            detail,
            bot,
            bots: expect_context::<Bots>(),
        }
    }

    /// How the bot is.
    pub fn health(self) -> Signal<Health> {
        let status = Memo::new(move |_| self.bot.with(|bot| bot.status.clone()));
        let health = Memo::new(move |_| match self.detail.get() {
            Detail::Unknown => Health::Unknown,
            Detail::Known(bot) => judged(&bot, status.get()),
            Detail::Failed(error) => Health::Failed(self.reason(&error)),
        });
        health.into()
    }

    /// Why it isn't known.
    fn reason(self, error: &Error) -> String {
        let new = self.bot.with(|bot| self.bots.was_created(&bot.id));
        if new && error.is_not_found() {
            words::JUST_CREATED.to_owned()
        } else {
            explain(error, Doing::Opening).line()
        }
    }
}

/// One thing about a bot, once it is known.
#[component]
pub fn Fact(
    /// What is known.
    known: Known,
    /// Shows it.
    show: impl Fn(Arc<Bot>) -> AnyView + Send + 'static,
) -> impl IntoView {
    move || match known.detail.get() {
        Detail::Unknown => view! {
            <SkeletonBar />
        }
        .into_any(),
        Detail::Known(bot) => show(bot),
        Detail::Failed(error) => nothing(words::not_known(&known.reason(&error))),
    }
}

/// What stands where there is nothing to show, and why.
pub fn nothing(why: String) -> AnyView {
    let title = why.clone();
    view! {
        <span class="muted" title=title>
            <span aria-hidden="true">{words::NOTHING}</span>
            <span class="visually-hidden">{why}</span>
        </span>
    }
    .into_any()
}

/// With the status that the row shows, which may have been read later.
fn judged(bot: &Bot, shown: Option<Status>) -> Health {
    let bot = Bot {
        status: shown.or_else(|| bot.status.clone()),
        ..bot.clone()
    };
    Health::Known(summary(&findings(&bot)))
}
