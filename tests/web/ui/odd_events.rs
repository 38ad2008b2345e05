//! Events without what their type promises, as autofill, password managers and other extensions send them.

use bot_agents_panel::components::StatusSelect;
use bot_agents_panel::model::Status;
use bot_agents_panel::ui::{
    Checkbox, ChipInput, Chosen, Combobox, Dialog, FileDrop, Menu, MenuItem, Palette, SearchField,
    SelectBox, SelectField, SelectOption, SelectPress, Suggestion, TextArea, TextField,
};
use leptos::prelude::*;
use leptos::web_sys::{Event, EventInit, EventTarget};
use wasm_bindgen_test::wasm_bindgen_test;

use super::chip_input::three;
use super::stage::{Failures, Stage, settle};

/// Every type of which a text is read, and what browsers send around it. (What a click may lack is numbers, which
/// a release takes for 0.)
const TYPES: [&str; 20] = [
    "keydown",
    "keyup",
    "keypress",
    "beforeinput",
    "input",
    "change",
    "paste",
    "copy",
    "drop",
    "dragover",
    "dragleave",
    "dragend",
    "focusin",
    "compositionstart",
    "compositionend",
    "beforetoggle",
    "message",
    "scroll",
    "resize",
    "cancel",
];

/// A plain event of each type, with nothing in it.
fn send_all(target: &EventTarget) {
    for kind in TYPES {
        let init = EventInit::new();
        init.set_bubbles(true);
        init.set_cancelable(true);
        let event = Event::new_with_event_init_dict(kind, &init).expect("the event can be made");
        target
            .dispatch_event(&event)
            .expect("the event can be sent");
    }
}

/// Sends them to everything that a view shows, and to the window.
async fn survives<V: IntoView + 'static>(view: impl FnOnce() -> V + 'static) {
    let failures = Failures::watch();
    let stage = Stage::show(view).await;
    let count = stage.count("*");
    assert!(count > 0);
    for index in 0..count {
        // What an event did may have taken elements away.
        if index < stage.count("*") {
            send_all(&stage.nth("*", index));
        }
        settle().await;
    }
    send_all(&document());
    send_all(&window());
    settle().await;
    assert_eq!(failures.count(), 0);
}

fn nothing(_: String) {}

#[wasm_bindgen_test]
async fn fields_survive_them() {
    survives(|| {
        view! {
            <TextField id="a" label="A" value="a" on_input=nothing />
            <TextArea id="b" label="B" value="b" on_input=nothing />
            <SearchField id="c" label="C" value="c" on_input=nothing />
            <SelectField id="d" label="D" value="first" options=vec![SelectOption::new("first", "First")] on_change=nothing />
            <Checkbox id="e" label="E" checked=false on_change=|_: bool| () />
            <SelectBox label="F" selected=false on_press=|_: SelectPress| () />
            <FileDrop id="g" label="G" hint="Or drop it" accept=".json" largest=10 on_chosen=|_: Chosen| () />
            <StatusSelect status=Some(Status::Offline) label="H" disabled=false busy=false on_change=|_: Status| () />
        }
    })
    .await;
}

#[wasm_bindgen_test]
async fn fields_with_suggestions_survive_them() {
    survives(|| {
        let chips = RwSignal::new(three());
        let offered = vec![Suggestion { value: "v".into(), label: "V".into(), note: String::new() }];
        let (offered, more) = (offered.clone(), offered);
        view! {
            <Combobox id="a" label="A" value="a" on_input=nothing suggestions=offered on_choose=|_: Suggestion| () />
            <ChipInput
                id="b"
                label="B"
                chips
                text=RwSignal::new("typed".to_owned())
                editing=RwSignal::new(None)
                on_commit=|()| true
                on_remove=Callback::new(|_: Vec<u64>| ())
                on_paste=|_: String| true
                suggestions=more
                on_choose=|_: Suggestion| ()
            />
            <Palette id="c" label="C" items=Vec::new() nothing="Nothing" count=|count| count.to_string() on_choose=nothing />
        }
    })
    .await;
}

#[wasm_bindgen_test]
async fn menus_and_dialogs_survive_them() {
    survives(|| {
        view! {
            <Menu label="A"><MenuItem on_press=|()| ()>"B"</MenuItem></Menu>
            <Dialog open=RwSignal::new(true) title="C">
                <TextField id="d" label="D" value="" on_input=nothing />
            </Dialog>
        }
    })
    .await;
}
