//! Hostile texts from the API and from the person: they are shown as what they are, and none of them runs.
//!
//! Besides the marks of what ran, the page is looked through each time for markup that could run later. The
//! policy would stop most of it; but then the browser would say so on the console, and the journey fail.

mod api;
mod strings;

use axum::Router;
use axum::response::Html;
use axum::routing::get;
use bot_agents_panel::sandbox::tokens;
use serde_json::json;
use tokio::net::TcpListener;

use crate::support::{Find, Panel, attempt, journey};
use crate::workspace::{alert, connect, count, open_bot, sandbox};
use api::HostileApi;

/// How many texts one script goes through, so that none takes longer than the driver waits.
const BATCH: usize = 20;

/// What the scripts below share: waiting, and looking for what the panel never makes of a text.
const TOOLS: &str = r"
    const frame = () => new Promise((done) => setTimeout(done));
    const until = async (what, holds) => {
      const deadline = performance.now() + 10000;
      while (!holds()) {
        if (performance.now() > deadline) throw new Error(`waited for ${what}`);
        await frame();
      }
    };
    const foreign = 'script, iframe, object, embed, base, meta[http-equiv], style, template, form[action], [srcdoc], [formaction]';
    const links = ['href', 'src', 'xlink:href', 'action', 'data', 'poster'];
    const suspects = () => {
      const found = [];
      for (const element of document.querySelectorAll('*')) {
        for (const { name, value } of element.attributes) {
          if (name.startsWith('on')) found.push(`${element.localName} with ${name}`);
          const whole = URL.parse(value, document.baseURI);
          // A picture that is all there runs nothing and asks nobody, unlike one that is a document (SVG).
          const isPicture = element.localName === 'img' && /^data:image\/(png|jpeg|gif|webp);base64,/.test(value);
          if (links.includes(name) && !/^https?:$/.test(whole?.protocol) && !isPicture) {
            found.push(`${element.localName} with ${name} ${value}`);
          }
        }
      }
      for (const element of document.body.querySelectorAll(foreign)) found.push(element.outerHTML);
      if (document.head.querySelectorAll('script').length !== 1) found.push('a second script');
      return found;
    };
    const seen = { shown: 0, suspects: [] };
    const look = (text) => {
      seen.suspects.push(...suspects());
      seen.shown += document.body.innerText.includes(text) ? 1 : 0;
    };
";

/// Has whatever runs counted, in every page from now on.
async fn count_runs(panel: &Panel) {
    let script = json!({ "source": strings::COUNT });
    let cdp = panel.driver.cdp();
    cdp.send_raw("Page.addScriptToEvaluateOnNewDocument", script)
        .await
        .expect("the script is taken");
}

/// Runs a script for each text, in which `text` is that, and checks that nothing else ran meanwhile. Returns
/// on how many pages the text itself was to be read.
async fn for_each_text(panel: &Panel, texts: &[String], script: &str) -> u64 {
    let mut shown = 0;
    for batch in texts.chunks(BATCH) {
        let each = format!("for (const text of arguments[0]) {{ {script} }}");
        shown += look_at(panel, batch, &each).await;
    }
    assert_eq!(panel.run("return runs").await, 0, "a text ran");
    shown
}

/// Runs a script over these texts, its `arguments[0]`, and returns how many were seen.
async fn look_at(panel: &Panel, texts: &[String], script: &str) -> u64 {
    let whole = format!("{TOOLS} return (async () => {{ {script} return seen; }})()");
    let seen = panel.driver.execute(whole, vec![json!(texts)]).await;
    let seen = seen.expect("the script runs").json().clone();
    assert_eq!(seen["suspects"], json!([]), "{texts:#?}");
    seen["shown"].as_u64().expect("a number")
}

/// Goes through the whole list, which has only the rows that are near, and returns how many texts were there.
async fn in_the_list(panel: &Panel, texts: &[String]) -> u64 {
    const SCROLL: &str = "
        const wanted = new Set(arguments[0]);
        for (let y = 0; wanted.size > 0 && y < document.documentElement.scrollHeight; y += innerHeight / 2) {
          scrollTo(0, y);
          const isThere = (row) => {
            const { top, bottom } = row.getBoundingClientRect();
            return top < innerHeight && bottom > innerHeight / 2;
          };
          await until(`rows at ${y}`, () => [...document.querySelectorAll('tbody tr[aria-rowindex]')].some(isThere));
          const there = document.querySelector('table').textContent;
          for (const text of [...wanted].filter((text) => there.includes(text))) {
            look(text);
            wanted.delete(text);
          }
        }";
    let shown = look_at(panel, texts, SCROLL).await;
    assert_eq!(panel.run("return runs").await, 0, "a text ran");
    shown
}

