//! Taking bots out as a file: each is read, and what came is saved or copied.

use std::ops::ControlFlow;

use leptos::prelude::*;
use leptos::task::spawn_local;
use leptos::web_sys::js_sys::Date;

use super::{Doing, explain};
use crate::api::Error;
use crate::messages::export as words;
use crate::model::{Bot, BotId};
use crate::state::{Bots, Details, Session, Toasts, Workspace};
use crate::transfer::{File, write};
use crate::ui::{
    Button, ButtonKind, Checkbox, CopyButton, Dialog, IconName, Notice, Tone, effect, save_json,
};

/// A bot that was asked for, and what came of reading it; nothing so far, if it wasn't.
#[derive(Clone, Debug, PartialEq)]
struct Wanted {
    id: BotId,
    result: Option<Result<Bot, Error>>,
}

/// The reading of some bots.
#[derive(Clone, Copy)]
struct Reading {
    details: Details,
    wanted: RwSignal<Vec<Wanted>>,
    /// Whether bots are being read.
    busy: RwSignal<bool>,
    /// The number of this reading: what an earlier one brings is out of date.
    number: StoredValue<u32>,
}

impl Reading {
    fn new() -> Self {
        Self {
            details: expect_context::<Details>(),
            wanted: RwSignal::new(Vec::new()),
            busy: RwSignal::new(false),
            number: StoredValue::new(0),
        }
    }

    fn begin(self, ids: Vec<BotId>) {
        let fresh = |id| Wanted { id, result: None };
        self.wanted.set(ids.into_iter().map(fresh).collect());
        self.go_on();
    }

    /// Reads what wasn't read, or couldn't be.
    fn go_on(self) {
        self.stop();
        self.wanted.update(|wanted| {
            for bot in wanted {
                bot.result.take_if(|result| result.is_err());
            }
        });
        let number = self.number.get_value();
        let line: Vec<BotId> = self.wanted.with_untracked(|wanted| {
            let unread = wanted.iter().filter(|bot| bot.result.is_none());
            unread.map(|bot| bot.id.clone()).collect()
        });
        self.busy.set(!line.is_empty());
        spawn_local(self.read(number, line));
    }

    fn stop(self) {
        self.number.try_update_value(|number| *number += 1);
        self.busy.try_set(false);
    }

    async fn read(self, number: u32, ids: Vec<BotId>) {
        let is_current = || self.number.try_get_value() == Some(number);
        let take_in = |id, result: Result<Bot, Error>| {
            if !is_current() {
                return ControlFlow::Break(());
            }
            let stops = matches!(&result, Err(error) if error.concerns_connection());
            self.wanted.try_update(|wanted| {
                if let Some(bot) = wanted.iter_mut().find(|bot| bot.id == id) {
                    bot.result = Some(result);
                }
            });
            if stops {
                self.stop();
                return ControlFlow::Break(());
            }
            ControlFlow::Continue(())
        };
        self.details.read_each(ids, take_in).await;
        if is_current() {
            self.busy.try_set(false);
        }
    }

    fn is_busy(self) -> bool {
        self.busy.get()
    }

    /// How many were read, and how many are wanted.
    fn progress(self) -> (usize, usize) {
        self.wanted.with(|wanted| {
            let read = wanted
                .iter()
                .filter(|bot| matches!(bot.result, Some(Ok(_))));
            (read.count(), wanted.len())
        })
    }

    fn bots(self) -> Vec<Bot> {
        self.wanted.with_untracked(|wanted| {
            let read = wanted
                .iter()
                .filter_map(|bot| bot.result.as_ref()?.as_ref().ok());
            read.cloned().collect()
        })
    }

    fn failures(self) -> Vec<(BotId, Error)> {
        self.wanted.with(|wanted| {
            let failed = |bot: &Wanted| {
                let error = bot.result.as_ref()?.as_ref().err()?;
                Some((bot.id.clone(), error.clone()))
            };
            wanted.iter().filter_map(failed).collect()
        })
    }
}

