use bot_agents_panel::ui::{Button, Dialog};
use leptos::{
    prelude::*,
    wasm_bindgen::{JsCast, JsValue},
    web_sys::{HtmlDialogElement, MouseEvent, MouseEventInit, js_sys},
};
use wasm_bindgen_test::wasm_bindgen_test;

use super::stage::{Stage, focus_place, focused, has_focus, settle};

async fn remove_dialog(open: RwSignal<bool>) -> Stage {
    Stage::show(move || {
        let footer = move || {
            view! { <Button on:click=move |_| open.set(false)>"Cancel"</Button> }
        };
        view! {
            <button id="opener" on:click=move |_| open.set(true)>"Remove"</button>
            <Dialog open title="Remove Pizza bot?" footer>
                <p>"It stops taking chats."</p>
            </Dialog>
        }
    })
    .await
}

/// Does what Esc does: asks the dialog to close.
fn request_close(dialog: &HtmlDialogElement) {
    let method = js_sys::Reflect::get(dialog, &JsValue::from_str("requestClose"))
        .expect("the browser knows requestClose");
    method
        .unchecked_into::<js_sys::Function>()
        .call0(dialog)
        .expect("the dialog takes the request");
}

fn mouse(on: &HtmlDialogElement, kind: &str) {
    let init = MouseEventInit::new();
    init.set_bubbles(true);
    let event =
        MouseEvent::new_with_mouse_event_init_dict(kind, &init).expect("the event can be made");
    on.dispatch_event(&event).expect("the event can be sent");
}

fn element(stage: &Stage) -> HtmlDialogElement {
    stage.find("dialog").unchecked_into()
}

#[wasm_bindgen_test]
async fn opens_modal_with_its_title_and_only_then_has_content() {
    let open = RwSignal::new(false);
    let stage = remove_dialog(open).await;
    assert!(stage.try_find("dialog p").is_none());

    open.set(true);
    settle().await;
    let dialog = element(&stage);
    assert!(dialog.matches(":modal").expect("a valid selector"));
    let title = dialog
        .get_attribute("aria-labelledby")
        .expect("it is labelled");
    assert_eq!(
        stage.find(&format!("#{title}")).text_content().as_deref(),
        Some("Remove Pizza bot?")
    );
    assert!(dialog.contains(Some(&focused())), "the focus is inside");

    open.set(false);
    settle().await;
    assert!(!dialog.open());
    assert!(stage.try_find("dialog p").is_none());
}

#[wasm_bindgen_test]
async fn esc_closes_it_and_gives_the_focus_back() {
    let open = RwSignal::new(false);
    let stage = remove_dialog(open).await;
    let opener = stage.find("#opener");
    for _ in 0..2 {
        opener.focus().expect("it takes the focus");
        opener.click();
        settle().await;
        assert!(!has_focus(&opener));

        request_close(&element(&stage));
        settle().await;
        assert!(!open.get_untracked());
        assert!(has_focus(&opener), "the focus is at {}", focus_place());
    }
}

#[wasm_bindgen_test]
async fn its_own_buttons_close_it_and_give_the_focus_back() {
    let open = RwSignal::new(false);
    let stage = remove_dialog(open).await;
    let opener = stage.find("#opener");
    for button in ["dialog [aria-label=Close]", "dialog .dialog__footer button"] {
        opener.focus().expect("it takes the focus");
        opener.click();
        settle().await;
        stage.find(button).click();
        settle().await;
        assert!(!element(&stage).open(), "{button} closes");
        assert!(
            has_focus(&opener),
            "after {button} the focus is at {}",
            focus_place()
        );
    }
}

#[wasm_bindgen_test]
async fn a_press_on_the_backdrop_closes_but_one_that_began_inside_does_not() {
    let open = RwSignal::new(true);
    let stage = remove_dialog(open).await;
    let dialog = element(&stage);

    let inside: HtmlDialogElement = stage.find("dialog p").unchecked_into();
    mouse(&inside, "mousedown");
    mouse(&dialog, "click");
    settle().await;
    assert!(open.get_untracked());

    mouse(&dialog, "mousedown");
    mouse(&dialog, "click");
    settle().await;
    assert!(!open.get_untracked());
    assert!(!dialog.open());
}

#[wasm_bindgen_test]
async fn leaving_the_page_while_it_is_open_takes_it_away() {
    let here = RwSignal::new(true);
    let open = RwSignal::new(true);
    let stage = Stage::show(move || {
        view! { <Show when=move || here.get()><Dialog open title="Gone">"Soon"</Dialog></Show> }
    })
    .await;
    assert!(element(&stage).open());
    here.set(false);
    settle().await;
    assert_eq!(stage.count("dialog"), 0);
    // Nothing is left modal: the page can be used again.
    assert!(
        document()
            .query_selector(":modal")
            .expect("a valid selector")
            .is_none()
    );
}
