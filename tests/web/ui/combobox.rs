use bot_agents_panel::ui::{Combobox, Dialog, Suggestion};
use leptos::{
    prelude::*,
    wasm_bindgen::JsCast,
    web_sys::{HtmlInputElement, MouseEvent, MouseEventInit},
};
use wasm_bindgen_test::wasm_bindgen_test;

use super::stage::{Stage, has_focus, press, press_alt, settle, type_text};

fn suggestion(label: &str, note: &str) -> Suggestion {
    Suggestion {
        value: format!("value of {label}"),
        label: label.to_owned(),
        note: note.to_owned(),
    }
}

fn sources() -> Vec<Suggestion> {
    vec![
        suggestion("facebook", "3 bots"),
        suggestion("Twitter", ""),
        suggestion("fax", "1 bot"),
    ]
}

/// A combobox in a form, and all that it reported.
struct Shown {
    stage: Stage,
    input: HtmlInputElement,
    value: RwSignal<String>,
    chosen: RwSignal<Vec<String>>,
    left: RwSignal<u32>,
    suggestions: RwSignal<Vec<Suggestion>>,
    error: RwSignal<Option<String>>,
    disabled: RwSignal<bool>,
}

impl Shown {
    async fn with(suggestions: Vec<Suggestion>) -> Self {
        let (value, left) = (RwSignal::default(), RwSignal::default());
        let chosen = RwSignal::<Vec<String>>::default();
        let (suggestions, error) = (RwSignal::new(suggestions), RwSignal::default());
        let disabled = RwSignal::new(false);
        let stage = Stage::show(move || {
            let choose = move |suggestion: Suggestion| {
                value.set(suggestion.label);
                chosen.write().push(suggestion.value);
            };
            view! {
                <Combobox
                    id="source"
                    label="Source"
                    value
                    on_input=move |text| value.set(text)
                    suggestions
                    on_choose=choose
                    on_leave=move || *left.write() += 1
                    error
                    disabled
                />
                <button id="elsewhere">"Elsewhere"</button>
            }
        })
        .await;
        let input: HtmlInputElement = stage.find("#source").unchecked_into();
        input.focus().expect("it takes the focus");
        settle().await;
        Self {
            stage,
            input,
            value,
            chosen,
            left,
            suggestions,
            error,
            disabled,
        }
    }

    async fn press(&self, key: &str) -> bool {
        let event = press(&self.input, key);
        settle().await;
        event.default_prevented()
    }

    async fn type_text(&self, text: &str) {
        type_text(&self.input, text);
        settle().await;
    }

    fn attribute(&self, name: &str) -> Option<String> {
        self.input.get_attribute(name)
    }

    fn options(&self) -> Vec<String> {
        (0..self.stage.count("[role=option]"))
            .map(|place| self.option(place))
            .collect()
    }

    fn option(&self, place: u32) -> String {
        self.stage
            .find(&format!("#source-option-{place} :first-child"))
            .text_content()
            .unwrap_or_default()
    }

    /// The label of the active option, by the only two marks of it.
    #[track_caller]
    fn active(&self) -> Option<String> {
        let id = self.attribute("aria-activedescendant");
        let marked = self.stage.try_find("[role=option][aria-selected=true]");
        assert_eq!(id, marked.as_ref().map(|option| option.id()));
        assert!(self.stage.count("[aria-selected=true]") <= 1);
        marked?.first_element_child()?.text_content()
    }

    #[track_caller]
    fn assert_open(&self, open: bool) {
        assert_eq!(self.attribute("aria-expanded"), Some(open.to_string()));
        let list = self.stage.find(".suggestions");
        assert_eq!(list.matches(":popover-open"), Ok(open));
        assert_eq!(self.stage.count("[role=option]") > 0, open);
    }

    fn announced(&self) -> Option<String> {
        self.stage.find("[role=status]").text_content()
    }
}

