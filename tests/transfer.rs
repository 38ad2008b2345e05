//! Bots as a file: what is read, how they are matched, and what the plan says.
#![cfg(not(target_arch = "wasm32"))]
#![allow(clippy::unwrap_used, clippy::expect_used)]

use std::collections::{HashMap, HashSet};
use std::sync::LazyLock;

use bot_agents_panel::model::object::Json;
use bot_agents_panel::model::{Bot, BotId, BotSummary, secret};
use bot_agents_panel::sandbox::Sandbox;
use bot_agents_panel::transfer::{
    Choice, Existing, File, Line, Match, Obstacle, ReadError, Standing, line, match_up, read,
    targets, write,
};
use proptest::prelude::*;
use serde_json::{Value, json};

fn seed() -> Vec<Bot> {
    static SEED: LazyLock<Vec<Bot>> = LazyLock::new(|| {
        let sandbox = Sandbox::new(1);
        let bots = sandbox.bots().iter();
        bots.map(|bot| Bot::from_json(&Value::Object(bot.clone())).unwrap())
            .collect()
    });
    SEED.clone()
}

fn bot(value: &Value) -> Bot {
    Bot::from_json(value).unwrap()
}

fn file(with_secrets: bool) -> File {
    File {
        exported_at: "2026-11-21T14:05:00.000Z".into(),
        source: "https://api.example".into(),
        with_secrets,
    }
}

fn summary(bot: &Bot) -> BotSummary {
    BotSummary {
        id: bot.id.clone(),
        name: bot.name.clone(),
        avatar: None,
        status: None,
    }
}

/// The bots of a license; all but those named are the token's own application's.
fn existing(bots: &[Bot], foreign: &[&str]) -> Existing {
    let mine = bots
        .iter()
        .filter(|bot| !foreign.contains(&bot.id.as_str()));
    Existing {
        mine: mine.map(|bot| bot.id.clone()).collect(),
        bots: bots.iter().map(summary).collect(),
    }
}

/// The plan of these bots for a license with those.
fn plan(imported: Vec<Bot>, there: &[Bot], foreign: &[&str]) -> Vec<Line> {
    let matchings = match_up(&imported, &existing(there, foreign));
    let lines = imported.into_iter().zip(&matchings);
    let there: HashMap<_, _> = there.iter().map(|bot| (&bot.id, bot)).collect();
    let read = |id: &BotId| there.get(id).map(|bot| Bot::clone(bot));
    lines
        .map(|(bot, matching)| {
            let current = matching.found.target().and_then(read);
            line(bot, matching, current, |_| None)
        })
        .collect()
}

#[test]
fn what_is_written_is_read_again() {
    let bots = seed();
    let text = write(&file(true), &bots);
    assert_eq!(read(&text).unwrap(), bots);

    let whole: Value = serde_json::from_str(&text).unwrap();
    assert_eq!(whole["format"], "bot-agents");
    assert_eq!(whole["version"], 1);
    assert_eq!(whole["exported_at"], "2026-11-21T14:05:00.000Z");
    assert_eq!(whole["source"], "https://api.example");
    // Neither a digit nor the order of a member is lost on the way.
    for kept in ["123456789012345678901234567890", "9007199254740993", "0.10"] {
        assert!(text.contains(kept), "{kept}");
    }
}

#[test]
fn secrets_are_left_out_unless_asked_for() {
    let bots = seed();
    let secrets: Vec<_> = bots
        .iter()
        .flat_map(|bot| secret::found(&bot.to_json()))
        .collect();
    assert!(secrets.len() >= 8, "{secrets:?}");
    let (bare, full) = (write(&file(false), &bots), write(&file(true), &bots));
    assert!(!bare.contains("secret_key"));
    for secret in &secrets {
        let written = Value::from(secret.as_str()).to_string();
        assert!(!bare.contains(&written), "{secret}");
        assert!(full.contains(&written), "{secret}");
    }
}

