//! Saving changed priorities, bot by bot, and what kept some from being saved.

use leptos::prelude::*;

use super::Board;
use super::cell::place_text;
use crate::api::Error;
use crate::components::request_preview::describe;
use crate::components::{Doing, explain};
use crate::messages::routing as words;
use crate::model::BotId;
use crate::routing::plan::{Obstacle, Plan};
use crate::state::{NotUpdated, Reading, Session, Toasts, Writes};
use crate::ui::{Bar, Button, ButtonKind, CodeBlock, Notice, Tone, rescue_focus, tell_of_bar};

/// What saving needs.
#[derive(Clone, Copy)]
struct Saver {
    board: Board,
    writes: Writes,
}

/// Why nothing was sent to a bot.
enum Refusal {
    /// Its changes were given up meanwhile.
    GivenUp,
    Obstacle(Obstacle),
}

/// Why a bot wasn't saved.
enum Failure {
    Obstacle(Obstacle),
    Error(Error),
}

impl Saver {
    /// Saves one bot, unless its changes were given up meanwhile, and says whether it did. It is read first,
    /// because the API replaces the whole list of groups.
    async fn save(self, id: &BotId) -> Result<bool, Failure> {
        let decide = |now: &Reading| {
            let plan = self.board.plan.try_get_untracked().unwrap_or_default();
            if !plan.bots().contains(id) {
                return Err(Refusal::GivenUp);
            }
            plan.update(&now.shown).map_err(Refusal::Obstacle)
        };
        match self.writes.update(id, |_| (), decide).await {
            Ok(_) => Ok(true),
            Err(NotUpdated::Declined(Refusal::GivenUp)) => Ok(false),
            Err(NotUpdated::Declined(Refusal::Obstacle(it))) => Err(Failure::Obstacle(it)),
            Err(NotUpdated::Failed(error)) => Err(Failure::Error(error)),
        }
    }

    /// What is said about a bot that wasn't saved. A cell that somebody else changed is shown as it is now.
    fn tell(self, id: &BotId, failure: &Failure) -> String {
        let why = match failure {
            Failure::Obstacle(Obstacle::Overtaken(group, now)) => {
                self.board.plan.update(|plan| plan.forget_cell(id, *group));
                words::overtaken(&self.board.group_text(*group), &place_text(now))
            }
            Failure::Obstacle(Obstacle::LastGroup) => words::LAST_GROUP.to_owned(),
            Failure::Obstacle(Obstacle::Unreadable) => words::UNREADABLE.to_owned(),
            Failure::Error(error) => explain(error, Doing::Saving).line(),
        };
        words::failed(&self.name(id), &why)
    }

    fn name(self, id: &BotId) -> String {
        let known = self.board.known.with_untracked(|known| {
            let bot = known.iter().find(|bot| bot.id == *id)?;
            Some(bot.display_name().to_owned())
        });
        known.unwrap_or_else(|| id.as_str().to_owned())
    }
}

/// Appears when something changed: counts it, saves it or gives it up.
#[component]
pub fn SaveBar(board: Board) -> impl IntoView {
    let session = expect_context::<Session>();
    let toasts = expect_context::<Toasts>();
    let saver = Saver {
        board,
        writes: Writes::from_context(),
    };
    let failures = RwSignal::new(Vec::<String>::new());
    let plan = board.plan;
    let save = Action::new_local(move |ids: &Vec<BotId>| {
        let ids = ids.clone();
        async move {
            let mut told = Vec::new();
            let mut done = 0;
            for id in &ids {
                match saver.save(id).await {
                    Ok(was_sent) => {
                        plan.try_update(|plan| plan.forget(id));
                        done += usize::from(was_sent);
                    }
                    Err(failure) => {
                        // The person has gone: what wasn't sent stays in the plan.
                        if failures.try_get_untracked().is_none() {
                            board.saving.try_set(false);
                            toasts.failed(words::NOT_SAVED);
                            return;
                        }
                        told.push(saver.tell(id, &failure));
                        if stops(&failure) {
                            break;
                        }
                    }
                }
            }
            board.saving.try_set(false);
            failures.try_set(told);
            if done > 0 {
                toasts.done(words::saved(done));
            }
            if plan.try_with_untracked(Plan::is_empty) == Some(true) {
                rescue_focus();
            }
        }
    });
    let send = move |_| {
        failures.set(Vec::new());
        board.saving.set(true);
        save.dispatch_local(plan.with_untracked(Plan::bots));
    };
    let discard = move |_| {
        plan.set(Plan::default());
        failures.set(Vec::new());
        rescue_focus();
    };
    let is_there = move || plan.with(|plan| !plan.is_empty());
    tell_of_bar(Bar::Save, is_there);
    let count = move || plan.with(|plan| words::unsaved(plan.len(), plan.bots().len()));
    let requests = Signal::derive(move || requests(session, board));
    view! {
        <Failures failures />
        <Show when=is_there>
            <div class="save-bar" role="region" aria-label=words::PRIORITIES>
                <div class="save-bar__text"><strong role="status">{count}</strong></div>
                <div class="save-bar__actions">
                    <Button disabled=board.saving on:click=discard>{words::DISCARD}</Button>
                    <Button
                        kind=ButtonKind::Primary
                        busy=board.saving
                        attr:data-saves=true
                        disabled=Signal::derive(move || session.is_stopped())
                        on:click=send
                    >
                        {words::SAVE}
                    </Button>
                </div>
                <details class="request-preview">
                    <summary>{words::REVIEW}</summary>
                    <CodeBlock text=requests label=words::REQUESTS />
                </details>
            </div>
        </Show>
    }
}

/// What saving sends, bot by bot, if nobody else changes anything meanwhile.
fn requests(session: Session, board: Board) -> String {
    let plan = board.plan.get();
    let request = |id: BotId| {
        let bot = board
            .known
            .with(|known| known.iter().find(|bot| bot.id == id).cloned())?;
        session.preview_update(&plan.update(&bot).ok()?)
    };
    let requests = plan.bots().into_iter().filter_map(request);
    requests
        .map(|request| describe(&request))
        .collect::<Vec<_>>()
        .join("\n\n")
}

/// Whether the next bot would fail alike.
fn stops(failure: &Failure) -> bool {
    match failure {
        Failure::Error(error) => error.concerns_connection(),
        Failure::Obstacle(_) => false,
    }
}

#[component]
fn Failures(failures: RwSignal<Vec<String>>) -> impl IntoView {
    let item = |text: String| view! { <li>{text}</li> };
    move || {
        let texts = failures.get();
        (!texts.is_empty()).then(|| {
            view! {
                <Notice tone=Tone::Danger title=words::NOT_SAVED live=true>
                    <ul>{texts.into_iter().map(item).collect_view()}</ul>
                    <p>{words::KEPT}</p>
                </Notice>
            }
        })
    }
}
