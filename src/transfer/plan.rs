//! What bringing one bot in would do, and what may be done instead.

use super::matching::{Match, Matching};
use crate::model::merge::{By, Comparison, Difference, Part};
use crate::model::object::Json;
use crate::model::secret;
use crate::model::validate::{self, Problem};
use crate::model::{Bot, BotUpdate, NewBot, Status, Webhooks};

/// What becomes of an imported bot if nobody chooses otherwise.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// It is created.
    Create,
    /// The bot that it stands for is changed.
    Update,
    /// The bot that it stands for is the same already.
    Same,
    /// Nothing, for this reason.
    Conflict(Obstacle),
}

/// What keeps an imported bot from being brought in as a matter of course.
#[derive(Clone, Debug, PartialEq)]
pub enum Obstacle {
    /// Another one of the file has its id, or stands for the same bot.
    Twice,
    /// The bot with its id is another application's.
    Foreign,
    /// So many bots have its name.
    Ambiguous(usize),
    /// The bot that it stands for couldn't be read.
    Unread,
    /// It can't be sent as it is.
    Invalid(Vec<Problem>),
}

/// What a person may choose for an imported bot.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Choice {
    /// Nothing is sent.
    Skip,
    /// A new bot is created.
    Create,
    /// The bot that it stands for is changed.
    Update,
}

/// The plan for one imported bot.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// As it is in the file.
    pub bot: Bot,
    /// Which bot it stands for.
    pub found: Match,
    /// That bot as it is now, if it was read.
    pub current: Option<Bot>,
    /// What is done if nobody chooses otherwise.
    pub standing: Standing,
    /// What would change in that bot.
    pub changes: Vec<Difference>,
    /// What there is to choose from; to skip it first.
    pub choices: Vec<Choice>,
    /// Members of the file that can't be sent: the API documents no way to set them.
    pub unsent: Vec<String>,
    /// Whether creating it takes a new secret, because the file has none.
    pub needs_secret: bool,
}

impl Line {
    /// What is done if nobody chooses otherwise.
    #[must_use]
    pub fn usual(&self) -> Choice {
        match self.standing {
            Standing::Create => Choice::Create,
            Standing::Update => Choice::Update,
            Standing::Same | Standing::Conflict(_) => Choice::Skip,
        }
    }

    /// The bot to be created. `secret` stands in where the file has none.
    #[must_use]
    pub fn new_bot(&self, secret: Option<&str>) -> NewBot {
        new_bot(&self.bot, secret)
    }

    /// The bot that it stands for, as the file wants it.
    #[must_use]
    pub fn wanted(&self) -> Option<Bot> {
        let current = self.current.as_ref()?;
        Some(overlaid(&self.bot, current))
    }

    /// What is sent to change a bot as it is now, if nobody changed it since the plan was made.
    #[must_use]
    pub fn update(&self, now: &Bot) -> Option<BotUpdate> {
        let current = self.current.as_ref()?;
        // What isn't told any more was changed by nobody.
        let now = now.clone().with_untold_of(current);
        let unchanged = differences(current, &now).is_empty();
        unchanged.then(|| update_between(&now, &overlaid(&self.bot, &now)))
    }
}

/// Plans one imported bot. `current` is the bot that it stands for; `url_problem` judges a webhook URL.
#[must_use]
pub fn line(
    bot: Bot,
    matching: &Matching,
    current: Option<Bot>,
    url_problem: impl Fn(&str) -> Option<Problem>,
) -> Line {
    let needs_secret = needs_secret(&bot);
    // Any secret will do for the check, since one is made.
    let stand_in = needs_secret.then_some("made when it is created");
    let creation = new_bot(&bot, stand_in);
    let mut to_create = validate::new_bot(&creation);
    let url = creation.webhooks.as_ref().and_then(|it| it.url.as_deref());
    to_create.extend(url.filter(|url| !url.is_empty()).and_then(&url_problem));
    let wanted = current.as_ref().map(|current| overlaid(&bot, current));
    let changes = match (&current, &wanted) {
        (Some(current), Some(wanted)) => differences(current, wanted),
        _ => Vec::new(),
    };
    let to_update = match (&current, &wanted) {
        (Some(current), Some(wanted)) => update_problems(current, wanted, &url_problem),
        _ => Vec::new(),
    };
    let has_target = matching.found.target().is_some();
    let standing = match &matching.found {
        _ if matching.twice => Standing::Conflict(Obstacle::Twice),
        Match::Foreign(_) => Standing::Conflict(Obstacle::Foreign),
        Match::Ambiguous(count) => Standing::Conflict(Obstacle::Ambiguous(*count)),
        _ if has_target && current.is_none() => Standing::Conflict(Obstacle::Unread),
        _ if has_target && changes.is_empty() => Standing::Same,
        _ if has_target && to_update.is_empty() => Standing::Update,
        _ if has_target => Standing::Conflict(Obstacle::Invalid(to_update.clone())),
        _ if to_create.is_empty() => Standing::Create,
        _ => Standing::Conflict(Obstacle::Invalid(to_create.clone())),
    };
    let mut choices = vec![Choice::Skip];
    if to_create.is_empty() {
        choices.push(Choice::Create);
    }
    if !changes.is_empty() && to_update.is_empty() {
        choices.push(Choice::Update);
    }
    Line {
        unsent: unsent(&bot, current.as_ref()),
        bot,
        found: matching.found.clone(),
        current,
        standing,
        changes,
        choices,
        needs_secret,
    }
}

