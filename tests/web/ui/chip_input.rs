use bot_agents_panel::ui::{Chip, ChipInput, Suggestion};
use leptos::{
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::{Element, HtmlElement, HtmlInputElement, MouseEvent, MouseEventInit},
};
use wasm_bindgen_test::wasm_bindgen_test;

use super::stage::{
    Stage, focus_place, focused, has_focus, hold, paste, press, press_alt, settle, type_text,
};

/// What the field refuses to take.
const REFUSED: &str = "refused";

fn chip(key: u64, text: &str) -> Chip {
    Chip {
        key,
        label: text.to_owned(),
        text: text.to_owned(),
        name: format!("{text}, text"),
        class: "",
    }
}

pub fn three() -> Vec<Chip> {
    vec![chip(1, "facebook"), chip(2, "twitter"), chip(3, "fax")]
}

/// The values as a page would keep them.
#[derive(Clone, Copy)]
struct Values {
    chips: RwSignal<Vec<Chip>>,
    text: RwSignal<String>,
    editing: RwSignal<Option<u64>>,
    commits: RwSignal<u32>,
}

impl Values {
    fn add(self, text: &str) {
        let key = 1 + self
            .chips
            .with_untracked(|chips| chips.iter().map(|chip| chip.key).max().unwrap_or(0));
        self.chips.write().push(chip(key, text));
    }

    /// Takes the text of the entry, unless it is the one that is refused.
    fn commit(self) -> bool {
        *self.commits.write() += 1;
        let text = self.text.get_untracked();
        if text == REFUSED {
            return false;
        }
        match self.editing.get_untracked() {
            None => self.add(&text),
            Some(key) => {
                for one in self.chips.write().iter_mut().filter(|one| one.key == key) {
                    *one = chip(key, &text);
                }
            }
        }
        true
    }

    /// Takes what has a comma in it as a list.
    fn paste(self, pasted: &str) -> bool {
        let is_list = pasted.contains(',');
        if is_list {
            pasted.split(',').for_each(|text| self.add(text));
        }
        is_list
    }

    fn remove(self, keys: &[u64]) {
        self.chips.write().retain(|chip| !keys.contains(&chip.key));
    }
}

/// A chip input between two buttons.
struct Shown {
    stage: Stage,
    entry: HtmlInputElement,
    values: Values,
    disabled: RwSignal<bool>,
}

impl Shown {
    async fn with(chips: Vec<Chip>) -> Self {
        let values = Values {
            chips: RwSignal::new(chips),
            text: RwSignal::default(),
            editing: RwSignal::default(),
            commits: RwSignal::default(),
        };
        let disabled = RwSignal::new(false);
        let stage = Stage::show(move || {
            let Values {
                chips,
                text,
                editing,
                ..
            } = values;
            let on_commit = Callback::new(move |()| values.commit());
            let on_remove = Callback::new(move |keys: Vec<u64>| values.remove(&keys));
            let on_paste = Callback::new(move |pasted: String| values.paste(&pasted));
            let on_choose = Callback::new(move |one: Suggestion| values.add(&one.value));
            let suggestions = ["telegram", "email"].map(|name| Suggestion {
                value: name.to_owned(),
                label: name.to_owned(),
                note: String::new(),
            });
            view! {
                <ChipInput
                    id="values"
                    label="Values"
                    disabled
                    chips
                    text
                    editing
                    on_commit
                    on_remove
                    on_paste
                    suggestions=suggestions.to_vec()
                    on_choose
                    prefix=|| view! { <button id="type">"Text"</button> }
                />
                <button id="elsewhere">"Elsewhere"</button>
            }
        })
        .await;
        let entry: HtmlInputElement = stage.find("#values").unchecked_into();
        Self {
            stage,
            entry,
            values,
            disabled,
        }
    }

    fn chip(&self, key: u64) -> HtmlElement {
        self.stage.find(&format!("#values-chip-{key}"))
    }

    fn focus_entry(&self) {
        self.entry.focus().expect("it takes the focus");
    }

    fn focus_chip(&self, key: u64) {
        self.chip(key).focus().expect("it takes the focus");
    }

    async fn type_text(&self, text: &str) {
        self.focus_entry();
        type_text(&self.entry, text);
        settle().await;
    }

    /// Presses a key where the focus is. Returns whether its default was prevented.
    async fn press(&self, key: &str) -> bool {
        let event = press(&focused(), key);
        settle().await;
        event.default_prevented()
    }