/// Sends a mouse event of this kind. Returns whether its default was prevented.
fn mouse(on: &leptos::web_sys::Element, kind: &str) -> bool {
    let init = MouseEventInit::new();
    init.set_bubbles(true);
    init.set_cancelable(true);
    let event =
        MouseEvent::new_with_mouse_event_init_dict(kind, &init).expect("the event can be made");
    !on.dispatch_event(&event).expect("the event can be sent")
}

#[wasm_bindgen_test]
async fn it_is_tied_together_and_closed_while_it_only_has_the_focus() {
    let shown = Shown::with(sources()).await;
    assert!(has_focus(&shown.input));
    shown.assert_open(false);
    for (name, value) in [
        ("role", "combobox"),
        ("aria-autocomplete", "list"),
        ("aria-controls", "source-list"),
        ("autocomplete", "off"),
    ] {
        assert_eq!(shown.attribute(name).as_deref(), Some(value), "{name}");
    }
    let list = shown.stage.find("#source-list");
    assert_eq!(list.get_attribute("role").as_deref(), Some("listbox"));
    assert_eq!(list.get_attribute("aria-label").as_deref(), Some("Source"));
    assert_eq!(list.get_attribute("tabindex").as_deref(), Some("-1"));
    assert_eq!(shown.announced().as_deref(), Some(""));

    shown.error.set(Some("Unknown source.".to_owned()));
    settle().await;
    assert_eq!(shown.attribute("aria-invalid").as_deref(), Some("true"));
    assert_eq!(
        shown.attribute("aria-describedby").as_deref(),
        Some("source-error")
    );
}

#[wasm_bindgen_test]
async fn the_arrows_open_it_and_go_round_through_nothing() {
    let shown = Shown::with(sources()).await;
    for (key, active) in [
        ("ArrowDown", Some("facebook")),
        ("ArrowDown", Some("Twitter")),
        ("ArrowDown", Some("fax")),
        ("ArrowDown", None),
        ("ArrowDown", Some("facebook")),
        ("ArrowUp", None),
        ("ArrowUp", Some("fax")),
    ] {
        assert!(shown.press(key).await, "{key} doesn't move the caret");
        assert_eq!(shown.active().as_deref(), active, "after {key}");
        shown.assert_open(true);
    }
    for key in ["Home", "End", "ArrowLeft", "ArrowRight"] {
        assert!(!shown.press(key).await, "{key} is the input's own");
    }
    assert!(has_focus(&shown.input), "the focus never moves");
    assert!(shown.chosen.get_untracked().is_empty());
}

#[wasm_bindgen_test]
async fn up_opens_it_at_the_end_and_alt_down_at_nothing() {
    let shown = Shown::with(sources()).await;
    shown.press("ArrowUp").await;
    assert_eq!(shown.active().as_deref(), Some("fax"));
    shown.press("Escape").await;
    shown.assert_open(false);

    assert!(press_alt(&shown.input, "ArrowDown").default_prevented());
    settle().await;
    shown.assert_open(true);
    assert_eq!(shown.active(), None);
}

#[wasm_bindgen_test]
async fn typing_narrows_it_down_by_label_and_note() {
    let shown = Shown::with(sources()).await;
    shown.type_text("FA").await;
    assert_eq!(shown.options(), ["facebook", "fax"]);
    assert_eq!(shown.active(), None);
    assert_eq!(shown.announced().as_deref(), Some("2 suggestions"));
    shown.press("ArrowDown").await;
    assert_eq!(shown.active().as_deref(), Some("facebook"));

    shown.type_text("fax").await;
    assert_eq!(shown.options(), ["fax"]);
    assert_eq!(shown.active(), None, "typing leaves the list");
    assert_eq!(shown.announced().as_deref(), Some("1 suggestion"));

    shown.type_text("3 BOTS").await;
    assert_eq!(shown.options(), ["facebook"]);

    shown.type_text("telegram").await;
    shown.assert_open(false);
    assert_eq!(shown.announced().as_deref(), Some(""));
    assert_eq!(shown.value.get_untracked(), "telegram", "any text is fine");
}

