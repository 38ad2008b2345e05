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

use super::not_found::NotFoundPage;
use crate::components::{Here, WithBot};
use crate::model::Bot;
use crate::paths;
use crate::state::Ownership;

use editor::Editor;
use tabs::Tab;

/// The page of one bot. The bot stays open while its tabs change.
#[component]
pub fn BotPage() -> impl IntoView {
    let here = expect_context::<Here>();
    let id = Memo::new(move |_| paths::bot_at(&here.path()).0);
    let tab = Memo::new(move |_| Tab::from_path(&paths::bot_at(&here.path()).1));
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
