//! The doors: the demo workspace, and an access token.

use leptos::prelude::*;

use crate::api::connection::DEFAULT_BASE_URL;
use crate::api::{Connection, Error, Region, Token};
use crate::components::{Title, TokenForm};
use crate::model::ClientId;
use crate::model::validate::after_web_scheme;
use crate::state::{Bots, Session, Suggestions};
use crate::ui::{
    Button, ButtonKind, Checkbox, Icon, IconName, PageHeading, SelectField, SelectOption,
    TextField, focus_soon,
};

/// Everything of the form but the token.
#[derive(Clone, Debug, PartialEq)]
struct Settings {
    base_url: String,
    client_id: String,
    region: String,
    wrap_requests: bool,
    remember: bool,
}

impl Default for Settings {
    fn default() -> Self {
        Self {
            base_url: DEFAULT_BASE_URL.to_owned(),
            client_id: String::new(),
            region: String::new(),
            wrap_requests: true,
            remember: false,
        }
    }
}

/// What is wrong with a base URL, if anything. One without a scheme would be taken for a path of this
/// very page, and the token sent there.
fn base_url_problem(base_url: &str) -> Option<String> {
    let base_url = base_url.trim();
    let is_web = after_web_scheme(base_url).is_some_and(|rest| !rest.is_empty());
    let is_path = base_url.starts_with('/') && !base_url.starts_with("//");
    let fine = base_url.is_empty() || is_path || is_web;
    let problem =
        "Start the URL with https:// or http://, or with / for a path on this page’s own host.";
    (!fine).then(|| problem.to_owned())
}

impl Settings {
    fn connection(&self, token: Token) -> Connection {
        let base_url = self.base_url.trim();
        let client_id = self.client_id.trim();
        Connection {
            base_url: if base_url.is_empty() {
                DEFAULT_BASE_URL
            } else {
                base_url
            }
            .to_owned(),
            region: Region::parse(&self.region),
            wrap_requests: self.wrap_requests,
            client_id: (!client_id.is_empty()).then(|| ClientId::from(client_id)),
            ..Connection::new(token)
        }
    }
}

/// The page where one connects.
#[component]
pub fn ConnectPage() -> impl IntoView {
    view! {
        <Title text="Connect" />
        <div class="connect">
            <div class="connect__hero">
                <span class="brand__mark"><Icon name=IconName::Bot /></span>
                <PageHeading title="Manage your bot agents" />
                <p>
                    "See which bots take chats, change how chats reach them, and set up their webhooks."
                </p>
            </div>
            <div class="connect__doors">
                <DemoDoor />
                <TokenDoor />
            </div>
            <p class="connect__foot">
                "The panel has no server of its own: requests go straight from this browser to the API."
            </p>
        </div>
    }
}

#[component]
fn DemoDoor() -> impl IntoView {
    let session = expect_context::<Session>();
    let bots = expect_context::<Bots>();
    let suggestions = expect_context::<Suggestions>();
    let open = move |_| {
        bots.clear();
        suggestions.clear();
        session.open_demo();
    };
    view! {
        <section class="connect__door connect__door--demo" aria-labelledby="door-demo">
            <h2 class="connect__door-title" id="door-demo">
                <Icon name=IconName::Play large=true />
                "Demo workspace"
            </h2>
            <p class="connect__door-text">
                "Twelve bot agents that live in this browser. Change and break what you like: nothing leaves this page, and one button puts everything back."
            </p>
            <ul class="connect__points">
                <Point>"Change a status, a group or a webhook, and see the exact request first."</Point>
                <Point>"Create and remove bot agents, and look at those of another application."</Point>
                <Point>
                    "Rename one to " <code>"sandbox:internal"</code> " to see what happens when the API fails."
                </Point>
            </ul>
            <Button kind=ButtonKind::Primary on:click=open>"Open the demo"</Button>
        </section>
    }
}

/// One thing to try in the demo.
#[component]
fn Point(children: Children) -> impl IntoView {
    view! {
        <li>
            <Icon name=IconName::Check />
            <span>{children()}</span>
        </li>
    }
}

