//! Two administrators at once: nobody's change is lost unseen, and what doesn't collide goes together.

use std::io::Write as _;

use bot_agents_panel::sandbox::{Sandbox, tokens};
use serde_json::{Value, json};

use crate::methods::group;
use crate::server::{self, Options, Running};
use crate::support::{Find, Locator, Panel, View, journey, report_axe};
use crate::workspace::{
    JOHN, connect, count, do_elsewhere, leave_with_draft, open_bot, over_sandbox, row, rows_read,
    toast,
};

const UPDATE: &str = "update_bot_agent";

/// Something that one of the two does to a bot.
#[derive(Clone, Copy, Debug)]
enum Edit {
    Name(&'static str),
    Limit(u32),
    /// As the form calls it, and as the API does.
    Status(&'static str, &'static str),
    Priority(u32, &'static str),
    /// Adds the next group, 3.
    AddGroup,
    Url(&'static str),
    AddAction(&'static str),
    RemoveAction(&'static str),
}
use Edit::{AddAction, AddGroup, Limit, Name, Priority, RemoveAction, Status, Url};

impl Edit {
    async fn make(self, panel: &Panel) {
        if matches!(self, Url(_) | AddAction(_) | RemoveAction(_)) {
            panel.tab("Webhooks").await;
        }
        match self {
            Name(name) => panel.field("Name").fill(name).await,
            Limit(limit) => panel.field("Chat limit").fill(&limit.to_string()).await,
            Status(label, _) => panel.role("radio", label).click().await,
            Priority(id, priority) => group(panel, id).field("Priority").choose(priority).await,
            AddGroup => panel.button("Add group").click().await,
            Url(url) => panel.field("URL").fill(url).await,
            AddAction(name) => {
                panel.button("Add action").click().await;
                let dialog = panel.dialog("Add an action");
                dialog.button(name).click().await;
                dialog.gone().await;
            }
            RemoveAction(name) => panel.button(&format!("Remove action {name}")).click().await,
        }
    }

    /// The same to the bot as it is stored.
    fn on(self, bot: &mut Value) {
        match self {
            Name(name) => bot["name"] = json!(name),
            Limit(limit) => bot["max_chats_count"] = json!(limit),
            Status(_, status) => bot["status"] = json!(status),
            Priority(id, priority) => bot["groups"][id as usize]["priority"] = json!(priority),
            AddGroup => list(bot, "/groups").push(json!({"id": 3, "priority": "normal"})),
            Url(url) => bot["webhooks"]["url"] = json!(url),
            AddAction(name) => list(bot, "/webhooks/actions").push(json!({"name": name})),
            RemoveAction(name) => {
                list(bot, "/webhooks/actions").retain(|action| action["name"] != name);
            }
        }
    }
}

fn list<'a>(bot: &'a mut Value, place: &str) -> &'a mut Vec<Value> {
    let list = bot.pointer_mut(place).and_then(Value::as_array_mut);
    list.expect("a list")
}

/// What Ann changes, and what Bob has saved in the meantime.
const APART: [(Edit, Edit); 14] = [
    (Name("Ann’s"), Limit(19)),
    (Limit(18), Name("Bob’s")),
    (Status("Accepting chats", "accepting chats"), Name("Bob’s")),
    (Name("Ann’s"), Status("Offline", "offline")),
    (Priority(0, "last"), Priority(1, "first")),
    (Priority(2, "last"), AddGroup),
    (AddGroup, Priority(2, "last")),
    (Url("https://ann.example"), AddAction("thread_closed")),
    (AddAction("thread_closed"), AddAction("chat_user_added")),
    (RemoveAction("incoming_event"), Url("https://bob.example")),
    (
        AddAction("thread_closed"),
        RemoveAction("incoming_chat_thread"),
    ),
    (Limit(17), Url("https://bob.example")),
    (AddGroup, AddAction("thread_closed")),
    (Name("Ann’s"), RemoveAction("incoming_event")),
];

/// The same, with what the two collide on and whose value Ann chooses.
const COLLIDING: [(Edit, Edit, &str, &str); 6] = [
    (Name("Ann’s"), Name("Bob’s"), "Name", "Yours"),
    (Name("Ann’s"), Name("Bob’s"), "Name", "Theirs"),
    (Limit(18), Limit(19), "Chat limit", "Yours"),
    (
        Priority(0, "first"),
        Priority(0, "last"),
        "Group 0",
        "Theirs",
    ),
    (
        Url("https://ann.example"),
        Url("https://bob.example"),
        "Webhook URL",
        "Yours",
    ),
    (
        Status("Accepting chats", "accepting chats"),
        Status("Offline", "offline"),
        "Status",
        "Theirs",
    ),
];

fn question(panel: &Panel) -> Locator {
    panel.dialog("Changed by someone else")
}

/// Ann and Bob at one sandbox, and the ids of bots with groups 0, 1 and 2 and two actions.
async fn two_administrators(body: impl AsyncFnOnce(&Panel, &Panel, &Running, Vec<String>)) {
    journey(async |ann| {
        let server = server::start(Sandbox::with_bots(1, 240), Options::default()).expect("a port");
        let fits = |bot: &Value| {
            let length = |place| bot.pointer(place).and_then(Value::as_array).map(Vec::len);
            let own = bot["application"]["client_id"] == tokens::CLIENT_ID;
            own && bot["status"] == "not accepting chats"
                && length("/groups") == Some(3)
                && length("/webhooks/actions") == Some(2)
        };
        let bots = server.sandbox().bots().to_vec().into_iter();
        let fitting = bots.skip(12).map(Value::Object).filter(fits);
        let ids = fitting.map(|bot| bot["id"].as_str().expect("an id").to_owned());
        let ids = ids.collect();
        let bob = ann.beside().await;
        connect(ann, &server, tokens::FULL).await;
        connect(&bob, &server, tokens::FULL).await;
        body(ann, &bob, &server, ids).await;
        bob.close_beside().await;
    })
    .await;
}

/// Both open a bot, Bob saves his edit, and Ann tries to save hers. Gives the bot as it was before.
async fn collide(
    ann: &Panel,
    bob: &Panel,
    server: &Running,
    id: &str,
    edits: (Edit, Edit),
) -> Value {
    let before = stored(server, id);
    let page = format!("/bots/{id}");
    ann.goto(&page).await;
    bob.goto(&page).await;
    edits.0.make(ann).await;
    edits.1.make(bob).await;
    bob.button("Save").click().await;
    toast(bob, "Saved.").shown().await;
    let sent = server.requests_of(UPDATE).len();
    ann.button("Save").click().await;
    question(ann).shown().await;
    assert_eq!(server.requests_of(UPDATE).len(), sent, "nothing is sent");
    before
}

fn stored(server: &Running, id: &str) -> Value {
    Value::Object(server.sandbox().bot(id).expect("the bot").clone())
}

async fn save_the_result(ann: &Panel) {
    question(ann).button("Save the result").click().await;
    toast(ann, "Saved.").shown().await;
    ann.button("Save").gone().await;
}

/// Says on the test's output how often it went well, even if that is captured.
fn report(what: &str, count: usize) {
    let line = format!("two administrators: {count} of {count} {what}\n");
    let _ = std::io::stderr().write_all(line.as_bytes());
}

#[tokio::test]
async fn edits_of_different_parts_go_together() {
    two_administrators(async |ann, bob, server, ids| {
        for (id, (mine, theirs)) in ids.iter().zip(APART) {
            let mut wanted = collide(ann, bob, server, id, (mine, theirs)).await;
            theirs.on(&mut wanted);
            mine.on(&mut wanted);
            question(ann).every("radio").gone().await;
            save_the_result(ann).await;
            assert_eq!(stored(server, id), wanted, "{mine:?} and {theirs:?}");
        }
        assert!(ids.len() >= APART.len());
        report("edits of different parts merged", APART.len());
    })
    .await;
}

#[tokio::test]
async fn where_both_changed_the_same_the_person_chooses() {
    two_administrators(async |ann, bob, server, ids| {
        for (id, (mine, theirs, part, side)) in ids.iter().zip(COLLIDING) {
            let mut wanted = collide(ann, bob, server, id, (mine, theirs)).await;
            theirs.on(&mut wanted);
            let question = question(ann);
            question.button("Save the result").are_disabled().await;
            question
                .text("Choose 1 value above to go on.")
                .shown()
                .await;
            let choice = question.role("group", part);
            choice.role("radio", side).click().await;
            if side == "Yours" {
                mine.on(&mut wanted);
                save_the_result(ann).await;
            } else {
                question.button("Save the result").click().await;
                toast(ann, "Nothing was sent.").shown().await;
                ann.button("Save").gone().await;
            }
            assert_eq!(stored(server, id), wanted, "{mine:?} and {theirs:?}");
        }
        report("collisions decided", COLLIDING.len());
    })
    .await;
}

/// What somebody else does to John Doe.
fn elsewhere(server: &Running, change: &Value) {
    let mut change = change.clone();
    change["id"] = json!(JOHN);
    do_elsewhere(server, UPDATE, &change);
}

#[tokio::test]
async fn the_question_can_be_put_off_and_comes_again() {
    over_sandbox(tokens::FULL, async |panel, server| {
        open_bot(panel, "John Doe").await;
        panel.field("Name").fill("Jane Roe").await;
        elsewhere(server, &json!({"max_chats_count": 9}));
        for _ in 0..2 {
            panel.button("Save").click().await;
            question(panel).button("Keep editing").click().await;
            question(panel).gone().await;
            panel.field("Name").holds("Jane Roe").await;
        }
        // What changes while the question is open is asked about, too.
        panel.button("Save").click().await;
        question(panel).shown().await;
        elsewhere(server, &json!({"name": "Jon"}));
        question(panel).button("Save the result").click().await;
        let name = question(panel).role("group", "Name");
        name.role("radio", "Yours").click().await;
        assert!(server.requests_of(UPDATE).is_empty());
        save_the_result(panel).await;
        let sent = server.requests_of(UPDATE);
        assert_eq!(sent.len(), 1);
        assert_eq!(
            sent[0].json(),
            json!({"payload": {"id": JOHN, "name": "Jane Roe"}})
        );
        panel.field("Chat limit").holds("9").await;
    })
    .await;
}

#[tokio::test]
async fn what_both_did_alike_is_not_sent_again() {
    over_sandbox(tokens::FULL, async |panel, server| {
        open_bot(panel, "John Doe").await;
        panel.field("Chat limit").fill("9").await;
        elsewhere(server, &json!({"max_chats_count": 9}));
        panel.button("Save").click().await;
        question(panel).button("Save the result").click().await;
        toast(
            panel,
            "The bot agent already is as you chose. Nothing was sent.",
        )
        .shown()
        .await;
        panel.button("Save").gone().await;
        assert!(server.requests_of(UPDATE).is_empty());
    })
    .await;
}

#[tokio::test]
async fn secrets_are_compared_unseen() {
    over_sandbox(tokens::FULL, async |panel, server| {
        open_bot(panel, "John Doe").await;
        panel.tab("Webhooks").await;
        panel.field("Secret key").fill("ann-ann-ann-ann").await;
        let mut theirs = stored(server, JOHN)["webhooks"].clone();
        theirs["secret_key"] = json!("bob-bob-bob-bob");
        elsewhere(server, &json!({"webhooks": theirs}));
        panel.button("Save").click().await;
        let choice = question(panel).role("group", "Secret key");
        choice
            .clone()
            .containing("Another secret key of 15 characters, not shown")
            .shown()
            .await;
        let source = panel.source().await.expect("the page");
        assert!(!source.contains("bob-bob"), "their secret is on the page");
        choice.role("radio", "Yours").click().await;
        save_the_result(panel).await;
        assert_eq!(
            stored(server, JOHN)["webhooks"]["secret_key"],
            "ann-ann-ann-ann"
        );
    })
    .await;
}

#[tokio::test]
async fn a_save_that_finds_it_after_leaving_says_so_and_keeps_the_draft() {
    over_sandbox(tokens::FULL, async |panel, server| {
        open_bot(panel, "John Doe").await;
        panel.field("Chat limit").fill("7").await;
        elsewhere(server, &json!({"max_chats_count": 9}));
        let details = "get_bot_agent_details";
        let before = server.requests_of(details).len();
        let held = crate::workspace::Held::new(server, details);
        panel.button("Save").click().await;
        crate::late_answers::arrived(server, details, before + 1).await;
        leave_with_draft(panel, panel.link("All bot agents")).await;
        count(panel).shown().await;
        held.release();
        toast(panel, "changed by someone else in the meantime")
            .shown()
            .await;
        panel.link("John Doe").click().await;
        question(panel).button("Keep editing").click().await;
        panel.field("Chat limit").holds("7").await;
        assert!(server.requests_of(UPDATE).is_empty());
    })
    .await;
}

#[tokio::test]
async fn a_status_that_was_set_elsewhere_is_not_set_over() {
    over_sandbox(tokens::FULL, async |panel, server| {
        rows_read(panel).await;
        elsewhere(server, &json!({"status": "offline"}));
        let status = panel.field("Status of John Doe");
        status.choose("Not accepting chats").await;
        toast(panel, "“John Doe” was set to offline by someone else")
            .shown()
            .await;
        status.holds("offline").await;
        assert!(server.requests_of(UPDATE).is_empty());
        status.choose("Not accepting chats").await;
        toast(panel, "“John Doe” is now not accepting chats.")
            .shown()
            .await;
        assert_eq!(stored(server, JOHN)["status"], "not accepting chats");
        row(panel, "John Doe").shown().await;
    })
    .await;
}

#[tokio::test]
async fn the_question_is_accessible() {
    over_sandbox(tokens::FULL, async |panel, server| {
        open_bot(panel, "John Doe").await;
        panel.field("Name").fill("Jane Roe").await;
        panel.field("Chat limit").fill("7").await;
        panel.tab("Webhooks").await;
        panel
            .button("Remove action incoming_chat_thread")
            .click()
            .await;
        let mut theirs = stored(server, JOHN)["webhooks"].clone();
        theirs["actions"][0]["filters"] = json!({"only_my_chats": true});
        elsewhere(
            server,
            &json!({"name": "Jon Doe", "status": "offline", "webhooks": theirs}),
        );
        panel.button("Save").click().await;
        question(panel)
            .text("Choose 2 values above to go on.")
            .shown()
            .await;
        panel.pictures("merge", &View::ALL).await;
        panel.axe("Changed by someone else").await;
    })
    .await;
    report_axe("somebody else’s changes");
}
