//! The matrix for writes: each is sent once, whatever happens to it, and what was entered stays.

use std::time::Instant;

use serde_json::json;

use super::cases::{Case, Write, cases};
use super::{dismiss_toasts, expect_failures, go, over_proxy, report_cells};
use crate::server::Running;
use crate::support::{Find, Locator, Panel, Proxy};
use crate::workspace::{JOHN, alert, ask_removal, do_elsewhere, open_bot, row, toast};

const UNKNOWN: &str = "The outcome is unknown";
const NOT_SEEN: &str = "so far. A change may take up to 2 minutes to show";
const KEPT: &str = "Everything you entered is still here.";

#[tokio::test]
async fn a_creation_survives_every_fault() {
    over_proxy(async |panel, server, proxy| {
        expect_failures(panel);
        let started = Instant::now();
        for case in cases() {
            let name = name_of(&case);
            proxy.next("create_bot_agent", case.fault.clone());
            fill_in(panel, &name).await;
            press_create(panel).await;
            let mut sent = 1;
            if case.write == Write::Done || case.write == Write::Found {
                let done = toast(panel, &format!("“{name}” was created."));
                done.clone().shown().await;
                let lost = done.containing("The answer got lost");
                lost.counts(usize::from(case.write == Write::Found)).await;
            } else {
                not_done(panel, case.write, "The bot agent wasn’t created").await;
                panel.field("Name").holds(&name).await;
                panel.role("radio", "Offline").is_checked(true).await;
                assert_eq!(creations(proxy, &name), 1, "{}", case.name);
                assert_eq!(bots_named(server, &name), 0, "{}", case.name);
                press_create(panel).await;
                toast(panel, &format!("“{name}” was created."))
                    .shown()
                    .await;
                sent += 1;
            }
            panel.heading(&name).shown().await;
            assert_eq!(creations(proxy, &name), sent, "{}", case.name);
            let doubled = usize::from(case.name == "duplicate delivery");
            assert_eq!(bots_named(server, &name), 1 + doubled, "{}", case.name);
            dismiss_toasts(panel).await;
        }
        report_cells("create_bot_agent", started);
    })
    .await;
}

#[tokio::test]
async fn a_save_survives_every_fault() {
    over_proxy(async |panel, server, proxy| {
        expect_failures(panel);
        let started = Instant::now();
        open_bot(panel, "John Doe").await;
        for (limit, case) in (20..).zip(cases()) {
            let before = proxy.arrivals("update_bot_agent").len();
            let sent = || proxy.arrivals("update_bot_agent").len() - before;
            let stored = || {
                server
                    .sandbox()
                    .bot(JOHN)
                    .map(|bot| bot["max_chats_count"].clone())
            };
            proxy.next("update_bot_agent", case.fault.clone());
            panel.field("Chat limit").fill(&limit.to_string()).await;
            let bar = panel.role("region", "Unsaved changes");
            bar.button("Save").click().await;
            match case.quiet_write {
                Write::Done => toast(panel, "Saved.").shown().await,
                Write::Found => {
                    let found = "reading it again showed that your changes were saved";
                    toast(panel, found).shown().await
                }
                outcome => {
                    not_done(panel, outcome, "The changes weren’t saved").await;
                    panel.field("Chat limit").holds(&limit.to_string()).await;
                    assert_eq!(sent(), 1, "{}", case.name);
                    assert_ne!(stored(), Some(json!(limit)), "{}", case.name);
                    bar.button("Save").click().await;
                    toast(panel, "Saved.").shown().await
                }
            };
            bar.gone().await;
            panel.field("Chat limit").holds(&limit.to_string()).await;
            let pressed = 1 + usize::from(!matches!(case.quiet_write, Write::Done | Write::Found));
            assert_eq!(sent(), pressed, "{}", case.name);
            assert_eq!(stored(), Some(json!(limit)), "{}", case.name);
            dismiss_toasts(panel).await;
        }
        report_cells("update_bot_agent", started);
    })
    .await;
}

#[tokio::test]
async fn a_removal_survives_every_fault() {
    over_proxy(async |panel, server, proxy| {
        expect_failures(panel);
        let started = Instant::now();
        for case in cases() {
            let bot = json!({"name": name_of(&case), "status": "offline"});
            do_elsewhere(server, "create_bot_agent", &bot);
        }
        go(panel, "New bot agent").await;
        go(panel, "Bots").await;
        for case in cases() {
            let name = name_of(&case);
            let before = proxy.arrivals("remove_bot_agent").len();
            let sent = || proxy.arrivals("remove_bot_agent").len() - before;
            proxy.next("remove_bot_agent", case.fault.clone());
            ask_removal(panel, &name).await;
            let dialog = panel.dialog(&format!("Remove “{name}”?"));
            dialog.button("Remove bot agent").click().await;
            let mut pressed = 1;
            match case.quiet_write {
                Write::Done | Write::Found => {}
                outcome => {
                    not_removed(&dialog, outcome).await;
                    assert_eq!(sent(), 1, "{}", case.name);
                    assert_eq!(bots_named(server, &name), 1, "{}", case.name);
                    dialog.button("Remove bot agent").click().await;
                    pressed += 1;
                }
            }
            toast(panel, &format!("“{name}” was removed."))
                .shown()
                .await;
            row(panel, &name).gone().await;
            dialog.gone().await;
            assert_eq!(sent(), pressed, "{}", case.name);
            assert_eq!(bots_named(server, &name), 0, "{}", case.name);
            dismiss_toasts(panel).await;
        }
        report_cells("remove_bot_agent", started);
    })
    .await;
}

/// No such name begins another one.
fn name_of(case: &Case) -> String {
    format!("Cell “{}”", case.name)
}

async fn fill_in(panel: &Panel, name: &str) {
    go(panel, "New bot agent").await;
    panel.field("Name").fill(name).await;
    panel.role("radio", "Offline").click().await;
}

async fn press_create(panel: &Panel) {
    panel.button("Create bot agent").click().await;
}

/// Says what became of it, and that nothing entered is lost.
async fn not_done(panel: &Panel, outcome: Write, title: &str) {
    let said = match outcome {
        Write::Refused(why) => alert(panel, title).containing(why),
        _ => alert(panel, UNKNOWN).containing(NOT_SEEN),
    };
    said.containing(KEPT).shown().await;
}

async fn not_removed(dialog: &Locator, outcome: Write) {
    let said = dialog.every("alert");
    match outcome {
        Write::Refused(why) => said.containing(why).containing("Nothing was removed."),
        _ => said.containing(UNKNOWN).containing(NOT_SEEN),
    }
    .shown()
    .await;
}

/// How many creations of this name the panel has sent.
fn creations(proxy: &Proxy, name: &str) -> usize {
    let arrivals = proxy.arrivals("create_bot_agent");
    let of_name = arrivals
        .iter()
        .filter(|sent| sent.body["payload"]["name"] == name);
    of_name.count()
}

fn bots_named(server: &Running, name: &str) -> usize {
    let sandbox = server.sandbox();
    sandbox
        .bots()
        .iter()
        .filter(|bot| bot["name"] == name)
        .count()
}
