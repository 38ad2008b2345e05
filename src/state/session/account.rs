//! What is known of the account that the panel is connected to: by what another token of it is recognised, and what
//! was read of it while connecting.

use std::collections::HashSet;

use leptos::prelude::*;
use web_sys::js_sys::Date;

use super::{Session, signed_out};
use crate::api::{Connection, Http, SignInError, Token};
use crate::model::{BotId, BotSummary};

/// So many bots are enough to recognise an application by.
const RECOGNISED_BY: usize = 32;

/// How long what was read to connect is as good as read now, in milliseconds: until the first page is there.
const FRESH: f64 = 5_000.0;

impl Session {
    /// Replaces the token of the connection in use, once the API accepts the new one. `organization` is whose token
    /// it is, where that is known.
    ///
    /// # Errors
    /// When it doesn't, or the token is another account's: what was entered here has no business there.
    pub async fn renew(
        self,
        token: Token,
        expires_at: Option<u64>,
        organization: Option<String>,
    ) -> Result<(), SignInError> {
        let api = |error| SignInError::Api(Box::new(error));
        let pinned = self.pin();
        let old = self.client.try_get_untracked().flatten();
        let old = old.ok_or_else(|| api(signed_out()))?;
        let before = old.connection().organization.clone();
        let connection = Connection {
            token,
            expires_at,
            organization: organization.clone().or_else(|| before.clone()),
            region: old.region(),
            ..old.connection().clone()
        };
        let client = self.client(connection, Http);
        let own = client.bots(false).await.map_err(api)?;
        if !pinned.is_current() {
            return Ok(());
        }
        let same_organization = before.zip(organization).map(|(old, new)| old == new);
        let looks_same = || self.account.with_value(|account| account.looks_like(&own));
        if !same_organization.unwrap_or_else(looks_same) {
            return Err(SignInError::OtherAccount);
        }
        self.open(client, self.remembered.get_value());
        self.account.update_value(|account| account.connected(own));
        self.renewals.update(|count| *count += 1);
        Ok(())
    }

    /// The list of the application's own bots that was read to connect, once, and only right after.
    #[must_use]
    pub fn take_first_list(self) -> Option<Vec<BotSummary>> {
        self.account.try_update_value(Account::take_first_list)?
    }

    /// Remembers the application's own bots, by which its next token is recognised.
    pub fn saw_own_bots<'a>(self, own: impl Iterator<Item = &'a BotId>) {
        self.account.update_value(|account| account.saw(own));
    }
}

/// What is known of the account.
#[derive(Clone, Debug, Default)]
pub(super) struct Account {
    /// Some of the application's own bots.
    own: Vec<BotId>,
    /// The list that was read to connect, and when.
    first_list: Option<(f64, Vec<BotSummary>)>,
}

impl Account {
    /// Takes the list that was read to connect.
    pub(super) fn connected(&mut self, own: Vec<BotSummary>) {
        self.saw(own.iter().map(|bot| &bot.id));
        self.first_list = Some((Date::now(), own));
    }

    /// Takes note of the application's own bots.
    pub(super) fn saw<'a>(&mut self, own: impl Iterator<Item = &'a BotId>) {
        self.own = own.take(RECOGNISED_BY).cloned().collect();
    }

    /// Whether a token that sees these own bots may well be the same application's: it sees one that was there
    /// before. Where there was none, nothing tells them apart.
    pub(super) fn looks_like(&self, own: &[BotSummary]) -> bool {
        let seen: HashSet<&BotId> = own.iter().map(|bot| &bot.id).collect();
        self.own.is_empty() || self.own.iter().any(|id| seen.contains(id))
    }

    /// The list that was read to connect, unless that is too long ago.
    pub(super) fn take_first_list(&mut self) -> Option<Vec<BotSummary>> {
        let (read, list) = self.first_list.take()?;
        (Date::now() - read < FRESH).then_some(list)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bots(ids: &[&str]) -> Vec<BotSummary> {
        let bot = |id: &&str| BotSummary {
            id: (*id).into(),
            ..BotSummary::default()
        };
        ids.iter().map(bot).collect()
    }

    #[test]
    fn an_account_is_recognised_by_any_bot_that_was_there_before() {
        for (before, now, same) in [
            (&["a", "b"][..], &["b", "c"][..], true),
            (&["a", "b"], &["c", "d"], false),
            (&["a"], &[], false),
            // Nothing to tell them apart by.
            (&[], &["a"], true),
            (&[], &[], true),
        ] {
            let mut account = Account::default();
            account.saw(bots(before).iter().map(|bot| &bot.id));
            assert_eq!(account.looks_like(&bots(now)), same, "{before:?} {now:?}");
        }
    }
}
