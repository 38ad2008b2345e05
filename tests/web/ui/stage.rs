//! Mounts a view for one test, finds elements in it, and takes it away again.

use std::any::Any;
use std::cell::Cell;
use std::rc::Rc;

use leptos::{
    mount::mount_to,
    prelude::*,
    task::tick,
    wasm_bindgen::{JsCast, JsValue, closure::Closure},
    web_sys::{
        ClipboardEvent, ClipboardEventInit, DataTransfer, Element, Event, EventInit, HtmlElement,
        HtmlInputElement, HtmlSelectElement, KeyboardEvent, KeyboardEventInit,
        js_sys::{JsString, Object, Promise, Reflect},
    },
};
use wasm_bindgen_futures::JsFuture;

const MARK: &str = "data-stage";

/// A view that is mounted for as long as this lives.
pub struct Stage {
    root: HtmlElement,
    /// Unmounts on drop.
    _mounted: Box<dyn Any>,
}

impl Stage {
    /// Mounts a view and waits until its effects have run.
    pub async fn show<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) -> Self {
        remove_leftover();
        let root: HtmlElement = document()
            .create_element("div")
            .expect("a div can be made")
            .unchecked_into();
        root.set_attribute(MARK, "")
            .expect("the div takes an attribute");
        document()
            .body()
            .expect("the page has a body")
            .append_child(&root)
            .expect("the body takes a child");
        let mounted = Box::new(mount_to(root.clone(), view));
        let stage = Self {
            root,
            _mounted: mounted,
        };
        settle().await;
        stage
    }

    /// The first match, or a failure that names the selector.
    #[track_caller]
    pub fn find(&self, selector: &str) -> HtmlElement {
        self.try_find(selector)
            .unwrap_or_else(|| panic!("nothing matches `{selector}` in {}", self.root.inner_html()))
    }

    /// The first match, if there is one.
    pub fn try_find(&self, selector: &str) -> Option<HtmlElement> {
        self.root
            .query_selector(selector)
            .expect("the selector is valid")
            .map(JsCast::unchecked_into)
    }

    /// The match at this place, counted from 0.
    pub fn nth(&self, selector: &str, index: u32) -> HtmlElement {
        self.root
            .query_selector_all(selector)
            .expect("the selector is valid")
            .get(index)
            .expect("there are so many matches")
            .unchecked_into()
    }

    /// The number of matches.
    pub fn count(&self, selector: &str) -> u32 {
        self.root
            .query_selector_all(selector)
            .expect("the selector is valid")
            .length()
    }
}

impl Drop for Stage {
    fn drop(&mut self) {
        self.root.remove();
    }
}

/// A test that fails in wasm drops nothing: what it showed must not fail the tests after it.
fn remove_leftover() {
    let leftover = document().query_selector(&format!("[{MARK}]"));
    if let Some(leftover) = leftover.expect("the selector is valid") {
        leftover.remove();
    }
}

/// Waits until effects have run and the browser has shown two frames, so that what it queued is done.
pub async fn settle() {
    tick().await;
    for _ in 0..2 {
        let frame = Promise::new(&mut |shown, _| {
            request_animation_frame(move || {
                // A function without arguments of its own never throws.
                let _ = shown.call0(&JsValue::NULL);
            });
        });
        JsFuture::from(frame)
            .await
            .expect("frames are always shown");
    }
}

/// How many frames anything may take to come about: some seconds.
const PATIENCE: u32 = 300;

/// Waits until something is the case, or fails with what it was.
#[track_caller]
pub fn wait_until(what: &str, is_so: impl Fn() -> bool) -> impl Future<Output = ()> {
    let caller = std::panic::Location::caller();
    async move {
        for _ in 0..PATIENCE {
            if is_so() {
                return;
            }
            settle().await;
        }
        panic!("{caller}: waited in vain until {what}");
    }
}

/// What has the focus.
pub fn focused() -> Element {
    document()
        .active_element()
        .expect("something has the focus")
}

/// The tag and id of what has the focus, for the message of a failure.
pub fn focus_place() -> String {
    let focused = focused();
    format!("{}#{}", focused.tag_name(), focused.id())
}

/// Whether this element has the focus.
pub fn has_focus(element: &Element) -> bool {
    element.is_same_node(Some(&focused()))
}

/// Presses a key on an element. Browsers act on real presses only; this reaches our own handlers.
pub fn press(on: &Element, key: &str) -> KeyboardEvent {
    press_with(on, key, |_| ())
}

