//! The client: sends calls, follows one region redirect, repeats reads that may succeed in a moment.

mod look;

use std::cell::Cell;
use std::rc::Rc;
use std::time::Duration;

use super::call::{Call, Effect};
use super::connection::{Connection, Region};
use super::error::{Aftermath, Cause, Error};
use super::exchange::{Exchange, Sending, secrets_of};
use super::request::Request;
use super::transport::{TIME_OUT, Transport};
use super::v3_0;
use crate::model::{Bot, BotId, BotSummary, BotUpdate, NewBot, PropertyConfigs};
use look::Look;

/// How long to wait before each repetition of a read, if the service doesn't say.
const RETRY_DELAYS: [Duration; 2] = [Duration::from_millis(500), Duration::from_millis(1_500)];

/// The longest `Retry-After` that is worth waiting for.
const LONGEST_WAIT: Duration = Duration::from_secs(10);

/// How long a read may take with all its repetitions.
const READ_TIME: Duration = Duration::from_secs(30);

/// Less than this left for the answer isn't worth another try.
const LEAST_TIME: Duration = Duration::from_secs(2);

/// A client of the Configuration API. Cheap to clone.
#[derive(Clone)]
pub struct Client {
    connection: Rc<Connection>,
    transport: Rc<dyn Transport>,
    /// The region of the next request; changes when the service redirects us.
    region: Rc<Cell<Option<Region>>>,
    /// Told of a write whose outcome is unknown, before it is looked up.
    on_unknown: Option<Rc<dyn Fn(Error)>>,
    /// Told of each sending once it has ended.
    on_exchange: Option<Rc<dyn Fn(Exchange)>>,
}

/// How we know that a write took effect.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Evidence {
    /// The API said so.
    Answered,
    /// The answer got lost, but reading again showed it.
    FoundLater,
}

/// What became of a new bot.
#[derive(Clone, Debug, PartialEq)]
pub struct Created {
    /// The id of the bot, which exists now.
    pub id: BotId,
    /// How we know.
    pub evidence: Evidence,
    /// Why its `default_group_priority`, which needs a second call, wasn't set.
    pub follow_up: Result<(), Error>,
}

impl Client {
    /// A client that speaks to one connection through a transport.
    #[must_use]
    pub fn new(connection: Connection, transport: Rc<dyn Transport>) -> Self {
        Self {
            region: Rc::new(Cell::new(connection.region())),
            connection: Rc::new(connection),
            transport,
            on_unknown: None,
            on_exchange: None,
        }
    }

    /// The same client, which tells of everything that it sends and what came of it.
    #[must_use]
    pub fn observed(self, observe: impl Fn(Exchange) + 'static) -> Self {
        Self {
            on_exchange: Some(Rc::new(observe)),
            ..self
        }
    }

    /// The same client, which tells at once when the outcome of a write is unknown: looking up what
    /// became of it takes its time.
    #[must_use]
    pub fn telling(self, tell: impl Fn(Error) + 'static) -> Self {
        Self {
            on_unknown: Some(Rc::new(tell)),
            ..self
        }
    }

    /// The connection it was made for.
    #[must_use]
    pub fn connection(&self) -> &Connection {
        &self.connection
    }

    /// The region that requests go to by now: the service may have named another than the connection does.
    #[must_use]
    pub fn region(&self) -> Option<Region> {
        self.region.get()
    }

    /// Whether both are the same client, and not only alike.
    #[must_use]
    pub fn is_same(&self, other: &Self) -> bool {
        Rc::ptr_eq(&self.connection, &other.connection)
    }

    /// Creates a bot; sets what `create_bot_agent` can't take with an update afterwards.
    ///
    /// Sent once. Without a clear answer the bots are read again and compared; `known` are the ids of
    /// those that were there before, because a twin couldn't be told apart without them.
    ///
    /// # Errors
    /// When the bot wasn't created, or nobody knows. A failure of the update is part of [`Created`].
    pub async fn create_bot(&self, bot: &NewBot, known: &[BotId]) -> Result<Created, Error> {
        match self.send(&v3_0::create_bot_agent(bot)).await {
            Ok(id) => Ok(self.finish(bot, id, Evidence::Answered).await),
            Err(error) if error.outcome_unknown() => {
                self.tell(&error);
                self.look_for_created(bot, known, error).await
            }
            Err(error) => Err(error),
        }
    }

