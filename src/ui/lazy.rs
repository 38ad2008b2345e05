//! What comes in a file of its own, and what stands there until it has come.

use std::future::Future;
use std::task::{Context, Poll, Waker};

use leptos::prelude::*;
use leptos::task::spawn_local;

use super::{Button, Notice, Skeleton, Tone};
use crate::messages::{errors::TRY_AGAIN, ui as words};
use crate::parts::NotFetched;

/// Makes what a part shows, of what it needs.
pub type Maker<P = ()> = fn(P) -> AnyView;

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

impl<T: Copy + Send + Sync> Coming<T> {
    /// Fetches a part. One that was fetched before is there at once.
    pub fn new<F>(fetch: fn() -> F) -> Self
    where
        F: Future<Output = Result<T, NotFetched>> + 'static,
    {
        let coming = Self::later(fetch);
        coming.ask.run(());
        coming
    }

    /// Fetches a part as soon as it is wanted.
    pub fn when<F>(wanted: impl Fn() -> bool + 'static, fetch: fn() -> F) -> Self
    where
        F: Future<Output = Result<T, NotFetched>> + 'static,
    {
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

    fn later<F>(fetch: fn() -> F) -> Self
    where
        F: Future<Output = Result<T, NotFetched>> + 'static,
    {
        let made = RwSignal::new(None);
        let ask = Callback::new(move |()| {
            let mut coming = Box::pin(fetch());
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
        (move || {
            let failed = matches!(self.made.get(), Some(Err(NotFetched)));
            failed.then(|| view! { <Failure again=self.ask /> })
        })
        .into_any()
    }
}

/// Shows what a part makes, as soon as it is there: at once if it was fetched before.
pub fn lazy<P, F>(fetch: fn() -> F, props: P) -> AnyView
where
    P: Clone + Send + 'static,
    F: Future<Output = Result<Maker<P>, NotFetched>> + 'static,
{
    let coming = Coming::new(fetch);
    view! {
        {move || match coming.made.get() {
            None => view! { <Skeleton lines=3 /> }.into_any(),
            Some(Ok(make)) => make(props.clone()),
            Some(Err(NotFetched)) => coming.failure(),
        }}
    }
    .into_any()
}

/// Shows what a part makes from when it is first wanted, and nothing before: a dialog, for one, that
/// stays in the page once it was opened.
pub fn lazy_when<P, F>(wanted: impl Fn() -> bool + 'static, fetch: fn() -> F, props: P) -> AnyView
where
    P: Clone + Send + 'static,
    F: Future<Output = Result<Maker<P>, NotFetched>> + 'static,
{
    let coming = Coming::when(wanted, fetch);
    view! {
        {move || coming.made().get().map(|make| make(props.clone()))}
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
