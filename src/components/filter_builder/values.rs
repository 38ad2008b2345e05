//! The values of a row: chips, and an entry that takes one value or a pasted list.

use leptos::{ev, prelude::*};

use super::row::RowCell;
use super::{history_step, suggest};
use crate::filter::{self, Edit, Entry, Kind, NodeId, Outcome, Scalar, ScalarType};
use crate::messages::filter_builder as words;
use crate::state::draft::FiltersDraft;
use crate::ui::{Chip, ChipInput, Suggestion, on_leave};

/// The longest text that is read as a list of values, in bytes.
const LONGEST_PASTE: usize = 1_000_000;

/// What is said below the list, for as long as the entry holds what it is about.
#[derive(Clone, Debug, PartialEq)]
struct Message {
    about: String,
    error: bool,
    text: String,
}

/// What the parts of the list share.
#[derive(Clone, Copy)]
struct List {
    row: RowCell,
    text: RwSignal<String>,
    /// The chip whose value is in the entry.
    editing: RwSignal<Option<u64>>,
    /// The type that was chosen, and for which value.
    chosen: RwSignal<Option<(Option<u64>, ScalarType)>>,
    message: RwSignal<Option<Message>>,
}

/// The list of a row's values or agents.
#[component]
pub fn Values(
    /// The row.
    row: RowCell,
    /// What is listed.
    label: &'static str,
) -> impl IntoView {
    let cell = row.filters;
    let entered = Memo::new(move |_| {
        row.all.entered.with(|all| {
            let mut all = all.iter();
            let own = all.find(|(of, _)| *of == row.id);
            own.map(|(_, text)| text.clone()).unwrap_or_default()
        })
    });
    let list = List {
        row,
        text: RwSignal::new(entered.get_untracked()),
        editing: RwSignal::new(None),
        chosen: RwSignal::new(None),
        message: RwSignal::new(None),
    };
    if entered.with_untracked(|entered| !entered.is_empty()) {
        list.say(true, words::NOT_TAKEN.to_owned());
    }
    // A draft that is put back as it was takes what couldn't be taken with it.
    Effect::new(move |before: Option<String>| {
        let now = entered.get();
        let stands_there = |before: &String| list.text.with_untracked(|text| text == before);
        if before.is_some_and(|before| before != now && stands_there(&before)) {
            list.text.set(now.clone());
            list.editing.set(None);
        }
        now
    });
    let typed = row.clause.with_untracked(|clause| {
        clause
            .as_ref()
            .is_some_and(|clause| matches!(clause.kind, Kind::Property(_)))
    });
    let prefix = move || typed.then(|| view! { <TypeSelect list /> });
    let chips = Signal::derive(move || {
        row.watch(|clause| clause.kind.entries().iter().map(chip).collect())
    });
    let error = Signal::derive(move || list.said(true));
    let report = Memo::new(move |_| list.said(false));
    // What couldn't be taken isn't forgotten when these controls go away, and keeps the form from being sent.
    let leave = on_leave(move || {
        // The focus may be lost because the row is gone, and its signals with it.
        if let (Some(text), Some(before)) =
            (list.text.try_get_untracked(), entered.try_get_untracked())
            && before != text
        {
            cell.edit(|filters: &mut FiltersDraft| filters.set_entered(row.id, text));
        }
    });
    // Text that isn't a value yet has the browser's own undo.
    let keep_undo = move |event: ev::KeyboardEvent| {
        if history_step(&event).is_some() && !list.text.with_untracked(String::is_empty) {
            event.stop_propagation();
        }
    };
    let placeholder = if typed { words::VALUE } else { words::AGENT_ID };
    view! {
        <div class="filter-row__values" on:focusout=leave on:keydown=keep_undo>
            <ChipInput
                id=row.part("values")
                label
                hide_label=true
                placeholder
                chips
                text=list.text
                editing=list.editing
                on_commit=move |()| list.commit()
                on_remove=Callback::new(move |keys: Vec<u64>| list.remove(&keys))
                on_paste=move |text: String| list.paste(text)
                suggestions=suggest::values(row, list.editing)
                on_choose=move |chosen: Suggestion| list.choose(&chosen)
                prefix=ViewFn::from(prefix)
                error
                disabled=cell.locked
            />
            <p class="filter-row__report" role="status">{report}</p>
            {typed.then(|| view! { <Known row /> })}
        </div>
    }
}

impl List {
    /// The entry of this number in the list, if it is still there.
    fn node(self, key: u64) -> Option<NodeId> {
        self.entry(key, |entry| entry.id)
    }

    fn entry<T>(self, key: u64, get: fn(&Entry) -> T) -> Option<T> {
        self.row.clause.with(|clause| {
            let mut entries = clause.as_ref()?.kind.entries().iter();
            entries.find(|entry| entry.id.number() == key).map(get)
        })
    }

    /// The type of what is in the entry: as chosen, or as fits best.
    fn kind(self) -> ScalarType {
        let editing = self.editing.get();
        if let Some((of, kind)) = self.chosen.get()
            && of == editing
        {
            return kind;
        }
        let edited = editing.and_then(|key| self.entry(key, |entry| entry.scalar.kind()));
        let last = || {
            self.row.watch(|clause| {
                clause
                    .kind
                    .entries()
                    .last()
                    .map(|entry| entry.scalar.kind())
            })
        };
        edited
            .or_else(|| suggest::value_type(self.row))
            .or_else(last)
            .unwrap_or(ScalarType::Text)
    }

