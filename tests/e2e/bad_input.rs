//! Wrong links and wrong input: each is explained where it happened, and nothing that was entered is lost.

use bot_agents_panel::sandbox::{Sandbox, tokens};
use serde_json::json;
use thirtyfour::Key;

use crate::server::{self, Options, Recorded};
use crate::support::{Find, Panel, journey};
use crate::workspace::{
    JOHN, assert_sent, connect, count, do_elsewhere, in_demo, leave_with_draft, open_bot,
    over_sandbox, row, rows_read, toast,
};

#[tokio::test]
async fn an_address_that_leads_nowhere() {
    in_demo(async |panel, _| {
        panel.goto("/bots/new/or/old").await;
        panel.heading("Page not found").shown().await;
        panel.link("Go to the bot agents").click().await;
        count(panel).shown().await;

        panel.goto("/bots/0123456789abcdef0123456789abcdef").await;
        panel.heading("Bot agent not found").shown().await;
        panel
            .text("There is no bot agent with this id")
            .shown()
            .await;
        panel.link("Go to the bot agents").click().await;
        count(panel).shown().await;
    })
    .await;
}

#[tokio::test]
async fn a_bot_that_the_api_does_not_know() {
    over_sandbox(tokens::FULL, async |panel, server| {
        panel.expect_console("the server responded with a status of 404");
        rows_read(panel).await;
        let by_the_list = server.requests_of("get_bot_agent_details").len();
        panel.goto("/bots/a%2Fb%20c").await;
        panel
            .text("There is no bot agent with this id")
            .shown()
            .await;
        let requests = server.requests_of("get_bot_agent_details");
        let sent: Vec<_> = requests[by_the_list..].iter().map(Recorded::json).collect();
        assert_eq!(sent, [json!({"payload": {"bot_agent_id": "a/b c"}})]);
    })
    .await;
}

#[tokio::test]
async fn an_invalid_form_lists_what_is_wrong_and_leads_there() {
    over_sandbox(tokens::FULL, async |panel, server| {
        let menu = panel.role("navigation", "Main");
        menu.link("New bot agent").click().await;
        panel.button("Create bot agent").click().await;
        let summary = panel.role("group", "2 things need attention");
        panel.focuses(summary.clone()).await;
        summary.link("Choose a status.").shown().await;

        make_every_mistake(panel).await;
        panel.button("Create bot agent").click().await;
        let summary = panel.role("group", "7 things need attention");
        panel.focuses(summary.clone()).await;
        let not_a_group = panel.role("group", "Group x");
        let twice = panel.role("group", "Group 0").field("Group");
        twice.counts(2).await;
        for (text, field) in [
            (
                "Enter a name. Customers see it in the chat.",
                panel.field("Name"),
            ),
            ("Choose a status.", panel.role("radio", "Accepting chats")),
            (
                "Enter a whole number, 0 or more.",
                panel.field("Chat limit"),
            ),
            (
                "Enter the group’s number: a whole number, 0 or more.",
                not_a_group.field("Group"),
            ),
            (
                "Webhooks go to https:// or http:// only, and this starts with ftp://.",
                panel.field("URL"),
            ),
            (
                "Enter a secret key. It tells your service that a webhook comes from LiveChat.",
                panel.field("Secret key"),
            ),
        ] {
            summary.link(text).click().await;
            panel.focuses(field).await;
        }
        summary
            .link("Group 0 is listed more than once. Keep one row of it.")
            .shown()
            .await;
        panel.field("Chat limit").holds("many").await;
        assert!(server.requests_of("create_bot_agent").is_empty());

        // What is put right is no longer listed.
        panel.field("Name").fill("Pasta bot").await;
        panel.role("group", "6 things need attention").shown().await;
        panel.role("radio", "Offline").click().await;
        panel.field("Chat limit").fill("99999999999").await;
        panel
            .role("group", "5 things need attention")
            .link("Enter a whole number, 0 or more.")
            .shown()
            .await;
    })
    .await;
}

async fn make_every_mistake(panel: &Panel) {
    panel.field("Name").fill("   ").await;
    panel.field("Chat limit").fill("many").await;
    panel.button("Add group").click().await;
    panel
        .role("group", "Group 1")
        .field("Group")
        .fill("x")
        .await;
    panel.button("Add group").click().await;
    panel
        .role("group", "Group 1")
        .field("Group")
        .fill("0")
        .await;
    panel.button("Add webhooks").click().await;
    panel.field("URL").fill("ftp://pasta.example.com").await;
}

