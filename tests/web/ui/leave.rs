//! Whatever a press of the pointer takes the focus from keeps its layout until the press is over.

use std::cell::Cell;
use std::rc::Rc;

use bot_agents_panel::ui::on_leave;
use leptos::prelude::*;
use leptos::web_sys::{Event, EventInit, HtmlElement};
use wasm_bindgen_test::wasm_bindgen_test;

use super::stage::{Stage, press, settle};

/// A field whose leaving is counted, and a button that takes down how often it was left before its click.
struct Shown {
    stage: Stage,
    left: Rc<Cell<u32>>,
    at_click: RwSignal<Option<u32>>,
}

impl Shown {
    async fn new() -> Self {
        let left = Rc::new(Cell::new(0));
        let at_click = RwSignal::new(None);
        let (leave, count) = (left.clone(), left.clone());
        let stage = Stage::show(move || {
            view! {
                <div on:focusout=on_leave(move || leave.set(leave.get() + 1))>
                    <input id="one" />
                    <input id="two" />
                </div>
                <button id="beside" on:click=move |_| at_click.set(Some(count.get()))>"Beside"</button>
            }
        })
        .await;
        Self {
            stage,
            left,
            at_click,
        }
    }

    fn element(&self, id: &str) -> HtmlElement {
        self.stage.find(&format!("#{id}"))
    }

    fn focus(&self, id: &str) {
        self.element(id).focus().expect("it takes the focus");
    }

    /// The pointer goes down on the button, which takes the focus.
    fn press_beside(&self) {
        send(&self.element("beside"), "mousedown");
        self.focus("beside");
    }
}

fn send(on: &HtmlElement, name: &str) {
    let init = EventInit::new();
    init.set_bubbles(true);
    let event = Event::new_with_event_init_dict(name, &init).expect("the event can be made");
    on.dispatch_event(&event).expect("the event can be sent");
}

#[wasm_bindgen_test]
async fn leaving_by_key_is_told_at_once_and_going_on_inside_is_not() {
    let shown = Shown::new().await;
    shown.focus("one");
    shown.focus("two");
    assert_eq!(shown.left.get(), 0);
    shown.focus("beside");
    assert_eq!(shown.left.get(), 1);
}

#[wasm_bindgen_test]
async fn leaving_by_a_press_waits_for_the_click_and_comes_before_what_it_does() {
    let shown = Shown::new().await;
    shown.focus("one");
    shown.press_beside();
    settle().await;
    assert_eq!(shown.left.get(), 0, "the pointer is still down");
    send(&shown.element("beside"), "mouseup");
    shown.element("beside").click();
    assert_eq!(shown.at_click.get_untracked(), Some(1));
    settle().await;
    assert_eq!(shown.left.get(), 1, "told once");
}

#[wasm_bindgen_test]
async fn a_press_that_is_no_click_ends_all_the_same() {
    let shown = Shown::new().await;
    for end in ["mouseup", "dragend", "keydown"] {
        shown.left.set(0);
        shown.focus("one");
        shown.press_beside();
        assert_eq!(shown.left.get(), 0, "before {end}");
        match end {
            "keydown" => drop(press(&shown.element("beside"), "Escape")),
            end => send(&shown.element("beside"), end),
        }
        settle().await;
        assert_eq!(shown.left.get(), 1, "after {end}");
    }
}

#[wasm_bindgen_test]
async fn what_fields_tell_of_themselves_is_no_end_of_a_press() {
    let shown = Shown::new().await;
    shown.focus("one");
    shown.press_beside();
    send(&shown.element("one"), "change");
    send(&shown.element("one"), "blur");
    assert_eq!(shown.left.get(), 0);
    // The next press doesn't leave what the last began undone.
    send(&shown.element("beside"), "mousedown");
    assert_eq!(shown.left.get(), 1);
    send(&shown.element("beside"), "mouseup");
    settle().await;
}