/// Reads bots, and saves or copies them as JSON.
#[component]
pub fn ExportDialog(
    /// Which bots; the dialog is open while there are any.
    target: RwSignal<Option<Vec<BotId>>>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let toasts = expect_context::<Toasts>();
    let reading = Reading::new();
    let open = RwSignal::new(false);
    let with_secrets = RwSignal::new(false);
    effect(move || {
        if let Some(ids) = target.get() {
            with_secrets.set(false);
            reading.begin(ids);
            open.set(true);
        }
    });
    Effect::new(move |before: Option<bool>| {
        let is_open = open.get();
        if before == Some(true) && !is_open {
            reading.stop();
            reading.wanted.set(Vec::new());
            target.set(None);
        }
        is_open
    });
    on_cleanup(move || reading.stop());
    let text = Signal::derive(move || {
        let file = File {
            exported_at: Date::new_0().to_iso_string().into(),
            source: source(session),
            with_secrets: with_secrets.get_untracked(),
        };
        write(&file, &reading.bots())
    });
    let download = move |_| {
        if !save_json(&text.get_untracked(), &file_name(&reading.bots())) {
            toasts.failed(words::NOT_SAVED);
        }
    };
    let nothing = Signal::derive(move || reading.is_busy() || reading.progress().0 == 0);
    let unfinished = move || {
        let (read, all) = reading.progress();
        !reading.is_busy() && read < all
    };
    let title = Signal::derive(move || words::title(reading.progress().1));
    let footer = move || {
        view! {
            <Button on:click=move |_| open.set(false)>{words::CLOSE}</Button>
            <Show when=move || reading.is_busy()>
                <Button on:click=move |_| reading.stop()>{words::STOP}</Button>
            </Show>
            <Show when=unfinished>
                <Button on:click=move |_| reading.go_on()>{words::READ_REST}</Button>
            </Show>
            <CopyButton text label=words::COPY disabled=nothing />
            <Button kind=ButtonKind::Primary icon=IconName::Download disabled=nothing on:click=download>
                {words::DOWNLOAD}
            </Button>
        }
    };
    view! {
        <Dialog open title footer=ViewFn::from(footer)>
            <p>{words::ABOUT}</p>
            <Progress reading />
            <Checkbox
                id="export-secrets"
                label=words::SECRETS
                hint=words::SECRETS_HINT
                checked=with_secrets
                on_change=move |ticked| with_secrets.set(ticked)
            />
            <Show when=move || with_secrets.get()>
                <Notice tone=Tone::Warning title=words::SECRETS_TITLE live=true>
                    <p>{words::SECRETS_WARNING}</p>
                </Notice>
            </Show>
        </Dialog>
    }
}

/// How far the reading is, and what couldn't be read.
#[component]
fn Progress(reading: Reading) -> impl IntoView {
    let bots = expect_context::<Bots>();
    let said = move || {
        let (read, all) = reading.progress();
        if reading.is_busy() {
            words::reading(read, all)
        } else {
            words::ready(read, all - read)
        }
    };
    let failures = Memo::new(move |_| reading.failures());
    let failure = move |(id, error): (BotId, Error)| {
        let why = explain(&error, Doing::Opening).text;
        view! { <li><strong>{name_of(bots, &id)}</strong> " " {why}</li> }
    };
    view! {
        <div class="export__progress">
            <progress
                class="progress"
                aria-label=words::PROGRESS
                max=move || reading.progress().1.to_string()
                value=move || reading.progress().0.to_string()
            ></progress>
            <p role="status">{said}</p>
        </div>
        <Show when=move || failures.with(|failures| !failures.is_empty())>
            <Notice tone=Tone::Danger title=words::FAILED live=true>
                <ul class="export__failures">{move || failures.get().into_iter().map(failure).collect_view()}</ul>
            </Notice>
        </Show>
    }
}

/// The name under which the list shows a bot, or its id.
fn name_of(bots: Bots, id: &BotId) -> String {
    let lists = [bots.list(false), bots.list(true)].into_iter().flatten();
    let mut names = lists.filter_map(|list| {
        let found = list.bots.iter().find(|bot| bot.id == *id);
        found.map(|bot| bot.display_name().to_owned())
    });
    names.next().unwrap_or_else(|| id.as_str().to_owned())
}

fn source(session: Session) -> String {
    match untrack(|| session.workspace()) {
        Some(Workspace::Api(base)) => base,
        Some(Workspace::Demo) | None => "demo".to_owned(),
    }
}

/// What the file is called: by the bot if there is only one, and by the day.
fn file_name(bots: &[Bot]) -> String {
    let now: String = Date::new_0().to_iso_string().into();
    let day = now.split('T').next().unwrap_or_default();
    let what = match bots {
        [bot] => format!("bot-agent-{}", bot.id.as_str()),
        _ => "bot-agents".to_owned(),
    };
    format!("{what}-{day}.json")
}
