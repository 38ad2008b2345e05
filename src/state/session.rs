//! The connection in use, and what is the matter with it.

mod account;
mod expiry;
mod pinned;
mod remembered;
mod sending;

pub use pinned::Pinned;
pub use sending::Sending;

use std::future::Future;
use std::rc::Rc;
use std::time::Duration;

use leptos::prelude::*;

use super::api_log::ApiLog;
use super::config::Config;
use super::demo::Demo;
use super::sign_in::now;
use super::storage::{self, Keep};
use crate::api::{
    Aftermath, Cause, Client, Connection, Effect, Error, Http, Request, Transport, TransportError,
};
use crate::model::{BotUpdate, NewBot};
use account::Account;

/// Under which the choice of the demo is kept for the tab.
const DEMO: &str = "demo";

/// What the panel is connected to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Workspace {
    /// The demo in this browser.
    Demo,
    /// An API at this base URL.
    Api(String),
}

/// The connection; a context of the whole panel. The token stays in memory unless the person asks
/// to remember it in this tab.
#[derive(Clone, Copy)]
pub struct Session {
    client: RwSignal<Option<Client>, LocalStorage>,
    demo: StoredValue<Option<Demo>, LocalStorage>,
    workspace: RwSignal<Option<Workspace>>,
    expired: RwSignal<bool>,
    stopped: RwSignal<Option<Error>>,
    /// Whether the token expires soon.
    expiring: RwSignal<bool>,
    /// Whether the person wants another token before the one in use expires.
    renewing: RwSignal<bool>,
    renewals: RwSignal<u32>,
    remembered: StoredValue<bool>,
    /// Changes with every account, in or out; not with another token for the same one.
    generation: StoredValue<u32>,
    /// What is known of the account.
    account: StoredValue<Account>,
    /// How many writes are under way.
    sending: StoredValue<usize>,
    /// Sees every call.
    log: ApiLog,
}

impl Session {
    /// Goes on with what this tab remembers; with the demo only where that is offered. Every call is
    /// told to the log.
    #[must_use]
    pub fn restore(log: ApiLog) -> Self {
        let session = Self {
            client: RwSignal::new_local(None),
            demo: StoredValue::new_local(None),
            workspace: RwSignal::new(None),
            expired: RwSignal::new(false),
            stopped: RwSignal::new(None),
            expiring: RwSignal::new(false),
            renewing: RwSignal::new(false),
            renewals: RwSignal::new(0),
            remembered: StoredValue::new(false),
            generation: StoredValue::new(0),
            account: StoredValue::new(Account::default()),
            sending: StoredValue::new(0),
            log,
        };
        if storage::read(Keep::Tab, DEMO).is_some() && Config::offers_demo() {
            session.open_demo();
        } else if let Some(connection) = remembered::read() {
            session.open(session.client(connection, Http), true);
        }
        session
    }

    /// What the panel is connected to, if anything.
    #[must_use]
    pub fn workspace(self) -> Option<Workspace> {
        self.workspace.get()
    }

    /// Whether the panel is connected to the demo.
    #[must_use]
    pub fn is_demo(self) -> bool {
        self.workspace.with(|w| *w == Some(Workspace::Demo))
    }

    /// Whether the token is no longer accepted, so that the person must give a new one.
    #[must_use]
    pub fn is_expired(self) -> bool {
        self.expired.get()
    }

    /// When the token expires, in milliseconds since 1970, once that is so near that the person should
    /// know.
    #[must_use]
    pub fn expires_soon(self) -> Option<u64> {
        let soon = self.expiring.get();
        soon.then(|| self.connection()?.expires_at)?
    }

    /// Whether the person is asked for another token.
    #[must_use]
    pub fn wants_token(self) -> bool {
        // Both are followed: who is asked already may ask for it again, having closed the question.
        let renewing = self.renewing.get();
        self.expired.get() || renewing
    }

    /// Asks the person for another token, although the one in use is still good.
    pub fn ask_for_token(self) {
        self.renewing.set(true);
    }

    /// Why nothing can be changed for now, or nothing done at all.
    #[must_use]
    pub fn stopped(self) -> Option<Error> {
        self.stopped.get()
    }

    /// Whether nothing can be changed for now.
    #[must_use]
    pub fn is_stopped(self) -> bool {
        self.stopped.with(Option::is_some)
    }

    /// Changes whenever a new token replaced an expired one: what failed may be tried again.
    #[must_use]
    pub fn renewals(self) -> u32 {
        self.renewals.get()
    }

    /// The connection in use.
    #[must_use]
    pub fn connection(self) -> Option<Connection> {
        let client = self.client.try_get_untracked().flatten()?;
        Some(client.connection().clone())
    }

    /// Opens the demo workspace.
    pub fn open_demo(self) {
        self.change_account();
        let demo = Demo::default();
        let client = self.client(Demo::connection(), demo.clone());
        self.start(client, Workspace::Demo);
        storage::write(Keep::Tab, DEMO, "open");
        self.demo.set_value(Some(demo));
    }

    /// Puts the demo workspace back to how it was at first.
    pub fn reset_demo(self) {
        self.change_account();
        self.expired.set(false);
        self.stopped.set(None);
        self.demo.with_value(|demo| {
            if let Some(demo) = demo {
                demo.reset();
            }
        });
    }

