//! Asks before a page with unsaved changes is left for another page of the panel.
//!
//! Leaving the panel itself, by closing or reloading the tab, is asked about by the browser.

use leptos::prelude::*;
use leptos::wasm_bindgen::{JsCast, prelude::Closure};
use leptos::web_sys::{Element, Event, HtmlAnchorElement, MouseEvent};

use crate::ui::{Button, ButtonKind, Dialog};

/// Asks what becomes of unsaved changes when a link or the browser's own buttons lead away.
#[component]
pub fn LeaveGuard(
    /// Whether anything on the page is unsaved.
    #[prop(into)]
    dirty: Signal<bool>,
    /// Forgets what is unsaved.
    on_discard: Callback<()>,
) -> impl IntoView {
    let open = RwSignal::new(false);
    let here = place();
    let way = StoredValue::new_local(None::<Way>);
    let allowed = StoredValue::new(false);
    let ask = move |wish: Way| {
        way.set_value(Some(wish));
        open.set(true);
    };
    let guarded = move || dirty.get_untracked() && !allowed.get_value();

    let from = here.clone();
    listen_first("click", move |event| {
        if guarded()
            && let Some(link) = link_away(event, &from)
        {
            event.prevent_default();
            ask(Way::Link(link));
        }
    });
    listen_first("popstate", move |event| {
        if place() == here {
            return;
        }
        if guarded() {
            // The router mustn't know yet. The page that was asked for stays right behind this one.
            event.stop_immediate_propagation();
            show_in_address_bar(&here);
            ask(Way::Back);
        }
    });

    let leave = move || {
        open.set(false);
        allowed.set_value(true);
        match way.try_update_value(Option::take).flatten() {
            Some(Way::Link(link)) => link.click(),
            Some(Way::Back) => go_back(),
            None => {}
        }
    };
    let discard = move |_| {
        on_discard.run(());
        leave();
    };
    let footer = move || {
        view! {
            <Button attr:autofocus=true on:click=move |_| open.set(false)>"Stay"</Button>
            <Button kind=ButtonKind::Danger on:click=discard>"Discard and leave"</Button>
            <Button kind=ButtonKind::Primary on:click=move |_| leave()>"Keep the draft and leave"</Button>
        }
    };
    view! {
        <Dialog open title="Your changes aren’t saved" footer=ViewFn::from(footer)>
            <p>
                "Keep them as a draft, and they are here when you come back. The draft is gone once you reload or close this tab."
            </p>
        </Dialog>
    }
}

/// How the person wanted to leave.
enum Way {
    /// By this link.
    Link(HtmlAnchorElement),
    /// To the page behind this one in the history.
    Back,
}

/// Path and query of the page in the address bar.
fn place() -> String {
    let location = window().location();
    let part = |text: Result<String, _>| text.unwrap_or_default();
    part(location.pathname()) + &part(location.search())
}

/// The link that a click would follow to another page of the panel in this tab.
fn link_away(event: &Event, here: &str) -> Option<HtmlAnchorElement> {
    let click = event.dyn_ref::<MouseEvent>()?;
    let elsewhere = click.button() != 0
        || click.ctrl_key()
        || click.meta_key()
        || click.shift_key()
        || click.alt_key();
    let element = event.target()?.dyn_into::<Element>().ok()?;
    let link = element.closest("a[href]").ok()??;
    let link = link.dyn_into::<HtmlAnchorElement>().ok()?;
    let in_page = link.get_attribute("href")?.starts_with('#');
    let elsewhere = elsewhere || !link.target().is_empty() || link.has_attribute("download");
    let same_origin = window().location().origin().ok()? == link.origin();
    let away = same_origin && link.pathname() + &link.search() != here;
    (away && !in_page && !elsewhere).then_some(link)
}

/// Listens before the router does.
fn listen_first(name: &'static str, handler: impl Fn(&Event) + 'static) {
    let closure = Closure::<dyn Fn(Event)>::new(move |event: Event| handler(&event));
    let function = closure.as_ref().unchecked_ref();
    // Neither call fails for a function.
    let _ = window().add_event_listener_with_callback_and_bool(name, function, true);
    let closure = StoredValue::new_local(closure);
    on_cleanup(move || {
        closure.with_value(|closure| {
            let function = closure.as_ref().unchecked_ref();
            let _ = window().remove_event_listener_with_callback_and_bool(name, function, true);
        });
    });
}

/// Puts a page back into the address bar, as a new one after the one that is there.
fn show_in_address_bar(place: &str) {
    if let Ok(history) = window().history() {
        // Refused only to pages that do it without end.
        let _ = history.push_state_with_url(&leptos::wasm_bindgen::JsValue::NULL, "", Some(place));
    }
}

fn go_back() {
    if let Ok(history) = window().history() {
        // Refused only to a page that is no longer shown.
        let _ = history.back();
    }
}
