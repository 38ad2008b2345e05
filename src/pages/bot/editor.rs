//! The form of a bot that exists, and saving it.

use leptos::{ev, prelude::*};

use super::code::CodeTab;
use super::header::Header;
use super::json::JsonTab;
use super::notes::{DraftNote, OwnerNote};
use super::review::ReviewDialog;
use super::save_bar::SaveBar;
use super::tabs::{Tab, Tabs};
use crate::api::{Error, Evidence};
use crate::components::{
    Doing, FormProblems, FormState, Go, HealthCard, Here, LeaveGuard, MergeDialog, RemoveDialog,
    SettingsFields, Title, WebhooksFields, explain,
};
use crate::messages::bot as words;
use crate::model::merge::Comparison;
use crate::model::{Bot, BotId, BotUpdate};
use crate::paths;
use crate::state::drafts::Origin;
use crate::state::{
    BotDraft, Bots, Details, Drafts, NotUpdated, Ownership, Reading, Session, Suggestions, Toasts,
    Updated, Writes,
};
use crate::ui::{effect, focus_control, focus_control_soon, rescue_focus};

/// A loaded bot.
#[component]
pub fn Editor(
    /// The bot as loaded.
    bot: Bot,
    /// Whose it is.
    ownership: Ownership,
    /// The part of the page that is shown.
    tab: Signal<Tab>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let bots = expect_context::<Bots>();
    let details = expect_context::<Details>();
    let drafts = expect_context::<Drafts>();
    let toasts = expect_context::<Toasts>();
    let writes = Writes::from_context();
    expect_context::<Suggestions>().wanted(session);
    let id = StoredValue::new(bot.id.clone());
    let now = bot.clone();
    let (draft, origin) = drafts.open(bot);
    let conflict = (origin == Origin::Conflict).then(|| draft.compared_with(now));
    let conflict = conflict.filter(Comparison::has_conflicts);
    let check = |draft: &BotDraft| draft.update().err().unwrap_or_default();
    let form = FormState::new(draft, ownership == Ownership::Other, check);
    let draft = form.draft;
    let origin = RwSignal::new(origin);
    let error = RwSignal::new(None::<Error>);
    let removal = RwSignal::new(None);
    let merging = RwSignal::new(conflict);

    let changes = Memo::new(move |_| draft.with(BotDraft::changed_members));
    effect(move || {
        if changes.with(Vec::is_empty) {
            draft.with_untracked(|draft| drafts.forget(&draft.loaded.id));
        } else {
            drafts.keep(draft.get());
        }
    });

    let save = Action::new_local(move |(submitted, update): &(BotDraft, BotUpdate)| {
        let (submitted, update) = (submitted.clone(), update.clone());
        let pinned = session.pin();
        async move {
            let id = &update.id;
            let on_unknown = move |failure| drop(error.try_set(Some(failure)));
            // The API replaces whatever it gets: it has no versions that would tell of somebody else's change.
            let unless_overtaken = |now: &Reading| {
                let comparison = comparison(draft, &submitted, now.shown.clone());
                if comparison.is_overtaken() {
                    Err(Box::new(comparison))
                } else {
                    Ok(update.clone())
                }
            };
            match writes.update(id, on_unknown, unless_overtaken).await {
                Ok(Updated::Already) => toasts.done(words::ALREADY_SO),
                Ok(Updated::Sent(evidence)) if !pinned.is_current() => {
                    toasts.done(saved_text(evidence));
                }
                Ok(Updated::Sent(evidence)) => {
                    // What was said when it wasn't known yet.
                    error.try_set(None);
                    let read = details.read(id).await.ok().map(|now| now.shown);
                    let saved =
                        |draft: &BotDraft| draft.after_saving(&submitted, &update, read.clone());
                    if draft.try_update(|draft| *draft = saved(draft)).is_none() {
                        drafts.change(id, saved);
                    }
                    origin.try_set(Origin::Fresh);
                    bots.refresh();
                    toasts.done(saved_text(evidence));
                    rescue_focus();
                }
                Err(NotUpdated::Declined(comparison)) => {
                    // Not if the person has left the page in the meantime.
                    if pinned.is_current() && merging.try_set(Some(*comparison)).is_some() {
                        toasts.failed(words::OVERTAKEN);
                    }
                }
                Err(NotUpdated::Failed(failure)) => {
                    if failure.asks_for_refresh() {
                        bots.refresh();
                    }
                    // Said elsewhere if the person has left the page.
                    if let Some(Some(failure)) = error.try_set(Some(failure)) {
                        toasts.failed(explain(&failure, Doing::Saving).line());
                    }
                }
            }
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
            toasts.done(words::ALREADY_SO);
            rescue_focus();
        } else {
            send();
        }
    };
    let discard = Callback::new(move |()| {
        form.restart(draft.with_untracked(|draft| BotDraft::from_bot(Bot::clone(&draft.loaded))));
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
    let dirty = Signal::derive(move || changes.with(|changes| !changes.is_empty()));
    let here = expect_context::<Here>();
    let leave = move |()| {
        here.go(&paths::bots(&bots.last_query()), Go::On);
    };
    let on_go = field_finder(id, tab);
    let reviewing = RwSignal::new(false);
    view! {
        <Title text=Signal::derive(move || loaded.with(|bot| title(bot, tab.get()))) />
        <Header loaded ownership removal />
        <OwnerNote loaded ownership />
        <DraftNote origin />
        <Tabs id shown=tab changes form />
        <div class="bot-part" hidden=move || !tab.get().is_form()>
            <HealthCard draft loaded locked=form.locked on_go />
        </div>
        <form class="form" novalidate on:submit=submit>
            <FormProblems state=form on_go />
            <Part of=Tab::Settings tab><SettingsFields state=form /></Part>
            <Part of=Tab::Webhooks tab><WebhooksFields state=form /></Part>
            <Part of=Tab::Json tab>
                <JsonTab loaded draft dirty seen=Signal::derive(move || tab.get() == Tab::Json) />
            </Part>
            <Part of=Tab::Code tab><CodeTab loaded draft /></Part>
            <SaveBar draft changes busy error on_review=move |()| reviewing.set(true) on_discard=discard />
        </form>
        <ReviewDialog open=reviewing draft request busy on_save=move |()| send() />
        <RemoveDialog target=removal on_removed=leave />
        <MergeDialog comparison=merging on_merged=merged />
        <LeaveGuard dirty on_discard=discard root=id.with_value(paths::bot) />
    }
}

/// One part of the page: there from the first time that it is shown, and only hidden after.
#[component]
fn Part(
    /// Which.
    of: Tab,
    /// The part that is shown.
    tab: Signal<Tab>,
    /// What is in it.
    children: ChildrenFn,
) -> impl IntoView {
    let shown = Memo::new(move |_| tab.get() == of);
    let visited = Memo::new(move |before: Option<&bool>| before == Some(&true) || shown.get());
    view! {
        <div class="bot-part" hidden=move || !shown.get()>
            <Show when=move || visited.get()>{children()}</Show>
        </div>
    }
}

/// Leads to the field with an id, in whatever part of the page it is.
fn field_finder(id: StoredValue<BotId>, tab: Signal<Tab>) -> Callback<String> {
    let here = expect_context::<Here>();
    // The field that waits for its part to be shown.
    let waiting = StoredValue::new(None::<String>);
    Effect::new(move |before: Option<Tab>| {
        let now = tab.get();
        let here = |field: &mut String| Tab::of_field(field) == now;
        let field = waiting.try_update_value(|field| field.take_if(here));
        if let Some(field) = field.flatten() {
            focus_control_soon(field);
        } else if before.is_some_and(|before| before != now) {
            // What is hidden loses the focus only once the frame was drawn.
            request_animation_frame(rescue_focus);
        }
        now
    });
    Callback::new(move |field: String| {
        let part = Tab::of_field(&field);
        if part == tab.get_untracked() {
            focus_control(&field);
        } else {
            waiting.set_value(Some(field));
            here.go(&id.with_value(|id| part.path(id)), Go::On);
        }
    })
}

fn title(bot: &Bot, tab: Tab) -> String {
    let name = bot.display_name();
    match tab {
        Tab::Settings => name.to_owned(),
        part => words::title_of(name, part.label()),
    }
}

/// The bot as it was loaded, as the form has it now, and as it is by now.
fn comparison(draft: RwSignal<BotDraft>, submitted: &BotDraft, theirs: Bot) -> Comparison {
    // What was typed since isn't lost; a page that was left has nothing newer.
    let now = draft.try_get_untracked();
    let now = now.as_ref().unwrap_or(submitted);
    now.compared_with(theirs)
}

fn saved_text(evidence: Evidence) -> String {
    match evidence {
        Evidence::Answered => words::saved(),
        Evidence::FoundLater => words::saved_found(),
    }
}