#[wasm_bindgen_test]
async fn opened_by_hand_it_offers_all_whatever_the_text() {
    let shown = Shown::with(sources()).await;
    shown.type_text("fax").await;
    shown.press("Escape").await;
    shown.input.click();
    settle().await;
    assert_eq!(shown.options(), ["facebook", "Twitter", "fax"]);
    shown.press("Escape").await;
    shown.press("ArrowDown").await;
    assert_eq!(shown.options(), ["facebook", "Twitter", "fax"]);

    shown.type_text("none of them").await;
    shown.assert_open(false);
    shown.press("ArrowDown").await;
    assert_eq!(shown.options(), ["facebook", "Twitter", "fax"]);
}

#[wasm_bindgen_test]
async fn enter_chooses_what_is_active_and_submits_only_while_closed() {
    let shown = Shown::with(sources()).await;
    assert!(!shown.press("Enter").await, "a form around is submitted");

    shown.type_text("fa").await;
    assert!(shown.press("Enter").await, "the list is open");
    assert!(shown.chosen.get_untracked().is_empty());
    assert_eq!(shown.value.get_untracked(), "fa");

    shown.press("ArrowDown").await;
    assert!(shown.press("Enter").await);
    assert_eq!(shown.chosen.get_untracked(), ["value of facebook"]);
    assert_eq!(shown.input.value(), "facebook");
    shown.assert_open(false);
    assert_eq!(shown.active(), None);
    assert!(!shown.press("Enter").await, "closed again");
    assert_eq!(shown.chosen.get_untracked().len(), 1);
}

#[wasm_bindgen_test]
async fn tab_closes_it_without_choosing() {
    let shown = Shown::with(sources()).await;
    shown.press("ArrowDown").await;
    assert!(!shown.press("Tab").await, "the browser moves the focus");
    shown.assert_open(false);
    assert!(shown.chosen.get_untracked().is_empty());
}

#[wasm_bindgen_test]
async fn leaving_closes_it_and_is_reported() {
    let shown = Shown::with(sources()).await;
    shown.press("ArrowDown").await;
    shown
        .stage
        .find("#elsewhere")
        .focus()
        .expect("it takes the focus");
    settle().await;
    shown.assert_open(false);
    assert_eq!(shown.left.get_untracked(), 1);
    assert!(shown.chosen.get_untracked().is_empty());
}

#[wasm_bindgen_test]
async fn esc_closes_the_list_before_a_dialog_around_it() {
    let heard = RwSignal::new(0);
    let stage = Stage::show(move || {
        view! {
            <div on:keydown=move |_| *heard.write() += 1>
                <Combobox id="source" label="Source" value="kept" on_input=|_: String| ()
                    suggestions=sources() on_choose=|_: Suggestion| () />
            </div>
        }
    })
    .await;
    let input: HtmlInputElement = stage.find("#source").unchecked_into();
    let _ = input.focus();
    input.click();
    settle().await;
    assert!(press(&input, "Escape").default_prevented());
    settle().await;
    assert_eq!(
        input.get_attribute("aria-expanded").as_deref(),
        Some("false")
    );
    assert_eq!(heard.get_untracked(), 0);

    assert!(!press(&input, "Escape").default_prevented());
    settle().await;
    assert_eq!(heard.get_untracked(), 1, "the second is for what is around");
    assert_eq!(input.value(), "kept");
}

#[wasm_bindgen_test]
async fn the_mouse_chooses_without_taking_the_focus() {
    let shown = Shown::with(sources()).await;
    shown.input.click();
    settle().await;
    let option = shown.stage.find("#source-option-1");
    assert!(mouse(&option, "mousedown"), "pressing moves no focus");
    mouse(&option, "click");
    settle().await;
    assert_eq!(shown.chosen.get_untracked(), ["value of Twitter"]);
    assert!(has_focus(&shown.input));
    assert_eq!(shown.left.get_untracked(), 0);
    shown.assert_open(false);
}

