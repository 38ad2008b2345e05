//! Changed priorities that aren't saved yet, and what saving them sends.

use super::{EVERYONE, Place, place, with_place};
use crate::model::{Bot, BotId, BotUpdate, GroupId, Priority};

/// One changed cell of the table.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Cell {
    bot: BotId,
    group: GroupId,
    /// How it was when the person changed it.
    before: Place,
    /// The priority wanted; `None` to leave the group.
    wanted: Option<Priority>,
}

/// Changed cells, in the order in which they were changed first.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan(Vec<Cell>);

/// Why the changes to a bot can't be sent.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Obstacle {
    /// Somebody else changed this cell in the meantime, to this.
    Overtaken(GroupId, Place),
    /// The bot would be in no group at all.
    LastGroup,
    /// The API doesn't tell the bot's groups in a way that can be written back.
    Unreadable,
}

impl Plan {
    /// Whether nothing is changed.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    /// How many cells are changed.
    #[must_use]
    pub fn len(&self) -> usize {
        self.0.len()
    }

    /// The bots with a changed cell, each once.
    #[must_use]
    pub fn bots(&self) -> Vec<BotId> {
        let mut bots: Vec<BotId> = Vec::new();
        for cell in &self.0 {
            if !bots.contains(&cell.bot) {
                bots.push(cell.bot.clone());
            }
        }
        bots
    }

    /// Whether this cell is changed.
    #[must_use]
    pub fn changes(&self, bot: &BotId, group: GroupId) -> bool {
        self.cell(bot, group).is_some()
    }

    /// Wants a priority of a bot in a group, or the bot out of the group. Back to how it is, it is no change.
    pub fn set(&mut self, bot: &Bot, group: GroupId, wanted: Option<Priority>) {
        let before = place(bot, group);
        let same = match (&before, &wanted) {
            (Place::Own(now), Some(wanted)) => now == wanted,
            (Place::Outside | Place::Default(_), None) => true,
            _ => false,
        };
        let kept = self
            .0
            .iter()
            .position(|it| it.bot == bot.id && it.group == group);
        match (kept, same) {
            (Some(index), true) => drop(self.0.remove(index)),
            (Some(index), false) => self.0[index].wanted = wanted,
            (None, true) => {}
            (None, false) => self.0.push(Cell {
                bot: bot.id.clone(),
                group,
                before,
                wanted,
            }),
        }
    }

    /// Forgets the changes to a bot.
    pub fn forget(&mut self, bot: &BotId) {
        self.0.retain(|cell| cell.bot != *bot);
    }

    /// Forgets one change.
    pub fn forget_cell(&mut self, bot: &BotId, group: GroupId) {
        self.0
            .retain(|cell| !(cell.bot == *bot && cell.group == group));
    }

    /// How a bot will stand in a group once its changes are saved.
    #[must_use]
    pub fn place(&self, bot: &Bot, group: GroupId) -> Place {
        match self.cell(&bot.id, group).map(|cell| &cell.wanted) {
            None => place(bot, group),
            Some(Some(priority)) => Place::Own(priority.clone()),
            Some(None) if group == EVERYONE => Place::Default(bot.default_group_priority.clone()),
            Some(None) => Place::Outside,
        }
    }

    /// The bot as it will be once its changes are saved.
    #[must_use]
    pub fn applied_to(&self, bot: &Bot) -> Bot {
        let mut bot = bot.clone();
        for cell in self.0.iter().filter(|cell| cell.bot == bot.id) {
            if let Some(groups) = &bot.groups {
                bot.groups = Some(with_place(groups, cell.group, cell.wanted.as_ref()));
            }
        }
        bot
    }

    /// What saving sends for a bot as it was just read: its whole list of groups, because the API replaces that.
    ///
    /// # Errors
    /// When somebody else changed the same cell in the meantime, or the list can't be sent.
    pub fn update(&self, now: &Bot) -> Result<BotUpdate, Obstacle> {
        for cell in self.0.iter().filter(|cell| cell.bot == now.id) {
            let place = place(now, cell.group);
            let arrived = match &cell.wanted {
                Some(wanted) => place == Place::Own(wanted.clone()),
                None => matches!(place, Place::Outside | Place::Default(_)),
            };
            if place != cell.before && !arrived {
                return Err(Obstacle::Overtaken(cell.group, place));
            }
        }
        let Some(before) = &now.groups else {
            return Err(Obstacle::Unreadable);
        };
        let after = self.applied_to(now);
        if after.groups.as_ref().is_some_and(Vec::is_empty) && !before.is_empty() {
            return Err(Obstacle::LastGroup);
        }
        Ok(BotUpdate::between(now, &after))
    }

