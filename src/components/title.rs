//! The title of the browser's tab.

use leptos::prelude::*;

use crate::messages::shell as words;
use crate::ui::effect;

/// Sets the title of the tab while it is shown.
#[component]
pub fn Title(
    /// What the page is about; the product's name is put behind it.
    #[prop(into)]
    text: Signal<String>,
) -> impl IntoView {
    effect(move || document().set_title(&words::title(&text.get())));
}