#[tokio::test]
async fn filters_that_are_not_json_say_where() {
    over_sandbox(tokens::FULL, async |panel, server| {
        open_bot(panel, "Pizza bot").await;
        panel.tab("Webhooks").await;
        let event = panel.role("region", "incoming_event");
        event.role("radio", "JSON").click().await;
        let filters = event.field("Filters as JSON");
        filters.fill("{\n  \"only_my_chats\": tru\n}").await;
        let issue = "This isn’t JSON yet: expected ident (line 2, column 23).";
        event.text(issue).shown().await;

        panel.button("Save").click().await;
        let summary = panel.role("group", "1 thing needs attention");
        panel.focuses(summary.clone()).await;
        summary.link(issue).click().await;
        panel.focuses(filters.clone()).await;
        filters.holds("{\n  \"only_my_chats\": tru\n}").await;

        filters.fill("[1]").await;
        event
            .text("Filters are a JSON object, such as {\"only_my_chats\": true}.")
            .shown()
            .await;
        assert!(server.requests_of("update_bot_agent").is_empty());

        filters.fill("{\"only_my_chats\": false}").await;
        panel.button("Save").click().await;
        toast(panel, "Saved.").shown().await;
        let sent = server.requests_of("update_bot_agent")[0].json();
        let action = &sent["payload"]["webhooks"]["actions"][0];
        assert_eq!(action["filters"], json!({"only_my_chats": false}));
    })
    .await;
}

#[tokio::test]
async fn a_license_without_bots() {
    journey(async |panel| {
        let server =
            server::start(Sandbox::with_bots(1, 0), Options::default()).expect("a free port");
        connect(panel, &server, tokens::FULL).await;
        panel.heading("No bot agents yet").shown().await;
        panel.button("Show all applications").click().await;
        panel.arrives_at("/bots?show=all").await;
        panel.heading("No bot agents yet").shown().await;
        panel.button("Show all applications").gone().await;
        let page = panel.role("main", "");
        page.link("New bot agent").counts(2).await;
    })
    .await;
}

#[tokio::test]
async fn a_search_without_a_match() {
    in_demo(async |panel, _| {
        panel
            .field("Search by name or id")
            .fill("no such bot")
            .await;
        panel.heading("No bot agent matches").shown().await;
        panel.text("None of them fits the search.").shown().await;
        count(panel).reads("0 of 12 bot agents").await;
        panel.field("Status").choose("Offline").await;
        let both = "None of them fits both the search and the status.";
        panel.text(both).shown().await;
        panel.button("Clear search and filter").click().await;
        count(panel).reads("12 bot agents").await;
        panel.field("Search by name or id").holds("").await;
    })
    .await;
}

#[tokio::test]
async fn every_way_to_the_list_keeps_how_it_is_looked_at() {
    in_demo(async |panel, _| {
        let path = "/bots?show=all&status=offline";
        panel.field("Status").choose("Offline").await;
        panel.arrives_at(path).await;
        let brand = panel.css("a.brand");
        let not_found = panel.role("main", "").link("Go to the bot agents");
        for (elsewhere, way) in [("/settings", brand), ("/no-such-page", not_found)] {
            follow(panel, elsewhere).await;
            panel.arrives_at(elsewhere).await;
            way.click().await;
            panel.arrives_at(path).await;
        }
        follow(panel, "/settings").await;
        panel.arrives_at("/settings").await;
        panel.ctrl("k").await;
        panel.press("to the bot agents" + Key::Enter).await;
        panel.arrives_at(path).await;
    })
    .await;
}

/// Follows a link to a path of the panel, without loading the page again.
async fn follow(panel: &Panel, path: &str) {
    let link = format!(
        "const link = document.createElement('a');
         link.href = '{path}';
         document.body.append(link);
         link.click();
         link.remove();"
    );
    panel.run(&link).await;
}

