//! Who gets the next chat of a group, and who after that, in sentences.

use super::{Place, place};
use crate::messages::common::isolated;
use crate::messages::routing as words;
use crate::model::{Bot, GroupId, Priority, Status};

/// A sentence about these names, and whether it is only one.
type Sentence = fn(&str, bool) -> String;

/// How many names a sentence tells.
const NAMES: usize = 4;

/// The bots of a group by what they get of its chats.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Forecast {
    first: Vec<String>,
    normal: Vec<String>,
    last: Vec<String>,
    paused: Vec<String>,
    offline: Vec<String>,
    full: Vec<String>,
    supervisors: Vec<String>,
    unclear: Vec<String>,
}

/// What becomes of the next chat of a group, going by what is known of these bots.
#[must_use]
pub fn forecast<'a>(bots: impl Iterator<Item = &'a Bot>, group: GroupId) -> Forecast {
    let mut forecast = Forecast::default();
    for bot in bots {
        forecast.enter(bot, group);
    }
    forecast
}

impl Forecast {
    fn enter(&mut self, bot: &Bot, group: GroupId) {
        let place = place(bot, group);
        let accepts = bot.status == Some(Status::AcceptingChats);
        let is_away = matches!(
            bot.status,
            Some(Status::Offline | Status::NotAcceptingChats)
        );
        // Nobody misses a bot that isn't there and may not even be meant to be.
        if place == Place::Outside || (place == Place::Unknown && is_away) {
            return;
        }
        let name = isolated(bot.display_name()).into_owned();
        let takes_none = bot.max_chats_count.is_some_and(|limit| limit <= 0);
        let list = match (place.priority(), &bot.status) {
            (Some(Priority::Supervisor), _) => &mut self.supervisors,
            (_, Some(Status::Offline)) => &mut self.offline,
            (_, Some(Status::NotAcceptingChats)) => &mut self.paused,
            (_, Some(Status::AcceptingChats)) if takes_none => &mut self.full,
            (Some(Priority::First), Some(Status::AcceptingChats)) => &mut self.first,
            (Some(Priority::Normal), Some(Status::AcceptingChats)) => &mut self.normal,
            (Some(Priority::Last), Some(Status::AcceptingChats)) => &mut self.last,
            _ => return self.unclear.push(name),
        };
        let has_turn = matches!(
            place.priority(),
            Some(Priority::First | Priority::Normal | Priority::Last)
        );
        list.push(match bot.max_chats_count {
            Some(limit @ 1..) if accepts && has_turn => words::with_limit(&name, limit),
            _ => name,
        });
    }

    /// The forecast in sentences: the next chat, the one after, and who gets none for which reason.
    #[must_use]
    pub fn sentences(&self) -> Vec<String> {
        let mut said = self.turn();
        let rest: [(&[String], Sentence); 5] = [
            (&self.paused, words::paused),
            (&self.offline, words::offline),
            (&self.full, words::full),
            (&self.supervisors, words::supervisors),
            (&self.unclear, words::unclear),
        ];
        for (names, say) in rest {
            if !names.is_empty() {
                said.push(say(&words::both(&told(names)), names.len() == 1));
            }
        }
        said
    }

    /// Whose turn it is.
    fn turn(&self) -> Vec<String> {
        let mut said = Vec::new();
        let either = |names: &[String]| words::either(&told(names));
        // People share this priority.
        let normal = || {
            let person = words::A_PERSON.to_owned();
            words::either(&[told(&self.normal), vec![person]].concat())
        };
        match (self.first.is_empty(), self.normal.is_empty()) {
            (true, true) if self.last.is_empty() => said.push(words::ONLY_PEOPLE.to_owned()),
            (true, true) => said.push(words::PEOPLE_NEXT.to_owned()),
            (true, false) => said.push(words::normal_next(&normal())),
            (false, _) => {
                said.push(words::first(&either(&self.first)));
                said.push(if self.normal.is_empty() {
                    words::PEOPLE_AFTER.to_owned()
                } else {
                    words::normal_after(&normal())
                });
            }
        }
        if !self.last.is_empty() {
            said.push(words::last(&either(&self.last)));
        }
        said
    }
}

/// The first few names, and how many more there are.
fn told(names: &[String]) -> Vec<String> {
    // One more is named rather than counted: “and 1 more” isn't shorter.
    if names.len() <= NAMES + 1 {
        return names.to_vec();
    }
    let more = words::more(names.len() - NAMES);
    let shown = names.iter().take(NAMES).cloned();
    shown.chain([more]).collect()
}
