//! A choice from a list that drops down.

use leptos::prelude::*;

use super::frame::{FieldFrame, described_by, invalid};
use crate::ui::{Icon, IconName, keyed};

/// One choice of a select or a segmented control.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SelectOption {
    /// What is reported when it is chosen.
    pub value: String,
    /// What is shown.
    pub label: String,
}

impl SelectOption {
    /// A choice of this value and label.
    pub fn new(value: impl Into<String>, label: impl Into<String>) -> Self {
        Self {
            value: value.into(),
            label: label.into(),
        }
    }
}

/// A native select. A value that is not among the options is shown as it is, never replaced.
#[component]
pub fn SelectField(
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
    /// The chosen value.
    #[prop(into)]
    value: Signal<String>,
    /// Reports the value that was chosen.
    #[prop(into)]
    on_change: Callback<String>,
    /// The choices.
    #[prop(into)]
    options: Signal<Vec<SelectOption>>,
    /// Keeps the label for screen readers only.
    #[prop(optional)]
    hide_label: bool,
    /// Draws it smaller, for use in a table or a toolbar.
    #[prop(optional)]
    small: bool,
) -> impl IntoView {
    let chosen = Memo::new(move |_| value.get());
    let choices = Memo::new(move |_| with_current(options.get(), &chosen.get()));
    let choice = move |SelectOption { value, label }| {
        let own = value.clone();
        let selected = move || chosen.with(|chosen| *chosen == own);
        view! { <option value=value prop:selected=selected>{label}</option> }.into_any()
    };
    let describedby = described_by(&id, hint.is_some(), error);
    view! {
        <FieldFrame id=id.clone() label hint error hide_label>
            <div class="select" class:select--small=small>
                <select
                    class="select__control"
                    id=id
                    disabled=disabled
                    aria-invalid=invalid(error)
                    aria-describedby=describedby
                    on:change=move |event| on_change.run(event_target_value(&event))
                >
                    {keyed(move || choices.get(), |choice| format!("{}\0{}", choice.value, choice.label), choice)}
                </select>
                <Icon name=IconName::ChevronDown />
            </div>
        </FieldFrame>
    }
}

/// The options, preceded by the current value if it isn't one of them.
fn with_current(mut options: Vec<SelectOption>, current: &str) -> Vec<SelectOption> {
    if !options.iter().any(|option| option.value == current) {
        options.insert(0, SelectOption::new(current, current));
    }
    options
}
