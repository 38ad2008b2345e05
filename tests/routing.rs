//! The sentences that tell who gets the next chat of a group: a case per situation.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::panic)]

use bot_agents_panel::model::{Bot, GroupId, Membership, Priority, Status};
use bot_agents_panel::routing::forecast::forecast;

/// The group that all cases ask about.
const GROUP: GroupId = GroupId(7);

/// Reads bots such as `Ann first 6, Bob last ∞ offline, Cy – 2 default:normal`: name, priority in group 7
/// (`–` outside), chat limit (`∞` when not told), then a status other than accepting chats, or a default priority.
fn bots(text: &str) -> Vec<Bot> {
    let texts = text.split(", ").filter(|text| !text.is_empty());
    texts.map(bot).collect()
}

fn bot(text: &str) -> Bot {
    let mut words = text.split(' ');
    let mut word = || words.next().unwrap_or_default();
    let (name, priority, limit) = (word(), word(), word());
    let membership = (priority != "–").then(|| Membership::new(GROUP, Priority::from(priority)));
    let mut bot = Bot {
        id: name.into(),
        name: Some(name.to_owned()),
        status: Some(Status::AcceptingChats),
        max_chats_count: limit.parse().ok(),
        groups: Some(membership.into_iter().collect()),
        ..Bot::default()
    };
    for word in words {
        match word.split_once(':') {
            Some(("default", priority)) => bot.default_group_priority = Some(priority.into()),
            _ => match word {
                "offline" => bot.status = Some(Status::Offline),
                "paused" => bot.status = Some(Status::NotAcceptingChats),
                "away" => bot.status = Some("away".into()),
                "statusless" => bot.status = None,
                "groupless" => bot.groups = None,
                other => panic!("no such word: {other}"),
            },
        }
    }
    bot
}

#[track_caller]
fn says(group: GroupId, text: &str, expected: &[&str]) {
    let bots = bots(text);
    let said = forecast(bots.iter(), group).sentences();
    assert_eq!(said, expected, "for {text:?}");
}

const PEOPLE: &str = "No bot agent takes chats of this group now; they go to people.";
const PEOPLE_NEXT: &str = "The next chat goes to a person.";
const PEOPLE_AFTER: &str = "When no one with first has a free slot, it goes to a person.";

#[test]
fn nobody_takes_part() {
    for text in [
        "",
        "Ann – 6",
        "Ann – 6, Bob – 6 offline",
        "Ann – 6 default:first",
        "Ann – 6 away",
    ] {
        says(GROUP, text, &[PEOPLE]);
    }
}

#[test]
fn one_bot_of_each_priority() {
    let ann_first =
        "The next chat goes to Ann (up to 6 at once), before everyone else in the group.";
    says(GROUP, "Ann first 6", &[ann_first, PEOPLE_AFTER]);
    let ann_normal = "The next chat goes to Ann (up to 6 at once) or a person, unless a person with first has a free slot.";
    says(GROUP, "Ann normal 6", &[ann_normal]);
    let ann_last =
        "Only when no one with first or normal has a free slot, it goes to Ann (up to 6 at once).";
    says(GROUP, "Ann last 6", &[PEOPLE_NEXT, ann_last]);
    says(
        GROUP,
        "Ann supervisor 6",
        &[PEOPLE, "Ann is a supervisor and is never assigned a chat."],
    );
}

#[test]
fn first_normal_and_last_come_in_that_order_whatever_the_order_of_the_list() {
    let expected = [
        "The next chat goes to Ann (up to 1 at once), before everyone else in the group.",
        "When no one with first has a free slot, it goes to Bob (up to 2 at once) or a person.",
        "Only when no one with first or normal has a free slot, it goes to Cy (up to 3 at once).",
    ];
    for text in [
        "Ann first 1, Bob normal 2, Cy last 3",
        "Cy last 3, Bob normal 2, Ann first 1",
        "Bob normal 2, Cy last 3, Ann first 1, Dee – 9",
    ] {
        says(GROUP, text, &expected);
    }
    says(
        GROUP,
        "Ann first 1, Cy last 3",
        &[expected[0], PEOPLE_AFTER, expected[2]],
    );
    let bob_next = "The next chat goes to Bob (up to 2 at once) or a person, unless a person with first has a free slot.";
    says(GROUP, "Bob normal 2, Cy last 3", &[bob_next, expected[2]]);
    says(GROUP, "Ann first 1, Bob normal 2", &expected[..2]);
}

#[test]
fn several_share_a_priority() {
    says(
        GROUP,
        "Ann first ∞, Bob first ∞",
        &[
            "The next chat goes to Ann or Bob, before everyone else in the group.",
            PEOPLE_AFTER,
        ],
    );
    says(
        GROUP,
        "Ann normal ∞, Bob normal ∞, Cy normal ∞",
        &[
            "The next chat goes to Ann, Bob, Cy or a person, unless a person with first has a free slot.",
        ],
    );
    says(
        GROUP,
        "Ann last ∞, Bob last 2",
        &[
            PEOPLE_NEXT,
            "Only when no one with first or normal has a free slot, it goes to Ann or Bob (up to 2 at once).",
        ],
    );
}