fn needs_secret(bot: &Bot) -> bool {
    let webhooks = bot.webhooks.as_ref();
    webhooks.is_some_and(|webhooks| {
        let text = webhooks.secret_key.as_deref().unwrap_or_default();
        secret::is_no_secret(text) && webhooks.rest.kept_value(secret::NAME).is_none()
    })
}

fn new_bot(bot: &Bot, secret: Option<&str>) -> NewBot {
    let mut webhooks = bot.webhooks.clone();
    if let (Some(webhooks), Some(secret)) = (&mut webhooks, secret) {
        webhooks.secret_key = Some(secret.to_owned());
    }
    NewBot {
        name: bot.name.clone().unwrap_or_default(),
        status: bot.status.clone().unwrap_or_else(|| Status::from("")),
        avatar: bot.avatar.clone(),
        max_chats_count: bot.max_chats_count,
        groups: bot.groups.clone(),
        webhooks,
        default_group_priority: bot.default_group_priority.clone(),
    }
}

/// A bot with everything that the file says about it. A secret that the file leaves out stays.
fn overlaid(file: &Bot, current: &Bot) -> Bot {
    let webhooks = file.webhooks.as_ref().map(|webhooks| {
        let mut whole = webhooks.to_json();
        let now = current.webhooks.as_ref().map(Json::to_json);
        secret::put_back(&mut whole, &now.unwrap_or_default());
        Webhooks::from_json(&whole).unwrap_or_else(|| webhooks.clone())
    });
    Bot {
        name: file.name.clone().or_else(|| current.name.clone()),
        avatar: file.avatar.clone().or_else(|| current.avatar.clone()),
        status: file.status.clone().or_else(|| current.status.clone()),
        max_chats_count: file.max_chats_count.or(current.max_chats_count),
        default_group_priority: file
            .default_group_priority
            .clone()
            .or_else(|| current.default_group_priority.clone()),
        groups: file.groups.clone().or_else(|| current.groups.clone()),
        webhooks: webhooks.or_else(|| current.webhooks.clone()),
        ..current.clone()
    }
}

/// What differs, part by part. Neither the order of groups nor that of actions counts.
fn differences(before: &Bot, after: &Bot) -> Vec<Difference> {
    let comparison = Comparison::new(before.clone(), after.clone(), before.clone());
    let mut differences = comparison.differences();
    differences.retain(|difference| difference.by == By::Mine);
    differences
}

/// The members in which two states of a bot really differ.
fn update_between(before: &Bot, after: &Bot) -> BotUpdate {
    let differences = differences(before, after);
    let differs = |member: &str| {
        differences.iter().any(|difference| match &difference.part {
            Part::Member(name) => name == member,
            Part::Group(..) => member == "groups",
            Part::Webhooks(_) | Part::Action(..) => member == "webhooks",
        })
    };
    let update = BotUpdate::between(before, after);
    BotUpdate {
        groups: update.groups.filter(|_| differs("groups")),
        webhooks: update.webhooks.filter(|_| differs("webhooks")),
        ..update
    }
}

fn update_problems(
    current: &Bot,
    wanted: &Bot,
    url_problem: impl Fn(&str) -> Option<Problem>,
) -> Vec<Problem> {
    let update = update_between(current, wanted);
    let mut problems = validate::update(&update);
    let url = |bot: &Bot| bot.webhooks.as_ref().and_then(|it| it.url.clone());
    // A URL that the service holds already goes back as it is.
    if url(current) != url(wanted) {
        let url = url(wanted).filter(|url| !url.is_empty());
        problems.extend(url.as_deref().and_then(url_problem));
    }
    problems
}

/// Members that nobody can send, unless the bot has them just so already.
fn unsent(bot: &Bot, current: Option<&Bot>) -> Vec<String> {
    let now = current.map(Json::to_json).unwrap_or_default();
    let kept = bot.rest.kept();
    kept.filter(|(name, value)| *name != "application" && now.get(*name) != Some(*value))
        .map(|(name, _)| name.to_owned())
        .collect()
}
