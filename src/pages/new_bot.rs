//! The form of a new bot.

use leptos::{ev, prelude::*};

use crate::api::{Aftermath, Created, Error, Evidence};
use crate::components::{
    BotForm, Doing, ErrorNotice, FormState, Go, LeaveGuard, RequestPreview, Title, explain, use_go,
};
use crate::model::{BotId, BotSummary, NewBot};
use crate::paths;
use crate::state::drafts::{Attempt, Origin};
use crate::state::{BotDraft, Bots, Drafts, Session, Suggestions, Toasts};
use crate::ui::{Button, ButtonKind, LinkButton, Notice, PageHeading, Tone, rescue_focus};

/// The page of a new bot.
#[component]
pub fn NewBotPage() -> impl IntoView {
    let session = expect_context::<Session>();
    let bots = expect_context::<Bots>();
    let drafts = expect_context::<Drafts>();
    let toasts = expect_context::<Toasts>();
    expect_context::<Suggestions>().wanted(session);
    let (draft, origin) = drafts.open_new();
    let restored = RwSignal::new(origin == Origin::Kept);
    let check = |draft: &BotDraft| draft.to_new_bot().err().unwrap_or_default();
    let form = FormState::new(draft, false, check);
    let draft = form.draft;
    let error = RwSignal::new(None::<Error>);
    let done = StoredValue::new(false);
    if bots.known_ids().is_none() {
        // So that a bot whose creation isn't answered can be told from its twins.
        bots.read(session, false);
    }
    Effect::new(move |_| {
        let draft = draft.get();
        if done.get_value() || draft.is_blank() {
            drafts.forget(&BotId::default());
        } else {
            drafts.keep(draft);
        }
    });

    let go = use_go();
    let earlier = RwSignal::new(None::<BotSummary>);
    let create = Action::new_local(move |bot: &NewBot| {
        let bot = bot.clone();
        let go = go.clone();
        async move {
            let connection = bots.connection();
            let tell = move |failure| drop(error.try_set(Some(failure)));
            match create(session, bots, drafts, &bot, tell).await {
                Ok((sent, created)) => {
                    announce(toasts, &sent, &created);
                    if bots.connection() != connection {
                        return;
                    }
                    let summary = summary_of(&sent, &created.id);
                    bots.add(&summary);
                    if let Err(error) = &created.follow_up {
                        session.observe(error);
                    }
                    if sent != bot {
                        error.try_set(None);
                        earlier.try_set(Some(summary));
                        return;
                    }
                    drafts.forget(&BotId::default());
                    // Not if the person has left the page in the meantime.
                    if done.try_set_value(true).is_none() {
                        go(&paths::bot(&created.id), Go::On);
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
    let start_over = move |_| {
        form.restart(BotDraft::new_bot());
        restored.set(false);
        rescue_focus();
    };
    let start_over_button =
        move || view! { <Button small=true on:click=start_over>"Start over"</Button> };
    let dirty = Signal::derive(move || draft.with(|draft| !draft.is_blank()));
    let discard = Callback::new(move |()| {
        done.set_value(true);
        drafts.forget(&BotId::default());
    });
    let request = Signal::derive(move || {
        let bot = draft.with(BotDraft::to_new_bot).ok()?;
        session.preview_creation(&bot)
    });
    view! {
        <Title text="New bot agent" />
        <PageHeading title="New bot agent" />
        <Show when=move || restored.get()>
            <Notice tone=Tone::Info title="Your draft is still here" actions=ViewFn::from(start_over_button)>
                <p>"You began this bot agent earlier and didn’t create it yet."</p>
            </Notice>
        </Show>
        <form class="form" novalidate on:submit=submit>
            <BotForm state=form />
            <ErrorNotice error doing=Doing::Creating />
            <EarlierNotice earlier />
            <RequestPreview request />
            <div class="form__actions">
                <LinkButton href=paths::bots(&bots.last_query())>"Cancel"</LinkButton>
                <Button kind=ButtonKind::Primary submit=true busy disabled=Signal::derive(move || session.is_stopped())>
                    "Create bot agent"
                </Button>
            </div>
        </form>
        <LeaveGuard dirty on_discard=discard />
    }
}

/// Creates a bot, and says which one: it is another than was asked for when an earlier attempt turns
/// out to have arrived. As long as nobody knows what became of that, nothing more is sent.
async fn create(
    session: Session,
    bots: Bots,
    drafts: Drafts,
    bot: &NewBot,
    tell: impl Fn(Error) + 'static,
) -> Result<(NewBot, Created), Error> {
    let connection = bots.connection();
    if let Some(Attempt {
        bot,
        known,
        failure,
    }) = drafts.attempt()
    {
        let look = session
            .run(async |client| client.look_for_created(&bot, &known, failure).await)
            .await;
        match look {
            Err(failure) if failure.aftermath == Aftermath::NotSeen => {}
            look => {
                let created = look?;
                drafts.set_attempt(None);
                return Ok((bot, created));
            }
        }
    }
    let known = match bots.known_ids() {
        Some(known) => known,
        None => bots.own_ids(session).await?,
    };
    let result = session
        .run(async |client| client.telling(tell).create_bot(bot, &known).await)
        .await;
    if bots.connection() == connection {
        match &result {
            Ok(_) => drafts.set_attempt(None),
            Err(failure) if failure.outcome_unknown() => drafts.set_attempt(Some(Attempt {
                bot: bot.clone(),
                known,
                failure: failure.clone(),
            })),
            Err(_) => {}
        }
    }
    Ok((bot.clone(), result?))
}

/// The new bot as the list will show it.
fn summary_of(bot: &NewBot, id: &BotId) -> BotSummary {
    BotSummary {
        id: id.clone(),
        name: Some(bot.name.clone()),
        avatar: bot.avatar.clone(),
        status: Some(bot.status.clone()),
    }
}

/// That an earlier attempt had arrived after all, while the form has changed since.
#[component]
fn EarlierNotice(earlier: RwSignal<Option<BotSummary>>) -> impl IntoView {
    move || {
        earlier.get().map(|bot| {
            let name = bot.display_name().to_owned();
            let href = paths::bot(&bot.id);
            let actions = {
                let name = name.clone();
                move || view! { <LinkButton href=href.clone()>{format!("Open “{name}”")}</LinkButton> }
            };
            view! {
                <Notice tone=Tone::Warning title="Your earlier attempt has arrived" live=true actions=ViewFn::from(actions)>
                    <p>
                        {format!("“{name}” exists, without what you changed here since. Nothing more was sent. Change it on its own page, or create another one from here.")}
                    </p>
                </Notice>
            }
        })
    }
}

/// Says what was created, and exactly what wasn't.
fn announce(toasts: Toasts, bot: &NewBot, created: &Created) {
    let name = &bot.name;
    let how = match created.evidence {
        Evidence::Answered => "",
        Evidence::FoundLater => " The answer got lost, but reading the list again showed it.",
    };
    match &created.follow_up {
        Ok(()) => toasts.done(format!(
            "“{name}” was created.{how} It may take up to 2 minutes until it takes effect."
        )),
        Err(error) => {
            let explanation = explain(error, Doing::SettingPriority);
            toasts.failed(format!(
                "“{name}” was created.{how} {} You can set it on the page of the bot agent.",
                explanation.line()
            ));
        }
    }
}
