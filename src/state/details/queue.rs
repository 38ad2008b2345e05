//! Which bots are read next: pure, nothing is sent from here.

use crate::model::BotId;

/// How many readings are under way at most.
pub const AT_ONCE: usize = 4;

/// Bots that wait for their turn, and those being read.
#[derive(Clone, Debug, Default)]
pub struct Queue {
    waiting: Vec<BotId>,
    reading: Vec<BotId>,
}

impl Queue {
    /// Lines a bot up, unless it waits already.
    pub fn want(&mut self, id: &BotId) {
        if !self.waiting.contains(id) {
            self.waiting.push(id.clone());
        }
    }

    /// Takes a bot out of the line. One that is being read is read to the end.
    pub fn leave(&mut self, id: &BotId) {
        self.waiting.retain(|other| other != id);
    }

    /// The one whose turn it is, in the order in which they came; it is to be [`done`](Self::done)
    /// later. One that is being read waits until that has ended.
    #[must_use]
    pub fn next(&mut self) -> Option<BotId> {
        if self.reading.len() >= AT_ONCE {
            return None;
        }
        let free = |id: &BotId| !self.reading.contains(id);
        let id = self.waiting.remove(self.waiting.iter().position(free)?);
        self.reading.push(id.clone());
        Some(id)
    }

    /// The reading of a bot has ended.
    pub fn done(&mut self, id: &BotId) {
        self.reading.retain(|other| other != id);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn line(waiting: &str) -> Queue {
        let mut queue = Queue::default();
        waiting.split(' ').for_each(|id| queue.want(&id.into()));
        queue
    }

    /// All whose turn it is.
    fn turn(queue: &mut Queue) -> String {
        let turn = std::iter::from_fn(|| queue.next());
        turn.map(|id| id.as_str().to_owned())
            .collect::<Vec<_>>()
            .join(" ")
    }

    #[test]
    fn four_at_most_are_read_at_once_in_the_order_they_came() {
        let mut queue = line("a b c d e f");
        assert_eq!(turn(&mut queue), "a b c d");
        assert_eq!(turn(&mut queue), "");
        queue.done(&"c".into());
        assert_eq!(turn(&mut queue), "e");
        queue.done(&"a".into());
        queue.done(&"b".into());
        assert_eq!(turn(&mut queue), "f");
        assert_eq!(turn(&mut queue), "");
    }

    #[test]
    fn nothing_is_read_twice_at_a_time() {
        let mut queue = line("a a b");
        assert_eq!(turn(&mut queue), "a b");
        queue.want(&"a".into());
        queue.want(&"c".into());
        assert_eq!(turn(&mut queue), "c");
        queue.done(&"a".into());
        assert_eq!(turn(&mut queue), "a");
    }

    #[test]
    fn what_leaves_before_its_turn_is_not_read() {
        let mut queue = line("a b c d e f");
        queue.leave(&"b".into());
        queue.leave(&"f".into());
        assert_eq!(turn(&mut queue), "a c d e");
        // Too late: its place isn't free before it is done.
        queue.leave(&"a".into());
        queue.want(&"g".into());
        assert_eq!(turn(&mut queue), "");
        queue.done(&"a".into());
        assert_eq!(turn(&mut queue), "g");
    }

    #[test]
    fn a_stray_end_frees_no_place() {
        let mut queue = line("a b c d e");
        assert_eq!(turn(&mut queue), "a b c d");
        queue.done(&"x".into());
        assert_eq!(turn(&mut queue), "");
    }
}
