//! Many bots at once: selecting them, and changing them together, with what goes wrong on the way.

use std::time::Duration;

use bot_agents_panel::sandbox::{Sandbox, tokens};
use serde_json::json;
use thirtyfour::Key;

use crate::server::{self, Options, Running};
use crate::support::{Find, Locator, Panel, journey, wait_until};
use crate::workspace::{
    Held, alert, connect, count, do_elsewhere, over_sandbox, row, rows_read, toast,
};

/// What makes the first removal of a bot fail, for ten bots.
const FAILING: [&str; 8] = [
    "validation",
    "authorization",
    "limit_reached",
    "too_many_requests",
    "entity_too_large",
    "already_exists",
    "unknown_type",
    "misdirected_unknown",
];
/// What leaves the outcome of it open, although nothing is removed.
const OPEN: [&str; 2] = ["internal", "bad_gateway"];

/// A sandbox of so many bots, some of which are made to fail once when they are removed.
fn with_failures(bots: usize) -> (Running, Vec<String>, Vec<String>) {
    let mut snapshot = Sandbox::with_bots(1, bots).snapshot();
    let mut named = |effects: &[&str], first: usize| {
        let each = effects.iter().enumerate();
        let name = each.map(|(place, effect)| {
            let bot = &mut snapshot["bots"][first + 7 * place];
            bot["id"] = format!("sandbox:{effect}:1@remove_bot_agent").into();
            bot["name"].as_str().expect("a name").to_owned()
        });
        name.collect::<Vec<_>>()
    };
    let (failing, open) = (named(&FAILING, 20), named(&OPEN, 100));
    let sandbox = Sandbox::restore(&snapshot).expect("a snapshot");
    let server = server::start(sandbox, Options::default()).expect("a free port");
    (server, failing, open)
}

fn bots(count: usize) -> Running {
    server::start(Sandbox::with_bots(1, count), Options::default()).expect("a free port")
}

/// Shows the bots of all applications and selects them.
async fn select_all(panel: &Panel, bots: usize) {
    panel.role("radio", "All").click().await;
    count(panel).reads(&format!("{bots} bot agents")).await;
    panel
        .role("checkbox", &format!("Select all {bots} bot agents shown"))
        .click()
        .await;
    selected(panel, &format!("{bots} selected")).await;
}

/// Waits until the line above the table says how many are selected.
async fn selected(panel: &Panel, wanted: &str) {
    panel.css(".bulk-bar__selected").reads(wanted).await;
}

/// A button that acts on what is selected.
fn act(panel: &Panel, name: &str) -> Locator {
    panel.role("group", "Selected bot agents").button(name)
}

/// Asks to remove so many bots, and confirms.
async fn remove(panel: &Panel, bots: usize) {
    act(panel, "Remove …").click().await;
    let dialog = panel.dialog(&format!("Remove {bots} bot agents?"));
    if bots > 10 {
        let number = dialog.field(&format!("Type {bots} to confirm"));
        number.fill(&bots.to_string()).await;
    }
    dialog
        .button(&format!("Remove {bots} bot agents"))
        .click()
        .await;
}

/// The heading of the report, which comes when all is over.
fn report(panel: &Panel) -> Locator {
    panel.css("#bulk-report").within(Duration::from_mins(1))
}

fn removals(server: &Running) -> usize {
    server.requests_of("remove_bot_agent").len()
}

/// Waits until so many removals have come.
async fn removals_come(server: &Running, wanted: usize) {
    wait_until(format!("{wanted} removals"), async move || {
        match removals(server) {
            now if now >= wanted => Ok(()),
            now => Err(format!("there are {now}")),
        }
    })
    .await;
}

fn sorted(mut names: Vec<String>) -> Vec<String> {
    names.sort();
    names
}

