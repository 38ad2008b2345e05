use bot_agents_panel::ui::{
    Checkbox, ChipInput, Combobox, Palette, RadioCards, RadioOption, SearchField, Segmented,
    SelectField, SelectOption, TextArea, TextField,
};
use leptos::{
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::{HtmlInputElement, HtmlSelectElement},
};
use wasm_bindgen_test::wasm_bindgen_test;

use super::stage::{Stage, has_focus, put_units, settle, type_text, units_in};

fn priorities() -> Vec<SelectOption> {
    vec![
        SelectOption::new("first", "First"),
        SelectOption::new("normal", "Normal"),
    ]
}

#[wasm_bindgen_test]
async fn error_and_hint_are_tied_to_the_control() {
    let error = RwSignal::new(None::<String>);
    let value = RwSignal::new(String::new());
    let stage = Stage::show(move || {
        view! { <TextField id="name" label="Name" hint="Customers see it." error value on_input=move |text| value.set(text) /> }
    })
    .await;
    let input = stage.find("#name");
    assert_eq!(
        stage.find("label").get_attribute("for").as_deref(),
        Some("name")
    );
    assert_eq!(
        input.get_attribute("aria-describedby").as_deref(),
        Some("name-hint")
    );
    assert!(!input.has_attribute("aria-invalid"));

    error.set(Some("Write a name.".to_owned()));
    settle().await;
    assert_eq!(input.get_attribute("aria-invalid").as_deref(), Some("true"));
    assert_eq!(
        input.get_attribute("aria-describedby").as_deref(),
        Some("name-error name-hint")
    );
    assert_eq!(
        stage.find("#name-error").text_content().as_deref(),
        Some("Write a name.")
    );

    error.set(None);
    settle().await;
    assert!(!input.has_attribute("aria-invalid"));
    assert!(stage.try_find("#name-error").is_none());
}

#[wasm_bindgen_test]
async fn every_kind_of_field_ties_its_error() {
    let error = Signal::stored(Some("Choose one.".to_owned()));
    let stage = Stage::show(move || {
        view! {
            <TextArea id="area" label="Filters" error value="" on_input=|_: String| () />
            <SelectField id="select" label="Priority" error value="first" options=priorities() on_change=|_: String| () />
            <RadioCards id="cards" label="Status" error value="" options=vec![] on_change=|_: String| () />
            <Checkbox id="box" label="Send along" error checked=false on_change=|_: bool| () />
        }
    })
    .await;
    for id in ["area", "select", "cards", "box"] {
        let control = stage.find(&format!("#{id}"));
        assert_eq!(
            control.get_attribute("aria-invalid").as_deref(),
            Some("true"),
            "{id}"
        );
        assert_eq!(
            control.get_attribute("aria-describedby"),
            Some(format!("{id}-error")),
            "{id}"
        );
        assert_eq!(
            stage
                .find(&format!("#{id}-error"))
                .text_content()
                .as_deref(),
            Some("Choose one."),
            "{id}"
        );
    }
}

/// A draft whose other members change all the time, as while a save is under way.
#[wasm_bindgen_test]
async fn typing_is_not_clobbered_by_other_changes_of_the_draft() {
    let draft = RwSignal::new((String::from("Pizza"), 0));
    let error = RwSignal::new(None::<String>);
    let stage = Stage::show(move || {
        let value = Signal::derive(move || draft.get().0);
        view! { <TextField id="name" label="Name" error value on_input=move |text| draft.write().0 = text /> }
    })
    .await;
    let input: HtmlInputElement = stage.find("#name").unchecked_into();
    assert_eq!(input.value(), "Pizza");

    // Typed, but not yet reported, as between two key presses of an input method.
    input.set_value("Pizza b");
    input
        .set_selection_range(2, 4)
        .expect("there is a selection");
    draft.write().1 += 1;
    error.set(Some("Too short.".to_owned()));
    settle().await;
    assert_eq!(input.value(), "Pizza b");

    type_text(&input, "Pizza bot");
    input
        .set_selection_range(2, 4)
        .expect("there is a selection");
    settle().await;
    assert_eq!(draft.get_untracked().0, "Pizza bot");
    assert_eq!(input.value(), "Pizza bot");
    assert_eq!(
        input.selection_start(),
        Ok(Some(2)),
        "the caret stays where it was"
    );
    assert_eq!(input.selection_end(), Ok(Some(4)));

    "Discarded".clone_into(&mut draft.write().0);
    settle().await;
    assert_eq!(
        input.value(),
        "Discarded",
        "a change from outside still arrives"
    );
}

#[wasm_bindgen_test]
async fn select_shows_a_value_that_is_not_among_its_options() {
    let value = RwSignal::new("supervisor".to_owned());
    let stage = Stage::show(move || {
        view! { <SelectField id="priority" label="Priority" value options=priorities() on_change=move |to| value.set(to) /> }
    })
    .await;
    let select: HtmlSelectElement = stage.find("#priority").unchecked_into();
    assert_eq!(select.value(), "supervisor");

    value.set("normal".to_owned());
    settle().await;
    assert_eq!(select.value(), "normal");
    assert_eq!(
        select.length(),
        2,
        "the odd one is gone once it is no longer chosen"
    );

    select.set_value("first");
    let event = leptos::web_sys::Event::new("change").expect("the event can be made");
    select
        .dispatch_event(&event)
        .expect("the event can be sent");
    assert_eq!(value.get_untracked(), "first");
}

