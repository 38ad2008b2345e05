//! Which bot of the license an imported one stands for: the one with its id, or else the only one with
//! its very name, whichever way its letters are composed.

use std::borrow::Cow;
use std::collections::{HashMap, HashSet};

use crate::format::composed;
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

/// Matches each imported bot, in their order. Each list is gone through only a few times: a file may hold
/// thousands.
#[must_use]
pub fn match_up(imported: &[Bot], existing: &Existing) -> Vec<Matching> {
    let known: HashSet<&BotId> = existing.bots.iter().map(|bot| &bot.id).collect();
    let there = |bot: &&Bot| !bot.id.0.is_empty() && known.contains(&bot.id);
    let mine = |bot: &&Bot| existing.mine.contains(&bot.id);
    let taken = imported.iter().filter(there).filter(mine);
    let taken: HashSet<&BotId> = taken.map(|bot| &bot.id).collect();
    let named = by_name(existing, &taken);
    let find = |bot: &Bot| {
        if there(&bot) {
            let id = bot.id.clone();
            return if mine(&bot) {
                Match::ById(id)
            } else {
                Match::Foreign(id)
            };
        }
        let same = bot
            .name
            .as_deref()
            .and_then(|name| named.get(&composed(name)));
        match same.map(Vec::as_slice) {
            None | Some([]) => Match::None,
            Some([only]) => Match::ByName((*only).clone()),
            Some(several) => Match::Ambiguous(several.len()),
        }
    };
    let found: Vec<Match> = imported.iter().map(find).collect();
    let ids = counts(imported.iter().map(|bot| &bot.id));
    let targets = counts(found.iter().filter_map(Match::target));
    let twice = |bot: &Bot, found: &Match| {
        let same_id = !bot.id.0.is_empty() && ids.get(&bot.id) > Some(&1);
        same_id || found.target().is_some_and(|id| targets.get(id) > Some(&1))
    };
    let pairs = imported.iter().zip(&found);
    pairs
        .map(|(bot, found)| Matching {
            found: found.clone(),
            twice: twice(bot, found),
        })
        .collect()
}

/// The bots that imported ones stand for, each once.
#[must_use]
pub fn targets(matchings: &[Matching]) -> Vec<BotId> {
    let mut seen = HashSet::new();
    let targets = matchings.iter().filter_map(|it| it.found.target());
    targets.filter(|id| seen.insert(*id)).cloned().collect()
}

/// The application's own bots that no id has claimed, by their names.
fn by_name<'a>(
    existing: &'a Existing,
    taken: &HashSet<&BotId>,
) -> HashMap<Cow<'a, str>, Vec<&'a BotId>> {
    let mut named = HashMap::<_, Vec<_>>::new();
    for bot in &existing.bots {
        if let Some(name) = &bot.name
            && existing.mine.contains(&bot.id)
            && !taken.contains(&bot.id)
        {
            named.entry(composed(name)).or_default().push(&bot.id);
        }
    }
    named
}

/// How often each id is there.
fn counts<'a>(ids: impl Iterator<Item = &'a BotId>) -> HashMap<&'a BotId, usize> {
    ids.fold(HashMap::new(), |mut counts, id| {
        *counts.entry(id).or_default() += 1;
        counts
    })
}
