//! A secret: masked, shown only on request and only for a while, copied without being shown.

use std::time::Duration;

use leptos::{leptos_dom::helpers::TimeoutHandle, prelude::*};

use crate::messages::form_cards as words;
use crate::ui::{CopyButton, IconButton, IconName, TextField};

/// How long a secret stays shown, so that one who is called away doesn't leave it on the screen.
const SHOWN_FOR: Duration = Duration::from_secs(30);

/// A text field that hides what it holds until asked, and again after a while.
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
    /// Off. It can still be shown and copied.
    #[prop(optional, into)]
    disabled: Signal<bool>,
    /// Whether the form can't be sent without it.
    #[prop(optional)]
    required: bool,
    /// Whether there is a button that copies it.
    #[prop(optional)]
    copyable: bool,
    /// How long it stays shown.
    #[prop(default = SHOWN_FOR)]
    shown_for: Duration,
    /// The text.
    #[prop(into)]
    value: Signal<String>,
    /// The text was changed.
    #[prop(into)]
    on_input: Callback<String>,
) -> impl IntoView {
    let reveal = Reveal::new(shown_for);
    let masked = Signal::derive(move || !reveal.is_on());
    let noun = label.to_lowercase();
    let buttons = move || {
        let copy_label = words::copy(&noun);
        let noun = noun.clone();
        let label = Signal::derive(move || {
            if reveal.is_on() {
                words::hide(&noun)
            } else {
                words::show(&noun)
            }
        });
        let icon = Signal::derive(move || {
            if reveal.is_on() {
                IconName::EyeOff
            } else {
                IconName::Eye
            }
        });
        let empty = Signal::derive(move || value.with(String::is_empty));
        view! {
            <IconButton icon label on:click=move |_| reveal.turn() />
            {copyable.then(|| view! {
                <CopyButton text=value label=copy_label refused=words::SECRET_COPY_REFUSED disabled=empty />
            })}
        }
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
            masked
            monospace=true
            // Nothing that is kept fits this, also for browsers that don't heed `off`.
            autocomplete="one-time-code"
            suffix=ViewFn::from(buttons)
        />
    }
}

/// Whether a secret is shown, and when that ends.
#[derive(Clone, Copy)]
struct Reveal {
    on: RwSignal<bool>,
    lasts: Duration,
    end: StoredValue<Option<TimeoutHandle>>,
}

impl Reveal {
    fn new(lasts: Duration) -> Self {
        let reveal = Self {
            on: RwSignal::new(false),
            lasts,
            end: StoredValue::new(None),
        };
        on_cleanup(move || reveal.cancel_end());
        reveal
    }

    fn is_on(self) -> bool {
        self.on.get()
    }

    fn turn(self) {
        self.cancel_end();
        let on = !self.on.get_untracked();
        self.on.set(on);
        if on {
            let hide = move || {
                self.on.try_set(false);
            };
            self.end
                .set_value(set_timeout_with_handle(hide, self.lasts).ok());
        }
    }

    fn cancel_end(self) {
        if let Some(Some(end)) = self.end.try_get_value() {
            end.clear();
        }
    }
}
