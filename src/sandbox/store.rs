//! What the sandbox remembers: the bots in order, the changes that reads do not see yet, the id
//! generator, and which special inputs are used up. All of it fits into one JSON value.

use std::mem;

use serde_json::{Map, Value, json};

use super::ids::Ids;
use super::propagation::Propagation;
use super::{seed, special};

/// Bumped when an old snapshot can no longer be read.
const SNAPSHOT_VERSION: u64 = 1;

/// A Configuration API with its data; see the [module](super).
#[derive(Clone, Debug, PartialEq)]
pub struct Sandbox {
    bots: Vec<Map<String, Value>>,
    propagation: Propagation,
    pub(super) ids: Ids,
    /// How many requests each limited special input has affected.
    used: Map<String, Value>,
    /// Whether details leave out what the documentation's sample doesn't have.
    untold: bool,
    changed: Changed,
}

/// Whether anything changed since that was last asked. It is no part of what the sandbox remembers.
#[derive(Clone, Copy, Debug, Default)]
struct Changed(bool);

impl PartialEq for Changed {
    fn eq(&self, _: &Self) -> bool {
        true
    }
}

/// Why a snapshot cannot be restored.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum RestoreError {
    /// It was made by another version, or is no snapshot at all.
    #[error("the snapshot is not of version {SNAPSHOT_VERSION}")]
    Version,
    /// A member is missing or has another type.
    #[error("the snapshot's `{0}` cannot be read")]
    Member(&'static str),
}

impl Sandbox {
    /// A sandbox with the seed's 12 bots. The same number leads to the same new ids.
    #[must_use]
    pub fn new(seed: u64) -> Self {
        Self {
            bots: seed::bots(),
            propagation: Propagation::default(),
            ids: Ids(seed),
            used: Map::new(),
            untold: false,
            changed: Changed::default(),
        }
    }

    /// A sandbox with this many bots: those of the seed first, then generated ones.
    #[must_use]
    pub fn with_bots(seed: u64, count: usize) -> Self {
        let mut sandbox = Self::new(seed);
        sandbox.bots.truncate(count);
        for number in sandbox.bots.len()..count {
            let id = sandbox.ids.next_id();
            sandbox.bots.push(seed::generated(number, &id));
        }
        sandbox
    }

    /// The same sandbox in which changes take time: after each successful write, this many reads (of
    /// the list or of details, of any bot) still answer as if it had not happened. Writes themselves
    /// always meet the bots as they are.
    #[must_use]
    pub fn with_propagation(mut self, reads: u64) -> Self {
        self.propagation = Propagation::new(reads);
        self
    }

    /// The same sandbox whose details are those of the documentation's sample: without `default_group_priority`,
    /// although it is kept.
    #[must_use]
    pub fn with_untold_priorities(mut self) -> Self {
        self.untold = true;
        self
    }

    /// Puts the seed's bots back, at once, and forgets everything else but how long changes take and what is told.
    /// Ids go on where they were, so that no removed bot's id comes again.
    pub fn reset(&mut self) {
        *self = Self {
            untold: self.untold,
            ..Self::new(self.ids.0).with_propagation(self.propagation.reads)
        };
    }

    /// A bot as details tell it.
    pub(super) fn told(&self, mut bot: Map<String, Value>) -> Map<String, Value> {
        if self.untold {
            bot.shift_remove("default_group_priority");
        }
        bot
    }

    /// Everything that [`restore`](Self::restore) needs.
    #[must_use]
    pub fn snapshot(&self) -> Value {
        json!({
            "version": SNAPSHOT_VERSION,
            "ids": self.ids.0,
            "used": self.used,
            "propagation": self.propagation.snapshot(),
            "untold": self.untold,
            "bots": self.bots,
        })
    }

    /// The sandbox that a snapshot was taken of.
    ///
    /// # Errors
    ///
    /// When the value is no snapshot of this version.
    pub fn restore(snapshot: &Value) -> Result<Self, RestoreError> {
        if snapshot.get("version").and_then(Value::as_u64) != Some(SNAPSHOT_VERSION) {
            return Err(RestoreError::Version);
        }
        let ids = snapshot.get("ids").and_then(Value::as_u64);
        let used = snapshot.get("used").and_then(Value::as_object);
        // Snapshots from before there was such a thing have none.
        let propagation = match snapshot.get("propagation") {
            Some(propagation) => Propagation::restore(propagation, restored_bots),
            None => Some(Propagation::default()),
        };
        let bots = snapshot.get("bots").and_then(restored_bots);
        Ok(Self {
            ids: Ids(ids.ok_or(RestoreError::Member("ids"))?),
            used: used.ok_or(RestoreError::Member("used"))?.clone(),
            propagation: propagation.ok_or(RestoreError::Member("propagation"))?,
            bots: bots.ok_or(RestoreError::Member("bots"))?,
            untold: snapshot.get("untold") == Some(&Value::Bool(true)),
            changed: Changed::default(),
        })
    }

    /// Every bot in order, with all its members, as it really is: changes that reads do not see yet
    /// included.
    #[must_use]
    pub fn bots(&self) -> &[Map<String, Value>] {
        &self.bots
    }

    /// One bot with all its members, as it really is.
    #[must_use]
    pub fn bot(&self, id: &str) -> Option<&Map<String, Value>> {
        self.bots.iter().find(|bot| id_of(bot) == id)
    }

    /// Whether a snapshot would be another one than when this was last asked.
    pub fn take_changed(&mut self) -> bool {
        mem::take(&mut self.changed.0)
    }

    /// The bots as a read sees them; counts that read.
    pub(super) fn read(&mut self) -> &[Map<String, Value>] {
        self.changed.0 |= self.propagation.is_under_way();
        self.propagation.count_read().unwrap_or(&self.bots)
    }

    /// The bots as they are, for a change that is sure to happen.
    pub(super) fn write(&mut self) -> &mut Vec<Map<String, Value>> {
        self.changed.0 = true;
        self.propagation.remember(&self.bots);
        &mut self.bots
    }

    /// Counts one more use of a limited special input; `false` when it is used up.
    pub(super) fn spend(&mut self, input: &str, times: u64) -> bool {
        let used = self.used.get(input).and_then(Value::as_u64).unwrap_or(0);
        if used >= times {
            return false;
        }
        self.changed.0 = true;
        self.used.insert(input.to_owned(), (used + 1).into());
        true
    }
}

/// Where the bot stands. A special id stands for the first bot.
pub(super) fn position(bots: &[Map<String, Value>], id: &str) -> Option<usize> {
    let found = bots.iter().position(|bot| id_of(bot) == id);
    let stand_in = || (special::parse(id).is_some() && !bots.is_empty()).then_some(0);
    found.or_else(stand_in)
}

/// The id of a bot; every bot has one.
pub(super) fn id_of(bot: &Map<String, Value>) -> &str {
    bot.get("id").and_then(Value::as_str).unwrap_or_default()
}

/// The application that owns a bot.
pub(super) fn owner_of(bot: &Map<String, Value>) -> &str {
    bot.get("application")
        .and_then(|application| application.get("client_id"))
        .and_then(Value::as_str)
        .unwrap_or_default()
}

fn restored_bots(bots: &Value) -> Option<Vec<Map<String, Value>>> {
    bots.as_array()?.iter().map(restored_bot).collect()
}

fn restored_bot(bot: &Value) -> Option<Map<String, Value>> {
    let bot = bot.as_object()?;
    bot.get("id")?.as_str()?;
    Some(bot.clone())
}
