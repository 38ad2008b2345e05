//! Who gets the next chat: bots by groups, with a priority in each cell, and what that means in sentences.

mod add_group;
mod cell;
mod matrix;
mod save;
mod sentences;

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::{Doing, ErrorView, Go, Here, LeaveGuard, Title, Whose};
use crate::format;
use crate::messages::routing as words;
use crate::model::{Bot, BotId, GroupId};
use crate::paths;
use crate::routing::groups;
use crate::routing::plan::Plan;
use crate::state::{BotList, Bots, Detail, Details, Drafts, Ownership, Preferences, Session};
use crate::ui::{
    Button, EmptyState, IconName, LinkButton, Notice, PageHeading, SkeletonTable, Tone, effect,
};

use add_group::AddGroup;
use matrix::Matrix;
use save::SaveBar;
use sentences::Sentences;

/// How many bots are read at first, and how many more at a time: each takes a call of its own.
const BOTS: usize = 100;

/// What the parts of the page share.
#[derive(Clone, Copy)]
struct Board {
    preferences: Preferences,
    /// The bots in the table, by name.
    ids: Memo<Vec<BotId>>,
    /// Those of them that were read.
    known: Memo<Vec<Arc<Bot>>>,
    list: Memo<Option<Arc<BotList>>>,
    /// The columns.
    groups: Memo<Vec<GroupId>>,
    plan: RwSignal<Plan>,
    saving: RwSignal<bool>,
}

impl Board {
    /// A group as the person calls it.
    fn group_text(self, group: GroupId) -> String {
        match self.preferences.group_name(group) {
            Some(name) => words::named_group(&name, group.0),
            None => words::group(group.0),
        }
    }

    fn ownership(self, id: &BotId) -> Ownership {
        let known = self
            .list
            .with(|list| list.as_ref().map(|list| list.ownership(id)));
        known.unwrap_or(Ownership::Other)
    }

    /// The bots as they will be once everything is saved.
    fn planned(self) -> Vec<Bot> {
        let plan = self.plan.get();
        self.known
            .with(|known| known.iter().map(|bot| plan.applied_to(bot)).collect())
    }
}

/// The page of the matrix.
#[component]
pub fn RoutingPage() -> impl IntoView {
    let session = expect_context::<Session>();
    let bots = expect_context::<Bots>();
    let details = expect_context::<Details>();
    let drafts = expect_context::<Drafts>();
    let plan = drafts.routing();
    let here = expect_context::<Here>();
    let all = Memo::new(move |_| here.parameter("show").as_deref() == Some("all"));
    effect(move || {
        let _generation = bots.generation();
        bots.read(session, all.get());
    });
    // With another token.
    effect(move || {
        let _renewal = session.renewals();
        details.retry();
    });
    let list = Memo::new(move |_| bots.list(all.get()));
    let failure = Memo::new(move |_| bots.failure(all.get()));
    let most = RwSignal::new(BOTS);
    let ids = Memo::new(move |_| {
        list.with(|list| {
            list.as_deref()
                .map(|list| by_name(list, most.get()))
                .unwrap_or_default()
        })
    });
    let added = RwSignal::new(Vec::new());
    let known =
        Memo::new(move |_| ids.with(|ids| ids.iter().filter_map(|id| read(details, id)).collect()));
    let board = Board {
        preferences: expect_context(),
        ids,
        known,
        list,
        groups: Memo::new(move |_| {
            let mut groups =
                known.with(|known: &Vec<Arc<Bot>>| groups(known.iter().map(|bot| &**bot)));
            groups.extend(added.get());
            groups.sort_by_key(|group| group.0);
            groups.dedup();
            groups
        }),
        plan,
        saving: drafts.routing_saving(),
    };
    let loaded = Memo::new(move |_| list.with(Option::is_some));
    let error = move || {
        failure.get().map(|error| {
            view! { <ErrorView error doing=Doing::Listing on_retry=move |()| bots.refresh() /> }
        })
    };
    let content = move || match (loaded.get(), board.ids.with(Vec::is_empty)) {
        (false, _) if failure.with(Option::is_some) => ().into_any(),
        (false, _) => view! { <SkeletonTable rows=6 columns=4 label=words::LOADING /> }.into_any(),
        (true, true) => view! { <NoBots /> }.into_any(),
        (true, false) => view! { <Content board added most /> }.into_any(),
    };
    view! {
        <Title text=words::TITLE />
        <PageHeading title=words::TITLE subtitle=|| words::ABOUT>
            <Whose all on_change=move |all| here.go(&paths::routing(all), Go::Over) />
        </PageHeading>
        {error}
        {content}
        <LeaveGuard
            dirty=Signal::derive(move || plan.with(|plan| !plan.is_empty()))
            on_discard=Callback::new(move |()| plan.set(Plan::default()))
            root=paths::routing(false)
        />
    }
    .into_any()
}

/// The first so many bots by name.
fn by_name(list: &BotList, most: usize) -> Vec<BotId> {
    let mut bots: Vec<_> = list.bots.iter().collect();
    bots.sort_by_cached_key(|bot| bot.display_name().to_lowercase());
    bots.into_iter()
        .take(most)
        .map(|bot| bot.id.clone())
        .collect()
}

fn read(details: Details, id: &BotId) -> Option<Arc<Bot>> {
    match details.get(id) {
        Detail::Known(bot) => Some(bot),
        Detail::Unknown | Detail::Failed(_) => None,
    }
}

#[component]
fn Content(board: Board, added: RwSignal<Vec<GroupId>>, most: RwSignal<usize>) -> impl IntoView {
    let all = move || {
        board
            .list
            .with(|list| list.as_ref().map_or(0, |list| list.bots.len()))
    };
    let hidden = move || all().saturating_sub(most.get());
    view! {
        <Progress board />
        <Matrix board />
        <div class="routing__below">
            <AddGroup board added />
            <Show when=move || hidden() != 0>
                <Button on:click=move |_| most.update(|most| *most += BOTS)>
                    {words::READ_MORE} " (" {move || format::number(hidden() as u64)} ")"
                </Button>
            </Show>
        </div>
        <Sentences board />
        <SaveBar board />
    }
}

/// How far the reading is, and what it couldn't read.
#[component]
fn Progress(board: Board) -> impl IntoView {
    let details = expect_context::<Details>();
    let failed = Memo::new(move |_| {
        let is_failed = |id: &&BotId| matches!(details.get(id), Detail::Failed(_));
        board.ids.with(|ids| ids.iter().filter(is_failed).count())
    });
    let counts = Memo::new(move |_| (board.known.with(Vec::len), board.ids.with(Vec::len)));
    let reading = move || {
        let (read, all) = counts.get();
        (read + failed.get() < all).then(|| words::reading(read, all))
    };
    view! {
        <p class="routing__progress muted" role="status">{reading}</p>
        {move || (failed.get() > 0).then(|| view! {
            <Notice tone=Tone::Warning live=true>{words::unread(failed.get())}</Notice>
        })}
    }
}

#[component]
fn NoBots() -> impl IntoView {
    let actions = || {
        view! {
            <LinkButton icon=IconName::Add href=paths::new_bot()>{crate::messages::shell::NEW_BOT}</LinkButton>
        }
    };
    view! {
        <EmptyState icon=IconName::Bot title=words::NO_BOTS actions=ViewFn::from(actions)>
            <p>{words::NO_BOTS_TEXT}</p>
        </EmptyState>
    }
}
