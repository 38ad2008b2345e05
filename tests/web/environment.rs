//! What browsers call their own and isn't.

use bot_agents_panel::format;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsValue;
use leptos::web_sys::js_sys::{Object, Reflect};
use wasm_bindgen_test::wasm_bindgen_test;

/// Has the browser call this its language, until the page is gone.
fn speak(language: &JsValue) {
    let property = Object::new();
    for (name, value) in [("value", language), ("configurable", &JsValue::TRUE)] {
        Reflect::set(&property, &name.into(), value).expect("it takes it");
    }
    let navigator = window().navigator();
    Reflect::define_property(&navigator, &"language".into(), &property).expect("it takes it");
}

#[wasm_bindgen_test]
fn times_are_told_whatever_the_browser_calls_its_language() {
    for language in ["en-US@posix", "en_GB", "en-", "en-x", "", "tlh"] {
        speak(&language.into());
        for told in [format::time(0), format::exact_time(0), format::moment(0)] {
            assert!(told.contains(':'), "{language:?}: {told:?}");
        }
    }
    speak(&JsValue::UNDEFINED);
    assert!(format::time(0).contains(':'));
    speak(&"en-US".into());
    assert!(format::moment(0).contains("19"), "the day is told");
}
