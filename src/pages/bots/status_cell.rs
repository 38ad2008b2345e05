//! The status of a bot in the list.

use std::cell::Cell;
use std::rc::Rc;

use leptos::prelude::*;

use crate::api::{Error, Evidence};
use crate::components::{Doing, StatusPill, StatusSelect, explain};
use crate::messages::status as words;
use crate::model::{BotSummary, BotUpdate, Status};
use crate::state::{Bots, NotUpdated, Ownership, Reading, Session, Toasts, Updated, Writes};

/// The status: changed in place where the bot is ours, else with the reason why not.
#[component]
pub fn StatusCell(bot: Memo<BotSummary>, ownership: Memo<Ownership>) -> impl IntoView {
    let fixed = move || {
        let status = Signal::derive(move || bot.with(|bot| bot.status.clone()));
        view! {
            <span title=words::NOT_OURS>
                <StatusPill status />
                <span class="visually-hidden">{words::NOT_OURS}</span>
            </span>
        }
    };
    view! {
        <Show when=move || ownership.get() == Ownership::Mine fallback=fixed>
            <StatusControl bot />
        </Show>
    }
}

/// The status, to be changed.
#[component]
fn StatusControl(bot: Memo<BotSummary>) -> impl IntoView {
    let session = expect_context::<Session>();
    let bots = expect_context::<Bots>();
    let writes = Writes::from_context();
    let toasts = expect_context::<Toasts>();
    // What the person chose, until the API has answered.
    let wanted = RwSignal::new(None::<Status>);
    let change = Action::new_local(move |status: &Status| {
        let status = status.clone();
        let bot = bot.get_untracked();
        async move {
            let told = Rc::new(Cell::new(None));
            let on_unknown = {
                let (told, name) = (Rc::clone(&told), bot.display_name().to_owned());
                move |failure| told.set(Some(toasts.failed(failed_text(&name, &failure))))
            };
            let update = BotUpdate {
                status: Some(status.clone()),
                ..BotUpdate::new(bot.id.clone())
            };
            // The API replaces whatever it gets, so somebody else's change would be lost unseen.
            let unless_overtaken = |now: &Reading| match &now.shown.status {
                now if *now == bot.status => Ok(update),
                now => Err(now.clone()),
            };
            let result = writes.update(&bot.id, on_unknown, unless_overtaken).await;
            // What was said when it wasn't known yet.
            if let Some(toast) = told.get() {
                toasts.dismiss(toast);
            }
            match result {
                Ok(Updated::Sent(evidence)) => {
                    toasts.done(changed_text(bot.display_name(), &status, evidence));
                }
                Ok(Updated::Already) => {}
                Err(NotUpdated::Declined(now)) => {
                    bots.refresh();
                    let now = label(now.as_ref());
                    toasts.failed(words::overtaken(bot.display_name(), &now));
                }
                Err(NotUpdated::Failed(error)) => {
                    if error.asks_for_refresh() {
                        bots.refresh();
                    }
                    toasts.failed(failed_text(bot.display_name(), &error));
                }
            }
            wanted.try_set(None);
        }
    });
    let choose = move |status: Status| {
        wanted.set(Some(status.clone()));
        change.dispatch_local(status);
    };
    let pending = change.pending();
    view! {
        <StatusSelect
            status=Signal::derive(move || wanted.get().or_else(|| bot.with(|bot| bot.status.clone())))
            label=Signal::derive(move || words::of(bot.with(|bot| bot.display_name().to_owned()).as_str()))
            disabled=Signal::derive(move || session.is_stopped())
            busy=pending
            on_change=choose
        />
    }
}

/// A status within a sentence.
pub fn label(status: Option<&Status>) -> String {
    status.map_or_else(
        || words::SOMETHING_ELSE.to_owned(),
        |it| it.label().to_lowercase(),
    )
}

fn failed_text(name: &str, error: &Error) -> String {
    words::failed(name, &explain(error, Doing::ChangingStatus).line())
}

fn changed_text(name: &str, status: &Status, evidence: Evidence) -> String {
    let label = label(Some(status));
    match evidence {
        Evidence::Answered => words::changed(name, &label),
        Evidence::FoundLater => words::changed_unanswered(name, &label),
    }
}
