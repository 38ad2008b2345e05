use bot_agents_panel::ui::{
    Card, DataTable, PageHeading, SelectBox, SelectPress, SkeletonTable, SortDirection, SortHeader,
};
use leptos::prelude::*;
use wasm_bindgen_test::wasm_bindgen_test;

use super::stage::{Stage, has_focus, press, press_shift, settle};

#[wasm_bindgen_test]
async fn sort_header_says_which_way_and_asks_for_another() {
    let direction = RwSignal::new(None);
    let stage = Stage::show(move || {
        let flip = move || {
            direction.update(|direction| {
                *direction = match direction {
                    Some(SortDirection::Ascending) => Some(SortDirection::Descending),
                    _ => Some(SortDirection::Ascending),
                };
            });
        };
        view! {
            <DataTable caption="Bots">
                <thead><tr><SortHeader label="Name" direction on_sort=flip /></tr></thead>
            </DataTable>
        }
    })
    .await;
    let header = stage.find("th");
    assert_eq!(header.get_attribute("aria-sort").as_deref(), Some("none"));
    for expected in ["ascending", "descending", "ascending"] {
        stage.find("th button").click();
        settle().await;
        assert_eq!(header.get_attribute("aria-sort").as_deref(), Some(expected));
    }
}

#[wasm_bindgen_test]
async fn a_range_is_meant_if_shift_was_down_at_the_key_that_made_the_click() {
    let presses = RwSignal::new(Vec::new());
    let on_press = move |press: SelectPress| presses.write().push(press.range);
    let stage = Stage::show(
        move || view! { <SelectBox label="Select Pizza bot" selected=false on_press=on_press /> },
    )
    .await;
    let select = stage.find("input");
    press_shift(&select, " ");
    select.click();
    select.click();
    press(&select, " ");
    select.click();
    assert_eq!(presses.get_untracked(), [true, false, false]);
}

#[wasm_bindgen_test]
async fn the_frame_of_a_table_is_named_and_can_be_scrolled_by_keyboard() {
    let stage =
        Stage::show(|| view! { <DataTable caption="Bot agents"><tbody></tbody></DataTable> }).await;
    let frame = stage.find("[role=region]");
    assert_eq!(frame.get_attribute("tabindex").as_deref(), Some("0"));
    let name = frame
        .get_attribute("aria-labelledby")
        .expect("it is labelled");
    assert_eq!(
        stage
            .find(&format!("caption#{name}"))
            .text_content()
            .as_deref(),
        Some("Bot agents")
    );
}

#[wasm_bindgen_test]
async fn what_is_loading_says_so() {
    let stage =
        Stage::show(|| view! { <SkeletonTable rows=3 columns=4 label="Loading bots …" /> }).await;
    assert_eq!(
        stage.find("[role=status]").text_content().as_deref(),
        Some("Loading bots …")
    );
    assert_eq!(stage.count("[aria-hidden] > .skeleton__bar"), 12);
}

#[wasm_bindgen_test]
async fn the_heading_of_a_page_takes_the_focus() {
    let stage = Stage::show(
        || view! { <PageHeading title="Bots"><button>"New bot"</button></PageHeading> },
    )
    .await;
    assert!(has_focus(&stage.find("h1")));
}

#[wasm_bindgen_test]
async fn a_card_is_named_by_its_heading() {
    let stage = Stage::show(|| view! { <Card title="Routing" id="routing">"…"</Card> }).await;
    let name = stage
        .find("section#routing")
        .get_attribute("aria-labelledby")
        .expect("it is labelled");
    assert_eq!(
        stage.find(&format!("h2#{name}")).text_content().as_deref(),
        Some("Routing")
    );
}