    /// Looks whether a bot came of an attempt that failed without a clear answer, and if so, sets what
    /// `create_bot_agent` can't take. Never creates anything.
    ///
    /// # Errors
    /// The failure of that attempt, with what is known of it now.
    pub async fn look_for_created(
        &self,
        bot: &NewBot,
        known: &[BotId],
        failure: Error,
    ) -> Result<Created, Error> {
        let id = self.find_created(bot, known).await.settle(failure)?;
        Ok(self.finish(bot, id, Evidence::FoundLater).await)
    }

    /// Removes a bot. That it is gone already counts as removed.
    ///
    /// Sent once. Without a clear answer the bot is read again.
    ///
    /// # Errors
    /// When the API refuses, or nobody knows.
    pub async fn remove_bot(&self, id: &BotId) -> Result<Evidence, Error> {
        match self.send(&v3_0::remove_bot_agent(id)).await {
            Ok(()) => Ok(Evidence::Answered),
            Err(error) if error.is_gone() => Ok(Evidence::Answered),
            Err(error) if error.outcome_unknown() => {
                self.tell(&error);
                let look = match self.bot(id).await {
                    Ok(_) => Look::NotSeen,
                    Err(error) if error.is_not_found() => Look::Found(Evidence::FoundLater),
                    Err(error) => Look::Failed(error),
                };
                look.settle(error)
            }
            Err(error) => Err(error),
        }
    }

    /// Sends the changed members of a bot.
    ///
    /// Sent once. Without a clear answer the bot is read again and compared.
    ///
    /// # Errors
    /// When the API refuses, or nobody knows.
    pub async fn update_bot(&self, update: &BotUpdate) -> Result<Evidence, Error> {
        match self.send(&v3_0::update_bot_agent(update)).await {
            Ok(()) => Ok(Evidence::Answered),
            Err(error) if error.outcome_unknown() => {
                self.tell(&error);
                let look = match self.bot(&update.id).await {
                    Ok(bot) => match update.is_shown_by(&bot) {
                        Some(true) => Look::Found(Evidence::FoundLater),
                        Some(false) => Look::NotSeen,
                        None => Look::NotTold,
                    },
                    Err(error) => Look::Failed(error),
                };
                look.settle(error)
            }
            Err(error) => Err(error),
        }
    }

    /// Lists the bots of one's own application, or all of the license's.
    ///
    /// # Errors
    /// When the API refuses, or no answer can be had.
    pub async fn bots(&self, all: bool) -> Result<Vec<BotSummary>, Error> {
        self.send(&v3_0::get_bot_agents(all)).await
    }

    /// Everything about one bot.
    ///
    /// # Errors
    /// When the API refuses, or no answer can be had.
    pub async fn bot(&self, id: &BotId) -> Result<Bot, Error> {
        self.send(&v3_0::get_bot_agent_details(id)).await
    }

    /// The properties that the license knows.
    ///
    /// # Errors
    /// When the API refuses, which is no reason to worry anyone: they only feed suggestions.
    pub async fn property_configs(&self, all: bool) -> Result<PropertyConfigs, Error> {
        self.send(&v3_0::get_property_configs(all)).await
    }

    /// The request that an update would send, without the token.
    #[must_use]
    pub fn preview_update(&self, update: &BotUpdate) -> Request {
        self.preview(&v3_0::update_bot_agent(update))
    }

    /// The request that a creation would send, without the token.
    #[must_use]
    pub fn preview_creation(&self, bot: &NewBot) -> Request {
        self.preview(&v3_0::create_bot_agent(bot))
    }

    /// The request that a call would send, without the token.
    #[must_use]
    pub fn preview<T>(&self, call: &Call<T>) -> Request {
        let mut request = self.request(call);
        request.headers.retain(|(name, _)| *name != "Authorization");
        request
    }

    /// The request that reads the token's own bots, with the token: what a panel sends first of all.
    #[must_use]
    pub fn first_request(&self) -> Request {
        self.request(&v3_0::get_bot_agents(false))
    }

    fn tell(&self, failure: &Error) {
        if let Some(tell) = &self.on_unknown {
            tell(Error {
                aftermath: Aftermath::Looking,
                ..failure.clone()
            });
        }
    }

