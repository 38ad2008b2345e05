//! A text that is saved as a file, without any server.

use leptos::{
    prelude::*,
    wasm_bindgen::{JsCast, JsValue},
    web_sys::{Blob, BlobPropertyBag, HtmlAnchorElement, Url, js_sys::Array},
};

/// Has the browser save a text as a JSON file of this name; says whether it could be handed over.
#[must_use]
pub fn save_json(text: &str, name: &str) -> bool {
    hand_over(text, name).is_ok()
}

fn hand_over(text: &str, name: &str) -> Result<(), JsValue> {
    let parts = Array::of1(&text.into());
    let options = BlobPropertyBag::new();
    options.set_type("application/json");
    let blob = Blob::new_with_str_sequence_and_options(&parts, &options)?;
    let url = Url::create_object_url_with_blob(&blob)?;
    let link: HtmlAnchorElement = document().create_element("a")?.unchecked_into();
    link.set_href(&url);
    link.set_download(name);
    link.click();
    // The browser has taken hold of the content by the next turn.
    set_timeout(
        move || drop(Url::revoke_object_url(&url)),
        std::time::Duration::from_secs(1),
    );
    Ok(())
}
