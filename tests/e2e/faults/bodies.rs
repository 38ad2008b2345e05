//! Answers that can't be read while connecting, one that says too much, and one that is only very large.

use bot_agents_panel::sandbox::tokens;

use super::cases::{Read, cases};
use super::{expect_failed_requests, go, over_proxy};
use crate::support::{Answer, Fault, Find, Proxy, journey};
use crate::workspace::{alert, count, rows_read, sandbox, sign_in};

#[tokio::test]
async fn connecting_survives_every_answer_that_cannot_be_read() {
    journey(async |panel| {
        let server = sandbox();
        let proxy = Proxy::start(server.address);
        panel.goto("/").await;
        let mut connects = 0;
        for case in cases() {
            let Read::Failed(why) = case.read else {
                continue;
            };
            proxy.next("get_bot_agents", case.fault.clone());
            if connects == 0 {
                sign_in(panel, &proxy.base_url(), tokens::FULL).await;
            } else {
                panel.button("Connect").click().await;
            }
            connects += 1;
            alert(panel, "Couldn’t connect")
                .containing(why)
                .shown()
                .await;
            assert_eq!(
                proxy.arrivals("get_bot_agents").len(),
                connects,
                "{}",
                case.name
            );
            panel.field("Access token").holds(tokens::FULL).await;
            panel.field("Base URL").holds(&proxy.base_url()).await;
        }
        panel.button("Connect").click().await;
        count(panel).reads("10 bot agents").await;
        panel.keep((server, proxy));
    })
    .await;
}

#[tokio::test]
async fn an_error_page_that_quotes_the_request_does_not_show_the_token() {
    over_proxy(async |panel, _, proxy| {
        expect_failed_requests(panel);
        go(panel, "New bot agent").await;
        let page = format!("<pre>POST …\nauthorization: Bearer {}</pre>", tokens::FULL);
        proxy.always("get_bot_agents", Fault::Instead(Answer::new(403, page)));
        go(panel, "Bots").await;
        alert(panel, "Couldn’t load the bot agents")
            .containing(
                "The answer was status 403 with “<pre>POST … authorization: Bearer ••••••••</pre>”",
            )
            .shown()
            .await;
        let page = panel.source().await.expect("a page");
        assert!(!page.contains(tokens::FULL), "{page}");
    })
    .await;
}

#[tokio::test]
async fn a_list_of_ten_megabytes_is_shown() {
    over_proxy(async |panel, _, proxy| {
        // The sandbox doesn't know these bots.
        expect_failed_requests(panel);
        proxy.next("get_bot_agents", Fault::Rewritten(many_bots));
        go(panel, "New bot agent").await;
        go(panel, "Bots").await;
        count(panel).reads("50,000 bot agents").await;
        panel.field("Search by name or id").fill("bot 49999").await;
        count(panel).reads("1 of 50,000 bot agents").await;
        panel.link("Bot 49999").shown().await;
        // Which is read once nobody types any more.
        rows_read(panel).await;
    })
    .await;
}

const MANY: usize = 50_000;

/// A list of more than ten million bytes.
fn many_bots(_: &str) -> String {
    let note = "x".repeat(140);
    let bot = |number: usize| {
        format!(
            r#"{{"id": "{number:032x}", "name": "Bot {number}", "note": "{note}", "status": "offline"}}"#
        )
    };
    let bots: Vec<_> = (0..MANY).map(bot).collect();
    let body = format!(r#"{{"bot_agents": [{}]}}"#, bots.join(", "));
    assert!(body.len() > 10_000_000, "{}", body.len());
    body
}