    /// Tries a connection, and opens it if the API accepts it.
    ///
    /// # Errors
    /// When the API can't be reached, or refuses even the list of bots.
    pub async fn connect(self, connection: Connection, remember: bool) -> Result<(), Error> {
        let pinned = self.pin();
        let client = self.client(connection, Http);
        let own = client.bots(false).await?;
        // Not if the person went elsewhere in the meantime.
        if pinned.is_current() {
            self.change_account();
            self.open(client, remember);
            self.account.update_value(|account| account.connected(own));
        }
        Ok(())
    }

    /// Goes on in the demo, whose own token never expires, after an error made on purpose.
    pub fn go_on(self) {
        self.expired.set(false);
        self.renewing.set(false);
        self.renewals.update(|count| *count += 1);
    }

    /// Ends the connection and forgets the token. Nothing is revoked.
    pub fn sign_out(self) {
        self.change_account();
        self.forget();
        self.client.set(None);
        self.workspace.set(None);
    }

    /// This very account, for calls of which one waits for another: none goes to one that came later.
    #[must_use]
    pub fn pin(self) -> Pinned {
        Pinned {
            session: self,
            generation: self.generation.try_get_value(),
        }
    }

    /// Whether anything is being written, so that nobody can know yet what comes of it.
    #[must_use]
    pub fn is_sending(self) -> bool {
        self.sending.try_get_value().is_some_and(|count| count > 0)
    }

    /// Counts a write for as long as the result lives.
    #[must_use]
    pub fn begin_sending(self) -> Sending {
        Sending::begin(self.sending)
    }

    /// Carries out a call with the client in use, and remembers what an error says about the
    /// connection as a whole.
    ///
    /// # Errors
    /// Those of the call, or that there is no connection any more.
    pub async fn run<T, F>(self, call: impl FnOnce(Client) -> F) -> Result<T, Error>
    where
        F: Future<Output = Result<T, Error>>,
    {
        let client = self.client.try_get_untracked().flatten();
        let client = client.ok_or_else(signed_out)?;
        let result = call(client.clone()).await;
        let in_use = self.client.try_get_untracked().flatten();
        if let Err(error) = &result
            && in_use.is_some_and(|in_use| in_use.is_same(&client))
        {
            self.observe(error);
        }
        result
    }

    /// The request that an update would send, without the token.
    #[must_use]
    pub fn preview_update(self, update: &BotUpdate) -> Option<Request> {
        self.preview(|client| client.preview_update(update))
    }

    /// The request that a creation would send, without the token.
    #[must_use]
    pub fn preview_creation(self, bot: &NewBot) -> Option<Request> {
        self.preview(|client| client.preview_creation(bot))
    }

    /// A request that the client in use would send, without the token.
    #[must_use]
    pub fn preview(self, request: impl FnOnce(&Client) -> Request) -> Option<Request> {
        self.client.with(|client| client.as_ref().map(request))
    }

    /// Remembers what an error says about the connection as a whole.
    pub fn observe(self, error: &Error) {
        if error.is_authentication() {
            self.expired.set(true);
        } else if error.stops_writing() || error.is_fatal() {
            self.stopped.set(Some(error.clone()));
        }
    }

    /// Remembers that the token may not even change bots of its own application: nothing can be changed with it.
    pub fn may_not_write(self, error: &Error) {
        self.stopped.set(Some(error.clone()));
    }

    fn change_account(self) {
        self.generation.update_value(|number| *number += 1);
        self.account.set_value(Account::default());
    }

    fn client(self, connection: Connection, transport: impl Transport + 'static) -> Client {
        Client::new(connection, Rc::new(transport)).observed(move |call| self.log.take_in(call))
    }

    /// Goes on with a client that was tried, and with the region that it learnt.
    fn open(self, client: Client, remember: bool) {
        let Connection {
            base_url,
            expires_at,
            ..
        } = client.connection().clone();
        let kept = remember.then(|| remembered::to_json(&client).to_string());
        self.start(client, Workspace::Api(base_url));
        self.remembered.set_value(remember);
        if let Some(kept) = kept {
            storage::write(Keep::Tab, remembered::KEY, &kept);
        }
        if let Some(expires_at) = expires_at {
            self.warn_before(expires_at);
        }
    }

    /// Lets the person know some time before the token expires.
    fn warn_before(self, expires_at: u64) {
        let Some(wait) = expiry::time_to_notice(expires_at, now()) else {
            self.expiring.set(true);
            return;
        };
        let look_again = move || {
            let expires = self.connection().and_then(|it| it.expires_at);
            if expires == Some(expires_at) {
                self.warn_before(expires_at);
            }
        };
        set_timeout(look_again, Duration::from_millis(wait));
    }

    fn start(self, client: Client, workspace: Workspace) {
        self.forget();
        self.client.set(Some(client));
        self.workspace.set(Some(workspace));
    }

    /// Forgets everything that belongs to one connection but the connection itself.
    fn forget(self) {
        storage::remove(Keep::Tab, DEMO);
        storage::remove(Keep::Tab, remembered::KEY);
        self.demo.set_value(None);
        self.expired.set(false);
        self.expiring.set(false);
        self.renewing.set(false);
        self.stopped.set(None);
    }
}

fn signed_out() -> Error {
    Error {
        action: "",
        effect: Effect::Read,
        scopes: &[],
        cause: Cause::Transport(TransportError::SignedOut),
        attempts: 0,
        aftermath: Aftermath::NotChecked,
    }
}
