//! The root of the panel: contexts, pages and shell.

mod api_log;
mod connection;
pub mod last_resort;
mod parts;
mod shell;
mod shortcuts;
mod sign_out;

use std::time::Duration;

use leptos::task::spawn_local;
use leptos::{ev, prelude::*};

use crate::components::{Connected, Go, Here, Leaving, Title};
use crate::messages::settings::FORGOTTEN;
use crate::messages::shell as words;
use crate::pages::{BotsPage, NotFoundPage, SettingsPage, fetch_rest_of_list};
use crate::paths::{self, Page};
use crate::state::{
    ApiLog, Bots, Density, Details, Drafts, Import, Preferences, Session, SignIn, Suggestions,
    Theme, Toasts,
};
use crate::ui::{PageHeading, effect, lazy, part_styles};

pub use crate::state::sign_in::Arrival;
use shell::Shell;
use shortcuts::KeyList;
use sign_out::forget_everything;

/// The whole panel, or what is left to say in a window that was opened to sign in.
#[component]
pub fn App(
    /// How the page was come to.
    arrival: Arrival,
) -> impl IntoView {
    let preferences = Preferences::load();
    provide_context(preferences);
    effect(move || show_theme(preferences.theme()));
    effect(move || show_density(preferences.density()));
    if arrival == Arrival::HandedOver {
        view! { <HandedOver /> }.into_any()
    } else {
        view! { <Panel arrival /> }.into_any()
    }
}

/// What is seen if the window that waited for the answer can't close this one.
#[component]
fn HandedOver() -> impl IntoView {
    view! {
        <Title text=words::SIGNED_IN />
        <main class="page">
            <PageHeading title=words::SIGNED_IN />
            <p>{words::CLOSE_WINDOW}</p>
        </main>
    }
}

#[component]
fn Panel(arrival: Arrival) -> impl IntoView {
    paths::set_base(&base_path());
    let log = ApiLog::new();
    provide_context(log);
    let session = Session::restore(log);
    provide_context(session);
    provide_context(SignIn::resume(session, arrival));
    let bots = Bots::new();
    provide_context(bots);
    let suggestions = Suggestions::new();
    provide_context(suggestions);
    let details = Details::new(session, bots, suggestions);
    provide_context(details);
    let drafts = Drafts::new();
    provide_context(drafts);
    let import = Import::new(session, bots, details, drafts);
    provide_context(import);
    warn_before_unload(drafts, import, Leaving::watch());
    provide_context(Toasts::new());
    let here = Here::watch();
    // A memo, so that a page stays while only its query changes, or which part of it is shown.
    let page = Memo::new(move |_| Page::at(&here.path()));
    fetch_ahead(session, bots, page);
    view! { <Shell>{move || show(page.get())}</Shell> }
}

fn show(page: Option<Page>) -> AnyView {
    match page {
        None => view! { <NotFoundPage /> }.into_any(),
        Some(Page::Home) => with_connection(to_list),
        Some(Page::Bots) => with_connection(|| view! { <BotsPage /> }.into_any()),
        Some(Page::NewBot) => with_connection(|| lazy(parts::new_bot_page, ())),
        Some(Page::Bot) => with_connection(|| lazy(parts::bot_page, ())),
        Some(Page::Routing) => with_connection(|| lazy(parts::routing_page, ())),
        Some(Page::Import) => with_connection(|| lazy(parts::import_page, ())),
        Some(Page::Settings) => lazy(parts::settings_page, ()),
    }
}

/// Goes on from the front page to the list. The demo shows every application's bots at first, since that is what
/// there is to see.
fn to_list() -> AnyView {
    let demo = expect_context::<Session>().is_demo();
    let query = if demo { "show=all" } else { "" };
    expect_context::<Here>().go(&paths::bots(query), Go::Instead);
    ().into_any()
}

/// The settings are there without a connection too.
#[component]
fn Settings() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let toasts = expect_context::<Toasts>();
    let forget = forget_everything();
    let on_forget = Callback::new(move |()| {
        forget.run(());
        preferences.forget();
        toasts.done(FORGOTTEN);
    });
    view! { <SettingsPage keys=ViewFn::from(|| view! { <KeyList /> }) on_forget /> }
}

/// A page that needs a connection; without one the doors stand at its URL.
fn with_connection(page: fn() -> AnyView) -> AnyView {
    view! { <Connected fallback=|| lazy(parts::connect_page, ())>{page()}</Connected> }.into_any()
}

/// Fetches all the rest, once the first page is there and nothing else is to do: after a new version was deployed it
/// could no longer be had. The list comes before.
fn fetch_ahead(session: Session, bots: Bots, page: Memo<Option<Page>>) {
    Effect::new(move |begun: Option<bool>| {
        let to_list = matches!(page.get(), Some(Page::Home | Page::Bots));
        let list_comes = to_list && session.workspace().is_some();
        let has_list = bots.list(false).is_some() || bots.list(true).is_some();
        let is_time = !list_comes || has_list;
        if is_time && begun != Some(true) {
            when_idle(|| spawn_local(fetch_parts()));
        }
        is_time || begun == Some(true)
    });
}

/// Not every browser tells when there is nothing to do.
fn when_idle(then: fn()) {
    if request_idle_callback_with_handle(then).is_err() {
        set_timeout(then, Duration::from_secs(1));
    }
}

/// What is needed when something goes wrong comes first, then the page that most people go to next. Whoever needs
/// what can't be had will be told.
async fn fetch_parts() {
    let _ = part_styles().await;
    let _ = parts::banner().await;
    fetch_rest_of_list().await;
    let _ = parts::bot_page().await;
    let _ = parts::settings_page().await;
    let _ = parts::reset_demo().await;
}

/// Has the browser ask before the tab is closed or reloaded while something is unsent
/// or unsaved.
fn warn_before_unload(drafts: Drafts, import: Import, leaving: Leaving) {
    let handle = window_event_listener(ev::beforeunload, move |event| {
        let importing = import.is_running() || import.has_unsaved_secrets();
        if !drafts.is_empty() || importing || leaving.is_dirty() {
            event.prevent_default();
        }
    });
    on_cleanup(move || handle.remove());
}

/// The path of the page's `<base>`, under which everything is served.
fn base_path() -> String {
    let base_uri = document().base_uri().ok().flatten();
    let url = base_uri.and_then(|uri| leptos::web_sys::Url::new(&uri).ok());
    url.map_or_else(|| "/".to_owned(), |url| url.pathname())
}

/// Tells the style sheet which colours to use.
fn show_theme(theme: Theme) {
    let chosen = (theme != Theme::System).then(|| theme.as_str());
    show_look("data-theme", chosen);
}

/// Tells the style sheet how close together rows stand.
fn show_density(density: Density) {
    let chosen = (density != Density::Comfortable).then(|| density.as_str());
    show_look("data-density", chosen);
}

/// Has the style sheet know a look; none is the usual one.
fn show_look(attribute: &str, look: Option<&str>) {
    let Some(root) = document().document_element() else {
        return;
    };
    // Neither call fails for a name as plain as this.
    let _ = match look {
        None => root.remove_attribute(attribute),
        Some(look) => root.set_attribute(attribute, look),
    };
}
