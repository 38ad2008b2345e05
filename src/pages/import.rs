//! Bringing bots in from a file: choosing it, the plan, and what came of it.

mod line;
mod result;
mod source;

use leptos::prelude::*;

use crate::components::{Doing, ErrorNotice, Title};
use crate::messages::common::CANCEL;
use crate::messages::import as words;
use crate::paths;
use crate::state::import::{NoPlan, Stage};
use crate::state::{Bots, Import, Session};
use crate::transfer::Choice;
use crate::ui::{
    Button, ButtonKind, Dialog, Icon, IconName, PageHeading, focus_soon, rescue_focus_to,
};
use line::{PlanLine, line_id};
use result::{NewSecrets, counts};
use source::Source;

/// The page that brings bots in from a file.
#[component]
pub fn ImportPage() -> impl IntoView {
    let import = expect_context::<Import>();
    let bots = expect_context::<Bots>();
    let has_plan = Memo::new(move |_| !matches!(import.stage(), Stage::Empty | Stage::Planning));
    let failure = Signal::derive(move || match import.problem() {
        Some(NoPlan::Failed(error)) => Some(error),
        _ => None,
    });
    view! {
        <Title text=words::TITLE />
        <a class="back-link" href=paths::bots(&bots.last_query())>
            <Icon name=IconName::Back />
            {words::ALL_BOTS}
        </a>
        <PageHeading title=words::TITLE.to_owned() />
        {move || if has_plan.get() {
            view! { <Plan import /> }.into_any()
        } else {
            view! { <Source import /> }.into_any()
        }}
        <ErrorNotice error=failure doing=Doing::Listing />
    }
}

/// The plan, while it is carried out and afterwards.
#[component]
fn Plan(import: Import) -> impl IntoView {
    let session = expect_context::<Session>();
    let entries = import.entries();
    let stage = Memo::new(move |_| import.stage());
    let planned = move || stage.get() == Stage::Planned;
    let running = move || stage.get() == Stage::Running;
    let wanted = Memo::new(move |_| {
        entries.with(|entries| {
            entries
                .iter()
                .filter(|it| it.choice != Choice::Skip)
                .count()
        })
    });
    let title = move || match stage.get() {
        Stage::Ended => words::RESULT_TITLE,
        _ => words::PLAN_TITLE,
    };
    // The heading is there before the plan is, and after the button that made it is gone.
    rescue_focus_to(HEADING);
    let carry_out = move |_| {
        import.carry_out();
        rescue_focus_to(HEADING);
    };
    let asking = RwSignal::new(false);
    let start_over = move |_| {
        if import.has_unsaved_secrets() {
            asking.set(true);
        } else {
            forget(import);
        }
    };
    let off = Signal::derive(move || wanted.get() == 0 || session.is_stopped());
    view! {
        <section class="import__plan" aria-labelledby=HEADING>
            <h2 id=HEADING tabindex="-1">{title}</h2>
            <Show when=running>
                <Progress import />
            </Show>
            <div class="import__bar">
                <p role="status">{move || status(import)}</p>
                <Show when=move || !running()>
                    <Button on:click=start_over>{words::START_OVER}</Button>
                </Show>
                <Show when=running>
                    <Button
                        disabled=Signal::derive(move || import.is_stopping())
                        on:click=move |_| import.stop()
                    >
                        {words::STOP}
                    </Button>
                </Show>
                <Show when=planned>
                    <Button kind=ButtonKind::Primary disabled=off on:click=carry_out>
                        {move || words::carry_out(wanted.get())}
                    </Button>
                </Show>
            </div>
            <NewSecrets import />
            <AskAboutSecrets import open=asking />
            <Lines import />
        </section>
    }
}

fn forget(import: Import) {
    import.forget();
    rescue_focus_to(source::FILE);
}

/// Asks before secrets are forgotten that the person doesn't have yet.
#[component]
fn AskAboutSecrets(import: Import, open: RwSignal<bool>) -> impl IntoView {
    let discard = move |_| {
        open.set(false);
        forget(import);
    };
    let footer = move || {
        view! {
            <Button attr:autofocus=true on:click=move |_| open.set(false)>{CANCEL}</Button>
            <Button kind=ButtonKind::Danger on:click=discard>{words::SECRETS_DISCARD}</Button>
        }
    };
    view! {
        <Dialog open title=words::SECRETS_UNSAVED danger=true footer=ViewFn::from(footer)>
            <p>{words::SECRETS_UNSAVED_TEXT}</p>
        </Dialog>
    }
}

/// The lines of the plan: at first some, since a file may hold thousands.
#[component]
fn Lines(import: Import) -> impl IntoView {
    let all = Memo::new(move |_| import.entries().with(Vec::len));
    let limit = RwSignal::new(AT_ONCE);
    let shown = move || all.get().min(limit.get());
    let show_more = move |_| {
        let first = limit.get_untracked();
        limit.set(first + AT_ONCE);
        focus_soon(line_id(first));
    };
    view! {
        <ul class="import__lines">
            <For each=move || 0..shown() key=|index| *index let:index>
                <PlanLine import index />
            </For>
        </ul>
        <Show when=move || shown() < all.get()>
            <div class="import__bar">
                <p role="status">{move || words::shown(shown(), all.get())}</p>
                <Button on:click=show_more>{words::SHOW_MORE}</Button>
            </div>
        </Show>
    }
}

/// How many lines are shown at first, and how many more each time.
const AT_ONCE: usize = 200;
/// The id of the plan's heading.
const HEADING: &str = "import-plan";

/// What is about to happen, is happening or has happened, in one sentence.
fn status(import: Import) -> String {
    let entries = import.entries();
    match import.stage() {
        Stage::Planned => entries.with(|entries| {
            let count = |choice| entries.iter().filter(|it| it.choice == choice).count();
            words::summary(
                count(Choice::Create),
                count(Choice::Update),
                count(Choice::Skip),
            )
        }),
        Stage::Running if import.is_stopping() => words::STOPPING.to_owned(),
        Stage::Running => {
            let (done, all) = import.progress();
            words::running(done, all)
        }
        Stage::Ended => entries.with(|entries| counts(entries)),
        Stage::Empty | Stage::Planning => String::new(),
    }
}

#[component]
fn Progress(import: Import) -> impl IntoView {
    view! {
        <progress
            class="progress"
            aria-label=words::PROGRESS
            max=move || import.progress().1.to_string()
            value=move || import.progress().0.to_string()
        ></progress>
    }
}
