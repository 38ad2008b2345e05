//! The advanced settings of both doors, and what is wrong with them.

use leptos::prelude::*;

use crate::api::{Grant, Region};
use crate::state::sign_in::{Settings, redirect_uri, url_problem};
use crate::ui::{Checkbox, CopyButton, SelectField, SelectOption, TextField, focus_soon};

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
        let missing = missing.then(|| {
            "Enter the client id of your application. The Developer Console shows it.".to_owned()
        });
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
        SelectOption::new("", "From the token"),
        region(Region::Dal, "dal (United States)"),
        region(Region::Fra, "fra (Europe)"),
    ];
    let grants = vec![
        SelectOption::new(Grant::Code.as_str(), "By a code, with PKCE"),
        SelectOption::new(Grant::Implicit.as_str(), "In the address (implicit grant)"),
    ];
    let choose_grant = move |text: String| {
        if let Some(grant) = Grant::parse(&text) {
            settings.update(|s| s.grant = grant);
        }
    };
    view! {
        <details class="connect__advanced" prop:open=problems.opened>
            <summary>"Advanced settings"</summary>
            <div class="form-grid">
                <TextField
                    id="base-url"
                    label="Base URL"
                    hint="Of the Configuration API, or of a proxy in front of it. May be a path on this page’s own host."
                    value=Signal::derive(move || settings.with(|s| s.base_url.clone()))
                    on_input=move |text| settings.update(|s| s.base_url = text)
                    error=problems.base_url
                    input_mode="url"
                    monospace=true
                />
                <TextField
                    id="client-id"
                    label="Client id"
                    hint="Of the application that the token belongs to. Signing in needs it; with a pasted token it only tells which bot agents are yours."
                    value=Signal::derive(move || settings.with(|s| s.client_id.clone()))
                    on_input=move |text| settings.update(|s| s.client_id = text)
                    error=problems.client_id
                    monospace=true
                />
                <TextField
                    id="accounts-url"
                    label="Accounts URL"
                    hint="Where you sign in, and where a token is revoked if you ask for that."
                    value=Signal::derive(move || settings.with(|s| s.accounts_url.clone()))
                    on_input=move |text| settings.update(|s| s.accounts_url = text)
                    error=problems.accounts_url
                    input_mode="url"
                    monospace=true
                />
                <SelectField
                    id="grant"
                    label="How signing in hands over the token"
                    hint="By a code, unless your application allows only the implicit grant."
                    value=Signal::derive(move || settings.with(|s| s.grant.as_str().to_owned()))
                    on_change=choose_grant
                    options=Signal::stored(grants)
                />
                <RedirectUri />
                <SelectField
                    id="region"
                    label="Region"
                    value=Signal::derive(move || settings.with(|s| s.region.clone()))
                    on_change=move |text| settings.update(|s| s.region = text)
                    options=Signal::stored(regions)
                />
                <Checkbox
                    id="wrap"
                    label="Send the payload in a wrapper"
                    hint="As version 3.0 documents it. Later versions take the payload itself."
                    checked=Signal::derive(move || settings.with(|s| s.wrap_requests))
                    on_change=move |on| settings.update(|s| s.wrap_requests = on)
                />
            </div>
        </details>
    }
}

/// What has to be registered for the application before anyone can sign in.
#[component]
fn RedirectUri() -> impl IntoView {
    let uri = redirect_uri();
    view! {
        <div class="connect__redirect">
            <p class="muted">"Register this redirect URI for your application in the Developer Console:"</p>
            <p>
                <code>{uri.clone()}</code>
                <CopyButton text=Signal::stored(uri) label="Copy redirect URI" />
            </p>
        </div>
    }
}
