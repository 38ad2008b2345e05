//! The log of API calls, at the side of the window while it is wanted.

use std::sync::Arc;

use super::parts;
use crate::api::{Body, Effect, Exchange, Reply, Request};
use crate::components::{explain_transport, whole};
use crate::format;
use crate::messages::api_log as words;
use crate::model::decode;
use crate::samples::{self, Language};
use crate::state::{ApiLog, Logged, Session};
use crate::ui::{
    Badge, Button, CodeBlock, Dialog, Icon, IconButton, IconName, Segmented, SelectOption, Tone,
    lazy_when,
};
use leptos::prelude::*;
use leptos::web_sys::HtmlDetailsElement;

/// Which calls are shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Shown {
    All,
    Failed,
    Writes,
}

impl Shown {
    const EACH: [(Self, &str, &str); 3] = [
        (Self::All, "all", words::ALL),
        (Self::Failed, "failed", words::FAILED),
        (Self::Writes, "writes", words::WRITES),
    ];

    fn name(self) -> String {
        let own = Self::EACH.iter().find(|(shown, ..)| *shown == self);
        own.map_or("", |(_, name, _)| name).to_owned()
    }

    fn named(name: &str) -> Self {
        let own = Self::EACH.iter().find(|(_, own, _)| *own == name);
        own.map_or(Self::All, |(shown, ..)| *shown)
    }

    fn holds(self, call: &Logged) -> bool {
        match self {
            Self::All => true,
            Self::Failed => call.exchange.has_failed(),
            Self::Writes => call.exchange.effect == Effect::Write,
        }
    }
}

/// The button that opens the log, and the log.
#[component]
pub fn ApiLogDrawer() -> impl IntoView {
    let log = expect_context::<ApiLog>();
    let open = log.is_open();
    view! {
        <IconButton icon=IconName::Log label=words::TITLE.to_owned() on:click=move |_| open.set(true) />
        {lazy_when(move || open.get(), parts::api_log_dialog, ())}
    }
}

/// The log.
#[component]
pub fn ApiLogDialog() -> impl IntoView {
    let log = expect_context::<ApiLog>();
    view! {
        <Dialog open=log.is_open() title=words::TITLE.to_owned() side=true>
            <Calls log />
        </Dialog>
    }
}

#[component]
fn Calls(log: ApiLog) -> impl IntoView {
    let shown = RwSignal::new(Shown::All);
    let calls = Memo::new(move |_| {
        let calls = log.newest_first().into_iter();
        calls
            .filter(|call| shown.get().holds(call))
            .collect::<Vec<_>>()
    });
    let options = Shown::EACH.map(|(_, name, label)| SelectOption::new(name, label));
    let count = move || {
        calls.with(|calls| match calls.len() {
            0 if shown.get() == Shown::All => words::NONE.to_owned(),
            0 => words::NONE_LIKE_THIS.to_owned(),
            count => words::shown(count),
        })
    };
    view! {
        <p class="api-log__about">{words::ABOUT}</p>
        <div class="api-log__bar">
            <Segmented
                label=words::SHOW
                value=Signal::derive(move || shown.get().name())
                on_change=move |name: String| shown.set(Shown::named(&name))
                options=options.to_vec()
            />
            <p class="api-log__count" role="status">{count}</p>
            <Button small=true on:click=move |_| log.clear()>{words::CLEAR}</Button>
        </div>
        <ul class="api-log__calls">
            <For each=move || calls.get() key=|call| call.number let:call>
                <li><Call call /></li>
            </For>
        </ul>
    }
}

#[component]
fn Call(call: Logged) -> impl IntoView {
    let open = RwSignal::new(false);
    let Logged { at, exchange, .. } = call;
    let (status, size) = match &exchange.outcome {
        Ok(reply) => (reply.status.to_string(), words::size(reply.body.size)),
        Err(_) => (words::NO_ANSWER.to_owned(), String::new()),
    };
    let tone = if exchange.has_failed() {
        Tone::Danger
    } else {
        Tone::Success
    };
    let retry = words::retry(exchange.attempt);
    let took = u64::try_from(exchange.took.as_millis()).unwrap_or(u64::MAX);
    let action = exchange.action;
    let details = move || {
        open.get()
            .then(|| view! { <CallDetails exchange=exchange.clone() /> })
    };
    let toggled = move |event| open.set(event_target::<HtmlDetailsElement>(&event).open());
    view! {
        <details class="api-log__call" on:toggle=toggled>
            <summary class="api-log__summary">
                <Icon name=IconName::ChevronDown />
                <code class="api-log__action">{action}</code>
                <span class="api-log__facts">
                    <Badge tone>{status}</Badge>
                    {retry.map(|retry| view! { <Badge tone=Tone::Warning>{retry}</Badge> })}
                    <span>{words::took(took)}</span>
                    <span>{size}</span>
                    <span class="api-log__time">{format::exact_time(at)}</span>
                </span>
            </summary>
            {details}
        </details>
    }
}

#[component]
fn CallDetails(exchange: Arc<Exchange>) -> impl IntoView {
    let session = expect_context::<Session>();
    let command = command(&exchange).map(|command| {
        let hint = if untrack(|| session.is_demo()) {
            words::CURL_IN_DEMO
        } else {
            words::CURL_HINT
        };
        view! {
            <CodeBlock text=Signal::stored(command) label=words::CURL />
            <p class="api-log__about">{hint}</p>
        }
    });
    let request = request_text(&exchange);
    let response = match &exchange.outcome {
        Ok(reply) => response_text(reply),
        Err(error) => explain_transport(*error, exchange.attempt),
    };
    view! {
        <div class="api-log__details">
            <CodeBlock text=Signal::stored(request) label=words::REQUEST />
            <CodeBlock text=Signal::stored(response) label=words::RESPONSE />
            {command.map_or_else(
                || view! { <p class="api-log__about">{words::CURL_CUT}</p> }.into_any(),
                IntoAny::into_any,
            )}
        </div>
    }
}

fn request_text(exchange: &Exchange) -> String {
    let headers = exchange.headers.iter();
    let headers = headers.map(|(name, value)| format!("{name}: {value}"));
    let mut lines = vec![format!("POST {}", exchange.url)];
    lines.extend(headers);
    lines.extend([
        "Authorization: Bearer …".to_owned(),
        String::new(),
        body_text(&exchange.sent),
    ]);
    lines.join("\n")
}

fn response_text(reply: &Reply) -> String {
    format!("HTTP {}\n\n{}", reply.status, body_text(&reply.body))
}

/// JSON with a line for each member; anything else as it came.
fn body_text(body: &Body) -> String {
    if body.text.trim().is_empty() {
        return words::EMPTY.to_owned();
    }
    if body.is_cut {
        return format!("{}\n{}", body.text, words::cut(body.size));
    }
    let json = decode::parse(&body.text);
    json.map_or_else(|_| body.text.clone(), |json| format!("{json:#}"))
}

/// The same request as a command for a shell. Nothing if a part of the body wasn't kept.
fn command(exchange: &Exchange) -> Option<String> {
    let request = Request {
        url: whole(&exchange.url),
        headers: exchange.headers.clone(),
        body: exchange.sent.text.clone(),
        effect: exchange.effect,
    };
    (!exchange.sent.is_cut).then(|| samples::call(Language::Curl, &request))
}
