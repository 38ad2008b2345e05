//! The calls about a bot as code to copy, and a receiver of its webhooks.

mod calls;

use leptos::prelude::*;

use crate::messages::code as words;
use crate::model::{Bot, BotUpdate};
use crate::samples::{Language, call, receiver};
use crate::state::{Preferences, Session};
use crate::ui::{CodeBlock, Notice, Segmented, SelectField, SelectOption, Tone};

pub use calls::whole;
use calls::{Call, Subject};

/// A choice of calls and languages, the code of each, and a webhook receiver.
#[component]
pub fn CodeSamples(
    /// The bot, as it is to be created anew.
    #[prop(into)]
    bot: Signal<Bot>,
    /// The unsaved changes, if there are any that can be sent.
    #[prop(into)]
    update: Signal<Option<BotUpdate>>,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let preferences = expect_context::<Preferences>();
    let chosen = RwSignal::new(Call::default());
    let language = Memo::new(move |_| preferences.code_language());
    let subject = Memo::new(move |_| Subject {
        bot: bot.get(),
        update: update.get().filter(|update| !update.is_empty()),
    });
    let code = Memo::new(move |_| {
        let request = subject.with(|subject| chosen.get().request(session, subject));
        request.map_or_else(String::new, |request| call(language.get(), &request))
    });
    let about = move || subject.with(|subject| chosen.get().about(subject));
    let choose = move |value: String| chosen.set(Call::parse(&value));
    let choose_language = move |name: String| {
        if let Some(language) = Language::parse(&name) {
            preferences.set_code_language(language);
        }
    };
    let calls = Call::ALL.map(|call| SelectOption::new(call.value(), call.label()));
    let names = Language::ALL.map(Language::as_str);
    let names = names.map(|name| SelectOption::new(name, name));
    view! {
        <div class="code-samples">
            <div class="code-samples__choices">
                <SelectField
                    id="code-call"
                    label=words::CALL
                    value=Signal::derive(move || chosen.get().value().to_owned())
                    on_change=choose
                    options=Signal::stored(calls.to_vec())
                />
                <Segmented
                    label=words::LANGUAGE
                    value=Signal::derive(move || language.get().as_str().to_owned())
                    on_change=choose_language
                    options=names.to_vec()
                />
            </div>
            <p class="muted" aria-live="polite">{about}</p>
            <Show when=move || session.is_demo()>
                <Notice tone=Tone::Info>
                    <p>{words::DEMO}</p>
                </Notice>
            </Show>
            <CodeBlock text=code label=words::CODE />
            <p class="muted">
                {words::TOKEN[0]} <code>"LIVECHAT_TOKEN"</code> {words::TOKEN[1]}
                <Show when=move || code.with(|code| code.contains("WEBHOOK_SECRET"))>
                    " " {words::SECRET[0]} <code>"WEBHOOK_SECRET"</code> {words::SECRET[1]}
                </Show>
            </p>
            <Receiver subject language />
        </div>
    }
}

/// The receiver, in languages that can receive.
#[component]
fn Receiver(subject: Memo<Subject>, language: Memo<Language>) -> impl IntoView {
    let actions = Memo::new(move |_| subject.with(Subject::actions));
    let code = Memo::new(move |_| actions.with(|actions| receiver(language.get(), actions)));
    view! {
        <h3 class="subheading">{words::RECEIVER}</h3>
        <Show
            when=move || code.with(Option::is_some)
            fallback=|| view! { <p class="muted">{words::NO_RECEIVER}</p> }
        >
            <p class="muted">{words::RECEIVER_DOES}</p>
            <CodeBlock
                text=Signal::derive(move || code.get().unwrap_or_default())
                label=words::RECEIVER
            />
            <p class="muted">
                {words::RECEIVER_SECRETS[0]} <code>"WEBHOOK_SECRET"</code>
                {words::RECEIVER_SECRETS[1]} <code>"WEBHOOK_SECRET_NEXT"</code>
                {words::RECEIVER_SECRETS[2]}
            </p>
        </Show>
    }
}