#[tokio::test]
async fn two_hundred_are_removed_and_what_failed_is_named() {
    journey(async |panel| {
        let (server, failing, open) = with_failures(200);
        panel.expect_console("Failed to load resource");
        connect(panel, &server, tokens::FULL).await;
        select_all(panel, 200).await;

        // Not without the number.
        act(panel, "Remove …").click().await;
        let dialog = panel.dialog("Remove 200 bot agents?");
        dialog.button("Remove 200 bot agents").click().await;
        dialog
            .text("Enter 200, the number of bot agents to remove.")
            .shown()
            .await;
        assert_eq!(removals(&server), 0);
        let held = Held::new(&server, "remove_bot_agent");
        dialog.field("Type 200 to confirm").fill("200").await;
        dialog.button("Remove 200 bot agents").click().await;

        // Three are under way, and each bot has a line.
        let working = panel.dialog("Removing 200 bot agents");
        working.css("progress[max='200'][value='0']").shown().await;
        working
            .every("listitem")
            .containing("Under way")
            .counts(3)
            .await;
        working
            .every("listitem")
            .containing("Waiting")
            .counts(197)
            .await;
        assert_eq!(removals(&server), 3);
        held.release();

        report(panel).shown().await;
        report(panel)
            .reads("190 bot agents removed · 8 failed · 2 outcomes unknown")
            .await;
        let done = panel.dialog("Finished");
        let names = async |list: &str| {
            let names = done
                .role("list", list)
                .css(".bulk-line__name")
                .texts()
                .await;
            sorted(names)
        };
        assert_eq!(names("8 failed").await, sorted(failing));
        assert_eq!(names("2 outcomes unknown").await, sorted(open));
        let reasons = done.role("list", "8 failed").css(".bulk-line__reason");
        for reason in reasons.texts().await {
            assert!(
                reason.contains("The bot agent is as it was before."),
                "{reason}"
            );
        }
        assert_eq!(removals(&server), 200);
        assert_eq!(server.sandbox().bots().len(), 10);

        // Only what failed for sure is tried again.
        done.button("Try the failed ones again").click().await;
        wait_until("the second report".into(), async || {
            match removals(&server) {
                208 => Ok(()),
                now => Err(format!("there are {now} removals")),
            }
        })
        .await;
        report(panel)
            .reads("198 bot agents removed · 2 outcomes unknown")
            .await;
        assert_eq!(server.sandbox().bots().len(), 2);
        panel
            .dialog("Finished")
            .every("button")
            .containing("Close")
            .click()
            .await;
    })
    .await;
}

#[tokio::test]
async fn nothing_new_begins_once_it_is_stopped() {
    journey(async |panel| {
        let server = bots(50);
        // Details of bots that may be gone by then.
        panel.tolerate_console("Failed to load resource");
        connect(panel, &server, tokens::FULL).await;
        select_all(panel, 50).await;
        let held = Held::new(&server, "remove_bot_agent");
        remove(panel, 50).await;
        removals_come(&server, 3).await;
        let working = panel.dialog("Removing 50 bot agents");
        panel.focuses(working.button("Stop")).await;
        working.button("Stop").click().await;
        working
            .css("p:not([role])")
            .containing("what is under way finishes, nothing new begins")
            .shown()
            .await;
        held.release();

        report(panel)
            .reads("3 bot agents removed · 47 not begun")
            .await;
        assert_eq!(removals(&server), 3);
        assert_eq!(server.sandbox().bots().len(), 47);

        panel
            .dialog("Stopped")
            .button("Go on with the rest")
            .click()
            .await;
        panel
            .dialog("Finished")
            .within(Duration::from_mins(1))
            .shown()
            .await;
        report(panel).reads("50 bot agents removed").await;
        assert_eq!(removals(&server), 50);
    })
    .await;
}

#[tokio::test]
async fn work_goes_on_behind_and_is_not_left_unasked() {
    journey(async |panel| {
        let server = bots(20);
        // Details of bots that may be gone by then.
        panel.tolerate_console("Failed to load resource");
        connect(panel, &server, tokens::FULL).await;
        select_all(panel, 20).await;
        let held = Held::new(&server, "remove_bot_agent");
        remove(panel, 20).await;
        removals_come(&server, 3).await;
        panel
            .dialog("Removing 20 bot agents")
            .button("Hide")
            .click()
            .await;
        let bar = panel.css(".bulk-bar");
        bar.text("Removing 20 bot agents").shown().await;

        let menu = panel.role("navigation", "Main");
        menu.link("New bot agent").click().await;
        let asking = panel.dialog("The work isn’t finished");
        asking.button("Stay").click().await;
        asking.gone().await;
        panel.arrives_at("/bots?show=all").await;

        menu.link("New bot agent").click().await;
        asking.button("Stop and leave").click().await;
        panel.heading("New bot agent").shown().await;
        held.release();
        toast(panel, "Stopped").shown().await;
        menu.link("Bots").click().await;
        count(panel).reads("17 bot agents").await;
        assert_eq!(removals(&server), 3);
    })
    .await;
}

