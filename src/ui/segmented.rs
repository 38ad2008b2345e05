//! A choice of a few short words in one row.

use leptos::prelude::*;

use super::{SelectOption, id::unique_id};

/// A group of radios that looks like a segmented control.
#[component]
pub fn Segmented(
    /// What is chosen, for screen readers.
    #[prop(into)]
    label: String,
    /// The chosen value.
    #[prop(into)]
    value: Signal<String>,
    /// Reports the value that was chosen.
    #[prop(into)]
    on_change: Callback<String>,
    /// The choices.
    options: Vec<SelectOption>,
) -> impl IntoView {
    let group = unique_id("segmented");
    let chosen = Memo::new(move |_| value.get());
    let segment = move |SelectOption { value, label }| {
        let (own, reported) = (value.clone(), value.clone());
        view! {
            <label class="segmented__option">
                <input
                    class="segmented__control"
                    type="radio"
                    name=group.clone()
                    value=value
                    prop:checked=move || chosen.with(|chosen| *chosen == own)
                    on:change=move |_| on_change.run(reported.clone())
                />
                <span class="segmented__label">{label}</span>
            </label>
        }
    };
    view! {
        <fieldset class="segmented">
            <legend class="visually-hidden">{label}</legend>
            {options.into_iter().map(segment).collect_view()}
        </fieldset>
    }
}
