//! A secret: masked, shown only on request.

use leptos::prelude::*;

use crate::ui::{IconButton, IconName, TextField};

/// A text field that hides what it holds until asked.
#[component]
pub fn SecretField(
    /// The id of the field.
    #[prop(into)]
    id: String,
    /// The label above.
    #[prop(into)]
    label: String,
    /// A line below.
    #[prop(optional, into)]
    hint: Option<String>,
    /// What is wrong with it.
    #[prop(optional, into)]
    error: Signal<Option<String>>,
    /// Off.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Whether the form can't be sent without it.
    #[prop(optional)]
    required: bool,
    /// The text.
    #[prop(into)]
    value: Signal<String>,
    /// The text was changed.
    #[prop(into)]
    on_input: Callback<String>,
) -> impl IntoView {
    let shown = RwSignal::new(false);
    let kind = Signal::derive(move || if shown.get() { "text" } else { "password" });
    let noun = label.to_lowercase();
    let toggle = move || {
        let noun = noun.clone();
        let label = Signal::derive(move || {
            let verb = if shown.get() { "Hide" } else { "Show" };
            format!("{verb} {noun}")
        });
        let icon = Signal::derive(move || {
            if shown.get() {
                IconName::EyeOff
            } else {
                IconName::Eye
            }
        });
        let turn = move |_| shown.update(|shown| *shown = !*shown);
        view! { <IconButton icon label on:click=turn /> }
    };
    view! {
        <TextField
            id
            label
            hint=hint.unwrap_or_default()
            error
            disabled
            required
            value
            on_input
            kind
            monospace=true
            autocomplete="off"
            suffix=ViewFn::from(toggle)
        />
    }
}
