//! Keys that work everywhere, and the dialogs of quick actions and of shortcuts that they open.

use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement, KeyboardEvent};
use leptos::{ev, html, prelude::*};

use super::parts;
use crate::components::finish_typing;
use crate::event::{Shortcut, has_alt, has_control, key};
use crate::messages::quick as words;
use crate::paths;
use crate::state::{ApiLog, Bots, Preferences, Session, Theme};
use crate::ui::{Dialog, IconName, Palette, PaletteItem, lazy_when};

/// What a key asks for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wish {
    Quick,
    Help,
    Search,
    Save,
}

/// The value of the entry that opens the API log.
const LOG_ACTION: &str = "log";
/// The value of the entry that opens the list of keys.
const KEYS_ACTION: &str = "keys";

/// The keys, and what they do, as they are listed for people.
const KEYS: [(&[&str], &str); 6] = [
    (&[words::CTRL, "K"], words::KEY_QUICK),
    (&["?"], words::KEY_HELP),
    (&["/"], words::KEY_SEARCH),
    (&[words::CTRL, "S"], words::KEY_SAVE),
    (&[words::CTRL, "Z"], words::KEY_UNDO),
    (&[words::ESC], words::KEY_CLOSE),
];

/// Listens for the keys, and shows what they open.
#[component]
pub fn Shortcuts() -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let quick = RwSignal::new(false);
    let help = RwSignal::new(false);
    // Followed as any other link, so that leaving unsaved changes asks.
    let link = NodeRef::new();
    let on_key = move |event: KeyboardEvent| {
        let Some(wish) = wish(&event, untrack(|| preferences.single_keys())) else {
            return;
        };
        if wish == Wish::Quick && quick.get_untracked() {
            event.prevent_default();
            quick.set(false);
        }
        if wish == Wish::Save {
            // The browser would save the page as a file.
            event.prevent_default();
        }
        if is_dialog_open() {
            return;
        }
        let done = match wish {
            Wish::Quick => {
                quick.set(true);
                true
            }
            Wish::Help => {
                help.set(true);
                true
            }
            Wish::Search => focus_search(),
            Wish::Save => {
                press_save();
                true
            }
        };
        if done {
            event.prevent_default();
        }
    };
    let handle = window_event_listener(ev::keydown, on_key);
    on_cleanup(move || handle.remove());
    let wanted = move || quick.get() || help.get();
    view! {
        {lazy_when(wanted, parts::shortcut_dialogs, Opened { quick, help, link })}
        <a hidden node_ref=link></a>
    }
}

/// What keys open.
#[derive(Clone, Copy)]
pub struct Opened {
    /// The quick actions.
    quick: RwSignal<bool>,
    /// The list of keys.
    help: RwSignal<bool>,
    /// The link that is followed to a page.
    link: NodeRef<html::A>,
}

/// The dialogs of quick actions and of keys.
#[component]
pub fn ShortcutDialogs(opened: Opened) -> impl IntoView {
    let Opened { quick, help, link } = opened;
    let preferences = expect_context::<Preferences>();
    view! {
        <Dialog open=quick title=words::TITLE>
            <QuickActions open=quick help link />
        </Dialog>
        <Dialog open=help title=words::KEYS_TITLE>
            <KeyList />
            <Show when=move || !preferences.single_keys()>
                <p>{words::KEYS_OFF}</p>
            </Show>
        </Dialog>
    }
}

/// The keys and what they do.
#[component]
pub fn KeyList() -> impl IntoView {
    let key = |key: &&'static str| view! { <kbd>{*key}</kbd> };
    let row = |(keys, text): (&'static [&'static str], &'static str)| {
        view! {
            <dt>{keys.iter().map(key).collect_view()}</dt>
            <dd>{text}</dd>
        }
    };
    view! { <dl class="keys">{KEYS.into_iter().map(row).collect_view()}</dl> }
}

fn wish(event: &KeyboardEvent, single_keys: bool) -> Option<Wish> {
    if event.default_prevented() {
        return None;
    }
    if let Some(shortcut) = Shortcut::of(event) {
        return match (shortcut.letter, shortcut.shift) {
            ('k', false) => Some(Wish::Quick),
            ('s', false) => Some(Wish::Save),
            _ => None,
        };
    }
    if !single_keys || is_typing(event) || has_control(event) || has_alt(event) {
        return None;
    }
    // Shift only says where the sign is on this keyboard.
    match key(event).as_str() {
        "?" => Some(Wish::Help),
        "/" => Some(Wish::Search),
        _ => None,
    }
}

