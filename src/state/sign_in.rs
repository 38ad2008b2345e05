//! Signing in at the accounts server, and what is asked of it about a token.
//!
//! The first time the page itself goes there and back; what must survive that is in the tab's storage
//! meanwhile, and nothing longer. Later a window of its own does, so that no draft is lost; and always from
//! within a frame, in which sign-in pages don't let themselves be shown.

mod arrival;
mod pace;
mod pending;
mod popup;
mod settings;

use leptos::prelude::*;
use leptos::task::spawn_local;
use web_sys::Window;

pub use arrival::Arrival;
pub use settings::{Settings, url_problem, url_warning};

use super::random;
use super::session::Session;
use crate::api::oauth::{
    AccountsError, AccountsRequest, Answer, Granted, Proof, TokenFacts, read_revocation, revocation,
};
use crate::api::transport::TIME_OUT;
use crate::api::{
    Attempt, Connection, Error, Grant, Http, Response, SignInError, Token, TransportError,
};
use crate::parts::part;
use crate::paths;
use pending::Pending;
use popup::Popup;

/// The ways to a token; a context of the whole panel.
#[derive(Clone, Copy)]
pub struct SignIn {
    session: Session,
    /// What is entered on the connect page.
    settings: RwSignal<Settings>,
    /// Whether anything stands there yet.
    filled: StoredValue<bool>,
    failure: RwSignal<Option<SignInError>>,
    busy: RwSignal<bool>,
    popup: StoredValue<Option<Popup>, LocalStorage>,
}

impl SignIn {
    /// Goes on with a sign-in that was begun before the page was left.
    #[must_use]
    pub fn resume(session: Session, arrival: Arrival) -> Self {
        let sign_in = Self {
            session,
            settings: RwSignal::new(Settings::default()),
            filled: StoredValue::new(false),
            failure: RwSignal::new(None),
            busy: RwSignal::new(false),
            popup: StoredValue::new_local(None),
        };
        if let Arrival::Answered(answer, pending) = arrival {
            match pending {
                Some(pending) => sign_in.go_on(answer, *pending),
                None => sign_in.failure.set(Some(SignInError::NotBegun)),
            }
        }
        sign_in
    }

    /// What is entered on the connect page; at first that is the presets.
    #[must_use]
    pub fn settings_or(self, presets: Settings) -> RwSignal<Settings> {
        if !self.filled.get_value() {
            self.fill(presets);
        }
        self.settings
    }

    fn fill(self, settings: Settings) {
        self.settings.set(settings);
        self.filled.set_value(true);
    }

    /// Why the last attempt failed.
    #[must_use]
    pub fn failure(self) -> Option<SignInError> {
        self.failure.get()
    }

    /// Whether an attempt is under way on this page.
    #[must_use]
    pub fn is_busy(self) -> bool {
        self.busy.get()
    }

    /// Tries a pasted token in place of the one in use.
    ///
    /// # Errors
    /// When the API doesn't accept it.
    pub async fn renew_with(self, token: Token) -> Result<(), Error> {
        match self.session.renew(token, None, None).await {
            Err(SignInError::Api(error)) => Err(*error),
            other => {
                self.failure.try_set(other.err());
                Ok(())
            }
        }
    }

    /// Forgets why the last attempt failed.
    pub fn dismiss(self) {
        self.failure.set(None);
    }

    /// Leaves this page to sign in, or opens a window for that if the page is in a frame. The person has
    /// entered the settings. To be called from within a click, or the browser blocks the window.
    pub fn begin(self) {
        if is_framed() {
            self.open_window();
        } else {
            self.leave();
        }
    }

    fn leave(self) {
        self.failure.set(None);
        self.busy.set(true);
        spawn_local(async move {
            if let Err(error) = self.try_leave().await {
                self.failure.try_set(Some(error));
            }
            // Also on success: the browser may bring this very page back as it was.
            self.busy.try_set(false);
        });
    }