    fn said(self, error: bool) -> Option<String> {
        let message = self
            .message
            .get()
            .filter(|message| message.error == error)?;
        self.text
            .with(|text| *text == message.about)
            .then_some(message.text)
    }

    fn say(self, error: bool, text: String) {
        let about = if error {
            self.text.get_untracked()
        } else {
            String::new()
        };
        self.message.set(Some(Message { about, error, text }));
    }

    /// Takes what is in the entry: a value, or several, by the rule that goes for a pasted list as well. `false`: it
    /// can't be taken and stays.
    fn commit(self) -> bool {
        let kind = untrack(|| self.kind());
        let text = self.text.get_untracked();
        let values = filter::values(&text, kind);
        if let Some(error) = values.iter().find_map(|value| value.as_ref().err()) {
            self.say(true, words::stays_typed(&error.to_string()));
            return false;
        }
        let mut values = values.into_iter().flatten();
        match (values.next(), values.next()) {
            (Some(one), None) => self.put(one),
            (None, _) if text.trim().is_empty() => true,
            (None, _) => {
                self.say(true, words::NO_VALUE_IN_IT.to_owned());
                false
            }
            _ => {
                self.take_list(text, words::IN_QUOTES);
                true
            }
        }
    }

    /// Takes several values, and says what became of them.
    fn take_list(self, text: String, advice: &str) {
        let clause = self.row.id;
        let edit = Edit::Paste {
            clause,
            text,
            kind: untrack(|| self.kind()),
            at: self.edited(),
        };
        if let Some(report) = self.row.filters.apply(&edit).pasted {
            self.say(false, format!("{report}{advice}"));
        }
        self.is_taken();
    }

    /// The value that is in the entry to be edited.
    fn edited(self) -> Option<NodeId> {
        let key = self.editing.get_untracked()?;
        untrack(|| self.node(key))
    }

    /// Each value is a step of its own, however it was typed, and so is each list.
    fn is_taken(self) {
        self.row.filters.edit(|filters: &mut FiltersDraft| {
            filters.end_typing();
            filters.set_entered(self.row.id, String::new());
        });
    }

    /// Takes a suggested value.
    fn choose(self, chosen: &Suggestion) {
        // First, because a refusal is about what stands in the entry then.
        self.text.set(String::new());
        if let Some(scalar) = suggest::scalar_of(chosen) {
            self.put(scalar);
        }
    }

    fn put(self, scalar: Scalar) -> bool {
        let clause = self.row.id;
        let edit = match self.edited() {
            Some(value) => Edit::ReplaceValue {
                value,
                with: scalar,
            },
            None => Edit::AddValue {
                clause,
                value: scalar,
            },
        };
        let Outcome { refused, .. } = self.row.filters.apply(&edit);
        self.message.set(None);
        if let Some(refused) = &refused {
            self.say(true, refused.to_string());
            return false;
        }
        self.is_taken();
        true
    }

    fn remove(self, keys: &[u64]) {
        let values = untrack(|| keys.iter().filter_map(|key| self.node(*key)).collect());
        self.row.filters.apply(&Edit::RemoveValues(values));
    }

    /// Takes a pasted list. `false`: it is a single value, which the entry takes itself.
    fn paste(self, text: String) -> bool {
        if text.len() > LONGEST_PASTE {
            let text = words::too_much(text.len() / 1000, filter::LIST_LIMIT);
            self.say(true, text);
            return true;
        }
        let list =
            text.trim().starts_with('[') || text.trim().contains(['\n', '\r', ',', ';', '\t']);
        if !list || !self.text.with_untracked(String::is_empty) {
            return false;
        }
        self.take_list(text, "");
        true
    }
}

fn chip(entry: &Entry) -> Chip {
    let (class, kind) = match entry.scalar.kind() {
        ScalarType::Text => ("", words::TYPE_TEXT),
        ScalarType::Int => ("chip--number", words::TYPE_NUMBER),
        ScalarType::Bool => ("chip--bool", words::TYPE_BOOL),
    };
    let label = entry.scalar.label();
    Chip {
        key: entry.id.number(),
        name: words::value_of_type(&label, kind),
        label,
        text: filter::value_text(&entry.scalar),
        class,
    }
}

/// The type of the value that is typed.
#[component]
fn TypeSelect(list: List) -> impl IntoView {
    let kinds = [
        ("text", words::CHOOSE_TEXT, ScalarType::Text),
        ("number", words::CHOOSE_NUMBER, ScalarType::Int),
        ("bool", words::CHOOSE_BOOL, ScalarType::Bool),
    ];
    let kind = Memo::new(move |_| list.kind());
    let option = move |(value, label, own): (&'static str, &'static str, ScalarType)| {
        view! { <option value=value prop:selected=move || kind.get() == own>{label}</option> }
    };
    let choose = move |event| {
        let value = event_target_value(&event);
        let chosen = kinds.into_iter().find(|(key, ..)| *key == value);
        if let Some((_, _, kind)) = chosen {
            list.chosen.set(Some((list.editing.get_untracked(), kind)));
        }
    };
    view! {
        <select
            class="filter-row__type"
            id=list.row.part("type")
            aria-label=words::TYPE
            disabled=list.row.filters.locked
            on:change=choose
        >
            {kinds.into_iter().map(option).collect_view()}
        </select>
    }
}

/// What the license says about the property's values.
#[component]
fn Known(row: RowCell) -> impl IntoView {
    let known = Memo::new(move |_| suggest::about_values(row));
    view! { <p class="filter-row__known">{known}</p> }
}