    fn cell(&self, bot: &BotId, group: GroupId) -> Option<&Cell> {
        self.0
            .iter()
            .find(|cell| cell.bot == *bot && cell.group == group)
    }
}

#[cfg(test)]
mod tests {
    use serde_json::{Value, json};

    use super::*;
    use crate::model::object::Json;

    fn bot(groups: &Value) -> Bot {
        Bot::from_json(&json!({"id": "b", "groups": groups})).unwrap()
    }

    fn plan(bot: &Bot, changes: &[(u64, Option<Priority>)]) -> Plan {
        let mut plan = Plan::default();
        for (group, wanted) in changes {
            plan.set(bot, GroupId(*group), wanted.clone());
        }
        plan
    }

    fn sent(update: Result<BotUpdate, Obstacle>) -> Value {
        let members = update.unwrap().members();
        Value::Object(
            members
                .into_iter()
                .map(|(name, value)| (name.to_owned(), value))
                .collect(),
        )
    }

    #[test]
    fn only_the_groups_are_sent_with_what_somebody_else_changed_meanwhile() {
        let loaded = bot(&json!([{"id": 0, "priority": "normal"}]));
        let plan = plan(&loaded, &[(0, Some(Priority::First))]);
        let now =
            bot(&json!([{"id": 0, "priority": "normal", "x": 1}, {"id": 9, "priority": "last"}]));
        assert_eq!(
            sent(plan.update(&now)),
            json!({"groups": [{"id": 0, "priority": "first", "x": 1}, {"id": 9, "priority": "last"}]})
        );
    }

    #[test]
    fn a_cell_that_is_put_back_is_no_change() {
        let loaded = bot(&json!([{"id": 0, "priority": "normal"}]));
        let mut plan = plan(
            &loaded,
            &[(0, Some(Priority::First)), (3, Some(Priority::Last))],
        );
        assert_eq!((plan.len(), plan.bots().len()), (2, 1));
        plan.set(&loaded, GroupId(0), Some(Priority::Normal));
        plan.set(&loaded, GroupId(3), None);
        assert!(plan.is_empty());
    }

    #[test]
    fn leaving_the_group_of_everyone_is_falling_back_to_the_default() {
        let loaded = bot(&json!([{"id": 0, "priority": "first"}, {"id": 4, "priority": "last"}]));
        let plan = plan(&loaded, &[(0, None)]);
        assert_eq!(
            place(&plan.applied_to(&loaded), GroupId(0)),
            Place::Default(None)
        );
        assert_eq!(plan.place(&loaded, GroupId(0)), Place::Default(None));
        assert_eq!(plan.place(&loaded, GroupId(4)), Place::Own(Priority::Last));
        assert_eq!(
            sent(plan.update(&loaded)),
            json!({"groups": [{"id": 4, "priority": "last"}]})
        );
    }

    #[test]
    fn obstacles() {
        let loaded = bot(&json!([{"id": 4, "priority": "first"}]));
        let overtaken = bot(&json!([{"id": 4, "priority": "last"}]));
        let wanted = plan(&loaded, &[(4, Some(Priority::Normal))]);
        assert_eq!(
            wanted.update(&overtaken),
            Err(Obstacle::Overtaken(GroupId(4), Place::Own(Priority::Last)))
        );
        // Somebody else wanted the same.
        let arrived = bot(&json!([{"id": 4, "priority": "normal"}]));
        assert!(wanted.update(&arrived).unwrap().is_empty());
        assert_eq!(
            plan(&loaded, &[(4, None)]).update(&loaded),
            Err(Obstacle::LastGroup)
        );
        let odd = bot(&json!("odd"));
        assert_eq!(
            plan(&odd, &[(4, Some(Priority::First))]).update(&odd),
            Err(Obstacle::Unreadable)
        );
    }
}