#[tokio::test]
async fn an_expired_token_stops_everything() {
    journey(async |panel| {
        let mut snapshot = Sandbox::with_bots(1, 30).snapshot();
        snapshot["bots"][25]["id"] = "sandbox:authentication:1@remove_bot_agent".into();
        let sandbox = Sandbox::restore(&snapshot).expect("a snapshot");
        let server = server::start(sandbox, Options::default()).expect("a free port");
        panel.expect_console("Failed to load resource");
        connect(panel, &server, tokens::FULL).await;
        select_all(panel, 30).await;
        remove(panel, 30).await;
        report(panel).shown().await;
        // Beneath the question for another token.
        panel
            .css(".bulk-report")
            .containing("Nothing new was begun after this. The access token")
            .shown()
            .await;
        let sent = removals(&server);
        assert_eq!(
            server.sandbox().bots().len(),
            30 - (sent - 1),
            "{sent} were sent"
        );
    })
    .await;
}

#[tokio::test]
async fn statuses_are_set_together_by_keyboard_alone() {
    over_sandbox(tokens::FULL, async |panel, server| {
        panel.role("radio", "All").click().await;
        count(panel).reads("12 bot agents").await;
        rows_read(panel).await;

        // A range, from John Doe to Shop assistant of another application.
        let space = " ";
        panel.role("checkbox", "Select John Doe").press(space).await;
        selected(panel, "1 selected").await;
        let shift_space = Key::Shift + space;
        panel.role("checkbox", "Select Shop assistant").press(shift_space).await;
        selected(panel, "5 selected").await;

        // It survives what is shown.
        panel.field("Search by name or id").fill("john").await;
        selected(panel, "5 selected, 4 of them not shown").await;
        panel.field("Search by name or id").fill("").await;
        selected(panel, "5 selected").await;

        // Somebody else is faster with one of them.
        do_elsewhere(
            server,
            "update_bot_agent",
            &json!({"id": "a51f09c27be84d6390e2d17c58b3f046", "status": "not accepting chats"}),
        );
        act(panel, "Set status …").press(Key::Enter).await;
        let dialog = panel.dialog("Set the status of 4 bot agents");
        dialog
            .text(
                "1 more belongs to another application and stays as it is: only its own application \
                 can change it.",
            )
            .shown()
            .await;
        dialog.button("Set status").press(Key::Enter).await;
        dialog.text("Choose a status.").shown().await;
        dialog.role("radio", "Offline").press(space).await;
        panel.press(Key::Enter).await;

        report(panel).reads("3 bot agents set to “Offline” · 1 failed").await;
        let done = panel.dialog("Finished");
        let failed = done.role("list", "1 failed");
        failed.css(".bulk-line__name").reads("Pizza bot").await;
        failed.every("listitem").containing("Someone else set it to not accepting chats").shown().await;
        assert_eq!(server.requests_of("update_bot_agent").len(), 3);
        panel.press(Key::Escape).await;
        done.gone().await;
        panel.focuses(act(panel, "Set status …")).await;
        for name in ["John Doe", "Language detector"] {
            panel.field(&format!("Status of {name}")).holds("offline").await;
        }
        panel.field("Status of Pizza bot").holds("not accepting chats").await;

        // Vanished bots are no longer selected.
        do_elsewhere(server, "remove_bot_agent", &json!({"bot_agent_id": crate::workspace::JOHN}));
        panel.button("Read the list again").press(Key::Enter).await;
        row(panel, "John Doe").gone().await;
        selected(panel, "4 selected").await;
        act(panel, "Clear selection").press(Key::Enter).await;
        selected_nothing(panel).await;
        alert(panel, "").gone().await;
    })
    .await;
}

async fn selected_nothing(panel: &Panel) {
    panel.role("group", "Selected bot agents").gone().await;
}

#[tokio::test]
async fn others_are_not_ours_to_change() {
    over_sandbox(tokens::ALL_RO, async |panel, _| {
        panel.role("radio", "All").click().await;
        panel
            .role("checkbox", "Select Shop assistant")
            .click()
            .await;
        act(panel, "Set status …").are_disabled().await;
        panel
            .text("Only its own application can change a bot agent’s status.")
            .shown()
            .await;
        act(panel, "Remove …").click().await;
        let dialog = panel.dialog("Remove 1 bot agent?");
        dialog.text("agents-bot--all:rw").shown().await;
        panel.expect_console("Failed to load resource");
        dialog.button("Remove 1 bot agent").click().await;
        report(panel).reads("1 failed").await;
        let over = panel.dialog("Nothing was removed");
        over.text("It may take up to 2 minutes until it takes effect everywhere.")
            .gone()
            .await;
        panel
            .every("listitem")
            .containing("It needs the scope agents-bot--all:rw.")
            .shown()
            .await;
    })
    .await;
}
