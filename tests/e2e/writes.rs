//! What a write must never do: take back what somebody else changed, come twice, be lost in a redirect, or reach
//! another account.

use bot_agents_panel::sandbox::{Sandbox, tokens};
use serde_json::{Value, json};

use crate::errors::status;
use crate::late_answers::arrived;
use crate::server::{self, Options, Running};
use crate::support::{Fault, Find, Panel, Proxy, journey};
use crate::workspace::{
    Held, JOHN, alert, assert_sent, connect, count, do_elsewhere, leave_with_draft, open_bot,
    over_sandbox, row, rows_read, sandbox, sign_in, toast,
};

const UPDATE: &str = "update_bot_agent";
const LIST: &str = "get_bot_agents";

fn john(server: &Running) -> Value {
    Value::Object(server.sandbox().bot(JOHN).expect("John Doe").clone())
}

/// What somebody else does to John Doe.
fn elsewhere(server: &Running, change: &Value) {
    let mut change = change.clone();
    change["id"] = json!(JOHN);
    do_elsewhere(server, UPDATE, &change);
}

#[tokio::test]
async fn a_kept_draft_does_not_put_a_rotated_secret_back() {
    over_sandbox(tokens::FULL, async |panel, server| {
        open_bot(panel, "John Doe").await;
        panel.tab("Webhooks").await;
        panel.field("URL").fill("https://ann.example/hook").await;
        leave_with_draft(panel, panel.link("All bot agents")).await;
        let mut theirs = john(server)["webhooks"].clone();
        theirs["secret_key"] = json!("rotated-by-bob-0123456789");
        theirs["actions"] = json!([{"name": "thread_closed"}]);
        elsewhere(server, &json!({"webhooks": theirs}));

        open_bot(panel, "John Doe").await;
        panel
            .text(
                "You left this page without saving, and the bot agent has changed since. Your changes are \
                 still here; saving sends only what you changed.",
            ).shown().await;
        panel.tab("Webhooks").await;
        panel.field("URL").holds("https://ann.example/hook").await;
        panel.button("Save").click().await;
        toast(panel, "Saved.").shown().await;
        let mut wanted = theirs;
        wanted["url"] = json!("https://ann.example/hook");
        assert_eq!(john(server)["webhooks"], wanted);
    })
    .await;
}

#[tokio::test]
async fn a_kept_draft_that_collides_asks_before_anything_is_sent() {
    over_sandbox(tokens::FULL, async |panel, server| {
        open_bot(panel, "John Doe").await;
        panel.field("Name").fill("Ann’s").await;
        elsewhere(server, &json!({"name": "Bob’s", "max_chats_count": 9}));
        leave_with_draft(panel, panel.link("All bot agents")).await;

        panel.link("Bob’s").click().await;
        let question = panel.dialog("Changed by someone else");
        question.button("Keep editing").click().await;
        question.clone().gone().await;
        panel
            .text(
                "You left this page without saving, and what somebody changed since may collide with your \
                 changes. They are still here as you left them; you’ll be asked before anything is saved.",
            )
            .shown()
            .await;
        panel.field("Name").holds("Ann’s").await;
        panel.button("Save").click().await;
        let name = question.role("group", "Name");
        name.role("radio", "Yours").click().await;
        assert!(server.requests_of(UPDATE).is_empty());
        question.button("Save the result").click().await;
        toast(panel, "Saved.").shown().await;
        assert_sent(server, UPDATE, &[json!({"id": JOHN, "name": "Ann’s"})]);
        assert_eq!(john(server)["max_chats_count"], 9);
    })
    .await;
}

/// Has the browser believe that it has lost its network, or has it again.
async fn believes_to_be_online(panel: &Panel, online: bool) {
    let script = format!(
        "Object.defineProperty(Navigator.prototype, 'onLine', {{ configurable: true, get: () => {online} }});
        return navigator.onLine"
    );
    assert_eq!(panel.run(&script).await, online);
}