    async fn leave(&self) {
        let elsewhere = self.stage.find("#elsewhere");
        elsewhere.focus().expect("it takes the focus");
        settle().await;
    }

    fn labels(&self) -> Vec<String> {
        let chips = self.stage.find("[role=list]").children();
        (0..chips.length())
            .filter_map(|place| chips.item(place)?.text_content())
            .collect()
    }

    fn tab_stops() -> Vec<String> {
        let stops = document()
            .query_selector_all(".value-chip[tabindex='0']")
            .expect("a valid selector");
        (0..stops.length())
            .filter_map(|place| Some(stops.item(place)?.unchecked_into::<Element>().id()))
            .collect()
    }

    #[track_caller]
    fn assert_at(&self, id: &str) {
        assert!(
            has_focus(&self.stage.find(&format!("#{id}"))),
            "the focus is at {}, not at {id}",
            focus_place()
        );
    }

    /// What is in the entry, by the control and by the signals of the page.
    #[track_caller]
    fn assert_entry(&self, text: &str, editing: Option<u64>) {
        assert_eq!(self.entry.value(), text);
        assert_eq!(self.values.text.get_untracked(), text);
        assert_eq!(self.values.editing.get_untracked(), editing);
        let marked = self.stage.try_find(".value-chip--editing");
        assert_eq!(
            marked.map(|chip| chip.id()),
            editing.map(|key| format!("values-chip-{key}"))
        );
    }

    fn announced(&self) -> Option<String> {
        self.stage.find("[role=status]").text_content()
    }

    /// Pastes text into the entry. Returns whether the browser was kept from doing it itself.
    async fn paste(&self, text: &str) -> bool {
        let prevented = paste(&self.entry, text);
        settle().await;
        prevented
    }
}

#[wasm_bindgen_test]
async fn it_is_a_named_group_with_a_list_of_named_buttons() {
    let shown = Shown::with(three()).await;
    let label = shown
        .stage
        .find("[role=group]")
        .get_attribute("aria-labelledby")
        .expect("the group is labelled");
    let label = shown.stage.find(&format!("#{label}"));
    assert_eq!(label.text_content().as_deref(), Some("Values"));
    assert_eq!(label.get_attribute("for").as_deref(), Some("values"));
    assert_eq!(shown.labels(), ["facebook", "twitter", "fax"]);
    assert_eq!(
        shown.stage.count("[role=list] > li > button[type=button]"),
        3
    );

    let chip = shown.chip(1);
    assert_eq!(
        chip.get_attribute("aria-label").as_deref(),
        Some("facebook, text")
    );
    let hint = chip
        .get_attribute("aria-describedby")
        .expect("the keys are told");
    assert_eq!(
        shown
            .stage
            .find(&format!("#{hint}"))
            .text_content()
            .as_deref(),
        Some("Press Enter to edit, Delete to remove.")
    );
    assert_eq!(shown.stage.count(&format!("#{hint}")), 1, "told once");

    shown.values.chips.set(vec![]);
    settle().await;
    assert!(
        shown.stage.find("[role=list]").has_attribute("hidden"),
        "a list without items is none"
    );
}

#[wasm_bindgen_test]
async fn the_chips_are_one_tab_stop_at_the_last_or_the_focused() {
    let shown = Shown::with(three()).await;
    assert_eq!(Shown::tab_stops(), ["values-chip-3"]);
    shown.focus_chip(3);
    for (key, place) in [
        ("ArrowLeft", "values-chip-2"),
        ("Home", "values-chip-1"),
        ("ArrowLeft", "values-chip-1"),
        ("ArrowRight", "values-chip-2"),
        ("End", "values-chip-3"),
    ] {
        assert!(shown.press(key).await, "{key} doesn't scroll");
        shown.assert_at(place);
        assert_eq!(Shown::tab_stops(), [place]);
    }
    shown.press("ArrowRight").await;
    shown.assert_at("values");
    assert_eq!(Shown::tab_stops(), ["values-chip-3"]);
    assert!(
        !press_alt(&shown.chip(3), "ArrowLeft").default_prevented(),
        "the browser's way back"
    );
}