#[component]
fn TokenDoor() -> impl IntoView {
    let session = expect_context::<Session>();
    let bots = expect_context::<Bots>();
    let suggestions = expect_context::<Suggestions>();
    let settings = RwSignal::new(Settings::default());
    let error = RwSignal::new(None::<Error>);
    let problem = RwSignal::new(None::<String>);
    let opened = RwSignal::new(false);
    let connect = Action::new_local(move |token: &Token| {
        let (connection, remember) = settings
            .with_untracked(|settings| (settings.connection(token.clone()), settings.remember));
        async move {
            bots.clear();
            suggestions.clear();
            error.try_set(session.connect(connection, remember).await.err());
        }
    });
    let submit = Callback::new(move |token| {
        error.set(None);
        problem.set(settings.with_untracked(|settings| base_url_problem(&settings.base_url)));
        if problem.with_untracked(Option::is_some) {
            opened.set(true);
            focus_soon("base-url");
        } else {
            connect.dispatch_local(token);
        }
    });
    view! {
        <section class="connect__door" aria-labelledby="door-token">
            <h2 class="connect__door-title" id="door-token">
                <Icon name=IconName::Key large=true />
                "Access token"
            </h2>
            <p class="connect__door-text">
                "From the LiveChat Developer Console, with the scopes "
                <code>"agents-bot--my:rw"</code> " or " <code>"agents-bot--all:rw"</code> "."
            </p>
            <TokenForm id="token" submit_label="Connect" on_submit=submit busy=connect.pending() error>
                <Checkbox
                    id="remember"
                    label="Remember in this tab"
                    hint="Otherwise reloading the page asks for the token again."
                    checked=Signal::derive(move || settings.with(|s| s.remember))
                    on_change=move |on| settings.update(|s| s.remember = on)
                />
                <AdvancedSettings settings problem opened />
            </TokenForm>
        </section>
    }
}

#[component]
fn AdvancedSettings(
    settings: RwSignal<Settings>,
    problem: RwSignal<Option<String>>,
    opened: RwSignal<bool>,
) -> impl IntoView {
    let region = |region: Region, label| SelectOption::new(region.as_str(), label);
    let regions = vec![
        SelectOption::new("", "From the token"),
        region(Region::Dal, "dal (United States)"),
        region(Region::Fra, "fra (Europe)"),
    ];
    view! {
        <details class="connect__advanced" prop:open=opened>
            <summary>"Advanced settings"</summary>
            <div class="form-grid">
                <TextField
                    id="base-url"
                    label="Base URL"
                    hint="Of the Configuration API, or of a proxy in front of it. May be a path on this page’s own host."
                    value=Signal::derive(move || settings.with(|s| s.base_url.clone()))
                    on_input=move |text| settings.update(|s| s.base_url = text)
                    error=problem
                    input_mode="url"
                    monospace=true
                />
                <TextField
                    id="client-id"
                    label="Client id"
                    hint="Of the application that the token belongs to, if you know it. Tells which bot agents are yours; never sent."
                    value=Signal::derive(move || settings.with(|s| s.client_id.clone()))
                    on_input=move |text| settings.update(|s| s.client_id = text)
                    monospace=true
                />
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_base_url_is_whole_or_a_path() {
        for good in [
            "",
            " https://a.example ",
            "HTTP://a",
            "/proxy",
            "http://127.0.0.1:80/x",
        ] {
            assert_eq!(base_url_problem(good), None, "{good}");
        }
        for bad in [
            "api.livechatinc.com",
            "//a.example",
            "https://",
            "javascript:alert(1)",
            "é",
        ] {
            assert!(base_url_problem(bad).is_some(), "{bad}");
        }
    }

    #[test]
    fn empty_settings_mean_the_defaults() {
        let settings = Settings {
            base_url: "  ".into(),
            client_id: " ".into(),
            ..Settings::default()
        };
        let token = Token::new("t");
        assert_eq!(settings.connection(token.clone()), Connection::new(token));
    }
}