    async fn try_leave(self) -> Result<(), SignInError> {
        let settings = self.settings.get_untracked();
        let location = window().location();
        let attempt = new_attempt(&without_token(&settings), settings.grant)?;
        let url = authorize_url(&attempt).await?;
        if !pace::may_redirect(now()) {
            return Err(SignInError::TooOften);
        }
        let (path, query) = (location.pathname(), location.search());
        let back_to = path.unwrap_or_default() + query.unwrap_or_default().as_str();
        Pending {
            attempt,
            settings,
            back_to,
        }
        .keep();
        // Refused only for what isn't a URL; the settings were checked.
        location.assign(&url).map_err(|_| SignInError::Incomplete)
    }

    /// Makes a connection of an answer, once what does that is there.
    fn go_on(self, answer: Answer, pending: Pending) {
        self.fill(pending.settings.clone());
        self.busy.set(true);
        spawn_local(async move {
            if let Ok(finish) = finishing().await {
                finish(self, answer, pending);
            } else {
                // Nothing was sent.
                let offline = SignInError::Exchange(TransportError::Offline.into());
                self.failure.try_set(Some(offline));
                self.busy.try_set(false);
            }
        });
    }

    fn finish(self, answer: Answer, pending: Pending) {
        spawn_local(async move {
            let error = self.try_finish(answer, pending).await.err();
            self.failure.try_set(error);
            self.busy.try_set(false);
        });
    }

    async fn try_finish(self, answer: Answer, pending: Pending) -> Result<(), SignInError> {
        let Pending {
            attempt, settings, ..
        } = pending;
        let granted = redeem(&attempt, answer).await?;
        if self.session.connection().is_some() {
            // The person connected otherwise in the meantime.
            return Ok(());
        }
        let connection = Connection {
            grant: Some(attempt.grant),
            expires_at: expiry(&granted),
            organization: granted.organization,
            ..settings.connection(granted.token)
        };
        let connected = self.session.connect(connection, settings.remember).await;
        connected.map_err(|error| SignInError::Api(Box::new(error)))?;
        pace::forget();
        Ok(())
    }

    /// Signs in for the first time in a window of its own.
    fn open_window(self) {
        let settings = self.settings.get_untracked();
        let connection = without_token(&settings);
        self.in_window(connection, settings.grant, move |attempt, answer| {
            let pending = Pending {
                attempt,
                settings: settings.clone(),
                // Here; the page was never left.
                back_to: String::new(),
            };
            spawn_local(async move {
                self.give_up();
                self.finish(answer, pending);
            });
        });
    }

    /// Signs in again in a window of its own. To be called from within a click, or the browser blocks it.
    pub fn renew(self) {
        let Some(connection) = self.session.connection() else {
            return;
        };
        let old = connection.token.clone();
        let grant = connection.grant.unwrap_or_default();
        self.in_window(connection, grant, move |attempt, answer| {
            spawn_local(self.finish_renewal(old.clone(), attempt, answer));
        });
    }

    /// Has the person sign in in a window of its own, and calls back with the answer.
    fn in_window(
        self,
        connection: Connection,
        grant: Grant,
        on_answer: impl Fn(Attempt, Answer) + 'static,
    ) {
        self.give_up();
        let Some(window) = popup::open() else {
            self.failure.set(Some(SignInError::Blocked));
            return;
        };
        spawn_local(async move {
            let started = self.try_in_window(&window, &connection, grant, on_answer);
            if let Err(error) = started.await {
                // Left empty, it would only puzzle.
                let _ = window.close();
                self.failure.try_set(Some(error));
            }
        });
    }

    async fn try_in_window(
        self,
        window: &Window,
        connection: &Connection,
        grant: Grant,
        on_answer: impl Fn(Attempt, Answer) + 'static,
    ) -> Result<(), SignInError> {
        let mut attempt = new_attempt(connection, grant)?;
        attempt.state = popup::mark(&attempt.state);
        let url = authorize_url(&attempt).await?;
        let popup = Popup::start(window, &url, attempt, on_answer);
        self.popup
            .try_set_value(Some(popup.ok_or(SignInError::Blocked)?));
        Ok(())
    }

    async fn finish_renewal(self, old: Token, attempt: Attempt, answer: Answer) {
        self.give_up();
        self.busy.try_set(true);
        let result = async {
            let granted = redeem(&attempt, answer).await?;
            if self.session.connection().is_none_or(|now| now.token != old) {
                // The person signed out, or pasted a token, in the meantime.
                return Ok(());
            }
            let (expires_at, organization) = (expiry(&granted), granted.organization);
            let renewed = self.session.renew(granted.token, expires_at, organization);
            renewed.await
        };
        self.failure.try_set(result.await.err());
        self.busy.try_set(false);
    }

