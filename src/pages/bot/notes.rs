//! What is to be known about a bot before its form: whose it is, and where the draft comes from.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::ALL_SCOPE;
use crate::messages::bot as words;
use crate::model::Bot;
use crate::state::Ownership;
use crate::state::drafts::Origin;
use crate::ui::{Notice, Tone};

/// Why a bot of another application can't be changed.
#[component]
pub fn OwnerNote(
    /// The bot as loaded.
    loaded: Memo<Arc<Bot>>,
    /// Whose it is.
    ownership: Ownership,
) -> impl IntoView {
    let owner = loaded.with_untracked(|bot| bot.owner().map(|id| id.as_str().to_owned()));
    (ownership == Ownership::Other).then(|| {
        view! {
            <Notice tone=Tone::Neutral title=words::NOT_OURS>
                <p>
                    {words::NOT_OURS_OWNER} " " {words::NOT_OURS_REASON} " "
                    {words::NOT_OURS_REMOVAL} <code>{ALL_SCOPE}</code> "."
                </p>
                {owner.map(|owner| view! { <p>{words::OWNER} " " <code>{owner}</code></p> })}
            </Notice>
        }
    })
}

/// That unsaved changes of an earlier visit are back.
#[component]
pub fn DraftNote(
    /// Where the draft comes from.
    origin: RwSignal<Origin>,
) -> impl IntoView {
    move || {
        let text = match origin.get() {
            Origin::Fresh => None,
            Origin::Kept => Some(words::DRAFT_KEPT),
            Origin::Overtaken => Some(words::DRAFT_OVERTAKEN),
            Origin::Conflict => Some(words::DRAFT_CONFLICT),
        };
        text.map(|text| {
            view! {
                <Notice tone=Tone::Info title=words::DRAFT>
                    <p>{text}</p>
                </Notice>
            }
        })
    }
}
