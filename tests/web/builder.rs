//! The filter builder, mounted by itself: what a person does to the rows and to the JSON.

mod doubts;
mod json;
mod keys;
mod rows;
mod suggestions;
mod values;

use bot_agents_panel::components::{FilterBuilder, FiltersCell};
use bot_agents_panel::model::Bot;
use bot_agents_panel::model::object::Json;
use bot_agents_panel::state::BotDraft;
use bot_agents_panel::state::draft::{FiltersDraft, row_field};
use bot_agents_panel::state::suggestions::Suggestions;
use leptos::prelude::*;
use leptos::wasm_bindgen::JsCast;
use leptos::web_sys::{Element, HtmlElement, HtmlInputElement, HtmlTextAreaElement};
use serde_json::{Value, json};

use crate::ui::stage::{Stage, focus_place, has_focus, settle, type_text};

/// A bot with one action that has these filters.
fn bot(action: &str, filters: &Value) -> Bot {
    let bot = json!({"id": "b", "name": "Bot", "status": "offline", "webhooks": {
        "url": "https://a.example", "secret_key": "s",
        "actions": [{"name": action, "filters": filters}],
    }});
    Bot::from_json(&bot).expect("the bot has an id")
}

/// The filters of a bot's only action.
fn filters_of(bot: &Bot) -> Option<Value> {
    let action = bot.webhooks.as_ref()?.actions.as_ref()?.first()?;
    let kept = || action.rest.kept_value("filters").cloned();
    action.filters.as_ref().map(Json::to_json).or_else(kept)
}

/// Two rows about properties.
fn two_rows() -> Value {
    json!({"chat_properties": {
        "source": {"type": {"values": ["facebook", "twitter"]}},
        "test": {"int_property": {"exclude_values": [7]}},
    }})
}

/// The builder of the filters of a bot's only action.
struct Builder {
    stage: Stage,
    draft: RwSignal<BotDraft>,
    tried: RwSignal<bool>,
    /// The key of the action.
    key: u32,
}

impl Builder {
    /// The builder of these filters, of an action that knows most of them.
    async fn of(filters: Value) -> Self {
        Self::show(bot("incoming_event", &filters), false, None).await
    }

    /// The builder of an action without filters.
    async fn empty() -> Self {
        let bot = json!({"id": "b", "webhooks": {
            "url": "https://a.example", "secret_key": "s", "actions": [{"name": "incoming_event"}],
        }});
        let bot = Bot::from_json(&bot).expect("the bot has an id");
        Self::show(bot, false, None).await
    }

    async fn show(bot: Bot, locked: bool, known: Option<Bot>) -> Self {
        let draft = RwSignal::new(BotDraft::from_bot(bot));
        let tried = RwSignal::new(false);
        let key = draft.with_untracked(|draft| {
            let webhooks = draft.webhooks.as_ref().expect("it has webhooks");
            webhooks.actions[0].key
        });
        let stage = Stage::show(move || {
            let suggestions = Suggestions::new();
            if let Some(known) = known {
                suggestions.learn(&known);
            }
            provide_context(suggestions);
            let cell = FiltersCell {
                draft,
                key,
                locked: Signal::stored(locked),
                tried: tried.into(),
            };
            view! { <FilterBuilder cell /><button id="elsewhere">"Elsewhere"</button> }
        })
        .await;
        Self {
            stage,
            draft,
            tried,
            key,
        }
    }

    /// Something of the filters.
    fn read<T>(&self, get: impl FnOnce(&FiltersDraft) -> T) -> T {
        self.draft.with_untracked(|draft| {
            let row = draft.action(self.key).expect("the action is there");
            get(&row.filters)
        })
    }

    fn id(&self, part: &str) -> String {
        row_field("action", self.key, part)
    }

    /// The id of a part of a row, counted from 0.
    fn part_id(&self, row: usize, part: &str) -> String {
        let id = self.read(|filters| filters.filter().clauses()[row].id);
        self.id(&format!("filter-{id}-{part}"))
    }

    /// A part of a row, counted from 0.
    #[track_caller]
    fn part(&self, row: usize, part: &str) -> HtmlElement {
        self.stage.find(&format!("#{}", self.part_id(row, part)))
    }

    /// The text in a part of a row.
    #[track_caller]
    fn value(&self, row: usize, part: &str) -> String {
        self.part(row, part)
            .unchecked_into::<HtmlInputElement>()
            .value()
    }

    /// A row, counted from 0.
    fn row(&self, row: u32) -> HtmlElement {
        self.stage.nth(".filter-row", row)
    }

    /// The rows on the page.
    fn rows(&self) -> u32 {
        self.stage.count(".filter-rows:not([hidden]) .filter-row")
    }

