//! Findings about the bot itself: whether it is there, and whether the router gives it chats.

use super::{Finding, Fix, Rule, not_understood, quoted, unreadable};
use crate::messages::findings as words;
use crate::model::object::Json;
use crate::model::{Bot, GroupId, Membership, Priority, Status};

/// The group that every agent belongs to.
const EVERYONE: GroupId = GroupId(0);

pub(super) fn findings(bot: &Bot) -> Vec<Finding> {
    let mut findings = Vec::new();
    findings.extend(about_status(bot));
    findings.extend(about_chat_limit(bot));
    findings.extend(supervisor_everywhere(bot));
    findings.extend(unknown_priorities(bot));
    findings.extend(about_groups(bot));
    findings
}

fn about_status(bot: &Bot) -> Option<Finding> {
    let Some(status) = &bot.status else {
        let odd = unreadable(&bot.rest, "status");
        return odd.then(|| not_understood(words::THE_STATUS, words::WHETHER_CHATS_UNKNOWN));
    };
    match status {
        Status::AcceptingChats => None,
        Status::NotAcceptingChats => {
            Some(Finding::new(Rule::NotAcceptingChats, words::NOT_ACCEPTING))
        }
        Status::Offline => has_actions(bot).then(|| {
            let text = words::OFFLINE;
            Finding::new(Rule::OfflineWithWebhooks, text).fixed_by(Fix::AcceptChats)
        }),
        Status::Unknown(text) => Some(Finding::new(
            Rule::UnknownStatus,
            words::unknown_status(&quoted(text)),
        )),
    }
}

fn has_actions(bot: &Bot) -> bool {
    let actions = bot.webhooks.as_ref().and_then(|it| it.actions.as_ref());
    actions.is_some_and(|actions| !actions.is_empty())
}

fn about_chat_limit(bot: &Bot) -> Option<Finding> {
    match bot.max_chats_count {
        Some(count) if count <= 0 => {
            let text = words::no_chat_limit(count);
            Some(Finding::new(Rule::NoChatLimit, text).fixed_by(Fix::UsualChatLimit))
        }
        Some(_) => None,
        None => unreadable(&bot.rest, "max_chats_count")
            .then(|| not_understood(words::THE_CHAT_LIMIT, words::HOW_MANY_CHATS_UNKNOWN)),
    }
}

/// Sure only where no group is left that could have another priority: those it is listed in, and the
/// one of everyone, which has the default when it isn't listed.
fn supervisor_everywhere(bot: &Bot) -> Option<Finding> {
    if unreadable(&bot.rest, "groups") {
        return None;
    }
    let groups = bot.groups.as_deref().unwrap_or_default();
    let listed = groups
        .iter()
        .all(|group| group.priority == Priority::Supervisor);
    let by_default = bot.default_group_priority == Some(Priority::Supervisor);
    let everyone = groups.iter().any(|group| group.id == EVERYONE);
    if !listed || !(by_default || everyone) {
        return None;
    }
    let whose = if groups.is_empty() {
        words::SUPERVISOR_BY_DEFAULT
    } else {
        words::SUPERVISOR_IN_GROUPS
    };
    let text = words::never_routed(whose);
    Some(Finding::new(Rule::SupervisorEverywhere, text))
}

fn unknown_priorities(bot: &Bot) -> Vec<Finding> {
    let strange = |priority: &Priority, whose: String| match priority {
        Priority::Unknown(text) => {
            let text = words::unknown_priority(&quoted(text), &whose);
            Some(Finding::new(Rule::UnknownPriority, text))
        }
        _ => None,
    };
    let default = bot.default_group_priority.iter();
    let default = default.filter_map(|priority| strange(priority, words::AS_DEFAULT.to_owned()));
    let groups = bot.groups.iter().flatten().enumerate();
    let groups = groups.filter_map(|(index, group)| {
        let whose = words::as_in_group(&group.id.0.to_string());
        Some(strange(&group.priority, whose)?.at_group(index))
    });
    let odd = unreadable(&bot.rest, "default_group_priority")
        .then(|| not_understood(words::THE_DEFAULT_PRIORITY, words::WHEN_CHATS_UNKNOWN));
    default.chain(groups).chain(odd).collect()
}

fn about_groups(bot: &Bot) -> Vec<Finding> {
    if unreadable(&bot.rest, "groups") {
        return vec![not_understood(
            words::THE_GROUPS,
            words::WHOSE_CHATS_UNKNOWN,
        )];
    }
    let groups = bot.groups.as_deref().unwrap_or_default();
    if groups.is_empty() {
        let text = words::NO_GROUPS;
        return vec![Finding::new(Rule::NoGroups, text)];
    }
    let again = groups.iter().enumerate().filter_map(|(index, group)| {
        let earlier = groups[..index].iter().filter(|it| it.id == group.id);
        // Once per group, however often it is listed.
        (earlier.count() == 1).then(|| listed_twice(groups, group.id).at_group(index))
    });
    again.collect()
}

fn listed_twice(groups: &[Membership], id: GroupId) -> Finding {
    let mut same = groups.iter().filter(|group| group.id == id);
    let first = same.next().map(Json::to_json);
    let alike = same.all(|group| Some(group.to_json()) == first);
    let number = id.0.to_string();
    let (text, fix) = if alike {
        let text = words::group_twice(&number);
        (text, Some(Fix::KeepGroupOnce(id)))
    } else {
        let text = words::group_twice_differing(&number);
        (text, None)
    };
    Finding::new(Rule::DuplicateGroup, text).fixed_by(fix)
}
