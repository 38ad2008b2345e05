//! Who gets the next chat of a group, and what happens when a priority is changed. Pure: no I/O, no UI.
//!
//! The rules are those of the API's documentation: *first* is before everyone else in the group, *normal* after
//! first, *last* only when nobody with first or normal has a free slot, and a *supervisor* is assigned none.
//! Only a bot that accepts chats gets any.

pub mod forecast;
pub mod plan;

use crate::model::{Bot, GroupId, Membership, Priority};

/// The group that every agent belongs to.
pub const EVERYONE: GroupId = GroupId(0);

/// How a bot stands in a group.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// It doesn't belong to the group.
    Outside,
    /// It belongs to the group, with this priority of its own there.
    Own(Priority),
    /// It belongs to the group without a priority of its own: its default one holds, if that is known.
    Default(Option<Priority>),
    /// The API doesn't tell.
    Unknown,
}

impl Place {
    /// The priority that holds, if it is known.
    #[must_use]
    pub fn priority(&self) -> Option<&Priority> {
        match self {
            Self::Own(priority) | Self::Default(Some(priority)) => Some(priority),
            Self::Outside | Self::Default(None) | Self::Unknown => None,
        }
    }
}

/// How a bot stands in a group.
#[must_use]
pub fn place(bot: &Bot, group: GroupId) -> Place {
    let Some(groups) = &bot.groups else {
        return Place::Unknown;
    };
    let mut own = groups.iter().filter(|membership| membership.id == group);
    match own.next() {
        // Listed twice with different priorities, it isn't documented which of them holds.
        Some(one) if own.any(|other| other.priority != one.priority) => Place::Unknown,
        Some(one) => Place::Own(one.priority.clone()),
        None if group == EVERYONE => Place::Default(bot.default_group_priority.clone()),
        None => Place::Outside,
    }
}

/// Every group that a bot is listed in, and the one of everybody, by their numbers.
#[must_use]
pub fn groups<'a>(bots: impl Iterator<Item = &'a Bot>) -> Vec<GroupId> {
    let listed = bots.flat_map(|bot| bot.groups.iter().flatten().map(|group| group.id));
    let mut groups: Vec<_> = std::iter::once(EVERYONE).chain(listed).collect();
    groups.sort_by_key(|group| group.0);
    groups.dedup();
    groups
}

/// The memberships with one of them set, or taken away, and everything else about them kept.
#[must_use]
pub fn with_place(
    groups: &[Membership],
    group: GroupId,
    priority: Option<&Priority>,
) -> Vec<Membership> {
    let mut groups = groups.to_vec();
    match priority {
        None => groups.retain(|membership| membership.id != group),
        Some(priority) => {
            let mut own = groups.iter_mut().filter(|it| it.id == group).peekable();
            if own.peek().is_none() {
                groups.push(Membership::new(group, priority.clone()));
            } else {
                own.for_each(|membership| membership.priority = priority.clone());
            }
        }
    }
    groups
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::model::object::Json;

    fn bot(groups: &serde_json::Value) -> Bot {
        let bot = json!({"id": "b", "groups": groups, "default_group_priority": "last"});
        Bot::from_json(&bot).unwrap()
    }

    #[test]
    fn a_priority_of_its_own_comes_before_the_default() {
        for (groups, group, expected) in [
            (
                json!([{"id": 0, "priority": "first"}]),
                0,
                Place::Own(Priority::First),
            ),
            (
                json!([{"id": 7, "priority": "first"}]),
                0,
                Place::Default(Some(Priority::Last)),
            ),
            (json!([]), 0, Place::Default(Some(Priority::Last))),
            (json!([]), 7, Place::Outside),
            (
                json!([{"id": 7, "priority": "normal"}]),
                7,
                Place::Own(Priority::Normal),
            ),
            (
                json!([{"id": 7, "priority": "boss"}]),
                7,
                Place::Own(Priority::Unknown("boss".into())),
            ),
            (
                json!([{"id": 7, "priority": "last"}, {"id": 7, "priority": "last"}]),
                7,
                Place::Own(Priority::Last),
            ),
            (
                json!([{"id": 7, "priority": "last"}, {"id": 7, "priority": "first"}]),
                7,
                Place::Unknown,
            ),
            (json!("odd"), 7, Place::Unknown),
        ] {
            assert_eq!(
                place(&bot(&groups), GroupId(group)),
                expected,
                "{groups} in {group}"
            );
        }
        let unknown = Bot {
            default_group_priority: None,
            ..bot(&json!([]))
        };
        assert_eq!(place(&unknown, EVERYONE), Place::Default(None));
    }

    #[test]
    fn every_group_is_there_once_by_number() {
        let bots = [
            bot(&json!([{"id": 12, "priority": "first"}, {"id": 3, "priority": "last"}])),
            bot(&json!([{"id": 3, "priority": "last"}])),
        ];
        assert_eq!(groups(bots.iter()), [0, 3, 12].map(GroupId));
        assert_eq!(groups([].iter()), [EVERYONE]);
    }

    #[test]
    fn a_changed_membership_keeps_what_else_it_holds_and_its_place() {
        let groups = bot(
            &json!([{"id": 3, "priority": "last", "since": 9}, {"id": 4, "priority": "first"}]),
        )
        .groups
        .unwrap();
        let written =
            |groups: Vec<Membership>| json!(groups.iter().map(Json::to_json).collect::<Vec<_>>());
        assert_eq!(
            written(with_place(&groups, GroupId(3), Some(&Priority::Normal))),
            json!([{"id": 3, "priority": "normal", "since": 9}, {"id": 4, "priority": "first"}])
        );
        assert_eq!(
            written(with_place(&groups, GroupId(5), Some(&Priority::First))),
            json!([
                {"id": 3, "priority": "last", "since": 9},
                {"id": 4, "priority": "first"},
                {"id": 5, "priority": "first"}
            ])
        );
        assert_eq!(
            written(with_place(&groups, GroupId(3), None)),
            json!([{"id": 4, "priority": "first"}])
        );
    }
}
