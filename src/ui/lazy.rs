//! What comes in a file of its own, and what stands there until it has come.
//!
//! There are many parts, each with its own type of future and props: these end at the first step, so that the
//! browser gets the rest once and not once for each part.

use std::future::{Future, poll_fn};
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::styles::part_styles;
use super::{Button, Notice, Skeleton, Tone, live, live_if};
use crate::messages::{errors::TRY_AGAIN, ui as words};
use crate::parts::NotFetched;

/// Makes what a part shows, of what it needs.
pub type Maker<P = ()> = fn(P) -> AnyView;

/// A part on its way.
type Fetching<T> = Pin<Box<dyn Future<Output = Result<T, NotFetched>>>>;

/// Sets a part on its way.
type Fetch<T> = Arc<dyn Fn() -> Fetching<T> + Send + Sync>;

/// What leads into a part, which comes when it will.
pub struct Coming<T: Send + Sync + 'static> {
    made: RwSignal<Option<Result<T, NotFetched>>>,
    ask: Callback<()>,
}

impl<T: Send + Sync> Clone for Coming<T> {
    fn clone(&self) -> Self {
        *self
    }
}

impl<T: Send + Sync> Copy for Coming<T> {}

impl<T: Clone + Send + Sync> Coming<T> {
    /// Fetches a part as soon as it is wanted. One that was fetched before is there at once.
    pub fn when<F>(wanted: impl Fn() -> bool + 'static, fetch: fn() -> F) -> Self
    where
        F: Future<Output = Result<T, NotFetched>> + 'static,
    {
        Self::asked_when(Box::new(wanted), Arc::new(move || Box::pin(fetch())))
    }

    fn asked_when(wanted: Box<dyn Fn() -> bool>, fetch: Fetch<T>) -> Self {
        let coming = Self::later(fetch);
        Effect::new(move |asked: Option<bool>| {
            let asked = asked.unwrap_or_default();
            if !asked && wanted() {
                coming.ask.run(());
                return true;
            }
            asked
        });
        coming
    }

    fn later(fetch: Fetch<T>) -> Self {
        let made = RwSignal::new(None);
        let ask = Callback::new(move |()| {
            let mut coming = styled(fetch());
            let now = coming
                .as_mut()
                .poll(&mut Context::from_waker(Waker::noop()));
            let waits = now.is_pending();
            made.set(match now {
                Poll::Ready(now) => Some(now),
                Poll::Pending => None,
            });
            if waits {
                spawn_local(async move {
                    // What waited for it may be gone.
                    let _ = made.try_set(Some(coming.await));
                });
            }
        });
        Self { made, ask }
    }

    /// What leads into the part, once it is there.
    pub fn made(self) -> Signal<Option<T>> {
        Signal::derive(move || self.made.get()?.ok())
    }

    /// Says that the part couldn't be fetched, if so, and offers to try it again.
    pub fn failure(self) -> AnyView {
        live_if(move || {
            let failed = self.made.with(|made| matches!(made, Some(Err(NotFetched))));
            failed.then(|| view! { <Failure again=self.ask /> }.into_any())
        })
    }
}

/// A part and what styles it, both on their way at once.
fn styled<T: 'static>(mut part: Fetching<T>) -> Fetching<T> {
    Box::pin(async move {
        let now = poll_fn(|context| Poll::Ready(part.as_mut().poll(context))).await;
        part_styles().await?;
        match now {
            Poll::Ready(now) => now,
            Poll::Pending => part.await,
        }
    })
}

/// Shows what a part makes, as soon as it is there: at once if it was fetched before.
pub fn lazy<P, F>(fetch: fn() -> F, props: P) -> AnyView
where
    P: Clone + Send + Sync + 'static,
    F: Future<Output = Result<Maker<P>, NotFetched>> + 'static,
{
    show(Coming::later(view_of(fetch, props)))
}

/// Shows what a part makes from when it is first wanted, and nothing before: a dialog, for one, that
/// stays in the page once it was opened.
pub fn lazy_when<P, F>(wanted: impl Fn() -> bool + 'static, fetch: fn() -> F, props: P) -> AnyView
where
    P: Clone + Send + Sync + 'static,
    F: Future<Output = Result<Maker<P>, NotFetched>> + 'static,
{
    let coming = Coming::asked_when(Box::new(wanted), view_of(fetch, props));
    show_once_there(coming)
}

/// A part that is to be shown with these props.
fn view_of<P, F>(fetch: fn() -> F, props: P) -> Fetch<ViewFn>
where
    P: Clone + Send + Sync + 'static,
    F: Future<Output = Result<Maker<P>, NotFetched>> + 'static,
{
    Arc::new(move || {
        let (coming, props) = (fetch(), props.clone());
        Box::pin(async move {
            let make = coming.await?;
            Ok(ViewFn::from(move || make(props.clone())))
        })
    })
}

fn show(coming: Coming<ViewFn>) -> AnyView {
    coming.ask.run(());
    live(move || match coming.made.get() {
        None => view! { <Skeleton lines=3 /> }.into_any(),
        Some(Ok(part)) => part.run(),
        Some(Err(NotFetched)) => coming.failure(),
    })
}

fn show_once_there(coming: Coming<ViewFn>) -> AnyView {
    view! {
        {live_if(move || coming.made().get().map(|part| part.run()))}
        {coming.failure()}
    }
    .into_any()
}

#[component]
fn Failure(again: Callback<()>) -> impl IntoView {
    let actions = move || view! { <Button on:click=move |_| again.run(())>{TRY_AGAIN}</Button> };
    view! {
        <Notice tone=Tone::Danger title=words::NOT_FETCHED live=true actions=ViewFn::from(actions)>
            <p>{words::NOT_FETCHED_WHY}</p>
        </Notice>
    }
}
