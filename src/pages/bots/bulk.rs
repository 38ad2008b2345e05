//! The same change to many bots: the dialog that asks about it, shows how far it is, and what came of
//! it. The work itself is [`state::bulk`](crate::state::bulk)'s.

pub mod progress;
mod question;
mod report;

use std::collections::{HashMap, HashSet};

use leptos::prelude::*;

use super::selecting::Selecting;
use crate::components::WorkGuard;
use crate::messages::bulk as words;
use crate::model::{BotId, BotSummary};
use crate::state::bulk::{Target, Work};
use crate::state::{Bots, Bulk, BulkRun, Session, Toasts, Writes};
use crate::ui::{Dialog, focus_soon, rescue_focus, rescue_focus_to};

use progress::{Running, RunningButtons};
use question::{Answer, Asking, AskingButtons};
use report::{Over, OverButtons, end, headline};

/// What may be done to many bots.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// They get a status.
    SetStatus,
    /// They are removed.
    Remove,
}

/// What is asked about.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Question {
    /// What may be done.
    pub kind: Kind,
    /// To which bots.
    pub targets: Vec<Target>,
    /// How many bots of other applications are selected: among those to be removed, but not among those
    /// that get a status.
    pub others: usize,
}

/// What the dialog shows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stage {
    Asking,
    Running,
    Over,
}

/// The work that is asked about, under way, or over.
#[derive(Clone, Copy)]
pub struct BulkWork {
    open: RwSignal<bool>,
    question: RwSignal<Option<Question>>,
    answer: Answer,
    run: RwSignal<Option<BulkRun>>,
    /// Stored, so that a copy of this stays small.
    around: StoredValue<Around>,
}

/// What the work goes through, and what learns from it.
#[derive(Clone, Copy)]
struct Around {
    session: Session,
    bots: Bots,
    writes: Writes,
}

impl BulkWork {
    /// Nothing yet.
    pub fn new(bots: Bots) -> Self {
        Self {
            open: RwSignal::new(false),
            question: RwSignal::new(None),
            answer: Answer::new(),
            run: RwSignal::new(None),
            around: StoredValue::new(Around {
                session: expect_context::<Session>(),
                bots,
                writes: Writes::from_context(),
            }),
        }
    }

    /// Asks about what is selected.
    pub fn ask(self, kind: Kind, selecting: Selecting) {
        self.run.set(None);
        self.answer.clear();
        self.question.set(Some(question(
            kind,
            selecting,
            self.around.get_value().bots,
        )));
        self.open.set(true);
    }

    /// Begins with what was asked about.
    fn start(self, work: Work) {
        let targets = self.question.with_untracked(|question| {
            let targets = question.as_ref().map(|question| question.targets.clone());
            targets.unwrap_or_default()
        });
        let Around {
            session, writes, ..
        } = self.around.get_value();
        let run = BulkRun::start(session, writes, work, targets);
        self.run.set(Some(run));
        focus_soon(progress::STOP_ID);
    }

    /// Looks at the work that was begun, if any was.
    pub fn with<T>(self, look: impl FnOnce(&Bulk) -> T) -> Option<T> {
        self.run.with(|run| run.as_ref().map(|run| run.with(look)))
    }

    /// The work that was begun, for what a button does to it.
    fn run(self) -> Option<BulkRun> {
        self.run.get_untracked()
    }

    /// Has nothing new begun.
    pub fn stop(self) {
        if let Some(run) = self.run() {
            run.stop();
        }
    }

    /// Closes the dialog.
    fn close(self) {
        self.open.set(false);
    }

    /// Whether the dialog is open.
    pub fn is_open(self) -> bool {
        self.open.get()
    }

    /// Shows the dialog again.
    pub fn show(self) {
        self.open.set(true);
    }

    /// Whether something is under way, or over but not looked at, while the dialog is closed.
    pub fn is_behind(self) -> bool {
        self.run.with(Option::is_some) && !self.open.get()
    }

    /// Whether something is under way.
    pub fn is_running(self) -> bool {
        self.stage() == Stage::Running
    }

    fn stage(self) -> Stage {
        match self.with(Bulk::is_over) {
            None => Stage::Asking,
            Some(false) => Stage::Running,
            Some(true) => Stage::Over,
        }
    }

    /// Whether it is asked to remove bots.
    fn asks_removal(self) -> bool {
        let is_removal = |question: &Question| question.kind == Kind::Remove;
        self.question
            .with(|question| question.as_ref().is_some_and(is_removal))
    }

