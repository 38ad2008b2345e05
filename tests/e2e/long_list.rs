//! Ten thousand bots: only the rows near what is seen are in the page, and nobody notices.

use std::time::Duration;

use bot_agents_panel::sandbox::{Sandbox, tokens};
use serde_json::{Value, json};

use crate::server::{self, Options};
use crate::support::{Find, Panel, journey, wait_until};
use crate::workspace::{count, in_demo, sign_in_to};

/// The numbers of the rows that are in the page, as assistive technology is told them, and how many rows
/// there are in all.
const ROWS: &str = "
    const rows = [...document.querySelectorAll('tbody tr[aria-rowindex]')];
    return [
      rows.length,
      Number(rows[0].ariaRowIndex),
      Number(rows.at(-1).ariaRowIndex),
      Number(document.querySelector('table').getAttribute('aria-rowcount')),
    ];";

/// How many of the rows' places on the screen are empty.
const EMPTY: &str = "
    const { left, bottom } = document.querySelector('table').getBoundingClientRect();
    const top = document.querySelector('tbody').getBoundingClientRect().top;
    let empty = 0;
    for (let y = Math.max(top + 1, 1); y < Math.min(innerHeight, bottom); y += 20) {
      const at = document.elementsFromPoint(left + 60, y).map((element) => element.closest('tbody tr'));
      if (!at.some((row) => row?.ariaRowIndex)) empty += 1;
    }
    return empty;";

async fn rows(panel: &Panel) -> [u64; 4] {
    let numbers = panel.run(ROWS).await;
    [0, 1, 2, 3].map(|place| numbers[place].as_u64().unwrap_or_default())
}

#[track_caller]
fn run_until(panel: &Panel, script: &str, wanted: Value) -> impl Future<Output = ()> {
    wait_until(
        format!("{script} to give {wanted}"),
        async move || match panel.run(script).await {
            now if now == wanted => Ok(()),
            now => Err(format!("it gives {now}")),
        },
    )
}

#[tokio::test]
async fn ten_thousand_bots_take_few_rows() {
    journey(async |panel| {
        let sandbox = Sandbox::with_bots(1, 10_000);
        let server = server::start(sandbox, Options::default()).expect("a free port");
        panel.goto("/bots?show=all").await;
        sign_in_to(panel, &server, tokens::FULL).await;
        count(panel).within(Duration::from_mins(1)).shown().await;
        count(panel).reads("10,000 bot agents").await;
        run_until(panel, EMPTY, json!(0)).await;
        let [shown, first, _, all] = rows(panel).await;
        assert!(shown < 100, "{shown} rows");
        assert_eq!((first, all), (2, 10_001));

        // The end of the page is the end of the list.
        panel
            .run("scrollTo(0, document.documentElement.scrollHeight)")
            .await;
        run_until(panel, EMPTY, json!(0)).await;
        let [shown, _, last, _] = rows(panel).await;
        assert!(shown < 100, "{shown} rows");
        assert_eq!(last, 10_001);

        // Anywhere between, what is on the screen is there at once, and the page is as long as ever.
        let height = panel
            .run("return document.documentElement.scrollHeight")
            .await;
        for part in [1, 3, 5, 7, 9] {
            let script = format!("scrollTo(0, document.documentElement.scrollHeight * 0.{part})");
            panel.run(&script).await;
            run_until(panel, EMPTY, json!(0)).await;
            let now = panel
                .run("return document.documentElement.scrollHeight")
                .await;
            assert_eq!(now, height, "at {part} tenths");
        }
        assert!(rows(panel).await[0] < 100);

        // Selecting all means all, in the page or not.
        panel
            .run("document.querySelector('thead input').click()")
            .await;
        panel
            .css(".bulk-bar__selected")
            .reads("10,000 selected")
            .await;

        // A search goes back to a short list.
        panel.field("Search by name or id").fill("john").await;
        panel
            .css(".bulk-bar__count")
            .containing(" of 10,000 bot agents")
            .shown()
            .await;
        panel.link("John Doe").shown().await;
    })
    .await;
}

#[tokio::test]
async fn the_focus_stays_in_its_row_however_far_it_is_scrolled_away() {
    journey(async |panel| {
        let sandbox = Sandbox::with_bots(1, 1_000);
        let server = server::start(sandbox, Options::default()).expect("a free port");
        panel.goto("/bots?show=all").await;
        sign_in_to(panel, &server, tokens::FULL).await;
        count(panel).reads("1,000 bot agents").await;
        let tick = panel.css("tr[aria-rowindex='9'] input");
        tick.press(" ").await;
        panel.focuses(tick.clone()).await;
        let number = "return document.activeElement.closest('tr')?.ariaRowIndex";
        let before = panel.run(number).await;
        for top in [300, 600, 2_000, 30_000] {
            panel.run(&format!("scrollTo(0, {top})")).await;
            run_until(panel, EMPTY, json!(0)).await;
            assert_eq!(panel.run(number).await, before, "at {top}");
        }
        // Back at the row, by what keeps the focus in view.
        panel.run("document.activeElement.scrollIntoView()").await;
        run_until(panel, EMPTY, json!(0)).await;
        panel.focuses(tick.clone()).await;
        tick.is_checked(true).await;
    })
    .await;
}