#[tokio::test]
async fn the_address_holds_how_the_list_is_looked_at() {
    in_demo(async |panel, _| {
        panel.field("Search by name or id").fill("o").await;
        panel.field("Status").choose("Accepting chats").await;
        panel
            .role("columnheader", "Bot agent")
            .button("Bot agent")
            .click()
            .await;
        let path = "/bots?show=all&q=o&status=accepting%20chats&sort=-name";
        let looked_at = async || {
            panel.arrives_at(path).await;
            panel.field("Search by name or id").holds("o").await;
            panel.field("Status").holds("accepting chats").await;
            panel.role("radio", "All").is_checked(true).await;
            count(panel).reads("6 of 12 bot agents").await;
            let names = panel.every("rowheader").every("link").texts().await;
            assert_eq!(
                names,
                [
                    "Visitor from a newer version",
                    "Shop assistant",
                    "Pizza bot",
                    "Language detector",
                    "John Doe",
                    "Channel router",
                ]
            );
        };
        looked_at().await;
        panel.reload().await;
        looked_at().await;
        open_bot(panel, "Pizza bot").await;
        panel.back().await;
        looked_at().await;
        open_bot(panel, "John Doe").await;
        panel.link("All bot agents").click().await;
        looked_at().await;
    })
    .await;
}

#[tokio::test]
async fn changes_outlive_leaving_the_page() {
    over_sandbox(tokens::FULL, async |panel, server| {
        let menu = panel.role("navigation", "Main");
        open_bot(panel, "John Doe").await;
        panel.field("Chat limit").fill("many").await;
        panel.field("Name").fill("Jane Roe").await;
        leave_with_draft(panel, menu.link("Bots")).await;
        count(panel).shown().await;
        open_bot(panel, "John Doe").await;
        panel
            .text("You left this page without saving. Your changes are still here.")
            .shown()
            .await;
        panel.field("Chat limit").holds("many").await;
        panel.field("Name").holds("Jane Roe").await;
        panel.text("2 unsaved changes").shown().await;
        panel.button("Discard").click().await;
        panel.field("Chat limit").holds("6").await;
        panel.field("Name").holds("John Doe").await;
        panel.button("Discard").gone().await;

        menu.link("New bot agent").click().await;
        panel.field("Name").fill("Pasta bot").await;
        leave_with_draft(panel, menu.link("Bots")).await;
        count(panel).shown().await;
        menu.link("New bot agent").click().await;
        panel.text("Your draft is still here").shown().await;
        panel.field("Name").holds("Pasta bot").await;
        panel.button("Start over").click().await;
        panel.field("Name").holds("").await;
        assert!(server.requests_of("update_bot_agent").is_empty());
    })
    .await;
}

#[tokio::test]
async fn changes_are_kept_on_top_of_what_was_changed_elsewhere() {
    over_sandbox(tokens::FULL, async |panel, server| {
        open_bot(panel, "John Doe").await;
        panel.field("Chat limit").fill("7").await;
        panel.text("1 unsaved change").shown().await;
        let others = json!({"id": JOHN, "name": "Jon Doe", "status": "offline"});
        do_elsewhere(server, "update_bot_agent", &others);
        leave_with_draft(panel, panel.link("All bot agents")).await;
        open_bot(panel, "Jon Doe").await;

        panel
            .text(
                "You left this page without saving, and the bot agent has changed since. Your changes are \
                 still here; saving sends only what you changed.",
            )
            .shown()
            .await;
        panel.field("Name").holds("Jon Doe").await;
        panel.role("radio", "Offline").is_checked(true).await;
        panel.field("Chat limit").holds("7").await;
        panel.text("1 unsaved change").shown().await;
        panel.tab("JSON").await;
        let json = panel.role("region", "As the API returned it");
        json.containing("\"name\": \"Jon Doe\"").shown().await;

        panel.button("Save").click().await;
        toast(panel, "Saved.").shown().await;
        let sent = json!({"id": JOHN, "max_chats_count": 7});
        assert_sent(server, "update_bot_agent", &[sent]);
        let john = server.sandbox().bot(JOHN).cloned().expect("John Doe");
        assert_eq!(john["name"], "Jon Doe");
        assert_eq!(john["max_chats_count"], 7);
    })
    .await;
}

#[tokio::test]
async fn names_are_only_text() {
    in_demo(async |panel, _| {
        let name = "<img src=x onerror=\"alert('bot')\"><script>alert(1)</script>";
        row(panel, name).shown().await;
        open_bot(panel, name).await;
        panel.field("Name").holds(name).await;
        panel.button("Remove").click().await;
        panel.dialog(&format!("Remove “{name}”?")).shown().await;
    })
    .await;
}
