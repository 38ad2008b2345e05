//! Lists whose items stay while others come and go.

use std::sync::Arc;

use leptos::prelude::*;

/// Makes what one item shows.
type Make = Box<dyn FnOnce() -> AnyView + Send>;

/// Shows each item of a list, and keeps what it shows for as long as the list has an item of the same key. What
/// `<For>` does, with that only once in the wasm and not once per type of item.
pub fn keyed<T: Send + 'static>(
    items: impl Fn() -> Vec<T> + Send + Sync + 'static,
    key: fn(&T) -> String,
    show: impl Fn(T) -> AnyView + Send + Sync + 'static,
) -> AnyView {
    let show = Arc::new(show);
    let made_later = move |item: T| {
        let (key, show) = (key(&item), Arc::clone(&show));
        (key, Box::new(move || show(item)) as Make)
    };
    of_any_type(Box::new(move || {
        items().into_iter().map(&made_later).collect()
    }))
}

fn of_any_type(items: Box<dyn Fn() -> Vec<(String, Make)> + Send + Sync>) -> AnyView {
    view! { <For each=items key=|(key, _)| key.clone() children=|(_, make)| make() /> }.into_any()
}
