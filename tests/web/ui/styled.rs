//! Pieces in their own style sheets, whose sizes engines disagree about.

use bot_agents_panel::ui::{Dialog, Menu, MenuItem, SelectField, SelectOption, TextArea};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::stage::{Stage, settle};

const STYLES: &str = concat!(
    include_str!("../../../style/tokens.css"),
    include_str!("../../../style/base.css"),
    include_str!("../../../style/field.css"),
    include_str!("../../../style/text_field.css"),
    include_str!("../../../style/dialog.css"),
    include_str!("../../../style/menu.css"),
    include_str!("../../../style/test_bench.css"),
);

/// Nobody sees a pixel, and sizes are rounded.
const ONE_PIXEL: i32 = 1;

#[wasm_bindgen_test]
async fn a_dialog_is_as_high_as_what_is_in_it_and_no_higher_than_the_window() {
    let window = window().inner_height().unwrap().as_f64().unwrap();
    for (lines, most) in [(1, 200.0), (500, window)] {
        let stage = Stage::show(move || {
            let line = |_| view! { <p>"It stops taking chats."</p> };
            view! {
                <style>{STYLES}</style>
                <Dialog open=RwSignal::new(true) title="Remove Pizza bot?">
                    {(0..lines).map(line).collect_view()}
                </Dialog>
            }
        })
        .await;
        let dialog = stage.find("dialog").get_bounding_client_rect();
        let surface = stage.find(".dialog__surface").get_bounding_client_rect();
        let around = dialog.height() - surface.height();
        assert!((0.0..=4.0).contains(&around), "{around} px around {lines}");
        assert!(dialog.height() < most, "{lines}: {}", dialog.height());
    }
}

#[wasm_bindgen_test]
async fn a_menu_is_as_high_as_its_items() {
    let stage = Stage::show(|| {
        view! {
            <style>{STYLES}</style>
            <Menu label="Actions for Pizza bot">
                <MenuItem on_press=|()| ()>"Open"</MenuItem>
                <MenuItem on_press=|()| ()>"Remove"</MenuItem>
            </Menu>
        }
    })
    .await;
    stage.find("[aria-haspopup=menu]").click();
    settle().await;
    let height = stage.find("[role=menu]").offset_height();
    assert!((1..150).contains(&height), "{height}");
}

#[wasm_bindgen_test]
async fn nothing_is_left_free_below_a_long_text_however_it_is_limited() {
    for limited in ["", "bench__payload"] {
        let stage = Stage::show(move || {
            let text = "one line\n".repeat(500);
            view! {
                <style>{STYLES}</style>
                <div class=limited>
                    <TextArea id="sample" label="Sample" value=text on_input=|_: String| () />
                </div>
            }
        })
        .await;
        let around = stage.find(".text-area").offset_height();
        let control = stage.find("textarea").offset_height();
        assert!(
            (around - control).abs() <= ONE_PIXEL,
            "{control} px of {around} in {limited:?}"
        );
    }
}

#[wasm_bindgen_test]
async fn a_hidden_label_takes_no_room_whatever_else_it_is() {
    let stage = Stage::show(|| {
        view! {
            <style>{STYLES}</style>
            <SelectField
                id="choice"
                label="What to do with the bot agent of a long name"
                hide_label=true
                options=vec![SelectOption::new("skip", "Skip")]
                value="skip"
                on_change=|_: String| ()
            />
        }
    })
    .await;
    let label = stage.find("label").get_bounding_client_rect();
    assert_eq!((label.width(), label.height()), (1.0, 1.0));
}
