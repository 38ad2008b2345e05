//! Whether something is on the screen.

use leptos::{
    html::ElementType,
    prelude::*,
    wasm_bindgen::{JsCast, prelude::Closure},
    web_sys::{Element, IntersectionObserver, IntersectionObserverEntry, js_sys::Array},
};

use super::effect;

/// An element that is watched for as long as this lives.
struct Watch {
    observer: IntersectionObserver,
    _on_change: Closure<dyn FnMut(Array)>,
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.observer.disconnect();
    }
}

/// Whether an element is on the screen, at least in part.
pub fn in_view<E>(element: NodeRef<E>) -> ReadSignal<bool>
where
    E: ElementType,
    E::Output: JsCast + AsRef<Element> + Clone + 'static,
{
    let (seen, set_seen) = signal(false);
    let watch = StoredValue::new_local(None);
    effect(move || {
        if let Some(element) = element.get() {
            watch.set_value(watching(element.as_ref(), set_seen));
        }
    });
    seen
}

fn watching(element: &Element, seen: WriteSignal<bool>) -> Option<Watch> {
    let on_change = Closure::<dyn FnMut(Array)>::new(move |entries: Array| {
        // The last is how it is now.
        if let Ok(entry) = entries.pop().dyn_into::<IntersectionObserverEntry>() {
            seen.try_set(entry.is_intersecting());
        }
    });
    let observer = IntersectionObserver::new(on_change.as_ref().unchecked_ref()).ok()?;
    observer.observe(element);
    Some(Watch {
        observer,
        _on_change: on_change,
    })
}
