//! Asks before a page with unsaved changes is left for another page of the panel.
//!
//! Leaving the panel itself, by closing or reloading the tab, is asked about by the browser.

mod work;

use leptos::wasm_bindgen::{JsCast, JsValue};
use leptos::web_sys::{Event, HtmlAnchorElement, HtmlElement, MouseEvent};
use leptos::{ev, prelude::*};

use super::navigation::{Here, address, followed_link, place_of};
use crate::messages::leaving as words;
use crate::ui::{Button, ButtonKind, Dialog, effect};

pub use work::WorkGuard;

/// Whether the page may be left; a context of the whole panel.
#[derive(Clone, Copy)]
pub struct Leaving {
    page: StoredValue<Option<Page>>,
    /// How the person wants to leave, while that is asked about.
    wish: RwSignal<Option<Way>, LocalStorage>,
    /// Whether the person has answered, so that the next try goes through.
    allowed: StoredValue<bool>,
}

/// A page that may have unsaved changes.
#[derive(Clone)]
struct Page {
    /// Where it begins: what is below belongs to it.
    root: String,
    /// Where in it the person is.
    place: String,
    dirty: Signal<bool>,
}

impl Page {
    fn holds(&self, place: &str) -> bool {
        let below = place.strip_prefix(&self.root);
        place == self.place
            || below.is_some_and(|rest| rest.is_empty() || rest.starts_with(['/', '?']))
    }
}

/// How the person wants to leave.
#[derive(Clone)]
enum Way {
    /// By this link.
    Link(HtmlAnchorElement),
    /// To the page behind this one in the history.
    Back,
}

impl Leaving {
    /// Watches over clicks and the browser's own buttons. To be called before [`Here::watch`]: of
    /// listeners on the window the first comes first.
    pub fn watch() -> Self {
        let leaving = Self {
            page: StoredValue::new(None),
            wish: RwSignal::new_local(None),
            allowed: StoredValue::new(false),
        };
        provide_context(leaving);
        let click = window_event_listener(ev::click, move |event| leaving.on_click(&event));
        let popstate =
            window_event_listener(ev::popstate, move |event| leaving.on_popstate(&event));
        on_cleanup(move || {
            click.remove();
            popstate.remove();
        });
        leaving
    }

    fn on_click(self, event: &MouseEvent) {
        if let Some(link) = followed_link(event)
            && self.leads_away(&link)
            && self.is_dirty()
        {
            event.prevent_default();
            self.wish.set(Some(Way::Link(link)));
        }
    }

    fn on_popstate(self, event: &Event) {
        // The address has changed already; within a page it may change as it likes.
        let left = self.page.get_value().filter(|page| !page.holds(&address()));
        if let Some(page) = left
            && self.is_dirty()
        {
            // `Here` mustn't know yet. The page that was asked for stays right behind this one.
            event.stop_immediate_propagation();
            show_in_address_bar(&page.place);
            self.wish.set(Some(Way::Back));
        } else {
            // What has the focus is about to be hidden.
            finish_typing();
            self.allowed.set_value(false);
        }
    }

    /// Whether the page has unsaved changes that were not decided about.
    #[must_use]
    pub fn is_dirty(self) -> bool {
        let page = self.page.get_value();
        let Some(page) = page.filter(|_| !self.allowed.get_value()) else {
            return false;
        };
        finish_typing();
        page.dirty.try_get_untracked() == Some(true)
    }

    fn leads_away(self, link: &HtmlAnchorElement) -> bool {
        let target = place_of(link);
        let stays = |page: &Page| page.holds(&target);
        !self
            .page
            .with_value(|page| page.as_ref().is_some_and(stays))
    }

    /// Watches over a page as long as its guard is there, and opens the guard's question when the person wants
    /// to leave it.
    fn ask_for(self, page: Page) -> RwSignal<bool> {
        let root = page.root.clone();
        self.page.set_value(Some(page));
        on_cleanup(move || {
            // The question is gone with the page.
            self.wish.try_set(None);
            // The next page may have taken its place already.
            self.page
                .try_update_value(|page| page.take_if(|page| page.root == root));
        });
        let open = RwSignal::new(false);
        effect(move || {
            if self.wish.with(Option::is_some) {
                open.set(true);
            }
        });
        effect(move || {
            if !open.get() {
                self.wish.set(None);
            }
        });
        open
    }

    fn leave(self) {
        let wish = self.wish.get_untracked();
        self.allowed.set_value(true);
        match wish {
            Some(Way::Link(link)) => {
                link.click();
                self.allowed.set_value(false);
            }
            Some(Way::Back) => go_back(),
            None => self.allowed.set_value(false),
        }
    }
}

/// Asks what becomes of unsaved changes when a link or the browser's own buttons lead away.
#[component]
pub fn LeaveGuard(
    /// Whether anything on the page is unsaved.
    #[prop(into)]
    dirty: Signal<bool>,
    /// Forgets what is unsaved.
    on_discard: Callback<()>,
    /// The path under which the whole page is; without one it is only at the address that it has now.
    #[prop(optional, into)]
    root: Option<String>,
) -> impl IntoView {
    let leaving = expect_context::<Leaving>();
    let place = address();
    let root = root.unwrap_or_else(|| place.clone());
    let open = leaving.ask_for(Page { root, place, dirty });
    follow(leaving);
    let leave = move || {
        leaving.leave();
        open.try_set(false);
    };
    let discard = move |_| {
        on_discard.run(());
        leave();
    };
    let footer = move || {
        view! {
            <Button attr:autofocus=true on:click=move |_| open.set(false)>{words::STAY}</Button>
            <Button kind=ButtonKind::Danger on:click=discard>{words::DISCARD}</Button>
            <Button kind=ButtonKind::Primary on:click=move |_| leave()>{words::KEEP}</Button>
        }
    };
    view! {
        <Dialog open title=words::NOT_SAVED footer=ViewFn::from(footer)>
            <p>
                {words::NOT_SAVED_MEANS}
            </p>
        </Dialog>
    }
}

/// Has the page know where in it the person is.
fn follow(leaving: Leaving) {
    let here = expect_context::<Here>();
    effect(move || {
        let now = here.place();
        leaving.page.update_value(|page| {
            if let Some(page) = page.as_mut().filter(|page| page.holds(&now)) {
                page.place = now;
            }
        });
    });
}

/// Has the field with the focus report what stands in it, as some do only when they are left.
pub fn finish_typing() {
    let focused = document().active_element();
    let field = focused.filter(|element| element.matches("input, textarea") == Ok(true));
    if let Some(field) = field.and_then(|field| field.dyn_into::<HtmlElement>().ok()) {
        // Neither fails for an element that can have the focus.
        let _ = field.blur();
        let _ = field.focus();
    }
}

/// Puts a page back into the address bar, as a new one after the one that is there.
fn show_in_address_bar(place: &str) {
    if let Ok(history) = window().history() {
        // Refused only to pages that do it without end.
        let _ = history.push_state_with_url(&JsValue::NULL, "", Some(place));
    }
}

fn go_back() {
    if let Ok(history) = window().history() {
        // Refused only to a page that is no longer shown.
        let _ = history.back();
    }
}
