//! What the filters are tried against: a payload, and what a payload doesn't tell.

use leptos::prelude::*;
use serde_json::Value;

use super::BenchCell;
use crate::filter::{self, AuthorType, Scope, Subject};
use crate::messages::test_bench as words;
use crate::model::object::Object;
use crate::model::secret::{self, MASK};
use crate::state::bench::{LONGEST_PAYLOAD, Situation};
use crate::ui::{Button, ButtonKind, SelectField, SelectOption, TextArea, TextField};

/// The fields of the situation.
#[component]
pub fn SituationFields(
    /// What the parts of the bench share.
    cell: BenchCell,
) -> impl IntoView {
    let author = Memo::new(move |_| cell.asks_for(Subject::AuthorType));
    view! {
        <Payload cell />
        <fieldset class="bench__stated">
            <legend class="field__label">{words::STATED}</legend>
            <div class="form-grid">
                <Members cell />
                <Show when=move || author.get()>
                    <Author cell />
                </Show>
                <ClientId cell />
            </div>
            <Properties cell />
        </fieldset>
    }
}

#[component]
fn Payload(cell: BenchCell) -> impl IntoView {
    let pasted = Memo::new(move |_| watch(cell, |situation| situation.payload.is_some()));
    let text = Signal::derive(move || {
        let own = watch(cell, |situation| situation.payload.clone());
        own.unwrap_or_else(|| cell.sample.with(|sample| pretty(sample.as_ref())))
    });
    let hidden = Memo::new(move |_| {
        let has_blank = |text: &String| text.contains(MASK);
        watch(cell, |situation| {
            situation.payload.as_ref().is_some_and(has_blank)
        })
    });
    let known_secret = move || {
        cell.filters.draft.with_untracked(|draft| {
            let webhooks = draft.webhooks.as_ref();
            webhooks.map(|webhooks| webhooks.secret_key.clone())
        })
    };
    let take = move |text: String| {
        let text = secret::covered(&text, known_secret().as_slice());
        let own =
            (text != cell.sample.with_untracked(|sample| pretty(sample.as_ref()))).then_some(text);
        edit(cell, |situation| situation.payload = own);
    };
    let error = Signal::derive(move || {
        let read = |sample: &Option<Object>| {
            watch(cell, |situation| situation.payload(sample.as_ref()).err())
        };
        cell.sample.with(read).map(|error| error.0)
    });
    let doubt = Memo::new(move |_| {
        let action = cell.action.get_value();
        let read = |sample: &Option<Object>| {
            watch(cell, |situation| situation.payload(sample.as_ref()).ok())
        };
        let payload = cell.sample.with(read)??;
        filter::payload_warning(&action, &payload).map(|warning| warning.to_string())
    });
    let reset = move |_| {
        edit(cell, |situation| situation.payload = None);
    };
    view! {
        <div class="bench__payload">
            <TextArea
                id=cell.id("payload")
                label=words::PAYLOAD
                hint=words::PAYLOAD_HINT
                monospace=true
                rows=4
                max_length=LONGEST_PAYLOAD
                value=text
                on_input=take
                error
            />
            <p class="bench__note" role="status">
                {move || hidden.get().then_some(words::BLANKED)}
            </p>
            <p class="bench__note bench__note--doubt">{doubt}</p>
            <Show when=move || pasted.get()>
                <div class="cluster">
                    <Button kind=ButtonKind::Ghost small=true on:click=reset>{words::BACK}</Button>
                </div>
            </Show>
        </div>
    }
}

fn pretty(sample: Option<&Object>) -> String {
    sample.map_or_else(String::new, |sample| {
        format!("{:#}", Value::Object(sample.clone()))
    })
}

#[component]
fn Members(cell: BenchCell) -> impl IntoView {
    view! {
        <TextField
            id=cell.id("members")
            label=words::MEMBERS
            hint=words::MEMBERS_HINT
            value=Signal::derive(move || watch(cell, |situation| situation.members.clone()))
            on_input=move |text| edit(cell, |situation| situation.members = text)
        />
    }
}

#[component]
fn Author(cell: BenchCell) -> impl IntoView {
    let options = vec![
        SelectOption::new("", words::NOT_KNOWN),
        SelectOption::new(AuthorType::Customer.as_str(), words::CUSTOMER),
        SelectOption::new(AuthorType::Agent.as_str(), words::AGENT),
    ];
    view! {
        <SelectField
            id=cell.id("author")
            label=words::AUTHOR
            value=Signal::derive(move || watch(cell, |situation| situation.author.clone()))
            on_change=move |text| edit(cell, |situation| situation.author = text)
            options=Signal::stored(options)
        />
    }
}

#[component]
fn ClientId(cell: BenchCell) -> impl IntoView {
    view! {
        <TextField
            id=cell.id("client-id")
            label=words::CLIENT_ID
            hint=words::CLIENT_ID_HINT
            monospace=true
            value=Signal::derive(move || watch(cell, |situation| situation.client_id.clone()))
            on_input=move |text| edit(cell, |situation| situation.client_id = text)
        />
    }
}

/// Properties that the payload doesn't carry, of the scopes that filters of the action ask for.
#[component]
fn Properties(cell: BenchCell) -> impl IntoView {
    let scopes = Memo::new(move |_| {
        let scopes = [Scope::Chat, Scope::Thread, Scope::Event].into_iter();
        let asked = |scope: &Scope| cell.asks_for(Subject::Property(*scope));
        scopes.filter(asked).collect::<Vec<_>>()
    });
    view! {
        <Show when=move || !scopes.with(Vec::is_empty)>
            <details class="bench__properties">
                <summary>{words::PROPERTIES}</summary>
                <div class="form-grid">
                    <For each=move || scopes.get() key=|scope| scope.key() let:scope>
                        <ScopeProperties cell scope />
                    </For>
                </div>
            </details>
        </Show>
    }
}

#[component]
fn ScopeProperties(cell: BenchCell, scope: Scope) -> impl IntoView {
    let text = move |situation: &Situation| situation.properties_text(scope).to_owned();
    let label = match scope {
        Scope::Chat => words::OF_CHAT,
        Scope::Thread => words::OF_THREAD,
        Scope::Event => words::OF_EVENT,
    };
    let error = Signal::derive(move || {
        let error = watch(cell, |situation| situation.properties(scope).err());
        error.map(|error| error.0)
    });
    view! {
        <TextArea
            id=cell.id(scope.key())
            label=label
            hint=words::PROPERTIES_HINT
            monospace=true
            rows=2
            max_length=LONGEST_PAYLOAD
            value=Signal::derive(move || watch(cell, text))
            on_input=move |text| edit(cell, |situation| situation.set_properties(scope, text))
            error
        />
    }
}

fn watch<T>(cell: BenchCell, get: impl FnOnce(&Situation) -> T) -> T {
    cell.bench.with(|bench| get(&bench.situation))
}

fn edit(cell: BenchCell, change: impl FnOnce(&mut Situation)) {
    cell.bench.update(|bench| change(&mut bench.situation));
}