#[test]
fn many_names_are_cut_and_counted() {
    let many = |count: usize| {
        let names = (1..=count).map(|number| format!("B{number} first ∞"));
        names.collect::<Vec<_>>().join(", ")
    };
    let first =
        |names: &str| format!("The next chat goes to {names}, before everyone else in the group.");
    for (count, names) in [
        (4, "B1, B2, B3 or B4"),
        (5, "B1, B2, B3, B4 or B5"),
        (6, "B1, B2, B3, B4 or 2 more"),
        (2_000, "B1, B2, B3, B4 or 1,996 more"),
    ] {
        says(GROUP, &many(count), &[&first(names), PEOPLE_AFTER]);
    }
    let people = "The next chat goes to B1, B2, B3, B4, 3 more or a person, unless a person with first has a free slot.";
    says(GROUP, &many(7).replace("first", "normal"), &[people]);
}

#[test]
fn the_chat_limit_is_told_where_it_is_known() {
    let says_first = |text: &str, name: &str| {
        let first = format!("The next chat goes to {name}, before everyone else in the group.");
        says(GROUP, text, &[&first, PEOPLE_AFTER]);
    };
    says_first("Ann first ∞", "Ann");
    says_first("Ann first 1", "Ann (up to 1 at once)");
    says_first("Ann first 500", "Ann (up to 500 at once)");
    for text in ["Ann first 0", "Ann first -1"] {
        let ann = "Ann gets no chats, because its chat limit allows none.";
        says(GROUP, text, &[PEOPLE, ann]);
    }
    says(
        GROUP,
        "Ann first 0, Bob last 0",
        &[
            PEOPLE,
            "Ann and Bob get no chats, because their chat limits allow none.",
        ],
    );
}

#[test]
fn who_is_away_gets_none_whatever_its_priority() {
    for priority in ["first", "normal", "last"] {
        says(
            GROUP,
            &format!("Ann {priority} 6 offline"),
            &[PEOPLE, "Ann is offline and gets no chats."],
        );
        says(
            GROUP,
            &format!("Ann {priority} 6 paused"),
            &[PEOPLE, "Ann isn’t accepting chats now and gets none."],
        );
    }
    says(
        GROUP,
        "Ann first 6 offline, Bob last 0 offline",
        &[PEOPLE, "Ann and Bob are offline and get no chats."],
    );
    says(
        GROUP,
        "Ann first ∞, Bob first 6 paused, Cy last 6 paused, Dee normal 6 offline",
        &[
            "The next chat goes to Ann, before everyone else in the group.",
            PEOPLE_AFTER,
            "Bob and Cy aren’t accepting chats now and get none.",
            "Dee is offline and gets no chats.",
        ],
    );
}

#[test]
fn a_supervisor_is_none_of_the_others() {
    says(
        GROUP,
        "Ann supervisor 6 offline, Bob supervisor 0",
        &[
            PEOPLE,
            "Ann and Bob are supervisors and are never assigned a chat.",
        ],
    );
    says(
        GROUP,
        "Ann supervisor 6, Bob normal ∞",
        &[
            "The next chat goes to Bob or a person, unless a person with first has a free slot.",
            "Ann is a supervisor and is never assigned a chat.",
        ],
    );
}

#[test]
fn what_the_api_does_not_tell_is_said_to_be_unclear() {
    let unclear = |names: &str, stands: &str| {
        format!(
            "Where {names} {stands} can’t be told: the API doesn’t say, or uses words that the panel doesn’t know."
        )
    };
    for text in [
        "Ann boss 6",
        "Ann first 6 away",
        "Ann first 6 statusless",
        "Ann – 6 groupless",
    ] {
        says(GROUP, text, &[PEOPLE, &unclear("Ann", "stands")]);
    }
    says(
        GROUP,
        "Ann boss 6, Bob first 6 away",
        &[PEOPLE, &unclear("Ann and Bob", "stand")],
    );
    // Away and perhaps not even in the group: not worth a word.
    says(
        GROUP,
        "Ann – 6 offline groupless, Bob – 6 paused groupless",
        &[PEOPLE],
    );
    // Offline says enough.
    says(
        GROUP,
        "Ann boss 6 offline",
        &[PEOPLE, "Ann is offline and gets no chats."],
    );
}

#[test]
fn everyone_is_in_group_0_by_the_default_priority() {
    let everyone = GroupId(0);
    says(
        everyone,
        "Ann – ∞ default:first",
        &[
            "The next chat goes to Ann, before everyone else in the group.",
            PEOPLE_AFTER,
        ],
    );
    says(
        everyone,
        "Ann – ∞ default:normal",
        &["The next chat goes to Ann or a person, unless a person with first has a free slot."],
    );
    says(
        everyone,
        "Ann – ∞ default:last",
        &[
            PEOPLE_NEXT,
            "Only when no one with first or normal has a free slot, it goes to Ann.",
        ],
    );
    says(
        everyone,
        "Ann – ∞ default:supervisor",
        &[PEOPLE, "Ann is a supervisor and is never assigned a chat."],
    );
    says(
        everyone,
        "Ann – ∞",
        &[
            PEOPLE,
            "Where Ann stands can’t be told: the API doesn’t say, or uses words that the panel doesn’t know.",
        ],
    );
    // A default says nothing about groups that one isn’t in.
    says(GROUP, "Ann – ∞ default:first", &[PEOPLE]);
}
