//! One bot in the list.

use std::cell::Cell;
use std::collections::HashMap;
use std::rc::Rc;
use std::sync::Arc;

use leptos::{html, prelude::*};
use leptos_router::components::A;

use super::detail::{detail, health};
use crate::api::{Error, Evidence};
use crate::components::{Avatar, Doing, HealthMark, Removal, StatusPill, StatusSelect, explain};
use crate::model::{BotId, BotSummary, BotUpdate, Status};
use crate::paths;
use crate::state::{BotList, Bots, Details, Ownership, Session, Toasts};
use crate::ui::{Badge, CopyButton, IconButton, IconName, Tone};

/// A row of the table. What it shows follows the list; the row itself stays.
#[component]
pub fn Row(
    /// Which bot.
    id: BotId,
    /// The bots of the list.
    by_id: Memo<Arc<HashMap<BotId, BotSummary>>>,
    /// The list, for whose bot it is.
    list: Memo<Arc<BotList>>,
    /// Takes the bot that the person wants to remove.
    removal: RwSignal<Option<Removal>>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let id = StoredValue::new(id);
    let bot = Memo::new(move |_| {
        by_id
            .with(|bots| id.with_value(|id| bots.get(id).cloned()))
            .unwrap_or_default()
    });
    let ownership = Memo::new(move |_| list.with(|list| id.with_value(|id| list.ownership(id))));
    let name = Signal::derive(move || bot.with(|bot| bot.display_name().to_owned()));
    let mine = move || ownership.get() == Ownership::Mine;
    let ask_removal = move |_| {
        removal.set(Some(Removal {
            id: id.get_value(),
            name: name.get_untracked(),
            ownership: ownership.get_untracked(),
        }));
    };
    let row = NodeRef::<html::Tr>::new();
    let health = health(detail(id, row), bot);
    let href = id.with_value(paths::bot);
    let id_text = id.with_value(|id| id.as_str().to_owned());
    view! {
        <tr node_ref=row>
            <th scope="row" class="cell-main">
                <div class="bot-name">
                    <Avatar url=Signal::derive(move || bot.with(|bot| bot.avatar.clone())) name />
                    <div class="bot-name__text">
                        <span class="bot-name__line"><A href=href.clone()><bdi>{name}</bdi></A></span>
                        <span class="bot-name__id">{id_text.clone()}</span>
                    </div>
                </div>
            </th>
            <td data-label="Status">
                <Show
                    when=mine
                    fallback=move || view! { <StatusPill status=Signal::derive(move || bot.with(|bot| bot.status.clone())) /> }
                >
                    <StatusCell bot />
                </Show>
            </td>
            <td data-label="Health">
                <HealthMark href=href name health />
            </td>
            <td data-label="Owner">
                <Show when=mine fallback=OtherOwner>
                    <span class="muted">"This application"</span>
                </Show>
            </td>
            <td class="cell-actions">
                <CopyButton
                    text=Signal::stored(id_text)
                    label=format!("Copy the id of {}", name.get_untracked())
                />
                <IconButton
                    icon=IconName::Trash
                    label=Signal::derive(move || format!("Remove {}", name.get()))
                    disabled=Signal::derive(move || session.is_stopped())
                    on:click=ask_removal
                />
            </td>
        </tr>
    }
}

#[component]
fn OtherOwner() -> impl IntoView {
    view! {
        <Badge tone=Tone::Neutral icon=IconName::Lock>"Another application"</Badge>
        <span class="visually-hidden">"Only its own application can change it."</span>
    }
}

/// The status, changed in place.
#[component]
fn StatusCell(bot: Memo<BotSummary>) -> impl IntoView {
    let session = expect_context::<Session>();
    let bots = expect_context::<Bots>();
    let details = expect_context::<Details>();
    let toasts = expect_context::<Toasts>();
    // What the person chose, until the API has answered.
    let wanted = RwSignal::new(None::<Status>);
    let change = Action::new_local(move |status: &Status| {
        let status = status.clone();
        let bot = bot.get_untracked();
        let connection = bots.connection();
        async move {
            let update = BotUpdate {
                status: Some(status.clone()),
                ..BotUpdate::new(bot.id.clone())
            };
            let told = Rc::new(Cell::new(None));
            let tell = {
                let (told, name) = (Rc::clone(&told), bot.display_name().to_owned());
                move |failure| told.set(Some(toasts.failed(failed_text(&name, &failure))))
            };
            // The API replaces whatever it gets, so somebody else's change would be lost unseen.
            let result = match details.read(&bot.id).await {
                Ok(now) if now.status != bot.status => {
                    bots.refresh();
                    toasts.failed(overtaken_text(bot.display_name(), now.status.as_ref()));
                    wanted.try_set(None);
                    return;
                }
                Ok(_) => {
                    session
                        .run(async |client| client.telling(tell).update_bot(&update).await)
                        .await
                }
                Err(error) => Err(error),
            };
            // What was said when it wasn't known yet.
            if let Some(toast) = told.get() {
                toasts.dismiss(toast);
            }
            match result {
                Ok(evidence) => {
                    if bots.connection() == connection {
                        bots.change(&update, &bot.to_bot());
                        details.change(&update);
                    }
                    toasts.done(changed_text(bot.display_name(), &status, evidence));
                }
                Err(error) => {
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
            label=Signal::derive(move || format!("Status of {}", bot.with(|bot| bot.display_name().to_owned())))
            disabled=Signal::derive(move || session.is_stopped())
            busy=pending
            on_change=choose
        />
    }
}

fn failed_text(name: &str, error: &Error) -> String {
    format!("“{name}”: {}", explain(error, Doing::ChangingStatus).line())
}

fn changed_text(name: &str, status: &Status, evidence: Evidence) -> String {
    let label = status.label().to_lowercase();
    let how = match evidence {
        Evidence::Answered => "",
        Evidence::FoundLater => " The answer got lost, but reading it again showed the change.",
    };
    format!("“{name}” is now {label}.{how} It may take up to 2 minutes until it takes effect.")
}

fn overtaken_text(name: &str, status: Option<&Status>) -> String {
    let label = status.map_or_else(
        || "something else".to_owned(),
        |it| it.label().to_lowercase(),
    );
    format!(
        "“{name}” was set to {label} by someone else in the meantime. Nothing was sent; choose again if you still want to change it."
    )
}