    /// Sets what the creation of a bot couldn't take.
    async fn finish(&self, bot: &NewBot, id: BotId, evidence: Evidence) -> Created {
        let follow_up = match bot.follow_up(id.clone()) {
            Some(update) => self.update_bot(&update).await.map(|_| ()),
            None => Ok(()),
        };
        Created {
            id,
            evidence,
            follow_up,
        }
    }

    /// Looks for a bot that is exactly as asked for and wasn't there before.
    async fn find_created(&self, wanted: &NewBot, known: &[BotId]) -> Look<BotId> {
        let bots = match self.bots(false).await {
            Ok(bots) => bots,
            Err(error) => return Look::Failed(error),
        };
        let candidates = bots
            .into_iter()
            .filter(|bot| bot.name.as_deref() == Some(&wanted.name) && !known.contains(&bot.id));
        for candidate in candidates {
            match self.bot(&candidate.id).await {
                Ok(bot) if wanted.is_met_by(&bot) => return Look::Found(bot.id),
                Ok(_) => {}
                Err(error) => return Look::Failed(error),
            }
        }
        Look::NotSeen
    }

    /// Sends a call, a read again if that may well end better.
    async fn send<T>(&self, call: &Call<T>) -> Result<T, Error> {
        let ends = self.transport.now()
            + match call.effect {
                Effect::Read => READ_TIME,
                Effect::Write => TIME_OUT,
            };
        let mut delays = RETRY_DELAYS.iter();
        let mut attempts = 0;
        let sent = Cell::new(0);
        loop {
            attempts += 1;
            let error = match self.send_to_region(call, &sent, ends).await {
                Ok(answer) => return Ok(answer),
                Err(error) => Error { attempts, ..error },
            };
            let left = ends.saturating_sub(self.transport.now());
            let delay = delays.next().and_then(|delay| retry_delay(&error, *delay));
            match delay.filter(|delay| *delay * 3 / 2 + LEAST_TIME <= left) {
                Some(delay) => self.transport.pause(delay).await,
                None => return Err(error),
            }
        }
    }

    /// Sends once, and once more when the service names another region: nothing was done by then.
    async fn send_to_region<T>(
        &self,
        call: &Call<T>,
        sent: &Cell<u32>,
        ends: Duration,
    ) -> Result<T, Error> {
        // Others that are under way may learn of the region first, so what counts is where this one went.
        let carried = self.region.get();
        let first = self.send_once(call, sent, ends).await;
        let redirect = first.as_ref().err().and_then(Error::redirect);
        match redirect.filter(|region| carried != Some(*region)) {
            Some(region) => {
                self.region.set(Some(region));
                self.send_once(call, sent, ends).await
            }
            None => first,
        }
    }

    async fn send_once<T>(
        &self,
        call: &Call<T>,
        sent: &Cell<u32>,
        ends: Duration,
    ) -> Result<T, Error> {
        sent.set(sent.get() + 1);
        let begun = self.transport.now();
        let request = self.request(call);
        let observed = self.on_exchange.as_ref();
        let observed = observed.map(|tell| (tell, Sending::new(call, sent.get(), begun, &request)));
        let left = ends.saturating_sub(begun);
        let result = self.transport.send(request, left.min(TIME_OUT)).await;
        if let Some((tell, sending)) = observed {
            let token = &self.connection.token;
            tell(sending.ended(token, self.transport.now(), &result));
        }
        match result {
            Ok(response) => {
                response.decode(call, &secrets_of(&call.payload, &self.connection.token))
            }
            Err(error) => Err(call.error(Cause::Transport(error))),
        }
    }

    fn request<T>(&self, call: &Call<T>) -> Request {
        Request::new(&self.connection, self.region.get(), call)
    }
}

/// How long to wait before a failed call is sent again; `None` when it shouldn't be.
fn retry_delay(error: &Error, usual: Duration) -> Option<Duration> {
    if error.effect == Effect::Write || !error.is_transient() {
        return None;
    }
    let asked = error.retry_after().map(u64::from).map(Duration::from_secs);
    match asked {
        Some(asked) if asked > LONGEST_WAIT => None,
        asked => Some(usual.max(asked.unwrap_or_default())),
    }
}