#[tokio::test]
async fn a_creation_under_way_when_the_network_goes_is_looked_up_and_never_sent_twice() {
    journey(async |panel| {
        let server = sandbox();
        let proxy = Proxy::start(server.address);
        panel.goto("/").await;
        sign_in(panel, &proxy.base_url(), tokens::FULL).await;
        count(panel).shown().await;
        panel
            .role("navigation", "Main")
            .link("New bot agent")
            .click()
            .await;
        panel.field("Name").fill("Pasta bot").await;
        panel.role("radio", "Offline").click().await;
        panel.expect_console("Failed to load resource");
        proxy.next("create_bot_agent", Fault::ResetAfter);
        // Nor can it be looked up at first.
        proxy.always(LIST, Fault::Reset);
        believes_to_be_online(panel, false).await;
        panel.button("Create bot agent").click().await;
        alert(panel, "The outcome is unknown")
            .containing("This browser went offline before the answer was there.")
            .shown()
            .await;
        believes_to_be_online(panel, true).await;
        proxy.heal();
        panel.button("Create bot agent").click().await;
        toast(panel, "“Pasta bot” was created. The answer got lost")
            .shown()
            .await;
        assert_eq!(proxy.arrivals("create_bot_agent").len(), 1);
        let bots = server.sandbox().bots().to_vec();
        let created = bots.iter().filter(|bot| bot["name"] == "Pasta bot");
        assert_eq!(created.count(), 1);
        panel.keep((server, proxy));
    })
    .await;
}

#[tokio::test]
async fn requests_under_way_together_all_follow_the_region_and_it_is_learnt_once() {
    journey(async |panel| {
        let server = sandbox();
        panel.expect_console(&status(400));
        panel.goto("/bots?show=all").await;
        crate::workspace::sign_in_to(panel, &server, tokens::MOVED).await;
        count(panel).reads("12 bot agents").await;
        rows_read(panel).await;
        let without = server.requests();
        let without = without.iter().filter(|request| {
            request.path.contains("/action/") && request.header("x-region").is_none()
        });
        assert_eq!(
            without.count(),
            1,
            "only the first request pays for the redirect"
        );

        // A page that sends several at once knows nothing yet after a reload, unless the tab remembers.
        panel.reload().await;
        count(panel).reads("12 bot agents").await;
        let missed = server.requests();
        let missed = missed.iter().filter(|request| {
            request.path.contains("/action/") && request.header("x-region").is_none()
        });
        assert_eq!(missed.count(), 1);
    })
    .await;
}

#[tokio::test]
async fn connecting_reads_the_own_bots_once() {
    over_sandbox(tokens::FULL, async |panel, server| {
        count(panel).reads("10 bot agents").await;
        assert_eq!(server.requests_of(LIST).len(), 1);
        panel.role("radio", "All").click().await;
        count(panel).reads("12 bot agents").await;
        assert_eq!(server.requests_of(LIST).len(), 3);
    })
    .await;
}

#[tokio::test]
async fn a_token_of_another_account_is_not_used_for_what_was_entered_here() {
    over_sandbox(
        "sandbox:authentication:1@update_bot_agent",
        async |panel, server| {
            panel.expect_console(&status(401));
            open_bot(panel, "John Doe").await;
            panel.field("Chat limit").fill("7").await;
            panel.button("Save").click().await;
            let dialog = panel.dialog("Sign in again");
            dialog
                .field("Access token")
                .fill(tokens::SECOND_APPLICATION)
                .await;
            dialog.button("Sign in").click().await;
            dialog
                .every("alert")
                .containing("This token belongs to another account or application")
                .shown()
                .await;
            dialog.field("Access token").fill(tokens::MY_RW).await;
            dialog.button("Sign in").click().await;
            dialog.gone().await;
            panel.field("Chat limit").holds("7").await;
            panel.button("Save").click().await;
            toast(panel, "Saved.").shown().await;
            assert_eq!(john(server)["max_chats_count"], 7);
        },
    )
    .await;
}

#[tokio::test]
async fn a_change_while_another_list_is_read_does_not_lose_that_list() {
    over_sandbox("sandbox:delay:2@update_bot_agent", async |panel, server| {
        panel.field("Status of Pizza bot").choose("Offline").await;
        arrived(server, UPDATE, 1).await;
        let before = server.requests_of(LIST).len();
        let held = Held::new(server, LIST);
        panel.role("radio", "All").click().await;
        arrived(server, LIST, before + 2).await;
        toast(panel, "“Pizza bot” is now offline.").shown().await;
        held.release();
        count(panel).reads("12 bot agents").await;
        row(panel, "Shop assistant").shown().await;
        panel.field("Status of Pizza bot").holds("offline").await;
    })
    .await;
}

