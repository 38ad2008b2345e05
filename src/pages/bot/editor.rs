//! The form of a bot that exists, and saving it.

use leptos::{ev, prelude::*};

use super::header::Header;
use super::save_bar::SaveBar;
use crate::api::{Error, Evidence};
use crate::components::request_preview::masked;
use crate::components::{
    BotForm, Doing, FormState, Go, HealthCard, LeaveGuard, MergeDialog, RemoveDialog, Title,
    explain, use_go,
};
use crate::model::merge::Comparison;
use crate::model::object::Json;
use crate::model::{Bot, BotUpdate};
use crate::paths;
use crate::state::drafts::Origin;
use crate::state::{BotDraft, Bots, Details, Drafts, Ownership, Session, Suggestions, Toasts};
use crate::ui::{Card, CodeBlock, Notice, Tone, rescue_focus};

/// A loaded bot.
#[component]
pub fn Editor(
    /// The bot as loaded.
    bot: Bot,
    /// Whose it is.
    ownership: Ownership,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let bots = expect_context::<Bots>();
    let details = expect_context::<Details>();
    let drafts = expect_context::<Drafts>();
    let toasts = expect_context::<Toasts>();
    expect_context::<Suggestions>().wanted(session);
    let id = bot.id.clone();
    let (draft, origin) = drafts.open(bot);
    let check = |draft: &BotDraft| draft.update().err().unwrap_or_default();
    let form = FormState::new(draft, ownership == Ownership::Other, check);
    let draft = form.draft;
    let origin = RwSignal::new(origin);
    let error = RwSignal::new(None::<Error>);
    let removal = RwSignal::new(None);
    let merging = RwSignal::new(None::<Comparison>);

    let changes = Memo::new(move |_| draft.with(BotDraft::changed_members));
    Effect::new(move |_| {
        if changes.with(Vec::is_empty) {
            draft.with_untracked(|draft| drafts.forget(&draft.loaded.id));
        } else {
            drafts.keep(draft.get());
        }
    });

    let save = Action::new_local(move |(submitted, update): &(BotDraft, BotUpdate)| {
        let (submitted, update) = (submitted.clone(), update.clone());
        let connection = bots.connection();
        async move {
            // The API replaces whatever it gets: it has no versions that would tell of somebody else's
            // change.
            let result = match details.read(&update.id).await {
                Ok(theirs) => {
                    let comparison = comparison(draft, &submitted, theirs);
                    if comparison.is_overtaken() && bots.connection() == connection {
                        // Not if the person has left the page in the meantime.
                        if merging.try_set(Some(comparison)).is_some() {
                            toasts.failed(OVERTAKEN);
                        }
                        return;
                    }
                    let tell = move |failure| drop(error.try_set(Some(failure)));
                    session
                        .run(async |client| client.telling(tell).update_bot(&update).await)
                        .await
                }
                Err(failure) => Err(failure),
            };
            let evidence = match result {
                Ok(evidence) => evidence,
                Err(failure) => {
                    if failure.asks_for_refresh() {
                        bots.refresh();
                    }
                    // Said elsewhere if the person has left the page.
                    if let Some(Some(failure)) = error.try_set(Some(failure)) {
                        toasts.failed(explain(&failure, Doing::Saving).line());
                    }
                    return;
                }
            };
            if bots.connection() != connection {
                toasts.done(saved_text(evidence));
                return;
            }
            // What was said when it wasn't known yet.
            error.try_set(None);
            bots.change(&update, &submitted.loaded);
            details.change(&update);
            let read = details.read(&update.id).await.ok();
            let saved = |draft: &BotDraft| draft.after_saving(&submitted, &update, read.clone());
            if draft.try_update(|draft| *draft = saved(draft)).is_none() {
                drafts.change(&update.id, saved);
            }
            origin.try_set(Origin::Fresh);
            bots.refresh();
            toasts.done(saved_text(evidence));
            rescue_focus();
        }
    });
    let busy = save.pending();
    let send = move || {
        if busy.get_untracked() || session.is_stopped() || changes.with_untracked(Vec::is_empty) {
            return;
        }
        error.set(None);
        if let Some(update) = form.attempt(BotDraft::update) {
            save.dispatch_local((draft.get_untracked(), update));
        }
    };
    let submit = move |event: ev::SubmitEvent| {
        event.prevent_default();
        send();
    };
    let merged = move |(theirs, wanted): (Bot, Bot)| {
        form.restart(draft.with_untracked(|draft| draft.merged(theirs, wanted)));
        origin.set(Origin::Fresh);
        if draft.with_untracked(|draft| draft.changed_members().is_empty()) {
            toasts.done("The bot agent already is as you chose. Nothing was sent.");
            rescue_focus();
        } else {
            send();
        }
    };
    let discard = Callback::new(move |()| {
        form.restart(draft.with_untracked(|draft| BotDraft::from_bot(draft.loaded.clone())));
        // At once: the page may be left with it.
        draft.with_untracked(|draft| drafts.forget(&draft.loaded.id));
        error.set(None);
        origin.set(Origin::Fresh);
        rescue_focus();
    });
    let request = Signal::derive(move || {
        let update = draft.with(BotDraft::update).ok()?;
        session.preview_update(&update)
    });
    let loaded = Memo::new(move |_| draft.with(|draft| draft.loaded.clone()));
    let json = Signal::derive(move || loaded.with(|bot| format!("{:#}", masked(bot.to_json()))));
    let go = use_go();
    let leave = move |()| {
        drafts.forget(&id);
        go(&paths::bots(&bots.last_query()), Go::On);
    };
    view! {
        <Title text=Signal::derive(move || loaded.with(|bot| bot.display_name().to_owned())) />
        <Header loaded ownership removal />
        <OwnerNote loaded ownership />
        <DraftNote origin />
        <HealthCard draft loaded locked=form.locked />
        <form class="form" novalidate on:submit=submit>
            <BotForm state=form />
            <Card title="JSON" description="What the API returned, with everything the panel doesn’t know. The secret is masked.">
                <details>
                    <summary>"Show the JSON"</summary>
                    <CodeBlock text=json label="Bot agent" />
                </details>
                <crate::components::CodeSamples bot=Signal::derive(move || draft.with(BotDraft::saved)) update=Signal::derive(move || draft.with(BotDraft::update).ok()) />
            </Card>
            <SaveBar changes request busy error on_discard=discard />
        </form>
        <RemoveDialog target=removal on_removed=leave />
        <MergeDialog comparison=merging on_merged=merged />
        <LeaveGuard dirty=Signal::derive(move || changes.with(|it| !it.is_empty())) on_discard=discard />
    }
}

