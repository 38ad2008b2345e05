//! One bot: everything about it, to look at and to change.

mod editor;
mod header;
mod save_bar;

use leptos::prelude::*;
use leptos_router::hooks::use_params_map;

use crate::api::Error;
use crate::components::{Doing, ErrorView, Title};
use crate::model::{Bot, BotId};
use crate::paths;
use crate::state::{Bots, Details, Ownership, Session};
use crate::ui::{
    Button, ButtonKind, Card, EmptyState, IconName, LinkButton, PageHeading, Skeleton,
};

use editor::Editor;

/// The page of one bot.
#[component]
pub fn BotPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| BotId(params.with(|params| params.get("id")).unwrap_or_default()));
    move || view! { <Loaded id=id.get() /> }
}

/// What was read about a bot.
type Reading = Result<(Bot, Ownership), Error>;

#[component]
fn Loaded(id: BotId) -> impl IntoView {
    let session = expect_context::<Session>();
    let bots = expect_context::<Bots>();
    let details = expect_context::<Details>();
    let attempt = RwSignal::new(0_u32);
    let reading_id = id.clone();
    let reading = LocalResource::new(move || {
        let attempt = attempt.get();
        let id = reading_id.clone();
        async move { (attempt, read(session, bots, details, id).await) }
    });
    let again = Callback::new(move |()| attempt.update(|count| *count += 1));
    let current = move || reading.get().filter(|(of, _)| *of == attempt.get());
    move || match current() {
        None => view! { <Loading /> }.into_any(),
        Some((_, Ok((bot, ownership)))) => view! { <Editor bot ownership /> }.into_any(),
        Some((_, Err(error))) if error.is_not_found() && bots.was_created(&id) => {
            view! { <NotThereYet on_retry=again /> }.into_any()
        }
        Some((_, Err(error))) if error.is_not_found() => view! { <NoSuchBot /> }.into_any(),
        Some((_, Err(error))) => view! {
            <Title text="Bot agent" />
            <PageHeading title="Bot agent" />
            <ErrorView error doing=Doing::Opening on_retry=again />
        }
        .into_any(),
    }
}

async fn read(session: Session, bots: Bots, details: Details, id: BotId) -> Reading {
    let (bot, ownership) = futures::join!(details.read(&id), bots.ownership(session, &id));
    let bot = bot?;
    // Where the person told the client id, the bot itself says whose it is.
    let client_id = session
        .connection()
        .and_then(|connection| connection.client_id);
    if let (Some(own), Some(owner)) = (&client_id, bot.owner()) {
        let ownership = Ownership::mine_if(own == owner);
        return Ok((bot, ownership));
    }
    // Without an answer about the owner the form is open: the API itself refuses what isn't allowed.
    Ok((bot, ownership.unwrap_or(Ownership::Mine)))
}

#[component]
fn Loading() -> impl IntoView {
    view! {
        <Title text="Bot agent" />
        <PageHeading title="Bot agent" />
        <Card>
            <Skeleton lines=10 label="Loading the bot agent …" />
        </Card>
    }
}

/// What stands at the page of a bot that was created here a moment ago.
#[component]
fn NotThereYet(on_retry: Callback<()>) -> impl IntoView {
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Primary on:click=move |_| on_retry.run(())>"Look again"</Button>
        }
    };
    view! {
        <Title text="Bot agent" />
        <PageHeading title="Bot agent" />
        <Card>
            <EmptyState icon=IconName::Bot title="The bot agent was created a moment ago" actions=ViewFn::from(actions)>
                <p>"It may take up to 2 minutes until the API shows it."</p>
            </EmptyState>
        </Card>
    }
}

#[component]
fn NoSuchBot() -> impl IntoView {
    let bots = expect_context::<Bots>();
    let href = paths::bots(&bots.last_query());
    let actions = move || {
        view! {
            <LinkButton kind=ButtonKind::Primary href=href.clone()>"Go to the bot agents"</LinkButton>
        }
    };
    view! {
        <Title text="Bot agent not found" />
        <PageHeading title="Bot agent not found" />
        <EmptyState icon=IconName::Bot title="There is no bot agent with this id" actions=ViewFn::from(actions)>
            <p>"It may have been removed, or the link is incomplete."</p>
        </EmptyState>
    }
}
