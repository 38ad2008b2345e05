//! What comes in files of its own, so that nobody waits for it before the list of bots is there.

use leptos::prelude::*;

use super::api_log::ApiLogDialog;
use super::connection::{Banner, ExpiryBanner, ResetDemo, SignInAgain};
use super::shortcuts::{Opened, ShortcutDialogs};
use super::sign_out::{AskSignOut, Asking};
use crate::pages::{BotPage, ConnectPage, ImportPage, NewBotPage, RoutingPage};
use crate::parts::part;
use crate::ui::Maker;

part! {
    /// The doors.
    pub fn connect_page() -> Maker as connect {
        |()| view! { <ConnectPage /> }.into_any()
    }
}

part! {
    /// The dialog that asks for another token.
    pub fn sign_in_again() -> Maker as connect {
        |()| view! { <SignInAgain /> }.into_any()
    }
}

part! {
    /// What is asked before signing out.
    pub fn ask_sign_out() -> Maker<Asking> as connect {
        |asking| view! { <AskSignOut asking /> }.into_any()
    }
}

part! {
    /// The question whether the demo is to begin anew.
    pub fn reset_demo() -> Maker<RwSignal<bool>> as demo {
        |asking| view! { <ResetDemo asking /> }.into_any()
    }
}

part! {
    /// The log of API calls.
    pub fn api_log_dialog() -> Maker as tools {
        |()| view! { <ApiLogDialog /> }.into_any()
    }
}

part! {
    /// The dialogs that keys open.
    pub fn shortcut_dialogs() -> Maker<Opened> as tools {
        |opened| view! { <ShortcutDialogs opened /> }.into_any()
    }
}

part! {
    /// A bot's page.
    pub fn bot_page() -> Maker as bot {
        |()| view! { <BotPage /> }.into_any()
    }
}

part! {
    /// The page on which a bot is made.
    pub fn new_bot_page() -> Maker as bot {
        |()| view! { <NewBotPage /> }.into_any()
    }
}

part! {
    /// The matrix of bots and groups.
    pub fn routing_page() -> Maker as tools {
        |()| view! { <RoutingPage /> }.into_any()
    }
}

part! {
    /// The import of bots.
    pub fn import_page() -> Maker as tools {
        |()| view! { <ImportPage /> }.into_any()
    }
}

part! {
    /// The settings.
    pub fn settings_page() -> Maker as tools {
        |()| view! { <super::Settings /> }.into_any()
    }
}

part! {
    /// What is the matter with the connection.
    pub fn banner() -> Maker as connect {
        |()| view! { <Banner /> }.into_any()
    }
}

part! {
    /// That the token expires soon, or is no longer accepted.
    pub fn expiry_banner() -> Maker as connect {
        |()| view! { <ExpiryBanner /> }.into_any()
    }
}