#[wasm_bindgen_test]
async fn the_entry_leads_back_to_the_last_chip() {
    let shown = Shown::with(three()).await;
    shown.focus_entry();
    assert!(shown.press("ArrowLeft").await);
    shown.assert_at("values-chip-3");

    shown.focus_entry();
    assert!(shown.press("Backspace").await);
    shown.assert_at("values-chip-3");
    assert_eq!(shown.labels().len(), 3, "nothing is removed yet");

    shown.type_text("ab").await;
    let _ = shown.entry.set_selection_range(1, 1);
    assert!(!shown.press("ArrowLeft").await);
    assert!(!shown.press("Backspace").await);
    let _ = shown.entry.set_selection_range(0, 2);
    assert!(!shown.press("ArrowLeft").await, "it ends the selection");
    shown.assert_at("values");
    let _ = shown.entry.set_selection_range(0, 0);
    assert!(shown.press("ArrowLeft").await);
    shown.assert_at("values-chip-3");
    assert_eq!(
        shown.values.commits.get_untracked(),
        0,
        "still in the field"
    );
}

#[wasm_bindgen_test]
async fn a_held_backspace_stops_before_the_chips() {
    let shown = Shown::with(three()).await;
    shown.focus_entry();
    assert!(!hold(&shown.entry, "Backspace").default_prevented());
    settle().await;
    shown.assert_at("values");
}

#[wasm_bindgen_test]
async fn removing_moves_on_to_the_next_then_the_one_before_then_the_entry() {
    let shown = Shown::with(three()).await;
    shown.focus_chip(2);
    for (key, left, place, announced) in [
        (
            "Delete",
            vec!["facebook", "fax"],
            "values-chip-3",
            "Removed twitter, text",
        ),
        (
            "Backspace",
            vec!["facebook"],
            "values-chip-1",
            "Removed fax, text",
        ),
        ("Delete", vec![], "values", "Removed facebook, text"),
    ] {
        assert!(shown.press(key).await);
        assert_eq!(shown.labels(), left);
        shown.assert_at(place);
        assert_eq!(shown.announced().as_deref(), Some(announced));
    }
    assert_eq!(shown.values.commits.get_untracked(), 0);
}

#[wasm_bindgen_test]
async fn the_cross_removes_and_the_rest_of_the_chip_edits() {
    let shown = Shown::with(three()).await;
    let cross = shown.stage.find("#values-chip-1 .value-chip__remove");
    assert_eq!(cross.get_attribute("aria-hidden").as_deref(), Some("true"));
    let init = MouseEventInit::new();
    init.set_bubbles(true);
    let click =
        MouseEvent::new_with_mouse_event_init_dict("click", &init).expect("the event can be made");
    let stroke = shown
        .stage
        .find("#values-chip-1 .value-chip__remove .icon path");
    stroke
        .dispatch_event(&click)
        .expect("the event can be sent");
    settle().await;
    assert_eq!(shown.labels(), ["twitter", "fax"]);
    shown.assert_at("values-chip-2");

    shown.stage.find("#values-chip-3 .value-chip__text").click();
    settle().await;
    shown.assert_entry("fax", Some(3));
    shown.assert_at("values");
    assert_eq!(shown.labels(), ["twitter", "fax"]);
}

#[wasm_bindgen_test]
async fn editing_selects_the_text_and_enter_puts_it_back_in_place() {
    for key in ["Enter", " ", "F2"] {
        let shown = Shown::with(three()).await;
        let (before, first) = (shown.chip(2), shown.chip(1));
        shown.focus_chip(2);
        assert!(shown.press(key).await);
        shown.assert_at("values");
        shown.assert_entry("twitter", Some(2));
        assert_eq!(shown.entry.selection_start(), Ok(Some(0)));
        assert_eq!(shown.entry.selection_end(), Ok(Some(7)));

        shown.type_text("X").await;
        assert!(shown.press("Enter").await);
        shown.assert_entry("", None);
        assert_eq!(shown.labels(), ["facebook", "X", "fax"]);
        assert_eq!(shown.announced().as_deref(), Some("Changed to X, text"));
        assert_eq!(
            shown.chip(2).get_attribute("aria-label").as_deref(),
            Some("X, text")
        );
        assert!(before.is_same_node(Some(&shown.chip(2))), "not rebuilt");
        assert!(first.is_same_node(Some(&shown.chip(1))), "not rebuilt");
    }
}

