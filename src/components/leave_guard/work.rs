//! Asks before a page is left while work goes on that would end with it.

use leptos::prelude::*;

use super::{Leaving, Page, address};
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
    let place = address();
    let open = leaving.ask_for(Page {
        root: place.clone(),
        place,
        dirty: Signal::stored(true),
    });
    on_cleanup(rescue_focus);
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