async fn connect_to(panel: &Panel, api: &HostileApi) {
    count_runs(panel).await;
    panel.goto("/").await;
    panel.field("Access token").fill(tokens::FULL).await;
    panel.button("Advanced settings").click().await;
    panel.field("Base URL").fill(&api.base_url()).await;
    panel.button("Connect").click().await;
}

/// Opens a bot's page the way the browser's own back button does, and everything on it that is closed.
const VISIT: &str = "
    history.pushState(null, '', `bots/${encodeURIComponent(text)}`);
    dispatchEvent(new PopStateEvent('popstate'));
    await until(text, () => document.querySelector('h1')?.textContent.includes(text));
    await until('the form', () => document.getElementById('bot-name')?.value === text);
    for (const part of ['JSON', 'Code', 'Webhooks']) {
      const links = [...document.querySelectorAll('.bot-tabs a')];
      const link = links.find((link) => link.textContent.trim() === part);
      link.click();
      await until(part, () => link.getAttribute('aria-current') === 'page');
    }
    for (const summary of document.querySelectorAll('main summary')) summary.click();
    for (const button of document.querySelectorAll('main button[aria-expanded=false]:not([role])')) button.click();
    await frame();
    look(text);";

#[tokio::test]
async fn what_the_api_says_is_shown_and_does_not_run() {
    // Each is gone to in four steps, and a browser takes no more than 200 in ten seconds from one page.
    for some in strings::all().chunks(40) {
        journey(async |panel| {
            let api = HostileApi::start(&strings::all(), false).await;
            panel.expect_console("net::ERR_NAME_NOT_RESOLVED");
            connect_to(panel, &api).await;
            count(panel).reads("200 bot agents").await;
            let listed = in_the_list(panel, some).await;
            assert_eq!(listed, some.len() as u64, "names in the list");
            let shown = for_each_text(panel, some, VISIT).await;
            assert_eq!(shown, some.len() as u64, "names on pages");
        })
        .await;
    }
}

/// Asks once more, and waits for the next reason.
const CONNECT_AGAIN: &str = "
    document.querySelector('form button[type=submit]').click();
    await until(text, () => document.querySelector('main [role=alert]')?.textContent.includes(text.trim()));
    look(text);";

#[tokio::test]
async fn the_reasons_of_the_api_are_shown_and_do_not_run() {
    journey(async |panel| {
        // The first is used up on the way in.
        let mut texts = strings::all();
        let api = HostileApi::start(&texts, true).await;
        panel.expect_console("the server responded with a status of 400");
        connect_to(panel, &api).await;
        alert(panel, "Couldn’t connect").shown().await;
        texts.rotate_left(1);
        let shown = for_each_text(panel, &texts, CONNECT_AGAIN).await;
        assert_eq!(shown, 200, "reasons");
    })
    .await;
}

/// Puts the text into every field the way typing, Enter and pasting do, tries to save, looks, and puts the form
/// back. The limit of chats is no number then, so nothing is ever saved.
const FILL_IN: &str = "
    const name = () => document.getElementById('bot-name')?.value;
    const selector = 'main input:not([type=radio], [type=checkbox]), main textarea';
    const fields = () => [...document.querySelectorAll(selector)].filter((field) => !field.disabled);
    for (const field of fields()) {
      const { set } = Object.getOwnPropertyDescriptor(Object.getPrototypeOf(field), 'value');
      field.focus();
      set.call(field, text);
      field.dispatchEvent(new InputEvent('input', { bubbles: true, data: text }));
    }
    await frame();
    for (const field of fields()) {
      field.focus();
      field.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true, cancelable: true }));
      field.dispatchEvent(new Event('change', { bubbles: true }));
      const clipboardData = new DataTransfer();
      clipboardData.setData('text/plain', text);
      field.dispatchEvent(new ClipboardEvent('paste', { bubbles: true, cancelable: true, clipboardData }));
    }
    await frame();
    const press = (label) => {
      const buttons = [...document.querySelectorAll('main button')];
      buttons.find((button) => button.textContent.trim() === label).click();
    };
    await until('the name', () => name() === text);
    press('Save');
    await until('what is wrong', () => document.querySelector('main .error-summary'));
    press('Review');
    await until('the review', () => document.querySelector('main dialog[open] .review'));
    look(text);
    press('Keep editing');
    press('Discard');
    await until('the old name', () => name() === 'John Doe');";

/// Searches for the text by the address, as a link from somebody else may.
const SEARCH: &str = "
    const value = encodeURIComponent(text);
    history.pushState(null, '', `bots?show=all&q=${value}&status=${value}&sort=${value}`);
    dispatchEvent(new PopStateEvent('popstate'));
    await until('the search', () => document.querySelector('input[type=search]')?.value === text);
    await frame();
    look(text);";