#[wasm_bindgen_test]
async fn esc_closes_the_list_then_ends_editing_then_is_for_what_is_around() {
    let shown = Shown::with(three()).await;
    shown.chip(1).click();
    settle().await;
    shown.type_text("tele").await;
    let expanded = || shown.entry.get_attribute("aria-expanded");
    assert_eq!(expanded().as_deref(), Some("true"));
    assert!(shown.press("Escape").await);
    assert_eq!(expanded().as_deref(), Some("false"));
    shown.assert_entry("tele", Some(1));

    assert!(shown.press("Escape").await);
    shown.assert_entry("", None);
    assert_eq!(shown.labels(), ["facebook", "twitter", "fax"]);
    shown.assert_at("values");
    assert!(!shown.press("Escape").await);
}

#[wasm_bindgen_test]
async fn enter_adds_and_never_submits() {
    let shown = Shown::with(three()).await;
    let chips = [shown.chip(1), shown.chip(2), shown.chip(3)];
    let entry = shown.entry.clone();
    shown.type_text("viber").await;
    assert!(shown.press("Enter").await);
    assert_eq!(shown.labels(), ["facebook", "twitter", "fax", "viber"]);
    shown.assert_entry("", None);
    shown.assert_at("values");
    assert_eq!(shown.announced().as_deref(), Some("Added viber, text"));
    for (chip, key) in chips.iter().zip(1..) {
        assert!(
            chip.is_same_node(Some(&shown.chip(key))),
            "{key} was rebuilt"
        );
    }
    assert!(entry.is_same_node(Some(&shown.stage.find("#values"))));

    assert!(shown.press("Enter").await, "an empty entry neither");
    assert_eq!(shown.values.commits.get_untracked(), 1);
}

#[wasm_bindgen_test]
async fn what_is_refused_stays() {
    let shown = Shown::with(three()).await;
    shown.type_text(REFUSED).await;
    assert!(shown.press("Enter").await);
    shown.assert_entry(REFUSED, None);
    shown.leave().await;
    shown.assert_entry(REFUSED, None);
    shown.assert_at("elsewhere");
    assert_eq!(shown.values.commits.get_untracked(), 2);

    shown.chip(1).click();
    settle().await;
    shown.assert_entry(REFUSED, None);
    shown.assert_at("values");
    assert_eq!(shown.labels(), ["facebook", "twitter", "fax"]);
}

#[wasm_bindgen_test]
async fn leaving_the_field_takes_the_text_but_moving_inside_does_not() {
    let shown = Shown::with(three()).await;
    shown.type_text("viber").await;
    shown.focus_chip(1);
    settle().await;
    let _ = shown.stage.find("#type").focus();
    settle().await;
    shown.assert_entry("viber", None);

    shown.leave().await;
    shown.assert_entry("", None);
    assert_eq!(shown.labels(), ["facebook", "twitter", "fax", "viber"]);
    shown.assert_at("elsewhere");

    shown.focus_entry();
    shown.leave().await;
    assert_eq!(shown.values.commits.get_untracked(), 1, "nothing to take");
}

#[wasm_bindgen_test]
async fn leaving_takes_what_is_edited_and_an_emptied_entry_changes_nothing() {
    let shown = Shown::with(three()).await;
    shown.chip(1).click();
    shown.type_text("telegram").await;
    shown.leave().await;
    assert_eq!(shown.labels(), ["telegram", "twitter", "fax"]);

    shown.chip(2).click();
    shown.type_text("").await;
    shown.leave().await;
    shown.assert_entry("", None);
    assert_eq!(shown.labels(), ["telegram", "twitter", "fax"]);
}

#[wasm_bindgen_test]
async fn editing_another_chip_takes_what_stands_in_the_entry_first() {
    let shown = Shown::with(three()).await;
    shown.type_text("viber").await;
    shown.chip(1).click();
    settle().await;
    assert_eq!(shown.labels(), ["facebook", "twitter", "fax", "viber"]);
    shown.assert_entry("facebook", Some(1));

    shown.type_text("telegram").await;
    shown.chip(2).click();
    settle().await;
    assert_eq!(shown.labels(), ["telegram", "twitter", "fax", "viber"]);
    shown.assert_entry("twitter", Some(2));
}