/// Whether the key goes to a control that has a use for it.
fn is_typing(event: &KeyboardEvent) -> bool {
    let target = event
        .target()
        .and_then(|target| target.dyn_into::<Element>().ok());
    target.is_some_and(|target| {
        target.matches(
            "input:not([type=checkbox], [type=radio]), textarea, select, [contenteditable]",
        ) == Ok(true)
    })
}

fn find(selector: &str) -> Option<HtmlElement> {
    let element = document().query_selector(selector).ok().flatten()?;
    element.dyn_into().ok()
}

fn is_dialog_open() -> bool {
    find("dialog:modal").is_some()
}

fn focus_search() -> bool {
    // Refused only for an element that isn't shown.
    find("#search").is_some_and(|search| search.focus().is_ok())
}

/// Presses the button that saves, if there is something to save. What is being typed counts too.
fn press_save() {
    finish_typing();
    request_animation_frame(|| {
        if let Some(button) = find("[data-saves]:not(:disabled)") {
            button.click();
        }
    });
}

/// What can be done from anywhere.
#[component]
fn QuickActions(
    open: RwSignal<bool>,
    help: RwSignal<bool>,
    link: NodeRef<html::A>,
) -> impl IntoView {
    let preferences = expect_context::<Preferences>();
    let session = expect_context::<Session>();
    let bots = expect_context::<Bots>();
    let log = expect_context::<ApiLog>();
    let items = Memo::new(move |_| {
        let mut items = if session.workspace().is_some() {
            pages(bots)
        } else {
            Vec::new()
        };
        items.extend(everywhere());
        items.extend(known_bots(bots));
        items
    });
    let choose = move |chosen: String| {
        open.set(false);
        match chosen.as_str() {
            KEYS_ACTION => help.set(true),
            LOG_ACTION => log.is_open().set(true),
            _ => match chosen.strip_prefix("theme:").and_then(Theme::parse) {
                Some(theme) => preferences.set_theme(theme),
                None => follow(link, &chosen),
            },
        }
    };
    view! {
        <Palette
            id="quick"
            label=words::SEARCH
            items
            nothing=words::NOTHING
            count=words::found
            on_choose=choose
        />
    }
}

fn follow(link: NodeRef<html::A>, path: &str) {
    if let Some(link) = link.get_untracked() {
        link.set_href(path);
        link.click();
    }
}

/// A thing to do. Its value is a path, or begins with what it does.
fn item(value: impl Into<String>, label: &str, note: &str, icon: IconName) -> PaletteItem {
    PaletteItem {
        value: value.into(),
        label: label.to_owned(),
        note: note.to_owned(),
        icon,
    }
}

fn pages(bots: Bots) -> Vec<PaletteItem> {
    vec![
        item(
            paths::bots(&bots.query()),
            words::GO_TO_BOTS,
            "",
            IconName::Bot,
        ),
        item(paths::new_bot(), words::NEW_BOT, "", IconName::Add),
        item(paths::import(), words::GO_TO_IMPORT, "", IconName::Upload),
        item(LOG_ACTION, words::OPEN_LOG, "", IconName::Log),
        item(
            paths::routing(false),
            words::GO_TO_ROUTING,
            "",
            IconName::Routing,
        ),
    ]
}

fn everywhere() -> Vec<PaletteItem> {
    let theme = |theme: Theme, label, icon| {
        item(
            format!("theme:{}", theme.as_str()),
            label,
            words::THEME,
            icon,
        )
    };
    vec![
        item(
            paths::settings(),
            words::GO_TO_SETTINGS,
            "",
            IconName::Settings,
        ),
        theme(Theme::System, words::USE_SYSTEM, IconName::System),
        theme(Theme::Light, words::USE_LIGHT, IconName::Sun),
        theme(Theme::Dark, words::USE_DARK, IconName::Moon),
        item(KEYS_ACTION, words::SHOW_KEYS, "?", IconName::Key),
    ]
}

/// The bots of the longer one of the lists that were read.
fn known_bots(bots: Bots) -> Vec<PaletteItem> {
    let list = bots
        .list(true)
        .or_else(|| bots.list(false))
        .unwrap_or_default();
    let bot = |bot: &crate::model::BotSummary| {
        item(
            paths::bot(&bot.id),
            bot.display_name(),
            bot.id.as_str(),
            IconName::Bot,
        )
    };
    list.bots.iter().map(bot).collect()
}
