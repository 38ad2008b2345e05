//! Asks before a page is left while work goes on that would end with it.

use leptos::prelude::*;

use super::{Leaving, Page, place};
use crate::messages::bulk as words;
use crate::ui::{Button, ButtonKind, Dialog, rescue_focus};

/// Asks whether work is to be stopped when the browser's buttons or a link lead away. It exists only
/// while there is some.
#[component]
pub fn WorkGuard(
    /// Stops the work.
    on_stop: Callback<()>,
) -> impl IntoView {
    let leaving = expect_context::<Leaving>();
    let place = place();
    let own = place.clone();
    leaving.page.set_value(Some(Page {
        root: place.clone(),
        place,
        dirty: Signal::stored(true),
    }));
    on_cleanup(move || {
        // The question is gone with the page.
        leaving.wish.try_set(None);
        rescue_focus();
        leaving
            .page
            .try_update_value(|page| page.take_if(|page| page.place == own));
    });
    let open = RwSignal::new(false);
    Effect::new(move |_| {
        if leaving.wish.with(Option::is_some) {
            open.set(true);
        }
    });
    Effect::new(move |_| {
        if !open.get() {
            leaving.wish.set(None);
        }
    });
    let leave = move |_| {
        on_stop.run(());
        leaving.leave();
        open.try_set(false);
    };
    let footer = move || {
        view! {
            <Button attr:autofocus=true on:click=move |_| open.set(false)>{words::STAY}</Button>
            <Button kind=ButtonKind::Danger on:click=leave>{words::STOP_AND_LEAVE}</Button>
        }
    };
    view! {
        <Dialog open title=words::LEAVING footer=ViewFn::from(footer)>
            <p>{words::LEAVING_TEXT}</p>
        </Dialog>
    }
}