/// Whether all that a row shows is of one bot, and all rows that are there show what was read of theirs.
const OF_ONE_BOT: &str = "
    return [...document.querySelectorAll('tbody tr[aria-rowindex]')].every((row) => {
      const link = row.querySelector('.bot-name__line');
      const [name, id] = [link.textContent, row.querySelector('.bot-name__id').textContent];
      const labels = [link.title, row.querySelector('input').ariaLabel, row.querySelector('select')?.ariaLabel ?? name];
      return link.pathname.endsWith(`/bots/${id}`) && labels.every((label) => label.includes(name))
        && !row.querySelector('.unread');
    });";

/// How many of the first rows are elements that were there when they were marked.
const MARKED: &str = "
    return [...document.querySelectorAll('tbody tr[aria-rowindex]')].slice(0, 8).filter((row) => row.marked).length;";

#[tokio::test]
async fn what_is_typed_changes_the_rows_that_are_there_instead_of_making_others() {
    journey(async |panel| {
        let sandbox = Sandbox::with_bots(1, 1_000);
        let server = server::start(sandbox, Options::default()).expect("a free port");
        panel.goto("/bots?show=all").await;
        sign_in_to(panel, &server, tokens::FULL).await;
        count(panel).reads("1,000 bot agents").await;
        run_until(panel, OF_ONE_BOT, json!(true)).await;
        let mark =
            "document.querySelectorAll('tbody tr').forEach((row) => { row.marked = true; });";
        let found = "return ['.bot-name__id', '.bulk-bar__count'].map((at) => document.querySelector(at).textContent)";
        panel.field("Search by name or id").click().await;
        for letter in ["9", "b"] {
            panel.run(mark).await;
            let before = panel.run(found).await;
            panel.press(letter).await;
            wait_until(format!("{letter} to be found"), async || match panel.run(found).await {
                now if now == before => Err(format!("still {now}")),
                _ => Ok(()),
            })
            .await;
            assert_eq!(panel.run(MARKED).await, json!(8), "after {letter}");
            // They are of the other bots, all of them.
            run_until(panel, OF_ONE_BOT, json!(true)).await;
        }

        // Where something in the rows may be in use, others come in their place.
        panel.run(mark).await;
        panel
            .run("document.querySelector('tbody input').focus()")
            .await;
        panel
            .run("document.querySelector('th .sort-button').click()")
            .await;
        run_until(panel, OF_ONE_BOT, json!(true)).await;
        run_until(panel, MARKED, json!(0)).await;
    })
    .await;
}

/// A place of the history for another order, as a link to it makes one.
const ANOTHER_ORDER: &str = "
    history.pushState(null, '', '/bots?show=all&sort=-name');
    dispatchEvent(new PopStateEvent('popstate'));";

/// Types into the search and goes back before the URL has followed. Keeps what the panel puts there from now on.
const TYPE_AND_GO_BACK: &str = "
    window.shown = [];
    for (const name of ['pushState', 'replaceState']) {
      const change = history[name].bind(history);
      history[name] = (...how) => { shown.push(String(how[2])); change(...how); };
    }
    const search = document.querySelector('#search');
    search.value = 'pizza';
    search.dispatchEvent(new Event('input', { bubbles: true }));
    history.back();";

#[tokio::test]
async fn going_back_right_after_a_key_stays_gone_back() {
    in_demo(async |panel, _| {
        panel.arrives_at("/bots?show=all").await;
        panel.run(ANOTHER_ORDER).await;
        panel.arrives_at("/bots?show=all&sort=-name").await;
        panel.run(TYPE_AND_GO_BACK).await;
        panel.arrives_at("/bots?show=all").await;
        panel.field("Search by name or id").holds("").await;
        // Whatever was to be shown before this is shown by then.
        panel.field("Search by name or id").fill("john").await;
        panel.arrives_at("/bots?show=all&q=john").await;
        let shown = panel.run("return shown.join(' ')").await;
        let shown = shown.as_str().expect("a text");
        assert!(!shown.contains("pizza"), "{shown}");
    })
    .await;
}
