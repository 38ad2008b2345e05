//! Choices that are all in view: radio cards and the checkbox.

use leptos::prelude::*;

use super::frame::{FieldNotes, RequiredMark, described_by, invalid};

/// One radio card.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RadioOption {
    /// What is reported when it is chosen.
    pub value: String,
    /// What is shown.
    pub label: String,
    /// What choosing it means, in one line.
    pub meaning: String,
}

impl RadioOption {
    /// A card of this value, label and meaning.
    pub fn new(
        value: impl Into<String>,
        label: impl Into<String>,
        meaning: impl Into<String>,
    ) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
            meaning: meaning.into(),
        }
    }
}

/// A choice of a few, each with its meaning. A value that is none of them leaves all unchecked.
#[component]
pub fn RadioCards(
    /// The group's id; its radios are `{id}-0`, `{id}-1` and so on.
    #[prop(into)]
    id: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// A line of help below.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong with the value.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Whether it can't be changed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// The chosen value.
    #[prop(into)]
    value: Signal<String>,
    /// Reports the value that was chosen.
    #[prop(into)]
    on_change: Callback<String>,
    /// Marks the label of a choice that must be made.
    #[prop(optional)]
    required: bool,
    /// The cards.
    options: Vec<RadioOption>,
) -> impl IntoView {
    let chosen = Memo::new(move |_| value.get());
    let describedby = described_by(&id, hint.is_some(), error);
    let group = id.clone();
    let card = move |(index, option): (usize, RadioOption)| {
        let RadioOption {
            value,
            label,
            meaning,
        } = option;
        let radio_id = format!("{group}-{index}");
        let (label_id, meaning_id) = (format!("{radio_id}-label"), format!("{radio_id}-meaning"));
        let (own, reported) = (value.clone(), value.clone());
        view! {
            <label class="radio-card">
                <input
                    class="radio-card__control"
                    type="radio"
                    id=radio_id
                    name=group.clone()
                    value=value
                    required=required
                    aria-labelledby=label_id.clone()
                    aria-describedby=meaning_id.clone()
                    prop:checked=move || chosen.with(|chosen| *chosen == own)
                    on:change=move |_| on_change.run(reported.clone())
                />
                <span class="radio-card__label" id=label_id>{label}</span>
                <span class="radio-card__meaning" id=meaning_id>{meaning}</span>
            </label>
        }
    };
    view! {
        <fieldset
            class="field radio-cards"
            class:field--invalid=move || error.with(Option::is_some)
            id=id.clone()
            disabled=disabled
            aria-invalid=invalid(error)
            aria-describedby=describedby
        >
            <legend class="field__label">{label}<RequiredMark required /></legend>
            <div class="radio-cards__options">{options.into_iter().enumerate().map(card).collect_view()}</div>
            <FieldNotes id=id.clone() hint error />
        </fieldset>
    }
}

/// A yes or no.
#[component]
pub fn Checkbox(
    /// The control's id.
    #[prop(into)]
    id: String,
    /// The label.
    #[prop(into)]
    label: String,
    /// A line of help below.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong with the value.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Whether it can't be changed.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Whether it is ticked.
    #[prop(into)]
    checked: Signal<bool>,
    /// Reports whether it is ticked after a change.
    #[prop(into)]
    on_change: Callback<bool>,
) -> impl IntoView {
    let ticked = Memo::new(move |_| checked.get());
    let describedby = described_by(&id, hint.is_some(), error);
    view! {
        <div class="field checkbox" class:field--invalid=move || error.with(Option::is_some)>
            <input
                class="checkbox__control"
                type="checkbox"
                id=id.clone()
                disabled=disabled
                aria-invalid=invalid(error)
                aria-describedby=describedby
                prop:checked=ticked
                on:change=move |event| on_change.run(event_target_checked(&event))
            />
            <label class="checkbox__label" for=id.clone()>{label}</label>
            <FieldNotes id hint error />
        </div>
    }
}
