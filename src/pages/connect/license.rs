//! The two doors to one's own license: signing in, and an access token.

use leptos::prelude::*;

use super::settings::{AdvancedSettings, Problems};
use crate::api::{Error, Token};
use crate::components::{SignInNotice, TokenForm};
use crate::messages::connect as words;
use crate::state::sign_in::Settings;
use crate::state::{Bots, Session, SignIn, Suggestions};
use crate::ui::{Button, Checkbox, Icon, IconName};

/// Both doors, and the settings that they share.
#[component]
pub fn LicenseDoors(
    /// What stands in the settings at first.
    presets: Settings,
) -> impl IntoView {
    let session = expect_context::<Session>();
    let sign_in = expect_context::<SignIn>();
    let bots = expect_context::<Bots>();
    let suggestions = expect_context::<Suggestions>();
    let settings = sign_in.settings_or(presets);
    let error = RwSignal::new(None::<Error>);
    let problems = Problems::new();
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
        sign_in.dismiss();
        if settings.with_untracked(|settings| problems.find(settings, false)) {
            connect.dispatch_local(token);
        }
    });
    let sign_in_there = move |_| {
        error.set(None);
        if settings.with_untracked(|settings| problems.find(settings, true)) {
            sign_in.begin();
        }
    };
    let busy = Signal::derive(move || sign_in.is_busy());
    view! {
        <section class="connect__door" aria-labelledby="door-sign-in">
            <h2 class="connect__door-title" id="door-sign-in">
                <Icon name=IconName::Lock large=true />
                {words::SIGN_IN}
            </h2>
            <p class="connect__door-text">
                {words::SCOPES_ONE}
                <code>"agents-bot--my:rw"</code> {words::SCOPES_OR} <code>"agents-bot--all:rw"</code> {words::SCOPES_END}
            </p>
            <SignInNotice />
            <Button busy on:click=sign_in_there>{words::SIGN_IN_LIVECHAT}</Button>
            <h2 class="connect__door-title connect__door-title--next">
                <Icon name=IconName::Key large=true />
                {words::PASTE_TOKEN}
            </h2>
            <TokenForm id="token" submit_label=words::CONNECT on_submit=submit busy=connect.pending() error>
                <Checkbox
                    id="remember"
                    label=words::REMEMBER
                    hint=words::REMEMBER_MEANS
                    checked=Signal::derive(move || settings.with(|s| s.remember))
                    on_change=move |on| settings.update(|s| s.remember = on)
                />
                <AdvancedSettings settings problems />
            </TokenForm>
        </section>
    }
}
