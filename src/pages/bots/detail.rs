//! What a row shows beyond the list's four members: read when the row comes into view.

use leptos::{html, prelude::*};

use crate::api::Error;
use crate::components::{Doing, Health, explain};
use crate::health::{findings, summary};
use crate::model::{Bot, BotId, BotSummary, Status};
use crate::state::{Bots, Detail, Details};
use crate::ui::in_view;

/// Why nothing more is known about a bot that was created here a moment ago.
const JUST_CREATED: &str =
    "It was created a moment ago. It may take up to 2 minutes until the API shows it.";

/// Everything about the bot of a row.
pub fn detail(id: StoredValue<BotId>, row: NodeRef<html::Tr>) -> Memo<Detail> {
    let details = expect_context::<Details>();
    let seen = in_view(row);
    let wanted = Memo::new(move |_| seen.get() && id.with_value(|id| details.is_due(id)));
    Effect::new(move |_| {
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

/// How the bot of a row is.
pub fn health(detail: Memo<Detail>, bot: Memo<BotSummary>) -> Signal<Health> {
    let bots = expect_context::<Bots>();
    let status = Memo::new(move |_| bot.with(|bot| bot.status.clone()));
    let health = Memo::new(move |_| match detail.get() {
        Detail::Unknown => Health::Unknown,
        Detail::Known(bot) => judged(&bot, status.get()),
        Detail::Failed(error) => {
            let new = bot.with(|bot| bots.was_created(&bot.id));
            Health::Failed(reason(&error, new))
        }
    });
    health.into()
}

/// With the status that the row shows, which may have been read later.
fn judged(bot: &Bot, shown: Option<Status>) -> Health {
    let bot = Bot {
        status: shown.or_else(|| bot.status.clone()),
        ..bot.clone()
    };
    Health::Known(summary(&findings(&bot)))
}

fn reason(error: &Error, new: bool) -> String {
    if new && error.is_not_found() {
        JUST_CREATED.to_owned()
    } else {
        explain(error, Doing::Opening).line()
    }
}
