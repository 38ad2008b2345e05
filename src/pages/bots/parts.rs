//! What the list needs only once somebody acts on bots, in a file of its own.

use leptos::prelude::*;

use super::bulk::{BulkDialog, BulkWork};
use super::bulk_bar::{Acts, BulkActs};
use crate::api::Error;
use crate::components::{Doing, ErrorView, ExportDialog, Removal, RemoveDialog};
use crate::model::BotId;
use crate::parts::part;
use crate::state::Bots;
use crate::ui::Maker;

/// What removing a bot needs.
#[derive(Clone, Copy)]
pub struct Removing {
    /// The bot in question.
    pub removal: RwSignal<Option<Removal>>,
    /// Told when it is gone.
    pub on_removed: Callback<()>,
}

part! {
    /// The question before a bot is removed.
    pub fn remove_dialog() -> Maker<Removing> as list {
        |Removing { removal, on_removed }| view! { <RemoveDialog target=removal on_removed /> }.into_any()
    }
}

part! {
    /// The dialog that takes bots out as a file.
    pub fn export_dialog() -> Maker<RwSignal<Option<Vec<BotId>>>> as list {
        |target| view! { <ExportDialog target /> }.into_any()
    }
}

part! {
    /// The dialog of a change to many bots.
    pub fn bulk_dialog() -> Maker<BulkWork> as list {
        |work| view! { <BulkDialog work /> }.into_any()
    }
}

part! {
    /// What can be done with the selected bots.
    pub fn bulk_acts() -> Maker<Acts> as list {
        |acts| view! { <BulkActs acts /> }.into_any()
    }
}

part! {
    /// Why the list couldn't be read.
    pub fn list_failure() -> Maker<Error> as list {
        |error| {
            let bots = expect_context::<Bots>();
            let on_retry = move |()| bots.refresh();
            view! { <ErrorView error doing=Doing::Listing on_retry /> }.into_any()
        }
    }
}
