//! The stylesheet of what comes in files of its own. index.html names it, disabled, so that nobody waits for
//! it before the list is there.

use leptos::prelude::document;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::HtmlLinkElement;
use leptos::web_sys::js_sys::{Promise, futures::JsFuture};

use crate::parts::NotFetched;

/// Has the stylesheet fetched, unless it was, and waits until it applies. Where the page has none, as in
/// tests, there is nothing to wait for.
///
/// # Errors
/// When it can't be had.
pub async fn part_styles() -> Result<(), NotFetched> {
    let found = document().get_element_by_id("part-styles");
    let Some(link) = found.and_then(|link| link.dyn_into::<HtmlLinkElement>().ok()) else {
        return Ok(());
    };
    if link.sheet().is_some() {
        return Ok(());
    }
    // Enabled is what has the browser fetch it.
    link.set_disabled(false);
    let outcome = JsFuture::from(settled(&link)).await;
    outcome.map(drop).map_err(|_| {
        // So that whoever tries it again has it fetched again.
        link.set_disabled(true);
        NotFetched
    })
}

/// Settles once the stylesheet was fetched, or could not be.
fn settled(link: &HtmlLinkElement) -> Promise {
    Promise::new(&mut |fetched, failed| {
        // Adding a listener can't be refused.
        let _ = link.add_event_listener_with_callback("load", &fetched);
        let _ = link.add_event_listener_with_callback("error", &failed);
    })
}
