//! The head of a bot's page: who it is, how it is, whose it is.

use std::sync::Arc;

use leptos::prelude::*;

use crate::components::{Avatar, ExportDialog, Removal, StatusPill};
use crate::messages::bot as words;
use crate::messages::export as export_words;
use crate::model::Bot;
use crate::paths;
use crate::state::{Bots, Ownership, Session};
use crate::ui::{Badge, Button, CopyButton, Icon, IconName, LinkButton, PageHeading, Tone};

/// The head of a bot's page.
#[component]
pub fn Header(
    /// The bot as loaded.
    loaded: Memo<Arc<Bot>>,
    /// Whose it is.
    ownership: Ownership,
    /// Takes the bot when the person wants to remove it.
    removal: RwSignal<Option<Removal>>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let bots = expect_context::<Bots>();
    let name = Signal::derive(move || loaded.with(|bot| bot.display_name().to_owned()));
    let ask_removal = move |_| {
        removal.set(Some(loaded.with_untracked(|bot| Removal {
            id: bot.id.clone(),
            name: bot.display_name().to_owned(),
            ownership,
        })));
    };
    let export = RwSignal::new(None);
    let ask_export = move |_| export.set(Some(vec![loaded.with_untracked(|bot| bot.id.clone())]));
    let subtitle = move || view! { <Facts loaded ownership /> };
    view! {
        <a class="back-link" href=paths::bots(&bots.last_query())>
            <Icon name=IconName::Back />
            {words::BACK}
        </a>
        <div class="bot-header">
            <Avatar id=loaded.with_untracked(|bot| bot.id.clone()) url=Signal::derive(move || loaded.with(|bot| bot.avatar.clone())) name large=true />
            <PageHeading title=name subtitle=ViewFn::from(subtitle)>
                <LinkButton icon=IconName::Copy href=loaded.with_untracked(|bot| paths::duplicate(&bot.id))>
                    {words::DUPLICATE}
                </LinkButton>
                <Button icon=IconName::Download on:click=ask_export>{export_words::EXPORT}</Button>
                <Button
                    icon=IconName::Trash
                    disabled=Signal::derive(move || session.is_stopped())
                    on:click=ask_removal
                >
                    {words::REMOVE}
                </Button>
            </PageHeading>
        </div>
        <ExportDialog target=export />
    }
}

#[component]
fn Facts(loaded: Memo<Arc<Bot>>, ownership: Ownership) -> impl IntoView {
    let id = Signal::derive(move || loaded.with(|bot| bot.id.as_str().to_owned()));
    view! {
        <div class="bot-header__facts">
            <StatusPill status=Signal::derive(move || loaded.with(|bot| bot.status.clone())) />
            <span class="bot-header__id">
                <code>{id}</code>
                <CopyButton text=id label=words::COPY_ID />
            </span>
            {match ownership {
                Ownership::Mine => view! { <Badge>{words::MINE}</Badge> }.into_any(),
                Ownership::Other => {
                    view! { <Badge tone=Tone::Neutral icon=IconName::Lock>{words::OTHER}</Badge> }.into_any()
                }
            }}
        </div>
    }
}