#[test]
fn a_name_is_found_whichever_way_its_letters_are_composed() {
    let there = [bot(&json!({"id": "a", "name": "José"}))];
    let imported = vec![bot(&json!({"id": "", "name": "Jose\u{301}"}))];
    let line = plan(imported, &there, &[]).remove(0);
    assert_eq!(line.found, Match::ByName("a".into()));
    // What can't be seen is a difference all the same.
    let imported = vec![bot(&json!({"id": "", "name": "Jos\u{200b}é"}))];
    assert_eq!(plan(imported, &there, &[]).remove(0).found, Match::None);
}

#[test]
fn bots_are_read_from_every_shape_they_come_in() {
    let one = json!({"id": "b", "name": "A", "x": 1});
    for text in [
        one.to_string(),
        json!([one]).to_string(),
        json!({"bot_agent": one}).to_string(),
        json!({"payload": {"bot_agent": one}}).to_string(),
        json!({"format": "bot-agents", "version": 1, "bots": [one]}).to_string(),
        format!("\u{feff}{one}"),
        format!("\n  {one:#}\n"),
    ] {
        assert_eq!(read(&text), Ok(vec![bot(&one)]), "{text}");
    }
    let nameless = read(r#"{"name": "A"}"#).unwrap();
    assert_eq!(nameless[0].id, BotId::default());
}

#[test]
fn what_holds_no_bots_is_refused_with_the_place() {
    for (text, message) in [
        ("", "there is nothing in it"),
        (" \n", "there is nothing in it"),
        ("[]", "there are no bot agents in it"),
        ("{}", "there are no bot agents in it"),
        ("7", "there are no bot agents in it"),
        (
            r#"{"format": "cats", "bots": []}"#,
            "there are no bot agents in it",
        ),
        (
            r#"{"format": "bot-agents", "version": 1}"#,
            "there are no bot agents in it",
        ),
        (
            r#"{"format": "bot-agents", "version": 2, "bots": []}"#,
            "its version is 2",
        ),
        (
            r#"{"format": "bot-agents", "bots": []}"#,
            "its version is missing",
        ),
        (
            r#"[{"name": "A"}, {"nom": "B"}]"#,
            "number 2 is no bot agent",
        ),
        (r#"[{"name": "A", "id": 7}]"#, "number 1 is no bot agent"),
        (
            "[\n  {\"name\": \"ä\" \"id\": 1}\n]",
            "line 2, column 16: expected `,` or `}`",
        ),
        (
            "[{\"name\": \"A\"",
            "line 1, column 13: the text ends inside an object",
        ),
        (
            "[{\"name\": \"A\",\n \"name\": \"B\"}]",
            "line 2, column 2: “name” is already in this object",
        ),
    ] {
        assert_eq!(read(text).unwrap_err().to_string(), message, "{text}");
    }
    let large = " ".repeat(10_000_001);
    assert_eq!(read(&large), Err(ReadError::TooLarge(10_000_001)));
    // Deeper than anything that is written into it later could be read back.
    let nested = |depth: usize| {
        format!(
            "{{\"name\":\"a\",\"x\":{}{}}}",
            "[".repeat(depth - 1),
            "]".repeat(depth - 1)
        )
    };
    assert!(read(&nested(80)).is_ok());
    assert_eq!(read(&nested(81)), Err(ReadError::TooDeep(80)));
}

/// One imported bot, and what a license with these bots makes of it.
#[track_caller]
fn assert_plan(imported: &Value, there: &Value, standing: &Standing, choices: &[Choice]) {
    let there: Vec<_> = there.as_array().unwrap().iter().map(bot).collect();
    let imported = read(&imported.to_string()).unwrap();
    let lines = plan(imported, &there, &["foreign"]);
    for line in &lines {
        assert_eq!(line.standing, *standing);
        assert_eq!(line.choices, choices);
    }
}

#[test]
fn each_bot_is_created_updated_left_or_in_conflict() {
    use Choice::{Create, Skip, Update};
    let a = json!({"id": "a", "name": "A", "status": "offline", "max_chats_count": 6});
    let with = |name: &str, value: Value| {
        let mut bot = a.clone();
        bot[name] = value;
        bot
    };
    let foreign = with("id", json!("foreign"));
    let elsewhere = with("id", json!("elsewhere"));
    let twin = with("id", json!("twin"));
    for (imported, there, standing, choices) in [
        (&a, json!([]), Standing::Create, &[Skip, Create][..]),
        (&a, json!([a]), Standing::Same, &[Skip, Create]),
        (
            &with("status", json!("accepting chats")),
            json!([a]),
            Standing::Update,
            &[Skip, Create, Update],
        ),
        // Another id, but the only one of this name.
        (&elsewhere, json!([a]), Standing::Same, &[Skip, Create]),
        (
            &with("id", json!("")),
            json!([a]),
            Standing::Same,
            &[Skip, Create],
        ),
        // What the file doesn't say isn't changed.
        (
            &json!({"id": "a", "name": "A", "status": "offline"}),
            json!([a]),
            Standing::Same,
            &[Skip, Create],
        ),
        (
            &elsewhere,
            json!([a, twin]),
            Standing::Conflict(Obstacle::Ambiguous(2)),
            &[Skip, Create],
        ),
        (
            &foreign,
            json!([foreign]),
            Standing::Conflict(Obstacle::Foreign),
            &[Skip, Create],
        ),
        // Another application's bot of the same name is none of ours.
        (&a, json!([foreign]), Standing::Create, &[Skip, Create]),
        (
            &json!([a, a]),
            json!([]),
            Standing::Conflict(Obstacle::Twice),
            &[Skip, Create],
        ),
        // Two for one bot, by name.
        (
            &json!([elsewhere, twin]),
            json!([a]),
            Standing::Conflict(Obstacle::Twice),
            &[Skip, Create],
        ),
    ] {
        assert_plan(imported, &there, &standing, choices);
    }
}

#[test]
fn what_cannot_be_sent_is_a_conflict_with_its_reasons() {
    let there = [bot(&json!({"id": "a", "name": "A", "status": "offline"}))];
    let bad = json!([
        {"id": "new", "name": " "},
        {"id": "a", "name": "A", "max_chats_count": -1},
    ]);
    let lines = plan(read(&bad.to_string()).unwrap(), &there, &[]);
    let reasons = |line: &Line| match &line.standing {
        Standing::Conflict(Obstacle::Invalid(problems)) => {
            let path =
                |problem: &bot_agents_panel::model::validate::Problem| problem.path.to_string();
            problems.iter().map(path).collect::<Vec<_>>()
        }
        other => panic!("{other:?}"),
    };
    assert_eq!(reasons(&lines[0]), ["name", "status"]);
    assert_eq!(reasons(&lines[1]), ["max_chats_count"]);
    assert!(lines.iter().all(|line| line.choices == [Choice::Skip]));
}

#[test]
fn an_id_is_stronger_than_a_name() {
    let there = [
        bot(&json!({"id": "a", "name": "A", "status": "offline"})),
        bot(&json!({"id": "b", "name": "B", "status": "offline"})),
    ];
    // The two have changed names, and a third one has the name of a bot that is taken.
    let imported = json!([
        {"id": "a", "name": "B", "status": "offline"},
        {"id": "b", "name": "A", "status": "offline"},
        {"id": "c", "name": "A", "status": "offline"},
    ]);
    let lines = plan(read(&imported.to_string()).unwrap(), &there, &[]);
    let found: Vec<_> = lines.iter().map(|line| line.found.clone()).collect();
    assert_eq!(
        found,
        [
            Match::ById("a".into()),
            Match::ById("b".into()),
            Match::None
        ]
    );
    let standings: Vec<_> = lines.iter().map(|line| &line.standing).collect();
    assert_eq!(
        standings,
        [&Standing::Update, &Standing::Update, &Standing::Create]
    );
}

#[test]
fn a_secret_is_kept_when_updating_and_made_when_creating() {
    let webhooks = |url: &str| json!({"url": url, "actions": []});
    let mut there = json!({"id": "a", "name": "A", "status": "offline", "webhooks": webhooks("https://a.example")});
    there["webhooks"]["secret_key"] = "kept-s3cret".into();
    let there = bot(&there);
    let imported = json!({"id": "a", "name": "A", "status": "offline", "webhooks": webhooks("https://b.example")});
    let lines = plan(
        read(&imported.to_string()).unwrap(),
        std::slice::from_ref(&there),
        &[],
    );
    assert_eq!(lines[0].standing, Standing::Update);
    assert!(lines[0].needs_secret);
    let update = lines[0].update(&there).unwrap();
    let sent = json!({"url": "https://b.example", "actions": [], "secret_key": "kept-s3cret"});
    assert_eq!(update.members(), [("webhooks", sent)]);
    let created = lines[0].new_bot(Some("brand-new")).webhooks.unwrap();
    assert_eq!(created.secret_key.as_deref(), Some("brand-new"));
}

#[test]
fn an_update_is_not_made_of_a_bot_that_has_changed_since() {
    let there = bot(&json!({"id": "a", "name": "A", "status": "offline", "max_chats_count": 6}));
    let imported = r#"{"id": "a", "name": "A", "status": "accepting chats"}"#;
    let lines = plan(read(imported).unwrap(), std::slice::from_ref(&there), &[]);
    let update = lines[0].update(&there).unwrap();
    assert_eq!(update.members(), [("status", json!("accepting chats"))]);
    let mut since = there;
    since.max_chats_count = Some(7);
    assert_eq!(lines[0].update(&since), None);
}

#[test]
fn members_that_cannot_be_sent_are_named() {
    let imported = r#"{"id": "a", "name": "A", "status": "offline", "x_rank": 1, "labels": []}"#;
    let unsent = |there: &Value| {
        let there: Vec<_> = there.as_array().unwrap().iter().map(bot).collect();
        plan(read(imported).unwrap(), &there, &[]).remove(0).unsent
    };
    assert_eq!(unsent(&json!([])), ["x_rank", "labels"]);
    let same = json!([{"id": "a", "name": "A", "status": "offline", "x_rank": 1}]);
    assert_eq!(unsent(&same), ["labels"]);
}

#[test]
fn the_seed_against_itself_is_all_the_same() {
    for with_secrets in [false, true] {
        let bots = seed();
        let imported = read(&write(&file(with_secrets), &bots)).unwrap();
        for line in plan(imported, &bots, &[]) {
            assert_eq!(line.standing, Standing::Same, "{:?}", line.changes);
            assert_eq!(line.unsent, [""; 0]);
        }
    }
}

/// A bot's groups and actions in another order.
fn shuffled(bot: &Bot, turn: usize) -> Bot {
    let mut bot = bot.clone();
    if let Some(groups) = bot.groups.as_mut().filter(|groups| !groups.is_empty()) {
        let middle = turn % groups.len();
        groups.rotate_left(middle);
    }
    let actions = bot.webhooks.as_mut().and_then(|it| it.actions.as_mut());
    if let Some(actions) = actions.filter(|actions| !actions.is_empty()) {
        let middle = turn % actions.len();
        actions.rotate_left(middle);
    }
    bot
}

/// Any bot of the seed, with another name, limit and id, and its lists in any order.
fn any_bot() -> impl Strategy<Value = Bot> {
    let parts = (
        0..12_usize,
        "[a-zé🤖 ]{1,8}",
        any::<Option<u16>>(),
        0..9_usize,
    );
    parts.prop_map(|(index, name, count, turn)| {
        let mut bot = shuffled(&seed()[index], turn);
        bot.name = Some(name);
        bot.max_chats_count = count.map(i64::from);
        bot
    })
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(500))]

    #[test]
    fn an_export_against_the_same_bots_is_all_the_same(
        bots in prop::collection::vec(any_bot(), 1..8), with_secrets: bool, turn in 0..9_usize,
    ) {
        let mut bots = bots;
        for (index, bot) in bots.iter_mut().enumerate() {
            bot.id = format!("bot-{index}").into();
        }
        let reordered: Vec<_> = bots.iter().map(|bot| shuffled(bot, turn)).collect();
        let imported = read(&write(&file(with_secrets), &reordered)).unwrap();
        for line in plan(imported, &bots, &[]) {
            prop_assert_eq!(&line.standing, &Standing::Same);
            let current = line.current.clone().unwrap();
            prop_assert!(line.update(&current).unwrap().is_empty());
        }
    }

    #[test]
    fn what_an_update_sends_makes_the_bot_as_the_file_wants_it(
        mine in any_bot(), theirs in any_bot(), with_secrets: bool,
    ) {
        let (mut mine, mut theirs) = (mine, theirs);
        mine.id = "a".into();
        theirs.id = "a".into();
        let imported = read(&write(&file(with_secrets), &[mine])).unwrap();
        let line = plan(imported.clone(), std::slice::from_ref(&theirs), &[]).remove(0);
        let updated = line.update(&theirs).unwrap().applied_to(theirs);
        let again = plan(imported, &[updated], &[]).remove(0);
        prop_assert_eq!(&again.standing, &Standing::Same, "{:?}", again.changes);
    }

    #[test]
    fn no_text_stops_the_reader(text in "\\PC{0,40}") {
        let _ = read(&text);
        let _ = secret::masked_text(&text);
        let _ = secret::masked_text(&format!("{{\"secret_key\":{text}"));
    }
}

