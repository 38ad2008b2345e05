//! The form of a new bot.

mod beginning;

use leptos::{ev, prelude::*};

use crate::api::{Created, Error, Evidence};
use crate::components::{
    BotForm, Doing, ErrorNotice, FormState, Go, Here, LeaveGuard, RequestPreview, Title, WithBot,
    explain,
};
use crate::messages::new_bot as words;
use crate::model::{Bot, BotId, BotSummary, NewBot};
use crate::paths;
use crate::state::templates::Template;
use crate::state::{BotDraft, Bots, Drafts, Ownership, Session, Suggestions, Toasts, Writes};
use crate::ui::{Button, ButtonKind, LinkButton, Notice, PageHeading, Tone, effect, rescue_focus};

use beginning::{Beginning, CopyNotice, TemplateChoice, Wanted};

/// The page of a new bot: empty, as a template, or as a copy of another bot.
#[component]
pub fn NewBotPage() -> impl IntoView {
    let here = expect_context::<Here>();
    let wanted = Memo::new(move |_| {
        let template = here.parameter("template").unwrap_or_default();
        Wanted::of_query(&template, here.parameter("from"))
    });
    let copy = |(bot, _): (Bot, Ownership)| {
        view! { <NewBotForm beginning=Beginning::copy_of(&bot) /> }.into_any()
    };
    move || match wanted.get() {
        Wanted::Template(template) => {
            view! { <NewBotForm beginning=Beginning::template(template) /> }.into_any()
        }
        Wanted::CopyOf(id) => view! { <WithBot id view=copy /> }.into_any(),
    }
}