#[wasm_bindgen_test]
async fn very_many_are_cut_off_with_a_word_about_the_rest() {
    let many = (0..1234)
        .map(|number| suggestion(&format!("tag {number}"), ""))
        .collect();
    let shown = Shown::with(many).await;
    shown.input.click();
    settle().await;
    assert_eq!(shown.stage.count("[role=option]"), 50);
    let rest = shown.stage.find(".suggestions__rest");
    assert_eq!(
        rest.text_content().as_deref(),
        Some("1,184 more: keep typing")
    );
    assert!(
        !shown.stage.find("[role=listbox]").contains(Some(&rest)),
        "the line is no option"
    );
    assert_eq!(shown.announced().as_deref(), Some("1,234 suggestions"));
    shown.press("ArrowUp").await;
    assert_eq!(shown.active().as_deref(), Some("tag 49"));

    shown.type_text("tag 99").await;
    assert_eq!(shown.options().len(), 11);
    assert!(shown.stage.try_find(".suggestions__rest").is_none());
    assert_eq!(shown.option(10), "tag 999", "the ids are counted anew");
}

#[wasm_bindgen_test]
async fn suggestions_that_come_late_are_offered_and_keep_what_is_active() {
    let shown = Shown::with(vec![]).await;
    assert!(!shown.press("ArrowDown").await);
    shown.type_text("f").await;
    shown.assert_open(false);

    shown.suggestions.set(sources());
    settle().await;
    assert_eq!(shown.options(), ["facebook", "fax"]);
    shown.press("ArrowDown").await;
    shown.press("ArrowDown").await;
    assert_eq!(shown.active().as_deref(), Some("fax"));
    shown
        .suggestions
        .update(|all| all.insert(0, suggestion("fresh", "")));
    settle().await;
    assert_eq!(shown.options(), ["fresh", "facebook", "fax"]);
    assert_eq!(shown.active().as_deref(), Some("fax"));
    assert_eq!(
        shown.attribute("aria-activedescendant").as_deref(),
        Some("source-option-2")
    );

    shown.suggestions.set(vec![suggestion("fresh", "")]);
    settle().await;
    assert_eq!(shown.active(), None);
    assert!(shown.press("Enter").await);
    assert!(shown.chosen.get_untracked().is_empty());
}

#[wasm_bindgen_test]
async fn disabling_it_closes_it() {
    let shown = Shown::with(sources()).await;
    shown.input.click();
    settle().await;
    shown.disabled.set(true);
    settle().await;
    assert!(shown.input.disabled());
    shown.assert_open(false);
}

#[wasm_bindgen_test]
async fn typing_never_replaces_the_input_nor_moves_the_caret() {
    let shown = Shown::with(sources()).await;
    shown.type_text("fac").await;
    let _ = shown.input.set_selection_range(1, 1);
    shown.suggestions.set(vec![]);
    shown.error.set(Some("No.".to_owned()));
    settle().await;
    assert!(shown.input.is_same_node(Some(&shown.stage.find("#source"))));
    assert_eq!(shown.input.selection_start(), Ok(Some(1)));
    assert!(has_focus(&shown.input));
}

#[wasm_bindgen_test]
async fn nothing_clips_the_list_not_even_in_a_dialog() {
    let stage = Stage::show(|| {
        view! {
            <Dialog open=RwSignal::new(true) title="Edit">
                <div style:block-size="40px" style:overflow="hidden">
                    <Combobox id="source" label="Source" value="" on_input=|_: String| ()
                        suggestions=sources() on_choose=|_: Suggestion| () />
                </div>
            </Dialog>
        }
    })
    .await;
    stage.find("#source").click();
    settle().await;
    let option = stage.find("#source-option-2").get_bounding_client_rect();
    #[expect(
        clippy::cast_possible_truncation,
        reason = "a place in the window is small"
    )]
    let on_top = document()
        .element_from_point(
            (option.x() + option.width() / 2.0) as f32,
            (option.y() + option.height() / 2.0) as f32,
        )
        .expect("something is there");
    assert!(stage.find("#source-option-2").contains(Some(&on_top)));
}