#[wasm_bindgen_test]
async fn removing_the_edited_chip_ends_its_editing() {
    let shown = Shown::with(three()).await;
    shown.chip(1).click();
    settle().await;
    shown
        .stage
        .find("#values-chip-1 .value-chip__remove")
        .click();
    settle().await;
    shown.assert_entry("", None);
    assert_eq!(shown.labels(), ["twitter", "fax"]);
}

#[wasm_bindgen_test]
async fn a_pasted_list_becomes_values_and_other_text_is_left_to_the_browser() {
    let shown = Shown::with(three()).await;
    shown.focus_entry();
    assert!(!shown.paste("viber").await);
    assert_eq!(shown.labels().len(), 3);

    assert!(shown.paste("a,b").await);
    assert_eq!(shown.labels(), ["facebook", "twitter", "fax", "a", "b"]);
    assert_eq!(shown.announced().as_deref(), Some("Added 2 values"));
    shown.assert_at("values");
}

#[wasm_bindgen_test]
async fn a_suggestion_is_chosen_by_key_and_by_mouse() {
    let shown = Shown::with(three()).await;
    shown.type_text("tele").await;
    assert!(shown.press("ArrowDown").await);
    assert!(shown.press("Enter").await);
    assert_eq!(shown.labels(), ["facebook", "twitter", "fax", "telegram"]);
    shown.assert_entry("", None);

    shown.type_text("em").await;
    assert_eq!(shown.stage.count("[role=option]"), 1);
    shown.stage.find("[role=option]").click();
    settle().await;
    shown.assert_entry("", None);
    shown.assert_at("values");
    assert_eq!(
        shown.labels(),
        ["facebook", "twitter", "fax", "telegram", "email"]
    );
    assert_eq!(
        shown.values.commits.get_untracked(),
        0,
        "what was typed to find it is no value"
    );

    shown.type_text("em").await;
    assert!(shown.press("Enter").await, "with the list open");
    assert_eq!(shown.labels().last().map(String::as_str), Some("em"));
    assert_eq!(shown.stage.count("[role=option]"), 0);
}

#[wasm_bindgen_test]
async fn very_many_chips_are_on_the_page_only_when_asked_for() {
    let many = (0..1000)
        .map(|key| chip(key, &format!("tag {key}")))
        .collect();
    let shown = Shown::with(many).await;
    assert_eq!(shown.stage.count(".value-chip"), 100);
    assert_eq!(Shown::tab_stops(), ["values-chip-99"]);
    let first = shown.chip(0);
    let button = shown.stage.find(".chip-input__all");
    assert_eq!(button.text_content().as_deref(), Some("Show all 1,000"));

    shown.focus_chip(99);
    shown.press("Delete").await;
    shown.assert_at("values-chip-98");
    assert_eq!(button.text_content().as_deref(), Some("Show all 999"));
    assert_eq!(shown.stage.count(".value-chip"), 100);

    button.click();
    settle().await;
    assert_eq!(shown.stage.count(".value-chip"), 999);
    assert!(shown.stage.try_find(".chip-input__all").is_none());
    shown.assert_at("values-chip-101");
    assert!(first.is_same_node(Some(&shown.chip(0))), "not rebuilt");
}

#[wasm_bindgen_test]
async fn a_disabled_field_is_disabled_as_a_whole() {
    let shown = Shown::with(three()).await;
    shown.disabled.set(true);
    settle().await;
    assert!(shown.entry.disabled());
    assert_eq!(shown.stage.count(".value-chip:disabled"), 3);
}

#[wasm_bindgen_test]
async fn going_from_the_page_while_it_has_the_focus_breaks_nothing() {
    let here = RwSignal::new(true);
    let (text, editing) = (RwSignal::new("viber".to_owned()), RwSignal::new(None));
    let stage = Stage::show(move || {
        let field = move || {
            let nothing = Callback::new(|_: Vec<u64>| ());
            view! {
                <ChipInput id="values" label="Values" chips=three() text editing
                    on_commit=Callback::new(|()| true) on_remove=nothing
                    on_paste=Callback::new(|_: String| false) on_choose=|_: Suggestion| () />
            }
        };
        view! { <Show when=move || here.get()>{field()}</Show> }
    })
    .await;
    for at in ["#values-chip-2", "#values"] {
        stage.find(at).focus().expect("it takes the focus");
        here.set(false);
        settle().await;
        assert_eq!(stage.count("input"), 0);
        here.set(true);
        settle().await;
        assert_eq!(stage.count(".value-chip"), 3);
    }
}
