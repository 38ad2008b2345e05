//! Changes that reads do not see at once: the service takes up to two minutes to spread one.
//!
//! The engine has no clock, so time is counted in reads.

use serde_json::{Map, Value, json};

type Members = Map<String, Value>;

/// How long changes stay unseen, and those that still are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Propagation {
    /// How many reads after a change still answer without it.
    pub reads: u64,
    /// What reads see instead of the bots, oldest first.
    unseen: Vec<Unseen>,
}

/// The bots as they were before a change.
#[derive(Clone, Debug, PartialEq)]
struct Unseen {
    before: Vec<Members>,
    reads_left: u64,
}

impl Propagation {
    /// Every change stays unseen for this many reads.
    pub fn new(reads: u64) -> Self {
        Self {
            reads,
            unseen: Vec::new(),
        }
    }

    /// Remembers the bots before they change.
    pub fn remember(&mut self, bots: &[Members]) {
        // Changes with no read between them become visible together, so the first state will do.
        let newest = self.unseen.last().map_or(0, |unseen| unseen.reads_left);
        if newest < self.reads {
            self.unseen.push(Unseen {
                before: bots.to_vec(),
                reads_left: self.reads,
            });
        }
    }

    /// Whether reads are still counted.
    pub fn is_under_way(&self) -> bool {
        !self.unseen.is_empty()
    }

    /// Counts one read; says what it sees instead of the bots, if anything.
    pub fn count_read(&mut self) -> Option<&[Members]> {
        self.unseen.retain(|unseen| unseen.reads_left > 0);
        for unseen in &mut self.unseen {
            unseen.reads_left -= 1;
        }
        self.unseen.first().map(|unseen| unseen.before.as_slice())
    }

    /// Everything that [`restore`](Self::restore) needs.
    pub fn snapshot(&self) -> Value {
        let unseen: Vec<Value> = self
            .unseen
            .iter()
            .map(|unseen| json!({ "reads_left": unseen.reads_left, "before": unseen.before }))
            .collect();
        json!({ "reads": self.reads, "unseen": unseen })
    }

    /// What a snapshot was taken of; `restore_bots` reads a list of bots.
    pub fn restore(
        snapshot: &Value,
        restore_bots: impl Fn(&Value) -> Option<Vec<Members>>,
    ) -> Option<Self> {
        let restore_unseen = |unseen: &Value| {
            Some(Unseen {
                before: restore_bots(unseen.get("before")?)?,
                reads_left: unseen.get("reads_left")?.as_u64()?,
            })
        };
        let unseen = snapshot.get("unseen")?.as_array()?;
        Some(Self {
            reads: snapshot.get("reads")?.as_u64()?,
            unseen: unseen.iter().map(restore_unseen).collect::<Option<_>>()?,
        })
    }
}
