//! Three states of a bot put together: as it was loaded, as the person wants it, and as it is by now.
//!
//! What two people changed apart from each other goes together by itself, down to single groups and
//! actions, although the API replaces those lists whole. What both changed is for the person to choose.

mod list;

use serde_json::Value;

use super::bot::Bot;
use super::object::{Json, Object, says_same};
use super::secret;

/// What is compared, and chosen, as one.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub enum Part {
    /// A member of the bot, by its name on the wire.
    Member(String),
    /// One of `groups`: its id, and how many of the same id stand before it.
    Group(String, usize),
    /// A member of `webhooks`, by its name on the wire.
    Webhooks(String),
    /// One of `webhooks.actions`: its name, and how many of the same name stand before it.
    Action(String, usize),
}

impl Part {
    /// Whether it is a secret, also where the API has none today.
    #[must_use]
    pub fn is_secret(&self) -> bool {
        matches!(self, Self::Member(name) | Self::Webhooks(name) if name == secret::NAME)
    }
}

/// Whose value a part gets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Side {
    /// The person's own.
    Mine,
    /// The one that it has by now.
    Theirs,
}

/// Who changed a part since it was loaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum By {
    /// Only the person.
    Mine,
    /// Only somebody else.
    Theirs,
    /// Both alike.
    BothAlike,
    /// Both, to different ends: somebody has to choose.
    Both,
}

/// A part that isn't as it was loaded.
#[derive(Clone, Debug, PartialEq)]
pub struct Difference {
    /// Which.
    pub part: Part,
    /// Who changed it.
    pub by: By,
    /// As it was loaded; nothing if it wasn't there.
    pub base: Option<Value>,
    /// As the person wants it.
    pub mine: Option<Value>,
    /// As it is by now.
    pub theirs: Option<Value>,
}

/// The three states of a bot.
#[derive(Clone, Debug, PartialEq)]
pub struct Comparison {
    /// As it was loaded.
    pub base: Bot,
    /// As the person wants it.
    pub mine: Bot,
    /// As it is by now.
    pub theirs: Bot,
}

/// What a part was, is wanted to be, and is by now.
type States<'a, T = Value> = [Option<&'a T>; 3];

impl Comparison {
    /// Compares three states of a bot. Of a member that the API [may leave out](Bot::UNTOLD), nothing is no news:
    /// one that isn't told is taken for unchanged, and so is one that is told for the first time.
    #[must_use]
    pub fn new(mut base: Bot, mut mine: Bot, theirs: Bot) -> Self {
        let theirs = theirs.with_untold_of(&base);
        if base.default_group_priority == mine.default_group_priority {
            base = base.with_untold_of(&theirs);
            mine = mine.with_untold_of(&theirs);
        }
        Self { base, mine, theirs }
    }

    /// Whether both changed something to different ends, so that somebody has to choose.
    #[must_use]
    pub fn has_conflicts(&self) -> bool {
        self.differences().iter().any(|it| it.by == By::Both)
    }

    /// Whether somebody else has changed anything.
    #[must_use]
    pub fn is_overtaken(&self) -> bool {
        // Members in another order are no change.
        !says_same(Some(&self.base.to_json()), Some(&self.theirs.to_json()))
    }

    /// Every part that isn't as it was loaded, in the order of the bot as it is by now.
    #[must_use]
    pub fn differences(&self) -> Vec<Difference> {
        let mut differences = Vec::new();
        self.walk(&mut |part, states| {
            differences.extend(difference(part, states));
            None
        });
        differences
    }

    /// The bot with the changes of both; `choose` says whose counts where both changed a part.
    #[must_use]
    pub fn merged(&self, choose: impl Fn(&Part) -> Side) -> Bot {
        let merged = self.walk(&mut |part, states| {
            let [_, mine, theirs] = states;
            let side = match by(states) {
                Some(By::Both) => choose(&part),
                Some(By::Mine) => Side::Mine,
                _ => Side::Theirs,
            };
            match side {
                Side::Mine => mine.cloned(),
                Side::Theirs => theirs.cloned(),
            }
        });
        Bot::from_json(&Value::Object(merged)).unwrap_or_else(|| self.theirs.clone())
    }

    /// Puts together what `pick` makes of each part.
    fn walk(&self, pick: &mut Pick) -> Object {
        let states = [&self.base, &self.mine, &self.theirs].map(Json::to_json);
        let states = [0, 1, 2].map(|at: usize| states[at].as_object());
        members(states, |name, states| match name {
            "groups" => {
                list::merge(states, "id", Part::Group, pick).or_else(|| whole(name, states, pick))
            }
            "webhooks" => webhooks(states, pick).or_else(|| whole(name, states, pick)),
            _ => whole(name, states, pick),
        })
    }
}

/// What becomes of a part.
type Pick<'a> = dyn FnMut(Part, States) -> Option<Value> + 'a;

fn whole(name: &str, states: States, pick: &mut Pick) -> Option<Value> {
    pick(Part::Member(name.to_owned()), states)
}

/// Member by member, if both have webhooks.
fn webhooks(states: States, pick: &mut Pick) -> Option<Value> {
    let objects = both(states, Value::as_object)?;
    let merged = members(objects, |name, states| {
        let apart = match name {
            "actions" => list::merge(states, "name", Part::Action, pick),
            _ => None,
        };
        apart.or_else(|| pick(Part::Webhooks(name.to_owned()), states))
    });
    Some(Value::Object(merged))
}

/// Every member of three objects, in the order of the last; those that only mine has come after.
fn members(states: States<Object>, mut merge: impl FnMut(&str, States) -> Option<Value>) -> Object {
    let [_, mine, theirs] = states;
    let has = |object: Option<&Object>, name: &str| object.is_some_and(|it| it.contains_key(name));
    let theirs_first = theirs.into_iter().flatten().map(|(name, _)| name);
    let mine_only = mine.into_iter().flatten().map(|(name, _)| name);
    let names = theirs_first.chain(mine_only.filter(|name| !has(theirs, name)));
    let merged = names.filter_map(|name| {
        let values = states.map(|object| object?.get(name));
        Some((name.clone(), merge(name, values)?))
    });
    merged.collect()
}

/// The three in another shape, if mine and theirs have it. What wasn't there is like an empty one.
fn both<'a, T: ?Sized>(
    states: States<'a>,
    shape: fn(&'a Value) -> Option<&'a T>,
) -> Option<[Option<&'a T>; 3]> {
    let states = states.map(|value| value.filter(|value| !value.is_null()));
    let shaped = states.map(|value| value.and_then(shape));
    let [base, mine, theirs] = shaped;
    let readable = base.is_some() == states[0].is_some();
    (readable && mine.is_some() && theirs.is_some()).then_some(shaped)
}

fn difference(part: Part, states: States) -> Option<Difference> {
    let by = by(states)?;
    let [base, mine, theirs] = states.map(Option::<&Value>::cloned);
    Some(Difference {
        part,
        by,
        base,
        mine,
        theirs,
    })
}

/// Who changed a part, if anybody did.
fn by([base, mine, theirs]: States) -> Option<By> {
    match (says_same(mine, base), says_same(theirs, base)) {
        (true, true) => None,
        (false, true) => Some(By::Mine),
        (true, false) => Some(By::Theirs),
        (false, false) if says_same(mine, theirs) => Some(By::BothAlike),
        (false, false) => Some(By::Both),
    }
}