#[test]
fn every_id_of_a_plan_is_one_of_the_license() {
    let bots = seed();
    let ids: HashSet<_> = bots.iter().map(|bot| bot.id.clone()).collect();
    for matching in match_up(&bots, &existing(&bots, &[])) {
        assert!(ids.contains(matching.found.target().unwrap()));
        assert!(!matching.twice);
    }
}

#[test]
fn a_bot_that_is_wanted_several_times_is_read_once() {
    let there = [
        bot(&json!({"id": "a", "name": "A"})),
        bot(&json!({"id": "b", "name": "B"})),
    ];
    let imported: Vec<_> = ["a", "b", "new", "a", "b"]
        .iter()
        .map(|id| bot(&json!({"id": id, "name": "other"})))
        .collect();
    let matchings = match_up(&imported, &existing(&there, &[]));
    let twice: Vec<_> = matchings.iter().map(|matching| matching.twice).collect();
    assert_eq!(twice, [true, true, false, true, true]);
    assert_eq!(targets(&matchings), ["a".into(), "b".into()]);
}

/// A plan that looks through everything for every bot would take minutes here.
#[test]
fn ten_thousand_bots_are_compared_with_ten_thousand() {
    const ALL: usize = 10_000;
    let there: Vec<_> = (0..ALL)
        .map(|n| bot(&json!({"id": format!("id-{n}"), "name": format!("Bot {n}")})))
        .collect();
    // A third by id, a third by name; the rest are new, and two of them have one id.
    let imported: Vec<_> = (0..ALL)
        .map(|n| match n % 3 {
            0 => bot(&json!({"id": format!("id-{n}"), "name": "renamed"})),
            1 => bot(&json!({"id": "", "name": format!("Bot {n}")})),
            _ => bot(&json!({"id": format!("new-{}", n.max(5)), "name": "new"})),
        })
        .collect();
    let lines = plan(imported, &there, &["id-0"]);
    let count = |is: fn(&Line) -> bool| lines.iter().filter(|line| is(line)).count();
    assert_eq!(lines.len(), ALL);
    assert_eq!(count(|line| matches!(line.found, Match::ById(_))), 3_333);
    assert_eq!(count(|line| matches!(line.found, Match::ByName(_))), 3_333);
    assert_eq!(count(|line| line.found == Match::None), 3_333);
    assert_eq!(lines[0].found, Match::Foreign("id-0".into()));
    let twice = Standing::Conflict(Obstacle::Twice);
    let places = (0..ALL).filter(|place| lines[*place].standing == twice);
    assert_eq!(places.collect::<Vec<_>>(), [2, 5]);
}
