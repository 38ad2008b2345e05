//! Whose bots are shown.

use leptos::prelude::*;

use crate::messages::bots as words;
use crate::ui::{Segmented, SelectOption};

/// The choice between the bots of the token's own application and those of every one.
#[component]
pub fn Whose(
    /// Whether those of every application are shown.
    #[prop(into)]
    all: Signal<bool>,
    /// Reports whether they are to be.
    #[prop(into)]
    on_change: Callback<bool>,
) -> impl IntoView {
    let options = vec![
        SelectOption::new("mine", words::MINE),
        SelectOption::new("all", words::ALL),
    ];
    view! {
        <Segmented
            label=words::WHOSE
            value=Signal::derive(move || if all.get() { "all" } else { "mine" }.to_owned())
            on_change=move |whose| on_change.run(whose == "all")
            options
        />
    }
}
