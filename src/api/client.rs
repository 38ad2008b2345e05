//! The client: sends calls, follows one region redirect, repeats reads that may succeed in a moment.

use std::cell::Cell;
use std::rc::Rc;

use super::call::{Call, Effect};
use super::connection::{Connection, Region};
use super::error::{Aftermath, Cause, Error};
use super::request::Request;
use super::transport::Transport;
use super::v3_0;
use crate::model::{Bot, BotId, BotSummary, BotUpdate, NewBot, PropertyConfigs};

/// How long to wait before each repetition of a read, in milliseconds, if the service doesn't say.
const RETRY_DELAYS: [u32; 2] = [500, 1_500];

/// The longest `Retry-After` that is worth waiting for, in seconds.
const LONGEST_WAIT: u32 = 10;

/// A client of the Configuration API. Cheap to clone.
#[derive(Clone)]
pub struct Client {
    connection: Rc<Connection>,
    transport: Rc<dyn Transport>,
    /// The region of the next request; changes when the service redirects us.
    region: Rc<Cell<Option<Region>>>,
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
        }
    }

    /// The connection it was made for.
    #[must_use]
    pub fn connection(&self) -> &Connection {
        &self.connection
    }

    /// Creates a bot; sets what `create_bot_agent` can't take with an update afterwards.
    ///
    /// Sent once. Without a clear answer the bots are read again and compared; `known` are the ids of
    /// those that were there before. Without them a twin couldn't be told apart, so nobody looks.
    ///
    /// # Errors
    /// When the bot wasn't created, or nobody knows. A failure of the update is part of [`Created`].
    pub async fn create_bot(
        &self,
        bot: &NewBot,
        known: Option<&[BotId]>,
    ) -> Result<Created, Error> {
        let (id, evidence) = match self.send(&v3_0::create_bot_agent(bot)).await {
            Ok(id) => (id, Evidence::Answered),
            Err(error) if error.outcome_unknown() => {
                let look = match known {
                    Some(known) => self.look_for_created(bot, known).await,
                    None => Look::Unclear,
                };
                (look.settle(error)?, Evidence::FoundLater)
            }
            Err(error) => return Err(error),
        };
        let follow_up = match bot.follow_up(id.clone()) {
            Some(update) => self.update_bot(&update).await.map(|_| ()),
            None => Ok(()),
        };
        Ok(Created {
            id,
            evidence,
            follow_up,
        })
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
                let look = match self.bot(id).await {
                    Ok(_) => Look::NotSeen,
                    Err(error) if error.is_not_found() => Look::Found(Evidence::FoundLater),
                    Err(_) => Look::Unclear,
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
                let look = match self.bot(&update.id).await {
                    Ok(bot) if update.missing_in(&bot).is_empty() => {
                        Look::Found(Evidence::FoundLater)
                    }
                    Ok(_) => Look::NotSeen,
                    Err(_) => Look::Unclear,
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

    fn preview<T>(&self, call: &Call<T>) -> Request {
        let mut request = self.request(call);
        request.headers.retain(|(name, _)| *name != "Authorization");
        request
    }

    /// Looks for a bot that is exactly as asked for and wasn't there before.
    async fn look_for_created(&self, wanted: &NewBot, known: &[BotId]) -> Look<BotId> {
        let Ok(bots) = self.bots(false).await else {
            return Look::Unclear;
        };
        let candidates = bots
            .into_iter()
            .filter(|bot| bot.name.as_deref() == Some(&wanted.name) && !known.contains(&bot.id));
        for candidate in candidates {
            match self.bot(&candidate.id).await {
                Ok(bot) if wanted.is_met_by(&bot) => return Look::Found(bot.id),
                Ok(_) => {}
                Err(_) => return Look::Unclear,
            }
        }
        Look::NotSeen
    }

    async fn send<T>(&self, call: &Call<T>) -> Result<T, Error> {
        let mut delays = RETRY_DELAYS.iter();
        loop {
            let error = match self.send_to_region(call).await {
                Ok(answer) => return Ok(answer),
                Err(error) => error,
            };
            let delay = delays.next().and_then(|delay| retry_delay(&error, *delay));
            let Some(delay) = delay else {
                return Err(error);
            };
            self.transport.pause(delay).await;
        }
    }

    /// Sends once, and once more when the service names another region: nothing was done by then.
    async fn send_to_region<T>(&self, call: &Call<T>) -> Result<T, Error> {
        let first = self.send_once(call).await;
        let redirect = first.as_ref().err().and_then(Error::redirect);
        match redirect.filter(|region| self.region.get() != Some(*region)) {
            Some(region) => {
                self.region.set(Some(region));
                self.send_once(call).await
            }
            None => first,
        }
    }

    async fn send_once<T>(&self, call: &Call<T>) -> Result<T, Error> {
        match self.transport.send(self.request(call)).await {
            Ok(response) => response.decode(call),
            Err(error) => Err(call.error(Cause::Transport(error))),
        }
    }

    fn request<T>(&self, call: &Call<T>) -> Request {
        Request::new(&self.connection, v3_0::VERSION, self.region.get(), call)
    }
}

/// What a second look found, after a write that failed without a clear answer.
enum Look<T> {
    Found(T),
    NotSeen,
    Unclear,
}

impl<T> Look<T> {
    /// What was found, or the failure with what is known of it now.
    fn settle(self, failure: Error) -> Result<T, Error> {
        let aftermath = match self {
            Self::Found(found) => return Ok(found),
            Self::NotSeen => Aftermath::NotSeen,
            Self::Unclear => Aftermath::Unclear,
        };
        Err(Error {
            aftermath,
            ..failure
        })
    }
}

/// Milliseconds to wait before a failed call is sent again; `None` when it shouldn't be.
fn retry_delay(error: &Error, usual: u32) -> Option<u32> {
    if error.effect == Effect::Write || !error.is_transient() {
        return None;
    }
    match error.retry_after() {
        Some(seconds) if seconds > LONGEST_WAIT => None,
        Some(seconds) => Some(usual.max(seconds * 1_000)),
        None => Some(usual),
    }
}
