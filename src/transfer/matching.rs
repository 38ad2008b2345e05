//! Which bot of the license an imported one stands for: the one with its id, or else the only one with
//! its very name.

use std::collections::HashSet;

use crate::model::{Bot, BotId, BotSummary};

/// The bots that there are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Existing {
    /// Those that are known, of any application.
    pub bots: Vec<BotSummary>,
    /// Which of them are the token's own application's.
    pub mine: HashSet<BotId>,
}

/// Which bot an imported one stands for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Match {
    /// None: it is new.
    None,
    /// The one with the same id.
    ById(BotId),
    /// The only one with the same name.
    ByName(BotId),
    /// The one with the same id, which is another application's.
    Foreign(BotId),
    /// It can't be told: so many have the same name.
    Ambiguous(usize),
}

impl Match {
    /// The bot that could be updated.
    #[must_use]
    pub fn target(&self) -> Option<&BotId> {
        match self {
            Self::ById(id) | Self::ByName(id) => Some(id),
            Self::None | Self::Foreign(_) | Self::Ambiguous(_) => None,
        }
    }
}

/// An imported bot's match, and whether another one of the file stands for the same.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Matching {
    /// Which bot it stands for.
    pub found: Match,
    /// Whether it isn't the only one: with the same id, or the same target.
    pub twice: bool,
}

/// Matches each imported bot, in their order.
#[must_use]
pub fn match_up(imported: &[Bot], existing: &Existing) -> Vec<Matching> {
    let by_id: Vec<_> = imported.iter().map(|bot| by_id(bot, existing)).collect();
    let taken: HashSet<&BotId> = by_id.iter().flatten().filter_map(Match::target).collect();
    let by_name = imported.iter().map(|bot| by_name(bot, existing, &taken));
    let by_id_or_name = by_id.iter().cloned().zip(by_name);
    let found: Vec<Match> = by_id_or_name
        .map(|(by_id, by_name)| by_id.unwrap_or(by_name))
        .collect();
    let pairs = imported.iter().zip(&found);
    pairs
        .clone()
        .enumerate()
        .map(|(index, (bot, own))| {
            let mut others = pairs.clone().enumerate().filter(|(at, _)| *at != index);
            let twice = others.any(|(_, (other, found))| {
                let same_id = !bot.id.0.is_empty() && other.id == bot.id;
                let same_target = own.target().is_some() && own.target() == found.target();
                same_id || same_target
            });
            Matching {
                found: own.clone(),
                twice,
            }
        })
        .collect()
}

fn by_id(bot: &Bot, existing: &Existing) -> Option<Match> {
    let there = existing.bots.iter().any(|other| other.id == bot.id);
    if bot.id.0.is_empty() || !there {
        return None;
    }
    let id = bot.id.clone();
    Some(if existing.mine.contains(&id) {
        Match::ById(id)
    } else {
        Match::Foreign(id)
    })
}

/// Among the application's own bots that no id has claimed.
fn by_name(bot: &Bot, existing: &Existing, taken: &HashSet<&BotId>) -> Match {
    let Some(name) = &bot.name else {
        return Match::None;
    };
    let free =
        |other: &&BotSummary| existing.mine.contains(&other.id) && !taken.contains(&other.id);
    let bots = existing.bots.iter().filter(free);
    let same: Vec<_> = bots
        .filter(|other| other.name.as_ref() == Some(name))
        .collect();
    match same.as_slice() {
        [] => Match::None,
        [only] => Match::ByName(only.id.clone()),
        several => Match::Ambiguous(several.len()),
    }
}
