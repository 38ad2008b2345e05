//! Reading one bot, and what stands on the page until it is there or if it never comes.

use leptos::prelude::*;

use super::error_view::ErrorView;
use super::explain::Doing;
use super::title::Title;
use crate::api::Error;
use crate::messages::bot as words;
use crate::model::{Bot, BotId};
use crate::paths;
use crate::state::{Bots, Details, Ownership, Session};
use crate::ui::{
    Button, ButtonKind, Card, EmptyState, IconName, LinkButton, PageHeading, Skeleton,
};

/// What was read about a bot.
type Reading = Result<(Bot, Ownership), Error>;

/// Shows a bot once it was read.
#[component]
pub fn WithBot(
    /// Which.
    id: BotId,
    /// What the page shows of the bot, and of whose it is.
    #[prop(into)]
    view: Callback<(Bot, Ownership), AnyView>,
) -> impl IntoView {
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
        Some((_, Ok(read))) => view.run(read),
        Some((_, Err(error))) if error.is_not_found() && bots.was_created(&id) => {
            view! { <NotThereYet on_retry=again /> }.into_any()
        }
        Some((_, Err(error))) if error.is_not_found() => view! { <NoSuchBot /> }.into_any(),
        Some((_, Err(error))) => view! {
            <Title text=words::TITLE />
            <PageHeading title=words::TITLE />
            <ErrorView error doing=Doing::Opening on_retry=again />
        }
        .into_any(),
    }
}

async fn read(session: Session, bots: Bots, details: Details, id: BotId) -> Reading {
    let (bot, ownership) = futures::join!(details.read(&id), bots.ownership(session, &id));
    let bot = bot?.shown;
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
        <Title text=words::TITLE />
        <PageHeading title=words::TITLE />
        <Card>
            <Skeleton lines=10 label=words::LOADING />
        </Card>
    }
}

/// What stands at the page of a bot that was created here a moment ago.
#[component]
fn NotThereYet(on_retry: Callback<()>) -> impl IntoView {
    let actions = move || {
        view! {
            <Button kind=ButtonKind::Primary on:click=move |_| on_retry.run(())>
                {words::LOOK_AGAIN}
            </Button>
        }
    };
    view! {
        <Title text=words::TITLE />
        <PageHeading title=words::TITLE />
        <Card>
            <EmptyState icon=IconName::Bot title=words::CREATED_JUST_NOW actions=ViewFn::from(actions)>
                <p>{words::CREATED_JUST_NOW_HELP}</p>
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
            <LinkButton kind=ButtonKind::Primary href=href.clone()>{words::GO_TO_LIST}</LinkButton>
        }
    };
    view! {
        <Title text=words::NOT_FOUND />
        <PageHeading title=words::NOT_FOUND />
        <EmptyState icon=IconName::Bot title=words::NO_SUCH_ID actions=ViewFn::from(actions)>
            <p>{words::NO_SUCH_ID_HELP}</p>
        </EmptyState>
    }
}