/// Has three minutes pass for the page.
const LATER: &str = "
    const now = Date.now.bind(Date);
    Date.now = () => now() + 180000;
    return true;";

#[tokio::test]
async fn what_the_api_does_not_tell_was_not_removed_by_somebody() {
    journey(async |panel| {
        let sandbox = Sandbox::new(1).with_untold_priorities();
        let server = server::start(sandbox, Options::default()).expect("a free port");
        connect(panel, &server, tokens::FULL).await;
        open_bot(panel, "John Doe").await;
        panel
            .field("Default group priority")
            .choose("last – Gets chats only when nobody with first or normal has a free slot")
            .await;
        panel.button("Save").click().await;
        toast(panel, "Saved.").shown().await;
        panel.role("region", "Unsaved changes").gone().await;
        assert_eq!(panel.run(LATER).await, true);
        panel.field("Chat limit").fill("7").await;
        panel.button("Save").click().await;
        panel.role("region", "Unsaved changes").gone().await;
        panel.field("Default group priority").holds("last").await;
        let sent = [
            json!({"id": JOHN, "default_group_priority": "last"}),
            json!({"id": JOHN, "max_chats_count": 7}),
        ];
        assert_sent(&server, UPDATE, &sent);
    })
    .await;
}

#[tokio::test]
async fn what_somebody_put_back_is_set_again() {
    over_sandbox(tokens::FULL, async |panel, server| {
        let john = panel.field("Status of John Doe");
        john.choose("Offline").await;
        toast(panel, "“John Doe” is now offline.").shown().await;
        elsewhere(server, &json!({"status": "accepting chats"}));
        panel.role("checkbox", "Select John Doe").click().await;
        let selected = panel.role("group", "Selected bot agents");
        selected.button("Set status …").click().await;
        let dialog = panel.dialog("Set the status of 1 bot agent");
        dialog.role("radio", "Offline").click().await;
        dialog.button("Set status").click().await;
        panel.dialog("Finished").shown().await;
        assert_eq!(
            server.sandbox().bot(JOHN).expect("John Doe")["status"],
            "offline"
        );
        let sent = json!({"id": JOHN, "status": "offline"});
        assert_sent(server, UPDATE, &[sent.clone(), sent]);
    })
    .await;
}

#[tokio::test]
async fn a_token_that_may_only_read_is_found_out_at_once_and_for_all() {
    over_sandbox(tokens::MY_RO, async |panel, server| {
        panel.expect_console(&status(403));
        open_bot(panel, "John Doe").await;
        panel.field("Chat limit").fill("7").await;
        panel.button("Save").click().await;
        let banner = panel.css(".banner[role=alert]");
        banner.clone().containing("agents-bot--my:rw").shown().await;
        panel.button("Save").are_disabled().await;
        panel.field("Chat limit").holds("7").await;
        banner.button("Sign in again").click().await;
        let dialog = panel.dialog("Sign in again");
        dialog.field("Access token").fill(tokens::MY_RW).await;
        dialog.button("Sign in").click().await;
        dialog.gone().await;
        panel.css(".banner").gone().await;
        panel.button("Save").click().await;
        toast(panel, "Saved.").shown().await;
        assert_eq!(server.requests_of(UPDATE).len(), 2);
    })
    .await;
}

#[tokio::test]
async fn signing_out_says_that_something_is_being_sent() {
    over_sandbox(tokens::FULL, async |panel, server| {
        open_bot(panel, "John Doe").await;
        panel.field("Chat limit").fill("7").await;
        let held = Held::new(server, UPDATE);
        panel.button("Save").click().await;
        arrived(server, UPDATE, 1).await;
        panel.button("Sign out").click().await;
        let dialog = panel.dialog("Sign out?");
        let warning = dialog.text(
            "Changes are being sent right now. What is on its way can still take effect; the rest isn’t begun \
             any more, and what came of it isn’t told.",
        );
        warning.shown().await;
        dialog.button("Stay").click().await;
        held.release();
        toast(panel, "Saved.").shown().await;
        panel.button("Sign out").click().await;
        dialog.shown().await;
        warning.gone().await;
    })
    .await;
}
