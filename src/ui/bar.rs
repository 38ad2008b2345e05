//! Bars that stay in view while the page scrolls behind them. What gets the focus is scrolled clear of them, and
//! messages stand clear, so the style sheet must know of each, wherever it is. With `:has` it could find out by
//! itself, but then the browser looks through the whole page whenever anything in it comes or goes.

use leptos::prelude::*;

use super::effect;

/// A bar.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Bar {
    /// What can be done with the rows that are selected; at the top.
    Bulk,
    /// What isn't saved; at the bottom.
    Save,
}

impl Bar {
    fn attribute(self) -> &'static str {
        match self {
            Self::Bulk => "data-bulk-bar",
            Self::Save => "data-save-bar",
        }
    }
}

/// Tells the style sheet whether a bar is there, for as long as the page with it is.
pub fn tell_of_bar(bar: Bar, is_there: impl Fn() -> bool + 'static) {
    let tell = move |is_there| {
        if let Some(root) = document().document_element() {
            // Not refused for a name as plain as this.
            let _ = root.toggle_attribute_with_force(bar.attribute(), is_there);
        }
    };
    effect(move || tell(is_there()));
    on_cleanup(move || tell(false));
}