/// Presses a key together with Alt.
pub fn press_alt(on: &Element, key: &str) -> KeyboardEvent {
    press_with(on, key, |init| init.set_alt_key(true))
}

/// Presses a key together with Shift.
pub fn press_shift(on: &Element, key: &str) -> KeyboardEvent {
    press_with(on, key, |init| init.set_shift_key(true))
}

/// Presses a key as the browser tells it while the key is held down.
pub fn hold(on: &Element, key: &str) -> KeyboardEvent {
    press_with(on, key, |init| init.set_repeat(true))
}

/// Presses a key together with Ctrl, and with Shift if asked for.
pub fn press_ctrl(on: &Element, key: &str, shift: bool) -> KeyboardEvent {
    press_with(on, key, |init| {
        init.set_ctrl_key(true);
        init.set_shift_key(shift);
    })
}

/// Presses a key in whatever way.
pub fn press_with(on: &Element, key: &str, add: impl FnOnce(&KeyboardEventInit)) -> KeyboardEvent {
    let init = KeyboardEventInit::new();
    init.set_key(key);
    init.set_bubbles(true);
    init.set_cancelable(true);
    add(&init);
    let event = KeyboardEvent::new_with_keyboard_event_init_dict("keydown", &init)
        .expect("the event can be made");
    on.dispatch_event(&event).expect("the event can be sent");
    event
}

/// Types into an input: sets its text and says so.
pub fn type_text(input: &HtmlElement, text: &str) {
    input.unchecked_ref::<HtmlInputElement>().set_value(text);
    let event = leptos::web_sys::Event::new("input").expect("the event can be made");
    input.dispatch_event(&event).expect("the event can be sent");
}

/// Puts UTF-16 units into an input, which may be half a character, and sends an event. Returns what stands
/// there then.
pub fn put_units(input: &HtmlElement, units: &[u16], kind: &str) -> Vec<u16> {
    let key = JsValue::from_str("value");
    let text = JsString::from_char_code(units);
    Reflect::set(input, &key, &text).expect("it has a value");
    let init = EventInit::new();
    init.set_bubbles(true);
    let event = Event::new_with_event_init_dict(kind, &init).expect("the event can be made");
    input.dispatch_event(&event).expect("the event can be sent");
    units_in(input)
}

/// The UTF-16 units that stand in an input.
pub fn units_in(input: &HtmlElement) -> Vec<u16> {
    let text = Reflect::get(input, &JsValue::from_str("value")).expect("it has a value");
    text.unchecked_into::<JsString>().iter().collect()
}

/// Chooses an option of a select by its value, and says so.
pub fn choose(select: &HtmlElement, value: &str) {
    let select: &HtmlSelectElement = select.unchecked_ref();
    select.set_value(value);
    assert_eq!(select.value(), value, "there is such an option");
    let init = EventInit::new();
    init.set_bubbles(true);
    let event = Event::new_with_event_init_dict("change", &init).expect("the event can be made");
    select
        .dispatch_event(&event)
        .expect("the event can be sent");
}

/// Pastes text. Returns whether the browser was kept from doing it itself.
pub fn paste(into: &Element, text: &str) -> bool {
    let data = DataTransfer::new().expect("it can be made");
    data.set_data("text/plain", text).expect("it takes text");
    let init = ClipboardEventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event =
        ClipboardEvent::new_with_event_init_dict("paste", &init).expect("the event can be made");
    // Firefox takes no data when the event is made.
    let property = Object::new();
    Reflect::set(&property, &"value".into(), &data).expect("it takes a member");
    Reflect::define_property(&event, &"clipboardData".into(), &property)
        .expect("so does the event");
    into.dispatch_event(&event).expect("the event can be sent");
    event.default_prevented()
}

/// Counts what goes wrong in the page without being caught, from now on until it is dropped.
pub struct Failures {
    count: Rc<Cell<u32>>,
    listener: Closure<dyn Fn()>,
}

impl Failures {
    /// Begins to count.
    pub fn watch() -> Self {
        let count = Rc::new(Cell::new(0));
        let counted = count.clone();
        let listener = Closure::<dyn Fn()>::new(move || counted.set(counted.get() + 1));
        window()
            .add_event_listener_with_callback("error", listener.as_ref().unchecked_ref())
            .expect("the window takes a listener");
        Self { count, listener }
    }

    /// How much went wrong so far.
    pub fn count(&self) -> u32 {
        self.count.get()
    }
}

impl Drop for Failures {
    fn drop(&mut self) {
        window()
            .remove_event_listener_with_callback("error", self.listener.as_ref().unchecked_ref())
            .expect("the window gives it back");
    }
}
