//! One bot: everything about it, to look at and to change.

mod code;
mod editor;
mod header;
mod json;
mod notes;
mod review;
mod save_bar;
mod tabs;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use super::not_found::NotFoundPage;
use crate::components::WithBot;
use crate::model::{Bot, BotId};
use crate::state::Ownership;

use editor::Editor;
use tabs::Tab;

/// The page of one bot. The bot stays open while its tabs change.
#[component]
pub fn BotPage() -> impl IntoView {
    let params = use_params_map();
    let param = move |name: &str| params.with(|params| params.get(name)).unwrap_or_default();
    let id = Memo::new(move |_| BotId(param("id")));
    let tab = Memo::new(move |_| Tab::from_path(&param("tab")));
    let known = Memo::new(move |_| tab.get().is_some());
    let shown = Signal::derive(move || tab.get().unwrap_or(Tab::Settings));
    let editor = move |(bot, ownership): (Bot, Ownership)| {
        view! { <Editor bot ownership tab=shown /> }.into_any()
    };
    move || {
        if known.get() {
            view! { <WithBot id=id.get() view=editor /> }.into_any()
        } else {
            view! { <NotFoundPage /> }.into_any()
        }
    }
}
