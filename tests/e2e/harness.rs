//! The harness itself, seen to fail when it should.

use bot_agents_panel::sandbox::tokens;

use crate::support::{Failure, Find, Panel, attempt};
use crate::workspace::{connect, count, sandbox};

#[tokio::test]
async fn a_journey_that_looks_in_vain_fails_at_its_line() {
    let failure = attempt(async |panel| {
        panel.goto("/").await;
        panel.button("No such button").click().await;
    })
    .await
    .expect_err("there is no such button");

    let problem = &failure.problems[0];
    assert!(problem.starts_with(file!()), "{problem}");
    assert!(
        problem.contains("a click on button \"No such button\": there is none"),
        "{problem}"
    );
}

#[tokio::test]
async fn a_journey_that_leaves_a_message_on_the_console_fails() {
    let failure = attempt(async |panel| {
        panel.goto("/").await;
        panel.run("console.warn('seen by nobody')").await;
    })
    .await
    .expect_err("the console is not clean");

    assert_eq!(failure.problems.len(), 1, "{failure}");
    assert!(failure.problems[0].contains("seen by nobody"), "{failure}");
}

#[tokio::test]
async fn an_expected_message_is_allowed_and_required() {
    attempt(async |panel| {
        panel.goto("/").await;
        panel.expect_console("a network error");
        panel.run("console.error('a network error')").await;
    })
    .await
    .expect("the message was expected");

    let failure = attempt(async |panel| {
        panel.goto("/").await;
        panel.expect_console("a network error");
    })
    .await
    .expect_err("the message never came");
    assert_eq!(
        failure.problems,
        ["never came on the console: a network error"]
    );
}

#[tokio::test]
async fn an_api_that_a_journey_lets_go_of_is_there_until_the_browser_is_gone() {
    attempt(async |panel| {
        let server = sandbox();
        connect(panel, &server, tokens::FULL).await;
        drop(server);
        panel.reload().await;
        count(panel).reads("10 bot agents").await;
    })
    .await
    .expect("nothing that is read at the end of a journey fails");
}

#[tokio::test]
async fn nothing_inline_runs_under_the_policy() {
    let failure = attempt(async |panel| {
        panel.goto("/").await;
        panel
            .run("const s = document.createElement('script'); s.text = 'window.ran = 1'; document.body.append(s)")
            .await;
        assert!(panel.run("return window.ran").await.is_null());
    })
    .await
    .expect_err("the browser reports the violation");
    assert!(
        failure.problems[0].contains("Content Security Policy"),
        "{failure}"
    );
}

/// With nothing but the end of a token; the person hasn't asked for it to be remembered.
#[tokio::test]
async fn a_token_anywhere_in_the_browser_fails_the_journey() {
    let tail = tokens::FULL.rsplit('-').next().expect("a tail");
    let failure = attempt(async |panel| {
        panel.goto("/").await;
        // The panel's own title comes with it.
        panel.heading("Manage your bot agents").shown().await;
        panel.run(&LEAKS.replace("TAIL", tail)).await;
    })
    .await
    .expect_err("a token is everywhere");
    for place in LEAKING {
        assert_leaks(&failure, place);
    }

    let failure = attempt(async |panel| {
        panel.goto(&format!("/?a={tail}")).await;
        let next = panel.address("/connect");
        panel
            .run(&format!("history.pushState(null, '', '{next}')"))
            .await;
    })
    .await
    .expect_err("a token was in the address");
    assert_leaks(&failure, "the history");
}

/// A key of the sandbox's, which may stand in a field and nowhere else.
#[tokio::test]
async fn a_secret_key_anywhere_but_in_a_field_fails_the_journey() {
    let failure = attempt(async |panel| {
        panel.goto("/").await;
        panel.heading("Manage your bot agents").shown().await;
        panel.run(&LEAKS.replace("TAIL", "JSauw0Aks8l-asAa")).await;
    })
    .await
    .expect_err("a secret key is everywhere");
    for place in LEAKING {
        match place {
            "the history" | "the console" => assert_leaks(&failure, place),
            "the field leak" | "a database or cache that nobody searches" => {
                let problem = format!("a secret is in {place} (a secret key)");
                assert!(!failure.problems.contains(&problem), "{failure}");
            }
            _ => assert_leaks(&failure, &format!("{place} (a secret key)")),
        }
    }
}

#[track_caller]
fn assert_leaks(failure: &Failure, place: &str) {
    let problem = format!("a secret is in {place}");
    assert!(failure.problems.contains(&problem), "{place}: {failure}");
}

/// Leaves the end of a token in every place that is searched.
const LEAKS: &str = r"
    localStorage.setItem('draft', 'xTAILx');
    sessionStorage.setItem('bot-agents-panel/connection', 'TAIL');
    document.cookie = 'a=TAIL';
    name = 'TAIL';
    document.title = 'TAIL';
    document.body.dataset.a = 'TAIL';
    const field = Object.assign(document.createElement('textarea'), { id: 'leak', value: 'TAIL' });
    document.body.append(field);
    console.info('TAIL');
    history.pushState(['TAIL'], '', '#TAIL');
    return caches.open('a').then(() => null);