/// What is said on another page about a save that found somebody else's changes.
const OVERTAKEN: &str = "The changes weren’t saved: the bot agent was changed by someone else in the meantime. Your draft is kept; open the bot agent to decide.";

/// The bot as it was loaded, as the form has it now, and as it is by now.
fn comparison(draft: RwSignal<BotDraft>, submitted: &BotDraft, theirs: Bot) -> Comparison {
    // What was typed since isn't lost; a page that was left has nothing newer.
    let now = draft.try_get_untracked();
    let now = now.as_ref().unwrap_or(submitted);
    Comparison {
        base: now.loaded.clone(),
        mine: now.saved(),
        theirs,
    }
}

fn saved_text(evidence: Evidence) -> &'static str {
    match evidence {
        Evidence::Answered => "Saved. It may take up to 2 minutes until it takes effect.",
        Evidence::FoundLater => {
            "The answer got lost, but reading it again showed that your changes were saved. It may take up to 2 minutes until they take effect."
        }
    }
}

/// Why a bot of another application can't be changed.
#[component]
fn OwnerNote(loaded: Memo<Bot>, ownership: Ownership) -> impl IntoView {
    let owner = loaded.with_untracked(|bot| bot.owner().map(|id| id.as_str().to_owned()));
    (ownership == Ownership::Other).then(|| {
        view! {
            <Notice tone=Tone::Neutral title="This bot agent can only be looked at">
                <p>
                    "It belongs to another application"
                    {owner.map(|owner| view! { " (" <code>{owner}</code> ")" })}
                    ". The API lets only the application that owns a bot agent change it."
                </p>
            </Notice>
        }
    })
}

/// That unsaved changes of an earlier visit are back.
#[component]
fn DraftNote(origin: RwSignal<Origin>) -> impl IntoView {
    move || {
        match origin.get() {
        Origin::Fresh => None,
        Origin::Kept => Some("You left this page without saving. Your changes are still here."),
        Origin::Overtaken => Some(
            "You left this page without saving, and the bot agent has changed since. Your changes are still here; saving sends only the members that you changed.",
        ),
    }
    .map(|text| {
        view! {
            <Notice tone=Tone::Info title="Unsaved changes">
                <p>{text}</p>
            </Notice>
        }
    })
    }
}
