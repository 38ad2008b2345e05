//! Where in the panel the person is, and going elsewhere. The address bar is the only truth about that: what is
//! told here follows it.

use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::{Element, HtmlAnchorElement, MouseEvent};
use leptos::{ev, prelude::*};

use crate::model::percent;
use crate::paths;

/// How to go.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Go {
    /// To another page, from its top: the browser's back button returns here.
    On,
    /// To another address of the same page, which takes the place of this one.
    Over,
    /// To another page, from its top, which takes the place of this one.
    Instead,
}

/// Where the person is; a context of the whole panel.
#[derive(Clone, Copy)]
pub struct Here {
    /// Path and query, as in the address bar.
    place: RwSignal<String>,
}

impl Here {
    /// Follows links and the browser's own buttons. To be called after whatever may hold them up: of listeners on
    /// the window the first comes first.
    pub fn watch() -> Self {
        let here = Self {
            place: RwSignal::new(address()),
        };
        provide_context(here);
        let click = window_event_listener(ev::click, move |event| {
            if let Some(link) = followed_link(&event).filter(leads_to_panel) {
                event.prevent_default();
                here.go(&place_of(&link), Go::On);
            }
        });
        let popstate = window_event_listener(ev::popstate, move |_| here.place.set(address()));
        on_cleanup(move || {
            click.remove();
            popstate.remove();
        });
        here
    }

    /// Path and query.
    #[must_use]
    pub fn place(self) -> String {
        self.place.get()
    }

    /// The path.
    #[must_use]
    pub fn path(self) -> String {
        self.place.with(|place| split(place).0.to_owned())
    }

    /// Whether a place is at the same path, whatever its query.
    #[must_use]
    pub fn is_at(self, place: &str) -> bool {
        self.place.with(|here| split(here).0 == split(place).0)
    }

    /// What the query says of something.
    #[must_use]
    pub fn parameter(self, name: &str) -> Option<String> {
        self.place
            .with(|place| percent::parameter(split(place).1, name))
    }

    /// Goes to one of [`paths`].
    pub fn go(self, place: &str, how: Go) {
        let again = self.place.with_untracked(|here| here == place);
        if let Ok(history) = window().history() {
            // Refused only to pages that do it without end.
            let _ = if how == Go::On && !again {
                history.push_state_with_url(&JsValue::NULL, "", Some(place))
            } else {
                history.replace_state_with_url(&JsValue::NULL, "", Some(place))
            };
        }
        self.place.set(place.to_owned());
        if how != Go::Over {
            window().scroll_to_with_x_and_y(0.0, 0.0);
        }
    }
}

/// Path and query of the page in the address bar.
#[must_use]
pub fn address() -> String {
    let location = window().location();
    let part = |text: Result<String, _>| text.unwrap_or_default();
    part(location.pathname()) + &part(location.search())
}

/// The link to a page of this host that a click would follow in this tab.
#[must_use]
pub fn followed_link(click: &MouseEvent) -> Option<HtmlAnchorElement> {
    let elsewhere = click.default_prevented()
        || click.button() != 0
        || click.ctrl_key()
        || click.meta_key()
        || click.shift_key()
        || click.alt_key();
    let element = click.target()?.dyn_into::<Element>().ok()?;
    let link = element.closest("a[href]").ok()??;
    let link = link.dyn_into::<HtmlAnchorElement>().ok()?;
    let in_page = link.get_attribute("href")?.starts_with('#');
    let elsewhere = elsewhere || !link.target().is_empty() || link.has_attribute("download");
    let same_origin = window().location().origin().ok()? == link.origin();
    (same_origin && !in_page && !elsewhere).then_some(link)
}

/// Path and query of where a link leads.
#[must_use]
pub fn place_of(link: &HtmlAnchorElement) -> String {
    link.pathname() + &link.search()
}

/// Whether a link leads below the path where the panel is served.
fn leads_to_panel(link: &HtmlAnchorElement) -> bool {
    paths::below_base(&link.pathname()).is_some()
}

fn split(place: &str) -> (&str, &str) {
    place.split_once('?').unwrap_or((place, ""))
}
