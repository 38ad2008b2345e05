//! The list of bots.

mod bulk;
mod bulk_bar;
mod detail;
mod facts;
mod parts;
mod query;
mod row;
mod row_rest;
mod scroll;
mod selecting;
mod selection;
mod slots;
mod status_cell;
mod table;
mod toolbar;
mod window;

use std::sync::Arc;
use std::time::Duration;

use leptos::prelude::*;

use crate::components::{Go, Here, Title};
use crate::messages::bots as words;
use crate::messages::import as import_words;
use crate::paths;
use crate::state::{BotList, Bots, Details, Session};
use crate::ui::{
    Button, ButtonKind, Coming, EmptyState, IconName, LinkButton, PageHeading, SkeletonTable,
    SortDirection, after_paint, effect, focus_soon, lazy, lazy_when, live, live_if, painting,
    rescue_focus,
};

use bulk::BulkWork;
use bulk_bar::BulkBar;
use parts::Removing;
use query::{Column, Entry, ListQuery};
use row_rest::row_rest;
use selecting::Selecting;
use table::Table;
use toolbar::{SEARCH, Toolbar};

/// How long after the last keystroke the URL follows.
const PAUSE: Duration = Duration::from_millis(300);

/// How to look at the list, and how to change that. The URL follows.
#[derive(Clone, Copy)]
struct View {
    query: RwSignal<ListQuery>,
    /// What the rows are for: the query, or for a moment the one before.
    listed: ReadSignal<ListQuery>,
    on_change: Callback<ListQuery>,
}

impl View {
    fn new(bots: Bots) -> Self {
        let here = expect_context::<Here>();
        let in_url = Memo::new(move |_| ListQuery::read(|name| here.parameter(name)));
        let query = RwSignal::new(in_url.get_untracked());
        // The URLs we asked for: their arrival must not undo what was typed since.
        let asked_for = StoredValue::new(vec![query.get_untracked()]);
        // The URL follows when the typing pauses: browsers limit how often it may change.
        let later = StoredValue::new(None::<TimeoutHandle>);
        let paused = StoredValue::new(true);
        let cancel = move || {
            if let Some(handle) = later.try_update_value(Option::take).flatten() {
                handle.clear();
            }
        };
        on_cleanup(cancel);
        effect(move || {
            let arrived = in_url.get();
            let ours =
                asked_for.with_value(|asked| asked.iter().position(|query| *query == arrived));
            if let Some(index) = ours {
                asked_for.update_value(|asked| drop(asked.drain(..index)));
            } else {
                // The person went there, so what was typed before has no business in the URL.
                cancel();
                asked_for.set_value(vec![arrived.clone()]);
                query.set(arrived);
            }
        });
        let on_change = Callback::new(move |changed: ListQuery| {
            query.set(changed.clone());
            cancel();
            let follow = move || {
                paused.set_value(true);
                let path = paths::bots(&changed.write());
                asked_for.update_value(|asked| asked.push(changed.clone()));
                here.go(&path, Go::Over);
            };
            later.set_value(set_timeout_with_handle(follow, PAUSE).ok());
        });
        effect(move || bots.set_query(query.with(ListQuery::write)));
        Self {
            query,
            listed: as_painted(query, paused),
            on_change,
        }
    }

    /// Changes the way the list is looked at.
    fn update(self, change: impl FnOnce(&mut ListQuery)) {
        let mut query = self.query.get_untracked();
        change(&mut query);
        self.on_change.run(query);
    }

    fn direction(self, column: Column) -> Signal<Option<SortDirection>> {
        Signal::derive(move || {
            self.query.with(|query| {
                let direction = if query.descending {
                    SortDirection::Descending
                } else {
                    SortDirection::Ascending
                };
                (query.column == column).then_some(direction)
            })
        })
    }
}

/// Follows the query, but not twice before the browser has painted: where rows take long, a letter that is typed
/// meanwhile is shown before there are rows for it. So is the first after a pause, in which rows get much that goes.
fn as_painted(query: RwSignal<ListQuery>, paused: StoredValue<bool>) -> ReadSignal<ListQuery> {
    let (listed, set_listed) = signal(query.get_untracked());
    let unpainted = RwSignal::new(false);
    effect(move || {
        let wanted = query.get();
        if unpainted.get() || listed.with_untracked(|listed| *listed == wanted) {
            return;
        }
        if paused.get_value() {
            paused.set_value(false);
        } else {
            set_listed.set(wanted);
        }
        unpainted.set(true);
        after_paint(move || {
            // The page may be left by then.
            unpainted.try_set(false);
        });
    });
    listed
}

/// What stands below the toolbar.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Content {
    Loading,
    /// Nothing was ever read.
    Unread,
    /// There are no bots at all.
    NoBots,
    /// There are some, but none as wanted.
    NoMatch,
    Table,
}

/// Fetches what the list needs once somebody acts on bots, or it can't be read.
pub async fn fetch_rest_of_list() {
    // Whoever needs it will be told.
    let _ = parts::list_failure().await;
}

