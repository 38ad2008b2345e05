//! Answers that overtake each other: what is on the screen in the end is what was asked for last.

use std::time::Instant;

use bot_agents_panel::sandbox::tokens;
use serde_json::json;

use super::{go, held, over_proxy, report};
use crate::server::Running;
use crate::support::{Fault, Find, Panel, Proxy, View};
use crate::workspace::{Members, count, do_elsewhere, rows_read};

/// Numbers by chance, the same in each run.
struct Dice(u64);

impl Dice {
    fn below(&mut self, limit: usize) -> usize {
        self.0 ^= self.0 << 13;
        self.0 ^= self.0 >> 7;
        self.0 ^= self.0 << 17;
        usize::try_from(self.0 % limit as u64).expect("a small number")
    }
}

/// Lets all answers of an action that wait go by chance, each after the one before has come to the
/// page. Says how many there were, and whether their order was another than that of the questions.
async fn release(panel: &Panel, proxy: &Proxy, action: &str, dice: &mut Dice) -> (usize, bool) {
    panel.run("performance.clearResourceTimings()").await;
    let all = proxy.held().len();
    let mut shuffled = false;
    for done in 1..=all {
        let index = dice.below(proxy.held().len());
        shuffled |= index > 0;
        proxy.release(index);
        panel.has_answers(action, done).await;
    }
    (all, shuffled)
}

#[tokio::test]
async fn a_hundred_shuffled_lists_end_with_the_last_selection() {
    over_proxy(async |panel, server, proxy| {
        let started = Instant::now();
        let mut dice = Dice(0x5eed_1157);
        let (mut answers, mut shuffled, mut all) = (0, 0, false);
        while answers < 100 {
            rows_read(panel).await;
            proxy.always("get_bot_agents", Fault::Held);
            // No more than a browser has connections: all of the bots takes two readings.
            let mut waiting = 0;
            for round in 0..3 {
                if round > 0 {
                    // So that each answer is another.
                    let bot =
                        json!({"name": format!("Bot {answers} {round}"), "status": "offline"});
                    do_elsewhere(server, "create_bot_agent", &bot);
                }
                all = !all;
                choose(panel, all).await;
                waiting += if all { 2 } else { 1 };
                held(proxy, waiting).await;
            }
            let (released, mixed) = release(panel, proxy, "get_bot_agents", &mut dice).await;
            answers += released;
            shuffled += usize::from(mixed);
            proxy.heal();
            shows(panel, server, all).await;
        }
        assert!(shuffled > 10, "only {shuffled} rounds were out of order");
        report(
            &format!("{answers} shuffled answers to get_bot_agents"),
            started,
        );
    })
    .await;
}

async fn choose(panel: &Panel, all: bool) {
    let name = if all { "All" } else { "Mine" };
    panel.role("radio", name).click().await;
}

/// Checks that the list is the one that was asked for last.
async fn shows(panel: &Panel, server: &Running, all: bool) {
    let mine = |bot: &&Members| bot["application"]["client_id"] == tokens::CLIENT_ID;
    let bots = server.sandbox().bots().to_vec();
    let wanted = if all {
        bots.len()
    } else {
        bots.iter().filter(mine).count()
    };
    count(panel).reads(&format!("{wanted} bot agents")).await;
    let name = if all { "All" } else { "Mine" };
    panel.role("radio", name).is_checked(true).await;
}

#[tokio::test]
async fn shuffled_bots_end_with_the_one_that_was_opened_last() {
    const NAMES: [&str; 4] = [
        "John Doe",
        "Pizza bot",
        "Channel router",
        "Language detector",
    ];
    over_proxy(async |panel, _, proxy| {
        let started = Instant::now();
        let mut dice = Dice(0x5eed_b075);
        let mut answers = 0;
        while answers < 40 {
            // All of them: the list shall not read any bot meanwhile.
            panel.view_whole_page(View::ALL[0]).await;
            rows_read(panel).await;
            proxy.always("get_bot_agent_details", Fault::Held);
            let mut last = "";
            for visit in 1..=4 {
                if visit > 1 {
                    go(panel, "Bots").await;
                }
                last = NAMES[dice.below(NAMES.len())];
                panel.link(last).click().await;
                held(proxy, visit).await;
            }
            let action = "get_bot_agent_details";
            answers += release(panel, proxy, action, &mut dice).await.0;
            proxy.heal();
            panel.heading(last).shown().await;
            panel.field("Name").holds(last).await;
            go(panel, "Bots").await;
        }
        report(
            &format!("{answers} shuffled answers to get_bot_agent_details"),
            started,
        );
    })
    .await;
}
