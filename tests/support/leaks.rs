//! Searches everything that a browser keeps or shows for the characters of access tokens and of secret keys, after
//! each journey.

use std::io::Write as _;
use std::sync::atomic::{AtomicUsize, Ordering};

use bot_agents_panel::model::secret;
use bot_agents_panel::sandbox::{Sandbox, tokens::TOKENS};
use serde_json::{Value, json};

use super::panel::{Console, Panel};

/// Returns the names of the places in which any of the given texts occurs, and how many were looked at.
///
/// A secret key has its place in a field, masked or not, and in no text of the page. The demo is kept whole in the
/// browser, which is all the API it has.
///
/// What a person types into a masked field is theirs to see, and the tab may remember the connection
/// if they said so. What the page doesn't use at all must be empty.
const SEARCH: &str = r"
    const [tokens, keys, remembered] = arguments;
    const places = [];
    const add = (name, text) => places.push([name, String(text)]);
    for (const [area, storage] of Object.entries({ localStorage, sessionStorage })) {
      for (const [key, value] of Object.entries(storage)) {
        if (storage === sessionStorage && key === remembered) continue;
        add(`${area}, ${key}`, key + value);
      }
    }
    add('the address', location.href);
    add('the referrer', document.referrer);
    add('the history’s state', JSON.stringify(history.state));
    add('cookies', document.cookie);
    add('the window’s name', name);
    add('the title', document.title);
    const page = document.documentElement.cloneNode(true);
    add('the page', page.outerHTML);
    // A copy of what stands in a text area, by which it is sized.
    page.querySelectorAll('[data-text]').forEach((area) => area.removeAttribute('data-text'));
    const texts = page.outerHTML;
    add('what is selected', getSelection());
    for (const field of document.querySelectorAll('input:not(.input__control--masked), textarea, select')) {
      add(`the field ${field.id || field.name}`, field.value);
    }
    for (const entry of performance.getEntries()) {
      // The page's own entry keeps the fragment by which it was come to, whatever the page does; nobody
      // else can read it, and a fragment is never sent.
      const arrival = entry.entryType === 'navigation';
      add('an address that was asked for', arrival ? entry.name.split('#')[0] : entry.name);
    }
    const decoded = (text) => {
      try { return decodeURIComponent(text); } catch { return text; }
    };
    const holds = (text, what) => what.some((it) => text.includes(it) || decoded(text).includes(it));
    const holdsKey = ([name, text]) =>
      !name.startsWith('the field') && name !== 'localStorage, bot-agents-panel/demo' && holds(name === 'the page' ? texts : text, keys);
    const hits = places.filter(([, text]) => holds(text, tokens)).map(([name]) => name);
    hits.push(...places.filter(holdsKey).map(([name]) => `${name} (a secret key)`));
    return Promise.all([indexedDB.databases(), caches.keys()]).then((unused) => {
      if (unused.flat().length > 0) hits.push('a database or cache that nobody searches');
      return [hits, places.length];
    });
";

/// Where the tab keeps the connection if the person wants it to.
const REMEMBERED: &str = "bot-agents-panel/connection";

/// How many places were searched, and what was found there.
#[derive(Clone, Debug, Default)]
pub struct Searched {
    pub places: usize,
    /// Those that hold a token or a secret key.
    pub hits: Vec<String>,
}

impl Panel {
    /// Searches the browser for access tokens and secret keys that shouldn't be there.
    pub(super) async fn search_for_secrets(&self, console: &Console) -> Result<Searched, String> {
        let (tokens, keys) = (tokens(), secret_keys());
        let mut searched = self.search(&tokens, &keys).await?;
        let entries = console.as_deref().unwrap_or_default();
        let holds = |text: &str| is_in(text, &tokens, &keys);
        let told = entries.iter().filter(|entry| holds(&entry.message));
        searched.hits.extend(told.map(|_| "the console".to_owned()));
        searched.places += entries.len();
        Ok(searched)
    }

    /// The page and the window's history.
    async fn search(&self, tokens: &[&str], keys: &[String]) -> Result<Searched, String> {
        let explain = |error| format!("the page could not be searched for secrets: {error}");
        let remembered = self.remembers_token().then_some(REMEMBERED);
        let arguments = vec![json!(tokens), json!(keys), json!(remembered)];
        let found = self.driver.execute(SEARCH, arguments).await;
        let found: (Vec<String>, usize) =
            found.and_then(|found| found.convert()).map_err(explain)?;
        let (mut hits, places) = found;

        let cdp = self.driver.cdp();
        let history = cdp.send_raw("Page.getNavigationHistory", json!({})).await;
        let history = history.map_err(explain)?;
        let entries = history["entries"].as_array().map_or(&[][..], Vec::as_slice);
        // Not `userTypedURL`: it keeps how an entry was first come to, and only tools like this one see it.
        let shown = |entry: &Value| format!("{} {}", entry["url"], entry["title"]);
        let holds = |entry: &&Value| is_in(&shown(entry), tokens, keys);
        let visited = entries.iter().filter(holds);
        hits.extend(visited.map(|_| "the history".to_owned()));
        let places = places + entries.len();
        Ok(Searched { places, hits })
    }
}

/// The part of each token that nothing else can hold: what follows its readable beginning.
fn tokens() -> Vec<&'static str> {
    let tails = TOKENS.iter().map(|token| token.text.rsplit('-').next());
    tails.map(Option::unwrap_or_default).collect()
}

/// The secret keys of the bots that every sandbox begins with, but for those that may stand somewhere by chance.
fn secret_keys() -> Vec<String> {
    let bots = Sandbox::new(0)
        .bots()
        .iter()
        .cloned()
        .map(Value::Object)
        .collect();
    let mut keys = secret::found(&Value::Array(bots));
    keys.retain(|key| key.contains(|letter: char| letter.is_ascii_digit()));
    keys
}

fn is_in(text: &str, tokens: &[&str], keys: &[String]) -> bool {
    let mut keys = keys.iter();
    tokens.iter().any(|token| text.contains(token)) || keys.any(|key| text.contains(key))
}

/// How many journeys and places were searched, and what was found there, in all.
static JOURNEYS: AtomicUsize = AtomicUsize::new(0);
static PLACES: AtomicUsize = AtomicUsize::new(0);
static HITS: AtomicUsize = AtomicUsize::new(0);

/// Counts a journey, and says on the test's output how much was searched so far, even if that is captured.
pub fn report(searched: &Searched) {
    let add = |count: &AtomicUsize, more| count.fetch_add(more, Ordering::Relaxed) + more;
    let journeys = add(&JOURNEYS, 1);
    let places = add(&PLACES, searched.places);
    let hits = add(&HITS, searched.hits.len());
    let line =
        format!("secrets: {journeys} scenarios searched so far in {places} places, {hits} hits\n");
    let _ = std::io::stderr().write_all(line.as_bytes());
}

#[test]
fn every_token_has_characters_of_its_own() {
    let secrets = tokens();
    assert_eq!(secrets.len(), TOKENS.len());
    for (secret, token) in secrets.iter().zip(TOKENS) {
        assert_eq!(secret.len(), 10, "{}", token.text);
        let holders = TOKENS.iter().filter(|other| other.text.contains(secret));
        assert_eq!(holders.count(), 1, "{}", token.text);
    }
}

#[test]
fn the_secret_keys_of_the_sandbox_are_known() {
    let keys = secret_keys();
    assert!(keys.len() >= 8, "{keys:?}");
    assert!(keys.contains(&"JSauw0Aks8l-asAa".to_owned()));
}
