//! What happens when the focus leaves something, without a press of the pointer losing its aim.
//!
//! A press takes the focus as soon as it begins, and is a click only where it ends on what it began on. What moves
//! the layout in between has the click lost, or hit something else. So whatever leaving does waits until the press
//! is over, and still comes before what the click does.

use std::cell::RefCell;
use std::time::Duration;

use leptos::{
    prelude::*,
    wasm_bindgen::{JsCast, prelude::Closure},
    web_sys::{Event, FocusEvent, HtmlSelectElement, Node, Window},
};

/// What tells of a press and of its end. Not every press has a `mouseup`: one that drags has a `dragend`, one that
/// ends in a list that dropped down may have a `change`, and one whose window goes has a `blur`.
const EVENTS: [&str; 7] = [
    "mousedown",
    "mouseup",
    "click",
    "keydown",
    "dragend",
    "change",
    "blur",
];

/// A press of the pointer, and what waits for its end.
#[derive(Default)]
struct Press {
    is_watched: bool,
    is_down: bool,
    /// Tells it from the next one.
    number: u32,
    waiting: Vec<Box<dyn FnOnce()>>,
}

thread_local! {
    static PRESS: RefCell<Press> = RefCell::default();
}

/// Handles `focusout`: does something once the focus has left the element that listens, and doesn't only go on
/// inside it. By then the element may be gone, and its signals with it.
pub fn on_leave(then: impl Fn() + Clone + 'static) -> impl Fn(FocusEvent) + Clone + 'static {
    watch();
    move |event| {
        if leaves(&event) {
            after_press(Box::new(then.clone()));
        }
    }
}

/// Whether the focus leaves the element that listens.
fn leaves(event: &FocusEvent) -> bool {
    let around = event
        .current_target()
        .and_then(|around| around.dyn_into::<Node>().ok());
    let next = event
        .related_target()
        .and_then(|next| next.dyn_into::<Node>().ok());
    // When only the window loses the focus, the element stays the active one.
    let active = document().active_element().map(Node::from);
    around
        .is_some_and(|around| !around.contains(next.as_ref()) && !around.contains(active.as_ref()))
}

/// Does something when no press is under way.
fn after_press(then: Box<dyn FnOnce()>) {
    let now = PRESS.with_borrow_mut(|press| {
        if press.is_down {
            press.waiting.push(then);
            None
        } else {
            Some(then)
        }
    });
    if let Some(then) = now {
        then();
    }
}

/// Does what has waited.
fn end() {
    let waiting = PRESS.with_borrow_mut(|press| {
        press.is_down = false;
        std::mem::take(&mut press.waiting)
    });
    for then in waiting {
        then();
    }
}

/// Watches the pointer, from the first time on that anything needs it.
fn watch() {
    if PRESS.with_borrow_mut(|press| std::mem::replace(&mut press.is_watched, true)) {
        return;
    }
    let follow = Closure::<dyn Fn(Event)>::new(|event: Event| follow(&event));
    for name in EVENTS {
        // Before anybody else hears of it: what a click does needs what was typed. Never refused.
        let _ = window().add_event_listener_with_callback_and_bool(
            name,
            follow.as_ref().unchecked_ref(),
            true,
        );
    }
    follow.forget();
}

fn follow(event: &Event) {
    match event.type_().as_str() {
        "mousedown" => {
            end();
            PRESS.with_borrow_mut(|press| {
                press.is_down = true;
                press.number = press.number.wrapping_add(1);
            });
        }
        // If this was a click, it comes before any timer.
        "mouseup" => {
            let number = PRESS.with_borrow(|press| press.number);
            let end_it = move || {
                if PRESS.with_borrow(|press| press.number == number) {
                    end();
                }
            };
            set_timeout(end_it, Duration::ZERO);
        }
        // A text field tells of its own in the midst of a press beside it.
        "change" if !is_at::<HtmlSelectElement>(event) => {}
        "blur" if !is_at::<Window>(event) => {}
        _ => end(),
    }
}

fn is_at<T: JsCast>(event: &Event) -> bool {
    event.target().is_some_and(|target| target.has_type::<T>())
}
