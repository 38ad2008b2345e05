//! Fields to type into.

use leptos::{
    prelude::*,
    web_sys::{Event, HtmlTextAreaElement},
};

use super::frame::{FieldFrame, described_by, invalid};
use super::typed::typed_text;

/// A line of text.
#[component]
pub fn TextField(
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
    /// The text.
    #[prop(into)]
    value: Signal<String>,
    /// Reports the text after each change.
    #[prop(into)]
    on_input: Callback<String>,
    /// Whether dots stand for the letters. The control is no field for passwords all the same: a browser would
    /// fill in one that it keeps, and a name beside it, whatever `autocomplete` says.
    #[prop(optional, into)]
    masked: Signal<bool>,
    /// An example, shown while empty.
    #[prop(optional, into)]
    placeholder: String,
    /// Whether it can't stay empty. Told to assistive technology; the check itself is the form's.
    #[prop(optional)]
    required: bool,
    /// What the browser may fill in.
    #[prop(default = "off")]
    autocomplete: &'static str,
    /// Which keyboard a phone shows, such as `numeric` or `url`.
    #[prop(optional, into)]
    input_mode: Option<&'static str>,
    /// Sets the text in the monospace face.
    #[prop(optional)]
    monospace: bool,
    /// A unit or buttons at the end of the control.
    #[prop(optional, into)]
    suffix: Option<ViewFn>,
) -> impl IntoView {
    // A memo, so that an unrelated change of the draft never writes to a control being typed in.
    let text = Memo::new(move |_| value.get());
    let describedby = described_by(&id, hint.is_some(), error);
    let take = move |event: &Event| {
        if let Some(text) = typed_text(event) {
            on_input.run(text);
        }
    };
    let keep_masked = move |event: &Event| {
        if masked.get_untracked() {
            event.prevent_default();
        }
    };
    view! {
        <FieldFrame id=id.clone() label hint error required>
            <div class="input" class:input--monospace=monospace>
                <input
                    class="input__control"
                    id=id
                    class:input__control--masked=masked
                    type="text"
                    placeholder=placeholder
                    autocomplete=autocomplete
                    inputmode=input_mode
                    autocapitalize="off"
                    spellcheck="false"
                    disabled=disabled
                    aria-required=required.then_some("true")
                    aria-invalid=invalid(error)
                    aria-describedby=describedby
                    prop:value=text
                    on:input=move |event| take(&event)
                    on:change=move |event| take(&event)
                    on:copy=move |event| keep_masked(&event)
                    on:cut=move |event| keep_masked(&event)
                    on:dragstart=move |event| keep_masked(&event)
                />
                {suffix.map(|suffix| view! { <span class="input__suffix">{suffix.run()}</span> })}
            </div>
        </FieldFrame>
    }
}

/// Several lines of text; the control grows with them.
#[component]
pub fn TextArea(
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
    /// The text.
    #[prop(into)]
    value: Signal<String>,
    /// Reports the text after each change.
    #[prop(into)]
    on_input: Callback<String>,
    /// How many lines it shows at least.
    #[prop(default = 3)]
    rows: u32,
    /// Sets the text in the monospace face.
    #[prop(optional)]
    monospace: bool,
    /// The most characters it takes; the browser cuts a longer paste.
    #[prop(optional, into)]
    max_length: Option<u32>,
) -> impl IntoView {
    let text = Memo::new(move |_| value.get());
    let describedby = described_by(&id, hint.is_some(), error);
    let take = move |event: &Event| {
        let Some(text) = typed_text(event) else {
            return;
        };
        on_input.run(text.clone());
        // What was taken may differ from what was typed, and be what stood there before.
        let taken = value.get_untracked();
        if text != taken {
            event_target::<HtmlTextAreaElement>(event).set_value(&taken);
        }
    };
    view! {
        <FieldFrame id=id.clone() label hint error>
            // `data-text` sizes the control in browsers without `field-sizing`.
            <div class="text-area" class:text-area--monospace=monospace data-text=text>
                <textarea
                    class="text-area__control"
                    id=id
                    // `field-sizing` takes no notice of `rows`: this keeps the room for them.
                    rows=rows
                    maxlength=max_length
                    style:min-block-size=min_block_size(rows)
                    autocomplete="off"
                    autocapitalize="off"
                    spellcheck="false"
                    disabled=disabled
                    aria-invalid=invalid(error)
                    aria-describedby=describedby
                    prop:value=text
                    on:input=move |event| take(&event)
                    on:change=move |event| take(&event)
                ></textarea>
            </div>
        </FieldFrame>
    }
}

/// The height of so many lines with the padding and the border around them.
fn min_block_size(rows: u32) -> String {
    format!("calc({rows} * 1.25rem + 0.75rem)")
}