/// The form, which begins as is asked for unless an earlier draft is still there.
#[component]
fn NewBotForm(beginning: Beginning) -> impl IntoView {
    let session = expect_context::<Session>();
    let bots = expect_context::<Bots>();
    let drafts = expect_context::<Drafts>();
    let toasts = expect_context::<Toasts>();
    let writes = Writes::from_context();
    expect_context::<Suggestions>().wanted(session);
    let Beginning {
        begun: asked_for,
        copy,
    } = beginning;
    let kept = drafts.open_new();
    let restored = RwSignal::new(kept.is_some());
    let (draft, begun) = kept.unwrap_or_else(|| (asked_for.draft.clone(), asked_for.clone()));
    let begun = RwSignal::new(begun);
    let check = |draft: &BotDraft| draft.to_new_bot().err().unwrap_or_default();
    let form = FormState::new(draft, false, check);
    let draft = form.draft;
    let error = RwSignal::new(None::<Error>);
    let done = StoredValue::new(false);
    if bots.known_ids().is_none() {
        // So that a bot whose creation isn't answered can be told from its twins.
        bots.read(session, false);
    }
    let dirty = Memo::new(move |_| {
        draft.with(|draft| begun.with(|begun| !draft.shows_same_as(&begun.draft)))
    });
    effect(move || {
        if done.get_value() || !dirty.get() {
            drafts.forget(&BotId::default());
        } else {
            drafts.keep_new(draft.get(), begun.get());
        }
    });

    let here = expect_context::<Here>();
    let earlier = RwSignal::new(None::<BotSummary>);
    let create = Action::new_local(move |bot: &NewBot| {
        let bot = bot.clone();
        let pinned = session.pin();
        async move {
            let on_unknown = move |failure| drop(error.try_set(Some(failure)));
            match writes.create_or_find(&bot, on_unknown).await {
                Ok((sent, created)) => {
                    announce(toasts, &sent, &created);
                    if !pinned.is_current() {
                        return;
                    }
                    if sent != bot {
                        error.try_set(None);
                        earlier.try_set(Some(sent.summary(&created.id)));
                        return;
                    }
                    drafts.forget(&BotId::default());
                    // Not if the person has left the page in the meantime.
                    if done.try_set_value(true).is_none() {
                        here.go(&paths::bot(&created.id), Go::On);
                    }
                }
                Err(failure) => {
                    if failure.asks_for_refresh() {
                        bots.refresh();
                    }
                    if let Some(Some(failure)) = error.try_set(Some(failure)) {
                        toasts.failed(explain(&failure, Doing::Creating).line());
                    }
                }
            }
        }
    });
    let busy = create.pending();
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        if busy.get_untracked() || session.is_stopped() {
            return;
        }
        error.set(None);
        earlier.set(None);
        if let Some(bot) = form.attempt(BotDraft::to_new_bot) {
            create.dispatch_local(bot);
        }
    };
    let start_over = {
        let asked_for = asked_for.clone();
        move |_| {
            begun.set(asked_for.clone());
            form.restart(asked_for.draft.clone());
            restored.set(false);
            rescue_focus();
        }
    };
    let restored_text = if asked_for.template == Some(Template::Blank) {
        words::KEPT_HELP
    } else {
        words::KEPT_INSTEAD
    };
    let discard = Callback::new(move |()| {
        done.set_value(true);
        drafts.forget(&BotId::default());
    });
    let request = Signal::derive(move || {
        let bot = draft.with(BotDraft::to_new_bot).ok()?;
        session.preview_creation(&bot)
    });
    let start_over_button = move || {
        view! { <Button small=true on:click=start_over.clone()>{words::START_OVER}</Button> }
    };
    let copy_notice = move || {
        let facts = copy.clone().filter(|_| !restored.get());
        facts.map(|facts| view! { <CopyNotice facts /> })
    };
    let from_template = Memo::new(move |_| begun.with(|begun| begun.template.is_some()));
    view! {
        <Title text=words::TITLE />
        <PageHeading title=words::TITLE />
        <Show when=move || restored.get()>
            <Notice tone=Tone::Info title=words::KEPT actions=ViewFn::from(start_over_button.clone())>
                <p>{restored_text}</p>
            </Notice>
        </Show>
        {copy_notice}
        <form class="form" novalidate on:submit=submit>
            <Show when=move || from_template.get()>
                <TemplateChoice begun draft on_change=move |draft| form.restart(draft) />
            </Show>
            <BotForm state=form />
            <ErrorNotice error doing=Doing::Creating />
            <EarlierNotice earlier />
            <RequestPreview request />
            <div class="form__actions">
                <LinkButton href=paths::bots(&bots.last_query())>{words::CANCEL}</LinkButton>
                <Button kind=ButtonKind::Primary submit=true attr:data-saves=true busy disabled=Signal::derive(move || session.is_stopped())>
                    {words::CREATE}
                </Button>
            </div>
        </form>
        <LeaveGuard dirty on_discard=discard />
    }
}

/// That an earlier attempt had arrived after all, while the form has changed since.
#[component]
fn EarlierNotice(earlier: RwSignal<Option<BotSummary>>) -> impl IntoView {
    move || {
        earlier.get().map(|bot| {
            let name = bot.display_name().to_owned();
            let href = paths::bot(&bot.id);
            let label = words::open(&name);
            let actions = move || {
                let (href, label) = (href.clone(), label.clone());
                view! { <LinkButton href>{label}</LinkButton> }
            };
            view! {
                <Notice tone=Tone::Warning title=words::ARRIVED live=true actions=ViewFn::from(actions)>
                    <p>{words::arrived(&name)}</p>
                </Notice>
            }
        })
    }
}

/// Says what was created, and exactly what wasn't.
fn announce(toasts: Toasts, bot: &NewBot, created: &Created) {
    let said = words::created(&bot.name, created.evidence == Evidence::FoundLater);
    match &created.follow_up {
        Ok(()) => toasts.done(words::created_whole(&said)),
        Err(error) => {
            let explanation = explain(error, Doing::SettingPriority);
            toasts.failed(words::created_in_part(&said, &explanation.line()));
        }
    }
}
