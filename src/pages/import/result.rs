//! What came of the plan, line by line and in all, and the secrets that were made on the way.

use leptos::prelude::*;
use serde_json::json;

use super::line::name_of;
use crate::api::{Error, Evidence};
use crate::components::{Doing, explain};
use crate::messages::import as words;
use crate::paths;
use crate::state::import::{Entry, Outcome, Stage};
use crate::state::{Import, Toasts};
use crate::transfer::{Choice, Standing};
use crate::ui::{Badge, Button, CopyButton, Notice, Tone, save_json};

/// What came of everything, in numbers.
pub(super) fn counts(entries: &[Entry]) -> String {
    let count = |is: fn(&Entry) -> bool| entries.iter().filter(|entry| is(entry)).count();
    let created = count(|it| matches!(it.outcome, Outcome::Created { .. }));
    let updated = count(|it| matches!(it.outcome, Outcome::Updated(_)));
    let same = count(|it| it.choice == Choice::Skip || it.outcome == Outcome::Same);
    let unknown = count(|it| matches!(it.outcome, Outcome::Unknown(_)));
    let not_begun = count(|it| it.choice != Choice::Skip && it.outcome == Outcome::NotBegun);
    let failed = entries.len() - created - updated - same - unknown - not_begun;
    let result = format!(
        "{}{}.",
        words::result(created, updated, same),
        words::not_done(failed, unknown, not_begun)
    );
    if created + updated + unknown > 0 {
        format!("{result} {}", words::PROPAGATION)
    } else {
        result
    }
}

/// What came of one line, in a word.
#[component]
pub(super) fn Ending(entry: Entry) -> impl IntoView {
    let (tone, text) = match &entry.outcome {
        Outcome::NotBegun if entry.choice == Choice::Skip => match entry.line.standing {
            Standing::Same => (Tone::Neutral, words::SAME),
            _ => (Tone::Neutral, words::SKIPPED),
        },
        Outcome::NotBegun => (Tone::Neutral, words::NOT_BEGUN),
        Outcome::UnderWay => (Tone::Info, words::UNDER_WAY),
        Outcome::Created {
            follow_up: Some(_), ..
        } => (Tone::Warning, words::CREATED),
        Outcome::Created { .. } => (Tone::Success, words::CREATED),
        Outcome::Updated(_) => (Tone::Success, words::UPDATED),
        Outcome::Same => (Tone::Neutral, words::SAME),
        Outcome::Unknown(_) => (Tone::Warning, words::UNKNOWN),
        Outcome::Overtaken | Outcome::NoSecret | Outcome::Failed(_) => {
            (Tone::Danger, words::FAILED)
        }
    };
    view! { <Badge tone>{text}</Badge> }
}

/// Why it didn't go as planned, or what else there is to say about it.
#[component]
pub(super) fn WhyNot(entry: Memo<Option<Entry>>) -> impl IntoView {
    let about = move || {
        let entry = entry.get()?;
        let later = |evidence| (evidence == Evidence::FoundLater).then_some(words::FOUND_LATER);
        let text = match &entry.outcome {
            Outcome::Created {
                evidence,
                follow_up,
                ..
            } => {
                let missing = follow_up
                    .as_ref()
                    .map(|error| why(error, Doing::SettingPriority));
                let parts = later(*evidence)
                    .map(str::to_owned)
                    .into_iter()
                    .chain(missing);
                parts.collect::<Vec<_>>().join(" ")
            }
            Outcome::Updated(evidence) => later(*evidence).unwrap_or_default().to_owned(),
            Outcome::Overtaken => words::OVERTAKEN.to_owned(),
            Outcome::NoSecret => words::NO_SECRET.to_owned(),
            Outcome::Failed(error) => explain(error, Doing::Importing).text,
            Outcome::Unknown(error) => {
                format!(
                    "{} {}",
                    explain(error, Doing::Importing).text,
                    words::LOOK_FIRST
                )
            }
            Outcome::NotBegun | Outcome::UnderWay | Outcome::Same => String::new(),
        };
        (!text.is_empty()).then(|| view! { <p>{text}</p> })
    };
    let link = move || match entry.get()?.outcome {
        Outcome::Created { id, .. } => Some(view! { <a href=paths::bot(&id)>{words::OPEN}</a> }),
        _ => None,
    };
    view! {
        {about}
        {link}
    }
}

fn why(error: &Error, doing: Doing) -> String {
    explain(error, doing).line()
}

/// The secrets that were made: to copy, or to save. They aren't shown.
#[component]
pub(super) fn NewSecrets(import: Import) -> impl IntoView {
    let toasts = expect_context::<Toasts>();
    let made = Memo::new(move |_| import.new_secrets());
    let ended = Memo::new(move |_| import.stage() == Stage::Ended);
    let download = move |_| {
        let text = made.with_untracked(|made| secrets_file(made));
        if !save_json(&text, "secret-keys.json") {
            toasts.failed(words::SECRETS_NOT_SAVED);
            return;
        }
        made.with_untracked(|made| {
            for secret in made.iter().filter_map(|entry| entry.secret.as_deref()) {
                import.secret_saved(secret);
            }
        });
    };
    let actions = move || view! { <Button on:click=download>{words::SECRETS_DOWNLOAD}</Button> };
    let secret = move |entry: Entry| {
        let name = name_of(&entry.line);
        let secret = entry.secret.unwrap_or_default();
        let copied = secret.clone();
        let on_copied = move || import.secret_saved(&copied);
        view! {
            <li>
                {name.clone()} " "
                <CopyButton text=Signal::stored(secret) label=words::copy_secret(&name) on_copied />
            </li>
        }
    };
    view! {
        <Show when=move || ended.get() && made.with(|made| !made.is_empty())>
            <Notice tone=Tone::Warning title=words::SECRETS_TITLE actions=ViewFn::from(actions)>
                <p>{words::SECRETS_TEXT}</p>
                <ul class="import__reasons">{move || made.get().into_iter().map(secret).collect_view()}</ul>
            </Notice>
        </Show>
    }
}

fn secrets_file(made: &[Entry]) -> String {
    let secret = |entry: &Entry| {
        let id = match &entry.outcome {
            Outcome::Created { id, .. } => Some(id.as_str()),
            _ => None,
        };
        json!({
            "id": id,
            "name": entry.line.bot.name,
            "url": entry.line.bot.webhooks.as_ref().and_then(|webhooks| webhooks.url.as_ref()),
            "secret_key": entry.secret,
        })
    };
    let all = json!({ "secret_keys": made.iter().map(secret).collect::<Vec<_>>() });
    format!("{all:#}\n")
}
