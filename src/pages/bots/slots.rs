//! Which row of the page shows which bot. While somebody types into the search, a row whose bot goes takes the next one
//! over: changing its texts is far quicker than making a row.

use crate::model::BotId;

/// A row of the page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Slot {
    /// Tells the row from the others.
    pub key: usize,
    /// The bot that it shows.
    pub id: BotId,
}

/// The rows for these bots, in their order. A bot that was shown keeps its row. Other rows are only taken over if they
/// may be: something in them may have the focus, or be pressed just now.
pub fn fill(before: &[Slot], ids: &[BotId], take_over: bool) -> Vec<Slot> {
    let mut left = before.to_vec();
    let own = |id: &BotId| {
        Some(
            left.remove(left.iter().position(|slot| slot.id == *id)?)
                .key,
        )
    };
    let own: Vec<_> = ids.iter().map(own).collect();
    if !take_over {
        left.clear();
    }
    let mut left = left.into_iter().map(|slot| slot.key);
    let mut fresh = before.iter().map(|slot| slot.key + 1).max().unwrap_or(0)..;
    let slot = |(id, own): (&BotId, Option<usize>)| Slot {
        key: own
            .or_else(|| left.next())
            .or_else(|| fresh.next())
            .unwrap_or_default(),
        id: id.clone(),
    };
    ids.iter().zip(own).map(slot).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Slots as `key:id`, both ways.
    fn slots(text: &str) -> Vec<Slot> {
        let slot = |part: &str| {
            let (key, id) = part.split_once(':')?;
            Some(Slot {
                key: key.parse().ok()?,
                id: id.into(),
            })
        };
        text.split(' ').filter_map(slot).collect()
    }

    #[track_caller]
    fn assert_filled(before: &str, ids: &str, take_over: bool, expected: &str) {
        let ids: Vec<BotId> = ids.split_whitespace().map(BotId::from).collect();
        let now = fill(&slots(before), &ids, take_over);
        let now: Vec<_> = now
            .iter()
            .map(|slot| format!("{}:{}", slot.key, slot.id.as_str()))
            .collect();
        assert_eq!(now.join(" "), expected);
    }

    #[test]
    fn a_bot_that_stays_keeps_its_row_and_others_take_over_what_is_left() {
        assert_filled("", "a b c", true, "0:a 1:b 2:c");
        assert_filled("0:a 1:b 2:c", "c a", true, "2:c 0:a");
        assert_filled("0:a 1:b 2:c", "x b y", true, "0:x 1:b 2:y");
        assert_filled("0:a 1:b", "x y z", true, "0:x 1:y 2:z");
        assert_filled("4:a 7:b", "b c d", true, "7:b 4:c 8:d");
        assert_filled("0:a 1:b", "", true, "");
    }

    #[test]
    fn rows_that_may_not_be_taken_over_give_way_to_new_ones() {
        assert_filled("0:a 1:b 2:c", "x b y", false, "3:x 1:b 4:y");
        assert_filled("0:a 1:b", "b a", false, "1:b 0:a");
    }

    #[test]
    fn a_bot_that_is_listed_twice_has_two_rows() {
        assert_filled("", "a a", true, "0:a 1:a");
        assert_filled("0:a 1:a", "b a a", true, "2:b 0:a 1:a");
        assert_filled("0:a", "a a", false, "0:a 1:a");
    }
}
