//! What all fields share: the label above, the error and the hint below, and the ties between.

use leptos::prelude::*;

use crate::ui::{Icon, IconName, live_if};

/// The ids that explain a control, for its `aria-describedby`: the error first, then the hint.
pub(in crate::ui) fn described_by(
    id: &str,
    has_hint: bool,
    error: Signal<Option<String>>,
) -> Signal<Option<String>> {
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    Signal::derive(move || match (error.with(Option::is_some), has_hint) {
        (true, true) => Some(format!("{error_id} {hint_id}")),
        (true, false) => Some(error_id.clone()),
        (false, true) => Some(hint_id.clone()),
        (false, false) => None,
    })
}

/// The value of `aria-invalid`.
pub(in crate::ui) fn invalid(error: Signal<Option<String>>) -> Signal<Option<&'static str>> {
    Signal::derive(move || error.with(Option::is_some).then_some("true"))
}

/// The error and the hint of the field `id`.
#[component]
pub(super) fn FieldNotes(
    /// The field's id.
    id: String,
    /// A line of help.
    hint: Option<String>,
    /// What is wrong.
    error: Signal<Option<String>>,
) -> impl IntoView {
    let (hint_id, error_id) = (format!("{id}-hint"), format!("{id}-error"));
    let error_line = live_if(move || {
        let line = |text| {
            view! {
                <p class="field__error" id=error_id.clone()>
                    <Icon name=IconName::Error />
                    <span>{text}</span>
                </p>
            }
        };
        error.get().map(|text| line(text).into_any())
    });
    view! {
        {error_line}
        {hint.map(|text| view! { <p class="field__hint" id=hint_id>{text}</p> })}
    }
}

/// The star behind the label of a field that can't stay empty.
#[component]
pub(super) fn RequiredMark(
    /// Whether there is one.
    required: bool,
) -> impl IntoView {
    required.then(|| view! { <span class="field__required" aria-hidden="true">"*"</span> })
}

/// A field with its label above the control. The label has the id `{id}-label`.
#[component]
pub(in crate::ui) fn FieldFrame(
    /// The control's id.
    id: String,
    /// The label.
    label: String,
    /// A line of help.
    hint: Option<String>,
    /// What is wrong.
    error: Signal<Option<String>>,
    /// Marks the label of a field that can't stay empty.
    #[prop(optional)]
    required: bool,
    /// Keeps the label for screen readers only.
    #[prop(optional)]
    hide_label: bool,
    /// The control.
    children: Children,
) -> impl IntoView {
    view! {
        <div class="field" class:field--invalid=move || error.with(Option::is_some)>
            <label
                class="field__label"
                class:visually-hidden=hide_label
                id=format!("{id}-label")
                for=id.clone()
            >
                {label}
                <RequiredMark required />
            </label>
            {children()}
            <FieldNotes id hint error />
        </div>
    }
}
