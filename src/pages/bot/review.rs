//! The dialog that shows what saving changes and sends.

use leptos::prelude::*;

use crate::api::Request;
use crate::components::part_words::{after_text, before_text, part_name, place_name};
use crate::components::request_preview::describe;
use crate::messages::{bot, review as words};
use crate::model::diff::Change;
use crate::model::merge::Part;
use crate::state::draft::Unsaved;
use crate::state::{BotDraft, Session};
use crate::ui::{Button, ButtonKind, CodeBlock, Dialog};

/// Shows every change with what was before it, and the request.
#[component]
pub fn ReviewDialog(
    /// Whether it is open.
    open: RwSignal<bool>,
    /// What the form shows.
    draft: RwSignal<BotDraft>,
    /// What saving would send, unless something keeps it from being sent.
    #[prop(into)]
    request: Signal<Option<Request>>,
    /// Whether it is being saved.
    #[prop(into)]
    busy: Signal<bool>,
    /// Saves the changes.
    #[prop(into)]
    on_save: Callback<()>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let save = move |_| {
        open.set(false);
        on_save.run(());
    };
    let footer = move || {
        view! {
            <Button on:click=move |_| open.set(false)>{words::KEEP_EDITING}</Button>
            <Button
                kind=ButtonKind::Primary
                busy
                disabled=Signal::derive(move || session.is_stopped())
                on:click=save
            >
                {bot::SAVE}
            </Button>
        }
    };
    view! {
        <Dialog open title=words::TITLE footer=ViewFn::from(footer)>
            <Changes draft />
            <SentRequest request />
        </Dialog>
    }
}

#[component]
fn Changes(draft: RwSignal<BotDraft>) -> impl IntoView {
    let lines = Memo::new(move |_| draft.with(BotDraft::unsaved));
    view! { <ul class="review">{move || lines.get().into_iter().map(line).collect_view()}</ul> }
}

fn line(unsaved: Unsaved) -> impl IntoView {
    let text = |text: &'static str| view! { <p class="small">{text}</p> }.into_any();
    let (place, said) = match unsaved {
        Unsaved::Change(change) => (place_name(&change.place), values(&change).into_any()),
        Unsaved::Order(member) => (member_name(member), text(words::ORDER_ONLY)),
        Unsaved::Unreadable(member) => (member_name(member), text(words::UNREADABLE)),
    };
    view! {
        <li class="review__change">
            <h3 class="review__place">{place}</h3>
            {said}
        </li>
    }
}

fn member_name(member: &str) -> String {
    part_name(&Part::Member(member.to_owned()))
}

fn values(change: &Change) -> impl IntoView + use<> {
    let Change {
        place,
        before,
        after,
    } = change;
    view! {
        <dl class="review__values">
            <dt>{words::BEFORE}</dt>
            <dd>{before_text(place, before.as_ref())}</dd>
            <dt>{words::AFTER}</dt>
            <dd class="review__after">{after_text(place, after.as_ref())}</dd>
        </dl>
    }
}

#[component]
fn SentRequest(request: Signal<Option<Request>>) -> impl IntoView {
    let text = Signal::derive(move || {
        request.with(|request| request.as_ref().map(describe).unwrap_or_default())
    });
    view! {
        <Show
            when=move || request.with(Option::is_some)
            fallback=|| view! { <p role="status">{words::NOT_READY}</p> }
        >
            <p class="muted">{words::REQUEST_HELP}</p>
            <CodeBlock text label=words::REQUEST />
        </Show>
    }
}