#[wasm_bindgen_test]
async fn radio_cards_report_and_follow() {
    let value = RwSignal::new("offline".to_owned());
    let stage = Stage::show(move || {
        let options = vec![
            RadioOption::new("accepting chats", "Accepting chats", "The router sends it chats."),
            RadioOption::new("offline", "Offline", "Not logged in."),
        ];
        view! { <RadioCards id="status" label="Status" value options on_change=move |to| value.set(to) /> }
    })
    .await;
    assert_eq!(
        stage.find("legend").text_content().as_deref(),
        Some("Status")
    );
    let checked = || {
        stage
            .find("input:checked")
            .unchecked_into::<HtmlInputElement>()
    };
    assert_eq!(checked().id(), "status-1");
    let meaning = checked()
        .get_attribute("aria-describedby")
        .expect("it is described");
    assert_eq!(
        stage.find(&format!("#{meaning}")).text_content().as_deref(),
        Some("Not logged in.")
    );

    stage.find("#status-0").click();
    assert_eq!(value.get_untracked(), "accepting chats");

    value.set("on a break".to_owned());
    settle().await;
    assert_eq!(
        stage.count("input:checked"),
        0,
        "an unknown value checks none"
    );
}

#[wasm_bindgen_test]
async fn checkbox_and_segmented_report() {
    let ticked = RwSignal::new(false);
    let scope = RwSignal::new("mine".to_owned());
    let stage = Stage::show(move || {
        let options = vec![
            SelectOption::new("mine", "Mine"),
            SelectOption::new("all", "All"),
        ];
        view! {
            <Checkbox id="all" label="All" checked=ticked on_change=move |to| ticked.set(to) />
            <Segmented label="Whose bots" value=scope options on_change=move |to| scope.set(to) />
        }
    })
    .await;
    stage.find("#all").click();
    assert!(ticked.get_untracked());
    assert_eq!(
        stage.find("legend").text_content().as_deref(),
        Some("Whose bots")
    );
    stage.find("[type=radio][value=all]").click();
    assert_eq!(scope.get_untracked(), "all");
}

#[wasm_bindgen_test]
async fn clearing_the_search_reports_it_and_keeps_the_focus_there() {
    let text = RwSignal::new("pizza".to_owned());
    let stage = Stage::show(move || {
        view! { <SearchField id="search" label="Search bots" value=text on_input=move |to| text.set(to) /> }
    })
    .await;
    stage.find("button").click();
    settle().await;
    assert_eq!(text.get_untracked(), "");
    assert!(has_focus(&stage.find("#search")));
    assert_eq!(
        stage.count("button"),
        0,
        "nothing to clear, nothing to press"
    );
}

/// Input methods of Windows deliver an emoji in two halves, by an event each.
#[wasm_bindgen_test]
async fn half_a_character_is_left_alone_until_the_other_half_comes() {
    let [a, high, low, unknown] = [0x61, 0xd83d, 0xde00, 0xfffd];
    let value = RwSignal::new(String::new());
    let stage = Stage::show(move || {
        let take = move |text| value.set(text);
        view! {
            <TextField id="line" label="Line" value on_input=take />
            <TextArea id="lines" label="Lines" value on_input=take />
            <SearchField id="search" label="Search" value on_input=take />
            <Combobox id="box" label="Box" suggestions=Vec::new() value on_input=take on_choose=|_| {} />
            <ChipInput
                id="chips"
                label="Chips"
                chips=Vec::new()
                text=value
                editing=RwSignal::new(None)
                on_commit=|()| false
                on_remove=|_| {}
                on_paste=|_| false
                on_choose=|_| {}
            />
            <Palette id="palette" label="Palette" items=Vec::new() nothing="" count=|_| String::new() on_choose=|_| {} />
        }
    })
    .await;
    for id in ["line", "lines", "search", "box", "chips", "palette"] {
        let input = stage.find(&format!("#{id}"));
        let own = id != "palette";
        value.set("b".to_owned());
        settle().await;

        put_units(&input, &[a, high], "input");
        settle().await;
        assert_eq!(units_in(&input), [a, high], "{id}");
        assert_eq!(
            put_units(&input, &[a, high, low], "input"),
            [a, high, low],
            "{id}"
        );
        settle().await;
        assert!(!own || value.get_untracked() == "a😀", "{id}");

        put_units(&input, &[high, a], "input");
        put_units(&input, &[high, a], "change");
        settle().await;
        assert!(!own || value.get_untracked() == "\u{fffd}a", "{id}");
        assert_eq!(units_in(&input), [unknown, a], "{id}");
    }
}
