//! Where the bots come from: a file or pasted JSON, and what is wrong with it.

use leptos::{ev, prelude::*};

use crate::messages::common::CANCEL;
use crate::messages::{entry, import as words};
use crate::state::Import;
use crate::state::import::{NoPlan, Stage};
use crate::transfer::file::LARGEST;
use crate::transfer::{ReadError, text_of};
use crate::ui::{Button, ButtonKind, Chosen, FileDrop, Notice, TextArea, Tone, rescue_focus_to};

/// The id of the control for a file.
pub(super) const FILE: &str = "import-file";

/// A file, or pasted JSON.
#[component]
pub(super) fn Source(import: Import) -> impl IntoView {
    let text = RwSignal::new(String::new());
    let unreadable = RwSignal::new(None::<String>);
    let busy = Signal::derive(move || import.stage() == Stage::Planning);
    let chosen = move |chosen: Chosen| {
        unreadable.set(None);
        match chosen {
            Chosen::Bytes(bytes) => match text_of(bytes) {
                Ok(text) => import.plan(&text),
                Err(_) => unreadable.set(Some(words::OTHER_ENCODING.to_owned())),
            },
            Chosen::TooLarge(bytes) => unreadable.set(Some(words::too_large(bytes))),
            Chosen::Unreadable => unreadable.set(Some(words::FILE_UNREADABLE.to_owned())),
            Chosen::Several(count) => unreadable.set(Some(words::several_files(count))),
        }
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if !busy.get_untracked() {
            unreadable.set(None);
            text.with_untracked(|text| import.plan(text));
        }
    };
    let cancel = move |_| {
        import.forget();
        rescue_focus_to(FILE);
    };
    let problem = Memo::new(move |_| {
        unreadable.get().or_else(|| match import.problem()? {
            NoPlan::Unreadable(error) => Some(problem_text(&error)),
            NoPlan::Failed(_) => None,
        })
    });
    view! {
        <form class="import__source" novalidate on:submit=submit>
            <p>{words::ABOUT}</p>
            <FileDrop
                id=FILE
                label=words::FILE
                hint=words::DROP
                accept=".json,application/json"
                largest=LARGEST
                on_chosen=chosen
            />
            <TextArea
                id="import-text"
                label=words::PASTE
                hint=words::PASTE_HINT.to_owned()
                value=text
                on_input=move |typed| text.set(typed)
                rows=8
                monospace=true
            />
            {move || problem.get().map(|problem| view! {
                <Notice tone=Tone::Danger title=words::UNREADABLE live=true>
                    <p>{problem}</p>
                </Notice>
            })}
            <Show when=move || busy.get() && import.reading().1 != 0>
                <progress
                    class="progress"
                    aria-label=words::READING
                    max=move || import.reading().1.to_string()
                    value=move || import.reading().0.to_string()
                ></progress>
            </Show>
            <div class="import__bar">
                <p role="status">{move || busy.get().then(|| planning(import.reading()))}</p>
                <Show when=move || busy.get()>
                    <Button on:click=cancel>{CANCEL}</Button>
                </Show>
                <Button kind=ButtonKind::Primary submit=true busy>{words::PLAN}</Button>
            </div>
        </form>
    }
}

/// How far the plan is.
fn planning((read, all): (usize, usize)) -> String {
    match all {
        0 => words::PLANNING.to_owned(),
        all => words::compared(read, all),
    }
}

fn problem_text(error: &ReadError) -> String {
    match error {
        ReadError::Empty => words::EMPTY.to_owned(),
        ReadError::TooLarge(bytes) => words::too_large(*bytes),
        ReadError::Syntax {
            line,
            column,
            message,
        } => words::syntax(*line, *column, message),
        ReadError::TooDeep(deepest) => entry::too_deep(*deepest),
        ReadError::Repeated(repeated) => {
            words::repeated(repeated.line, repeated.column, &repeated.name)
        }
        ReadError::NoBots => words::NO_BOTS.to_owned(),
        ReadError::Version(version) => words::version(version),
        ReadError::NotABot(number) => words::not_a_bot(*number),
    }
}
