//! The advanced settings of both doors, and what is wrong with them.

use leptos::prelude::*;

use crate::api::{Grant, Region};
use crate::messages::connect as words;
use crate::state::sign_in::{Settings, redirect_uri, url_problem, url_warning};
use crate::ui::{
    Checkbox, CopyButton, Icon, IconName, SelectField, SelectOption, TextField, focus_soon,
};

/// What is wrong with the settings, and whether they are unfolded to show it.
#[derive(Clone, Copy)]
pub struct Problems {
    base_url: RwSignal<Option<String>>,
    accounts_url: RwSignal<Option<String>>,
    client_id: RwSignal<Option<String>>,
    opened: RwSignal<bool>,
}

impl Problems {
    /// None so far.
    pub fn new() -> Self {
        Self {
            base_url: RwSignal::new(None),
            accounts_url: RwSignal::new(None),
            client_id: RwSignal::new(None),
            opened: RwSignal::new(false),
        }
    }

    /// Whether the settings will do. Signing in needs a client id; otherwise nobody is asked for one. Shows
    /// what is wrong, and goes to the first of it.
    pub fn find(self, settings: &Settings, signing_in: bool) -> bool {
        let missing = signing_in && settings.client_id.trim().is_empty();
        let missing = missing.then(|| words::CLIENT_ID_MISSING.to_owned());
        let all = [
            ("base-url", self.base_url, url_problem(&settings.base_url)),
            (
                "accounts-url",
                self.accounts_url,
                url_problem(&settings.accounts_url),
            ),
            ("client-id", self.client_id, missing),
        ];
        let first = all
            .iter()
            .find(|(.., problem)| problem.is_some())
            .map(|(id, ..)| *id);
        for (_, shown, problem) in all {
            shown.set(problem);
        }
        if let Some(id) = first {
            self.opened.set(true);
            focus_soon(id);
        }
        first.is_none()
    }
}

/// The settings that most people leave alone.
#[component]
pub fn AdvancedSettings(
    /// What is entered.
    settings: RwSignal<Settings>,
    /// What is wrong with it.
    problems: Problems,
) -> impl IntoView {
    let region = |region: Region, label| SelectOption::new(region.as_str(), label);
    let regions = vec![
        SelectOption::new("", words::REGION_OF_TOKEN),
        region(Region::Dal, words::REGION_DAL),
        region(Region::Fra, words::REGION_FRA),
    ];
    let grants = vec![
        SelectOption::new(Grant::Code.as_str(), words::BY_CODE),
        SelectOption::new(Grant::Implicit.as_str(), words::IN_ADDRESS),
    ];
    let choose_grant = move |text: String| {
        if let Some(grant) = Grant::parse(&text) {
            settings.update(|s| s.grant = grant);
        }
    };
    view! {
        <details class="connect__advanced" prop:open=problems.opened>
            <summary>{words::ADVANCED}</summary>
            <div class="form-grid">
                <div class="url-field">
                    <TextField
                        id="base-url"
                        label=words::BASE_URL
                        hint=words::BASE_URL_MEANS
                        value=Signal::derive(move || settings.with(|s| s.base_url.clone()))
                        on_input=move |text| settings.update(|s| s.base_url = text)
                        error=problems.base_url
                        input_mode="url"
                        monospace=true
                    />
                    <PlainHttp url=Signal::derive(move || settings.with(|s| s.base_url.clone())) />
                </div>
                <TextField
                    id="client-id"
                    label=words::CLIENT_ID
                    hint=words::CLIENT_ID_MEANS
                    value=Signal::derive(move || settings.with(|s| s.client_id.clone()))
                    on_input=move |text| settings.update(|s| s.client_id = text)
                    error=problems.client_id
                    monospace=true
                />
                <div class="url-field">
                    <TextField
                        id="accounts-url"
                        label=words::ACCOUNTS_URL
                        hint=words::ACCOUNTS_URL_MEANS
                        value=Signal::derive(move || settings.with(|s| s.accounts_url.clone()))
                        on_input=move |text| settings.update(|s| s.accounts_url = text)
                        error=problems.accounts_url
                        input_mode="url"
                        monospace=true
                    />
                    <PlainHttp url=Signal::derive(move || settings.with(|s| s.accounts_url.clone())) />
                </div>
                <SelectField
                    id="grant"
                    label=words::GRANT
                    hint=words::GRANT_MEANS
                    value=Signal::derive(move || settings.with(|s| s.grant.as_str().to_owned()))
                    on_change=choose_grant
                    options=Signal::stored(grants)
                />
                <RedirectUri />
                <SelectField
                    id="region"
                    label=words::REGION
                    value=Signal::derive(move || settings.with(|s| s.region.clone()))
                    on_change=move |text| settings.update(|s| s.region = text)
                    options=Signal::stored(regions)
                />
                <Checkbox
                    id="wrap"
                    label=words::WRAP
                    hint=words::WRAP_MEANS
                    checked=Signal::derive(move || settings.with(|s| s.wrap_requests))
                    on_change=move |on| settings.update(|s| s.wrap_requests = on)
                />
            </div>
        </details>
    }
}

/// Says that the token goes to this URL in plain text, if so.
#[component]
fn PlainHttp(url: Signal<String>) -> impl IntoView {
    let origin = window().location().origin().unwrap_or_default();
    let warning = Memo::new(move |_| url.with(|url| url_warning(url, &origin)));
    let note = |text| {
        view! {
            <p class="filter-notes__item filter-notes__item--warning">
                <Icon name=IconName::Warning />
                <span>{text}</span>
            </p>
        }
    };
    view! { <div role="status">{move || warning.get().map(note)}</div> }
}

/// What has to be registered for the application before anyone can sign in.
#[component]
fn RedirectUri() -> impl IntoView {
    let uri = redirect_uri();
    view! {
        <div class="connect__redirect">
            <p class="muted">{words::REGISTER_URI}</p>
            <p>
                <code>{uri.clone()}</code>
                <CopyButton text=Signal::stored(uri) label=words::COPY_URI />
            </p>
        </div>
    }
}