    /// What is asked, done, or over, in a few words.
    pub fn title(self) -> String {
        let begun = self.with(|bulk| match bulk.work() {
            _ if bulk.is_over() => end(bulk).to_owned(),
            Work::SetStatus(status) => words::setting_status(bulk.items().len(), status.label()),
            Work::Remove => words::removing(bulk.items().len()),
        });
        let asked = || {
            self.question.with(|question| {
                let question = question.as_ref()?;
                let count = question.targets.len();
                Some(match question.kind {
                    Kind::SetStatus => words::ask_status(count),
                    Kind::Remove => words::ask_removal(count),
                })
            })
        };
        begun.or_else(asked).unwrap_or_default()
    }
}

/// What is selected, in the order that is shown; then what isn't shown.
fn question(kind: Kind, selecting: Selecting, bots: Bots) -> Question {
    let lists = untrack(|| [bots.list(false), bots.list(true)]);
    let lists = || lists.iter().flatten();
    let mine: HashSet<&BotId> = lists().flat_map(|list| &list.mine).collect();
    let by_id: HashMap<&BotId, &BotSummary> = lists()
        .flat_map(|list| &list.bots)
        .map(|bot| (&bot.id, bot))
        .collect();
    let chosen = selecting.chosen();
    let others = chosen.iter().filter(|id| !mine.contains(id)).count();
    let wanted = |id: &&BotId| kind == Kind::Remove || mine.contains(*id);
    let target = |bot: &&BotSummary| Target {
        id: bot.id.clone(),
        name: bot.display_name().to_owned(),
        status: bot.status.clone(),
    };
    let targets = chosen.iter().filter(wanted).filter_map(|id| by_id.get(id));
    Question {
        kind,
        targets: targets.map(target).collect(),
        others,
    }
}

/// Says in the corner how far it is: for a while if all is well.
fn say(work: BulkWork, toasts: Toasts) {
    let told = untrack(|| work.with(|bulk| (headline(bulk), bulk.counts())));
    if let Some((text, counts)) = told {
        if counts.done == counts.all {
            toasts.done(text);
        } else {
            toasts.failed(text);
        }
    }
}

/// Asks, works, and reports.
#[component]
pub fn BulkDialog(
    /// What it is about.
    work: BulkWork,
) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let stage = Memo::new(move |_| work.stage());
    Effect::new(move |before: Option<Stage>| {
        let now = stage.get();
        if now == Stage::Over && before == Some(Stage::Running) {
            // Also for what came out otherwise than was thought.
            work.around.get_value().bots.refresh();
            if work.open.get_untracked() {
                rescue_focus_to(report::HEADING_ID);
            } else {
                say(work, toasts);
            }
        }
        now
    });
    // What opened the dialog may be gone when it closes.
    Effect::new(move |was_open: Option<bool>| {
        let open = work.open.get();
        if was_open == Some(true) && !open {
            if stage.get_untracked() == Stage::Over {
                work.run.set(None);
            }
            rescue_focus();
        }
        open
    });
    let is_running = Memo::new(move |_| stage.get() == Stage::Running);
    let leave = move |()| {
        work.stop();
        say(work, toasts);
    };
    let news = move || {
        work.with(|bulk| match (bulk.is_over(), bulk.stopped()) {
            (true, _) => headline(bulk),
            (false, Some(_)) => words::STOPPING.to_owned(),
            (false, None) => String::new(),
        })
    };
    let buttons = move || {
        move || match stage.get() {
            Stage::Asking => view! { <AskingButtons work /> }.into_any(),
            Stage::Running => view! { <RunningButtons work /> }.into_any(),
            Stage::Over => view! { <OverButtons work /> }.into_any(),
        }
    };
    view! {
        <Dialog
            open=work.open
            title=Signal::derive(move || work.title())
            danger=Signal::derive(move || work.asks_removal())
            footer=ViewFn::from(buttons)
        >
            {move || match stage.get() {
                Stage::Asking => view! { <Asking work /> }.into_any(),
                Stage::Running => view! { <Running work /> }.into_any(),
                Stage::Over => view! { <Over work /> }.into_any(),
            }}
            <p class="visually-hidden" role="status">{news}</p>
        </Dialog>
        <Show when=move || is_running.get()>
            <WorkGuard on_stop=Callback::new(leave) />
        </Show>
    }
}