";

/// Those places.
const LEAKING: [&str; 12] = [
    "localStorage, draft",
    "sessionStorage, bot-agents-panel/connection",
    "the address",
    "the history’s state",
    "cookies",
    "the window’s name",
    "the title",
    "the page",
    "the field leak",
    "a database or cache that nobody searches",
    "the history",
    "the console",
];

#[tokio::test]
async fn a_token_may_be_typed_and_remembered() {
    attempt(async |panel| {
        panel.goto("/").await;
        panel.field("Access token").fill(tokens::FULL).await;
        let remember = format!(
            "sessionStorage.setItem('bot-agents-panel/connection', '{}')",
            tokens::FULL
        );
        panel.run(&remember).await;
        panel.may_remember_token(true);
    })
    .await
    .expect("the person does both");
}

#[tokio::test]
async fn axe_finds_what_is_wrong_in_either_theme() {
    let failure = attempt(async |panel| {
        panel.goto("/").await;
        panel.heading("Manage your bot agents").shown().await;
        panel.axe("Connect").await;
        panel.run(FAULTS).await;
        panel.axe("Faults").await;
    })
    .await
    .expect_err("axe judges what is there now");

    let found = &failure.problems[0];
    for fault in ["button-name", "target-size", "label"] {
        for view in ["light, 1280", "dark, 360"] {
            let line = format!("Faults, {view} px wide: {fault} (");
            assert!(found.contains(&line), "{line} in {found}");
        }
    }
    // Dark on light is as it should be; the same on dark isn't.
    assert!(
        found.contains("Faults, dark, 1280 px wide: color-contrast ("),
        "{found}"
    );
    assert!(
        !found.contains("Faults, light, 1280 px wide: color-contrast ("),
        "{found}"
    );
}

/// What axe has to object to: nameless buttons too small and close, a field without a label, and a colour
/// that is meant for one theme only.
const FAULTS: &str = r#"
    const main = document.querySelector('main');
    main.insertAdjacentHTML('afterbegin', '<p id="faint">Faint</p><input><p><button></button><button></button></p>');
    document.getElementById('faint').style.color = '#333333';
    for (const button of main.querySelectorAll('button:empty')) {
      button.style.inlineSize = button.style.blockSize = '8px';
    }
"#;

/// A page with the things that journeys look for, put in place of the panel.
const SPECIMEN: &str = r#"
    document.body.innerHTML = `
      <h2>Specimen</h2>
      <label>Bot name <input></label>
      <label>Status <select><option>accepting chats</option><option>offline</option></select></label>
      <ul>
        <li>John Doe <button>Remove</button></li>
        <li>Jane Roe <button aria-label="Remove">x</button></li>
        <li hidden>Jim Poe <button>Remove</button></li>
      </ul>
      <p>It's "quoted"</p>`;
    document.querySelectorAll('button').forEach((button) => {
      button.onclick = () => setTimeout(() => button.parentElement.remove(), 100);
    });
"#;

/// Only once the panel has started, which would otherwise miss its own page.
async fn show_specimen(panel: &Panel) {
    panel.goto("/").await;
    panel.heading("Manage your bot agents").shown().await;
    panel.run(SPECIMEN).await;
}

#[tokio::test]
async fn things_are_found_by_role_name_and_text_and_acted_on() {
    attempt(async |panel| {
        show_specimen(panel).await;

        panel.heading("Specimen").shown().await;
        panel.text("It's \"quoted\"").reads("It's \"quoted\"").await;

        let name = panel.field("Bot name");
        name.fill("Pizza bot").await;
        name.fill("Pasta").await;
        name.holds("Pasta").await;
        panel.focuses(name.clone()).await;
        name.fill("").await;
        name.holds("").await;

        panel.field("Status").choose("offline").await;
        panel.field("Status").holds("offline").await;

        let items = panel.every("listitem");
        items.counts(2).await;
        assert_eq!(items.texts().await, ["John Doe Remove", "Jane Roe x"]);
        items
            .clone()
            .containing("Jane")
            .button("Remove")
            .click()
            .await;
        items.clone().containing("Jane").gone().await;
        items.containing("John").shown().await;
    })
    .await
    .expect("the specimen has all of this");
}

#[tokio::test]
async fn acting_on_one_of_many_fails() {
    let failure = attempt(async |panel| {
        show_specimen(panel).await;
        panel.button("Remove").click().await;
    })
    .await
    .expect_err("two such buttons are displayed");

    assert!(failure.problems[0].ends_with("there are 2"), "{failure}");
}

#[tokio::test]
async fn letters_of_no_font_are_seen() {
    let looked = attempt(async |panel| {
        panel.goto("/").await;
        let heading = panel.every("heading").containing("Manage your bot agents");
        heading.shown().await;
        assert!(panel.letters_of_no_font().await.is_empty());
        panel
            .run("document.querySelector('h1').append('é 聊 \\u200b\\ue000')")
            .await;
        assert_eq!(panel.letters_of_no_font().await, ["\u{e000}"]);
    });
    looked.await.expect("each is told");
}