#[tokio::test]
async fn what_a_person_enters_is_shown_and_does_not_run() {
    for quarter in strings::all().chunks(50) {
        journey(async |panel| {
            let server = sandbox();
            count_runs(panel).await;
            connect(panel, &server, tokens::FULL).await;
            for_each_text(panel, quarter, SEARCH).await;
            panel.goto("/bots").await;
            open_bot(panel, "John Doe").await;
            open_everything(panel).await;
            for_each_text(panel, quarter, FILL_IN).await;
            assert!(server.requests_of("update_bot_agent").is_empty());
        })
        .await;
    }
}

/// Opens everything on a bot's page that is closed, so that all of its fields can be filled in.
async fn open_everything(panel: &Panel) {
    panel.tab("Webhooks").await;
    let open = "for (const summary of document.querySelectorAll('main summary')) summary.click();";
    panel.run(open).await;
    panel.field("Payload to try").counts(2).await;
}

#[tokio::test]
async fn a_page_that_took_a_text_for_markup_would_be_found_out() {
    for insert in [
        "document.body.insertAdjacentHTML('beforeend', text);",
        "document.body.append(Object.assign(document.createElement('a'), { href: text }));",
        "document.body.append(Object.assign(document.createElement('img'), { src: text }));",
    ] {
        let failure = attempt(async |panel| {
            count_runs(panel).await;
            panel.goto("/").await;
            panel.heading("Manage your bot agents").shown().await;
            let texts = strings::one_of_each();
            for_each_text(panel, &texts, &format!("{insert} look(text);")).await;
        })
        .await
        .expect_err("there is markup");
        let found = &failure.problems[0];
        assert!(
            found.contains("assertion `left == right` failed"),
            "{found}"
        );
        assert!(found.contains("javascript:"), "{found}");
    }
}

/// Takes the text for markup: as it is, in attributes in either kind of quotes or in none, and as the address
/// of a link that is followed.
const TAKE_FOR_MARKUP: &str = r#"
    const before = runs;
    const places = [
      text,
      `<p title="${text}">`,
      `<p title='${text}'>`,
      `<img src=${text}>`,
      `<title>${text}</title>`,
      `<textarea>${text}</textarea>`,
      `<!-- ${text} -->`,
      `<script>'${text}'</script>`,
      `<script>{"a": [{"b": "${text}"}]};</script>`,
      '<script>`' + text + '`</script>',
      decodeURIComponent(text),
      new DOMParser().parseFromString(text, 'text/html').documentElement.textContent,
      text.replace(/\u([0-9a-f]{4})/g, (_, code) => String.fromCharCode(parseInt(code, 16))),
      `<a href="${text}">x</a>`,
    ];
    const frames = places.map((place) => {
      const frame = document.createElement('iframe');
      frame.srcdoc = `<!DOCTYPE html><body>${place}`;
      return frame;
    });
    const loaded = frames.map((frame) => new Promise((done) => { frame.onload = done; }));
    document.body.append(...frames);
    await Promise.all(loaded);
    for (const frame of frames) {
      for (const target of frame.contentDocument?.querySelectorAll('a, input, p') ?? []) {
        target.click();
        target.focus();
        target.dispatchEvent(new MouseEvent('mouseover'));
      }
    }
    await new Promise((done) => setTimeout(done, 50));
    frames.forEach((frame) => frame.remove());
    if (runs === before) silent.push(text);"#;

/// The texts are what they seem: a page that nothing protects, and that takes them for markup, runs most. The
/// others ran in older browsers.
#[tokio::test]
async fn the_texts_run_where_they_are_taken_for_markup() {
    let mut ran = 0;
    let mut silent = Vec::new();
    // The console is full of what the texts did.
    let noise = attempt(async |panel| {
        count_runs(panel).await;
        let page = "<!DOCTYPE html><link rel=icon href=data:,><body>";
        let router = Router::new().route("/", get(Html(page)));
        let listener = TcpListener::bind("127.0.0.1:0").await.expect("a free port");
        let address = listener.local_addr().expect("the port just bound");
        tokio::spawn(async move { axum::serve(listener, router).await });
        let home = format!("http://{address}/");
        panel.driver.goto(home).await.expect("the page loads");

        for batch in strings::one_of_each().chunks(BATCH) {
            let each = format!("for (const text of arguments[0]) {{ {TAKE_FOR_MARKUP} }}");
            let whole =
                format!("const silent = []; return (async () => {{ {each} return silent; }})()");
            let left = panel.driver.execute(whole, vec![json!(batch)]).await;
            let left: Vec<String> = left
                .and_then(|left| left.convert())
                .expect("the script runs");
            ran += batch.len() - left.len();
            silent.extend(left);
        }
    })
    .await;
    assert!(noise.is_err());
    assert!(ran >= 38, "only {ran} of 50 ran, not {silent:#?}");
}
