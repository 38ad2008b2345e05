use bot_agents_panel::ui::{DataTable, Dialog, Menu, MenuItem};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::stage::{Stage, focused, has_focus, press, settle};

const BUTTON: &str = "[aria-haspopup=menu]";

async fn row_menu(pressed: RwSignal<Vec<&'static str>>) -> Stage {
    Stage::show(move || {
        let press = move |name: &'static str| move || pressed.write().push(name);
        view! {
            <Menu label="Actions for Pizza bot">
                <MenuItem on_press=press("open")>"Open"</MenuItem>
                <MenuItem disabled=true on_press=press("pause")>"Pause"</MenuItem>
                <MenuItem danger=true on_press=press("remove")>"Remove"</MenuItem>
            </Menu>
        }
    })
    .await
}

fn focused_text() -> String {
    focused().text_content().unwrap_or_default()
}

fn is_open(stage: &Stage) -> bool {
    stage
        .find("[role=menu]")
        .matches(":popover-open")
        .expect("a valid selector")
}

#[wasm_bindgen_test]
async fn a_click_opens_it_at_the_first_item() {
    let stage = row_menu(RwSignal::default()).await;
    let button = stage.find(BUTTON);
    assert_eq!(
        button.get_attribute("aria-expanded").as_deref(),
        Some("false")
    );
    button.click();
    settle().await;
    assert!(is_open(&stage));
    assert_eq!(
        button.get_attribute("aria-expanded").as_deref(),
        Some("true")
    );
    assert_eq!(focused_text(), "Open");
}

#[wasm_bindgen_test]
async fn arrows_home_and_end_move_around() {
    let stage = row_menu(RwSignal::default()).await;
    let button = stage.find(BUTTON);
    button.focus().expect("it takes the focus");
    press(&button, "ArrowUp");
    settle().await;
    assert_eq!(
        focused_text(),
        "Remove",
        "ArrowUp on the button goes to the last item"
    );
    for (key, text) in [
        ("ArrowDown", "Open"),
        ("ArrowDown", "Pause"),
        ("ArrowDown", "Remove"),
        ("Home", "Open"),
        ("ArrowUp", "Remove"),
        ("ArrowUp", "Pause"),
        ("End", "Remove"),
    ] {
        let event = press(&focused(), key);
        assert_eq!(focused_text(), text, "after {key}");
        assert!(event.default_prevented(), "{key} doesn't scroll the page");
    }
}

#[wasm_bindgen_test]
async fn esc_closes_it_and_gives_the_focus_back() {
    let stage = row_menu(RwSignal::default()).await;
    let button = stage.find(BUTTON);
    button.focus().expect("it takes the focus");
    press(&button, "ArrowDown");
    settle().await;
    assert_eq!(focused_text(), "Open");
    press(&focused(), "Escape");
    settle().await;
    assert!(!is_open(&stage));
    assert!(has_focus(&button));
    assert_eq!(
        button.get_attribute("aria-expanded").as_deref(),
        Some("false")
    );
}

#[wasm_bindgen_test]
async fn pressing_an_item_closes_the_menu_and_acts_once() {
    let pressed = RwSignal::default();
    let stage = row_menu(pressed).await;
    stage.find(BUTTON).click();
    settle().await;
    stage.find("[role=menuitem]:last-child").click();
    settle().await;
    assert_eq!(pressed.get_untracked(), ["remove"]);
    assert!(!is_open(&stage));
}

#[wasm_bindgen_test]
async fn a_disabled_item_can_be_reached_but_does_nothing() {
    let pressed = RwSignal::default();
    let stage = row_menu(pressed).await;
    stage.find(BUTTON).click();
    settle().await;
    press(&focused(), "ArrowDown");
    assert_eq!(
        focused().get_attribute("aria-disabled").as_deref(),
        Some("true")
    );
    stage.find("[aria-disabled]").click();
    assert!(pressed.get_untracked().is_empty());
    assert!(is_open(&stage));
}

#[wasm_bindgen_test]
async fn a_dialog_opened_from_it_gives_the_focus_back_to_its_button() {
    let open = RwSignal::new(false);
    let stage = Stage::show(move || {
        view! {
            <Menu label="Actions"><MenuItem on_press=move || open.set(true)>"Remove"</MenuItem></Menu>
            <Dialog open title="Remove?">"Sure?"</Dialog>
        }
    })
    .await;
    let button = stage.find(BUTTON);
    button.focus().expect("it takes the focus");
    button.click();
    settle().await;
    stage.find("[role=menuitem]").click();
    settle().await;
    assert!(stage.find("dialog").contains(Some(&focused())));
    open.set(false);
    settle().await;
    assert!(has_focus(&button));
}

#[wasm_bindgen_test]
async fn no_table_clips_it() {
    let stage = Stage::show(|| {
        view! {
            <div style:block-size="40px" style:overflow="hidden">
                <DataTable caption="Bots">
                    <tbody><tr><td><Menu label="Actions"><MenuItem on_press=|| ()>"Open"</MenuItem></Menu></td></tr></tbody>
                </DataTable>
            </div>
        }
    })
    .await;
    stage.find(BUTTON).click();
    settle().await;
    let item = stage.find("[role=menuitem]").get_bounding_client_rect();
    let (x, y) = (
        item.x() + item.width() / 2.0,
        item.y() + item.height() / 2.0,
    );
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a place in the window is small"
    )]
    let on_top = document()
        .element_from_point(x as f32, y as f32)
        .expect("something is there");
    assert!(stage.find("[role=menu]").contains(Some(&on_top)));
}