    /// What the chips of a row show.
    fn chips(&self, row: u32) -> Vec<String> {
        texts_in(&self.row(row), ".value-chip")
    }

    /// What is said below a row.
    fn notes(&self, row: u32) -> Vec<String> {
        texts_in(&self.row(row), ".filter-notes__item")
    }

    async fn type_into(&self, row: usize, part: &str, text: &str) {
        let control = self.part(row, part);
        control.focus().expect("it takes the focus");
        type_text(&control, text);
        settle().await;
    }

    /// Types a value and leaves the field.
    async fn add_value(&self, row: usize, text: &str) {
        self.type_into(row, "values", text).await;
        self.leave().await;
    }

    /// Takes the focus out of the builder.
    async fn leave(&self) {
        let elsewhere = self.stage.find("#elsewhere");
        elsewhere.focus().expect("it takes the focus");
        settle().await;
    }

    async fn click(&self, selector: &str) {
        self.stage.find(selector).click();
        settle().await;
    }

    /// Presses an entry of a row's menu.
    async fn menu(&self, row: u32, entry: &str) {
        // Filled once it is opened.
        let button = self.row(row).query_selector("[aria-haspopup=menu]");
        let button = button.expect("a valid selector").expect("a menu");
        button.unchecked_into::<HtmlElement>().click();
        settle().await;
        let items = self.row(row).query_selector_all("[role=menuitem]");
        let items = items.expect("a valid selector");
        let item = (0..items.length())
            .filter_map(|place| items.get(place))
            .find(|item| item.text_content().as_deref() == Some(entry))
            .unwrap_or_else(|| panic!("there is no {entry}"));
        item.unchecked_into::<HtmlElement>().click();
        settle().await;
    }

    /// Looks at the filters as "rows" or as "json", as a click on the switch does.
    async fn look_at(&self, view: &str) {
        let radio = self.stage.find(&format!(".segmented input[value={view}]"));
        radio.focus().expect("it takes the focus");
        radio.click();
        settle().await;
    }

    fn area(&self) -> HtmlTextAreaElement {
        self.stage.find("textarea").unchecked_into()
    }

    /// Puts a text in the place of the JSON, by typing.
    async fn type_json(&self, text: &str) {
        let area = self.area();
        area.focus().expect("it takes the focus");
        area.set_value(text);
        let event = leptos::web_sys::Event::new("input").expect("the event can be made");
        area.dispatch_event(&event).expect("the event can be sent");
        settle().await;
    }

    async fn undo(&self) {
        self.click("[aria-label='Undo in the filters']").await;
    }

    async fn redo(&self) {
        self.click("[aria-label='Redo in the filters']").await;
    }

    /// The filters that would be sent, or why nothing can be.
    fn sent(&self) -> Result<Option<Value>, String> {
        self.draft.with_untracked(|draft| {
            let problems = draft.update().err().unwrap_or_default();
            match problems.into_iter().next() {
                Some(problem) => Err(problem.text),
                None => Ok(filters_of(&draft.saved())),
            }
        })
    }

    /// Checks what would be sent, to the last character.
    #[track_caller]
    fn assert_sent(&self, filters: &Value) {
        let sent = self.sent().map(|sent| sent.map(|sent| sent.to_string()));
        assert_eq!(sent, Ok(Some(filters.to_string())));
    }

    /// Whether there is anything to save.
    fn is_changed(&self) -> bool {
        !self
            .draft
            .with_untracked(BotDraft::changed_members)
            .is_empty()
    }

    #[track_caller]
    fn assert_focus(&self, id: &str) {
        let target = self.stage.find(&format!("#{id}"));
        assert!(
            has_focus(&target),
            "the focus is at {}, not at {id}",
            focus_place()
        );
    }
}

/// Everything in an element, to see later whether any of it was rebuilt.
fn elements_in(root: &Element) -> Vec<Element> {
    let all = root.query_selector_all("*").expect("a valid selector");
    (0..all.length())
        .filter_map(|place| Some(all.get(place)?.unchecked_into()))
        .collect()
}

/// Checks that an element holds just the elements that it held.
#[track_caller]
fn assert_same(root: &Element, before: &[Element]) {
    let now = elements_in(root);
    assert_eq!(now.len(), before.len());
    for (now, before) in now.iter().zip(before) {
        assert!(
            now.is_same_node(Some(before)),
            "{} was rebuilt",
            before.outer_html()
        );
    }
}

fn texts_in(root: &Element, selector: &str) -> Vec<String> {
    let all = root.query_selector_all(selector).expect("a valid selector");
    (0..all.length())
        .filter_map(|place| all.get(place)?.text_content())
        .collect()
}