/// The page of the list.
#[component]
pub fn BotsPage() -> impl IntoView {
    let session = expect_context::<Session>();
    let bots = expect_context::<Bots>();
    let details = expect_context::<Details>();
    let view = View::new(bots);
    let all = Memo::new(move |_| view.query.with(|query| query.all));
    let asked = Memo::new(move |_| (all.get(), bots.generation()));
    effect(move || {
        let (all, _) = asked.get();
        bots.read(session, all);
    });
    let failure = Memo::new(move |_| bots.failure(all.get()));
    let list = Memo::new(move |_| bots.list(all.get()));
    // Not before the list can be seen, which it would hold up.
    let seen = RwSignal::new(false);
    effect(move || {
        if list.with(Option::is_some) && !seen.get_untracked() {
            after_paint(move || {
                // The page may be left by then.
                seen.try_set(true);
            });
        }
    });
    let rest = Coming::when(move || seen.get(), row_rest);
    // Whenever the list is read again, and with another token.
    effect(move || {
        let _chance = (asked.get(), session.renewals());
        if let Some(rest) = rest.made().get() {
            (rest.retry)(details);
        }
    });
    // Apart from the search, so that typing never sorts.
    let order = Memo::new(move |_| view.query.with(|query| (query.column, query.descending)));
    let entries: Memo<Arc<Vec<Entry>>> = Memo::new(move |_| {
        let (column, descending) = order.get();
        let bots = |list: &Arc<BotList>| ListQuery::order(column, descending, &list.bots);
        Arc::new(list.with(|list| list.as_ref().map(bots).unwrap_or_default()))
    });
    let rows = Memo::new(move |_| {
        let (entries, list) = (entries.get(), list.get());
        let bots = list.as_ref().map_or(&[][..], |list| &list.bots);
        view.listed.with(|query| query.select(&entries, bots))
    });
    let selecting = Selecting::new(rows);
    selecting.follow(bots, all);
    let work = BulkWork::new(bots);
    // A memo, so that a row whose bot changes stays in place, and keeps the focus.
    let content = Memo::new(move |_| match list.get() {
        None if failure.with(Option::is_some) => Content::Unread,
        None => Content::Loading,
        Some(list) if list.bots.is_empty() => Content::NoBots,
        Some(_) if rows.with(Vec::is_empty) => Content::NoMatch,
        Some(_) => Content::Table,
    });
    // A list that was read before stays in view beneath the error.
    let error = live_if(move || failure.get().map(|error| lazy(parts::list_failure, error)));
    let removal = RwSignal::new(None);
    let export = RwSignal::new(None);
    let shown = live(move || match content.get() {
        Content::Loading => loading(),
        Content::Unread => ().into_any(),
        Content::NoBots => view! { <NoBots all=all.get_untracked() view /> }.into_any(),
        Content::NoMatch => view! { <NoMatch view /> }.into_any(),
        Content::Table => {
            view! { <Table view list selecting removal export rest=rest.made() /> }.into_any()
        }
    });
    let on_removed = Callback::new(move |()| {
        bots.refresh();
        rescue_focus();
    });
    let removing = Removing {
        removal,
        on_removed,
    };
    let count = Signal::derive(move || {
        let total = list.get().map(|list| list.bots.len());
        total.map_or_else(String::new, |total| count_text(rows.with(Vec::len), total))
    });
    view! {
        <Title text=words::TITLE />
        <PageHeading title=words::HEADING>
            <LinkButton icon=IconName::Upload href=paths::import()>{import_words::IMPORT}</LinkButton>
            <LinkButton kind=ButtonKind::Primary icon=IconName::Add href=paths::new_bot()>
                {words::NEW}
            </LinkButton>
        </PageHeading>
        <Toolbar view />
        {error}
        {rest.failure()}
        <div class="bots">
            <BulkBar selecting work export count />
            {shown}
        </div>
        {lazy_when(move || removal.with(Option::is_some), parts::remove_dialog, removing)}
        {lazy_when(move || export.with(Option::is_some), parts::export_dialog, export)}
        {lazy_when(move || work.is_open(), parts::bulk_dialog, work)}
    }
}

/// Bars in place of the rows. At first the list may be there before anything is painted.
fn loading() -> AnyView {
    let painting = painting();
    let bars = || view! { <SkeletonTable rows=8 columns=6 label=words::LOADING /> }.into_any();
    live_if(move || painting.get().then(bars))
}

fn count_text(shown: usize, total: usize) -> String {
    if shown == total {
        words::count(total)
    } else {
        words::count_of(shown, total)
    }
}

#[component]
fn NoBots(all: bool, view: View) -> impl IntoView {
    let show_all = move |_| {
        view.update(|query| query.all = true);
        rescue_focus();
    };
    let actions = move || {
        view! {
            <LinkButton kind=ButtonKind::Primary icon=IconName::Add href=paths::new_bot()>
                {words::NEW}
            </LinkButton>
            <LinkButton icon=IconName::Upload href=paths::import()>{import_words::IMPORT}</LinkButton>
            {(!all).then(|| view! {
                <Button on:click=show_all>
                    {words::SHOW_ALL}
                </Button>
            })}
        }
    };
    let text = if all {
        words::NONE_AT_ALL
    } else {
        words::NONE_OF_OURS
    };
    view! {
        <EmptyState icon=IconName::Bot title=words::NONE actions=ViewFn::from(actions)>
            <p>{text}</p>
        </EmptyState>
    }
}

/// Why no bot is shown.
fn no_match_text(query: &ListQuery) -> &'static str {
    match (query.search.trim().is_empty(), query.status.is_empty()) {
        (false, true) => words::NO_MATCH_SEARCH,
        (true, false) => words::NO_MATCH_STATUS,
        _ => words::NO_MATCH_BOTH,
    }
}

#[component]
fn NoMatch(view: View) -> impl IntoView {
    let clear = move |_| {
        view.update(|query| {
            query.search.clear();
            query.status.clear();
        });
        focus_soon(SEARCH);
    };
    let actions = move || view! { <Button on:click=clear>{words::CLEAR_QUERY}</Button> };
    view! {
        <EmptyState icon=IconName::Search title=words::NO_MATCH actions=ViewFn::from(actions)>
            <p>{move || view.query.with(no_match_text)}</p>
        </EmptyState>
    }
}