    /// Forgets everything, at the end of a connection.
    pub fn forget(self) {
        self.give_up();
        self.settings.set(Settings::default());
        self.filled.set_value(false);
    }

    /// Closes the window of an attempt, whose answer then counts no more.
    pub fn give_up(self) {
        self.failure.try_set(None);
        self.popup.try_set_value(None);
    }
}

part! {
    /// What is done with an answer of the accounts server.
    fn finishing() -> fn(SignIn, Answer, Pending) as connect {
        SignIn::finish
    }
}

/// Makes the token of a connection invalid everywhere.
///
/// # Errors
/// When the accounts server can't be reached, or refuses.
pub async fn revoke(connection: &Connection) -> Result<(), AccountsError> {
    let request = revocation(connection);
    read_revocation(&request, &send(&request).await?)
}

/// Where the accounts server sends people back to; to be registered there.
#[must_use]
pub fn redirect_uri() -> String {
    let origin = window().location().origin().unwrap_or_default();
    origin + &paths::redirect()
}

/// Whether the panel is shown in a frame of another page.
fn is_framed() -> bool {
    let parent = window().parent().ok().flatten();
    parent.is_some_and(|parent| parent != window())
}

/// The connection that settings make. An access token has no business in one that is about to get another.
fn without_token(settings: &Settings) -> Connection {
    settings.connection(Token::new(""))
}

/// An attempt that nobody can guess anything of.
fn new_attempt(connection: &Connection, grant: Grant) -> Result<Attempt, SignInError> {
    let client_id = connection.client_id.as_ref();
    Ok(Attempt {
        accounts_url: connection.accounts_url.clone(),
        client_id: client_id.map_or_else(String::new, |id| id.as_str().to_owned()),
        redirect_uri: redirect_uri(),
        grant,
        state: random::new_state().ok_or(SignInError::Insecure)?,
        verifier: random::new_secret().ok_or(SignInError::Insecure)?,
    })
}

async fn authorize_url(attempt: &Attempt) -> Result<String, SignInError> {
    let challenge = match attempt.grant {
        Grant::Code => random::sha256(&attempt.verifier)
            .await
            .ok_or(SignInError::Insecure)?,
        Grant::Implicit => String::new(),
    };
    Ok(attempt.authorize_url(&challenge))
}

/// Turns an answer into a token of the application that asked for it.
async fn redeem(attempt: &Attempt, answer: Answer) -> Result<Granted, SignInError> {
    let mut granted = match attempt.judge(answer)? {
        Proof::Token(granted) => granted,
        Proof::Code(request) => {
            let response = send(&request).await.map_err(SignInError::Exchange)?;
            Granted::read(&request, &response).map_err(SignInError::Exchange)?
        }
    };
    let request = TokenFacts::request(&attempt.accounts_url, &granted.token);
    let facts = match send(&request).await {
        Ok(response) => TokenFacts::read(&request, &response).unwrap_or_default(),
        // Nothing is known of it then; the API will say whether it is any good.
        Err(_) => TokenFacts::default(),
    };
    if facts.client_id.is_some_and(|id| id != attempt.client_id) {
        return Err(SignInError::OtherClient);
    }
    granted.expires_in = facts.expires_in.or(granted.expires_in);
    granted.organization = facts.organization.or(granted.organization);
    Ok(granted)
}

async fn send(request: &AccountsRequest) -> Result<Response, AccountsError> {
    let sent = Http::send_by(request.method, request.request.clone(), TIME_OUT);
    Ok(sent.await?)
}

/// When a token that was granted just now expires, in milliseconds since 1970.
fn expiry(granted: &Granted) -> Option<u64> {
    let milliseconds = granted.expires_in?.saturating_mul(1_000);
    Some(now().saturating_add(milliseconds))
}

/// Milliseconds since 1970.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a whole number that is far from the limits"
)]
pub(super) fn now() -> u64 {
    web_sys::js_sys::Date::now() as u64
}
