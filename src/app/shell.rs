//! What stands around every page: top bar, banners, toasts, and signing in again.

use leptos::{ev, prelude::*};

use super::api_log::ApiLogDrawer;
use super::connection::WorkspaceChip;
use super::parts;
use super::shortcuts::Shortcuts;
use super::sign_out::SignOut;
use crate::components::Here;
use crate::messages::shell as words;
use crate::paths;
use crate::state::{Bots, Preferences, Session, Theme, Toast, ToastKind, Toasts};
use crate::ui::{
    Icon, IconButton, IconName, ToastItem, ToastRegion, Tone, focus_now, lazy_when, live_if,
};

/// The frame of the panel.
#[component]
pub fn Shell(
    /// The page.
    children: Children,
) -> impl IntoView {
    let session = expect_context::<Session>();
    // Not a plain fragment link: with a <base>, that would leave the page.
    let skip = move |event: ev::MouseEvent| {
        event.prevent_default();
        focus_now("main");
    };
    view! {
        <div class="shell">
            <a class="skip-link" href="#main" on:click=skip>{words::SKIP}</a>
            <TopBar />
            <div>
                {lazy_when(move || session.is_stopped(), parts::banner, ())}
                {lazy_when(move || session.is_expired() || session.expires_soon().is_some(), parts::expiry_banner, ())}
            </div>
            <main class="page" id="main" tabindex="-1">{children()}</main>
            <Messages />
            {lazy_when(move || session.wants_token(), parts::sign_in_again, ())}
            <Shortcuts />
        </div>
    }
}

#[component]
fn TopBar() -> impl IntoView {
    let session = expect_context::<Session>();
    let bots = expect_context::<Bots>();
    let connected = Memo::new(move |_| session.workspace().is_some());
    let list = move || paths::bots(&bots.query());
    let nav = move || {
        view! {
            <nav class="topbar__nav" aria-label=words::MAIN_LINKS>
                <NavLink href=Signal::derive(list) text=words::BOTS />
                <NavLink href=Signal::derive(move || paths::routing(session.is_demo())) text=words::ROUTING />
                <NavLink href=Signal::derive(paths::new_bot) text=words::NEW_BOT />
            </nav>
        }
        .into_any()
    };
    view! {
        <header class="topbar">
            <a class="brand" href=list>
                <span class="brand__mark"><Icon name=IconName::Bot /></span>
                <span class="brand__name">{words::PANEL}</span>
            </a>
            {live_if(move || connected.get().then(nav))}
            <div class="topbar__end">
                <WorkspaceChip />
                <ApiLogDrawer />
                <a class="icon-button" href=paths::settings() aria-label=words::SETTINGS title=words::SETTINGS>
                    <Icon name=IconName::Settings />
                </a>
                <ThemeButton />
                {live_if(move || connected.get().then(|| view! { <SignOut /> }.into_any()))}
            </div>
        </header>
    }
}

/// A link that knows whether it leads to where one is.
#[component]
fn NavLink(href: Signal<String>, text: &'static str) -> impl IntoView {
    let here = expect_context::<Here>();
    let current = move || here.is_at(&href.get()).then_some("page");
    view! { <a href=href aria-current=current>{text}</a> }
}

#[component]
fn ThemeButton() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let icon = Signal::derive(move || match preferences.theme() {
        Theme::System => IconName::System,
        Theme::Light => IconName::Sun,
        Theme::Dark => IconName::Moon,
    });
    let label = Signal::derive(move || {
        let theme = match preferences.theme() {
            Theme::System => words::THEME_SYSTEM,
            Theme::Light => words::THEME_LIGHT,
            Theme::Dark => words::THEME_DARK,
        };
        words::theme(theme)
    });
    let next = move |_| preferences.set_theme(preferences.theme().next());
    view! {
        <span class="topbar__theme">
            <IconButton icon label on:click=next />
        </span>
    }
}

#[component]
fn Messages() -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let item = |toast: Toast| ToastItem {
        id: toast.id,
        tone: match toast.kind {
            ToastKind::Done => Tone::Success,
            ToastKind::Failed => Tone::Danger,
        },
        text: toast.text,
    };
    let items = Signal::derive(move || toasts.all().into_iter().map(item).collect());
    view! { <ToastRegion toasts=items on_dismiss=move |id| toasts.dismiss(id) /> }
}
